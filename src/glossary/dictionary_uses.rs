//! Added glossaries next to the entries of an article and of the user.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::dictionaries::{AddedDictionary, Dictionaries, entry_of};
use super::{Definition, EntryId, Field, Glossary, GlossaryEntry, Match, MatchedRange, Occurrence, UseKind};
use crate::article::Passage;
use crate::article::names::FoldedPassage;
use crate::dictionary::{Dictionary, Found, Query, places};
use crate::text::fold::Folding;

/// Entries of the smallest glossary that may be a dictionary of the whole language.
const DICTIONARY: usize = 2_000;
/// A dictionary that finds its names in more than one part in so many of the text is dense.
const DENSE: usize = 3;

impl Glossary {
    /// Takes what the passages use of added glossaries as further entries, in the order of their first uses, and gives
    /// all of them; `own` are those of the article's and the user's terms ([`Glossary::mark`]), which stay as they are.
    ///
    /// Uses of these are exact ones alone; so that a large dictionary does not cover all that is near to the article's own
    /// terms, those come first in every form. Reading from the left, the longest name that fits between them is taken, by the rules of [`Glossary::mark`],
    /// of the first glossary that has one. A name is sought only if it has two ideographs, kana or hangul, or one of
    /// them and a letter, or else three letters, five where it is one word in small letters; kana stand for the same
    /// kana only. Entries of one glossary with the very same term become one.
    pub fn add(
        &mut self,
        added: &[Arc<Dictionary>],
        passages: &[Passage],
        own: Vec<Occurrence>,
    ) -> Vec<Occurrence> {
        if added.is_empty() {
            return own;
        }
        let folding = self.folding();
        // Where nothing is to be marked, queries must not wait for this.
        for glossary in added {
            glossary.prepare(folding);
        }
        let (mut length, mut covered) = (0, vec![0; added.len()]);
        let mut dictionaries = Dictionaries::default();
        let mut all = Vec::with_capacity(own.len());
        let mut rest = &own[..];
        for (index, passage) in passages.iter().enumerate() {
            let (own, after) = rest.split_at(rest.partition_point(|found| found.passage <= index));
            rest = after;
            let start = all.len();
            all.extend_from_slice(own);
            if !passage.takes_terms() {
                continue;
            }
            length += passage.text.len();
            let text = FoldedPassage::new(passage, folding);
            let mut places_here = Vec::new();
            let mut taken: Vec<Range<usize>> = own.iter().map(|found| found.range.clone()).collect();
            for (source, glossary) in added.iter().enumerate() {
                let found = places(glossary, folding, &text, &taken);
                covered[source] += found.iter().map(|found| found.range.len()).sum::<usize>();
                taken.extend(found.iter().map(|found| found.range.clone()));
                taken.sort_unstable_by_key(|range| range.start);
                places_here.extend(found.into_iter().map(|found| (found, source)));
            }
            places_here.sort_unstable_by_key(|(found, _)| found.range.start);
            all.extend(places_here.into_iter().filter_map(|(Found { range, number }, source)| {
                let entry = self.take(&mut dictionaries, &added[source], source as u32, number)?;
                Some(Occurrence { passage: index, range, entry, kind: UseKind::Exact, alias: None })
            }));
            all[start..].sort_unstable_by_key(|found| found.range.start);
        }
        let source = |(added, covered): (&Arc<Dictionary>, usize)| AddedDictionary {
            added: Arc::clone(added),
            is_dense: added.len() >= DICTIONARY && covered * DENSE > length,
        };
        dictionaries.sources = added.iter().zip(covered).map(source).collect();
        self.dictionaries = Arc::new(dictionaries);
        all
    }

    /// An entry of a dictionary, which is listed from now on.
    fn take(
        &mut self,
        dictionaries: &mut Dictionaries,
        added: &Dictionary,
        source: u32,
        number: u32,
    ) -> Option<EntryId> {
        if let Some(index) = dictionaries.index_of(source, number) {
            return self.entries.get(index).map(|entry| entry.id);
        }
        let (entry, numbers) = entry_of(added, source, number, self.folding())?;
        let (index, id) = (self.entries.len(), entry.id);
        self.entries.push(entry);
        self.definitions.push(Definition::default());
        dictionaries.used.extend(numbers.into_iter().map(|number| ((source, number), index)));
        Some(id)
    }

    /// The entries of added dictionaries that match a query by their names or readings, best first, at most so many;
    /// none for a blank query. Of equally good ones those with shorter names come first.
    pub fn lookup_added(&self, query: &str, most: usize) -> Vec<Match> {
        let folding = self.folding();
        let Some(query) = Query::new(query, folding) else { return Vec::new() };
        let mut found = Vec::new();
        for (source, dictionary) in (0..).zip(&self.dictionaries.sources) {
            let of_source = query.find(&dictionary.added, folding, most).into_iter();
            found.extend(of_source.map(|(rank, number)| (rank, EntryId::Dictionary { source, number })));
        }
        found.sort_by_key(|(rank, _)| *rank);
        let mut seen = HashSet::new();
        let mut matches = Vec::new();
        for (rank, id) in found {
            if matches.len() == most {
                break;
            }
            let Some(entry) = self.entry(id).filter(|entry| seen.insert(entry.id)) else { continue };
            matches.push(Match { entry: entry.id, rank, marks: marks(&query, &entry, folding) });
        }
        matches
    }

    /// Whether there are added glossaries, whether the text uses them or not.
    pub fn has_added(&self) -> bool {
        !self.dictionaries.sources.is_empty()
    }

    /// The name of the added dictionary that an entry is from; none for others.
    pub fn source_name(&self, entry: EntryId) -> Option<&str> {
        self.source(entry).map(|source| source.added.name())
    }

    /// Whether an entry comes from a dictionary that knows so much of the text that lines under all of its terms would
    /// be everywhere.
    pub fn is_dense(&self, entry: EntryId) -> bool {
        self.source(entry).is_some_and(|source| source.is_dense)
    }

    fn source(&self, entry: EntryId) -> Option<&AddedDictionary> {
        match entry {
            EntryId::Dictionary { source, .. } => self.dictionaries.sources.get(source as usize),
            EntryId::Article(_) | EntryId::Own(_) => None,
        }
    }
}

/// What of an entry's names and reading matches, as they are shown.
fn marks(query: &Query, entry: &GlossaryEntry, folding: Folding) -> Vec<MatchedRange> {
    let aliases = entry.aliases.iter().enumerate().map(|(index, alias)| (Field::Alias(index), alias));
    let texts = std::iter::once((Field::Term, &entry.term)).chain(aliases);
    let mut marks = Vec::new();
    for (field, text) in texts.chain(entry.reading.iter().map(|reading| (Field::Reading, reading))) {
        let folded = folding.fold(text);
        let places = folded.text.match_indices(query.folded()).map(|(at, found)| at..at + found.len());
        for range in places.map(|range| folded.original(range)) {
            if marks
                .last()
                .is_none_or(|last: &MatchedRange| last.field != field || last.range.end <= range.start)
            {
                marks.push(MatchedRange { field, range });
            }
        }
    }
    marks
}
