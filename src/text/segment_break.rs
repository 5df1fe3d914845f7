//! What becomes of a line end in the source of a text: a blank, or nothing (CSS Text 3 §4.1.3, segment break
//! transformation rules).

use unicode_width::UnicodeWidthChar;

use super::class::is_cjk_punctuation;

/// A space of no width, which says where a line may break and nothing else.
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// Whether a line end between two characters vanishes.
///
/// It does next to a zero-width space and next to the punctuation of Chinese and Japanese, which has its own room (as
/// in CSS Text 4), between characters that are wide, full-width or half-width by UAX #11, unless one is hangul, and
/// between such a character and a mark whose width depends on what stands around it (`……`, `“`).
pub fn vanishes(before: char, after: char) -> bool {
    if before == ZERO_WIDTH_SPACE || after == ZERO_WIDTH_SPACE {
        return true;
    }
    if is_hangul(before) || is_hangul(after) {
        return false;
    }
    if is_cjk_punctuation(before) || is_cjk_punctuation(after) {
        return true;
    }
    match (is_wide(before), is_wide(after)) {
        (true, true) => true,
        (true, false) => is_ambiguous_mark(after),
        (false, true) => is_ambiguous_mark(before),
        (false, false) => false,
    }
}

/// East Asian Width W, F or H.
fn is_wide(c: char) -> bool {
    c.width() == Some(2) || is_half_width(c) || is_joined(c) || is_pictograph(c)
}

/// Pictographs that UAX #11 calls neutral, as they may be drawn like text; next to East Asian text they are drawn as
/// emoji.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}')
}

/// East Asian Width H: half-width katakana, marks and signs.
fn is_half_width(c: char) -> bool {
    matches!(c, '\u{20A9}' | '\u{FF61}'..='\u{FFBE}' | '\u{FFC2}'..='\u{FFDC}' | '\u{FFE8}'..='\u{FFEE}')
}

/// What belongs to the sign before it: marks of ideographs and emoji.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{3099}' | '\u{309A}')
}

/// Marks and signs of East Asian Width A, which are set wide next to Han: dashes, ellipses, quotation marks, circled
/// numbers. Letters and digits are none: `甲` and `α` in two lines are two words.
fn is_ambiguous_mark(c: char) -> bool {
    c.width() == Some(1)
        && c.width_cjk() == Some(2)
        && !c.is_alphabetic()
        && !matches!(c, '\u{300}'..='\u{36F}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{3200}'..='\u{321E}' | '\u{3260}'..='\u{327F}'
        | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_vanish_between_wide_characters() {
        for (pair, gone) in [
            ("甲乙", true),
            ("かナ", true),
            ("。甲", true),
            ("０２", true),
            ("Ａ與", true),
            ("ㄅㄆ", true),
            ("ﾊﾝ", true),
            ("｡次", true),
            ("㈠㈡", true),
            ("①②", false),
            ("①甲", true),
            ("㎡㎏", true),
            ("😂表", true),
            ("🌧雨", true),
            ("a🌧", false),
            ("甲…", true),
            ("“甲", true),
            ("甲\u{200B}", true),
            ("a\u{200B}", true),
            ("\u{200B}b", true),
            ("。a", true),
            ("a「", true),
            ("甲a", false),
            ("a甲", false),
            ("甲α", false),
            ("甲1", false),
            ("가나", false),
            ("가。", false),
            ("甲가", false),
            ("ﾡﾢ", false),
            ("ab", false),
            ("👍🏽", true),
        ] {
            let mut characters = pair.chars();
            let (before, after) = (characters.next().unwrap(), characters.next().unwrap());
            assert_eq!(vanishes(before, after), gone, "{pair}");
        }
    }
}
