//! Blocks of preformatted text among the passages of an article.

use std::ops::Range;

use super::{Article, Block, Passage, Role, Text};

/// A block of preformatted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// Its lines: passages, one a line.
    pub lines: Range<usize>,
    /// The language as the source names it, empty when it does not.
    pub language: Text,
}

impl CodeBlock {
    /// All of its text, with a line end between lines.
    pub fn text(&self, passages: &[Passage]) -> String {
        let lines = passages.get(self.lines.clone()).unwrap_or_default();
        let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }
}

/// The blocks of preformatted text of an article whose passages these are, in reading order.
pub fn code_blocks(article: &Article, passages: &[Passage]) -> Vec<CodeBlock> {
    let mut found = Vec::new();
    for section in &article.sections {
        collect(&section.blocks, &mut found);
        section.entries.iter().for_each(|entry| collect(&entry.definition, &mut found));
    }
    if found.is_empty() {
        return Vec::new();
    }
    let mut lines = (0..).zip(passages).filter(|(_, passage)| passage.role == Role::Code).map(|(at, _)| at);
    let block = |(language, count): (&Text, usize)| {
        // The lines of a block stand next to each other.
        let first = lines.by_ref().take(count).min()?;
        Some(CodeBlock { lines: first..first + count, language: language.clone() })
    };
    found.into_iter().filter_map(block).collect()
}

/// The block that a passage is a line of.
pub fn code_block_of(blocks: &[CodeBlock], passage: usize) -> Option<&CodeBlock> {
    let after = blocks.partition_point(|block| block.lines.start <= passage);
    blocks.get(after.checked_sub(1)?).filter(|block| block.lines.contains(&passage))
}

/// The languages of blocks of code and the numbers of their lines.
fn collect<'a>(blocks: &'a [Block], found: &mut Vec<(&'a Text, usize)>) {
    for block in blocks {
        match block {
            Block::Code { language, text, .. } => found.push((language, text.split('\n').count())),
            Block::List(list) => list.items.iter().for_each(|item| collect(item, found)),
            Block::DefinitionList(list) => {
                let definitions = list.groups.iter().flat_map(|group| &group.definitions);
                definitions.for_each(|definition| collect(definition, found));
            }
            Block::Quote(blocks) => collect(blocks, found),
            Block::Callout(callout) => collect(&callout.blocks, found),
            Block::Paragraph(_) | Block::Heading { .. } | Block::Table(_) | Block::Image(_) | Block::Rule => {
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{List, Section, Term, passages};

    fn code(language: &str, text: &str) -> Block {
        Block::Code { language: language.into(), text: text.into(), caption: vec![] }
    }

    #[test]
    fn blocks_next_to_each_other_are_told_apart() {
        let list =
            List { start: None, items: vec![vec![code("rust", "a\n\nb"), code("", "c")]], ..List::default() };
        let quote = Block::Quote(vec![code("c", "d\ne")]);
        let section = Section {
            blocks: vec![Block::paragraph("文"), Block::List(list), quote],
            entries: vec![Term { term: "詞".into(), definition: vec![code("sh", "f")], ..Term::default() }],
            ..Section::default()
        };
        let article = Article { sections: vec![section], ..Article::default() };
        let passages = passages(&article);
        let blocks = code_blocks(&article, &passages);
        let texts: Vec<_> =
            blocks.iter().map(|block| (block.language.as_str(), block.text(&passages))).collect();
        let expected = [("rust", "a\n\nb"), ("", "c"), ("c", "d\ne"), ("sh", "f")];
        assert_eq!(texts, expected.map(|(language, text)| (language, text.to_owned())));
        let of = |passage: usize| code_block_of(&blocks, passage).map(|block| block.lines.start);
        assert_eq!([of(0), of(1), of(3), of(4), of(5)], [None, Some(1), Some(1), Some(4), Some(5)]);
    }
}
