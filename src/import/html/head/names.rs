//! What is a name, and what merely stands where names stand.

use super::date;
use super::labels::{self, LabelKind};
use super::name_words::{
    FAMILY_NAMES, GROUPS, KOREAN_FAMILY_NAMES, LONG_GROUPS, NO_NAME_WORDS, NO_NAMES, ROLES_BEFORE,
    ROLES_BEHIND,
};

/// Somebody that a page says its article is by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub text: String,
    /// Whether it is the name of a newspaper, an office or the like.
    pub is_group: bool,
}

/// Characters of the longest list of names.
const LONGEST_LIST: usize = 80;
/// Names of one article.
const MOST_NAMES: usize = 10;
/// Characters of the longest name in Han characters, kana or Hangul, and words of the longest one in other scripts.
const LONGEST_WIDE: usize = 20;
const MOST_WORDS: usize = 5;

/// Whether a text begins as the names of Chinese or Korean people do.
pub(super) fn has_family_name(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|first| FAMILY_NAMES.contains(first) || KOREAN_FAMILY_NAMES.contains(first))
}

/// Whether a text may be the name of somebody in Japan: Han characters, perhaps with kana after them, and none that
/// notices in brackets are written with: `（敬称略）`, `（入場無料）`.
pub(super) fn is_japanese_name(text: &str) -> bool {
    const OF_NOTICES: &str = "略料込約止答可制無有円税費総計済載刊照稿訳注版編報回複数要全例表図写提供資典参単中部社談前後用員率量続";
    let is_han = |c: &char| matches!(c, '\u{3005}' | '\u{3400}'..='\u{9FFF}');
    let han = text.chars().take_while(is_han).count();
    let is_kana = text.chars().skip(han).all(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
    let is_notice = text.contains(|c| OF_NOTICES.contains(c));
    !is_notice && is_kana && han >= 1 && (3..=6).contains(&text.chars().count())
}

/// The names in a list of authors; those that cannot be names are left out.
pub(super) fn names(list: &str) -> Vec<Name> {
    parts(list).unwrap_or_default().into_iter().filter_map(|part| name(&part)).take(MOST_NAMES).collect()
}

/// The names in a list of which every part is a name, or says where it is reported from.
pub(super) fn all_names(list: &str) -> Option<Vec<Name>> {
    let mut names = Vec::new();
    for part in parts(list)? {
        match name(&part) {
            Some(name) => names.push(name),
            None if is_role(&part) => {}
            None if is_place(&part) => {}
            None => return None,
        }
    }
    (!names.is_empty() && names.len() <= MOST_NAMES).then_some(names)
}

/// The parts of a list of names; none when it is too long for one.
fn parts(list: &str) -> Option<Vec<String>> {
    let list = date::folded(list);
    if list.contains("://") {
        return None;
    }
    let list = without_date(&list);
    if list.chars().nth(LONGEST_LIST).is_some() || list.contains(['。', '?', '!']) {
        return None;
    }
    let mut parts = Vec::new();
    for part in list.split(['、', ',', ';', '/', '&', '|', '•', '／']) {
        for part in part.split(" and ").flat_map(|part| part.split(" · ")) {
            let part = part.trim_matches(is_trim);
            if !part.is_empty() {
                parts.extend(apart(part));
            }
        }
    }
    Some(parts)
}

/// Names of Han characters or Hangul that only a blank or a conjunction parts.
fn apart(part: &str) -> Vec<String> {
    if is_place(part) {
        return vec![part.to_owned()];
    }
    let is_name = |word: &&str| is_wide(word) && (2..=4).contains(&word.chars().count());
    for sign in ["與", "与", "和", "及"] {
        if let Some((one, other)) = part.split_once(sign)
            && is_name(&one.trim())
            && is_name(&other.trim())
            && part.chars().count() > 4
        {
            return vec![one.trim().to_owned(), other.trim().to_owned()];
        }
    }
    let joined = joined(part);
    let words: Vec<&str> = joined.split(' ').filter(|word| !word.is_empty()).collect();
    let has_role = |word: &&str| ROLES_BEHIND.contains(word) || ROLES_BEFORE.contains(word) || is_role(word);
    let is_list = words.len() > 1
        && words.iter().all(|word| is_wide(word))
        && words.iter().all(|word| is_name(word) || has_role(word) || is_group(word) || is_place(word));
    // `榊原 悠太`: a Japanese name is written with a blank between its parts, of which the second is no family's.
    let is_one = matches!(words[..], [family, given] if [family, given].iter().all(is_name_part)
        && !(has_family_name(family) && has_family_name(given))
        && ![family, given].iter().any(|word| has_role(word) || is_group(word) || is_place(word)));
    if is_one {
        return vec![joined.clone()];
    }
    if is_list {
        return words.into_iter().filter(|word| !has_role(word)).map(str::to_owned).collect();
    }
    vec![joined.clone()]
}

/// Whether a word may be the family's or the given part of a Japanese name.
fn is_name_part(word: &&str) -> bool {
    let is_japanese = |c: char| matches!(c, '\u{3005}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    (1..=3).contains(&word.chars().count()) && word.chars().all(is_japanese)
}

/// A list of names in which those of two characters are set as wide as one of three: `沈 茹 周大海`.
fn joined(part: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in part.split(' ').filter(|word| !word.is_empty()) {
        let is_one = |text: &str| text.chars().count() == 1 && is_wide(text);
        match words.last_mut() {
            Some(last) if is_one(last) && is_one(word) && has_family_name(last) => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// Whether all of a text is written in Han characters, kana or Hangul.
pub(super) fn is_wide(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_wide_char)
}

fn is_wide_char(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '·')
        && !matches!(c, '「' | '」' | '《' | '》' | '【' | '】' | '〈' | '〉' | '『' | '』' | '〔' | '〕')
}

fn is_trim(c: char) -> bool {
    c.is_whitespace() || "()[]【】〔〕:|-–—•●·.,▲▼►「」〈〉_~*#»«›‹".contains(c)
}

/// `港灣報導`, `港灣電`: where a report comes from.
fn is_place(text: &str) -> bool {
    const ENDS: &[&str] = &["報導", "报道", "報道", "電", "电", "讯", "訊", "专电", "專電"];
    let text = text.replace(' ', "");
    is_wide(&text) && text.chars().count() <= 10 && ENDS.iter().any(|end| text.ends_with(end))
}

/// `港灣網專欄作者`: what somebody is called next to the name.
pub(super) fn is_role(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "作者",
        "撰稿人",
        "記者",
        "记者",
        "評論員",
        "评论员",
        "主筆",
        "主笔",
        "研究員",
        "研究员",
        "教授",
        "기자",
        "특파원",
        "위원",
        "委員",
        "特派員",
        "支局",
        "支局長",
        "社会部",
        "政治部",
        "経済部",
        "文化部",
        "運動部",
        "国際部",
        "報道部",
        "編集部",
    ];
    is_wide(text) && ENDS.iter().any(|end| text.ends_with(end))
}

/// A part of a list as a name.
fn name(part: &str) -> Option<Name> {
    let text = cleaned(part);
    let is_name = !is_place(part) && is_name(&text);
    is_name.then(|| Name { is_group: is_group(&text), text })
}

/// What is in front of a date.
fn without_date(text: &str) -> &str {
    let starts = text
        .char_indices()
        .take(LONGEST_LIST)
        .filter(|(_, c)| c.is_ascii_alphanumeric() || "民令平昭".contains(*c));
    for (at, c) in starts {
        // A month's name begins where a word does, a number where one does.
        let is_start = text.split_at(at).0.chars().next_back().is_none_or(|before| {
            if c.is_ascii_digit() { !before.is_ascii_digit() } else { !before.is_ascii_alphanumeric() }
        });
        if is_start && date::leading(text.split_at(at).1).is_some() {
            return text.split_at(at).0;
        }
    }
    text
}

/// A name without roles, what stands in brackets after it, and the date or number that follows it.
fn cleaned(part: &str) -> String {
    let mut text = part.trim_matches(is_trim);
    // `林青 PK155`, `林青 (12)`, `Ann (ann@example.com)`.
    if let Some((name, after)) = text.split_once(['(', '<', '['])
        && (after.contains('@') || after.chars().any(|c| c.is_ascii_digit()))
    {
        text = name;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_extra = |word: &&&str| word.contains('@') || word.chars().all(|c| c.is_ascii_digit());
    let mut kept = words.len() - words.iter().rev().take_while(is_extra).count();
    // The account of somebody who is called otherwise: `夜班剪票員 yeban0317`.
    if let [name, account] = words[..kept]
        && name.chars().all(is_wide_char)
        && account.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && account.contains(|c: char| c.is_ascii_digit())
    {
        kept = 1;
    }
    let mut text = words.get(..kept).unwrap_or_default().join(" ");
    if let Some(name) = ["By ", "by ", "BY ", "由 "].iter().find_map(|by| text.strip_prefix(by)) {
        text = name.to_owned();
    }
    while let Some((LabelKind::Author, label, rest)) = labels::label(&text) {
        let Some(rest) = labels::after_colon(rest).filter(|_| !label.is_empty()) else { break };
        text = rest.to_owned();
    }
    loop {
        let bare = text.trim_matches(is_trim);
        let is_left = |rest: &&str| rest.trim().chars().count() > 1;
        let before = ROLES_BEFORE.iter().find_map(|role| bare.strip_prefix(role)).filter(is_left);
        let after = ROLES_BEHIND.iter().find_map(|role| bare.strip_suffix(role)).filter(is_left);
        match before.or(after) {
            Some(rest) => text = rest.to_owned(),
            // `kinoko (香菇)`: the bracket is the name's own.
            None if bare.contains('(') && !bare.contains(')') => return format!("{bare})"),
            None => return bare.to_owned(),
        }
    }
}

/// Whether a text can be somebody's name.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_short = if text.chars().any(is_wide_char) { count <= LONGEST_WIDE } else { count <= 50 };
    count > 1
        && is_short
        && words.len() <= MOST_WORDS
        && digits * 2 <= count
        && text.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !is_credit(text)
        && !text.starts_with("作者")
        && !super::byline::UNKNOWN.contains(&text)
        && !(words.len() > 1 && is_words(text))
        && !text.contains(|c: char| "。？！?!…：:;；「」『』《》<>\"“”@=|/\\{}©".contains(c))
        && !is_domain(&lower)
        && !is_account_of_office(&lower)
        && !is_place(text)
        && !NO_NAMES.iter().any(|word| lower.contains(word))
        && !words.iter().any(|word| NO_NAME_WORDS.contains(word))
        && labels::label(&lower).is_none_or(|(_, _, rest)| !rest.is_empty())
        && !holds_date(text)
}

/// `林青攝`: who took the picture.
fn is_credit(text: &str) -> bool {
    ["摄", "攝", "撮影", "제공", "사진"].iter().any(|end| text.ends_with(end))
        || ["图 ", "圖 "].iter().any(|start| text.starts_with(start))
}

/// Latin words without a capital, or with a number among them.
fn is_words(text: &str) -> bool {
    text.chars().all(|c| !is_wide_char(c))
        && (!text.chars().any(char::is_uppercase)
            || text.split(' ').any(|word| word.chars().all(|c| c.is_ascii_digit())))
}

fn holds_date(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && (text.contains(['年', '月', '년', '월'])
            || text.char_indices().any(|(at, _)| date::leading(text.split_at(at).1).is_some()))
}

/// `cpweb08`: the account by which a site's editors publish.
fn is_account_of_office(lower: &str) -> bool {
    let word = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_word = word.bytes().all(|byte| byte.is_ascii_lowercase());
    is_word && ["web", "admin", "editor", "cms", "desk", "newsroom"].iter().any(|end| word.ends_with(end))
}

/// `news.example`, `www.news.example`.
fn is_domain(lower: &str) -> bool {
    let is_host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    lower.starts_with("www.")
        || lower.rsplit_once('.').is_some_and(|(name, end)| {
            lower.chars().all(is_host)
                && name.len() > 2
                && end.len() > 1
                && end.chars().all(|c| c.is_ascii_lowercase())
        })
}

/// Whether a name is that of a newspaper, an office or the like.
pub(super) fn is_group(name: &str) -> bool {
    let lower = name.to_lowercase();
    let count = lower.chars().count();
    let ends = |end: &str| {
        lower.strip_suffix(end).is_some_and(|rest| {
            if end.is_ascii() {
                rest.is_empty() || rest.ends_with(' ') || rest.ends_with(is_wide_char)
            } else {
                !rest.is_empty() || end.chars().count() > 2
            }
        })
    };
    GROUPS.iter().any(|end| ends(end)) || count > 3 && LONG_GROUPS.iter().any(|end| ends(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &str) -> Vec<String> {
        names(list).into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn a_list_of_names() {
        for (list, expected) in [
            ("林青", vec!["林青"]),
            ("林青、王大明，李小華", vec!["林青", "王大明", "李小華"]),
            ("林青和王大明", vec!["林青", "王大明"]),
            ("林青 王大明", vec!["林青", "王大明"]),
            ("榊原 悠太", vec!["榊原 悠太"]),
            ("大庭 結", vec!["大庭 結"]),
            ("記者 林青", vec!["林青"]),
            ("記者林青／港灣報導", vec!["林青"]),
            ("港灣日報 林青", vec!["港灣日報", "林青"]),
            ("김하늘 기자", vec!["김하늘"]),
            ("이도담 문가온 기자", vec!["이도담", "문가온"]),
            ("By Ann Reed and Tom Hill", vec!["Ann Reed", "Tom Hill"]),
            ("林青2017-03-01 14:27:02 74", vec!["林青"]),
            ("ann, ann@mail.example", vec!["ann"]),
            ("name, email@gmail.com", vec![]),
            ("Ann Reed (ann@news.example)", vec!["Ann Reed"]),
            ("馬克·吐溫", vec!["馬克·吐溫"]),
            ("kinoko7788", vec!["kinoko7788"]),
            ("104363", vec![]),
            ("[责任编辑：林青 PK155]", vec![]),
            ("登入", vec![]),
            ("https://news.example/people/1", vec![]),
            ("news.example", vec![]),
            ("admin", vec![]),
            ("webmaster@news.example", vec![]),
            ("他說，今天的雨很大。", vec![]),
        ] {
            assert_eq!(texts(list), expected, "{list}");
        }
    }

    #[test]
    fn persons_are_told_from_groups() {
        for group in ["港灣日報", "茶社", "編輯部", "安全新聞網", "海岸事務部", "Harbour News", "안개항신문"]
        {
            assert!(is_group(group), "{group}");
        }
        for person in ["林青", "王大部", "Ann Reed", "김누리", "磯部鶴吉"] {
            assert!(!is_group(person), "{person}");
        }
    }
}
