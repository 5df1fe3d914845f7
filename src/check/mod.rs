//! Checking an article: what a careful editor would ask its author about terms and links.
//!
//! One file a kind of question; [`check`] asks them all. Nothing here reads files or goes online.

mod abbreviations;
mod candidates;
mod finding;
mod finding_place;
mod forbidden;
mod links;
mod names;
mod spellings;
mod variants;

pub use finding::{Count, Finding, FindingKind, Severity};
pub use finding_place::{FindingPlace, PlaceName};

use crate::article::{Article, Passage, passages};
use crate::glossary::{EntryId, Glossary, Occurrence, Occurrences, UseKind};

/// What there is to say about an article, in reading order.
pub fn check(article: &Article) -> Vec<Finding> {
    let subject = Subject::new(article);
    let mut findings = Vec::new();
    findings.extend(names::unused(&subject));
    findings.extend(forbidden::uses(&subject));
    findings.extend(abbreviations::undefined(&subject));
    findings.extend(spellings::inconsistent(&subject));
    findings.extend(names::clashes(&subject));
    findings.extend(links::dangling(&subject));
    findings.extend(candidates::possible(&subject, &findings));
    findings.sort_by_key(|finding| finding.place.order());
    // What is wrong twice in one paragraph is looked at once.
    findings.dedup();
    findings
}

/// An article with what several questions need of it.
struct Subject<'a> {
    article: &'a Article,
    /// Its passages in reading order.
    passages: Vec<Passage>,
    /// The same as a reader takes them in: what is in a link is text like any other.
    running: Vec<Passage>,
    glossary: Glossary,
    /// The exact occurrences of its terms in `running`, also those in links.
    occurrences: Vec<Occurrence>,
    /// How often they occur there in any form.
    counts: Occurrences,
}

impl<'a> Subject<'a> {
    fn new(article: &'a Article) -> Self {
        let passages = passages(article);
        let running: Vec<_> = passages.iter().map(without_links).collect();
        let glossary = Glossary::new(article);
        let all = glossary.mark_forms(&running);
        let exact = all.iter().filter(|found| found.kind == UseKind::Exact);
        let occurrences = exact.cloned().collect();
        let counts = Occurrences::new(all, &running);
        Self { article, passages, running, glossary, occurrences, counts }
    }

    /// The place of a passage.
    fn place(&self, passage: usize) -> FindingPlace {
        FindingPlace::of_passage(self.article, &self.passages, passage)
    }

    /// The place of a glossary entry.
    fn place_of_entry(&self, entry: EntryId) -> FindingPlace {
        self.glossary
            .entry(entry)
            .map_or_else(FindingPlace::head, |entry| FindingPlace::at(self.article, entry.anchor))
    }

    /// The passages of running text outside the glossary, with their indexes.
    fn texts(&self) -> impl Iterator<Item = (usize, &Passage)> {
        self.running.iter().enumerate().filter(|(_, passage)| passage.takes_terms())
    }
}

fn without_links(passage: &Passage) -> Passage {
    let mut passage = passage.clone();
    for span in &mut passage.spans {
        span.style.link = None;
    }
    passage
}
