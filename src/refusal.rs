//! Why an article was not opened.

use thiserror::Error;

use crate::dictionary::GlossaryError;
use crate::import::ImportError;

/// Why an article was not opened; each in one sentence: what happened, what to do. The path is the speaker's to add.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// There is nothing at the path.
    #[error("there is no such file; it may have been moved, renamed or deleted")]
    Missing,
    /// The path leads to a folder.
    #[error("this is a folder; choose a file in it")]
    Directory,
    /// The path leads to a pipe, a socket or a device.
    #[error("this is a pipe or a device, not a file; save its content as a file first")]
    NotAFile,
    /// The system does not let this person read it.
    #[error("you may not read this file; change its permissions or ask its owner")]
    NoPermission,
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty; check that it was saved or downloaded completely")]
    Empty,
    /// The file is larger than anything an article can be.
    #[error(
        "the file is too large ({} MB, at most {} MB); split it into smaller files",
        bytes.div_ceil(BYTES_PER_MB),
        limit / BYTES_PER_MB
    )]
    TooLarge {
        /// Its length in bytes, as far as it was seen.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// The bytes are there, but they are no article.
    #[error(transparent)]
    Import(ImportError),
    /// The bytes are there, but they are no glossary.
    #[error(transparent)]
    Glossary(#[from] GlossaryError),
    /// The system failed to read it; its own words.
    #[error("the file could not be read ({0}); check the disk or the connection and try again")]
    Unreadable(String),
    /// Reading it met a mistake in Moyue.
    #[error("Moyue made a mistake while reading the file; please report it and attach the file")]
    Crashed,
    /// It is what it was when it was read last.
    #[error("the file has not changed")]
    Unchanged,
    /// Somebody changed their mind while it was read.
    #[error("opening was cancelled; open the file again to read it")]
    Cancelled,
}

impl From<ImportError> for Refusal {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Empty => Self::Empty,
            ImportError::Cancelled => Self::Cancelled,
            error => Self::Import(error),
        }
    }
}

const BYTES_PER_MB: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_just_over_the_limit_is_not_said_to_be_as_large_as_the_limit() {
        let limit = 256 * BYTES_PER_MB;
        let said = Refusal::TooLarge { bytes: limit + 1, limit }.to_string();
        assert!(said.contains("257 MB, at most 256 MB"), "{said}");
    }
}
