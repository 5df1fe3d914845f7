//! Numbers as lists of word processors write them (ECMA-376 Part 1, 17.18.59; `OpenDocument` 1.3, 19.500).

use crate::text::numbering::Numbering;

/// What stands before the items of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// A number.
    Number(Numbering),
    /// A mark that is the same for each item.
    Bullet,
    /// Nothing.
    None,
}

impl Default for NumberFormat {
    fn default() -> Self {
        Self::Number(Numbering::Decimal)
    }
}

impl NumberFormat {
    /// The format of a name in `OOXML`.
    pub(super) fn of_ooxml(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "decimalZero" => Self::Number(Numbering::DecimalZero),
            "decimalFullWidth" | "decimalFullWidth2" => Self::Number(Numbering::FullWidth),
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Number(Numbering::Circled),
            "upperLetter" => Self::Number(Numbering::UpperLetter),
            "lowerLetter" => Self::Number(Numbering::LowerLetter),
            "upperRoman" => Self::Number(Numbering::UpperRoman),
            "lowerRoman" => Self::Number(Numbering::LowerRoman),
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "koreanCounting"
            | "koreanDigital2" => Self::Number(Numbering::Han),
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
                Self::Number(Numbering::HanDigits)
            }
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
                Self::Number(Numbering::HanFinancial)
            }
            "ideographTraditional" => Self::Number(Numbering::Stems),
            "ideographZodiac" => Self::Number(Numbering::Branches),
            "aiueo" | "aiueoFullWidth" => Self::Number(Numbering::Katakana),
            "iroha" | "irohaFullWidth" => Self::Number(Numbering::Iroha),
            "ganada" => Self::Number(Numbering::Hangul),
            "chosung" => Self::Number(Numbering::HangulLetters),
            _ => Self::Number(Numbering::Decimal),
        }
    }

    /// The format that `OpenDocument` names by its first number.
    pub(super) fn of_sample(sample: &str) -> Self {
        match sample.split(',').next().unwrap_or_default().trim() {
            "" => Self::None,
            "i" => Self::Number(Numbering::LowerRoman),
            "I" => Self::Number(Numbering::UpperRoman),
            "a" => Self::Number(Numbering::LowerLetter),
            "A" => Self::Number(Numbering::UpperLetter),
            "一" => Self::Number(Numbering::Han),
            "壹" | "壱" => Self::Number(Numbering::HanFinancial),
            "甲" => Self::Number(Numbering::Stems),
            "子" => Self::Number(Numbering::Branches),
            "ア" | "ｱ" => Self::Number(Numbering::Katakana),
            "イ" | "ｲ" => Self::Number(Numbering::Iroha),
            "가" => Self::Number(Numbering::Hangul),
            "ㄱ" => Self::Number(Numbering::HangulLetters),
            "①" => Self::Number(Numbering::Circled),
            "１" => Self::Number(Numbering::FullWidth),
            _ => Self::Number(Numbering::Decimal),
        }
    }

    /// The format of a number in RTF (`\levelnfc`, which is MSONFC of MS-OSHARED, 2.2.1.3).
    pub(super) fn of_rtf(number: i32) -> Self {
        match number {
            1 => Self::Number(Numbering::UpperRoman),
            2 => Self::Number(Numbering::LowerRoman),
            3 => Self::Number(Numbering::UpperLetter),
            4 => Self::Number(Numbering::LowerLetter),
            10 | 17 | 36 | 40 => Self::Number(Numbering::HanDigits),
            11 | 33 | 35 | 37 | 39 | 42 | 44 => Self::Number(Numbering::Han),
            12 | 20 => Self::Number(Numbering::Katakana),
            13 | 21 => Self::Number(Numbering::Iroha),
            14 | 19 => Self::Number(Numbering::FullWidth),
            16 | 34 | 38 => Self::Number(Numbering::HanFinancial),
            18 | 28 | 29 => Self::Number(Numbering::Circled),
            22 => Self::Number(Numbering::DecimalZero),
            23 => Self::Bullet,
            24 => Self::Number(Numbering::Hangul),
            25 => Self::Number(Numbering::HangulLetters),
            30 => Self::Number(Numbering::Stems),
            31 => Self::Number(Numbering::Branches),
            255 => Self::None,
            _ => Self::Number(Numbering::Decimal),
        }
    }

    /// A number in this format; in digits where the format has no such number.
    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Number(numbering) => numbering.write(number),
            Self::Bullet | Self::None => String::new(),
        }
    }
}
