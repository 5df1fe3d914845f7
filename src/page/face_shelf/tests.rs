use egui::TextFormat;
use egui::text::LayoutJob;

use super::*;
use crate::fonts::{FaceLanguage, FacePart, FontBytes};
use crate::page::face_table::FaceTable;
use crate::page::fonts::{self, Cut, Face, Typeface};
use crate::page::level::level;
use crate::reader::Language;

/// A face with letters alone, whose line is divided otherwise than that of the bundled one.
fn letters() -> FamilyFaces {
    of("Ubuntu-Light")
}

fn of(name: &str) -> FamilyFaces {
    let data = Arc::clone(&FontDefinitions::default().font_data[name]);
    let bytes: FontBytes = Arc::clone(&data.font);
    FamilyFaces { regular: FaceData::new(bytes, data.index).unwrap(), bold: None, latin: Latin::Own }
}

/// A typeface whose text is in a family, and the fonts that have it.
fn set_in(family: FamilyFaces, tag: &str) -> (Typeface, Fonts) {
    let shelf = Arc::new(FaceShelf::default());
    let slot = shelf.put(family).unwrap();
    let mut table = FaceTable::default();
    table.set(FacePart::Text, FaceLanguage::of(tag), Some(slot));
    table.set(FacePart::Headings, FaceLanguage::of(tag), Some(slot.for_headings()));
    let fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant))
        .with_font_providers(vec![shelf as Arc<dyn FontProvider>]);
    (Typeface::of(tag, Face::Taiwan).with_faces(table), fonts)
}

#[test]
fn a_family_is_on_the_shelf_once() {
    let shelf = FaceShelf::default();
    let one = shelf.put(letters()).unwrap();
    assert_eq!(shelf.slot_of(&letters()), Some(one));
    assert_eq!(shelf.put(letters()), Some(one));
    let other = shelf.put(FamilyFaces { latin: Latin::Bundled, ..letters() }).unwrap();
    assert_ne!(other, one);
    assert_ne!(shelf.put(of("Hack")), Some(one));
}

#[test]
fn what_a_face_lacks_is_bundled() {
    let (typeface, mut fonts) = set_in(letters(), "zh-Hant");
    let bundled = Typeface::of("zh-Hant", Face::Taiwan);
    let mut fonts = fonts.with_pixels_per_point(1.0);
    let (own, model) = (typeface.font(Cut::Regular, 100.0), bundled.font(Cut::Regular, 100.0));
    assert_ne!(fonts.glyph_width(&own, 'm'), fonts.glyph_width(&model, 'm'));
    for c in "國語。「あ가".chars() {
        assert_eq!(fonts.glyph_width(&own, c), fonts.glyph_width(&model, c), "{c}");
        assert!(fonts.has_glyph(&own, c), "{c}");
    }
    // There is no bold of the family: it is that of the bundled face, not a smeared one.
    let bold = typeface.font(Cut::Bold, 100.0);
    assert_eq!(bold, bundled.font(Cut::Bold, 100.0));
    // A heading in a face of its own stands out by its size.
    let heading = typeface.font_of(FacePart::Headings, Cut::Bold, 100.0);
    assert_eq!(fonts.glyph_width(&heading, 'm'), fonts.glyph_width(&own, 'm'));
    assert_eq!(typeface.font(Cut::Mono, 100.0), bundled.font(Cut::Mono, 100.0));
}

#[test]
fn a_text_in_another_language_has_the_face_of_that_language() {
    let (typeface, _) = set_in(letters(), "zh-Hant");
    let japanese = typeface.of_language("ja");
    assert_eq!(japanese.font(Cut::Regular, 20.0), Typeface::of("ja", Face::Taiwan).font(Cut::Regular, 20.0));
    assert_ne!(typeface.font(Cut::Regular, 20.0), typeface.region.font(Cut::Regular, 20.0));
}

#[test]
fn quotation_marks_are_wide_in_chinese_and_narrow_in_korean() {
    // A face for Taiwan, whose own are wide.
    let wide = || {
        let bytes: FontBytes = Arc::new(crate::fonts::REGULAR);
        let regular = FaceData::new(bytes, Face::Taiwan.index()).unwrap();
        FamilyFaces { regular, bold: None, latin: Latin::Own }
    };
    for (tag, narrow) in [("zh-Hant", false), ("ko", true), ("en", true)] {
        let (typeface, mut fonts) = set_in(wide(), tag);
        let font = typeface.font(Cut::Regular, 100.0);
        let width = fonts.with_pixels_per_point(1.0).glyph_width(&font, '“');
        assert_eq!(width < 60.0, narrow, "{tag}: {width}");
    }
}

#[test]
fn letters_of_another_face_are_told_from_the_rest() {
    let family = FamilyFaces { latin: Latin::Of(Box::new(of("Hack"))), ..letters() };
    let (typeface, mut fonts) = set_in(family, "zh-Hant");
    let mut fonts = fonts.with_pixels_per_point(1.0);
    let own = typeface.font(Cut::Regular, 100.0);
    let latin = typeface.latin_font_of(FacePart::Text, Cut::Regular, 100.0).unwrap();
    assert_eq!(fonts.glyph_width(&latin, 'i'), fonts.glyph_width(&latin, 'M'), "those of Hack");
    assert_ne!(fonts.glyph_width(&own, 'i'), fonts.glyph_width(&own, 'M'), "its own");
    let bundled = FamilyFaces { latin: Latin::Bundled, ..letters() };
    let (typeface, _) = set_in(bundled, "zh-Hant");
    let latin = typeface.latin_font_of(FacePart::Text, Cut::Regular, 100.0).unwrap();
    assert_eq!(latin, Typeface::of("zh-Hant", Face::Taiwan).font(Cut::Regular, 100.0));
}

#[test]
fn all_faces_of_a_line_stand_on_the_baseline_of_the_bundled_one() {
    for size in [13.0, 18.0, 20.5, 37.0] {
        for family in [letters(), of("Hack")] {
            let (typeface, mut fonts) = set_in(family, "zh-Hant");
            let mut fonts = fonts.with_pixels_per_point(1.0);
            let bundled = Typeface::of("zh-Hant", Face::Taiwan).font(Cut::Regular, size);
            let mut baselines = |font: FontId, text: &str| {
                let format =
                    TextFormat { font_id: font, line_height: Some(size * 1.7), ..TextFormat::default() };
                let shaped = fonts.layout_job(LayoutJob::single_section(text.to_owned(), format));
                let galley = level(&mut fonts, shaped);
                let row = &galley.rows[0].row;
                let tops: Vec<f32> = row
                    .glyphs
                    .iter()
                    .map(|glyph| row.visuals.mesh.vertices[glyph.first_vertex as usize].pos.y)
                    .collect();
                for (glyph, top) in row.glyphs.iter().zip(tops) {
                    let drawn = top - glyph.uv_rect.offset.y;
                    assert!((drawn - glyph.pos.y).abs() <= 0.51, "{size}: the picture moves with its glyph");
                }
                row.glyphs.iter().map(|glyph| glyph.pos.y).collect::<Vec<_>>()
            };
            let model = baselines(bundled, "國語")[0];
            let mixed = baselines(typeface.font(Cut::Regular, size), "國Hx語");
            assert!(mixed.iter().all(|y| *y == model), "{size}: {mixed:?} instead of {model}");
        }
    }
}

#[test]
fn a_face_is_tried_out() {
    assert_eq!(try_out(&letters().regular), Ok(()));
    // Its outlines end in the middle: what is missing may not be drawn, but nothing else goes wrong.
    let whole = (*letters().regular.bytes).as_ref().to_vec();
    for cut in [whole.len() / 2, whole.len() - 1_000] {
        if let Ok(face) = FaceData::new(Arc::new(whole[..cut].to_vec()), 0) {
            let _ = try_out(&face);
        }
    }
}

#[test]
fn any_byte_may_be_wrong() {
    let whole = (*letters().regular.bytes).as_ref().to_vec();
    let mut random = 7_u64;
    for _ in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..40 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (random >> 33) as usize % bytes.len().min(4_000);
            bytes[at] = (random >> 24) as u8;
        }
        if let Ok(face) = FaceData::new(Arc::new(bytes), 0) {
            let _ = try_out(&face);
        }
    }
}
