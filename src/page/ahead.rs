//! What comes into view next is set in frames that have little to set themselves, so that no frame has to set all of it.

use std::ops::Range;

use super::layout::Layouter;
use super::table::table_start;
use crate::article::{Role, code_block_of};
use crate::reader::CodeLines;

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
            if room <= 0.0 || !self.layouts.holds(unit) && !self.is_little(unit) {
                return;
            }
            room -= self.unit(unit).block_size;
        }
    }

    /// Whether a unit can be set besides what this frame has set already.
    fn is_little(&self, unit: usize) -> bool {
        let set = self.layouts.newly_set();
        let Some(passage) = self.units[unit].passage() else { return set == 0 };
        // Of a table and of code much may be measured with the first line that is set.
        let is_measured = self.is_measured(passage);
        if is_measured { set + self.units[unit].chars() <= AT_ONCE } else { set == 0 }
    }

    /// Whether all is known of a block that the line of a passage in it depends on.
    fn is_measured(&self, passage: usize) -> bool {
        let passages = self.setup.passages();
        match passages[passage].role {
            Role::Cell(_) => {
                let first = table_start(passages, passage).unwrap_or(passage);
                self.tables.layouts.contains_key(&first)
            }
            Role::Code if self.setup.settings.code_lines != CodeLines::Wrapped => {
                let block = code_block_of(&self.setup.document.code_blocks, passage);
                block.is_none_or(|block| self.tables.code_length(block.lines.start).is_some())
            }
            _ => true,
        }
    }
}
