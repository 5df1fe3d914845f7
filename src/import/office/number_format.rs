//! Numbers as lists of word processors write them (ECMA-376 Part 1, 17.18.59; `OpenDocument` 1.3, 19.500).

use crate::text::numeral;

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    #[default]
    Decimal,
    /// With a zero before a single digit.
    DecimalZero,
    /// 1 to 9 in full width.
    FullWidth,
    /// In a circle.
    Circled,
    UpperLetter,
    LowerLetter,
    UpperRoman,
    LowerRoman,
    /// 一、二、十、十一, as it is spoken.
    Han,
    /// 一、二、一〇, digit by digit.
    HanDigits,
    /// 壹、貳, as on cheques.
    HanFinancial,
    /// 甲、乙: the ten stems.
    Stems,
    /// 子、丑: the twelve branches.
    Branches,
    /// ア、イ、ウ.
    Katakana,
    /// イ、ロ、ハ.
    Iroha,
    /// 가, 나, 다.
    Hangul,
    /// ㄱ, ㄴ, ㄷ.
    HangulLetters,
    /// A mark that is the same for each item.
    Bullet,
    /// Nothing.
    None,
}

const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const KATAKANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const HANGUL: &str = "가나다라마바사아자차카타파하";
const LETTERS: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";

impl NumberFormat {
    /// The format of a name in `OOXML`.
    pub(super) fn of_ooxml(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "decimalZero" => Self::DecimalZero,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "koreanCounting"
            | "koreanDigital2" => Self::Han,
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Self::HanDigits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Self::HanFinancial,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "aiueo" | "aiueoFullWidth" => Self::Katakana,
            "iroha" | "irohaFullWidth" => Self::Iroha,
            "ganada" => Self::Hangul,
            "chosung" => Self::HangulLetters,
            _ => Self::Decimal,
        }
    }

    /// The format that `OpenDocument` names by its first number.
    pub(super) fn of_sample(sample: &str) -> Self {
        match sample.split(',').next().unwrap_or_default().trim() {
            "" => Self::None,
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "a" => Self::LowerLetter,
            "A" => Self::UpperLetter,
            "一" => Self::Han,
            "壹" | "壱" => Self::HanFinancial,
            "甲" => Self::Stems,
            "子" => Self::Branches,
            "ア" | "ｱ" => Self::Katakana,
            "イ" | "ｲ" => Self::Iroha,
            "가" => Self::Hangul,
            "ㄱ" => Self::HangulLetters,
            "①" => Self::Circled,
            "１" => Self::FullWidth,
            _ => Self::Decimal,
        }
    }

    /// The format of a number in RTF (`\levelnfc`, which is MSONFC of MS-OSHARED, 2.2.1.3).
    pub(super) fn of_rtf(number: i32) -> Self {
        match number {
            1 => Self::UpperRoman,
            2 => Self::LowerRoman,
            3 => Self::UpperLetter,
            4 => Self::LowerLetter,
            10 | 17 | 36 | 40 => Self::HanDigits,
            11 | 33 | 35 | 37 | 39 | 42 | 44 => Self::Han,
            12 | 20 => Self::Katakana,
            13 | 21 => Self::Iroha,
            14 | 19 => Self::FullWidth,
            16 | 34 | 38 => Self::HanFinancial,
            18 | 28 | 29 => Self::Circled,
            22 => Self::DecimalZero,
            23 => Self::Bullet,
            24 => Self::Hangul,
            25 => Self::HangulLetters,
            30 => Self::Stems,
            31 => Self::Branches,
            255 => Self::None,
            _ => Self::Decimal,
        }
    }

    /// A number in this format; in digits where the format has no such number.
    pub(super) fn write(self, number: u32) -> String {
        let nth = |row: &str| {
            let index = (number as usize).checked_sub(1)?;
            row.chars().nth(index).map(String::from)
        };
        let written = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => Some(full_width(number)),
            Self::Circled => nth(CIRCLED),
            Self::UpperLetter => letters(number).map(|letters| letters.to_uppercase()),
            Self::LowerLetter => letters(number),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::Han => han(number, "〇一二三四五六七八九", ["十", "百", "千"]),
            Self::HanDigits => Some(digits(number, "〇一二三四五六七八九")),
            Self::HanFinancial => han(number, "零壹貳參肆伍陸柒捌玖", ["拾", "佰", "仟"]),
            Self::Stems => nth(STEMS),
            Self::Branches => nth(BRANCHES),
            Self::Katakana => nth(KATAKANA),
            Self::Iroha => nth(IROHA),
            Self::Hangul => nth(HANGUL),
            Self::HangulLetters => nth(LETTERS),
            Self::Bullet | Self::None => Some(String::new()),
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

/// a to z, then aa to zz, as word processors count.
fn letters(number: u32) -> Option<String> {
    let index = number.checked_sub(1)?;
    let letter = char::from(b'a' + (index % 26) as u8);
    let times = index as usize / 26 + 1;
    (times <= 10).then(|| letter.to_string().repeat(times))
}

/// As far as Roman numerals have signs.
fn roman(number: u32) -> Option<String> {
    (1..4000).contains(&number).then(|| numeral::roman(number as usize))
}

/// A number below ten thousand as it is spoken, with digits and the words for tens, hundreds and thousands.
fn han(number: u32, row: &str, units: [&str; 3]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
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
    fn numbers_are_written_as_their_formats_say() {
        for (format, number, expected) in [
            (NumberFormat::Decimal, 12, "12"),
            (NumberFormat::DecimalZero, 3, "03"),
            (NumberFormat::Circled, 20, "⑳"),
            (NumberFormat::Circled, 21, "21"),
            (NumberFormat::UpperLetter, 28, "BB"),
            (NumberFormat::LowerRoman, 1994, "mcmxciv"),
            (NumberFormat::Han, 10, "十"),
            (NumberFormat::Han, 21, "二十一"),
            (NumberFormat::Han, 105, "一百〇五"),
            (NumberFormat::Han, 110, "一百一十"),
            (NumberFormat::Han, 2010, "二千〇一十"),
            (NumberFormat::HanDigits, 105, "一〇五"),
            (NumberFormat::HanFinancial, 12, "壹拾貳"),
            (NumberFormat::Stems, 3, "丙"),
            (NumberFormat::Iroha, 2, "ロ"),
            (NumberFormat::Hangul, 3, "다"),
            (NumberFormat::Bullet, 3, ""),
        ] {
            assert_eq!(format.write(number), expected, "{format:?} {number}");
        }
    }
}
