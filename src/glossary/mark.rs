//! Finding terms in a text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, Input, MatchKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Entry, EntryId, Occurrence};
use crate::article::{Passage, Sought};
use crate::text::class::{is_cjk, is_punctuation, is_word_char};
use crate::text::fold::{Folded, Folding};

/// Characters in the longest name that is marked. Longer ones are sentences, and the bound keeps marking linear
/// in the text whatever the names are.
pub(super) const LONGEST_NAME: usize = 100;

/// Entries of one name among which the closest spelling is sought, wherever it stands.
pub(super) const MOST_OWNERS: usize = 200;

/// Characters in the longest name in capitals that is marked only where it stands in capitals.
const LONGEST_CAPITALS: usize = 5;

/// All names of all entries, ready to be found in one pass.
#[derive(Debug)]
pub(super) struct Names {
    /// None when the names are too many to be searched for, beyond 2³¹ bytes.
    search: Option<AhoCorasick>,
    /// What is sought, by the search's pattern.
    by_pattern: Vec<Name>,
    folding: Folding,
}

/// A folded name.
#[derive(Debug)]
struct Name {
    /// Bytes.
    length: usize,
    /// The longest other name that this one begins with: whatever else can stand where this one was found.
    shorter: Option<usize>,
    /// The entries that have it, in order.
    owners: Vec<Owner>,
}

#[derive(Debug)]
struct Owner {
    entry: EntryId,
    /// As the entry spells it.
    spelling: String,
    /// The only spelling that fits, for names in capitals.
    capitals: Option<String>,
}

impl Names {
    /// The names of entries; where several share a name the first one has it.
    pub(super) fn new<'e>(entries: impl Iterator<Item = &'e Arc<Entry>>, folding: Folding) -> Self {
        let mut owners: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        let mut sought = Sought::default();
        for entry in entries {
            let aliases = entry.aliases.iter().filter(|alias| !is_single_cjk_letter(alias));
            for name in std::iter::once(&entry.term).chain(aliases).map(|name| name.trim()) {
                let folded = folding.fold(name);
                let folded = folding.without_outer_marks(&folded.text);
                if !is_markable(folded) {
                    continue;
                }
                if !sought.takes(name) {
                    break;
                }
                let owners = owners.entry(folded.to_owned()).or_default();
                // A spelling belongs to the first entry that has it.
                if owners.len() < MOST_OWNERS && owners.iter().all(|owner| owner.spelling != name) {
                    owners.push(Owner {
                        entry: entry.id,
                        spelling: name.to_owned(),
                        capitals: capitals(name),
                    });
                }
            }
        }
        let patterns: Vec<_> = owners.keys().collect();
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns);
        // Without names there is nothing to look for.
        let search = search.ok().filter(|_| !patterns.is_empty());
        let shorter = longest_prefixes(&patterns);
        let lengths: Vec<_> = patterns.into_iter().map(String::len).collect();
        let names = owners.into_values().zip(lengths).zip(shorter);
        let by_pattern = names.map(|((owners, length), shorter)| Name { length, shorter, owners }).collect();
        Self { search, by_pattern, folding }
    }

    /// The occurrences in one passage, given by its index.
    pub(super) fn occurrences(&self, index: usize, passage: &Passage) -> Vec<Occurrence> {
        if self.search.is_none() {
            return Vec::new();
        }
        let text = Text::new(passage, self.folding);
        let mut occurrences = Vec::new();
        let mut from = 0;
        while let Some((start, name)) = self.find(&text, from) {
            let fitting = self.longest_fitting(&text, start, name);
            from = fitting.as_ref().map_or_else(|| text.next_start(start), |(end, ..)| *end);
            occurrences.extend(fitting.map(|(_, range, entry)| Occurrence { passage: index, range, entry }));
        }
        occurrences
    }

    /// The first place at or after `from` where names stand, and the longest of them.
    fn find(&self, text: &Text, from: usize) -> Option<(usize, usize)> {
        let input = Input::new(&text.folded.text).span(from..text.folded.text.len());
        let found = self.search.as_ref()?.find(input)?;
        Some((found.start(), found.pattern().as_usize()))
    }

    /// The longest name that fits at `start`, where `name` is the longest that stands there: its end in the folded
    /// text, its range in the original, and its entry.
    fn longest_fitting(
        &self,
        text: &Text,
        start: usize,
        name: usize,
    ) -> Option<(usize, Range<usize>, EntryId)> {
        if !text.may_start(start) {
            return None;
        }
        let standing =
            std::iter::successors(self.by_pattern.get(name), |name| self.by_pattern.get(name.shorter?));
        standing.into_iter().find_map(|name| {
            let end = start + name.length;
            let range = text.fitting(start..end)?;
            let entry = name.entry(text.slice(range.clone()))?;
            Some((end, range, entry))
        })
    }
}

impl Name {
    /// The entry that has the name in the closest spelling, the first of several.
    fn entry(&self, text: &str) -> Option<EntryId> {
        let fitting = || self.owners.iter().filter(|owner| owner.fits(text));
        let closest = match self.owners.len() {
            1 => fitting().next(),
            _ => fitting().min_by_key(|owner| Folding::closeness(text, &owner.spelling)),
        };
        closest.map(|owner| owner.entry)
    }
}

impl Owner {
    fn fits(&self, text: &str) -> bool {
        self.capitals.as_ref().is_none_or(|capitals| text.nfkc().eq(capitals.chars()))
    }
}

/// For each of the sorted patterns the longest other one that it begins with.
fn longest_prefixes(sorted: &[&String]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut prefixes = Vec::with_capacity(sorted.len());
    for (index, pattern) in sorted.iter().enumerate() {
        while open.last().is_some_and(|&last| !pattern.starts_with(sorted[last].as_str())) {
            open.pop();
        }
        prefixes.push(open.last().copied());
        open.push(index);
    }
    prefixes
}

fn is_markable(folded: &str) -> bool {
    let says_nothing =
        |c: char| c.is_whitespace() || c.is_control() || is_punctuation(c) || is_combining_mark(c);
    !folded.chars().all(says_nothing)
        && !folded.contains(char::is_control)
        && folded.chars().nth(LONGEST_NAME).is_none()
}

fn is_single_cjk_letter(name: &str) -> bool {
    let mut chars = name.trim().chars();
    chars.next().is_some_and(is_cjk) && chars.next().is_none()
}

/// The name in one width, if it is a short one in capitals.
pub(super) fn capitals(name: &str) -> Option<String> {
    let name: String = name.nfkc().collect();
    let in_capitals = name.len() <= LONGEST_CAPITALS
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && name.chars().any(|c| c.is_ascii_uppercase());
    in_capitals.then_some(name)
}

/// The last character of a text that is no combining mark; none behind so many marks as no letter has.
fn last_letter(text: &str) -> Option<char> {
    const MOST_MARKS: usize = 64;
    text.chars().rev().take(MOST_MARKS).find(|&c| !is_combining_mark(c))
}

/// A passage's text in which names are sought.
pub(super) struct Text<'a> {
    original: &'a str,
    pub folded: Folded,
    /// Links and code, in order.
    closed: Vec<Range<usize>>,
}

impl<'a> Text<'a> {
    pub(super) fn new(passage: &'a Passage, folding: Folding) -> Self {
        let closed = passage.spans.iter().filter(|span| span.style.code || span.style.link.is_some());
        Self {
            original: &passage.text,
            folded: folding.fold(&passage.text),
            closed: closed.map(|span| span.range.clone()).collect(),
        }
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.original.get(range).unwrap_or_default()
    }

    /// Whether a name may start here in the folded text: at the edge of a character, and not within a word.
    pub(super) fn may_start(&self, folded: usize) -> bool {
        self.folded.is_edge(folded) && !self.is_within_word(self.folded.original(folded..folded).start)
    }

    /// The first place after `folded` where a name may start, or the text's end.
    fn next_start(&self, mut folded: usize) -> usize {
        loop {
            folded = self.folded.text.ceil_char_boundary(folded + 1);
            if folded == self.folded.text.len() || self.may_start(folded) {
                return folded;
            }
        }
    }

    /// The range of the original for a folded range that may start where it does, if it may also end where it does
    /// and keeps clear of links and code.
    pub(super) fn fitting(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let may_end = self.folded.is_edge(folded.end);
        let range = may_end.then(|| self.folded.original(folded))?;
        let next = self.closed.partition_point(|closed| closed.end <= range.start);
        let clear = self.closed.get(next).is_none_or(|closed| closed.start >= range.end);
        (clear && !self.is_within_word(range.end)).then_some(range)
    }

    /// Whether the letters on both sides of a place in the original belong to one word.
    fn is_within_word(&self, at: usize) -> bool {
        let (before, after) = self.original.split_at(at);
        after.starts_with(is_word_char) && last_letter(before).is_some_and(is_word_char)
    }
}
