//! The images of articles: measured when an article is read, decoded when they are wanted, played and taken out of the
//! article, all away from the window's thread.

mod decode;
mod drawing;
mod motion;
mod player;
mod raster;
pub mod take;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::jobs::{JobLink, Jobs};
use crate::app::work::watch::stamp;
use crate::article::{Article, Origin, Picture, PictureProblem, WantedPicture};
use crate::files::pictures::{self, ArticleImages};
use crate::fonts::Face;
use crate::reader::{MeasuredPictures, Outcome, PictureFile, PictureJob};
use crate::ui::{PictureRead, PictureUse, Pixels};
pub use player::Player;

/// Images of an article that are shown.
pub const MOST_PICTURES: usize = 2_000;
/// How much of an image's file is read for its size; metadata before it are hardly ever longer.
const BEGINNING_BYTES: u64 = 256 * 1024;

/// What is known of an article's images.
#[derive(Debug, Default, PartialEq)]
pub struct Measured {
    /// What is known of each, in reading order.
    pub pictures: Vec<Picture>,
    /// The files that they are in, or would be.
    pub files: Vec<PictureFile>,
}

/// Looks at an article's images by their beginnings, so that each has its room before it is drawn.
pub fn measure(article: &Article, origin: &Origin, cancel: &AtomicBool) -> Measured {
    let (mut pictures, mut files) = (Vec::new(), BTreeMap::new());
    let mut images = ArticleImages::of(origin);
    for (index, source) in article.images().into_iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        pictures.push(if index < MOST_PICTURES {
            if let Some(path) = images.file(source) {
                files.entry(path).or_insert_with_key(|path| stamp(path));
            }
            guarded(|| facts(&mut images, source))
        } else {
            Err(PictureProblem::TooMany { limit: MOST_PICTURES })
        });
    }
    let files = files.into_iter().map(|(path, stamp)| PictureFile { path, stamp }).collect();
    Measured { pictures, files }
}

/// Looks at all images of an article again; its end is an [`Outcome::PicturesMeasured`].
pub fn measure_again(jobs: &mut Jobs, job: PictureJob) {
    let work = move |link: &JobLink| {
        let Measured { pictures, files } = measure(&job.article, &job.origin, link.cancel());
        Some(Outcome::PicturesMeasured(MeasuredPictures { reading: job.reading, pictures, files }))
    };
    // Without a thread they stay as they are.
    jobs.spawn_latest("measure pictures", work, |_| None);
}

fn facts(images: &mut ArticleImages<'_>, source: &str) -> Picture {
    let (beginning, is_all) = images.beginning(source, BEGINNING_BYTES)?;
    match decode::facts(&beginning) {
        Err(PictureProblem::Broken) if !is_all => decode::facts(&images.bytes(source)?),
        facts => facts,
    }
}

/// A decoder that panics has met a damaged image.
fn guarded<T>(read: impl FnOnce() -> Result<T, PictureProblem>) -> Result<T, PictureProblem> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(PictureProblem::Broken))
}

/// Decodes images, one after the other.
#[derive(Clone)]
pub struct PictureDecoder {
    queue: Arc<Mutex<Queue>>,
    /// What they are decoded for.
    used: PictureUse,
}

#[derive(Default)]
struct Queue {
    /// What is still wanted.
    job: Option<PictureJob>,
    /// What is being decoded, and in which reading of an article.
    current: Option<(u64, WantedPicture)>,
    is_running: bool,
}

impl PictureDecoder {
    /// One whose images are used for this.
    pub fn new(used: PictureUse) -> Self {
        Self { queue: Arc::default(), used }
    }

    /// From now on these images are wanted, in this order, and no others.
    pub fn want(&self, jobs: &Jobs, mut job: PictureJob) {
        let was_running = {
            let mut queue = self.lock();
            let current = queue.current;
            job.wanted.retain(|wanted| current != Some((job.reading, *wanted)));
            queue.job = Some(job);
            std::mem::replace(&mut queue.is_running, true)
        };
        if was_running {
            return;
        }
        let (reading, failed) = (self.clone(), self.clone());
        // Without a thread the images stay blank, and the next wish tries again.
        let failed = move |_| {
            let mut queue = failed.lock();
            (queue.is_running, queue.current) = (false, None);
            None::<Outcome>
        };
        let work = move |link: &JobLink| {
            reading.read_all(link);
            None
        };
        let name = if self.used == PictureUse::Large { "large picture" } else { "pictures" };
        jobs.spawn(name, work, failed);
    }

    fn read_all(&self, link: &JobLink) {
        while let Some((job, wanted)) = self.next() {
            let result = guarded(|| read(&job, wanted));
            if !link.send(PictureRead { reading: job.reading, used: self.used, wanted, result }) {
                return;
            }
        }
    }

    /// The next image, with what it belongs to; none when no more are wanted, and then nobody reads any more.
    fn next(&self) -> Option<(PictureJob, WantedPicture)> {
        let mut queue = self.lock();
        let next = queue.job.as_mut().filter(|job| !job.wanted.is_empty()).map(|job| {
            let wanted = job.wanted.remove(0);
            let (article, origin) = (Arc::clone(&job.article), job.origin.clone());
            (PictureJob { article, origin, reading: job.reading, wanted: Vec::new() }, wanted)
        });
        queue.current = next.as_ref().map(|(job, wanted)| (job.reading, *wanted));
        if next.is_none() {
            // An article that is not on the screen any more is let go.
            queue.job = None;
            queue.is_running = false;
        }
        next
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(job: &PictureJob, wanted: WantedPicture) -> Result<Pixels, PictureProblem> {
    let face = Face::of(&job.article.language, Face::Taiwan);
    decode::pixels(&pictures::bytes(&job.origin, source_of(job, wanted)?)?, wanted, face)
}

/// The address of an image that is wanted.
fn source_of(job: &PictureJob, wanted: WantedPicture) -> Result<&str, PictureProblem> {
    job.article.images().get(wanted.index).copied().ok_or(PictureProblem::Missing)
}

#[cfg(test)]
mod tests;
