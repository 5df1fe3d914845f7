//! What lies over the text: panes in a narrow window, and the target for dropped files.

use egui::{Align2, Area, Context, Event, Frame, Id, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::icons::Icon;
use super::theme::{STATUS_LINE, TOP_BAR, Theme};
use crate::page::fonts;
use crate::reader::{Command, Language, PasteSource, Side};
use crate::words::Msg;

/// A pane over the text. False when the user clicked next to it.
pub fn pane(ctx: &Context, side: Side, width: f32, theme: &Theme, content: impl FnOnce(&mut Ui)) -> bool {
    let window = ctx.content_rect();
    let text = Rect::from_min_max(
        pos2(window.left(), window.top() + TOP_BAR),
        pos2(window.right(), window.bottom() - STATUS_LINE),
    );
    let width = width.min(text.width() - 48.0);
    let left = if side == Side::Outline { text.left() } else { text.right() - width };
    let rect = Rect::from_min_size(pos2(left, text.top()), vec2(width, text.height()));
    let backdrop =
        Area::new(Id::unique("pane backdrop")).order(Order::Middle).fixed_pos(text.min).show(ctx, |ui| {
            let response = ui.allocate_rect(text, Sense::click());
            ui.painter().rect_filled(text, 0.0, theme.scrim);
            response.clicked()
        });
    Area::new(Id::unique(("pane over the text", side as u8)))
        .order(Order::Foreground)
        .fixed_pos(rect.min)
        .show(ctx, |ui| {
            ui.set_clip_rect(rect);
            Frame::new().fill(theme.pane).show(ui, |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                content(ui);
            });
            let edge = if side == Side::Outline { rect.right() } else { rect.left() };
            ui.painter().vline(edge, rect.y_range(), Stroke::new(1.0, theme.hairline));
        });
    !backdrop.inner
}

/// The files that were dropped onto the window.
pub fn dropped(ctx: &Context) -> Option<Command> {
    let files: Vec<_> =
        ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    (!files.is_empty()).then_some(Command::OpenPaths(files))
}

/// What was pasted where no field has the keyboard. The window hands it over on the way on which fields get it, too; it
/// knows of text alone, so what else there is in the clipboard is looked for.
pub fn pasted(ctx: &Context) -> Option<Command> {
    if ctx.text_edit_focused() {
        return None;
    }
    let text = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) => Some(Some(text.clone())),
            Event::PasteImage(_) => Some(None),
            _ => None,
        })
    });
    text.map(|text| Command::Paste(PasteSource::Clipboard { text }))
}

/// Shows where a file that is being dragged over the window can be dropped.
pub fn drop_target(ctx: &Context, language: Language, theme: &Theme) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let window = ctx.content_rect();
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("drop target")));
    painter.rect_filled(window, 0.0, theme.page.gamma_multiply(0.92));
    let target = window.shrink(24.0);
    painter.rect_stroke(target, 12.0, Stroke::new(2.0, theme.accent), StrokeKind::Inside);
    let above = target.center() - vec2(0.0, 24.0);
    painter.text(above, Align2::CENTER_CENTER, Icon::Open.char(), fonts::icon(40.0), theme.accent);
    let below = target.center() + vec2(0.0, 24.0);
    painter.text(below, Align2::CENTER_CENTER, Msg::DropHere.text(language), fonts::ui_bold(18.0), theme.ink);
}
