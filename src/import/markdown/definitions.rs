//! Lists of definitions, as Pandoc and PHP Markdown Extra have them: terms, one a line, and under them lines that begin with
//! `:` or `~`, perhaps after a blank line.

use comrak::Node;
use comrak::nodes::NodeValue;

use super::context::Context;
use super::inlines::of_nodes;
use crate::article::Inline;

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

/// The terms of a node, one a line, which the parser puts into a paragraph or not.
pub(super) fn terms(node: Node<'_>, context: &Context) -> Vec<Vec<Inline>> {
    let paragraph = node.first_child().filter(|child| matches!(child.data().value, NodeValue::Paragraph));
    let parts: Vec<_> = paragraph.unwrap_or(node).children().collect();
    let lines = parts.split(|part| matches!(part.data().value, NodeValue::SoftBreak));
    let terms = lines.map(|line| of_nodes(line.iter().copied(), context));
    terms.filter(|term| !term.is_empty()).collect()
}
