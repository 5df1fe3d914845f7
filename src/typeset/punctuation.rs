//! Punctuation marks by what typesetting does with them.

use unicode_width::UnicodeWidthChar;

use crate::text::class::{is_cjk, is_cjk_punctuation};

/// What a mark is, by its code point. Whether and where it has a blank half is read from its ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PunctuationClass {
    /// An opening bracket or quotation mark.
    Opener,
    /// A closing bracket or quotation mark.
    Closer,
    /// A pause inside the sentence: comma, enumeration comma, semicolon.
    Comma,
    /// The end of a sentence.
    Stop,
    /// A colon.
    Colon,
    /// A middle dot between the parts of a name.
    Interpunct,
}

/// What a character is as a mark of full width, none for any other.
pub const fn punctuation_class(c: char) -> Option<PunctuationClass> {
    Some(match c {
        '（' | '〔' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〖' | '〘' | '〚' | '｟' | '“'
        | '‘' | '〝' => PunctuationClass::Opener,
        '）' | '〕' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〗' | '〙' | '〛' | '｠' | '”'
        | '’' | '〞' | '〟' => PunctuationClass::Closer,
        '，' | '、' | '；' => PunctuationClass::Comma,
        '。' | '．' | '？' | '！' => PunctuationClass::Stop,
        '：' => PunctuationClass::Colon,
        '·' | '・' | '‧' => PunctuationClass::Interpunct,
        _ => return None,
    })
}

/// Whether a mark may hang outside the line: low marks that leave the edge looking straight.
pub const fn hangs(c: char) -> bool {
    matches!(c, '，' | '、' | '。' | '．')
}

/// Whether a character joins its own like into one mark, which is never split: dashes and ellipses.
pub const fn repeats(c: char) -> bool {
    matches!(c, '—' | '…' | '⋯' | '‥' | '⸺' | '―')
}

/// Whether a character is blank and vanishes at a line end.
pub const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200B}' | '\u{205F}'
    ) || is_line_end(c)
}

/// Whether a character ends the line it stands on.
pub const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is of half width for sure: a letter or digit of another script, a space, ASCII.
pub fn is_narrow(c: char) -> bool {
    c == ' '
        || c.is_ascii_graphic()
        || (c.is_alphanumeric() && !is_cjk(c) && !is_cjk_punctuation(c) && c.width() == Some(1))
}
