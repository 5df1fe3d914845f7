//! The images in view and near it: their boxes, and which of them are wanted.

use std::ops::Range;

use egui::{Rect, Vec2, pos2, vec2};

use super::inline_image;
use super::picture::{self, PAD, Placeholder, SetPicture, WORDS_AT};
use super::setting::{Part, SetUnit, Setting};
use super::units::{Content, Unit};
use super::view::ArticleView;
use crate::reader::{Command, PictureProblem, WantedPicture};

/// How far from the view images are read, in heights of the view.
const READ_WITHIN: f32 = 1.0;
/// How far from the view they are kept.
const KEPT_WITHIN: f32 = 4.0;

/// Asks for the images that are missing, those in view first; `last` is the last unit in view.
pub(super) fn pictures(
    view: &mut ArticleView,
    setting: &Setting<'_>,
    last: Option<usize>,
) -> Option<Command> {
    if setting.document.pictures.is_empty() {
        return None;
    }
    let near = view.scroller.near(view.height, READ_WITHIN * view.height);
    let top = view.scroller.top().unit;
    let last = last.unwrap_or(top);
    let in_view = top..=last;
    // Downwards from the view, then upwards: that is where people go.
    let order = in_view.chain(last + 1..near.end).chain((near.start..top).rev());
    let wanted: Vec<_> =
        order.flat_map(|unit| setting.images(unit)).filter_map(|image| setting.wanted(image)).collect();
    let kept = view.scroller.near(view.height, KEPT_WITHIN * view.height);
    let indexes = || kept.clone().flat_map(|unit| setting.images(unit)).map(|image| image.index);
    let kept = indexes().min().map_or(0..0, |first| first..indexes().max().unwrap_or(first) + 1);
    view.pictures.keep(&wanted, &kept)
}

/// An image in a unit.
#[derive(Clone, Copy)]
struct UnitImage {
    passage: usize,
    /// Index among the article's images.
    index: usize,
    is_in_line: bool,
}

impl Setting<'_> {
    /// The images in a unit.
    fn images(&self, unit: usize) -> Vec<UnitImage> {
        let passages = match self.units.get(unit).map(Unit::content) {
            Some(Content::Image(passage)) => {
                let index = self.document.shown.passages[passage].image.unwrap_or_default() as usize;
                return vec![UnitImage { passage, index, is_in_line: false }];
            }
            Some(Content::Text { passage, range }) => {
                return self.images_in_line(passage, &range).collect();
            }
            Some(Content::Row(row)) => row,
            Some(Content::Byline) | None => return Vec::new(),
        };
        passages.flat_map(|passage| self.images_in_line(passage, &(0..usize::MAX))).collect()
    }

    fn images_in_line(&self, passage: usize, range: &Range<usize>) -> impl Iterator<Item = UnitImage> {
        let range = range.clone();
        let spans = self.document.shown.passages[passage].spans.iter();
        spans.filter(move |span| range.contains(&span.range.start)).filter_map(move |span| {
            let index = span.style.image.as_ref()?.index as usize;
            Some(UnitImage { passage, index, is_in_line: true })
        })
    }

    /// The size of the image for which a passage stands, in pt; none when it is not shown.
    pub fn picture_size(&self, passage: usize) -> Option<Vec2> {
        let index = self.document.shown.passages[passage].image? as usize;
        let size = (*self.document.pictures.get(index)?).ok()?;
        Some(picture::size(size, self.sheet.column - self.space(passage, passage).left))
    }

    fn wanted(&self, UnitImage { passage, index, is_in_line }: UnitImage) -> Option<WantedPicture> {
        let picture = (*self.document.pictures.get(index)?).ok()?;
        let natural = picture.width;
        let pixels_per_point = self.ctx.pixels_per_point();
        let width = if is_in_line {
            let em = self.sheet.look(&self.document.shown.passages[passage]).size;
            inline_image::pixels(picture, em, pixels_per_point)
        } else {
            (self.picture_size(passage)?.x * pixels_per_point).ceil() as u32
        };
        let longest = self.ctx.input(|input| input.max_texture_side).min(u32::MAX as usize) as u32;
        Some(WantedPicture { index, width: width.min(natural), longest })
    }

    /// An image in the middle of its column, or what stands for it.
    pub fn set_picture(&mut self, passage: usize) -> SetUnit {
        let space = self.space(passage, passage);
        let top = space.outer + space.top;
        let width = self.sheet.column - space.left;
        let index = self.document.shown.passages[passage].image.unwrap_or_default() as usize;
        let Some(size) = self.picture_size(passage) else {
            return self.set_placeholder(passage, index);
        };
        let left = space.left + ((width - size.x) / 2.0).floor();
        let rect = Rect::from_min_size(pos2(left, top), size);
        let picture = Some(SetPicture { passage, index, rect, placeholder: None });
        SetUnit { parts: Vec::new(), picture, height: rect.bottom() + space.bottom, space }
    }

    fn set_placeholder(&mut self, passage: usize, index: usize) -> SetUnit {
        let document = self.document;
        let of = &document.shown.passages[passage];
        let space = self.space(passage, passage);
        let top = space.outer + space.top;
        let em = self.sheet.em;
        let left = space.left + (WORDS_AT * em).round();
        let width = (self.sheet.column - left - PAD * em).max(em);
        let mut bottom = top + (PAD * em).round();
        let mut parts = Vec::new();
        if !of.text.is_empty() {
            let range = 0..of.text.len();
            let galley = self.cache.set(self.ctx, &self.sheet, (passage, of), &range, width);
            let at = vec2(left, bottom);
            bottom += galley.rect.height().ceil();
            parts.push(Part { passage, range, galley, at });
        }
        let problem = document.pictures.get(index).and_then(|picture| picture.err());
        let placeholder = problem.map(|problem| {
            let reason = picture::reason_galley(self.ctx, &self.sheet, problem, self.language, width);
            let at = vec2(left, bottom);
            bottom += reason.rect.height().ceil();
            let is_remote = problem == PictureProblem::Remote;
            Placeholder { reason, at, address: is_remote.then(|| self.address(index)).flatten() }
        });
        bottom += (PAD * em).round();
        let rect = Rect::from_min_max(pos2(space.left, top), pos2(self.sheet.column, bottom));
        let picture = Some(SetPicture { passage, index, rect, placeholder });
        SetUnit { parts, picture, height: bottom + space.bottom, space }
    }

    /// The address of an image in the net.
    fn address(&self, index: usize) -> Option<String> {
        let images = self.document.article.images();
        let source = images.get(index)?;
        let is_address = source.starts_with("https://") || source.starts_with("http://");
        is_address.then(|| (*source).to_owned())
    }
}
