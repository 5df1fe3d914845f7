//! What can be opened besides, below the outline: the articles in the same folder, and those opened lately. Each list can
//! be folded.

use std::path::PathBuf;

use egui::{Align2, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::LINE;
use super::article_line::{FolderItems, recent_ui};
use crate::page::fonts;
use crate::reader::Reader;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::list::{ListStyle, VirtualList, Wanted};
use crate::ui::scroll_area;
use crate::ui::theme::{RADIUS, SCROLL_BAR, SMALL_ICON, SMALL_TEXT, STEP, UI_TEXT};
use crate::words::Msg;

/// Height of the line that names a list and folds it, with the rule above it, in pt.
const HEAD: f32 = 2.0 * STEP + LINE + 2.0 * STEP;

/// What the lists keep between frames.
#[derive(Default)]
pub(super) struct Lists {
    folder: VirtualList,
    is_folder_folded: bool,
    is_recent_folded: bool,
    /// The article that was last brought into view, and how many there were.
    shown: Option<(PathBuf, usize)>,
}

/// Whether there is anything in the folder besides the article on screen.
fn has_folder(reader: &Reader) -> bool {
    let files = &reader.folder.files;
    files.len() > 1 || files.first().is_some_and(|only| reader.file() != Some(only))
}

impl Lists {
    /// The height of all lists, in pt, if there were room for them.
    pub(super) fn height(&self, reader: &Reader) -> f32 {
        self.folder_height(reader) + self.recent_height(reader)
    }

    fn folder_height(&self, reader: &Reader) -> f32 {
        match reader.folder.files.len() {
            _ if !has_folder(reader) => 0.0,
            _ if self.is_folder_folded => HEAD,
            count => HEAD + count as f32 * LINE,
        }
    }

    fn recent_height(&self, reader: &Reader) -> f32 {
        let count = if self.is_recent_folded { 0 } else { reader.recent_articles().len() };
        HEAD + count as f32 * LINE
    }

    /// Draws the lists in the room that is left.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        if has_folder(reader) {
            let room = ui.max_rect().bottom() - ui.cursor().top();
            let most = (room - self.recent_height(reader)).max(room * 0.5);
            let height = self.folder_height(reader).min(most);
            ui.push_id("folder", |ui| self.folder_ui(ui, cx, height));
        }
        let name = Msg::Recent.text(reader.language);
        head_ui(ui, cx, &name, &mut self.is_recent_folded);
        if !self.is_recent_folded {
            recent_list_ui(ui, cx);
        }
    }

    /// The articles in the folder and the name of the list, `height` pt high in all.
    fn folder_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, height: f32) {
        let Cx { reader, theme, .. } = *cx;
        let name = Msg::FolderFiles.text(reader.language);
        head_ui(ui, cx, &name, &mut self.is_folder_folded);
        if self.is_folder_folded {
            return;
        }
        let files = &reader.folder.files;
        let now = reader.file().map(|file| (file.to_owned(), files.len()));
        if self.shown != now {
            self.shown = now;
            let current = files.iter().position(|file| reader.file() == Some(file));
            if let Some(index) = current {
                self.folder.bring(Wanted { index, part: None, at: 1.0 / 3.0 });
            }
        }
        let size = vec2(ui.available_width(), (height - HEAD).max(LINE));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let style = ListStyle { name: &name, language: reader.language, theme };
        let mut items = FolderItems { cx, focused: None };
        self.folder.ui(ui, rect, style, &mut items);
        if let Some(index) = items.focused {
            self.folder.bring(Wanted { index, part: None, at: 1.0 / 3.0 });
        }
    }
}

/// The line that names a list and folds it, below a rule.
fn head_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, is_folded: &mut bool) {
    let Cx { theme, .. } = *cx;
    ui.add_space(2.0 * STEP);
    let line = ui.cursor().top();
    let (left, right) = (ui.max_rect().left() + 16.0, ui.max_rect().right() - 12.0);
    ui.painter().hline(left..=right, line, Stroke::new(1.0, theme.hairline));
    ui.add_space(STEP);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(!*is_folded));
    let is_pointed = response.hovered() || response.has_focus();
    if is_pointed {
        ui.painter().rect_filled(rect.shrink2(vec2(8.0, 1.0)), RADIUS, theme.hover);
    }
    let middle = rect.center().y;
    ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, name, fonts::ui_bold(UI_TEXT), theme.ink);
    let caret = if *is_folded { Icon::CaretDown } else { Icon::CaretUp };
    let at = pos2(rect.right() - SCROLL_BAR - SMALL_ICON, middle);
    let ink = if is_pointed { theme.ink } else { theme.quiet };
    ui.painter().text(at, Align2::CENTER_CENTER, caret.char(), fonts::icon(SMALL_ICON), ink);
    ui.add_space(STEP);
    if response.clicked() {
        *is_folded = !*is_folded;
    }
}

/// The recent files and what was pasted, in the room that is left.
fn recent_list_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    if reader.recent_articles().is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(4.0 * STEP);
            let text = RichText::new(Msg::NothingRecent.text(reader.language)).color(theme.quiet);
            ui.add(egui::Label::new(text.size(SMALL_TEXT)).wrap());
        });
    }
    let style = ListStyle { name: &Msg::Recent.text(reader.language), language: reader.language, theme };
    let area = ScrollArea::vertical().id_salt("recent").auto_shrink([false, true]);
    scroll_area::show(ui, style, area, |ui, area| area.show(ui, |ui| recent_ui(ui, cx)));
}
