//! The state of a reading session: [`Command`]s go in, [`Effect`]s come out, and nothing here draws or waits.

mod added;
mod article_terms;
mod candidates;
mod code;
mod command;
mod conversion;
mod converted;
mod document;
mod effect;
mod exchange;
mod faces;
mod file;
mod file_facts;
mod find;
mod folder;
mod forms;
mod links;
mod look_up;
mod marking;
mod nearest;
mod notes;
mod notice;
mod opening;
mod outcome;
pub mod own;
mod panes;
mod pasted;
mod pictures;
mod recent;
mod relocation;
mod rendition;
mod renew;
mod report;
mod revisions;
mod selection;
mod setting;
mod settings;
mod system_look;
mod terms;
mod travel;
mod undo;
mod warning_place;

pub use added::{AddedGlossaries, GlossaryState, ReadGlossary, glossary_name, is_either, is_glossary};
use article_terms::Rewriting;
pub use article_terms::{RewriteError, RewriteJob, Rewritten};
pub use candidates::{CandidateJob, Candidates};
pub use code::{CodeColours, CodeJob, CodeToken, TokenKind, TokenLines};
pub use command::{Action, Command};
pub use converted::converted;
pub use document::Document;
pub use effect::{
    ConvertJob, CopiedTable, CopyJob, DesktopRequest, Effect, FileDialog, LoadJob, PictureJob, Purpose,
    ReadAgain, SettingsJob, TermsJob, WatchJob,
};
pub use faces::{FaceError, FaceJob, FaceProblem, FaceState, InstalledList, WantedFace};
use file::FileState;
pub use file::{Doubt, EncodingChoice};
pub use file_facts::{FileFacts, Stamp, fingerprint};
pub use find::{FindCommand, FindState, Search, SearchEvent, SearchUpdate};
pub use folder::{ArticleFolder, FolderJob, ListedFolder};
pub use look_up::LookUp;
pub use marking::{Marked, Marking};
pub use nearest::{NearestJob, NearestKey, NearestWords};
pub use notes::Notes;
pub use notice::{CopyError, Notice, NoticeKind, SaveError};
pub use outcome::{DialogAnswer, Outcome};
pub use own::{JudgedForm, OwnTerm, OwnTerms, Scope, Verdict};
pub use panes::{Room, Side};
pub use pasted::{KeptTexts, PasteError, PasteSource, PastedTexts};
pub use pictures::{
    LargePicture, MeasuredPictures, PictureCommand, PictureFile, PictureState, PictureStep, TakenPicture,
};
pub use rendition::{Masthead, Rendition};
pub use report::{Environment, ReportItem};
pub use revisions::Revisions;
use selection::KeptSelection;
pub use selection::Selected;
pub use setting::Setting;
pub use settings::{
    ChosenFace, CodeLines, CopiedText, FaceSettings, FileOverrides, Gap, GlossaryFile, ImportConfig,
    ImportedSettings, Indent, LastArticle, Level, OwnFace, Pane, ReadingPosition, Recent,
    RememberedOverrides, Settings, SettingsError, SimilarUses, TermOrder, TermUnderlines, ThemeChoice,
    ToldEncoding, Typography, WindowPlace,
};
pub use system_look::SystemLook;
pub use terms::{Draft, Merging};
use travel::{History, PendingNavigation, step_round};
pub use travel::{Jump, ScrollTarget};
pub use undo::TermChange;
use undo::UndoStack;

use std::collections::BTreeSet;
use std::path::PathBuf;

pub use crate::article::{
    Bundled, Origin, Picture, PictureFacts, PictureKind, PictureProblem, PictureSize, WantedPicture,
};
pub use crate::open_error::OpenError;
pub use crate::text::interface_language::Language;

use crate::article::{Anchor, OutlineItem};
use crate::glossary::OccurrenceId;

/// A reading session.
#[derive(Debug, Default)]
pub struct Reader {
    /// The article on screen; none only until the first one has been read.
    pub document: Option<Box<Document>>,
    /// Counts of what was put on screen.
    pub revisions: Revisions,
    /// What the user has set.
    pub settings: Settings,
    /// The terms that the user has added, and those that they know.
    pub own: OwnTerms,
    /// The glossaries of other programs.
    pub added: AddedGlossaries,
    /// The faces of the page besides the bundled ones.
    pub faces: FaceState,
    /// The language of the interface.
    pub language: Language,
    /// The language of the interface where the user has not chosen one.
    system_language: Language,
    /// The article being read from disk, while another is on screen.
    pub loading: Option<Origin>,
    /// Whether the article on screen is being converted.
    pub converting: bool,
    /// Whether the system's file dialog is open.
    pub dialog_open: bool,
    /// What the user should know, oldest first.
    pub notices: Vec<Notice>,
    /// The top of the visible text.
    pub position: Anchor,
    /// How much of the article is read: 0 at its top, 1 where its end is in view.
    pub progress: f32,
    /// Files that were to be opened together with another and have not been shown yet, in that order.
    at_hand: Vec<PathBuf>,
    /// The folder of the file on screen.
    pub folder: ArticleFolder,
    /// What was pasted.
    pub pasted: PastedTexts,
    /// Recent files that are not there any more.
    pub missing_recent_files: BTreeSet<PathBuf>,
    /// The pane that lies over the text, where there is no room next to it.
    pub over: Option<Side>,
    /// What the window has room for next to the text.
    pub room: Room,
    /// Where the view should go next, and what for.
    pub jump: Option<Jump>,
    /// The selected glossary entry.
    pub selected: Option<Selected>,
    /// Counts how often an entry was selected, so that it is seen when that is the same one again.
    pub selections: u64,
    /// Find in the article.
    pub find: FindState,
    /// Looking terms up.
    pub look_up: LookUp,
    /// The words of the text that are most like the selected term, where the text does not use it.
    pub nearest: Option<NearestWords>,
    /// What looks like a term and has no entry.
    pub candidates: Candidates,
    /// The colours of the article's code.
    pub code: CodeColours,
    /// The images of the article.
    pub pictures: PictureState,
    /// The term that the user is writing.
    pub draft: Option<Draft>,
    /// Terms of a file of which the user has other versions.
    pub merging: Option<Merging>,
    /// The encoding that the user is choosing.
    pub encoding_choice: Option<EncodingChoice>,
    /// Why the file on screen could not be read again after it had changed; [`OpenError::Missing`] when it was deleted.
    pub reload_error: Option<OpenError>,
    /// How the system wants windows to look.
    pub look: SystemLook,
    /// What the program runs on.
    pub environment: Environment,
    /// What else is known of the file on screen.
    file_state: FileState,
    /// The file whose changes are heard of.
    watched: Option<WatchJob>,
    /// Counts the choices of an encoding.
    choices: u64,
    /// Counts drafts and merges.
    drafts: u64,
    /// The user's term to select when it has been found in the text.
    to_select: Option<OwnTerm>,
    /// What was selected in the version of the article before, until it has been found in this one.
    kept: Option<KeptSelection>,
    /// What was done to terms and can be undone.
    undo: UndoStack,
    /// The file of an article that is being written again.
    rewriting: Option<Rewriting>,
    history: History,
    pending_navigation: Option<PendingNavigation>,
    jumps: u64,
    next_notice: u64,
}

impl Reader {
    /// A session with these settings and nothing open yet. The interface is in the system's language where the settings
    /// name none.
    pub fn new(settings: Settings, system_language: Language) -> Self {
        let language = settings.language.unwrap_or(system_language);
        Self { settings, language, system_language, ..Self::default() }
    }

    /// Carries a command out and says what is to be done for it.
    pub fn update(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = self.carry_out(command);
        self.keep_large_picture();
        effects.extend(self.read_faces());
        effects.extend(self.read_glossaries());
        effects.extend(self.watch());
        effects.extend(self.list_folder());
        self.find_terms();
        effects.extend(self.seek_nearest());
        effects
    }

    fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Start(files) => return self.start(files),
            Command::Do(action) => return self.act(action),
            Command::OpenPaths(paths) => return self.open_paths(paths),
            Command::Open(origin) => return self.load(origin),
            Command::ReadIn(encoding) => return self.read_in(encoding),
            Command::ConfirmEncoding => self.confirm_encoding(),
            Command::DropEncodingChoice => self.encoding_choice = None,
            Command::DismissBanner => self.dismiss_banner(),
            Command::CancelLoading => return self.cancel_loading(),
            Command::Scrolled { anchor, progress } => {
                self.position = anchor;
                self.progress = progress;
            }
            Command::MakeRoom(room) => self.take_room(room),
            Command::ClosePane => self.over = None,
            Command::GoTo(anchor) => self.go_to(anchor, ScrollTarget::Top),
            Command::Show(anchor) => self.go_to(anchor, ScrollTarget::InView),
            Command::Find(command) => return self.find_command(command),
            Command::LookUp(query) => self.look_up.query = query,
            Command::SelectTerm(entry) => self.select_term(entry),
            Command::SelectOccurrence(occurrence) => self.select_occurrence(occurrence),
            Command::StepOccurrence { entry, forward } => self.step_occurrence(entry, forward),
            Command::AddTerm(term) => return self.add_term(term),
            Command::EditTerm { entry, term } => return self.edit_term(entry, term),
            Command::RemoveTerm(entry) => return self.remove_term(entry),
            Command::MarkKnown { entry, known } => return self.mark_known(entry, known),
            Command::JudgeForm { entry, form, verdict } => return self.judge_form(entry, &form, verdict),
            Command::JudgeEverywhere(judged) => return self.judge_everywhere(judged),
            Command::ForgetForms(entry) => return self.forget_forms(entry),
            Command::DraftTerm { name, example } => self.draft_term(&name, &example),
            Command::Draft(term) => self.begin_draft(None, term),
            Command::OpenCandidates(is_open) => self.candidates.is_open = is_open,
            Command::WantCandidates => return self.seek_candidates(),
            Command::CopyTable(table) => return vec![Effect::CopyTable(table)],
            Command::WantCodeColours { from } => return self.colour_code(from),
            Command::DraftEdit(entry) => self.draft_edit(entry),
            Command::SaveIntoArticle { entry, term } => return self.save_into_article(entry, term),
            Command::DropDraft(term) => self.drop_draft(term),
            Command::ResumeDraft(draft) => self.resume_draft(*draft),
            Command::PickAliases(picking) => self.pick_aliases(picking),
            Command::PickAlias(name) => self.pick_alias(&name),
            Command::Merge(choices) => return self.merge(choices),
            Command::AddGlossaries(files) => self.add_glossaries(&files),
            Command::EnableGlossary { file, enabled } => return self.enable_glossary(&file, enabled),
            Command::RemoveGlossary(file) => return self.remove_glossary(&file),
            Command::OpenLink(url) => return self.open_link(&url),
            Command::Picture(command) => return self.picture_command(command),
            Command::SearchWeb(name) => return self.open_address(&links::web_search(&name)),
            Command::Paste(source) => return self.paste(source),
            Command::OpenInNewWindow(path) => {
                return vec![Effect::Ask(DesktopRequest::NewWindow(Some(path)))];
            }
            Command::ForgetRecent(path) => self.forget_recent(&path),
            Command::DropPasted(path) => return self.drop_pasted(&path),
            Command::Notify(kind) => self.notify(kind),
            Command::DismissNotice(id) => self.notices.retain(|notice| notice.id != id),
            Command::ChooseFace { part, face } => self.choose_face(part, face),
            Command::AskForFace(part) => return self.ask_for_file(Purpose::ChooseFace(part)),
            Command::ListFaces => return self.list_faces(),
            Command::WantFaceSamples(families) => return vec![Effect::ReadFaceSamples(families)],
            Command::Set(setting) => return self.set(setting),
            Command::Hear(outcome) => return self.hear(outcome),
        }
        Vec::new()
    }

    /// The article's outline; empty while there is none.
    pub fn outline(&self) -> &[OutlineItem] {
        self.document.as_ref().map_or(&[], |document| &document.shown.outline)
    }

    /// Index in the outline of the item that is being read.
    pub fn current_outline_item(&self) -> Option<usize> {
        let after = self.outline().partition_point(|item| item.anchor <= self.position);
        after.checked_sub(1).or(if self.outline().is_empty() { None } else { Some(0) })
    }

    /// Whether an occurrence of a term is underlined: as often as is set, and not where the user knows the term; one of a
    /// forbidden term always is.
    pub fn is_underlined(&self, occurrence: OccurrenceId) -> bool {
        let Some(document) = &self.document else { return false };
        let Some(found) = document.shown.occurrences.get(occurrence) else { return false };
        if document.is_forbidden(found.entry) && found.kind.is_sure() {
            return true;
        }
        let wanted = match self.settings.underline {
            TermUnderlines::Every => true,
            TermUnderlines::FirstInSection => document.shown.occurrences.is_first_in_section(occurrence),
            TermUnderlines::None => false,
        };
        let is_kind_wanted = found.kind.is_sure() || self.settings.similar_uses == SimilarUses::Shown;
        let entry = found.entry;
        wanted && is_kind_wanted && !document.is_known(entry) && !document.shown.glossary.is_dense(entry)
    }

    /// How often the selected term is used between an outline item and the next one; none when no term is selected.
    pub fn selected_occurrences_under(&self, item: usize) -> Option<usize> {
        let document = self.document.as_ref()?;
        Some(document.occurrences_under(item, self.selected?.entry))
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Open => return self.ask_for_file(Purpose::OpenArticles),
            Action::Paste => return self.paste(PasteSource::Clipboard { text: None }),
            Action::Reload => {
                if let Some(document) = &self.document {
                    let origin = document.origin.clone();
                    let effects = self.load(origin);
                    self.file_state.is_reload_asked = true;
                    return effects;
                }
            }
            Action::SaveCopy => return self.save_copy(),
            Action::ChooseEncoding => self.choose_encoding(),
            Action::WholePage | Action::KeepLines => return self.turn(action),
            Action::OpenFirstArticle => return self.load(Origin::Bundled(Bundled::Avocado)),
            Action::OpenGuide => return self.load(Origin::Bundled(Bundled::Guide(self.language))),
            Action::ToggleOutline => self.toggle_pane(Side::Outline),
            Action::ToggleGlossary => self.toggle_pane(Side::Glossary),
            Action::FocusGlossary => self.show_pane(Side::Glossary),
            Action::AddGlossary => return self.ask_for_file(Purpose::AddGlossaries),
            Action::ImportTerms => return self.ask_for_file(Purpose::ReadTerms),
            Action::ExportTerms if self.own.terms.is_empty() => self.notify(NoticeKind::NoOwnTerms),
            Action::ExportTerms => return self.ask_for_file(Purpose::WriteTerms),
            Action::ExportSettings => return self.ask_for_file(Purpose::WriteSettings),
            Action::ImportSettings => return self.ask_for_file(Purpose::ReadSettings),
            Action::Undo | Action::Redo => return self.undo(action),
            Action::LargerText => self.set_text_size(self.settings.text_size + 1.0),
            Action::SmallerText => self.set_text_size(self.settings.text_size - 1.0),
            Action::ResetTextSize => self.set_text_size(Settings::default().text_size),
            Action::NextTheme => self.settings.theme = self.settings.theme.next(),
            Action::PreviousSection => self.step_section(false),
            Action::NextSection => self.step_section(true),
            Action::PreviousFile => return self.step_file(false),
            Action::NextFile => return self.step_file(true),
            Action::NewWindow => return vec![Effect::Ask(DesktopRequest::NewWindow(None))],
            Action::Back => return self.travel(false),
            Action::Forward => return self.travel(true),
            Action::Find => return self.find_command(FindCommand::Open(None)),
            Action::FindNext => return self.find_command(FindCommand::Step { forward: true }),
            Action::FindPrevious => return self.find_command(FindCommand::Step { forward: false }),
            Action::FullScreen => return vec![Effect::Ask(DesktopRequest::ToggleFullScreen)],
            Action::CloseWindow => return vec![Effect::Ask(DesktopRequest::CloseWindow)],
        }
        Vec::new()
    }

    fn notify(&mut self, kind: NoticeKind) {
        // Saying the same thing twice replaces the first saying.
        self.notices.retain(|notice| notice.kind != kind);
        self.notices.push(Notice { id: self.next_notice, kind });
        self.next_notice += 1;
    }
}
