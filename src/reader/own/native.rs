//! Terms as a native file: an article of nothing but a glossary.

use super::{OwnTerm, Scope};
use crate::article::Article;
use crate::import::{self, Hint, ImportError};

/// The terms as a native file with a title; where they belong is not told.
pub fn to_json(terms: &[OwnTerm], title: &str) -> String {
    import::to_json(&Article::of_terms(title, "", terms.iter().map(OwnTerm::to_term).collect()))
}

/// The terms of an article's glossaries, for all articles. Definitions become plain text.
///
/// # Errors
/// As [`import::import`].
pub fn from_json(bytes: &[u8], hint: &Hint<'_>) -> Result<Vec<OwnTerm>, ImportError> {
    let article = import::import(bytes, hint)?.article;
    let entries = article.terms().map(|(_, term)| OwnTerm {
        term: term.term.clone(),
        aliases: term.aliases.clone(),
        reading: term.reading.clone(),
        definition: term.definition_text(),
        example: term.example.clone(),
        status: term.status,
        replacement: term.replacement.clone(),
        scope: Scope::Everywhere,
    });
    let mut terms: Vec<_> = entries.collect();
    super::tidy(&mut terms);
    Ok(terms)
}
