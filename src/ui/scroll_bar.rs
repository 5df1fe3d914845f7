//! The scroll bar of everything that scrolls.

use egui::accesskit::{Action, ActionData, ActionRequest, Orientation};
use egui::{Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::theme::{SCROLL_BAR, SCROLL_HANDLE, SCROLL_HANDLE_LENGTH, Theme};
use crate::page::Extent;

/// Room between the edges of the bar and a tick, in pt.
const TICK_MARGIN: f32 = 1.0;
/// Height of a tick, in pt.
const TICK: f32 = 2.0;

/// A scroll bar.
#[derive(Clone, Copy)]
pub struct ScrollBar<'a> {
    /// What a screen reader calls it.
    pub name: &'a str,
    /// The ticks on it; the paler ones first, which others may lie over.
    pub ticks: &'a [Tick],
    /// In which colours it is drawn.
    pub theme: &'a Theme,
}

/// A tick on a scroll bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// From the top of everything (0) to its end (1).
    pub at: f32,
    /// Whether it is paler than others.
    pub is_pale: bool,
}

impl ScrollBar<'_> {
    /// Draws the bar at the right of `view` if there is more than fits there.
    ///
    /// Where the user wants the top of the view to be, in pt from the top of everything, if they moved the bar.
    pub fn ui(&self, ui: &Ui, id: Id, view: Rect, extent: Extent) -> Option<f64> {
        let height = f64::from(view.height());
        let hidden = extent.total - height;
        if hidden <= 0.0 {
            return None;
        }
        let track = view.with_min_x(view.right() - SCROLL_BAR);
        let length = (height * height / extent.total) as f32;
        let length = length.max(SCROLL_HANDLE_LENGTH).min(track.height());
        let room = track.height() - length;
        // egui takes such a request for one to its own scroll areas unless it is taken before.
        let pages = pages_asked(ui, id);
        // Keys scroll what has the keyboard, so the bar itself need not be reached by them.
        let response = ui.interact(track, id, Sense::CLICK | Sense::DRAG);
        let pointed = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
        let to = pointed.map(|pointer| {
            let part = (pointer.y - track.top() - length / 2.0) / room.max(1.0);
            f64::from(part.clamp(0.0, 1.0)) * hidden
        });
        // Below the end there may be more room that can be scrolled to.
        let above = extent.above.clamp(0.0, hidden);
        let to = to.or_else(|| asked(ui, id, hidden));
        let to = to.or_else(|| Some((above + pages? * height).clamp(0.0, hidden)));
        let part = to.unwrap_or(above) / hidden;
        self.tell(&response, part);
        self.paint(ui, &response, pos2(track.left(), track.top() + part as f32 * room), length);
        if to.is_some() {
            // What is in view then is drawn in the next frame.
            ui.ctx().request_repaint();
        }
        to
    }

    /// Describes the bar to assistive technology; `part` of what is hidden is above the view, 0 to 1.
    fn tell(&self, response: &Response, part: f64) {
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ScrollBar, true, self.name);
            info.value = Some((part * 100.0).round());
            info
        });
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_orientation(Orientation::Vertical);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
            for action in
                [Action::SetValue, Action::Increment, Action::Decrement, Action::ScrollUp, Action::ScrollDown]
            {
                node.add_action(action);
            }
        });
    }

    /// Draws the ticks, and a handle `length` pt long over them, `at` being the top of its part of the track.
    fn paint(&self, ui: &Ui, response: &Response, at: egui::Pos2, length: f32) {
        let Self { ticks, theme, .. } = *self;
        let track = response.rect;
        for Tick { at, is_pale } in ticks {
            let color = if *is_pale { theme.pale_tick } else { theme.accent };
            let tick = pos2(track.left() + TICK_MARGIN, track.top() + at * track.height());
            let tick = Rect::from_min_size(tick, vec2(SCROLL_BAR - 2.0 * TICK_MARGIN, TICK));
            ui.painter().rect_filled(tick, 0.0, color);
        }
        let margin = (SCROLL_BAR - SCROLL_HANDLE) / 2.0;
        let handle = Rect::from_min_size(at + vec2(margin, 0.0), vec2(SCROLL_HANDLE, length));
        let color = if response.hovered() || response.dragged() { theme.quiet } else { theme.handle };
        ui.painter().rect_filled(handle, SCROLL_HANDLE / 2.0, color);
    }
}

/// How many pages down (up when negative) assistive technology asked a widget to scroll in this frame.
pub fn pages_asked(ui: &Ui, id: Id) -> Option<f64> {
    let mut pages = None;
    let mut take = |request: &ActionRequest| {
        let page = match request.action {
            Action::ScrollDown | Action::Increment => 1.0,
            Action::ScrollUp | Action::Decrement => -1.0,
            _ => return false,
        };
        *pages.get_or_insert(0.0) += page;
        true
    };
    ui.input_mut(|input| input.consume_accesskit_action_requests(id, &mut take));
    pages
}

/// How many of `hidden` pt assistive technology asked to be above the view in this frame.
fn asked(ui: &Ui, id: Id, hidden: f64) -> Option<f64> {
    let value = |request: &ActionRequest| match request.data {
        Some(ActionData::NumericValue(value)) => Some(value),
        _ => None,
    };
    let asked =
        ui.input(|input| input.accesskit_action_requests(id, Action::SetValue).filter_map(value).last());
    asked.map(|percent| (percent / 100.0).clamp(0.0, 1.0) * hidden)
}
