//! The article's scroll bar, with a tick for each use of the selected term.

use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::draw::Canvas;
use super::sheet::Sheet;
use super::units::{self, Unit};
use super::view::ArticleView;
use crate::article::Anchor;
use crate::search::Hit;
use crate::ui::scroller::Scroller;
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
    view.ticks.update(&view.scroller, units, canvas);
    for part in &view.ticks.at {
        let tick = pos2(track.left() + 1.0, track.top() + part * track.height());
        let tick = Rect::from_min_size(tick, vec2(WIDTH - 2.0, 2.0));
        ui.painter().rect_filled(tick, 0.0, palette.accent);
    }
    let color = if response.hovered() || response.dragged() { palette.quiet } else { palette.hairline };
    ui.painter().rect_filled(handle, 3.0, color);
}

/// Marks on the bar: where the hits of a search are, or else the uses of the selected term.
///
/// They are worked out once for what they mark; heights that become known later move them too little to be seen.
#[derive(Default)]
pub(super) struct Ticks {
    of: Option<Marked>,
    /// From the top of the article (0) to its end (1).
    at: Vec<f32>,
}

/// What is marked, and on which page.
#[derive(Clone, Copy, PartialEq)]
struct Marked {
    revision: (u64, u64),
    sheet: Sheet,
    selected: Option<usize>,
    hits: (*const Hit, usize),
}

impl Ticks {
    fn update(&mut self, scroller: &Scroller, units: &[Unit], canvas: &Canvas<'_>) {
        let (hits, _) = canvas.found;
        let selected = canvas.reader.selected.map(|selected| selected.entry);
        let revision = (canvas.reader.revision, canvas.reader.terms_revision);
        let wanted = Marked { revision, sheet: canvas.sheet, selected, hits: (hits.as_ptr(), hits.len()) };
        if self.of == Some(wanted) {
            return;
        }
        self.of = Some(wanted);
        let passages = &canvas.document.passages;
        let uses = selected.map_or(&[][..], |entry| canvas.document.uses_of(entry));
        let anchors: Vec<Anchor> = if hits.is_empty() {
            every(uses).map(|index| canvas.document.anchor_of_use(*index)).collect()
        } else {
            every(hits).map(|hit| hit.anchor(passages)).collect()
        };
        let total = scroller.extent().1.max(1.0);
        let place = |anchor| scroller.offset_of(units::unit_at(units, passages, anchor)) / total;
        self.at = anchors.into_iter().map(place).collect();
    }
}

/// At most [`MAX_TICKS`] of them, evenly.
fn every<T>(all: &[T]) -> impl Iterator<Item = &T> {
    all.iter().step_by(all.len().div_ceil(MAX_TICKS).max(1))
}

/// More ticks than these would be one bar.
const MAX_TICKS: usize = 200;
