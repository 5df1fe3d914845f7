//! What stands in a text while the parser reads it, where its rules would take the text apart; it is taken out of what
//! the parser has read. Noncharacters of Unicode, which no text holds, tell it from what the writer wrote.

use std::borrow::Cow;

use comrak::Node;
use comrak::nodes::NodeValue;

use super::definition_marks::{self, MARK_LINE};
use super::{addresses, bracketed, callouts, formulas};

/// Ends an address: a tag that means nothing. The parser looks for the end of an address no further than to the blank.
pub(super) const ADDRESS_END: &str = "<? \u{FDD5}?>";
/// A colon in the line that opens a container, in which the parser wants none.
pub(super) const COLON: char = '\u{FDD6}';
/// Begins a line of a formula, which is no line of anything else then, and not blank.
pub(super) const FORMULA_LINE: char = '\u{FDD7}';

/// The text with all that is to stand in it; none where it can be read as it is.
pub(super) fn put_in(text: &str) -> Option<String> {
    let mut read = Cow::Borrowed(text);
    for put in [
        definition_marks::guarded,
        addresses::ended,
        callouts::with_titles,
        formulas::joined,
        bracketed::guarded,
    ] {
        if let Some(changed) = put(&read) {
            read = Cow::Owned(changed);
        }
    }
    match read {
        Cow::Borrowed(_) => None,
        Cow::Owned(changed) => Some(changed),
    }
}

/// Takes out of what was read all that stands in it.
pub(super) fn take_out(root: Node<'_>) {
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        let is_end = matches!(&node.data().value, NodeValue::HtmlInline(tag) if tag == ADDRESS_END);
        if is_end {
            node.detach();
            continue;
        }
        match &mut node.data_mut().value {
            NodeValue::Text(text) => {
                if let Some(written) = written(text) {
                    *text = Cow::Owned(written);
                }
            }
            NodeValue::Code(code) => restore(&mut code.literal),
            NodeValue::CodeBlock(code) => {
                restore(&mut code.info);
                restore(&mut code.literal);
            }
            NodeValue::HtmlBlock(block) => restore(&mut block.literal),
            NodeValue::HtmlInline(tag) => restore(tag),
            NodeValue::Math(math) => restore(&mut math.literal),
            NodeValue::WikiLink(link) => restore(&mut link.url),
            NodeValue::BlockDirective(directive) => restore(&mut directive.info),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                restore(&mut link.url);
                restore(&mut link.title);
            }
            _ => {}
        }
    }
}

fn restore(text: &mut String) {
    if let Some(written) = written(text) {
        *text = written;
    }
}

/// A text as it was written; none where nothing stands in it.
fn written(text: &str) -> Option<String> {
    let stands_in = |c| matches!(c, '\u{FDD5}' | COLON | FORMULA_LINE | MARK_LINE);
    (text.contains(stands_in) || bracketed::stands_in(text)).then(|| {
        let text = bracketed::as_written(&text.replace(ADDRESS_END, ""));
        text.chars()
            .filter(|c| !matches!(*c, FORMULA_LINE | MARK_LINE))
            .map(|c| if c == COLON { ':' } else { c })
            .collect()
    })
}
