//! The passes over a text's passages.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::UseKind;
use super::choose::{Asks, FormMatch, choose};
use super::defined::{Definitions, Sure};
use super::derive::{Deriver, speech};
use super::equivalents::{Equivalents, Rewording};
use super::exact::NameIndex;
use super::form::{Form, FormIndex, FormList, FormRule};
use super::person;
use super::person_place::has_title;
use super::squeezed::Squeezed;
use super::standing::Place;
use crate::article::Passage;
use crate::article::names::FoldedPassage;
use crate::glossary::{EntryId, GlossaryEntry, Occurrence};
use crate::text::fold::Folding;

/// Places of a text at which forms are looked at; beyond them only exact uses are found.
const MOST_CANDIDATES: usize = 1 << 20;

/// The forms of all names, ready to be found.
#[derive(Debug)]
pub(in crate::glossary) struct Forms {
    deriver: Deriver,
    index: FormIndex,
    names: FxHashMap<EntryId, Arc<GlossaryEntry>>,
    /// Entries with forms that ask whether they are persons, or works.
    doubtful: HashSet<EntryId>,
}

impl Forms {
    /// The forms of these entries' names in an article's language.
    pub(in crate::glossary) fn new<'e>(
        entries: impl Iterator<Item = &'e Arc<GlossaryEntry>> + Clone,
        language: &str,
        folding: Folding,
        equivalents: &Equivalents,
    ) -> Self {
        let rewording = Rewording::new(equivalents, language, folding);
        let deriver = Deriver { folding, rewording, speech: speech(language) };
        let index = deriver.index(entries.clone());
        let names = entries.map(|entry| (entry.id, Arc::clone(entry))).collect();
        let doubtful = index.all().filter(|form| form.is_doubtful()).map(|form| form.entry).collect();
        Self { deriver, index, names, doubtful }
    }

    /// All uses in the passages that take terms: the exact ones, and those in other forms between them.
    pub(in crate::glossary) fn occurrences(
        &self,
        exact: &NameIndex,
        passages: &[Passage],
    ) -> Vec<Occurrence> {
        let taking: Vec<(usize, &Passage)> =
            passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms()).collect();
        let mut found = Found::default();
        for part in in_parts(&taking, |part| self.scan(exact, &taking[part])) {
            found.extend(part);
        }
        self.collect_defined(&taking, &mut found);
        chosen(found)
    }

    /// What is found in some of the passages.
    fn scan(&self, exact: &NameIndex, taking: &[(usize, &Passage)]) -> Found {
        let mut found = Found::default();
        let mut squeezed = Squeezed::default();
        for &(index, passage) in taking {
            let text = FoldedPassage::new(passage, self.deriver.folding);
            let own = exact.occurrences_in(index, &text);
            let from = found.candidates.len();
            squeezed.fill(&text.folded.text);
            let place =
                Place { passage: index, text: &text, squeezed: &squeezed, speech: self.deriver.speech };
            collect(&self.index, &place, &own, &mut found.candidates);
            found.squeezed.push(std::mem::take(&mut squeezed.text));
            let sure = sure_uses(&own, &found.candidates[from..]);
            let names = |entry| self.names_of(entry);
            found.definitions.scan(&passage.text, &sure, &names);
            self.note(&passage.text, &own, &mut found);
            found.exact.extend(own);
        }
        found
    }

    /// Notes which entries are persons by their titles, and which are works by the marks around them.
    fn note(&self, text: &str, exact: &[Occurrence], found: &mut Found) {
        let doubtful = exact.iter().filter(|found| self.doubtful.contains(&found.entry));
        for Occurrence { range, entry, .. } in doubtful {
            let (before, after) =
                (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
            if before.ends_with(['《', '〈', '『']) && after.starts_with(['》', '〉', '』']) {
                found.works.insert(*entry);
            }
            if has_title(text, range) {
                found.persons.insert(*entry);
            }
        }
    }

    /// The names that the text defines, wherever they stand.
    fn collect_defined(&self, taking: &[(usize, &Passage)], found: &mut Found) {
        let mut list = FormList::default();
        let mut seen = HashSet::new();
        for defined in &found.definitions.defined {
            if !seen.insert((defined.entry, defined.name.clone())) {
                continue;
            }
            list.begin_entry();
            let rule = FormRule::Name(super::form::NameRule::default());
            let form = Form { entry: defined.entry, alias: defined.alias, kind: UseKind::Short, rule };
            let names = self.names_of(defined.entry);
            let is_person = names.iter().any(|name| {
                person::is_latin_person(name) || !person::parts(name, self.deriver.speech, false).is_empty()
            });
            self.deriver.add_defined(&mut list, &form, &defined.name, is_person);
        }
        let index = list.index();
        if index.patterns.is_empty() {
            return;
        }
        let (exact, squeezed) = (&found.exact, &found.squeezed);
        let work = |part: Range<usize>| {
            let mut candidates = Vec::new();
            let mut squeezed_here = Squeezed::default();
            for (&(number, passage), text) in taking[part.clone()].iter().zip(&squeezed[part]) {
                if index.patterns.places(text, |_| true).next().is_none() {
                    continue;
                }
                let own = &exact[exact.partition_point(|found| found.passage < number)..];
                let own = &own[..own.partition_point(|found| found.passage == number)];
                let text = FoldedPassage::new(passage, self.deriver.folding);
                squeezed_here.fill(&text.folded.text);
                let (squeezed, speech) = (&squeezed_here, self.deriver.speech);
                let place = Place { passage: number, text: &text, squeezed, speech };
                collect(&index, &place, own, &mut candidates);
            }
            candidates
        };
        for candidates in in_parts(taking, work) {
            let room = MOST_CANDIDATES.saturating_sub(found.candidates.len());
            found.candidates.extend(candidates.into_iter().take(room));
        }
    }

    fn names_of(&self, entry: EntryId) -> Vec<String> {
        let entry = self.names.get(&entry);
        entry
            .into_iter()
            .flat_map(|entry| std::iter::once(&entry.term).chain(&entry.aliases))
            .cloned()
            .collect()
    }
}

/// What was found in a text.
#[derive(Default)]
struct Found {
    exact: Vec<Occurrence>,
    candidates: Vec<FormMatch>,
    definitions: Definitions,
    /// The squeezed text of each passage that takes terms, in which names that the text defines are sought later.
    squeezed: Vec<String>,
    /// Entries that a title says are persons.
    persons: HashSet<EntryId>,
    /// Entries that are titles of works.
    works: HashSet<EntryId>,
}

impl Found {
    /// Takes what was found in the passages after these.
    fn extend(&mut self, after: Self) {
        self.exact.extend(after.exact);
        let room = MOST_CANDIDATES.saturating_sub(self.candidates.len());
        self.candidates.extend(after.candidates.into_iter().take(room));
        self.definitions.extend(after.definitions);
        self.squeezed.extend(after.squeezed);
        self.persons.extend(after.persons);
        self.works.extend(after.works);
    }
}

/// Bytes of text for which a thread of its own is worth its start.
const WORTH_A_THREAD: usize = 1 << 18;
/// Threads that look through a text, at most.
const MOST_THREADS: usize = 8;

/// What work makes of passages, which it is given by their places, in order: a long text is looked through by all processors
/// at once.
fn in_parts<T: Send>(passages: &[(usize, &Passage)], work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let bytes: usize = passages.iter().map(|(_, passage)| passage.text.len()).sum();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let count = (bytes / WORTH_A_THREAD).clamp(1, processors.min(MOST_THREADS));
    let mut sum = 0;
    let parts = passages.chunk_by(|(_, passage), _| {
        let before = sum * count / bytes.max(1);
        sum += passage.text.len();
        sum * count / bytes.max(1) == before
    });
    let mut end = 0;
    let mut parts = parts.map(|part| {
        end += part.len();
        end - part.len()..end
    });
    let first = parts.next().unwrap_or_default();
    let others: Vec<_> = parts.collect();
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = others.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        let first = work(first);
        let joined = others.into_iter().map(|thread| match thread.join() {
            Ok(found) => found,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(first).chain(joined).collect()
    })
}

/// The forms of an index that stand in a passage, between its exact uses.
fn collect(index: &FormIndex, place: &Place<'_>, exact: &[Occurrence], candidates: &mut Vec<FormMatch>) {
    let may_begin = |at| !place.squeezed.is_within_word(at);
    for (range, pattern) in index.patterns.places(&place.squeezed.text, may_begin) {
        if candidates.len() >= MOST_CANDIDATES {
            return;
        }
        let folded = place.squeezed.folded(&range);
        if is_taken(exact, &place.text.folded.original(folded)) {
            continue;
        }
        let mut entries = 0;
        let mut before: Option<(&Form, Option<Range<usize>>)> = None;
        for form in index.forms(pattern) {
            let same = before.filter(|(before, _)| before.stands_as(form));
            entries =
                same.as_ref().map_or(1, |(before, _)| entries + usize::from(before.entry != form.entry));
            let standing = match same {
                Some((_, standing)) => standing,
                None => place.standing(form, &range).filter(|range| !is_taken(exact, range)),
            };
            // A short form of two entries is of neither, however many there are.
            if let Some(range) = standing.clone().filter(|_| entries <= 2) {
                let is_titled = form.is_doubtful() && form.kind == UseKind::Short;
                let has_title = is_titled && has_title(place.text.original(), &range);
                candidates.push(FormMatch { has_title, ..FormMatch::new(place.passage, range, form) });
            }
            before = Some((form, standing));
        }
    }
}

/// What of all is a use: what needs to be known of the whole text is asked here.
fn chosen(found: Found) -> Vec<Occurrence> {
    let Found { exact, mut candidates, definitions, mut persons, works, .. } = found;
    let met = first_met(&exact, &candidates);
    let foreign: HashSet<&str> = definitions.foreign.iter().map(String::as_str).collect();
    let own: HashSet<&str> = definitions.defined.iter().map(|defined| defined.name.as_str()).collect();
    let titled = candidates.iter().filter(|candidate| candidate.has_title);
    persons.extend(titled.map(|candidate| candidate.entry));
    candidates.retain(|candidate| match &candidate.asks {
        Asks::Nothing => true,
        Asks::Person { proof } => {
            let is_met = met.get(&candidate.entry).is_some_and(|first| *first <= candidate.start());
            is_met && (!proof || persons.contains(&candidate.entry))
        }
        Asks::Initials(letters) => own.contains(letters.as_str()) || !foreign.contains(letters.as_str()),
        Asks::NoTitle => !works.contains(&candidate.entry),
    });
    choose(exact, candidates)
}

/// Where each entry is named in full for the first time.
fn first_met(exact: &[Occurrence], candidates: &[FormMatch]) -> HashMap<EntryId, (usize, usize)> {
    let mut met: HashMap<EntryId, (usize, usize)> = HashMap::new();
    let full = candidates.iter().filter(|candidate| {
        candidate.kind <= UseKind::Short && !matches!(candidate.asks, Asks::Person { .. })
    });
    let places = full.map(|candidate| (candidate.entry, candidate.start()));
    for (entry, start) in exact.iter().map(|found| (found.entry, found.start())).chain(places) {
        met.entry(entry).and_modify(|first| *first = start.min(*first)).or_insert(start);
    }
    met
}

/// The uses of a passage by whole names, in order.
fn sure_uses(exact: &[Occurrence], candidates: &[FormMatch]) -> Vec<Sure> {
    let exact =
        exact.iter().map(|found| Sure { range: found.range.clone(), entry: found.entry, alias: found.alias });
    let variants = candidates.iter().filter(|candidate| candidate.kind == UseKind::Variant);
    let variants =
        variants.map(|found| Sure { range: found.range.clone(), entry: found.entry, alias: found.alias });
    let mut all: Vec<Sure> = exact.chain(variants).collect();
    all.sort_by_key(|found| (found.range.end, found.range.start));
    all
}

/// Whether one of the uses, which are in order, stands in a range.
fn is_taken(uses: &[Occurrence], range: &Range<usize>) -> bool {
    let next = uses.partition_point(|found| found.range.end <= range.start);
    uses.get(next).is_some_and(|found| found.range.start < range.end)
}
