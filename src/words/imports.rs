//! What is said of a file that was read or refused.

use std::borrow::Cow;
use std::fmt::Display;

use super::Msg;
use crate::import::{
    ArchiveError, Foreign, ImportError, JSON_VERSION, JsonError, JsonHint, JsonValue, WarningKind,
};
use crate::reader::Language;
use crate::text::decode::DecodeError;
use crate::text::slice::elided;

/// Characters of the longest value from a file that is shown whole; a damaged file may hold names of any length.
const LONGEST_VALUE: usize = 80;

/// What was guessed or ignored, in one sentence.
pub fn import_warning(kind: &WarningKind, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    let listed = |names: &[String]| names.join(&Msg::BetweenNames.text(language));
    match kind {
        WarningKind::DoubtfulEncoding { name, others } => {
            let others = others.join(&Msg::BetweenNames.text(language));
            say(Msg::WarningDoubtfulEncoding { encoding: name, others: &others })
        }
        WarningKind::ZerosLeftOut { count } => say(Msg::WarningZerosLeftOut { count }),
        WarningKind::UnknownField { path } => say(Msg::WarningUnknownField { path: &shortened(path) }),
        WarningKind::UnknownInline { name } => say(Msg::WarningUnknownInline { name: &shortened(name) }),
        WarningKind::FrontMatterUnread => say(Msg::WarningFrontMatterUnread),
        WarningKind::FrontMatterLeftOut { names } => {
            say(Msg::WarningFrontMatterLeftOut { names: &shortened(&listed(names)) })
        }
        WarningKind::TitleFromName => say(Msg::WarningTitleFromName),
        WarningKind::NoTitle => say(Msg::WarningNoTitle),
        WarningKind::HeadlineRepeated { times: _ } => say(Msg::WarningHeadlineRepeated),
        WarningKind::AuthorsTaken { names } => {
            say(Msg::WarningAuthorsTaken { names: &shortened(&listed(names)) })
        }
        WarningKind::DateTaken { date } => say(Msg::WarningDateTaken { date: &shortened(date) }),
        WarningKind::SourceTaken { name } => say(Msg::WarningSourceTaken { name: &shortened(name) }),
        WarningKind::UnknownSection { name } => say(Msg::WarningUnknownSection { name: &shortened(name) }),
        WarningKind::SummaryEnds => say(Msg::WarningSummaryEnds),
        WarningKind::AliasTaken { term, alias } => {
            say(Msg::WarningAliasTaken { alias: &shortened(alias), term: &shortened(term) })
        }
        WarningKind::ReadingTaken { term, reading } => {
            say(Msg::WarningReadingTaken { reading: &shortened(reading), term: &shortened(term) })
        }
        WarningKind::PairsGuessed => say(Msg::WarningPairsGuessed),
        WarningKind::Continued { name } => say(Msg::WarningContinued { name: &shortened(name) }),
        WarningKind::NoDefinition { term } => say(Msg::WarningNoDefinition { term: &shortened(term) }),
        WarningKind::NoteApart { note } => say(Msg::WarningNoteApart { note: &shortened(note) }),
        WarningKind::ExternalMark { mark } => say(Msg::WarningExternalMark { mark: &shortened(mark) }),
        WarningKind::ArticleChosen => say(Msg::WarningArticleChosen),
        WarningKind::TablesAsText { count, columns } => say(Msg::WarningTablesAsText { count, columns }),
        WarningKind::TablesUnread => say(Msg::WarningTablesUnread),
        WarningKind::FormulasAsWritten { limit } => say(Msg::WarningFormulasAsWritten { limit }),
        WarningKind::AddressesTooLong { count, limit } => say(Msg::WarningAddressesTooLong { count, limit }),
        WarningKind::TermsUnmarked { limit } => say(Msg::WarningTermsUnmarked { limit }),
        WarningKind::CommentsLeftOut { count } => say(Msg::WarningCommentsLeftOut { count }),
        WarningKind::InnerDocumentsLeftOut { count } => say(Msg::WarningInnerDocumentsLeftOut { count }),
        WarningKind::PageHeadsLeftOut { texts } => {
            say(Msg::WarningPageHeadsLeftOut { texts: &shortened(&listed(texts)) })
        }
        WarningKind::WholePage => say(Msg::WarningWholePage),
        WarningKind::HiddenPartShown => say(Msg::WarningHiddenPartShown),
        WarningKind::LittleText => say(Msg::WarningLittleText),
    }
}

/// Why a file is refused, and what to do about it.
pub fn import_error(error: &ImportError, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match error {
        ImportError::Empty => say(Msg::RefusedEmpty),
        ImportError::NotText(error) => not_text(error, language),
        ImportError::Foreign(kind) => foreign(*kind, language),
        ImportError::Json(error) => malformed(error, language),
        ImportError::NewerVersion { version } => {
            say(Msg::RefusedNewerVersion { version, newest: &JSON_VERSION })
        }
        ImportError::WrongFormat { found: None } => say(Msg::RefusedNoFormat),
        ImportError::WrongFormat { found: Some(found) } => {
            say(Msg::RefusedOtherFormat { format: &shortened(found) })
        }
        ImportError::PageTooLarge { limit } => say(Msg::RefusedPageTooLarge { limit }),
        ImportError::PageTooLong { limit } => say(Msg::RefusedPageTooLong { limit }),
        ImportError::TooManyAttributes { limit } => say(Msg::RefusedTooManyAttributes { limit }),
        ImportError::MarkdownTooLarge { limit } => say(Msg::RefusedMarkdownTooLarge { limit }),
        ImportError::MarkdownTooDense { limit } => say(Msg::RefusedMarkdownTooDense { limit }),
        ImportError::TooManyValues { limit } => say(Msg::RefusedTooManyValues { limit }),
        ImportError::TooLong { limit } => say(Msg::RefusedTooLong { limit }),
        ImportError::TooManyTerms { limit } => say(Msg::RefusedTooManyTerms { limit }),
        ImportError::PageWithoutText => say(Msg::RefusedPageWithoutText),
        ImportError::SeveralTexts { count } => say(Msg::RefusedSeveralTexts { count }),
        ImportError::Archive(error) => archive(error, language),
        ImportError::Protected => say(Msg::RefusedProtected),
        ImportError::DocumentLocked => say(Msg::RefusedDocumentLocked),
        ImportError::DocumentWithoutText => say(Msg::RefusedDocumentWithoutText),
        ImportError::BookWithoutText => say(Msg::RefusedBookWithoutText),
        // Nobody is told: it was they who cancelled.
        ImportError::Cancelled => say(Msg::Cancel),
    }
}

fn not_text(error: &DecodeError, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match error {
        DecodeError::Binary => say(Msg::RefusedNotText),
        DecodeError::Unread { name } => say(Msg::RefusedUnreadEncoding { encoding: name }),
    }
}

/// Why an archive is not read.
fn archive(error: &ArchiveError, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match error {
        ArchiveError::Damaged { part } if part.is_empty() => say(Msg::RefusedArchiveDamaged),
        ArchiveError::Damaged { part } => say(Msg::RefusedPartDamaged { part: &shortened(part) }),
        ArchiveError::Locked => say(Msg::RefusedArchiveLocked),
        ArchiveError::TooManyParts { limit } => say(Msg::RefusedTooManyParts { limit }),
        ArchiveError::PartTooLarge { part, limit } => {
            say(Msg::RefusedPartTooLarge { part: &shortened(part), limit })
        }
        ArchiveError::TooMuchText { limit } => say(Msg::RefusedTooMuchText { limit }),
    }
}

/// What a file of another kind is, and what to do with it.
fn foreign(kind: Foreign, language: Language) -> Cow<'static, str> {
    let kind_name = kind.name();
    let kind_name: &dyn Display = &kind_name;
    let msg = match kind {
        Foreign::Pages(_) => Msg::ForeignPages { kind: kind_name },
        Foreign::Document(_) => Msg::ForeignDocument { kind: kind_name },
        Foreign::Book(_) => Msg::ForeignBook { kind: kind_name },
        Foreign::Office(_) => Msg::ForeignOffice { kind: kind_name },
        Foreign::Archive(_) => Msg::ForeignArchive { kind: kind_name },
        Foreign::Media(_) => Msg::ForeignMedia { kind: kind_name },
    };
    msg.text(language)
}

/// The place of a mistake and what to do about it.
fn malformed(error: &JsonError, language: Language) -> Cow<'static, str> {
    let JsonError { line, column, path, hint } = error;
    let hint = &json_hint(hint, language);
    if path.is_empty() {
        Msg::JsonMistake { line, column, hint }.text(language)
    } else {
        Msg::JsonMistakeAt { line, column, path: &shortened(path), hint }.text(language)
    }
}

/// What to do about a mistake in a native file, without its place.
pub fn json_hint(hint: &JsonHint, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match hint {
        JsonHint::WrongType { found, expected } => {
            say(Msg::JsonWrongType { expected: &value(expected, language), found: &value(found, language) })
        }
        JsonHint::MissingField { field } => say(Msg::JsonMissingField { field: &shortened(field) }),
        JsonHint::DuplicateField { field } => say(Msg::JsonDuplicateField { field: &shortened(field) }),
        JsonHint::UnknownName { found, nearest } => {
            say(Msg::JsonUnknownName { found: &shortened(found), nearest: &shortened(nearest) })
        }
        JsonHint::UnsupportedVersion { version } => {
            say(Msg::JsonUnsupportedVersion { version, newest: &JSON_VERSION })
        }
        JsonHint::Element => say(Msg::JsonElement),
        JsonHint::TrailingComma => say(Msg::JsonTrailingComma),
        JsonHint::MissingComma => say(Msg::JsonMissingComma),
        JsonHint::MissingColon => say(Msg::JsonMissingColon),
        JsonHint::Key => say(Msg::JsonKey),
        JsonHint::Value => say(Msg::JsonValue),
        JsonHint::Text => say(Msg::JsonText),
        JsonHint::CutOff => say(Msg::JsonCutOff),
        JsonHint::Trailing => say(Msg::JsonTrailing),
        JsonHint::TooDeep => say(Msg::JsonTooDeep),
        JsonHint::Number => say(Msg::JsonNumber),
        JsonHint::Schema => say(Msg::JsonSchema),
    }
}

fn value(value: &JsonValue, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match value {
        JsonValue::Text => say(Msg::JsonTextValue),
        JsonValue::WholeNumber { largest } => say(Msg::JsonWholeNumberValue { largest }),
        JsonValue::List => say(Msg::JsonListValue),
        JsonValue::Object => say(Msg::JsonObjectValue),
        JsonValue::Null => say(Msg::JsonLiteralValue { literal: &"null" }),
        JsonValue::Literal(literal) => say(Msg::JsonLiteralValue { literal: &shortened(literal) }),
    }
}

fn shortened(value: &str) -> Cow<'_, str> {
    elided(value, LONGEST_VALUE)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn warnings() -> Vec<WarningKind> {
        let text = |text: &str| text.to_owned();
        vec![
            WarningKind::DoubtfulEncoding { name: "Big5", others: vec!["gb18030", "Shift_JIS"] },
            WarningKind::ZerosLeftOut { count: 3 },
            WarningKind::UnknownField { path: text("sections[0].colour") },
            WarningKind::UnknownInline { name: text("sparkle") },
            WarningKind::TitleFromName,
            WarningKind::NoTitle,
            WarningKind::HeadlineRepeated { times: 2 },
            WarningKind::AuthorsTaken { names: vec![text("Ann"), text("Lee")] },
            WarningKind::DateTaken { date: text("2025-12-11") },
            WarningKind::SourceTaken { name: text("Weekly") },
            WarningKind::UnknownSection { name: text("Recipes") },
            WarningKind::SummaryEnds,
            WarningKind::AliasTaken { term: text("QPU"), alias: text("chip") },
            WarningKind::ReadingTaken { term: text("硯"), reading: text("すずり") },
            WarningKind::FrontMatterUnread,
            WarningKind::FrontMatterLeftOut { names: vec![text("layout"), text("tags")] },
            WarningKind::PairsGuessed,
            WarningKind::Continued { name: text("QPU") },
            WarningKind::NoDefinition { term: text("QPU") },
            WarningKind::NoteApart { note: text("「硯」に朱") },
            WarningKind::ExternalMark { mark: text("(外部)") },
            WarningKind::ArticleChosen,
            WarningKind::WholePage,
            WarningKind::HiddenPartShown,
            WarningKind::LittleText,
            WarningKind::TablesAsText { count: 3, columns: 200 },
            WarningKind::TablesUnread,
            WarningKind::FormulasAsWritten { limit: 20_000 },
            WarningKind::AddressesTooLong { count: 5, limit: 8 },
            WarningKind::TermsUnmarked { limit: 50_000 },
            WarningKind::CommentsLeftOut { count: 4 },
            WarningKind::InnerDocumentsLeftOut { count: 2 },
            WarningKind::PageHeadsLeftOut { texts: vec![text("Weekly"), text("No. 3")] },
        ]
    }

    fn hints() -> Vec<JsonHint> {
        let text = |text: &str| text.to_owned();
        let wrong = |found, expected| JsonHint::WrongType { found, expected };
        vec![
            wrong(JsonValue::Text, JsonValue::WholeNumber { largest: 255 }),
            wrong(JsonValue::List, JsonValue::Object),
            wrong(JsonValue::Literal(text("5")), JsonValue::List),
            wrong(JsonValue::Null, JsonValue::Text),
            JsonHint::MissingField { field: text("title") },
            JsonHint::DuplicateField { field: text("title") },
            JsonHint::UnknownName { found: text("paragraf"), nearest: text("paragraph") },
            JsonHint::UnsupportedVersion { version: 0 },
            JsonHint::Element,
            JsonHint::TrailingComma,
            JsonHint::MissingComma,
            JsonHint::MissingColon,
            JsonHint::Key,
            JsonHint::Value,
            JsonHint::Text,
            JsonHint::CutOff,
            JsonHint::Trailing,
            JsonHint::TooDeep,
            JsonHint::Number,
            JsonHint::Schema,
        ]
    }

    fn errors() -> Vec<ImportError> {
        let json = |path: &str, hint| {
            ImportError::from(JsonError { line: 3, column: 14, path: path.to_owned(), hint })
        };
        let mut errors = vec![
            ImportError::Empty,
            ImportError::NotText(DecodeError::Binary),
            ImportError::NotText(DecodeError::Unread { name: "UTF-32" }),
            ImportError::Foreign(Foreign::Pages("PDF")),
            ImportError::Foreign(Foreign::Document("RTF")),
            ImportError::Foreign(Foreign::Book("EPUB")),
            ImportError::Foreign(Foreign::Office("XLSX")),
            ImportError::Foreign(Foreign::Archive("ZIP")),
            ImportError::Foreign(Foreign::Media("PNG")),
            ImportError::NewerVersion { version: 9 },
            ImportError::WrongFormat { found: None },
            ImportError::WrongFormat { found: Some("recipe".to_owned()) },
            json("", JsonHint::CutOff),
            ImportError::PageTooLarge { limit: 64 },
            ImportError::PageTooLong { limit: 2_000_000 },
            ImportError::PageWithoutText,
            ImportError::TooManyAttributes { limit: 4_000 },
            ImportError::MarkdownTooLarge { limit: 64 },
            ImportError::MarkdownTooDense { limit: 3_000_000 },
            ImportError::TooManyValues { limit: 16_000_000 },
            ImportError::TooLong { limit: 5_000_000 },
            ImportError::TooManyTerms { limit: 500_000 },
            ImportError::Archive(ArchiveError::Damaged { part: String::new() }),
            ImportError::Archive(ArchiveError::Damaged { part: "text/1.xhtml".to_owned() }),
            ImportError::Archive(ArchiveError::Locked),
            ImportError::Archive(ArchiveError::TooManyParts { limit: 200_000 }),
            ImportError::Archive(ArchiveError::PartTooLarge { part: "1.xhtml".to_owned(), limit: 128 }),
            ImportError::Archive(ArchiveError::TooMuchText { limit: 512 }),
            ImportError::SeveralTexts { count: 7 },
            ImportError::Protected,
            ImportError::DocumentLocked,
            ImportError::DocumentWithoutText,
            ImportError::BookWithoutText,
        ];
        errors.extend(hints().into_iter().map(|hint| json("sections[0]", hint)));
        errors
    }

    fn messages(language: Language) -> Vec<Cow<'static, str>> {
        let warnings = warnings().into_iter().map(|kind| import_warning(&kind, language));
        warnings.chain(errors().into_iter().map(|refused| import_error(&refused, language))).collect()
    }

    #[test]
    fn every_message_has_its_own_words_in_every_language() {
        let by_language = Language::ALL.map(messages);
        let mut all = BTreeSet::new();
        for message in by_language.iter().flatten() {
            assert!(!message.is_empty());
            assert!(all.insert(message), "twice: {message}");
        }
    }

    #[test]
    fn the_values_reach_every_language() {
        for language in Language::ALL {
            let said = messages(language).concat();
            for value in [
                "sections[0].colour",
                "2025-12-11",
                "すずり",
                "(外部)",
                "Big5",
                "gb18030",
                "Shift_JIS",
                "recipe",
                "paragraf",
                "paragraph",
                "255",
            ] {
                assert!(said.contains(value), "{value} in {language:?}");
            }
            let newer = import_error(&ImportError::NewerVersion { version: 9 }, language);
            assert!(newer.contains('9') && newer.contains(&JSON_VERSION.to_string()), "{newer}");
        }
    }

    #[test]
    fn every_message_about_a_file_is_said() {
        let said = messages(Language::En);
        let about_a_file =
            |name: &str| ["Warning", "Foreign", "Json"].iter().any(|start| name.starts_with(start));
        for (name, holes, msg) in super::super::en::ALL.iter().filter(|(name, ..)| about_a_file(name)) {
            let mut text = msg.text(Language::En).into_owned();
            for hole in *holes {
                text = text.replace(&format!("[{hole}]"), "[]");
            }
            let is_said = |message: &Cow<'_, str>| text.split("[]").all(|part| message.contains(part));
            assert!(*name == "Warnings" || *name == "WarningLine" || said.iter().any(is_said), "{name}");
        }
    }

    #[test]
    fn the_order_of_the_values_is_that_of_the_sentence() {
        let kind = WarningKind::AliasTaken { term: "MSL".to_owned(), alias: "實驗室".to_owned() };
        assert_eq!(import_warning(&kind, Language::ZhHant), "「實驗室」視為「MSL」的別名。");
        let wrong = JsonHint::WrongType {
            found: JsonValue::Literal("5".to_owned()),
            expected: JsonValue::WholeNumber { largest: 3 },
        };
        assert_eq!(json_hint(&wrong, Language::En), "Write a whole number from 0 to 3 here, not 5.");
        assert_eq!(
            json_hint(&wrong, Language::Ja),
            "ここには0から3までの整数を書いてください（現在は「5」です）。"
        );
    }

    #[test]
    fn a_long_value_is_shortened() {
        let path = "長".repeat(100_000);
        let said = import_warning(&WarningKind::UnknownField { path }, Language::En);
        assert!(said.contains("長…"), "{said}");
        assert_eq!(said.matches('長').count(), LONGEST_VALUE);
    }
}
