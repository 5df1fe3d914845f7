//! The file of the article on screen: how it is read, and what becomes of it.

use std::path::{Path, PathBuf};

use super::renew::LostPosition;
use super::{
    Action, Document, Effect, FileFacts, FileOverrides, ImportConfig, LoadJob, OpenError, Origin, Purpose,
    ReadAgain, Reader, ToldEncoding, WatchJob,
};
use crate::import::{Format, Options};
use crate::text::decode::{How, Preview, candidates, previews};

/// The choice of the encoding that the file on screen is read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingChoice {
    /// Distinguishes it from the one before.
    pub number: u64,
    /// The file's first lines in the encodings that are plausible, best first.
    pub previews: Vec<Preview>,
    /// Index of the one that it is read in.
    pub current: Option<usize>,
    /// Whether the user has told that one.
    pub is_told: bool,
}

/// That an encoding is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The encoding's name.
    pub name: &'static str,
    /// Whether the user has told it.
    pub is_told: bool,
}

/// What the session keeps of the file on screen.
#[derive(Debug, Default)]
pub(super) struct FileState {
    /// Whether the user has seen that the encoding is in doubt.
    pub is_banner_dismissed: bool,
    /// The file that is being read, and how the user wants it read from now on.
    pub trying: Option<(Origin, FileOverrides)>,
    /// The file, if it has changed while something was being read.
    pub changed: Option<PathBuf>,
    /// Whether it is being read again.
    pub rereading: bool,
    /// Whether the user has asked for what is being read to be read again, and is to be told that it was.
    pub is_reload_asked: bool,
    /// A place that was lost in a later version.
    pub lost: Option<LostPosition>,
}

impl Reader {
    /// How an article is to be read.
    pub fn import_config(&self, origin: &Origin) -> ImportConfig {
        self.overrides(origin).decided(self.settings.keep_lines)
    }

    /// The file on screen, if the article comes from one; that of a pasted text is Moyue's own.
    pub fn file(&self) -> Option<&Path> {
        self.document.as_ref()?.origin.path()
    }

    /// The file on screen, if it is one of the user's.
    pub(super) fn users_file(&self) -> Option<&Path> {
        match &self.document.as_ref()?.origin {
            Origin::File(path) => Some(path),
            Origin::Bundled(_) | Origin::Pasted(_) => None,
        }
    }

    /// Whether an action means something for the article on screen; others are not offered.
    pub fn offers(&self, action: Action) -> bool {
        let format = self.file().and(self.document.as_ref()).map(|document| document.format);
        match action {
            Action::ChooseEncoding => format.is_some(),
            Action::WholePage => format == Some(Format::Html),
            Action::KeepLines => format == Some(Format::Plain),
            Action::SaveCopy => self.document.is_some(),
            Action::NextFile => self.neighbour(true).is_some(),
            Action::PreviousFile => self.neighbour(false).is_some(),
            Action::Undo => self.to_undo().is_some(),
            Action::Redo => self.to_redo().is_some(),
            _ => true,
        }
    }

    /// Whether what an action turns on and off is on.
    pub fn is_on(&self, action: Action) -> bool {
        let Some(document) = &self.document else { return false };
        let Options { whole_page, keep_lines } = self.import_config(&document.origin).options;
        match action {
            Action::WholePage => whole_page,
            Action::KeepLines => keep_lines,
            _ => false,
        }
    }

    /// Whether the encoding of the file on screen is in doubt, and the user has not said that it is right.
    pub fn doubt(&self) -> Option<Doubt> {
        let document = self.document.as_ref().filter(|document| document.encoding.is_doubtful)?;
        if self.file_state.is_banner_dismissed || self.file().is_none() {
            return None;
        }
        let content = document.file.as_ref().map(|file| file.fingerprint);
        let told = self.overrides(&document.origin).encoding;
        let is_told = document.encoding.how == How::Told;
        let is_sure = is_told && told.is_some_and(|told| Some(told.content) == content);
        (!is_sure).then_some(Doubt { name: document.encoding.name, is_told })
    }

    /// Opens the choice of an encoding.
    pub(super) fn choose_encoding(&mut self) {
        let Some(document) = self.document.as_ref().filter(|_| self.offers(Action::ChooseEncoding)) else {
            return;
        };
        let sample = document.file.as_ref().map_or(&[][..], |file| &file.sample);
        let encoding = &document.encoding;
        let ranked = match encoding.candidates.len() {
            0 | 1 => candidates(sample),
            _ => encoding.candidates.clone(),
        };
        let mut names = ranked;
        if !names.contains(&encoding.name) {
            names.insert(0, encoding.name);
        }
        let previews = previews(sample, &names, document.format == Format::Html);
        let current = previews.iter().position(|preview| preview.name == encoding.name);
        let is_told = encoding.how == How::Told;
        self.choices += 1;
        self.encoding_choice = Some(EncodingChoice { number: self.choices, previews, current, is_told });
    }

    /// Reads the file on screen in an encoding that the user tells; none finds it out again.
    pub(super) fn read_in(&mut self, name: Option<&'static str>) -> Vec<Effect> {
        self.encoding_choice = None;
        let Some(document) = self.document.as_ref().filter(|_| self.file().is_some()) else {
            return Vec::new();
        };
        let content = document.file.as_ref().map_or(0, |file| file.fingerprint);
        let encoding = name.map(|name| ToldEncoding { name: name.to_owned(), content });
        let overrides = FileOverrides { encoding, ..self.overrides(&document.origin) };
        self.read_again_with(overrides)
    }

    /// Turns what an action turns on and off.
    pub(super) fn turn(&mut self, action: Action) -> Vec<Effect> {
        let Some(document) = self.document.as_ref().filter(|_| self.offers(action)) else {
            return Vec::new();
        };
        let mut overrides = self.overrides(&document.origin);
        let on = !self.is_on(action);
        match action {
            Action::WholePage => overrides.whole_page = on,
            Action::KeepLines => overrides.keep_lines = Some(on).filter(|on| *on != self.settings.keep_lines),
            _ => return Vec::new(),
        }
        self.read_again_with(overrides)
    }

    /// Sets how plain texts are read of which the user has said nothing, and reads the one on screen again.
    pub(super) fn set_keep_lines(&mut self, keep_lines: bool) -> Vec<Effect> {
        let origin = self.document.as_ref().map(|document| document.origin.clone());
        let before = origin.as_ref().map(|origin| self.import_config(origin));
        self.settings.keep_lines = keep_lines;
        match origin.filter(|_| self.offers(Action::KeepLines)) {
            Some(origin) if before != Some(self.import_config(&origin)) => self.load(origin),
            _ => Vec::new(),
        }
    }

    /// The encoding that the file is read in is right.
    pub(super) fn confirm_encoding(&mut self) {
        let Some(document) = &self.document else { return };
        if let (Some(path), Some(file)) = (document.origin.path(), &document.file) {
            let name = document.encoding.name.to_owned();
            let encoding = Some(ToldEncoding { name, content: file.fingerprint });
            let overrides = FileOverrides { encoding, ..self.settings.overrides_of(path) };
            self.settings.remember_overrides(path, overrides);
        }
        self.file_state.is_banner_dismissed = true;
    }

    /// The user has seen what the banner says.
    pub(super) fn dismiss_banner(&mut self) {
        // What became of the file is said first.
        if self.reload_error.take().is_none() {
            self.file_state.is_banner_dismissed = true;
        }
    }

    /// What was said of how an article is to be read, or is being tried.
    fn overrides(&self, origin: &Origin) -> FileOverrides {
        match (&self.file_state.trying, origin) {
            (Some((tried, overrides)), _) if tried == origin => overrides.clone(),
            (_, origin) => origin.path().map(|path| self.settings.overrides_of(path)).unwrap_or_default(),
        }
    }

    /// Reads the file on screen in another way, which is remembered when that succeeds.
    fn read_again_with(&mut self, overrides: FileOverrides) -> Vec<Effect> {
        let Some(origin) = self.document.as_ref().map(|document| document.origin.clone()) else {
            return Vec::new();
        };
        self.file_state.trying = Some((origin.clone(), overrides));
        self.load(origin)
    }

    /// An article was read, or not: so what was tried for it is remembered, or not.
    pub(super) fn end_trying(&mut self, origin: &Origin, succeeded: bool) {
        let Some((tried, overrides)) = self.file_state.trying.take_if(|(tried, _)| tried == origin) else {
            return;
        };
        if let (Some(path), true) = (tried.path(), succeeded) {
            self.settings.remember_overrides(path, overrides);
        }
    }

    /// Another article is on screen: what was known of the file before is of no use.
    pub(super) fn forget_file(&mut self) {
        self.encoding_choice = None;
        self.reload_error = None;
        self.forget_pictures();
        self.file_state = FileState::default();
    }

    /// A file has changed on disk; when it is on screen, it is to be read again.
    pub(super) fn file_changed(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.file() != Some(&path) {
            return Vec::new();
        }
        if self.loading.is_some() {
            // It may be what is being read, and half of it was read before the change.
            self.file_state.changed = Some(path);
            return Vec::new();
        }
        let Some(origin) = self.document.as_ref().map(|document| document.origin.clone()) else {
            return Vec::new();
        };
        self.file_state.rereading = true;
        let again = Some(ReadAgain { known: self.fingerprint() });
        vec![Effect::Load(Box::new(LoadJob { again, ..self.load_job(origin) }))]
    }

    /// What happened to the file on screen while something else was being read.
    pub(super) fn changed_meanwhile(&mut self) -> Vec<Effect> {
        match self.file_state.changed.take() {
            Some(path) if self.loading.is_none() => self.file_changed(path),
            _ => Vec::new(),
        }
    }

    /// The file on screen was read again because it has changed.
    pub(super) fn reread(
        &mut self,
        origin: &Origin,
        result: Result<Box<Document>, OpenError>,
    ) -> Vec<Effect> {
        if !self.document.as_ref().is_some_and(|document| document.origin == *origin) {
            return Vec::new();
        }
        self.file_state.rereading = false;
        match result {
            Ok(document) => return self.renewed(document),
            Err(OpenError::Unchanged) => self.reload_error = None,
            Err(OpenError::Cancelled) => {}
            Err(error) => self.reload_error = Some(error),
        }
        Vec::new()
    }

    /// Changes of the file on screen are to be heard of.
    pub(super) fn watch(&mut self) -> Option<Effect> {
        let file = self.file();
        let pictures = self.document.as_ref().map(|document| &*document.picture_files);
        let paths = || pictures.unwrap_or_default().iter().map(|file| &file.path);
        let is_same =
            |watched: &WatchJob| Some(watched.file.as_path()) == file && watched.pictures.iter().eq(paths());
        if self.watched.as_ref().map_or(file.is_none(), is_same) {
            return None;
        }
        let stamp = || self.document.as_ref()?.file.as_ref()?.stamp;
        let pictures = paths().cloned().collect();
        self.watched = file.map(|file| WatchJob { file: file.to_owned(), stamp: stamp(), pictures });
        Some(Effect::Watch(self.watched.clone()))
    }

    /// What is read when an article is, as everything is set now.
    pub(super) fn load_job(&self, origin: Origin) -> LoadJob {
        let is_shown = self.document.as_ref().is_some_and(|document| document.origin == origin);
        LoadJob {
            import_config: self.import_config(&origin),
            own: self.own.clone(),
            conversion: self.settings.conversion,
            place: if is_shown { self.position } else { self.known_place(&origin) },
            origin,
            again: None,
        }
    }

    /// What the content of the file on screen was when it was read.
    fn fingerprint(&self) -> Option<u64> {
        let file: Option<&FileFacts> = self.document.as_ref()?.file.as_ref();
        file.map(|file| file.fingerprint)
    }

    /// Asks where a copy of the article is to be written.
    pub(super) fn save_copy(&mut self) -> Vec<Effect> {
        if self.offers(Action::SaveCopy) { self.ask_for_file(Purpose::SaveCopy) } else { Vec::new() }
    }
}
