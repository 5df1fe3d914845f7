//! What stands around a term in its line: other names, its reading, an address.

use super::{is_blank, link, marks};
use crate::article::Term;
use crate::import::WarningKind;

/// A longer text in brackets is an explanation, not a name.
const LONGEST_ALIAS: usize = 40;

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
    name = without_colon(name);
    let mut others = Vec::new();
    while let Some((rest, inside)) = bracketed(name) {
        others.push(inside);
        name = rest;
    }
    let mut term = Term { term: name.to_owned(), url: linked.url, ..Term::default() };
    for other in others.into_iter().rev().flat_map(|inside| inside.split(['、', '；', ';', '／'])) {
        let other = other.trim_matches(is_blank);
        if !other.is_empty() {
            warnings.push(add_name(&mut term, other));
        }
    }
    MarkedTerm { term, warnings }
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

/// The text before the last pair of round brackets, and what they hold.
fn bracketed(name: &str) -> Option<(&str, &str)> {
    let body = name.strip_suffix([')', '）'])?;
    let mut depth = 0_usize;
    for (at, c) in body.char_indices().rev().take(LONGEST_ALIAS + 1) {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' if depth > 0 => depth -= 1,
            '(' | '（' => {
                let (before, inside) = body.split_at(at);
                let before = before.trim_end_matches(is_blank);
                let inside = inside.strip_prefix(c)?.trim_matches(is_blank);
                let is_name = !inside.is_empty() && !inside.contains(['。', '，', '！', '？']);
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
