//! The glossaries of other programs that the user has added.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Effect, NoticeKind, OpenError, Reader, Side};
use crate::article::FileType;
use crate::dictionary::{Dictionary, GlossaryWarning, ImportedGlossary, file_title, kind_of, main_file};

/// What is known of the added glossaries besides the list in the settings.
#[derive(Debug, Default)]
pub struct AddedGlossaries {
    states: BTreeMap<PathBuf, GlossaryState>,
    /// Those that were added just now, of which the user wants to hear.
    awaited: BTreeSet<PathBuf>,
}

/// What became of an added glossary.
#[derive(Clone, Debug)]
pub enum GlossaryState {
    /// It is being read.
    Reading,
    /// It was read.
    Read(ReadGlossary),
    /// It was not read.
    Refused(OpenError),
}

/// An added glossary that was read.
#[derive(Clone, Debug)]
pub struct ReadGlossary {
    /// Its entries.
    pub added: Arc<Dictionary>,
    /// What was left out of it.
    pub warnings: Vec<GlossaryWarning>,
}

impl From<ImportedGlossary> for ReadGlossary {
    fn from(ImportedGlossary { data, warnings }: ImportedGlossary) -> Self {
        Self { added: Arc::new(Dictionary::new(data)), warnings }
    }
}

impl AddedGlossaries {
    /// What became of the glossary in a file; none while nobody has asked for it.
    pub fn state(&self, file: &Path) -> Option<&GlossaryState> {
        self.states.get(file)
    }

    fn entries(&self, file: &Path) -> Option<Arc<Dictionary>> {
        match self.states.get(file)? {
            GlossaryState::Read(read) => Some(Arc::clone(&read.added)),
            GlossaryState::Reading | GlossaryState::Refused(_) => None,
        }
    }
}

/// What a glossary is called: as it says itself, else as its file is called.
pub fn glossary_name(added: Option<&Dictionary>, file: &Path) -> String {
    match added.map(Dictionary::name).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None => file_title(file),
    }
}

impl Reader {
    /// Has the added glossaries read that are used and of which nothing is known.
    pub(super) fn read_glossaries(&mut self) -> Vec<Effect> {
        // The article is on the screen first.
        if self.settings.glossaries.is_empty() || self.document.is_none() {
            return Vec::new();
        }
        let wanted = self.settings.glossaries.iter().filter(|glossary| glossary.enabled);
        let unread: Vec<_> = wanted
            .map(|glossary| glossary.file.clone())
            .filter(|file| !self.added.states.contains_key(file))
            .collect();
        for file in &unread {
            self.added.states.insert(file.clone(), GlossaryState::Reading);
        }
        let language = self.document.as_ref().map_or("", |document| &document.article.language);
        unread
            .into_iter()
            .map(|file| Effect::ReadDictionary { file, language: language.to_owned() })
            .collect()
    }

    /// The added glossaries that are there, in the order in which they were added.
    pub(super) fn added_in_use(&self) -> Vec<Arc<Dictionary>> {
        let used = self.settings.glossaries.iter().filter(|glossary| glossary.enabled);
        used.filter_map(|glossary| self.added.entries(&glossary.file)).collect()
    }

    /// Adds the glossaries in these files, or reads them again.
    pub(super) fn add_glossaries(&mut self, files: &[PathBuf]) {
        for file in files {
            let file = main_path(file);
            self.added.states.remove(&file);
            if self.settings.remember_glossary(&file) {
                self.added.awaited.insert(file);
            }
        }
        if !files.is_empty() {
            self.show_pane(Side::Glossary);
        }
    }

    pub(super) fn glossary_read(
        &mut self,
        file: PathBuf,
        result: Result<ReadGlossary, OpenError>,
    ) -> Vec<Effect> {
        let is_wanted = matches!(self.added.states.get(&file), Some(GlossaryState::Reading));
        if !is_wanted || !self.settings.glossaries.iter().any(|glossary| glossary.file == file) {
            return Vec::new();
        }
        let is_new = self.added.awaited.remove(&file);
        match result {
            Ok(read) => {
                if is_new {
                    let name = glossary_name(Some(&read.added), &file);
                    let (entries, warnings) = (read.added.len(), read.warnings.clone());
                    self.notify(NoticeKind::GlossaryAdded { name, entries, warnings });
                }
                self.added.states.insert(file, GlossaryState::Read(read));
                self.own_changed()
            }
            Err(error) => {
                self.notify(NoticeKind::GlossaryRefused { file: file.clone(), error: error.clone() });
                if is_new {
                    self.added.states.remove(&file);
                    self.settings.forget_glossary(&file);
                } else {
                    self.added.states.insert(file, GlossaryState::Refused(error));
                }
                Vec::new()
            }
        }
    }

    pub(super) fn enable_glossary(&mut self, file: &Path, enabled: bool) -> Vec<Effect> {
        self.settings.enable_glossary(file, enabled);
        // One that is not used takes no memory, and one that is switched on again is read as it is then.
        self.added.states.remove(file);
        self.own_changed()
    }

    pub(super) fn remove_glossary(&mut self, file: &Path) -> Vec<Effect> {
        self.settings.forget_glossary(file);
        self.added.states.remove(file);
        self.added.awaited.remove(file);
        self.own_changed()
    }

    /// Opens the first article among these files and adds the glossaries.
    pub(super) fn open_paths(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        if paths.iter().any(|path| is_either(path)) {
            return vec![Effect::TellApart(paths)];
        }
        let (glossaries, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_glossary(path));
        self.open_told(&glossaries, articles)
    }

    /// Opens the first of these articles and adds the glossaries.
    pub(super) fn open_told(&mut self, glossaries: &[PathBuf], articles: Vec<PathBuf>) -> Vec<Effect> {
        self.add_glossaries(glossaries);
        // One window shows one article; the others are at hand next to the recent files.
        let mut articles = articles.into_iter();
        let Some(first) = articles.next() else { return self.something_to_read(None) };
        self.put_at_hand(articles);
        self.load(self.origin_of(first))
    }
}

/// Whether a file is opened as a glossary rather than as an article, by its name.
pub fn is_glossary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| kind_of(&name.to_string_lossy()).is_some())
}

/// Whether a file may be a glossary as well as an article, as far as its name tells.
pub fn is_either(path: &Path) -> bool {
    is_glossary(path) && path.file_name().is_some_and(|name| FileType::of(&name.to_string_lossy()).is_some())
}

/// The file that stands for a glossary of several.
fn main_path(path: &Path) -> PathBuf {
    match path.file_name().and_then(|name| name.to_str()) {
        Some(name) => path.with_file_name(main_file(name)),
        None => path.to_owned(),
    }
}
