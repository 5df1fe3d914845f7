//! Block nodes as blocks.

use comrak::Node;
use comrak::nodes::{ListType, NodeCodeBlock, NodeList, NodeValue, TableAlignment};

use super::context::Context;
use super::definitions::{self, ListUse};
use super::images::push_paragraph;
use super::inlines::inlines;
use super::{callouts, captions, html};
use crate::article::{
    Alignment, Block, DefinitionGroup, DefinitionList, Formula, Inline, List, SectionKind, Table,
};
use crate::text::numbering::Numbering;
use crate::text::tex;

/// Quotes and lists go no deeper; what is nested deeper stands in the last of them.
const DEEPEST: usize = 14;

/// What a document consists of at its top.
pub(super) enum Piece {
    /// A heading, with its level in the document.
    Heading { level: u8, text: Vec<Inline> },
    /// A list of definitions, and what is said of it.
    Definitions(DefinitionList, Option<ListUse>),
    /// What Moyue notes of a section where the text does not show it.
    Mark(Mark),
    /// Anything else.
    Block(Block),
}

/// What a comment says of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// The kind of the section whose heading is right above.
    Kind(SectionKind),
    /// A section without a title begins.
    Section(SectionKind),
    /// The heading right above is no title; it is there for people alone.
    Untitled(SectionKind),
}

impl Mark {
    /// Reads `<!-- kind: other -->`, `<!-- section: glossary -->` and `<!-- untitled: body -->`.
    fn of(html: &str) -> Option<Self> {
        let said = html.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
        let (name, kind) = said.split_once(':')?;
        let kind = SectionKind::of(kind.trim())?;
        match name.trim() {
            "kind" => Some(Self::Kind(kind)),
            "section" => Some(Self::Section(kind)),
            "untitled" => Some(Self::Untitled(kind)),
            _ => None,
        }
    }
}

/// A term and its definition.
pub(super) struct Definition {
    /// The term as it is listed.
    pub term: Vec<Inline>,
    /// Other names of it.
    pub others: Vec<Vec<Inline>>,
    /// What it means.
    pub blocks: Vec<Block>,
}

/// The pieces of a document but its title, each with its line in the file.
pub(super) fn pieces(root: Node<'_>, skipped_lines: usize, context: &Context) -> Vec<(usize, Piece)> {
    let mut pieces = Vec::new();
    push_pieces(root, 0, skipped_lines, context, &mut pieces);
    pieces
}

fn push_pieces(
    outer: Node<'_>,
    depth: usize,
    skipped_lines: usize,
    context: &Context,
    pieces: &mut Vec<(usize, Piece)>,
) {
    for node in outer.children() {
        let start = node.data().sourcepos.start.line;
        let line = start + skipped_lines;
        match &node.data().value {
            NodeValue::Heading(_) if context.title_line == Some(start) => {}
            NodeValue::Heading(heading) => {
                pieces.push((line, Piece::Heading { level: heading.level, text: inlines(node, context) }));
            }
            NodeValue::DescriptionList => {
                let list = definition_list(node, 0, context);
                pieces.push((line, Piece::Definitions(list, ListUse::of(node))));
            }
            NodeValue::BlockDirective(container)
                if depth < DEEPEST && callouts::is_transparent(&container.info) =>
            {
                push_pieces(node, depth + 1, skipped_lines, context, pieces);
            }
            // They are read where the notes are made.
            NodeValue::FootnoteDefinition(_) => {}
            value => {
                if let NodeValue::HtmlBlock(block) = value
                    && let Some(mark) = Mark::of(&block.literal)
                {
                    pieces.push((line, Piece::Mark(mark)));
                    continue;
                }
                let mut out = Vec::new();
                push(node, depth, context, &mut out);
                pieces.extend(out.into_iter().map(|block| (line, Piece::Block(block))));
            }
        }
    }
}

/// The blocks in a node.
pub(super) fn blocks(node: Node<'_>, depth: usize, context: &Context) -> Vec<Block> {
    let mut out = Vec::new();
    for child in node.children() {
        push(child, depth, context, &mut out);
    }
    out
}

/// Pushes the blocks that a node is.
pub(super) fn push(node: Node<'_>, depth: usize, context: &Context, out: &mut Vec<Block>) {
    let data = node.data();
    match &data.value {
        NodeValue::BlockQuote
        | NodeValue::Callout(_)
        | NodeValue::CalloutTitle
        | NodeValue::BlockDirective(_)
        | NodeValue::List(_)
        | NodeValue::DescriptionList
            if depth >= DEEPEST =>
        {
            push_leaves(node, context, out);
        }
        NodeValue::Callout(callout) => {
            out.push(Block::Callout(callouts::quote(node, &callout.callout_type, depth, context)));
        }
        NodeValue::BlockDirective(container) => {
            callouts::push_container(node, &container.info, depth, context, out);
        }
        NodeValue::BlockQuote => out.push(Block::Quote(blocks(node, depth + 1, context))),
        NodeValue::List(list) => out.push(Block::List(self::list(node, list, depth, context))),
        NodeValue::DescriptionList => {
            out.push(Block::DefinitionList(definition_list(node, depth, context)));
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
        NodeValue::Paragraph if captions::is_caption(node) => {}
        NodeValue::Paragraph => push_paragraph(node, context, out),
        NodeValue::Heading(heading) => {
            let level = context.inner_level(heading.level);
            out.push(Block::Heading { level, text: inlines(node, context) });
        }
        NodeValue::CodeBlock(code) => {
            let said = captions::of_figure(node).map(|caption| inlines(caption, context));
            let mut block = self::code(code);
            match (&mut block, said) {
                (Block::Code { caption, .. }, Some(said)) => *caption = said,
                (_, Some(said)) => return out.extend([block, Block::Paragraph(said)]),
                (_, None) => {}
            }
            out.push(block);
        }
        NodeValue::HtmlBlock(block) => {
            out.extend(html::blocks(&block.literal));
        }
        NodeValue::ThematicBreak => out.push(Block::Rule),
        _ => {}
    }
}

fn code(code: &NodeCodeBlock) -> Block {
    let language = code.info.split_whitespace().next().unwrap_or_default();
    let text = code.literal.strip_suffix('\n').unwrap_or(&code.literal);
    if language.eq_ignore_ascii_case("math") && tex::can_be_set(&tex::in_one_line(text)) {
        return Block::Paragraph(vec![Inline::Formula(Formula::new(text, true))]);
    }
    Block::Code { language: language.into(), text: text.into(), caption: Vec::new() }
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
    let numbering = start.and_then(|_| numbering(node)).unwrap_or_default();
    List { start, numbering, items: node.children().map(item).collect() }
}

/// How a list is numbered, where a comment right before it says so.
fn numbering(list: Node<'_>) -> Option<Numbering> {
    let before = list.previous_sibling()?;
    let data = before.data();
    let NodeValue::HtmlBlock(block) = &data.value else { return None };
    let said = block.literal.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    Numbering::of_css(said.trim().strip_prefix("numbers:")?)
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
    table.caption = captions::of_table(node)
        .map(|caption| captions::without_mark(inlines(caption, context)))
        .or_else(|| captions::last_row(node, &mut table))
        .unwrap_or_default();
    table
}

fn alignment(column: TableAlignment) -> Alignment {
    match column {
        TableAlignment::Center => Alignment::Center,
        TableAlignment::Right => Alignment::End,
        TableAlignment::Left | TableAlignment::None => Alignment::Start,
    }
}

fn definition_list(node: Node<'_>, depth: usize, context: &Context) -> DefinitionList {
    let mut list = DefinitionList::default();
    for item in node.children() {
        let mut group = DefinitionGroup::default();
        let mut has_term = false;
        for part in item.children() {
            if matches!(part.data().value, NodeValue::DescriptionTerm) {
                has_term = true;
                group.terms = definitions::terms(part, context);
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
