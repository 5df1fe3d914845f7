//! Dates with a time of day among other things in a line.

use crate::import::known::date;
use crate::text::slice::first_chars;

/// Characters of the longest date with blanks between its parts.
const LONGEST_SPACED: usize = 24;

/// The day of a date in any of the forms that pages declare: ISO 8601, `20250530`, seconds since 1970, or as people
/// write it.
pub(super) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text.len());
    match digits {
        Some(8) => {
            let (year, rest) = text.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            date::leading(&format!("{year}-{month}-{day}")).map(|(day, _)| day)
        }
        Some(10) => text.parse().ok().map(day_of_seconds),
        Some(13) => text.parse::<u64>().ok().map(|moment| day_of_seconds(moment / 1000)),
        _ => {
            let text = folded(text);
            let text = first_chars(&text, 60);
            date::leading(text).or_else(|| after_weekday(text)).map(|(day, _)| day)
        }
    }
}

/// The day of a moment in seconds since 1970.
fn day_of_seconds(seconds: u64) -> String {
    let mut left = seconds / 86_400;
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while left >= 365 + u64::from(is_leap(year)) {
        left -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}

/// How many days lie between two dates.
pub(super) fn days_apart(one: &str, other: &str) -> u64 {
    // Days since the year 0, by the rule that the years begin in March (Howard Hinnant, `days_from_civil`).
    let days = |date: &str| {
        let mut parts = date.split(['-', ' ']).filter_map(|part| part.parse::<u64>().ok());
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let year = if month > 2 { year } else { year.checked_sub(1)? };
        Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day)
    };
    match (days(one), days(other)) {
        (Some(one), Some(other)) => one.abs_diff(other),
        _ => u64::MAX,
    }
}

/// A line with full-width forms of ASCII as ASCII, and every blank as a space.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '│' => '|',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

/// The date that a folded text begins with, and what comes after it and its time of day.
pub(super) fn leading(text: &str) -> Option<(String, &str)> {
    let (day, rest) = date::leading(text)
        .or_else(|| after_weekday(text))
        .or_else(|| set_apart(text))
        .or_else(|| spaced(text))
        .or_else(|| month_first(text))?;
    // `20190907123` and `2019.9.7.8` are numbers of something else.
    if rest.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit())
        && time(rest).is_none_or(|rest| rest.starts_with('.'))
    {
        return None;
    }
    Some((day, after_time(rest)))
}

/// `2024 03/05`: the year above the day.
fn set_apart(text: &str) -> Option<(String, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    let rest = rest.strip_prefix(' ')?.trim_start();
    let (month, rest) = digits(rest)?;
    let (day, rest) = digits(rest.trim_start().strip_prefix('/')?.trim_start())?;
    date::leading(&format!("{year}-{month}-{day}")).map(|(day, _)| (day, rest))
}

/// `2024 年 3 月 5 日`, `2024년 3월 5일`, `民國 110 年 03 月 24 日`.
fn spaced(text: &str) -> Option<(String, &str)> {
    let is_end = |c: char| matches!(c, '日' | '일' | '號' | '号');
    let (end, last) = text.char_indices().take(LONGEST_SPACED).find(|(_, c)| is_end(*c))?;
    let (date, rest) = text.split_at(end + last.len_utf8());
    let date: String = date.chars().filter(|c| *c != ' ').collect();
    date::leading(&date).filter(|(_, left)| left.is_empty()).map(|(day, _)| (day, rest))
}

/// `3 月 5, 2024`, as `WordPress` writes in Chinese.
fn month_first(text: &str) -> Option<(String, &str)> {
    let (month, rest) = digits(text)?;
    let (day, rest) = digits(rest.trim_start().strip_prefix('月')?.trim_start())?;
    let (year, rest) = rest.strip_prefix(',')?.trim_start().split_at_checked(4)?;
    date::leading(&format!("{year}-{month}-{day}")).map(|(day, _)| (day, rest))
}

/// `Wed Oct 14 21:03:30 2020`, `Sunday, June 14, 2021`, `星期二 四月 18 22:33:02 CST 2006`.
fn after_weekday(text: &str) -> Option<(String, &str)> {
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let (word, rest) = text.split_once(' ')?;
    let name = word.trim_end_matches([',', '.']).to_ascii_lowercase();
    let is_latin = DAYS.iter().any(|day| name.starts_with(day)) && name.len() <= 9;
    if !(is_latin || name.starts_with("星期") && name.chars().count() == 3) {
        return None;
    }
    let rest = rest.trim_start();
    date::leading(rest).or_else(|| {
        let (month, rest) = rest.split_once(' ')?;
        let (day, rest) = digits(rest.trim_start())?;
        let rest = time(rest.trim_start())?.trim_start();
        let is_zone = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase());
        let rest = rest.split_once(' ').filter(|(word, _)| is_zone(word)).map_or(rest, |(_, rest)| rest);
        let (year, rest) = rest.split_at_checked(4)?;
        let date = match month_of(month) {
            Some(month) => format!("{year}-{month}-{day}"),
            None => format!("{month} {day}, {year}"),
        };
        Some((date::leading(&date)?.0, rest))
    })
}

/// The number of a month by its Chinese name: `四月`.
fn month_of(name: &str) -> Option<usize> {
    const MONTHS: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let name = name.strip_suffix('月')?;
    MONTHS.iter().position(|month| *month == name).map(|at| at + 1)
}

/// What comes after a time of day with what belongs to it: the day of the week, the half of the day, the zone.
pub(super) fn after_time(text: &str) -> &str {
    const WORDS: &[&str] = &[
        "星期",
        "週",
        "周",
        "礼拜",
        "禮拜",
        "曜日",
        "요일",
        "上午",
        "下午",
        "中午",
        "凌晨",
        "早上",
        "晚上",
        "晚間",
        "午前",
        "午後",
        "오전",
        "오후",
        "새벽",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "jst",
        "kst",
        "hkt",
        "cst",
        "gmt",
        "utc",
        "pst",
        "pdt",
        "est",
        "edt",
        "bst",
        "at",
        "北京时间",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let mut rest = text.trim_start_matches([' ', '\u{A0}', '.']);
    loop {
        let before = rest;
        rest = rest.trim_start();
        if let Some(after) = WORDS.iter().find_map(|word| strip_word(rest, word)) {
            rest = after;
            // The day's own name: 星期二.
            if before.trim_start().starts_with(['星', '週', '周', '礼', '禮']) {
                rest = rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']).unwrap_or(rest);
            }
        } else if let Some(after) = bracketed_day(rest).or_else(|| time(rest)).or_else(|| zone(rest)) {
            rest = after;
        }
        if rest == before {
            return rest.trim_start();
        }
    }
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    let ends = !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    (ends && start.eq_ignore_ascii_case(word)).then_some(rest)
}

/// `(木)`, `(星期四)`, `[월]`.
fn bracketed_day(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['(', '[', '〔', '【'])?;
    let (day, rest) = inner.split_once([')', ']', '〕', '】'])?;
    let is_day = day.chars().count() <= 4
        && day
            .chars()
            .next_back()
            .is_some_and(|c| "一二三四五六日天月火水木金土월화수목금토일祝".contains(c));
    let is_zone = day.to_ascii_lowercase().starts_with("gmt") || day.to_ascii_lowercase().starts_with("utc");
    (is_day || is_zone && day.len() < 12).then_some(rest)
}

/// `8:30`, `08:30:15.52`, `8時5分`, `8点05分`, `T08:00:00`.
fn time(text: &str) -> Option<&str> {
    let text = text.strip_prefix(['T', 't', ',']).unwrap_or(text).trim_start();
    let (_, mut rest) = digits(text)?;
    let sign = rest.chars().next()?;
    if !matches!(sign, ':' | '時' | '时' | '点' | '點' | '시') {
        return None;
    }
    rest = rest.strip_prefix(sign)?;
    if sign != ':' {
        rest = rest.trim_start();
    }
    while let Some((_, after)) = digits(rest) {
        let is_clock = sign == ':';
        let end = after.strip_prefix(if is_clock { [':', ':'] } else { ['分', '秒'] });
        let end = end.or_else(|| after.strip_prefix('분').filter(|_| !is_clock));
        match end {
            Some(next) => rest = next,
            None if is_clock => {
                rest = after;
                break;
            }
            None => break,
        }
    }
    // Fractions of a second.
    let fraction = rest.strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    Some(fraction.map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit())))
}

/// `Z`, `+08:00`, `+0900`.
fn zone(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('Z') {
        return (!rest.starts_with(char::is_alphanumeric)).then_some(rest);
    }
    let rest = text.strip_prefix(['+', '-'])?;
    let digits = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    matches!(digits, 4 | 5).then(|| rest.split_at(digits).1)
}

/// One or two digits.
fn digits(text: &str) -> Option<(&str, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    matches!(count, 1 | 2).then(|| text.split_at(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_ends_where_its_time_ends() {
        for (text, expected) in [
            ("2019年09月07日 08:05:32 来源", Some(("2019-09-07", "来源"))),
            ("2019年09月07日08:05 来源", Some(("2019-09-07", "来源"))),
            ("2024.03.05. 오전 8:05수정", Some(("2024-03-05", "수정"))),
            ("2024年3月5日 8時05分", Some(("2024-03-05", ""))),
            ("2022年7月19日 星期二 9:18", Some(("2022-07-19", ""))),
            ("2011/01/03(月) 15:20:11.52 ID", Some(("2011-01-03", "ID"))),
            ("2019-07-08 14:12:40 +08:00", Some(("2019-07-08", ""))),
            ("2023-05-08 HKT 11:42", Some(("2023-05-08", ""))),
            ("Wed Oct 14 21:03:30 2020", Some(("2020-10-14", ""))),
            ("2012年11月8日 星期四", Some(("2012-11-08", ""))),
            ("112-06-14", Some(("2023-06-14", ""))),
            ("民國112年6月14日", Some(("2023-06-14", ""))),
            ("令和元年9月7日", Some(("2019-09-07", ""))),
            ("2023. 11. 5. 22:14", Some(("2023-11-05", ""))),
            ("2019年9月7日，雨", Some(("2019-09-07", "，雨"))),
            ("2019.9.7.8", None),
            ("第2回", None),
        ] {
            let found = leading(text);
            assert_eq!(found.as_ref().map(|(day, rest)| (day.as_str(), *rest)), expected, "{text}");
        }
    }

    #[test]
    fn machines_write_dates_in_their_own_ways() {
        for (text, expected) in [
            ("2025-05-30T23:30:00+08:00", Some("2025-05-30")),
            ("20250530", Some("2025-05-30")),
            ("1526819400", Some("2018-05-20")),
            ("1526819400000", Some("2018-05-20")),
            ("2024/09/18 15:21", Some("2024-09-18")),
            ("104363", None),
            ("昨天", None),
        ] {
            assert_eq!(day(text).as_deref(), expected, "{text}");
        }
    }
}
