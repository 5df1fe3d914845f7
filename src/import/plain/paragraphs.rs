//! Running text: a paragraph a line, or several lines where they were cut, with forced breaks at a single `<br>`.

use super::lines::{Before, Line};
use super::notation;
use super::wrap::{self, Wrap};
use crate::article::{Block, Inline};
use crate::import::known::formulas;

/// How the paragraphs of a file are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ParagraphStyle {
    /// The way in which lines are cut, where they are.
    pub wrap: Option<Wrap>,
    /// Whether they have Aozora Bunko's notes and readings.
    pub is_noted: bool,
}

impl ParagraphStyle {
    /// The lines as paragraphs, and images between them.
    pub(super) fn blocks(self, lines: &[Line<'_>]) -> Vec<Block> {
        if !self.is_noted {
            return self.inlines(lines).map(Block::Paragraph).collect();
        }
        let mut blocks = notation::Blocks::default();
        for paragraph in self.paragraphs(lines) {
            for line in broken(paragraph) {
                blocks.line(&notation::read(&joined(line)));
            }
            blocks.end();
        }
        blocks.into_blocks()
    }

    /// The paragraphs' inline content.
    pub(super) fn inlines(self, lines: &[Line<'_>]) -> impl Iterator<Item = Vec<Inline>> {
        self.paragraphs(lines).map(move |lines| self.paragraph(lines))
    }

    fn paragraphs<'a, 'b>(self, lines: &'b [Line<'a>]) -> impl Iterator<Item = &'b [Line<'a>]> {
        let goes_on = move |line: &Line<'_>, next: &Line<'_>| {
            next.before == Before::Break || self.wrap.is_some_and(|wrap| wrap.joins(line, next))
        };
        lines.chunk_by(goes_on)
    }

    fn paragraph(self, lines: &[Line<'_>]) -> Vec<Inline> {
        let mut inlines = Vec::with_capacity(1);
        for line in broken(lines) {
            if !inlines.is_empty() {
                inlines.push(Inline::LineBreak);
            }
            if self.is_noted {
                inlines.extend(notation::read(&joined(line)).inlines());
            } else if let [line] = line {
                inlines.push(Inline::Text(line.shared_text()));
            } else {
                inlines.push(Inline::Text(joined(line).into()));
            }
        }
        formulas::put_in(&mut inlines);
        inlines
    }
}

/// The lines of a paragraph between its forced breaks.
fn broken<'a, 'b>(lines: &'b [Line<'a>]) -> impl Iterator<Item = &'b [Line<'a>]> {
    lines.chunk_by(|_, next| next.before != Before::Break)
}

fn joined(lines: &[Line<'_>]) -> String {
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum::<usize>() - 1);
    for line in lines {
        if wrap::needs_space(&text, &line.text) {
            text.push(' ');
        }
        text.push_str(&line.text);
    }
    text
}
