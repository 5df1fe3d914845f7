//! Finding the terms of an article, its own, the user's and those of added glossaries: at once in a short article, on
//! another thread in a long one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::OwnTerm;
use super::own::{JudgedForm, Judgements, Verdict};
use super::rendition::Rendition;
use crate::article::Article;
use crate::dictionary::Dictionary;
use crate::glossary::{Glossary, Occurrence, Occurrences, UseKind};
use crate::text::convert::{ChineseForm, Conversion};

/// An article whose terms are to be found, with what that takes.
#[derive(Clone, Debug)]
pub struct Marking {
    pub(super) article: Arc<Article>,
    /// As it was written.
    pub(super) written: Rendition,
    /// The forms of Chinese it was written in, and those that it is shown in.
    pub(super) forms: (Option<ChineseForm>, Conversion),
    pub(super) own: Vec<OwnTerm>,
    /// What the user has said of words that are like a term.
    pub(super) judged: Vec<JudgedForm>,
    /// The glossaries of other programs.
    pub(super) added: Vec<Arc<Dictionary>>,
}

/// The terms of an article and of the user, and where they occur.
#[derive(Debug)]
pub struct Marked {
    /// What was marked.
    pub(super) marking: Marking,
    /// What is shown of it.
    pub(super) shown: Rendition,
}

/// Bytes of text up to which terms are found between two frames.
const SHORT_ARTICLE: usize = 256 * 1024;

/// Terms up to which that takes a few milliseconds: each is sought in all its forms.
const FEW_TERMS: usize = 64;

/// Terms from which on an article is shown before they are found.
const MANY_TERMS: usize = 1_000;

/// Bytes of text from which on an article is shown before its terms are found.
const LONG_ARTICLE: usize = 2 * 1024 * 1024;

/// Two are the same when they are of the same article and the same terms.
impl PartialEq for Marking {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.article, &other.article)
            && (self.forms, &self.own, &self.judged) == (other.forms, &other.own, &other.judged)
            && are_same(&self.added, &other.added)
    }
}

impl Marking {
    /// Finds the terms.
    pub fn run(self) -> Marked {
        let mut glossary = self.glossary();
        let own = glossary.mark_forms(&self.written.passages);
        let own = self.without_refused(&glossary, own);
        let all = glossary.add(&self.added, &self.written.passages, own);
        self.marked(glossary, all)
    }

    /// The terms, but not where they occur: that is still to be done.
    pub(super) fn listed(self) -> Marked {
        let glossary = self.glossary();
        self.marked(glossary, Vec::new())
    }

    fn glossary(&self) -> Glossary {
        let own: Vec<_> = self.own.iter().map(OwnTerm::to_term).collect();
        let judgements = Judgements::new(&self.judged);
        Glossary::with_names(&self.article, &own, |term| judgements.names(term))
    }

    /// Leaves out the words of which the user has said that they are never the term. They are left out after all forms
    /// were found, so what such a word has kept from another term of its kind is not found instead.
    fn without_refused(&self, glossary: &Glossary, mut all: Vec<Occurrence>) -> Vec<Occurrence> {
        let judgements = Judgements::new(&self.judged);
        if !judgements.is_empty() {
            all.retain(|found| {
                let form = self.written.passages.get(found.passage);
                let form = form.and_then(|passage| passage.text.get(found.range.clone())).unwrap_or_default();
                let term = glossary.entry(found.entry).map(|entry| entry.term.clone()).unwrap_or_default();
                found.kind == UseKind::Exact || judgements.of(&term, form) != Some(Verdict::Never)
            });
        }
        all
    }

    fn marked(mut self, glossary: Glossary, all: Vec<Occurrence>) -> Marked {
        self.written.occurrences = Occurrences::new(all, &self.written.passages);
        self.written.glossary = Arc::new(glossary);
        let shown = match self.forms {
            (Some(form), conversion) if conversion != Conversion::None => {
                self.written.converted(form, conversion)
            }
            _ => self.written.clone(),
        };
        Marked { marking: self, shown }
    }

    /// Finds the terms; none when that meets a mistake in Moyue, which must not take the window with it.
    pub fn guarded(self) -> Option<Marked> {
        catch_unwind(AssertUnwindSafe(|| self.run())).ok()
    }

    /// Whether this is done between two frames, in a few milliseconds.
    pub fn is_short(&self) -> bool {
        self.added.is_empty() && !self.has_more_terms_than(FEW_TERMS) && self.bytes() <= SHORT_ARTICLE
    }

    fn has_more_terms_than(&self, count: usize) -> bool {
        self.own.len() + self.article.terms().take(count + 1).count() > count
    }

    /// Whether this takes so long that a reader should not wait for it.
    pub(super) fn is_long(&self) -> bool {
        self.bytes() > LONG_ARTICLE || self.has_more_terms_than(MANY_TERMS)
    }

    fn bytes(&self) -> usize {
        self.written.passages.iter().map(|passage| passage.text.len()).sum()
    }
}

/// Whether two lists are of the very same glossaries.
pub(super) fn are_same(one: &[Arc<Dictionary>], other: &[Arc<Dictionary>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}
