//! Words besides the text, each set around a point.

use egui::FontId;
use egui::epaint::text::FontsView;

use super::axis::Logical;
use super::ink::Ink;
use super::level::one_line;
use super::shape::Label;

/// On which side of its point a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Around it.
    Center,
    /// It ends there along the block axis, in the middle of the inline axis.
    BlockEnd,
    /// It ends there along the inline axis, in the middle of the block axis.
    InlineEnd,
    /// It begins there along the inline axis, in the middle of the block axis.
    InlineStart,
}

/// Sets a text in one line, quiet until it gets another ink.
pub(super) fn label(fonts: &mut FontsView<'_>, text: &str, font: FontId, at: Logical, align: Align) -> Label {
    let galley = one_line(fonts, text, font);
    let size = galley.size();
    let before = match align {
        Align::Center => Logical::new(size.x / 2.0, size.y / 2.0),
        Align::BlockEnd => Logical::new(size.x / 2.0, size.y),
        Align::InlineEnd => Logical::new(size.x, size.y / 2.0),
        Align::InlineStart => Logical::new(0.0, size.y / 2.0),
    };
    Label { galley, at: at - before, ink: Ink::Quiet }
}

impl Label {
    /// The same in another ink.
    #[must_use]
    pub(super) fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}
