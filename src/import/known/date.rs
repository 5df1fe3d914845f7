//! Lines that are a date and nothing else.

use unicode_normalization::UnicodeNormalization;

use super::{label, numeral};

const LABELS: &[&str] = &[
    "日期",
    "發布日期",
    "发布日期",
    "發佈日期",
    "發表日期",
    "发表日期",
    "發布時間",
    "发布时间",
    "發佈時間",
    "發布",
    "发布",
    "發佈",
    "刊登日期",
    "出版日期",
    "公開日",
    "公開日時",
    "掲載日",
    "投稿日",
    "配信日",
    "発表日",
    "日付",
    "작성일",
    "입력",
    "게시일",
    "date",
    "published",
    "published on",
    "publication date",
    "posted",
    "posted on",
];
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// A longer line holds more than a date.
const LONGEST: usize = 60;

/// The date of a line, as `2025-12-11` or `2025-12-11 08:30`.
pub(in crate::import) fn date(line: &str) -> Option<String> {
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let line: String = line.nfkc().collect();
    let line =
        label::after(&line, LABELS, &[':']).or_else(|| label::after(&line, LABELS, &[' '])).unwrap_or(&line);
    let (day, rest) = leading(line.trim())?;
    let time = time(without_weekday(rest.trim()))?;
    Some(if time.is_empty() { day } else { format!("{day} {time}") })
}

/// The day that a text begins with, and what comes after it.
pub(in crate::import) fn leading(text: &str) -> Option<(String, &str)> {
    era(text)
        .or_else(|| of_the_republic(text))
        .or_else(|| numbered(text))
        .or_else(|| named_month(text))
        .or_else(|| in_numerals(text))
}

/// `二〇二四年三月五日`; a year that is counted by an era has less than four numerals and is no year alone.
fn in_numerals(text: &str) -> Option<(String, &str)> {
    let (year, rest) = han_number(text).filter(|(year, _)| *year >= 1000)?;
    han_month_and_day(year, rest)
}

/// The month and the day after a year, all in Han numerals.
fn han_month_and_day(year: u32, rest: &str) -> Option<(String, &str)> {
    let (month, rest) = han_number(rest.strip_prefix('年')?)?;
    let (day, rest) = han_number(rest.strip_prefix('月')?)?;
    let rest = rest.strip_prefix(['日', '號', '号'])?;
    iso(year, month, day).map(|date| (date, rest))
}

/// A number that is written in Han numerals.
fn han_number(text: &str) -> Option<(u32, &str)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    numeral::leading(text)
}

/// `民國114年12月11日`, `令和7年12月11日`, `平成元年1月8日`.
fn era(text: &str) -> Option<(String, &str)> {
    const ERAS: &[(&str, u32)] = &[
        ("中華民國", 1911),
        ("民國", 1911),
        ("民国", 1911),
        ("令和", 2018),
        ("平成", 1988),
        ("昭和", 1925),
        ("大正", 1911),
        ("明治", 1867),
    ];
    let (rest, before) = ERAS.iter().find_map(|(name, before)| Some((text.strip_prefix(name)?, before)))?;
    let rest = rest.trim_start();
    if let Some((year, rest)) = han_number(rest) {
        return han_month_and_day(before + year, rest);
    }
    let (year, rest) = match rest.strip_prefix('元') {
        Some(rest) => (1, rest),
        None => number(rest, 3)?,
    };
    month_and_day(before + year, rest)
}

/// `114/12/11`: Taiwan counts the years of the republic, and writes the zeros.
fn of_the_republic(text: &str) -> Option<(String, &str)> {
    let (year, rest) = number(text, 3).filter(|(year, _)| (80..200).contains(year))?;
    let is_full = matches!(rest.as_bytes(), [b'-' | b'/' | b'.', m, n, b'-' | b'/' | b'.', d, e, ..]
        if [m, n, d, e].iter().all(|byte| byte.is_ascii_digit()));
    if is_full { month_and_day(1911 + year, rest) } else { None }
}

/// `2025-12-11`, `2025/12/11`, `2025.12.11`, `2025年12月11日`, `2025년 12월 11일`.
fn numbered(text: &str) -> Option<(String, &str)> {
    let (year, rest) = number(text, 4)?;
    month_and_day(year, rest)
}

/// The month and the day after a year, with the signs around them.
fn month_and_day(year: u32, rest: &str) -> Option<(String, &str)> {
    let (month_sign, rest) = sign(rest)?;
    let (month, rest) = number(rest, 2)?;
    let (day_sign, rest) = sign(rest)?;
    let (day, rest) = number(rest, 2)?;
    let rest = match (month_sign, day_sign) {
        ('年', '月') => {
            rest.strip_prefix('日').or_else(|| rest.strip_prefix('號')).or_else(|| rest.strip_prefix('号'))?
        }
        ('년', '월') => rest.strip_prefix('일')?,
        // Korean puts a full stop after the day as well.
        ('.', '.') => match rest.strip_prefix('.') {
            Some(after) if !after.starts_with(|c: char| c.is_ascii_digit()) => after,
            _ => rest,
        },
        (first, second) if first == second => rest,
        _ => return None,
    };
    iso(year, month, day).map(|date| (date, rest))
}

/// `December 11, 2025`, `Dec. 11, 2025`, `11 December 2025`.
fn named_month(line: &str) -> Option<(String, &str)> {
    if let Some((month, rest)) = month(line) {
        let (day, rest) = number(rest, 2)?;
        let (year, rest) = number(rest.trim_start_matches([',', ' ']), 4)?;
        return iso(year, month, day).map(|date| (date, rest));
    }
    let (day, rest) = number(line, 2)?;
    let (month, rest) = month(rest.trim_start())?;
    let (year, rest) = number(rest, 4)?;
    iso(year, month, day).map(|date| (date, rest))
}

fn month(line: &str) -> Option<(u32, &str)> {
    const NAMES: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
    ];
    let (name, rest) = line.split_at(line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len()));
    let name = name.to_ascii_lowercase();
    if !(NAMES.contains(&name.as_str()) || MONTHS.contains(&name.as_str())) {
        return None;
    }
    let index = MONTHS.iter().position(|month| name.starts_with(month))?;
    Some((index as u32 + 1, rest.trim_start_matches(['.', ',', ' '])))
}

fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let fits = number.len() <= digits && (digits < 4 || number.len() == 4);
    Some((number.parse().ok().filter(|_| fits)?, rest))
}

fn sign(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let sign = text.chars().next().filter(|c| "-/.年月년월".contains(*c))?;
    Some((sign, text.strip_prefix(sign)?.trim_start()))
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let is_date = (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn without_weekday(rest: &str) -> &str {
    const NAMES: &[&str] = &[
        "星期", "週", "周", "曜日", "日", "一", "二", "三", "四", "五", "六", "月", "火", "水", "木", "金",
        "土", "(", ")", "요일",
    ];
    let mut bare = rest;
    while let Some(shorter) = NAMES.iter().find_map(|name| bare.strip_prefix(name)) {
        bare = shorter;
    }
    bare.trim()
}

/// Nothing, or `8:30` or `08:30:15`.
fn time(rest: &str) -> Option<String> {
    if rest.is_empty() {
        return Some(String::new());
    }
    let mut parts = Vec::new();
    for part in rest.trim_start_matches('T').split(':') {
        let (value, after) = number(part, 2)?;
        if !after.is_empty() || value > 59 {
            return None;
        }
        parts.push(format!("{value:02}"));
    }
    matches!(parts.len(), 2 | 3).then(|| parts.join(":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_that_is_a_date_is_one() {
        for (line, expected) in [
            ("2025-12-11", Some("2025-12-11")),
            ("2025/3/5 8:30", Some("2025-03-05 08:30")),
            ("２０２５年１２月１１日（木）", Some("2025-12-11")),
            ("2025年12月11日 星期四 10:30:15", Some("2025-12-11 10:30:15")),
            ("2025년 12월 11일", Some("2025-12-11")),
            ("發布時間：2025.12.11", Some("2025-12-11")),
            ("Published: December 11, 2025", Some("2025-12-11")),
            ("Sept. 1, 2025", Some("2025-09-01")),
            ("11 December 2025", Some("2025-12-11")),
            ("民國114年12月11日", Some("2025-12-11")),
            ("民國八十九年十一月七日 星期二", Some("2000-11-07")),
            ("二〇二四年三月五日", Some("2024-03-05")),
            ("八十九年十一月七日", None),
            ("令和元年9月7日", Some("2019-09-07")),
            ("114/12/11", Some("2025-12-11")),
            ("2025. 12. 11.", Some("2025-12-11")),
            ("114/2/1", None),
            ("2025-13-11", None),
            ("2025/12-11", None),
            ("2025年12月11日發表", None),
            ("2025", None),
            ("Marching 11, 2025", None),
            ("12:30", None),
            ("2025-12-11 10:99", None),
            ("日期", None),
        ] {
            assert_eq!(date(line).as_deref(), expected, "{line}");
        }
    }
}
