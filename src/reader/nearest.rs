//! The words of the text that are most like the selected term, where the text does not use it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::{Effect, Reader, Rendition, Revisions};
use crate::article::Article;
use crate::glossary::{EntryId, NearWord, nearest_words};

/// Bytes of text up to which words are sought between two frames.
const SHORT_ARTICLE: usize = 256 * 1024;

/// The words that are most like the selected term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestWords {
    /// What they are of.
    pub key: NearestKey,
    /// The words, in what was written; none while they are sought.
    pub words: Option<Vec<NearWord>>,
}

/// What the words are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearestKey {
    /// The term.
    pub entry: EntryId,
    /// What was on the screen.
    pub revisions: Revisions,
}

/// A text in which the words are to be sought.
#[derive(Clone, Debug)]
pub struct NearestJob {
    /// What they are of.
    pub key: NearestKey,
    article: Arc<Article>,
    written: Rendition,
}

/// Two are the same when they are of the same term in the same text.
impl PartialEq for NearestJob {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && Arc::ptr_eq(&self.article, &other.article)
    }
}

impl NearestJob {
    /// Seeks the words.
    pub fn run(&self) -> Vec<NearWord> {
        let entry = self.written.glossary.entry(self.key.entry);
        let words = |entry: Arc<_>| nearest_words(&entry, &self.written.passages, &self.article.language);
        entry.map(words).unwrap_or_default()
    }

    /// Whether this is done between two frames, in a few milliseconds.
    fn is_short(&self) -> bool {
        self.written.passages.iter().map(|passage| passage.text.len()).sum::<usize>() <= SHORT_ARTICLE
    }
}

impl Reader {
    /// Brings the words that are like the selected term up to date: at once, or on another thread if the text is long.
    pub(super) fn seek_nearest(&mut self) -> Vec<Effect> {
        let Some(key) = self.unused_selected() else {
            self.nearest = None;
            return Vec::new();
        };
        if self.nearest.as_ref().is_some_and(|nearest| nearest.key == key) {
            return Vec::new();
        }
        let Some(document) = &self.document else { return Vec::new() };
        let (article, written) = (Arc::clone(&document.article), document.written.clone());
        let job = NearestJob { key, article, written };
        let is_short = job.is_short();
        // A mistake in Moyue must not take the window with it.
        let words = is_short.then(|| catch_unwind(AssertUnwindSafe(|| job.run())).unwrap_or_default());
        self.nearest = Some(NearestWords { key, words });
        if is_short { Vec::new() } else { vec![Effect::SeekNearest(Box::new(job))] }
    }

    /// Takes the words that were found, if they are still wanted.
    pub(super) fn take_nearest(&mut self, found: NearestWords) {
        if self.nearest.as_ref().is_some_and(|nearest| nearest.key == found.key) {
            self.nearest = Some(found);
        }
    }

    /// The selected term, if the text was searched and does not use it.
    fn unused_selected(&self) -> Option<NearestKey> {
        let document = self.document.as_ref().filter(|document| document.is_marked())?;
        let entry = self.selected?.entry;
        let is_unused = document.written.occurrences.of(entry).is_empty();
        is_unused.then_some(NearestKey { entry, revisions: self.revisions })
    }
}
