//! An article that can be opened, on a line of its own: by its file's name, or by when it was pasted.

use egui::text::LayoutJob;
use egui::{Align2, Rangef, Rect, Response, Role, Sense, TextFormat, Ui, WidgetInfo, pos2, vec2};

use super::LINE;
use crate::article::PastedAt;
use crate::page::fonts;
use crate::reader::{Command, Origin};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::list::{ItemHeights, Items};
use crate::ui::spoken::tell_item;
use crate::ui::theme::{RADIUS, SCROLL_BAR, UI_TEXT};
use crate::ui::widgets::{self, IconButton, elided_line};
use crate::words::{Msg, origin_name};

/// The recent files and what was pasted, each with its name. Files that are gone are greyed and can be taken off;
/// what was pasted can be deleted.
pub fn recent_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    for origin in cx.reader.recent_articles() {
        recent_line(ui, cx, &origin);
    }
}

fn recent_line(ui: &mut Ui, cx: &mut Cx<'_>, origin: &Origin) {
    let Cx { reader, theme, .. } = *cx;
    let language = reader.language;
    let name = origin_name(origin, &reader.pasted.today, language);
    let path = origin.path();
    let is_gone = path.is_some_and(|path| reader.missing_recent_files.contains(path));
    let told = match path.and_then(PastedAt::of).filter(|_| matches!(origin, Origin::Pasted(_))) {
        Some(PastedAt { title, .. }) if !title.is_empty() => format!("{name} · {title}"),
        _ => name.clone(),
    };
    let line = Line { name: &told, icon: icon(origin), is_gone, is_current: false, corner: 28.0 };
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let Painted { ground: rect, is_pointed, .. } = line.paint(ui, cx, outer, &response);
    if let Some(path) = path.filter(|_| is_pointed || is_gone) {
        let (icon, said, command) = match origin {
            Origin::Pasted(_) => {
                (Icon::Remove, Msg::DropPasted { name: &name }, Command::DropPasted(path.to_owned()))
            }
            _ => (Icon::Close, Msg::ForgetRecent { name: &name }, Command::ForgetRecent(path.to_owned())),
        };
        let button = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(24.0, 24.0));
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(button).id_salt(path));
        if IconButton::new(icon, &said.text(language)).size(12.0).ui(&mut corner, theme).clicked() {
            cx.commands.push(command);
        }
    }
    let hint = match origin {
        Origin::File(path) if is_gone => format!("{}\n{}", Msg::RecentGone.text(language), path.display()),
        Origin::File(path) => path.display().to_string(),
        Origin::Pasted(_) | Origin::Bundled(_) => told,
    };
    if !is_gone {
        open_by(&response, cx, origin);
    }
    widgets::hint(response, hint);
}

/// A click opens an article here, the middle button in a window of its own.
fn open_by(response: &Response, cx: &mut Cx<'_>, origin: &Origin) {
    if response.clicked() {
        cx.commands.push(Command::Open(origin.clone()));
    } else if response.middle_clicked() {
        cx.commands.extend(origin.path().map(|path| Command::OpenInNewWindow(path.to_owned())));
    }
}

/// The articles in the folder of the one on screen, as they are drawn in the list.
pub(super) struct FolderItems<'a, 'cx> {
    pub(super) cx: &'a mut Cx<'cx>,
    /// The one that has got the keyboard in this frame.
    pub(super) focused: Option<usize>,
}

impl Items for FolderItems<'_, '_> {
    fn count(&self) -> usize {
        self.cx.reader.folder.files.len()
    }

    fn heights(&self) -> ItemHeights {
        ItemHeights::Equal(LINE)
    }

    fn height(&mut self, _ui: &Ui, _index: usize) -> f32 {
        LINE
    }

    fn item_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect) {
        let Cx { reader, .. } = *self.cx;
        let Some(file) = reader.folder.files.get(index) else { return };
        let origin = Origin::File(file.clone());
        let name = origin.name();
        let response = ui.interact(rect, ui.scope_id().with(("file", index)), Sense::click());
        let is_current = reader.file() == Some(file);
        let line = Line { name: &name, icon: Icon::File, is_gone: false, is_current, corner: 6.0 };
        let painted = line.paint(ui, self.cx, rect.with_max_x(rect.right() - SCROLL_BAR), &response);
        tell_item(&response, Role::ListBoxOption, &name, index, is_current);
        if response.gained_focus() {
            self.focused = Some(index);
        }
        if !is_current || response.middle_clicked() {
            open_by(&response, self.cx, &origin);
        }
        // What is there to be read already would only lie over the next name.
        if painted.is_elided {
            widgets::hint(response, &name);
        }
    }
}

fn icon(origin: &Origin) -> Icon {
    if matches!(origin, Origin::Pasted(_)) { Icon::Paste } else { Icon::File }
}

/// What is drawn of a line.
struct Line<'a> {
    name: &'a str,
    icon: Icon,
    is_gone: bool,
    /// Whether it is on screen.
    is_current: bool,
    /// Room for what stands in its corner, in pt.
    corner: f32,
}

/// A line as it was drawn.
struct Painted {
    /// Where its ground is.
    ground: Rect,
    /// Whether it is pointed at.
    is_pointed: bool,
    /// Whether the end of its name is left out.
    is_elided: bool,
}

impl Line<'_> {
    /// Draws it.
    fn paint(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response) -> Painted {
        let Cx { theme, .. } = *cx;
        response.widget_info(|| WidgetInfo::labeled(Role::Button, !self.is_gone, self.name));
        let inner = rect.shrink2(vec2(8.0, 1.0));
        let is_pointed = ui.rect_contains_pointer(rect) || response.has_focus();
        if is_pointed {
            ui.painter().rect_filled(inner, RADIUS, theme.hover);
        }
        let ink = if self.is_gone { theme.quiet.gamma_multiply(0.7) } else { theme.ink };
        ui.painter().text(
            pos2(inner.left() + 16.0, rect.center().y),
            Align2::CENTER_CENTER,
            self.icon.char(),
            fonts::icon(15.0),
            theme.quiet,
        );
        let font =
            if self.is_current { fonts::ui_bold(UI_TEXT) } else { egui::FontId::proportional(UI_TEXT) };
        let job = LayoutJob::single_section(self.name.to_owned(), TextFormat::simple(font, ink));
        let across = Rangef::new(inner.left() + 30.0, inner.right() - self.corner);
        let is_elided = elided_line(ui, job, across, rect.center().y).elided;
        Painted { ground: inner, is_pointed, is_elided }
    }
}
