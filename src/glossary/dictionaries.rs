//! The dictionaries that were added to an article's glossary, and those of their entries that somebody wants.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{EntryId, GlossaryEntry};
use crate::article::Anchor;
use crate::dictionary::{Dictionary, JoinedEntry};
use crate::text::fold::Folding;

/// An added dictionary next to an article's glossary, and what it has to do with the text.
#[derive(Debug)]
pub(super) struct AddedDictionary {
    pub added: Arc<Dictionary>,
    /// Whether it knows so much of the text that lines under its terms would be everywhere.
    pub is_dense: bool,
}

/// The added dictionaries, the same in whatever forms the article is shown.
#[derive(Debug, Default)]
pub(super) struct Dictionaries {
    pub sources: Vec<AddedDictionary>,
    /// Where the entries that the text uses are among the glossary's, by their dictionary and their numbers in it.
    pub used: HashMap<(u32, u32), usize>,
    /// Other entries that somebody has asked for, so that they are not made again in every frame.
    unused: Mutex<HashMap<(u32, u32), Arc<GlossaryEntry>>>,
}

/// Entries that are kept of those that the text does not use: many times those that a query finds.
const MOST_UNUSED: usize = 1_000;

impl Dictionaries {
    /// The index among the glossary's entries of one that the text uses.
    pub(super) fn index_of(&self, source: u32, number: u32) -> Option<usize> {
        self.used.get(&(source, number)).copied()
    }

    /// An entry that the text does not use.
    pub(super) fn unused(&self, source: u32, number: u32, folding: Folding) -> Option<Arc<GlossaryEntry>> {
        let mut unused = self.unused.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = unused.get(&(source, number)) {
            return Some(Arc::clone(entry));
        }
        let (entry, _) = entry_of(&self.sources.get(source as usize)?.added, source, number, folding)?;
        if unused.len() >= MOST_UNUSED {
            unused.clear();
        }
        unused.insert((source, number), Arc::clone(&entry));
        Some(entry)
    }
}

/// An entry of a dictionary, and the numbers of all that are joined in it; it goes by the first of these. `source` is
/// the dictionary's number among those that were added.
pub(super) fn entry_of(
    dictionary: &Dictionary,
    source: u32,
    number: u32,
    folding: Folding,
) -> Option<(Arc<GlossaryEntry>, Vec<u32>)> {
    let JoinedEntry { numbers, term, aliases, reading, definition, url, usage } =
        dictionary.entry(number, folding)?;
    let id = EntryId::Dictionary { source, number: *numbers.first()? };
    let entry = GlossaryEntry {
        id,
        anchor: Anchor::default(),
        term,
        aliases,
        reading,
        definition,
        example: usage.example,
        status: usage.status,
        replacement: usage.replacement,
        url,
    };
    Some((Arc::new(entry), numbers))
}
