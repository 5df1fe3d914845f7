//! Terms as a native file: an article of nothing but a glossary.

use super::OwnTerm;
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
    let mut terms: Vec<_> = article.terms().map(|(_, term)| OwnTerm::of(term)).collect();
    super::tidy(&mut terms);
    Ok(terms)
}
