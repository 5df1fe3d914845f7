//! Blocks of running text and the inline content in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// A block of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a section.
    Heading {
        /// 1 (largest) to 6.
        level: u8,
        /// The heading's text.
        text: Vec<Inline>,
    },
    /// A list.
    List(List),
    /// Quoted blocks.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code {
        /// The programming language, empty when unknown.
        #[serde(default, skip_serializing_if = "str::is_empty")]
        language: Text,
        /// The text, with `\n` between lines and none at the end.
        text: Text,
    },
    /// A table.
    Table(Box<Table>),
    /// An image.
    Image(Box<Image>),
    /// A thematic break.
    Rule,
}

/// A list; an item holds blocks, so lists nest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// The first number of an ordered list; none for bullets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A table: rows of cells of inline content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// The header row, empty when there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Vec<Inline>>,
    /// The rows; a short row is read as if filled up with empty cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// An image.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Image {
    /// The file's path relative to the article, or its address.
    pub source: String,
    /// What is shown where the image cannot be.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alternative: String,
    /// The caption, empty when there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
}

/// Inline content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain text without line ends.
    Text(Text),
    /// Strong importance, set bold.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Code.
    Code(Text),
    /// A link.
    Link {
        /// Where it leads.
        url: Text,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// Base text with its reading.
    Ruby(Ruby),
    /// A forced line break.
    LineBreak,
}

/// Base text with its reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ruby {
    /// The text itself.
    pub base: Text,
    /// Its reading, never part of copied text.
    pub reading: Text,
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(vec![Inline::Text(text.into())])
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
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                push_plain_text(inner, out);
            }
            Inline::Ruby(ruby) => out.push_str(&ruby.base),
            Inline::LineBreak => out.push('\n'),
        }
    }
}
