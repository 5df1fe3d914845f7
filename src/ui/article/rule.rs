//! Lines along the text, painted (CSS Text Decoration).

use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2};

use crate::article::LineStyle;
use crate::page::Rule;

/// Paints a line that begins at `start`.
pub(super) fn paint(painter: &Painter, rule: &Rule, start: Pos2, color: Color32) {
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
