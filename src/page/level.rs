//! One baseline for all faces of a line.
//!
//! epaint puts the middle of each face's height into the middle of the line, and faces divide their height between what is
//! above the baseline and what is below as they please: of two faces next to each other one would stand higher. Here
//! everything stands on the baseline that the bundled face has in such a line, so that neither lines nor what is drawn
//! around them move when another face is chosen (CSS Inline 3 §4.2: the dominant baseline is aligned).

use std::sync::Arc;

use egui::epaint::text::{FontsView, Glyph};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley};

use super::face_table::measured_by;
use super::logical_order::in_logical_order;

/// A face as epaint tells it at a size, and how far down it has to be moved, pt.
struct Lowered {
    ascent: f32,
    height: f32,
    by: f32,
}

/// The text with one glyph for each character and all its faces on one baseline.
pub(super) fn level(fonts: &mut FontsView<'_>, shaped: Arc<Galley>) -> Arc<Galley> {
    let mut lowered: Vec<Lowered> = Vec::new();
    let mut seen: Vec<&FontId> = Vec::new();
    for section in &shaped.job.sections {
        let font = &section.format.font_id;
        if !seen.contains(&font) {
            seen.push(font);
            lowered.extend(lowered_by(fonts, &section.format));
        }
    }
    if lowered.iter().all(|face| face.by == 0.0) {
        return in_logical_order(shaped);
    }
    let mut galley = Galley::clone(&shaped);
    for placed in &mut galley.rows {
        let row = Arc::make_mut(&mut placed.row);
        for glyph in &mut row.glyphs {
            let Some(by) = lowered.iter().find(|face| face.is_of(glyph)).map(|face| face.by) else {
                continue;
            };
            glyph.pos.y += by;
            let first = glyph.first_vertex as usize;
            if !glyph.uv_rect.is_nothing()
                && let Some(quad) = row.visuals.mesh.vertices.get_mut(first..first + 4)
            {
                for vertex in quad {
                    vertex.pos.y += by;
                }
            }
        }
        row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
    }
    in_logical_order(Arc::new(galley))
}

impl Lowered {
    fn is_of(&self, glyph: &Glyph) -> bool {
        (self.ascent, self.height) == (glyph.font_face_ascent, glyph.font_face_height)
    }
}

/// A text in one line, which is as high as it would be in the bundled face, and on its baseline.
pub(super) fn one_line(fonts: &mut FontsView<'_>, text: &str, font: FontId) -> Arc<Galley> {
    let bundled = measured_by(&font.family).map(|(_, bundled)| FontFamily::Name(bundled.into()));
    let height = bundled.map(|bundled| fonts.row_height(&FontId::new(font.size, bundled)));
    let format = TextFormat { line_height: height, ..TextFormat::simple(font, Color32::PLACEHOLDER) };
    let shaped = fonts.layout_job(LayoutJob::single_section(text.to_owned(), format));
    level(fonts, shaped)
}

/// How far a font of the shelf has to be moved; none for a bundled one.
fn lowered_by(fonts: &mut FontsView<'_>, format: &TextFormat) -> Option<Lowered> {
    let FontId { size, family } = &format.font_id;
    let (probe, bundled) = measured_by(family)?;
    let bundled = FontFamily::Name(bundled.into());
    let own = glyph(fonts, format, probe, family.clone(), *size)?;
    let model = glyph(fonts, format, '一', bundled, *size)?;
    Some(Lowered { ascent: own.font_face_ascent, height: own.font_face_height, by: model.pos.y - own.pos.y })
}

/// A character alone in a line as high as that of the text. epaint remembers it.
fn glyph(
    fonts: &mut FontsView<'_>,
    format: &TextFormat,
    c: char,
    family: FontFamily,
    size: f32,
) -> Option<Glyph> {
    let format = TextFormat { font_id: FontId::new(size, family), ..format.clone() };
    let galley = fonts.layout_job(LayoutJob::single_section(c.to_string(), format));
    galley.rows.first()?.row.glyphs.first().copied()
}
