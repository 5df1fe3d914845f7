//! Which place of the text is where in a frame.

use super::axis::Logical;
use super::frame::PageFrame;
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
        let passage = lines.passage()?;
        let text = passages.get(passage)?.text.get(lines.range.clone())?;
        let byte = lines.range.start + byte_of_char(text, lines.character_at(at - start));
        Some(TextPosition { passage, byte })
    }

    /// The place on the line after (or before) the one that holds a place, if both are in view.
    pub fn adjacent_line(
        &self,
        passages: &[Passage],
        at: TextPosition,
        onwards: bool,
    ) -> Option<TextPosition> {
        let (start, lines) = self.texts().find(|(_, lines)| {
            lines.passage() == Some(at.passage) && lines.range.start <= at.byte && at.byte <= lines.range.end
        })?;
        let text = passages.get(at.passage)?.text.get(lines.range.clone())?;
        let cursor = lines.cursor(characters_to(text, &lines.range)(at.byte)).translate(start);
        let step = if onwards { cursor.size().block } else { -cursor.size().block };
        let mut target = cursor.center() + Logical::new(0.0, step);
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
        Some(self.position_at(passages, target).unwrap_or(at))
    }

    /// The lines in view that hold text of the article, with where their unit begins.
    fn texts(&self) -> impl Iterator<Item = (Logical, &TextLines)> {
        self.lines().filter(|(_, lines)| lines.passage().is_some())
    }
}
