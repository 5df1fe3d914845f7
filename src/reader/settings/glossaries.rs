//! The glossaries of other programs that the user has added.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::merge::{self, Dated};
use super::{Settings, stamp};
use crate::text::path_text;

/// A glossary that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryFile {
    /// The absolute path of its file; of a `StarDict` dictionary that of the `.ifo` file.
    #[serde(with = "path_text")]
    pub file: PathBuf,
    /// Whether it is used.
    pub enabled: bool,
    /// When it was added, in milliseconds since 1970.
    pub added: u64,
    /// When that or whether it is used was changed last, in milliseconds since 1970.
    pub changed: u64,
}

impl Dated for GlossaryFile {
    fn file(&self) -> &Path {
        &self.file
    }

    fn time(&self) -> u64 {
        self.changed
    }
}

impl Settings {
    /// Notes that a glossary is used; whether it is a new one.
    pub fn remember_glossary(&mut self, file: &Path) -> bool {
        if self.glossaries.iter().any(|glossary| glossary.file == file) {
            self.enable_glossary(file, true);
            return false;
        }
        let now = self.glossary_stamp();
        let file = file.to_owned();
        self.glossaries.push(GlossaryFile { file, enabled: true, added: now, changed: now });
        tidy(&mut self.glossaries);
        true
    }

    /// Notes whether a glossary is used.
    pub fn enable_glossary(&mut self, file: &Path, enabled: bool) {
        let changed = self.glossary_stamp();
        if let Some(glossary) = self.glossaries.iter_mut().find(|glossary| glossary.file == file) {
            (glossary.enabled, glossary.changed) = (enabled, changed);
        }
    }

    /// Takes a glossary off the list.
    pub fn forget_glossary(&mut self, file: &Path) {
        self.glossaries.retain(|glossary| glossary.file != file);
    }

    fn glossary_stamp(&self) -> u64 {
        stamp(self.glossaries.iter().map(|glossary| glossary.changed).max())
    }
}

/// Each file once, no more than the limit, in the order in which they were added.
pub(super) fn tidy(glossaries: &mut Vec<GlossaryFile>) {
    merge::tidy(glossaries, Settings::GLOSSARIES_LIMIT);
    glossaries.sort_by_key(|glossary| glossary.added);
}
