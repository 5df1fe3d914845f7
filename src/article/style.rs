//! Styled ranges of a passage's text.

use std::borrow::Cow;
use std::ops::Range;

use super::{Formula, LineStyle, Text};

/// A styled range of a passage's text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How it is set.
    pub style: Style,
}

/// How a span is set.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// In the monospaced face.
    pub code: bool,
    /// In the quiet ink: other names of a term.
    pub quiet: bool,
    /// With a line through it.
    pub strikethrough: bool,
    /// Raised or lowered.
    pub position: Option<Position>,
    /// The line along it.
    pub underline: Option<Underline>,
    /// The link's target.
    pub link: Option<Text>,
    /// The BCP 47 tag of its language, where that is another than the article's.
    pub language: Option<Text>,
    /// The reading above it.
    pub ruby: Option<Text>,
    /// The reading below it.
    pub ruby_under: Option<Text>,
    /// The image that is shown in its place.
    pub image: Option<SpanImage>,
    /// The formula that it stands for; its source where it is code as well.
    pub formula: Option<SpanFormula>,
}

impl Style {
    /// The formula that is set in its place.
    pub fn set_formula(&self) -> Option<&SpanFormula> {
        self.formula.as_ref().filter(|_| !self.code)
    }

    /// The words for which a mark stands: those of an image, the source of a formula.
    pub fn words(&self) -> Option<&Text> {
        let image = self.image.as_ref().map(|image| &image.text);
        image.or_else(|| self.set_formula().map(|set| &set.formula.tex))
    }

    /// What is copied in its place.
    pub(super) fn copied(&self) -> Option<Cow<'_, str>> {
        let image = self.image.as_ref().map(|image| Cow::from(image.text.as_str()));
        image.or_else(|| self.formula.as_ref().map(|set| set.formula.marked().into()))
    }

    /// Whether a reading stands over or under it.
    pub const fn has_reading(&self) -> bool {
        self.ruby.is_some() || self.ruby_under.is_some()
    }
}

/// A line along text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Underline {
    /// The line's style.
    pub style: LineStyle,
    /// Tells the lines of a passage apart: two that stand side by side are not one.
    pub number: u32,
}

/// Smaller, and off the line (CSS `font-variant-position`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}

/// A formula in the place of characters, one for each of its parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpanFormula {
    /// The whole formula.
    pub formula: Formula,
    /// Which of its parts it is, from 0; lines break between them.
    pub part: u32,
}

/// An image in the place of a character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpanImage {
    /// Index among the article's images.
    pub index: u32,
    /// What is copied for it.
    pub text: Text,
}
