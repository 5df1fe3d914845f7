//! The line at the bottom: how far, which section, what file.

use egui::{Align, Layout, RichText, Ui};

use super::cx::Cx;
use super::theme::{SMALL_TEXT, Theme};
use crate::reader::{Command, Document, Origin, Reader, Setting};
use crate::text::convert::Conversion;
use crate::words::{Msg, import_warning};

/// Warnings listed in the tooltip.
const MAX_WARNINGS: usize = 12;

/// Draws the line.
pub fn ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let bar = ui.max_rect();
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, egui::Stroke::new(1.0, theme.hairline));
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.x = 14.0;
        let quiet = |text: String| RichText::new(text).size(SMALL_TEXT).color(theme.quiet);
        if let Some(origin) = &reader.loading {
            busy_ui(ui, theme);
            ui.label(quiet(Msg::Loading { name: &origin.name() }.text(reader.language).into_owned()));
            let cancel = egui::Button::new(quiet(Msg::Cancel.text(reader.language).into_owned()));
            if ui.add(cancel.small().frame(false)).clicked() {
                cx.commands.push(Command::CancelLoading);
            }
        } else {
            ui.label(quiet(format!("{:.0} %", reader.progress * 100.0)));
            if let Some(item) = reader.current_outline_item().and_then(|index| reader.outline().get(index)) {
                let name = if item.title.is_empty() {
                    Msg::of_kind(item.kind).text(reader.language)
                } else {
                    item.title.as_str().into()
                };
                ui.add(egui::Label::new(quiet(name.into_owned())).truncate());
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            ui.label(quiet(format!("{:.0} pt", reader.settings.text_size)));
            if let Some(document) = reader.document.as_deref().filter(|_| bar.width() > 520.0) {
                ui.label(quiet(kind_of_file(document, reader)));
                warnings(ui, document, cx);
                conversion(ui, document, cx);
            }
        });
    });
}

/// Seconds between two frames while something is under way. Where the processor also draws, every frame is taken from
/// what is waited for.
const BUSY_STEP: f64 = 0.3;

/// Three dots of which one is lit, the next one after each step.
fn busy_ui(ui: &mut Ui, theme: &Theme) {
    const DOTS: usize = 3;
    let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, 12.0), egui::Sense::hover());
    let lit = (ui.input(|input| input.time) / BUSY_STEP) as usize % DOTS;
    for dot in 0..DOTS {
        let center = rect.left_center() + egui::vec2(3.0 + 6.0 * dot as f32, 0.0);
        let color = if dot == lit { theme.accent } else { theme.hairline };
        ui.painter().circle_filled(center, 2.0, color);
    }
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(BUSY_STEP));
}

/// The forms of Chinese that are shown, with a menu of the others, where the article can be shown in others.
fn conversion(ui: &mut Ui, document: &Document, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    if !document.is_convertible() {
        return;
    }
    let language = reader.language;
    let text = if reader.converting {
        Msg::Converting.text(language).into_owned()
    } else {
        let shown = Msg::of_conversion(document.shown.conversion).text(language);
        Msg::ChineseOf { forms: &shown }.text(language).into_owned()
    };
    let text = RichText::new(text).size(SMALL_TEXT).color(theme.quiet);
    let button = egui::Button::new(text).small().frame(false);
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for choice in Conversion::ALL {
            let chosen = reader.settings.conversion == choice;
            if ui.selectable_label(chosen, Msg::of_conversion(choice).text(language)).clicked() {
                cx.commands.push(Command::Set(Setting::Conversion(choice)));
            }
        }
    });
}

fn kind_of_file(document: &Document, reader: &Reader) -> String {
    if matches!(document.origin, Origin::Bundled(_)) {
        return Msg::Bundled.text(reader.language).into_owned();
    }
    format!("{} · {}", Msg::of_format(document.format).text(reader.language), document.encoding)
}

/// How much was guessed or ignored, with what it was in the tooltip.
fn warnings(ui: &mut Ui, document: &Document, cx: &Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let count = document.warnings.len();
    if count == 0 {
        return;
    }
    let text = Msg::Warnings { count: &count }.text(reader.language);
    let label = ui.label(RichText::new(text).size(SMALL_TEXT).color(theme.quiet));
    label.on_hover_ui(|ui| {
        ui.set_max_width(460.0);
        for warning in document.warnings.iter().take(MAX_WARNINGS) {
            let said = import_warning(&warning.kind, reader.language);
            // A warning without a line is about the whole file.
            ui.label(match warning.line {
                0 => said,
                line => Msg::WarningLine { line: &line, warning: &said }.text(reader.language),
            });
        }
        if count > MAX_WARNINGS {
            ui.label(Msg::MoreWarnings { count: &(count - MAX_WARNINGS) }.text(reader.language));
        }
    });
}
