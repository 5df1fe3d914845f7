//! Jobs: what is done away from the window's thread.
//!
//! This is the one place that starts threads, gives jobs up, catches their panics and wakes the window. What a job has
//! to say lies in one inbox, in the order in which it was said.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use crate::open_error::SystemError;
use crate::reader::Outcome;
use crate::ui::{AnimationRead, FaceSample, FacesRead, PictureRead};

/// The jobs of a session, and their inbox.
pub struct Jobs {
    post: Post,
    inbox: Receiver<Parcel>,
    /// Of the jobs that give way to a later one of their name, the latest of each.
    latest: HashMap<&'static str, Arc<AtomicBool>>,
}

/// What a job has to say.
pub enum Message {
    /// Something for the reading session.
    Outcome(Outcome),
    /// An image for the screen.
    Picture(PictureRead),
    /// What comes next in an animation, for the screen.
    Animation(AnimationRead),
    /// Faces for the screen.
    Faces(FacesRead),
    /// A family whose name is shown in it.
    FaceSample(FaceSample),
}

/// Why a job was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobFailure {
    /// The system gave no thread, for this reason.
    NoThread(SystemError),
    /// It met a mistake in Moyue.
    Crashed,
}

/// A job that was started.
#[derive(Debug)]
pub struct Job(Option<JoinHandle<()>>);

/// What ties a job to its session.
#[derive(Clone)]
pub struct JobLink {
    cancel: Arc<AtomicBool>,
    post: Post,
}

/// Where jobs send to.
#[derive(Clone)]
struct Post {
    sender: Sender<Parcel>,
    repaint: Arc<dyn Fn() + Send + Sync>,
    /// Jobs that have not ended, and messages that have not been taken.
    pending: Arc<AtomicUsize>,
}

/// A message, and whether nobody wants it any more.
struct Parcel {
    message: Message,
    cancel: Arc<AtomicBool>,
}

impl From<Outcome> for Message {
    fn from(outcome: Outcome) -> Self {
        Self::Outcome(outcome)
    }
}

impl From<PictureRead> for Message {
    fn from(read: PictureRead) -> Self {
        Self::Picture(read)
    }
}

impl From<AnimationRead> for Message {
    fn from(read: AnimationRead) -> Self {
        Self::Animation(read)
    }
}

impl From<FacesRead> for Message {
    fn from(read: FacesRead) -> Self {
        Self::Faces(read)
    }
}

impl From<FaceSample> for Message {
    fn from(sample: FaceSample) -> Self {
        Self::FaceSample(sample)
    }
}

impl Jobs {
    /// Jobs that call `repaint`, from their threads, whenever there is something in the inbox.
    pub fn new(repaint: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, inbox) = channel();
        let post = Post { sender, repaint: Arc::new(repaint), pending: Arc::default() };
        Self { post, inbox, latest: HashMap::new() }
    }

    /// Does `work` on a thread of this name and puts what it gives into the inbox; `failed` says what is put there when
    /// the work could not be done.
    pub fn spawn<O: Into<Option<Outcome>>>(
        &self,
        name: &'static str,
        work: impl FnOnce(&JobLink) -> O + Send + 'static,
        failed: impl Fn(JobFailure) -> O + Send + Sync + 'static,
    ) -> Job {
        let link = JobLink { cancel: Arc::default(), post: self.post.clone() };
        start(name, &link, Some(self.one_more()), work, failed)
    }

    /// As [`Self::spawn`], but gives up the job of this name that is under way: it will not be heard of.
    pub fn spawn_latest<O: Into<Option<Outcome>>>(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&JobLink) -> O + Send + 'static,
        failed: impl Fn(JobFailure) -> O + Send + Sync + 'static,
    ) {
        let link = self.latest_link(name);
        start(name, &link, Some(self.one_more()), work, failed);
    }

    /// As [`Self::spawn_latest`], for a job that waits for events and does not end by itself: it is not under way.
    pub fn spawn_listener(&mut self, name: &'static str, work: impl FnOnce(&JobLink) + Send + 'static) {
        let link = self.latest_link(name);
        let work = move |link: &JobLink| {
            work(link);
            None::<Outcome>
        };
        start(name, &link, None, work, |_| None);
    }

    /// Gives up the job of this name that is under way: it will not be heard of.
    pub fn cancel(&mut self, name: &'static str) {
        if let Some(cancel) = self.latest.remove(name) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    /// What was said longest ago and not yet heard, unless nobody wants it any more.
    pub fn next(&self) -> Option<Message> {
        while let Ok(Parcel { message, cancel }) = self.inbox.try_recv() {
            self.post.pending.fetch_sub(1, Ordering::AcqRel);
            if !cancel.load(Ordering::Relaxed) {
                return Some(message);
            }
        }
        None
    }

    /// Whether every job has ended and all that was said was heard. Listeners do not count.
    pub fn is_idle(&self) -> bool {
        self.post.pending.load(Ordering::Acquire) == 0
    }

    fn latest_link(&mut self, name: &'static str) -> JobLink {
        self.cancel(name);
        let cancel = Arc::default();
        self.latest.insert(name, Arc::clone(&cancel));
        JobLink { cancel, post: self.post.clone() }
    }

    fn one_more(&self) -> Pending {
        self.post.pending.fetch_add(1, Ordering::AcqRel);
        Pending(Arc::clone(&self.post.pending))
    }
}

/// Starts a thread that does the work, once and for all with all that may go wrong.
fn start<O: Into<Option<Outcome>>>(
    name: &'static str,
    link: &JobLink,
    pending: Option<Pending>,
    work: impl FnOnce(&JobLink) -> O + Send + 'static,
    failed: impl Fn(JobFailure) -> O + Send + Sync + 'static,
) -> Job {
    let failed = Arc::new(failed);
    let job = {
        let (link, failed) = (link.clone(), Arc::clone(&failed));
        move || {
            let began = Instant::now();
            log::debug!("job begins: {name}");
            let done = catch_unwind(AssertUnwindSafe(|| work(&link)));
            let end = match &done {
                Err(_) => "breaks down",
                Ok(_) if link.is_cancelled() => "ends, not wanted any more",
                Ok(_) => "ends",
            };
            log::debug!("job {end}: {name}, {} ms", began.elapsed().as_millis());
            link.end(done.unwrap_or_else(|_| failed(JobFailure::Crashed)).into());
            drop(pending);
        }
    };
    match thread::Builder::new().name(name.into()).spawn(job) {
        Ok(thread) => Job(Some(thread)),
        Err(error) => {
            link.end(failed(JobFailure::NoThread(error.into())).into());
            Job(None)
        }
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.latest.values().for_each(|cancel| cancel.store(true, Ordering::Relaxed));
    }
}

impl JobLink {
    /// Set when nobody wants the job any more.
    pub fn cancel(&self) -> &AtomicBool {
        &self.cancel
    }

    /// Whether nobody wants the job any more.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Puts something into the inbox before the job ends. Whether anybody may still hear it.
    pub fn send(&self, message: impl Into<Message>) -> bool {
        if self.is_cancelled() {
            return false;
        }
        self.post.pending.fetch_add(1, Ordering::AcqRel);
        let parcel = Parcel { message: message.into(), cancel: Arc::clone(&self.cancel) };
        let is_there = self.post.sender.send(parcel).is_ok();
        if is_there {
            (self.post.repaint)();
        }
        is_there
    }

    fn end(&self, outcome: Option<Outcome>) {
        if let Some(outcome) = outcome {
            self.send(outcome);
        }
    }
}

/// A job that has not ended.
struct Pending(Arc<AtomicUsize>);

impl Drop for Pending {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Job {
    /// Whether it has ended.
    pub fn is_finished(&self) -> bool {
        self.0.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Waits until it has ended.
    pub fn join(self) {
        if let Some(thread) = self.0 {
            // A panic was caught and told.
            drop(thread.join());
        }
    }
}

#[cfg(test)]
pub mod tests;
