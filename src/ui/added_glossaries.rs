//! The list of the glossaries of other programs: used or not, and taken away.

use std::borrow::Cow;

use egui::{Label, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui};

use super::cx::Cx;
use super::icons::Icon;
use super::list::ListStyle;
use super::scroll_area;
use super::theme::SMALL_TEXT;
use super::widgets::{IconButton, hint};
use crate::reader::{Action, Command, GlossaryFile, GlossaryState, Language, glossary_name};
use crate::words::{Msg, glossary_warning, grouped, refused};

/// Width of the list in a menu, in pt, and its greatest height.
const MENU: (f32, f32) = (280.0, 360.0);

/// The button in the glossary pane, and its menu with the list.
pub(super) fn button_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let name = Msg::AddedGlossaries.text(reader.language);
    let response = IconButton::new(Icon::Books, &name).small().ui(ui, theme);
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(MENU.0);
        ui.add_space(4.0);
        let style = ListStyle { name: &name, language: reader.language, theme };
        let area = ScrollArea::vertical().max_height(MENU.1).auto_shrink([false, true]);
        scroll_area::show(ui, style, area, |ui, area| area.show(ui, |ui| list_ui(ui, cx)));
    });
}

/// The list, with a button that adds to it.
pub(super) fn list_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let language = reader.language;
    if reader.settings.glossaries.is_empty() {
        let hint = RichText::new(Msg::NoAddedGlossaries.text(language)).size(SMALL_TEXT).color(theme.quiet);
        ui.add(Label::new(hint).wrap());
    }
    for glossary in &reader.settings.glossaries {
        glossary_ui(ui, cx, glossary);
    }
    ui.add_space(4.0);
    let name = Msg::of_action(Action::AddGlossary).text(language);
    if ui.add_enabled(!reader.dialog_open, egui::Button::new(name)).clicked() {
        cx.commands.push(Command::Do(Action::AddGlossary));
    }
}

fn glossary_ui(ui: &mut Ui, cx: &mut Cx<'_>, glossary: &GlossaryFile) {
    let Cx { reader, theme, .. } = *cx;
    let language = reader.language;
    let state = reader.added.state(&glossary.file);
    let read = match state {
        Some(GlossaryState::Read(read)) => Some(read),
        _ => None,
    };
    let name = glossary_name(read.map(|read| &*read.added), &glossary.file);
    let width = ui.available_width();
    ui.horizontal(|ui| {
        ui.set_min_width(width);
        let mut enabled = glossary.enabled;
        // What is too long for the line gives way to the button.
        let shown = shortened(ui, &name, width - 66.0);
        let response = ui.checkbox(&mut enabled, shown);
        response
            .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, glossary.enabled, &name));
        if hint(response, glossary.file.display().to_string()).clicked() {
            cx.commands.push(Command::EnableGlossary { file: glossary.file.clone(), enabled });
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let remove = Msg::RemoveGlossary { name: &name }.text(language);
            if IconButton::new(Icon::Remove, &remove).small().ui(ui, theme).clicked() {
                cx.commands.push(Command::RemoveGlossary(glossary.file.clone()));
            }
        });
    });
    let (said, color) = match state {
        Some(GlossaryState::Refused(error)) => (refused(error, language), theme.accent),
        _ => (about(state, language), theme.quiet),
    };
    if !said.is_empty() {
        ui.add(Label::new(RichText::new(said).size(SMALL_TEXT).color(color)).wrap());
    }
    ui.add_space(6.0);
}

/// How large a glossary is, and what was left out of it.
fn about(state: Option<&GlossaryState>, language: Language) -> Cow<'static, str> {
    match state {
        Some(GlossaryState::Reading) => Msg::AddedReading.text(language),
        Some(GlossaryState::Read(read)) => {
            let warnings = read.warnings.iter().map(|warning| glossary_warning(warning, language));
            let size = Msg::AddedEntries { count: &grouped(read.added.len()) }.text(language);
            std::iter::once(size).chain(warnings).collect::<Vec<_>>().join("\n").into()
        }
        Some(GlossaryState::Refused(_)) | None => "".into(),
    }
}

/// A name in one line of a width.
fn shortened(ui: &Ui, name: &str, width: f32) -> egui::WidgetText {
    let style = ui.style();
    let font = egui::TextStyle::Button.resolve(style);
    let format = egui::TextFormat::simple(font, style.visuals.text_color());
    let mut job = egui::text::LayoutJob::single_section(name.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job)).into()
}
