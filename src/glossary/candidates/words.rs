//! Words and compounds in Han characters and hangul that come back.

use super::CandidateKind;
use super::everyday::{is_everyday, is_function_han};
use super::found::FoundName;
use super::names::ends_with_particle;
use super::tokens::{Sentence, TokenScript};
use crate::text::language_tag::MainLanguage;
use crate::text::word_boundaries::word_boundaries;

/// Characters of the longest compound in Chinese.
const LONGEST: usize = 10;
/// What follows the name of a person in Japanese.
const TITLES: &[&str] = &[
    "主任",
    "教授",
    "博士",
    "社長",
    "代表",
    "監督",
    "選手",
    "医師",
    "記者",
    "部長",
    "課長",
    "会長",
    "所長",
    "館長",
    "市長",
    "知事",
    "大臣",
    "首相",
    "先生",
    "弁護士",
];
/// Particles of Korean nouns, the longer ones first.
const PARTICLES: &[&str] = &[
    "에서는",
    "에서",
    "으로",
    "이라는",
    "이라고",
    "에게",
    "까지",
    "부터",
    "처럼",
    "이나",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "와",
    "과",
    "로",
    "도",
    "만",
];

/// Finds compounds.
pub(super) fn find(sentence: &Sentence<'_>, language: MainLanguage, take: &mut impl FnMut(FoundName)) {
    let mut at = 0;
    while at < sentence.tokens.len() {
        match sentence.script(at) {
            Some(TokenScript::Han | TokenScript::Katakana) if language == MainLanguage::Japanese => {
                at = japanese(sentence, at, take);
            }
            Some(TokenScript::Han) if language == MainLanguage::Chinese => {
                chinese(sentence, at, take);
                at += 1;
            }
            Some(TokenScript::Hangul) => {
                korean(sentence, at, take);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// A run of Han characters and katakana, four or more with a Han character among them; gives the token after it.
fn japanese(sentence: &Sentence<'_>, start: usize, take: &mut impl FnMut(FoundName)) -> usize {
    let is_part = |at: &usize| {
        matches!(sentence.script(*at), Some(TokenScript::Han | TokenScript::Katakana | TokenScript::Latin))
    };
    let end = (start..sentence.tokens.len()).take_while(is_part).last().map_or(start + 1, |last| last + 1);
    let range = sentence.bytes(start..end);
    let text = sentence.slice(range.clone());
    let has_han = (start..end).any(|at| sentence.script(at) == Some(TokenScript::Han));
    let after_number = start > 0 && sentence.script(start - 1) == Some(TokenScript::Number);
    let is_edge = |c: Option<char>| c.is_some_and(is_counted);
    let count = text.chars().count();
    let is_name = has_han
        && (4..=14).contains(&count)
        && !after_number
        && !is_everyday(text)
        && !TITLES.iter().any(|title| text.ends_with(title));
    if is_name && !is_edge(text.chars().next()) && !is_edge(text.chars().next_back()) {
        take(FoundName::new(CandidateKind::Recurring, range, false));
    }
    end
}

/// What begins or ends a phrase of time, number or degree.
const fn is_counted(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '億'
            | '約'
            | '同'
            | '各'
            | '全'
            | '毎'
            | '昨'
            | '今'
            | '本'
            | '前'
            | '後'
            | '中'
            | '内'
            | '年'
            | '月'
            | '日'
            | '時'
            | '者'
            | '的'
            | '氏'
            | '側'
            | '分'
    )
}

/// Words next to each other, of two characters or more each, as many as there are.
fn chinese(sentence: &Sentence<'_>, at: usize, take: &mut impl FnMut(FoundName)) {
    let Some(token) = sentence.tokens.get(at) else { return };
    let run = sentence.slice(token.range.clone());
    let ends: Vec<usize> = word_boundaries(run).collect();
    let words: Vec<(usize, &str)> = ends
        .windows(2)
        .filter_map(|pair| Some((pair[0], run.get(pair[0]..pair[1])?)))
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let fits = |word: &str| {
        word.chars().nth(1).is_some()
            && !is_everyday(word)
            && !word.starts_with(is_function_han)
            && !word.ends_with(is_function_han)
    };
    for compound in words.split(|(_, word)| !fits(word)).filter(|words| words.len() > 1) {
        let (Some((from, _)), Some((last, word))) = (compound.first(), compound.last()) else { continue };
        let range = token.range.start + from..token.range.start + last + word.len();
        if sentence.slice(range.clone()).chars().count() <= LONGEST {
            take(FoundName { least: 3, ..FoundName::new(CandidateKind::Recurring, range, false) });
        }
    }
}

/// A word of four syllables or more without its particle.
fn korean(sentence: &Sentence<'_>, at: usize, take: &mut impl FnMut(FoundName)) {
    let Some(token) = sentence.tokens.get(at) else { return };
    let word = sentence.slice(token.range.clone());
    let stem = PARTICLES.iter().find_map(|particle| word.strip_suffix(particle)).unwrap_or(word);
    if stem.chars().nth(3).is_some() && !ends_with_particle(stem) && !is_everyday(stem) && !is_everyday(word)
    {
        take(FoundName::new(
            CandidateKind::Recurring,
            token.range.start..token.range.start + stem.len(),
            false,
        ));
    }
}
