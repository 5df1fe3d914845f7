//! The faces: Noto Sans CJK by region, with curly quotation marks of Latin text where that is the language, egui's own
//! fonts after them, and the icons.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use strum::VariantArray;

use super::face_table::{FaceSlot, FaceTable};
pub use crate::fonts::Face;
use crate::fonts::{BOLD, FaceLanguage, FacePart, REGULAR};
use crate::reader::Language;
use crate::text::language_tag::LanguageTag;

static ICONS: &[u8] = include_bytes!("../../fonts/Phosphor.ttf");
/// `‘ ’ “ ”` of Latin text and nothing else; the faces of the Chinese regions have them one em wide.
static QUOTES: &[u8] = include_bytes!("../../fonts/NotoSansCJKQuotes-Regular.otf");
/// The same, bold.
static QUOTES_BOLD: &[u8] = include_bytes!("../../fonts/NotoSansCJKQuotes-Bold.otf");

/// The cut of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Regular weight.
    Regular,
    /// Bold, as drawn by the foundry.
    Bold,
    /// Monospaced: a Han character is as wide as two letters.
    Mono,
}

/// A regional face as it is used for a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Typeface {
    /// The regional form of the glyphs.
    pub region: Face,
    /// Whether curly quotation marks and apostrophes are those of Latin text. Chinese and Japanese share their code
    /// points, and there they are as the region has them (clreq §3.1.2).
    has_latin_quotes: bool,
    /// The language, which may have faces of its own.
    language: FaceLanguage,
    /// The faces besides the bundled ones.
    faces: FaceTable,
}

impl Typeface {
    /// The one for a BCP 47 language tag; `otherwise` where the tag says nothing of Han.
    pub fn of(tag: &str, otherwise: Face) -> Self {
        Self {
            region: Face::of(tag, otherwise),
            has_latin_quotes: !LanguageTag::of(tag).has_full_width_marks(),
            language: FaceLanguage::of(tag),
            faces: FaceTable::default(),
        }
    }

    /// The same with faces besides the bundled ones.
    #[must_use]
    pub fn with_faces(self, faces: FaceTable) -> Self {
        Self { faces, ..self }
    }

    /// The same with all text in one face.
    #[must_use]
    pub fn in_face(self, slot: FaceSlot) -> Self {
        let mut faces = FaceTable::default();
        faces.set(FacePart::Text, self.language, Some(slot));
        self.with_faces(faces)
    }

    /// The one for text of another language next to this one.
    #[must_use]
    pub fn of_language(self, tag: &str) -> Self {
        Self::of(tag, self.region).with_faces(self.faces)
    }

    /// The one of the interface.
    fn of_interface(language: Language) -> Self {
        Self::of(language.code(), Face::of_interface(language))
    }

    /// The font of this size (pt) for text in this typeface.
    pub fn font(self, cut: Cut, size: f32) -> FontId {
        self.font_of(FacePart::Text, cut, size)
    }

    /// The font of this size (pt) for a part of the page.
    pub fn font_of(self, part: FacePart, cut: Cut, size: f32) -> FontId {
        let bundled = self.name(cut);
        let name = match self.slot(part, cut) {
            Some(slot) => slot.family(cut == Cut::Bold, &bundled),
            None => bundled,
        };
        FontId::new(size, FontFamily::Name(name.into()))
    }

    /// The font of this size (pt) for Latin letters in a part of the page; none where that is the font of all.
    pub(super) fn latin_font_of(self, part: FacePart, cut: Cut, size: f32) -> Option<FontId> {
        // In code every character keeps its cell.
        let slot = if cut == Cut::Mono { None } else { self.slot(part, cut) };
        let name = slot?.latin_family(cut == Cut::Bold, &self.name(cut))?;
        Some(FontId::new(size, FontFamily::Name(name.into())))
    }

    /// The font of this size (pt) for words besides the text.
    pub(super) fn label_font(self, text: &str, size: f32) -> FontId {
        let latin = self.latin_font_of(FacePart::Text, Cut::Regular, size).filter(|_| text.is_ascii());
        latin.unwrap_or_else(|| self.font(Cut::Regular, size))
    }

    /// Whether curly quotation marks are letters' marks here.
    pub(super) const fn has_latin_quotes(self) -> bool {
        self.has_latin_quotes
    }

    /// What a part is set in; none for the bundled face.
    fn slot(self, part: FacePart, cut: Cut) -> Option<FaceSlot> {
        self.faces.get(if cut == Cut::Mono { FacePart::Code } else { part }, self.language)
    }

    fn name(self, cut: Cut) -> String {
        region_name(self.region, cut, self.has_latin_quotes)
    }
}

/// The name of the bundled family of a region.
fn region_name(region: Face, cut: Cut, has_latin_quotes: bool) -> String {
    let region = region.name(cut);
    if has_latin_quotes { region + "-Latin" } else { region }
}

/// Names of the fonts with curly quotation marks of Latin text.
pub(super) const QUOTES_NAMES: [&str; 2] = ["Quotes", "Quotes-Bold"];

/// The bundled fonts behind a family's name, in the order in which they are asked for a character.
pub(super) fn bundled_chain(name: &str) -> Vec<(String, FontData)> {
    let fonts = definitions(Language::default());
    let chain = fonts.families.get(&FontFamily::Name(name.into())).cloned().unwrap_or_default();
    let data = |name: String| fonts.font_data.get(&name).map(|data| (name.clone(), FontData::clone(data)));
    chain.into_iter().filter_map(data).collect()
}

impl Cut {
    /// The face that has its curly quotation marks of Latin text: name and bytes.
    const fn quotes(self) -> (&'static str, &'static [u8]) {
        match self {
            Self::Regular | Self::Mono => (QUOTES_NAMES[0], QUOTES),
            Self::Bold => (QUOTES_NAMES[1], QUOTES_BOLD),
        }
    }
}

impl Face {
    /// The face of the interface.
    pub fn of_interface(language: Language) -> Self {
        Self::of(language.code(), Self::Taiwan)
    }

    /// The font of this size (pt) in this face.
    pub fn font(self, cut: Cut, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(self.name(cut).into()))
    }

    /// Index in the collections: five proportional faces, then five monospaced ones.
    fn index_of(self, cut: Cut) -> u32 {
        if cut == Cut::Mono { self.index() + Self::VARIANTS.len() as u32 } else { self.index() }
    }

    fn name(self, cut: Cut) -> String {
        format!("{self:?}-{cut:?}")
    }
}

/// Bold text in the interface, `size` in pt.
pub fn ui_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("ui-bold".into()))
}

/// An icon, `size` in pt.
pub fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons".into()))
}

/// Boxes of tasks, `size` in pt: one of egui's faces has all of them.
pub fn boxes(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("boxes".into()))
}

/// Every family that the screen uses, for an interface in this language.
pub fn definitions(language: Language) -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let after = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for &face in Face::VARIANTS {
        for cut in [Cut::Regular, Cut::Bold, Cut::Mono] {
            let bytes = if cut == Cut::Bold { BOLD } else { REGULAR };
            let mut data = FontData::from_static(bytes);
            data.index = face.index_of(cut);
            fonts.font_data.insert(face.name(cut), Arc::new(data));
            let mut chain = vec![face.name(cut)];
            chain.extend(after.iter().cloned());
            fonts.families.insert(FontFamily::Name(face.name(cut).into()), chain.clone());
            // A family's first face with a character draws it.
            if cut != Cut::Mono {
                // In code every character keeps its cell.
                chain.insert(0, cut.quotes().0.to_owned());
            }
            let latin = region_name(face, cut, true);
            fonts.families.insert(FontFamily::Name(latin.into()), chain);
        }
    }
    let mut boxes = vec!["emoji-icon-font".to_owned()];
    boxes.extend(after.iter().cloned());
    fonts.families.insert(FontFamily::Name("boxes".into()), boxes);
    for (name, bytes) in [Cut::Regular.quotes(), Cut::Bold.quotes()] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let ui = Typeface::of_interface(language);
    for (family, cut) in [
        (FontFamily::Proportional, Cut::Regular),
        (FontFamily::Name("ui-bold".into()), Cut::Bold),
        (FontFamily::Monospace, Cut::Mono),
    ] {
        let chain = fonts.families.get(&FontFamily::Name(ui.name(cut).into())).cloned().unwrap_or_default();
        fonts.families.insert(family, chain);
    }
    fonts.font_data.insert("icons".to_owned(), Arc::new(FontData::from_static(ICONS)));
    fonts.families.insert(FontFamily::Name("icons".into()), vec!["icons".to_owned()]);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_draws_the_scripts_of_the_region() {
        let sample = "國国國语語 あア한글ㄅㄆ Aé Ωя ㌔Ａ１①⑳→⇒♪ 㐀㑇䶵 、。「」……—— 😀❤✔★⭐👍🔥 ﬁ½";
        let mut fonts = egui::epaint::text::Fonts::new(
            egui::epaint::TextOptions::default(),
            definitions(Language::ZhHant),
        );
        for &face in Face::VARIANTS {
            for cut in [Cut::Regular, Cut::Bold, Cut::Mono] {
                let font = face.font(cut, 16.0);
                for c in sample.chars().filter(|c| !c.is_whitespace()) {
                    assert!(fonts.has_glyph(&font, c), "{face:?} {cut:?} lacks {c} U+{:04X}", c as u32);
                }
            }
        }
    }

    #[test]
    fn quotation_marks_are_those_of_the_interface() {
        // em
        for (language, narrow) in
            [(Language::En, true), (Language::Ko, true), (Language::ZhHant, false), (Language::ZhHans, false)]
        {
            let mut fonts =
                egui::epaint::text::Fonts::new(egui::epaint::TextOptions::default(), definitions(language));
            let mut fonts = fonts.with_pixels_per_point(1.0);
            for font in [FontId::proportional(100.0), ui_bold(100.0)] {
                for quote in "‘’“”".chars() {
                    let width = fonts.glyph_width(&font, quote) / 100.0;
                    let single = matches!(quote, '‘' | '’');
                    let is_as_expected =
                        if narrow { width < if single { 0.4 } else { 0.6 } } else { width == 1.0 };
                    assert!(is_as_expected, "{language:?} {font:?} {quote}: {width}");
                }
                assert_eq!(fonts.glyph_width(&font, '國'), 100.0);
            }
        }
    }

    #[test]
    fn quotation_marks_are_those_of_the_text() {
        let mut fonts = egui::epaint::text::Fonts::new(
            egui::epaint::TextOptions::default(),
            definitions(Language::ZhHant),
        );
        let mut fonts = fonts.with_pixels_per_point(1.0);
        for (tag, narrow) in
            [("en", true), ("fr-CA", true), ("ko", true), ("zh-Hant", false), ("zh", false), ("", true)]
        {
            for cut in [Cut::Regular, Cut::Bold] {
                let typeface = Typeface::of(tag, Face::Taiwan);
                let font = typeface.font(cut, 100.0);
                assert_eq!(fonts.glyph_width(&font, '’') < 50.0, narrow, "{tag} {cut:?}");
                let region = typeface.region.font(cut, 100.0);
                assert_eq!(fonts.row_height(&font), fonts.row_height(&region), "{tag}: lines are as high");
            }
        }
    }
}
