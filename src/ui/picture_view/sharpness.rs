//! The pixels of the image that is shown large: asked for in the size that is seen, and in a larger one when it is zoomed.

use egui::Context;

use crate::reader::{Command, PictureCommand, PictureFacts, PictureKind, PictureProblem, WantedPicture};
use crate::ui::article::{Drawn, PictureRead};

/// How many times larger a step of what is asked for is, so that zooming does not ask anew in each frame.
const STEP: f32 = 1.5;
/// The longest side of a drawing that is drawn anew when it is zoomed, in pixels.
const DRAWING_SIDE: u32 = 4_096;

/// The pixels of the image that is shown large.
#[derive(Default)]
pub struct Sharpness {
    asked: Option<WantedPicture>,
    read: Option<(WantedPicture, Result<Drawn, PictureProblem>)>,
}

/// How an image is seen.
#[derive(Clone, Copy)]
pub struct SeenPicture {
    /// Index among the article's images.
    pub index: usize,
    /// What is known of it.
    pub facts: PictureFacts,
    /// How wide all of it is when it fits into the window, in pixels of the screen.
    pub fitting: f32,
    /// How wide it is now, in pixels of the screen.
    pub width: f32,
    /// The longest side that the screen can draw, in pixels.
    pub longest: u32,
}

impl SeenPicture {
    /// In which size it is read.
    pub fn wanted(&self) -> WantedPicture {
        let mut width = self.fitting.max(1.0);
        while width * 1.05 < self.width {
            width *= STEP;
        }
        let width = self.facts.pixels_across(width.ceil() as u32).max(1);
        let is_drawing = self.facts.kind == PictureKind::Drawing;
        let longest = if is_drawing { self.longest.min(DRAWING_SIDE) } else { self.longest };
        WantedPicture { index: self.index, width, longest }
    }
}

impl Sharpness {
    /// Forgets all pixels.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Asks for the image again, since its file has changed; what is there stays until then.
    pub fn ask_again(&mut self) {
        self.asked = None;
    }

    /// Takes pixels that were read.
    pub fn take(&mut self, ctx: &Context, read: PictureRead) {
        if self.asked == Some(read.wanted) {
            self.read = Some((read.wanted, read.result.map(|pixels| Drawn::new(ctx, pixels))));
        }
    }

    /// What can be drawn, or why not; none until it was read.
    pub fn drawn(&self) -> Option<Result<&Drawn, PictureProblem>> {
        self.read.as_ref().map(|(_, result)| result.as_ref().map_err(|problem| *problem))
    }

    /// Asks for what is missing for an image that is seen so.
    pub fn ask(&mut self, seen: &SeenPicture) -> Option<Command> {
        let wanted = seen.wanted();
        let is_enough = |asked: &WantedPicture| asked.index == wanted.index && asked.width >= wanted.width;
        if self.asked.as_ref().is_some_and(is_enough) {
            return None;
        }
        self.asked = Some(wanted);
        Some(Command::Picture(PictureCommand::WantLarge(wanted)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::PictureSize;

    #[test]
    fn larger_pixels_are_asked_for_in_steps_and_no_more_than_there_are() {
        let size = PictureSize { width: 2_000, height: 1_000 };
        let seen = |kind, width| SeenPicture {
            index: 3,
            facts: PictureFacts { size, kind },
            fitting: 800.0,
            width,
            longest: 8_192,
        };
        let width = |kind, width| seen(kind, width).wanted().width;
        assert_eq!(width(PictureKind::Still, 800.0), 800);
        assert_eq!(width(PictureKind::Still, 900.0), 1_200);
        assert_eq!(width(PictureKind::Still, 9_000.0), 2_000);
        assert_eq!(width(PictureKind::Drawing, 9_000.0), 9_113);
        assert_eq!(seen(PictureKind::Drawing, 9_000.0).wanted().longest, DRAWING_SIDE);
        let mut sharpness = Sharpness::default();
        assert!(sharpness.ask(&seen(PictureKind::Still, 900.0)).is_some());
        assert!(sharpness.ask(&seen(PictureKind::Still, 1_000.0)).is_none(), "that is enough");
        assert!(sharpness.ask(&seen(PictureKind::Still, 800.0)).is_none(), "and more than that");
        sharpness.ask_again();
        assert!(sharpness.ask(&seen(PictureKind::Still, 800.0)).is_some());
    }
}
