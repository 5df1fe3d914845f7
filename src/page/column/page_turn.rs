//! Turning a page, and the line that it begins with.

use super::View;
use crate::page::scroller::{Extent, Top};

/// By how much of a line, in pt, a page may begin or end before it, and it is whole all the same.
const NEARLY: f32 = 1.0;

impl View<'_, '_> {
    /// A page that begins with a whole line: one that would be cut is drawn in, so that back it is a line less. The last
    /// page ends with the text.
    pub(super) fn turn_page(&mut self, onwards: bool) {
        let (view, line) = (self.layouter.setup.view.block, self.layouter.sheet.line());
        let page = |lines: f32| (view - lines * line).max(view / 2.0);
        // Rows that a header lies over have not been read.
        if onwards {
            self.scroll_down(page(1.0));
            let covered = self.covered_over(self.scroller.top().unit);
            self.scroller.scroll_by(-covered);
        } else {
            let covered = self.covered_over(self.scroller.top().unit);
            let gap = self.gap_at(self.scroller.top());
            self.scroller.scroll_by(covered + gap - page(2.0));
        }
        let tail = self.tail();
        let layouter = &mut self.layouter;
        self.scroller.visible(view, tail, &mut |unit| layouter.unit(unit).block_size);
        let Extent { above, total } = self.scroller.extent();
        let is_end = above + f64::from(view) > total + f64::from(self.least_tail()) - 1.0;
        let top = self.scroller.top();
        if !is_end && let Some((unit, start)) = self.begin_of_page(top, onwards) {
            self.scroller.set_top(unit, start);
        }
    }

    /// Room from here to the first line, in pt, where no line is cut.
    fn gap_at(&mut self, here: Top) -> f32 {
        let layouter = &mut self.layouter;
        if here.unit >= layouter.units.len() {
            return 0.0;
        }
        let unit = layouter.unit(here.unit);
        let first = unit.lines.first().map_or(0.0, |lines| lines.at.block);
        if unit.last_line().is_none_or(|line| here.above < line.end.block - NEARLY) {
            return (first - here.above).max(0.0);
        }
        let next = (here.unit + 1 < layouter.units.len()).then(|| layouter.unit(here.unit + 1));
        let first = next.and_then(|next| next.lines.first().map(|lines| lines.at.block));
        unit.block_size - here.above + first.unwrap_or(0.0)
    }

    /// Where a page begins that would begin here, a unit and pt from its beginning, if that is elsewhere: a line that would
    /// be cut is drawn in. Onwards, one that would begin in the gap after a paragraph repeats the line before it.
    fn begin_of_page(&mut self, here: Top, onwards: bool) -> Option<(usize, f32)> {
        let layouter = &mut self.layouter;
        let unit = (here.unit < layouter.units.len()).then(|| layouter.unit(here.unit))?;
        if let Some(start) = unit.line_cut_at(here.above) {
            return Some((here.unit, start));
        }
        if !onwards {
            return None;
        }
        if let Some(line) = unit.last_line().filter(|line| line.end.block - NEARLY <= here.above) {
            return Some((here.unit, line.start.block));
        }
        let is_gap = unit.lines.first().is_some_and(|lines| here.above + NEARLY < lines.at.block);
        let before = here.unit.checked_sub(1).filter(|_| is_gap)?;
        let line = layouter.unit(before).last_line()?;
        Some((before, line.start.block))
    }
}
