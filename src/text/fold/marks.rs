//! Marks between ideographs and kana.

use crate::text::class::{is_han, is_kana, is_punctuation};

/// Which marks between two ideographs or kana are ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Marks {
    /// Punctuation and white space.
    #[default]
    Ignored,
    /// What may stand within a word.
    WithinWords,
    /// None.
    Kept,
}

/// What a folded character is to the marks next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FoldClass {
    /// An ideograph or kana: a mark between two of them is ignored.
    Letter,
    /// Something that is ignored between them.
    Mark,
    /// Anything else.
    Other,
}

impl Marks {
    pub(super) fn kind(self, c: char) -> FoldClass {
        let ignores = || match self {
            Self::Ignored => is_ignorable(c),
            Self::WithinWords => matches!(c, ' ' | '-' | '\u{2010}' | '\u{B7}' | '\u{2027}' | '\u{30FB}'),
            Self::Kept => false,
        };
        match c {
            // Nearly all text, and so without a look at every class.
            _ if is_common_letter(c) => FoldClass::Letter,
            // A voicing mark that no kana took begins no word.
            'a'..='z' | '0'..='9' | '\u{AC00}'..='\u{D7A3}' | '\u{3099}' | '\u{309A}' => FoldClass::Other,
            _ if c >= '\u{2E80}' && (is_han(c) || is_kana(c)) => FoldClass::Letter,
            _ if ignores() => FoldClass::Mark,
            _ => FoldClass::Other,
        }
    }
}

/// Whether a folded character is one of the ideographs and kana that nearly all text is made of.
pub(super) const fn is_common_letter(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{30A1}'..='\u{30FA}')
}

/// Whether a folded character is punctuation or white space; signs such as `+` and `~` are neither.
pub(super) fn is_ignorable(c: char) -> bool {
    match c {
        '$' | '+' | '<'..='>' | '^' | '`' | '|' | '~' | '\u{2044}' | '\u{2052}' => false,
        '\0'..='\x7F' => c.is_ascii_punctuation() || c.is_whitespace(),
        _ => is_punctuation(c) || c.is_whitespace(),
    }
}
