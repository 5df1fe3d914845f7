//! The images in view and near it, and which of them are wanted.

use std::ops::Range;

use super::frame::Prefetch;
use super::image;
use super::inline_image;
use super::layout::Layouter;
use super::scroller::Scroller;
use super::units::{Unit, UnitContent};
use crate::article::WantedPicture;

/// How far from the view images are read, in sizes of the view along the block axis.
const READ_WITHIN: f32 = 1.0;
/// How far from the view they are kept.
const KEPT_WITHIN: f32 = 4.0;

impl Prefetch {
    /// What a view of the column needs, whose last unit is `last`.
    pub(super) fn of(layouter: &Layouter<'_, '_>, scroller: &Scroller, last: Option<usize>) -> Self {
        if layouter.setup.document.pictures.is_empty() {
            return Self::default();
        }
        let view = layouter.setup.view.block;
        let near = scroller.near(view, READ_WITHIN * view);
        let top = scroller.top().unit;
        let last = last.unwrap_or(top);
        let in_view = top..=last;
        // Onwards from the view, then backwards: that is how people go.
        let order = in_view.chain(last + 1..near.end).chain((near.start..top).rev());
        let wanted =
            order.flat_map(|unit| layouter.images(unit)).filter_map(|image| layouter.wanted(image)).collect();
        let kept = scroller.near(view, KEPT_WITHIN * view);
        let indexes = || kept.clone().flat_map(|unit| layouter.images(unit)).map(|image| image.index);
        let kept = indexes().min().map_or(0..0, |first| first..indexes().max().unwrap_or(first) + 1);
        Self { wanted, kept }
    }
}

/// An image in a unit.
#[derive(Clone, Copy)]
struct UnitImage {
    passage: usize,
    /// Index among the article's images.
    index: usize,
    is_in_line: bool,
}

impl Layouter<'_, '_> {
    /// The images in a unit.
    fn images(&self, unit: usize) -> Vec<UnitImage> {
        let passages = match self.units.get(unit).map(Unit::content) {
            Some(UnitContent::Image(passage)) => {
                let index = self.setup.passages()[passage].image.unwrap_or_default() as usize;
                return vec![UnitImage { passage, index, is_in_line: false }];
            }
            Some(UnitContent::Text { passage, range }) => {
                return self.images_in_line(passage, &range).collect();
            }
            Some(UnitContent::Row(row)) => row,
            Some(UnitContent::Byline) | None => return Vec::new(),
        };
        passages.flat_map(|passage| self.images_in_line(passage, &(0..usize::MAX))).collect()
    }

    fn images_in_line(&self, passage: usize, range: &Range<usize>) -> impl Iterator<Item = UnitImage> {
        let range = range.clone();
        let spans = self.setup.passages()[passage].spans.iter();
        spans.filter(move |span| range.contains(&span.range.start)).filter_map(move |span| {
            let index = span.style.image.as_ref()?.index as usize;
            Some(UnitImage { passage, index, is_in_line: true })
        })
    }

    fn wanted(&self, UnitImage { passage, index, is_in_line }: UnitImage) -> Option<WantedPicture> {
        let picture = (*self.setup.document.pictures.get(index)?).ok()?;
        let pixels_per_point = self.setup.pixels_per_point;
        let width = if is_in_line {
            let em = self.sheet.passage_style(&self.setup.passages()[passage]).size;
            inline_image::pixels(picture.size, em, pixels_per_point)
        } else {
            let size =
                image::size(picture.size, self.sheet.column - self.space(passage, passage).inline_start);
            (size.x * pixels_per_point).ceil() as u32
        };
        let width = picture.pixels_across(width);
        Some(WantedPicture { index, width, longest: self.setup.longest_side })
    }
}
