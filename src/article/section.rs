//! Sections, glossary entries and references.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::Block;

/// What a section is for; each kind has its own form on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// An abstract set before the text.
    Summary,
    /// The article's own text.
    #[default]
    Body,
    /// The publication's opinion on it.
    Editorial,
    /// Terms with definitions.
    Glossary,
    /// Links to organisations, products and people that the article names.
    ReferenceLinks,
    /// Other articles on the subject.
    ReferenceArticles,
    /// A closing word by the editor.
    EditorsNote,
    /// Anything else, under its own name.
    Other,
}

impl SectionKind {
    /// Its name in the native format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Body => "body",
            Self::Editorial => "editorial",
            Self::Glossary => "glossary",
            Self::ReferenceLinks => "reference_links",
            Self::ReferenceArticles => "reference_articles",
            Self::EditorsNote => "editors_note",
            Self::Other => "other",
        }
    }

    /// The kind of a name.
    pub fn of(name: &str) -> Option<Self> {
        let all = [
            Self::Summary,
            Self::Body,
            Self::Editorial,
            Self::Glossary,
            Self::ReferenceLinks,
            Self::ReferenceArticles,
            Self::EditorsNote,
            Self::Other,
        ];
        all.into_iter().find(|kind| kind.name() == name)
    }
}

/// The names of terms that are sought in a text at once, one after the other until they are too many: to make a search
/// ready for them takes fifty times their bytes, and a time that grows with the square of their number. Terms beyond that
/// are listed, and not underlined.
#[derive(Debug, Default)]
pub struct NameBudget {
    names: usize,
    bytes: usize,
}

impl NameBudget {
    /// Names that are sought at most.
    pub const MOST: usize = 50_000;
    /// Bytes of all names that are sought, at most.
    pub const MOST_BYTES: usize = 4 * 1024 * 1024;

    /// Whether a name can be sought as well.
    pub fn takes(&mut self, name: &str) -> bool {
        self.names += 1;
        self.bytes = self.bytes.saturating_add(name.len());
        self.names <= Self::MOST && self.bytes <= Self::MOST_BYTES
    }
}

/// A section: a title and its content, which is read as blocks, then entries, then references.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// What the section is for.
    pub kind: SectionKind,
    /// The heading as it stands in the article; empty when the section has none (the body's usual case).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Running text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// Glossary entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Term>,
    /// Reference links or articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
}

/// A glossary entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Term {
    /// The term as it is listed.
    pub term: String,
    /// Other names of it: abbreviations, full names, spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// How it is read (pinyin, zhuyin, kana, …).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// What it means.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definition: Vec<Block>,
    /// A sentence that uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Whether it is to be used.
    #[serde(default, skip_serializing_if = "TermStatus::is_agreed")]
    pub status: TermStatus,
    /// What is to be used instead of a forbidden term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// A page on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Whether a term is to be used.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum TermStatus {
    /// It is not settled yet.
    Draft,
    /// It is to be used.
    #[default]
    Agreed,
    /// It is not to be used.
    Forbidden,
}

impl TermStatus {
    /// Whether it is what is not said of most terms.
    pub fn is_agreed(&self) -> bool {
        *self == Self::Agreed
    }

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreed => "agreed",
            Self::Forbidden => "forbidden",
        }
    }

    /// The status of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|status| status.name() == name)
    }
}

/// An entry of a list of links or further articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// The name or title, without a mark such as `(外部連結)`.
    pub name: String,
    /// Where it leads, if the article says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A line about it, empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::{SectionKind, TermStatus};

    #[test]
    fn a_kind_has_the_name_of_the_native_format() {
        for name in [
            "summary",
            "body",
            "editorial",
            "glossary",
            "reference_links",
            "reference_articles",
            "editors_note",
            "other",
        ] {
            let kind = SectionKind::of(name).expect(name);
            assert_eq!(kind.name(), name);
            assert_eq!(serde_json::to_value(kind).expect(name), name);
        }
        assert_eq!(SectionKind::of("Body"), None);
    }

    #[test]
    fn a_status_has_the_name_of_the_native_format() {
        for name in ["draft", "agreed", "forbidden"] {
            let status = TermStatus::of(name).expect(name);
            assert_eq!(status.name(), name);
            assert_eq!(serde_json::to_value(status).expect(name), name);
        }
        assert_eq!(TermStatus::of("Draft"), None);
    }
}
