//! The lines of a text in their place, and where its characters are in them.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow};
use egui::text::CCursor;
use egui::{Galley, Rect, pos2};

use super::axis::{Logical, LogicalRect};
use crate::article::Passage;

/// The lines of (a chunk of) a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLines {
    /// Whose lines they are.
    pub of: LinesOf,
    /// Bytes of its text.
    pub range: Range<usize>,
    /// The lines; within it they run along x.
    pub galley: Arc<Galley>,
    /// Where they begin, relative to their unit, in pt.
    pub at: Logical,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinesOf {
    /// A passage, by its index.
    Passage(usize),
    /// Source, date, length.
    Byline,
}

impl TextLines {
    /// The index of the passage whose lines these are.
    pub fn passage(&self) -> Option<usize> {
        match self.of {
            LinesOf::Passage(index) => Some(index),
            LinesOf::Byline => None,
        }
    }

    /// The room they take up, relative to their unit.
    pub fn rect(&self) -> LogicalRect {
        LogicalRect::of_galley(self.galley.rect, self.at)
    }

    /// The room of the last line, as wide as its text, relative to their unit.
    pub fn last_line(&self) -> Option<LogicalRect> {
        let row = self.galley.rows.last()?;
        let rect = Rect::from_min_size(row.pos, row.size);
        Some(LogicalRect::of_galley(rect, self.at))
    }

    /// The room of a part of a line, by the line's number, relative to their unit; `along` is in pt from where the line
    /// begins. None where there is no such line.
    pub fn part_of_line(&self, line: usize, along: Range<f32>) -> Option<LogicalRect> {
        let rect = self.galley.rows.get(line)?.rect();
        let part = Rect::from_min_max(
            pos2(rect.left() + along.start, rect.top()),
            pos2(rect.left() + along.end, rect.bottom()),
        );
        Some(LogicalRect::of_galley(part, self.at))
    }

    /// The rectangles of bytes of the passage, one a line, relative to their unit.
    pub fn rects(&self, passage: &Passage, bytes: &Range<usize>) -> Vec<LogicalRect> {
        self.rects_in_order(passage)(bytes)
    }

    /// The same for ranges that are asked for in order: the text is gone through once, however many they are.
    pub fn rects_in_order(&self, passage: &Passage) -> impl FnMut(&Range<usize>) -> Vec<LogicalRect> {
        let text = passage.text.get(self.range.clone()).unwrap_or_default();
        let mut character_at = characters_to(text, &self.range);
        move |bytes| {
            let from = character_at(bytes.start);
            let characters = from..character_at(bytes.end);
            if characters.is_empty() { Vec::new() } else { self.character_rects(&characters) }
        }
    }

    /// The rectangles of characters, counted from the first of these lines, one a line, relative to their unit.
    pub fn character_rects(&self, range: &Range<usize>) -> Vec<LogicalRect> {
        let rects = rects(&self.galley, range).into_iter();
        rects.map(|rect| LogicalRect::of_galley(rect, self.at)).collect()
    }

    /// The character before which a click at `at` (relative to the unit) puts the cursor.
    pub fn character_at(&self, at: Logical) -> usize {
        self.galley.cursor_from_pos((at - self.at).in_galley()).index.0
    }

    /// The character that stands at `at` (relative to the unit); none next to a line.
    pub fn character_under(&self, at: Logical) -> Option<usize> {
        let at = (at - self.at).in_galley();
        let mut first = 0;
        for row in &self.galley.rows {
            let rect = row.rect();
            if rect.bottom() > at.y {
                if !rect.x_range().contains(at.x) {
                    return None;
                }
                let is_past = |glyph: &Glyph| rect.left() + glyph.pos.x + glyph.advance_width <= at.x;
                let glyph = row.glyphs.iter().take_while(|glyph| is_past(glyph)).count();
                return (glyph < row.glyphs.len()).then_some(first + glyph);
            }
            first += characters_in(row);
        }
        None
    }

    /// Where the cursor before a character stands, relative to the unit. At a line's end stands the same character as at
    /// the next one's beginning; `is_line_end` tells which of them is meant.
    pub fn cursor(&self, character: usize, is_line_end: bool) -> LogicalRect {
        let cursor = CCursor { index: character.into(), prefer_next_row: !is_line_end };
        LogicalRect::of_galley(self.galley.pos_from_cursor(cursor), self.at)
    }

    /// The characters of the line that the cursor before a character stands in, as [`Self::cursor`] has it.
    pub fn line_of(&self, character: usize, is_line_end: bool) -> Range<usize> {
        let mut line = 0..0;
        for row in &self.galley.rows {
            let first = line.end;
            line = first..first + row.glyphs.len();
            // The place before a line end is nowhere but in its line.
            let holds_end = is_line_end || row.ends_with_newline;
            if character < line.end || (holds_end && character == line.end) {
                return line;
            }
            line.end = first + characters_in(row);
        }
        let last = self.galley.rows.last().map_or(0, |row| row.glyphs.len());
        line.end.saturating_sub(last)..line.end
    }

    /// The block-start of the line that holds a character, in pt from the unit's.
    pub fn line_start(&self, character: usize) -> f32 {
        self.cursor(character, false).start.block
    }

    /// The start of the line that a cut at `block` goes through, both in pt from the unit's block-start.
    pub fn line_cut_at(&self, block: f32) -> Option<f32> {
        let lines = self.galley.rows.iter().map(|row| row.rect().y_range());
        let mut lines = lines.map(|line| (self.at.block + line.min, self.at.block + line.max));
        lines.find(|(start, end)| start + 1.0 < block && block < end - 1.0).map(|(start, _)| start)
    }

    /// The first character of the first line that is not (nearly) all before `block`, in pt from the unit's
    /// block-start.
    pub fn first_character_after(&self, block: f32) -> usize {
        let mut first = 0;
        for row in &self.galley.rows {
            if self.at.block + row.rect().bottom() > block + 1.0 {
                return first;
            }
            first += characters_in(row);
        }
        first
    }
}

/// The rectangles that characters `range` take up in a galley, one a line, relative to it.
fn rects(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let glyphs = row.glyphs.len();
        let start = range.start.clamp(first, first + glyphs) - first;
        let end = range.end.clamp(first, first + glyphs) - first;
        if start < end {
            let left = row.glyphs[start].pos.x;
            let right = row.glyphs[end - 1].pos.x + row.glyphs[end - 1].advance_width;
            let rect = row.rect();
            rects.push(Rect::from_min_max(
                pos2(rect.left() + left, rect.top()),
                pos2(rect.left() + right, rect.bottom()),
            ));
        }
        first += characters_in(row);
        if first >= range.end {
            break;
        }
    }
    rects
}

/// How many characters a line takes up, its line end among them.
fn characters_in(row: &PlacedRow) -> usize {
    row.glyphs.len() + usize::from(row.ends_with_newline)
}

/// Counts the characters of `text`, which takes up `range` (bytes) of a longer one, before a byte of that one. Bytes
/// are asked for in order, and the text is gone through once, however many they are.
pub(super) fn characters_to<'a>(text: &'a str, range: &Range<usize>) -> impl FnMut(usize) -> usize + use<'a> {
    let Range { start, end } = *range;
    let (mut byte, mut character) = (0, 0);
    move |at| {
        let at = at.clamp(start, end) - start;
        character += text.get(byte..at).map_or(0, |between| between.chars().count());
        byte = at;
        character
    }
}
