//! Runs of capitalised words, of katakana, and of parts with middle dots between them.

use std::ops::Range;

use super::CandidateKind;
use super::dotted::dotted;
use super::everyday::is_everyday;
use super::found::FoundName;
use super::tokens::{Sentence, TokenScript};
use crate::text::language_tag::MainLanguage;

/// Words of the longest name.
const MOST_WORDS: usize = 8;
/// Small words inside a name.
const CONNECTORS: &[&str] =
    &["of", "the", "for", "de", "la", "von", "van", "der", "du", "del", "da", "and", "in"];

/// What stands between a company and its person.
const TITLES: &[&str] = &["CEO", "CTO", "CFO", "COO", "CIO", "VP"];

/// Finds runs.
pub(super) fn find(sentence: &Sentence<'_>, language: MainLanguage, take: &mut impl FnMut(FoundName)) {
    latin(sentence, language, take);
    for at in 0..sentence.tokens.len() {
        match sentence.script(at) {
            Some(TokenScript::Katakana) => katakana(sentence, at, take),
            Some(TokenScript::Han)
                if language != MainLanguage::Japanese && at + 1 < sentence.tokens.len() =>
            {
                let goes_on = sentence.mark(at + 1).is_some_and(is_dot);
                if let Some(name) = dotted(sentence, at + 1).filter(|_| !goes_on) {
                    take(FoundName::new(CandidateKind::Run, name, true));
                }
            }
            _ => {}
        }
    }
}

const fn is_dot(mark: char) -> bool {
    matches!(mark, '·' | '・' | '‧' | '•')
}

/// Whether a word has a capital: at its beginning, or inside it (`iPhone`).
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().take(2).any(char::is_uppercase)
}

fn latin(sentence: &Sentence<'_>, language: MainLanguage, take: &mut impl FnMut(FoundName)) {
    let mut at = 0;
    while at < sentence.tokens.len() {
        if sentence.script(at) != Some(TokenScript::Latin) || !is_capitalised(sentence.text_of(at)) {
            at += 1;
            continue;
        }
        let run = capitals_from(sentence, at);
        at = run.end.max(at + 1);
        if let Some(found) = named(sentence, run, language) {
            take(found);
        }
    }
}

/// The tokens of the capitalised words that begin with one.
fn capitals_from(sentence: &Sentence<'_>, start: usize) -> Range<usize> {
    let mut end = start + 1;
    loop {
        let mut next = end;
        let mut small = 0;
        let found = loop {
            if sentence.script(next) != Some(TokenScript::Blank) || sentence.text_of(next) != " " {
                break None;
            }
            let word = sentence.text_of(next + 1);
            match sentence.script(next + 1) {
                Some(TokenScript::Latin) if is_capitalised(word) => break Some(next + 2),
                Some(TokenScript::Latin)
                    if small < 2 && CONNECTORS.contains(&word) && word != "and" && word != "in" =>
                {
                    small += 1;
                    next += 2;
                }
                Some(TokenScript::Number) if small == 0 && word.len() <= 3 => break Some(next + 2),
                _ => break None,
            }
        };
        match found {
            Some(to) => end = to,
            None => return start..end,
        }
    }
}

/// The tokens of the capitalised words that end before one.
pub(super) fn capitals_before(sentence: &Sentence<'_>, end: usize) -> Option<Range<usize>> {
    let starts = (0..end).rev().take_while(|&at| {
        matches!(sentence.script(at), Some(TokenScript::Latin | TokenScript::Number | TokenScript::Blank))
    });
    let first = starts.last()?;
    let mut at = first;
    while at < end {
        if sentence.script(at) == Some(TokenScript::Latin) && is_capitalised(sentence.text_of(at)) {
            let run = capitals_from(sentence, at);
            if run.end >= end {
                return trimmed(sentence, run.start..end);
            }
            at = run.end;
        } else {
            at += 1;
        }
    }
    None
}

/// A run without everyday words at its ends, and without numbers at its beginning.
fn trimmed(sentence: &Sentence<'_>, mut run: Range<usize>) -> Option<Range<usize>> {
    let is_loose = |at: usize| {
        let word = sentence.text_of(at);
        sentence.script(at) == Some(TokenScript::Blank) || is_everyday(word) || word.chars().nth(1).is_none()
    };
    // `GitHub CEO Nat Friedman`
    if let Some(title) =
        run.clone().rev().find(|&at| TITLES.contains(&sentence.text_of(at))).filter(|at| at + 1 < run.end)
    {
        run.start = title + 1;
    }
    while !run.is_empty() && (is_loose(run.start) || sentence.script(run.start) == Some(TokenScript::Number))
    {
        run.start += 1;
    }
    // Capitals belong to the name before them: `Scale AI`.
    let is_capitals = |at: usize| {
        let word = sentence.text_of(at);
        word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase) && !TITLES.contains(&word)
    };
    let is_end = |at: usize| sentence.script(at) == Some(TokenScript::Number) || is_capitals(at);
    while !run.is_empty() && !is_end(run.end - 1) && is_loose(run.end - 1) {
        run.end -= 1;
    }
    (!run.is_empty()).then_some(run)
}

/// The name that a run of capitals is. One of several words is a name at once, a single one when it comes back, and not
/// where it begins an English sentence.
fn named(sentence: &Sentence<'_>, run: Range<usize>, language: MainLanguage) -> Option<FoundName> {
    let is_first = run.start == 0
        || !(0..run.start)
            .any(|at| matches!(sentence.script(at), Some(TokenScript::Latin | TokenScript::Number)));
    let run = trimmed(sentence, run)?;
    let words = run.clone().filter(|&at| sentence.script(at) == Some(TokenScript::Latin)).count();
    let range = sentence.bytes(run.clone());
    let range = without_possessive(sentence, range);
    if words > MOST_WORDS {
        return None;
    }
    if words >= 2 {
        return Some(FoundName::new(CandidateKind::Run, range, true));
    }
    let word = sentence.text_of(run.start);
    let is_shape = word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let is_english = language == MainLanguage::English || language == MainLanguage::Other;
    (is_shape || !(is_english && is_first)).then(|| FoundName::new(CandidateKind::Recurring, range, false))
}

fn without_possessive(sentence: &Sentence<'_>, range: Range<usize>) -> Range<usize> {
    let text = sentence.slice(range.clone());
    let cut = ["'s", "’s"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    range.start..range.start + cut.len()
}

/// A word in katakana that comes back, or several with dots between them.
fn katakana(sentence: &Sentence<'_>, at: usize, take: &mut impl FnMut(FoundName)) {
    let is_dotted = |at: usize| sentence.mark(at).is_some_and(is_dot);
    if at > 1 && is_dotted(at - 1) && sentence.script(at - 2) == Some(TokenScript::Katakana) {
        return;
    }
    let mut end = at + 1;
    let mut parts = 1;
    while is_dotted(end) && sentence.script(end + 1) == Some(TokenScript::Katakana) {
        end += 2;
        parts += 1;
    }
    let words: Vec<&str> = (at..end).step_by(2).map(|part| sentence.text_of(part)).collect();
    let is_name = words.iter().all(|word| word.chars().nth(1).is_some() && !is_everyday(word));
    let is_over = matches!(sentence.script(end), Some(TokenScript::Katakana | TokenScript::Latin));
    if is_over || !is_name || words.iter().map(|word| word.chars().count()).sum::<usize>() < 3 {
        return;
    }
    let kind = if parts > 1 { CandidateKind::Run } else { CandidateKind::Recurring };
    take(FoundName::new(kind, sentence.bytes(at..end), (2..=3).contains(&parts)));
}
