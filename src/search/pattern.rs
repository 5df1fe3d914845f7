//! Regular expressions, and what is wrong with them.

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::ErrorKind as Syntax;
use regex_syntax::hir::ErrorKind as Meaning;
use regex_syntax::{Error, ParserBuilder};

use super::SearchOptions;

/// The most memory that a compiled expression may take, in bytes; the same again goes to its search.
const LIMIT: usize = 1 << 20;
/// How deeply groups may be nested.
const NEST_LIMIT: u32 = 100;

/// Why a regular expression cannot be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong.
    pub fault: PatternFault,
    /// Where, in characters of the pattern from 0; none when it is the pattern as a whole.
    pub at: Option<usize>,
}

/// What is wrong with a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// `(` without `)`.
    GroupUnclosed,
    /// `)` without `(`.
    GroupUnopened,
    /// A group's name is missing, wrong or given twice, or its flags are unknown.
    GroupHead,
    /// `[` without `]`.
    SetUnclosed,
    /// `[z-a]` or `[\d-z]`.
    SetRange,
    /// `*`, `+`, `?` or `{…}` after nothing.
    NothingToRepeat,
    /// `{`, `{x}`, `{3,1}`.
    RepetitionCount,
    /// A backslash before something that it means nothing to.
    Escape,
    /// `\p{…}` with an unknown name.
    Property,
    /// `(?=…)`, `(?<!…)` and their like.
    LookAround,
    /// `\1`.
    Backreference,
    /// Too large when it is compiled, or nested too deeply.
    TooLarge,
    /// Anything else.
    Other,
}

/// Compiles a regular expression, or says what is wrong with it and where.
pub fn compile(pattern: &str, options: SearchOptions) -> Result<Regex, PatternError> {
    let parsed = ParserBuilder::new()
        .case_insensitive(!options.case)
        .multi_line(true)
        .nest_limit(NEST_LIMIT)
        .build()
        .parse(pattern);
    if let Err(error) = parsed {
        return Err(explained(&error));
    }
    RegexBuilder::new(pattern)
        .case_insensitive(!options.case)
        .multi_line(true)
        .nest_limit(NEST_LIMIT)
        .size_limit(LIMIT)
        .dfa_size_limit(LIMIT)
        .build()
        .map_err(|_| PatternError { fault: PatternFault::TooLarge, at: None })
}

/// An expression for a text whose letters may be capital or small.
pub fn caseless(text: &str) -> Result<Regex, PatternError> {
    compile(&regex::escape(text), SearchOptions { case: false, ..SearchOptions::default() })
}

fn explained(error: &Error) -> PatternError {
    let (fault, pattern, span) = match error {
        Error::Parse(error) => (of_syntax(error.kind()), error.pattern(), error.span()),
        Error::Translate(error) => (of_meaning(error.kind()), error.pattern(), error.span()),
        _ => return PatternError { fault: PatternFault::Other, at: None },
    };
    if fault == PatternFault::TooLarge {
        return PatternError { fault, at: None };
    }
    let at = pattern.get(..span.start.offset).map(|before| before.chars().count());
    PatternError { fault, at }
}

fn of_syntax(kind: &Syntax) -> PatternFault {
    match kind {
        Syntax::GroupUnclosed => PatternFault::GroupUnclosed,
        Syntax::GroupUnopened => PatternFault::GroupUnopened,
        Syntax::FlagDanglingNegation
        | Syntax::FlagDuplicate { .. }
        | Syntax::FlagRepeatedNegation { .. }
        | Syntax::FlagUnexpectedEof
        | Syntax::FlagUnrecognized
        | Syntax::GroupNameDuplicate { .. }
        | Syntax::GroupNameEmpty
        | Syntax::GroupNameInvalid
        | Syntax::GroupNameUnexpectedEof => PatternFault::GroupHead,
        Syntax::ClassUnclosed => PatternFault::SetUnclosed,
        Syntax::ClassEscapeInvalid | Syntax::ClassRangeInvalid | Syntax::ClassRangeLiteral => {
            PatternFault::SetRange
        }
        Syntax::RepetitionMissing => PatternFault::NothingToRepeat,
        Syntax::RepetitionCountInvalid
        | Syntax::RepetitionCountDecimalEmpty
        | Syntax::RepetitionCountUnclosed
        | Syntax::DecimalEmpty
        | Syntax::DecimalInvalid => PatternFault::RepetitionCount,
        Syntax::EscapeHexEmpty
        | Syntax::EscapeHexInvalid
        | Syntax::EscapeHexInvalidDigit
        | Syntax::EscapeUnexpectedEof
        | Syntax::EscapeUnrecognized
        | Syntax::SpecialWordBoundaryUnclosed
        | Syntax::SpecialWordBoundaryUnrecognized
        | Syntax::SpecialWordOrRepetitionUnexpectedEof => PatternFault::Escape,
        Syntax::UnicodeClassInvalid => PatternFault::Property,
        Syntax::UnsupportedLookAround => PatternFault::LookAround,
        Syntax::UnsupportedBackreference => PatternFault::Backreference,
        Syntax::NestLimitExceeded(_) | Syntax::CaptureLimitExceeded => PatternFault::TooLarge,
        _ => PatternFault::Other,
    }
}

fn of_meaning(kind: &Meaning) -> PatternFault {
    match kind {
        Meaning::UnicodePropertyNotFound | Meaning::UnicodePropertyValueNotFound => PatternFault::Property,
        _ => PatternFault::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (pattern, fault, at) in [
            ("量子(", PatternFault::GroupUnclosed, Some(2)),
            ("量子)", PatternFault::GroupUnopened, Some(2)),
            ("(?<>a)", PatternFault::GroupHead, Some(3)),
            ("(?q)", PatternFault::GroupHead, Some(2)),
            ("一[二三", PatternFault::SetUnclosed, Some(1)),
            ("[z-a]", PatternFault::SetRange, Some(1)),
            ("*", PatternFault::NothingToRepeat, Some(0)),
            ("字|+", PatternFault::NothingToRepeat, Some(2)),
            ("字{3,1}", PatternFault::RepetitionCount, Some(1)),
            ("字{", PatternFault::RepetitionCount, Some(1)),
            ("字{二}", PatternFault::RepetitionCount, Some(2)),
            ("\\字", PatternFault::Escape, Some(0)),
            ("字\\", PatternFault::Escape, Some(1)),
            ("字\\p{Hanzi}", PatternFault::Property, Some(1)),
            ("字(?=母)", PatternFault::LookAround, Some(1)),
            ("(字)\\1", PatternFault::Backreference, Some(3)),
            ("\\w{500}{500}", PatternFault::TooLarge, None),
            ("(?-u:\\xff)", PatternFault::Other, Some(5)),
        ] {
            let error = compile(pattern, SearchOptions::default()).unwrap_err();
            assert_eq!((error.fault, error.at), (fault, at), "{pattern}");
        }
        let deep = "(".repeat(1_000) + &")".repeat(1_000);
        assert_eq!(compile(&deep, SearchOptions::default()).unwrap_err().fault, PatternFault::TooLarge);
    }
}
