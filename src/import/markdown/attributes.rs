//! What is said to the program that shows the text, and which no reader is to see: the place of a table of contents
//! (`[TOC]`, `[[toc]]`, `@[toc]`), and attributes in braces: `## 標題 {#id .class}` (Pandoc, Docusaurus, `VitePress`) and
//! `{: .class}` (kramdown, Python-Markdown). A link to the name that a heading was given so leads to the heading.

use std::collections::HashMap;

use comrak::Node;
use comrak::nodes::NodeValue;

use super::inlines::text;

/// Takes attributes out of the tree, and turns links to names into links to headings.
pub(super) fn settle(root: Node<'_>) {
    let blocks: Vec<_> = root
        .descendants()
        .filter(|node| matches!(node.data().value, NodeValue::Heading(_) | NodeValue::Paragraph))
        .collect();
    let mut headings = HashMap::new();
    for node in blocks {
        let is_heading = matches!(node.data().value, NodeValue::Heading(_));
        if !is_heading && is_place_of_contents(node) {
            node.detach();
            continue;
        }
        let Some(attributes) = take(node, is_heading) else { continue };
        let names = attributes.split_ascii_whitespace().filter_map(|part| part.strip_prefix('#'));
        let heading = text(node);
        headings.extend(names.map(|name| (name.to_owned(), heading.clone())));
        if node.first_child().is_none() && !is_heading {
            node.detach();
        }
    }
    if headings.is_empty() {
        return;
    }
    for node in root.descendants() {
        if let NodeValue::Link(link) = &mut node.data_mut().value
            && let Some(heading) = link.url.strip_prefix('#').and_then(|name| headings.get(name))
        {
            link.url = format!("#{heading}");
        }
    }
}

/// Whether a paragraph is but the place where other programs put a table of contents.
fn is_place_of_contents(node: Node<'_>) -> bool {
    if node.children().nth(2).is_some() {
        return false;
    }
    let is_wiki =
        node.first_child().is_some_and(|first| matches!(first.data().value, NodeValue::WikiLink(_)));
    let words = text(node).trim().to_ascii_lowercase();
    match words.as_str() {
        "[toc]" | "@[toc]" => true,
        "toc" | "_toc_" => is_wiki,
        _ => false,
    }
}

/// Takes the attributes from the end of a block: in a heading after its text, in a paragraph on a line of their own.
fn take(node: Node<'_>, is_heading: bool) -> Option<String> {
    let last = node.last_child()?;
    let (kept, attributes) = {
        let data = last.data();
        let NodeValue::Text(text) = &data.value else { return None };
        let inside = text.trim_end().strip_suffix('}')?;
        let (before, inside) = inside.rsplit_once('{')?;
        let is_kramdown = inside.starts_with(':');
        let inside = inside.strip_prefix(':').unwrap_or(inside).trim();
        let is_attribute = |part: &str| {
            let named = part.strip_prefix(['#', '.']).is_some_and(|name| !name.is_empty());
            named || part.split_once('=').is_some_and(|(name, _)| !name.is_empty())
        };
        let is_attributes = !inside.is_empty() && inside.split_ascii_whitespace().all(is_attribute);
        let is_in_place = is_heading || is_kramdown && before.is_empty();
        if !(is_attributes && is_in_place) {
            return None;
        }
        (before.trim_end().to_owned(), inside.to_owned())
    };
    if !kept.is_empty() {
        last.data_mut().value = NodeValue::Text(kept.into());
        return Some(attributes);
    }
    let before = last.previous_sibling();
    let is_own_line = before.is_none_or(|node| matches!(node.data().value, NodeValue::SoftBreak));
    if !(is_heading || is_own_line) {
        return None;
    }
    if let Some(line_end) = before.filter(|node| matches!(node.data().value, NodeValue::SoftBreak)) {
        line_end.detach();
    }
    last.detach();
    Some(attributes)
}
