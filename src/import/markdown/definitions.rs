//! Lists of definitions, as Pandoc and PHP Markdown Extra have them: terms, one a line, and under them lines that begin with
//! `:` or `~`, perhaps after a blank line.

use comrak::Node;
use comrak::nodes::NodeValue;

use super::blocks::blocks;
use super::context::Context;
use super::inlines::of_nodes;
use crate::article::{DefinitionGroup, DefinitionList, Inline};

/// What a comment right before a list says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListUse {
    /// A part of the glossary.
    Terms,
    /// A part of the text.
    Definitions,
}

impl ListUse {
    /// Reads `<!-- list: terms -->` and `<!-- list: definitions -->` before a list.
    pub(super) fn of(list: Node<'_>) -> Option<Self> {
        let before = list.previous_sibling()?;
        let data = before.data();
        let NodeValue::HtmlBlock(block) = &data.value else { return None };
        let said = block.literal.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
        match said.trim().strip_prefix("list:")?.trim() {
            "terms" => Some(Self::Terms),
            "definitions" => Some(Self::Definitions),
            _ => None,
        }
    }
}

/// The list that a node is.
pub(super) fn list(node: Node<'_>, depth: usize, context: &Context) -> DefinitionList {
    let mut list = DefinitionList::default();
    for item in node.children() {
        let mut group = DefinitionGroup::default();
        let mut has_term = false;
        for part in item.children() {
            if matches!(part.data().value, NodeValue::DescriptionTerm) {
                has_term = true;
                group.terms = terms(part, context);
            } else {
                group.definitions.push(blocks(part, depth + 1, context));
            }
        }
        group.definitions.retain(|definition| !definition.is_empty());
        // The parser takes a further definition of a term for one of no term.
        match list.groups.last_mut() {
            Some(before) if !has_term => before.definitions.append(&mut group.definitions),
            _ => list.groups.push(group),
        }
    }
    list.groups.retain(|group| !group.is_empty());
    list
}

/// The terms of a node, one a line, which the parser puts into a paragraph or not.
fn terms(node: Node<'_>, context: &Context) -> Vec<Vec<Inline>> {
    let paragraph = node.first_child().filter(|child| matches!(child.data().value, NodeValue::Paragraph));
    let parts: Vec<_> = paragraph.unwrap_or(node).children().collect();
    let lines = parts.split(|part| matches!(part.data().value, NodeValue::SoftBreak));
    let terms = lines.map(|line| of_nodes(line.iter().copied(), context));
    terms.filter(|term| !term.is_empty()).collect()
}
