//! What the user does to their own terms.

use std::path::PathBuf;

use super::own::{self, Choice, Merge};
use super::selection::KeptSelection;
use super::{Effect, Marked, NoticeKind, OpenError, Origin, OwnTerm, Reader, Selected, Side, TermChange};
use crate::glossary::EntryId;
use crate::text::slice::{first_chars, one_line};

/// A term that the user is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Distinguishes it from the one before.
    pub number: u64,
    /// The term that it takes the place of; none for a new one.
    pub old: Option<OwnTerm>,
    /// The article's entry that it can be written in the place of; none for a term of the user.
    pub of_article: Option<EntryId>,
    /// What it begins with.
    pub term: OwnTerm,
    /// Whether something of it is kept nowhere.
    pub is_unsaved: bool,
    /// Whether other names of it are being picked in the article.
    pub is_picking: bool,
    /// The names that were picked, in that order.
    pub picked: Vec<String>,
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

/// A selection as a name.
fn name_of(text: &str) -> String {
    first_chars(&one_line(text), LONGEST_NAME).trim().to_owned()
}

impl Reader {
    pub(super) fn draft_term(&mut self, name: &str, example: &str) {
        let term = name_of(name);
        let example = Some(one_line(example)).filter(|example| !example.is_empty());
        self.begin_draft(None, OwnTerm { term, example, ..OwnTerm::default() });
    }

    pub(super) fn draft_edit(&mut self, entry: EntryId) {
        if let Some(old) = self.own_term(entry) {
            self.begin_draft(Some(old.clone()), old);
        } else if let Some(term) =
            self.can_save_into_article(entry).then(|| self.article_draft(entry)).flatten()
        {
            self.begin_draft(None, term);
            if let Some(draft) = &mut self.draft {
                draft.of_article = Some(entry);
            }
        }
    }

    /// Whether what is clicked in the article becomes another name of the term that is being written.
    pub fn is_picking(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.is_picking)
    }

    pub(super) fn pick_aliases(&mut self, picking: bool) {
        if let Some(draft) = &mut self.draft {
            draft.is_picking = picking;
        }
    }

    pub(super) fn pick_alias(&mut self, name: &str) {
        if name.trim().chars().nth(LONGEST_NAME).is_some() {
            return;
        }
        let name = name_of(name);
        let Some(draft) = self.draft.as_mut().filter(|draft| draft.is_picking) else { return };
        if !name.is_empty() && !draft.picked.contains(&name) {
            draft.picked.push(name);
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
        let effects =
            self.change_own(TermChange::Imported(changed), |own| *own = merge.applied(own, choices));
        self.notify(NoticeKind::TermsImported { changed, same });
        effects
    }

    pub(super) fn begin_draft(&mut self, old: Option<OwnTerm>, term: OwnTerm) {
        self.drafts += 1;
        self.draft = Some(Draft {
            number: self.drafts,
            old,
            of_article: None,
            term,
            is_unsaved: false,
            is_picking: false,
            picked: Vec::new(),
        });
    }

    /// Closes the form. What was typed is not lost by a key that was hit too often: a notice leads back to it.
    pub(super) fn drop_draft(&mut self, typed: Option<OwnTerm>) {
        let (Some(draft), Some(mut typed)) = (self.draft.take(), typed) else { return };
        let mut begun = draft.term.clone();
        begun.tidy();
        typed.tidy();
        if draft.is_unsaved || typed != begun {
            let draft =
                Draft { term: typed, is_unsaved: true, is_picking: false, picked: Vec::new(), ..draft };
            self.notices.retain(|notice| !matches!(notice.kind, NoticeKind::DraftClosed(_)));
            self.notify(NoticeKind::DraftClosed(Box::new(draft)));
        }
    }

    pub(super) fn resume_draft(&mut self, draft: Draft) {
        self.drafts += 1;
        self.draft = Some(Draft { number: self.drafts, ..draft });
    }

    pub(super) fn add_term(&mut self, mut term: OwnTerm) -> Vec<Effect> {
        term.tidy();
        self.draft = None;
        self.show_pane(Side::Glossary);
        self.to_select = Some(term.clone());
        self.change_own(TermChange::Added(term.term.clone()), |own| own.add(term))
    }

    pub(super) fn edit_term(&mut self, entry: EntryId, mut term: OwnTerm) -> Vec<Effect> {
        let Some(old) = self.own_term(entry) else { return Vec::new() };
        term.tidy();
        self.draft = None;
        self.to_select = Some(term.clone());
        self.change_own(TermChange::Edited(old.term.clone()), |own| own.replace(&old, term))
    }

    pub(super) fn remove_term(&mut self, entry: EntryId) -> Vec<Effect> {
        let Some(old) = self.own_term(entry) else { return Vec::new() };
        self.selected = self.selected.filter(|selected| selected.entry != entry);
        self.change_own_aloud(TermChange::Removed(old.term.clone()), |own| own.remove(&old))
    }

    pub(super) fn mark_known(&mut self, entry: EntryId, known: bool) -> Vec<Effect> {
        let term = self.document.as_ref().and_then(|document| document.written_term(entry));
        let Some(term) = term else { return Vec::new() };
        let change = if known { TermChange::Known } else { TermChange::Unknown };
        self.change_own(change(term.clone()), |own| own.set_known(&term, known))
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
