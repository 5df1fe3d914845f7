//! The panes beside the text and over it, and the keyboard's way from one to the next.

use egui::{Context, Frame, Panel, Rect, Ui};

use super::Parts;
use crate::reader::{Command, Reader, Room, Side};
use crate::ui::cx::Cx;
use crate::ui::overlay;
use crate::ui::pane_focus::{self, PaneStop};
use crate::ui::splitter::{PaneWidths, Splitter};
use crate::ui::widgets::later;

impl Parts {
    /// Moves the keyboard to the next part of the window that is shown, or to the one before.
    pub(super) fn step_pane(&mut self, ctx: &Context, reader: &Reader, forward: bool) {
        match pane_focus::next(ctx, reader, self.panes, forward) {
            PaneStop::Toolbar(first) | PaneStop::StatusLine(first) => {
                ctx.memory_mut(|memory| memory.request_focus(first));
            }
            PaneStop::Outline => self.outline.focus_current(),
            PaneStop::Glossary => self.glossary.focus_search(),
            PaneStop::Text => ctx.memory_mut(egui::Memory::stop_text_input),
        }
        ctx.request_repaint();
    }

    /// The outline next to the text.
    pub(super) fn outline_pane(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, widths: PaneWidths) {
        let pane = pane("outline", Side::Outline, widths.outline, cx);
        let shown = pane.show(ui, |ui| {
            // A pane is as wide as it is set to, whatever is in it.
            ui.set_min_width(ui.available_width());
            self.outline.ui(ui, cx);
        });
        let rect = shown.response.rect;
        self.panes.outline = Some(rect);
        Splitter::of(Side::Outline).ui(ui, cx, rect);
    }

    /// The glossary next to the text, where room was taken for it.
    pub(super) fn glossary_pane(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        self.panes.glossary = Some(rect);
        Splitter::of(Side::Glossary).ui(ui, cx, rect);
        self.glossary.ui(&mut later(ui, "glossary", rect), cx);
    }

    /// The pane that slides over the text where there is no room next to it.
    pub(super) fn overlay_ui(&mut self, ctx: &Context, cx: &mut Cx<'_>, room: Room) {
        let Cx { reader, theme, .. } = *cx;
        let keep = if reader.shows_over(Side::Outline, room) {
            let width = reader.settings.outline.width;
            overlay::pane(ctx, Side::Outline, width, theme, |ui| {
                self.outline.ui(ui, cx);
                self.panes.outline = Some(ui.max_rect());
            })
        } else if reader.shows_over(Side::Glossary, room) {
            let width = reader.settings.glossary.width;
            overlay::pane(ctx, Side::Glossary, width, theme, |ui| {
                self.glossary.ui(ui, cx);
                self.panes.glossary = Some(ui.max_rect());
            })
        } else {
            true
        };
        if !keep {
            cx.commands.push(Command::ClosePane);
        }
    }
}

/// Takes the room of the glossary; where that is.
pub(super) fn glossary_room(ui: &mut Ui, cx: &Cx<'_>, widths: PaneWidths) -> Rect {
    let width = widths.glossary_in(ui.available_width());
    let pane = pane("glossary", Side::Glossary, width, cx);
    pane.show(ui, |ui| ui.set_min_size(ui.available_size())).response.rect
}

/// A pane next to the text, this wide, in pt.
fn pane(name: &'static str, side: Side, width: f32, cx: &Cx<'_>) -> Panel {
    let pane = match side {
        Side::Outline => Panel::left(name),
        Side::Glossary => Panel::right(name),
    };
    let frame = Frame::new().fill(cx.theme.pane);
    pane.exact_size(width).resizable(false).show_separator_line(false).frame(frame)
}
