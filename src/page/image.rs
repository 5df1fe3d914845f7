//! An image between texts: its box, or the words that stand for it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Vec2, vec2};

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::fonts::Cut;
use super::sheet::Sheet;
use crate::article::PictureSize;

/// The highest image, in pt; a higher one is drawn smaller.
const HIGHEST: f32 = 16_000.0;

/// An image in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageBox {
    /// Index of the passage that stands for it.
    pub passage: usize,
    /// Index among the article's images.
    pub index: usize,
    /// Its box, relative to the unit.
    pub rect: LogicalRect,
    /// What stands there when it is not shown; the alternative text is among the unit's lines.
    pub placeholder: Option<Placeholder>,
}

/// What says why an image is not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Placeholder {
    /// The reason, in small print.
    pub reason: Arc<Galley>,
    /// Where it begins, relative to the unit.
    pub at: Logical,
    /// The address of an image in the net.
    pub address: Option<String>,
}

/// The size of an image in a column of `width` pt: a pixel a point, and no wider than the column.
pub(super) fn size(image: PictureSize, width: f32) -> Vec2 {
    let natural = vec2(image.width as f32, image.height as f32);
    let factor = (width / natural.x).min(HIGHEST / natural.y).min(1.0);
    (natural * factor).round().max(Vec2::splat(1.0))
}

/// Where the words of a placeholder begin, in em from its beginning.
pub const WORDS_AT: f32 = 2.4;
/// The space around the words of a placeholder, in em.
pub(super) const PAD: f32 = 0.8;

/// Words in small print on an image's box, in lines of at most `width` pt.
pub fn small_print(fonts: &mut FontsView<'_>, sheet: &Sheet, text: String, width: f32) -> Arc<Galley> {
    let size = (sheet.em * 0.7).round().max(11.0);
    let format = TextFormat {
        font_id: sheet.face.font(Cut::Regular, size),
        color: sheet.inks.quiet,
        line_height: Some((size * 1.5).round()),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap.max_width = width;
    fonts.layout_job(job)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_no_wider_than_its_column_and_never_enlarged() {
        for ((width, height), column, expected) in [
            ((100, 50), 600.0, (100.0, 50.0)),
            ((1200, 600), 600.0, (600.0, 300.0)),
            ((3, 40_000), 600.0, (1.0, 16_000.0)),
            ((40_000, 3), 600.0, (600.0, 1.0)),
        ] {
            assert_eq!(size(PictureSize { width, height }, column), vec2(expected.0, expected.1));
        }
    }
}
