//! The forms of a name in which a text may use it, and those of all entries, ready to be found in one pass.

use std::collections::BTreeMap;

use super::UseKind;
use super::ends::Ends;
use super::pattern_index::PatternIndex;
use super::person::NamePart;
use crate::article::NameBudget;
use crate::article::names::{LONGEST_NAME, MOST_OWNERS};
use crate::glossary::EntryId;

/// Forms of one entry, at most.
pub(super) const MOST_FORMS: usize = 64;

/// A form of an entry's name.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub entry: EntryId,
    /// Which of the entry's other names it is of; none for the term.
    pub alias: Option<u32>,
    pub kind: UseKind,
    pub rule: FormRule,
}

impl Form {
    /// Whether it asks of the whole text if its entry is a person, or a work.
    pub(super) const fn is_doubtful(&self) -> bool {
        match &self.rule {
            FormRule::Person(part) => part.needs_proof,
            _ => matches!(self.kind, UseKind::Part),
        }
    }

    /// Among forms that are alike in all else, the one of the least rank is taken.
    pub(super) const fn rank(&self) -> usize {
        if let FormRule::LatinHead(head) = self.rule { head } else { 0 }
    }

    /// Whether it stands just where another form of the same pattern does, and nothing is asked of the whole text of either.
    pub(super) fn stands_as(&self, other: &Self) -> bool {
        let is_same = matches!((&self.rule, &other.rule), (FormRule::Name(rule), FormRule::Name(other)) if rule == other);
        is_same && self.kind == other.kind && self.kind == UseKind::Short
    }

    /// Whether it stands wherever another form of the same pattern stands, so that only one of them can be a use.
    const fn stands_like(&self, other: &Self) -> bool {
        matches!((&self.rule, &other.rule), (FormRule::LatinHead(_), FormRule::LatinHead(_)))
    }
}

/// What must stand around the pattern that was found.
#[derive(Clone, Debug)]
pub(super) enum FormRule {
    /// A name.
    Name(NameRule),
    /// The initials of a name, in capitals.
    Initials(String),
    /// A part of a person's name.
    Person(NamePart),
    /// The pattern is the head of a name, its tail comes after it.
    Ends(Ends),
    /// The pattern is the tail of a name, a Latin word comes before it in place of the characters that the name has
    /// there, so many.
    LatinHead(usize),
}

/// How a name stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NameRule {
    /// As it is spelled; empty where it is made of other words.
    pub spelling: String,
    /// The rest of its last word: the endings of its singular and its plural; none where it must end as it is.
    pub endings: Vec<String>,
    /// What stands in capitals alone.
    pub capitals: Vec<String>,
}

/// Forms of names by their patterns: the folded and squeezed text of each.
#[derive(Debug, Default)]
pub(super) struct FormList {
    by_pattern: BTreeMap<String, Vec<Form>>,
    budget: NameBudget,
    /// How many the entry has whose forms are being added.
    of_entry: usize,
}

impl FormList {
    /// What is added from now on are forms of another entry.
    pub(super) const fn begin_entry(&mut self) {
        self.of_entry = 0;
    }

    /// Adds a form, unless there are too many of its entry or of all.
    pub(super) fn add(&mut self, pattern: String, form: Form) {
        let is_fit = !pattern.is_empty() && pattern.chars().nth(LONGEST_NAME).is_none();
        if !is_fit || self.of_entry >= MOST_FORMS || !self.budget.takes(&pattern) {
            return;
        }
        self.of_entry += 1;
        let forms = self.by_pattern.entry(pattern).or_default();
        if let Some(same) = forms.iter_mut().find(|other| other.stands_like(&form)) {
            if form.rank() < same.rank() {
                *same = form;
            }
        } else if forms.len() < MOST_OWNERS {
            forms.push(form);
        }
    }

    /// All of them, ready for search.
    pub(super) fn index(self) -> FormIndex {
        let (patterns, by_pattern): (Vec<_>, _) = self.by_pattern.into_iter().unzip();
        FormIndex { patterns: PatternIndex::new(&patterns), by_pattern }
    }
}

/// Forms, ready to be found.
#[derive(Debug, Default)]
pub(super) struct FormIndex {
    /// The squeezed texts in which they are found.
    pub patterns: PatternIndex,
    by_pattern: Vec<Vec<Form>>,
}

impl FormIndex {
    /// The forms of a pattern.
    pub(super) fn forms(&self, pattern: usize) -> &[Form] {
        self.by_pattern.get(pattern).map_or(&[], Vec::as_slice)
    }

    /// All forms.
    pub(super) fn all(&self) -> impl Iterator<Item = &Form> {
        self.by_pattern.iter().flatten()
    }
}
