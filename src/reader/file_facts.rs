//! What is known of the file of an article besides the article.

use std::hash::{DefaultHasher, Hasher};
use std::time::SystemTime;

use crate::text::decode::sample;

/// What is known of a file whose content was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// Differs when the content does.
    pub fingerprint: u64,
    /// A part of the content in which its encoding shows.
    pub sample: Vec<u8>,
    /// How the file looked from outside just before it was read, if the system says.
    pub stamp: Option<Stamp>,
}

/// How a file looks from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it was changed last.
    pub modified: Option<SystemTime>,
    /// Its length in bytes.
    pub length: u64,
}

impl FileFacts {
    /// Those of a file with this content.
    pub fn of(bytes: &[u8], stamp: Option<Stamp>) -> Self {
        Self { fingerprint: fingerprint(bytes), sample: sample(bytes).to_vec(), stamp }
    }

    /// Those of an archive, by a number that differs when its content does: it says itself how its parts are encoded.
    pub const fn of_archive(fingerprint: u64, stamp: Option<Stamp>) -> Self {
        Self { fingerprint, sample: Vec::new(), stamp }
    }

    /// With the beginning of the text that was packed in it.
    #[must_use]
    pub fn with_text(self, text: &[u8]) -> Self {
        Self { sample: sample(text).to_vec(), ..self }
    }
}

/// A number that differs when the bytes do, but for one case in more than one can count.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
