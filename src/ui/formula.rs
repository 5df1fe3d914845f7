//! Formulas painted: each is drawn once for its size, and kept as a texture while it is seen.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, Context, Id, Rect, TextureHandle, TextureOptions, Ui, Vec2, pos2};

use super::on_screen::OnScreen;
use crate::page::{FormulaBox, FormulaLayout, Inks, Logical, UnitLayout, draw_formula};

/// Textures that are kept although they were not seen of late.
const MOST_KEPT: usize = 200;

/// Paints the formulas in the lines of a unit.
pub fn paint_formulas(ui: &Ui, unit: &UnitLayout, on: OnScreen, inks: &Inks) {
    for formula in &unit.formulas {
        if !ui.is_rect_visible(on.rect(formula.rect).expand(formula.em)) {
            continue;
        }
        let color = inks.color(formula.ink);
        paint(ui, formula, on, color);
        for word in &formula.words {
            ui.painter().galley(on.point(word.at), Arc::clone(&word.galley), color);
        }
    }
}

fn paint(ui: &Ui, formula: &FormulaBox, on: OnScreen, color: Color32) {
    let scale = ui.pixels_per_point();
    let Some(drawn) = drawn(ui, formula, scale) else { return };
    let start = formula.rect.start;
    let baseline = on.point(Logical::new(start.inline, start.block + formula.layout.ascent * formula.em));
    // On whole pixels it is as sharp as it was drawn.
    let at = (baseline.to_vec2() * scale).round() - drawn.origin;
    let size = drawn.texture.size_vec2() * drawn.reduced;
    let rect = Rect::from_min_size((at / scale).to_pos2(), size / scale);
    ui.painter().image(drawn.texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), color);
}

/// A formula as a texture.
#[derive(Clone)]
struct DrawnFormula {
    texture: TextureHandle,
    /// Pixels between its left upper corner and the beginning of the baseline.
    origin: Vec2,
    /// Pixels of the screen for each of its own.
    reduced: f32,
}

/// What a formula is drawn for: what it is, the pixels of its em, and how they are seen.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct DrawnFor {
    layout: usize,
    em: u32,
    is_dark: bool,
}

struct KeptDrawing {
    /// Keeps the address of what was drawn from being that of something else.
    _layout: Arc<FormulaLayout>,
    drawn: Option<DrawnFormula>,
    seen: u64,
}

type KeptDrawings = Arc<Mutex<HashMap<DrawnFor, KeptDrawing>>>;

/// The texture of a formula, drawn where it is not there yet.
fn drawn(ui: &Ui, formula: &FormulaBox, scale: f32) -> Option<DrawnFormula> {
    let context: &Context = ui.ctx();
    let (em, pass) = (formula.em * scale, context.cumulative_pass_nr());
    let key = DrawnFor {
        layout: Arc::as_ptr(&formula.layout) as usize,
        em: em.to_bits(),
        is_dark: ui.visuals().dark_mode,
    };
    let all: KeptDrawings =
        context.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Id::unique("formulas"))));
    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = all.get_mut(&key) {
        kept.seen = pass;
        return kept.drawn.clone();
    }
    if all.len() >= MOST_KEPT {
        all.retain(|_, kept| kept.seen + 1 >= pass);
    }
    let coverage = ui.visuals().text_options.color_transfer_function;
    let drawing = draw_formula(&formula.layout, em, |covered| coverage.color_from_coverage(covered));
    let drawn = drawing.map(|drawing| DrawnFormula {
        texture: context.load_texture("formula", drawing.image, TextureOptions::LINEAR),
        origin: Vec2::from(drawing.origin) * drawing.reduced,
        reduced: drawing.reduced,
    });
    let kept = KeptDrawing { _layout: Arc::clone(&formula.layout), drawn: drawn.clone(), seen: pass };
    all.insert(key, kept);
    drawn
}
