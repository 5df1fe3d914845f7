//! What was pasted: it is kept in files of Moyue's own until the user saves it or takes it away.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use super::{DesktopRequest, Effect, NoticeKind, OpenError, Origin, Reader, Recent};
use crate::article::PastedAt;
use crate::open_error::SystemError;

/// What is known of pasted texts.
#[derive(Debug, Default)]
pub struct PastedTexts {
    /// Those that are kept, by their files.
    pub kept: Vec<Recent>,
    /// The folder that they are kept in, if there is one.
    pub folder: Option<PathBuf>,
    /// Today's date in local time, as ISO 8601 writes it; empty until it is known.
    pub today: String,
    /// Whether something is being pasted.
    pub is_pasting: bool,
    /// The pasted text that is being saved, and the file that it is saved to.
    saving: Option<(PathBuf, PathBuf)>,
}

/// Pasted texts as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTexts {
    /// Their files.
    pub kept: Vec<Recent>,
    /// Today's date in local time, as ISO 8601 writes it.
    pub today: String,
}

/// Where something is pasted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteSource {
    /// The clipboard; the text is what the window was handed of it already.
    Clipboard {
        /// The text.
        text: Option<String>,
    },
    /// The standard input.
    StandardInput,
}

/// Why nothing was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteError {
    /// There is nothing to read in the clipboard.
    Empty,
    /// There is an image in the clipboard, and no text.
    Image,
    /// The clipboard cannot be read from here, but perhaps by the window.
    AskTheWindow,
    /// The clipboard cannot be read.
    NoClipboard,
    /// The text could not be kept.
    NotKept {
        /// Why not.
        error: SystemError,
        /// Where it was to be kept.
        file: PathBuf,
    },
    /// The system has no folder for data.
    NoFolder {
        /// The environment variable that can name one.
        variable: &'static str,
    },
    /// It is no article.
    Refused(OpenError),
}

impl Reader {
    /// The articles at hand: files that have not been shown yet, then recent files and pasted texts, newest first.
    pub fn recent_articles(&self) -> Vec<Origin> {
        let recent = self.settings.recent.iter().filter(|recent| !self.is_at_hand(&recent.file));
        let files = recent.map(|recent| (recent.opened, Origin::File(recent.file.clone())));
        let kept = self.pasted.kept.iter();
        let pasted = kept.map(|kept| (kept.opened, Origin::Pasted(kept.file.clone())));
        let mut dated: Vec<_> = files.chain(pasted).collect();
        dated.sort_by_key(|(time, _)| Reverse(*time));
        self.at_hand().chain(dated.into_iter().map(|(_, origin)| origin)).collect()
    }

    /// Where a file's article comes from: a pasted text may be opened by its file.
    pub(super) fn origin_of(&self, file: PathBuf) -> Origin {
        let is_kept = file.parent().is_some() && file.parent() == self.pasted.folder.as_deref();
        if is_kept && PastedAt::of(&file).is_some() { Origin::Pasted(file) } else { Origin::File(file) }
    }

    pub(super) fn paste(&mut self, source: PasteSource) -> Vec<Effect> {
        self.pasted.is_pasting = true;
        vec![Effect::Paste(source)]
    }

    /// Gives up what is being pasted.
    pub(super) fn cancel_pasting(&mut self) -> Vec<Effect> {
        if !std::mem::take(&mut self.pasted.is_pasting) {
            return Vec::new();
        }
        let mut effects = vec![Effect::CancelPasting];
        effects.extend(self.something_to_read(None));
        effects
    }

    /// Something was pasted into a file, or not.
    pub(super) fn pasted(&mut self, result: Result<PathBuf, PasteError>) -> Vec<Effect> {
        self.pasted.is_pasting = false;
        match result {
            Ok(path) => {
                let mut effects = self.load(Origin::Pasted(path));
                effects.push(Effect::ListPasted);
                effects
            }
            Err(PasteError::AskTheWindow) => vec![Effect::Ask(DesktopRequest::Paste)],
            Err(error) => {
                self.notify(NoticeKind::NotPasted(error));
                self.something_to_read(None)
            }
        }
    }

    pub(super) fn take_kept(&mut self, KeptTexts { kept, today }: KeptTexts) {
        (self.pasted.kept, self.pasted.today) = (kept, today);
    }

    /// Takes a pasted text away for good.
    pub(super) fn drop_pasted(&mut self, path: &Path) -> Vec<Effect> {
        self.pasted.kept.retain(|kept| kept.file != path);
        self.settings.forget_file(path);
        vec![Effect::DropPasted(path.to_owned())]
    }

    /// The article on screen is being saved to a file.
    pub(super) fn saving_to(&mut self, file: &Path) {
        let pasted = match self.document.as_ref().map(|document| &document.origin) {
            Some(Origin::Pasted(path)) => Some(path.clone()),
            _ => None,
        };
        self.pasted.saving = pasted.map(|pasted| (pasted, file.to_owned()));
    }

    /// A copy was written. That of a pasted text takes its place: it is a file from now on.
    pub(super) fn copy_saved(&mut self, path: PathBuf) -> Vec<Effect> {
        self.notify(NoticeKind::CopySaved(path.display().to_string()));
        let is_on_screen =
            |pasted: &Path| self.on_screen().is_some_and(|origin| origin.path() == Some(pasted));
        match &self.pasted.saving {
            Some((pasted, file)) if *file == path && is_on_screen(pasted) => self.load(Origin::File(path)),
            _ => {
                self.pasted.saving = None;
                Vec::new()
            }
        }
    }

    /// An article was read. Where a pasted text was saved to it, all that belonged to that goes over to it.
    pub(super) fn settle_saved(&mut self, origin: &Origin) -> Vec<Effect> {
        let Some((pasted, file)) = self.pasted.saving.take() else { return Vec::new() };
        let from = Origin::Pasted(pasted.clone());
        if origin.path() != Some(&file) || self.on_screen() != Some(&from) {
            return Vec::new();
        }
        self.own.move_scope(&from, origin);
        self.settings.remember_place(&file, self.position);
        // It is another file now, and where it was pasted is no place to go back to.
        self.document = None;
        self.drop_pasted(&pasted)
    }

    fn on_screen(&self) -> Option<&Origin> {
        self.document.as_ref().map(|document| &document.origin)
    }
}
