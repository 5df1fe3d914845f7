//! Images that stand for characters: one em high, in the place of the geta mark.

use egui::{Vec2, vec2};

use super::axis::{Logical, LogicalRect};
use super::decoration;
use super::sheet::PassageStyle;
use super::text_lines::TextLines;
use crate::article::{Passage, PictureSize, Span, Text};

/// An image in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct InlineImageBox {
    /// Index among the article's images.
    pub index: usize,
    /// Byte of the text of its lines at which it stands.
    pub byte: usize,
    /// Index of the passage.
    pub passage: usize,
    /// The alternative text.
    pub text: Text,
    /// The em of its line, in pt.
    pub em: f32,
    /// Its box, one em square, relative to the unit.
    pub rect: LogicalRect,
}

impl InlineImageBox {
    /// The image for which a span of a passage stands, if it stands for one and is in these lines.
    pub(super) fn of(
        passage: &Passage,
        lines: &TextLines,
        span: &Span,
        passage_style: &PassageStyle,
    ) -> Option<Self> {
        let image = span.style.image.as_ref()?;
        if !lines.range.contains(&span.range.start) {
            return None;
        }
        let rect = *lines.rects(passage, &span.range).first()?;
        let em = passage_style.size * decoration::scale(&span.style);
        let center = rect.center() + Logical::new(0.0, decoration::shift(&span.style) * passage_style.size);
        Some(Self {
            index: image.index as usize,
            byte: span.range.start,
            passage: lines.passage()?,
            text: image.text.clone(),
            em,
            rect: LogicalRect::from_center(center, Logical::new(em, em)),
        })
    }
}

/// The size of an image in a box of `em` pt at each side.
pub fn size_in_line(image: Vec2, em: f32) -> Vec2 {
    image * (em / image.x.max(image.y).max(1.0))
}

/// The pixels across that an image takes up in a line.
pub(super) fn pixels(image: PictureSize, em: f32, pixels_per_point: f32) -> u32 {
    let size = size_in_line(vec2(image.width as f32, image.height as f32), em);
    ((size.x * pixels_per_point).ceil() as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_fills_its_em_and_keeps_its_form() {
        for ((width, height), em, expected) in
            [((64, 64), 20.0, (20.0, 20.0)), ((30, 60), 20.0, (10.0, 20.0)), ((80, 20), 20.0, (20.0, 5.0))]
        {
            assert_eq!(size_in_line(vec2(width as f32, height as f32), em), vec2(expected.0, expected.1));
        }
        assert_eq!(pixels(PictureSize { width: 64, height: 64 }, 20.0, 2.0), 40);
    }
}
