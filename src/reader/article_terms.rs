//! Changing a term of the article in its own file, where that is a native one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::undo::{UndoState, UndoStep};
use super::{Action, Effect, NoticeKind, OwnTerm, Reader, TermChange};
use crate::article::Term;
use crate::glossary::EntryId;
use crate::import::{Format, to_json};
use crate::open_error::{OpenError, SystemError};

/// A file of an article to be written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RewriteJob {
    /// The file.
    pub path: PathBuf,
    /// The fingerprint of the content that it must still have.
    pub known: u64,
    /// What it is to hold.
    pub content: Arc<[u8]>,
}

/// What was done to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// What it held before.
    pub before: Arc<[u8]>,
    /// The fingerprint of what it holds now.
    pub now: u64,
}

/// Why a file was not written again; it is then as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RewriteError {
    /// It has changed since it was read.
    Changed,
    /// It could not be read, to see whether it has changed.
    NotRead(OpenError),
    /// The system did not let it be written.
    NotWritten(SystemError),
    /// Writing it met a mistake in Moyue.
    Crashed,
}

/// What is being written into a file.
#[derive(Debug)]
pub(super) struct Rewriting {
    path: PathBuf,
    change: TermChange,
    /// What it comes of: undoing or doing again, or a change of the user.
    by: Option<Action>,
    /// What goes back onto the stack it was taken from when it fails.
    step: Option<UndoStep>,
}

impl Reader {
    /// Whether an entry is one of the article on screen, and its file one that Moyue writes as it reads it.
    pub fn can_save_into_article(&self, entry: EntryId) -> bool {
        let Some(document) = self.document.as_ref().filter(|_| self.file().is_some()) else { return false };
        let is_native = document.format == Format::Json && document.file.is_some();
        is_native && matches!(entry, EntryId::Article(_)) && self.article_term(entry).is_some()
    }

    /// A term of the article as the form has it: its definition is plain text.
    pub(super) fn article_draft(&self, entry: EntryId) -> Option<OwnTerm> {
        self.article_term(entry).map(OwnTerm::of)
    }

    /// Writes a term into the article's file, in the place of one that is there.
    pub(super) fn save_into_article(&mut self, entry: EntryId, mut term: OwnTerm) -> Vec<Effect> {
        if !self.can_save_into_article(entry) || self.rewriting.is_some() {
            return Vec::new();
        }
        term.tidy();
        let (Some(path), Some(content), Some(old)) =
            (self.file().map(Path::to_owned), self.with_term(entry, &term), self.article_term(entry))
        else {
            return Vec::new();
        };
        let change = TermChange::SavedIntoArticle(old.term.clone());
        let known = self.document.as_ref().and_then(|document| document.file.as_ref());
        let known = known.map_or(0, |file| file.fingerprint);
        self.rewriting = Some(Rewriting { path: path.clone(), change, by: None, step: None });
        vec![Effect::Rewrite(RewriteJob { path, known, content })]
    }

    /// Writes back what a file held before a step, or again what it held after it.
    pub(super) fn rewrite_step(&mut self, action: Action, step: UndoStep) -> Vec<Effect> {
        let UndoState::File(job) = &step.state else { return Vec::new() };
        let job = job.clone();
        let (path, change) = (job.path.clone(), step.change.clone());
        self.rewriting = Some(Rewriting { path, change, by: Some(action), step: Some(step) });
        vec![Effect::Rewrite(job)]
    }

    pub(super) fn rewritten(&mut self, result: Result<Rewritten, RewriteError>) -> Vec<Effect> {
        let Some(Rewriting { path, change, by, step }) = self.rewriting.take() else { return Vec::new() };
        let Rewritten { before, now } = match result {
            Ok(rewritten) => rewritten,
            Err(error) => {
                if let (Some(action), Some(step)) = (by, step) {
                    self.undo.put_back(action, step);
                }
                self.notify(NoticeKind::ArticleNotSaved { file: path, error });
                return Vec::new();
            }
        };
        let back = RewriteJob { path: path.clone(), known: now, content: before };
        let step = UndoStep { change: change.clone(), state: UndoState::File(back) };
        self.forget_undo_offers();
        match by {
            None => {
                self.draft = None;
                self.undo.push(step);
                self.notify(NoticeKind::TermChanged(change));
            }
            Some(action) => {
                self.undo.turn(action, step);
                self.notify_undone(action, change);
            }
        }
        self.file_changed(path)
    }

    fn article_term(&self, entry: EntryId) -> Option<&Term> {
        let EntryId::Article(number) = entry else { return None };
        let document = self.document.as_ref()?;
        document.article.terms().nth(number as usize).map(|(_, term)| term)
    }

    /// The article with another term in the place of one that is there, as a native file.
    fn with_term(&self, entry: EntryId, new: &OwnTerm) -> Option<Arc<[u8]>> {
        let EntryId::Article(number) = entry else { return None };
        let old = self.article_term(entry)?;
        // What is styled in a definition stays as long as its words do.
        let is_same = new.definition == old.definition_text();
        let mut article = self.document.as_ref()?.article.as_ref().clone();
        let mut terms = article.sections.iter_mut().flat_map(|section| &mut section.entries);
        let term = terms.nth(number as usize)?;
        let definition =
            if is_same { std::mem::take(&mut term.definition) } else { new.to_term().definition };
        *term = Term { definition, url: term.url.take(), ..new.to_term() };
        Some(to_json(&article).into_bytes().into())
    }
}
