//! What the user does to their own terms.

use std::path::PathBuf;

use super::own::{self, Choice, Merge};
use super::selection::KeptSelection;
use super::{Effect, Marked, NoticeKind, OpenError, Origin, OwnTerm, Reader, Selected, Side};
use crate::glossary::EntryId;
use crate::text::slice::{first_chars, one_line};

/// A term that the user is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Distinguishes it from the one before.
    pub number: u64,
    /// The term that it takes the place of; none for a new one.
    pub old: Option<OwnTerm>,
    /// What it begins with.
    pub term: OwnTerm,
}

/// Terms of a file of which the user has other versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merging {
    /// Distinguishes it from the one before.
    pub number: u64,
    /// The terms; there is at least one conflict among them.
    pub merge: Merge,
}

/// Characters of a selection that become a term's name; more is a passage, not a name.
const LONGEST_NAME: usize = 100;

impl Reader {
    pub(super) fn draft_term(&mut self, name: &str) {
        let name = one_line(name);
        let term = first_chars(&name, LONGEST_NAME).to_owned();
        self.begin_draft(None, OwnTerm { term, ..OwnTerm::default() });
    }

    pub(super) fn draft_edit(&mut self, entry: EntryId) {
        if let Some(old) = self.own_term(entry) {
            self.begin_draft(Some(old.clone()), old);
        }
    }

    pub(super) fn terms_read(
        &mut self,
        path: PathBuf,
        result: Result<Vec<OwnTerm>, OpenError>,
    ) -> Vec<Effect> {
        match result {
            Ok(terms) => {
                let merge = own::merge(&self.own, terms);
                if merge.conflicts.is_empty() {
                    return self.apply(merge, &[]);
                }
                self.drafts += 1;
                self.merging = Some(Merging { number: self.drafts, merge });
            }
            Err(error) => self.notify(NoticeKind::Refused { origin: Origin::File(path), error }),
        }
        Vec::new()
    }

    pub(super) fn merge(&mut self, choices: Option<Vec<Choice>>) -> Vec<Effect> {
        match (self.merging.take(), choices) {
            (Some(merging), Some(choices)) => self.apply(merging.merge, &choices),
            _ => Vec::new(),
        }
    }

    fn apply(&mut self, merge: Merge, choices: &[Choice]) -> Vec<Effect> {
        let taken = choices.iter().take(merge.conflicts.len()).filter(|choice| **choice != Choice::Mine);
        let changed = merge.added.len() + taken.count();
        let same = merge.same.len();
        self.own = merge.applied(&self.own, choices);
        self.notify(NoticeKind::TermsImported { changed, same });
        self.own_changed()
    }

    pub(super) fn begin_draft(&mut self, old: Option<OwnTerm>, term: OwnTerm) {
        self.drafts += 1;
        self.draft = Some(Draft { number: self.drafts, old, term });
    }

    pub(super) fn add_term(&mut self, mut term: OwnTerm) -> Vec<Effect> {
        term.tidy();
        self.own.add(term.clone());
        self.draft = None;
        self.show_pane(Side::Glossary);
        self.to_select = Some(term);
        self.own_changed()
    }

    pub(super) fn edit_term(&mut self, entry: EntryId, mut term: OwnTerm) -> Vec<Effect> {
        let Some(old) = self.own_term(entry) else { return Vec::new() };
        term.tidy();
        self.draft = None;
        self.own.replace(&old, term.clone());
        self.to_select = Some(term);
        self.own_changed()
    }

    pub(super) fn remove_term(&mut self, entry: EntryId) -> Vec<Effect> {
        let Some(old) = self.own_term(entry) else { return Vec::new() };
        self.own.remove(&old);
        self.selected = self.selected.filter(|selected| selected.entry != entry);
        self.own_changed()
    }

    pub(super) fn mark_known(&mut self, entry: EntryId, known: bool) -> Vec<Effect> {
        let term = self.document.as_ref().and_then(|document| document.written_term(entry));
        let Some(term) = term else { return Vec::new() };
        self.own.set_known(&term, known);
        self.own_changed()
    }

    /// Brings the article on screen up to date with the user's terms and the added glossaries: at once, or on another
    /// thread if it is long.
    pub(super) fn own_changed(&mut self) -> Vec<Effect> {
        let added = self.added_in_use();
        let selected = self.kept_selection();
        let Some(document) = &mut self.document else { return Vec::new() };
        match document.marking(&self.own, &added) {
            Some(marking) if marking.is_short() => match marking.guarded() {
                Some(marked) => return self.take_marked(marked),
                None => self.notify(NoticeKind::TermsNotMarked),
            },
            Some(marking) => return vec![Effect::Mark(Box::new(marking))],
            None => {
                document.note_known(&self.own);
                self.terms_changed(selected.as_ref());
            }
        }
        Vec::new()
    }

    /// Takes terms that were found, unless article or terms have changed since.
    pub(super) fn take_marked(&mut self, marked: Marked) -> Vec<Effect> {
        let added = self.added_in_use();
        let selected = self.kept_selection();
        let Some(document) = &mut self.document else { return Vec::new() };
        if !document.take(marked, &self.own, &added) {
            return Vec::new();
        }
        self.terms_changed(selected.as_ref());
        if self.converting {
            // What is being converted has other terms.
            self.revisions.shown += 1;
        }
        self.convert()
    }

    /// Selects the term that was written last, or else again what was selected before.
    fn terms_changed(&mut self, selected: Option<&KeptSelection>) {
        self.revisions.terms += 1;
        let Some(document) = &self.document else { return };
        let Some(written) = self.to_select.take() else {
            let kept = self.kept.as_ref().and_then(|kept| kept.find_in(document));
            self.selected = kept.or_else(|| selected.and_then(|selected| selected.find_in(document)));
            self.kept = self.kept.take().filter(|kept| !kept.is_found(self.selected));
            return;
        };
        self.selected = document.entry_of(&written).map(Selected::entry);
        if let Some(selected) = self.selected {
            self.list(selected.entry);
        }
    }

    fn own_term(&self, entry: EntryId) -> Option<OwnTerm> {
        self.document.as_ref()?.own_term(entry).cloned()
    }
}
