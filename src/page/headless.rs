//! The page's lines without a page: text shaped and set as on the screen, for the command line.

use std::ops::Range;
use std::sync::Arc;

use egui::Color32;
use egui::epaint::TextOptions;
use egui::epaint::text::{FontProvider, Fonts};

use super::axis::Logical;
use super::chunk::Chunk;
use super::face_shelf::{FaceShelf, tried_out};
use super::face_table::FaceTable;
use super::fonts::{self, Face, Typeface};
use super::ink::{Inks, TokenInks};
use super::lines::Setter;
use super::setup::Conventions;
use super::sheet::{PassageStyle, Sheet};
use crate::article::Passage;
use crate::fonts::{FaceFault, FaceLanguage, FacePart, GivenFace, InstalledFonts};
use crate::reader::{self, Settings};
use crate::typeset::{LineBox, ParagraphOptions, WritingSystem};

/// Nobody sees these lines.
const UNSEEN: Inks = Inks {
    text: Color32::PLACEHOLDER,
    quiet: Color32::PLACEHOLDER,
    accent: Color32::PLACEHOLDER,
    hairline: Color32::PLACEHOLDER,
    inset: Color32::PLACEHOLDER,
    code: Color32::PLACEHOLDER,
    tokens: TokenInks::plain(Color32::PLACEHOLDER),
};

/// The screen's fonts for a language (a BCP 47 tag) and its way of setting a range of a passage's text, in px; in another
/// face than the bundled one where one is given.
///
/// # Errors
/// Says why that face cannot be used.
pub fn setter(
    tag: &str,
    face: Option<GivenFace>,
) -> Result<impl FnMut(&Passage, &Range<usize>, &ParagraphOptions) -> Vec<LineBox> + use<>, FaceFault> {
    let language = FaceLanguage::of(tag);
    let family = match face {
        Some(face) => InstalledFonts::default().given(face, language)?.map(tried_out).transpose()?,
        None => None,
    };
    let shelf = Arc::new(FaceShelf::default());
    let mut faces = FaceTable::default();
    if let Some(slot) = family.and_then(|family| shelf.put(family)) {
        faces.set(FacePart::Text, language, Some(slot));
        faces.set(FacePart::Headings, language, Some(slot));
    }
    let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(reader::Language::default()))
        .with_font_providers(vec![shelf as Arc<dyn FontProvider>]);
    let face = Typeface::of(tag, Face::Taiwan).with_faces(faces);
    let conventions = Conventions { face, writing_system: WritingSystem::of(tag) };
    Ok(move |passage: &Passage, range: &Range<usize>, options: &ParagraphOptions| {
        let settings = Settings { text_size: options.size, ..Settings::default() };
        let sheet = Sheet::new(conventions, &settings, UNSEEN, Logical::new(options.width, f32::INFINITY));
        let passage_style = PassageStyle { size: options.size, ..sheet.passage_style(passage) };
        let chunk = Chunk { index: 0, passage, range: range.clone() };
        let setter = Setter { sheet: &sheet, passage_style, chunk: &chunk };
        setter.set(&mut fonts.with_pixels_per_point(1.0), &chunk.options(options)).lines
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The room of each character on one line, in hundredths of an em.
    fn room(tag: &str, text: &str) -> Vec<i32> {
        let options = ParagraphOptions {
            indent: 0.0,
            ..ParagraphOptions::new(WritingSystem::of(tag), 10_000.0, 100.0)
        };
        let lines = setter(tag, None).unwrap()(&Passage::plain(text), &(0..text.len()), &options);
        assert_eq!(lines.len(), 1);
        lines[0].advance.iter().map(|advance| advance.round() as i32).collect()
    }

    #[test]
    fn letters_are_shaped_and_bold_is_wider() {
        let apart: i32 = ["A", "V"].iter().map(|letter| room("en", letter)[0]).sum();
        let together: i32 = room("en", "AV").iter().sum();
        assert!(together < apart, "kerned: {together} instead of {apart}");
        let mut passage = Passage::plain("measure");
        let width = |passage: &Passage| {
            setter("en", None).unwrap()(
                passage,
                &(0..7),
                &ParagraphOptions::new(WritingSystem::Other, 10_000.0, 100.0),
            )[0]
            .width
        };
        let regular = width(&passage);
        let style = crate::article::Style { strong: true, ..crate::article::Style::default() };
        passage.spans = [crate::article::Span { range: 0..7, style }].into();
        assert!(width(&passage) > regular);
    }

    #[test]
    fn marks_are_halved_where_their_face_leaves_them_blank() {
        for (tag, text, expected) in [
            ("zh-Hant", "」「字", [100, 50, 100]),
            ("zh-Hant", "）。字", [50, 100, 100]),
            ("zh-Hans", "）。字", [50, 100, 100]),
            ("zh-Hans", "：“字", [100, 50, 100]),
            ("zh-Hans", "。”字", [50, 100, 100]),
            ("zh-Hans", "？！字", [50, 100, 100]),
            ("zh-Hant", "。」字", [100, 100, 100]),
            ("zh-HK", "，」字", [100, 100, 100]),
            ("ja", "、」字", [50, 100, 100]),
            ("ja", "？！字", [100, 100, 100]),
            ("ja", "：「字", [100, 50, 100]),
            ("zh-Hant", "——字", [100, 100, 100]),
            ("zh-Hans", "字⸺字", [100, 200, 100]),
        ] {
            assert_eq!(room(tag, text), expected, "{tag} {text}");
        }
    }

    #[test]
    fn an_apostrophe_is_narrow_even_in_a_chinese_face() {
        let advances = room("zh-Hans", "it’s");
        assert!(advances[2] < 35, "{advances:?}");
    }

    #[test]
    fn quotation_marks_of_english_are_narrow_at_the_edges_too() {
        let advances = room("en", "“so” ’tis");
        assert!([0, 3, 5].iter().all(|at| advances[*at] < 50), "{advances:?}");
        assert_eq!(room("zh-Hans", "字“字”字"), [100; 5]);
    }
}
