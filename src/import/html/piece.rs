//! What stands on a page, piece by piece.

use crate::article::{Block, DefinitionGroup, Inline, List, SectionKind, Term, plain_text};

/// What stands on a page.
#[derive(Debug)]
pub(super) enum Piece {
    Block(Block),
    /// Blocks of one list of definitions.
    Blocks(Vec<Block>),
    Heading {
        level: u8,
        text: Vec<Inline>,
    },
    /// A list of definitions that may be a glossary.
    Terms(TermList),
    /// A section of a page that Moyue wrote begins; its heading follows if it has a title.
    Section {
        kind: SectionKind,
        is_titled: bool,
    },
    /// The references of such a section.
    References(List),
}

/// A list of definitions that reads as a glossary.
#[derive(Debug, Default)]
pub(super) struct TermList {
    /// Its entries, if it is one.
    pub entries: Vec<Term>,
    /// What it is if it is none.
    pub blocks: Vec<Block>,
    /// Whether the page says that it is one.
    pub is_told: bool,
    /// Whether its markup says that its terms are code.
    pub is_code: bool,
}

impl Piece {
    /// Characters of its text without blanks.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::Block(block) => length(block),
            Self::Heading { text, .. } => letters(text),
            Self::Blocks(blocks) => blocks.iter().map(length).sum(),
            Self::Terms(list) => list
                .entries
                .iter()
                .map(|term| term.term.chars().count() + term.definition.iter().map(length).sum::<usize>())
                .sum(),
            Self::Section { .. } => 0,
            Self::References(list) => list.items.iter().flatten().map(length).sum(),
        }
    }
}

fn length(block: &Block) -> usize {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => letters(text),
        Block::List(list) => list.items.iter().flatten().map(length).sum(),
        Block::DefinitionList(list) => {
            let definitions = list.groups.iter().flat_map(|group| &group.definitions).flatten();
            list.terms().map(|term| letters(term)).sum::<usize>() + definitions.map(length).sum::<usize>()
        }
        Block::Quote(inner) => inner.iter().map(length).sum(),
        Block::Callout(callout) => letters(&callout.title) + callout.blocks.iter().map(length).sum::<usize>(),
        Block::Code { text, caption, .. } => {
            letters(caption) + text.chars().filter(|c| !c.is_whitespace()).count()
        }
        Block::Table(table) => {
            let cells = std::iter::once(&table.header).chain(&table.rows).flatten();
            cells.chain([&table.caption]).map(|cell| letters(cell)).sum()
        }
        Block::Image(image) => letters(&image.caption),
        Block::Rule => 0,
    }
}

fn letters(text: &[Inline]) -> usize {
    plain_text(text).chars().filter(|c| !c.is_whitespace()).count()
}

/// Pieces inside something that holds blocks alone.
pub(super) fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let blocks = |piece| match piece {
        Piece::Block(block) => vec![block],
        Piece::Heading { level, text } => vec![Block::Heading { level, text }],
        Piece::Blocks(blocks) => blocks,
        Piece::Terms(list) => list.blocks,
        Piece::Section { .. } => Vec::new(),
        Piece::References(list) => vec![Block::List(list)],
    };
    pieces.into_iter().flat_map(blocks).collect()
}

/// Paragraphs as one, with line breaks between.
pub(super) fn flat(blocks: &[Block]) -> Vec<Inline> {
    let mut out = Vec::new();
    for block in blocks {
        let inlines = match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => text.clone(),
            Block::Code { text, caption, .. } => {
                let mut code = caption.clone();
                code.extend((!caption.is_empty()).then_some(Inline::LineBreak));
                code.push(Inline::Code(text.clone()));
                code
            }
            Block::DefinitionList(list) => {
                let group = |group: &DefinitionGroup| {
                    let definitions = group.definitions.iter().map(|definition| flat(definition));
                    group.terms.iter().cloned().chain(definitions).collect::<Vec<_>>()
                };
                list.groups.iter().flat_map(group).collect::<Vec<_>>().join(&Inline::LineBreak)
            }
            Block::Image(image) if !image.alternative.is_empty() => {
                vec![Inline::Text(image.alternative.as_str().into())]
            }
            Block::Quote(inner) => flat(inner),
            Block::Callout(callout) => {
                let title = (!callout.title.is_empty()).then(|| Block::Paragraph(callout.title.clone()));
                flat(&title.into_iter().chain(callout.blocks.iter().cloned()).collect::<Vec<_>>())
            }
            Block::List(list) => {
                list.items.iter().map(|item| flat(item)).collect::<Vec<_>>().join(&Inline::LineBreak)
            }
            Block::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                let lines = rows.map(|row| row.join(&Inline::Text(" ".into())));
                let caption = Some(table.caption.clone()).filter(|caption| !caption.is_empty());
                caption.into_iter().chain(lines).collect::<Vec<_>>().join(&Inline::LineBreak)
            }
            _ => continue,
        };
        if !out.is_empty() && !inlines.is_empty() {
            out.push(Inline::LineBreak);
        }
        out.extend(inlines);
    }
    out
}
