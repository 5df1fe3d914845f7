//! `StarDict` dictionaries: an `.ifo` file that describes, an `.idx` file with the words and the places of their
//! definitions in a `.dict` file, and perhaps a `.syn` file with further names.

mod index;
mod info;
mod word_data;

use std::collections::HashMap;

use self::index::{Synonyms, Word, words};
use self::info::Info;
use self::word_data::WordData;
use super::expand::unpacked;
use super::{Builder, GlossaryError, GlossaryWarning, ImportedGlossary, MEGABYTE};

/// Bytes of all definitions that are read. Words share definitions, but not so that each has all of them.
const MOST_READ: usize = 1024 * MEGABYTE;

/// The files of a dictionary; all but the first may be packed.
#[derive(Clone, Copy, Debug)]
pub struct StarDict<'b> {
    /// `.ifo`.
    pub info: &'b [u8],
    /// `.idx`, `.idx.gz`.
    pub index: &'b [u8],
    /// `.dict`, `.dict.dz`.
    pub definitions: &'b [u8],
    /// `.syn`, `.syn.gz`.
    pub synonyms: Option<&'b [u8]>,
}

pub(super) fn read(files: &StarDict<'_>) -> Result<ImportedGlossary, GlossaryError> {
    let info = Info::read(files.info)?;
    let index = unpacked(files.index, ".idx")?;
    let definitions = unpacked(files.definitions, ".dict")?;
    let synonyms = files.synonyms.map(|bytes| unpacked(bytes, ".syn")).transpose()?.unwrap_or_default();
    let (synonyms, synonyms_break_off) = Synonyms::read(&synonyms)?;
    let mut reading = Reading { builder: Builder::new(&info.name), read: 0, outside: 0, not_utf8: 0 };
    let mut words = words(&index, info.offset_bytes);
    for (number, word) in words.by_ref().enumerate() {
        reading.take(&word, &info, &definitions, synonyms.of(number))?;
    }
    let mut warnings = Vec::new();
    for (part, breaks_off) in [(".idx", words.breaks_off), (".syn", synonyms_break_off)] {
        if breaks_off {
            warnings.push(GlossaryWarning::BreaksOff { part });
        }
    }
    if reading.outside > 0 {
        warnings.push(GlossaryWarning::Outside { count: reading.outside });
    }
    if reading.not_utf8 > 0 {
        warnings.push(GlossaryWarning::NotUtf8 { count: reading.not_utf8 });
    }
    reading.builder.finish(warnings, GlossaryError::EmptyDictionary)
}

struct Reading {
    builder: Builder,
    /// Bytes of the definitions so far.
    read: usize,
    outside: usize,
    not_utf8: usize,
}

impl Reading {
    fn take(
        &mut self,
        word: &Word<'_>,
        info: &Info,
        definitions: &[u8],
        synonyms: &[&[u8]],
    ) -> Result<(), GlossaryError> {
        let range =
            usize::try_from(word.offset).ok().and_then(|start| Some(start..start.checked_add(word.size)?));
        let Some(bytes) = range.and_then(|range| definitions.get(range)) else {
            self.outside += 1;
            return Ok(());
        };
        self.read += bytes.len();
        if self.read > MOST_READ {
            return Err(GlossaryError::TooMuchText { limit: MOST_READ / MEGABYTE });
        }
        let term = String::from_utf8_lossy(word.name);
        let data = WordData::read(bytes, &info.types, &term);
        let names: Vec<_> = synonyms.iter().map(|name| String::from_utf8_lossy(name)).collect();
        let is_foreign = std::iter::once(&term).chain(&names).any(|name| name.contains('\u{FFFD}'));
        self.not_utf8 += usize::from(is_foreign || !data.is_utf8);
        let aliases = names.iter().map(AsRef::as_ref).filter(|name| *name != term);
        self.builder.push(&term, &data.reading, &data.text, aliases)
    }
}

/// Names by the number of their entry.
type ByNumber<'b> = HashMap<usize, Vec<&'b [u8]>>;
