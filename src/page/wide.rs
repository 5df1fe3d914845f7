//! Tables and lines of code that there is not room for: scrolled along the inline axis, each block as one; and the
//! header of a table, which stays in view as long as its rows do.

use std::collections::HashMap;

use super::axis::{Logical, LogicalRect};
use super::column::View;
use super::frame::{PlacedUnit, UnitLayout, WideBox, WideView};
use super::table::table_start;
use super::units::{Unit, UnitContent};
use crate::article::Role;

/// Size along the block axis of the bar by which a block is scrolled, in pt; it stands within the block's end.
pub const WIDE_BAR: f32 = 12.0;
/// A header that would take up more of the view than this does not stay in it.
const MOST_PINNED: f32 = 0.35;
/// What stays between a place that is gone to and the edge of what is seen, em.
const MARGIN: f32 = 2.0;

/// How far blocks are scrolled along the inline axis, in pt, by their first passages.
#[derive(Debug, Default)]
pub(super) struct Scrolled(HashMap<usize, f32>);

impl Scrolled {
    /// How far a block is scrolled.
    pub fn of(&self, wide: Option<WideBox>) -> f32 {
        let at = |wide: WideBox| self.0.get(&wide.block).map_or(0.0, |by| by.clamp(0.0, wide.most()));
        wide.map_or(0.0, at)
    }

    /// Scrolls a block by so many pt.
    pub fn scroll_by(&mut self, wide: WideBox, by: f32) {
        let at = (self.of(Some(wide)) + by).clamp(0.0, wide.most());
        self.0.insert(wide.block, at.round());
    }

    /// Scrolls a block so that a part of it is seen, which reaches from `start` to `end`, in pt from the unit's beginning.
    fn reveal(&mut self, wide: WideBox, start: f32, end: f32, margin: f32) {
        let (start, end) = (start - wide.start, end - wide.start);
        let at = self.of(Some(wide));
        let margin = margin.min(wide.room / 4.0);
        let to = if start - margin < at {
            start - margin
        } else if end + margin > at + wide.room {
            end + margin - wide.room
        } else {
            return;
        };
        self.scroll_by(wide, to - at);
    }
}

/// The blocks in these units that are wider than there is room for; `view` is the size of the view along the block axis,
/// in pt.
pub(super) fn wide_views(units: &[&PlacedUnit], view: f32) -> Vec<WideView> {
    let mut views: Vec<WideView> = Vec::new();
    for unit in units {
        let (Some(wide), Some(seen)) = (unit.layout.wide, unit.seen()) else { continue };
        let start = unit.at.block + unit.layout.space.outer;
        let end = unit.at.block + unit.layout.block_size;
        match views.last_mut() {
            Some(last) if last.wide.block == wide.block => last.rect.end.block = end,
            _ => {
                let rect =
                    LogicalRect { start: Logical::new(seen.start, start), end: Logical::new(seen.end, end) };
                views.push(WideView { wide, rect, scrolled: unit.scrolled, ends: true });
            }
        }
    }
    for WideView { rect, ends, .. } in &mut views {
        *ends = rect.end.block <= view;
        rect.start.block = rect.start.block.max(0.0);
        rect.end.block = rect.end.block.min(view);
    }
    views.retain(|view| view.rect.end.block > view.rect.start.block);
    views
}

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
            let cell = last.layout.lines.first().and_then(|lines| lines.passage());
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

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: WideBox = WideBox { block: 7, start: 10.0, length: 500.0, room: 200.0 };

    #[test]
    fn a_block_is_scrolled_no_further_than_its_end() {
        let mut scrolled = Scrolled::default();
        scrolled.scroll_by(WIDE, 1_000.0);
        assert_eq!(scrolled.of(Some(WIDE)), 300.0);
        assert_eq!(scrolled.of(Some(WideBox { room: 400.0, ..WIDE })), 100.0, "the window is wider now");
        assert_eq!(scrolled.of(Some(WideBox { block: 8, ..WIDE })), 0.0);
        scrolled.scroll_by(WIDE, -1_000.0);
        assert_eq!(scrolled.of(Some(WIDE)), 0.0);
    }

    #[test]
    fn what_is_gone_to_is_seen() {
        let mut scrolled = Scrolled::default();
        scrolled.reveal(WIDE, 20.0, 20.0, 10.0);
        assert_eq!(scrolled.of(Some(WIDE)), 0.0, "it is seen already");
        scrolled.reveal(WIDE, 400.0, 400.0, 10.0);
        assert_eq!(scrolled.of(Some(WIDE)), 200.0);
        scrolled.reveal(WIDE, 110.0, 110.0, 10.0);
        assert_eq!(scrolled.of(Some(WIDE)), 90.0);
    }
}
