//! Added glossaries beside the entries of an article and of the person.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::added::{Added, AddedMatch, Found, Query, Source, places};
use super::mark::Text;
use super::{Definition, Glossary, Match, Owner, Use};
use crate::article::Passage;
use crate::text::fold::Folding;

/// Entries of the smallest glossary that may be a dictionary of the whole language.
const DICTIONARY: usize = 2_000;
/// A dictionary that finds its names in more than one part in so many of the text is dense.
const DENSE: usize = 3;

impl Glossary {
    /// Takes what the passages use of added glossaries as further entries, in the order of their first uses, and gives
    /// all uses; `uses` are those of the article's and the person's terms ([`Glossary::mark`]), which stay as they are.
    ///
    /// Reading from the left, the longest name that fits between them is taken, by the rules of [`Glossary::mark`],
    /// of the first glossary that has one. A name is sought only if it has two ideographs, kana or hangul, or one of
    /// them and a letter, or else three letters, five where it is one word in small letters; kana stand for the same
    /// kana only. Entries of one glossary with the very same term become one.
    pub fn add(&mut self, added: &[Arc<Added>], passages: &[Passage], uses: Vec<Use>) -> Vec<Use> {
        if added.is_empty() {
            return uses;
        }
        let folding = self.folding();
        // Where nothing is to be marked, queries must not wait for this.
        for glossary in added {
            glossary.prepare(folding);
        }
        let (mut length, mut covered) = (0, vec![0; added.len()]);
        let mut all = Vec::with_capacity(uses.len());
        let mut rest = &uses[..];
        for (index, passage) in passages.iter().enumerate() {
            let (own, after) = rest.split_at(rest.partition_point(|found| found.passage <= index));
            rest = after;
            let start = all.len();
            all.extend_from_slice(own);
            if !passage.takes_terms() {
                continue;
            }
            length += passage.text.len();
            let text = Text::new(passage, folding);
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
            all.extend(places_here.into_iter().map(|(Found { range, numbers }, source)| Use {
                passage: index,
                range,
                entry: self.take(&added[source], source, &numbers),
            }));
            all[start..].sort_unstable_by_key(|found| found.range.start);
        }
        let source = |(added, covered): (&Arc<Added>, usize)| Source {
            added: Arc::clone(added),
            is_dense: added.len() >= DICTIONARY && covered * DENSE > length,
        };
        self.sources = added.iter().zip(covered).map(source).collect();
        all
    }

    /// The index of an entry of an added glossary, which becomes an entry if it is none yet.
    fn take(&mut self, glossary: &Added, source: usize, numbers: &[u32]) -> usize {
        let next = self.entries.len();
        let first = numbers.first().copied().unwrap_or_default();
        let index = *self.here.entry((source, first)).or_insert(next);
        if index == next {
            self.entries.push(glossary.entry(source, numbers));
            self.definitions.push(Definition::default());
            self.here.extend(numbers.iter().map(|number| ((source, *number), index)));
        }
        index
    }

    /// The entries of added glossaries that match a query by their names or readings, best first, at most so many; none
    /// for a blank query. Of equally good ones those with shorter names come first.
    pub fn lookup_added(&self, query: &str, most: usize) -> Vec<AddedMatch> {
        let folding = self.folding();
        let Some(query) = Query::new(query, folding) else { return Vec::new() };
        let mut found = Vec::new();
        for (index, source) in self.sources.iter().enumerate() {
            let of_source = query.find(&source.added, folding, most);
            found.extend(of_source.into_iter().map(|(rank, number)| (rank, index, number)));
        }
        found.sort_by_key(|(rank, ..)| *rank);
        let mut seen = HashSet::new();
        let (mut matches, mut beyond) = (Vec::new(), self.entries.len());
        for (rank, source, number) in found {
            let here = self.here.get(&(source, number)).copied();
            if matches.len() == most || here.is_some_and(|index| !seen.insert(index)) {
                continue;
            }
            let entry = here.is_none().then(|| self.sources[source].added.entry(source, &[number]));
            let index = here.unwrap_or(beyond);
            beyond += usize::from(here.is_none());
            let Some(shown) = entry.as_ref().or_else(|| self.entries.get(index)) else { continue };
            let marks = query.marks(shown, folding);
            matches.push(AddedMatch { found: Match { entry: index, rank, marks }, entry });
        }
        matches
    }

    /// Whether there are added glossaries, whether the text uses them or not.
    pub fn has_added(&self) -> bool {
        !self.sources.is_empty()
    }

    /// The name of the added glossary that an owner is; none for others.
    pub fn name_of(&self, owner: Owner) -> Option<&str> {
        match owner {
            Owner::Added(source) => Some(self.sources.get(source as usize)?.added.name()),
            Owner::Article | Owner::Person => None,
        }
    }

    /// Whether an entry comes from a dictionary that knows so much of the text that lines under all of its terms would
    /// be everywhere.
    pub fn is_dense(&self, entry: usize) -> bool {
        match self.entries.get(entry).map(|entry| entry.owner) {
            Some(Owner::Added(source)) => {
                self.sources.get(source as usize).is_some_and(|source| source.is_dense)
            }
            _ => false,
        }
    }

    fn folding(&self) -> Folding {
        Folding::of(&self.language).within_words()
    }
}
