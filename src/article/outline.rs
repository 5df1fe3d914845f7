//! The outline: sections and the headings inside them.

use super::{Anchor, Article, Block, SectionKind, plain_text};

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    /// The heading as it stands in the article; empty for a section without one.
    pub title: String,
    /// The kind of section.
    pub kind: SectionKind,
    /// 0 for a section, 1 to 6 for a heading inside it.
    pub level: u8,
    /// Where it begins.
    pub anchor: Anchor,
    /// Entries or references, where the section is a list of them.
    pub count: usize,
}

/// The level of the largest headings inside the sections of an article. Web pages leave the first ones to their title.
pub fn shallowest_heading(article: &Article) -> u8 {
    let blocks = article.sections.iter().flat_map(|section| &section.blocks);
    let levels = blocks.filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    levels.min().unwrap_or(1).max(1)
}

/// The level that a heading has next to the largest ones, from 1 on.
pub fn shown_level(level: u8, shallowest: u8) -> u8 {
    level.max(1).saturating_sub(shallowest.saturating_sub(1)).max(1)
}

/// The outline of an article, in reading order.
pub fn outline(article: &Article) -> Vec<OutlineItem> {
    let mut items = Vec::new();
    let shallowest = shallowest_heading(article);
    for (index, section) in article.sections.iter().enumerate() {
        items.push(OutlineItem {
            title: section.title.clone(),
            kind: section.kind,
            level: 0,
            anchor: Anchor::new(index, 0, 0),
            count: section.entries.len() + section.references.len(),
        });
        for (block, content) in section.blocks.iter().enumerate() {
            if let Block::Heading { level, text } = content {
                items.push(OutlineItem {
                    title: plain_text(text),
                    kind: section.kind,
                    level: shown_level(*level, shallowest),
                    anchor: Anchor::new(index, block, 0),
                    count: 0,
                });
            }
        }
    }
    items
}
