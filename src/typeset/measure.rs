//! What the fonts say of characters.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::WritingSystem;
use super::punctuation::{PunctuationClass, is_narrow, punctuation_class};

/// A character as the face in use draws it, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glyph {
    /// From its origin to the next one's.
    pub advance: f32,
    /// The left edge of its ink, from the origin.
    pub left: f32,
    /// The right edge of its ink, from the origin; equal to `left` where it has none.
    pub right: f32,
}

/// Stands for the fonts.
pub trait Measure {
    /// Pushes one glyph a character for a stretch of a paragraph, as it is shown.
    ///
    /// `range` is the stretch's place in the paragraph, in characters. A long paragraph is asked for in pieces, each
    /// with at least one character before the first that is set.
    fn glyphs(&self, shown: &str, range: Range<usize>, out: &mut Vec<Glyph>);

    /// Whether a character of the paragraph belongs with the one before it, whatever the rules say: the base of a
    /// reading is not broken.
    fn is_glued(&self, _character: usize) -> bool {
        false
    }

    /// Whether a character of the paragraph stands above or below the line, as the mark of a note does: next to Han it
    /// has no gap.
    fn is_raised(&self, _character: usize) -> bool {
        false
    }

    /// Whether a character of the paragraph is set as it is written: a space in code keeps its room whatever stands
    /// next to it.
    fn is_verbatim(&self, _character: usize) -> bool {
        false
    }
}

impl<M: Measure + ?Sized> Measure for &M {
    fn glyphs(&self, shown: &str, range: Range<usize>, out: &mut Vec<Glyph>) {
        (**self).glyphs(shown, range, out);
    }

    fn is_glued(&self, character: usize) -> bool {
        (**self).is_glued(character)
    }

    fn is_raised(&self, character: usize) -> bool {
        (**self).is_raised(character)
    }

    fn is_verbatim(&self, character: usize) -> bool {
        (**self).is_verbatim(character)
    }
}

/// Widths that depend on no font: 1 em for full-width characters, ½ em for others, none for combining marks.
///
/// Full-width are those of East Asian Width W and F (UAX #11). Of the ambiguous ones the marks that Chinese and
/// Japanese share with Western text are full-width where they stand in such a text: dashes and ellipses always, curly
/// quotation marks and the middle dot unless a narrow character stands on both sides (`it’s`). In Korean these are
/// narrow and dashes and ellipses wide. The two-em dash is 2 em.
///
/// The ink of a mark lies as is usual in the language (clreq §3.1.2, jlreq §3.1.2): in its left half (`，` in
/// zh-Hans), in its right half (openers), or in the middle (`，` in zh-Hant, `：` in ja).
#[derive(Clone, Copy, Debug)]
pub struct FixedMeasure {
    /// The language that decides about shared marks and about the place of ink.
    pub writing_system: WritingSystem,
}

impl Measure for FixedMeasure {
    fn glyphs(&self, shown: &str, _range: Range<usize>, out: &mut Vec<Glyph>) {
        let mut before = None;
        let mut characters = shown.chars().peekable();
        while let Some(c) = characters.next() {
            let advance = self.advance(c, before, characters.peek().copied());
            let (left, right) = if advance < 1.0 { (0.0, 1.0) } else { self.ink(c) };
            out.push(Glyph { advance, left: left * advance, right: right * advance });
            before = Some(c);
        }
    }
}

impl FixedMeasure {
    fn advance(self, c: char, before: Option<char>, after: Option<char>) -> f32 {
        match c {
            '⸺' => 2.0,
            '—' | '―' | '…' | '⋯' | '‥' if self.writing_system != WritingSystem::Other => 1.0,
            '“' | '”' | '‘' | '’' | '·' | '‧' if self.writing_system.is_unspaced() => {
                let narrow = |c: Option<char>| c.is_some_and(is_narrow);
                if narrow(before) && narrow(after) { 0.5 } else { 1.0 }
            }
            _ => match c.width() {
                Some(2) => 1.0,
                Some(0) => 0.0,
                // Control characters have no width of their own; they are drawn as a box.
                _ => 0.5,
            },
        }
    }

    /// The ink of a full-width character, as shares of its advance.
    fn ink(self, c: char) -> (f32, f32) {
        const LEFT: (f32, f32) = (0.05, 0.45);
        const MIDDLE: (f32, f32) = (0.3, 0.7);
        const RIGHT: (f32, f32) = (0.55, 0.95);
        const WHOLE: (f32, f32) = (0.05, 0.95);
        let Some(mark) = punctuation_class(c) else { return WHOLE };
        match (mark, self.writing_system) {
            (PunctuationClass::Opener, _) => RIGHT,
            (PunctuationClass::Closer, _) => LEFT,
            (PunctuationClass::Interpunct, _) | (_, WritingSystem::ZhHant) => MIDDLE,
            (_, WritingSystem::ZhHans) => LEFT,
            (PunctuationClass::Colon, _) => MIDDLE,
            _ if c == '；' => MIDDLE,
            _ if matches!(c, '？' | '！') => WHOLE,
            _ => LEFT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advances(writing_system: WritingSystem, text: &str) -> Vec<f32> {
        let mut glyphs = Vec::new();
        FixedMeasure { writing_system }.glyphs(text, 0..text.chars().count(), &mut glyphs);
        glyphs.iter().map(|glyph| glyph.advance).collect()
    }

    #[test]
    fn full_width_is_an_em_and_the_rest_half_of_it() {
        assert_eq!(advances(WritingSystem::ZhHans, "字，A 1ア가"), [1.0, 1.0, 0.5, 0.5, 0.5, 1.0, 1.0]);
        assert_eq!(advances(WritingSystem::ZhHans, "e\u{301}"), [0.5, 0.0]);
        assert_eq!(advances(WritingSystem::ZhHant, "——……⸺"), [1.0, 1.0, 1.0, 1.0, 2.0]);
    }

    #[test]
    fn shared_marks_are_as_wide_as_their_neighbours() {
        assert_eq!(advances(WritingSystem::ZhHans, "说“AI”"), [1.0, 1.0, 0.5, 0.5, 1.0]);
        assert_eq!(advances(WritingSystem::ZhHans, "it’s"), [0.5, 0.5, 0.5, 0.5]);
        assert_eq!(advances(WritingSystem::Ko, "말“말"), [1.0, 0.5, 1.0]);
    }
}
