//! The name of an entry: the term and, quieter, its other names, its reading and the dictionary that it is from.

use crate::article::{Passage, Span, Style};
use crate::glossary::{Entry, Field};

/// What stands between two names.
const BETWEEN: &str = "\u{2002}";

/// The name of an entry as a text.
pub struct EntryName {
    /// The text.
    pub passage: Passage,
    /// The bytes at which the fields in it begin.
    pub fields: Vec<(Field, usize)>,
}

impl EntryName {
    /// The name of an entry; `source` is what is said of the dictionary that it is from.
    pub fn new(entry: &Entry, source: Option<&str>) -> Self {
        let mut text = entry.term.clone();
        let mut fields = vec![(Field::Term, 0)];
        let aliases = entry.aliases.iter().enumerate().map(|(index, alias)| (Field::Alias(index), alias));
        for (field, other) in aliases.chain(entry.reading.iter().map(|reading| (Field::Reading, reading))) {
            text.push_str(BETWEEN);
            fields.push((field, text.len()));
            text.push_str(other);
        }
        if let Some(source) = source {
            text.extend([BETWEEN, "〔", source, "〕"]);
        }
        let mut passage = Passage::plain(&text);
        let style = Style { quiet: true, ..Style::default() };
        passage.spans = [Span { range: entry.term.len()..text.len(), style }].into();
        Self { passage, fields }
    }
}
