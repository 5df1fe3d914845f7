//! Block nodes as blocks.

use comrak::Node;
use comrak::nodes::{ListType, NodeCodeBlock, NodeLink, NodeList, NodeValue, TableAlignment};

use super::context::Context;
use super::html;
use super::inlines::{inlines, of_nodes, text};
use crate::article::{Alignment, Block, Callout, Image, Inline, List, Table, plain_text};
use crate::text::data_address;

/// Quotes and lists go no deeper; what is nested deeper stands in the last of them.
const DEEPEST: usize = 14;

/// What a document consists of at its top.
pub(super) enum Piece {
    /// A heading, with its level in the document.
    Heading { level: u8, text: Vec<Inline> },
    /// A definition list.
    Definitions(Vec<Definition>),
    /// Anything else.
    Block(Block),
}

/// A term and its definition.
pub(super) struct Definition {
    /// The term as it is listed.
    pub term: Vec<Inline>,
    /// What it means.
    pub blocks: Vec<Block>,
}

/// The pieces of a document but its title, each with its line in the file.
pub(super) fn pieces(root: Node<'_>, skipped_lines: usize, context: &Context) -> Vec<(usize, Piece)> {
    let mut pieces = Vec::new();
    for node in root.children() {
        let start = node.data().sourcepos.start.line;
        let line = start + skipped_lines;
        match &node.data().value {
            NodeValue::Heading(_) if context.title_line == Some(start) => {}
            NodeValue::Heading(heading) => {
                pieces.push((line, Piece::Heading { level: heading.level, text: inlines(node, context) }));
            }
            NodeValue::DescriptionList => {
                pieces.push((line, Piece::Definitions(definitions(node, 0, context))));
            }
            // They are read where the notes are made.
            NodeValue::FootnoteDefinition(_) => {}
            _ => {
                let mut out = Vec::new();
                push(node, 0, context, &mut out);
                pieces.extend(out.into_iter().map(|block| (line, Piece::Block(block))));
            }
        }
    }
    pieces
}

/// The blocks in a node.
pub(super) fn blocks(node: Node<'_>, depth: usize, context: &Context) -> Vec<Block> {
    let mut out = Vec::new();
    for child in node.children() {
        push(child, depth, context, &mut out);
    }
    out
}

fn push(node: Node<'_>, depth: usize, context: &Context, out: &mut Vec<Block>) {
    let data = node.data();
    match &data.value {
        NodeValue::BlockQuote
        | NodeValue::Callout(_)
        | NodeValue::CalloutTitle
        | NodeValue::List(_)
        | NodeValue::DescriptionList
            if depth >= DEEPEST =>
        {
            push_leaves(node, context, out);
        }
        NodeValue::Callout(callout) => {
            out.push(Block::Callout(self::callout(node, &callout.callout_type, depth, context)));
        }
        NodeValue::BlockQuote => out.push(Block::Quote(blocks(node, depth + 1, context))),
        NodeValue::List(list) => out.push(Block::List(self::list(node, list, depth, context))),
        NodeValue::DescriptionList => {
            for Definition { term, blocks } in definitions(node, depth, context) {
                out.push(Block::Paragraph(vec![Inline::Strong(term)]));
                out.extend(blocks);
            }
        }
        NodeValue::Table(_) => out.push(Block::Table(table(node, context).into())),
        _ => push_leaf(node, context, out),
    }
}

/// Pushes what is in a node that is nested too deep, without what it is nested in.
fn push_leaves(node: Node<'_>, context: &Context, out: &mut Vec<Block>) {
    for node in node.descendants() {
        let is_cell = matches!(node.data().value, NodeValue::TableCell | NodeValue::DescriptionTerm);
        if is_cell && node.first_child().is_some_and(|child| !child.data().value.block()) {
            out.push(Block::Paragraph(inlines(node, context)));
        } else {
            push_leaf(node, context, out);
        }
    }
}

fn push_leaf(node: Node<'_>, context: &Context, out: &mut Vec<Block>) {
    match &node.data().value {
        NodeValue::Paragraph if caption_of(node).is_some() => {}
        NodeValue::Paragraph => push_paragraph(node, context, out),
        NodeValue::Heading(heading) => {
            let level = context.inner_level(heading.level);
            out.push(Block::Heading { level, text: inlines(node, context) });
        }
        NodeValue::CodeBlock(code) => out.push(self::code(code)),
        NodeValue::HtmlBlock(block) => {
            out.extend(html::blocks(&block.literal));
        }
        NodeValue::ThematicBreak => out.push(Block::Rule),
        _ => {}
    }
}

/// A paragraph; the images that stand on lines of their own in it, or at the end of one, are blocks between its parts.
fn push_paragraph(node: Node<'_>, context: &Context, out: &mut Vec<Block>) {
    let children: Vec<_> = node.children().collect();
    let mut text = Vec::new();
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
                    push_text(std::mem::take(&mut text), context, out);
                    out.push(Block::Image(image.into()));
                }
                None if is_alone => {}
                None => text.push(*node),
            }
        }
    }
    push_text(text, context, out);
}

/// Whether an image in a line of text is more than a word: one of one's own before or behind the text, and one without
/// words, which would be lost.
fn is_block(image: &Image, is_edge: bool) -> bool {
    let is_own = is_relative(&image.source) || data_address::is_image(&image.source);
    image.alternative.is_empty() || is_own && is_edge
}

fn push_text(mut nodes: Vec<Node<'_>>, context: &Context, out: &mut Vec<Block>) {
    // A line end before or behind an image means nothing.
    while nodes.last().is_some_and(|node| is_line_end(node)) {
        nodes.pop();
    }
    let mut inlines = of_nodes(nodes.into_iter(), context);
    // Nor do the blanks there.
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start_matches(' ').into();
    }
    if let Some(Inline::Text(text)) = inlines.last_mut() {
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
        NodeValue::HtmlInline(tag) => return html::image(tag),
        NodeValue::Link(link) => return linked_image(node, link),
        _ => return None,
    };
    if url.is_empty() {
        return None;
    }
    let caption = if title.is_empty() { vec![] } else { vec![Inline::Text(title.replace('\n', " ").into())] };
    Some(Image { source: url.clone(), alternative: text(node), caption })
}

/// A link around nothing but an image of one's own. Signs from the net that lead somewhere, as stand above many texts,
/// are links with words.
fn linked_image(node: Node<'_>, link: &NodeLink) -> Option<Image> {
    let mut inside = node.children();
    let only = inside.next().filter(|_| inside.next().is_none())?;
    let mut image = image(only).filter(|image| is_relative(&image.source))?;
    let path = link.url.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let leads_to_image = IMAGES.iter().any(|ending| path.ends_with(ending));
    if !leads_to_image && image.caption.is_empty() {
        // What the image leads to stays at hand under it.
        let words = if image.alternative.is_empty() { &link.url } else { &image.alternative };
        let text = vec![Inline::Text(words.as_str().into())];
        image.caption.push(Inline::Link { url: link.url.as_str().into(), text });
    }
    Some(image)
}

/// How the names of images end.
const IMAGES: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif"];

/// Whether an address has neither a scheme nor a host.
fn is_relative(url: &str) -> bool {
    let before_path = url.split(['/', '?', '#']).next().unwrap_or_default();
    !before_path.contains(':') && !url.starts_with("//")
}

fn code(code: &NodeCodeBlock) -> Block {
    let language = code.info.split_whitespace().next().unwrap_or_default();
    let text = code.literal.strip_suffix('\n').unwrap_or(&code.literal);
    Block::Code { language: language.into(), text: text.into() }
}

fn list(node: Node<'_>, list: &NodeList, depth: usize, context: &Context) -> List {
    let start = (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(u32::MAX));
    let item = |item: Node<'_>| {
        let mut inner = blocks(item, depth + 1, context);
        if let NodeValue::TaskItem(task) = &item.data().value {
            let mark = if task.symbol.is_some() { "☑ " } else { "☐ " };
            push_before(mark, &mut inner);
        }
        inner
    };
    List { start, items: node.children().map(item).collect() }
}

/// Puts a text before the first paragraph, which is made if there is none.
fn push_before(mark: &str, blocks: &mut Vec<Block>) {
    match blocks.first_mut() {
        Some(Block::Paragraph(inlines)) => match inlines.first_mut() {
            Some(Inline::Text(text)) => *text = format!("{mark}{text}").into(),
            _ => inlines.insert(0, Inline::Text(mark.into())),
        },
        _ => blocks.insert(0, Block::paragraph(mark.trim_end())),
    }
}

fn table(node: Node<'_>, context: &Context) -> Table {
    let mut table = Table::default();
    for row in node.children() {
        let cells = row.children().map(|cell| inlines(cell, context)).collect();
        match row.data().value {
            NodeValue::TableRow(true) => table.header = cells,
            _ => table.rows.push(cells),
        }
    }
    if table.header.iter().all(Vec::is_empty) {
        table.header.clear();
    }
    if let NodeValue::Table(of) = &node.data().value {
        table.alignment = of.alignments.iter().copied().map(alignment).collect();
    }
    while table.alignment.last() == Some(&Alignment::Start) {
        table.alignment.pop();
    }
    let caption = before(node).and_then(before).filter(|paragraph| caption_of(paragraph).is_some());
    table.caption = caption.map(|caption| inlines(caption, context)).unwrap_or_default();
    table
}

fn alignment(column: TableAlignment) -> Alignment {
    match column {
        TableAlignment::Center => Alignment::Center,
        TableAlignment::Right => Alignment::End,
        TableAlignment::Left | TableAlignment::None => Alignment::Start,
    }
}

/// The table whose caption a paragraph is: it stands alone between the tags of one, right before the table.
fn caption_of(paragraph: Node<'_>) -> Option<Node<'_>> {
    let is_tag = |node: Node<'_>, tag: &str| matches!(&node.data().value, NodeValue::HtmlBlock(block) if block.literal.trim() == tag);
    let end = paragraph.next_sibling().filter(|node| is_tag(*node, "</caption>"))?;
    before(paragraph).filter(|node| is_tag(*node, "<caption>"))?;
    end.next_sibling().filter(|node| matches!(node.data().value, NodeValue::Table(_)))
}

fn before(node: Node<'_>) -> Option<Node<'_>> {
    node.previous_sibling()
}

/// A quote that begins with its kind, and the title behind that.
fn callout(node: Node<'_>, kind: &str, depth: usize, context: &Context) -> Callout {
    let mut callout = Callout { kind: kind.into(), ..Callout::default() };
    for child in node.children() {
        if matches!(child.data().value, NodeValue::CalloutTitle) {
            for part in child.children() {
                if !callout.title.is_empty() {
                    callout.title.push(Inline::Text(" ".into()));
                }
                callout.title.extend(if matches!(part.data().value, NodeValue::Paragraph) {
                    inlines(part, context)
                } else {
                    vec![Inline::Text(text(part).into())]
                });
            }
        } else {
            push(child, depth + 1, context, &mut callout.blocks);
        }
    }
    callout
}

fn definitions(node: Node<'_>, depth: usize, context: &Context) -> Vec<Definition> {
    let definition = |item: Node<'_>| {
        let mut definition = Definition { term: Vec::new(), blocks: Vec::new() };
        for part in item.children() {
            match part.data().value {
                NodeValue::DescriptionTerm => definition.term = term(part, context),
                _ => definition.blocks.extend(blocks(part, depth + 1, context)),
            }
        }
        definition
    };
    node.children().map(definition).collect()
}

/// The inline content of a listed term, which the parser puts into a paragraph or not.
fn term(node: Node<'_>, context: &Context) -> Vec<Inline> {
    let paragraph = node.first_child().filter(|child| matches!(child.data().value, NodeValue::Paragraph));
    inlines(paragraph.unwrap_or(node), context)
}
