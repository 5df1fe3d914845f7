//! The pane at the left: the outline, the articles in the same folder and those opened lately.

mod article_line;
mod item;
mod lists;

use egui::{Margin, Role, Sense, Ui, vec2};

use super::cx::Cx;
use super::list::{ListStyle, VirtualList, Wanted};
use super::spoken::landmark;
use super::widgets::pane_heading;
use crate::page::TextStyle;
use crate::reader::Language;
use crate::words::Msg;
pub use article_line::recent_ui;
use item::Listed;
use lists::Lists;

/// Height of a line of the pane, in pt.
const LINE: f32 = 30.0;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct OutlinePanel {
    /// Whether the keyboard goes to the item that is being read.
    focus: bool,
    list: VirtualList,
    lists: Lists,
    /// What the items were measured for.
    measured: Option<Measured>,
}

/// What the heights of the items depend on, besides their width.
#[derive(Clone, Copy, PartialEq)]
struct Measured {
    /// [`crate::reader::Revisions::opened`].
    opened: u64,
    /// [`crate::reader::Revisions::shown`].
    shown: u64,
    language: Language,
    style: TextStyle,
}

impl OutlinePanel {
    /// Puts the keyboard on the item that is being read, in the next frame.
    pub fn focus_current(&mut self) {
        self.focus = true;
    }

    /// Draws the pane.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        landmark(ui, Role::Navigation, &Msg::Outline.text(reader.language));
        let bottom = ui.max_rect().bottom();
        egui::Frame::new().inner_margin(Margin { left: 16, right: 12, top: 14, bottom: 4 }).show(ui, |ui| {
            pane_heading(ui, &Msg::Outline.text(reader.language), None, theme);
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = bottom - ui.cursor().top();
        // In a low window the outline has the whole pane: the next article has a key, the recent ones are in the menu.
        let with_lists = room > 300.0;
        let height = if with_lists { (room - self.lists.height(reader)).max(room * 0.5) } else { room };
        self.outline_ui(ui, cx, height);
        if with_lists {
            self.lists.ui(ui, cx);
        }
    }

    /// The outline, at most `most` pt high.
    fn outline_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, most: f32) {
        let Cx { reader, theme, .. } = *cx;
        self.measure_again(cx);
        let current = reader.current_outline_item();
        let focus = current.filter(|_| std::mem::take(&mut self.focus));
        if let Some(index) = focus {
            // Only what is in view is drawn, and can have the keyboard.
            self.list.bring(Wanted { index, part: None, at: 1.0 / 3.0 });
        }
        let mut items = Listed { cx, width: ui.available_width(), current, focus, focused: None };
        let size = vec2(items.width, self.list.height_up_to(ui, items.width, most, &mut items));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let name = Msg::Outline.text(reader.language);
        let style = ListStyle { name: &name, language: reader.language, theme };
        self.list.ui(ui, rect, style, &mut items);
        if let Some(index) = items.focused {
            self.list.bring(Wanted { index, part: None, at: 1.0 / 3.0 });
        }
    }

    /// Measures the items again when they are others or look otherwise.
    fn measure_again(&mut self, cx: &Cx<'_>) {
        let Cx { reader, .. } = *cx;
        let revisions = reader.revisions;
        let (opened, shown) = (revisions.opened, revisions.shown);
        let now = Measured { opened, shown, language: reader.language, style: item::style(cx, true, 0) };
        let before = self.measured.replace(now);
        if before.is_none_or(|before| before.opened != opened) {
            self.list.go_to_top();
        }
        if before != Some(now) {
            self.list.measure_again();
        }
    }
}
