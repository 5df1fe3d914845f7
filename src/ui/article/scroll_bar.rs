//! The article's scroll bar, with a tick for each use of the selected term.

use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::draw::Canvas;
use super::units::{self, Unit};
use super::view::ArticleView;
use crate::ui::strings::Word;

/// Width of the bar, in pt.
pub const WIDTH: f32 = 12.0;
/// The least length of the handle, in pt.
const MIN_HANDLE: f32 = 28.0;

/// Draws the bar at the right of `rect` and lets it be dragged.
pub(super) fn ui(ui: &Ui, view: &mut ArticleView, units: &[Unit], canvas: &Canvas<'_>, rect: Rect) {
    let (offset, total) = view.scroller.extent();
    let track = Rect::from_min_max(pos2(rect.right() - WIDTH, rect.top()), rect.max);
    if total <= rect.height() {
        return;
    }
    let palette = &canvas.sheet.palette;
    let handle_height = (track.height() * rect.height() / total).clamp(MIN_HANDLE, track.height());
    let room = track.height() - handle_height;
    let scrollable = (total - rect.height()).max(1.0);
    let part = (offset / scrollable).clamp(0.0, 1.0);
    let handle = Rect::from_min_size(
        pos2(track.left() + 3.0, track.top() + part * room),
        vec2(WIDTH - 6.0, handle_height),
    );
    let response = ui.interact(track, ui.scope_id().with("scroll bar"), Sense::click_and_drag());
    response.widget_info(|| {
        let name = Word::ScrollBar.text(canvas.reader.language);
        WidgetInfo::slider(true, f64::from(part * 100.0).round(), name)
    });
    if let Some(pointer) =
        response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())
    {
        let part = ((pointer.y - track.top() - handle_height / 2.0) / room.max(1.0)).clamp(0.0, 1.0);
        view.scroller.go_to_offset(part * scrollable);
        ui.ctx().request_repaint();
    }
    if let Some(selected) = canvas.reader.selected {
        for index in canvas.document.uses_of(selected.entry) {
            let anchor = canvas.document.anchor_of_use(*index);
            let unit = units::unit_at(units, &canvas.document.passages, anchor);
            let y = track.top() + view.scroller.offset_of(unit) / total * track.height();
            let tick = Rect::from_min_size(pos2(track.left() + 1.0, y), vec2(WIDTH - 2.0, 2.0));
            ui.painter().rect_filled(tick, 0.0, palette.accent);
        }
    }
    let color = if response.hovered() || response.dragged() { palette.quiet } else { palette.hairline };
    ui.painter().rect_filled(handle, 3.0, color);
}
