//! What may not be parted from what: the lists of clreq §3.1.4 and §3.1.5 and of jlreq §3.1.7, §3.1.8 and §3.1.10, and
//! what belongs to a number.

use super::punctuation::{PunctuationClass, punctuation_class, repeats};
use super::{LineBreakStrictness, WritingSystem};

/// Whether a character may not begin a line: clreq §3.1.4 (prohibition rules for line start and line end), jlreq §3.1.7
/// (characters not starting a line), klreq §4.3.3 (line head restrictions); UAX #14 LB13 and LB21 for those that bar a
/// line start in any text.
pub fn is_line_start_prohibited(
    c: char,
    strictness: LineBreakStrictness,
    writing_system: WritingSystem,
) -> bool {
    match c {
        // An em dash joins as often as it interrupts: neither one nor two are parted from what they follow.
        '—' | '～' | '〜' | '~' | '-' | '–' | '‐' | '/' | '／' | '‼' | '⁇' | '⁈' | '⁉' | '〟' | '〞' => {
            true
        }
        '…' | '⋯' | '‥' | '⸺' | '―' => strictness == LineBreakStrictness::Strict,
        '々' | '〻' | '゠' => {
            writing_system == WritingSystem::Ja && strictness == LineBreakStrictness::Strict
        }
        _ => punctuation_class(c).is_some_and(|mark| mark != PunctuationClass::Opener),
    }
}

/// Whether a character may not end a line: clreq §3.1.4 (the solidus from the GB method on), jlreq §3.1.8 (characters
/// not ending a line), klreq §4.3.4 (line end restrictions); UAX #14 LB14.
pub fn is_line_end_prohibited(c: char, strictness: LineBreakStrictness) -> bool {
    match c {
        '/' | '／' => strictness >= LineBreakStrictness::Gb,
        _ => punctuation_class(c) == Some(PunctuationClass::Opener),
    }
}

/// Whether the characters on both sides of `at` belong together: two halves of a dash or an ellipsis (clreq §3.1.5.1,
/// UAX #14 LB17 for em dashes), the parts of a number, a number with its unit, a sign or currency with its number
/// (clreq §3.1.5.2, UAX #14 LB25); all of them in jlreq §3.1.10 (unbreakable character sequences), klreq §4.3.5.
pub fn is_inseparable(characters: &[char], at: usize) -> bool {
    let (before, after) = (characters[at - 1], characters[at]);
    if before == after && repeats(before) {
        return true;
    }
    let two_before = at.checked_sub(2).map(|place| characters[place]);
    let two_after = characters.get(at + 1).copied();
    if is_digit(before) {
        return is_wide_digit(before) && is_wide_digit(after)
            || is_unit(after)
            || after == '．' && two_after.is_some_and(is_digit)
            || after == ' ' && is_unit_word(&characters[at + 1..]);
    }
    match before {
        ' ' if two_before.is_some_and(is_digit) => is_unit_word(&characters[at..]),
        ' ' => is_digit(after) && two_before.is_some_and(is_currency),
        '．' => is_digit(after) && two_before.is_some_and(is_digit),
        _ => is_digit(after) && (is_currency(before) || is_number_prefix(before)),
    }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_wide_digit(c)
}

const fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// Signs of currency (jlreq cl-12, prefixed abbreviations; UAX #14 class PR).
const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '＄' | '¢' | '£' | '¥' | '￡' | '￥' | '￦' | '\u{20A0}'..='\u{20CF}')
}

/// What stands before a number and belongs to it (clreq §3.1.5.2: digits and their prefix).
const fn is_number_prefix(c: char) -> bool {
    matches!(
        c,
        '第' | '제'
            | '№'
            | '#'
            | '＃'
            | '+'
            | '-'
            | '±'
            | '−'
            | '＋'
            | '－'
            | '~'
            | '≈'
            | '<'
            | '>'
            | '≤'
            | '≥'
    )
}

/// Whether a character right after a number counts what the number says (clreq §3.1.5.2: digits and their suffix;
/// jlreq cl-13, postfixed abbreviations).
const fn is_unit(c: char) -> bool {
    matches!(c,
        '%' | '％' | '‰' | '‱' | '°' | '℃' | '℉' | '′' | '″'
        | '\u{3371}'..='\u{337A}' | '\u{3380}'..='\u{33DF}'     // squared units
        | '年' | '月' | '日' | '號' | '号' | '時' | '时' | '點' | '点' | '分' | '秒' | '刻' | '週' | '周' | '歲' | '岁' | '歳'
        | '元' | '塊' | '块' | '圓' | '円' | '角' | '仙'
        | '個' | '个' | '名' | '位' | '人' | '次' | '回' | '天' | '倍' | '項' | '项' | '款' | '種' | '种' | '台' | '篇' | '本'
        | '章' | '節' | '节' | '頁' | '页' | '條' | '条' | '卷' | '期' | '版' | '屆' | '届'
        | '公' | '千' | '毫' | '厘' | '釐' | '微' | '奈' | '米' | '克' | '升' | '噸' | '吨' | '度' | '尺' | '寸' | '里' | '坪' | '畝' | '亩'
        | '百' | '萬' | '万' | '億' | '亿' | '兆'
        | '년' | '월' | '일' | '시' | '분' | '초' | '원' | '명' | '개' | '번' | '회' | '세' | '만' | '억' | '조' | '천' | '배' | '층'
    )
}

/// Whether a unit of Latin letters stands here as a whole word (jlreq cl-25, unit symbols).
fn is_unit_word(characters: &[char]) -> bool {
    const LONGEST: usize = 5;
    const UNITS: &[&str] = &[
        "g", "kg", "mg", "t", "m", "km", "cm", "mm", "nm", "µm", "μm", "ha", "L", "l", "ml", "mL", "s", "ms",
        "h", "min", "Hz", "kHz", "MHz", "GHz", "THz", "B", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB",
        "GiB", "bit", "bps", "kbps", "Mbps", "Gbps", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "V",
        "kV", "A", "mA", "mAh", "K", "J", "kJ", "N", "Pa", "kPa", "hPa", "dB", "rpm", "mol", "cal", "kcal",
        "px", "pt", "em", "fps", "mph", "nit", "lm", "lx",
    ];
    let is_letter = |c: &&char| c.is_alphabetic() && (c.is_ascii() || matches!(c, 'µ' | 'μ'));
    if matches!(characters, ['%' | '％' | '‰' | '℃' | '℉' | '°' | '\u{3380}'..='\u{33DF}', ..]) {
        return true;
    }
    let word: String = characters.iter().take_while(is_letter).take(LONGEST).collect();
    UNITS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut out = String::new();
        for (at, c) in characters.iter().enumerate() {
            if at > 0 && !is_inseparable(&characters, at) {
                out.push('|');
            }
            out.push(*c);
        }
        out
    }

    #[test]
    fn what_belongs_together() {
        for (text, expected) in [
            ("甲——乙", "甲|——|乙"),
            ("甲……乙", "甲|……|乙"),
            ("約５．２％多", "約|５．２％|多"),
            ("第3章", "第3章"),
            ("5 kg多", "5 k|g|多"),
            ("5 kgs", "5| |k|g|s"),
            ("9 ℃", "9 ℃"),
            ("￥9", "￥9"),
            ("€ 9", "€| 9"),
            ("8億", "8億"),
            ("8的", "8|的"),
        ] {
            assert_eq!(parts(text), expected);
        }
    }
}
