//! The pane at the left: the outline, and the files opened lately.

mod article_line;
mod item;

use egui::{Margin, ScrollArea, Sense, Ui, vec2};

use super::cx::Cx;
use super::list::{ListStyle, VirtualList, Wanted};
use super::scroll_area;
use super::theme::{SMALL_TEXT, STEP};
use super::widgets::pane_heading;
use crate::page::TextStyle;
use crate::reader::Language;
use crate::words::Msg;
pub use article_line::recent_ui;
use item::Listed;

/// Height of a line of the pane, in pt.
const LINE: f32 = 30.0;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct OutlinePanel {
    /// Whether the keyboard goes to the item that is being read.
    focus: bool,
    list: VirtualList,
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
        let bottom = ui.max_rect().bottom();
        egui::Frame::new().inner_margin(Margin { left: 16, right: 12, top: 14, bottom: 4 }).show(ui, |ui| {
            pane_heading(ui, &Msg::Outline.text(reader.language), None, theme);
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let recent = reader.recent_articles().len() as f32 * LINE + 60.0;
        let room = bottom - ui.cursor().top();
        // In a low window the outline has the whole pane; the recent files are in the menu too.
        let with_recent = room > 300.0;
        let height = if with_recent { (room - recent).max(room * 0.5) } else { room };
        self.outline_ui(ui, cx, height);
        if with_recent {
            recent_pane_ui(ui, cx);
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

/// The recent files below the outline.
fn recent_pane_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    ui.add_space(2.0 * STEP);
    let line = ui.cursor().top();
    let left = ui.max_rect().left() + 16.0;
    ui.painter().hline(left..=ui.max_rect().right() - 12.0, line, egui::Stroke::new(1.0, theme.hairline));
    egui::Frame::new().inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 4 }).show(ui, |ui| {
        pane_heading(ui, &Msg::Recent.text(reader.language), None, theme);
        if reader.recent_articles().is_empty() {
            ui.add_space(STEP);
            let text = egui::RichText::new(Msg::NothingRecent.text(reader.language)).color(theme.quiet);
            ui.add(egui::Label::new(text.size(SMALL_TEXT)).wrap());
        }
    });
    let style = ListStyle { name: &Msg::Recent.text(reader.language), language: reader.language, theme };
    let area = ScrollArea::vertical().id_salt("recent").auto_shrink([false, true]);
    scroll_area::show(ui, style, area, |ui, area| area.show(ui, |ui| recent_ui(ui, cx)));
}
