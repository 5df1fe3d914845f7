//! Ranked lookup.

mod sounds;
mod typos;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem::Finder;

use super::{EntryId, GlossaryEntry};
use crate::dictionary::{MatchPlace, Rank};
use crate::text::class::is_iteration_mark;
use crate::text::fold::{Folded, Folding};
use crate::text::language_tag::{LanguageTag, MainLanguage};
use crate::text::reading::{self, spelt};
use sounds::Sounds;
use typos::{Misspelt, NameWords};

/// An entry that matches a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The entry.
    pub entry: EntryId,
    /// How well it matches.
    pub rank: Rank,
    /// What matched, in every field, in order and without overlaps.
    pub marks: Vec<MatchedRange>,
}

/// A part of an entry that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedRange {
    /// The field.
    pub field: Field,
    /// Bytes of the field's text, always whole characters.
    pub range: Range<usize>,
}

/// A text of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The term.
    Term,
    /// The alias of this index.
    Alias(usize),
    /// The reading.
    Reading,
    /// The definition.
    Definition,
}

/// All entries, ready to be looked up.
#[derive(Debug)]
pub(super) struct Index {
    fields: Vec<Fields>,
    folding: Folding,
    /// Whether Han characters are read as in Chinese.
    mandarin: bool,
    /// Worked out at the first query.
    sounds: OnceLock<(Sounds, NameWords)>,
}

/// The texts of an entry, folded.
#[derive(Debug)]
struct Fields {
    texts: Vec<(Field, Folded)>,
}

impl Index {
    /// The index of entries in a language, given as a BCP 47 tag.
    pub(super) fn new(entries: &[Arc<GlossaryEntry>], language: &str) -> Self {
        let folding = Folding::of(language).within_words();
        let fields = entries.iter().map(|entry| Fields::new(entry, folding)).collect();
        let main = LanguageTag::of(language).main();
        let mandarin = !matches!(main, MainLanguage::Japanese | MainLanguage::Korean);
        Self { fields, folding, mandarin, sounds: OnceLock::new() }
    }

    /// The matching entries, best first; `entries` are those that the index was made of.
    pub(super) fn lookup(&self, entries: &[Arc<GlossaryEntry>], query: &str) -> Vec<Match> {
        let folded = self.folding.fold(query).text;
        let phrase = folded.trim();
        if phrase.is_empty() {
            // What is blank begins every term.
            let all = entries.iter().map(|entry| entry.id);
            return all.map(|entry| Match { entry, rank: Rank::Prefix, marks: Vec::new() }).collect();
        }
        // Folding takes an iteration mark for what it repeats, which a query of these alone does not mean.
        let typed = query.trim();
        if !typed.is_empty() && typed.chars().all(is_iteration_mark) {
            // Those of dictionaries are found by them.
            return find_literally(typed, entries.get(..self.fields.len()).unwrap_or(entries));
        }
        let (sounds, words) = self.sounds.get_or_init(|| {
            (Sounds::new(entries, &self.fields, self.folding, self.mandarin), NameWords::new(&self.fields))
        });
        // Folding joins words of ideographs, so they are told apart before.
        let sought = |text: &str| Sought {
            folded: self.folding.fold(text).text.trim().to_owned(),
            spelt: spelt(text, self.folding),
        };
        let phrase = sought(query.trim());
        let parts: Vec<_> = query.split_whitespace().map(sought).collect();
        let needles = needles(&phrase, query.trim(), &parts, sounds);
        let query = Query { index: self, sounds, words, needles };
        let found = entries.iter().enumerate().filter_map(|(index, entry)| {
            let (rank, marks) = query.find_in(index, entry)?;
            Some(Match { entry: entry.id, rank, marks })
        });
        let mut matches: Vec<_> = found.collect();
        matches.sort_by_key(|found| found.rank);
        matches
    }
}

impl Fields {
    fn new(entry: &GlossaryEntry, folding: Folding) -> Self {
        Self { texts: fields(entry).map(|field| (field, folding.fold(text_of(entry, field)))).collect() }
    }
}

fn fields(entry: &GlossaryEntry) -> impl Iterator<Item = Field> {
    let aliases = (0..entry.aliases.len()).map(Field::Alias);
    std::iter::once(Field::Term)
        .chain(aliases)
        .chain(entry.reading.as_ref().map(|_| Field::Reading))
        .chain(std::iter::once(Field::Definition))
}

/// The text of a field; empty when the entry does not have it.
fn text_of(entry: &GlossaryEntry, field: Field) -> &str {
    match field {
        Field::Term => &entry.term,
        Field::Alias(index) => entry.aliases.get(index).map_or("", String::as_str),
        Field::Reading => entry.reading.as_deref().unwrap_or_default(),
        Field::Definition => &entry.definition,
    }
}

/// A query that is not blank.
struct Query<'a> {
    index: &'a Index,
    sounds: &'a Sounds,
    words: &'a NameWords,
    /// The whole of it, then its words, if there are several.
    needles: Vec<Needle<'a>>,
}

/// A text that is sought.
struct Needle<'a> {
    folded: Finder<'a>,
    /// As it was typed, for the whole query.
    typed: Option<&'a str>,
    read: Option<reading::ReadingQuery<'a>>,
    misspelt: Option<Misspelt<'a>>,
}

/// A text that is sought, before it is prepared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sought {
    folded: String,
    spelt: String,
}

fn needles<'a>(
    phrase: &'a Sought,
    typed: &'a str,
    parts: &'a [Sought],
    sounds: &'a Sounds,
) -> Vec<Needle<'a>> {
    let needle = |text: &'a Sought, typed| Needle {
        folded: Finder::new(&text.folded),
        typed,
        read: sounds.readings.query(&text.spelt),
        misspelt: Misspelt::new(&text.folded),
    };
    let mut words: Vec<_> = parts.iter().filter(|word| !word.folded.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    let words = if words == [phrase] { Vec::new() } else { words };
    std::iter::once(needle(phrase, Some(typed)))
        .chain(words.into_iter().map(|word| needle(word, None)))
        .collect()
}

impl Query<'_> {
    fn find_in(&self, index: usize, entry: &GlossaryEntry) -> Option<(Rank, Vec<MatchedRange>)> {
        let (phrase, words) = self.needles.split_first()?;
        let mut marks = Vec::new();
        let found = self.find(phrase, index, entry, &mut marks).or_else(|| {
            let ranks: Option<Vec<_>> =
                words.iter().map(|word| self.find(word, index, entry, &mut marks)).collect();
            ranks?.into_iter().max()
        });
        found.map(|rank| (rank, merge(marks)))
    }

    /// Marks every occurrence of a needle in an entry; the best rank among them.
    fn find(
        &self,
        needle: &Needle<'_>,
        index: usize,
        entry: &GlossaryEntry,
        marks: &mut Vec<MatchedRange>,
    ) -> Option<Rank> {
        let fields = self.index.fields.get(index)?;
        let mut own = Vec::new();
        let mut best = find_written(&needle.folded, fields, &mut own);
        if best == Some(Rank::Exact { folded: true }) && needle.typed == Some(entry.term.trim()) {
            best = Some(Rank::Exact { folded: false });
        }
        if let Some(read) = &needle.read
            && best.is_none_or(|best| best >= Rank::Reading(MatchPlace::Exact))
        {
            let rank = self.sounds.find(read, index, entry, &mut own);
            best = best.into_iter().chain(rank).min();
        }
        if let Some(misspelt) = &needle.misspelt
            && best.is_none()
        {
            best = self.words.find(misspelt, index, fields, &mut own);
        }
        marks.append(&mut own);
        best
    }
}

/// Marks every occurrence in every field; the best rank among them.
fn find_written(needle: &Finder<'_>, fields: &Fields, marks: &mut Vec<MatchedRange>) -> Option<Rank> {
    let found = fields.texts.iter().filter_map(|(field, folded)| {
        find_in_field(needle, *field, &folded.text, |range| folded.original(range), marks)
    });
    found.min()
}

fn find_in_field(
    needle: &Finder<'_>,
    field: Field,
    text: &str,
    original: impl Fn(Range<usize>) -> Range<usize>,
    marks: &mut Vec<MatchedRange>,
) -> Option<Rank> {
    let length = needle.needle().len();
    let found = needle.find_iter(text.as_bytes()).map(|at| {
        marks.push(MatchedRange { field, range: original(at..at + length) });
        rank(field, MatchPlace::of(at == 0, at + length == text.len()))
    });
    found.min()
}

/// The entries in which a text stands as it was typed, best first.
fn find_literally(query: &str, entries: &[Arc<GlossaryEntry>]) -> Vec<Match> {
    let needle = Finder::new(query);
    let found = entries.iter().filter_map(|entry| {
        let mut marks = Vec::new();
        let ranks = fields(entry).filter_map(|field| {
            find_in_field(&needle, field, text_of(entry, field), |range| range, &mut marks)
        });
        let rank = ranks.min()?;
        let is_typed = rank == Rank::Exact { folded: true };
        let rank = if is_typed { Rank::Exact { folded: false } } else { rank };
        Some(Match { entry: entry.id, rank, marks })
    });
    let mut matches: Vec<_> = found.collect();
    matches.sort_by_key(|found| found.rank);
    matches
}

fn rank(field: Field, place: MatchPlace) -> Rank {
    match (field, place) {
        (Field::Term, MatchPlace::Exact) => Rank::Exact { folded: true },
        (Field::Term, MatchPlace::Prefix) => Rank::Prefix,
        (Field::Term | Field::Alias(_), MatchPlace::Inside) => Rank::Inside,
        (Field::Alias(_), place) => Rank::Alias(place),
        (Field::Reading, place) => Rank::Reading(place),
        (Field::Definition, _) => Rank::Definition,
    }
}

/// Puts marks in order and joins those that overlap: of several words, or in one character of the original. A name that
/// is empty is not marked.
fn merge(mut marks: Vec<MatchedRange>) -> Vec<MatchedRange> {
    marks.retain(|mark| !mark.range.is_empty());
    marks.sort_unstable_by_key(|mark| (mark.field, mark.range.start));
    marks.dedup_by(|next, mark| {
        let overlap = next.field == mark.field && next.range.start < mark.range.end;
        if overlap {
            mark.range.end = mark.range.end.max(next.range.end);
        }
        overlap
    });
    marks
}
