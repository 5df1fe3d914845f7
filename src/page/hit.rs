//! Which place of the text is where in a frame.

use std::ops::Range;

use super::axis::{Logical, LogicalRect};
use super::frame::{PageFrame, PlacedUnit, WideBox};
use super::text_lines::{TextLines, characters_to};
use crate::article::Passage;
use crate::text::slice::byte_of_char;

/// A place between two characters of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPosition {
    /// Index of the passage.
    pub passage: usize,
    /// Byte of its text.
    pub byte: usize,
}

/// A place as a caret stands at it: between two lines a place belongs to both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The place.
    pub at: TextPosition,
    /// Whether it is the end of the line before it, and not the beginning of the one after.
    pub is_line_end: bool,
}

impl From<TextPosition> for Cursor {
    fn from(at: TextPosition) -> Self {
        Self { at, is_line_end: false }
    }
}

impl PageFrame {
    /// The place in the text nearest to a point of the view.
    pub fn position_at(&self, passages: &[Passage], at: Logical) -> Option<TextPosition> {
        let (start, lines) = self.texts().min_by(|(a_start, a), (b_start, b)| {
            let distance = |start: Logical, lines: &TextLines| {
                let outside = lines.rect().translate(start).distance(at);
                // The block axis comes first; the inline axis decides between the cells of a row.
                outside.block * 1000.0 + outside.inline
            };
            distance(*a_start, a).total_cmp(&distance(*b_start, b))
        })?;
        position(passages, lines, lines.character_at(at - start))
    }

    /// The character at a point of the view, by the place before it; none where no text stands.
    pub fn character_at(&self, passages: &[Passage], at: Logical) -> Option<TextPosition> {
        let is_there = |(start, lines): &(Logical, &TextLines)| {
            lines.rect().translate(*start).distance(at) == Logical::default()
        };
        let (start, lines) = self.texts().find(is_there)?;
        position(passages, lines, lines.character_under(at - start)?)
    }

    /// The beginning of the first line of text that is in view.
    pub fn first_position(&self, passages: &[Passage]) -> Option<TextPosition> {
        let is_in_view = |(start, lines): &(Logical, &TextLines)| lines.rect().end.block + start.block > 1.0;
        let (start, lines) = self.texts().find(is_in_view)?;
        position(passages, lines, lines.first_character_after((-start.block).max(0.0)))
    }

    /// Where a caret stands in the view, or before or after it; none where its lines are not in view.
    pub fn cursor(&self, passages: &[Passage], cursor: Cursor) -> Option<LogicalRect> {
        self.place_of(passages, cursor).map(|place| place.cursor)
    }

    /// The place on the line after (or before) that of a caret, `along` (pt) the line or where the caret stands; none
    /// where the lines of either are not in view.
    pub fn adjacent_line(
        &self,
        passages: &[Passage],
        from: impl Into<Cursor>,
        along: Option<f32>,
        onwards: bool,
    ) -> Option<TextPosition> {
        let from = from.into();
        let Place { start, lines, cursor, .. } = self.place_of(passages, from)?;
        let step = if onwards { cursor.size().block } else { -cursor.size().block };
        let mut target = cursor.center() + Logical::new(0.0, step);
        target.inline = along.unwrap_or(target.inline);
        let own = lines.rect().translate(start);
        if target.block < own.start.block || target.block > own.end.block {
            // Into the passage after or before, over the space between them.
            let others = self.texts().map(|(start, lines)| lines.rect().translate(start));
            let next = others
                .filter(|other| {
                    if onwards {
                        other.start.block >= own.end.block
                    } else {
                        other.end.block <= own.start.block
                    }
                })
                .min_by(|a, b| {
                    let distance = |block: f32| (block - own.center().block).abs();
                    distance(a.center().block).total_cmp(&distance(b.center().block))
                })?;
            target.block = if onwards { next.start.block + 2.0 } else { next.end.block - 2.0 };
        }
        Some(self.position_at(passages, target).unwrap_or(from.at))
    }

    /// The end (or the beginning) of the line that a caret stands in, if that is in view.
    pub fn line_edge(
        &self,
        passages: &[Passage],
        from: impl Into<Cursor>,
        onwards: bool,
    ) -> Option<TextPosition> {
        let Place { lines, character, is_line_end, .. } = self.place_of(passages, from.into())?;
        let line = lines.line_of(character, is_line_end);
        position(passages, lines, if onwards { line.end } else { line.start })
    }

    /// The bytes of the passage that are set in one with the place of a caret, if that is in view: all of it, or a chunk of
    /// a long one.
    pub fn chunk_of(&self, passages: &[Passage], from: impl Into<Cursor>) -> Option<Range<usize>> {
        self.place_of(passages, from.into()).map(|place| place.lines.range.clone())
    }

    /// Where lines of a passage begin to be seen along the block axis, from the beginning of the view, in pt.
    pub fn covered_for(&self, passage: usize) -> f32 {
        let mut pinned = self.pinned.iter().flat_map(|pinned| &pinned.layout.lines);
        if pinned.any(|lines| lines.passage() == Some(passage)) { 0.0 } else { self.covered() }
    }

    /// How far the block of a passage is to be scrolled along the inline axis (pt) so that a place in the view is seen;
    /// none where it is.
    pub fn along_to(&self, passage: usize, place: &LogicalRect) -> Option<(WideBox, f32)> {
        let is_of =
            |unit: &&PlacedUnit| unit.layout.lines.iter().any(|lines| lines.passage() == Some(passage));
        let unit = self.pinned.iter().chain(&self.units).find(is_of)?;
        let (wide, seen) = (unit.layout.wide?, unit.seen()?);
        let margin = self.sheet.em.min(wide.room / 4.0);
        let before = (place.start.inline - margin - seen.start).min(0.0);
        let after = (place.end.inline + margin - seen.end).max(0.0);
        let by =
            (if before < 0.0 { before } else { after }).clamp(-unit.scrolled, wide.most() - unit.scrolled);
        (by.abs() >= 1.0).then_some((wide, by))
    }

    /// What is known of where a caret stands.
    fn place_of(&self, passages: &[Passage], Cursor { at, is_line_end }: Cursor) -> Option<Place<'_>> {
        let of_passage = || self.texts().filter(|(_, lines)| lines.passage() == Some(at.passage));
        let begins = |lines: &TextLines| lines.range.contains(&at.byte);
        let ends = |lines: &TextLines| lines.range.start < at.byte && at.byte <= lines.range.end;
        let touches = |lines: &TextLines| lines.range.start <= at.byte && at.byte <= lines.range.end;
        let (start, lines) = of_passage()
            .find(|(_, lines)| if is_line_end { ends(lines) } else { begins(lines) })
            .or_else(|| of_passage().find(|(_, lines)| touches(lines)))?;
        let text = passages.get(at.passage)?.text.get(lines.range.clone())?;
        let character = characters_to(text, &lines.range)(at.byte);
        let cursor = lines.cursor(character, is_line_end).translate(start);
        Some(Place { start, lines, character, is_line_end, cursor })
    }

    /// The lines in view that hold text of the article, with where their unit begins.
    fn texts(&self) -> impl Iterator<Item = (Logical, &TextLines)> {
        self.lines().filter(|(_, lines)| lines.passage().is_some())
    }
}

/// Where a caret stands.
struct Place<'a> {
    /// Where the unit begins.
    start: Logical,
    lines: &'a TextLines,
    /// Characters of the lines before the caret.
    character: usize,
    is_line_end: bool,
    /// The caret itself, in the view.
    cursor: LogicalRect,
}

/// The place before a character of lines, which is counted from their first.
fn position(passages: &[Passage], lines: &TextLines, character: usize) -> Option<TextPosition> {
    let passage = lines.passage()?;
    let text = passages.get(passage)?.text.get(lines.range.clone())?;
    Some(TextPosition { passage, byte: lines.range.start + byte_of_char(text, character) })
}
