//! Glossaries of other programs: bytes in, entries and warnings out.
//!
//! One file a format: tables with commas or tabs (`table`), lists of dictionaries that are text (`lists`), TBX (`tbx`),
//! `StarDict` (`stardict`) and Yomitan (`yomitan`). Reading is total: any bytes give entries or an error, and everything
//! that can grow by being read has a limit.

mod data;
mod error;
mod expand;
mod format;
mod index;
mod lists;
mod markup;
mod name;
mod plain_text;
mod rank;
mod reading_names;
mod stardict;
mod table;
mod tbx;
mod to_article;
mod yomitan;

pub use data::{DictionaryData, EntryUsage, Headword};
pub use error::{GlossaryError, GlossaryWarning};
pub use format::{GLOSSARY_TYPES, GlossaryKind, GlossaryType, kind_of, read_one};
pub use index::{Dictionary, Found, JoinedEntry, Query, places};
pub use name::{companion_names, file_title, main_file};
pub use rank::{MatchPlace, Rank};
pub use stardict::StarDict;

use crate::text::slice::first_bytes;

/// Entries of the largest glossary that is read.
pub const MOST_ENTRIES: usize = 2_000_000;
/// Bytes of all names and definitions of the largest glossary that is read.
pub const MOST_TEXT: usize = 512 * 1024 * 1024;
/// Other names of one entry that are kept; with the endings of every form of a word, dictionaries come to hundreds.
pub const MOST_ALIASES: usize = 1_000;
/// Names, other names and readings of the largest glossary that is read.
pub const MOST_NAMES: usize = 8_000_000;
/// Bytes of the longest definition that is kept whole.
pub const LONGEST_DEFINITION: usize = 64 * 1024;
/// Bytes of the longest address of a page; browsers take no longer ones.
const LONGEST_URL: usize = 64 * 1024;

/// A glossary that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedGlossary {
    /// Its entries.
    pub data: DictionaryData,
    /// What was left out.
    pub warnings: Vec<GlossaryWarning>,
}

/// Reads a table of terms, or a dictionary that is text in another form, packed or not; `name` is the file's name, which tells the kind of table and what the glossary is called.
///
/// # Errors
/// Bytes that are not text, a table without terms, and more entries or text than a glossary may have.
pub fn read_table(bytes: &[u8], name: &str) -> Result<ImportedGlossary, GlossaryError> {
    plain_text::read(bytes, name, "")
}

/// The same, for an article in this language, a BCP 47 tag: of a glossary in several languages its terms are the terms, and
/// those in others are other names of theirs.
///
/// # Errors
/// As [`read_table`], and XML that is malformed.
pub fn read_text(bytes: &[u8], name: &str, language: &str) -> Result<ImportedGlossary, GlossaryError> {
    plain_text::read(bytes, name, language)
}

/// Reads a `StarDict` dictionary from its files.
///
/// # Errors
/// Files that are none of `StarDict`'s or damaged, and more entries or text than a glossary may have.
pub fn read_stardict(files: &StarDict<'_>) -> Result<ImportedGlossary, GlossaryError> {
    stardict::read(files)
}

/// Reads a dictionary that was packed for Yomitan.
///
/// # Errors
/// An archive that is damaged or of another program, banks that are malformed, and more entries or text than a
/// glossary may have.
pub fn read_yomitan(bytes: &[u8]) -> Result<ImportedGlossary, GlossaryError> {
    yomitan::read(bytes)
}

/// Collects the entries of a glossary within the limits.
struct Builder {
    data: DictionaryData,
    /// Entries without a term, or that could not be understood.
    left_out: usize,
    /// Definitions that were too long.
    cut: usize,
    /// Other names that were too many.
    nameless: usize,
    names: usize,
    /// Whether the entry that was given last was added.
    is_added: bool,
}

impl Builder {
    fn new(name: &str) -> Self {
        Self { data: DictionaryData::new(name), left_out: 0, cut: 0, nameless: 0, names: 0, is_added: false }
    }

    /// Adds an entry.
    fn push<'t>(
        &mut self,
        term: &str,
        reading: &str,
        definition: &str,
        aliases: impl IntoIterator<Item = &'t str>,
    ) -> Result<(), GlossaryError> {
        if self.data.len() == MOST_ENTRIES {
            return Err(GlossaryError::TooManyEntries { limit: MOST_ENTRIES });
        }
        if self.names > MOST_NAMES {
            return Err(GlossaryError::TooManyNames { limit: MOST_NAMES });
        }
        let mut aliases = aliases.into_iter();
        let kept: Vec<_> = aliases.by_ref().take(MOST_ALIASES).collect();
        self.nameless += usize::from(aliases.next().is_some());
        self.names += kept.len() + 2;
        let aliases = kept;
        let definition = self.bounded(definition);
        let was_added = match definition {
            Bounded::Whole(text) => self.data.push(term, reading, text, aliases),
            Bounded::Cut(text) => self.data.push(term, reading, &text, aliases),
        };
        self.left_out += usize::from(!was_added);
        self.is_added = was_added;
        if self.data.text_bytes() > MOST_TEXT {
            return Err(GlossaryError::TooMuchText { limit: MOST_TEXT / MEGABYTE });
        }
        Ok(())
    }

    /// Gives the entry that was added last a page on it, unless it was left out.
    fn link_last(&mut self, url: &str) {
        if self.is_added && url.len() <= LONGEST_URL {
            self.data.link_last(url);
        }
    }

    /// Says how the term is used of the entry that was added last, unless it was left out.
    fn use_last(&mut self, usage: &EntryUsage) {
        let texts = [&usage.example, &usage.replacement];
        if self.is_added && texts.into_iter().flatten().all(|text| text.len() <= LONGEST_DEFINITION) {
            self.data.use_last(usage);
        }
    }

    fn bounded<'t>(&mut self, definition: &'t str) -> Bounded<'t> {
        if definition.len() <= LONGEST_DEFINITION {
            return Bounded::Whole(definition);
        }
        self.cut += 1;
        Bounded::Cut(first_bytes(definition, LONGEST_DEFINITION).to_owned() + "…")
    }

    /// What was read, with these warnings besides the builder's own; `empty` if nothing was.
    fn finish(
        mut self,
        mut warnings: Vec<GlossaryWarning>,
        empty: GlossaryError,
    ) -> Result<ImportedGlossary, GlossaryError> {
        if self.data.is_empty() {
            return Err(empty);
        }
        if self.left_out > 0 {
            warnings.push(GlossaryWarning::LeftOut { count: self.left_out });
        }
        if self.cut > 0 {
            warnings.push(GlossaryWarning::Cut { count: self.cut });
        }
        if self.nameless > 0 {
            warnings.push(GlossaryWarning::TooManyAliases { count: self.nameless, limit: MOST_ALIASES });
        }
        self.data.shrink();
        Ok(ImportedGlossary { data: self.data, warnings })
    }
}

/// A definition that is not too long.
enum Bounded<'t> {
    Whole(&'t str),
    Cut(String),
}

const MEGABYTE: usize = 1024 * 1024;
