//! What is said of the glossaries of other programs.

use std::borrow::Cow;

use super::Msg;
use crate::dictionary::{GlossaryError, GlossaryWarning};
use crate::reader::Language;

/// Why a glossary is refused, and what to do about it.
pub fn glossary_error(error: &GlossaryError, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match error {
        GlossaryError::NoEntries => say(Msg::DictionaryNoEntries),
        GlossaryError::NoConcepts => say(Msg::DictionaryNoConcepts),
        GlossaryError::MalformedXml { line, column } => say(Msg::DictionaryMalformedXml { line, column }),
        GlossaryError::EmptyDictionary => say(Msg::DictionaryEmpty),
        GlossaryError::KanjiOnly => say(Msg::DictionaryKanjiOnly),
        GlossaryError::FrequenciesOnly => say(Msg::DictionaryFrequenciesOnly),
        GlossaryError::PronunciationsOnly => say(Msg::DictionaryPronunciationsOnly),
        GlossaryError::Workbook => say(Msg::DictionaryWorkbook),
        GlossaryError::AnkiPackage => say(Msg::DictionaryAnkiPackage),
        GlossaryError::OtherFormat { format } => say(Msg::DictionaryOtherFormat { format }),
        GlossaryError::NotText => say(Msg::DictionaryNotText),
        GlossaryError::TooManyEntries { limit } => say(Msg::DictionaryTooManyEntries { limit }),
        GlossaryError::TooManyNames { limit } => say(Msg::DictionaryTooManyNames { limit }),
        GlossaryError::TooMuchText { limit } => say(Msg::DictionaryTooMuchText { limit }),
        GlossaryError::PartMissing { part } => say(Msg::DictionaryPartMissing { part }),
        GlossaryError::NotStarDict => say(Msg::DictionaryNotStarDict),
        GlossaryError::Damaged { part } => say(Msg::DictionaryDamaged { part }),
        GlossaryError::NotYomitan => say(Msg::DictionaryNotYomitan),
        GlossaryError::NewerFormat { version } => say(Msg::DictionaryNewerFormat { version }),
        GlossaryError::Malformed { part, line, column } => {
            say(Msg::DictionaryMalformed { part, line, column })
        }
    }
}

/// What was left out of a glossary, in one sentence.
pub fn glossary_warning(warning: &GlossaryWarning, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match warning {
        GlossaryWarning::LeftOut { count } => say(Msg::DictionaryLeftOut { count }),
        GlossaryWarning::Cut { count } => say(Msg::DictionaryCut { count }),
        GlossaryWarning::TooManyAliases { count, limit } => {
            say(Msg::DictionaryTooManyAliases { count, limit })
        }
        GlossaryWarning::Outside { count } => say(Msg::DictionaryOutside { count }),
        GlossaryWarning::BreaksOff { part } => say(Msg::DictionaryBreaksOff { part }),
        GlossaryWarning::NotUtf8 { count } => say(Msg::DictionaryNotUtf8 { count }),
        GlossaryWarning::OtherBanks { count } => say(Msg::DictionaryOtherBanks { count }),
        GlossaryWarning::DoubtfulEncoding { name } => say(Msg::DictionaryDoubtfulEncoding { encoding: name }),
    }
}
