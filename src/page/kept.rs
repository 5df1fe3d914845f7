//! What was set in the last frame and is to be seen in this one too: it is not set again.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::{Color32, FontId, Galley};

use super::frame::UnitLayout;

/// Notices when galleys of the frames before cannot be painted any more: egui empties its glyph atlas when it is nearly
/// full, and when the fonts or the scale of the screen are others.
#[derive(Default)]
pub(super) struct AtlasWatch {
    /// egui lays a text out once as long as the atlas stays and the text is asked for in every frame.
    probe: Option<Arc<Galley>>,
}

impl AtlasWatch {
    /// Whether the atlas is another than in the frame before; also if there was none.
    pub fn has_changed(&mut self, fonts: &mut FontsView<'_>) -> bool {
        let now = fonts.layout_no_wrap(" ".to_owned(), FontId::default(), Color32::PLACEHOLDER);
        let before = self.probe.replace(Arc::clone(&now));
        before.is_none_or(|before| !Arc::ptr_eq(&before, &now))
    }
}

/// The units of an article that were set, by their index.
#[derive(Default)]
pub(super) struct Layouts {
    units: HashMap<usize, KeptUnit>,
    newly_set: usize,
    set_before: usize,
}

struct KeptUnit {
    layout: Rc<UnitLayout>,
    /// Whether all that is to be seen of it is in it, not only its texts.
    is_dressed: bool,
    is_used: bool,
}

impl Layouts {
    /// A unit with its texts at least.
    pub fn unit(&mut self, index: usize) -> Option<Rc<UnitLayout>> {
        let kept = self.units.get_mut(&index)?;
        kept.is_used = true;
        Some(Rc::clone(&kept.layout))
    }

    /// A unit with all that is to be seen of it.
    pub fn dressed(&mut self, index: usize) -> Option<Rc<UnitLayout>> {
        let is_dressed = self.units.get(&index)?.is_dressed;
        if is_dressed { self.unit(index) } else { None }
    }

    /// Whether a unit is kept.
    pub fn holds(&self, index: usize) -> bool {
        self.units.contains_key(&index)
    }

    /// Characters that were set or measured since the last sweep.
    pub const fn newly_set(&self) -> usize {
        self.newly_set
    }

    /// The same between the last sweep and the one before.
    pub const fn set_before(&self) -> usize {
        self.set_before
    }

    /// Counts characters that were set or measured.
    pub const fn count_set(&mut self, characters: usize) {
        self.newly_set += characters;
    }

    /// Keeps a unit.
    pub fn keep(&mut self, index: usize, layout: &Rc<UnitLayout>, is_dressed: bool) {
        self.units.insert(index, KeptUnit { layout: Rc::clone(layout), is_dressed, is_used: true });
    }

    /// A unit with its texts at least, which is not kept any more.
    pub fn take(&mut self, index: usize) -> Option<Rc<UnitLayout>> {
        self.units.remove(&index).map(|kept| kept.layout)
    }

    /// Forgets some units.
    pub fn forget(&mut self, is_forgotten: impl Fn(usize) -> bool) {
        self.units.retain(|unit, _| !is_forgotten(*unit));
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.units.clear();
    }

    /// Forgets what was not asked for since the last call.
    pub fn sweep(&mut self) {
        self.units.retain(|_, kept| std::mem::take(&mut kept.is_used));
        self.set_before = std::mem::take(&mut self.newly_set);
    }
}
