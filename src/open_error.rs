//! Why an article or a dictionary was not opened.

mod system_error;

use crate::dictionary::GlossaryError;
use crate::import::ImportError;

pub use system_error::SystemError;

/// Why an article or a dictionary was not opened. `words` says what happened and what to do; the path is the speaker's to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is nothing at the path.
    Missing,
    /// The path leads to a folder.
    Directory,
    /// The path leads to a folder without articles.
    NoArticles,
    /// The path leads to a pipe, a socket or a device.
    NotAFile,
    /// The system does not let the user read it.
    NoPermission,
    /// The file has no bytes, or nothing but blanks.
    Empty,
    /// The file is larger than anything an article can be.
    TooLarge {
        /// Its length in bytes, as far as it was seen.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// The bytes are there, but they are no article.
    Import(ImportError),
    /// The bytes are there, but they are no glossary.
    Glossary(GlossaryError),
    /// The system failed to read it.
    Unreadable(SystemError),
    /// Reading it met a mistake in Moyue.
    Crashed,
    /// It is what it was when it was read last.
    Unchanged,
    /// Somebody changed their mind while it was read.
    Cancelled,
}

impl From<ImportError> for OpenError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Empty => Self::Empty,
            ImportError::Cancelled => Self::Cancelled,
            error => Self::Import(error),
        }
    }
}

impl From<GlossaryError> for OpenError {
    fn from(error: GlossaryError) -> Self {
        Self::Glossary(error)
    }
}
