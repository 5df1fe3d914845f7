//! Paints a unit of the article: its grounds, its lines, and what is marked in them.

use std::sync::Arc;

use egui::{Rangef, Rect, Ui, vec2};

use super::canvas::Canvas;
use super::formula;
use super::image;
use super::inline_image;
use super::interact;
use crate::article::Role;
use crate::page::{FormulaBox, Ink, InlineImageBox, Logical, PageFrame, PlacedUnit, TextLines, UnitLayout};
use crate::ui::on_screen::{OnScreen, ShownText};
use crate::ui::shapes::{paint_fixed, paint_over, paint_under};

/// Paints the units of a frame, and puts their widgets over them. What a header lies over is not there.
pub(super) fn units_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, frame: &PageFrame, on: OnScreen) {
    let view = ui.clip_rect();
    let top = on.point(Logical::new(0.0, frame.covered())).y;
    ui.set_clip_rect(view.with_min_y(view.top().max(top)));
    for unit in &frame.units {
        placed_unit_ui(ui, canvas, unit, on);
    }
    ui.set_clip_rect(view);
    if let Some(pinned) = &frame.pinned {
        placed_unit_ui(ui, canvas, pinned, on);
    }
}

/// Paints a unit; of lines that there is not room for only a part is seen.
fn placed_unit_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, unit: &PlacedUnit, on: OnScreen) {
    paint_fixed(ui, &unit.layout, on.within(unit.at), &canvas.sheet.inks);
    let view = ui.clip_rect();
    if let Some(seen) = unit.seen() {
        let edge = |inline| on.point(Logical::new(inline, 0.0)).x;
        let seen = Rangef::new(edge(seen.start), edge(seen.end));
        ui.set_clip_rect(Rect::from_x_y_ranges(seen, view.y_range()).intersect(view));
    }
    unit_ui(ui, canvas, &unit.layout, on.within(unit.lines_at()));
    ui.set_clip_rect(view);
}

/// Paints what is scrolled along with the lines of a unit, and puts their widgets over them.
fn unit_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, unit: &UnitLayout, on: OnScreen) {
    let inks = canvas.sheet.inks;
    paint_under(ui, unit, on, &inks);
    if let Some(image) = &unit.image {
        image::ui(ui, canvas, image, on);
    }
    for lines in &unit.lines {
        paint_lines(ui, canvas, lines, on);
    }
    paint_over(ui, unit, on, &inks);
    for lines in &unit.lines {
        widgets(ui, canvas, unit, lines, on);
    }
}

/// The widgets of a text: its images and formulas, its words, and what stands after it.
fn widgets(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, unit: &UnitLayout, lines: &TextLines, on: OnScreen) {
    let Some(text) = canvas.shown(lines, on) else { return interact::byline_ui(ui, canvas, lines, on) };
    let is_here = |image: &&InlineImageBox| image.passage == text.index && lines.range.contains(&image.byte);
    for image in unit.inline_images.iter().filter(is_here) {
        inline_image::ui(ui, canvas, image, on);
    }
    let is_here =
        |formula: &&FormulaBox| formula.passage == text.index && lines.range.contains(&formula.byte);
    for formula in unit.formulas.iter().filter(is_here) {
        formula::ui(ui, canvas, formula, on);
    }
    interact::text_ui(ui, canvas, &text);
    for trailing in unit.trailing.iter().filter(|trailing| trailing.passage == text.index) {
        interact::trailing_ui(ui, canvas, trailing, on);
    }
}

/// The grounds of uses, hits and the selection, and the lines of text over them.
fn paint_lines(ui: &Ui, canvas: &Canvas<'_, '_>, lines: &TextLines, on: OnScreen) {
    let color = match canvas.shown(lines, on) {
        Some(text) if text.passage.role == Role::Rule => return,
        Some(text) => {
            uses(ui, canvas, &text);
            hits(ui, canvas, &text);
            selected(ui, canvas, &text);
            canvas.color(text.passage_style.ink)
        }
        None => canvas.color(Ink::Quiet),
    };
    ui.painter().galley(on.point(lines.at), Arc::clone(&lines.galley), color);
}

/// Grounds behind the uses of the selected term.
fn uses(ui: &Ui, canvas: &Canvas<'_, '_>, text: &ShownText<'_>) {
    let Some(selected) = canvas.cx.reader.selected else { return };
    let theme = canvas.cx.theme;
    for (id, found) in canvas.document.shown.occurrences.within(text.index, &text.lines.range) {
        if found.entry == selected.entry {
            let color = if selected.occurrence == Some(id) { theme.current_hit } else { theme.hit };
            for rect in text.rects(&found.range) {
                ui.painter().rect_filled(rect.expand2(vec2(1.0, 0.0)), 3.0, color);
            }
        }
    }
}

/// Grounds behind the hits of a search.
fn hits(ui: &Ui, canvas: &Canvas<'_, '_>, text: &ShownText<'_>) {
    let (find, theme) = (&canvas.cx.reader.find, canvas.cx.theme);
    let ShownText { passage, lines, on, passage_style, .. } = *text;
    // A passage of a million characters may be full of hits.
    let mut rects = lines.rects_in_order(passage);
    for index in find.hits.in_part(text.index, &lines.range) {
        let Some(hit) = find.hits.get(index) else { break };
        let color = if find.current == Some(index) { theme.current_hit } else { theme.hit };
        for rect in rects(&hit.range()) {
            let rect = on.rect(rect.tight(passage_style.size)).expand2(vec2(1.0, 0.0));
            if ui.is_rect_visible(rect) {
                ui.painter().rect_filled(rect, 3.0, color);
            }
        }
    }
}

/// Grounds behind what is selected.
fn selected(ui: &Ui, canvas: &Canvas<'_, '_>, text: &ShownText<'_>) {
    let Some(selection) = &canvas.selection else { return };
    let bytes = selection.range_in(text.index, text.passage.text.len());
    for rect in text.rects(&bytes) {
        ui.painter().rect_filled(rect, 2.0, canvas.cx.theme.selection);
    }
}
