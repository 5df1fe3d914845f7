//! Which of the forms that stand in a text are uses.

use std::cmp::Reverse;
use std::ops::Range;

use super::UseKind;
use super::form::{Form, FormRule};
use crate::glossary::{EntryId, Occurrence};

/// A form where it stands.
#[derive(Clone, Debug)]
pub(super) struct FormMatch {
    pub passage: usize,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    pub entry: EntryId,
    pub alias: Option<u32>,
    pub kind: UseKind,
    /// That of the form.
    pub rank: usize,
    /// Whether a title says that it is a person's name.
    pub has_title: bool,
    /// What is asked of the whole text before it is a use.
    pub asks: Asks,
}

/// What is asked of the whole text before a form is a use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Nothing.
    Nothing,
    /// That the person was named in full before, and, where its form is no sure sign, that somewhere a title says that it
    /// is a person.
    Person { proof: bool },
    /// That these initials are not those of something else.
    Initials(String),
    /// That the name that it is a part of is not a work's title.
    NoTitle,
}

impl FormMatch {
    pub(super) fn new(passage: usize, range: Range<usize>, form: &Form) -> Self {
        Self {
            passage,
            range,
            entry: form.entry,
            alias: form.alias,
            kind: form.kind,
            has_title: false,
            rank: form.rank(),
            asks: match &form.rule {
                FormRule::Person(part) => Asks::Person { proof: part.needs_proof },
                FormRule::Initials(letters) => Asks::Initials(letters.clone()),
                _ if form.kind == UseKind::Part => Asks::NoTitle,
                _ => Asks::Nothing,
            },
        }
    }

    pub(super) const fn start(&self) -> (usize, usize) {
        (self.passage, self.range.start)
    }
}

/// The exact uses, and of the candidates between them the surest, then the longest, then the first; none that overlaps
/// another. A short form that may be of two entries is of neither; of two parts or near forms at one place the first
/// is taken.
pub(super) fn choose(exact: Vec<Occurrence>, mut candidates: Vec<FormMatch>) -> Vec<Occurrence> {
    let order = |candidate: &FormMatch| {
        (
            candidate.passage,
            candidate.kind,
            Reverse(candidate.range.len()),
            candidate.range.start,
            candidate.rank,
        )
    };
    candidates.sort_by_key(order);
    let mut all = exact;
    let mut rest = &candidates[..];
    let mut chosen: Vec<Occurrence> = Vec::new();
    let mut exact_left = 0;
    while let Some(first) = rest.first() {
        let passage = first.passage;
        let (here, after) = rest.split_at(rest.partition_point(|candidate| candidate.passage == passage));
        rest = after;
        exact_left += all[exact_left..].partition_point(|found| found.passage < passage);
        let count = all[exact_left..].partition_point(|found| found.passage == passage);
        let mut taken: std::collections::BTreeMap<usize, usize> = all[exact_left..exact_left + count]
            .iter()
            .map(|found| (found.range.start, found.range.end))
            .collect();
        for group in here.chunk_by(|one, other| (one.kind, &one.range) == (other.kind, &other.range)) {
            let [first, others @ ..] = group else { continue };
            let is_free =
                taken.range(..first.range.end).next_back().is_none_or(|(_, end)| *end <= first.range.start);
            if !is_free {
                continue;
            }
            taken.insert(first.range.start, first.range.end);
            let is_shared = others.iter().any(|other| other.entry != first.entry);
            if is_shared && first.kind == UseKind::Short {
                continue;
            }
            chosen.push(Occurrence {
                passage,
                range: first.range.clone(),
                entry: first.entry,
                kind: first.kind,
                alias: first.alias,
            });
        }
    }
    all.extend(chosen);
    all.sort_by_key(|found| (found.passage, found.range.start));
    all
}
