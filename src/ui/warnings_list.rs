//! The list of what was guessed or ignored in the article's file: a click on a line goes to the place.

use egui::{Align, Button, Id, Label, Layout, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui};

use super::cx::Cx;
use super::icons::Icon;
use super::list::ListStyle;
use super::scroll_area;
use super::theme::{STATUS_LINE, STEP, TOP_BAR};
use crate::import::Warning;
use crate::page::fonts;
use crate::reader::{Command, Document, Language};
use crate::words::{Msg, import_warning};

/// Lines of a list; the others are counted.
const MAX_LINES: usize = 200;
/// Width of the list where there is room, and its greatest height, in pt.
const SIZE: (f32, f32) = (460.0, 420.0);

/// Opens the list from the button that says how many there are.
pub fn ui(button: &Response, cx: &mut Cx<'_>, document: &Document) {
    let window = button.ctx.content_rect();
    let width = SIZE.0.min(window.width() - 48.0);
    let height = SIZE.1.min(window.height() - TOP_BAR - STATUS_LINE - 32.0);
    let popup = Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_width(width);
        let name = Msg::WorthChecking.text(cx.reader.language);
        let style = ListStyle { name: &name, language: cx.reader.language, theme: cx.theme };
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scroll_area::show(ui, style, area.auto_shrink([false, true]), |ui, area| {
            area.show(ui, |ui| all_ui(ui, cx, document))
        });
    });
}

/// What may be wrong in the text, and folded below it what no reader cares about.
fn all_ui(ui: &mut Ui, cx: &mut Cx<'_>, document: &Document) {
    let (minor, major): (Vec<_>, Vec<_>) =
        document.warnings.iter().partition(|warning| warning.kind.is_minor());
    lines_ui(ui, cx, document, &major);
    if minor.is_empty() {
        return;
    }
    let id = Id::unique("minor warnings");
    let mut is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(major.is_empty());
    let name = Msg::MinorWarnings { count: &minor.len() }.text(cx.reader.language);
    let icon = if is_open { Icon::CaretDown } else { Icon::CaretRight };
    let sign = RichText::new(icon.char()).font(fonts::icon(12.0)).color(cx.theme.quiet);
    let response = ui.add(Button::selectable(false, (sign, RichText::new(&*name).color(cx.theme.quiet))));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_open, &name));
    if response.clicked() {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    if is_open {
        lines_ui(ui, cx, document, &minor);
    }
}

fn lines_ui(ui: &mut Ui, cx: &mut Cx<'_>, document: &Document, warnings: &[&Warning]) {
    let language = cx.reader.language;
    for warning in warnings.iter().take(MAX_LINES) {
        let said = said(warning, language);
        let Some(place) = document.place_of(warning) else {
            egui::Frame::new().inner_margin(ui.spacing().button_padding).show(ui, |ui| {
                ui.add(Label::new(RichText::new(said).color(cx.theme.quiet)).wrap());
            });
            continue;
        };
        let line = |ui: &mut Ui| ui.add(Button::selectable(false, said).wrap());
        if ui.with_layout(Layout::top_down_justified(Align::LEFT), line).inner.clicked() {
            cx.commands.push(Command::Show(place));
            ui.close();
        }
    }
    if warnings.len() > MAX_LINES {
        let more = Msg::MoreWarnings { count: &(warnings.len() - MAX_LINES) }.text(language);
        ui.add_space(STEP);
        ui.label(RichText::new(more).color(cx.theme.quiet));
    }
}

/// A warning in words, with its line in the file. One without a line is about the whole file.
fn said(warning: &Warning, language: Language) -> String {
    let said = import_warning(&warning.kind, language);
    match warning.line {
        0 => said.into_owned(),
        line => Msg::WarningLine { line: &line, warning: &said }.text(language).into_owned(),
    }
}
