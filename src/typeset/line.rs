//! A line with all its characters in their places.

use super::fit::{Fit, HOLE};
use super::sheet::{End, Sheet};
use super::spacing::{Cell, Rank};

/// A set line. Lengths are px from the paragraph's starting edge, along the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its first character, counted from the paragraph's start.
    pub start: usize,
    /// Where the next line begins, in characters.
    pub end: usize,
    /// Blank before the line.
    pub indent: f32,
    /// From the indent to the end of the last character, without one that hangs outside.
    pub width: f32,
    /// The starting edge of each character's room, never decreasing.
    pub x: Vec<f32>,
    /// Each character's room, without any blank before or after it; 0 for blanks at the line end.
    pub advance: Vec<f32>,
    /// From the starting edge of each character's room to its glyph's origin: negative where an opener gave up the
    /// blank half before its ink, 0 for most.
    pub shift: Vec<f32>,
    /// The room of a mark that hangs outside the line, 0 where there is none.
    pub hang: f32,
    /// Whether the line fills its measure; otherwise it is ragged or the last of its paragraph.
    pub is_flush: bool,
}

/// What a line is set into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The paragraph's character at which the sheet begins.
    pub offset: usize,
    /// Blank before the line, em.
    pub indent: f32,
    /// Room for it, em.
    pub width: f64,
    /// Whether it is made flush.
    pub full: bool,
    /// px an em.
    pub size: f32,
}

impl Line {
    /// Sets the characters from `start` to `end`.
    pub(super) fn set(sheet: &Sheet, start: usize, end: End, setting: Setting) -> Self {
        let mut cells = sheet.line_cells(start, end.visible);
        let (fit, hang) = sheet.fit(start, end, setting.width, setting.full);
        let inside = cells.len() - usize::from(hang > 0.0);
        adjust(&mut cells[..inside], fit);
        let mut line = Self {
            start: setting.offset + start,
            end: setting.offset + end.at,
            indent: setting.indent * setting.size,
            hang: hang * setting.size,
            is_flush: matches!(fit, Fit::Shrink { .. } | Fit::Stretch { .. }),
            ..Self::default()
        };
        line.place(&cells, end.at - start, setting);
        line
    }

    fn place(&mut self, cells: &[Cell], count: usize, setting: Setting) {
        let size = f64::from(setting.size);
        let mut at = f64::from(setting.indent);
        for cell in cells {
            at += f64::from(cell.gap);
            self.x.push((at * size) as f32);
            self.advance.push((f64::from(cell.advance) * size) as f32);
            self.shift.push((f64::from(cell.shift) * size) as f32);
            at += f64::from(cell.advance);
        }
        let end = (at * size) as f32;
        self.x.resize(count, end);
        self.advance.resize(count, 0.0);
        self.shift.resize(count, 0.0);
        self.width = end - self.indent - self.hang;
        let inside = at - f64::from(setting.indent) - f64::from(self.hang / setting.size);
        self.is_flush |= (inside - setting.width).abs() < 1e-3;
    }
}

fn adjust(cells: &mut [Cell], fit: Fit) {
    match fit {
        Fit::AsSet { .. } => {}
        Fit::Shrink { by, .. } => shrink(cells, by),
        Fit::Stretch { by, .. } => stretch(cells, by),
        // Nothing more can be done than to give all there is.
        Fit::Over => shrink(cells, f64::INFINITY),
    }
}

/// Takes what is too much from one kind of thing after the other, from all of a kind alike.
fn shrink(cells: &mut [Cell], mut by: f64) {
    for rank in Rank::GIVING {
        let of_gap = |cell: &Cell| if rank == Rank::Gap { cell.gap_give } else { 0.0 };
        let own = |cell: &Cell| if cell.rank == rank { cell.give } else { 0.0 };
        let share = share(by, cells.iter().map(|cell| f64::from(of_gap(cell) + own(cell))).sum());
        for cell in cells.iter_mut() {
            let (gap, own) = (of_gap(cell) * share, own(cell) * share);
            cell.gap -= gap;
            cell.shrink(own);
            by -= f64::from(gap) + f64::from(own);
        }
    }
}

/// Gives what is missing to word spaces, then to the gaps between Han and Latin, then to all places alike.
fn stretch(cells: &mut [Cell], mut by: f64) {
    for rank in [Rank::WordSpace, Rank::Gap] {
        let of_gap = |cell: &Cell| if rank == Rank::Gap { cell.gap_take } else { 0.0 };
        let own = |cell: &Cell| if cell.rank == rank { cell.take } else { 0.0 };
        let share = share(by, cells.iter().map(|cell| f64::from(of_gap(cell) + own(cell))).sum());
        for cell in cells.iter_mut() {
            let (gap, own) = (of_gap(cell) * share, own(cell) * share);
            cell.gap += gap;
            cell.advance += own;
            by -= f64::from(gap) + f64::from(own);
        }
    }
    let places = cells.iter().filter(|cell| cell.loose).count();
    let each = (by.max(0.0) / places.max(1) as f64) as f32;
    for cell in cells.iter_mut().filter(|cell| cell.loose) {
        cell.gap += each.min(HOLE);
    }
}

fn share(wanted: f64, all: f64) -> f32 {
    if all > 0.0 { (wanted.max(0.0) / all).min(1.0) as f32 } else { 0.0 }
}
