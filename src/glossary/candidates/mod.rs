//! Candidates for a glossary: what looks like a term in a text and has no entry.
//!
//! A text is read once, sentence by sentence, for names that its author sets apart: by brackets, by quotation marks, by
//! capitals, by coming back. Then the names that were found are counted in the text by the rules of
//! [`Glossary::mark`](super::Glossary::mark). Both take time in proportion to the text, and memory that does not depend
//! on it.

mod brackets;
mod dotted;
mod everyday;
mod found;
mod known;
mod names;
mod quotes;
mod runs;
mod tally;
mod tokens;
mod words;

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::uses::NameIndex;
use super::{EntryId, Glossary, GlossaryEntry, Occurrence};
use crate::article::{Anchor, Passage, Role, TermStatus};
use crate::text::fold::Folding;
use crate::text::language_tag::{LanguageTag, MainLanguage};
use found::FoundName;
use known::Known;
use tally::{Seen, Tally};
use tokens::{Sentence, each_sentence};

/// A name that looks like a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name, as the text writes it first.
    pub name: String,
    /// What the text calls it besides, or how it is read.
    pub other: Option<OtherName>,
    /// What it was found by.
    pub kind: CandidateKind,
    /// How often the text uses it, under either name.
    pub count: usize,
    /// Index of the passage in which it was found.
    pub passage: usize,
    /// Bytes of the passage's text: the name there.
    pub range: Range<usize>,
}

/// What a candidate is called besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherName {
    /// Another name: an abbreviation, or the name in another language.
    Alias(String),
    /// How it is read.
    Reading(String),
}

/// What a candidate was found by, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CandidateKind {
    /// An abbreviation in brackets: `Meta Superintelligence Labs (MSL)`.
    Abbreviation,
    /// A name in brackets in another script: `瓦斯（gas）`.
    Pair,
    /// Quotation marks.
    Quoted,
    /// Capitals, or middle dots between parts: `Nat Friedman`, `埃琳·科瓦奇`.
    Run,
    /// That it comes back.
    Recurring,
}

/// Candidates that are given at most.
pub const MOST_CANDIDATES: usize = 40;
/// Bytes of text, from its beginning, in which words are told apart, which takes longest.
const WORDS_TOLD_APART: usize = 8 * 1024 * 1024;
/// Bytes between a name and the other one in brackets after it at most.
const LONGEST_LEAD: usize = 24;
/// Names that are counted in the text at most.
const MOST_COUNTED: usize = 300;

/// The text in which candidates are sought, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct CandidateText<'a> {
    /// Its passages.
    pub passages: &'a [Passage],
    /// Its glossary.
    pub glossary: &'a Glossary,
    /// Where its terms occur in the passages, in reading order.
    pub occurrences: &'a [Occurrence],
    /// Names that are none: of authors, of the source.
    pub byline: &'a [&'a str],
    /// Its language, as a BCP 47 tag.
    pub language: &'a str,
}

impl CandidateText<'_> {
    /// The candidates, those that are surest and used most first; none at all when `cancel` is set meanwhile.
    ///
    /// A candidate is never the name of an entry or a part of one, however it is spelled, nor code, an address, a
    /// number, a unit, a date or an everyday word.
    pub fn candidates(&self, cancel: &AtomicBool) -> Vec<Candidate> {
        let folding = Folding::of(self.language).within_words();
        let language = LanguageTag::of(self.language).main();
        let mut tally = Tally::new(folding);
        let mut bytes = 0;
        for (index, passage) in self.passages.iter().enumerate() {
            if cancel.load(Ordering::Relaxed) {
                return Vec::new();
            }
            if is_read(passage) {
                each_sentence(passage, |sentence| {
                    let mut take = |found| tally.take(sentence, index, found);
                    read(sentence, language, &mut take);
                    if bytes < WORDS_TOLD_APART {
                        words::find(sentence, language, &mut take);
                    }
                });
                bytes += passage.text.len();
            }
        }
        let known = Known::new(self.glossary, self.byline, folding);
        let shortlist = tally.shortlist(&known, MOST_COUNTED);
        self.counted(shortlist, folding, cancel)
    }

    /// The names that are still candidates when all their uses are known.
    fn counted(&self, shortlist: Vec<Seen>, folding: Folding, cancel: &AtomicBool) -> Vec<Candidate> {
        let entries: Vec<_> =
            (0..).zip(&shortlist).map(|(number, seen)| Arc::new(entry(number, seen))).collect();
        let index = NameIndex::new(entries.iter(), folding);
        let mut uses = vec![Uses::default(); shortlist.len()];
        let mut of_terms = self.occurrences.iter().peekable();
        for (number, passage) in self.passages.iter().enumerate() {
            if cancel.load(Ordering::Relaxed) {
                return Vec::new();
            }
            while of_terms.next_if(|found| found.passage < number).is_some() {}
            if !is_read(passage) {
                continue;
            }
            for found in index.occurrences(number, passage) {
                while of_terms
                    .next_if(|term| term.passage == number && term.range.end <= found.range.start)
                    .is_some()
                {}
                let is_in_term = of_terms.peek().is_some_and(|term| {
                    term.passage == number
                        && term.range.start <= found.range.start
                        && found.range.end <= term.range.end
                });
                let EntryId::Own(at) = found.entry else { continue };
                if is_in_term {
                    uses[at as usize].is_in_term = true;
                } else {
                    uses[at as usize].add(number, passage, &found.range);
                }
            }
        }
        let mut candidates: Vec<_> =
            shortlist.into_iter().zip(uses).filter(|(seen, uses)| uses.are_enough(seen.least)).collect();
        candidates.sort_by_cached_key(|(seen, uses)| (seen.rank(uses.count), seen.passage, seen.range.start));
        candidates.truncate(MOST_CANDIDATES);
        candidates.into_iter().map(|(seen, uses)| seen.into_candidate(uses.count)).collect()
    }
}

/// How often a name is used.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    count: usize,
    passages: usize,
    /// The passage in which it was found last, and the byte where it ended there.
    last: Option<(usize, usize)>,
    /// Whether it stands where a term of the glossary does.
    is_in_term: bool,
}

impl Uses {
    /// Counts a use; what is in brackets after a name says the same again.
    fn add(&mut self, number: usize, passage: &Passage, range: &Range<usize>) {
        let here = self.last.filter(|(last, _)| *last == number);
        self.last = Some((number, range.end));
        let between = here.and_then(|(_, end)| passage.text.get(end..range.start));
        if between.is_some_and(|between| {
            between.trim_start().starts_with(['(', '（']) && between.len() <= LONGEST_LEAD
        }) {
            return;
        }
        self.count += 1;
        self.passages += usize::from(here.is_none());
    }

    /// Whether that is often enough for a name that must be used so often: a sure one need not come back, unless it is but
    /// the name of a term.
    const fn are_enough(self, least: usize) -> bool {
        let comes_back = self.count >= least && (self.passages >= 2 || self.count >= 3);
        comes_back || (least == 1 && (self.count > 0 || !self.is_in_term))
    }
}

/// A name as an entry, so that it is found as one.
fn entry(number: u32, seen: &Seen) -> GlossaryEntry {
    let alias = match &seen.other {
        Some(OtherName::Alias(alias)) => vec![alias.clone()],
        _ => Vec::new(),
    };
    GlossaryEntry {
        id: EntryId::Own(number),
        anchor: Anchor::default(),
        term: seen.name.clone(),
        aliases: alias,
        reading: None,
        definition: String::new(),
        example: None,
        status: TermStatus::default(),
        replacement: None,
        url: None,
    }
}

/// Whether a passage is read for candidates: where terms are marked, but for what is said of references.
fn is_read(passage: &Passage) -> bool {
    passage.takes_terms() && passage.role != Role::ReferenceNote
}

/// The names in a sentence that its author sets apart.
fn read(sentence: &Sentence<'_>, language: MainLanguage, take: &mut impl FnMut(FoundName)) {
    brackets::find(sentence, language, take);
    quotes::find(sentence, take);
    runs::find(sentence, language, take);
}
