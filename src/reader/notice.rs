//! What the user should know.

use std::path::PathBuf;

use super::{
    Draft, FaceProblem, OpenError, Origin, PasteError, PictureProblem, Purpose, RewriteError, SettingsError,
    TermChange,
};
use crate::dictionary::GlossaryWarning;
use crate::open_error::SystemError;

/// A notice on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Tells notices apart.
    pub id: u64,
    /// What it says.
    pub kind: NoticeKind,
}

/// What a notice says; the screen finds the words.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// An article could not be opened.
    Refused {
        /// What was asked for.
        origin: Origin,
        /// Why not.
        error: OpenError,
    },
    /// Nothing was pasted.
    NotPasted(PasteError),
    /// Another window could not be opened, for this reason.
    NoNewWindow(SystemError),
    /// The system offers no file dialog; what it was asked for.
    NoDialog(Purpose),
    /// The file dialog broke down; what it was asked for.
    DialogFailed(Purpose),
    /// A link of a kind that is never opened.
    LinkRefused(String),
    /// A link within the article to a name that is not in it.
    LeadsNowhere(String),
    /// No browser could be started for this address.
    NoBrowser(String),
    /// The settings could not be read and were put aside under this name.
    SettingsPutAside(String),
    /// The settings come from a newer version and were put aside under this name.
    SettingsFromTheFuture(String),
    /// The settings cannot be written, for this reason.
    SettingsNotWritten(SaveError),
    /// The settings were written to a file of this name.
    SettingsExported(String),
    /// The settings of a file were put in the place of those in use.
    SettingsImported {
        /// Whether that made a difference.
        is_changed: bool,
        /// The fields that were not understood.
        ignored: Vec<String>,
    },
    /// The settings of a file were not taken.
    SettingsRefused {
        /// The file.
        file: PathBuf,
        /// Why not.
        error: SettingsError,
    },
    /// Finding the terms in the article broke down.
    TermsNotMarked,
    /// Finding in the article broke down.
    FindCrashed,
    /// The user's terms could not be read and were put aside under this name.
    TermsPutAside(String),
    /// The user's terms come from a newer version and were put aside under this name.
    TermsFromTheFuture(String),
    /// The user's terms cannot be written, for this reason.
    TermsNotWritten(SaveError),
    /// The terms of a file were brought in.
    TermsImported {
        /// How many the user did not have, or has in another version now.
        changed: usize,
        /// How many they had as they are.
        same: usize,
    },
    /// Something was done to terms that can be undone.
    TermChanged(TermChange),
    /// Something that was done to terms was undone.
    TermChangeUndone(TermChange),
    /// Something that was undone was done again.
    TermChangeRedone(TermChange),
    /// The form of a term was closed with something in it that was not saved.
    DraftClosed(Box<Draft>),
    /// A term was not written into the article's file.
    ArticleNotSaved {
        /// The file.
        file: PathBuf,
        /// Why not.
        error: RewriteError,
    },
    /// The user's terms were written to a file of this name.
    TermsExported(String),
    /// There are no terms to write to a file.
    NoOwnTerms,
    /// A copy of the article was written to a file of this name.
    CopySaved(String),
    /// No copy of the article was written.
    CopyNotSaved(CopyError),
    /// An image could not be put into the clipboard.
    PictureNotCopied,
    /// An image of the article could not be read, for this reason.
    PictureNotTaken(PictureProblem),
    /// An image was written to a file of this name.
    PictureSaved(String),
    /// A glossary of another program was added.
    GlossaryAdded {
        /// What it is called.
        name: String,
        /// How many entries it has.
        entries: usize,
        /// What was left out.
        warnings: Vec<GlossaryWarning>,
    },
    /// A glossary of another program could not be read.
    GlossaryRefused {
        /// Its file.
        file: PathBuf,
        /// Why not.
        error: OpenError,
    },
    /// A face that was chosen is not used.
    FaceNotUsed(FaceProblem),
    /// The article could not be converted.
    NotConverted,
    /// Something was copied.
    Copied,
    /// A table could not be put into the clipboard.
    TableNotCopied,
    /// Nothing was copied: it is more than the clipboard of the system can hand over.
    TooLongToCopy {
        /// How long it is.
        characters: usize,
    },
    /// The article was read again, as the user had asked.
    Reloaded,
}

impl NoticeKind {
    /// Whether it has a button that undoes what was done last.
    pub const fn offers_undo(&self) -> bool {
        match self {
            Self::TermChanged(_) => true,
            Self::TermsImported { changed, .. } => *changed > 0,
            Self::SettingsImported { is_changed, .. } => *is_changed,
            _ => false,
        }
    }
}

/// Why the settings or the user's terms were not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The system did not do it.
    System {
        /// Why not.
        error: SystemError,
        /// Where it was to be saved, if it came that far.
        file: Option<PathBuf>,
    },
    /// The system has no folder for settings.
    NoFolder {
        /// The environment variable that can name one.
        variable: &'static str,
    },
}

/// Why a copy of an article was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyError {
    /// The name does not end in one of those that say the format.
    NoFormat(PathBuf),
    /// It would have taken the place of the file that is open.
    IsOpen(PathBuf),
    /// The system did not let it be written.
    NotWritten {
        /// Why not.
        error: SystemError,
        /// Where it was to be written.
        file: PathBuf,
    },
    /// Writing it met a mistake in Moyue.
    Crashed,
}
