//! What a person or the shell can ask of a reading session, and what it asks of the shell.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::own::Choice;
use super::{
    CopiedText, CopyError, Document, FindCommand, Language, Marked, NoticeKind, Origin, OwnTerm, OwnTerms,
    ReadGlossary, Refusal, Search, Shown, TermOrder, ThemeChoice, Typography, Underline, WantedPicture,
};
use crate::article::Anchor;
use crate::text::convert::Conversion;

/// A request to a reading session.
#[derive(Debug)]
pub enum Command {
    /// Something with a name, a shortcut and a place in a menu.
    Do(Action),
    /// Open the first article among these files and list the others among the recent ones; files of glossaries are
    /// added.
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
    /// A file has changed on disk.
    FileChanged(PathBuf),
    /// The file on screen was read again because it has changed, or refused, or it is the same as before.
    Reread {
        /// What was read.
        origin: Origin,
        /// What became of it.
        result: Result<Box<Document>, Refusal>,
    },
    /// Read the file on screen in this encoding from now on; none finds it out.
    ReadIn(Option<&'static str>),
    /// The encoding that the file on screen is read in is right.
    ConfirmEncoding,
    /// Give up choosing an encoding.
    DropEncodingChoice,
    /// The person has seen what the banner says.
    DismissBanner,
    /// Set whether cut lines of plain texts stay as they are.
    SetKeepLines(bool),
    /// A copy of the article was written to this file, or not.
    CopySaved(Result<PathBuf, CopyError>),
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
    /// Find in the article.
    Find(FindCommand),
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
    /// Add a term of the person's own, and select it.
    AddTerm(OwnTerm),
    /// Put another in the place of one of the person's terms, and select it.
    EditTerm {
        /// Index among the glossary's entries.
        entry: usize,
        /// What takes its place.
        term: OwnTerm,
    },
    /// Take one of the person's terms away, by its index among the glossary's entries.
    RemoveTerm(usize),
    /// Note whether the person knows a term.
    MarkKnown {
        /// Index among the glossary's entries.
        entry: usize,
        /// Whether they do.
        known: bool,
    },
    /// Put these in the place of all of the person's terms.
    SetOwnTerms(OwnTerms),
    /// Begin a term of the person's own with this name.
    DraftTerm(String),
    /// Begin to change one of the person's terms, by its index among the glossary's entries.
    DraftEdit(usize),
    /// Give up the term that is being written.
    DropDraft,
    /// A file of terms was read, or refused.
    TermsRead {
        /// Where it is.
        path: PathBuf,
        /// Its terms.
        result: Result<Vec<OwnTerm>, Refusal>,
    },
    /// Bring the terms of a file together with the person's, each conflict as chosen; none gives the file up.
    Merge(Option<Vec<Choice>>),
    /// Add the glossaries of other programs in these files.
    AddGlossaries(Vec<PathBuf>),
    /// A glossary of another program was read, or refused.
    GlossaryRead {
        /// Its file.
        file: PathBuf,
        /// What became of it.
        result: Result<ReadGlossary, Refusal>,
    },
    /// Use an added glossary or leave it alone.
    EnableGlossary {
        /// Its file.
        file: PathBuf,
        /// Whether it is used.
        enabled: bool,
    },
    /// Take an added glossary away.
    RemoveGlossary(PathBuf),
    /// The terms of a long article were found.
    Marked(Box<Marked>),
    /// Set the theme.
    SetTheme(ThemeChoice),
    /// Set the interface's language; none follows the system.
    SetLanguage(Option<Language>),
    /// Set the text size in pt.
    SetTextSize(f32),
    /// Set how lines are set.
    SetTypography(Typography),
    /// Set which uses of terms are underlined.
    SetUnderline(Underline),
    /// Set what the glossary's terms are ordered by.
    SetTermOrder(TermOrder),
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
    /// Follow a link: to a place in the article, another article, or an address for the system's browser.
    OpenLink(String),
    /// These images are on the screen or near it and not there yet, in the order in which they are needed; others that
    /// were wanted before are not.
    WantPictures(Vec<WantedPicture>),
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
    /// Write the article to a file, in any of the formats.
    SaveCopy,
    /// Choose the encoding that the file is read in.
    ChooseEncoding,
    /// Show a web page whole, or the article in it.
    WholePage,
    /// Keep the lines of a plain text as they are, or join those that were cut.
    KeepLines,
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
    /// Add a term of the person's own.
    AddTerm,
    /// Add a glossary of another program.
    AddGlossary,
    /// Bring in the terms of a file.
    ImportTerms,
    /// Write the person's terms to a file.
    ExportTerms,
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
    pub const ALL: [Self; 35] = [
        Self::Open,
        Self::Reload,
        Self::SaveCopy,
        Self::ChooseEncoding,
        Self::WholePage,
        Self::KeepLines,
        Self::OpenFirstArticle,
        Self::OpenGuide,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::FocusGlossary,
        Self::ToggleOutline,
        Self::ToggleGlossary,
        Self::AddTerm,
        Self::AddGlossary,
        Self::ImportTerms,
        Self::ExportTerms,
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
    /// Ask for glossaries of other programs, and add them.
    AddGlossary,
    /// Ask for a file of terms, and read it.
    ImportTerms,
    /// Ask for the name of a file, and write the person's terms to it.
    ExportTerms,
    /// Read an article; an earlier reading is given up.
    Load(Origin),
    /// Read the file on screen again, quietly: when it is what it was ([`super::Reader::fingerprint`]), nothing is to be
    /// done, and while it is refused an editor may be in the middle of writing it.
    Reread(Origin),
    /// Ask for the name of a file, and write the article on screen to it.
    SaveCopy,
    /// Carry out the conversion of the article on screen ([`super::Reader::conversion_work`]).
    Convert,
    /// Give up reading.
    CancelLoading,
    /// Search in the article; an earlier search is given up.
    Find(Box<Search>),
    /// Give up searching, and let go of the article.
    StopFinding,
    /// Find the terms of the article on screen on another thread: what [`super::Reader::marking`] gives.
    MarkTerms,
    /// Open an address in the system's browser.
    OpenLink(String),
    /// Read these images of the article on screen, in this order; earlier ones that are not among them are given up.
    ReadPictures(Vec<WantedPicture>),
    /// Search the web for a name in the system's browser.
    SearchWeb(String),
    /// The interface's language was set.
    LanguageChanged,
    /// Full screen and back.
    ToggleFullScreen,
}
