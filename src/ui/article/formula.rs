//! Formulas in the article's lines, as they are pointed at and heard.

use egui::{Sense, Ui, WidgetInfo};

use super::canvas::Canvas;
use crate::page::FormulaBox;
use crate::ui::on_screen::{OnScreen, text_id};
use crate::words::Msg;

/// Says what a formula is; it is painted with the text.
pub(super) fn ui(ui: &Ui, canvas: &Canvas<'_, '_>, formula: &FormulaBox, on: OnScreen) {
    let rect = on.rect(formula.rect);
    if !(formula.begins && ui.is_rect_visible(rect)) {
        return;
    }
    let id = text_id(ui, formula.passage, formula.byte).with("formula");
    let name = Msg::Formula { tex: &formula.tex }.text(canvas.cx.reader.language);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
}
