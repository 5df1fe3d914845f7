//! The pane at the left: the outline, and the files opened lately.

use std::borrow::Cow;
use std::path::Path;

use egui::text::LayoutJob;
use egui::{
    Align2, Margin, Rangef, Rect, Response, Role, ScrollArea, Sense, TextFormat, Ui, WidgetInfo, pos2, vec2,
};

use super::cx::Cx;
use super::icons::Icon;
use super::linked_text::LinkedText;
use super::list::ListStyle;
use super::open_menu::{MenuChoice, MenuLine, OpenMenu, asked_at, named};
use super::scroll_area;
use super::theme::{RADIUS, SMALL_TEXT, STEP, UI_TEXT};
use super::widgets::{IconButton, elided_line, pane_heading};
use crate::article::OutlineItem;
use crate::article::Passage;
use crate::page::Ink;
use crate::page::fonts::{self, Cut};
use crate::reader::{Command, FindCommand, Reader};
use crate::words::Msg;

/// Height of a line of the pane, in pt.
const LINE: f32 = 30.0;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct OutlinePanel {
    /// Whether the keyboard goes to the item that is being read.
    focus: bool,
}

impl OutlinePanel {
    /// Puts the keyboard on the item that is being read, in the next frame.
    pub fn focus_current(&mut self) {
        self.focus = true;
    }

    /// Draws the pane.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        pane_ui(ui, cx, std::mem::take(&mut self.focus));
    }
}

/// Draws the pane; `focus` puts the keyboard on the item that is being read.
fn pane_ui(ui: &mut Ui, cx: &mut Cx<'_>, focus: bool) {
    let Cx { reader, theme, .. } = *cx;
    let bottom = ui.max_rect().bottom();
    egui::Frame::new().inner_margin(Margin { left: 16, right: 12, top: 14, bottom: 4 }).show(ui, |ui| {
        pane_heading(ui, &Msg::Outline.text(reader.language), None, theme);
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let current = reader.current_outline_item();
    let items = reader.outline();
    let recent = reader.recent_files().count() as f32 * LINE + 60.0;
    let room = bottom - ui.cursor().top();
    // In a low window the outline has the whole pane; the recent files are in the menu too.
    let with_recent = room > 300.0;
    let height = if with_recent { (room - recent).max(room * 0.5) } else { room };
    let style = ListStyle { name: &Msg::Outline.text(reader.language), language: reader.language, theme };
    let mut area = ScrollArea::vertical().id_salt("outline").max_height(height).auto_shrink([false, true]);
    let to_focus = current.filter(|_| focus);
    if let Some(index) = to_focus {
        // Only what is in view is drawn, and can have the keyboard.
        area = area.vertical_scroll_offset((index as f32 * LINE - height / 3.0).max(0.0));
    }
    let content = |ui: &mut Ui, rows| {
        for index in rows {
            let uses = reader.selected_occurrences_under(index).unwrap_or(0);
            let response = item_ui(ui, cx, &items[index], uses, current == Some(index));
            if to_focus == Some(index) {
                response.request_focus();
            }
            if let Some(at) = asked_at(ui, response.rect, &response, cx.menu_key) {
                cx.menu = Some(OpenMenu { at, lines: menu_lines(reader, &items[index]) });
            }
            if response.clicked() {
                cx.commands.push(Command::GoTo(items[index].anchor));
            }
        }
    };
    scroll_area::show(ui, style, area, |ui, area| area.show_rows(ui, LINE, items.len(), content));
    if with_recent {
        recent_pane_ui(ui, cx);
    }
}

/// What can be done with an item.
fn menu_lines(reader: &Reader, item: &OutlineItem) -> Vec<MenuLine> {
    let language = reader.language;
    let name = item_name(reader, item).into_owned();
    let go = MenuChoice::Command(Command::GoTo(item.anchor));
    let find = MenuChoice::Command(Command::Find(FindCommand::Open(Some(name.clone()))));
    let found = Msg::FindInArticle { query: &named(&name) }.text(language);
    vec![
        MenuLine::new(Icon::Right, Msg::GoToSection { name: &named(&name) }.text(language), go),
        MenuLine::new(Icon::Copy, Msg::Copy.text(language), MenuChoice::CopyText(name)),
        MenuLine::new(Icon::Search, found, find),
    ]
}

/// What an item is called.
fn item_name<'a>(reader: &Reader, item: &'a OutlineItem) -> Cow<'a, str> {
    if item.title.is_empty() {
        Msg::of_kind(item.kind).text(reader.language)
    } else {
        Cow::Borrowed(item.title.as_str())
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

/// An item, with the number of times that the selected term is used there.
fn item_ui(ui: &mut Ui, cx: &mut Cx<'_>, item: &OutlineItem, uses: usize, current: bool) -> Response {
    let Cx { reader, theme, .. } = *cx;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let name = item_name(reader, item);
    response.widget_info(|| {
        let spoken =
            if uses == 0 { name.to_string() } else { format!("{name}, {}", used_text(reader, uses)) };
        let mut info = WidgetInfo::labeled(Role::TreeItem, true, spoken);
        info.selected = Some(current);
        info
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let inner = rect.shrink2(vec2(8.0, 1.0));
    if response.hovered() {
        ui.painter().rect_filled(inner, RADIUS, theme.hover);
    }
    if current {
        let bar =
            Rect::from_min_size(pos2(inner.left(), inner.top() + 6.0), vec2(3.0, inner.height() - 12.0));
        ui.painter().rect_filled(bar, 1.5, theme.accent);
    }
    let mut right = inner.right() - 8.0;
    if item.count > 0 {
        let count = item.count.to_string();
        let font = egui::FontId::proportional(SMALL_TEXT);
        let drawn =
            ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, count, font, theme.quiet);
        right = drawn.left() - 8.0;
    }
    if uses > 0 {
        let font = egui::FontId::proportional(SMALL_TEXT);
        let galley = ui.painter().layout_no_wrap(uses.to_string(), font, theme.ink);
        let size = vec2((galley.size().x + 10.0).max(18.0), 18.0);
        let pill = Rect::from_min_size(pos2(right - size.x + 4.0, rect.center().y - 9.0), size);
        ui.painter().rect_filled(pill, 9.0, theme.hit);
        ui.painter().galley(pill.center() - galley.size() / 2.0, galley, theme.ink);
        right = pill.left() - 6.0;
    }
    let left = inner.left() + 12.0 + f32::from(item.level) * 14.0;
    let cut = if current { Cut::Bold } else { Cut::Regular };
    let ink = if current || item.level == 0 { Ink::Text } else { Ink::Quiet };
    let style = cx.text_style(cut, UI_TEXT, ink);
    let line = LinkedText::line(ui.ctx(), cx, &style, Passage::plain(&name), right - left);
    line.paint_around(ui, left, rect.center().y, &[]);
    if line.is_whole() { response } else { response.on_hover_text(name) }
}

/// How often a term is used, in words.
fn used_text(reader: &Reader, uses: usize) -> String {
    if uses == 1 {
        Msg::UsesOnce.text(reader.language).into_owned()
    } else {
        Msg::Uses { count: &uses }.text(reader.language).into_owned()
    }
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
