//! All inline content of an article, wherever it stands.

use super::{Article, Block, Inline};

impl Article {
    /// Calls `change` for each text: paragraphs, headings, captions, cells, terms of lists of definitions and titles of callouts.
    pub fn each_text(&mut self, change: &mut dyn FnMut(&mut Vec<Inline>)) {
        self.summary.iter_mut().for_each(&mut *change);
        for section in &mut self.sections {
            blocks(&mut section.blocks, change);
            for term in &mut section.entries {
                blocks(&mut term.definition, change);
            }
        }
    }
}

/// Calls `change` for each text of blocks, also within others.
pub(super) fn blocks(all: &mut [Block], change: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in all {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => change(text),
            Block::List(list) => list.items.iter_mut().for_each(|item| blocks(item, change)),
            Block::DefinitionList(list) => {
                for group in &mut list.groups {
                    group.terms.iter_mut().for_each(&mut *change);
                    group.definitions.iter_mut().for_each(|definition| blocks(definition, change));
                }
            }
            Block::Quote(inner) => blocks(inner, change),
            Block::Callout(callout) => {
                change(&mut callout.title);
                blocks(&mut callout.blocks, change);
            }
            Block::Table(table) => {
                change(&mut table.caption);
                let rows = std::iter::once(&mut table.header).chain(&mut table.rows);
                rows.flatten().for_each(&mut *change);
            }
            Block::Image(image) => change(&mut image.caption),
            Block::Code { caption, .. } => change(caption),
            Block::Rule => {}
        }
    }
}
