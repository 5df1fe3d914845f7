//! Where the items of a byline begin and end.

use super::date;
use super::labels::{self, Kind};

pub(super) fn is_between(c: char) -> bool {
    c.is_whitespace() || "|·•●・‧/,;[]【】〔〕()<>{}-–—_~:▲▼►▶◆■□★☆※「」#*+=⋅∣丨．.、".contains(c)
}

/// Where the value of a label ends: at the next label, at a date, at a bracket or at what parts the items of a line.
pub(super) fn value_end(value: &str) -> usize {
    let mut before = ' ';
    for (at, c) in value.char_indices() {
        let rest = value.split_at(at).1;
        let is_end = match c {
            '|' | '[' | ']' | '【' | '】' | '〔' | '〕' | ';' | '●' | '丨' | '∣' => true,
            '•' | '·' | '・' => before == ' ',
            _ if at == 0 => false,
            '(' => rest.split_once(')').is_some_and(|(inner, _)| is_item(inner.trim_start_matches('('))),
            ')' => !value.split_at(at).0.contains('('),
            ' ' => {
                is_item(rest.trim_start())
                    || rest.starts_with("  ")
                    || rest.trim_start().starts_with(['-', '–', '—'])
            }
            _ if c.is_ascii_digit() && !before.is_ascii_digit() => date::leading(rest).is_some(),
            // A label that nothing parts from the value before it.
            _ if !c.is_ascii() => labels::label(rest).is_some_and(|(_, label, rest)| {
                label.chars().count() > 1
                    && (rest.trim_start().starts_with(':') || date::leading(rest.trim_start()).is_some())
            }),
            _ => false,
        };
        if is_end {
            return at;
        }
        before = c;
    }
    value.len()
}

/// Whether an item of its own begins here.
fn is_item(text: &str) -> bool {
    // `於 晚上11:58`, `于 2019-09-07 发布`.
    let text = match text.strip_prefix(['於', '于']).map(str::trim_start) {
        Some(moment) if date::behind_time(moment).len() < moment.len() => return true,
        Some(moment) if date::leading(moment).is_some() => return true,
        _ => text,
    };
    date::leading(text).is_some()
        || counted(text).is_some()
        || labels::label(text).is_some_and(|(kind, label, rest)| {
            let is_word = label.chars().count() > 1;
            labels::behind_colon(rest).is_some()
                || matches!(kind, Kind::Control | Kind::Counter)
                    && is_word
                    && !rest.starts_with(|c: char| c.is_alphabetic())
                || matches!(kind, Kind::Author | Kind::Helper | Kind::Source)
                    && is_word
                    && rest.starts_with(' ')
                || matches!(kind, Kind::Published | Kind::Updated)
                    && date::leading(rest.trim_start_matches(is_between)).is_some()
        })
}

/// `7 min read`, `3 評論`, `閱讀 1.9k`: a number and what is counted.
pub(super) fn counted(text: &str) -> Option<&str> {
    const UNITS: &[&str] = &[
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "分钟阅读",
        "分鐘閱讀",
        "次",
        "人",
        "則",
        "则",
        "条",
        "條",
        "件",
        "字",
        "分で読めます",
    ];
    let rest = text.strip_prefix(['第', '共']).unwrap_or(text);
    let rest = behind_number(rest)?;
    let rest = rest.trim_start();
    let unit = UNITS.iter().find_map(|unit| rest.strip_prefix(unit));
    let word = labels::label(unit.unwrap_or(rest).trim_start()).filter(|(kind, _, rest)| {
        matches!(kind, Kind::Counter) && !rest.starts_with(|c: char| c.is_alphabetic())
    });
    match (word, unit) {
        (Some((_, _, rest)), _) => Some(rest),
        (None, Some(rest)) => (rest.is_empty() || rest.starts_with(is_between)).then_some(rest),
        (None, None) => None,
    }
}

/// What is behind a number: `1,234`, `1.9k`, `3.2万`, `(12)`.
pub(super) fn behind_number(text: &str) -> Option<&str> {
    let text = text.trim_start().trim_start_matches('(');
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '+'))).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest.strip_prefix(['k', 'K', 'w', 'W', '万', '萬', '千', '만', '천']).unwrap_or(rest);
    let rest = ["次", "人", "則", "条", "條", "个", "個", "分钟", "分鐘", "字"]
        .iter()
        .find_map(|unit| rest.trim_start().strip_prefix(unit))
        .unwrap_or(rest);
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(rest)
}
