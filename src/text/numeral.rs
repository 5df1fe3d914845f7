//! Numbers in digits, in Han numerals and in Roman ones.

/// Characters of the longest number; a longer one counts nothing.
const LONGEST: usize = 9;

/// The number at the beginning of a text, in digits or Han numerals, and what comes after it.
pub fn leading(text: &str) -> Option<(u32, &str)> {
    let end = text.char_indices().find(|(_, c)| part(*c).is_none()).map_or(text.len(), |(at, _)| at);
    let (number, rest) = text.split_at(end);
    if number.is_empty() || number.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (mut total, mut digits) = (0_u32, None);
    for part in number.chars().filter_map(part) {
        match part {
            Part::Digit(digit) => digits = Some(digits.unwrap_or(0_u32).saturating_mul(10) + digit),
            Part::Times(unit) => {
                total = total.saturating_add(digits.take().unwrap_or(1).saturating_mul(unit));
            }
            Part::Whole(whole) => total = total.saturating_add(whole),
        }
    }
    Some((total.saturating_add(digits.unwrap_or(0)), rest))
}

/// What a character says in a number.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// A digit.
    Digit(u32),
    /// A power of ten, so often as the number before it says.
    Times(u32),
    /// A numeral that is a number of tens, or a whole one.
    Whole(u32),
}

pub(super) const fn part(c: char) -> Option<Part> {
    let digit = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '０'..='９' => c as u32 - '０' as u32,
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '壱' => 1,
        '二' | '貳' | '贰' | '弐' | '兩' | '两' => 2,
        '三' | '參' | '叁' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陸' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        '十' | '拾' => return Some(Part::Times(10)),
        '百' | '佰' => return Some(Part::Times(100)),
        '千' | '仟' => return Some(Part::Times(1000)),
        '廿' => return Some(Part::Whole(20)),
        '卅' => return Some(Part::Whole(30)),
        '卌' => return Some(Part::Whole(40)),
        'Ⅰ'..='Ⅻ' => return Some(Part::Whole(c as u32 - 'Ⅰ' as u32 + 1)),
        '①'..='⑳' => return Some(Part::Whole(c as u32 - '①' as u32 + 1)),
        _ => return None,
    };
    Some(Part::Digit(digit))
}

/// A number in Roman numerals, in capitals; empty for 0.
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_form() {
        for (text, expected) in [
            ("十", 10),
            ("十二", 12),
            ("三十二", 32),
            ("一百零五", 105),
            ("二〇二", 202),
            ("１２", 12),
            ("1024", 1024),
            ("兩百", 200),
            ("千", 1000),
            ("廿三", 23),
            ("Ⅳ", 4),
        ] {
            assert_eq!(leading(text), Some((expected, "")), "{text}");
        }
        assert_eq!([0, 4, 14, 1999].map(roman), ["", "IV", "XIV", "MCMXCIX"]);
        assert_eq!(leading("章"), None);
        assert_eq!(leading("1234567890"), None);
    }
}
