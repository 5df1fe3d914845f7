//! The work that a reading session asks for: each effect starts a job, which carries all that it takes.

pub mod code;
pub mod copy;
pub mod faces;
pub mod find;
pub mod folder;
pub mod load;
pub mod paste;
pub mod pictures;
pub mod rewrite;
pub mod settings;
pub mod terms;
pub mod watch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use super::jobs::{JobFailure, JobLink, Jobs};
use super::log_file;
use crate::files;
use crate::reader::{
    CandidateJob, ConvertJob, CopyError, CopyJob, DesktopRequest, Effect, Marked, Marking, NearestJob,
    NearestWords, NoticeKind, OpenError, Outcome, ReadGlossary, Rendition, RewriteError, RewriteJob,
    SaveError, Search, SearchEvent, SearchUpdate, TermsJob, is_either, is_glossary,
};
use crate::ui::PictureUse;
use code::Grammars;
use faces::FaceReader;
use find::FoldedTexts;
use paste::Paste;
use pictures::{PictureDecoder, Player};
use watch::Watch;

/// What the jobs of one session share.
pub struct Work {
    folded: FoldedTexts,
    pictures: PictureDecoder,
    large_picture: PictureDecoder,
    player: Player,
    /// The faces of the page.
    pub faces: FaceReader,
    watch: Watch,
    grammars: Grammars,
    /// Where what is pasted comes from, and where it is kept.
    pub paste: Paste,
    /// Held by the job that reads a glossary: one after another, so that they do not need the memory of all at once.
    turn: Arc<Mutex<()>>,
}

/// The name of the jobs that read articles; a later one overtakes an earlier one.
const LOAD: &str = "load";
/// The name of the jobs that search; a later one overtakes an earlier one.
const FIND: &str = "find";
/// The name of the jobs that look for candidates; a later one overtakes an earlier one.
const CANDIDATES: &str = "candidates";

impl Default for Work {
    fn default() -> Self {
        Self {
            folded: FoldedTexts::default(),
            pictures: PictureDecoder::new(PictureUse::Text),
            large_picture: PictureDecoder::new(PictureUse::Large),
            player: Player::default(),
            faces: FaceReader::default(),
            watch: Watch::default(),
            grammars: Grammars::default(),
            paste: Paste::default(),
            turn: Arc::default(),
        }
    }
}

impl Work {
    /// Starts what an effect asks for; what only the desktop can do is given back.
    pub fn start(&mut self, jobs: &mut Jobs, effect: Effect) -> Option<DesktopRequest> {
        match effect {
            Effect::Load(job) => {
                let (origin, is_again) = (job.origin.clone(), job.again.is_some());
                let failed =
                    move |failure: JobFailure| load::outcome(origin.clone(), is_again, Err(failure.into()));
                let work = move |link: &JobLink| {
                    log_file::note_file("load", job.origin.path());
                    load::load(*job, link.cancel(), &|outcome| link.send(outcome))
                };
                jobs.spawn_latest(LOAD, work, failed);
            }
            Effect::CancelLoading => jobs.cancel(LOAD),
            Effect::Paste(source) => self.paste.start(jobs, source),
            Effect::CancelPasting => jobs.cancel(paste::PASTE),
            Effect::ListPasted => self.paste.list(jobs),
            Effect::DropPasted(file) => self.paste.remove(jobs, file),
            Effect::Convert(job) => convert(jobs, *job, ConvertJob::run),
            Effect::Mark(marking) => mark(jobs, *marking, Marking::run),
            Effect::SeekNearest(job) => seek_nearest(jobs, *job),
            Effect::FindCandidates(job) => find_candidates(jobs, *job),
            Effect::CopyTable(table) => self.paste.copy_table(jobs, table),
            Effect::ColourCode(job) => self.grammars.colour(jobs, job),
            Effect::ReadDictionary { file, language } => {
                self.read_dictionary(jobs, file, move |file| read_dictionary(file, &language));
            }
            Effect::Find(search) => self.find(jobs, *search, find::find),
            Effect::StopFinding => {
                jobs.cancel(FIND);
                // A search that has not noticed yet keeps the old ones until it does.
                self.folded = FoldedTexts::default();
            }
            Effect::ReadPictures(job) => self.pictures.want(jobs, job),
            Effect::ReadLargePicture(job) => self.large_picture.want(jobs, job),
            Effect::PlayPicture(job) => self.player.play(jobs, job),
            Effect::ReadNextFrame => self.player.go_on(),
            Effect::StopPlaying => self.player.stop(jobs),
            Effect::MeasurePictures(job) => pictures::measure_again(jobs, job),
            Effect::CopyPicture(picture) => pictures::take::copy(jobs, &self.paste, picture),
            Effect::SavePicture { picture, path } => pictures::take::save(jobs, picture, path),
            Effect::ReadFaces(job) => self.faces.read(jobs, job),
            Effect::ListFaces => self.faces.list(jobs),
            Effect::ReadFaceSamples(families) => self.faces.read_samples(jobs, families),
            Effect::SaveCopy(job) => save_copy(jobs, job),
            Effect::Rewrite(job) => rewrite(jobs, job),
            Effect::ReadTerms(path) => read_terms(jobs, path),
            Effect::WriteTerms(job) => write_terms(jobs, job),
            Effect::ReadSettings(path) => settings::read(jobs, path),
            Effect::WriteSettings(job) => settings::write(jobs, job),
            Effect::TellApart(files) => tell_apart(jobs, files),
            Effect::LookForFiles(files) => {
                // Without a thread the files are simply not greyed.
                jobs.spawn("recent files", move |_| Some(Outcome::FilesGone(missing(files))), |_| None);
            }
            Effect::ListFolder(job) => folder::list(jobs, job),
            Effect::Watch(file) => self.watch.set(jobs, file),
            Effect::Ask(request) => return Some(request),
        }
        None
    }

    fn find(&self, jobs: &mut Jobs, search: Search, find: fn(&Search, &FoldedTexts, &JobLink) -> Outcome) {
        let (folded, number) = (self.folded.clone(), search.number);
        let failed = move |_| Outcome::Found(SearchUpdate { number, event: SearchEvent::Crashed });
        jobs.spawn_latest(FIND, move |link| find(&search, &folded, link), failed);
    }

    fn read_dictionary(
        &self,
        jobs: &Jobs,
        file: PathBuf,
        read: impl FnOnce(&Path) -> Result<ReadGlossary, OpenError> + Send + 'static,
    ) {
        let (turn, failed) = (Arc::clone(&self.turn), file.clone());
        let work = move |_: &_| {
            // A panic of another thread has left nothing behind.
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let result = read(&file);
            Outcome::GlossaryRead { file, result }
        };
        let failed = move |failure: JobFailure| Outcome::GlossaryRead {
            file: failed.clone(),
            result: Err(failure.into()),
        };
        jobs.spawn("dictionary", work, failed);
    }
}

/// Why a file was not read.
impl From<JobFailure> for OpenError {
    fn from(failure: JobFailure) -> Self {
        match failure {
            JobFailure::NoThread(error) => Self::Unreadable(error),
            JobFailure::Crashed => Self::Crashed,
        }
    }
}

/// Finds out which files are glossaries; where that cannot be done, their names tell.
fn tell_apart(jobs: &Jobs, files: Vec<PathBuf>) {
    let by_name = files.clone();
    let told = |files: Vec<PathBuf>, is: fn(&Path) -> bool| {
        let (glossaries, articles) = files.into_iter().partition(|file| is(file));
        Outcome::ToldApart { glossaries, articles }
    };
    let is_known =
        |file: &Path| if is_either(file) { !files::holds_article(file) } else { is_glossary(file) };
    jobs.spawn("tell apart", move |_| told(files, is_known), move |_| told(by_name.clone(), is_glossary));
}

fn read_dictionary(file: &Path, language: &str) -> Result<ReadGlossary, OpenError> {
    files::read_glossary(file, language, &AtomicBool::new(false)).map(ReadGlossary::from)
}

fn convert(jobs: &Jobs, job: ConvertJob, run: fn(ConvertJob) -> Rendition) {
    let revision = job.revision;
    let work = move |_: &_| Outcome::Converted { revision, shown: Some(Box::new(run(job))) };
    jobs.spawn("convert", work, move |_| Outcome::Converted { revision, shown: None });
}

/// Several may be under way: the reading session knows which of them is still wanted.
fn mark(jobs: &Jobs, marking: Marking, run: fn(Marking) -> Marked) {
    let work = move |_: &_| Outcome::Marked(Some(Box::new(run(marking))));
    jobs.spawn("mark", work, |_| Outcome::Marked(None));
}

/// Seeks the words that are most like a term; none are found where that cannot be done.
fn seek_nearest(jobs: &mut Jobs, job: NearestJob) {
    let key = job.key;
    let found = move |words| Outcome::NearestFound(NearestWords { key, words: Some(words) });
    jobs.spawn_latest("nearest words", move |_| found(job.run()), move |_| found(Vec::new()));
}

fn find_candidates(jobs: &mut Jobs, job: CandidateJob) {
    let revisions = job.revisions;
    let work = move |link: &JobLink| Outcome::CandidatesFound { revisions, found: job.run(link.cancel()) };
    jobs.spawn_latest(CANDIDATES, work, move |_| Outcome::CandidatesFound { revisions, found: Vec::new() });
}

fn save_copy(jobs: &Jobs, job: CopyJob) {
    let path = job.path.clone();
    let failed = move |failure| {
        Outcome::CopySaved(Err(match failure {
            JobFailure::NoThread(error) => CopyError::NotWritten { error, file: path.clone() },
            JobFailure::Crashed => CopyError::Crashed,
        }))
    };
    jobs.spawn("copy", move |_| Outcome::CopySaved(copy::written(&job).map(|()| job.path)), failed);
}

fn rewrite(jobs: &Jobs, job: RewriteJob) {
    let failed = |failure| {
        Outcome::Rewritten(Err(match failure {
            JobFailure::NoThread(error) => RewriteError::NotWritten(error),
            JobFailure::Crashed => RewriteError::Crashed,
        }))
    };
    jobs.spawn("rewrite", move |_| Outcome::Rewritten(rewrite::rewritten(&job)), failed);
}

fn read_terms(jobs: &Jobs, path: PathBuf) {
    let failed = {
        let path = path.clone();
        move |failure: JobFailure| Outcome::TermsRead { path: path.clone(), result: Err(failure.into()) }
    };
    let work = move |_: &_| {
        let result = terms::terms_in(&path);
        Outcome::TermsRead { path, result }
    };
    jobs.spawn("read terms", work, failed);
}

fn write_terms(jobs: &Jobs, job: TermsJob) {
    let failed = |failure| {
        Outcome::Noticed(match failure {
            JobFailure::NoThread(error) => {
                NoticeKind::TermsNotWritten(SaveError::System { error, file: None })
            }
            JobFailure::Crashed => NoticeKind::CopyNotSaved(CopyError::Crashed),
        })
    };
    jobs.spawn("write terms", move |_| Outcome::Noticed(terms::written(&job)), failed);
}

/// Which of these files are not there; a network folder may take seconds.
fn missing(files: Vec<PathBuf>) -> BTreeSet<PathBuf> {
    files.into_iter().filter(|file| matches!(file.try_exists(), Ok(false))).collect()
}

#[cfg(test)]
mod tests;
