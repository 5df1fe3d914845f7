//! Set lines as an epaint galley.
//!
//! epaint's fields are not a stable interface: the tests below fail when they change their meaning.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Galley, Glyph, PlacedRow, Row, RowVisuals};
use egui::{Rect, Vec2, pos2, vec2};

use crate::text::class::is_word_char;
use crate::typeset::Line;

/// Moves the glyphs of a text that was shaped as one row to their places in `lines`, `leading` pt apart.
///
/// `moves` says how far the ink of each character stands from its place, pt; none where it is shorter than the text.
pub fn compose(shaped: &Galley, lines: &[Line], moves: &[Vec2], leading: f32) -> Galley {
    let mut galley = shaped.clone();
    let Some(model) = shaped.rows.first() else { return galley };
    let mut empty = Row::clone(&model.row);
    empty.glyphs = Vec::new();
    empty.visuals = RowVisuals::default();
    let glyphs: Vec<(&Row, &Glyph)> =
        shaped.rows.iter().flat_map(|row| row.glyphs.iter().map(|glyph| (&*row.row, glyph))).collect();
    galley.rows = lines
        .iter()
        .enumerate()
        .map(|(index, line)| PlacedRow {
            pos: pos2(0.0, index as f32 * leading),
            row: Arc::new(row(
                &empty,
                glyphs.get(line.start..line.end).unwrap_or_default(),
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

struct Scale<'a> {
    moves: &'a [Vec2],
    leading: f32,
    pixels_per_point: f32,
}

fn row(empty: &Row, glyphs: &[(&Row, &Glyph)], line: &Line, scale: &Scale<'_>) -> Row {
    let mut row = empty.clone();
    row.size = vec2(line.indent + line.width + line.hang, scale.leading);
    let runs = right_to_left_runs(glyphs);
    let mut word = None;
    for (index, (from, glyph)) in glyphs.iter().enumerate() {
        let run = runs.iter().find(|run| run.contains(&index));
        let (Some(&x), Some(&advance)) = (line.x.get(index), line.advance.get(index)) else { continue };
        let own = scale.moves.get(index).copied().unwrap_or_default();
        let shift = line.shift.get(index).copied().unwrap_or(0.0) + own.x;
        // Letters of a right-to-left run stay where the shaper put them beside each other.
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
        if !glyph.uv_rect.is_nothing() {
            let by = x + shift - glyph.pos.x;
            word = Some(moved_with(word, from, glyph, by, scale.pixels_per_point));
            let by = vec2(word.map_or(by, |word| word.snapped), snapped(own.y, scale.pixels_per_point));
            push_quad(&mut row, from, glyph, by);
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
fn right_to_left_runs(glyphs: &[(&Row, &Glyph)]) -> Vec<Range<usize>> {
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

fn leftmost(glyphs: &[(&Row, &Glyph)]) -> f32 {
    glyphs.iter().map(|(_, glyph)| glyph.pos.x).fold(f32::INFINITY, f32::min)
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms (bidirectional classes R and AL, UAX #9).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// How far the letters of a word are moved, pt.
#[derive(Clone, Copy, Debug)]
struct Moved {
    wanted: f32,
    /// Onto the pixel grid, where they are sharp.
    snapped: f32,
    is_word: bool,
}

/// Pixels by which the letters of a word may seem to be moved differently: a glyph's place is a whole pixel, half a pixel
/// off at most on either side, and what is left of it is in the picture of the glyph.
const ROUNDING: f32 = 1.25;

/// How far a glyph is moved that should go `by` pt along the line: as far as the letters before it in its word, since
/// the shaper's distances between them are finer than a pixel.
fn moved_with(word: Option<Moved>, from: &Row, glyph: &Glyph, by: f32, ppp: f32) -> Moved {
    let is_word = is_word_char(glyph.chr);
    let goes_on = |word: &Moved| is_word && word.is_word && ((by - word.wanted) * ppp).abs() < ROUNDING;
    word.filter(goes_on).unwrap_or_else(|| {
        let vertex = from.visuals.mesh.vertices.get(glyph.first_vertex as usize);
        let left = vertex.map_or(0.0, |vertex| vertex.pos.x);
        Moved { wanted: by, snapped: ((left + by) * ppp).round() / ppp - left, is_word }
    })
}

/// A distance in whole pixels, pt.
fn snapped(distance: f32, pixels_per_point: f32) -> f32 {
    (distance * pixels_per_point).round() / pixels_per_point
}

/// Copies a glyph's quad, moved by so much.
fn push_quad(row: &mut Row, from: &Row, glyph: &Glyph, by: Vec2) {
    let first = glyph.first_vertex as usize;
    let Some(quad) = from.visuals.mesh.vertices.get(first..first + 4) else { return };
    let mesh = &mut row.visuals.mesh;
    mesh.texture_id = from.visuals.mesh.texture_id;
    let base = mesh.vertices.len() as u32;
    mesh.add_triangle(base, base + 1, base + 2);
    mesh.add_triangle(base + 2, base + 1, base + 3);
    mesh.vertices.extend(quad.iter().map(|vertex| {
        let mut vertex = *vertex;
        vertex.pos += by;
        vertex
    }));
}

/// Draws `——` as one unbroken stroke, whether the face has one glyph for it or two that do not meet.
fn join_dash(row: &mut Row, line: &Line, index: usize, glyphs: &[(&Row, &Glyph)]) {
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
mod tests {
    use egui::epaint::TextOptions;
    use egui::epaint::text::{Fonts, FontsView};
    use egui::text::{CCursor, LayoutJob, TextFormat};

    use super::*;
    use crate::fonts::Face;
    use crate::page::fonts::{self, Cut};
    use crate::reader::Language;
    use crate::typeset;

    const TEXT: &str = "他說：「好。」——AI 與未來……都在這裡，等著看。";

    fn shaped(view: &mut FontsView<'_>) -> Arc<Galley> {
        let format = TextFormat {
            font_id: Face::Taiwan.font(Cut::Regular, 20.0),
            line_height: Some(35.0),
            ..TextFormat::default()
        };
        view.layout_job(LayoutJob::single_section(TEXT.to_owned(), format))
    }

    #[test]
    fn the_letters_of_a_word_move_as_one() {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        for size in [15.0, 17.0, 18.5, 20.0, 22.0] {
            let text = "Superintelligence laboratories announced";
            let format =
                TextFormat { font_id: Face::Taiwan.font(Cut::Regular, size), ..TextFormat::default() };
            let galley = fonts
                .with_pixels_per_point(1.0)
                .layout_job(LayoutJob::single_section(text.to_owned(), format));
            let row = &galley.rows[0].row;
            let (mut x, mut word, mut starts) = (0.37, None, 0);
            for glyph in &row.glyphs {
                let before = word.filter(|word: &Moved| word.is_word);
                word = Some(moved_with(word, row, glyph, x - glyph.pos.x, 1.0));
                let now = word.map(|word| word.snapped.to_bits());
                starts +=
                    usize::from(before.map(|word| word.snapped.to_bits()) != now && is_word_char(glyph.chr));
                x += glyph.advance_width;
            }
            assert!(starts <= 3, "{size}: {starts} jumps in three words");
        }
    }

    fn composed(width: f32) -> (Galley, Vec<Line>, Arc<Galley>) {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let shaped = shaped(&mut fonts.with_pixels_per_point(1.0));
        let options = typeset::Options::new(typeset::Language::ZhHant, width, 20.0);
        let paragraph = typeset::Paragraph::new(TEXT, &options);
        let measure = typeset::FixedMeasure { language: typeset::Language::ZhHant };
        let lines: Vec<Line> = paragraph.lines(&measure).collect();
        (compose(&shaped, &lines, &[], 35.0), lines, shaped)
    }

    #[test]
    fn epaint_shapes_a_paragraph_as_one_row_with_a_glyph_a_character() {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let galley = shaped(&mut fonts.with_pixels_per_point(1.0));
        assert_eq!(galley.rows.len(), 1);
        let row = &galley.rows[0];
        assert_eq!(row.glyphs.len(), TEXT.chars().count());
        assert_eq!(row.size.y, 35.0, "the line height that was asked for");
        let mut vertices = 0;
        for (glyph, c) in row.glyphs.iter().zip(TEXT.chars()) {
            assert_eq!(glyph.chr, c);
            if glyph.uv_rect.is_nothing() {
                continue;
            }
            assert_eq!(glyph.first_vertex, vertices, "four vertices a glyph, in order");
            vertices += 4;
            let quad = &row.visuals.mesh.vertices[glyph.first_vertex as usize..][..4];
            let left = glyph.pos.x + glyph.uv_rect.offset.x;
            assert!((quad[0].pos.x - left).abs() <= 0.5, "the ink begins where its offset says");
            assert!((quad[1].pos.x - quad[0].pos.x - glyph.uv_rect.size.x).abs() < 0.01);
            assert_eq!((quad[0].pos.x, quad[1].pos.x), (quad[2].pos.x, quad[3].pos.x));
        }
        assert_eq!(row.visuals.mesh.vertices.len(), vertices as usize);
        let full = row.glyphs[0].advance_width;
        assert!((full - 20.0).abs() < 0.01, "a Han character is 1 em wide, not {full}");
    }

    #[test]
    fn every_glyph_stands_in_its_place() {
        let (galley, lines, shaped) = composed(200.0);
        assert!(lines.len() > 1);
        assert_eq!(galley.rows.len(), lines.len());
        let count: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
        assert_eq!(count, TEXT.chars().count());
        for (index, (row, line)) in galley.rows.iter().zip(&lines).enumerate() {
            assert_eq!(row.pos, pos2(0.0, index as f32 * 35.0));
            for (glyph, (x, advance)) in row.glyphs.iter().zip(line.x.iter().zip(&line.advance)) {
                assert_eq!((glyph.pos.x, glyph.advance_width), (*x, *advance));
            }
        }
        assert_eq!(galley.num_vertices, shaped.num_vertices, "no glyph is lost or drawn twice");
        assert_eq!(galley.num_indices, shaped.num_indices);
    }

    #[test]
    fn what_is_raised_stays_in_its_place_along_the_line() {
        let (flat, lines, shaped) = composed(2_000.0);
        let mut moves = vec![Vec2::ZERO; TEXT.chars().count()];
        moves.truncate(2);
        moves[1] = vec2(0.0, -5.0);
        let raised = compose(&shaped, &lines, &moves, 35.0);
        let quad = |galley: &Galley, at: usize| {
            let row = &galley.rows[0];
            row.visuals.mesh.vertices[row.glyphs[at].first_vertex as usize].pos
        };
        assert_eq!(quad(&raised, 1), quad(&flat, 1) - vec2(0.0, 5.0));
        assert_eq!(quad(&raised, 0), quad(&flat, 0));
        assert_eq!(raised.rows[0].size, flat.rows[0].size, "the line is no higher");
        assert!(raised.mesh_bounds.top() <= flat.mesh_bounds.top());
    }

    #[test]
    fn a_click_finds_its_character() {
        let (galley, lines, _) = composed(200.0);
        for line in &lines {
            for at in line.start..line.end {
                let advance = line.advance[at - line.start];
                if advance < 1.0 {
                    continue;
                }
                let row = lines.iter().position(|other| other.start == line.start).unwrap_or(0);
                let point = vec2(line.x[at - line.start] + advance * 0.3, row as f32 * 35.0 + 17.0);
                assert_eq!(galley.cursor_from_pos(point).index.0, at, "in {line:?}");
            }
        }
        let cursor = CCursor { index: lines[1].start.into(), prefer_next_row: true };
        assert_eq!(galley.pos_from_cursor(cursor).top(), 35.0);
    }

    #[test]
    fn a_double_dash_is_one_stroke_of_two_ems() {
        let (galley, ..) = composed(2_000.0);
        let row = &galley.rows[0];
        let first = row.glyphs.iter().position(|glyph| glyph.chr == '—').expect("a dash");
        let quads: Vec<(f32, f32)> = row.glyphs[first..first + 2]
            .iter()
            .filter(|glyph| !glyph.uv_rect.is_nothing())
            .map(|glyph| &row.visuals.mesh.vertices[glyph.first_vertex as usize..][..4])
            .map(|quad| (quad[0].pos.x, quad[1].pos.x))
            .collect();
        let (start, end) = (quads[0].0, quads[quads.len() - 1].1);
        assert!((end - start - 38.0).abs() < 0.01, "from {start} to {end}");
        assert!(quads.windows(2).all(|pair| pair[0].1 == pair[1].0), "without a gap: {quads:?}");
    }

    #[test]
    fn letters_of_a_word_keep_the_distances_of_the_shaper() {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let format = TextFormat { font_id: Face::Taiwan.font(Cut::Regular, 15.7), ..TextFormat::default() };
        let text = "墨　oil soot inkstone illumination";
        let job = LayoutJob::single_section(text.to_owned(), format);
        let shaped = fonts.with_pixels_per_point(1.0).layout_job(job);
        // The advances that the lines are made of add up to a little more or less than the shaper's places.
        let glyphs = &shaped.rows[0].glyphs;
        let x: Vec<f32> =
            (0..).zip(glyphs).map(|(at, glyph)| glyph.pos.x + 0.37 + 0.01 * at as f32).collect();
        let line = Line { start: 0, end: x.len(), advance: vec![8.0; x.len()], x, ..Line::default() };
        let galley = compose(&shaped, &[line], &[], 20.0);
        let left = |galley: &Galley, at: usize| {
            let row = &galley.rows[0];
            row.visuals.mesh.vertices[row.glyphs[at].first_vertex as usize].pos.x
        };
        for (at, pair) in glyphs.windows(2).enumerate() {
            if pair.iter().all(|glyph| is_word_char(glyph.chr)) {
                let [before, after] =
                    [&*shaped, &galley].map(|galley| left(galley, at + 1) - left(galley, at));
                assert!((before - after).abs() < 0.01, "{} and {}", pair[0].chr, pair[1].chr);
            }
        }
    }

    #[test]
    fn a_right_to_left_run_moves_as_a_whole() {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let format = TextFormat { font_id: Face::Taiwan.font(Cut::Regular, 20.0), ..TextFormat::default() };
        let text = "甲，乙：שלום עולם，丙丁戊己庚辛";
        let job = LayoutJob::single_section(text.to_owned(), format);
        let shaped = fonts.with_pixels_per_point(1.0).layout_job(job);
        let options = typeset::Options::new(typeset::Language::ZhHant, 300.0, 20.0);
        let measure = typeset::FixedMeasure { language: typeset::Language::ZhHant };
        let lines: Vec<Line> = typeset::Paragraph::new(text, &options).lines(&measure).collect();
        let galley = compose(&shaped, &lines, &[], 35.0);
        let run = 4..13;
        let (before, after) = (&shaped.rows[0].glyphs[run.clone()], &galley.rows[0].glyphs[run]);
        let by = after[0].pos.x - before[0].pos.x;
        assert!(by != 0.0, "the run was moved");
        for (before, after) in before.iter().zip(after) {
            assert_eq!(before.chr, after.chr);
            assert!((after.pos.x - before.pos.x - by).abs() < 0.01, "{:?} left its neighbours", after.chr);
        }
    }
}
