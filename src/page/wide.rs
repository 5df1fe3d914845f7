//! Tables and lines of code that there is not room for: scrolled along the inline axis, each block as one.

use std::collections::HashMap;

use super::axis::{Logical, LogicalRect};
use super::frame::{PlacedUnit, WideBox, WideView};

/// Size along the block axis of the bar by which a block is scrolled, in pt; it stands within the block's end.
pub const WIDE_BAR: f32 = 12.0;

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
    pub fn reveal(&mut self, wide: WideBox, start: f32, end: f32, margin: f32) {
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
