//! The bars by which tables and lines of code are scrolled along that there is not room for.

use egui::accesskit::{Action, ActionData, Orientation};
use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::view::ArticleView;
use crate::page::{Move, PageFrame, WIDE_BAR, WideView};
use crate::ui::cx::Cx;
use crate::ui::on_screen::OnScreen;
use crate::ui::scroll_bar::pages_asked;
use crate::ui::theme::{SCROLL_HANDLE, SCROLL_HANDLE_LENGTH};
use crate::words::Msg;

/// How far an arrow key scrolls, em.
const STEP: f32 = 3.0;
/// How much stays in view at a turn of a page.
const KEPT: f32 = 0.15;

impl ArticleView {
    /// Draws a bar at the end of each block that is wider than there is room for, and notes where the blocks are.
    pub(super) fn wide_bars(&mut self, ui: &Ui, cx: &Cx<'_>, frame: &PageFrame, on: OnScreen) {
        self.wide = frame.wide.iter().map(|view| (on.rect(view.rect), view.wide)).collect();
        for view in &frame.wide {
            let bar = WideBar { view, em: frame.sheet.em, rect: on.rect(view.rect) };
            let by = bar.ui(ui, cx);
            if by.abs() >= 0.5 {
                self.moves.push(Move::Along { wide: view.wide, by });
                ui.ctx().request_repaint();
            }
        }
    }
}

/// The bar of a block.
struct WideBar<'a> {
    view: &'a WideView,
    /// The em of the page, in pt.
    em: f32,
    /// Where the block is on the screen.
    rect: Rect,
}

impl WideBar<'_> {
    /// Draws it; how far it was moved, in pt of the block.
    fn ui(&self, ui: &Ui, cx: &Cx<'_>) -> f32 {
        let WideView { wide, scrolled, ends, .. } = *self.view;
        let track = self.rect.with_min_y(self.rect.bottom() - WIDE_BAR);
        let id = ui.scope_id().with("wide").with(wide.block);
        let pages = pages_asked(ui, id);
        let response = ui.interact(track, id, Sense::click_and_drag());
        let length = (track.width() * wide.room / wide.length).max(SCROLL_HANDLE_LENGTH).min(track.width());
        let room = (track.width() - length).max(1.0);
        self.tell(&response, cx);
        let keys = if response.has_focus() { self.keys(ui, id) } else { 0.0 };
        let page = wide.room * (1.0 - KEPT);
        let pointed = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
        let to = pointed
            .map(|pointer| (pointer.x - track.left() - length / 2.0) / room * wide.most())
            .or_else(|| asked(ui, id).map(|part| part * wide.most()))
            .unwrap_or(scrolled + keys + pages.unwrap_or_default() as f32 * page)
            .clamp(0.0, wide.most());
        let theme = cx.theme;
        if !ends {
            // It lies over lines that go on after the view.
            ui.painter().rect_filled(track, 0.0, theme.page);
        }
        let middle = track.center().y;
        ui.painter().hline(track.x_range(), middle, Stroke::new(1.0, theme.hairline));
        let start = pos2(track.left() + to / wide.most() * room, middle - SCROLL_HANDLE / 2.0);
        let handle = Rect::from_min_size(start, vec2(length, SCROLL_HANDLE));
        let is_active = response.hovered() || response.dragged() || response.has_focus();
        let color = if is_active { theme.quiet } else { theme.handle };
        ui.painter().rect_filled(handle, SCROLL_HANDLE / 2.0, color);
        to - scrolled
    }

    /// How far the keys of a bar that has the keyboard scroll, in pt.
    fn keys(&self, ui: &Ui, id: Id) -> f32 {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        ui.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
            (count(Key::ArrowRight) - count(Key::ArrowLeft)) * STEP * self.em
        })
    }

    fn tell(&self, response: &Response, cx: &Cx<'_>) {
        let WideView { wide, scrolled, .. } = *self.view;
        let name = Msg::WideBar.text(cx.reader.language);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ScrollBar, true, &*name);
            info.value = Some(f64::from((scrolled / wide.most() * 100.0).round()));
            info
        });
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_orientation(Orientation::Horizontal);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }
}

/// The part of what is hidden that assistive technology asked to be before the view, 0 to 1.
fn asked(ui: &Ui, id: Id) -> Option<f32> {
    ui.input(|input| {
        let requests = input.accesskit_action_requests(id, Action::SetValue);
        let values = requests.filter_map(|request| match request.data {
            Some(ActionData::NumericValue(percent)) => Some((percent / 100.0).clamp(0.0, 1.0) as f32),
            _ => None,
        });
        values.last()
    })
}
