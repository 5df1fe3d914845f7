//! The names that were found so far.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::everyday::is_everyday;
use super::found::FoundName;
use super::known::Known;
use super::tokens::Sentence;
use super::{Candidate, CandidateKind, OtherName};
use crate::text::fold::Folding;

/// Names that are kept at most. When there are more, those that were found once are let go, once; then no others are
/// taken.
const MOST_NAMES: usize = 20_000;
/// Characters of the longest name.
const LONGEST: usize = 60;

/// The names that were found so far, by their folded forms.
pub(super) struct Tally {
    names: FxHashMap<String, Seen>,
    folding: Folding,
    /// Whether names were let go already.
    is_full: bool,
}

/// A name that was found.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub name: String,
    pub other: Option<OtherName>,
    pub kind: CandidateKind,
    /// How often it must be used.
    pub least: usize,
    /// Index of the passage, and bytes of its text, where it was found first.
    pub passage: usize,
    pub range: Range<usize>,
    times: usize,
}

impl Tally {
    pub fn new(folding: Folding) -> Self {
        Self { names: FxHashMap::default(), folding, is_full: false }
    }

    /// Takes a name that was found in a sentence of a passage.
    pub fn take(&mut self, sentence: &Sentence<'_>, passage: usize, found: FoundName) {
        let FoundName { kind, name: range, other, least } = found;
        let name = sentence.slice(range.clone());
        if !is_name(name) {
            return;
        }
        let other = other.map(|other| {
            let text = sentence.slice(other.range).to_owned();
            if other.is_reading { OtherName::Reading(text) } else { OtherName::Alias(text) }
        });
        let key = self.folding.fold(name).text;
        if let Some(seen) = self.names.get_mut(&key) {
            seen.times += 1;
            seen.kind = seen.kind.min(kind);
            seen.least = seen.least.min(least);
            seen.other = seen.other.take().or(other);
            return;
        }
        if self.names.len() >= MOST_NAMES && !self.is_full {
            self.is_full = true;
            self.names.retain(|_, seen| seen.times > 1);
        }
        if self.names.len() < MOST_NAMES {
            let seen = Seen { name: name.to_owned(), other, kind, least, passage, range, times: 1 };
            self.names.insert(key, seen);
        }
    }

    /// The names without an entry, the surest ones, at most so many.
    pub fn shortlist(self, known: &Known, most: usize) -> Vec<Seen> {
        let Self { names, folding, .. } = self;
        let others: FxHashSet<String> = names
            .values()
            .filter_map(|seen| match &seen.other {
                Some(OtherName::Alias(alias)) => Some(folding.fold(alias).text),
                _ => None,
            })
            .collect();
        let is_new = |(key, seen): &(String, Seen)| {
            let other = match &seen.other {
                Some(OtherName::Alias(alias)) => known.has(&folding.fold(alias).text, alias),
                _ => false,
            };
            !others.contains(key) && !other && !known.has(key, &seen.name) && !is_everyday(&seen.name)
        };
        let mut names: Vec<_> = names.into_iter().filter(is_new).map(|(_, seen)| seen).collect();
        names.sort_by_cached_key(|seen| (seen.rank(seen.times), seen.passage, seen.range.start));
        names.truncate(most);
        names
    }
}

impl Seen {
    /// Those with the lowest come first: sure ones, then by how often they are used, then by what they were found by.
    pub fn rank(&self, count: usize) -> (bool, Reverse<usize>, CandidateKind) {
        (self.least > 1, Reverse(count.min(9)), self.kind)
    }

    pub fn into_candidate(self, count: usize) -> Candidate {
        let Self { name, other, kind, passage, range, .. } = self;
        Candidate { name, other, kind, count: count.max(1), passage, range }
    }
}

/// Two letters or more, and no sentence.
fn is_name(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && text.chars().nth(LONGEST).is_none()
}
