//! What the nodes of a page's tree are.

use dom_query::{NodeData, NodeRef};

use crate::text::slice::one_line;

/// An element's name in lower case; none for what is not an element.
pub(in crate::import) fn name(node: &NodeRef<'_>) -> Option<String> {
    node.element_ref().map(|element| element.name.local.to_ascii_lowercase().to_string())
}

/// A text node's text.
pub(in crate::import) fn text_of(node: &NodeRef<'_>) -> Option<String> {
    node.query_or(None, |node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
}

/// The text of an element on one line, without the readings of ruby.
pub(in crate::import) fn line(node: &NodeRef<'_>) -> String {
    let is_reading = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(2)).any(|outer| outer.has_name("rt") || outer.has_name("rp"))
    };
    let texts = node.descendants_it().filter(|inner| inner.is_text() && !is_reading(inner));
    let text: String = texts.filter_map(|inner| text_of(&inner)).collect();
    one_line(&text)
}
