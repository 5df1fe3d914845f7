//! What is in view of an article: a value to be painted, hit-tested and compared.

use std::ops::Range;
use std::rc::Rc;

use super::axis::{Logical, LogicalRect};
use super::formula::FormulaBox;
use super::image::ImageBox;
use super::inline_image::InlineImageBox;
use super::scroller::Extent;
use super::shape::{Dot, Fill, Label, Rule};
use super::sheet::{Sheet, Space};
use super::text_lines::TextLines;
use super::trailing::Trailing;
use crate::article::{Anchor, Passage, WantedPicture};

/// What is in view of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct PageFrame {
    /// How it is set.
    pub sheet: Sheet,
    /// The units in view, in reading order.
    pub units: Vec<PlacedUnit>,
    /// The header of a table that begins before the view and goes on in it; it lies over the table's rows.
    pub pinned: Option<PlacedUnit>,
    /// Blocks in view that are wider than there is room for, in reading order.
    pub wide: Vec<WideView>,
    /// Where the first line in view begins; none when there is nothing in view.
    pub position: Option<Anchor>,
    /// How much of the column is before the view, and how much there is.
    pub extent: Extent,
    /// The images in view and near it.
    pub images: Prefetch,
}

/// A unit in view.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedUnit {
    /// Its index.
    pub index: usize,
    /// Where it begins, from the beginning of the view, in pt.
    pub at: Logical,
    /// How far its lines are scrolled along the inline axis, in pt.
    pub scrolled: f32,
    /// What is in it.
    pub layout: Rc<UnitLayout>,
}

impl PlacedUnit {
    /// Where its lines begin, from the beginning of the view, in pt.
    pub fn lines_at(&self) -> Logical {
        self.at - Logical::new(self.scrolled, 0.0)
    }

    /// Where along the inline axis its lines are seen, from the beginning of the view, in pt; none where nothing of them
    /// is hidden.
    pub fn seen(&self) -> Option<Range<f32>> {
        let wide = self.layout.wide.filter(WideBox::is_hidden_in_part)?;
        let start = self.at.inline + wide.start;
        Some(start..start + wide.room)
    }
}

/// A block that may be wider than there is room for: a table, or lines of code that do not break. All its units are
/// scrolled along the inline axis as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WideBox {
    /// Its first passage.
    pub block: usize,
    /// Where it begins along the inline axis, from the beginning of the unit, in pt.
    pub start: f32,
    /// Its length along the inline axis, in pt.
    pub length: f32,
    /// How much room there is for it, in pt.
    pub room: f32,
}

impl WideBox {
    /// How far it can be scrolled, in pt.
    pub fn most(&self) -> f32 {
        (self.length - self.room).max(0.0)
    }

    /// Whether there is not room for all of it.
    pub fn is_hidden_in_part(&self) -> bool {
        self.most() > 0.0
    }
}

/// A block of which only a part is seen, in the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WideView {
    /// Which block it is.
    pub wide: WideBox,
    /// Where its lines are seen, from the beginning of the view, in pt; as much of it as is in view.
    pub rect: LogicalRect,
    /// How far it is scrolled, in pt.
    pub scrolled: f32,
    /// Whether its end is in view.
    pub ends: bool,
}

/// The images in view and near it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prefetch {
    /// Those that are wanted, in the order in which they are needed.
    pub wanted: Vec<WantedPicture>,
    /// Those that may be kept, by their indexes.
    pub kept: Range<usize>,
}

/// A unit as it is set. Everything stands where it is relative to the unit's beginning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitLayout {
    /// Size along the block axis, in pt.
    pub block_size: f32,
    /// The spaces in it.
    pub space: Space,
    /// The block that it is a part of, where that may be wider than there is room for.
    pub wide: Option<WideBox>,
    /// Grounds and bars of the whole unit, which everything else lies on; they stay where they are when its lines are
    /// scrolled.
    pub grounds: Vec<Fill>,
    /// What stands before its first line; it stays as well.
    pub marker: Option<Label>,
    /// Grounds of parts of its lines.
    pub fills: Vec<Fill>,
    /// The lines of its texts.
    pub lines: Vec<TextLines>,
    /// An image, or what stands for it.
    pub image: Option<ImageBox>,
    /// Images in its lines.
    pub inline_images: Vec<InlineImageBox>,
    /// Formulas in its lines.
    pub formulas: Vec<FormulaBox>,
    /// Lines along the text and between units.
    pub rules: Vec<Rule>,
    /// Words besides the text: readings, list markers.
    pub labels: Vec<Label>,
    /// Emphasis dots.
    pub dots: Vec<Dot>,
    /// What stands after its texts.
    pub trailing: Vec<Trailing>,
}

impl PageFrame {
    /// All lines in view, with where their unit begins in the view; those that lie over others come first.
    pub fn lines(&self) -> impl Iterator<Item = (Logical, &TextLines)> {
        let units = self.pinned.iter().chain(&self.units);
        units.flat_map(|unit| unit.layout.lines.iter().map(move |lines| (unit.lines_at(), lines)))
    }

    /// Where the units begin to be seen along the block axis, from the beginning of the view, in pt: after a header that
    /// lies over them.
    pub fn covered(&self) -> f32 {
        self.pinned.as_ref().map_or(0.0, |pinned| pinned.at.block + pinned.layout.block_size)
    }
}

impl UnitLayout {
    /// The block-start of the line that holds a character of its texts, in pt from its own; 0 for the first.
    pub(super) fn line_start(&self, passages: &[Passage], character: usize) -> f32 {
        let start = |(lines, within): (&TextLines, usize)| lines.line_start(within);
        if character > 0 { self.lines_of(passages, character).map_or(0.0, start) } else { 0.0 }
    }

    /// The lines that hold a character of its texts, and which of theirs it is.
    pub(super) fn lines_of(&self, passages: &[Passage], character: usize) -> Option<(&TextLines, usize)> {
        let mut before = 0;
        for (index, lines) in self.lines.iter().enumerate() {
            let text = lines.passage().and_then(|of| passages.get(of)?.text.get(lines.range.clone()));
            let characters = text.map_or(0, |text| text.chars().count());
            if character < before + characters || index + 1 == self.lines.len() {
                return Some((lines, character.saturating_sub(before)));
            }
            before += characters;
        }
        None
    }

    /// The start of the line that a cut at `block` goes through, both in pt from the unit's block-start; none where it
    /// goes between two.
    pub fn line_cut_at(&self, block: f32) -> Option<f32> {
        self.lines.iter().find_map(|lines| lines.line_cut_at(block))
    }

    /// Its last line.
    pub(super) fn last_line(&self) -> Option<LogicalRect> {
        self.lines.last()?.last_line()
    }

    /// The first thing in it, of which passage it is, and whether the passage begins with it.
    pub(super) fn first(&self) -> Option<First> {
        if let Some(image) = &self.image {
            return Some(First { passage: image.passage, rect: image.rect, begins: true });
        }
        let lines = self.lines.first()?;
        Some(First { passage: lines.passage()?, rect: lines.rect(), begins: lines.range.start == 0 })
    }
}

/// What a unit begins with.
pub(super) struct First {
    /// Index of its passage.
    pub passage: usize,
    /// Where it stands.
    pub rect: LogicalRect,
    /// Whether the passage begins with it.
    pub begins: bool,
}
