//! Running text: a paragraph a line, with forced breaks at a single `<br>`.

use super::lines::{Before, Line};
use crate::article::{Block, Inline};

/// The lines as paragraphs.
pub(super) fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    inlines(lines).map(Block::Paragraph).collect()
}

/// The paragraphs' inline content.
pub(super) fn inlines(lines: &[Line<'_>]) -> impl Iterator<Item = Vec<Inline>> {
    lines.chunk_by(|_, next| next.before == Before::Break).map(|paragraph| {
        let mut inlines = Vec::with_capacity(paragraph.len() * 2 - 1);
        for (index, line) in paragraph.iter().enumerate() {
            if index > 0 {
                inlines.push(Inline::LineBreak);
            }
            inlines.push(Inline::Text(line.text.clone().into_owned()));
        }
        inlines
    })
}
