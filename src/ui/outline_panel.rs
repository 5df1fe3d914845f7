//! The pane at the left: the outline, and the files opened lately.

mod item;

use std::path::Path;

use egui::text::LayoutJob;
use egui::{Align2, Margin, Rangef, Rect, Role, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, pos2, vec2};

use super::cx::Cx;
use super::icons::Icon;
use super::list::{ListStyle, VirtualList, Wanted};
use super::scroll_area;
use super::theme::{RADIUS, SMALL_TEXT, STEP, UI_TEXT};
use super::widgets::{IconButton, elided_line, pane_heading};
use crate::page::TextStyle;
use crate::page::fonts;
use crate::reader::{Command, Language};
use crate::words::Msg;
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
        let recent = reader.recent_files().count() as f32 * LINE + 60.0;
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
        if reader.recent_files().next().is_none() {
            ui.add_space(STEP);
            let text = egui::RichText::new(Msg::NothingRecent.text(reader.language)).color(theme.quiet);
            ui.add(egui::Label::new(text.size(SMALL_TEXT)).wrap());
        }
    });
    let style = ListStyle { name: &Msg::Recent.text(reader.language), language: reader.language, theme };
    let area = ScrollArea::vertical().id_salt("recent").auto_shrink([false, true]);
    scroll_area::show(ui, style, area, |ui, area| area.show(ui, |ui| recent_ui(ui, cx)));
}

/// The recent files, each with its name; those that are gone are greyed and can be taken off.
pub fn recent_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    for file in reader.recent_files() {
        recent_line(ui, cx, file);
    }
}

fn recent_line(ui: &mut Ui, cx: &mut Cx<'_>, file: &Path) {
    let Cx { reader, theme, .. } = *cx;
    let gone = reader.missing_recent_files.contains(file);
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !gone, &name));
    let inner = rect.shrink2(vec2(8.0, 1.0));
    let pointed = ui.rect_contains_pointer(rect) || response.has_focus();
    if pointed {
        ui.painter().rect_filled(inner, RADIUS, theme.hover);
    }
    let ink = if gone { theme.quiet.gamma_multiply(0.7) } else { theme.ink };
    ui.painter().text(
        pos2(inner.left() + 16.0, rect.center().y),
        Align2::CENTER_CENTER,
        Icon::File.char(),
        fonts::icon(15.0),
        theme.quiet,
    );
    let font = egui::FontId::proportional(UI_TEXT);
    let job = LayoutJob::single_section(name.clone(), TextFormat::simple(font, ink));
    elided_line(ui, job, Rangef::new(inner.left() + 30.0, inner.right() - 28.0), rect.center().y);
    if pointed || gone {
        let button = Rect::from_center_size(pos2(inner.right() - 14.0, rect.center().y), vec2(24.0, 24.0));
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(button).id_salt(file));
        let forget = Msg::ForgetRecent { name: &name }.text(reader.language);
        if IconButton::new(Icon::Close, &forget).size(12.0).ui(&mut corner, theme).clicked() {
            cx.commands.push(Command::ForgetRecent(file.to_owned()));
        }
    }
    let path = file.display().to_string();
    let hint = if gone { format!("{}\n{path}", Msg::RecentGone.text(reader.language)) } else { path };
    if response.on_hover_text(hint).clicked() && !gone {
        cx.commands.push(Command::OpenPaths(vec![file.to_owned()]));
    }
}
