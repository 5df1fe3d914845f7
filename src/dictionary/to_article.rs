//! A glossary of another program as an article of nothing but its terms.

use super::DictionaryData;
use crate::article::{Article, Term};

impl DictionaryData {
    /// The entries as terms, in their order, each with the paragraphs of its definition.
    pub fn to_article(&self) -> Article {
        let terms = self.iter().map(|entry| Term {
            term: entry.term.to_owned(),
            aliases: entry.aliases().map(str::to_owned).collect(),
            reading: entry.reading.map(str::to_owned),
            definition: Term::paragraphs(entry.definition),
            url: entry.url.map(str::to_owned),
            example: entry.usage.example.clone(),
            status: entry.usage.status,
            replacement: entry.usage.replacement.clone(),
        });
        Article::of_terms(&self.name, &self.language, terms.collect())
    }
}
