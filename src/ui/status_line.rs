//! The line at the bottom: how far, which section, what file.

use egui::{RichText, Role, Ui};
use strum::VariantArray;

use super::cx::Cx;
use super::spoken::landmark;
use super::theme::{SMALL_TEXT, Theme};
use super::warnings_list;
use super::widgets::RightGroup;
use crate::reader::{Command, Document, Origin, Reader, Setting};
use crate::text::convert::Conversion;
use crate::words::{Msg, format_name, grouped, origin_name};

/// Room between two parts, in pt.
const BETWEEN: f32 = 14.0;
/// Room for how far the text is read and for the name of the section, in pt.
const LEFT: f32 = 190.0;

/// Room for the button that stops what is being opened, in pt.
const CANCEL: f32 = 84.0;

/// Draws the line.
pub fn ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let bar = ui.max_rect();
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, egui::Stroke::new(1.0, cx.theme.hairline));
    landmark(ui, Role::Status, &Msg::StatusLine.text(cx.reader.language));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        let parts = parts(ui, cx.reader, bar.width() - LEFT);
        // What is at the right takes its room first: the name at the left can be cut.
        let right = RightGroup::new(ui, "right group");
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - right.width() - BETWEEN).max(0.0));
            ui.add_space(12.0);
            left_ui(ui, cx);
        });
        right.ui(ui, |ui| {
            for part in parts.into_iter().rev() {
                part_ui(ui, cx, part);
            }
            // After the last part there is room already.
            ui.add_space(12.0 - BETWEEN);
        });
    });
}

/// What is at the right, from right to left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    TextSize,
    KindOfFile,
    Warnings,
    Conversion,
}

/// From the least important to the most.
const BY_IMPORTANCE: [Part; 4] = [Part::KindOfFile, Part::TextSize, Part::Conversion, Part::Warnings];

/// The parts for which there are `room` pt; the least important are left out first.
fn parts(ui: &Ui, reader: &Reader, room: f32) -> Vec<Part> {
    let width = |text: &str| {
        let font = egui::FontId::proportional(SMALL_TEXT);
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x + BETWEEN
    };
    let all = [Part::TextSize, Part::KindOfFile, Part::Warnings, Part::Conversion];
    let mut parts: Vec<(Part, f32)> =
        all.iter().filter_map(|part| Some((*part, width(&part.text(reader)?)))).collect();
    for least in BY_IMPORTANCE {
        if parts.iter().map(|(_, width)| width).sum::<f32>() <= room {
            break;
        }
        parts.retain(|(part, _)| *part != least);
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

impl Part {
    /// What it says; none where there is nothing to say.
    fn text(self, reader: &Reader) -> Option<String> {
        let document = reader.document.as_deref();
        match self {
            Self::TextSize => Some(format!("{:.0} pt", reader.settings.text_size)),
            Self::KindOfFile => document.map(|document| kind_of_file(document, reader)),
            Self::Warnings => document.filter(|document| !document.warnings.is_empty()).map(|document| {
                let count = grouped(document.warnings.len());
                Msg::Warnings { count: &count }.text(reader.language).into_owned()
            }),
            Self::Conversion => {
                document.filter(|document| document.is_convertible()).map(|document| forms(document, reader))
            }
        }
    }
}

fn part_ui(ui: &mut Ui, cx: &mut Cx<'_>, part: Part) {
    let Cx { reader, theme, .. } = *cx;
    let (Some(text), document) = (part.text(reader), reader.document.as_deref()) else { return };
    let text = quiet(text, theme);
    let button = |text| egui::Button::new(text).small().frame(false);
    match (part, document) {
        (Part::Warnings, Some(document)) => {
            let response = ui.add(button(text));
            warnings_list::ui(&response, cx, document);
        }
        (Part::Conversion, _) => {
            egui::containers::menu::MenuButton::from_button(button(text)).ui(ui, |ui| forms_ui(ui, cx));
        }
        _ => {
            ui.label(text);
        }
    }
}

fn quiet(text: String, theme: &Theme) -> RichText {
    RichText::new(text).size(SMALL_TEXT).color(theme.quiet)
}

/// What is being opened, or how far the text is read and where.
fn left_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let language = reader.language;
    let opening = reader.loading.as_ref().map(|origin| {
        let name = origin_name(origin, &reader.pasted.today, language);
        Msg::Loading { name: &name }.text(language)
    });
    let pasting = || reader.pasted.is_pasting.then(|| Msg::Pasting.text(language));
    if let Some(loading) = opening.or_else(pasting) {
        busy_ui(ui, theme);
        // A long name gives way to the button.
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - CANCEL);
            ui.add(egui::Label::new(quiet(loading.into_owned(), theme)).truncate());
        });
        let cancel = quiet(Msg::Cancel.text(language).into_owned(), theme);
        if ui.add(egui::Button::new(cancel).small().frame(false)).clicked() {
            cx.commands.push(Command::CancelLoading);
        }
        return;
    }
    ui.label(quiet(format!("{:.0} %", reader.progress * 100.0), theme));
    if let Some(item) = reader.current_outline_item().and_then(|index| reader.outline().get(index)) {
        let name = if item.title.is_empty() {
            Msg::of_kind(item.kind).text(language)
        } else {
            item.title.as_str().into()
        };
        ui.add(egui::Label::new(quiet(name.into_owned(), theme)).truncate());
    }
}

/// Seconds between two frames while something is under way. Where the processor also draws, every frame is taken from
/// what is waited for.
const BUSY_STEP: f64 = 0.3;

/// Three dots of which one is lit, the next one after each step.
fn busy_ui(ui: &mut Ui, theme: &Theme) {
    const DOTS: usize = 3;
    let (rect, _) = ui.allocate_exact_size(egui::vec2(18.0, 12.0), egui::Sense::hover());
    let step = if theme.still { 0.0 } else { ui.input(|input| input.time) / BUSY_STEP };
    let lit = step as usize % DOTS;
    for dot in 0..DOTS {
        let center = rect.left_center() + egui::vec2(3.0 + 6.0 * dot as f32, 0.0);
        let color = if dot == lit { theme.accent } else { theme.hairline };
        ui.painter().circle_filled(center, 2.0, color);
    }
    if !theme.still {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(BUSY_STEP));
    }
}

/// Which forms of Chinese are shown.
fn forms(document: &Document, reader: &Reader) -> String {
    let language = reader.language;
    if reader.converting {
        return Msg::Converting.text(language).into_owned();
    }
    let shown = Msg::of_conversion(document.shown.conversion).text(language);
    Msg::ChineseOf { forms: &shown }.text(language).into_owned()
}

/// The forms that there are.
fn forms_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    for &choice in Conversion::VARIANTS {
        let chosen = reader.settings.conversion == choice;
        if ui.selectable_label(chosen, Msg::of_conversion(choice).text(reader.language)).clicked() {
            cx.commands.push(Command::Set(Setting::Conversion(choice)));
        }
    }
}

fn kind_of_file(document: &Document, reader: &Reader) -> String {
    let (format, language) = (format_name(document.format, reader.language), reader.language);
    match &document.origin {
        Origin::Bundled(_) => Msg::Bundled.text(language).into_owned(),
        Origin::File(_) => format!("{format} · {}", document.encoding),
        origin @ Origin::Pasted(_) => {
            format!("{} · {format}", origin_name(origin, &reader.pasted.today, language))
        }
    }
}
