//! How a file is read, where the user has said so.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::import::Options;
use crate::text::decode::{Encoding, encoding_named};
use crate::text::path_text;

/// What the user has said of how a file is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileOverrides {
    /// The encoding; none finds it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<ToldEncoding>,
    /// Whether a web page is shown whole instead of the article in it.
    pub whole_page: bool,
    /// Whether the lines of a plain text stay as they are; none does as all such texts do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_lines: Option<bool>,
}

/// An encoding that the user has told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldEncoding {
    /// Its name in the WHATWG Encoding Standard.
    pub name: String,
    /// The fingerprint of what the file held when the user said so.
    pub content: u64,
}

/// What the user has said of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedOverrides {
    /// Its absolute path.
    #[serde(with = "path_text")]
    pub file: PathBuf,
    /// How it is to be read.
    #[serde(rename = "manner")]
    pub overrides: FileOverrides,
    /// When the user said so, in milliseconds since 1970.
    pub told: u64,
}

/// How a file is to be read, everything decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportConfig {
    /// The encoding; none finds it out.
    pub encoding: Option<&'static Encoding>,
    /// What is asked of the import.
    pub options: Options,
}

impl FileOverrides {
    /// Everything decided; `keep_lines` says how plain texts are read of which the user has said nothing.
    pub fn decided(&self, keep_lines: bool) -> ImportConfig {
        let encoding = self.encoding.as_ref().and_then(|told| encoding_named(&told.name));
        let keep_lines = self.keep_lines.unwrap_or(keep_lines);
        ImportConfig { encoding, options: Options { whole_page: self.whole_page, keep_lines } }
    }
}
