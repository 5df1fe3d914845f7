use egui::epaint::TextOptions;
use egui::epaint::text::Fonts;
use egui::pos2;
use egui::text::{LayoutJob, TextFormat};

use super::*;
use crate::fonts::Face;
use crate::page::fonts::{self, Cut};
use crate::page::galley::compose;
use crate::reader::Language;

/// A text in one line, with a place for each of its glyphs.
struct Line {
    fonts: Fonts,
    font: egui::FontId,
    text: String,
    shaped: Arc<Galley>,
    set: LineBox,
}

impl Line {
    /// A text of which each glyph begins where `gap` has put it: so many pt are added before each.
    fn new(size: f32, text: &str, gap: impl Fn(char, char) -> f32) -> Self {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let font = Face::Taiwan.font(Cut::Regular, size);
        let format = TextFormat { font_id: font.clone(), ..TextFormat::default() };
        let job = LayoutJob::single_section(text.to_owned(), format);
        let shaped = fonts.with_pixels_per_point(1.0).layout_job(job);
        let (mut at, mut before) = (0.0, ' ');
        let place = |glyph: &Glyph| {
            at += gap(std::mem::replace(&mut before, glyph.chr), glyph.chr);
            at += glyph.advance_width;
            at - glyph.advance_width
        };
        let x: Vec<f32> = shaped.rows[0].glyphs.iter().map(place).collect();
        let advance = shaped.rows[0].glyphs.iter().map(|glyph| glyph.advance_width).collect();
        let line = LineBox { start: 0, end: x.len(), advance, x, ..LineBox::default() };
        Self { fonts, font, text: text.to_owned(), shaped, set: line }
    }

    /// For each glyph, where it stands and where its picture is drawn, px: a whole pixel and the part of a pixel for which
    /// the picture is; none for blanks.
    fn drawn(&mut self) -> Vec<Option<(f32, f32)>> {
        let mut view = self.fonts.with_pixels_per_point(1.0);
        let lines = [self.set.clone()];
        let placements = Placer { shaped: &self.shaped, lines: &lines, moves: &[] }.place(&mut view);
        let galley = compose(&placements, &lines, &[], 40.0);
        let row = &galley.rows[0].row;
        let drawn = row.glyphs.iter().zip(&self.set.x).map(|(glyph, x)| {
            if glyph.uv_rect.is_nothing() {
                return None;
            }
            let quad = row.visuals.mesh.vertices[glyph.first_vertex as usize];
            let found = (0_u8..4).map(|bin| f32::from(bin) / 4.0).find_map(|part| {
                let format = TextFormat { font_id: self.font.clone(), ..TextFormat::default() };
                let mut job = LayoutJob::default();
                // Figures are those of the first letter's script.
                let first = self.text.chars().find(|c| c.is_alphabetic()).unwrap_or_default();
                job.append(&format!("{}{first}", glyph.chr), part, format);
                let alone = view.layout_job(job);
                let alone = alone.rows[0].row.glyphs[0].uv_rect;
                let is_same = pos2(f32::from(alone.min[0]), f32::from(alone.min[1])) == quad.uv;
                is_same.then_some(quad.pos.x - alone.offset.x + part)
            });
            Some((*x, found.expect("a picture of the letter")))
        });
        drawn.collect()
    }
}

/// The wildest: parts of a pixel that stretched lines and quarters of an em come to.
const GAPS: [f32; 6] = [0.0, 0.37, 1.24, 3.5, 4.75, 6.1];

/// How far two places next to each other are further apart as drawn than they should be, px.
fn gaps_off(drawn: &[Option<(f32, f32)>]) -> Vec<f32> {
    let off: Vec<f32> = drawn.iter().flatten().map(|(x, drawn)| drawn - x).collect();
    off.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// A picture of a letter is for the nearest quarter of a pixel, and there are two at a gap.
const PICTURES: f32 = 0.25;

#[test]
fn gaps_between_words_come_out_right() {
    for size in [14.0, 15.7, 16.0, 18.0, 20.0] {
        for gap in GAPS {
            let text = "some ink 12 ms, GPT-4 and C++ a b c d";
            let mut line = Line::new(size, text, |_, c| if c == ' ' { gap } else { 0.0 });
            for off in gaps_off(&line.drawn()) {
                assert!(off.abs() < MOST_OFF + PICTURES + INEXACT, "{size} {gap}: {off}");
            }
        }
    }
}

#[test]
fn letters_that_are_let_out_are_evenly_apart() {
    let mut line = Line::new(16.0, "inkstone", |before, _| if before == ' ' { 0.0 } else { 1.3 });
    for off in gaps_off(&line.drawn()) {
        assert!(off.abs() < MOST_OFF + PICTURES + INEXACT, "{off}");
    }
}

#[test]
fn gaps_between_words_and_han_characters_come_out_right() {
    for size in [14.0, 16.0, 18.0, 18.5, 20.0] {
        for gap in GAPS {
            let next_to = |before: char, c: char| is_han(before) != is_han(c) && before != ' ';
            let gap = |before, c| if next_to(before, c) { gap } else { 0.07 };
            let text = "讀過AI後再讀data又看Ink";
            let mut line = Line::new(size, text, gap);
            let off = gaps_off(&line.drawn());
            for (at, pair) in text.chars().zip(text.chars().skip(1)).enumerate() {
                if next_to(pair.0, pair.1) {
                    assert!(off[at].abs() < MOST_OFF + PICTURES, "{size}, {pair:?}: {}", off[at]);
                }
            }
        }
    }
}

#[test]
fn han_characters_are_drawn_on_whole_pixels() {
    for gap in GAPS {
        let gap = |before: char, c: char| if is_han(before) == is_han(c) { 0.0 } else { gap };
        let text = "用AI讀墨閱2025 ink後";
        let mut line = Line::new(18.0, text, gap);
        for (c, place) in text.chars().zip(line.drawn()) {
            let Some((x, drawn)) = place else { continue };
            if is_han(c) {
                assert_eq!(drawn, drawn.round(), "{c}");
                assert!((drawn - x).abs() < 0.5 + INEXACT, "{c}");
            }
        }
    }
}

#[test]
fn han_characters_half_a_pixel_off_stay_as_far_apart() {
    let mut line =
        Line::new(18.0, "二分之一二分之一二分之一", |before, _| if before == ' ' { 4.5 } else { 0.0 });
    for (at, x) in line.set.x.iter_mut().enumerate() {
        // Sums are not exact.
        *x += [1e-4, -1e-4][at % 2];
    }
    let drawn: Vec<f32> = line.drawn().into_iter().flatten().map(|(_, drawn)| drawn).collect();
    assert!(drawn.windows(2).all(|pair| pair[1] - pair[0] == 18.0), "{drawn:?}");
}

#[test]
fn a_text_without_letters_is_shaped_once() {
    let mut line = Line::new(18.0, "墨是由煙炱和膠製成的。", |_, _| 0.07);
    let mut view = line.fonts.with_pixels_per_point(1.0);
    let lines = [line.set.clone()];
    let placements = Placer { shaped: &line.shaped, lines: &lines, moves: &[] }.place(&mut view);
    assert!(placements.words.is_none());
}

#[test]
fn a_mark_on_a_letter_leaves_what_follows_in_its_place() {
    // A mark is drawn back over the letter before it.
    let text = "x\u{325}y\u{325} 甲乙";
    for gap in GAPS {
        let mut line = Line::new(18.0, text, |before, _| if before == ' ' { gap } else { 0.0 });
        let drawn = line.drawn();
        let (x, drawn) = drawn[drawn.len() - 1].expect("a character");
        assert_eq!(drawn, drawn.round());
        assert!((drawn - x).abs() < 0.5 + INEXACT, "{gap}: {drawn} instead of {x}");
    }
}
