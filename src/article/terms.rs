//! An article's terms by themselves.

use super::{Article, Block, Section, SectionKind, Term, passages, plain_text};

impl Article {
    /// An article of nothing but a glossary.
    pub fn of_terms(title: &str, language: &str, entries: Vec<Term>) -> Self {
        let glossary = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
        Self {
            title: title.to_owned(),
            language: language.to_owned(),
            sections: vec![glossary],
            ..Self::default()
        }
    }

    /// An article of nothing but the terms of this one, as they are written, in one section.
    #[must_use]
    pub fn terms_alone(&self) -> Self {
        let mut alone =
            Self::of_terms(&self.title, &self.language, self.terms().map(|(_, term)| term.clone()).collect());
        let of_terms = self.sections.iter().find(|section| !section.entries.is_empty());
        if let (Some(section), Some(found)) = (alone.sections.first_mut(), of_terms) {
            section.title.clone_from(&found.title);
        }
        alone
    }
}

impl Term {
    /// The definition as plain text with `\n` between paragraphs: one of nothing but paragraphs exactly as it was written,
    /// any other as it is read.
    pub fn definition_text(&self) -> String {
        let paragraphs = self.definition.iter().map(|block| match block {
            Block::Paragraph(text) => Some(plain_text(text)),
            _ => None,
        });
        if let Some(texts) = paragraphs.collect::<Option<Vec<_>>>() {
            return texts.join("\n");
        }
        let section = Section { blocks: self.definition.clone(), ..Section::default() };
        let texts = passages(&Article { sections: vec![section], ..Article::default() });
        let texts = texts.iter().filter(|passage| !passage.text.is_empty());
        texts.map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The paragraphs of a definition that is plain text with `\n` between them.
    pub fn paragraphs(definition: &str) -> Vec<Block> {
        if definition.is_empty() {
            Vec::new()
        } else {
            definition.split('\n').map(Block::paragraph).collect()
        }
    }
}
