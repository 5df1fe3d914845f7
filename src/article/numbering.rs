//! How the numbers of a list are written (CSS Counter Styles 3).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// `1.`
    #[default]
    Decimal,
    /// `a.`
    LowerLetter,
    /// `A.`
    UpperLetter,
    /// `i.`
    LowerRoman,
    /// `I.`
    UpperRoman,
    /// `一、`, with tens and hundreds as they are spoken.
    Han,
    /// `甲、`: the ten stems.
    Stems,
    /// `①`
    Circled,
    /// `ア、`
    Katakana,
    /// `あ、`
    Hiragana,
    /// `イ、`, in the order of the old poem.
    Iroha,
    /// `가.`
    Hangul,
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const KATAKANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const HIRAGANA: &str =
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
const HANGUL: &str = "가나다라마바사아자차카타파하";
/// Room between a number and the text after it, em.
const GAP: f32 = 0.45;
/// The greatest number that is said in Han; greater ones are written in figures.
const MOST_HAN: u32 = 9_999;

impl Numbering {
    /// The numbering that CSS calls so (`list-style-type`); none for marks that are no numbers, and for others.
    pub fn of_css(name: &str) -> Option<Self> {
        Some(match name {
            "decimal" | "decimal-leading-zero" => Self::Decimal,
            "lower-alpha" | "lower-latin" => Self::LowerLetter,
            "upper-alpha" | "upper-latin" => Self::UpperLetter,
            "lower-roman" => Self::LowerRoman,
            "upper-roman" => Self::UpperRoman,
            "cjk-ideographic"
            | "trad-chinese-informal"
            | "simp-chinese-informal"
            | "japanese-informal"
            | "korean-hanja-informal"
            | "cjk-decimal" => Self::Han,
            "cjk-heavenly-stem" => Self::Stems,
            "katakana" => Self::Katakana,
            "hiragana" => Self::Hiragana,
            "katakana-iroha" | "hiragana-iroha" => Self::Iroha,
            "hangul" | "korean-hangul-formal" => Self::Hangul,
            "circled-decimal" => Self::Circled,
            _ => return None,
        })
    }

    /// What CSS calls it.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::LowerLetter => "lower-alpha",
            Self::UpperLetter => "upper-alpha",
            Self::LowerRoman => "lower-roman",
            Self::UpperRoman => "upper-roman",
            Self::Han => "cjk-ideographic",
            Self::Stems => "cjk-heavenly-stem",
            Self::Circled => "circled-decimal",
            Self::Katakana => "katakana",
            Self::Hiragana => "hiragana",
            Self::Iroha => "katakana-iroha",
            Self::Hangul => "hangul",
        }
    }

    /// The numbering of an attribute `type` of HTML.
    pub fn of_html(name: &str) -> Option<Self> {
        Some(match name {
            "1" => Self::Decimal,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            _ => return None,
        })
    }

    /// Whether it is the usual one.
    pub fn is_decimal(&self) -> bool {
        *self == Self::Decimal
    }

    /// A number with the mark after it.
    pub fn marker(self, number: u32) -> String {
        let written = self.written(number);
        let is_circled = self == Self::Circled && written.chars().all(|c| !c.is_ascii_digit());
        let mark = match self {
            _ if is_circled => "",
            Self::Han | Self::Stems | Self::Katakana | Self::Hiragana | Self::Iroha => "、",
            _ => ".",
        };
        format!("{written}{mark}")
    }

    /// About how wide a number is with the mark and the room after it, em.
    pub(super) fn marker_ems(self, number: u32) -> f32 {
        let marker = self.marker(number);
        let gap = if marker.ends_with('、') { 0.0 } else { GAP };
        let ems = |c: char| match c {
            '.' => 0.28,
            c if c.is_ascii() => 0.56,
            _ => 1.0,
        };
        marker.chars().map(ems).sum::<f32>() + gap
    }

    /// A number; in figures where this numbering has none for it.
    fn written(self, number: u32) -> String {
        let of_row = |row: &str| number.checked_sub(1).and_then(|at| row.chars().nth(at as usize));
        let letter = match self {
            Self::Decimal => None,
            Self::LowerLetter => return letters(number, b'a'),
            Self::UpperLetter => return letters(number, b'A'),
            Self::LowerRoman => return roman(number).to_lowercase(),
            Self::UpperRoman => return roman(number),
            Self::Han => return if number <= MOST_HAN { han(number) } else { number.to_string() },
            Self::Circled => circled(number),
            Self::Stems => of_row(STEMS),
            Self::Katakana => of_row(KATAKANA),
            Self::Hiragana => of_row(HIRAGANA),
            Self::Iroha => of_row(IROHA),
            Self::Hangul => of_row(HANGUL),
        };
        letter.map_or_else(|| number.to_string(), String::from)
    }
}

/// Circled numbers of Unicode go to 50.
fn circled(number: u32) -> Option<char> {
    let (first, start) = match number {
        1..=20 => (1, '①'),
        21..=35 => (21, '㉑'),
        36..=50 => (36, '㊱'),
        _ => return None,
    };
    char::from_u32(start as u32 + number - first)
}

fn roman(number: u32) -> String {
    if (1..4_000).contains(&number) {
        crate::text::numeral::roman(number as usize)
    } else {
        number.to_string()
    }
}

/// a to z, then aa.
fn letters(number: u32, first: u8) -> String {
    let mut letters = Vec::new();
    let mut left = number;
    while left > 0 {
        left -= 1;
        letters.push(char::from(first + (left % 26) as u8));
        left /= 26;
    }
    if letters.is_empty() { number.to_string() } else { letters.iter().rev().collect() }
}

/// A number below ten thousand as it is spoken: 十一, 二十, 一百零三.
fn han(number: u32) -> String {
    let digit = |digit: u32| "零一二三四五六七八九".chars().nth(digit as usize);
    if number < 10 {
        return digit(number).into_iter().collect();
    }
    let mut said = String::new();
    let mut is_gap = false;
    for (unit, sign) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let count = number / unit % 10;
        if count == 0 {
            is_gap = !said.is_empty();
            continue;
        }
        if std::mem::take(&mut is_gap) {
            said.push('零');
        }
        // 十一 rather than 一十一.
        if !(unit == 10 && count == 1 && said.is_empty()) {
            said.extend(digit(count));
        }
        said.push_str(sign);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::List;

    #[test]
    fn numbers_have_their_marks() {
        for (numbering, number, expected) in [
            (Numbering::Decimal, 12, "12."),
            (Numbering::LowerLetter, 28, "ab."),
            (Numbering::UpperRoman, 14, "XIV."),
            (Numbering::LowerRoman, 0, "0."),
            (Numbering::Han, 3, "三、"),
            (Numbering::Stems, 2, "乙、"),
            (Numbering::Stems, 11, "11、"),
            (Numbering::Circled, 20, "⑳"),
            (Numbering::Circled, 36, "㊱"),
            (Numbering::Circled, 51, "51."),
            (Numbering::Katakana, 2, "イ、"),
            (Numbering::Iroha, 2, "ロ、"),
            (Numbering::Hangul, 14, "하."),
            (Numbering::UpperLetter, u32::MAX, "MWLQKWU."),
        ] {
            assert_eq!(numbering.marker(number), expected);
        }
    }

    #[test]
    fn long_numbers_get_whole_ems_of_room() {
        let list = |numbering, start, items| {
            List { start: Some(start), numbering, items: vec![Vec::new(); items] }.marker_room()
        };
        assert_eq!(list(Numbering::Decimal, 1, 99), 0);
        assert_eq!(list(Numbering::Decimal, 1, 100), 1);
        assert_eq!(list(Numbering::Han, 1, 10), 0);
        assert_eq!(list(Numbering::Han, 1, 20), 1);
        assert_eq!(list(Numbering::Han, 1, 30), 2, "二十九");
        assert_eq!(list(Numbering::Circled, 1, 20), 0);
        assert_eq!(list(Numbering::Decimal, u32::MAX, 3), 5);
    }

    #[test]
    fn numbers_are_written_as_they_are_spoken() {
        let cases = [
            (0, "零"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (103, "一百零三"),
            (110, "一百一十"),
            (2_000, "二千"),
            (2_005, "二千零五"),
            (10_000, "10000"),
        ];
        for (number, expected) in cases {
            assert_eq!(Numbering::Han.written(number), expected);
        }
    }

    #[test]
    fn what_is_written_in_css_is_read_again() {
        for name in [
            "decimal",
            "lower-alpha",
            "upper-alpha",
            "lower-roman",
            "upper-roman",
            "cjk-ideographic",
            "cjk-heavenly-stem",
            "circled-decimal",
            "katakana",
            "hiragana",
            "katakana-iroha",
            "hangul",
        ] {
            assert_eq!(Numbering::of_css(name).map(Numbering::css), Some(name));
        }
        assert_eq!(Numbering::of_css("disc"), None);
    }
}
