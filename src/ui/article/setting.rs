//! Units of the article set into lines, and where everything in them stands.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::Rect;

use super::draw;
use super::lines::{self, LineCache};
use super::picture::SetPicture;
use super::sheet::{Sheet, Space};
use super::units::{Content, Unit};
use crate::article::Passage;
use crate::reader::{Document, Language};

/// The first visible line: a character of a unit, and how much of its line is out of view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub unit: usize,
    pub char: usize,
    pub above: f32,
}

/// The lines of a unit, and where they stand relative to the unit's top left.
#[derive(Default)]
pub(super) struct SetUnit {
    pub parts: Vec<Part>,
    pub picture: Option<SetPicture>,
    /// In pt.
    pub height: f32,
    pub space: Space,
}

/// The lines of (a piece of) one passage.
pub(super) struct Part {
    pub passage: usize,
    pub range: Range<usize>,
    pub galley: Arc<egui::Galley>,
    /// Relative to the unit's top left, in pt.
    pub at: egui::Vec2,
}

/// What a unit begins with.
pub(super) struct First {
    pub passage: usize,
    /// Where it stands, relative to the unit's top left, in pt.
    pub rect: Rect,
    /// Whether its passage begins with it.
    pub is_beginning: bool,
}

/// What is needed to lay a unit out.
pub(super) struct Setting<'a> {
    pub ctx: &'a egui::Context,
    pub document: &'a Document,
    pub units: &'a [Unit],
    pub sheet: Sheet,
    pub language: Language,
    pub byline: String,
    pub set: HashMap<usize, Rc<SetUnit>>,
    pub cache: LineCache,
}

impl Setting<'_> {
    /// The lines of a unit, set at most once a frame.
    pub fn unit(&mut self, index: usize) -> Rc<SetUnit> {
        if let Some(set) = self.set.get(&index) {
            return Rc::clone(set);
        }
        let set = Rc::new(self.set_unit(index));
        self.set.insert(index, Rc::clone(&set));
        set
    }

    fn set_unit(&mut self, index: usize) -> SetUnit {
        let passages: &[Passage] = &self.document.shown.passages;
        let units = self.units;
        match units[index].content() {
            Content::Byline => {
                let galley = draw::byline_galley(self.ctx, &self.sheet, &self.byline);
                let space = Space { outer: self.sheet.em.round(), ..Default::default() };
                let height = space.outer + galley.rect.height().ceil();
                let part =
                    Part { passage: usize::MAX, range: 0..0, galley, at: egui::vec2(0.0, space.outer) };
                SetUnit { parts: vec![part], height, space, picture: None }
            }
            Content::Text { passage, range } => {
                let mut space = self.space(passage, passage);
                if range.start > 0 {
                    space = Space { left: space.left, bottom: space.bottom, ..Default::default() };
                }
                if range.end < passages[passage].text.len() {
                    space.bottom = 0.0;
                }
                let width = self.sheet.column - space.left;
                let galley =
                    self.cache.set(self.ctx, &self.sheet, (passage, &passages[passage]), &range, width);
                let at = egui::vec2(space.left, space.outer + space.top);
                let height = at.y + galley.rect.height().ceil() + space.bottom;
                SetUnit { parts: vec![Part { passage, range, galley, at }], height, space, picture: None }
            }
            Content::Row(row) => self.set_row(row),
            Content::Image(passage) => self.set_picture(passage),
        }
    }

    fn set_row(&mut self, row: Range<usize>) -> SetUnit {
        let space = self.space(row.start, row.end - 1);
        let pad = (self.sheet.em * 0.4).round();
        let width = (self.sheet.column - space.left) / row.len().max(1) as f32;
        let top = space.outer + space.top + pad;
        let mut bottom = top;
        let mut parts = Vec::with_capacity(row.len());
        for (column, passage) in row.enumerate() {
            let document = self.document;
            let of = &document.shown.passages[passage];
            let range = 0..of.text.len();
            let galley = self.cache.set(
                self.ctx,
                &self.sheet,
                (passage, of),
                &range,
                (width - 2.0 * pad).max(self.sheet.em),
            );
            bottom = bottom.max(top + galley.rect.height().ceil());
            let at = egui::vec2(space.left + column as f32 * width + pad, top);
            parts.push(Part { passage, range, galley, at });
        }
        SetUnit { parts, height: bottom + pad + space.bottom, space, picture: None }
    }

    pub fn space(&self, first: usize, last: usize) -> Space {
        let passages: &[Passage] = &self.document.shown.passages;
        let above = first.checked_sub(1).map(|index| &passages[index]);
        self.sheet.space(above, &passages[first], passages.get(last + 1))
    }

    pub fn estimate(&self, unit: usize) -> f32 {
        let Some(passage) = self.units[unit].passage() else { return 3.0 * self.sheet.em };
        let space = self.space(passage, passage);
        if let Some(size) = self.picture_size(passage) {
            return space.outer + space.top + size.y + space.bottom;
        }
        let look = self.sheet.look(&self.document.shown.passages[passage]);
        space.outer
            + space.top
            + space.bottom
            + lines::estimate(&look, self.units[unit].chars(), self.sheet.column - space.left)
    }
}

impl SetUnit {
    /// What it begins with.
    pub fn first(&self) -> Option<First> {
        if let Some(picture) = &self.picture {
            return Some(First { passage: picture.passage, rect: picture.rect, is_beginning: true });
        }
        let part = self.parts.first()?;
        Some(First {
            passage: part.passage,
            rect: part.galley.rect.translate(part.at),
            is_beginning: part.range.start == 0,
        })
    }

    /// The part that holds a character of the unit, and the character's index in it.
    fn part_of(&self, document: &Document, char: usize) -> Option<(&Part, usize)> {
        let mut before = 0;
        for (index, part) in self.parts.iter().enumerate() {
            let chars = document
                .shown
                .passages
                .get(part.passage)
                .and_then(|passage| passage.text.get(part.range.clone()))
                .map_or(0, |text| text.chars().count());
            if char < before + chars || index + 1 == self.parts.len() {
                return Some((part, char.saturating_sub(before)));
            }
            before += chars;
        }
        None
    }

    /// The top of the line that holds a character, in pt from the unit's top; 0 for the first.
    pub fn line_top(&self, setting: &Setting<'_>, place: Place) -> f32 {
        match self.part_of(setting.document, place.char) {
            Some((part, char)) if place.char > 0 => part.at.y + lines::line_top(&part.galley, char),
            _ => 0.0,
        }
    }

    /// The first character of the first line that is not all above `y`, in pt from the unit's top.
    pub fn first_char_below(&self, setting: &Setting<'_>, unit: usize, y: f32) -> usize {
        if let (Content::Text { .. }, Some(part)) = (setting.units[unit].content(), self.parts.first()) {
            lines::first_char_below(&part.galley, y - part.at.y)
        } else {
            0
        }
    }

    /// The unit's ground: everything but the space above it.
    pub fn ground(&self, at: egui::Pos2, width: f32) -> Rect {
        Rect::from_min_max(at + egui::vec2(0.0, self.space.outer), at + egui::vec2(width, self.height))
    }
}
