//! Looking terms up: what is looked up in the glossary, and what is found.

use super::{Reader, Revisions};
use crate::glossary::{Entry, Match, Order, sorted};

/// Entries of added glossaries that are found at most.
const MOST_ADDED: usize = 50;

/// What is looked up in the glossary, and what was found.
#[derive(Debug, Default)]
pub struct LookUp {
    /// What is looked up; every entry is found when it is blank.
    pub query: String,
    /// What was found, better matches first, those of one rank in the order that is set.
    pub results: Vec<Match>,
    /// Entries of added glossaries that were found, but are not used in the text; the results count them behind the
    /// document's.
    pub beyond: Vec<Entry>,
    /// Counts the lists of results, so that it is known when another one begins. Where only terms have changed the list
    /// is the same.
    pub lists: u64,
    /// Counts the changes of the results.
    pub changes: u64,
    /// An entry that is to be among them, whatever is looked up.
    wanted: Option<usize>,
    /// What the results are of.
    of: Option<Key>,
    places: Places,
}

/// What results depend on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revisions: Revisions,
    query: String,
    order: Order,
}

/// The places of a glossary's entries in an order.
#[derive(Debug, Default)]
struct Places {
    of: Option<(Revisions, Order)>,
    /// For each entry.
    places: Vec<usize>,
}

impl Key {
    /// Whether this is of the same list: the person may but have changed a term.
    fn is_list_of(&self, other: &Self) -> bool {
        let terms = self.revisions.terms;
        let revisions = Revisions { terms, ..other.revisions };
        (self.revisions, &self.query, self.order) == (revisions, &other.query, other.order)
    }
}

impl LookUp {
    /// Whether an entry is among what was found.
    pub fn has(&self, entry: usize) -> bool {
        self.results.iter().any(|found| found.entry == entry)
    }
}

impl Reader {
    /// Looks something else up.
    pub(super) fn look_up(&mut self, query: String) {
        let listed = self.document.as_ref().map_or(0, |document| document.shown.glossary.entries().len());
        if query != self.look_up.query && self.selected.is_some_and(|selected| selected.entry >= listed) {
            // Another query finds others that the text does not use.
            self.selected = None;
        }
        self.look_up.query = query;
    }

    /// An entry is to be seen among what was found.
    pub(super) fn list(&mut self, entry: usize) {
        self.look_up.wanted = Some(entry);
    }

    /// Brings what was found up to date.
    pub(super) fn find_terms(&mut self) {
        self.look_up_again();
        if self.look_up.wanted.take().is_some_and(|entry| !self.look_up.has(entry)) {
            self.look_up.query.clear();
            self.look_up_again();
        }
    }

    fn look_up_again(&mut self) {
        let Some(document) = &self.document else { return };
        let look_up = &mut self.look_up;
        let is_other = |of: &Key| of.revisions.opened != self.revisions.opened;
        if look_up.of.as_ref().is_some_and(is_other) {
            look_up.query.clear();
        }
        let order = self.settings.term_order.in_language(&document.article.language);
        let is_same = |of: &Key| {
            (of.revisions, of.query.as_str(), of.order) == (self.revisions, look_up.query.as_str(), order)
        };
        if look_up.of.as_ref().is_some_and(is_same) {
            return;
        }
        let key = Key { revisions: self.revisions, query: look_up.query.clone(), order };
        let glossary = &document.shown.glossary;
        look_up.results = glossary.lookup(&key.query);
        if order != Order::Article {
            if look_up.places.of != Some((key.revisions, order)) {
                let entries = glossary.entries();
                let uses: Vec<_> = (0..entries.len()).map(|entry| document.uses_of(entry).len()).collect();
                let mut places = vec![0; entries.len()];
                for (place, entry) in sorted(entries, &uses, order).into_iter().enumerate() {
                    places[entry] = place;
                }
                look_up.places = Places { of: Some((key.revisions, order)), places };
            }
            let (listed, places) = (glossary.listed(), &look_up.places.places);
            look_up
                .results
                .sort_by_key(|found| (found.entry >= listed, found.rank, places.get(found.entry).copied()));
        }
        look_up.beyond.clear();
        for found in glossary.lookup_added(&key.query, MOST_ADDED) {
            look_up.results.push(found.found);
            look_up.beyond.extend(found.entry);
        }
        look_up.changes += 1;
        if !look_up.of.as_ref().is_some_and(|of| key.is_list_of(of)) {
            look_up.lists += 1;
        }
        look_up.of = Some(key);
    }
}
