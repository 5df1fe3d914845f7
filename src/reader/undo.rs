//! Undoing what the user did to terms: their own, and those of an article that they have changed in its file.

use super::own::{JudgedForm, OwnTerms};
use super::{Action, Effect, NoticeKind, Reader};

/// What was done to terms, by the name of the term that it was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermChange {
    /// A term was added.
    Added(String),
    /// A term was changed.
    Edited(String),
    /// A term was taken away.
    Removed(String),
    /// A term is known now.
    Known(String),
    /// A term is not known any more.
    Unknown(String),
    /// So many terms of a file were brought in.
    Imported(usize),
    /// Something was said of a word that is like a term.
    Judged(JudgedForm),
    /// What was said of words that are like a term was forgotten.
    Forgotten(String),
}

/// What was done and can be undone, and what was undone and can be done again, the newest last.
#[derive(Debug, Default)]
pub(super) struct UndoStack {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A change, with the state that it leads back to, or again to.
#[derive(Clone, Debug)]
struct Step {
    change: TermChange,
    own: OwnTerms,
}

/// Steps that are kept at most.
const MOST_STEPS: usize = 100;
/// Terms in the states of all steps at most; the newest step is kept however many it has.
const MOST_TERMS: usize = 200_000;

impl UndoStack {
    fn push(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
        let mut terms = 0;
        let fits = |step: &&Step| {
            terms += step.own.terms.len() + step.own.known.len();
            terms <= MOST_TERMS
        };
        let kept = self.done.iter().rev().take(MOST_STEPS).take_while(fits).count().max(1);
        self.done.drain(..self.done.len() - kept);
    }
}

impl Reader {
    /// What is undone next, if anything is.
    pub fn to_undo(&self) -> Option<&TermChange> {
        self.undo.done.last().map(|step| &step.change)
    }

    /// What is done again next, if anything is.
    pub fn to_redo(&self) -> Option<&TermChange> {
        self.undo.undone.last().map(|step| &step.change)
    }

    /// Changes the user's terms, so that it can be undone; nothing is kept where nothing changes.
    pub(super) fn change_own(
        &mut self,
        change: TermChange,
        alter: impl FnOnce(&mut OwnTerms),
    ) -> Vec<Effect> {
        let before = self.own.clone();
        alter(&mut self.own);
        if self.own != before {
            self.forget_undo_offers();
            self.undo.push(Step { change, own: before });
        }
        self.own_changed()
    }

    /// As [`Self::change_own`], and says what was done, with a button that undoes it.
    pub(super) fn change_own_aloud(
        &mut self,
        change: TermChange,
        alter: impl FnOnce(&mut OwnTerms),
    ) -> Vec<Effect> {
        let effects = self.change_own(change.clone(), alter);
        if self.to_undo() == Some(&change) {
            self.notify(NoticeKind::TermChanged(change));
        }
        effects
    }

    /// Undoes the last change, or does again what was undone last.
    pub(super) fn undo(&mut self, action: Action) -> Vec<Effect> {
        // What is being written or chosen begins with the terms as they are.
        if self.draft.is_some() || self.merging.is_some() {
            return Vec::new();
        }
        let stack = &mut self.undo;
        let (from, to) = match action {
            Action::Redo => (&mut stack.undone, &mut stack.done),
            _ => (&mut stack.done, &mut stack.undone),
        };
        let Some(Step { change, own }) = from.pop() else { return Vec::new() };
        let own = std::mem::replace(&mut self.own, own);
        to.push(Step { change: change.clone(), own });
        self.forget_undo_offers();
        self.notify(match action {
            Action::Redo => NoticeKind::TermChangeRedone(change),
            _ => NoticeKind::TermChangeUndone(change),
        });
        self.own_changed()
    }

    /// A notice that offers to undo speaks of the last change alone.
    fn forget_undo_offers(&mut self) {
        self.notices.retain(|notice| !notice.kind.offers_undo());
    }
}
