//! Why an archive is not read.

use crate::import::ImportError;

/// Why an archive is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// It is no archive, or a part is missing or cannot be unpacked.
    Damaged {
        /// The path of the part; empty where it is the archive as a whole.
        part: String,
    },
    /// It needs a password.
    Locked,
    /// It has too many parts.
    TooManyParts {
        /// Parts of the largest archive that is read.
        limit: usize,
    },
    /// A part has too many bytes.
    PartTooLarge {
        /// Its path.
        part: String,
        /// Megabytes of the largest part that is read.
        limit: u64,
    },
    /// All parts together have too many bytes, or many more than they are packed to.
    TooMuchText {
        /// Megabytes that are read of this archive.
        limit: u64,
    },
}

impl ArchiveError {
    /// That of bytes which are no archive.
    pub(in crate::import) const fn none() -> Self {
        Self::Damaged { part: String::new() }
    }
}

impl From<ArchiveError> for ImportError {
    fn from(error: ArchiveError) -> Self {
        Self::Archive(error)
    }
}
