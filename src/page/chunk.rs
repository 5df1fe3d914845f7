//! What is set at once: a passage, or a chunk of a long one.

use std::ops::Range;

use super::formula::formulas;
use super::sheet::Sheet;
use crate::article::{Formula, Passage, Role, SpanFormula};
use crate::text::verse::is_verse;
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

    /// The formula on a line of its own that this is, with nothing but blanks around it.
    pub(super) fn display_formula(&self) -> Option<&'a SpanFormula> {
        let mark = self.text().find(Formula::MARK)?;
        let is_alone = self.text().chars().all(|c| c.is_whitespace() || c == Formula::MARK);
        let (_, formula) = formulas(self.passage).find(|(byte, _)| *byte == self.range.start + mark)?;
        Some(formula).filter(|set| set.formula.display && is_alone)
    }

    /// Whether it ends at a formula on a line of its own, or is one.
    pub(super) fn ends_at_display(&self) -> bool {
        let mut displayed = formulas(self.passage).filter(|(_, set)| set.formula.display);
        displayed.any(|(byte, _)| byte == self.range.end || self.range.contains(&byte))
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
        let is_verse = flush && is_verse(&self.passage.text);
        let is_indented = Sheet::is_running(self.passage) && self.display_formula().is_none();
        let line_indent = if is_indented { options.indent } else { 0.0 };
        let further = options.writing_system.usual_indent().max(1.0);
        let turnover = if is_verse { line_indent + further } else { 0.0 };
        let before = self.passage.text.get(..self.range.start).unwrap_or_default();
        let begins = before.is_empty() || before.ends_with('\n');
        ParagraphOptions {
            justify: options.justify && flush && !is_verse,
            indent: if begins { line_indent } else { turnover },
            line_indent,
            turnover,
            // What stands within something smaller than the column begins at its edge.
            trim_start: options.trim_start || self.passage.quote > 0 || self.passage.indent > 0 || is_cell,
            ..options.clone()
        }
    }
}
