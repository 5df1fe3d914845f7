//! Plays an animation: its thread reads a few frames ahead of what is seen, and one more whenever one was seen.

use std::sync::mpsc::{self, Receiver, Sender};

use super::motion::Motion;
use super::{raster, source_of};
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
        let pixels = raster::frame_pixels(frame.into_buffer(), wanted);
        let event = AnimationEvent::Frame { pixels, stay };
        if !link.send(AnimationRead { reading: job.reading, event }) {
            return Ok(());
        }
        ahead += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use image::codecs::gif::Repeat;

    use super::super::motion::tests::gif;
    use super::*;
    use crate::app::jobs::Message;
    use crate::app::jobs::tests::jobs;
    use crate::article::{Article, Block, Image, Origin, Section, WantedPicture};

    /// A GIF of so many frames of 1 × 1 pixels on a ground of 4,000 × 4,000.
    fn huge(frames: usize) -> Vec<u8> {
        let mut bytes = b"GIF89a\xA0\x0F\xA0\x0F\x80\0\0\xFF\0\0\0\0\xFF".to_vec();
        bytes.extend(b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0");
        let frame = b"\x21\xF9\x04\0\x05\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
        for _ in 0..frames {
            bytes.extend(frame);
        }
        bytes.push(0x3B);
        bytes
    }

    fn job(folder: &std::path::Path, content: &[u8]) -> PictureJob {
        fs::write(folder.join("a.gif"), content).unwrap();
        let image = Block::Image(Image { source: "a.gif".into(), ..Image::default() }.into());
        let section = Section { blocks: vec![image], ..Section::default() };
        PictureJob {
            article: Arc::new(Article { sections: vec![section], ..Article::default() }),
            origin: Origin::File(folder.join("a.md")),
            reading: 1,
            wanted: vec![WantedPicture { index: 0, width: 20, longest: 4096 }],
        }
    }

    fn next(jobs: &Jobs) -> Option<AnimationEvent> {
        jobs.next().map(|message| match message {
            Message::Animation(read) => read.event,
            _ => panic!("something else"),
        })
    }

    #[test]
    fn no_more_frames_are_read_than_are_about_to_be_seen() {
        let folder = tempfile::tempdir().unwrap();
        let (mut jobs, wakes) = jobs();
        let mut player = Player::default();
        player.play(&mut jobs, job(folder.path(), &huge(10_000)));
        for round in 0..AHEAD + 2 {
            wakes.recv().unwrap();
            let Some(AnimationEvent::Frame { pixels, .. }) = next(&jobs) else { panic!("no frame {round}") };
            assert_eq!(pixels.image.size, [20, 20], "no larger than it is seen");
            if round + 1 >= AHEAD {
                assert!(wakes.try_recv().is_err(), "nothing comes by itself");
                player.go_on();
            }
        }
        player.stop(&mut jobs);
        assert!(next(&jobs).is_none(), "nothing is heard of it any more");
    }

    #[test]
    fn the_end_and_damage_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let (mut jobs, wakes) = jobs();
        let mut player = Player::default();
        player.play(&mut jobs, job(folder.path(), &gif(&[50, 50], Some(Repeat::Finite(1)))));
        let mut events = Vec::new();
        for _ in 0..3 {
            wakes.recv().unwrap();
            events.extend(next(&jobs));
        }
        let is_frame = |event: &AnimationEvent| matches!(event, AnimationEvent::Frame { .. });
        assert!(events.iter().take(2).all(is_frame) && matches!(events[2], AnimationEvent::Ended));
        player.play(&mut jobs, job(folder.path(), b"GIF89a"));
        wakes.recv().unwrap();
        assert!(matches!(next(&jobs), Some(AnimationEvent::Failed(PictureProblem::Broken))));
    }
}
