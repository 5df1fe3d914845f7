//! Which pane has the keyboard, and which is the next: outline, text, glossary, and round again.

use egui::{Context, Rect};

use super::glossary_panel::GlossaryPanel;
use crate::reader::{Reader, Side};

/// Where the panes next to or over the text stand; none where one is not shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct PaneRects {
    /// The outline.
    pub outline: Option<Rect>,
    /// The glossary.
    pub glossary: Option<Rect>,
}

/// The pane after (or before) the one that has the keyboard, among those that are shown and have something for it; none
/// for the text. `panes` are where they stood in the last frame.
pub fn next(ctx: &Context, reader: &Reader, panes: PaneRects, forward: bool) -> Option<Side> {
    let outline = panes.outline.filter(|_| !reader.outline().is_empty());
    let glossary = panes.glossary.filter(|_| GlossaryPanel::is_searchable(reader));
    let shown: Vec<(Option<Side>, Option<Rect>)> =
        [(Some(Side::Outline), outline), (None, None), (Some(Side::Glossary), glossary)]
            .into_iter()
            .filter(|(side, rect)| side.is_none() || rect.is_some())
            .collect();
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    let holds = |rect: &Option<Rect>| {
        rect.zip(focused.as_ref()).is_some_and(|(rect, focused)| rect.contains(focused.rect.center()))
    };
    let is_text = |(side, _): &(Option<Side>, Option<Rect>)| side.is_none();
    let now = shown
        .iter()
        .position(|(_, rect)| holds(rect))
        .or_else(|| shown.iter().position(is_text))
        .unwrap_or(0);
    let step = if forward { 1 } else { shown.len() - 1 };
    shown[(now + step) % shown.len()].0
}
