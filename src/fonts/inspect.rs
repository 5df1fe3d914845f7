//! What a face is and what it holds, read from its tables.

use std::sync::Arc;

use skrifa::attribute::Style;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};

use super::part::FaceFault;
use super::style::{FaceLanguage, FaceStyle, language_of_name, style_of_name};

/// Shared bytes of a font file, mapped or read.
pub type FontBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The axis of a variable font along which strokes grow heavier.
const WEIGHT: Tag = Tag::new(b"wght");
/// Units of the em between which an outline can be drawn (`OpenType`, `head`).
const UNITS: std::ops::RangeInclusive<u16> = 16..=16_384;
/// The height of a line beyond which a face is broken, em.
const HIGHEST: f32 = 4.0;
/// What letters differ in width where they are made to be read in, em: a typewriter's are all the same.
const PROPORTIONAL: f32 = 0.2;
/// Quotation marks wider than this are those of Chinese and Japanese, em.
const NARROW: f32 = 0.7;

/// What is known of a face.
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
#[derive(Clone, Debug, PartialEq)]
pub struct FaceFacts {
    /// What its family is called, in English or the first of its languages.
    pub name: String,
    /// What it is called in other languages: BCP 47 tag and name.
    pub names: Vec<(String, String)>,
    /// The languages whose texts it holds, in their own forms.
    pub languages: Vec<FaceLanguage>,
    /// Its kind; none where neither its name nor its tables say it.
    pub style: Option<FaceStyle>,
    /// Its weight, from 1 to 1000.
    pub weight: f32,
    /// Its weights where it is a variable font.
    pub weights: Option<(f32, f32)>,
    /// Whether it is slanted.
    pub is_slanted: bool,
    /// Whether all its letters are equally wide.
    pub is_monospaced: bool,
    /// Whether its Latin letters are made to be read in: all there, and each as wide as it needs.
    pub has_good_latin: bool,
    /// Whether its curly quotation marks are those of Latin text.
    pub has_narrow_quotes: bool,
    /// A character that it holds, to measure it by.
    pub probe: char,
    /// Whether it has bitmaps besides outlines.
    pub has_bitmaps: bool,
}

/// How many faces a file holds.
///
/// # Errors
/// [`FaceFault::NotAFont`].
pub fn count(bytes: &[u8]) -> Result<u32, FaceFault> {
    match FileRef::new(bytes) {
        Ok(FileRef::Font(_)) => Ok(1),
        Ok(FileRef::Collection(collection)) => Ok(collection.len()),
        Err(_) => Err(FaceFault::NotAFont),
    }
}

impl FaceFacts {
    /// Reads them of the face of this index in a file.
    ///
    /// # Errors
    /// Says why it cannot be drawn.
    pub fn of(bytes: &[u8], index: u32) -> Result<Self, FaceFault> {
        let font = FontRef::from_index(bytes, index).map_err(|_| FaceFault::NotAFont)?;
        check(&font)?;
        let charmap = font.charmap();
        let probe = *PROBES.iter().find(|c| has(&charmap, **c)).ok_or(FaceFault::NoText)?;
        if held(&charmap).next().is_none() {
            return Err(FaceFault::NoText);
        }
        draws(&font, probe)?;
        let (name, names) = names(&font);
        let attributes = font.attributes();
        let axis = font.axes().get_by_tag(WEIGHT);
        let advance = |c| advance(&font, &charmap, c);
        let widths = advance('i').zip(advance('M'));
        let is_monospaced = widths.is_some_and(|(i, m)| (m - i).abs() < 0.01);
        let is_good = widths.is_some_and(|(i, m)| m - i > PROPORTIONAL);
        let quote = advance('\u{2019}').is_some_and(|width| width < NARROW);
        Ok(Self {
            languages: languages(&font, &charmap, &name),
            style: style_of_name(&name)
                .or_else(|| names.iter().find_map(|(_, name)| style_of_name(name)))
                .or_else(|| style_of_tables(&font)),
            weight: attributes.weight.value(),
            weights: axis.map(|axis| (axis.min_value(), axis.max_value())),
            is_slanted: attributes.style != Style::Normal,
            is_monospaced,
            has_good_latin: is_good && ('!'..='~').all(|c| has(&charmap, c)),
            has_narrow_quotes: quote,
            probe,
            has_bitmaps: BITMAPS.iter().any(|tag| font.table_data(*tag).is_some_and(|data| !data.is_empty())),
            name,
            names,
        })
    }
}

/// One of these is measured: a character as wide as the em in Han, kana or hangul, else a letter.
const PROBES: &[char] = &['一', '國', '国', 'あ', '가', 'H', 'x'];

/// Whether the tables that everything needs are there and mean something.
fn check(font: &FontRef<'_>) -> Result<(), FaceFault> {
    let head = font.head().map_err(|_| FaceFault::Broken)?;
    font.hhea().and(font.hmtx()).and(font.maxp().map(|_| ())).map_err(|_| FaceFault::Broken)?;
    let metrics = font.metrics(Size::new(1.0), LocationRef::default());
    let height = metrics.ascent - metrics.descent + metrics.leading;
    let is_sane = UNITS.contains(&head.units_per_em()) && height.is_finite() && height > 0.0;
    if !is_sane || height > HIGHEST || !font.charmap().has_map() {
        return Err(FaceFault::Broken);
    }
    Ok(())
}

/// Whether the outline of a character can be drawn.
fn draws(font: &FontRef<'_>, c: char) -> Result<(), FaceFault> {
    struct Ink(bool);
    impl OutlinePen for Ink {
        fn move_to(&mut self, _: f32, _: f32) {}
        fn line_to(&mut self, _: f32, _: f32) {
            self.0 = true;
        }
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
            self.0 = true;
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
            self.0 = true;
        }
        fn close(&mut self) {}
    }
    let glyph = font.charmap().map(c).and_then(|glyph| font.outline_glyphs().get(glyph));
    let mut ink = Ink(false);
    let settings = DrawSettings::unhinted(Size::new(16.0), LocationRef::default());
    let is_drawn = glyph.is_some_and(|glyph| glyph.draw(settings, &mut ink).is_ok());
    if is_drawn && ink.0 { Ok(()) } else { Err(FaceFault::Broken) }
}

fn has(charmap: &Charmap<'_>, c: char) -> bool {
    charmap.map(c).is_some_and(|glyph| glyph.to_u32() != 0)
}

/// The advance of a character, em.
fn advance(font: &FontRef<'_>, charmap: &Charmap<'_>, c: char) -> Option<f32> {
    let glyph = charmap.map(c)?;
    font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)
}

/// The family's name, and its names in other languages.
fn names(font: &FontRef<'_>) -> (String, Vec<(String, String)>) {
    let all = |id| font.localized_strings(id);
    let typographic = all(StringId::TYPOGRAPHIC_FAMILY_NAME).english_or_first();
    let id = match typographic {
        Some(_) => StringId::TYPOGRAPHIC_FAMILY_NAME,
        None => StringId::FAMILY_NAME,
    };
    let name = all(id).english_or_first().map(|name| name.chars().collect()).unwrap_or_default();
    let names = all(id).filter_map(|name| {
        let tag = name.language()?.to_owned();
        Some((tag, name.chars().collect::<String>())).filter(|(_, name)| !name.trim().is_empty())
    });
    (name, names.collect())
}

/// A language with characters that its texts cannot do without.
const SAMPLES: &[(FaceLanguage, &str)] = &[
    (FaceLanguage::Taiwan, "國說這為學點與龍體「，。」"),
    (FaceLanguage::HongKong, "國說這為學點與龍體「，。」"),
    (FaceLanguage::Mainland, "国说这为学点与龙体，。"),
    (FaceLanguage::Japanese, "国語学売図点ぁあんァアン「、。」"),
    (FaceLanguage::Korean, "가나다를말씀"),
    (FaceLanguage::Other, "ABCXYZabcxyz0123456789.,"),
];

/// The languages whose characters are all there, in whatever forms.
fn held(charmap: &Charmap<'_>) -> impl Iterator<Item = FaceLanguage> {
    let is_held = |sample: &str| sample.chars().all(|c| has(charmap, c));
    SAMPLES.iter().filter(move |(_, sample)| is_held(sample)).map(|(language, _)| *language)
}

/// The bits by which OS/2 says for which code pages a face was made (`OpenType`, `ulCodePageRange1`).
const CODE_PAGES: &[(FaceLanguage, u32)] = &[
    (FaceLanguage::Japanese, 1 << 17),
    (FaceLanguage::Mainland, 1 << 18),
    (FaceLanguage::Korean, (1 << 19) | (1 << 21)),
    (FaceLanguage::Taiwan, 1 << 20),
];

/// The languages whose characters a face holds in forms of their own: what the name says comes before what the code
/// pages say, since faces for all of East Asia have all of these.
fn languages(font: &FontRef<'_>, charmap: &Charmap<'_>, name: &str) -> Vec<FaceLanguage> {
    let pages = font.os2().ok().and_then(|os2| os2.ul_code_page_range_1()).unwrap_or_default();
    let made_for: Vec<_> =
        CODE_PAGES.iter().filter(|(_, bits)| pages & bits != 0).map(|(language, _)| *language).collect();
    let is_own = |language: FaceLanguage| {
        // What is made for Taiwan is read in Hong Kong.
        let asked = if language == FaceLanguage::HongKong { FaceLanguage::Taiwan } else { language };
        match language_of_name(name) {
            _ if language == FaceLanguage::Other => true,
            Some(of) => of == language || of == asked,
            None => made_for.is_empty() || made_for.contains(&asked),
        }
    };
    held(charmap).filter(|language| is_own(*language)).collect()
}

/// The kind of a face as PANOSE says it (OS/2, `panose`): serifs of a face for text.
fn style_of_tables(font: &FontRef<'_>) -> Option<FaceStyle> {
    match font.os2().ok()?.panose_10() {
        [2, 2..=10, ..] => Some(FaceStyle::Ming),
        [2, 11..=15, ..] => Some(FaceStyle::Gothic),
        _ => None,
    }
}

/// Tables of bitmaps.
const BITMAPS: &[Tag] = &[Tag::new(b"EBDT"), Tag::new(b"EBLC"), Tag::new(b"CBDT"), Tag::new(b"CBLC")];

/// The same file without its bitmaps: old faces have some for the small sizes of screens without shades of grey, and they
/// would be drawn in the place of the outlines. The entries in the directories of tables are emptied (`OpenType`, “Table
/// directory”).
pub fn without_bitmaps(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let number = |bytes: &[u8], at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(four.try_into().ok()?) as usize)
    };
    let directories: Vec<usize> = if bytes.starts_with(b"ttcf") {
        let faces = number(&bytes, 8).unwrap_or_default().min(bytes.len() / 4);
        (0..faces).filter_map(|face| number(&bytes, 12 + 4 * face)).collect()
    } else {
        vec![0]
    };
    for directory in directories {
        let tables = directory.checked_add(4).and_then(|at| number(&bytes, at)).unwrap_or_default() >> 16;
        for table in 0..tables {
            let at = directory + 12 + 16 * table;
            let Some(record) = bytes.get_mut(at..at + 16) else { break };
            if BITMAPS.iter().any(|tag| record.starts_with(&tag.to_be_bytes())) {
                record[12..].fill(0);
            }
        }
    }
    bytes
}

/// The face of a file that is best for a language: one that holds it, with letters of one width or not, of a weight near
/// to that of books.
///
/// # Errors
/// Says why none can be drawn, if none can.
pub fn best_index(
    bytes: &[u8],
    language: FaceLanguage,
    is_code: bool,
) -> Result<(u32, FaceFacts), FaceFault> {
    let mut fault = FaceFault::NotAFont;
    let mut best: Option<(u32, u32, FaceFacts)> = None;
    for index in 0..count(bytes)? {
        match FaceFacts::of(bytes, index) {
            Err(of) => fault = of,
            Ok(facts) => {
                let misses = |is: bool, weight: u32| if is { 0 } else { weight };
                let rank = misses(facts.languages.contains(&language), 4_000)
                    + misses(language_of_name(&facts.name) == Some(language), 1)
                    + misses(!facts.is_slanted, 2_000)
                    + misses(facts.name.contains("Mono") == is_code, 1_000)
                    + (facts.weight - 400.0).abs() as u32;
                if best.as_ref().is_none_or(|(than, ..)| rank < *than) {
                    best = Some((rank, index, facts));
                }
            }
        }
    }
    best.map(|(_, index, facts)| (index, facts)).ok_or(fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::{BOLD, Face, REGULAR};

    #[test]
    fn the_bundled_faces_hold_their_languages() {
        for (face, languages) in [
            (Face::Taiwan, vec![FaceLanguage::Taiwan, FaceLanguage::HongKong, FaceLanguage::Other]),
            (Face::HongKong, vec![FaceLanguage::HongKong, FaceLanguage::Other]),
            (Face::Mainland, vec![FaceLanguage::Mainland, FaceLanguage::Other]),
            (Face::Japan, vec![FaceLanguage::Japanese, FaceLanguage::Other]),
            (Face::Korea, vec![FaceLanguage::Korean, FaceLanguage::Other]),
        ] {
            let facts = FaceFacts::of(REGULAR, face.index()).unwrap();
            assert_eq!(facts.languages, languages, "{}", facts.name);
            assert_eq!(facts.style, Some(FaceStyle::Gothic));
            assert!(facts.has_good_latin && !facts.is_monospaced && !facts.has_bitmaps);
            assert_eq!(facts.has_narrow_quotes, matches!(face, Face::Korea | Face::Japan), "{}", facts.name);
            assert!((FaceFacts::of(BOLD, face.index()).unwrap().weight - 700.0).abs() < 1.0);
        }
    }

    #[test]
    fn a_face_of_a_collection_is_chosen_by_the_language() {
        for (language, is_code, name) in [
            (FaceLanguage::Taiwan, false, "Noto Sans CJK TC"),
            (FaceLanguage::HongKong, false, "Noto Sans CJK HK"),
            (FaceLanguage::Mainland, false, "Noto Sans CJK SC"),
            (FaceLanguage::Japanese, false, "Noto Sans CJK JP"),
            (FaceLanguage::Korean, true, "Noto Sans Mono CJK KR"),
        ] {
            let (_, facts) = best_index(REGULAR, language, is_code).unwrap();
            assert_eq!(facts.name, name, "{language:?}");
        }
    }

    #[test]
    fn what_is_broken_is_told_from_what_is_no_font() {
        assert_eq!(count(b"not a font"), Err(FaceFault::NotAFont));
        assert_eq!(count(b""), Err(FaceFault::NotAFont));
        let whole = include_bytes!("../../fonts/Phosphor.ttf");
        assert_eq!(FaceFacts::of(whole, 0), Err(FaceFault::NoText), "icons are no text");
        assert!(FaceFacts::of(whole, 7).is_err());
        for cut in [4, 12, 60, 300, whole.len() / 2] {
            assert!(FaceFacts::of(&whole[..cut], 0).is_err(), "{cut}");
        }
    }

    #[test]
    fn emptied_tables_are_those_of_bitmaps_alone() {
        let quotes = include_bytes!("../../fonts/NotoSansCJKQuotes-Regular.otf");
        assert_eq!(without_bitmaps(quotes), quotes.to_vec());
        let mut with = quotes.to_vec();
        with[12..16].copy_from_slice(b"EBDT");
        let without = without_bitmaps(&with);
        assert_eq!(without[24..28], [0; 4]);
        assert_eq!(without[28..], with[28..]);
        for cut in 0..64 {
            without_bitmaps(&with[..cut]);
        }
        without_bitmaps(b"ttcf\0\0\0\x01\xff\xff\xff\xff\xff\xff\xff\xff");
    }
}
