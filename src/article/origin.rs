//! Where an article comes from.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::text::interface_language::Language;
use crate::text::path_text;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From the program itself.
    Bundled(Bundled),
    /// From a file, by its absolute path.
    File(#[serde(with = "path_text")] PathBuf),
}

impl Origin {
    /// A short name: the file's, or the bundled article's.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Bundled(Bundled::Avocado) => "Avocado".to_owned(),
            Self::Bundled(Bundled::Guide(_)) => "墨閱".to_owned(),
        }
    }
}

/// The articles that come with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bundled {
    /// The article of the first start.
    Avocado,
    /// The guide to Moyue, in a language of the interface.
    Guide(Language),
}
