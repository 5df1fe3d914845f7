//! Where a text uses the terms of a glossary.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{EntryId, GlossaryEntry, UseCounts, UseKind};
use crate::article::Passage;

/// A use of a term in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Index of the passage.
    pub passage: usize,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// The glossary entry.
    pub entry: EntryId,
    /// How it uses the entry.
    pub kind: UseKind,
    /// Which of the entry's other names it is a use of, by its index among them; none for the term itself and for
    /// entries of added dictionaries.
    pub alias: Option<u32>,
}

impl Occurrence {
    /// Where it begins: the passage and the byte of its text.
    pub const fn start(&self) -> (usize, usize) {
        (self.passage, self.range.start)
    }

    /// The name of its entry that it is a use of.
    pub fn name<'e>(&self, entry: &'e GlossaryEntry) -> &'e str {
        self.alias.and_then(|alias| entry.aliases.get(alias as usize)).unwrap_or(&entry.term)
    }
}

/// An occurrence of a text: its number in reading order, which is the same in whatever forms the text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceId(u32);

/// All occurrences of terms in a text. A clone shares them.
#[derive(Clone, Debug, Default)]
pub struct Occurrences {
    /// In reading order.
    all: Arc<[Occurrence]>,
    of_entries: Arc<OfEntries>,
}

/// What does not depend on the forms in which the text is shown.
#[derive(Debug, Default)]
struct OfEntries {
    /// The occurrences of each entry that has any, in reading order.
    lists: FxHashMap<EntryId, Vec<OccurrenceId>>,
    /// How often each entry that has any is used.
    counts: FxHashMap<EntryId, UseCounts>,
    /// For each occurrence, whether it is the first of its entry in its section, among those that are as sure.
    first_in_section: Vec<bool>,
}

impl Occurrences {
    /// These occurrences, which are in reading order, in these passages.
    pub fn new(all: Vec<Occurrence>, passages: &[Passage]) -> Self {
        let mut lists: FxHashMap<EntryId, Vec<OccurrenceId>> = FxHashMap::default();
        let mut counts: FxHashMap<EntryId, UseCounts> = FxHashMap::default();
        for (id, found) in (0..).map(OccurrenceId).zip(&all) {
            lists.entry(found.entry).or_default().push(id);
            counts.entry(found.entry).or_default().count(found.kind);
        }
        let mut seen = FxHashSet::default();
        let section = |found: &Occurrence| passages.get(found.passage).map(|passage| passage.anchor.section);
        let is_first = |found: &Occurrence| seen.insert((section(found), found.entry, found.kind.is_sure()));
        let first_in_section = all.iter().map(is_first).collect();
        Self { all: all.into(), of_entries: Arc::new(OfEntries { lists, counts, first_in_section }) }
    }

    /// The same occurrences in a text in other words: `range` says where each stands there.
    #[must_use]
    pub fn with_ranges(&self, range: impl Fn(&Occurrence) -> Range<usize>) -> Self {
        let all = self.all.iter().map(|found| Occurrence { range: range(found), ..*found });
        Self { all: all.collect(), of_entries: Arc::clone(&self.of_entries) }
    }

    /// All of them, in reading order.
    pub fn all(&self) -> &[Occurrence] {
        &self.all
    }

    /// All of them by what tells them apart, in reading order.
    pub fn ids(&self) -> impl Iterator<Item = OccurrenceId> {
        (0..self.all.len() as u32).map(OccurrenceId)
    }

    /// An occurrence; none when it is of another text.
    pub fn get(&self, id: OccurrenceId) -> Option<&Occurrence> {
        self.all.get(id.0 as usize)
    }

    /// The occurrences of an entry, in reading order.
    pub fn of(&self, entry: EntryId) -> &[OccurrenceId] {
        self.of_entries.lists.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// How often the text uses an entry, and how often something like it.
    pub fn count_of(&self, entry: EntryId) -> UseCounts {
        self.of_entries.counts.get(&entry).copied().unwrap_or_default()
    }

    /// How many occurrences of an entry there are in these passages.
    pub fn count_in(&self, entry: EntryId, passages: Range<usize>) -> usize {
        let before = |passage: usize| {
            self.of(entry).partition_point(|id| self.get(*id).is_some_and(|found| found.passage < passage))
        };
        before(passages.end).saturating_sub(before(passages.start))
    }

    /// The occurrences that begin in bytes of a passage.
    pub fn within(
        &self,
        passage: usize,
        bytes: &Range<usize>,
    ) -> impl Iterator<Item = (OccurrenceId, &Occurrence)> {
        let before = |at: usize| self.all.partition_point(|found| found.start() < (passage, at));
        let start = before(bytes.start);
        let found = self.all.get(start..before(bytes.end)).unwrap_or_default();
        (start as u32..).map(OccurrenceId).zip(found)
    }

    /// Whether an occurrence is the first of its entry in its section, among those that are sure, or among those that
    /// are only similar.
    pub fn is_first_in_section(&self, id: OccurrenceId) -> bool {
        self.of_entries.first_in_section.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Which of its entry's occurrences an occurrence is, counted from 0.
    pub fn index_of(&self, id: OccurrenceId) -> usize {
        let of_entry = self.get(id).map_or(&[][..], |found| self.of(found.entry));
        of_entry.partition_point(|other| *other < id)
    }
}
