//! What can be asked of a reading session.

use std::path::PathBuf;

use strum::VariantArray;

use super::own::Choice;
use super::{
    ChosenFace, CopiedTable, Draft, FindCommand, JudgedForm, NoticeKind, Origin, Outcome, OwnTerm,
    PasteSource, PictureCommand, Room, Setting, Verdict,
};
use crate::article::Anchor;
use crate::fonts::FacePart;
use crate::glossary::{EntryId, OccurrenceId};

/// A request to a reading session.
#[derive(Debug)]
pub enum Command {
    /// Something with a name, a shortcut and a place in a menu.
    Do(Action),
    /// Begin with the first article among these files, or with the standard input where it is among them
    /// ([`crate::article::STANDARD_INPUT`]); without any, with what was read last.
    Start(Vec<PathBuf>),
    /// Open the first article among these files and list the others among the recent ones; files of glossaries are
    /// added.
    OpenPaths(Vec<PathBuf>),
    /// Open a file in a window of its own.
    OpenInNewWindow(PathBuf),
    /// Open an article, wherever it comes from.
    Open(Origin),
    /// Read the file on screen in this encoding from now on; none finds it out.
    ReadIn(Option<&'static str>),
    /// The encoding that the file on screen is read in is right.
    ConfirmEncoding,
    /// Give up choosing an encoding.
    DropEncodingChoice,
    /// The user has seen what the banner says.
    DismissBanner,
    /// Stop reading the file that is being read.
    CancelLoading,
    /// The view was scrolled.
    Scrolled {
        /// The place at its top.
        anchor: Anchor,
        /// How much of the article is read: 0 at its top, 1 where its end is in view.
        progress: f32,
    },
    /// The window has room for this next to the text.
    MakeRoom(Room),
    /// Take the pane away that lies over the text.
    ClosePane,
    /// Go to a place and remember this one.
    GoTo(Anchor),
    /// Bring a place into view and remember this one.
    Show(Anchor),
    /// Find in the article.
    Find(FindCommand),
    /// Look something up in the glossary.
    LookUp(String),
    /// Select a glossary entry, or none.
    SelectTerm(Option<EntryId>),
    /// Select a glossary entry by one of its occurrences in the text.
    SelectOccurrence(OccurrenceId),
    /// Go to an entry's next or previous occurrence.
    StepOccurrence {
        /// The entry.
        entry: EntryId,
        /// Next rather than previous.
        forward: bool,
    },
    /// Add a term of the user's own, and select it.
    AddTerm(OwnTerm),
    /// Put another in the place of one of the user's terms, and select it.
    EditTerm {
        /// The entry that it is.
        entry: EntryId,
        /// What takes its place.
        term: OwnTerm,
    },
    /// Take one of the user's terms away.
    RemoveTerm(EntryId),
    /// Note whether the user knows a term.
    MarkKnown {
        /// The entry.
        entry: EntryId,
        /// Whether they do.
        known: bool,
    },
    /// Note what the user says of a word that is like a term, as the text was written.
    JudgeForm {
        /// The term's entry.
        entry: EntryId,
        /// The word.
        form: String,
        /// What they say.
        verdict: Verdict,
    },
    /// What was said of a word in one article counts in all.
    JudgeEverywhere(JudgedForm),
    /// Forget what was said of words like a term.
    ForgetForms(EntryId),
    /// Begin a term of the user's own.
    DraftTerm {
        /// Its name.
        name: String,
        /// The sentence that it stands in; empty when there is none.
        example: String,
    },
    /// Begin a term of the user's own with what is known of it.
    Draft(OwnTerm),
    /// List what looks like a term and has no entry, or do not.
    OpenCandidates(bool),
    /// The place where it is listed is in view.
    WantCandidates,
    /// Put a table into the clipboard.
    CopyTable(CopiedTable),
    /// Code is in view.
    WantCodeColours {
        /// The first passage in view.
        from: usize,
    },
    /// Begin to change one of the user's terms, or one of an article that can be written.
    DraftEdit(EntryId),
    /// Write a term into the article's own file, in the place of one that is there.
    SaveIntoArticle {
        /// The entry that it is.
        entry: EntryId,
        /// What takes its place.
        term: OwnTerm,
    },
    /// Close the form of the term that is being written, which is this by now. What is new in it is kept within reach; none
    /// gives it up.
    DropDraft(Option<OwnTerm>),
    /// Go on to write a term whose form was closed.
    ResumeDraft(Box<Draft>),
    /// Begin or end to pick other names of the term that is being written in the article.
    PickAliases(bool),
    /// A name was picked in the article.
    PickAlias(String),
    /// Bring the terms of a file together with the user's, each conflict as chosen; none gives the file up.
    Merge(Option<Vec<Choice>>),
    /// Add the glossaries of other programs in these files.
    AddGlossaries(Vec<PathBuf>),
    /// Use an added glossary or leave it alone.
    EnableGlossary {
        /// Its file.
        file: PathBuf,
        /// Whether it is used.
        enabled: bool,
    },
    /// Take an added glossary away.
    RemoveGlossary(PathBuf),
    /// Follow a link: to a place in the article, another article, or an address for the system's browser.
    OpenLink(String),
    /// Do something with the images of the article.
    Picture(PictureCommand),
    /// Search the web for a name in the system's browser.
    SearchWeb(String),
    /// Open what is pasted as an article.
    Paste(PasteSource),
    /// Take a file off the recent ones.
    ForgetRecent(PathBuf),
    /// Take a pasted text away for good.
    DropPasted(PathBuf),
    /// Tell the user something.
    Notify(NoticeKind),
    /// The user has seen it.
    DismissNotice(u64),
    /// Set a part of the page, in the language of the article, in this face; in the kind of face for all languages when
    /// none.
    ChooseFace {
        /// The part.
        part: FacePart,
        /// The face.
        face: Option<ChosenFace>,
    },
    /// Choose the file of a font for a part of the page.
    AskForFace(FacePart),
    /// List the families that the system has.
    ListFaces,
    /// These families are on the screen and their names are to be shown in them; others that were wanted before are not.
    WantFaceSamples(Vec<String>),
    /// Set something.
    Set(Setting),
    /// Hear what came of a job.
    Hear(Outcome),
}

/// What a reading session does that has a name, an icon, a shortcut and a place in a menu; in the order in which all
/// commands are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Action {
    /// Choose a file to open.
    Open,
    /// Open what is in the clipboard.
    Paste,
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
    /// Find in the article.
    Find,
    /// To the next hit.
    FindNext,
    /// To the previous hit.
    FindPrevious,
    /// Search the glossary.
    FocusGlossary,
    /// Show or hide the outline.
    ToggleOutline,
    /// Show or hide the glossary.
    ToggleGlossary,
    /// Add a glossary of another program.
    AddGlossary,
    /// Bring in the terms of a file.
    ImportTerms,
    /// Write the user's terms to a file.
    ExportTerms,
    /// Undo what was done last to terms.
    Undo,
    /// Do again what was undone last.
    Redo,
    /// One point larger.
    LargerText,
    /// One point smaller.
    SmallerText,
    /// The default size.
    ResetTextSize,
    /// System, light, sepia, dark.
    NextTheme,
    /// To the section after.
    NextSection,
    /// To the section before.
    PreviousSection,
    /// The next article in the folder.
    NextFile,
    /// The one before.
    PreviousFile,
    /// To where the user was before a jump.
    Back,
    /// And there again.
    Forward,
    /// Put the settings of a file in the place of those in use.
    ImportSettings,
    /// Write the settings to a file.
    ExportSettings,
    /// Another window.
    NewWindow,
    /// Full screen and back.
    FullScreen,
    /// Close the window.
    CloseWindow,
}
