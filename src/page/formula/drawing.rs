//! Formulas as pixels.

use egui::{Color32, ColorImage};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use vello_cpu::color::{OpaqueColor, Srgb};
use vello_cpu::kurbo::{self, Affine, BezPath, Rect, Shape as _, Stroke, StrokeOpts};
use vello_cpu::{Pixmap, RenderContext, Resources};

use super::{FormulaLayout, FormulaMark, PathCommand};
use crate::fonts::math_face;

/// Pixels around a formula into which its signs may reach.
const MARGIN: f64 = 2.0;
/// Pixels along a side of the largest drawing.
const LARGEST: f64 = 8_000.0;
/// How thick a stroke is, em.
const STROKE: f64 = 0.046;
/// Pixels of the largest drawing.
const MOST_PIXELS: f64 = 16_000_000.0;

/// A formula drawn.
pub struct Drawing {
    /// How much of each pixel is covered.
    pub image: ColorImage,
    /// Pixels between the image's left upper corner and the beginning of the baseline.
    pub origin: [f32; 2],
    /// How many times fewer pixels it has than were asked for: 1, or more for one that is too large.
    pub reduced: f32,
}

/// Draws a formula whose em has so many pixels; `pixel` is one of which so much is covered. None for a formula without
/// anything in it.
pub fn draw(layout: &FormulaLayout, em: f32, pixel: impl Fn(f32) -> Color32) -> Option<Drawing> {
    let natural = bounds(layout, f64::from(em))?;
    let reduced = (natural.width().max(natural.height()) / LARGEST)
        .max((natural.width() * natural.height() / MOST_PIXELS).sqrt())
        .max(1.0);
    let em = f64::from(em) / reduced;
    let path = outline(layout, em);
    let bounds = bounds_of(&path)?;
    let mut context = RenderContext::new(bounds.width() as u16, bounds.height() as u16);
    context.set_transform(Affine::translate((-bounds.x0, -bounds.y0)));
    context.set_paint(OpaqueColor::<Srgb>::WHITE);
    context.fill_path(&path);
    let mut pixels = Pixmap::new(bounds.width() as u16, bounds.height() as u16);
    context.render(&mut pixels, &mut Resources::new());
    let covered = pixels.data_as_u8_slice().chunks_exact(4).map(|four| pixel(f32::from(four[3]) / 255.0));
    let size = [bounds.width() as usize, bounds.height() as usize];
    Some(Drawing {
        image: ColorImage::new(size, covered.collect()),
        origin: [-bounds.x0 as f32, -bounds.y0 as f32],
        reduced: reduced as f32,
    })
}

/// The whole pixels that a formula reaches into; none for one without anything in it.
fn bounds(layout: &FormulaLayout, em: f64) -> Option<Rect> {
    bounds_of(&outline(layout, em))
}

fn bounds_of(path: &BezPath) -> Option<Rect> {
    let bounds = path.bounding_box();
    let is_something = bounds.is_finite() && bounds.width() > 0.0 && bounds.height() > 0.0;
    is_something.then(|| bounds.inflate(MARGIN, MARGIN).expand())
}

/// All that is drawn of a formula, in pixels from the beginning of its baseline.
fn outline(layout: &FormulaLayout, em: f64) -> BezPath {
    let mut path = BezPath::new();
    for mark in &layout.marks {
        match mark {
            FormulaMark::Glyph { face, sign, at } => {
                glyph(&mut path, face, *sign, at.map(|em_of| f64::from(em_of) * em));
            }
            FormulaMark::Line(corners) => {
                path.extend(line(corners.map(|at| f64::from(at) * em)).path_elements(0.1));
            }
            FormulaMark::Outline { at, scale, commands, is_filled } => {
                let place = Affine::translate((f64::from(at[0]) * em, f64::from(at[1]) * em));
                let outline = place * Affine::scale(f64::from(*scale) * em) * path_of(commands);
                if *is_filled {
                    path.extend(outline);
                } else {
                    let pen = Stroke::new((STROKE * em).max(1.0));
                    path.extend(kurbo::stroke(outline, &pen, &StrokeOpts::default(), 0.1));
                }
            }
        }
    }
    path
}

/// A line on whole pixels, at least one thick: fraction bars are as sharp as strokes of letters.
fn line([left, top, right, bottom]: [f64; 4]) -> Rect {
    let sharp = |start: f64, end: f64| {
        let thickness = (end - start).round().max(1.0);
        let start = (f64::midpoint(start, end) - thickness / 2.0).round();
        (start, start + thickness)
    };
    if right - left >= bottom - top {
        let (top, bottom) = sharp(top, bottom);
        Rect::new(left, top, right, bottom)
    } else {
        let (left, right) = sharp(left, right);
        Rect::new(left, top, right, bottom)
    }
}

fn glyph(path: &mut BezPath, face: &str, sign: char, [along, down, size]: [f64; 3]) {
    let Some(font) = math_face(face).and_then(|bytes| FontRef::new(bytes).ok()) else { return };
    let Some(outline) = font.charmap().map(sign).and_then(|id| font.outline_glyphs().get(id)) else { return };
    let settings = DrawSettings::unhinted(Size::new(size as f32), LocationRef::default());
    // A damaged outline is not drawn.
    let _ = outline.draw(settings, &mut Pen { path, along, down });
}

/// Draws upwards what fonts draw upwards.
struct Pen<'a> {
    path: &'a mut BezPath,
    along: f64,
    down: f64,
}

impl Pen<'_> {
    fn point(&self, x: f32, y: f32) -> (f64, f64) {
        (self.along + f64::from(x), self.down - f64::from(y))
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.point(cx, cy), self.point(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.curve_to(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}

fn path_of(commands: &[PathCommand]) -> BezPath {
    let mut path = BezPath::new();
    for command in commands {
        // An outline begins somewhere.
        if path.elements().is_empty() && !matches!(command, PathCommand::MoveTo { .. }) {
            path.move_to((0.0, 0.0));
        }
        match *command {
            PathCommand::MoveTo { x, y } => path.move_to((x, y)),
            PathCommand::LineTo { x, y } => path.line_to((x, y)),
            PathCommand::QuadTo { x1, y1, x, y } => path.quad_to((x1, y1), (x, y)),
            PathCommand::CubicTo { x1, y1, x2, y2, x, y } => path.curve_to((x1, y1), (x2, y2), (x, y)),
            PathCommand::Close => path.close_path(),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use egui::epaint::FontColorTransferFunction;

    use super::*;
    use crate::article::{Formula, SpanFormula};

    fn drawn(tex: &str, em: f32) -> Option<Drawing> {
        let formula = Formula { tex: tex.into(), display: true };
        draw(&FormulaLayout::of(&SpanFormula { formula, part: 0 }).unwrap(), em, |covered| {
            FontColorTransferFunction::Off.color_from_coverage(covered)
        })
    }

    #[test]
    fn a_bar_is_sharp() {
        let drawing = drawn(r"\frac{\phantom{a}}{\phantom{b}}", 20.0).unwrap();
        let rows = drawing.image.pixels.chunks(drawing.image.size[0]);
        let middle: Vec<u8> = rows.map(|row| row[row.len() / 2].a()).collect();
        let covered: usize = middle.iter().map(|alpha| usize::from(*alpha)).sum();
        assert_eq!(covered, 255, "{middle:?}");
        assert!(middle.iter().all(|alpha| matches!(alpha, 0 | 255)), "{middle:?}");
    }

    #[test]
    fn drawings_have_a_largest_size() {
        let long = drawn(&"x+".repeat(3_000), 200.0).unwrap();
        assert!(long.image.size[0] <= 8_010 && long.reduced > 10.0);
        assert!(drawn(r"\phantom{x}", 20.0).is_none());
    }

    #[test]
    fn signs_stand_on_the_baseline() {
        let drawing = drawn("x", 40.0).unwrap();
        let rows: Vec<_> = drawing.image.pixels.chunks(drawing.image.size[0]).collect();
        let last = rows.iter().rposition(|row| row.iter().any(|pixel| pixel.a() > 100)).unwrap();
        assert!((last as f32 + 1.0 - drawing.origin[1]).abs() <= 1.5, "{last} {:?}", drawing.origin);
    }
}
