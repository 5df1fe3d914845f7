//! What is wrong with a regular expression.

use std::borrow::Cow;

use super::Msg;
use crate::reader::Language;
use crate::search::{PatternError, PatternFault};

/// What is wrong with a regular expression, and where, in one sentence.
pub fn pattern_error(PatternError { fault, at }: PatternError, language: Language) -> Cow<'static, str> {
    let fault = of_fault(fault).text(language);
    match at {
        Some(at) => Msg::PatternAtCharacter { at: &(at + 1), fault: &fault }.text(language),
        None => fault,
    }
}

const fn of_fault(fault: PatternFault) -> Msg<'static> {
    match fault {
        PatternFault::GroupUnclosed => Msg::PatternGroupUnclosed,
        PatternFault::GroupUnopened => Msg::PatternGroupUnopened,
        PatternFault::GroupHead => Msg::PatternGroupHead,
        PatternFault::SetUnclosed => Msg::PatternSetUnclosed,
        PatternFault::SetRange => Msg::PatternSetRange,
        PatternFault::NothingToRepeat => Msg::PatternNothingToRepeat,
        PatternFault::RepetitionCount => Msg::PatternRepetitionCount,
        PatternFault::Escape => Msg::PatternEscape,
        PatternFault::Property => Msg::PatternProperty,
        PatternFault::LookAround => Msg::PatternLookAround,
        PatternFault::Backreference => Msg::PatternBackreference,
        PatternFault::TooLarge => Msg::PatternTooLarge,
        PatternFault::Other => Msg::PatternOther,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_what_is_wrong_and_where() {
        let error = |language| {
            pattern_error(PatternError { fault: PatternFault::GroupUnclosed, at: Some(2) }, language)
        };
        assert_eq!(error(Language::En), "Character 3: this group is not closed.");
        assert_eq!(error(Language::ZhHant), "第 3 字：括號沒有結束。");
    }
}
