//! Paragraphs with the images in them: on lines of their own, at the edges of text, or as words in it.

use comrak::Node;
use comrak::nodes::{NodeLink, NodeValue};

use super::context::Context;
use super::inlines::{inlines, of_nodes, text};
use super::tokens::Tag;
use super::{captions, html, wiki};
use crate::article::{Block, Image, Inline, is_image_file, plain_text};
use crate::text::data_address;

/// A paragraph; the images that stand on lines of their own in it, or at the end of one, are blocks between its parts.
pub(super) fn push_paragraph(node: Node<'_>, context: &Context, out: &mut Vec<Block>) {
    let children: Vec<_> = node.children().collect();
    let mut text = Vec::new();
    let mut is_after_image = false;
    for line in children.split_inclusive(|child| is_line_end(child)) {
        let is_blank = |node: Node<'_>| {
            is_line_end(node) || matches!(&node.data().value, NodeValue::Text(text) if text.trim().is_empty())
        };
        let filled: Vec<_> = line.iter().filter(|node| !is_blank(node)).collect();
        let is_alone = !filled.is_empty() && filled.iter().all(|node| image(node).is_some());
        for node in line {
            let is_edge =
                [filled.first(), filled.last()].into_iter().flatten().any(|edge| edge.same_node(*node));
            match image(node).filter(|image| is_alone || is_block(image, is_edge)) {
                Some(image) => {
                    push_text(std::mem::take(&mut text), is_after_image, true, context, out);
                    is_after_image = true;
                    out.push(Block::Image(image.into()));
                }
                None if is_alone => {}
                None => text.push(*node),
            }
        }
    }
    push_text(text, is_after_image, false, context, out);
    if let Some(caption) = captions::of_figure(node)
        && let Some(Block::Image(image)) = out.last_mut()
    {
        image.caption = inlines(caption, context);
    }
}

/// Whether an image in a line of text is more than a word: one of one's own before or after the text, and one without
/// words, which would be lost.
fn is_block(image: &Image, is_edge: bool) -> bool {
    let is_own = image.is_relative() || data_address::is_image(&image.source);
    image.alternative.is_empty() || is_own && is_edge
}

/// Text between images, if there are any.
fn push_text(
    mut nodes: Vec<Node<'_>>,
    is_after_image: bool,
    is_before_image: bool,
    context: &Context,
    out: &mut Vec<Block>,
) {
    // A line end before or after an image means nothing.
    while nodes.last().is_some_and(|node| is_line_end(node)) {
        nodes.pop();
    }
    // Nor do the blanks there. Those at the edges of a paragraph are no longer in what the parser read, but for the ones
    // that are written as character references.
    let is_text =
        |node: Option<&Node<'_>>| node.is_some_and(|node| matches!(node.data().value, NodeValue::Text(_)));
    let keeps_start = !is_after_image && is_text(nodes.first());
    let keeps_end = !is_before_image && is_text(nodes.last());
    let mut inlines = of_nodes(nodes.into_iter(), context);
    if let Some(Inline::Text(text)) = inlines.first_mut().filter(|_| !keeps_start) {
        *text = text.trim_start_matches(' ').into();
    }
    if let Some(Inline::Text(text)) = inlines.last_mut().filter(|_| !keeps_end) {
        *text = text.trim_end_matches(' ').into();
    }
    if !plain_text(&inlines).trim().is_empty() {
        out.push(Block::Paragraph(inlines));
    }
}

fn is_line_end(node: Node<'_>) -> bool {
    match &node.data().value {
        NodeValue::SoftBreak | NodeValue::LineBreak => true,
        NodeValue::HtmlInline(tag) => html::is_break(tag),
        _ => false,
    }
}

/// An image, or a link around nothing but an image of one's own.
fn image(node: Node<'_>) -> Option<Image> {
    let data = node.data();
    let NodeLink { url, title } = match &data.value {
        NodeValue::Image(link) => link.as_ref(),
        NodeValue::HtmlInline(tag) => return image_of_tag(tag),
        NodeValue::WikiLink(link) => return wiki::image(node, link),
        NodeValue::Link(link) => return linked_image(node, link),
        _ => return None,
    };
    if url.is_empty() {
        return None;
    }
    let caption = if title.is_empty() { vec![] } else { vec![Inline::Text(title.replace('\n', " ").into())] };
    Some(Image { source: url.clone(), alternative: text(node), caption })
}

/// The image of a tag as it is written.
fn image_of_tag(tag: &str) -> Option<Image> {
    let is_image = tag.get(1..4).is_some_and(|name| name.eq_ignore_ascii_case("img"));
    if is_image { Tag::of(tag).and_then(|tag| html::image(&tag)) } else { None }
}

/// A link around nothing but an image of one's own. Signs from the net that lead somewhere, as stand above many texts,
/// are links with words.
fn linked_image(node: Node<'_>, link: &NodeLink) -> Option<Image> {
    let mut inside = node.children();
    let only = inside.next().filter(|_| inside.next().is_none())?;
    let mut image = image(only).filter(Image::is_relative)?;
    if !is_image_file(&link.url) {
        // What the image leads to stays at hand under it.
        let words = if image.alternative.is_empty() { &link.url } else { &image.alternative };
        let mut text = std::mem::take(&mut image.caption);
        if text.is_empty() {
            text.push(Inline::Text(words.as_str().into()));
        }
        image.caption.push(Inline::Link { url: link.url.as_str().into(), text });
    }
    Some(image)
}
