//! The caret: the end of the selection that the keyboard moves.
//!
//! It is not shown until Shift and an arrow are pressed; while it is, the arrows alone move it, and Esc takes it away.

use super::selection::Selection;
use super::steps::Step;
use crate::page::Cursor;

/// The caret; its place is the end of the selection.
#[derive(Default)]
pub(super) struct Caret {
    pub shown: bool,
    /// Whether it stands at the end of a line rather than at the beginning of the next one.
    pub is_line_end: bool,
    /// How far along the line it is to stand while it goes from line to line, in pt.
    pub along: Option<f32>,
    /// What the keys ask for in this frame.
    pub steps: Vec<Step>,
}

impl Caret {
    /// Takes it away; whether it was shown.
    pub fn hide(&mut self) -> bool {
        std::mem::take(self).shown
    }

    /// Where it stands in a selection; none while it is not shown.
    pub fn cursor(&self, selection: Option<Selection>) -> Option<Cursor> {
        let at = selection.filter(|_| self.shown)?.focus;
        Some(Cursor { at, is_line_end: self.is_line_end })
    }
}
