use egui::epaint::TextOptions;
use egui::epaint::text::{Fonts, FontsView};
use egui::text::{CCursor, LayoutJob, TextFormat};

use super::*;
use crate::fonts::Face;
use crate::page::fonts::{self, Cut};
use crate::page::subpixel::Placer;
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

/// The lines of a text, drawn by the faces of a view.
fn set(view: &mut FontsView<'_>, shaped: &Galley, lines: &[LineBox], moves: &[Vec2], leading: f32) -> Galley {
    compose(&Placer { shaped, lines, moves }.place(view), lines, moves, leading)
}

fn composed(width: f32) -> (Galley, Vec<LineBox>, Arc<Galley>) {
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
    let mut view = fonts.with_pixels_per_point(1.0);
    let shaped = shaped(&mut view);
    let options = typeset::ParagraphOptions::new(typeset::WritingSystem::ZhHant, width, 20.0);
    let paragraph = typeset::Paragraph::new(TEXT, &options);
    let measure = typeset::FixedMeasure { writing_system: typeset::WritingSystem::ZhHant };
    let lines: Vec<LineBox> = paragraph.lines(&measure).collect();
    (set(&mut view, &shaped, &lines, &[], 35.0), lines, shaped)
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
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
    let raised = set(&mut fonts.with_pixels_per_point(1.0), &shaped, &lines, &moves, 35.0);
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
fn a_word_after_a_space_has_a_place_of_its_own() {
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
    let format = TextFormat { font_id: Face::Korea.font(Cut::Regular, 15.7), ..TextFormat::default() };
    let text = "하늘이 맑다 하늘이";
    let job = LayoutJob::single_section(text.to_owned(), format);
    let shaped = fonts.with_pixels_per_point(1.0).layout_job(job);
    let glyphs = &shaped.rows[0].glyphs;
    // The spaces are let out by a little more than a pixel each.
    let mut at = 0.0;
    let x: Vec<f32> = glyphs
        .iter()
        .map(|glyph| {
            let x = at;
            at += glyph.advance_width + if glyph.chr == ' ' { 1.24 } else { 0.0 };
            x
        })
        .collect();
    let line = LineBox { start: 0, end: x.len(), advance: vec![8.0; x.len()], x, ..LineBox::default() };
    let galley = set(&mut fonts.with_pixels_per_point(1.0), &shaped, &[line], &[], 20.0);
    let left = |galley: &Galley, at: usize| {
        let row = &galley.rows[0];
        row.visuals.mesh.vertices[row.glyphs[at].first_vertex as usize].pos.x
    };
    for (at, pair) in glyphs.windows(2).enumerate() {
        if pair.iter().all(|glyph| glyph.chr != ' ') {
            let [before, after] = [&*shaped, &galley].map(|galley| left(galley, at + 1) - left(galley, at));
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
    let options = typeset::ParagraphOptions::new(typeset::WritingSystem::ZhHant, 300.0, 20.0);
    let measure = typeset::FixedMeasure { writing_system: typeset::WritingSystem::ZhHant };
    let lines: Vec<LineBox> = typeset::Paragraph::new(text, &options).lines(&measure).collect();
    let galley = set(&mut fonts.with_pixels_per_point(1.0), &shaped, &lines, &[], 35.0);
    let run = 4..13;
    let (before, after) = (&shaped.rows[0].glyphs[run.clone()], &galley.rows[0].glyphs[run]);
    let by = after[0].pos.x - before[0].pos.x;
    assert!(by != 0.0, "the run was moved");
    for (before, after) in before.iter().zip(after) {
        assert_eq!(before.chr, after.chr);
        assert!((after.pos.x - before.pos.x - by).abs() < 0.01, "{:?} left its neighbours", after.chr);
    }
}

#[test]
fn the_picture_of_a_glyph_that_is_not_listed_stays_with_the_glyph_before_it() {
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
    let format = TextFormat { font_id: Face::Taiwan.font(Cut::Regular, 20.0), ..TextFormat::default() };
    let job = LayoutJob::single_section("甲ab乙".to_owned(), format);
    let mut shaped = Galley::clone(&fonts.with_pixels_per_point(1.0).layout_job(job));
    let row = Arc::make_mut(&mut shaped.rows[0].row);
    row.glyphs.remove(2);
    let line =
        LineBox { start: 0, end: 3, x: vec![0.0, 30.0, 70.0], advance: vec![20.0; 3], ..LineBox::default() };
    let galley = set(&mut fonts.with_pixels_per_point(1.0), &shaped, &[line], &[], 20.0);
    let left = |galley: &Galley, quad: usize| galley.rows[0].visuals.mesh.vertices[4 * quad].pos.x;
    assert_eq!(galley.rows[0].visuals.mesh.vertices.len(), 4 * 4);
    let between = |galley: &Galley| left(galley, 2) - left(galley, 1);
    assert!((between(&galley) - between(&shaped)).abs() < 0.01, "the two letters were parted");
    assert!(left(&galley, 3) > left(&galley, 2) + 10.0);
}
