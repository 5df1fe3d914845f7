//! ZIP archives that hold an article: the one place that opens them.
//!
//! Parts are read one by one, from memory or from an open file; nothing is written to disk. What could grow has a limit:
//! the list of parts, each part, all parts together, and how many times its size they may unpack to.

mod error;
mod source;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Seek};

use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;

pub use self::error::ArchiveError;
use self::source::{BoundedSource, ReadSeek};
use super::{Cancel, ImportError};
use crate::text::decode::{self, Encoding};
use crate::text::file_signature::{EMPTY_ZIP, ZIP};

pub(super) const MEGABYTE: u64 = 1024 * 1024;
/// Parts of the largest archive; books of scanned pages have some thousands.
const MOST_PARTS: usize = 200_000;
/// Bytes that are read to learn what an archive holds: a hundred for each part.
const MOST_DIRECTORY: u64 = 32 * MEGABYTE;
/// Bytes of the largest part that is read as text.
pub(super) const LARGEST_PART: u64 = 128 * MEGABYTE;
/// Bytes of all text that is read of an archive.
const MOST_TEXT: u64 = 512 * MEGABYTE;
/// Bytes that an archive's text may always have, however small it is packed.
const ALWAYS_READ: u64 = 64 * MEGABYTE;
/// How many times its packed size the text may have beyond that. Text comes to ten times, and deflate can say a thousand
/// bytes by one (RFC 1951), which nothing that has meaning comes near.
const MOST_TIMES: u64 = 100;
/// Bytes of names by which their encoding is told.
const MOST_SAMPLE: usize = 16 * 1024;
/// Bytes that are unpacked between two looks at whether the article is still wanted.
const CHUNK: u64 = MEGABYTE;

/// Whether bytes begin as an archive does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP)
}

/// Bytes of text that may be read of what has so many bytes as it is packed.
pub(super) fn most_text(packed: u64) -> u64 {
    MOST_TEXT.min(ALWAYS_READ.max(packed.saturating_mul(MOST_TIMES)))
}

/// An archive that is open.
pub struct Archive<'a> {
    zip: ZipArchive<BoundedSource<'a>>,
    cancel: Cancel<'a>,
    /// The paths of its parts, in the order of the archive, each with its number there.
    parts: Vec<(String, usize)>,
    by_path: HashMap<String, usize>,
    /// By paths in small letters and composed characters (NFC), as systems change them that pack and unpack.
    by_folded: HashMap<String, usize>,
    text_read: u64,
    packed_read: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive. Parts whose paths lead out of it, and folders, are not among its parts.
    ///
    /// # Errors
    /// What is no archive or a damaged one, and one of too many parts.
    pub fn open(source: impl Read + Seek + 'a, cancel: Cancel<'a>) -> Result<Self, ImportError> {
        cancel.check()?;
        let boxed: Box<dyn ReadSeek + 'a> = Box::new(source);
        let (source, budget) = BoundedSource::new(boxed, MOST_DIRECTORY);
        let too_many = || ArchiveError::TooManyParts { limit: MOST_PARTS };
        let zip = ZipArchive::new(source)
            .map_err(|_| if budget.is_spent() { too_many() } else { ArchiveError::none() })?;
        budget.lift();
        if zip.len() > MOST_PARTS {
            return Err(too_many().into());
        }
        let mut archive = Self {
            parts: Vec::with_capacity(zip.len()),
            zip,
            cancel,
            by_path: HashMap::new(),
            by_folded: HashMap::new(),
            text_read: 0,
            packed_read: 0,
        };
        archive.list();
        Ok(archive)
    }

    fn list(&mut self) {
        let encoding = encoding_of_names(self.zip.file_names_raw());
        for (number, name) in self.zip.file_names_raw().enumerate() {
            let Some(path) = safe_path(&written(name, encoding)) else { continue };
            let index = self.parts.len();
            self.by_folded.entry(folded(&path)).or_insert(index);
            self.by_path.entry(path.clone()).or_insert(index);
            self.parts.push((path, number));
        }
    }

    /// The paths of its parts, in the order of the archive.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(path, _)| path.as_str())
    }

    /// The path of a part as the archive has it: the very path, or one that differs in the size of letters or in how
    /// characters are composed.
    pub fn find(&self, path: &str) -> Option<&str> {
        let index = self.by_path.get(path).or_else(|| self.by_folded.get(&folded(path)))?;
        self.parts.get(*index).map(|(path, _)| path.as_str())
    }

    /// How many bytes a part says that it has; 0 when it is not there.
    pub fn size(&self, path: &str) -> u64 {
        let number = self.number(path);
        number.and_then(|number| self.zip.by_index_data(number).ok()).map_or(0, |part| part.size())
    }

    /// The number of a part in the archive.
    fn number(&self, path: &str) -> Option<usize> {
        let index = self.by_path.get(path).or_else(|| self.by_folded.get(&folded(path)))?;
        self.parts.get(*index).map(|(_, number)| *number)
    }

    /// A number that differs when the archive's content does: made of its directory, so that images need not be read.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (path, number) in &self.parts {
            path.hash(&mut hasher);
            if let Ok(part) = self.zip.by_index_data(*number) {
                (part.crc32(), part.size(), part.compressed_size()).hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// The bytes of a part that is read for its text.
    ///
    /// # Errors
    /// A part that is not there, is damaged, locked or too large, an archive that unpacks to too much, and
    /// [`ImportError::Cancelled`].
    pub fn read(&mut self, path: &str) -> Result<Vec<u8>, ImportError> {
        let limit = LARGEST_PART.min(MOST_TEXT.saturating_sub(self.text_read));
        let (bytes, packed) = self.unpacked(path, limit.saturating_add(1))?;
        let length = bytes.len() as u64;
        if length > LARGEST_PART {
            let limit = LARGEST_PART / MEGABYTE;
            return Err(ArchiveError::PartTooLarge { part: path.to_owned(), limit }.into());
        }
        self.text_read += length;
        self.packed_read += packed;
        let most = most_text(self.packed_read);
        if self.text_read > most {
            return Err(ArchiveError::TooMuchText { limit: most / MEGABYTE }.into());
        }
        Ok(bytes)
    }

    /// The first bytes of a part, at most `most`: of an image, which no limit but this one holds for.
    ///
    /// # Errors
    /// A part that is not there, is damaged or locked, and [`ImportError::Cancelled`].
    pub fn beginning(&mut self, path: &str, most: u64) -> Result<Vec<u8>, ImportError> {
        self.unpacked(path, most).map(|(bytes, _)| bytes)
    }

    /// The bytes of a part, at most so many, and how many the whole part is packed to.
    fn unpacked(&mut self, path: &str, most: u64) -> Result<(Vec<u8>, u64), ImportError> {
        let damaged = || ImportError::from(ArchiveError::Damaged { part: path.to_owned() });
        let number = self.number(path).ok_or_else(damaged)?;
        if self.zip.by_index_data(number).is_ok_and(|part| part.encrypted()) {
            return Err(ArchiveError::Locked.into());
        }
        let mut part = self.zip.by_index(number).map_err(|_| damaged())?;
        let packed = part.compressed_size();
        let mut bytes = Vec::new();
        while (bytes.len() as u64) < most {
            self.cancel.check()?;
            let chunk = CHUNK.min(most - bytes.len() as u64);
            if (&mut part).take(chunk).read_to_end(&mut bytes).map_err(|_| damaged())? == 0 {
                break;
            }
        }
        Ok((bytes, packed))
    }
}

/// The encoding of the names that are not in UTF-8, told by all of them together, for one alone says little.
fn encoding_of_names<'a>(names: impl Iterator<Item = &'a [u8]>) -> Option<&'static Encoding> {
    let mut sample = Vec::new();
    for name in names.filter(|name| std::str::from_utf8(name).is_err()) {
        sample.extend(name);
        sample.push(b'\n');
        if sample.len() > MOST_SAMPLE {
            break;
        }
    }
    if sample.is_empty() {
        return None;
    }
    decode::decode(&sample).ok().and_then(|decoded| decode::encoding_named(decoded.encoding.name))
}

/// A part's name: in UTF-8 as all programs of today write it, or in the encoding that was told.
fn written<'a>(name: &'a [u8], encoding: Option<&'static Encoding>) -> Cow<'a, str> {
    match (std::str::from_utf8(name), encoding) {
        (Ok(name), _) => name.into(),
        (Err(_), Some(encoding)) => encoding.decode_without_bom_handling(name).0,
        (Err(_), None) => String::from_utf8_lossy(name),
    }
}

/// The path of a part, with `/` between folders; none for a folder, and for what leads out of the archive.
fn safe_path(name: &str) -> Option<String> {
    let path = name.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let is_safe = !path.is_empty()
        && !path.ends_with('/')
        && !path.contains('\0')
        && path.split('/').all(|folder| !matches!(folder, "" | "." | ".."))
        && !path.split('/').next().is_some_and(|first| first.ends_with(':'));
    is_safe.then(|| path.to_owned())
}

fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
