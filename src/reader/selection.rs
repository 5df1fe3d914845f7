//! The selected entry of the glossary, and what becomes of it when the terms change.

use std::sync::Arc;

use super::{Document, OwnTerm, Reader, Side};
use crate::dictionary::Dictionary;
use crate::glossary::{EntryId, OccurrenceId};

/// The selected glossary entry and its occurrence that was last gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The entry.
    pub entry: EntryId,
    /// One of its occurrences.
    pub occurrence: Option<OccurrenceId>,
}

/// The selected entry by what it is: other terms may give it another id.
#[derive(Debug)]
pub(super) struct KeptSelection {
    entry: KeptEntry,
    /// Which of its occurrences was gone to last, counted from 0.
    occurrence: Option<usize>,
}

#[derive(Debug)]
enum KeptEntry {
    /// One of the article, with its term: a later version of the article may have it elsewhere.
    Article(EntryId, String),
    Own(OwnTerm),
    /// One of this dictionary, by its number.
    Dictionary(Arc<Dictionary>, u32),
}

impl Selected {
    /// An entry of which no occurrence was gone to.
    pub(super) const fn entry(entry: EntryId) -> Self {
        Self { entry, occurrence: None }
    }
}

impl Reader {
    /// Selects an entry, or none.
    pub(super) fn select_term(&mut self, entry: Option<EntryId>) {
        self.selected = entry.map(Selected::entry);
        self.kept = None;
        if let Some(entry) = entry {
            self.selections += 1;
            self.list(entry);
            self.show_pane(Side::Glossary);
        }
    }

    /// Selects an entry by one of its occurrences.
    pub(super) fn select_occurrence(&mut self, occurrence: OccurrenceId) {
        let document = self.document.as_ref();
        let Some(found) = document.and_then(|document| document.shown.occurrences.get(occurrence)) else {
            return;
        };
        let entry = found.entry;
        self.selected = Some(Selected { entry, occurrence: Some(occurrence) });
        self.kept = None;
        self.list(entry);
        self.show_pane(Side::Glossary);
    }

    /// Which of the selected entry's occurrences was gone to last, counted from 0.
    pub fn selected_index(&self) -> Option<usize> {
        let (document, selected) = (self.document.as_ref()?, self.selected?);
        selected.occurrence.map(|id| document.shown.occurrences.index_of(id))
    }

    /// What is selected, to be found again when the terms have changed.
    pub(super) fn kept_selection(&self) -> Option<KeptSelection> {
        let (document, selected) = (self.document.as_ref()?, self.selected?);
        let entry = match selected.entry {
            id @ EntryId::Article(_) => KeptEntry::Article(id, document.written_term(id)?),
            EntryId::Own(_) => KeptEntry::Own(document.own_term(selected.entry)?.clone()),
            EntryId::Dictionary { source, number } => {
                KeptEntry::Dictionary(Arc::clone(document.added().get(source as usize)?), number)
            }
        };
        Some(KeptSelection { entry, occurrence: self.selected_index() })
    }
}

impl KeptSelection {
    /// Whether nothing of it is missing in what was found.
    pub(super) fn is_found(&self, found: Option<Selected>) -> bool {
        found.is_some_and(|found| found.occurrence.is_some() || self.occurrence.is_none())
    }

    /// The same in a document with other terms; none where it is gone.
    pub(super) fn find_in(&self, document: &Document) -> Option<Selected> {
        let entry = self.entry.find_in(document)?;
        let occurrence = self.occurrence.and_then(|index| document.shown.occurrences.of(entry).get(index));
        Some(Selected { entry, occurrence: occurrence.copied() })
    }
}

impl KeptEntry {
    fn find_in(&self, document: &Document) -> Option<EntryId> {
        match self {
            Self::Article(id, term) => {
                let named = document.written.glossary.entries().iter().filter(|entry| entry.term == *term);
                let of_article = named.map(|entry| entry.id).filter(|id| matches!(id, EntryId::Article(_)));
                // Of several with this term it is the one in its place, if there is one.
                of_article.min_by_key(|other| other != id)
            }
            Self::Own(own) => {
                let named = document.own_terms().filter(|(_, other)| other.term == own.term);
                named.min_by_key(|(_, other)| *other != own).map(|(id, _)| id)
            }
            Self::Dictionary(added, number) => {
                let source = document.added().iter().position(|other| Arc::ptr_eq(other, added))?;
                let id = EntryId::Dictionary { source: source as u32, number: *number };
                Some(document.written.glossary.entry(id)?.id)
            }
        }
    }
}
