//! The name that ends before a bracket.

use std::ops::Range;

use super::dotted::dotted;
use super::everyday::{is_everyday, is_function_han};
use super::runs::{self, is_capitalised};
use super::tokens::{Sentence, TokenScript};
use crate::text::language_tag::MainLanguage;
use crate::text::word_boundaries::word_boundaries;

/// Characters of the longest name in Han characters and kana.
const LONGEST: usize = 16;

/// What stands in the bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside<'a> {
    /// An abbreviation in Latin capitals.
    Abbreviation(&'a str),
    /// A name in Latin letters.
    Latin(&'a str),
    /// One in another script.
    Other,
}

/// Bytes of the name that ends before a token; none when nothing there looks like one.
pub(super) fn before(
    sentence: &Sentence<'_>,
    end: usize,
    inside: Inside<'_>,
    language: MainLanguage,
) -> Option<Range<usize>> {
    let end = if sentence.script(end.checked_sub(1)?) == Some(TokenScript::Blank) { end - 1 } else { end };
    let last = end.checked_sub(1)?;
    match sentence.script(last)? {
        TokenScript::Mark => quoted(sentence, last),
        TokenScript::Latin | TokenScript::Number => latin(sentence, end, inside),
        TokenScript::Han if language != MainLanguage::Japanese => {
            dotted(sentence, end).or_else(|| han(sentence, end, inside))
        }
        TokenScript::Han | TokenScript::Katakana => mixed(sentence, end),
        TokenScript::Hangul => Some(hangul(sentence, end, inside)),
        TokenScript::Hiragana | TokenScript::Blank | TokenScript::Closed => None,
    }
}

/// What stands in quotation marks that close with a token.
fn quoted(sentence: &Sentence<'_>, close: usize) -> Option<Range<usize>> {
    let opens = match sentence.mark(close)? {
        '」' => '「',
        '』' => '『',
        '》' => '《',
        '〉' => '〈',
        '”' => '“',
        '’' => '‘',
        _ => return None,
    };
    let open = (0..close).rev().find(|&at| sentence.mark(at) == Some(opens))?;
    let name = sentence.bytes(open + 1..close);
    (sentence.slice(name.clone()).chars().count() <= LONGEST * 2).then_some(name)
}

/// Latin words before a bracket: those of which the abbreviation has the initials, else those with capitals.
fn latin(sentence: &Sentence<'_>, end: usize, inside: Inside<'_>) -> Option<Range<usize>> {
    if let Inside::Abbreviation(abbreviation) = inside
        && let Some(start) = with_initials(sentence, end, abbreviation)
    {
        return Some(sentence.bytes(start..end));
    }
    let run = runs::capitals_before(sentence, end)?;
    let is_alone = run.len() == 1;
    (!is_alone || inside == Inside::Other).then(|| sentence.bytes(run))
}

/// Where the words begin whose initials these are.
fn with_initials(sentence: &Sentence<'_>, end: usize, abbreviation: &str) -> Option<usize> {
    let wanted: Vec<char> =
        abbreviation.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let mut rest = wanted.len();
    let mut at = end;
    while at > 0 && rest > 0 {
        at -= 1;
        match sentence.script(at)? {
            TokenScript::Blank => {}
            TokenScript::Latin => {
                let word = sentence.text_of(at);
                let initials: Vec<char> = word
                    .split('-')
                    .filter_map(|part| part.chars().next())
                    .flat_map(char::to_lowercase)
                    .collect();
                if wanted.get(..rest)?.ends_with(&initials) {
                    rest -= initials.len();
                } else if wanted.get(..rest)?.ends_with(initials.get(..1)?) {
                    rest -= 1;
                } else if !is_everyday(word) || is_capitalised(word) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    (rest == 0).then_some(at)
}

/// A run of Han characters, kana and Latin letters.
fn mixed(sentence: &Sentence<'_>, end: usize) -> Option<Range<usize>> {
    let is_part = |at: &usize| {
        let script = sentence.script(*at);
        matches!(script, Some(TokenScript::Han | TokenScript::Katakana | TokenScript::Latin))
            || sentence.mark(*at) == Some('・')
    };
    let start = (0..end).rev().take_while(is_part).last()?;
    let start = if sentence.mark(start) == Some('・') { start + 1 } else { start };
    let name = sentence.bytes(start..end);
    let count = sentence.slice(name.clone()).chars().count();
    (2..=LONGEST + 8).contains(&count).then_some(name)
}

/// Whether a character begins no name though it may stand before one.
const fn is_particle(c: char) -> bool {
    matches!(
        c,
        '的' | '了'
            | '在'
            | '是'
            | '和'
            | '與'
            | '与'
            | '及'
            | '或'
            | '而'
            | '被'
            | '把'
            | '將'
            | '将'
            | '為'
            | '为'
            | '從'
            | '从'
    )
}

/// The last words of a run of Han characters.
fn han(sentence: &Sentence<'_>, end: usize, inside: Inside<'_>) -> Option<Range<usize>> {
    let token = sentence.tokens.get(end - 1)?;
    let run = sentence.slice(token.range.clone());
    let mut ends: Vec<usize> = word_boundaries(run).collect();
    ends.dedup();
    let words: Vec<&str> = ends.windows(2).filter_map(|pair| run.get(pair[0]..pair[1])).collect();
    let is_single = |word: &str| word.chars().nth(1).is_none();
    let singles = words.iter().rev().take_while(|word| is_single(word)).take(4).count();
    let is_person =
        matches!(inside, Inside::Latin(name) if name.contains(' ') && name.split(' ').all(is_capitalised));
    let mut start = run.len();
    for (index, word) in words.iter().rev().enumerate() {
        let is_stop = is_everyday(word)
            || (is_single(word) && index + 1 < words.len() && word.chars().all(is_function_han));
        let is_over = is_person && singles >= 2 && index >= singles;
        let length = run.get(start - word.len()..)?.chars().count();
        if is_stop || is_over || length > LONGEST {
            break;
        }
        start -= word.len();
    }
    let name = token.range.start + start..token.range.end;
    let whole = start == 0 && !is_person;
    let name = match (whole, end.checked_sub(2)) {
        // `TBD實驗室`
        (true, Some(latin)) if sentence.script(latin) == Some(TokenScript::Latin) => {
            sentence.bytes(latin..end)
        }
        _ => name,
    };
    let trimmed = sentence.slice(name.clone()).trim_start_matches(is_particle);
    (trimmed.chars().nth(1).is_some() && !is_everyday(trimmed)).then(|| name.end - trimmed.len()..name.end)
}

/// The last word in hangul, and up to three before it that have no particle.
fn hangul(sentence: &Sentence<'_>, end: usize, inside: Inside<'_>) -> Range<usize> {
    let most = match inside {
        Inside::Abbreviation(letters) => letters.len().clamp(1, 4),
        Inside::Latin(name) => name.split(' ').count().min(4),
        Inside::Other => 1,
    };
    let mut start = end - 1;
    for _ in 1..most {
        let Some(next) = start.checked_sub(2) else { break };
        let is_blank = sentence.script(next + 1) == Some(TokenScript::Blank);
        let word = sentence.text_of(next);
        if !is_blank
            || sentence.script(next) != Some(TokenScript::Hangul)
            || ends_with_particle(word)
            || is_everyday(word)
        {
            break;
        }
        start = next;
    }
    let start = match start.checked_sub(1) {
        Some(before) if sentence.script(before) == Some(TokenScript::Latin) => before,
        _ => start,
    };
    sentence.bytes(start..end)
}

/// Whether a Korean word ends in a particle, or in the ending of a verb or an adjective.
pub(super) fn ends_with_particle(word: &str) -> bool {
    word.ends_with([
        '은', '는', '이', '가', '을', '를', '에', '의', '와', '과', '로', '도', '만', '고', '며', '한', '된',
        '할', '될', '던', '인', '적', '서', '게', '지', '다', '요', '죠', '까', '면', '해', '등',
    ])
}
