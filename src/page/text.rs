//! Texts besides the column: definitions, names, lines of uses. They are set by the same rules as the article.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use egui::epaint::text::FontsView;

use super::annotation::{Annotated, annotate};
use super::axis::Logical;
use super::fonts::Cut;
use super::frame::UnitLayout;
use super::ink::{Ink, Inks};
use super::lines::{LineCache, Setter};
use super::piece::Piece;
use super::setup::Conventions;
use super::sheet::{Look, Sheet};
use super::text_lines::{LinesOf, TextLines, byte_of_char};
use crate::article::{Passage, Role};
use crate::reader::Typography;
use crate::typeset::Options;

/// What stands for the rest of a text that is not shown whole.
const ELLIPSIS: &str = "…";

/// How a text besides the column is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Face and conventions of its language.
    pub conventions: Conventions,
    /// How lines are set; they do not end flush, and nothing is indented.
    pub typography: Typography,
    /// The colours.
    pub inks: Inks,
    /// Size, in pt.
    pub size: f32,
    /// Regular or bold.
    pub cut: Cut,
    /// Its ink.
    pub ink: Ink,
    /// Distance of baselines, in multiples of the size.
    pub leading: f32,
}

/// The room that a text besides the column may take up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextRoom {
    /// The longest line, in pt.
    pub width: f32,
    /// The most lines; an ellipsis stands for the rest.
    pub lines: usize,
}

impl TextRoom {
    /// Room for as many lines as there are, of at most `width` pt.
    pub const fn wide(width: f32) -> Self {
        Self { width, lines: usize::MAX }
    }
}

/// Sets texts besides the column, each only once as long as it stays on the screen.
#[derive(Default)]
pub struct Texts {
    cache: LineCache<u64>,
    /// By its key, where a text that is not shown whole was cut.
    cuts: HashMap<u64, Cutting>,
}

struct Cutting {
    /// The beginning of the text, with what stands for the rest.
    shown: Passage,
    /// Bytes of the text that are shown.
    range: Range<usize>,
    /// What it was cut for.
    style: TextStyle,
    /// The same, pixels in a point.
    pixels_per_point: f32,
    used: bool,
}

impl Texts {
    /// A text within this room, with all that belongs to its letters.
    pub fn set(
        &mut self,
        fonts: &mut FontsView<'_>,
        style: &TextStyle,
        passage: &Passage,
        room: TextRoom,
    ) -> UnitLayout {
        let lines = self.lines(fonts, style, passage, room);
        let mut unit = UnitLayout { block_size: lines.rect().end.block, ..UnitLayout::default() };
        let setting = Setting { style, width: room.width };
        let (sheet, look) = (setting.sheet(), setting.look());
        // What belongs to letters that are not shown is not shown either.
        let cut = lines.range.end < passage.text.len();
        let shown = cut.then(|| passage.beginning(lines.range.end, ""));
        let passage = shown.as_ref().unwrap_or(passage);
        annotate(fonts, &Annotated { sheet: &sheet, look, passage, lines: &lines }, &mut unit);
        unit.lines = vec![lines];
        unit
    }

    fn lines(
        &mut self,
        fonts: &mut FontsView<'_>,
        style: &TextStyle,
        passage: &Passage,
        room: TextRoom,
    ) -> TextLines {
        let setting = Setting { style, width: room.width };
        let most = room.lines;
        if most == usize::MAX {
            // It is never cut.
            return setting.set(&mut self.cache, fonts, passage);
        }
        let key = setting.key(passage, most);
        if let Some(cut) = self.cuts.get_mut(&key).filter(|cut| cut.style == *style) {
            let lines = setting.set(&mut self.cache, fonts, &cut.shown);
            if lines.galley.pixels_per_point == cut.pixels_per_point {
                cut.used = true;
                return TextLines { range: cut.range.clone(), ..lines };
            }
        }
        let head = setting.head(passage, most);
        let set = setting.set(&mut self.cache, fonts, head.as_ref().unwrap_or(passage));
        let rows = &set.galley.rows;
        if rows.len() <= most && head.is_none() {
            return set;
        }
        let mut characters: usize = rows.iter().take(most).map(|row| row.glyphs.len()).sum();
        loop {
            characters = characters.saturating_sub(1);
            let shown = passage.beginning(byte_of_char(&passage.text, characters), ELLIPSIS);
            let range = 0..shown.text.len() - ELLIPSIS.len();
            let lines = setting.set(&mut self.cache, fonts, &shown);
            if lines.galley.rows.len() <= most || characters == 0 {
                let pixels_per_point = lines.galley.pixels_per_point;
                let cut =
                    Cutting { shown, range: range.clone(), style: *style, pixels_per_point, used: true };
                self.cuts.insert(key, cut);
                return TextLines { range, ..lines };
            }
        }
    }

    /// Forgets what was not asked for since the last call.
    pub fn sweep(&mut self) {
        self.cache.sweep();
        self.cuts.retain(|_, cut| std::mem::take(&mut cut.used));
    }
}

/// How a text is set, and how wide.
struct Setting<'a> {
    style: &'a TextStyle,
    width: f32,
}

impl Setting<'_> {
    /// What a text is known by in these lines.
    fn key(&self, passage: &Passage, most: usize) -> u64 {
        let mut hasher = DefaultHasher::new();
        passage.text.as_str().hash(&mut hasher);
        for span in &passage.spans {
            span.hash(&mut hasher);
        }
        (passage.role == Role::Code).hash(&mut hasher);
        let TextStyle { size, cut, ink, leading, .. } = *self.style;
        (self.width.to_bits(), size.to_bits(), leading.to_bits(), cut, ink, most).hash(&mut hasher);
        hasher.finish()
    }

    /// As much of a text as could ever stand in so many lines; none where that is all of it.
    fn head(&self, passage: &Passage, most: usize) -> Option<Passage> {
        // Nothing that is read is narrower, em.
        const NARROWEST: f32 = 0.15;
        let in_line = (self.width / (NARROWEST * self.style.size)).max(1.0) as usize;
        let bytes = byte_of_char(&passage.text, in_line.saturating_mul(most));
        (bytes < passage.text.len()).then(|| passage.beginning(bytes, ""))
    }

    fn sheet(&self) -> Sheet {
        let TextStyle { conventions, typography, inks, size, .. } = *self.style;
        let Conventions { face, language } = conventions;
        Sheet { inks, face, language, typography, em: size, column: self.width }
    }

    fn look(&self) -> Look {
        let TextStyle { size, cut, ink, leading, .. } = *self.style;
        Look { size, cut, ink, leading }
    }

    fn set(&self, cache: &mut LineCache<u64>, fonts: &mut FontsView<'_>, passage: &Passage) -> TextLines {
        let (sheet, look) = (self.sheet(), self.look());
        let piece = Piece::whole(0, passage);
        let setter = Setter { sheet: &sheet, look, piece: &piece };
        let options = Options { justify: false, indent: 0.0, ..sheet.options(self.width, look.size) };
        let galley = cache.set(fonts, self.key(passage, 0), &setter, options);
        TextLines { of: LinesOf::Passage(0), range: piece.range, galley, at: Logical::default() }
    }
}

#[cfg(test)]
mod tests {
    use egui::Color32;
    use egui::epaint::TextOptions;
    use egui::epaint::text::Fonts;

    use super::*;
    use crate::article::{Span, Style};
    use crate::page::fonts::{self, Face, Typeface};
    use crate::reader;
    use crate::typeset::Language;

    fn style() -> TextStyle {
        let color = Color32::BLACK;
        let inks =
            Inks { text: color, quiet: color, accent: color, hairline: color, inset: color, code: color };
        TextStyle {
            conventions: Conventions {
                face: Typeface::of("zh-Hant", Face::Taiwan),
                language: Language::ZhHant,
            },
            typography: Typography::default(),
            inks,
            size: 13.0,
            cut: Cut::Regular,
            ink: Ink::Text,
            leading: 1.5,
        }
    }

    fn fonts() -> Fonts {
        Fonts::new(TextOptions::default(), fonts::definitions(reader::Language::ZhHant))
    }

    fn styled(text: &str, range: Range<usize>, style: Style) -> Passage {
        let mut passage = Passage::plain(text);
        passage.spans = [Span { range, style }].into();
        passage
    }

    #[test]
    fn a_text_that_is_cut_loses_no_line_whatever_it_is_cut_in() {
        let mut fonts = fonts();
        let text = "機器學習 machine learning is a part of the field, 而且很重要,所以要學。";
        let passage = styled(text, 12..52, Style { strong: true, ..Style::default() });
        for width in 60..400 {
            let mut texts = Texts::default();
            let room = TextRoom { width: width as f32, lines: 2 };
            let unit = texts.set(&mut fonts.with_pixels_per_point(1.0), &style(), &passage, room);
            let lines = &unit.lines[0];
            let glyphs: Vec<usize> = lines.galley.rows.iter().map(|row| row.glyphs.len()).collect();
            assert!(glyphs.len() <= 2 && !glyphs.contains(&0), "{width}: {glyphs:?}");
            let shown = text.get(lines.range.clone()).unwrap().chars().count();
            let ellipsis = usize::from(lines.range.end < text.len());
            assert_eq!(glyphs.iter().sum::<usize>(), shown + ellipsis, "{width}");
        }
    }

    #[test]
    fn texts_that_differ_in_style_alone_are_told_apart() {
        let mut fonts = fonts();
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let mut texts = Texts::default();
        let mut width = |style_of: Style| {
            let passage = styled("他說a,b,c好", 6..11, style_of);
            let unit = texts.set(&mut fonts, &style(), &passage, TextRoom::wide(400.0));
            unit.lines[0].rect().end.inline
        };
        let plain = width(Style::default());
        let code = width(Style { code: true, ..Style::default() });
        let read = width(Style {
            ruby: Some("ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒ".into()), ..Style::default()
        });
        assert!(plain != code && plain < read, "{plain} {code} {read}");
        assert_eq!(width(Style::default()), plain);
    }
}
