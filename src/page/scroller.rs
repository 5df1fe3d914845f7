//! Scrolling a column of things, whose heights may be mostly unknown and whose number may be great.
//!
//! The place is held as "this unit, so many points into it", never as a distance from the top of everything, so
//! learning the true height of something above changes nothing on the screen.

mod heights;

use std::ops::Range;

use heights::Heights;

/// The state of a scrolled column.
#[derive(Clone, Debug, Default)]
pub struct Scroller {
    heights: Heights,
    top: Top,
}

/// How much there is to scroll, in pt; estimated where heights are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// How far down the top of the view is.
    pub above: f64,
    /// Height of everything.
    pub total: f64,
}

impl Extent {
    /// How much of it is read when the view is `height` pt high: 0 at the top, 1 where the end is in view.
    pub fn progress(self, height: f32) -> f32 {
        let hidden = self.total - f64::from(height);
        if hidden <= 0.0 { 1.0 } else { (self.above / hidden).clamp(0.0, 1.0) as f32 }
    }
}

/// What stands at the top of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Top {
    /// Index of the unit.
    pub unit: usize,
    /// How much of it is above the view, in pt.
    pub above: f32,
}

/// A unit in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Visible {
    /// Index of the unit.
    pub unit: usize,
    /// Its top, in pt from the top of the view; negative when it begins above.
    pub y: f32,
}

impl Scroller {
    /// Starts over with these estimated heights (pt); the place stays at the same unit.
    pub fn reset(&mut self, estimates: Vec<f32>) {
        self.take(Heights::estimated(estimates));
    }

    /// Takes units that are equally high, `height` pt; the place stays at the same unit.
    pub fn set_equal(&mut self, count: usize, height: f32) {
        self.take(Heights::Equal { count, height });
    }

    fn take(&mut self, heights: Heights) {
        self.heights = heights;
        self.top.unit = self.top.unit.min(self.heights.len().saturating_sub(1));
    }

    /// How many units there are.
    pub fn count(&self) -> usize {
        self.heights.len()
    }

    /// What stands at the top.
    pub fn top(&self) -> Top {
        self.top
    }

    /// Puts a unit at the top, `above` pt of it out of view.
    pub fn set_top(&mut self, unit: usize, above: f32) {
        self.top = Top { unit: unit.min(self.heights.len().saturating_sub(1)), above };
    }

    /// Scrolls down by `delta` pt, up when negative.
    pub fn scroll_by(&mut self, delta: f32) {
        self.top.above += delta;
    }

    /// The units in a view `height` pt high, each with its place.
    ///
    /// `measure` gives the true height of a unit. `tail` is the room kept free below the last unit, in pt.
    pub fn visible(&mut self, height: f32, tail: f32, measure: &mut dyn FnMut(usize) -> f32) -> Vec<Visible> {
        if self.heights.len() == 0 {
            return Vec::new();
        }
        self.settle(measure);
        let mut visible = self.fill(height, measure);
        let last = visible.last().map_or(0, |last| last.unit);
        let end = visible.last().map_or(0.0, |last| last.y + self.heights.get(last.unit)) + tail;
        if last + 1 == self.heights.len() && end < height {
            // The end of the text never leaves the bottom of the view, unless all of it fits.
            self.top.above -= height - end;
            self.settle(measure);
            visible = self.fill(height, measure);
        }
        visible
    }

    /// Scrolls down by `delta` pt, but not so far that more than `tail` pt of a view `height` pt high are empty below
    /// the last unit; a view that is further down already stays.
    pub fn scroll_down_by(
        &mut self,
        delta: f32,
        height: f32,
        tail: f32,
        measure: &mut dyn FnMut(usize) -> f32,
    ) {
        if self.heights.len() == 0 {
            return;
        }
        self.settle(measure);
        let before = self.top;
        self.scroll_by(delta);
        self.visible(height, tail, measure);
        if (self.top.unit, self.top.above) < (before.unit, before.above) {
            self.top = before;
        }
    }

    /// The units in a view `height` pt high and at most `margin` pt above and below it, by what is known of their
    /// heights.
    pub fn near(&self, height: f32, margin: f32) -> Range<usize> {
        let top = self.top.unit.min(self.heights.len());
        let mut above = margin - self.top.above;
        let before = (0..top).rev().take_while(|unit| {
            let is_near = above > 0.0;
            above -= self.heights.get(*unit);
            is_near
        });
        let start = top - before.count();
        let mut below = height + margin + self.top.above;
        let after = (top..self.heights.len()).take_while(|unit| {
            let is_near = below > 0.0;
            below -= self.heights.get(*unit);
            is_near
        });
        start..top + after.count()
    }

    /// How much there is to scroll, and how far down the view is.
    pub fn extent(&self) -> Extent {
        Extent {
            above: self.heights.before(self.top.unit) + f64::from(self.top.above),
            total: self.heights.before(usize::MAX),
        }
    }

    /// How far down each unit begins, in pt, estimated.
    pub fn offsets(&self) -> Vec<f32> {
        let mut offset = 0.0;
        let begin = |unit| {
            let begins = offset as f32;
            offset += f64::from(self.heights.get(unit));
            begins
        };
        (0..self.heights.len()).map(begin).collect()
    }

    /// Puts the estimated distance `offset` (pt from the very top) at the top of the view.
    pub fn go_to_offset(&mut self, offset: impl Into<f64>) {
        self.top = match self.heights.at(offset.into().max(0.0)) {
            Some((unit, above)) => Top { unit, above: above as f32 },
            None => Top { unit: self.heights.len().saturating_sub(1), above: f32::MAX / 4.0 },
        };
    }

    /// The true height of a unit, in pt, measured at most once.
    pub fn height(&mut self, unit: usize, measure: &mut dyn FnMut(usize) -> f32) -> f32 {
        self.heights.measured(unit, measure)
    }

    /// Brings `above` into the unit at the top, moving from unit to unit.
    fn settle(&mut self, measure: &mut dyn FnMut(usize) -> f32) {
        while self.top.above < 0.0 && self.top.unit > 0 {
            self.top.unit -= 1;
            self.top.above += self.height(self.top.unit, measure);
        }
        self.top.above = self.top.above.max(0.0);
        while self.top.unit + 1 < self.heights.len() {
            let height = self.height(self.top.unit, measure);
            if self.top.above < height {
                return;
            }
            self.top.above -= height;
            self.top.unit += 1;
        }
        let height = self.height(self.top.unit, measure);
        self.top.above = self.top.above.min(height);
    }

    fn fill(&mut self, height: f32, measure: &mut dyn FnMut(usize) -> f32) -> Vec<Visible> {
        let mut visible = Vec::new();
        let mut y = -self.top.above;
        for unit in self.top.unit..self.heights.len() {
            if y >= height {
                break;
            }
            visible.push(Visible { unit, y });
            y += self.height(unit, measure);
        }
        visible
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scroller(count: usize) -> Scroller {
        let mut scroller = Scroller::default();
        scroller.reset(vec![10.0; count]);
        scroller
    }

    fn shown(scroller: &mut Scroller, true_height: f32) -> Vec<(usize, f32)> {
        scroller.visible(100.0, 0.0, &mut |_| true_height).iter().map(|v| (v.unit, v.y)).collect()
    }

    #[test]
    fn only_what_is_in_view_is_measured() {
        let mut measured = Vec::new();
        let mut scroller = scroller(1000);
        scroller.set_top(500, 5.0);
        scroller.visible(100.0, 0.0, &mut |unit| {
            measured.push(unit);
            40.0
        });
        assert_eq!(measured, [500, 501, 502]);
    }

    #[test]
    fn scrolling_up_over_unmeasured_units_does_not_move_what_is_in_view() {
        let mut scroller = scroller(100);
        scroller.set_top(50, 0.0);
        shown(&mut scroller, 40.0);
        scroller.scroll_by(-15.0);
        assert_eq!(shown(&mut scroller, 40.0), [(49, -25.0), (50, 15.0), (51, 55.0), (52, 95.0)]);
    }

    #[test]
    fn the_end_stays_at_the_bottom() {
        let mut scroller = scroller(10);
        scroller.scroll_by(100_000.0);
        assert_eq!(shown(&mut scroller, 40.0), [(7, -20.0), (8, 20.0), (9, 60.0)]);
        scroller.go_to_offset(f32::MAX);
        assert_eq!(shown(&mut scroller, 40.0).last(), Some(&(9, 60.0)));
    }

    #[test]
    fn scrolling_down_leaves_no_more_room_than_the_tail() {
        let mut scroller = scroller(10);
        let down = |scroller: &mut Scroller, delta| {
            scroller.scroll_down_by(delta, 100.0, 12.0, &mut |_| 40.0);
            scroller.visible(100.0, 70.0, &mut |_| 40.0).last().map(|last| (last.unit, last.y))
        };
        assert_eq!(down(&mut scroller, 1_000.0), Some((9, 48.0)));
        scroller.set_top(9, 0.0);
        assert_eq!(scroller.visible(100.0, 70.0, &mut |_| 40.0)[0], Visible { unit: 9, y: 0.0 });
        assert_eq!(down(&mut scroller, 30.0), Some((9, 0.0)), "what is further down stays");
    }

    #[test]
    fn progress_begins_with_nothing() {
        let extent = |above| Extent { above, total: 500.0 };
        assert_eq!(
            [0.0, 200.0, 400.0, 420.0].map(|above| extent(above).progress(100.0)),
            [0.0, 0.5, 1.0, 1.0]
        );
        assert_eq!(extent(0.0).progress(500.0), 1.0, "all of it is in view");
    }

    #[test]
    fn a_million_equal_rows_are_told_apart_to_the_last() {
        let mut scroller = Scroller::default();
        scroller.set_equal(3_000_000, 28.0);
        scroller.set_top(2_999_000, 3.5);
        let mut rows = || {
            let visible = scroller.visible(60.0, 0.0, &mut |_| panic!("nothing is measured"));
            visible.iter().map(|v| (v.unit, v.y)).collect::<Vec<_>>()
        };
        assert_eq!(rows(), [(2_999_000, -3.5), (2_999_001, 24.5), (2_999_002, 52.5)]);
        scroller.go_to_offset(f64::MAX);
        let visible = scroller.visible(60.0, 0.0, &mut |_| panic!("nothing is measured"));
        assert_eq!(visible.last().map(|last| (last.unit, last.y)), Some((2_999_999, 32.0)));
        assert_eq!(scroller.extent(), Extent { above: 28.0 * 3.0e6 - 60.0, total: 28.0 * 3.0e6 });
    }

    #[test]
    fn a_short_text_stands_at_the_top() {
        let mut scroller = scroller(2);
        scroller.scroll_by(30.0);
        assert_eq!(shown(&mut scroller, 10.0), [(0, 0.0), (1, 10.0)]);
    }

    #[test]
    fn what_is_near_is_counted_by_the_known_heights() {
        let mut scroller = scroller(100);
        scroller.set_top(50, 5.0);
        assert_eq!(scroller.near(100.0, 20.0), 48..63);
        assert_eq!(scroller.near(100.0, 0.0), 50..61);
        assert_eq!(scroller.near(1.0e6, 1.0e6), 0..100);
        assert_eq!(Scroller::default().near(100.0, 100.0), 0..0);
    }

    #[test]
    fn an_offset_and_its_extent_agree() {
        let mut scroller = scroller(100);
        scroller.go_to_offset(333.0);
        assert_eq!(scroller.top(), Top { unit: 33, above: 3.0 });
        assert_eq!(scroller.extent(), Extent { above: 333.0, total: 1000.0 });
        assert_eq!(scroller.offsets()[33], 330.0);
    }
}
