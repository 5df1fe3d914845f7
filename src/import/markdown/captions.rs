//! Captions with marks in them: a paragraph alone between the tags of a caption, right before a table or right after
//! an image.

use comrak::Node;
use comrak::nodes::NodeValue;

/// Whether a paragraph is a caption.
pub(super) fn is_caption(paragraph: Node<'_>) -> bool {
    let is_of_table =
        || between(paragraph, "caption").and_then(|(_, end)| end.next_sibling()).is_some_and(is_table);
    let is_of_image = || {
        between(paragraph, "figcaption")
            .and_then(|(begin, _)| begin.previous_sibling())
            .is_some_and(ends_in_image)
    };
    is_of_table() || is_of_image()
}

/// The caption of a table.
pub(super) fn of_table(table: Node<'_>) -> Option<Node<'_>> {
    let caption = table.previous_sibling()?.previous_sibling()?;
    between(caption, "caption")
        .is_some_and(|(_, end)| end.next_sibling().is_some_and(is_table))
        .then_some(caption)
}

/// The caption of the image at the end of a paragraph.
pub(super) fn of_image(paragraph: Node<'_>) -> Option<Node<'_>> {
    let caption = paragraph.next_sibling()?.next_sibling()?;
    between(caption, "figcaption").filter(|_| ends_in_image(paragraph)).map(|_| caption)
}

/// The tags that a paragraph stands between.
fn between<'a>(paragraph: Node<'a>, name: &str) -> Option<(Node<'a>, Node<'a>)> {
    let is_tag = |node: Node<'_>, slash: &str| matches!(&node.data().value, NodeValue::HtmlBlock(block) if block.literal.trim() == format!("<{slash}{name}>"));
    let is_paragraph = matches!(paragraph.data().value, NodeValue::Paragraph);
    let begin = paragraph.previous_sibling().filter(|node| is_paragraph && is_tag(*node, ""))?;
    let end = paragraph.next_sibling().filter(|node| is_tag(*node, "/"))?;
    Some((begin, end))
}

fn is_table(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::Table(_))
}

fn ends_in_image(node: Node<'_>) -> bool {
    let is_paragraph = matches!(node.data().value, NodeValue::Paragraph);
    is_paragraph && node.last_child().is_some_and(|last| matches!(last.data().value, NodeValue::Image(_)))
}
