//! Styled ranges of a passage's text.

use std::ops::Range;

use super::{LineStyle, Text};

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
}

impl Style {
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

/// An image in the place of a character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpanImage {
    /// Index among the article's images.
    pub index: u32,
    /// What is copied for it.
    pub text: Text,
}
