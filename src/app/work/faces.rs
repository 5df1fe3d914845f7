//! The faces that the page is set in: found among those that the system has or read from a file, tried out, and put on
//! the shelf from which the screen takes them. All of it away from the window's thread.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::jobs::{JobLink, Jobs};
use crate::files;
use crate::fonts::{FaceFault, FaceLanguage, FacePart, FaceSource, FamilyFaces, FontBytes, InstalledFonts};
use crate::page::{FaceShelf, FaceSlot, tried_out};
use crate::reader::{FaceError, FaceJob, FaceProblem, Outcome, WantedFace};
use crate::ui::{FaceSample, FacesRead};

/// What the jobs that read faces share.
#[derive(Clone, Default)]
pub struct FaceReader {
    /// Where they are put.
    shelf: Arc<FaceShelf>,
    /// Listed once, until something is missing that may be installed meanwhile.
    installed: Arc<Mutex<Option<InstalledFonts>>>,
}

/// The name of the jobs that show families; a later one overtakes an earlier one.
const SAMPLES: &str = "face samples";

/// The name of the jobs that read the faces of a part; a later one overtakes an earlier one.
const fn job_name(part: FacePart) -> &'static str {
    match part {
        FacePart::Text => "text faces",
        FacePart::Headings => "heading faces",
        FacePart::Code => "code faces",
    }
}

impl FaceReader {
    /// Where the faces are put that were read.
    pub fn shelf(&self) -> &Arc<FaceShelf> {
        &self.shelf
    }

    /// Reads the faces of a part of the page.
    pub fn read(&self, jobs: &mut Jobs, job: FaceJob) {
        let (part, failing) = (job.part, job.clone());
        let reader = self.clone();
        let work = move |link: &JobLink| reader.read_all(&job, link);
        let failed = move |_| {
            let problem = |wanted: &WantedFace| {
                let source = wanted.source.clone();
                (wanted.language, FaceProblem { source, error: FaceError::Crashed })
            };
            Outcome::FacesRead { part, problems: failing.wanted.iter().map(problem).collect() }
        };
        jobs.spawn_latest(job_name(part), work, failed);
    }

    /// Lists the families that the system has.
    pub fn list(&self, jobs: &Jobs) {
        let reader = self.clone();
        let work = move |_: &JobLink| {
            // Anew: the user may be looking for what was installed just now.
            let mut fonts = InstalledFonts::default();
            let families = fonts.list();
            *reader.lock() = Some(fonts);
            Some(Outcome::FacesListed(families))
        };
        jobs.spawn("list of faces", work, |_| Some(Outcome::FacesListed(Vec::new())));
    }

    /// Reads families to show their names in them.
    pub fn read_samples(&self, jobs: &mut Jobs, families: Vec<String>) {
        let reader = self.clone();
        let work = move |link: &JobLink| {
            for family in families {
                let read = reader.with_installed(|fonts| fonts.family(&family));
                let slot = read.ok().and_then(|family| reader.put(family).ok());
                if !link.send(FaceSample { family, slot }) {
                    break;
                }
            }
            None::<Outcome>
        };
        jobs.spawn_latest(SAMPLES, work, |_| None);
    }

    fn read_all(&self, job: &FaceJob, link: &JobLink) -> Outcome {
        let part = job.part;
        let mut files = HashMap::new();
        let (mut slots, mut problems) = (Vec::new(), Vec::new());
        for WantedFace { language, source, is_for_headings } in &job.wanted {
            match self.face(part, *language, source, &mut Files { read: &mut files, link }) {
                Ok(slot) => {
                    slots.push((*language, if *is_for_headings { slot.for_headings() } else { slot }));
                }
                Err(error) => problems.push((*language, FaceProblem { source: source.clone(), error })),
            }
        }
        if !problems.is_empty() {
            *self.lock() = None;
        }
        link.send(FacesRead { part, slots });
        Outcome::FacesRead { part, problems }
    }

    fn face(
        &self,
        part: FacePart,
        language: FaceLanguage,
        source: &FaceSource,
        files: &mut Files<'_>,
    ) -> Result<FaceSlot, FaceError> {
        let is_code = part == FacePart::Code;
        let found = match source {
            FaceSource::Bundled => Err(FaceFault::NotInstalled),
            FaceSource::Style(style) => self.with_installed(|fonts| fonts.of_style(*style, language)),
            FaceSource::Family(name) => self.with_installed(|fonts| {
                let family = fonts.family(name)?;
                Ok(if is_code { family } else { fonts.with_latin(family) })
            }),
            FaceSource::File(file) => {
                let family = FamilyFaces::of_file(files.bytes(file)?, language, is_code);
                // Only then must it be known what the system has.
                let lacks_latin = |family: &FamilyFaces| !is_code && !family.regular.facts.has_good_latin;
                family.map(|family| {
                    if lacks_latin(&family) {
                        self.with_installed(|fonts| fonts.with_latin(family))
                    } else {
                        family
                    }
                })
            }
        };
        self.put(found.map_err(FaceError::Fault)?).map_err(FaceError::Fault)
    }

    /// Tries a family out and puts it on the shelf.
    fn put(&self, family: FamilyFaces) -> Result<FaceSlot, FaceFault> {
        match self.shelf.slot_of(&family) {
            Some(slot) => Ok(slot),
            None => self.shelf.put(tried_out(family)?).ok_or(FaceFault::Broken),
        }
    }

    fn with_installed<T>(&self, find: impl FnOnce(&mut InstalledFonts) -> T) -> T {
        find(self.lock().get_or_insert_with(InstalledFonts::default))
    }

    fn lock(&self) -> MutexGuard<'_, Option<InstalledFonts>> {
        self.installed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Files of the user's own, each read once in a job. They are not mapped: whoever writes into one while it is drawn would
/// change it under the program's feet.
struct Files<'a> {
    read: &'a mut HashMap<PathBuf, FontBytes>,
    link: &'a JobLink,
}

impl Files<'_> {
    fn bytes(&mut self, file: &Path) -> Result<FontBytes, FaceError> {
        if let Some(bytes) = self.read.get(file) {
            return Ok(Arc::clone(bytes));
        }
        let bytes = files::read(file, self.link.cancel()).map_err(FaceError::File)?;
        let bytes: FontBytes = Arc::new(bytes);
        self.read.insert(file.to_owned(), Arc::clone(&bytes));
        Ok(bytes)
    }
}
