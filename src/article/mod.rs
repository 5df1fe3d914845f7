//! The document model: plain data, its passages in reading order, and its outline.
//!
//! The serialised form of [`Article`] is the native file format; enums are tagged externally (`{"paragraph": …}`)
//! so that a reader can say where in the document it failed.

mod anchor;
mod block;
mod callout;
mod code;
mod direction;
mod file_link;
mod file_type;
mod flow;
mod formula;
mod glossary_names;
mod images;
mod in_words;
mod inline;
mod inline_read;
mod name_links;
pub mod names;
mod origin;
mod outline;
mod passage;
mod picture;
mod quotation;
mod section;
mod section_names;
mod style;
mod styled;
mod taken_over;
mod targets;
mod terms;
mod text;
mod texts;
mod written;

pub use crate::text::numbering::Numbering;
pub use anchor::Anchor;
pub use block::{Alignment, Block, Callout, DefinitionGroup, DefinitionList, Image, List, Table};
pub use callout::callout_name;
pub use code::{CodeBlock, code_block_of, code_blocks};
pub use direction::{PageProgression, WritingMode};
pub use file_link::FileLink;
pub use file_type::{FILE_TYPES, FileType, Format, FormatName, WEB_ARCHIVE};
pub use flow::{items, passages};
pub use formula::Formula;
pub use images::is_image_file;
pub use in_words::InWords;
pub use inline::{Inline, InlineImage, LineStyle, Ruby, is_one_character, plain_text};
pub use name_links::{BracketedName, LinkNames, bracketed_names, without_brackets};
pub use origin::{Bundled, Origin, PastedAt, STANDARD_INPUT};
pub use outline::{OutlineItem, outline, shallowest_heading, shown_level};
pub use passage::{CalloutLevel, Cell, ListIndent, Marker, Passage, Role};
pub use picture::{Picture, PictureFacts, PictureKind, PictureProblem, PictureSize, WantedPicture};
pub use quotation::{names_source, source_dash};
pub use section::{NameBudget, Reference, Section, SectionKind, Term, TermStatus};
pub use section_names::section_kind;
pub use style::{Position, Span, SpanFormula, SpanImage, Style, Underline};
pub use targets::{Target, Targets, item_name};
pub use text::Text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An article: what the user reads, without any trace of the file it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Article {
    /// The headline, one line.
    pub title: String,
    /// A second line under the headline, empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subtitle: String,
    /// What the article says in a few sentences, a paragraph an element.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub summary: Vec<Vec<Inline>>,
    /// BCP 47 language tag (`zh-Hant`, `zh-HK`, `zh-Hans`, `ja`, `ko`, …), empty when unknown.
    pub language: String,
    /// The authors' names, in the order of the byline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The date of publication as the article gives it, preferably ISO 8601 (`2025-12-11`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where the article was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The direction in which the article's lines were set (CSS `writing-mode`), where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writing_mode: Option<WritingMode>,
    /// The side to which its pages turn, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_progression: Option<PageProgression>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
}

/// Where an article was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The publication's or the page's name, as it is shown.
    pub name: String,
    /// Its address, if the article gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Article {
    /// The terms of all glossary sections, in reading order, each with its anchor.
    pub fn terms(&self) -> impl Iterator<Item = (Anchor, &Term)> + Clone {
        self.sections.iter().enumerate().flat_map(|(index, section)| {
            let first = section.blocks.len();
            section
                .entries
                .iter()
                .enumerate()
                .map(move |(entry, term)| (Anchor::new(index, first + entry, 0), term))
        })
    }
}
