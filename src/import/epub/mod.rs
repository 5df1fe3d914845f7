//! Books in the format EPUB, versions 2 and 3.

use super::foreign::Foreign;
use super::format::{Read, SourceArchive};
use super::{Archive, ImportError};

/// Whether an archive is a book: it says where its package is.
pub(super) fn sniff(archive: &mut Archive<'_>) -> bool {
    archive.find("META-INF/container.xml").is_some()
}

/// Reads a book.
///
/// # Errors
/// It is not read yet.
pub(super) fn read(_: &mut SourceArchive<'_, '_>) -> Read {
    Err(ImportError::Foreign(Foreign::Book("EPUB")))
}
