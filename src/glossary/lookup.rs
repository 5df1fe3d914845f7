//! Ranked lookup.

use std::ops::Range;

use memchr::memmem::Finder;

use super::Entry;
use crate::text::fold::{Folded, Folding};

/// An entry that matches a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of the entry.
    pub entry: usize,
    /// How well it matches.
    pub rank: Rank,
    /// What matched, in every field, in order and without overlaps.
    pub marks: Vec<Mark>,
}

/// How well an entry matches: the best field first, inside a field the best place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The term itself matches.
    Term(Place),
    /// Another name matches.
    Alias(Place),
    /// The reading matches.
    Reading(Place),
    /// The definition matches.
    Definition(Place),
}

/// Where in a field the query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// It is the whole field.
    Exact,
    /// The field begins with it.
    Prefix,
    /// It stands elsewhere in the field.
    Inside,
}

/// A part of an entry that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
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

/// The texts of an entry, folded.
#[derive(Debug)]
pub(super) struct Fields {
    texts: Vec<(Field, Folded)>,
}

impl Fields {
    pub(super) fn new(entry: &Entry, folding: Folding) -> Self {
        let aliases = entry.aliases.iter().enumerate().map(|(index, alias)| (Field::Alias(index), alias));
        let texts = std::iter::once((Field::Term, &entry.term))
            .chain(aliases)
            .chain(entry.reading.as_ref().map(|reading| (Field::Reading, reading)))
            .chain(std::iter::once((Field::Definition, &entry.definition)));
        Self { texts: texts.map(|(field, text)| (field, folding.fold(text))).collect() }
    }
}

/// The matching entries, best first.
pub(super) fn lookup(entries: &[Fields], folding: Folding, query: &str) -> Vec<Match> {
    let folded = folding.fold(query).text;
    let phrase = folded.trim();
    if phrase.is_empty() {
        // What is blank begins every term.
        let all = 0..entries.len();
        return all
            .map(|entry| Match { entry, rank: Rank::Term(Place::Prefix), marks: Vec::new() })
            .collect();
    }
    // Folding joins words of ideographs, so they are told apart before.
    let words: Vec<_> = query.split_whitespace().map(|word| folding.fold(word).text).collect();
    let query = Query::new(phrase, &words);
    let found = entries.iter().enumerate().filter_map(|(entry, fields)| {
        let (rank, marks) = query.find_in(fields)?;
        Some(Match { entry, rank, marks })
    });
    let mut matches: Vec<_> = found.collect();
    matches.sort_by_key(|found| found.rank);
    matches
}

/// A folded query that is neither empty nor has white space around it.
struct Query<'a> {
    phrase: Finder<'a>,
    /// Its words, if there are several.
    words: Vec<Finder<'a>>,
}

impl<'a> Query<'a> {
    fn new(phrase: &'a str, words: &'a [String]) -> Self {
        let mut words: Vec<_> =
            words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        let words = if words == [phrase] { Vec::new() } else { words.into_iter().map(Finder::new).collect() };
        Self { phrase: Finder::new(phrase), words }
    }

    fn find_in(&self, fields: &Fields) -> Option<(Rank, Vec<Mark>)> {
        let mut marks = Vec::new();
        let rank = find(&self.phrase, fields, &mut marks).or_else(|| {
            let ranks: Option<Vec<_>> =
                self.words.iter().map(|word| find(word, fields, &mut marks)).collect();
            ranks?.into_iter().max()
        })?;
        Some((rank, merge(marks)))
    }
}

/// Marks every occurrence in every field; the best rank among them.
fn find(needle: &Finder, fields: &Fields, marks: &mut Vec<Mark>) -> Option<Rank> {
    let length = needle.needle().len();
    let mut best = None;
    for (field, folded) in &fields.texts {
        for at in needle.find_iter(folded.text.as_bytes()) {
            let place = match at {
                0 if folded.text.len() == length => Place::Exact,
                0 => Place::Prefix,
                _ => Place::Inside,
            };
            let rank = rank(*field, place);
            best = Some(best.map_or(rank, |best: Rank| best.min(rank)));
            marks.push(Mark { field: *field, range: folded.original(at..at + length) });
        }
    }
    best
}

fn rank(field: Field, place: Place) -> Rank {
    match field {
        Field::Term => Rank::Term(place),
        Field::Alias(_) => Rank::Alias(place),
        Field::Reading => Rank::Reading(place),
        Field::Definition => Rank::Definition(place),
    }
}

/// Puts marks in order and joins those that overlap: of several words, or in one character of the original.
fn merge(mut marks: Vec<Mark>) -> Vec<Mark> {
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
