//! Dictionaries packed for Yomitan: an archive with `index.json` and banks of terms, `term_bank_1.json` and so on.

mod bank;
mod content;
mod other;
mod row;

use std::io::{Cursor, Read};

use serde::Deserialize;
use zip::ZipArchive;

use super::expand::{Packed, expanded};
use super::{Builder, GlossaryError, GlossaryWarning, ImportedGlossary, MEGABYTE};
use bank::{BankVersion, read_bank};

/// Bytes that all banks together unpack to at most.
const MOST_UNPACKED: usize = 1024 * MEGABYTE;
/// Bytes that one bank unpacks to at most; the usual ones have ten thousand entries and a tenth of this.
const LARGEST_BANK: usize = 128 * MEGABYTE;
/// The newest format that is known.
const NEWEST: u64 = 3;
/// Bytes that the index unpacks to at most; it has a title and a few lines on where the dictionary is from.
const LARGEST_INDEX: usize = 4 * MEGABYTE;
const INDEX: &str = "index.json";

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

#[derive(Deserialize)]
struct Index {
    #[serde(default)]
    title: String,
    #[serde(alias = "version")]
    format: Option<u64>,
}

pub(super) fn read(bytes: &[u8]) -> Result<ImportedGlossary, GlossaryError> {
    let damaged = |part: &str| GlossaryError::Damaged { part: part.to_owned() };
    let mut archive = Archive::new(Cursor::new(bytes)).map_err(|_| damaged(".zip"))?;
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    if !names.iter().any(|name| name == INDEX) {
        return Err(other::program(&mut archive, &names));
    }
    let index = file(&mut archive, INDEX, LARGEST_INDEX)?;
    let index: Index = serde_json::from_slice(&index).map_err(|error| malformed(INDEX, &error))?;
    let version = match index.format.unwrap_or(1) {
        0 | 1 => BankVersion::Old,
        2..=NEWEST => BankVersion::New,
        version => return Err(GlossaryError::NewerFormat { version }),
    };
    let (banks, others) = banks(&names);
    let mut builder = Builder::new(&index.title);
    let mut left = MOST_UNPACKED;
    for bank in banks {
        let bytes = file(&mut archive, bank, LARGEST_BANK.min(left))?;
        left -= bytes.len();
        read_bank(&bytes, version, &mut builder).map_err(|error| error.named(bank))?;
    }
    let empty = if builder.data.is_empty() { other::without_terms(&mut archive, &names) } else { None };
    let warning = GlossaryWarning::OtherBanks { count: others };
    let warnings = if others > 0 { vec![warning] } else { Vec::new() };
    builder.finish(warnings, empty.unwrap_or(GlossaryError::EmptyDictionary))
}

/// The banks of terms in order, and how many other banks there are.
fn banks(names: &[String]) -> (Vec<&str>, usize) {
    let number =
        |name: &str| -> Option<u32> { name.strip_prefix("term_bank_")?.strip_suffix(".json")?.parse().ok() };
    let mut banks: Vec<_> = names.iter().filter_map(|name| Some((number(name)?, name.as_str()))).collect();
    banks.sort_unstable();
    let others = ["term_meta_bank_", "kanji_bank_", "kanji_meta_bank_"];
    let others = names.iter().filter(|name| others.iter().any(|other| name.starts_with(other))).count();
    (banks.into_iter().map(|(_, name)| name).collect(), others)
}

/// A file in an archive.
struct Entry<'a, 'b> {
    archive: &'a mut Archive<'b>,
    name: &'a str,
    packed: usize,
}

impl Packed for Entry<'_, '_> {
    fn packed_bytes(&self) -> usize {
        self.packed
    }

    fn open(&mut self) -> Result<impl Read, GlossaryError> {
        self.archive.by_name(self.name).map_err(|_| GlossaryError::Damaged { part: self.name.to_owned() })
    }
}

fn file(archive: &mut Archive<'_>, name: &str, limit: usize) -> Result<Vec<u8>, GlossaryError> {
    let damaged = |_| GlossaryError::Damaged { part: name.to_owned() };
    let packed = archive.by_name(name).map_err(damaged)?.compressed_size();
    expanded(&mut Entry { archive, name, packed: packed as usize }, limit, name)
}

fn malformed(part: &str, error: &serde_json::Error) -> GlossaryError {
    GlossaryError::Malformed { part: part.to_owned(), line: error.line(), column: error.column() }
}
