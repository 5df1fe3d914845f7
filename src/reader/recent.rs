//! The files that are at hand: those that were opened lately, and those that were to be opened together with another.
//!
//! Only an article that was shown is remembered among the recent files: however many files are dropped onto the window,
//! they push out none of them.

use std::path::{Path, PathBuf};

use super::{Origin, Reader, Settings};

impl Reader {
    /// The files at hand, those first that have not been shown yet, then the recent ones, newest first; each once.
    pub fn recent_files(&self) -> impl Iterator<Item = &Path> {
        let recent = self.settings.recent.iter().map(|recent| recent.file.as_path());
        let shown = recent.filter(|file| !self.is_at_hand(file));
        self.at_hand.iter().map(PathBuf::as_path).chain(shown)
    }

    /// The files that have not been shown yet.
    pub(super) fn at_hand(&self) -> impl Iterator<Item = Origin> {
        self.at_hand.iter().map(|file| Origin::File(file.clone()))
    }

    pub(super) fn is_at_hand(&self, file: &Path) -> bool {
        self.at_hand.iter().any(|waiting| waiting == file)
    }

    /// Puts files at hand until they are opened, as many as there are recent ones at most.
    pub(super) fn put_at_hand(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            self.at_hand.retain(|waiting| *waiting != file);
            self.at_hand.push(file);
        }
        let surplus = self.at_hand.len().saturating_sub(Settings::RECENT_LIMIT);
        self.at_hand.drain(..surplus);
    }

    /// Takes a file off those at hand.
    pub(super) fn forget_recent(&mut self, path: &Path) {
        self.at_hand.retain(|waiting| waiting != path);
        self.settings.forget_recent(path);
    }
}
