//! What is set at once: a passage, or a chunk of a long one.

use std::ops::Range;

use super::sheet::Sheet;
use crate::article::{Passage, Role};
use crate::typeset::ParagraphOptions;

/// A chunk of a passage that is set at once.
#[derive(Clone, Debug)]
pub struct Chunk<'a> {
    /// Index of the passage.
    pub index: usize,
    /// The passage.
    pub passage: &'a Passage,
    /// Bytes of its text.
    pub range: Range<usize>,
}

impl<'a> Chunk<'a> {
    /// The whole of a passage.
    pub fn whole(index: usize, passage: &'a Passage) -> Self {
        Self { index, passage, range: 0..passage.text.len() }
    }

    pub(super) fn text(&self) -> &'a str {
        self.passage.text.get(self.range.clone()).unwrap_or_default()
    }

    /// How it is set, when running text is set by `options`.
    pub fn options(&self, options: &ParagraphOptions) -> ParagraphOptions {
        if self.passage.role.is_heading() {
            return options.clone().heading();
        }
        let flush = matches!(self.passage.role, Role::Paragraph | Role::Summary | Role::ReferenceNote);
        let is_cell = matches!(self.passage.role, Role::Cell(_));
        let indented = self.range.start == 0 && Sheet::is_running(self.passage);
        ParagraphOptions {
            justify: options.justify && flush,
            indent: if indented { options.indent } else { 0.0 },
            // What stands within something smaller than the column begins at its edge.
            trim_start: options.trim_start || self.passage.quote > 0 || self.passage.indent > 0 || is_cell,
            ..options.clone()
        }
    }
}
