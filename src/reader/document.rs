//! An open article and where it came from.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::settings::{Language, path_text};
use crate::article::{Article, Passage, passages};
use crate::glossary::{Glossary, Use};
use crate::import::{Format, Imported, Warning};
use crate::text::class::reading_units;

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From the program itself.
    Bundled(Bundled),
    /// From a file, by its absolute path.
    File(#[serde(with = "path_text")] PathBuf),
}

/// The articles that come with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bundled {
    /// The article of the first start.
    Avocado,
    /// The guide to Moyue, in a language of the interface.
    Guide(Language),
}

/// An article with everything that is worked out once, when it is opened.
#[derive(Debug)]
pub struct Document {
    /// The article itself.
    pub article: Article,
    /// Its passages in reading order.
    pub passages: Vec<Passage>,
    /// Its terms, for looking up.
    pub glossary: Glossary,
    /// Where its terms occur in its text, in reading order.
    pub uses: Vec<Use>,
    /// Where it comes from.
    pub origin: Origin,
    /// The format it was written in.
    pub format: Format,
    /// The encoding of its bytes, by name.
    pub encoding: &'static str,
    /// What the import had to guess.
    pub warnings: Vec<Warning>,
    /// Its length in reading units: CJK characters and words of other scripts.
    pub units: usize,
}

impl Document {
    /// Works out passages, glossary, uses and length of an imported article.
    pub fn new(origin: Origin, imported: Imported) -> Self {
        let Imported { article, format, encoding, warnings } = imported;
        let passages = passages(&article);
        let glossary = Glossary::new(&article);
        let uses = glossary.mark(&passages);
        let units = passages.iter().map(|passage| reading_units(&passage.text)).sum();
        Self { article, passages, glossary, uses, origin, format, encoding, warnings, units }
    }
}
