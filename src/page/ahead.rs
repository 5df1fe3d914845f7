//! What comes into view next is set in frames that have little to set themselves, so that no frame has to set all of it.

use std::ops::Range;

use super::layout::Layouter;

/// Characters that a frame sets before it leaves the rest to the next one.
const AT_ONCE: usize = 900;
/// How far from the view texts are set, in sizes of the view along the block axis.
const WITHIN: f32 = 1.0;

impl Layouter<'_, '_> {
    /// Sets some of what lies next to the units in view, in the direction of travel.
    pub(super) fn set_ahead(&mut self, in_view: Range<usize>, is_going_back: bool) {
        let mut room = WITHIN * self.setup.view.block;
        let after = in_view.end..self.units.len();
        let before = (0..in_view.start).rev();
        let units: Box<dyn Iterator<Item = usize>> =
            if is_going_back { Box::new(before) } else { Box::new(after) };
        for unit in units {
            let is_new = !self.layouts.holds(unit);
            if room <= 0.0 || is_new && self.layouts.newly_set() + self.units[unit].chars() > AT_ONCE {
                return;
            }
            room -= self.unit(unit).block_size;
        }
    }
}
