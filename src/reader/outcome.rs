//! What came of the jobs that a reading session has asked for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::effect::DesktopRequest;
use super::{
    CopyError, CopyJob, Document, Effect, FaceProblem, FileDialog, ImportedSettings, InstalledList,
    KeptTexts, ListedFolder, Marked, MeasuredPictures, NearestWords, NoticeKind, OpenError, Origin, OwnTerm,
    PasteError, Purpose, ReadGlossary, Reader, Rendition, Revisions, RewriteError, Rewritten, SearchUpdate,
    SettingsError, SystemLook, TermsJob, TokenLines,
};
use crate::fonts::{FaceLanguage, FacePart, InstalledFamily};
use crate::glossary::candidates::Candidate;

/// What came of a job.
#[derive(Debug)]
pub enum Outcome {
    /// A file was read, or refused.
    Loaded {
        /// What was asked for.
        origin: Origin,
        /// What became of it.
        result: Result<Box<Document>, OpenError>,
    },
    /// The file on screen was read again because it has changed, or refused, or it is the same as before.
    Reread {
        /// What was read.
        origin: Origin,
        /// What became of it.
        result: Result<Box<Document>, OpenError>,
    },
    /// Something was pasted into this file, or not.
    Pasted(Result<PathBuf, PasteError>),
    /// The pasted texts that are kept.
    PastedListed(KeptTexts),
    /// A file has changed on disk.
    FileChanged(PathBuf),
    /// Files of the article's images have changed on disk, or come or gone.
    PicturesChanged,
    /// The article's images were looked at again.
    PicturesMeasured(MeasuredPictures),
    /// Something has come into a folder, or gone.
    FolderChanged(PathBuf),
    /// A folder was read, or was not.
    FolderListed(ListedFolder),
    /// The system says how it wants windows to look.
    LookChanged(SystemLook),
    /// The file on screen is wanted elsewhere: its window is to come to the front.
    WindowWanted,
    /// A search has something to say.
    Found(SearchUpdate),
    /// The terms of an article were found; none when that broke down.
    Marked(Option<Box<Marked>>),
    /// What looks like a term in an article was found.
    CandidatesFound {
        /// [`super::Reader::revisions`] when this was asked for.
        revisions: Revisions,
        /// What was found; nothing when the work broke down.
        found: Vec<Candidate>,
    },
    /// The parts of some lines of code are known.
    CodeRead {
        /// The revision of what was read when this was asked for.
        reading: u64,
        /// The lines.
        lines: TokenLines,
    },
    /// An article was converted.
    Converted {
        /// [`super::Revisions::shown`] when this was asked for.
        revision: u64,
        /// What it is shown as; none when the work broke down.
        shown: Option<Box<Rendition>>,
    },
    /// A copy of the article was written to this file, or not.
    CopySaved(Result<PathBuf, CopyError>),
    /// The file of an article was written again, or not.
    Rewritten(Result<Rewritten, RewriteError>),
    /// A file of terms was read, or refused.
    TermsRead {
        /// Where it is.
        path: PathBuf,
        /// Its terms.
        result: Result<Vec<OwnTerm>, OpenError>,
    },
    /// A file of settings was read, or refused.
    SettingsRead {
        /// Where it is.
        path: PathBuf,
        /// Its settings.
        result: Result<ImportedSettings, SettingsError>,
    },
    /// A glossary of another program was read, or refused.
    GlossaryRead {
        /// Its file.
        file: PathBuf,
        /// What became of it.
        result: Result<ReadGlossary, OpenError>,
    },
    /// The words of the text that are most like a term.
    NearestFound(NearestWords),
    /// The faces of a part of the page were read.
    FacesRead {
        /// The part.
        part: FacePart,
        /// Which of them are not used, and why.
        problems: Vec<(FaceLanguage, FaceProblem)>,
    },
    /// The families that the system has were listed.
    FacesListed(Vec<InstalledFamily>),
    /// Files that are to be opened were looked into.
    ToldApart {
        /// Those that are glossaries.
        glossaries: Vec<PathBuf>,
        /// The others.
        articles: Vec<PathBuf>,
    },
    /// Which of the recent files are not there any more.
    FilesGone(BTreeSet<PathBuf>),
    /// The file dialog is gone.
    DialogClosed(DialogAnswer),
    /// Something that the user should know.
    Noticed(NoticeKind),
}

/// What came of a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// These files, at least one.
    Picked {
        /// What they were picked for.
        purpose: Purpose,
        /// Their absolute paths.
        paths: Vec<PathBuf>,
    },
    /// The user changed their mind.
    Cancelled,
    /// This system has no dialog: neither the desktop portal nor zenity answers, one of them must be installed.
    NoDialog(Purpose),
    /// There is a dialog, but it broke down or could not hand over the file's name. Dropping the file on the window
    /// still opens it.
    Failed(Purpose),
}

impl Reader {
    pub(super) fn hear(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Loaded { origin, result } => return self.loaded(origin, result),
            Outcome::Reread { origin, result } => return self.reread(&origin, result),
            Outcome::Pasted(result) => return self.pasted(result),
            Outcome::PastedListed(kept) => self.take_kept(kept),
            Outcome::FileChanged(path) => return self.file_changed(path),
            Outcome::PicturesChanged => return self.pictures_changed(),
            Outcome::PicturesMeasured(measured) => self.pictures_measured(measured),
            Outcome::FolderChanged(folder) => return self.folder_changed(&folder).into_iter().collect(),
            Outcome::FolderListed(listed) => return self.folder_listed(listed),
            Outcome::LookChanged(look) => self.look = look,
            Outcome::WindowWanted => return vec![Effect::Ask(DesktopRequest::ShowWindow)],
            Outcome::Found(update) => self.take_search_update(update),
            Outcome::Marked(Some(marked)) => return self.take_marked(*marked),
            Outcome::Marked(None) => self.notify(NoticeKind::TermsNotMarked),
            Outcome::CandidatesFound { revisions, found } => self.take_candidates(revisions, found),
            Outcome::CodeRead { reading, lines } => self.take_code(reading, lines),
            Outcome::Converted { revision, shown } => return self.converted(revision, shown),
            Outcome::CopySaved(Ok(path)) => return self.copy_saved(path),
            Outcome::CopySaved(Err(error)) => self.notify(NoticeKind::CopyNotSaved(error)),
            Outcome::Rewritten(result) => return self.rewritten(result),
            Outcome::TermsRead { path, result } => return self.terms_read(path, result),
            Outcome::SettingsRead { path, result } => return self.settings_read(path, result),
            Outcome::GlossaryRead { file, result } => return self.glossary_read(file, result),
            Outcome::NearestFound(found) => self.take_nearest(found),
            Outcome::FacesRead { part, problems } => self.faces_read(part, problems),
            Outcome::FacesListed(families) => {
                self.faces.installed = InstalledList::Listed(families.into());
            }
            Outcome::ToldApart { glossaries, articles } => return self.open_told(&glossaries, articles),
            Outcome::FilesGone(gone) => self.missing_recent_files = gone,
            Outcome::DialogClosed(answer) => return self.dialog_closed(answer),
            Outcome::Noticed(kind) => self.notify(kind),
        }
        Vec::new()
    }

    /// Shows the system's dialog, one at a time.
    pub(super) fn ask_for_file(&mut self, purpose: Purpose) -> Vec<Effect> {
        if std::mem::replace(&mut self.dialog_open, true) {
            return Vec::new();
        }
        let newest = self.settings.recent.first().map(|recent| recent.file.as_path());
        let folder = self.users_file().or(newest).and_then(|file| file.parent()).map(PathBuf::from);
        let name = match purpose {
            Purpose::SaveCopy => self.copy_name(),
            Purpose::SavePicture => self.picture_name(),
            _ => String::new(),
        };
        let dialog = FileDialog { purpose, folder, name, language: self.language };
        vec![Effect::Ask(DesktopRequest::ShowDialog(dialog))]
    }

    fn dialog_closed(&mut self, answer: DialogAnswer) -> Vec<Effect> {
        self.dialog_open = false;
        match answer {
            DialogAnswer::Picked { purpose, paths } => return self.picked(purpose, paths),
            DialogAnswer::Cancelled => {}
            DialogAnswer::NoDialog(purpose) => self.notify(NoticeKind::NoDialog(purpose)),
            DialogAnswer::Failed(purpose) => self.notify(NoticeKind::DialogFailed(purpose)),
        }
        Vec::new()
    }

    fn picked(&mut self, purpose: Purpose, paths: Vec<PathBuf>) -> Vec<Effect> {
        // One file of terms at a time: each may ask for choices.
        let Some(path) = paths.first().cloned() else { return Vec::new() };
        match purpose {
            Purpose::OpenArticles => self.open_paths(paths),
            Purpose::AddGlossaries => {
                self.add_glossaries(&paths);
                Vec::new()
            }
            Purpose::ChooseFace(part) => {
                self.choose_face_file(part, path);
                Vec::new()
            }
            Purpose::ReadTerms => vec![Effect::ReadTerms(path)],
            Purpose::WriteTerms => {
                let terms = self.own.terms.clone();
                vec![Effect::WriteTerms(TermsJob { path, terms, language: self.language })]
            }
            Purpose::ReadSettings => vec![Effect::ReadSettings(path)],
            Purpose::WriteSettings => self.export_settings(path),
            Purpose::SavePicture => self.save_picture_to(path),
            Purpose::SaveCopy => {
                let Some(document) = &self.document else { return Vec::new() };
                let article = document.article.clone();
                self.saving_to(&path);
                vec![Effect::SaveCopy(CopyJob { path, article, open: self.file().map(PathBuf::from) })]
            }
        }
    }

    /// The name that a copy is offered to have: the file's own, or the title.
    fn copy_name(&self) -> String {
        let stem = self
            .users_file()
            .and_then(|file| file.file_stem())
            .map(|stem| stem.to_string_lossy().into_owned());
        let title = || self.document.as_ref().map(|document| document.article.title.clone());
        stem.or_else(title).unwrap_or_default()
    }
}
