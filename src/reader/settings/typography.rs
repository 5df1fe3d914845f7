//! How the user wants lines to be set.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::typeset::{self, ParagraphOptions};

/// How lines are set. Rules are those of clreq and jlreq; see [`crate::typeset`].
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typography {
    /// How many marks are kept from the edges of a line.
    pub level: Level,
    /// The gap between Han and Latin letters or digits.
    pub gap: Gap,
    /// The indent of a paragraph's first line.
    pub indent: Indent,
    /// Whether lines end flush.
    pub justify: bool,
    /// Whether a comma or full stop may hang outside a full line.
    pub hang: bool,
    /// Whether an opening mark at the start of a line gives up its blank half.
    pub trim_start: bool,
    /// Whether half-width marks between Han are shown full-width.
    pub full_width_marks: bool,
    /// Whether words of hangul are kept whole.
    pub keep_words: bool,
    /// Distance of baselines in running text, em; none for what is usual in the language.
    pub leading: Option<f32>,
    /// Space between paragraphs of running text, em; none for what is usual in the language.
    pub paragraph_space: Option<f32>,
    /// Width of the column where the window allows it, em; none for what is usual in the language.
    pub measure: Option<f32>,
}

/// Levels of prohibitions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The most in Japanese, as the national standard asks in other languages.
    #[default]
    Usual,
    /// The least.
    Basic,
    /// As the national standard asks.
    Gb,
    /// The most.
    Strict,
}

/// Gaps between Han and Latin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// ¼ em.
    #[default]
    Quarter,
    /// ⅛ em.
    Eighth,
    /// None.
    None,
}

/// Indents of a first line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Indent {
    /// 2 em in Chinese, 1 em in Japanese and Korean.
    #[default]
    Usual,
    /// None, with a blank line between paragraphs.
    None,
    /// 1 em.
    One,
    /// 2 em.
    Two,
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            level: Level::default(),
            gap: Gap::default(),
            indent: Indent::default(),
            justify: true,
            hang: false,
            trim_start: false,
            full_width_marks: true,
            keep_words: false,
            leading: None,
            paragraph_space: None,
            measure: None,
        }
    }
}

impl Typography {
    /// Distances of baselines, em.
    pub const LEADINGS: RangeInclusive<f32> = 1.4..=2.4;
    /// Spaces between paragraphs, em.
    pub const PARAGRAPH_SPACES: RangeInclusive<f32> = 0.0..=2.0;
    /// Widths of the column, em.
    pub const MEASURES: RangeInclusive<f32> = 20.0..=60.0;

    /// The same with every value inside its bounds.
    #[must_use]
    pub fn sanitized(self) -> Self {
        let within = |value: Option<f32>, range: &RangeInclusive<f32>| {
            value.filter(|value| value.is_finite()).map(|value| value.clamp(*range.start(), *range.end()))
        };
        Self {
            leading: within(self.leading, &Self::LEADINGS),
            paragraph_space: within(self.paragraph_space, &Self::PARAGRAPH_SPACES),
            measure: within(self.measure, &Self::MEASURES),
            ..self
        }
    }

    /// Distance of baselines in running text of a language, em.
    pub fn leading(&self, writing_system: typeset::WritingSystem) -> f32 {
        self.leading.unwrap_or(writing_system.usual_leading())
    }

    /// Space between paragraphs of running text of a language, em.
    pub fn paragraph_space(&self, writing_system: typeset::WritingSystem) -> f32 {
        self.paragraph_space.unwrap_or(writing_system.usual_paragraph_space())
    }

    /// Width of the column in a language, em.
    pub fn measure(&self, writing_system: typeset::WritingSystem) -> f32 {
        self.measure.unwrap_or(writing_system.usual_measure())
    }

    /// What `typeset` needs to know, for lines of `width` pt of text of `size` pt.
    pub fn options(&self, writing_system: typeset::WritingSystem, width: f32, size: f32) -> ParagraphOptions {
        let mut options = ParagraphOptions::new(writing_system, width, size);
        options.strictness = match self.level {
            Level::Usual => writing_system.usual_strictness(),
            Level::Basic => typeset::LineBreakStrictness::Basic,
            Level::Gb => typeset::LineBreakStrictness::Gb,
            Level::Strict => typeset::LineBreakStrictness::Strict,
        };
        options.gap = match self.gap {
            Gap::Quarter => 0.25,
            Gap::Eighth => 0.125,
            Gap::None => 0.0,
        };
        options.indent = match self.indent {
            Indent::Usual => writing_system.usual_indent(),
            Indent::None => 0.0,
            Indent::One => 1.0,
            Indent::Two => 2.0,
        };
        options.justify = self.justify;
        options.hang = self.hang;
        options.trim_start = self.trim_start;
        options.full_width_marks = self.full_width_marks;
        options.keep_words = self.keep_words;
        options
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_it_has_the_defaults_and_wild_values_are_bounded() {
        let read: Typography = serde_json::from_str(r#"{"gap": "eighth", "leading": 99.0}"#).unwrap();
        let read = read.sanitized();
        assert_eq!((read.gap, read.leading, read.measure), (Gap::Eighth, Some(2.4), None));
        assert_eq!(read.measure(typeset::WritingSystem::ZhHant), 38.0);
        assert!(read.measure(typeset::WritingSystem::Other) < 38.0);
        assert_eq!(
            read.leading(typeset::WritingSystem::Other),
            2.4,
            "what is set is the same in every language"
        );
        assert_eq!(read.options(typeset::WritingSystem::Ja, 100.0, 10.0).indent, 1.0);
        assert_eq!(read.options(typeset::WritingSystem::Ja, 100.0, 10.0).gap, 0.125);
        let level = |writing_system| read.options(writing_system, 100.0, 10.0).strictness;
        assert_eq!(level(typeset::WritingSystem::Ja), typeset::LineBreakStrictness::Strict);
        assert_eq!(level(typeset::WritingSystem::ZhHans), typeset::LineBreakStrictness::Gb);
    }
}
