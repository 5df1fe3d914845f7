//! A query made ready to be found, passage by passage.

use std::ops::Range;

use memchr::memmem;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::pattern::{self, PatternError};
use super::{Hit, Prefolded, SearchOptions, SearchQuery};
use crate::article::{InWords, Passage};
use crate::text::class::{is_iteration_mark, is_punctuation, is_word_char};
use crate::text::fold::{Folded, Folding};

/// A query made ready to be found in the passages of an article.
#[derive(Clone, Debug)]
pub struct Finder {
    way: Way,
    whole_word: bool,
}

/// How hits are found.
#[derive(Clone, Debug)]
enum Way {
    /// The query is blank.
    Nowhere,
    /// The very characters.
    Exact(Needle),
    /// A regular expression, or a text whose letters may be capital or small.
    Pattern(Regex),
    /// The folded query in the folded text.
    Folded(FoldedWay),
}

#[derive(Clone, Debug)]
struct FoldedWay {
    needle: Needle,
    folding: Folding,
    /// For each letter of the query, whether it is capital; none when that does not matter.
    case: Option<Vec<bool>>,
}

impl Finder {
    /// Makes a query ready for an article in a language, given as a BCP 47 tag.
    ///
    /// White space around a query that is folded does not matter. A query of nothing but punctuation and iteration
    /// marks, or of which folding leaves nothing, is looked for as it is.
    ///
    /// # Errors
    /// A regular expression that is wrong or too large.
    pub fn new(query: &SearchQuery, language_tag: &str) -> Result<Self, PatternError> {
        let SearchQuery { text, options } = query;
        let way = match *options {
            _ if query.is_blank() => Way::Nowhere,
            SearchOptions { regex: true, .. } => Way::Pattern(pattern::compile(text, *options)?),
            SearchOptions { fold: true, case, .. } => {
                Way::folded(text.trim(), Folding::of(language_tag).for_query(text), case)
            }
            SearchOptions { case, .. } if case || letter_sizes(text).next().is_none() => {
                Way::Exact(Needle::new(text))
            }
            _ => Way::Pattern(pattern::caseless(text)?),
        };
        Ok(Self { way, whole_word: options.whole_word })
    }

    /// The hits in the passage of this index: in reading order, without overlaps, never empty.
    ///
    /// A regular expression's matches that are no whole words, where that is asked for, are left out; the search
    /// goes on after them.
    pub fn hits_in(&self, index: usize, passage: &Passage) -> Vec<Hit> {
        if let Some(words) = passage.in_words() {
            return self.hits_in_words(index, &words);
        }
        let text = &passage.text;
        let hit = |range: &Range<usize>| Hit::new(index, range);
        match &self.way {
            Way::Nowhere => Vec::new(),
            Way::Exact(needle) => {
                needle.hits(text, |range| if self.fits(text, &range) { hit(&range) } else { None })
            }
            Way::Pattern(regex) => {
                let ranges = regex.find_iter(text).map(|found| found.range());
                ranges
                    .filter(|range| !range.is_empty() && self.fits(text, range))
                    .filter_map(|r| hit(&r))
                    .collect()
            }
            Way::Folded(way) => self.folded_hits(way, index, passage, &way.folding.fold(text)),
        }
    }

    /// As [`Self::hits_in`], with texts that were folded before; those that were not are folded now.
    pub fn hits_in_prefolded(&self, index: usize, passage: &Passage, texts: &mut Prefolded) -> Vec<Hit> {
        let Way::Folded(way) = &self.way else { return self.hits_in(index, passage) };
        if let Some(words) = passage.in_words() {
            return self.hits_in_words(index, &words);
        }
        let folded = texts.folded(way.folding, index, passage, |text| way.needle.is_in(text));
        folded.map_or_else(Vec::new, |folded| self.folded_hits(way, index, passage, &folded))
    }

    /// The hits in a text that images stand in: they are found by their words, and each is one character of its
    /// passage.
    fn hits_in_words(&self, index: usize, words: &InWords) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for hit in self.hits_in(index, &Passage::plain(&words.text)) {
            let range = words.own_range(&hit.range());
            if hits.last().is_none_or(|last| last.range().end <= range.start) {
                hits.extend(Hit::new(index, &range));
            }
        }
        hits
    }

    fn folded_hits(&self, way: &FoldedWay, index: usize, passage: &Passage, folded: &Folded) -> Vec<Hit> {
        let text = &passage.text;
        way.needle.hits(&folded.text, |range| {
            let range = folded.original(range);
            let fits = !range.is_empty()
                && self.fits(text, &range)
                && way.case.as_ref().is_none_or(|case| has_case(text, &range, case));
            if fits { Hit::new(index, &range) } else { None }
        })
    }

    /// Whether a range is a whole word, where that is asked for.
    fn fits(&self, text: &str, range: &Range<usize>) -> bool {
        !self.whole_word || !(is_within_word(text, range.start) || is_within_word(text, range.end))
    }
}

impl Way {
    fn folded(text: &str, folding: Folding, case: bool) -> Self {
        let folded = folding.fold(text).text;
        // Folding takes an iteration mark for what it repeats, which a query of these alone does not mean.
        let is_sign = |c| is_punctuation(c) || is_iteration_mark(c) || c.is_whitespace();
        if folded.is_empty() || text.chars().all(is_sign) {
            return Self::Exact(Needle::new(text));
        }
        let case = case.then(|| letter_sizes(text).collect());
        Self::Folded(FoldedWay { needle: Needle::new(&folded), folding, case })
    }
}

/// A text to be found in others.
#[derive(Clone, Debug)]
struct Needle {
    finder: memmem::Finder<'static>,
    /// Length in bytes.
    len: usize,
    /// Length of its first character in bytes.
    first: usize,
}

impl Needle {
    fn new(text: &str) -> Self {
        Self {
            finder: memmem::Finder::new(text).into_owned(),
            len: text.len(),
            first: text.chars().next().map_or(1, char::len_utf8),
        }
    }

    fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }

    /// What `hit` makes of each place where the needle stands, leaving out what overlaps.
    fn hits(&self, text: &str, hit: impl Fn(Range<usize>) -> Option<Hit>) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let (mut from, mut end) = (0, 0);
        while let Some(start) = text.as_bytes().get(from..).and_then(|rest| self.finder.find(rest)) {
            let start = from + start;
            // Two matches within one character of the original are one hit.
            match hit(start..start + self.len).filter(|hit| hit.range().start >= end) {
                Some(hit) => {
                    from = start + self.len;
                    end = hit.range().end;
                    hits.push(hit);
                }
                None => from = start + self.first,
            }
        }
        hits
    }
}

/// Combining marks after a letter that are looked at; no letter of any language has as many.
const MOST_MARKS: usize = 64;

/// Whether the letters on both sides of a byte of a text belong to one word.
fn is_within_word(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    after.starts_with(is_word_char)
        && before.chars().rev().take(MOST_MARKS).find(|&c| !is_combining_mark(c)).is_some_and(is_word_char)
}

fn has_case(text: &str, range: &Range<usize>, case: &[bool]) -> bool {
    text.get(range.clone()).is_some_and(|text| letter_sizes(text).eq(case.iter().copied()))
}

/// For each letter that is capital or small, in its compatibility form (`Ａ`, `Ⓐ`), whether it is capital.
fn letter_sizes(text: &str) -> impl Iterator<Item = bool> {
    text.nfkc().filter(|c| c.is_uppercase() || c.is_lowercase()).map(char::is_uppercase)
}
