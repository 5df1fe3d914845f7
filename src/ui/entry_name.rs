//! The name of an entry: the term and, quieter, its other names, its reading and the dictionary that it is from.

use std::ops::Range;

use crate::article::{Passage, Span, Style};
use crate::glossary::{Field, GlossaryEntry};

/// The name of an entry as a text.
pub struct EntryName {
    /// The text.
    pub passage: Passage,
    /// The bytes at which the fields in it begin.
    pub fields: Vec<(Field, usize)>,
    /// Bytes of the term.
    term: usize,
}

impl EntryName {
    /// What stands between two names.
    pub const BETWEEN: &str = "\u{2002}";

    /// The name of an entry; `source` is what is said of the dictionary that it is from.
    pub fn new(entry: &GlossaryEntry, source: Option<&str>) -> Self {
        let mut text = entry.term.clone();
        let mut fields = vec![(Field::Term, 0)];
        let aliases = entry.aliases.iter().enumerate().map(|(index, alias)| (Field::Alias(index), alias));
        for (field, other) in aliases.chain(entry.reading.iter().map(|reading| (Field::Reading, reading))) {
            text.push_str(Self::BETWEEN);
            fields.push((field, text.len()));
            text.push_str(other);
        }
        if let Some(source) = source {
            text.extend([Self::BETWEEN, "〔", source, "〕"]);
        }
        let mut name = Self { passage: Passage::plain(&text), fields, term: entry.term.len() };
        name.mark(&[]);
        name
    }

    /// Sets the term bold and the rest in quiet ink, except for ranges in order, which stand on grounds of their own.
    pub fn mark(&mut self, marks: &[Range<usize>]) {
        let strong = Style { strong: true, ..Style::default() };
        let quiet = Style { quiet: true, ..Style::default() };
        let mut spans = vec![Span { range: 0..self.term, style: strong }];
        let (mut start, end) = (self.term, self.passage.text.len());
        for mark in marks.iter().chain([&(end..end)]) {
            if start < mark.start {
                spans.push(Span { range: start..mark.start, style: quiet.clone() });
            }
            start = start.max(mark.end);
        }
        self.passage.spans = spans.into();
    }
}
