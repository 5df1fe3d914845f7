//! Names with another name in brackets after them.

use std::ops::Range;

use super::CandidateKind;
use super::everyday::is_everyday;
use super::found::{FoundName, Other};
use super::names::{self, Inside};
use super::runs::is_capitalised;
use super::tokens::{Sentence, TokenScript};
use crate::text::class::{is_han, is_hangul};
use crate::text::language_tag::MainLanguage;

/// Tokens between brackets at most.
const MOST_TOKENS: usize = 40;
/// What says of a name in which language or form it is.
const LEADS: &[&str] = &[
    "簡稱",
    "简称",
    "以下簡稱",
    "以下简称",
    "又稱",
    "又称",
    "也稱",
    "也称",
    "縮寫",
    "缩写",
    "英文",
    "英語",
    "英语",
    "英文名",
    "原名",
    "原文",
    "學名",
    "学名",
    "德語",
    "法語",
    "日語",
    "韓語",
    "略称",
    "以下",
    "通称",
    "別名",
    "약칭",
    "이하",
    "영어",
    "or",
    "abbreviated",
    "abbr",
];
/// What stands in brackets and is no name.
const NOTES: &[char] = &[
    '圖', '图', '図', '表', '見', '见', '註', '注', '外', '如', '例', '約', '约', '即', '含', '歲', '岁',
    '年', '月', '日', '人', '生', '卒', '前', '現', '现', '任', '同', '第', '版', '頁', '页', '左', '右',
    '上', '下', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '萬', '万', '億',
    '亿', '元', '円', '時', '时', '笑', '的', '了', '是', '在', '不',
];

/// Finds the names before brackets, and those in them.
pub(super) fn find(sentence: &Sentence<'_>, language: MainLanguage, take: &mut impl FnMut(FoundName)) {
    for open in 0..sentence.tokens.len() {
        if !matches!(sentence.mark(open), Some('(' | '（')) {
            continue;
        }
        let within = (open + 1..sentence.tokens.len()).take(MOST_TOKENS);
        let bracket =
            within.into_iter().find(|&at| matches!(sentence.mark(at), Some('(' | '（' | ')' | '）')));
        let Some(close) = bracket.filter(|&at| matches!(sentence.mark(at), Some(')' | '）'))) else {
            continue;
        };
        if let Some(found) = name_of(sentence, open, close, language) {
            take(found);
        }
    }
}

fn name_of(sentence: &Sentence<'_>, open: usize, close: usize, language: MainLanguage) -> Option<FoundName> {
    let parts = parts(sentence, open + 1..close);
    let is_source = parts
        .iter()
        .skip(1)
        .any(|part| part.len() == 1 && sentence.script(part.start) == Some(TokenScript::Number));
    let (part, is_led) = first_name(sentence, &parts)?;
    let range = sentence.bytes(part.clone());
    // `簡稱世衛`
    let lead =
        LEADS.iter().find(|lead| !lead.is_ascii() && sentence.slice(range.clone()).starts_with(**lead));
    let range = range.start + lead.map_or(0, |lead| lead.len())..range.end;
    let is_led = is_led || lead.is_some();
    let text = sentence.slice(range.clone());
    let scripts: Vec<TokenScript> = part.clone().filter_map(|at| sentence.script(at)).collect();
    let all = |wanted: &[TokenScript]| scripts.iter().all(|script| wanted.contains(script));
    let before = |inside| names::before(sentence, open, inside, language);
    let found = |kind, name, is_reading| FoundName {
        kind,
        name,
        other: Some(Other { range: range.clone(), is_reading }),
        least: 1,
    };
    if is_abbreviation(text) {
        let name = before(Inside::Abbreviation(text))?;
        return Some(found(CandidateKind::Abbreviation, name, false));
    }
    if all(&[TokenScript::Latin, TokenScript::Blank]) && scripts.len() <= 9 {
        let name = before(Inside::Latin(text)).filter(|_| !is_source && is_latin_name(text))?;
        let is_cjk = !sentence.slice(name.clone()).is_ascii();
        return is_cjk.then(|| found(CandidateKind::Pair, name, false));
    }
    let name = before(Inside::Other)?;
    let full = sentence.slice(name.clone());
    if all(&[TokenScript::Hiragana]) || (language == MainLanguage::Japanese && all(&[TokenScript::Katakana]))
    {
        let is_read = full.chars().all(is_han) && text.chars().count() >= 2;
        return is_read.then(|| found(CandidateKind::Pair, name, true));
    }
    let is_latin = full.is_ascii();
    let count = text.chars().count();
    let is_short = is_short_form(text, full) || (is_led && count < full.chars().count());
    let is_foreign = is_latin
        && all(&[
            TokenScript::Han,
            TokenScript::Katakana,
            TokenScript::Hangul,
            TokenScript::Blank,
            TokenScript::Latin,
        ]);
    let is_hanja = full.chars().all(is_hangul) && all(&[TokenScript::Han]) && count == full.chars().count();
    let is_name =
        (2..=12).contains(&count) && (is_hanja || is_led || !text.contains(NOTES)) && !is_everyday(text);
    match (is_name, is_short, is_foreign || is_hanja) {
        (true, true, _) if all(&[TokenScript::Han, TokenScript::Katakana, TokenScript::Hangul]) => {
            Some(found(CandidateKind::Abbreviation, name, false))
        }
        (true, _, true) => Some(found(CandidateKind::Pair, name, false)),
        _ => None,
    }
}

/// The parts between commas, without blanks and quotation marks at their ends.
fn parts(sentence: &Sentence<'_>, inside: Range<usize>) -> Vec<Range<usize>> {
    let is_between = |at: &usize| sentence.mark(*at).is_some_and(|mark| ",，、;；:：/／".contains(mark));
    let is_outer = |at: usize| {
        sentence.script(at) == Some(TokenScript::Blank)
            || sentence.mark(at).is_some_and(|mark| "「」『』“”‘’\"'".contains(mark))
    };
    let mut parts = Vec::new();
    let mut start = inside.start;
    for end in inside.clone().filter(is_between).chain([inside.end]) {
        let (mut from, mut to) = (start, end);
        while from < to && is_outer(from) {
            from += 1;
        }
        while to > from && is_outer(to - 1) {
            to -= 1;
        }
        parts.push(from..to);
        start = end + 1;
    }
    parts
}

/// The first part that is not but a lead, without a lead before it; and whether there was one.
fn first_name(sentence: &Sentence<'_>, parts: &[Range<usize>]) -> Option<(Range<usize>, bool)> {
    let mut is_led = false;
    for part in parts.iter().take(3) {
        let text = sentence.slice(sentence.bytes(part.clone()));
        if LEADS.contains(&text) {
            is_led = true;
            continue;
        }
        let mut part = part.clone();
        // `簡稱 AI`, `簡稱「世衛」`
        while part.len() > 1 && LEADS.contains(&sentence.text_of(part.start)) {
            is_led = true;
            part.start += 1;
            let is_outer = |at| {
                sentence.script(at) == Some(TokenScript::Blank)
                    || sentence.mark(at).is_some_and(|mark| "「『“‘\"'".contains(mark))
            };
            while part.start < part.end && is_outer(part.start) {
                part.start += 1;
            }
        }
        return (!part.is_empty()).then_some((part, is_led));
    }
    None
}

/// Two capitals or more and fewer other letters, in ten characters.
fn is_abbreviation(text: &str) -> bool {
    let count = |fits: fn(&char) -> bool| text.chars().filter(fits).count();
    let capitals = count(|c| c.is_uppercase());
    (2..=10).contains(&text.chars().count())
        && text.chars().all(|c| {
            c.is_alphanumeric() && !crate::text::class::is_cjk(c) || matches!(c, '-' | '&' | '.' | '+')
        })
        && text.chars().next().is_some_and(char::is_alphabetic)
        && capitals >= 2
        && capitals > count(|c| c.is_lowercase()).saturating_sub(1)
        && !text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && !is_everyday(text)
}

fn is_latin_name(text: &str) -> bool {
    let is_roman = text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_name =
        words.iter().any(|word| !is_everyday(word)) && words.first().is_some_and(|word| !is_everyday(word));
    !is_roman
        && letters >= 2
        && is_name
        && (words.len() <= 3 || words.iter().filter(|word| is_capitalised(word)).count() * 2 >= words.len())
}

/// Whether the characters of a short form stand in the full name in order, the first one near its beginning.
fn is_short_form(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let (short_count, full_count) = (short.chars().count(), full.chars().count());
    short.chars().all(|c| rest.any(|other| other == c)) && short_count >= 2 && short_count + 2 <= full_count
}
