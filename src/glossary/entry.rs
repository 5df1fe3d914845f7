//! An entry as it is looked up.

use std::sync::Arc;

use super::EntryId;
use super::definition::definition;
use crate::article::{Anchor, LinkNames, Span, Term, TermStatus};
use crate::text::slice::first_bytes;

/// A glossary entry as it is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// What tells it from all others, and whose it is.
    pub id: EntryId,
    /// Where the entry stands in the article; its beginning for one that does not.
    pub anchor: Anchor,
    /// The term.
    pub term: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// How it is read.
    pub reading: Option<String>,
    /// What it means, as plain text with `\n` between paragraphs.
    pub definition: String,
    /// A sentence that uses it.
    pub example: Option<String>,
    /// Whether it is to be used.
    pub status: TermStatus,
    /// What is to be used instead of a forbidden term.
    pub replacement: Option<String>,
    /// A page on it.
    pub url: Option<String>,
}

/// Bytes of the longest definition that a list of terms shows whole, and in which names are sought; the article itself
/// has all of it.
const LONGEST_SHOWN: usize = 64 * 1024;

impl GlossaryEntry {
    /// The definition as a list of terms shows it: a very long one only begins there.
    pub fn shown_definition(&self) -> &str {
        first_bytes(&self.definition, LONGEST_SHOWN)
    }

    /// An entry and the styled ranges of its definition.
    pub(super) fn new(
        id: EntryId,
        anchor: Anchor,
        term: &Term,
        names: Option<&LinkNames>,
    ) -> (Arc<Self>, Vec<Span>) {
        let (definition, spans) = definition(term, names);
        let entry = Self {
            id,
            anchor,
            term: term.term.clone(),
            aliases: term.aliases.clone(),
            reading: term.reading.clone(),
            definition,
            example: term.example.clone(),
            status: term.status,
            replacement: term.replacement.clone(),
            url: term.url.clone(),
        };
        (Arc::new(entry), spans)
    }
}
