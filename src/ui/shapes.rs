//! What a page has besides lines of text, painted: grounds, lines, words and dots.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2};

use super::formula::paint_formulas;
use super::on_screen::OnScreen;
use super::theme::{RADIUS, Theme};
use crate::article::LineStyle;
use crate::page::{Corners, Dot, Fill, Inks, Label, Rule, UnitLayout};

/// Paints what stays where it is when the lines of a unit are scrolled along: its grounds, and what stands before it.
pub fn paint_fixed(ui: &Ui, unit: &UnitLayout, on: OnScreen, inks: &Inks) {
    paint_fills(ui, &unit.grounds, on, inks);
    if let Some(marker) = &unit.marker {
        paint_label(ui, marker, on, inks.color(marker.ink));
    }
}

/// Paints what lies under the text of a unit.
pub fn paint_under(ui: &Ui, unit: &UnitLayout, on: OnScreen, inks: &Inks) {
    paint_fills(ui, &unit.fills, on, inks);
}

fn paint_fills(ui: &Ui, fills: &[Fill], on: OnScreen, inks: &Inks) {
    for Fill { rect, ink, corners } in fills {
        ui.painter().rect_filled(on.rect(*rect), radius(*corners), inks.color(*ink));
    }
}

/// Paints what stands around and on the text of a unit.
pub fn paint_over(ui: &Ui, unit: &UnitLayout, on: OnScreen, inks: &Inks) {
    for rule in &unit.rules {
        paint_rule(ui.painter(), rule, on.point(rule.start), inks.color(rule.ink));
    }
    for label in &unit.labels {
        paint_label(ui, label, on, inks.color(label.ink));
    }
    paint_formulas(ui, unit, on, inks);
    let dot = |dot: &Dot| Shape::circle_filled(on.point(dot.center), dot.radius, inks.color(dot.ink));
    ui.painter().extend(unit.dots.iter().map(dot));
}

/// Paints words besides the text.
pub fn paint_label(ui: &Ui, label: &Label, on: OnScreen, color: Color32) {
    ui.painter().galley(on.point(label.at), Arc::clone(&label.galley), color);
}

/// The line under a term.
#[derive(Clone, Copy)]
pub struct TermLine {
    /// Size of the text, in pt.
    pub size: f32,
    /// Whether the term is pointed at.
    pub is_active: bool,
    /// Whether it is only like the term, or short for it.
    pub is_pale: bool,
    /// Whether the term is not to be used.
    pub is_forbidden: bool,
}

/// Paints the line under a term, whose letters are in `rect`: fine and dotted, and a stroke while it is pointed at; wavy
/// under one that is not to be used.
pub fn paint_term_line(ui: &Ui, rect: Rect, line: TermLine, theme: &Theme) {
    let TermLine { size, is_active, is_pale, is_forbidden } = line;
    let y = rect.bottom() + size * 0.03;
    let ends = [pos2(rect.left() + 1.0, y), pos2(rect.right(), y)];
    if is_forbidden {
        let stroke = Stroke::new(if is_active { 2.0 } else { 1.25 }, theme.forbidden);
        ui.painter().add(Shape::line(wave(ends[0].x, ends[1].x, y + size * 0.03, size), stroke));
    } else if is_active {
        ui.painter().line_segment(ends, Stroke::new(1.5, theme.accent));
    } else {
        let dot = (size / 24.0).clamp(0.6, 1.4);
        let color = if is_pale { theme.pale_term } else { theme.term };
        ui.painter().extend(Shape::dotted_line(&ends, color, dot * 3.2, dot));
    }
}

fn radius(corners: Corners) -> CornerRadius {
    let corner = |is_round: bool| if is_round { RADIUS } else { 0 };
    match corners {
        Corners::Square => CornerRadius::ZERO,
        Corners::Rounded(radius) => CornerRadius::same(radius),
        Corners::Box { begins, ends } => {
            let (begins, ends) = (corner(begins), corner(ends));
            CornerRadius { nw: begins, ne: begins, sw: ends, se: ends }
        }
    }
}

/// Paints a line that begins at `start` (CSS Text Decoration).
fn paint_rule(painter: &Painter, rule: &Rule, start: Pos2, color: Color32) {
    let Rule { length, weight, em, .. } = *rule;
    let (left, right, y) = (start.x, start.x + length, start.y);
    let stroke = Stroke::new(weight, color);
    let ends = [pos2(left, y), pos2(right, y)];
    match rule.style {
        LineStyle::Solid => {
            painter.hline(left..=right, y, stroke);
        }
        LineStyle::Double => {
            for y in [y - weight, y + weight] {
                painter.hline(left..=right, y, stroke);
            }
        }
        LineStyle::Dotted => {
            painter.extend(Shape::dotted_line(&ends, color, weight * 2.6, weight * 0.7));
        }
        LineStyle::Dashed => {
            painter.extend(Shape::dashed_line(&ends, stroke, weight * 4.0, weight * 2.5));
        }
        LineStyle::Wavy => {
            let stroke = Stroke::new(weight * 0.9, color);
            painter.add(Shape::line(wave(left, right, y, em), stroke));
        }
    }
}

/// The points of a wave of so many whole bows that it ends where it began.
fn wave(left: f32, right: f32, y: f32, size: f32) -> Vec<Pos2> {
    const POINTS: usize = 8;
    let bows = ((right - left) / (size * 0.25)).round().max(1.0);
    let count = bows as usize * POINTS;
    let point = |index: usize| {
        let part = index as f32 / count as f32;
        let height = (part * bows * std::f32::consts::TAU).sin() * size * 0.045;
        pos2(left + (right - left) * part, y - height)
    };
    (0..=count).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_has_whole_bows() {
        let points = wave(10.0, 110.0, 50.0, 20.0);
        let (first, last) = (points[0], points[points.len() - 1]);
        assert_eq!(first, pos2(10.0, 50.0));
        assert!((last - pos2(110.0, 50.0)).length() < 0.01, "{last:?}");
        assert!(points.iter().all(|point| (point.y - 50.0).abs() <= 1.01));
    }
}
