//! Elements that stand on lines of their own: headings, lists, tables, code, callouts.

use dom_query::NodeRef;

use super::{DEEPEST, Walk};
use crate::article::{Block, Callout, Inline, List, SectionKind, Table, plain_text};
use crate::import::html::piece::{Piece, TermList, blocks, flat};
use crate::import::html::runs::{self, Content, InlineStyle};
use crate::import::html::{callout, definitions, element, glossary, notes, table, terms, word_list};
use crate::import::known::css;
use crate::import::known::node::text_of;

impl Walk<'_> {
    pub(super) fn callout(&mut self, node: &NodeRef<'_>, found: callout::CalloutElement<'_>) {
        let mut title = Vec::new();
        if let Some(node) = &found.title {
            title = flat(&self.inside(node));
            self.title = Some(node.id);
        }
        if callout::is_name(&plain_text(&title), &found.kind) {
            title.clear();
        }
        let blocks = self.inside(node);
        if self.depth < DEEPEST && !(title.is_empty() && blocks.is_empty()) {
            let callout = Callout { kind: found.kind.into(), title, blocks };
            self.pieces.push(Piece::Block(Block::Callout(callout)));
        } else {
            let title = (!title.is_empty()).then_some(Block::Paragraph(title));
            self.pieces.extend(title.into_iter().chain(blocks).map(Piece::Block));
        }
    }

    /// A section of a page that Moyue wrote.
    pub(super) fn section(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        let kind = node.attr("data-kind").and_then(|kind| SectionKind::of(&kind));
        if let Some(kind) = kind {
            self.pieces.push(Piece::Section { kind, is_titled: node.has_attr("aria-labelledby") });
        }
        self.children(node, style);
    }

    pub(super) fn heading(&mut self, node: &NodeRef<'_>, name: &str) {
        let told = node.attr("data-level").filter(|_| self.page.is_own).and_then(|level| level.parse().ok());
        let level = told.unwrap_or_else(|| name.as_bytes().get(1).map_or(6, |digit| digit - b'0'));
        let start = self.pieces.len();
        self.children(node, &InlineStyle::default());
        let runs = std::mem::take(&mut self.runs);
        let text =
            runs::inlines(runs.into_iter().filter(|run| !matches!(run.content, Content::Break)).collect());
        // A heading that holds blocks is a link around a card, or a title with its image.
        let held: Vec<Piece> = self.pieces.drain(start..).collect();
        let (text, held) = match held.first() {
            Some(Piece::Block(Block::Paragraph(first))) if text.is_empty() => {
                (first.clone(), held.into_iter().skip(1).collect())
            }
            _ => (text, held),
        };
        if !text.is_empty() {
            self.pieces.push(Piece::Heading { level, text: without_anchors(text) });
        }
        self.pieces.extend(held);
    }

    pub(super) fn list(&mut self, node: &NodeRef<'_>, name: &str) {
        let start = (name == "ol").then(|| node.attr("start").and_then(|start| start.trim().parse().ok()));
        let numbering = (name == "ol").then(|| css::numbering(node)).flatten().unwrap_or_default();
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in node
            .children_it(false)
            .filter(|child| !self.page.extract.left_out.contains(&child.id))
            .collect::<Vec<_>>()
        {
            let is_item = child.has_name("li");
            if let Some(key) = self.page.note_apart(&child) {
                self.note(&child, key);
                continue;
            }
            let key = if is_item { self.page.addresses.note(&child).map(str::to_owned) } else { None };
            let mut blocks = blocks(self.apart(1, |walk| {
                if is_item {
                    walk.children(&child, &InlineStyle::default());
                } else {
                    walk.node(&child, &InlineStyle::default());
                }
            }));
            if let Some(key) = key.filter(|_| !blocks.is_empty()) {
                notes::mark(&mut blocks, &key);
            }
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                // Pages write the inner list next to its item as often as inside it.
                Some(last) if !is_item => last.extend(blocks),
                _ => items.push(blocks),
            }
        }
        if self.depth >= DEEPEST {
            self.pieces.extend(items.into_iter().flatten().map(Piece::Block));
        } else if !items.is_empty() {
            let list = List { start: start.map(|start| start.unwrap_or(1)), numbering, items };
            let are_references =
                self.page.is_own && node.attr("data-moyue").is_some_and(|mark| mark.as_ref() == "references");
            self.pieces.push(if are_references {
                Piece::References(list)
            } else {
                Piece::Block(Block::List(list))
            });
        }
    }

    /// An item of a list that a word processor wrote as paragraphs.
    pub(super) fn word_item(&mut self, node: &NodeRef<'_>, item: &word_list::Item) {
        let open = self.word_list.take().filter(|at| at + 1 == self.pieces.len());
        self.page.extract.left_out.extend(&item.marker);
        let blocks = self.inside(node);
        if blocks.is_empty() {
            return;
        }
        let is_same = |list: &List| item.level > 1 || list.start.is_some() == item.number.is_some();
        match self.pieces.last_mut() {
            Some(Piece::Block(Block::List(list))) if open.is_some() && is_same(list) => {
                word_list::add(list, item, blocks, 1);
            }
            _ => {
                let list = List { start: item.number, items: vec![blocks], ..List::default() };
                self.pieces.push(Piece::Block(Block::List(list)));
            }
        }
        self.word_list = Some(self.pieces.len() - 1);
    }

    pub(super) fn code(&mut self, node: &NodeRef<'_>) {
        let mut text = String::new();
        for inner in node.descendants_it() {
            if let Some(part) = text_of(&inner) {
                text.push_str(&part);
            } else if inner.has_name("br") {
                text.push('\n');
            }
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_end().trim_start_matches('\n');
        if !text.is_empty() {
            let language = element::code_language(node);
            self.pieces.push(Piece::Block(Block::Code {
                language: language.into(),
                text: text.into(),
                caption: Vec::new(),
            }));
        }
    }

    pub(super) fn table(&mut self, node: &NodeRef<'_>) {
        let rows = table::rows(node, &self.page.extract.left_out);
        let mut caption = rows.caption.map(|caption| self.inside(&caption)).unwrap_or_default();
        // Each cell is read once: reading it again as layout would double the work with every table in a table.
        let cells = |row: &table::Row<'_>, walk: &mut Self| -> Vec<Vec<Piece>> {
            row.cells.iter().map(|cell| walk.pieces_inside(0, &cell.node)).collect()
        };
        let read: Vec<_> = rows.lines.iter().map(|row| cells(row, self)).collect();
        if rows.is_data(&read) {
            let read: Vec<Vec<Vec<Inline>>> = read
                .into_iter()
                .map(|row| row.into_iter().map(|cell| flat(&blocks(cell))).collect())
                .collect();
            let text =
                if caption.iter().all(is_text) { flat(&std::mem::take(&mut caption)) } else { Vec::new() };
            self.pieces.extend(caption.into_iter().map(Piece::Block));
            let table = rows.table(read).map(|table| Table { caption: text, ..table });
            self.pieces.extend(table.map(|table| Piece::Block(Block::Table(table.into()))));
        } else {
            self.pieces.extend(caption.into_iter().map(Piece::Block));
            self.pieces.extend(read.into_iter().flatten().flatten());
        }
    }

    pub(super) fn definitions(&mut self, node: &NodeRef<'_>) {
        let mut parts = Vec::new();
        for (child, part) in terms::parts(node) {
            if self.page.extract.left_out.contains(&child.id) {
                continue;
            }
            let blocks = match part {
                terms::Part::Term | terms::Part::Definition => self.inside(&child),
                terms::Part::Other => {
                    blocks(self.apart(1, |walk| walk.node(&child, &InlineStyle::default())))
                }
            };
            if part != terms::Part::Other || !blocks.is_empty() {
                parts.push((part, blocks));
            }
        }
        let is_own = self.page.is_own;
        let list = definitions::blocks(&parts, is_own).filter(|_| self.depth < DEEPEST);
        let Some(blocks) = list else {
            return self.pieces.extend(parts.into_iter().flat_map(|(_, blocks)| blocks).map(Piece::Block));
        };
        // Moyue writes a glossary as it stands, and says of other lists that they are none.
        let is_written = is_own && !self.page.is_made;
        let is_of_text =
            is_written && node.attr("data-moyue").is_some_and(|mark| mark.as_ref() == "definitions");
        let is_cut = !is_own && parts.iter().any(|(_, blocks)| definitions::holds_heading(blocks));
        let is_told = is_written || glossary::is_told(node);
        let entries = if is_of_text || is_cut { None } else { terms::entries(&parts, is_written, is_told) };
        self.pieces.push(match entries {
            Some(entries) => {
                let is_code = glossary::is_of_signatures(node);
                Piece::Terms(TermList { entries, blocks, is_told, is_code })
            }
            None => Piece::Blocks(blocks),
        });
    }
}

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_))
}

/// A heading without the links in the same page that it is, by which its address can be copied.
fn without_anchors(text: Vec<Inline>) -> Vec<Inline> {
    let inlines = text.into_iter().flat_map(|inline| match inline {
        Inline::Link { url, text, .. } if url.starts_with('#') && !notes::is_reference(&url) => text,
        other => vec![other],
    });
    inlines.collect()
}
