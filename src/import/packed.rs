//! Files that are packed for the way: a text or a page alone in a ZIP archive, with its images perhaps, or packed by gzip.
//!
//! Nothing is unpacked to disk. What is packed twice, and an archive of several texts, is refused with a sentence.

use std::io::Read as _;

use flate2::bufread::GzDecoder;

use super::archive::{LARGEST_PART, MEGABYTE, most_text};
use super::format::ArchiveReader;
use super::{Archive, ArchiveError, Cancel, Foreign, Hint, ImportError, is_archive};
use crate::article::{Article, FileType};
use crate::text::file_signature::GZIP;

/// Bytes that are unpacked between two looks at whether the article is still wanted.
const CHUNK: u64 = MEGABYTE;
/// Folders and files that systems add to archives.
const OF_SYSTEMS: &[&str] = &["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"];
/// What is packed along with a text and is not meant, as long as there is anything else.
const ALONGSIDE: &[&str] = &["readme", "read me", "read_me", "license", "licence", "copying", "讀我", "读我"];

/// Whether bytes are packed by gzip.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(GZIP)
}

/// The bytes that are packed by gzip (RFC 1952), in one part or several.
///
/// # Errors
/// What is damaged, unpacks to too much or is packed again, and [`ImportError::Cancelled`].
pub(super) fn from_gzip(bytes: &[u8], cancel: Cancel<'_>) -> Result<Vec<u8>, ImportError> {
    let most = most_text(bytes.len() as u64).min(LARGEST_PART);
    let mut unpacked = Vec::new();
    let mut rest = bytes;
    // What follows the last part, such as zeros that fill up a block, is none.
    while is_gzip(rest) {
        let mut part = GzDecoder::new(rest);
        loop {
            cancel.check()?;
            let read = (&mut part).take(CHUNK).read_to_end(&mut unpacked);
            if read.map_err(|_| ArchiveError::none())? == 0 {
                break;
            }
            if unpacked.len() as u64 > most {
                return Err(ArchiveError::TooMuchText { limit: most / MEGABYTE }.into());
            }
        }
        rest = part.into_inner();
    }
    refuse_packed(&unpacked, "gzip")?;
    Ok(unpacked)
}

/// The first bytes of what is packed by gzip, at most `most`; none of what is not, or is damaged.
pub fn beginning_of_gzip(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut beginning = Vec::new();
    let is_read = is_gzip(bytes) && GzDecoder::new(bytes).take(most).read_to_end(&mut beginning).is_ok();
    is_read.then_some(beginning)
}

/// The first bytes of the only text in an archive, at most `most`; none where there is no other format in it, or none at
/// all.
pub fn beginning_of_text(archive: &mut Archive<'_>, most: u64) -> Option<Vec<u8>> {
    if ArchiveReader::for_archive(archive).is_some() {
        return None;
    }
    let path = text_in(archive).ok()??;
    archive.beginning(&path, most).ok()
}

/// What is known of a file that was packed under the name that a hint has.
pub(super) fn hint_of_gzip<'a>(hint: &Hint<'a>) -> Hint<'a> {
    let name = hint.name.rsplit_once('.').filter(|(_, ending)| ending.eq_ignore_ascii_case("gz"));
    Hint { name: name.map_or(hint.name, |(name, _)| name), ..*hint }
}

/// The path of the only text in an archive; none when there is none.
///
/// # Errors
/// An archive of several texts.
pub(super) fn text_in(archive: &Archive<'_>) -> Result<Option<String>, ImportError> {
    let files: Vec<&str> = archive.paths().filter(|path| !is_of_system(path)).collect();
    let is_dictionary =
        files.iter().any(|path| path.starts_with("term_bank_") || path.starts_with("kanji_bank_"));
    if is_dictionary {
        return Ok(None);
    }
    let mut texts: Vec<&str> = match files.as_slice() {
        // A text needs no ending where it is alone.
        [only] => vec![only],
        files => files.iter().copied().filter(|path| is_text(path)).collect(),
    };
    if texts.iter().any(|path| !is_alongside(path)) {
        texts.retain(|path| !is_alongside(path));
    }
    // What lies in folders below belongs to the page above it, as browsers save the frames of a page.
    let depth = |path: &str| path.matches('/').count();
    let top = texts.iter().map(|path| depth(path)).min().unwrap_or_default();
    if texts.iter().any(|path| depth(path) == top && is_page(path)) {
        texts.retain(|path| depth(path) == top || !is_page(path));
    }
    match texts.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some((*only).to_owned())),
        several => Err(ImportError::SeveralTexts { count: several.len() }),
    }
}

/// The bytes of the only text in an archive.
///
/// # Errors
/// What the archive says, and a text that is packed again.
pub(super) fn bytes_of(archive: &mut Archive<'_>, path: &str) -> Result<Vec<u8>, ImportError> {
    let bytes = archive.read(path)?;
    refuse_packed(&bytes, "ZIP")?;
    Ok(bytes)
}

/// Gives the images of a text in an archive the paths that they have there.
pub(super) fn place_images(article: &mut Article, text: &str, archive: &Archive<'_>) {
    let Some((folder, _)) = text.rsplit_once('/') else { return };
    article.map_images(&|source| {
        let path = source.split(['?', '#']).next().unwrap_or_default().trim_start_matches("./");
        archive.find(&format!("{folder}/{path}")).map(str::to_owned)
    });
}

/// Refuses what is packed in something packed: its images could not be found again.
fn refuse_packed(bytes: &[u8], kind: &'static str) -> Result<(), ImportError> {
    if is_archive(bytes) || is_gzip(bytes) {
        return Err(ImportError::Foreign(Foreign::Archive(kind)));
    }
    Ok(())
}

fn is_of_system(path: &str) -> bool {
    path.split('/').any(|name| OF_SYSTEMS.contains(&name) || name.starts_with("._"))
}

fn is_text(path: &str) -> bool {
    FileType::of(path).is_some()
}

fn is_page(path: &str) -> bool {
    FileType::of(path).is_some_and(|kind| kind.format == crate::article::Format::Html)
}

fn is_alongside(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    ALONGSIDE.iter().any(|start| name.starts_with(start))
}
