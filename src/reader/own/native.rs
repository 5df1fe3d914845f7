//! Terms as a native file: an article of nothing but a glossary.

use super::{OwnTerm, Scope};
use crate::article::{Article, Block, Section, SectionKind, Term, plain_text};
use crate::glossary::Glossary;
use crate::import::{self, Hint, ImportError};

/// The terms as a native file with a title; where they belong is not told.
pub fn to_json(terms: &[OwnTerm], title: &str) -> String {
    let entries = terms.iter().map(OwnTerm::to_term).collect();
    let glossary = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
    import::to_json(&Article { title: title.to_owned(), sections: vec![glossary], ..Article::default() })
}

/// The terms of an article's glossaries, for all articles. Definitions become plain text.
///
/// # Errors
/// As [`import::import`].
pub fn from_json(bytes: &[u8], hint: &Hint<'_>) -> Result<Vec<OwnTerm>, ImportError> {
    let article = import::import(bytes, hint)?.article;
    let glossary = Glossary::new(&article);
    let entries = article.terms().zip(glossary.entries());
    let mut terms: Vec<_> = entries
        .map(|((_, term), entry)| OwnTerm {
            term: term.term.clone(),
            aliases: term.aliases.clone(),
            reading: term.reading.clone(),
            definition: paragraphs(term).unwrap_or_else(|| entry.definition.clone()),
            example: term.example.clone(),
            status: term.status,
            replacement: term.replacement.clone(),
            scope: Scope::Everywhere,
        })
        .collect();
    super::tidy(&mut terms);
    Ok(terms)
}

/// A definition of nothing but paragraphs, exactly as it was written.
pub(in crate::reader) fn paragraphs(term: &Term) -> Option<String> {
    let texts = term.definition.iter().map(|block| match block {
        Block::Paragraph(text) => Some(plain_text(text)),
        _ => None,
    });
    Some(texts.collect::<Option<Vec<_>>>()?.join("\n"))
}
