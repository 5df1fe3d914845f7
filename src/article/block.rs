//! Blocks of running text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Inline, Numbering, Text};

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
    /// A list of terms, each with what is said of it.
    DefinitionList(DefinitionList),
    /// Quoted blocks.
    Quote(Vec<Block>),
    /// Blocks that stand out from the text, as an alert or an admonition does.
    Callout(Callout),
    /// Preformatted text.
    Code {
        /// The programming language, empty when unknown.
        #[serde(default, skip_serializing_if = "str::is_empty")]
        language: Text,
        /// The text, with `\n` between lines and none at the end.
        text: Text,
        /// The caption, empty when there is none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
    },
    /// A table.
    Table(Box<Table>),
    /// An image.
    Image(Box<Image>),
    /// A thematic break.
    Rule,
}

/// The longest number for which the usual indentation of a list is enough, with the room after it, em.
const MARKER_EMS: f32 = 2.25;
/// Numbers of a list that are looked at for the longest.
const MOST_LOOKED_AT: usize = 1_000;

/// A list; an item holds blocks, so lists nest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct List {
    /// The first number of an ordered list; none for bullets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// How its numbers are written.
    #[serde(default, skip_serializing_if = "Numbering::is_decimal")]
    pub numbering: Numbering,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

impl List {
    /// What its items are set in beyond the usual for its longest number, em.
    pub(super) fn marker_room(&self) -> u16 {
        let Some(start) = self.start else { return 0 };
        let last = start.saturating_add(self.items.len().saturating_sub(1) as u32);
        // The longest numbers are found at the ends, and, of those said in Han, before and after full tens.
        let tens = (start..=last).filter(|number| *number == start || number % 10 == 9).take(MOST_LOOKED_AT);
        let ems = |number: u32| self.numbering.marker_ems(number);
        let longest = tens.chain([last]).map(ems).fold(0.0, f32::max);
        (longest - MARKER_EMS).ceil().max(0.0) as u16
    }
}

/// A list of terms, each with what is said of it, which is no glossary: it stands in the text, and its terms are marked
/// nowhere. The `dl` of HTML (HTML Living Standard §4.4.9).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DefinitionList {
    /// The groups, in reading order.
    pub groups: Vec<DefinitionGroup>,
}

/// Terms, and what is said of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DefinitionGroup {
    /// The terms, one a line; none where something is but set in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Vec<Inline>>,
    /// What is said of them; a definition holds blocks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Vec<Block>>,
}

impl DefinitionList {
    /// All terms, in reading order.
    pub fn terms(&self) -> impl Iterator<Item = &Vec<Inline>> {
        self.groups.iter().flat_map(|group| &group.terms)
    }
}

impl DefinitionGroup {
    /// Whether it has neither terms nor definitions.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.definitions.is_empty()
    }
}

/// Blocks that stand out from the text: a note, a tip, a warning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Callout {
    /// What it is, as a word in small letters: `note`, `tip`, `important`, `warning`, `caution` or any other.
    pub kind: Text,
    /// Its title; empty where the kind's name is its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// What it says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// A table: rows of cells of inline content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// The caption, empty when there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// How the cells of each column are aligned; columns beyond the last of these as [`Alignment::Start`] says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignment: Vec<Alignment>,
    /// The header row, empty when there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Vec<Inline>>,
    /// The rows; a short row is read as if filled up with empty cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How the lines of a cell are aligned: the values of CSS `text-align` that tables use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    /// At the side where lines begin.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where lines end, as numbers are.
    End,
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

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(vec![Inline::Text(text.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_get_whole_ems_of_room() {
        let list = |numbering, start, items| {
            List { start: Some(start), numbering, items: vec![Vec::new(); items] }.marker_room()
        };
        assert_eq!(list(Numbering::Decimal, 1, 99), 0);
        assert_eq!(list(Numbering::Decimal, 1, 100), 1);
        assert_eq!(list(Numbering::Han, 1, 10), 0);
        assert_eq!(list(Numbering::Han, 1, 20), 1);
        assert_eq!(list(Numbering::Han, 1, 30), 2, "二十九");
        assert_eq!(list(Numbering::Circled, 1, 20), 0);
        assert_eq!(list(Numbering::Decimal, u32::MAX, 3), 5);
    }
}
