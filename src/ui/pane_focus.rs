//! Which part of the window has the keyboard, and which is the next, in the order of the screen: toolbar, outline, text,
//! glossary, status line, and round again.

use egui::{Context, Id, LayerId, Rect};

use super::glossary_panel::GlossaryPanel;
use crate::reader::Reader;

/// A part of the window that the keyboard goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneStop {
    /// The bar at the top, by the first of its buttons.
    Toolbar(Id),
    /// The outline.
    Outline,
    /// The text.
    Text,
    /// The glossary.
    Glossary,
    /// The line at the bottom, by the first of its buttons.
    StatusLine(Id),
}

/// Where the parts around the text stand; none where one is not shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct PaneRects {
    /// The bar at the top.
    pub toolbar: Option<Rect>,
    /// The outline, next to the text or over it.
    pub outline: Option<Rect>,
    /// The glossary, next to the text or over it.
    pub glossary: Option<Rect>,
    /// The line at the bottom.
    pub status_line: Option<Rect>,
}

/// The part after (or before) the one that has the keyboard, among those that are shown and have something for it.
/// `rects` are where they stood in the last frame.
pub fn next(ctx: &Context, reader: &Reader, rects: PaneRects, forward: bool) -> PaneStop {
    let bar = |rect: Option<Rect>, pane: fn(Id) -> PaneStop| {
        rect.and_then(|rect| Some((pane(first_in(ctx, rect)?), Some(rect))))
    };
    let outline = rects.outline.filter(|_| !reader.outline().is_empty());
    let glossary = rects.glossary.filter(|_| GlossaryPanel::is_searchable(reader));
    let shown: Vec<(PaneStop, Option<Rect>)> = [
        bar(rects.toolbar, PaneStop::Toolbar),
        outline.map(|rect| (PaneStop::Outline, Some(rect))),
        Some((PaneStop::Text, None)),
        glossary.map(|rect| (PaneStop::Glossary, Some(rect))),
        bar(rects.status_line, PaneStop::StatusLine),
    ]
    .into_iter()
    .flatten()
    .collect();
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    let holds = |rect: &Option<Rect>| {
        rect.zip(focused.as_ref()).is_some_and(|(rect, focused)| rect.contains(focused.rect.center()))
    };
    let now = shown
        .iter()
        .position(|(_, rect)| holds(rect))
        .or_else(|| shown.iter().position(|(pane, _)| *pane == PaneStop::Text))
        .unwrap_or(0);
    let step = if forward { 1 } else { shown.len() - 1 };
    shown[(now + step) % shown.len()].0
}

/// The first thing in a bar that can have the keyboard, as it was drawn last.
fn first_in(ctx: &Context, bar: Rect) -> Option<Id> {
    ctx.viewport(|viewport| {
        let mut widgets = viewport.prev_pass.widgets.get_layer(LayerId::background());
        let first = widgets
            .find(|widget| widget.enabled && widget.sense.is_focusable() && bar.contains_rect(widget.rect));
        first.map(|widget| widget.id)
    })
}
