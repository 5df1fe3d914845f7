//! Set lines as an epaint galley.
//!
//! epaint's fields are not a stable interface: the tests below fail when they change their meaning.

use std::sync::Arc;

use egui::epaint::Vertex;
use egui::epaint::text::{Galley, Glyph, PlacedRow, Row, RowVisuals};
use egui::{Rect, Vec2, pos2, vec2};

use super::subpixel::{GlyphPlacement, Placements};
use crate::typeset::LineBox;

/// Moves the glyphs of a text that was shaped as one row to their places in `lines`, `leading` pt apart.
///
/// `moves` says how far the ink of each character stands from its place, pt; none where it is shorter than the text.
pub(super) fn compose(placements: &Placements, lines: &[LineBox], moves: &[Vec2], leading: f32) -> Galley {
    let shaped = placements.shaped;
    let mut galley = shaped.clone();
    let Some(model) = shaped.rows.first() else { return galley };
    let mut empty = Row::clone(&model.row);
    empty.glyphs = Vec::new();
    empty.visuals = RowVisuals::default();
    let pictures: Vec<Pictures<'_>> = shaped.rows.iter().map(|placed| Pictures::of(&placed.row)).collect();
    let glyphs: Vec<(&Pictures<'_>, &Glyph)> = pictures
        .iter()
        .flat_map(|pictures| pictures.row.glyphs.iter().map(move |glyph| (pictures, glyph)))
        .collect();
    let words = placements.words.iter().flat_map(|words| &words.rows);
    let words: Vec<Pictures<'_>> = words.map(|placed| Pictures::of(&placed.row)).collect();
    galley.rows = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let from = LineGlyphs {
                // One glyph too few costs a character, not the line.
                glyphs: part_of(&glyphs, line),
                drawn: part_of(&placements.glyphs, line),
                words: &words,
                moves: moves.get(line.start..).unwrap_or_default(),
                pixels_per_point: shaped.pixels_per_point,
            };
            let row = Arc::new(row(&empty, &from, line, leading));
            PlacedRow { pos: pos2(0.0, index as f32 * leading), row, ends_with_newline: false }
        })
        .collect();
    galley.elided = false;
    finish(&mut galley, leading);
    galley
}

/// What is of a line, as much as there is of it.
fn part_of<'a, T>(all: &'a [T], line: &LineBox) -> &'a [T] {
    all.get(line.start.min(all.len())..line.end.min(all.len())).unwrap_or_default()
}

/// Moves lines apart: each gets so much more room above and below (pt), but is as high as before itself.
pub fn spread(galley: &mut Galley, rooms: &[[f32; 2]]) {
    let mut by = 0.0;
    for (placed, [above, below]) in galley.rows.iter_mut().zip(rooms) {
        placed.pos.y += by + above;
        by += above + below;
    }
    galley.rect.max.y += by;
    let bounds = galley.rows.iter().map(|row| row.visuals.mesh_bounds.translate(row.pos.to_vec2()));
    galley.mesh_bounds = bounds.fold(Rect::NOTHING, |all, bounds| all | bounds);
}

/// A shaped text of which only so many characters are left, and its last one, with their pictures alone.
pub fn cut(shaped: &Galley, characters: usize) -> Galley {
    let count: usize = shaped.rows.iter().map(|row| row.glyphs.len()).sum();
    let mut galley = shaped.clone();
    let mut at = 0;
    for placed in &mut galley.rows {
        let from = Pictures::of(&placed.row);
        let mut row = Row::clone(&placed.row);
        let mut vertices = Vec::new();
        row.glyphs.retain_mut(|glyph| {
            at += 1;
            let is_kept = at <= characters || at == count;
            if is_kept && !glyph.uv_rect.is_nothing() {
                let pictures = from.of_glyph(glyph).unwrap_or_default();
                glyph.first_vertex = vertices.len() as u32;
                vertices.extend_from_slice(pictures);
            }
            is_kept
        });
        row.visuals.glyph_vertex_range = 0..vertices.len();
        row.visuals.mesh.vertices = vertices;
        placed.row = Arc::new(row);
    }
    galley
}

/// The glyphs of a line.
struct LineGlyphs<'a> {
    glyphs: &'a [(&'a Pictures<'a>, &'a Glyph)],
    drawn: &'a [GlyphPlacement],
    /// Words in other pictures.
    words: &'a [Pictures<'a>],
    moves: &'a [Vec2],
    pixels_per_point: f32,
}

fn row(empty: &Row, from: &LineGlyphs<'_>, line: &LineBox, leading: f32) -> Row {
    let glyphs = from.glyphs;
    let mut row = empty.clone();
    row.size = vec2(line.indent + line.width + line.hang, leading);
    row.glyphs.reserve_exact(glyphs.len());
    row.visuals.mesh.vertices.reserve_exact(4 * glyphs.len());
    row.visuals.mesh.indices.reserve_exact(6 * glyphs.len());
    for (index, ((_, glyph), drawn)) in glyphs.iter().zip(from.drawn).enumerate().take(line.x.len()) {
        let mut moved = **glyph;
        moved.pos.x = drawn.x;
        moved.advance_width = drawn.advance;
        moved.first_vertex = row.visuals.mesh.vertices.len() as u32;
        if !glyph.uv_rect.is_nothing() {
            from.push_picture(&mut row, index);
            if is_dash(glyph.chr) {
                join_dash(&mut row, line, index, glyphs);
            }
        }
        row.glyphs.push(moved);
    }
    let visuals = &mut row.visuals;
    visuals.glyph_index_start = 0;
    visuals.glyph_vertex_range = 0..visuals.mesh.vertices.len();
    visuals.mesh_bounds = visuals.mesh.calc_bounds();
    row
}

impl LineGlyphs<'_> {
    /// Copies the picture of a glyph to where it is drawn.
    fn push_picture(&self, row: &mut Row, index: usize) {
        let (text, glyph) = self.glyphs[index];
        let GlyphPlacement { word, by, .. } = self.drawn[index];
        let up = self.moves.get(index).map_or(0.0, |own| own.y);
        let by = vec2(by, snapped(up, self.pixels_per_point));
        let other = word.and_then(|(row, index)| {
            let word = self.words.get(row)?;
            Some((word, word.row.glyphs.get(index)?))
        });
        match other {
            Some((words, other)) => push_quads(row, words, other, by + vec2(0.0, glyph.pos.y - other.pos.y)),
            None => push_quads(row, text, glyph, by),
        }
    }
}

/// A distance in whole pixels, pt.
fn snapped(distance: f32, pixels_per_point: f32) -> f32 {
    (distance * pixels_per_point).round() / pixels_per_point
}

/// Copies a glyph's quads, moved by so much.
fn push_quads(row: &mut Row, from: &Pictures<'_>, glyph: &Glyph, by: Vec2) {
    let Some(quads) = from.of_glyph(glyph) else { return };
    let mesh = &mut row.visuals.mesh;
    mesh.texture_id = from.row.visuals.mesh.texture_id;
    for quad in quads.chunks_exact(4) {
        let base = mesh.vertices.len() as u32;
        mesh.add_triangle(base, base + 1, base + 2);
        mesh.add_triangle(base + 2, base + 1, base + 3);
        mesh.vertices.extend(quad.iter().map(|vertex| {
            let mut vertex = *vertex;
            vertex.pos += by;
            vertex
        }));
    }
}

/// The quads of a row's glyphs.
struct Pictures<'a> {
    row: &'a Row,
    /// Where those of each glyph begin, in order; empty where each has one.
    starts: Vec<u32>,
}

impl<'a> Pictures<'a> {
    fn of(row: &'a Row) -> Self {
        let drawn = || row.glyphs.iter().filter(|glyph| !glyph.uv_rect.is_nothing());
        let mut starts = Vec::new();
        // Glyphs that are no longer listed have left their pictures behind those before them.
        if 4 * drawn().count() < row.visuals.glyph_vertex_range.len() {
            starts.extend(drawn().map(|glyph| glyph.first_vertex));
            starts.sort_unstable();
        }
        Self { row, starts }
    }

    fn of_glyph(&self, glyph: &Glyph) -> Option<&'a [Vertex]> {
        let first = glyph.first_vertex as usize;
        let end = if self.starts.is_empty() {
            first + 4
        } else {
            let after = self.starts.partition_point(|start| *start <= glyph.first_vertex);
            self.starts.get(after).map_or(self.row.visuals.glyph_vertex_range.end, |start| *start as usize)
        };
        self.row.visuals.mesh.vertices.get(first..end)
    }
}

/// Draws `——` as one unbroken stroke, whether the face has one glyph for it or two that do not meet.
fn join_dash(row: &mut Row, line: &LineBox, index: usize, glyphs: &[(&Pictures<'_>, &Glyph)]) {
    let own = glyphs[index].1.chr;
    let same = |index: &usize| glyphs.get(*index).is_some_and(|(_, glyph)| glyph.chr == own);
    let first = (0..index).rev().take_while(same).last().unwrap_or(index);
    let last = (index + 1..glyphs.len()).take_while(same).last().unwrap_or(index);
    let (Some(start), Some(end)) = (line.x.get(first), line.x.get(last)) else { return };
    if first == last {
        return;
    }
    let next = (index + 1..=last).find(|at| !glyphs[*at].1.uv_rect.is_nothing());
    let left = if index == first { start + DASH_INSET } else { line.x[index] };
    let right = next.map_or(end + line.advance[last] - DASH_INSET, |next| line.x[next]);
    let vertices = &mut row.visuals.mesh.vertices;
    let quad_start = vertices.len() - 4;
    let quad = &mut vertices[quad_start..];
    // The middle of the stroke is solid: sampled from there it has neither seams nor blurred ends.
    let inner = (quad[1].uv.x - quad[0].uv.x) * 0.25;
    for vertex in [0, 2] {
        quad[vertex].pos.x = left;
        quad[vertex].uv.x += inner;
    }
    for vertex in [1, 3] {
        quad[vertex].pos.x = right;
        quad[vertex].uv.x -= inner;
    }
}

/// Chinese dashes are em dashes, Japanese ones horizontal bars.
fn is_dash(c: char) -> bool {
    matches!(c, '\u{2014}' | '\u{2015}')
}

/// Blank at both ends of a dash, pt.
const DASH_INSET: f32 = 1.0;

/// The sums that a galley keeps of its rows.
fn finish(galley: &mut Galley, leading: f32) {
    let width = galley.rows.iter().map(|row| row.size.x).fold(0.0, f32::max);
    let height = galley.rows.len() as f32 * leading;
    galley.rect = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(width, height));
    galley.mesh_bounds = Rect::NOTHING;
    galley.num_vertices = 0;
    galley.num_indices = 0;
    for row in &galley.rows {
        galley.mesh_bounds |= row.visuals.mesh_bounds.translate(row.pos.to_vec2());
        galley.num_vertices += row.visuals.mesh.vertices.len();
        galley.num_indices += row.visuals.mesh.indices.len();
    }
}

#[cfg(test)]
mod tests;
