//! What a person or the shell can ask of a reading session, and what it asks of the shell.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{CopiedText, Document, Language, NoticeKind, Origin, Refusal, Shown, ThemeChoice, Typography};
use crate::article::Anchor;
use crate::text::convert::Conversion;

/// A request to a reading session.
#[derive(Debug)]
pub enum Command {
    /// Something with a name, a shortcut and a place in a menu.
    Do(Action),
    /// Open the first of these files and list the others among the recent ones.
    OpenPaths(Vec<PathBuf>),
    /// Open an article, wherever it comes from.
    Open(Origin),
    /// A file was read, or refused.
    Loaded {
        /// What was asked for.
        origin: Origin,
        /// What became of it.
        result: Result<Box<Document>, Refusal>,
    },
    /// The file dialog is gone.
    DialogClosed,
    /// Stop reading the file that is being read.
    CancelLoading,
    /// The view was scrolled.
    Scrolled {
        /// The place at its top.
        anchor: Anchor,
        /// How much of the article is above its bottom, 0 to 1.
        progress: f32,
    },
    /// Go to a place and remember this one.
    GoTo(Anchor),
    /// Bring a place into view and remember this one.
    Show(Anchor),
    /// Bring a place into view without remembering this one: one of many steps of the same search.
    Glance(Anchor),
    /// Select a glossary entry, or none.
    SelectTerm(Option<usize>),
    /// Select a glossary entry by one of its uses in the text.
    SelectUse {
        /// Index among the article's terms.
        entry: usize,
        /// Index among the entry's uses.
        use_index: usize,
    },
    /// Go to an entry's next or previous use.
    StepUse {
        /// Index among the article's terms.
        entry: usize,
        /// Next rather than previous.
        forward: bool,
    },
    /// Set the theme.
    SetTheme(ThemeChoice),
    /// Set the interface's language; none follows the system.
    SetLanguage(Option<Language>),
    /// Set the text size in pt.
    SetTextSize(f32),
    /// Set how lines are set.
    SetTypography(Typography),
    /// Set the forms of Chinese that articles are shown in.
    SetConversion(Conversion),
    /// Set what is copied of an article that is shown in other forms.
    SetCopiedText(CopiedText),
    /// The article on screen was converted.
    Converted {
        /// The reader's revision when the work began.
        revision: u64,
        /// What it is shown as; none when the work broke down.
        shown: Option<Box<Shown>>,
    },
    /// The outline was resized, in pt.
    SetOutlineWidth(f32),
    /// The glossary was resized, in pt.
    SetGlossaryWidth(f32),
    /// Open an address in the system's browser.
    OpenLink(String),
    /// Search the web for a name in the system's browser.
    SearchWeb(String),
    /// Take a file off the recent ones.
    ForgetRecent(PathBuf),
    /// Which of the recent files are not there any more.
    FilesGone(BTreeSet<PathBuf>),
    /// Tell the person something, if there is something to tell.
    Notify(Option<NoticeKind>),
    /// The person has seen it.
    DismissNotice(u64),
}

/// What has a name, an icon, a shortcut and a place in a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Choose a file to open.
    Open,
    /// Read the open file again.
    Reload,
    /// Open the article of the first start.
    OpenFirstArticle,
    /// Open the guide.
    OpenGuide,
    /// Show or hide the outline.
    ToggleOutline,
    /// Show or hide the glossary.
    ToggleGlossary,
    /// Find in the article.
    Find,
    /// To the next hit.
    FindNext,
    /// To the previous hit.
    FindPrevious,
    /// Search the glossary.
    FocusGlossary,
    /// One point larger.
    LargerText,
    /// One point smaller.
    SmallerText,
    /// The default size.
    ResetTextSize,
    /// System, light, sepia, dark.
    NextTheme,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// To the section before.
    PreviousSection,
    /// To the section after.
    NextSection,
    /// To where the person was before a jump.
    Back,
    /// And there again.
    Forward,
    /// Select the whole article.
    SelectAll,
    /// Copy the selection.
    Copy,
    /// Show the settings.
    Settings,
    /// Show all commands.
    Palette,
    /// Full screen and back.
    FullScreen,
}

impl Action {
    /// Every action, in the order of the palette.
    pub const ALL: [Self; 27] = [
        Self::Open,
        Self::Reload,
        Self::OpenFirstArticle,
        Self::OpenGuide,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::FocusGlossary,
        Self::ToggleOutline,
        Self::ToggleGlossary,
        Self::LargerText,
        Self::SmallerText,
        Self::ResetTextSize,
        Self::NextTheme,
        Self::PageDown,
        Self::PageUp,
        Self::Top,
        Self::Bottom,
        Self::NextSection,
        Self::PreviousSection,
        Self::Back,
        Self::Forward,
        Self::SelectAll,
        Self::Copy,
        Self::Settings,
        Self::Palette,
        Self::FullScreen,
    ];
}

/// What the shell must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the system's file dialog.
    OpenDialog,
    /// Read an article; an earlier reading is given up.
    Load(Origin),
    /// Carry out the conversion of the article on screen ([`super::Reader::conversion_work`]).
    Convert,
    /// Give up reading.
    CancelLoading,
    /// Open an address in the system's browser.
    OpenLink(String),
    /// Search the web for a name in the system's browser.
    SearchWeb(String),
    /// The interface's language was set.
    LanguageChanged,
    /// Full screen and back.
    ToggleFullScreen,
}
