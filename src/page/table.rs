//! The columns of a table by what is in them (CSS 2.2 §17.5.2.2).

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::frame::WideBox;
use super::table_facts::TableFacts;
use crate::article::{Passage, Role};
use crate::typeset::ContentWidths;

/// A table that takes up more of its room than this takes up all of it, so that its rules end where the text does.
const NEARLY_FULL: f32 = 0.8;

/// The blocks of an article that were looked at as a whole, each by its first passage: tables, and code that is scrolled
/// along.
#[derive(Default)]
pub(super) struct Tables {
    pub facts: HashMap<usize, Rc<TableFacts>>,
    pub layouts: HashMap<usize, Rc<TableLayout>>,
    /// Lengths of the longest lines of code, in pt.
    code: HashMap<usize, f32>,
}

/// A table as it is set.
#[derive(Debug)]
pub(super) struct TableLayout {
    /// Its cells, row by row.
    pub cells: Range<usize>,
    /// Its columns.
    pub columns: Vec<ColumnBox>,
    /// Where it is, and how wide.
    pub wide: WideBox,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct ColumnBox {
    /// Where the text of its cells begins, in pt from the beginning of the unit.
    pub text_start: f32,
    /// Room for that, in pt.
    pub text_width: f32,
    /// Whether it holds figures alone, so that they end at one line.
    pub holds_figures: bool,
}

impl Tables {
    /// Forgets how blocks are set.
    pub fn forget_layouts(&mut self) {
        self.layouts.clear();
        self.code.clear();
    }

    /// The length of the longest line of a block of code, in pt, where it is known.
    pub fn code_length(&self, block: usize) -> Option<f32> {
        self.code.get(&block).copied()
    }

    /// Keeps the length of the longest line of a block of code, in pt.
    pub fn keep_code_length(&mut self, block: usize, length: f32) {
        self.code.insert(block, length);
    }
}

impl TableLayout {
    /// Whether a passage is in its last row.
    pub fn is_last_row(&self, passage: usize) -> bool {
        passage + self.columns.len() >= self.cells.end
    }
}

/// The first passage of the table that a passage is a cell of; none where it is none.
pub(super) fn table_start(passages: &[Passage], index: usize) -> Option<usize> {
    let Role::Cell(cell) = passages.get(index)?.role else { return None };
    index.checked_sub(cell.row as usize * cell.columns as usize + cell.column as usize)
}

/// Columns with the space around their texts, none narrower than `least` pt where it could be wider.
pub(super) fn padded(columns: &[ContentWidths], least: f32, pad: f32, room: f32) -> Vec<ContentWidths> {
    let around = 2.0 * pad;
    let padded = |ContentWidths { min, max }: &ContentWidths| {
        // One that is wider than the view could not be read without going to and fro in each line.
        let min = min.max(max.min(least)).min(room - around).max(1.0);
        ContentWidths { min: min + around, max: max.max(min) + around }
    };
    columns.iter().map(padded).collect()
}

/// The widths of columns in so much room (pt): as wide as what is in them where there is room for that, else each its
/// least and a part of what is left; wider than the room where there is not even room for that.
pub(super) fn distributed(columns: &[ContentWidths], room: f32) -> Vec<f32> {
    let least: f32 = columns.iter().map(|column| column.min).sum();
    let most: f32 = columns.iter().map(|column| column.max).sum();
    let share = |of: f32, all: f32| if all > 0.0 { of / all } else { 0.0 };
    let width = |column: &ContentWidths| {
        if most <= room * NEARLY_FULL {
            column.max
        } else if most <= room {
            column.max + (room - most) * share(column.max, most)
        } else {
            let left = (room - least).max(0.0);
            column.min + left * share(column.max - column.min, most - least)
        }
    };
    // Whole points, without one that is lost at the end.
    let mut at = 0.0_f32;
    let mut begins = 0.0_f32;
    let whole = |column| {
        at += width(column);
        let ends = at.round();
        let whole = ends - begins;
        begins = ends;
        whole
    };
    columns.iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(columns: &[(f32, f32)], room: f32) -> Vec<f32> {
        let columns: Vec<_> = columns.iter().map(|&(min, max)| ContentWidths { min, max }).collect();
        distributed(&columns, room)
    }

    #[test]
    fn a_small_table_is_as_wide_as_what_is_in_it() {
        assert_eq!(widths(&[(20.0, 50.0), (10.0, 30.0)], 300.0), [50.0, 30.0]);
    }

    #[test]
    fn one_that_is_nearly_as_wide_as_the_column_fills_it() {
        assert_eq!(widths(&[(20.0, 60.0), (10.0, 30.0)], 100.0).iter().sum::<f32>(), 100.0);
        assert_eq!(widths(&[(20.0, 60.0), (10.0, 30.0)], 90.0), [60.0, 30.0]);
    }

    #[test]
    fn what_is_left_goes_to_those_that_need_it() {
        assert_eq!(widths(&[(30.0, 30.0), (20.0, 420.0)], 100.0), [30.0, 70.0]);
        assert_eq!(widths(&[(20.0, 220.0), (20.0, 120.0)], 100.0), [60.0, 40.0]);
    }

    #[test]
    fn no_column_is_narrower_than_its_least() {
        assert_eq!(widths(&[(80.0, 90.0), (60.0, 400.0)], 100.0), [80.0, 60.0]);
        assert_eq!(widths(&[], 100.0), [0.0; 0]);
        assert_eq!(widths(&[(0.0, 0.0)], 0.0), [0.0]);
    }
}
