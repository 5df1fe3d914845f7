//! What looks like a term in the article on screen and has no entry: sought away from the window, and only while somebody
//! looks at it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Effect, Reader, Rendition, Revisions};
use crate::glossary::candidates::{Candidate, CandidateText};

/// The article's candidates.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Whether they are listed.
    pub is_open: bool,
    /// Counts the lists, so that it is known when there is another.
    pub changes: u64,
    /// What was found, and in what.
    found: Option<(Revisions, Vec<Candidate>)>,
    /// In what they were sought last.
    asked: Option<Revisions>,
}

/// A text in which candidates are to be sought.
#[derive(Clone, Debug)]
pub struct CandidateJob {
    /// The reader's revisions when this was asked for.
    pub revisions: Revisions,
    /// The text.
    shown: Rendition,
}

/// Two are the same when they are of the same text with the same terms.
impl PartialEq for CandidateJob {
    fn eq(&self, other: &Self) -> bool {
        self.revisions == other.revisions && Arc::ptr_eq(&self.shown.passages, &other.shown.passages)
    }
}

impl CandidateJob {
    /// Finds them; none when `cancel` is set meanwhile.
    pub fn run(&self, cancel: &AtomicBool) -> Vec<Candidate> {
        let Rendition { head, passages, glossary, occurrences, .. } = &self.shown;
        let source = head.source.iter().map(|source| source.name.as_str());
        let byline: Vec<&str> = head.authors.iter().map(String::as_str).chain(source).collect();
        let text = CandidateText {
            passages,
            glossary,
            occurrences: occurrences.all(),
            byline: &byline,
            language: &head.language,
        };
        text.candidates(cancel)
    }
}

/// Reading units (CJK characters, other words) up to which candidates are counted before their list is opened.
const SHORT: usize = 100_000;

impl Reader {
    /// The candidates of the article on screen; none while they are not known. Where only the terms have changed since,
    /// they are those of before.
    pub fn candidates(&self) -> Option<&[Candidate]> {
        let (of, found) = self.candidates.found.as_ref()?;
        let Revisions { terms, .. } = self.revisions;
        (Revisions { terms, ..*of } == self.revisions).then_some(found)
    }

    /// Whether candidates are to be sought now that their place is in view: once for each state of the text, in a long
    /// one only when they are listed.
    pub fn wants_candidates(&self) -> bool {
        let Some(document) = &self.document else { return false };
        self.candidates.asked != Some(self.revisions) && (self.candidates.is_open || document.length <= SHORT)
    }

    pub(super) fn seek_candidates(&mut self) -> Vec<Effect> {
        let Some(document) = self.document.as_ref().filter(|_| self.wants_candidates()) else {
            return Vec::new();
        };
        let job = CandidateJob { revisions: self.revisions, shown: document.shown.clone() };
        self.candidates.asked = Some(self.revisions);
        vec![Effect::FindCandidates(Box::new(job))]
    }

    pub(super) fn take_candidates(&mut self, revisions: Revisions, found: Vec<Candidate>) {
        if revisions == self.revisions {
            self.candidates.found = Some((revisions, found));
            self.candidates.changes += 1;
        }
    }
}
