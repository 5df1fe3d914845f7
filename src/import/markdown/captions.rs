//! Captions with marks in them: a paragraph alone between the tags of a caption, right before a table or right after
//! an image or code; and a paragraph before or after a table that begins with `Table:` or `:` (Pandoc,
//! `table_captions`).

use comrak::Node;
use comrak::nodes::NodeValue;

use crate::article::{Inline, Table};

/// Whether a paragraph is a caption.
pub(super) fn is_caption(paragraph: Node<'_>) -> bool {
    let is_of_table =
        || between(paragraph, "caption").and_then(|(_, end)| end.next_sibling()).is_some_and(is_table);
    let is_of_figure = || {
        between(paragraph, "figcaption")
            .and_then(|(begin, _)| begin.previous_sibling())
            .is_some_and(is_figure)
    };
    is_of_table() || is_of_figure() || is_below(paragraph) || is_above(paragraph)
}

/// Whether a paragraph is marked as the caption of the table that it stands below. Of two tables around it, it is that of
/// the first, if that has none yet.
fn is_below(paragraph: Node<'_>) -> bool {
    let table = paragraph.previous_sibling().filter(|node| is_table(node) && is_marked(paragraph));
    table.is_some_and(|table| {
        let above = table.previous_sibling();
        let has_caption =
            above.is_some_and(|above| is_marked(above) && !above.previous_sibling().is_some_and(is_table));
        !has_caption && tagged(table).is_none()
    })
}

/// Whether a paragraph is marked as the caption of the table that it stands above.
fn is_above(paragraph: Node<'_>) -> bool {
    let table = paragraph.next_sibling().filter(|node| is_table(node) && is_marked(paragraph));
    table.is_some() && !is_below(paragraph)
}

/// Whether a paragraph begins with the mark of a caption.
fn is_marked(node: Node<'_>) -> bool {
    let data = node
        .first_child()
        .filter(|_| matches!(node.data().value, NodeValue::Paragraph))
        .map(|first| first.data());
    data.is_some_and(|data| matches!(&data.value, NodeValue::Text(text) if after_mark(text).is_some()))
}

/// What stands after the mark of a caption. A colon before a sign is something else, such as a face.
fn after_mark(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("Table:").or_else(|| text.strip_prefix("table:")) {
        return Some(rest);
    }
    let rest = text.strip_prefix(':')?;
    (!rest.starts_with(|c: char| c.is_ascii_punctuation() || matches!(c, '：' | '）'))).then_some(rest)
}

/// A caption without its mark, and without the attributes at its end, by which Pandoc's filters refer to a table.
pub(super) fn without_mark(mut caption: Vec<Inline>) -> Vec<Inline> {
    let Some(Inline::Text(first)) = caption.first_mut() else { return caption };
    let Some(rest) = after_mark(first) else { return caption };
    *first = rest.trim_start_matches([' ', '\t']).into();
    if let Some(Inline::Text(last)) = caption.last_mut()
        && let Some((before, attributes)) = last.trim_end().rsplit_once('{')
        && attributes.starts_with(['#', '.'])
        && attributes.strip_suffix('}').is_some_and(|inner| !inner.contains('}'))
    {
        *last = before.trim_end_matches([' ', '\t']).into();
    }
    caption.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    caption
}

/// Takes a caption that stands right under the rows of a table, and was taken for one of them: a line without the marks of
/// cells.
pub(super) fn last_row(node: Node<'_>, table: &mut Table) -> Option<Vec<Inline>> {
    let row = node.last_child()?;
    let cell = row.first_child()?;
    if row.data().sourcepos != cell.data().sourcepos {
        return None;
    }
    let row = table.rows.pop_if(|row| {
        let Some(Inline::Text(first)) = row.first().and_then(|cell| cell.first()) else { return false };
        first.starts_with(": ") || first.starts_with("Table:") || first.starts_with("table:")
    })?;
    row.into_iter().next().map(without_mark)
}

/// The caption of a table.
pub(super) fn of_table(table: Node<'_>) -> Option<Node<'_>> {
    let above = || table.previous_sibling().filter(|above| is_above(above));
    let below = || table.next_sibling().filter(|below| is_below(below));
    tagged(table).or_else(above).or_else(below)
}

/// The caption of a table between its tags.
fn tagged(table: Node<'_>) -> Option<Node<'_>> {
    let caption = table.previous_sibling()?.previous_sibling()?;
    between(caption, "caption")
        .is_some_and(|(_, end)| end.next_sibling().is_some_and(is_table))
        .then_some(caption)
}

/// The caption of a block of code, or of the image at the end of a paragraph.
pub(super) fn of_figure(node: Node<'_>) -> Option<Node<'_>> {
    let caption = node.next_sibling()?.next_sibling()?;
    between(caption, "figcaption").filter(|_| is_figure(node)).map(|_| caption)
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

fn is_figure(node: Node<'_>) -> bool {
    let is_code = matches!(node.data().value, NodeValue::CodeBlock(_));
    let is_paragraph = matches!(node.data().value, NodeValue::Paragraph);
    is_code
        || is_paragraph
            && node.last_child().is_some_and(|last| matches!(last.data().value, NodeValue::Image(_)))
}
