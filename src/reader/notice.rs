//! What the person should know.

use super::{Origin, Refusal};

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
        refusal: Refusal,
    },
    /// The system offers no file dialog.
    NoDialog,
    /// The file dialog broke down.
    DialogFailed,
    /// A link of a kind that is never opened.
    LinkRefused(String),
    /// No browser could be started for this address.
    NoBrowser(String),
    /// The settings could not be read and were put aside under this name.
    SettingsPutAside(String),
    /// The settings come from a newer version and were put aside under this name.
    SettingsFromTheFuture(String),
    /// The settings cannot be written, for this reason.
    SettingsNotWritten(String),
    /// The article could not be converted.
    NotConverted,
    /// Something was copied.
    Copied,
}
