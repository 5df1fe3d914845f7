//! Bringing glossaries together: entries of one name are one entry, and what two of them say differently is a conflict.
//!
//! The user's own terms and those of a file meet by the same names ([`ByName`]), but there a whole term is chosen.

use std::collections::HashMap;

use crate::article::{Block, Term, TermStatus};
use crate::text::fold::Folding;

/// What names that a reader takes for the same have in common. It does not depend on an article's language.
pub fn name_key(name: &str) -> String {
    Folding::default().fold(name.trim()).text
}

/// Places in a list by the names of what stands there.
#[derive(Debug, Default)]
pub struct ByName {
    places: HashMap<String, Vec<usize>>,
}

impl ByName {
    /// Where things of these names stand, counted from 0.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut by_name = Self::default();
        for (place, name) in names.into_iter().enumerate() {
            by_name.add(name, place);
        }
        by_name
    }

    /// Notes what stands at a place.
    pub fn add(&mut self, name: &str, place: usize) {
        self.places.entry(name_key(name)).or_default().push(place);
    }

    /// The places of what has this name, in whatever spelling, in order.
    pub fn get(&self, name: &str) -> &[usize] {
        self.places.get(&name_key(name)).map_or(&[], Vec::as_slice)
    }
}

/// Glossaries brought together.
#[derive(Debug, Default)]
pub struct GlossaryUnion {
    entries: Vec<UnionEntry>,
    by_name: ByName,
}

/// An entry of one or more glossaries.
#[derive(Debug)]
struct UnionEntry {
    /// Its name as each glossary writes it, the first one first.
    names: Vec<Version<String>>,
    aliases: Vec<String>,
    readings: Vec<Version<String>>,
    definitions: Vec<Version<Vec<Block>>>,
    urls: Vec<Version<String>>,
    examples: Vec<Version<String>>,
    /// Those that are not the usual one, of which most glossaries say nothing.
    statuses: Vec<Version<TermStatus>>,
    replacements: Vec<Version<String>>,
}

/// What some glossaries say of an entry; others may say something else.
#[derive(Clone, Debug)]
struct Version<T> {
    value: T,
    /// The same as plain text, by which versions are compared.
    text: String,
    /// The glossaries by their numbers, in order; never empty.
    sources: Vec<usize>,
}

/// What is said of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryField {
    /// How it is read.
    Reading,
    /// What it means.
    Definition,
    /// A page on it.
    Url,
    /// Whether it is to be used.
    Status,
    /// What is to be used instead.
    Replacement,
}

/// Something that two glossaries say differently, or one of them in two entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldConflict {
    /// The entry's name.
    pub term: String,
    /// What is said differently.
    pub field: EntryField,
    /// The number of the glossary that says it first, and what it says as plain text.
    pub first: (usize, String),
    /// The same of another version.
    pub other: (usize, String),
}

/// Which version is taken where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// That of the first glossary that has any.
    First,
    /// That of the last one.
    Last,
    /// That of the glossary with this number; where it has none, the others stay in conflict.
    Source(usize),
}

impl GlossaryUnion {
    /// The union of glossaries; their numbers count from 0. Entries without a name are left out.
    pub fn of<'t, S: IntoIterator<Item = &'t Term>>(sources: impl IntoIterator<Item = S>) -> Self {
        let mut union = Self::default();
        for (number, terms) in sources.into_iter().enumerate() {
            for term in terms.into_iter().filter(|term| !term.term.trim().is_empty()) {
                union.add(term, number);
            }
        }
        union
    }

    fn add(&mut self, term: &Term, source: usize) {
        let place = self.by_name.get(&term.term).first().copied().unwrap_or_else(|| {
            self.by_name.add(&term.term, self.entries.len());
            self.entries.push(UnionEntry::new());
            self.entries.len() - 1
        });
        if let Some(entry) = self.entries.get_mut(place) {
            entry.add(term, source);
        }
    }

    /// What is said differently, in the entries' order.
    pub fn conflicts(&self) -> Vec<FieldConflict> {
        self.entries.iter().flat_map(UnionEntry::conflicts).collect()
    }

    /// Settles conflicts by taking one version.
    #[must_use]
    pub fn settled(mut self, preference: Preference) -> Self {
        for entry in &mut self.entries {
            entry.settle_name(preference);
            settle(&mut entry.readings, preference);
            settle(&mut entry.definitions, preference);
            settle(&mut entry.urls, preference);
            settle(&mut entry.examples, preference);
            settle(&mut entry.statuses, preference);
            settle(&mut entry.replacements, preference);
        }
        self
    }

    /// The entries; where a conflict is left, what was said first.
    pub fn into_terms(self) -> Vec<Term> {
        self.entries.into_iter().map(UnionEntry::into_term).collect()
    }
}

impl UnionEntry {
    fn new() -> Self {
        Self {
            names: Vec::new(),
            aliases: Vec::new(),
            readings: Vec::new(),
            definitions: Vec::new(),
            urls: Vec::new(),
            examples: Vec::new(),
            statuses: Vec::new(),
            replacements: Vec::new(),
        }
    }

    fn add(&mut self, term: &Term, source: usize) {
        take(&mut self.names, &term.term, &term.term, source);
        self.aliases.extend(term.aliases.iter().cloned());
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        take(&mut self.readings, &said(&term.reading), &said(&term.reading), source);
        take(&mut self.definitions, &term.definition, &term.definition_text(), source);
        take(&mut self.urls, &said(&term.url), &said(&term.url), source);
        take(&mut self.examples, &said(&term.example), &said(&term.example), source);
        let status = if term.status.is_agreed() { "" } else { term.status.name() };
        take(&mut self.statuses, &term.status, status, source);
        take(&mut self.replacements, &said(&term.replacement), &said(&term.replacement), source);
    }

    /// Puts the preferred spelling of the name before the others.
    fn settle_name(&mut self, preference: Preference) {
        if let Some(chosen) = preferred(&self.names, preference) {
            let name = self.names.remove(chosen);
            self.names.insert(0, name);
        }
    }

    /// Two sentences that use a term are both right; of them the first is taken.
    fn conflicts(&self) -> impl Iterator<Item = FieldConflict> {
        let term = self.names.first().map(|name| name.value.clone()).unwrap_or_default();
        let pairs = pairs(&self.readings, EntryField::Reading)
            .chain(pairs(&self.definitions, EntryField::Definition))
            .chain(pairs(&self.urls, EntryField::Url))
            .chain(pairs(&self.statuses, EntryField::Status))
            .chain(pairs(&self.replacements, EntryField::Replacement));
        pairs.map(move |(field, first, other)| FieldConflict { term: term.clone(), field, first, other })
    }

    fn into_term(self) -> Term {
        let mut names = self.names.into_iter().map(|name| name.value);
        let term = names.next().unwrap_or_default();
        let mut seen = std::collections::HashSet::from([term.clone()]);
        // Another spelling of the name is another name, for whoever does not fold.
        let aliases = self.aliases.into_iter().chain(names);
        let aliases =
            aliases.filter(|alias| !alias.trim().is_empty() && seen.insert(alias.clone())).collect();
        Term {
            term,
            aliases,
            reading: first(self.readings),
            definition: first(self.definitions).unwrap_or_default(),
            example: first(self.examples),
            status: first(self.statuses).unwrap_or_default(),
            replacement: first(self.replacements),
            url: first(self.urls),
        }
    }
}

fn first<T>(versions: Vec<Version<T>>) -> Option<T> {
    versions.into_iter().next().map(|version| version.value)
}

/// Notes what a glossary says, unless it says nothing. White space at the ends of lines does not count.
fn take<T: Clone>(versions: &mut Vec<Version<T>>, value: &T, text: &str, source: usize) {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        return;
    }
    match versions.iter_mut().find(|version| version.text == text) {
        Some(version) => version.sources.push(source),
        None => versions.push(Version { value: value.clone(), text, sources: vec![source] }),
    }
}

/// The first version with each of the others.
fn pairs<T>(
    versions: &[Version<T>],
    field: EntryField,
) -> impl Iterator<Item = (EntryField, (usize, String), (usize, String))> {
    let said =
        |version: &Version<T>| (version.sources.first().copied().unwrap_or_default(), version.text.clone());
    let first = versions.first().map(said);
    versions.iter().skip(1).filter_map(move |other| Some((field, first.clone()?, said(other))))
}

/// Leaves the preferred version alone, if there is one.
fn settle<T>(versions: &mut Vec<Version<T>>, preference: Preference) {
    if let Some(chosen) = preferred(versions, preference) {
        versions.swap(0, chosen);
        versions.truncate(1);
    }
}

/// The place of the preferred version.
fn preferred<T>(versions: &[Version<T>], preference: Preference) -> Option<usize> {
    match preference {
        Preference::First => (!versions.is_empty()).then_some(0),
        Preference::Last => {
            let last = |(_, version): &(usize, &Version<T>)| version.sources.last().copied();
            versions.iter().enumerate().max_by_key(last).map(|(place, _)| place)
        }
        Preference::Source(source) => versions.iter().position(|version| version.sources.contains(&source)),
    }
}
