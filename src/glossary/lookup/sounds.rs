//! The names of entries by their readings.

use std::sync::Arc;

use super::{Field, Fields, MatchPlace, MatchedRange, Rank, text_of};
use crate::glossary::GlossaryEntry;
use crate::text::fold::Folding;
use crate::text::reading::{IndexedText, ReadingQuery, ReadingSource, Readings, spelt};

/// The names and readings of all entries, to be found by the way they are read.
#[derive(Debug)]
pub(super) struct Sounds {
    pub readings: Readings,
    /// For each of the texts of `readings`, in their order.
    lines: Vec<Line>,
    /// Where each entry's lines end.
    ends: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    field: Field,
    /// Whether it is the reading of a term whose characters it cannot be divided among.
    of_term: bool,
}

impl Sounds {
    /// `mandarin` is whether Han characters are read as in Chinese where an entry does not say how.
    pub(super) fn new(
        entries: &[Arc<GlossaryEntry>],
        fields: &[Fields],
        folding: Folding,
        mandarin: bool,
    ) -> Self {
        let mut lines = Vec::new();
        let mut ends = Vec::with_capacity(entries.len());
        let mut texts = Vec::new();
        for (entry, fields) in entries.iter().zip(fields) {
            let guessed = if mandarin { ReadingSource::Guessed } else { ReadingSource::Written };
            let given = given(fields, entry, folding, mandarin);
            let of_term = given == Some(ReadingSource::Written);
            for (field, folded) in &fields.texts {
                let reading = match field {
                    Field::Definition => continue,
                    Field::Term => given.clone().unwrap_or_else(|| guessed.clone()),
                    Field::Alias(_) => guessed.clone(),
                    Field::Reading => ReadingSource::Written,
                };
                lines.push(Line { field: *field, of_term: of_term && *field == Field::Reading });
                texts.push(IndexedText { original: text_of(entry, *field), folded, reading });
            }
            ends.push(lines.len() as u32);
        }
        Self { readings: Readings::new(texts), lines, ends }
    }

    /// Marks what matches a query in the fields of an entry that are not marked yet; the best rank among them.
    pub(super) fn find(
        &self,
        query: &ReadingQuery<'_>,
        index: usize,
        entry: &GlossaryEntry,
        marks: &mut Vec<MatchedRange>,
    ) -> Option<Rank> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let marked = marks.len();
        let mut best: Option<MatchPlace> = None;
        for (text, line) in self.lines.iter().enumerate().take(self.ends[index] as usize).skip(start) {
            if marks.iter().take(marked).any(|mark| mark.field == line.field) && !line.of_term {
                continue;
            }
            let found = query.find(text);
            if line.of_term && !found.is_empty() {
                marks.push(MatchedRange { field: Field::Term, range: 0..entry.term.len() });
            }
            for found in found {
                let place = MatchPlace::of(found.starts, found.ends);
                best = Some(best.map_or(place, |best| best.min(place)));
                marks.push(MatchedRange { field: line.field, range: found.range });
            }
        }
        best.map(Rank::Reading)
    }
}

/// How the term of an entry is read, if the entry says so.
fn given(fields: &Fields, entry: &GlossaryEntry, folding: Folding, mandarin: bool) -> Option<ReadingSource> {
    let folded = |wanted| fields.texts.iter().find(|(field, _)| *field == wanted).map(|(_, folded)| folded);
    let reading = spelt(entry.reading.as_deref()?, folding);
    match ReadingSource::given(&entry.term, folded(Field::Term)?, &reading) {
        ReadingSource::Guessed => None,
        ReadingSource::Given(_) if !mandarin => Some(ReadingSource::Written),
        given => Some(given),
    }
}
