//! Undoing what the user did to terms, their own and those of an article that they have changed in its file, and that they
//! have put other settings in the place of theirs.

use super::own::{JudgedForm, OwnTerms};
use super::{Action, Effect, NoticeKind, Reader, RewriteJob, Settings};

/// What was done to terms, by the name of the term that it was done to, or else to the settings.
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
    /// A term of the article was changed in the article's file.
    SavedIntoArticle(String),
    /// The settings of a file were put in the place of those in use.
    SettingsImported,
}

/// What was done and can be undone, and what was undone and can be done again, the newest last.
#[derive(Debug, Default)]
pub(super) struct UndoStack {
    done: Vec<UndoStep>,
    undone: Vec<UndoStep>,
}

/// A change, with the state that it leads back to, or again to.
#[derive(Clone, Debug)]
pub(super) struct UndoStep {
    pub change: TermChange,
    pub state: UndoState,
}

/// A state to which there is a way back.
#[derive(Clone, Debug)]
pub(super) enum UndoState {
    /// All terms of the user.
    Own(Box<OwnTerms>),
    /// What is written into a file.
    File(RewriteJob),
    /// All settings.
    Settings(Box<Settings>),
}

/// Steps that are kept at most.
const MOST_STEPS: usize = 100;
/// Terms in the states of all steps at most; the newest step is kept however many it has.
const MOST_TERMS: usize = 200_000;
/// Bytes of files in all steps at most, likewise.
const MOST_BYTES: usize = 64 * 1024 * 1024;

impl UndoStack {
    /// Keeps a step of the user; what was undone before can no longer be done again.
    pub fn push(&mut self, step: UndoStep) {
        self.undone.clear();
        self.done.push(step);
        let (mut terms, mut bytes) = (0, 0);
        let fits = |step: &&UndoStep| {
            match &step.state {
                UndoState::Own(own) => terms += own.terms.len() + own.known.len(),
                UndoState::File(job) => bytes += job.content.len(),
                UndoState::Settings(_) => {}
            }
            terms <= MOST_TERMS && bytes <= MOST_BYTES
        };
        let kept = self.done.iter().rev().take(MOST_STEPS).take_while(fits).count().max(1);
        self.done.drain(..self.done.len() - kept);
    }

    /// Takes the step that an action leads back by, or again by.
    fn take(&mut self, action: Action) -> Option<UndoStep> {
        match action {
            Action::Redo => self.undone.pop(),
            _ => self.done.pop(),
        }
    }

    /// Puts a step back that was taken for an action.
    pub fn put_back(&mut self, action: Action, step: UndoStep) {
        match action {
            Action::Redo => self.undone.push(step),
            _ => self.done.push(step),
        }
    }

    /// Keeps the step that leads the other way.
    pub fn turn(&mut self, action: Action, step: UndoStep) {
        match action {
            Action::Redo => self.done.push(step),
            _ => self.undone.push(step),
        }
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
            self.undo.push(UndoStep { change, state: UndoState::Own(Box::new(before)) });
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
        if self.draft.is_some() || self.merging.is_some() || self.rewriting.is_some() {
            return Vec::new();
        }
        let Some(step) = self.undo.take(action) else { return Vec::new() };
        let own = match step.state {
            UndoState::Own(own) => std::mem::replace(&mut self.own, *own),
            UndoState::File(_) => return self.rewrite_step(action, step),
            UndoState::Settings(settings) => return self.settings_step(action, step.change, &settings),
        };
        self.undo
            .turn(action, UndoStep { change: step.change.clone(), state: UndoState::Own(Box::new(own)) });
        self.forget_undo_offers();
        self.notify_undone(action, step.change);
        self.own_changed()
    }

    pub(super) fn notify_undone(&mut self, action: Action, change: TermChange) {
        self.notify(match action {
            Action::Redo => NoticeKind::TermChangeRedone(change),
            _ => NoticeKind::TermChangeUndone(change),
        });
    }

    /// A notice that offers to undo speaks of the last change alone.
    pub(super) fn forget_undo_offers(&mut self) {
        self.notices.retain(|notice| !notice.kind.offers_undo());
    }
}
