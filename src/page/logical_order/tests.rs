use super::*;
use crate::page::fonts::{self, Cut, Face};
use crate::reader::Language;
use egui::epaint::text::{Fonts, LayoutJob, TextFormat, TextOptions};

fn shaped(text: &str) -> Vec<Glyph> {
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
    let format = TextFormat { font_id: Face::Taiwan.font(Cut::Regular, 20.0), ..TextFormat::default() };
    let galley =
        fonts.with_pixels_per_point(1.0).layout_job(LayoutJob::single_section(text.to_owned(), format));
    galley.rows[0].row.glyphs.clone()
}

fn order(text: &str, glyphs: &[Glyph]) -> Vec<Glyph> {
    let ordered = ordered(text, glyphs);
    assert_eq!(ordered.iter().map(|glyph| glyph.chr).collect::<String>(), text);
    ordered
}

#[test]
fn what_follows_a_run_keeps_its_glyphs() {
    for (before, hebrew, after) in [("甲：", "שלום", "；表情：末尾。"), ("", "אב", ""), ("a ", "א", " b")]
    {
        // In a face of its own.
        let glyphs = [shaped(before), shaped(hebrew), shaped(after)].concat();
        let ordered = order(&[before, hebrew, after].concat(), &glyphs);
        assert!(ordered.iter().all(|glyph| glyph.chr == ' ' || !glyph.uv_rect.is_nothing()));
    }
}

#[test]
fn words_are_runs_of_their_own_or_one() {
    let apart = [shaped("שלום"), shaped(" "), shaped("עולם"), shaped("，乙")].concat();
    order("שלום עולם，乙", &apart);
    order("שלום עולם，乙", &[shaped("שלום עולם"), shaped("，乙")].concat());
}

#[test]
fn a_text_that_begins_with_letters_that_no_face_has_is_one_run() {
    let text = "שלום，表情 and 末尾。";
    let glyphs = shaped(text);
    assert!(glyphs.len() > text.chars().count(), "epaint keeps its promise now");
    let ordered = order(text, &glyphs);
    assert!(ordered.iter().all(|glyph| glyph.chr == ' ' || !glyph.uv_rect.is_nothing()));
}

#[test]
fn letters_within_a_text_of_another_direction_stay_as_they_are() {
    let text = "甲שלום乙";
    let glyphs = shaped(text);
    let places = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.pos.x).collect::<Vec<_>>();
    assert_eq!(places(&order(text, &glyphs)), places(&glyphs));
}

#[test]
fn a_ligature_is_the_glyph_of_its_first_character() {
    let drawn = shaped("ل");
    let glyphs = [drawn.clone(), vec![nothing(drawn[0], 'ا')], shaped("是")].concat();
    let ordered = order("لا是", &glyphs);
    assert!(!ordered[0].uv_rect.is_nothing() && is_nothing(&ordered[1]));
}

#[test]
fn joiners_that_are_nothing_end_no_run() {
    order("א\u{200C}ב乙", &[shaped("א\u{200C}ב"), shaped("乙")].concat());
}

/// The glyphs of a cluster, each called by its first letter.
fn cluster(first: char, count: usize) -> Vec<Glyph> {
    let mut glyphs = shaped(&"a".repeat(count));
    for glyph in &mut glyphs {
        glyph.chr = first;
    }
    glyphs
}

#[test]
fn a_vowel_of_two_glyphs_takes_no_place_of_what_follows() {
    // น้ำ is drawn of four glyphs, கொ of three.
    for (text, clusters) in [
        ("水：น้ำ；末尾。", vec![('น', 4)]),
        ("水：น้ำน้ำ；末尾。", vec![('น', 4), ('น', 4)]),
        ("水：คำนำ；末尾。", vec![('ค', 3), ('น', 3)]),
        ("水：கொ；末尾。", vec![('க', 3)]),
    ] {
        let vowels: Vec<Glyph> = clusters.iter().flat_map(|(first, count)| cluster(*first, *count)).collect();
        let width: f32 = vowels.iter().map(|glyph| glyph.advance_width).sum();
        let glyphs = [shaped("水："), vowels, shaped("；末尾。")].concat();
        let ordered = ordered(text, &glyphs);
        let count = text.chars().count();
        assert_eq!(ordered.len(), count);
        let after: String = ordered[count - 4..].iter().map(|glyph| glyph.chr).collect();
        assert_eq!(after, "；末尾。");
        let kept: f32 = ordered[2..count - 4].iter().map(|glyph| glyph.advance_width).sum();
        assert!((kept - width).abs() < 0.01, "{text}: {kept} of {width}");
    }
}
