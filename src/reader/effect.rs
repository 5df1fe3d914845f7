//! What a reading session asks to be done. Each effect carries all that it takes: nobody asks the session again.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    CandidateJob, CodeJob, FaceJob, FolderJob, ImportConfig, Language, Marking, NearestJob, Origin, OwnTerm,
    OwnTerms, PasteSource, Rendition, RewriteJob, Search, Stamp, TakenPicture, WantedPicture,
};
use crate::article::{Anchor, Article};
use crate::fonts::FacePart;
use crate::text::convert::{ChineseForm, Conversion};

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read an article; an earlier reading is given up.
    Load(Box<LoadJob>),
    /// Give up reading.
    CancelLoading,
    /// Keep what is pasted in a file; an earlier pasting is given up.
    Paste(PasteSource),
    /// Give up pasting.
    CancelPasting,
    /// List the pasted texts that are kept.
    ListPasted,
    /// Take a pasted text away for good.
    DropPasted(PathBuf),
    /// Show an article in other forms of Chinese.
    Convert(Box<ConvertJob>),
    /// Find the terms of an article.
    Mark(Box<Marking>),
    /// Seek the words of a text that are most like a term; an earlier search is given up.
    SeekNearest(Box<NearestJob>),
    /// Find what looks like a term in an article; an earlier search for it is given up.
    FindCandidates(Box<CandidateJob>),
    /// Put a table into the clipboard.
    CopyTable(CopiedTable),
    /// Work out the colours of an article's code; an earlier working out is given up.
    ColourCode(CodeJob),
    /// Read a glossary of another program.
    ReadDictionary {
        /// Where it is.
        file: PathBuf,
        /// The tag of the article's language, in which the terms of a glossary in several languages are wanted.
        language: String,
    },
    /// Search in an article; an earlier search is given up.
    Find(Box<Search>),
    /// Give up searching, and let go of the article.
    StopFinding,
    /// Read images; earlier ones that are not among them are given up.
    ReadPictures(PictureJob),
    /// Read the image that is shown large; an earlier one is given up.
    ReadLargePicture(PictureJob),
    /// Play an animation from its beginning; an earlier one is given up.
    PlayPicture(PictureJob),
    /// Read the next frame of the animation that is played.
    ReadNextFrame,
    /// Play no more.
    StopPlaying,
    /// Look at all images of an article again.
    MeasurePictures(PictureJob),
    /// Put an image into the clipboard.
    CopyPicture(TakenPicture),
    /// Write an image to a file.
    SavePicture {
        /// The image.
        picture: TakenPicture,
        /// Where to.
        path: PathBuf,
    },
    /// Read the faces of a part of the page; an earlier reading of them is given up.
    ReadFaces(FaceJob),
    /// List the families that the system has.
    ListFaces,
    /// Read families to show their names in them; earlier ones that were not read are given up.
    ReadFaceSamples(Vec<String>),
    /// Write an article to a file.
    SaveCopy(CopyJob),
    /// Write the file of an article again.
    Rewrite(RewriteJob),
    /// Read the terms of a file.
    ReadTerms(PathBuf),
    /// Write terms to a file.
    WriteTerms(TermsJob),
    /// Read the settings of a file.
    ReadSettings(PathBuf),
    /// Write settings to a file.
    WriteSettings(SettingsJob),
    /// Read which articles are in a folder.
    ListFolder(FolderJob),
    /// Find out which of these files are glossaries: their names tell nothing but that they are packed.
    TellApart(Vec<PathBuf>),
    /// Find out which of these files are not there any more.
    LookForFiles(Vec<PathBuf>),
    /// Hear of changes of this file and of no other; of none when there is none.
    Watch(Option<WatchJob>),
    /// Ask the desktop for something.
    Ask(DesktopRequest),
}

/// A table for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedTable {
    /// As text: a line a row, a tab between cells.
    pub text: String,
    /// As HTML.
    pub html: String,
}

/// An article to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadJob {
    /// Where it is.
    pub origin: Origin,
    /// How it is read.
    pub import_config: ImportConfig,
    /// The terms that the user has.
    pub own: OwnTerms,
    /// The forms of Chinese that it is to be shown in.
    pub conversion: Conversion,
    /// Set where it is on the screen and has changed.
    pub again: Option<ReadAgain>,
    /// The place at which it is to be shown: a beginning that does not reach it is of no use.
    pub place: Anchor,
}

/// That an article is read again, quietly: while it is refused, an editor may be in the middle of writing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadAgain {
    /// The fingerprint of the content that is on the screen; where it is still the same nothing is to be done, and the
    /// article is [`super::OpenError::Unchanged`].
    pub known: Option<u64>,
}

impl LoadJob {
    /// An article to be read as it is, without terms of the user.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            import_config: ImportConfig::default(),
            own: OwnTerms::default(),
            conversion: Conversion::None,
            again: None,
            place: Anchor::default(),
        }
    }
}

/// An article to be shown in other forms of Chinese.
#[derive(Clone, Debug)]
pub struct ConvertJob {
    /// [`super::Revisions::shown`] when this was asked for.
    pub revision: u64,
    /// The article as it was written.
    pub written: Rendition,
    /// The forms that it was written in.
    pub form: Option<ChineseForm>,
    /// The forms that it is to be shown in.
    pub conversion: Conversion,
}

impl ConvertJob {
    /// Converts, which takes as long as it takes.
    pub fn run(self) -> Rendition {
        match self.form {
            Some(form) if self.conversion != Conversion::None => {
                self.written.converted(form, self.conversion)
            }
            _ => self.written,
        }
    }
}

/// Two are the same when they are of the same article.
impl PartialEq for ConvertJob {
    fn eq(&self, other: &Self) -> bool {
        (self.revision, self.form, self.conversion) == (other.revision, other.form, other.conversion)
            && Arc::ptr_eq(&self.written.passages, &other.written.passages)
    }
}

/// Images to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureJob {
    /// The article that they are in.
    pub article: Arc<Article>,
    /// Where it came from.
    pub origin: Origin,
    /// [`super::Revisions::pictures`] when they were wanted.
    pub reading: u64,
    /// The images, in the order in which they are needed.
    pub wanted: Vec<WantedPicture>,
}

/// A copy of an article to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyJob {
    /// Where to; the name's ending says the format.
    pub path: PathBuf,
    /// The article.
    pub article: Arc<Article>,
    /// The file that it comes from, which is never written over.
    pub open: Option<PathBuf>,
}

/// Terms to be written to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct TermsJob {
    /// Where to: a table when the name ends in `.tsv` or `.txt`, else a native file.
    pub path: PathBuf,
    /// The terms.
    pub terms: Vec<OwnTerm>,
    /// The language of the file's title.
    pub language: Language,
}

/// Settings to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsJob {
    /// Where to.
    pub path: PathBuf,
    /// What it is to hold.
    pub content: String,
}

/// A file to be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchJob {
    /// Its path.
    pub file: PathBuf,
    /// How it looked when it was read.
    pub stamp: Option<Stamp>,
    /// The files of its images.
    pub pictures: Arc<[PathBuf]>,
}

/// What only the desktop can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DesktopRequest {
    /// Show the system's file dialog; its end is an [`super::Outcome::DialogClosed`].
    ShowDialog(FileDialog),
    /// Open an address in the system's browser, or in the mail program.
    OpenAddress(String),
    /// Hand the text in the clipboard over, as to a field of text.
    Paste,
    /// Open another window, with this file.
    NewWindow(Option<PathBuf>),
    /// Bring the window to the front.
    ShowWindow,
    /// Full screen and back.
    ToggleFullScreen,
    /// Close the window, which ends the program.
    CloseWindow,
}

/// A file dialog that is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDialog {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it begins.
    pub folder: Option<PathBuf>,
    /// The name that a file to be written is offered to have, without its ending unless it is an image's; empty when there
    /// is none.
    pub name: String,
    /// The language of its words.
    pub language: Language,
}

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Choosing articles to open.
    OpenArticles,
    /// Choosing glossaries of other programs.
    AddGlossaries,
    /// Choosing the file of a font for a part of the page.
    ChooseFace(FacePart),
    /// Choosing a file of terms to read.
    ReadTerms,
    /// Naming a file to write the user's terms to.
    WriteTerms,
    /// Choosing a file of settings to read.
    ReadSettings,
    /// Naming a file to write the settings to.
    WriteSettings,
    /// Naming a file to write the article to.
    SaveCopy,
    /// Naming a file to write an image to.
    SavePicture,
}
