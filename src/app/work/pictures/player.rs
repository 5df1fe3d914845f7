//! Plays an animation: its thread reads a few frames ahead of what is seen, and one more whenever one was seen.

use std::sync::mpsc::{self, Receiver, Sender};

use super::motion::Motion;
use super::{decode, source_of};
use crate::app::jobs::{JobLink, Jobs};
use crate::article::PictureProblem;
use crate::files::pictures;
use crate::reader::PictureJob;
use crate::ui::{AnimationEvent, AnimationRead};

/// The name of the job that plays; a later one overtakes an earlier one.
const PLAY: &str = "play";
/// Frames that are read ahead of the one that is seen.
const AHEAD: usize = 3;

/// Plays one animation at a time; its thread sleeps until a frame was seen.
#[derive(Default)]
pub struct Player {
    /// Each message says that a frame was seen; without a sender the thread ends.
    seen: Option<Sender<()>>,
}

impl Player {
    /// From now on plays the first image that is wanted, from its beginning, and no other.
    pub fn play(&mut self, jobs: &mut Jobs, job: PictureJob) {
        self.stop(jobs);
        let (seen, heard) = mpsc::channel();
        self.seen = Some(seen);
        jobs.spawn_listener(PLAY, move |link| {
            if let Err(problem) = super::guarded(|| play(&job, link, &heard)) {
                link.send(AnimationRead { reading: job.reading, event: AnimationEvent::Failed(problem) });
            }
        });
    }

    /// A frame was seen: the next one may be read.
    pub fn go_on(&self) {
        if let Some(seen) = &self.seen {
            // A thread that has ended by itself needs no word.
            let _ = seen.send(());
        }
    }

    /// Plays no more.
    pub fn stop(&mut self, jobs: &mut Jobs) {
        self.seen = None;
        jobs.cancel(PLAY);
    }
}

/// Tells of the frames, as long as somebody sees them.
fn play(job: &PictureJob, link: &JobLink, seen: &Receiver<()>) -> Result<(), PictureProblem> {
    let Some(wanted) = job.wanted.first().copied() else { return Ok(()) };
    let bytes = pictures::bytes(&job.origin, source_of(job, wanted)?)?;
    let mut motion = Motion::new(bytes)?;
    let mut ahead = 0;
    let mut is_first = true;
    loop {
        while ahead >= AHEAD {
            if seen.recv().is_err() {
                return Ok(());
            }
            ahead -= 1;
        }
        if link.is_cancelled() {
            return Ok(());
        }
        let Some((frame, stay)) = motion.next() else {
            if is_first {
                return Err(PictureProblem::Broken);
            }
            link.send(AnimationRead { reading: job.reading, event: AnimationEvent::Ended });
            return Ok(());
        };
        is_first = false;
        let pixels = decode::frame_pixels(frame.into_buffer(), wanted);
        let event = AnimationEvent::Frame { pixels, stay };
        if !link.send(AnimationRead { reading: job.reading, event }) {
            return Ok(());
        }
        ahead += 1;
    }
}
