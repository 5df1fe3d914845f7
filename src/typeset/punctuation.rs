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
    matches!(c, '，' | '、' | '。' | '．' | '､' | '｡')
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

#[cfg(test)]
mod tests {
    use icu_properties::CodePointMapData;
    use icu_properties::props::{EastAsianWidth, LineBreak};

    use super::*;

    /// Marks whose class is not that of Unicode, which knows of no language, and why.
    const EXCEPTIONS: &[(&str, &str)] = &[
        (
            "“”‘’",
            "quotation marks (QU) open or close by the text around them; in CJK text each does one of both",
        ),
        ("·‧", "middle dots are of both Western and CJK text, and are set as in the latter"),
        ("\u{2329}\u{232A}", "deprecated: normalization makes 〈 and 〉 of them"),
        ("︐︑︒︕︖︗︘︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈", "vertical forms are drawn as they are"),
        ("﹐﹑﹒﹖﹗﹙﹚﹛﹜﹝﹞", "small forms have no blank half"),
    ];

    /// How UAX #14 breaks lines at a full-width mark of a class; the middle dot and the marks of pause are among the
    /// non-starters (NS), as small kana are.
    const fn is_class_of_unicode(class: Option<PunctuationClass>, of: LineBreak) -> bool {
        match class {
            Some(PunctuationClass::Opener) => matches!(of, LineBreak::OpenPunctuation),
            Some(PunctuationClass::Closer) => matches!(of, LineBreak::ClosePunctuation),
            Some(PunctuationClass::Comma) => {
                matches!(of, LineBreak::ClosePunctuation | LineBreak::Nonstarter)
            }
            Some(PunctuationClass::Stop) => {
                matches!(of, LineBreak::ClosePunctuation | LineBreak::Exclamation)
            }
            Some(PunctuationClass::Colon | PunctuationClass::Interpunct) => {
                matches!(of, LineBreak::Nonstarter)
            }
            None => !matches!(
                of,
                LineBreak::OpenPunctuation | LineBreak::ClosePunctuation | LineBreak::Exclamation
            ),
        }
    }

    #[test]
    fn marks_break_lines_as_in_unicode() {
        let widths = CodePointMapData::<EastAsianWidth>::new();
        let breaks = CodePointMapData::<LineBreak>::new();
        let mut wrong = Vec::new();
        for c in '\0'..=char::MAX {
            let class = punctuation_class(c);
            let is_full = matches!(widths.get(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth);
            let agrees = if is_full { is_class_of_unicode(class, breaks.get(c)) } else { class.is_none() };
            let is_exception = EXCEPTIONS.iter().any(|(marks, _)| marks.contains(c));
            if agrees == is_exception {
                wrong.push(format!("{c} U+{:04X} {class:?}", c as u32));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
