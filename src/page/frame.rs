//! What is in view of an article: a value to be painted, hit-tested and compared.

use std::ops::Range;
use std::rc::Rc;

use super::axis::{Logical, LogicalRect};
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
    /// What is in it.
    pub layout: Rc<UnitLayout>,
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
    /// Grounds and bars, which everything else lies on.
    pub fills: Vec<Fill>,
    /// The lines of its texts.
    pub lines: Vec<TextLines>,
    /// An image, or what stands for it.
    pub image: Option<ImageBox>,
    /// Images in its lines.
    pub inline_images: Vec<InlineImageBox>,
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
    /// All lines in view, with where their unit begins in the view.
    pub fn lines(&self) -> impl Iterator<Item = (Logical, &TextLines)> {
        self.units.iter().flat_map(|unit| unit.layout.lines.iter().map(move |lines| (unit.at, lines)))
    }
}

impl UnitLayout {
    /// The block-start of the line that holds a character of its texts, in pt from its own; 0 for the first.
    pub(super) fn line_start(&self, passages: &[Passage], character: usize) -> f32 {
        let mut before = 0;
        for (index, lines) in self.lines.iter().enumerate() {
            let text = lines.passage().and_then(|of| passages.get(of)?.text.get(lines.range.clone()));
            let characters = text.map_or(0, |text| text.chars().count());
            if character < before + characters || index + 1 == self.lines.len() {
                let within = character.saturating_sub(before);
                return if character > 0 { lines.line_start(within) } else { 0.0 };
            }
            before += characters;
        }
        0.0
    }

    /// The start of the line that a cut at `block` goes through, both in pt from the unit's block-start; none where it
    /// goes between two.
    pub fn line_cut_at(&self, block: f32) -> Option<f32> {
        self.lines.iter().find_map(|lines| lines.line_cut_at(block))
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
