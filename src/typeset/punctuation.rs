//! Punctuation marks by what typesetting does with them.

use unicode_width::UnicodeWidthChar;

use crate::text::class::{is_cjk, is_cjk_punctuation};

/// What a mark is, by its code point (clreq appendix A, jlreq appendix A: cl-01, cl-02, cl-04 to cl-07). Whether and
/// where it has a blank half is read from its ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PunctuationClass {
    /// An opening bracket or quotation mark (jlreq cl-01; UAX #14 class OP).
    Opener,
    /// A closing bracket or quotation mark (jlreq cl-02; UAX #14 class CL).
    Closer,
    /// A pause inside the sentence: comma, enumeration comma, semicolon (jlreq cl-07).
    Comma,
    /// The end of a sentence (jlreq cl-06 and cl-04).
    Stop,
    /// A colon.
    Colon,
    /// A middle dot between the parts of a name (jlreq cl-05).
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

/// Whether a mark may hang outside the line (clreq §3.1.7): low marks that leave the edge looking straight.
pub const fn hangs(c: char) -> bool {
    matches!(c, '，' | '、' | '。' | '．')
}

/// Whether a character joins its own like into one mark, which is never split: dashes and ellipses (clreq §3.1.5.1,
/// jlreq cl-08, inseparable characters).
pub const fn repeats(c: char) -> bool {
    matches!(c, '—' | '…' | '⋯' | '‥' | '⸺' | '―')
}

/// Whether a character is blank and vanishes at a line end (CSS Text 3 §4.1.2, phase II; UAX #14 LB7).
pub const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200B}' | '\u{205F}'
    ) || is_line_end(c)
}

/// Whether a character ends the line it stands on (UAX #14 LB4 and LB5: classes BK, CR, LF and NL).
pub const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is of half width for sure: a letter or digit of another script, a space, ASCII.
pub fn is_narrow(c: char) -> bool {
    c == ' '
        || c.is_ascii_graphic()
        || (c.is_alphanumeric() && !is_cjk(c) && !is_cjk_punctuation(c) && c.width() == Some(1))
}
