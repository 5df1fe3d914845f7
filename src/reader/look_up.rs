//! Looking terms up: what is looked up in the glossary, and what is found.

use std::collections::HashMap;

use super::{Reader, Revisions};
use crate::glossary::{EntryId, Match, Order, sorted};

/// Entries of added glossaries that are found at most.
const MOST_ADDED: usize = 50;

/// What is looked up in the glossary, and what was found.
#[derive(Debug, Default)]
pub struct LookUp {
    /// What is looked up; every entry is found when it is blank.
    pub query: String,
    /// What was found, better matches first, those of one rank in the order that is set.
    pub results: Vec<Match>,
    /// Counts the lists of results, so that it is known when another one begins. Where only terms have changed the list
    /// is the same.
    pub lists: u64,
    /// Counts the changes of the results.
    pub changes: u64,
    /// An entry that is to be among them, whatever is looked up.
    wanted: Option<EntryId>,
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
    places: HashMap<EntryId, usize>,
}

impl Key {
    /// Whether this is of the same list: the user may but have changed a term.
    fn is_list_of(&self, other: &Self) -> bool {
        let terms = self.revisions.terms;
        let revisions = Revisions { terms, ..other.revisions };
        (self.revisions, &self.query, self.order) == (revisions, &other.query, other.order)
    }
}

impl LookUp {
    /// Whether an entry is among what was found.
    pub fn has(&self, entry: EntryId) -> bool {
        self.results.iter().any(|found| found.entry == entry)
    }
}

impl Reader {
    /// An entry is to be seen among what was found.
    pub(super) fn list(&mut self, entry: EntryId) {
        self.look_up.wanted = Some(entry);
    }

    /// Brings what was found up to date.
    pub(super) fn find_terms(&mut self) {
        self.look_up_again();
        let Some(entry) = self.look_up.wanted.take() else { return };
        // What a blank query does not list is not brought to sight by one.
        let is_listed =
            self.document.as_ref().is_some_and(|document| document.shown.glossary.is_listed(entry));
        if is_listed && !self.look_up.has(entry) {
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
                let uses = |entry| document.shown.occurrences.of(entry).len();
                let places = sorted(glossary.entries(), uses, order).into_iter().zip(0..).collect();
                look_up.places = Places { of: Some((key.revisions, order)), places };
            }
            let places = &look_up.places.places;
            look_up.results.sort_by_cached_key(|found| {
                (found.entry.is_from_dictionary(), found.rank, places.get(&found.entry).copied())
            });
        }
        look_up.results.extend(glossary.lookup_added(&key.query, MOST_ADDED));
        look_up.changes += 1;
        if !look_up.of.as_ref().is_some_and(|of| key.is_list_of(of)) {
            look_up.lists += 1;
        }
        look_up.of = Some(key);
    }
}
