//! Where the items of a byline begin and end.

use super::date;
use super::labels::{self, LabelKind};

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
        Some(moment) if date::after_time(moment).len() < moment.len() => return true,
        Some(moment) if date::leading(moment).is_some() => return true,
        _ => text,
    };
    date::leading(text).is_some()
        || counted(text).is_some()
        || labels::label(text).is_some_and(|(kind, label, rest)| {
            let is_word = label.chars().count() > 1;
            labels::after_colon(rest).is_some()
                || matches!(kind, LabelKind::Control | LabelKind::Counter)
                    && is_word
                    && !rest.starts_with(|c: char| c.is_alphabetic())
                || matches!(kind, LabelKind::Author | LabelKind::Helper | LabelKind::Source)
                    && is_word
                    && rest.starts_with(' ')
                || matches!(kind, LabelKind::Published | LabelKind::Updated) && is_moment(rest)
        })
}

/// Whether a date begins here, or how long ago something was.
fn is_moment(text: &str) -> bool {
    let text = text.trim_start_matches(is_between);
    date::leading(text).is_some() || ago(text).is_some()
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
        "文字",
    ];
    let rest = text.strip_prefix(['第', '共']).unwrap_or(text);
    let rest = after_number(rest)?;
    let rest = rest.trim_start();
    let unit = UNITS.iter().find_map(|unit| rest.strip_prefix(unit));
    let word = labels::label(unit.unwrap_or(rest).trim_start()).filter(|(kind, _, rest)| {
        matches!(kind, LabelKind::Counter) && !rest.starts_with(|c: char| c.is_alphabetic())
    });
    match (word, unit) {
        (Some((_, _, rest)), _) => Some(rest),
        (None, Some(rest)) => (rest.is_empty() || rest.starts_with(is_between)).then_some(rest),
        (None, None) => None,
    }
}

/// What comes after a number: `1,234`, `1.9k`, `3.2万`, `(12)`.
pub(super) fn after_number(text: &str) -> Option<&str> {
    let text = text.trim_start().trim_start_matches(['(', '≈', '约', '約']).trim_start();
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '+'))).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest.strip_prefix(['k', 'K', 'w', 'W', '万', '萬', '千', '만', '천']).unwrap_or(rest);
    let unit = ["次", "人", "則", "条", "條", "个", "個", "分钟", "分鐘", "字"]
        .iter()
        .find_map(|unit| rest.trim_start().strip_prefix(unit));
    let rest = unit.filter(|rest| !rest.starts_with(char::is_alphanumeric)).unwrap_or(rest);
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(rest)
}

/// A line without addresses for mail: `김하늘 기자 (haneul@news.example)`.
pub(super) fn without_mail(line: &str) -> String {
    // Archives of mailing lists write the sign as a word: `lin at lists.example`.
    let line = respelt(line);
    if !line.contains('@') {
        return line;
    }
    let is_mail = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@');
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(start) = rest.find(is_mail) {
        let (before, at) = rest.split_at(start);
        let (word, after) = at.split_at(at.find(|c| !is_mail(c)).unwrap_or(at.len()));
        let parts = word.split_once('@');
        let is_address = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        out.push_str(before);
        out.push_str(if is_address { "|" } else { word });
        rest = after;
    }
    out + rest
}

/// A line in which addresses for mail are written with their sign.
fn respelt(line: &str) -> String {
    let Some((before, after)) = line.split_once(" at ") else { return line.to_owned() };
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host = after.split_at(after.find(|c| !is_host(c)).unwrap_or(after.len())).0;
    let is_address = before.ends_with(|c: char| c.is_ascii_alphanumeric())
        && host.trim_end_matches('.').contains('.')
        && !host.contains("..");
    if is_address { format!("{before}@{after}") } else { line.to_owned() }
}

/// The address of a site.
pub(super) fn address(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"))?;
    Some(rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest))
}

/// From where somebody wrote, by the address of the line: `IP 属地广东`, `来自北京`.
pub(super) fn located(text: &str) -> Option<&str> {
    const STARTS: &[&str] = &["IP 属地", "IP属地", "IP 屬地", "来自", "來自", "发自", "發自"];
    /// Characters of the longest name of a place.
    const LONGEST: usize = 8;
    let rest = STARTS.iter().find_map(|start| text.strip_prefix(start))?;
    let rest = rest.trim_start_matches([':', ' ']);
    let (place, rest) = rest.split_at(rest.find(is_between).unwrap_or(rest.len()));
    (place.chars().count() <= LONGEST).then_some(rest)
}

/// The provinces of China, as accounts are marked with them.
const PROVINCES: &[&str] = &[
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
    "台湾",
];

/// The province that a text begins with: `2024-04-21 浙江`.
pub(super) fn province(text: &str) -> Option<&str> {
    let rest = PROVINCES.iter().find_map(|name| text.strip_prefix(name))?;
    (rest.is_empty() || rest.starts_with(is_between)).then_some(rest)
}

/// A time that says no date: `2小时前`, `昨天 08:05`, `3/5(火) 8:05`.
pub(super) fn ago(text: &str) -> Option<&str> {
    const UNITS: &[&str] = &[
        "秒前",
        "秒钟前",
        "分前",
        "分钟前",
        "分鐘前",
        "小时前",
        "小時前",
        "時間前",
        "天前",
        "日前",
        "周前",
        "週前",
        "週間前",
        "个月前",
        "個月前",
        "ヶ月前",
        "か月前",
        "年前",
        "분 전",
        "시간 전",
        "일 전",
        "분전",
        "시간전",
        "일전",
    ];
    if let Some(rest) = ["刚刚", "剛剛", "昨天", "前天", "今天", "昨日", "어제"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
    {
        let rest = date::after_time(rest);
        return (rest.is_empty() || rest.starts_with(is_between)).then_some(rest);
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let (_, rest) = text.split_at(end);
    if let Some(rest) = UNITS.iter().find_map(|unit| rest.trim_start().strip_prefix(unit)) {
        return (rest.is_empty() || rest.starts_with(is_between)).then_some(rest);
    }
    let rest = rest.strip_prefix('/')?.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = date::after_time(rest);
    (behind.len() < rest.len()).then_some(behind)
}

/// Whether a text is nothing but how long ago something was: `3 年前`.
pub(super) fn is_ago(text: &str) -> bool {
    ago(&date::folded(text)).is_some_and(|rest| rest.trim().is_empty())
}

/// A time of day without a day: `於 晚上11:58`.
pub(super) fn moment(text: &str) -> Option<&str> {
    let text = text.strip_prefix(['於', '于']).map_or(text, str::trim_start);
    let rest = date::after_time(text);
    (rest.len() < text.len() && text.contains(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// The sizes that the letters may have: `大中小`, `AAA`.
pub(super) fn sizes(text: &str) -> Option<&str> {
    let end = text.find(is_between).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    word.chars().all(|c| "大中小特标標準准A+-가".contains(c)).then_some(rest)
}

/// A name without the province from which its owner wrote: `茶報 江苏`.
pub(super) fn without_place(name: &str) -> &str {
    match name.rsplit_once([' ', '(']) {
        Some((name, place)) if PROVINCES.contains(&place.trim_end_matches(')').trim()) => name.trim(),
        _ => name,
    }
}
