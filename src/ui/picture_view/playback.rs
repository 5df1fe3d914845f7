//! An animation while it is played: frames come from a job a few ahead of the one that is seen.

use std::collections::VecDeque;
use std::time::Duration;

use egui::{Context, TextureOptions};

use crate::reader::PictureProblem;
use crate::ui::article::{Drawn, Pixels};

/// What comes next in the animation that is played.
pub struct AnimationRead {
    /// [`crate::reader::Revisions::pictures`] when it was asked for.
    pub reading: u64,
    /// What comes.
    pub event: AnimationEvent,
}

/// What comes next in an animation.
pub enum AnimationEvent {
    /// A frame.
    Frame {
        /// Its pixels.
        pixels: Pixels,
        /// How long it is seen.
        stay: Duration,
    },
    /// No more frames.
    Ended,
    /// It cannot be played, for this reason.
    Failed(PictureProblem),
}

/// An animation that was asked for.
#[derive(Default)]
pub struct Playback {
    /// The frames that were read and not seen.
    frames: VecDeque<(Pixels, Duration)>,
    /// The frame that is seen.
    seen: Option<Drawn>,
    /// Until when that stays, in seconds.
    until: f64,
    /// Whether no more frames come.
    is_last: bool,
    /// Whether it stands still until it goes on.
    pub is_paused: bool,
    /// Why it cannot be played.
    pub problem: Option<PictureProblem>,
}

impl Playback {
    /// Takes what comes next.
    pub fn take(&mut self, event: AnimationEvent) {
        match event {
            AnimationEvent::Frame { pixels, stay } => self.frames.push_back((pixels, stay)),
            AnimationEvent::Ended => self.is_last = true,
            AnimationEvent::Failed(problem) => {
                self.is_last = true;
                // What was seen stays, as far as the animation goes.
                self.problem = self.seen.is_none().then_some(problem);
            }
        }
    }

    /// The frame that is seen; none until the first has come.
    pub fn seen(&self) -> Option<&Drawn> {
        self.seen.as_ref()
    }

    /// Whether nothing moves any more, for good.
    pub fn has_ended(&self, now: f64) -> bool {
        self.is_last && self.frames.is_empty() && (now >= self.until || self.problem.is_some())
    }

    /// Goes on to the frame of this time, in seconds, and has the next one painted in its time; whether another frame is
    /// seen now.
    pub fn go_on(&mut self, ctx: &Context, now: f64) -> bool {
        if self.is_paused {
            return false;
        }
        let is_due = self.seen.is_none() || now >= self.until;
        let next = if is_due { self.frames.pop_front() } else { None };
        let is_next = next.is_some();
        if let Some((pixels, stay)) = next {
            // One that came late is not made up for.
            let stay = stay.as_secs_f64();
            self.until = if now - self.until < stay { self.until } else { now } + stay;
            match &mut self.seen {
                Some(seen) if seen.texture.size() == pixels.image.size => {
                    seen.texture.set(pixels.image, TextureOptions::LINEAR);
                    seen.is_clear = pixels.is_clear;
                }
                seen => *seen = Some(Drawn::new(ctx, pixels)),
            }
        }
        // A frame that is still to come wakes the window itself.
        if self.seen.is_some() && (!self.frames.is_empty() || self.is_last && now < self.until) {
            ctx.request_repaint_after(Duration::from_secs_f64((self.until - now).max(0.0)));
        }
        is_next
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, ColorImage};

    use super::*;

    fn frame(side: usize, milliseconds: u64) -> AnimationEvent {
        let pixels = Pixels { image: ColorImage::filled([side, side], Color32::RED), is_clear: false };
        AnimationEvent::Frame { pixels, stay: Duration::from_millis(milliseconds) }
    }

    #[test]
    fn each_frame_is_seen_for_its_time() {
        let ctx = Context::default();
        let mut playback = Playback::default();
        assert!(!playback.go_on(&ctx, 10.0) && playback.seen().is_none());
        playback.take(frame(1, 100));
        playback.take(frame(2, 100));
        let side = |playback: &Playback| playback.seen().map(|seen| seen.texture.size()[0]);
        for (now, is_next, expected) in
            [(10.0, true, 1), (10.05, false, 1), (10.11, true, 2), (10.15, false, 2)]
        {
            assert_eq!(playback.go_on(&ctx, now), is_next, "{now}");
            assert_eq!(side(&playback), Some(expected), "{now}");
        }
        playback.take(AnimationEvent::Ended);
        assert!(!playback.has_ended(10.15) && playback.has_ended(10.3));
        assert_eq!(side(&playback), Some(2), "the last one stays");
    }

    #[test]
    fn a_pause_stands_still_and_damage_after_the_first_frame_is_no_problem() {
        let ctx = Context::default();
        let mut playback = Playback::default();
        playback.take(frame(1, 100));
        playback.take(frame(2, 100));
        playback.go_on(&ctx, 1.0);
        playback.is_paused = true;
        assert!(!playback.go_on(&ctx, 5.0));
        playback.is_paused = false;
        assert!(playback.go_on(&ctx, 6.0));
        playback.take(AnimationEvent::Failed(PictureProblem::Broken));
        assert_eq!(playback.problem, None);
        let mut none = Playback::default();
        none.take(AnimationEvent::Failed(PictureProblem::Broken));
        assert_eq!(none.problem, Some(PictureProblem::Broken));
        assert!(none.has_ended(0.0));
    }
}
