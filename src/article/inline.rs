//! Inline content.

use icu_segmenter::GraphemeClusterSegmenter;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Formula, Text};

/// Inline content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain text without line ends.
    Text(Text),
    /// Strong importance, set bold.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Smaller and raised.
    Superscript(Vec<Inline>),
    /// Smaller and lowered.
    Subscript(Vec<Inline>),
    /// With a line through it: what no longer holds.
    Strikethrough(Vec<Inline>),
    /// With a line along it: proper names and titles of books in Chinese, emphasis in Japanese.
    Underline {
        /// The line's style.
        #[serde(default, skip_serializing_if = "LineStyle::is_solid")]
        style: LineStyle,
        /// What stands over the line.
        text: Vec<Inline>,
    },
    /// Code.
    Code(Text),
    /// A link.
    Link {
        /// Where it leads.
        url: Text,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// Text in another language than the article's.
    Language {
        /// Its BCP 47 language tag.
        tag: Text,
        /// The text.
        text: Vec<Inline>,
    },
    /// Base text with its reading.
    Ruby(Ruby),
    /// An image that stands for a character.
    Image(Box<InlineImage>),
    /// A formula.
    Formula(Formula),
    /// A forced line break.
    LineBreak,
}

/// The style of a line along text: the values of CSS `text-decoration-style`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineStyle {
    /// One line: the mark of proper names in Chinese.
    #[default]
    Solid,
    /// Two lines.
    Double,
    /// Dots.
    Dotted,
    /// Dashes.
    Dashed,
    /// A wave: the mark of titles of books in Chinese.
    Wavy,
}

impl LineStyle {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_solid(&self) -> bool {
        *self == Self::Solid
    }

    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
            Self::Wavy => "wavy",
        }
    }

    /// The style of a name in CSS, in small letters.
    pub fn of(name: &str) -> Option<Self> {
        let all = [Self::Solid, Self::Double, Self::Dotted, Self::Dashed, Self::Wavy];
        all.into_iter().find(|style| style.name() == name)
    }
}

/// Base text with its reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ruby {
    /// The text itself.
    pub base: Text,
    /// Its reading, never part of copied text.
    pub reading: Text,
    /// A second reading on the other side of the base (CSS `ruby-position: under`); empty when there is none.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub under: Text,
}

/// An image that stands for a character which no font has, one em high.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InlineImage {
    /// The file's path relative to the article, or its address.
    pub source: String,
    /// What is read where the image cannot be seen: the character, or a description of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alternative: String,
}

impl InlineImage {
    /// The geta mark, which printers set for a character that they lack.
    pub const MISSING: &'static str = "〓";

    /// What stands for the image in a text.
    pub fn text(&self) -> &str {
        if self.alternative.is_empty() { Self::MISSING } else { &self.alternative }
    }

    /// What stands in a passage for the image, shown or not.
    pub(super) fn shown_text(&self) -> &str {
        if self.is_shown() { Self::MISSING } else { self.text() }
    }

    /// Whether the image itself is shown: not where its alternative is the very character, and not from the net.
    pub fn is_shown(&self) -> bool {
        let is_remote = ["http://", "https://", "//"].iter().any(|start| self.source.starts_with(start));
        !(is_remote || self.source.is_empty() || is_one_character(&self.alternative))
    }
}

/// Whether a text is one character as a reader would count them.
pub fn is_one_character(text: &str) -> bool {
    // Both ends of a text are boundaries, so one character has two.
    !text.is_empty() && GraphemeClusterSegmenter::new().segment_str(text).nth(1) == Some(text.len())
}

impl Inline {
    /// The inline content in it; nothing in what holds none.
    pub fn inner(&self) -> &[Inline] {
        match self {
            Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Superscript(inner)
            | Self::Subscript(inner)
            | Self::Strikethrough(inner)
            | Self::Underline { text: inner, .. }
            | Self::Link { text: inner, .. }
            | Self::Language { text: inner, .. } => inner,
            Self::Text(_)
            | Self::Code(_)
            | Self::Ruby(_)
            | Self::Image(_)
            | Self::Formula(_)
            | Self::LineBreak => &[],
        }
    }

    /// As [`Self::inner`], to change it; none for what holds no inline content.
    pub fn inner_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Self::Strong(inner)
            | Self::Emphasis(inner)
            | Self::Superscript(inner)
            | Self::Subscript(inner)
            | Self::Strikethrough(inner)
            | Self::Underline { text: inner, .. }
            | Self::Link { text: inner, .. }
            | Self::Language { text: inner, .. } => Some(inner),
            Self::Text(_)
            | Self::Code(_)
            | Self::Ruby(_)
            | Self::Image(_)
            | Self::Formula(_)
            | Self::LineBreak => None,
        }
    }
}

/// The characters of inline content as they are read and copied: no markup, no ruby readings, `\n` for a line break.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

fn push_plain_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Ruby(ruby) => out.push_str(&ruby.base),
            Inline::Image(image) => out.push_str(image.text()),
            Inline::Formula(formula) => out.push_str(&formula.marked()),
            Inline::LineBreak => out.push('\n'),
            inline => push_plain_text(inline.inner(), out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_shown_where_it_is_at_hand_and_no_character_says_the_same() {
        let shown = |source: &str, alternative: &str| {
            InlineImage { source: source.into(), alternative: alternative.into() }.is_shown()
        };
        assert!(shown("gaiji/1.png", ""));
        assert!(shown("gaiji/1.png", "※［＃「てへん＋劣」］"));
        assert!(shown("data:image/png;base64,AAAA", ""));
        for (source, alternative) in [
            ("1.png", "挘"),
            ("1.png", "葛\u{E0100}"),
            ("https://a.example/1.png", ""),
            ("//a.example/1.png", ""),
            ("", ""),
        ] {
            assert!(!shown(source, alternative), "{source} {alternative}");
        }
    }

    #[test]
    fn an_image_is_read_as_its_alternative() {
        let image = |alternative: &str| {
            Inline::Image(InlineImage { source: "1.png".into(), alternative: alternative.into() }.into())
        };
        let raised = Inline::Superscript(vec![image(""), Inline::Text("二".into())]);
        assert_eq!(plain_text(&[image("挘"), raised]), "挘〓二");
    }
}
