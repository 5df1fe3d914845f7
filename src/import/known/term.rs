//! What stands around a term in its line: other names, its reading, an address.

use super::{is_blank, link, marks};
use crate::article::Term;
use crate::import::WarningKind;

/// A longer text in brackets is an explanation, not a name.
const LONGEST_ALIAS: usize = 40;
/// The same where it is in Latin letters, which need more of them.
const LONGEST_LATIN: usize = 100;
/// Signs that entries begin with in place of a bullet.
pub(in crate::import) const SIGNS: &[char] =
    &['■', '□', '◆', '◇', '●', '○', '◎', '▼', '▽', '▲', '△', '★', '☆', '▪', '▶', '※', '＊'];
/// What says what kind of name another one is: `英文：cloud`, `簡稱 LLM`.
const KINDS_OF_NAMES: &[&str] = &[
    "英文全稱",
    "英文全称",
    "英文縮寫",
    "英文缩写",
    "英文名稱",
    "英文名称",
    "英文名",
    "英文",
    "英語",
    "英语",
    "英",
    "縮寫",
    "缩写",
    "簡稱",
    "简称",
    "全稱",
    "全称",
    "又稱",
    "又称",
    "亦稱",
    "亦称",
    "又名",
    "或稱",
    "或称",
    "別稱",
    "别称",
    "別名",
    "别名",
    "原文",
    "略称",
    "略語",
    "略",
    "正式名称",
    "読み",
    "よみ",
    "영어",
    "영문",
    "약칭",
    "약어",
    "원어",
    "abbreviation",
    "abbr.",
    "abbr",
    "short for",
    "also",
];

/// A term and what was guessed about it.
pub(in crate::import) struct MarkedTerm {
    pub term: Term,
    pub warnings: Vec<WarningKind>,
}

/// Reads `MSL（元超級智慧實驗室）`: the name, and in the brackets after it other names or the reading.
pub(in crate::import) fn marked(text: &str) -> MarkedTerm {
    let mut warnings = Vec::new();
    let linked = link::split(text);
    let mut name = if linked.text.is_empty() { text } else { linked.text.as_str() };
    while let Some((rest, mark)) = marks::strip(name).filter(|(rest, _)| !rest.is_empty()) {
        warnings.push(WarningKind::ExternalMark { mark: mark.to_owned() });
        name = rest;
    }
    name = without_sign(without_colon(name));
    let mut others = Vec::new();
    while let Some((rest, inside)) = bracketed(name) {
        others.push(inside);
        name = rest;
    }
    // `傘とは` is a heading that asks what an umbrella is.
    name = name.strip_suffix("とは").filter(|name| !name.is_empty()).unwrap_or(name);
    name = without_quotes(name);
    let (name, also) = parted_by_slash(name);
    let mut term = Term { term: name.to_owned(), url: linked.url, ..Term::default() };
    for other in also.into_iter().chain(others.into_iter().rev().flat_map(names)) {
        let other = without_kind(other.trim_matches(is_blank));
        if !other.is_empty() {
            warnings.push(add_name(&mut term, other));
        }
    }
    MarkedTerm { term, warnings }
}

/// The brackets that a text begins with, and what follows them; none where they hold something other than names.
pub(in crate::import) fn leading_brackets(text: &str) -> Option<(&str, &str)> {
    let begun = text.trim_start_matches(is_blank);
    begun.strip_prefix(['（', '('])?;
    let (end, close) = begun.char_indices().take(LONGEST_LATIN).find(|(_, c)| matches!(c, '）' | ')'))?;
    let (brackets, rest) = begun.split_at(end + close.len_utf8());
    bracketed(&format!("x{brackets}"))?;
    Some((brackets, rest))
}

/// A name without the one pair of brackets or quotation marks around all of it.
fn without_quotes(name: &str) -> &str {
    let pairs = [('【', '】'), ('「', '」'), ('“', '”'), ('［', '］'), ('〈', '〉')];
    let inside = pairs.iter().find_map(|(open, close)| {
        let inside = name.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside.trim_matches(is_blank))
    });
    inside.filter(|inside| !inside.is_empty()).unwrap_or(name)
}

/// Whether a line is marked as a name by the brackets around it or the sign before it: `【傘】`, `■傘（かさ）`.
pub(in crate::import) fn is_marked(line: &str) -> bool {
    line.starts_with('【') && line.ends_with(['】', '）', ')']) || without_sign(line).len() < line.len()
}

/// A name without the sign before it.
fn without_sign(name: &str) -> &str {
    let bare = name.trim_start_matches(SIGNS).trim_start_matches(is_blank);
    // What follows a sign and is a number is the number of a note.
    if bare.is_empty() || bare.starts_with(|c: char| c.is_numeric()) { name } else { bare }
}

/// A name and the same in Latin letters after a slash: `檢索增強生成 / RAG`.
fn parted_by_slash(name: &str) -> (&str, Option<&str>) {
    let parted = name.split_once('／').or_else(|| name.split_once(" / ")).or_else(|| name.split_once('｜'));
    let trimmed = parted.map(|(one, other)| (one.trim_matches(is_blank), other.trim_matches(is_blank)));
    let is_parted = |(one, other): &(&str, &str)| {
        is_latin(one) != is_latin(other)
            && ![one, other].iter().any(|part| part.is_empty() || part.contains(['/', '／', '｜']))
    };
    trimmed.filter(is_parted).map_or((name, None), |(one, other)| (one, Some(other)))
}

fn is_latin(text: &str) -> bool {
    text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic())
}

/// The names in a pair of brackets. Commas part names where one of them is in Latin letters, and belong to a sentence else.
fn names(inside: &str) -> Vec<&str> {
    const MOST_BY_COMMAS: usize = 4;
    let by_commas: Vec<&str> = inside.split(['，', ',', '、', '；', ';', '／']).map(str::trim).collect();
    let are_names = by_commas.len() <= MOST_BY_COMMAS && by_commas.iter().any(|name| is_latin(name));
    if are_names { by_commas } else { inside.split(['、', '；', ';', '／']).collect() }
}

/// A name without what says of which kind it is.
fn without_kind(name: &str) -> &str {
    KINDS_OF_NAMES
        .iter()
        .find_map(|kind| {
            let rest = super::label::strip_ignoring_case(name, kind)?;
            let is_apart = rest.starts_with([':', '：', ' '])
                || kind.chars().nth(1).is_some() && !kind.is_ascii() && is_latin(rest);
            let rest = rest.trim_start_matches([':', '：']).trim_start_matches(is_blank);
            (is_apart && !rest.is_empty()).then_some(rest)
        })
        .unwrap_or(name)
}

fn add_name(term: &mut Term, other: &str) -> WarningKind {
    if term.reading.is_none() && is_reading(other) && term.term.contains(is_han) {
        term.reading = Some(other.to_owned());
        WarningKind::ReadingTaken { term: term.term.clone(), reading: other.to_owned() }
    } else {
        term.aliases.push(other.to_owned());
        WarningKind::AliasTaken { term: term.term.clone(), alias: other.to_owned() }
    }
}

fn without_colon(name: &str) -> &str {
    let bare = name.trim_end_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
    if bare.is_empty() { name } else { bare }
}

/// A name without the brackets after it.
pub(in crate::import) fn without_brackets(name: &str) -> &str {
    let mut bare = name;
    while let Some((rest, _)) = bracketed(bare) {
        bare = rest;
    }
    bare
}

/// The text before the last pair of round brackets, and what they hold.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let body = name.strip_suffix([')', '）'])?;
    let mut depth = 0_usize;
    for (at, c) in body.char_indices().rev().take(LONGEST_LATIN + 1) {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' if depth > 0 => depth -= 1,
            '(' | '（' => {
                let (before, inside) = body.split_at(at);
                let before = before.trim_end_matches(is_blank);
                let inside = inside.strip_prefix(c)?.trim_matches(is_blank);
                let longest = if is_latin(inside) { LONGEST_LATIN } else { LONGEST_ALIAS };
                let is_short = inside.chars().nth(longest).is_none();
                let is_list = names(inside).len() > 1 || !inside.contains('，');
                let is_name =
                    !inside.is_empty() && is_short && is_list && !inside.contains(['。', '！', '？']);
                return (is_name && !before.is_empty()).then_some((before, inside));
            }
            _ => {}
        }
    }
    None
}

/// Kana, bopomofo, or Latin letters with marks of tone.
fn is_reading(text: &str) -> bool {
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{309F}' | 'ー' | '・');
    let is_bopomofo = |c: char| matches!(c, '\u{3105}'..='\u{312F}' | 'ˊ' | 'ˇ' | 'ˋ' | '˙' | 'ˉ');
    let is_pinyin = |c: char| c.is_ascii_alphabetic() || is_toned(c) || c == 'ü' || c == '\'';
    let all = |fits: &dyn Fn(char) -> bool| text.chars().all(|c| fits(c) || c.is_whitespace());
    all(&is_kana) || all(&is_bopomofo) || all(&is_pinyin) && text.contains(is_toned)
}

fn is_toned(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ".contains(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}
