//! Set lines as an epaint galley.
//!
//! epaint's fields are not a stable interface: the tests below fail when they change their meaning.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::Vertex;
use egui::epaint::text::{Galley, Glyph, PlacedRow, Row, RowVisuals};
use egui::{Rect, Vec2, pos2, vec2};

use super::logical_order::is_right_to_left;
use crate::text::class::{is_hangul, is_word_char};
use crate::typeset::LineBox;

/// Moves the glyphs of a text that was shaped as one row to their places in `lines`, `leading` pt apart.
///
/// `moves` says how far the ink of each character stands from its place, pt; none where it is shorter than the text.
pub fn compose(shaped: &Galley, lines: &[LineBox], moves: &[Vec2], leading: f32) -> Galley {
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
    galley.rows = lines
        .iter()
        .enumerate()
        .map(|(index, line)| PlacedRow {
            pos: pos2(0.0, index as f32 * leading),
            row: Arc::new(row(
                &empty,
                // One glyph too few costs a character, not the line.
                glyphs.get(line.start.min(glyphs.len())..line.end.min(glyphs.len())).unwrap_or_default(),
                line,
                &Scale {
                    moves: moves.get(line.start..).unwrap_or_default(),
                    leading,
                    pixels_per_point: shaped.pixels_per_point,
                },
            )),
            ends_with_newline: false,
        })
        .collect();
    galley.elided = false;
    finish(&mut galley, leading);
    galley
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

struct Scale<'a> {
    moves: &'a [Vec2],
    leading: f32,
    pixels_per_point: f32,
}

fn row(empty: &Row, glyphs: &[(&Pictures<'_>, &Glyph)], line: &LineBox, scale: &Scale<'_>) -> Row {
    let mut row = empty.clone();
    row.size = vec2(line.indent + line.width + line.hang, scale.leading);
    row.glyphs.reserve_exact(glyphs.len());
    row.visuals.mesh.vertices.reserve_exact(4 * glyphs.len());
    row.visuals.mesh.indices.reserve_exact(6 * glyphs.len());
    let runs = right_to_left_runs(glyphs);
    let mut word = None;
    for (index, (from, glyph)) in glyphs.iter().enumerate() {
        let run = runs.iter().find(|run| run.contains(&index));
        let (Some(&x), Some(&advance)) = (line.x.get(index), line.advance.get(index)) else { continue };
        let own = scale.moves.get(index).copied().unwrap_or_default();
        let shift = line.shift.get(index).copied().unwrap_or(0.0) + own.x;
        // Letters of a right-to-left run stay where the shaper put them next to each other.
        let (x, advance) = match run {
            Some(run) => {
                (line.x[run.start] + glyph.pos.x - leftmost(&glyphs[run.clone()]), glyph.advance_width)
            }
            None => (x, advance),
        };
        let mut moved = **glyph;
        moved.pos.x = x;
        moved.advance_width = advance;
        moved.first_vertex = row.visuals.mesh.vertices.len() as u32;
        if glyph.uv_rect.is_nothing() {
            // The next word has its own place, however near.
            word = word.map(|word| Moved { has_ended: true, ..word });
        } else {
            let by = x + shift - glyph.pos.x;
            word = Some(moved_with(word, from, glyph, by, scale.pixels_per_point));
            let by = vec2(word.map_or(by, |word| word.snapped), snapped(own.y, scale.pixels_per_point));
            push_quads(&mut row, from, glyph, by);
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

/// Runs of right-to-left letters with the spaces between them.
fn right_to_left_runs(glyphs: &[(&Pictures<'_>, &Glyph)]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, (_, glyph)) in glyphs.iter().enumerate() {
        if !is_right_to_left(glyph.chr) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if glyphs[run.end..index].iter().all(|(_, between)| between.chr == ' ') => {
                run.end = index + 1;
            }
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

fn leftmost(glyphs: &[(&Pictures<'_>, &Glyph)]) -> f32 {
    glyphs.iter().map(|(_, glyph)| glyph.pos.x).fold(f32::INFINITY, f32::min)
}

/// How far the letters of a word are moved, pt.
#[derive(Clone, Copy, Debug)]
struct Moved {
    wanted: f32,
    /// Onto the pixel grid, where they are sharp.
    snapped: f32,
    is_word: bool,
    has_ended: bool,
}

/// Pixels by which the letters of a word may seem to be moved differently: a glyph's place is a whole pixel, half a
/// pixel off at most on either side, and what is left of it is in the picture of the glyph.
const ROUNDING: f32 = 1.25;
/// Pixels by which the words of a line that is set as it is seem to be moved differently, since sums are not exact: were
/// each rounded by itself, the spaces between them would be uneven by a pixel.
const INEXACT: f32 = 0.05;

/// How far a glyph is moved that should go `by` pt along the line: as far as the letters before it in its word, Latin or
/// Korean, since the shaper's distances between them are finer than a pixel.
fn moved_with(word: Option<Moved>, from: &Pictures<'_>, glyph: &Glyph, by: f32, ppp: f32) -> Moved {
    let is_word = is_word_char(glyph.chr) || is_hangul(glyph.chr);
    let goes_on = |word: &Moved| {
        let most = if word.has_ended { INEXACT } else { ROUNDING };
        is_word && word.is_word && ((by - word.wanted) * ppp).abs() < most
    };
    let same = word.filter(goes_on).map(|word| Moved { has_ended: false, ..word });
    same.unwrap_or_else(|| {
        let vertex = from.row.visuals.mesh.vertices.get(glyph.first_vertex as usize);
        let left = vertex.map_or(0.0, |vertex| vertex.pos.x);
        Moved { wanted: by, snapped: ((left + by) * ppp).round() / ppp - left, is_word, has_ended: false }
    })
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
