//! The images of articles: measured when an article is reading, decoded when they are wanted, both away from the
//! window's thread.

mod decode;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::article::Article;
use crate::files::pictures;
use crate::reader::{Document, Origin, Picture, PictureProblem, WantedPicture};
use crate::ui::{PictureRead, Pixels};

/// Images of an article that are shown.
pub const MOST_PICTURES: usize = 2_000;
/// How much of an image's file is read for its size; metadata before it are hardly ever longer.
const BEGINNING_BYTES: u64 = 256 * 1024;

/// The sizes of an article's images, read from their beginnings, so that each has its room before it is drawn.
pub fn measure(article: &Article, origin: &Origin, cancel: &AtomicBool) -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (index, source) in article.images().into_iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        pictures.push(if index < MOST_PICTURES {
            guarded(|| size(origin, source))
        } else {
            Err(PictureProblem::TooMany { limit: MOST_PICTURES })
        });
    }
    pictures
}

fn size(origin: &Origin, source: &str) -> Picture {
    let (beginning, is_all) = pictures::beginning(origin, source, BEGINNING_BYTES)?;
    match decode::size(&beginning) {
        Err(PictureProblem::Broken) if !is_all => decode::size(&pictures::bytes(origin, source)?),
        size => size,
    }
}

/// A decoder that panics has met a damaged image.
fn guarded<T>(read: impl FnOnce() -> Result<T, PictureProblem>) -> Result<T, PictureProblem> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(PictureProblem::Broken))
}

/// Decodes images on a thread of its own, one after the other.
pub struct Pictures {
    shared: Arc<Shared>,
    wake: Arc<dyn Fn() + Send + Sync>,
    results: (Sender<PictureRead>, Receiver<PictureRead>),
    is_running: bool,
}

/// An article whose images are wanted.
#[derive(Clone)]
struct Of {
    article: Arc<Article>,
    origin: Origin,
    /// [`crate::reader::Reader::readings`].
    reading: u64,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    of: Option<Of>,
    wanted: VecDeque<WantedPicture>,
    /// What is being decoded, and of which article.
    current: Option<(u64, WantedPicture)>,
    is_closed: bool,
}

impl Pictures {
    /// `wake` is called, from another thread, when [`Self::poll`] has something new.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { shared: Arc::default(), wake: Arc::new(wake), results: mpsc::channel(), is_running: false }
    }

    /// From now on these images are wanted, in this order, and no others. `reading` counts the articles read.
    pub fn want(&mut self, document: &Document, reading: u64, wanted: Vec<WantedPicture>) {
        let of = Of { article: Arc::clone(&document.article), origin: document.origin.clone(), reading };
        {
            let mut queue = self.shared.lock();
            let current = queue.current;
            queue.wanted = wanted.into_iter().filter(|wanted| current != Some((reading, *wanted))).collect();
            queue.of = Some(of);
        }
        self.shared.changed.notify_one();
        if !self.is_running {
            let (shared, sender) = (Arc::clone(&self.shared), self.results.0.clone());
            let wake = Arc::clone(&self.wake);
            let work = move || work(&shared, &sender, &*wake);
            // Without a thread the images stay blank, and the next wish tries again.
            self.is_running = thread::Builder::new().name("pictures".into()).spawn(work).is_ok();
        }
    }

    /// An image that was read, in the order in which that was done.
    pub fn poll(&self) -> Option<PictureRead> {
        self.results.1.try_recv().ok()
    }
}

impl Drop for Pictures {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.changed.notify_one();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next image; none when no more are wanted for ever.
    fn next(&self) -> Option<(Of, WantedPicture)> {
        let mut queue = self.lock();
        queue.current = None;
        loop {
            if queue.is_closed {
                return None;
            }
            if let (Some(of), Some(wanted)) = (queue.of.clone(), queue.wanted.pop_front()) {
                queue.current = Some((of.reading, wanted));
                return Some((of, wanted));
            }
            // An article that is not on the screen any more is let go.
            queue.of = None;
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn work(shared: &Shared, results: &Sender<PictureRead>, wake: &(dyn Fn() + Send + Sync)) {
    while let Some((of, wanted)) = shared.next() {
        let result = guarded(|| read(&of, wanted));
        if results.send(PictureRead { reading: of.reading, wanted, result }).is_err() {
            return;
        }
        wake();
    }
}

fn read(of: &Of, wanted: WantedPicture) -> Result<Pixels, PictureProblem> {
    let images = of.article.images();
    let source = images.get(wanted.index).ok_or(PictureProblem::Missing)?;
    decode::pixels(&pictures::bytes(&of.origin, source)?, wanted)
}

#[cfg(test)]
mod tests;
