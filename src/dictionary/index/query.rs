//! Looking a query up in a dictionary.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::keys::{KeyField, Keys, Owner, squeezed};
use super::{Dictionary, Folding};
use crate::dictionary::{MatchPlace, Rank};

/// Names inside of which the query stands that are looked at; it keeps a query of one letter within a frame.
const MOST_INSIDE: usize = 4_000;

/// A query in a dictionary's names.
pub struct Query {
    typed: String,
    folded: String,
    /// As readings are kept.
    squeezed: String,
}

impl Query {
    /// A query; none when it is blank.
    pub fn new(query: &str, folding: Folding) -> Option<Self> {
        let folded = folding.fold(query).text.replace(char::is_control, " ");
        let folded = folding.without_outer_marks(&folded).trim().to_owned();
        let squeezed = squeezed(&folded);
        (!folded.is_empty()).then(|| Self { typed: query.trim().to_owned(), folded, squeezed })
    }

    /// The query as a dictionary's names are folded.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The best matches by their entries' numbers, at most so many, best first.
    pub fn find(&self, dictionary: &Dictionary, folding: Folding, most: usize) -> Vec<(Rank, u32)> {
        let keys = dictionary.keys(folding);
        let mut best = Best::default();
        for (name, of_readings) in [(&self.folded, false), (&self.squeezed, true)] {
            if name.is_empty() {
                continue;
            }
            let counts = |owner: &&Owner| (owner.field == KeyField::Reading) == of_readings;
            let first = keys.first_from(name);
            let after = (first..keys.len()).take_while(|key| keys.name(*key).starts_with(name.as_str()));
            for key in after {
                let place = MatchPlace::of(true, keys.name(key).len() == name.len());
                for owner in keys.owners(key).iter().filter(counts) {
                    best.note(owner.number, rank(owner.field, place), keys.name(key).len());
                }
            }
        }
        if best.0.len() < most {
            self.find_inside(keys, &mut best);
        }
        best.take(most, |number| {
            dictionary.data.get(number as usize).is_some_and(|word| word.term == self.typed)
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
}

const fn rank(field: KeyField, place: MatchPlace) -> Rank {
    match (field, place) {
        (KeyField::Term, MatchPlace::Exact) => Rank::Exact { folded: true },
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
