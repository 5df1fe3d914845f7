//! The folder of the file on screen, and the articles in it.

use std::path::{Path, PathBuf};

use super::{Effect, Language, NoticeKind, OpenError, Origin, Reader};

/// A folder, and the articles in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFolder {
    /// Where it is; none where the article on screen is in none.
    pub path: Option<PathBuf>,
    /// The files of articles in it, in natural order; empty until it is read.
    pub files: Vec<PathBuf>,
}

/// A folder to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderJob {
    /// Where it is.
    pub folder: PathBuf,
    /// The language whose collation its files go by.
    pub language: Language,
    /// Whether an article in it is to be opened.
    pub is_opening: bool,
}

/// A folder that was read, or was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFolder {
    /// What was asked for.
    pub job: FolderJob,
    /// The files of articles in it, in natural order.
    pub files: Result<Vec<PathBuf>, OpenError>,
}

impl Reader {
    /// The article before or after the one on screen in its folder.
    pub fn neighbour(&self, forward: bool) -> Option<&Path> {
        // Of one that is being opened already, so that the key can be pressed again.
        let loading = self.loading.as_ref().and_then(Origin::path);
        let position = |file| self.folder.files.iter().position(|listed| listed.as_path() == file);
        let at = loading.and_then(position).or_else(|| self.users_file().and_then(position))?;
        let next = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
        self.folder.files.get(next).map(PathBuf::as_path)
    }

    pub(super) fn step_file(&mut self, forward: bool) -> Vec<Effect> {
        match self.neighbour(forward).map(Path::to_owned) {
            Some(file) => self.load(Origin::File(file)),
            None => Vec::new(),
        }
    }

    /// Has the folder of the file on screen read when it is another one.
    pub(super) fn list_folder(&mut self) -> Option<Effect> {
        let folder = self.users_file().and_then(Path::parent);
        if self.folder.path.as_deref() == folder {
            return None;
        }
        self.folder = ArticleFolder { path: folder.map(Path::to_owned), files: Vec::new() };
        self.list_again()
    }

    /// Something has come into a folder, or gone.
    pub(super) fn folder_changed(&self, folder: &Path) -> Option<Effect> {
        if self.folder.path.as_deref() == Some(folder) { self.list_again() } else { None }
    }

    fn list_again(&self) -> Option<Effect> {
        let job = |folder| FolderJob { folder, language: self.language, is_opening: false };
        self.folder.path.clone().map(job).map(Effect::ListFolder)
    }

    /// What was to be opened is a folder: an article in it is opened.
    pub(super) fn open_folder(&mut self, folder: PathBuf) -> Vec<Effect> {
        self.loading = Some(Origin::File(folder.clone()));
        vec![Effect::ListFolder(FolderJob { folder, language: self.language, is_opening: true })]
    }

    pub(super) fn folder_listed(&mut self, ListedFolder { job, files }: ListedFolder) -> Vec<Effect> {
        if job.is_opening {
            return self.open_in(job.folder, files);
        }
        if self.folder.path.as_ref() == Some(&job.folder) {
            // A folder that cannot be read has nothing to offer.
            self.folder.files = files.unwrap_or_default();
        }
        Vec::new()
    }

    /// Opens the article of a folder that was read last, or the first one.
    fn open_in(&mut self, folder: PathBuf, files: Result<Vec<PathBuf>, OpenError>) -> Vec<Effect> {
        let origin = Origin::File(folder);
        if self.loading.take_if(|loading| *loading == origin).is_none() {
            return Vec::new();
        }
        let found = files.and_then(|files| {
            let read = self.settings.places.iter().map(|place| &place.file).find(|file| files.contains(file));
            read.or(files.first()).cloned().ok_or(OpenError::NoArticles)
        });
        match found {
            Ok(file) => self.load(Origin::File(file)),
            Err(error) => {
                let effects = self.something_to_read(Some(&origin));
                self.notify(NoticeKind::Refused { origin, error });
                effects
            }
        }
    }
}
