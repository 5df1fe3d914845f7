//! The ways in which the items of a list are numbered, by the names that CSS has for them (CSS Counter Styles 3, §6 and §7;
//! Ready-made Counter Styles), and numbers written in each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::numeral;

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// With a zero before a single digit.
    DecimalZero,
    /// １, ２, ３.
    FullWidth,
    /// ①, ②, ③.
    Circled,
    /// A, B, C.
    UpperLetter,
    /// a, b, c.
    LowerLetter,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// 一、十、十一, as it is spoken.
    Han,
    /// 一、一〇、一一, digit by digit.
    HanDigits,
    /// 壹、貳, as on cheques.
    HanFinancial,
    /// 甲、乙: the ten stems.
    Stems,
    /// 子、丑: the twelve branches.
    Branches,
    /// ア、イ、ウ.
    Katakana,
    /// あ、い、う.
    Hiragana,
    /// イ、ロ、ハ.
    Iroha,
    /// 가, 나, 다.
    Hangul,
    /// ㄱ, ㄴ, ㄷ.
    HangulLetters,
}

/// Room between a number and the text after it, em.
const GAP: f32 = 0.45;
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const KATAKANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const HIRAGANA: &str =
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const HANGUL: &str = "가나다라마바사아자차카타파하";
const LETTERS: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";

/// The names of CSS, the first of each being the one that is written.
const NAMES: &[(Numbering, &[&str])] = &[
    (Numbering::Decimal, &["decimal"]),
    (Numbering::DecimalZero, &["decimal-leading-zero"]),
    (Numbering::FullWidth, &["fullwidth-decimal"]),
    (Numbering::Circled, &["circled-decimal"]),
    (Numbering::UpperLetter, &["upper-alpha", "upper-latin"]),
    (Numbering::LowerLetter, &["lower-alpha", "lower-latin"]),
    (Numbering::UpperRoman, &["upper-roman"]),
    (Numbering::LowerRoman, &["lower-roman"]),
    (
        Numbering::Han,
        &[
            "cjk-ideographic",
            "simp-chinese-informal",
            "trad-chinese-informal",
            "japanese-informal",
            "korean-hanja-informal",
        ],
    ),
    (Numbering::HanDigits, &["cjk-decimal"]),
    (
        Numbering::HanFinancial,
        &["trad-chinese-formal", "simp-chinese-formal", "japanese-formal", "korean-hanja-formal"],
    ),
    (Numbering::Stems, &["cjk-heavenly-stem"]),
    (Numbering::Branches, &["cjk-earthly-branch"]),
    (Numbering::Katakana, &["katakana"]),
    (Numbering::Hiragana, &["hiragana"]),
    (Numbering::Iroha, &["katakana-iroha", "hiragana-iroha"]),
    (Numbering::Hangul, &["hangul", "korean-hangul-formal"]),
    (Numbering::HangulLetters, &["hangul-consonant"]),
];

impl Numbering {
    /// Whether it is the one of lists that say nothing.
    pub fn is_decimal(&self) -> bool {
        *self == Self::Decimal
    }

    /// The numbering of a value of `list-style-type`.
    pub fn of_css(name: &str) -> Option<Self> {
        let is_name = |names: &&[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name.trim()));
        NAMES.iter().find(|(_, names)| is_name(names)).map(|(numbering, _)| *numbering)
    }

    /// The value of `list-style-type`.
    pub fn css(self) -> &'static str {
        NAMES.iter().find(|(numbering, _)| *numbering == self).map_or("decimal", |(_, names)| names[0])
    }

    /// The numbering of the attribute `type` of a list in HTML.
    pub fn of_html(kind: &str) -> Option<Self> {
        Some(match kind.trim() {
            "1" => Self::Decimal,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            _ => return None,
        })
    }

    /// A number with the mark after it.
    pub fn marker(self, number: u32) -> String {
        let written = self.write(number);
        let is_circled = self == Self::Circled && !written.ends_with(|c: char| c.is_ascii_digit());
        let mark = match self {
            _ if is_circled => "",
            Self::Han
            | Self::HanDigits
            | Self::HanFinancial
            | Self::Stems
            | Self::Branches
            | Self::Katakana
            | Self::Hiragana
            | Self::Iroha => "、",
            Self::FullWidth => "．",
            _ => ".",
        };
        format!("{written}{mark}")
    }

    /// About how wide a number is with the mark and the room after it, em.
    pub fn marker_ems(self, number: u32) -> f32 {
        let marker = self.marker(number);
        let gap = if marker.ends_with('、') { 0.0 } else { GAP };
        let ems = |c: char| match c {
            '.' => 0.28,
            c if c.is_ascii() => 0.56,
            _ => 1.0,
        };
        marker.chars().map(ems).sum::<f32>() + gap
    }

    /// A number in this way; in digits where it has no such number.
    pub fn write(self, number: u32) -> String {
        let nth = |row: &str| {
            let index = (number as usize).checked_sub(1)?;
            row.chars().nth(index).map(String::from)
        };
        let written = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => Some(full_width(number)),
            Self::Circled => circled(number),
            Self::UpperLetter => letters(number).map(|letters| letters.to_uppercase()),
            Self::LowerLetter => letters(number),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::Han => han(number, "零一二三四五六七八九", ["十", "百", "千"]),
            Self::HanDigits => Some(digits(number, "〇一二三四五六七八九")),
            Self::HanFinancial => han(number, "零壹貳參肆伍陸柒捌玖", ["拾", "佰", "仟"]),
            Self::Stems => nth(STEMS),
            Self::Branches => nth(BRANCHES),
            Self::Katakana => nth(KATAKANA),
            Self::Hiragana => nth(HIRAGANA),
            Self::Iroha => nth(IROHA),
            Self::Hangul => nth(HANGUL),
            Self::HangulLetters => nth(LETTERS),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

fn digits(number: u32, row: &str) -> String {
    let digit = |c: char| row.chars().nth(c.to_digit(10).unwrap_or_default() as usize).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

fn full_width(number: u32) -> String {
    digits(number, "０１２３４５６７８９")
}

/// Circled numbers of Unicode go to 50.
fn circled(number: u32) -> Option<String> {
    let (first, start) = match number {
        1..=20 => (1, '①'),
        21..=35 => (21, '㉑'),
        36..=50 => (36, '㊱'),
        _ => return None,
    };
    char::from_u32(start as u32 + number - first).map(String::from)
}

/// a to z, then aa, as CSS counts.
fn letters(number: u32) -> Option<String> {
    let mut letters = Vec::new();
    let mut left = number;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + (left % 26) as u8));
        left /= 26;
    }
    Some(letters.iter().rev().collect()).filter(|letters: &String| !letters.is_empty())
}

/// As far as Roman numerals have signs.
fn roman(number: u32) -> Option<String> {
    (1..4000).contains(&number).then(|| numeral::roman(number as usize))
}

/// A number below ten thousand as it is spoken, with digits and the words for tens, hundreds and thousands.
fn han(number: u32, row: &str, units: [&str; 3]) -> Option<String> {
    if number >= 10_000 {
        return None;
    }
    if number == 0 {
        return row.chars().next().map(String::from);
    }
    let [ten, hundred, thousand] = units;
    let mut out = String::new();
    let mut has_gap = false;
    for (value, unit) in [(1000, thousand), (100, hundred), (10, ten), (1, "")] {
        let digit = number / value % 10;
        if digit == 0 {
            has_gap = !out.is_empty();
            continue;
        }
        if has_gap {
            out.extend(row.chars().next());
            has_gap = false;
        }
        // Ten is 十, and not 一十.
        if !(value == 10 && digit == 1 && out.is_empty() && ten == "十") {
            out.extend(row.chars().nth(digit as usize));
        }
        out.push_str(unit);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_numbering_says() {
        for (numbering, number, expected) in [
            (Numbering::Decimal, 12, "12"),
            (Numbering::DecimalZero, 3, "03"),
            (Numbering::Circled, 20, "⑳"),
            (Numbering::Circled, 36, "㊱"),
            (Numbering::Circled, 51, "51"),
            (Numbering::UpperLetter, 28, "AB"),
            (Numbering::UpperLetter, u32::MAX, "MWLQKWU"),
            (Numbering::LowerRoman, 1994, "mcmxciv"),
            (Numbering::Han, 0, "零"),
            (Numbering::Han, 10, "十"),
            (Numbering::Han, 2_000, "二千"),
            (Numbering::Han, 10_000, "10000"),
            (Numbering::Han, 21, "二十一"),
            (Numbering::Han, 105, "一百零五"),
            (Numbering::Han, 110, "一百一十"),
            (Numbering::Han, 2010, "二千零一十"),
            (Numbering::HanDigits, 105, "一〇五"),
            (Numbering::HanFinancial, 12, "壹拾貳"),
            (Numbering::Stems, 3, "丙"),
            (Numbering::Hiragana, 2, "い"),
            (Numbering::Iroha, 2, "ロ"),
            (Numbering::Hangul, 3, "다"),
        ] {
            assert_eq!(numbering.write(number), expected, "{numbering:?} {number}");
        }
    }

    #[test]
    fn numbers_have_their_marks() {
        for (numbering, number, expected) in [
            (Numbering::Decimal, 12, "12."),
            (Numbering::LowerRoman, 0, "0."),
            (Numbering::Han, 3, "三、"),
            (Numbering::Stems, 11, "11、"),
            (Numbering::Circled, 20, "⑳"),
            (Numbering::Circled, 51, "51."),
            (Numbering::Katakana, 2, "イ、"),
            (Numbering::FullWidth, 2, "２．"),
            (Numbering::Hangul, 14, "하."),
        ] {
            assert_eq!(numbering.marker(number), expected);
        }
    }

    #[test]
    fn each_has_a_name_in_css() {
        for (numbering, names) in NAMES {
            assert_eq!(Numbering::of_css(numbering.css()), Some(*numbering), "{names:?}");
        }
        assert_eq!(Numbering::of_css("disc"), None);
    }
}
