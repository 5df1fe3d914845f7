//! How names stand in a passage: the rules by which the terms of an article and those of dictionaries are marked.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Passage;
use crate::text::class::is_word_char;
use crate::text::fold::{Folded, Folding};

/// Characters in the longest name that is marked. Longer ones are sentences, and the bound keeps marking linear
/// in the text whatever the names are.
pub const LONGEST_NAME: usize = 100;

/// Entries of one name among which the closest spelling is sought, wherever it stands.
pub const MOST_OWNERS: usize = 200;

/// Characters in the longest name in capitals that is marked only where it stands in capitals.
const LONGEST_CAPITALS: usize = 5;

/// The name in one width, if it is a short one in capitals.
pub fn capitals(name: &str) -> Option<String> {
    let name: String = name.nfkc().collect();
    let in_capitals = name.len() <= LONGEST_CAPITALS
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && name.chars().any(|c| c.is_ascii_uppercase());
    in_capitals.then_some(name)
}

/// The last character of a text that is no combining mark; none after so many marks as no letter has.
fn last_letter(text: &str) -> Option<char> {
    const MOST_MARKS: usize = 64;
    text.chars().rev().take(MOST_MARKS).find(|&c| !is_combining_mark(c))
}

/// A passage's text in which names are sought.
pub struct FoldedPassage<'a> {
    original: &'a str,
    /// Its text, folded.
    pub folded: Folded,
    /// Links and code, in order.
    closed: Vec<Range<usize>>,
}

impl<'a> FoldedPassage<'a> {
    /// A passage as a folding makes it.
    pub fn new(passage: &'a Passage, folding: Folding) -> Self {
        let closed = passage.spans.iter().filter(|span| span.style.code || span.style.link.is_some());
        Self {
            original: &passage.text,
            folded: folding.fold(&passage.text),
            closed: closed.map(|span| span.range.clone()).collect(),
        }
    }

    /// A range of the original.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.original.get(range).unwrap_or_default()
    }

    /// Whether a name may start here in the folded text: at the edge of a character, and not within a word.
    pub fn may_start(&self, folded: usize) -> bool {
        self.folded.is_edge(folded) && !self.is_within_word(self.folded.original(folded..folded).start)
    }

    /// The first place after `folded` where a name may start, or the text's end.
    pub fn next_start(&self, mut folded: usize) -> usize {
        loop {
            folded = self.folded.text.ceil_char_boundary(folded + 1);
            if folded == self.folded.text.len() || self.may_start(folded) {
                return folded;
            }
        }
    }

    /// The range of the original for a folded range that may start where it does, if it may also end where it does
    /// and keeps clear of links and code.
    pub fn fitting(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let may_end = self.folded.is_edge(folded.end);
        let range = may_end.then(|| self.folded.original(folded))?;
        (self.is_clear(&range) && !self.is_within_word(range.end)).then_some(range)
    }

    /// Whether a range of the original keeps clear of links and code.
    pub fn is_clear(&self, range: &Range<usize>) -> bool {
        let next = self.closed.partition_point(|closed| closed.end <= range.start);
        self.closed.get(next).is_none_or(|closed| closed.start >= range.end)
    }

    /// The original's text.
    pub const fn original(&self) -> &'a str {
        self.original
    }

    /// Whether the letters on both sides of a place in the original belong to one word.
    pub fn is_within_word(&self, at: usize) -> bool {
        let (before, after) = self.original.split_at(at);
        after.starts_with(is_word_char) && last_letter(before).is_some_and(is_word_char)
    }
}
