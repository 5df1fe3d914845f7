//! Looking a query up in an added glossary.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::keys::{KeyField, Keys, Owner, squeezed};
use super::{Added, Folding};
use crate::glossary::{Entry, Field, Mark, Place, Rank};

/// Names inside of which the query stands that are looked at; it keeps a query of one letter within a frame.
const MOST_INSIDE: usize = 4_000;

/// A query in an added glossary's names.
pub(in crate::glossary) struct Query {
    typed: String,
    folded: String,
    /// As readings are kept.
    squeezed: String,
}

impl Query {
    /// A query; none when it is blank.
    pub(in crate::glossary) fn new(query: &str, folding: Folding) -> Option<Self> {
        let folded = folding.fold(query).text.replace(char::is_control, " ");
        let folded = folding.without_outer_marks(&folded).trim().to_owned();
        let squeezed = squeezed(&folded);
        (!folded.is_empty()).then(|| Self { typed: query.trim().to_owned(), folded, squeezed })
    }

    /// The best matches by their entries' numbers, at most so many, best first.
    pub(in crate::glossary) fn find(&self, added: &Added, folding: Folding, most: usize) -> Vec<(Rank, u32)> {
        let keys = added.keys(folding);
        let mut best = Best::default();
        for (name, of_readings) in [(&self.folded, false), (&self.squeezed, true)] {
            if name.is_empty() {
                continue;
            }
            let counts = |owner: &&Owner| (owner.field == KeyField::Reading) == of_readings;
            let first = keys.first_from(name);
            let after = (first..keys.len()).take_while(|key| keys.name(*key).starts_with(name.as_str()));
            for key in after {
                let place = Place::of(true, keys.name(key).len() == name.len());
                for owner in keys.owners(key).iter().filter(counts) {
                    best.note(owner.number, rank(owner.field, place), keys.name(key).len());
                }
            }
        }
        if best.0.len() < most {
            self.find_inside(keys, &mut best);
        }
        best.take(most, |number| {
            added.lexicon.get(number as usize).is_some_and(|word| word.term == self.typed)
        })
    }

    fn find_inside(&self, keys: &Keys, best: &mut Best) {
        let finder = Finder::new(&self.folded);
        for at in finder.find_iter(keys.text().as_bytes()).take(MOST_INSIDE) {
            let key = keys.at(at);
            for owner in keys.owners(key).iter().filter(|owner| owner.field != KeyField::Reading) {
                best.note(owner.number, Rank::Inside, keys.name(key).len());
            }
        }
    }

    /// What of an entry's names and reading matches, as they are shown.
    pub(in crate::glossary) fn marks(&self, entry: &Entry, folding: Folding) -> Vec<Mark> {
        let aliases = entry.aliases.iter().enumerate().map(|(index, alias)| (Field::Alias(index), alias));
        let texts = std::iter::once((Field::Term, &entry.term)).chain(aliases);
        let mut marks = Vec::new();
        for (field, text) in texts.chain(entry.reading.iter().map(|reading| (Field::Reading, reading))) {
            let folded = folding.fold(text);
            let places = folded.text.match_indices(&self.folded).map(|(at, found)| at..at + found.len());
            for range in places.map(|range| folded.original(range)) {
                if marks.last().is_none_or(|last: &Mark| last.field != field || last.range.end <= range.start)
                {
                    marks.push(Mark { field, range });
                }
            }
        }
        marks
    }
}

const fn rank(field: KeyField, place: Place) -> Rank {
    match (field, place) {
        (KeyField::Term, Place::Exact) => Rank::Exact { folded: true },
        (KeyField::Term, _) => Rank::Prefix,
        (KeyField::Alias(_), place) => Rank::Alias(place),
        (KeyField::Reading, place) => Rank::Reading(place),
    }
}

/// The best rank of each entry, and the length of the name that has it.
#[derive(Default)]
struct Best(HashMap<u32, (Rank, usize)>);

impl Best {
    fn note(&mut self, number: u32, rank: Rank, length: usize) {
        let best = self.0.entry(number).or_insert((rank, length));
        *best = (*best).min((rank, length));
    }

    /// The best ones, the shorter names first; `is_typed` tells whether an entry's term is what was typed.
    fn take(self, most: usize, is_typed: impl Fn(u32) -> bool) -> Vec<(Rank, u32)> {
        let mut all: Vec<_> =
            self.0.into_iter().map(|(number, (rank, length))| (rank, length, number)).collect();
        if all.len() > most && most > 0 {
            all.select_nth_unstable(most - 1);
            all.truncate(most);
        }
        for (rank, _, number) in &mut all {
            if *rank == (Rank::Exact { folded: true }) && is_typed(*number) {
                *rank = Rank::Exact { folded: false };
            }
        }
        all.sort_unstable();
        all.into_iter().map(|(rank, _, number)| (rank, number)).collect()
    }
}
