//! What stands on a page, piece by piece.

use super::terms;
use crate::article::{Block, Inline, List, SectionKind, Term, plain_text};

/// What stands on a page.
#[derive(Debug)]
pub(super) enum Piece {
    Block(Block),
    Heading {
        level: u8,
        text: Vec<Inline>,
    },
    Terms(Vec<Term>),
    /// A section of a page that Moyue wrote begins; its heading follows if it has a title.
    Section {
        kind: SectionKind,
        is_titled: bool,
    },
    /// The references of such a section.
    References(List),
}

impl Piece {
    /// Characters of its text without blanks.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::Block(block) => length(block),
            Self::Heading { text, .. } => letters(text),
            Self::Terms(terms) => terms
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
        Block::Quote(inner) => inner.iter().map(length).sum(),
        Block::Callout(callout) => letters(&callout.title) + callout.blocks.iter().map(length).sum::<usize>(),
        Block::Code { text, .. } => text.chars().filter(|c| !c.is_whitespace()).count(),
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
        Piece::Terms(terms) => terms.into_iter().flat_map(terms::blocks).collect(),
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
            Block::Code { text, .. } => vec![Inline::Code(text.clone())],
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
