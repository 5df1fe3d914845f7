//! The whole native file as one flat object.

use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error};

use super::hint::UNSUPPORTED_VERSION;
use super::problem::Failure;
use super::{FORMAT, VERSION};
use crate::article::{Article, Inline, PageProgression, Section, Source, WritingMode};

// The article's fields are listed again because flattening them would buffer the file, and buffered values have
// neither places nor paths. The conversion below names every field, so the two lists cannot drift apart unseen.

/// An article of Moyue, a reader for articles in Chinese, Japanese and Korean. Its files end in .moyue or .json.
#[derive(serde::Deserialize, JsonSchema)]
#[schemars(title = "Moyue article")]
pub(super) struct NativeDocument {
    /// The name of this format.
    #[serde(deserialize_with = "format")]
    #[schemars(extend("const" = FORMAT))]
    #[expect(dead_code, reason = "read for its check alone")]
    format: String,
    /// The version of this format.
    #[serde(deserialize_with = "version")]
    #[schemars(extend("const" = VERSION))]
    #[expect(dead_code, reason = "read for its check alone")]
    version: u32,
    /// The headline, one line.
    title: String,
    /// A second line under the headline.
    #[serde(default)]
    subtitle: String,
    /// What the article says in a few sentences, a paragraph an element.
    #[serde(default)]
    summary: Vec<Vec<Inline>>,
    /// BCP 47 language tag (`zh-Hant`, `zh-HK`, `zh-Hans`, `ja`, `ko`, …), empty when unknown.
    #[serde(default)]
    language: String,
    /// The authors' names, in the order of the byline.
    #[serde(default)]
    authors: Vec<String>,
    /// The date of publication, preferably ISO 8601 (`2025-12-11`).
    #[serde(default)]
    published: Option<String>,
    /// Where the article was published.
    #[serde(default)]
    source: Option<Source>,
    /// The direction in which the article's lines were set (CSS `writing-mode`).
    #[serde(default)]
    writing_mode: Option<WritingMode>,
    /// The side to which its pages turn.
    #[serde(default)]
    page_progression: Option<PageProgression>,
    /// The sections, in reading order.
    sections: Vec<Section>,
}

impl From<NativeDocument> for Article {
    fn from(document: NativeDocument) -> Self {
        let NativeDocument {
            format: _,
            version: _,
            title,
            subtitle,
            summary,
            language,
            authors,
            published,
            source,
            writing_mode,
            page_progression,
            sections,
        } = document;
        Self {
            title,
            subtitle,
            summary,
            language,
            authors,
            published,
            source,
            writing_mode,
            page_progression,
            sections,
        }
    }
}

/// Reads the document; `on_unknown` is called for each field that nobody knows, before its value is read.
pub(super) fn deserialize<'de, D>(source: D, mut on_unknown: impl FnMut()) -> Result<NativeDocument, Failure>
where
    D: Deserializer<'de, Error = serde_json::Error>,
{
    let mut ignored = |_: serde_ignored::Path<'_>| on_unknown();
    serde_path_to_error::deserialize(serde_ignored::Deserializer::new(source, &mut ignored))
        .map_err(Failure::inside)
}

fn format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    if name == FORMAT { Ok(name) } else { Err(D::Error::unknown_variant(&name, &[FORMAT])) }
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let number = u32::deserialize(deserializer)?;
    if number == VERSION {
        Ok(number)
    } else {
        Err(D::Error::custom(format_args!("{UNSUPPORTED_VERSION}{number}")))
    }
}
