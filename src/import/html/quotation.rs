//! The source of a quotation: what its last element says it is, a `footer` or a `cite`, or the caption of a figure that
//! holds nothing but the quotation (HTML §4.4.4, §4.5.6). Pages have their style sheet draw a dash before it.

use dom_query::NodeRef;

use super::piece::flat;
use crate::article::{Block, Inline, names_source, plain_text, source_dash};
use crate::import::known::node::{self, text_of};

/// Whether the last element of a quotation names its source.
pub(super) fn ends_with_source(quotation: &NodeRef<'_>) -> bool {
    last_part(quotation).is_some_and(|last| match node::name(&last).as_deref() {
        Some("footer" | "cite") => true,
        Some("p" | "div" | "small") => is_cite(&last),
        _ => false,
    })
}

/// Whether an element has nothing in it but a `cite`, and a dash before it.
fn is_cite(node: &NodeRef<'_>) -> bool {
    let before = |node: &NodeRef<'_>| {
        text_of(node).is_none_or(|text| text.chars().all(|c| c.is_whitespace() || "—―─–⸺-".contains(c)))
    };
    last_part(node).is_some_and(|last| {
        last.has_name("cite")
            && node.children_it(false).filter(|child| child.id != last.id).all(|child| before(&child))
            && node.children_it(false).filter(NodeRef::is_element).count() == 1
    })
}

/// The last child, if it is an element.
fn last_part<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let says = |child: &NodeRef<'_>| text_of(child).is_none_or(|text| !text.trim().is_empty());
    node.children_it(true).find(says).filter(NodeRef::is_element)
}

/// Puts a dash before the source at the end of a quotation, unless there is one.
pub(super) fn mark_source(blocks: &mut [Block]) {
    let Some((Block::Paragraph(source), quoted)) = blocks.split_last_mut() else { return };
    if quoted.is_empty() || names_source(&plain_text(source)) {
        return;
    }
    let dash = source_dash(&plain_text(&flat(quoted)));
    let bare = match source.first() {
        Some(Inline::Text(text)) => text.trim_start_matches(['-', ' ']).to_owned(),
        _ => String::new(),
    };
    match source.first_mut() {
        Some(Inline::Text(text)) => *text = format!("{dash}{bare}").into(),
        _ => source.insert(0, Inline::Text(dash.into())),
    }
}
