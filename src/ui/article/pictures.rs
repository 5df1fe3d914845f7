//! The images that are on the screen or near it, as textures.

use std::collections::BTreeMap;

use egui::{ColorImage, Context, Painter, Rect, TextureHandle, TextureOptions, pos2};

use crate::page::Prefetch;
use crate::reader::{Command, PictureCommand, PictureProblem, WantedPicture};
use crate::ui::theme::{Theme, UNTINTED};

/// Bytes of all textures of images together; a screen of 4K has an eighth of it.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// An image that was read for the screen, or why it was not.
pub struct PictureRead {
    /// [`crate::reader::Revisions::pictures`] when it was wanted.
    pub reading: u64,
    /// What it was read for.
    pub used: PictureUse,
    /// What was wanted.
    pub wanted: WantedPicture,
    /// The image.
    pub result: Result<Pixels, PictureProblem>,
}

/// What an image is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureUse {
    /// Its place in the text.
    Text,
    /// To be shown large.
    Large,
}

/// The pixels of an image.
pub struct Pixels {
    /// They themselves.
    pub image: ColorImage,
    /// Whether the page shows through some of them.
    pub is_clear: bool,
}

/// Keeps the textures of the images near the screen, and nothing else.
#[derive(Default)]
pub(super) struct PictureTextures {
    reading: u64,
    kept: BTreeMap<usize, Kept>,
    read: Vec<PictureRead>,
    asked: Vec<WantedPicture>,
}

/// What is kept of an image.
struct Kept {
    wanted: WantedPicture,
    result: Result<Drawn, PictureProblem>,
    /// Whether the file was read again since; it stays until the new image is there.
    is_old: bool,
}

/// An image that can be drawn.
pub struct Drawn {
    /// Its pixels.
    pub texture: TextureHandle,
    /// Whether the page shows through some of them.
    pub is_clear: bool,
}

impl Drawn {
    /// Hands pixels over to be drawn.
    pub fn new(ctx: &Context, pixels: Pixels) -> Self {
        let texture = ctx.load_texture("image", pixels.image, TextureOptions::LINEAR);
        Self { texture, is_clear: pixels.is_clear }
    }

    /// Paints all of it into a rectangle.
    pub fn paint(&self, painter: &Painter, rect: Rect, theme: &Theme) {
        if self.is_clear && theme.dark {
            // Drawings are made for paper; dark lines would vanish in the night.
            painter.rect_filled(rect, 0.0, Theme::light().page);
        }
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(self.texture.id(), rect, all, UNTINTED);
    }
}

impl PictureTextures {
    /// Takes an image that was read.
    pub fn push(&mut self, read: PictureRead) {
        self.read.push(read);
    }

    /// Begins a frame: makes textures of what was read. `is_same` says whether an article that was read again is the
    /// one of before.
    pub fn begin(&mut self, ctx: &Context, reading: u64, is_same: bool) {
        if std::mem::replace(&mut self.reading, reading) != reading {
            self.asked.clear();
            if is_same {
                self.kept.values_mut().for_each(|kept| kept.is_old = true);
            } else {
                self.kept.clear();
            }
        }
        for PictureRead { reading, wanted, result, .. } in std::mem::take(&mut self.read) {
            if reading != self.reading {
                continue;
            }
            let result = result.map(|pixels| Drawn::new(ctx, pixels));
            self.kept.insert(wanted.index, Kept { wanted, result, is_old: false });
        }
    }

    /// An image, or why it cannot be drawn; nothing while it is read.
    pub fn get(&self, index: usize) -> Option<&Result<Drawn, PictureProblem>> {
        self.kept.get(&index).map(|kept| &kept.result)
    }

    /// Lets go of images that are far from the view, and asks for those that are missing of the ones that are wanted.
    pub fn keep(&mut self, Prefetch { wanted, kept: near }: &Prefetch) -> Option<Command> {
        self.kept.retain(|index, _| near.contains(index));
        let mut bytes = 0;
        let mut missing = Vec::new();
        let mut affordable = Vec::new();
        for wanted in wanted {
            let kept = self.kept.get(&wanted.index).filter(|kept| !kept.is_old);
            bytes += kept.map_or(0, Kept::bytes).max(estimate(*wanted));
            if bytes > MOST_BYTES && !affordable.is_empty() {
                break;
            }
            affordable.push(wanted.index);
            if !kept.is_some_and(|kept| kept.is_enough_for(*wanted)) {
                missing.push(*wanted);
            }
        }
        let all: usize = self.kept.values().map(Kept::bytes).sum();
        if all > MOST_BYTES {
            self.kept.retain(|index, _| affordable.contains(index));
        }
        (missing != self.asked).then(|| {
            self.asked.clone_from(&missing);
            Command::Picture(PictureCommand::Want(missing))
        })
    }
}

impl Kept {
    fn bytes(&self) -> usize {
        self.result.as_ref().map_or(0, |drawn| {
            let [width, height] = drawn.texture.size();
            width * height * 4
        })
    }

    /// Whether it is as large as is wanted, or nearly so.
    fn is_enough_for(&self, wanted: WantedPicture) -> bool {
        self.result.is_err() || f64::from(self.wanted.width) * 1.1 >= f64::from(wanted.width)
    }
}

/// Bytes of a texture that is not there yet, if the image is as high as it is wide.
fn estimate(wanted: WantedPicture) -> usize {
    let side = wanted.width.min(wanted.longest) as usize;
    side * side * 4
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use egui::Color32;

    use super::*;

    fn wanted(index: usize, width: u32) -> WantedPicture {
        WantedPicture { index, width, longest: 4096 }
    }

    fn read(reading: u64, wanted: WantedPicture, side: usize) -> PictureRead {
        let image = ColorImage::filled([side, side], Color32::RED);
        PictureRead { reading, used: PictureUse::Text, wanted, result: Ok(Pixels { image, is_clear: false }) }
    }

    /// The indexes that are asked for; none when nothing new is.
    fn asked(command: Option<Command>) -> Option<Vec<usize>> {
        match command {
            Some(Command::Picture(PictureCommand::Want(wanted))) => {
                Some(wanted.iter().map(|wanted| wanted.index).collect())
            }
            None => None,
            Some(other) => panic!("{other:?}"),
        }
    }

    fn prefetch(wanted: &[WantedPicture], kept: Range<usize>) -> Prefetch {
        Prefetch { wanted: wanted.to_vec(), kept }
    }

    #[test]
    fn images_are_asked_for_once_and_let_go_far_away() {
        let ctx = Context::default();
        let mut pictures = PictureTextures::default();
        pictures.begin(&ctx, 1, false);
        let near = [wanted(3, 10), wanted(4, 10)];
        assert_eq!(asked(pictures.keep(&prefetch(&near, 2..6))), Some(vec![3, 4]));
        assert_eq!(asked(pictures.keep(&prefetch(&near, 2..6))), None);
        pictures.push(read(1, near[0], 4));
        let broken = Err(PictureProblem::Broken);
        pictures.push(PictureRead { result: broken, ..read(1, near[1], 1) });
        pictures.begin(&ctx, 1, false);
        assert!(matches!(pictures.get(3), Some(Ok(_))));
        assert!(matches!(pictures.get(4), Some(Err(PictureProblem::Broken))));
        assert_eq!(asked(pictures.keep(&prefetch(&near, 2..6))), Some(vec![]), "both have come");
        assert_eq!(asked(pictures.keep(&prefetch(&[], 10..12))), None);
        assert!(pictures.get(3).is_none(), "it is far away");
    }

    #[test]
    fn a_larger_image_is_asked_for_when_the_text_grows() {
        let ctx = Context::default();
        let mut pictures = PictureTextures::default();
        pictures.begin(&ctx, 1, false);
        pictures.push(read(1, wanted(0, 100), 100));
        pictures.begin(&ctx, 1, false);
        for (width, expected) in [(100, None), (105, None), (50, None), (200, Some(vec![0]))] {
            assert_eq!(asked(pictures.keep(&prefetch(&[wanted(0, width)], 0..1))), expected, "{width}");
        }
        assert!(pictures.get(0).is_some(), "the small one stays until then");
    }

    #[test]
    fn an_article_read_again_keeps_its_images_until_the_new_ones_are_there() {
        let ctx = Context::default();
        let mut pictures = PictureTextures::default();
        pictures.begin(&ctx, 1, false);
        pictures.push(read(1, wanted(0, 10), 10));
        pictures.begin(&ctx, 1, false);
        pictures.begin(&ctx, 2, true);
        assert!(pictures.get(0).is_some());
        assert_eq!(asked(pictures.keep(&prefetch(&[wanted(0, 10)], 0..1))), Some(vec![0]));
        pictures.push(read(1, wanted(0, 10), 10));
        pictures.begin(&ctx, 2, true);
        assert_eq!(asked(pictures.keep(&prefetch(&[wanted(0, 10)], 0..1))), None, "that was of before");
        pictures.begin(&ctx, 3, false);
        assert!(pictures.get(0).is_none());
    }

    #[test]
    fn textures_are_bounded_and_the_first_is_always_had() {
        let ctx = Context::default();
        let mut pictures = PictureTextures::default();
        pictures.begin(&ctx, 1, false);
        let huge: Vec<_> = (0..8).map(|index| wanted(index, 4096)).collect();
        let first = asked(pictures.keep(&prefetch(&huge, 0..8))).unwrap();
        assert_eq!(first, [0, 1, 2, 3], "64 MB each");
    }
}
