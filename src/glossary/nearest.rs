//! The words of a text that are most like an entry, for one that the text does not use.
//!
//! What counts is what a name and a text share: neighbouring characters of scripts without spaces, and stems of words of
//! the others. The measure is Dice's coefficient: twice what both have, over what each of them has.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::GlossaryEntry;
use crate::article::Passage;
use crate::text::class::{is_cjk, is_hangul, is_word_char};
use crate::text::fold::Folding;
use crate::text::slice::first_chars;
use crate::text::words::words;

/// A word of a text that is like an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearWord {
    /// Index of the passage in which it stands first.
    pub passage: usize,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// How often it stands in the text.
    pub count: usize,
}

/// Words that are given at most.
const MOST: usize = 3;
/// The least likeness, 0 to 1.
const LEAST: f32 = 0.3;
/// Characters or words that may stand between shared ones.
const GAP: usize = 2;
/// Names of an entry that are looked at.
const MOST_NAMES: usize = 20;
/// Characters of a name that are looked at.
const LONGEST_NAME: usize = 100;
/// English words that say nothing of what a name is about.
const EMPTY_WORDS: [&str; 12] =
    ["the", "and", "for", "with", "from", "that", "this", "into", "over", "new", "its", "are"];

/// The words of a text that are most like an entry, the likest first, at most three. `language` is the article's, as a
/// BCP 47 tag. It takes time in proportion to the text.
pub fn nearest_words(entry: &GlossaryEntry, passages: &[Passage], language: &str) -> Vec<NearWord> {
    let folding = Folding::of(language).within_words();
    let names = std::iter::once(&entry.term).chain(&entry.aliases).take(MOST_NAMES);
    let names: Vec<HashSet<String>> = names
        .map(|name| folding.fold(first_chars(name, LONGEST_NAME)).text)
        .map(|name| shares(&name, &units(&name)).into_iter().map(|share| share.key.to_owned()).collect())
        .filter(|shares: &HashSet<String>| !shares.is_empty())
        .collect();
    let mut found: HashMap<String, Likeness> = HashMap::new();
    if names.is_empty() {
        return Vec::new();
    }
    for (passage, text) in passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms()) {
        let folded = folding.fold(&text.text);
        for (range, score) in windows(&folded.text, &names) {
            let Some(word) = folded.text.get(range.clone()) else { continue };
            if let Some(known) = found.get_mut(word) {
                known.word.count += 1;
            } else {
                let word_found = NearWord { passage, range: folded.original(range), count: 1 };
                found.insert(word.to_owned(), Likeness { score, word: word_found });
            }
        }
    }
    let mut found: Vec<Likeness> = found.into_values().collect();
    found.sort_by(|one, other| {
        let of = |likeness: &Likeness| (likeness.word.passage, likeness.word.range.start);
        let by_count = other.word.count.cmp(&one.word.count);
        other.score.total_cmp(&one.score).then(by_count).then(of(one).cmp(&of(other)))
    });
    let mut seen = HashSet::new();
    let whole = found.into_iter().map(|Likeness { word, .. }| {
        let text = &passages[word.passage].text;
        let range = whole_words(text, &word.range);
        (text.get(range.clone()), NearWord { range, ..word })
    });
    whole.filter(|(text, _)| seen.insert(*text)).map(|(_, word)| word).take(MOST).collect()
}

/// A word, and how like it is.
struct Likeness {
    score: f32,
    word: NearWord,
}

/// A character of a script without spaces, or a word of another.
struct TextUnit {
    /// Bytes of the text.
    range: Range<usize>,
    is_word: bool,
    is_hangul: bool,
    /// Counts what parts a text: marks.
    clause: usize,
}

/// Something that a name and a text can share.
struct Share<'t> {
    key: &'t str,
    /// The first and the last of its units.
    units: (usize, usize),
}

fn units(text: &str) -> Vec<TextUnit> {
    let mut units: Vec<TextUnit> = Vec::new();
    let (mut clause, mut goes_on) = (0, false);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let is_word = !is_cjk(c) && is_word_char(c);
        if is_word && goes_on {
            if let Some(word) = units.last_mut() {
                word.range.end = end;
            }
        } else if is_word || is_cjk(c) {
            units.push(TextUnit { range: at..end, is_word, is_hangul: is_hangul(c), clause });
        } else if !c.is_whitespace() && !matches!(c, '-' | '·' | '・' | '\'' | '’') {
            clause += 1;
        }
        goes_on = is_word;
    }
    units
}

/// What can be shared, in order: pairs of characters, and stems of words.
fn shares<'t>(text: &'t str, units: &[TextUnit]) -> Vec<Share<'t>> {
    let mut shares = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let next = units
            .get(index + 1)
            .filter(|next| !next.is_word && next.clause == unit.clause && next.range.start == unit.range.end);
        let key = match next {
            _ if unit.is_word => text
                .get(unit.range.clone())
                .map(stem)
                .filter(|stem| is_telling(stem))
                .map(|stem| (stem, index)),
            Some(next) => text.get(unit.range.start..next.range.end).map(|pair| (pair, index + 1)),
            None => None,
        };
        shares.extend(key.map(|(key, last)| Share { key, units: (index, last) }));
    }
    shares
}

/// An English word without the ending of the plural.
fn stem(word: &str) -> &str {
    if word.len() > 3 && word.is_ascii() { word.strip_suffix('s').unwrap_or(word) } else { word }
}

fn is_telling(stem: &str) -> bool {
    stem.chars().nth(2).is_some() && !EMPTY_WORDS.contains(&stem)
}

/// The ranges of a text that are like one of the names, and how like.
fn windows(text: &str, names: &[HashSet<String>]) -> Vec<(Range<usize>, f32)> {
    let units = units(text);
    let shares = shares(text, &units);
    let is_shared = |share: &Share<'_>| names.iter().any(|name| name.contains(share.key));
    let mut windows = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for index in (0..shares.len()).filter(|index| is_shared(&shares[*index])) {
        open = match open {
            Some((first, last)) if is_near(&units, &shares[last], &shares[index]) => Some((first, index)),
            Some(closed) => {
                windows.extend(window(&units, &shares, closed, names));
                Some((index, index))
            }
            None => Some((index, index)),
        };
    }
    windows.extend(open.and_then(|last| window(&units, &shares, last, names)));
    windows
}

/// Whether two shared things belong to one word.
fn is_near(units: &[TextUnit], last: &Share<'_>, next: &Share<'_>) -> bool {
    units[last.units.1].clause == units[next.units.0].clause && next.units.0 <= last.units.1 + 1 + GAP
}

/// What lies from one shared thing to another, if it is like enough.
fn window(
    units: &[TextUnit],
    shares: &[Share<'_>],
    (first, last): (usize, usize),
    names: &[HashSet<String>],
) -> Option<(Range<usize>, f32)> {
    let here = &shares[first..=last];
    let distinct: HashSet<&str> = here.iter().map(|share| share.key).collect();
    let likeness = |name: &HashSet<String>| {
        let both = distinct.iter().filter(|key| name.contains(**key)).count();
        2.0 * both as f32 / (name.len() + here.len()) as f32
    };
    let score = names.iter().map(likeness).fold(0.0, f32::max);
    let (start, end) =
        (whole(units, here[0].units.0, false), whole(units, here[here.len() - 1].units.1, true));
    (score >= LEAST).then(|| (units[start].range.start..units[end].range.end, score))
}

/// A range without the words at its ends of which it has but a part; the range itself where nothing is left of it then.
fn whole_words(text: &str, range: &Range<usize>) -> Range<usize> {
    /// Bytes before and after it from which words are told.
    const AROUND: usize = 60;
    let from = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary(range.end + AROUND);
    let words = words(text.get(from..to).unwrap_or_default()).into_iter();
    let words = words.map(|word| from + word.start..from + word.end);
    let mut words = words.filter(|word| word.start >= range.start && word.end <= range.end);
    let first = words.next();
    let last = words.next_back().or_else(|| first.clone());
    first.zip(last).map_or_else(|| range.clone(), |(first, last)| first.start..last.end)
}

/// The last (or first) unit of the word that a unit stands in; Korean words are written apart.
fn whole(units: &[TextUnit], mut at: usize, forward: bool) -> usize {
    loop {
        let next = if forward { Some(at + 1) } else { at.checked_sub(1) };
        let Some(next) = next.filter(|next| units.get(*next).is_some_and(|unit| unit.is_hangul)) else {
            return at;
        };
        let (left, right) = (&units[at.min(next)], &units[at.max(next)]);
        if !units[at].is_hangul || left.range.end != right.range.start {
            return at;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Section, SectionKind, Term};
    use crate::glossary::Glossary;

    fn nearest(term: &str, text: &str, language: &str) -> Vec<(String, usize)> {
        let term = Term { term: term.into(), ..Term::default() };
        let section = Section { kind: SectionKind::Glossary, entries: vec![term], ..Section::default() };
        let glossary = Glossary::new(&Article { sections: vec![section], ..Article::default() });
        let Some(entry) = glossary.entries().first() else { return Vec::new() };
        let passage = Passage::plain(text);
        let found = nearest_words(entry, std::slice::from_ref(&passage), language);
        found
            .into_iter()
            .map(|word| (passage.text.get(word.range).unwrap_or_default().to_owned(), word.count))
            .collect()
    }

    #[test]
    fn what_shares_most_comes_first() {
        let text = "人工智慧的模型。權重公開的人工智慧模型，與模型無關的重量。";
        assert_eq!(
            nearest("人工智慧模型", text, "zh-Hant"),
            [("人工智慧模型", 1), ("人工智慧的模型", 1), ("模型", 1)]
                .map(|(word, count)| (word.into(), count))
        );
        assert_eq!(nearest("模型權重", "模型、模型、权重", "zh-Hant")[0], ("模型".into(), 2));
    }

    #[test]
    fn words_of_other_scripts_are_compared_by_their_stems() {
        let text = "The open weights were licensed. Nothing weighs more.";
        assert_eq!(nearest("Open Weight License", text, "en"), [("open weights".into(), 1)]);
        assert_eq!(nearest("Stitching", text, "en"), []);
    }

    #[test]
    fn no_word_is_cut() {
        let text = "人工智慧研發很快。";
        assert_eq!(nearest("人工智慧研究", text, "zh-Hant"), [("人工智慧".into(), 1)]);
    }

    #[test]
    fn a_korean_word_is_taken_whole() {
        assert_eq!(nearest("무릎반월판", "반월판이 찢어졌다.", "ko"), [("반월판이".into(), 1)]);
    }

    #[test]
    fn nothing_is_like_a_single_character_and_nothing_in_a_strange_text() {
        assert_eq!(nearest("傘", "雨傘與陽傘", "zh-Hant"), []);
        assert_eq!(nearest("量子電腦", "今天下雨，沒有人帶傘。", "zh-Hant"), []);
        assert_eq!(nearest("", "字", "zh-Hant"), []);
    }
}
