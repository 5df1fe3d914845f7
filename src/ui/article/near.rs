//! The images in view and near it: their boxes, and which of them are wanted.

use egui::{Rect, Vec2, pos2, vec2};

use super::picture::{self, PAD, Placeholder, SetPicture, WORDS_AT};
use super::setting::{Part, SetUnit, Setting};
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
    let index = |unit: usize| {
        let passage = setting.units.get(unit)?.passage()?;
        Some((passage, setting.document.passages[passage].image? as usize))
    };
    let near = view.scroller.near(view.height, READ_WITHIN * view.height);
    let top = view.scroller.top().unit;
    let last = last.unwrap_or(top);
    let in_view = top..=last;
    // Downwards from the view, then upwards: that is where people go.
    let order = in_view.chain(last + 1..near.end).chain((near.start..top).rev());
    let wanted: Vec<_> = order
        .filter_map(index)
        .filter_map(|(passage, index)| setting.wanted_picture(passage, index))
        .collect();
    let kept = view.scroller.near(view.height, KEPT_WITHIN * view.height);
    let mut indexes = kept.filter_map(index).map(|(_, index)| index);
    let kept = indexes.next().map_or(0..0, |first| first..indexes.next_back().unwrap_or(first) + 1);
    view.pictures.keep(&wanted, &kept)
}

impl Setting<'_> {
    /// The size of the image for which a passage stands, in pt; none when it is not shown.
    pub fn picture_size(&self, passage: usize) -> Option<Vec2> {
        let index = self.document.passages[passage].image? as usize;
        let size = (*self.document.pictures.get(index)?).ok()?;
        Some(picture::size(size, self.sheet.column - self.space(passage, passage).left))
    }

    fn wanted_picture(&self, passage: usize, index: usize) -> Option<WantedPicture> {
        let shown = self.picture_size(passage)?;
        let natural = (*self.document.pictures.get(index)?).ok()?.width;
        let width = (shown.x * self.ctx.pixels_per_point()).ceil() as u32;
        let longest = self.ctx.input(|input| input.max_texture_side).min(u32::MAX as usize) as u32;
        Some(WantedPicture { index, width: width.min(natural), longest })
    }

    /// An image in the middle of its column, or what stands for it.
    pub fn set_picture(&mut self, passage: usize) -> SetUnit {
        let space = self.space(passage, passage);
        let top = space.outer + space.top;
        let width = self.sheet.column - space.left;
        let index = self.document.passages[passage].image.unwrap_or_default() as usize;
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
        let of = &document.passages[passage];
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
