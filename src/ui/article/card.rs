//! The card that shows a term's definition.

use egui::{Label, Response, RichText, Tooltip};

use super::draw::Canvas;
use crate::ui::fonts::Cut;
use crate::ui::theme::{STEP, UI_TEXT};

/// Width of the card, in pt.
const WIDTH: f32 = 340.0;
/// Characters of a definition on a card; the panel has the rest.
const MAX_CHARS: usize = 400;

/// Shows the card of an entry while its term is pointed at or has the keyboard.
pub(super) fn show(response: &Response, canvas: &Canvas<'_>, entry: usize) {
    let tooltip =
        if response.has_focus() { Tooltip::for_widget(response) } else { Tooltip::for_enabled(response) };
    let Some(entry) = canvas.document.glossary.entries().get(entry) else { return };
    tooltip.width(WIDTH).gap(6.0).accessible_name(&entry.term).show(|ui| {
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(8, 6))
            .show(ui, |ui| card_ui(ui, canvas, entry));
    });
}

fn card_ui(ui: &mut egui::Ui, canvas: &Canvas<'_>, entry: &crate::glossary::Entry) {
    let palette = &canvas.sheet.palette;
    let face = canvas.sheet.face;
    ui.spacing_mut().item_spacing.y = STEP;
    ui.set_max_width(WIDTH);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&entry.term).font(face.font(Cut::Bold, UI_TEXT + 2.0)).color(palette.ink));
        for other in entry.aliases.iter().chain(&entry.reading) {
            ui.label(RichText::new(other).font(face.font(Cut::Regular, UI_TEXT)).color(palette.quiet));
        }
    });
    let text: String = if entry.definition.chars().count() > MAX_CHARS {
        entry.definition.chars().take(MAX_CHARS).chain(['…']).collect()
    } else {
        entry.definition.clone()
    };
    let definition = RichText::new(text).font(face.font(Cut::Regular, UI_TEXT + 1.0)).color(palette.ink);
    ui.add(Label::new(definition.line_height(Some(22.0))).wrap());
}
