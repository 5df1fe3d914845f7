//! The bundled fonts as a measure: advances and ink, read without drawing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use crate::fonts::{Face, REGULAR};
use crate::typeset::{FixedMeasure, Glyph, Language, Measure};

/// A face of the bundled collection. Characters that it lacks have fixed widths.
pub struct FaceMeasure {
    characters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
    missing: FixedMeasure,
    known: RefCell<HashMap<char, Glyph>>,
}

impl FaceMeasure {
    /// The face for a language tag; none when the collection cannot be read.
    pub fn new(tag: &str) -> Option<Self> {
        let face = Face::of(tag, Face::Taiwan);
        let font = FontRef::from_index(REGULAR, face.index()).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        Some(Self {
            characters: font.charmap(),
            metrics,
            units,
            missing: FixedMeasure { language: Language::of(tag) },
            known: RefCell::default(),
        })
    }

    fn glyph(&self, c: char) -> Option<Glyph> {
        let id = self.characters.map(c)?;
        let advance = self.metrics.advance_width(id)? / self.units;
        // Ink tells where a mark is blank; letters have nothing to tell.
        let ink = if c.is_alphanumeric() { None } else { self.metrics.bounds(id) };
        let (left, right) =
            ink.map_or((0.0, advance), |ink| (ink.x_min / self.units, ink.x_max / self.units));
        Some(Glyph { advance, left, right })
    }

    fn glyph_or_fixed(&self, c: char) -> Glyph {
        self.glyph(c).unwrap_or_else(|| {
            let mut fixed = Vec::with_capacity(1);
            self.missing.glyphs(c.encode_utf8(&mut [0; 4]), 0..1, &mut fixed);
            fixed.pop().unwrap_or_default()
        })
    }
}

impl Measure for FaceMeasure {
    fn glyphs(&self, shown: &str, _range: Range<usize>, out: &mut Vec<Glyph>) {
        let mut known = self.known.borrow_mut();
        out.extend(shown.chars().map(|c| *known.entry(c).or_insert_with(|| self.glyph_or_fixed(c))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Line, Options, Paragraph};

    #[test]
    fn the_face_of_the_region_tells_where_marks_are_blank() {
        let comma = |tag: &str| FaceMeasure::new(tag).unwrap().glyph('，').unwrap();
        let simplified = comma("zh-Hans");
        assert_eq!(simplified.advance, 1.0);
        assert!(simplified.right < 0.5, "{simplified:?}");
        let traditional = comma("zh-Hant");
        assert!(traditional.left > 0.3 && traditional.right < 0.7, "{traditional:?}");
    }

    /// The room of each character on one line, in hundredths of an em.
    fn room(tag: &str, text: &str) -> Vec<i32> {
        let options = Options { indent: 0.0, ..Options::new(Language::of(tag), 10_000.0, 100.0) };
        let measure = FaceMeasure::new(tag).unwrap();
        let lines: Vec<Line> = Paragraph::new(text, &options).lines(&measure).collect();
        assert_eq!(lines.len(), 1);
        lines[0].advance.iter().map(|advance| advance.round() as i32).collect()
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
}
