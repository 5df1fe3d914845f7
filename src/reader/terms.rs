//! What the person does to their own terms.

use super::{Effect, Marked, Marking, OwnTerm, Reader, Selected};

impl Reader {
    /// What is to be done for [`Effect::MarkTerms`]; none when it is not needed any more.
    pub fn marking(&self) -> Option<Marking> {
        self.document.as_ref()?.marking(&self.own)
    }

    pub(super) fn add_term(&mut self, mut term: OwnTerm) -> Vec<Effect> {
        term.tidy();
        self.own.add(term.clone());
        self.settings.glossary.open = true;
        self.to_select = Some(term);
        self.own_changed()
    }

    pub(super) fn edit_term(&mut self, entry: usize, mut term: OwnTerm) -> Vec<Effect> {
        let Some(old) = self.own_term(entry) else { return Vec::new() };
        term.tidy();
        self.own.replace(&old, term.clone());
        self.to_select = Some(term);
        self.own_changed()
    }

    pub(super) fn remove_term(&mut self, entry: usize) -> Vec<Effect> {
        let Some(old) = self.own_term(entry) else { return Vec::new() };
        self.own.remove(&old);
        self.selected = None;
        self.own_changed()
    }

    pub(super) fn mark_known(&mut self, entry: usize, known: bool) -> Vec<Effect> {
        let entry = self.document.as_ref().and_then(|document| document.glossary.entries().get(entry));
        let Some(term) = entry.map(|entry| entry.term.clone()) else { return Vec::new() };
        self.own.set_known(&term, known);
        self.own_changed()
    }

    /// Brings the article on screen up to date with the person's terms: at once, or on another thread if it is long.
    pub(super) fn own_changed(&mut self) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        match document.marking(&self.own) {
            Some(marking) if marking.is_short() => self.take_marked(marking.run()),
            Some(_) => return vec![Effect::MarkTerms],
            None => {
                document.note_known(&self.own);
                self.terms_changed();
            }
        }
        Vec::new()
    }

    /// Takes terms that were found, unless article or terms have changed since.
    pub(super) fn take_marked(&mut self, marked: Marked) {
        let Some(document) = &mut self.document else { return };
        if document.take(marked, &self.own) {
            self.terms_changed();
        }
    }

    fn terms_changed(&mut self) {
        self.terms_revision += 1;
        let Some(document) = &self.document else { return };
        let entries = document.glossary.entries().len();
        self.selected = match self.to_select.take() {
            Some(term) => document.entry_of(&term).map(|entry| Selected { entry, use_index: None }),
            None => self.selected.filter(|selected| selected.entry < entries),
        };
    }

    fn own_term(&self, entry: usize) -> Option<OwnTerm> {
        self.document.as_ref()?.own_term(entry).cloned()
    }
}
