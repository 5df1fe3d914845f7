//! The header of a table, which stays in view as long as its rows do; and going to a place in what is scrolled along.

use super::axis::Logical;
use super::column::View;
use super::frame::{PlacedUnit, UnitLayout, WideBox};
use super::table::table_start;
use super::text_lines::TextLines;
use super::units::{Unit, UnitContent};
use crate::article::Role;

/// A header that would take up more of the view than this does not stay in it.
const MOST_PINNED: f32 = 0.35;
/// What stays between a place that is gone to and the edge of what is seen, em.
const MARGIN: f32 = 2.0;

impl View<'_, '_> {
    /// The header of the table that a unit is a row of, and its size along the block axis (pt), where it stays in view
    /// above that.
    pub(super) fn header_over(&mut self, unit: usize) -> Option<(usize, f32)> {
        let layouter = &mut self.layouter;
        let UnitContent::Row(row) = layouter.units.get(unit).map(Unit::content)? else { return None };
        let passages = layouter.setup.passages();
        let start = table_start(passages, row.start)?;
        let (Role::Cell(cell), Role::Cell(first)) = (passages[row.start].role, passages[start].role) else {
            return None;
        };
        let header = unit.checked_sub(cell.row as usize).filter(|_| first.header)?;
        let layout = layouter.unit(header);
        let size = layout.block_size - layout.space.outer;
        (size <= MOST_PINNED * layouter.setup.view.block).then_some((header, size))
    }

    /// How much of the beginning of the view a header lies over, in pt, when a unit stands there.
    pub(super) fn covered_over(&mut self, unit: usize) -> f32 {
        self.header_over(unit).filter(|(header, _)| *header != unit).map_or(0.0, |(_, size)| size)
    }

    /// The header that stays in view above these units; it is not among them any more.
    pub(super) fn pinned(&mut self, units: &mut Vec<PlacedUnit>) -> Option<PlacedUnit> {
        let first = units.first()?;
        let (header, size) = self.header_over(first.index)?;
        let layout = self.layouter.dressed(header);
        let outer = layout.space.outer;
        if header == first.index && first.at.block + outer >= 0.0 {
            return None;
        }
        // The last row pushes it out, rather than being covered.
        let is_row = |unit: &&PlacedUnit| unit.layout.wide == layout.wide;
        let last = units.iter().take_while(is_row).last().filter(|last| last.index != header);
        let is_last = last.is_some_and(|last| {
            let cell = last.layout.lines.first().and_then(TextLines::passage);
            cell.is_some_and(|cell| self.layouter.table(cell).is_last_row(cell))
        });
        let end = last.filter(|_| is_last).map_or(f32::INFINITY, |last| last.at.block);
        let at = Logical::new(first.at.inline, (end - size).min(0.0) - outer);
        let scrolled = first.scrolled;
        if header == first.index {
            units.remove(0);
        }
        Some(PlacedUnit { index: header, at, scrolled, layout })
    }

    /// Scrolls the block of a unit along the inline axis so that a character of it is seen.
    pub(super) fn reveal_in_block(&mut self, layout: &UnitLayout, character: usize) {
        let Some(wide) = layout.wide.filter(WideBox::is_hidden_in_part) else { return };
        let passages = self.layouter.setup.passages();
        let Some((lines, character)) = layout.lines_of(passages, character) else { return };
        let cursor = lines.cursor(character, false);
        let margin = MARGIN * self.layouter.sheet.em;
        self.scrolled.reveal(wide, cursor.start.inline, cursor.end.inline, margin);
    }
}
