//! The notes at the end, to which references in the text lead.

use comrak::Node;
use comrak::nodes::NodeValue;

use super::blocks;
use super::context::Context;
use crate::article::{Article, Block, List, Section, SectionKind};

/// Adds a section of the notes in the order of their numbers, or adds them to the last section if it is named so.
pub(super) fn read(root: Node<'_>, context: &Context, article: &mut Article) {
    let is_note = |node: &Node<'_>| matches!(node.data().value, NodeValue::FootnoteDefinition(_));
    let items: Vec<_> =
        root.children().filter(is_note).map(|node| blocks::blocks(node, 1, context)).collect();
    if items.is_empty() {
        return;
    }
    let notes = Block::List(List { start: Some(1), items, ..List::default() });
    match article.sections.last_mut() {
        Some(last)
            if last.title == context.notes && last.entries.is_empty() && last.references.is_empty() =>
        {
            last.blocks.push(notes);
        }
        _ => article.sections.push(Section {
            kind: SectionKind::Other,
            title: context.notes.to_owned(),
            blocks: vec![notes],
            ..Section::default()
        }),
    }
}
