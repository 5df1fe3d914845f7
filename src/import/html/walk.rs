//! The tree of a page into pieces in reading order.

use dom_query::{NodeData, NodeRef};

use super::address::Addresses;
use super::element::{self, Shape};
use super::runs::{self, Content, Look, Run};
use super::{choose, notes, table, terms};
use crate::article::{Block, Image, Inline, List, Ruby, Term, plain_text};

/// Lists and quotes inside one another; deeper ones are read as if they were not marked.
const DEEPEST: usize = 12;

/// What stands on a page.
#[derive(Debug)]
pub(super) enum Piece {
    Block(Block),
    Heading { level: u8, text: Vec<Inline> },
    Terms(Vec<Term>),
}

impl Piece {
    /// Characters of its text without blanks.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::Block(block) => length(block),
            Self::Heading { text, .. } => letters(text),
            Self::Terms(terms) => terms
                .iter()
                .map(|term| term.term.chars().count() + term.definition.iter().map(length).sum::<usize>())
                .sum(),
        }
    }
}

fn length(block: &Block) -> usize {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => letters(text),
        Block::List(list) => list.items.iter().flatten().map(length).sum(),
        Block::Quote(inner) => inner.iter().map(length).sum(),
        Block::Callout(callout) => letters(&callout.title) + callout.blocks.iter().map(length).sum::<usize>(),
        Block::Code { text, .. } => text.chars().filter(|c| !c.is_whitespace()).count(),
        Block::Table(table) => {
            let cells = std::iter::once(&table.header).chain(&table.rows).flatten();
            cells.chain([&table.caption]).map(|cell| letters(cell)).sum()
        }
        Block::Image(image) => letters(&image.caption),
        Block::Rule => 0,
    }
}

fn letters(text: &[Inline]) -> usize {
    plain_text(text).chars().filter(|c| !c.is_whitespace()).count()
}

/// What a page says besides its text, gathered on the way.
#[derive(Default)]
pub(super) struct Page {
    /// How addresses are completed.
    pub addresses: Addresses,
    /// Abbreviations with what they stand for, in the order of their appearance.
    pub abbreviations: Vec<(String, String)>,
}

/// The pieces under a node.
pub(super) fn pieces(node: &NodeRef<'_>, page: &mut Page) -> Vec<Piece> {
    let mut walk = Walk { page, pieces: Vec::new(), runs: Vec::new(), depth: 0 };
    walk.children(node, &Look::default());
    walk.flush();
    walk.pieces
}

pub(super) struct Walk<'a> {
    page: &'a mut Page,
    pieces: Vec<Piece>,
    runs: Vec<Run>,
    depth: usize,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef<'_>, look: &Look) {
        for child in node.children_it(false) {
            self.node(&child, look);
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, look: &Look) {
        if let Some(text) = text_of(node) {
            for (index, line) in text.split(choose::BREAK).enumerate() {
                if index > 0 {
                    self.push(look, Content::Break);
                }
                self.push(look, Content::Text(line.to_owned()));
            }
            return;
        }
        let Some(name) = element::name(node) else { return };
        if name == "a" && notes::is_way_back(node) {
            return;
        }
        match element::shape(node, &name) {
            Shape::Hidden => {}
            Shape::Inline => self.children(node, &element::look(node, &name, look, &self.page.addresses)),
            Shape::Break => self.push(look, Content::Break),
            Shape::Block => {
                self.flush();
                self.block(node, &name, look);
                self.flush();
            }
            Shape::Special => self.special(node, &name, look),
        }
    }

    fn special(&mut self, node: &NodeRef<'_>, name: &str, look: &Look) {
        match name {
            "img" | "amp-img" => self.image(node, look),
            "a" => self.image_link(node),
            "ruby" => self.ruby(node, look),
            "abbr" | "acronym" => self.abbreviation(node, look),
            "q" => {
                self.push(look, Content::Text("「".to_owned()));
                self.children(node, look);
                self.push(look, Content::Text("」".to_owned()));
            }
            "math" => self
                .push(look, Content::Text(node.attr("alttext").unwrap_or_else(|| node.text()).to_string())),
            _ => self.children(node, look),
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str, look: &Look) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, name),
            "ul" | "ol" | "menu" | "dir" => self.list(node, name),
            "blockquote" => {
                let blocks = self.inside(node);
                self.nest(blocks, Block::Quote);
            }
            "pre" | "listing" | "xmp" | "plaintext" => self.code(node),
            "table" => self.table(node),
            "dl" => self.definitions(node),
            "figure" => self.figure(node, look),
            "hr" => self.pieces.push(Piece::Block(Block::Rule)),
            _ => self.children(node, look),
        }
    }

    fn push(&mut self, look: &Look, content: Content) {
        self.runs.push(Run { look: look.clone(), content });
    }

    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let paragraphs = runs::paragraphs(runs).into_iter().map(|text| Piece::Block(Block::Paragraph(text)));
        self.pieces.extend(paragraphs);
    }

    /// The blocks under a node, for what holds blocks itself.
    fn inside(&mut self, node: &NodeRef<'_>) -> Vec<Block> {
        blocks(self.apart(1, |walk| walk.children(node, &Look::default())))
    }

    fn apart(&mut self, deeper: usize, read: impl FnOnce(&mut Walk<'_>)) -> Vec<Piece> {
        let depth = self.depth + deeper;
        let mut walk = Walk { page: self.page, pieces: Vec::new(), runs: Vec::new(), depth };
        read(&mut walk);
        walk.flush();
        walk.pieces
    }

    fn nest(&mut self, blocks: Vec<Block>, wrap: impl FnOnce(Vec<Block>) -> Block) {
        if self.depth >= DEEPEST {
            self.pieces.extend(blocks.into_iter().map(Piece::Block));
        } else if !blocks.is_empty() {
            self.pieces.push(Piece::Block(wrap(blocks)));
        }
    }

    fn heading(&mut self, node: &NodeRef<'_>, name: &str) {
        let level = name.as_bytes().get(1).map_or(6, |digit| digit - b'0');
        let start = self.pieces.len();
        self.children(node, &Look::default());
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
            self.pieces.push(Piece::Heading { level, text });
        }
        self.pieces.extend(held);
    }

    fn list(&mut self, node: &NodeRef<'_>, name: &str) {
        let start = (name == "ol").then(|| node.attr("start").and_then(|start| start.trim().parse().ok()));
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in node.children_it(false) {
            let is_item = child.has_name("li");
            let key = if is_item { self.page.addresses.note(&child).map(str::to_owned) } else { None };
            let mut blocks = blocks(self.apart(1, |walk| {
                if is_item {
                    walk.children(&child, &Look::default());
                } else {
                    walk.node(&child, &Look::default());
                }
            }));
            if let Some(key) = key.filter(|_| !blocks.is_empty()) {
                notes::mark(&mut blocks, &key);
            }
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                // Pages write the inner list beside its item as often as inside it.
                Some(last) if !is_item => last.extend(blocks),
                _ => items.push(blocks),
            }
        }
        if self.depth >= DEEPEST {
            self.pieces.extend(items.into_iter().flatten().map(Piece::Block));
        } else if !items.is_empty() {
            let start = start.map(|start| start.unwrap_or(1));
            self.pieces.push(Piece::Block(Block::List(List { start, items })));
        }
    }

    fn code(&mut self, node: &NodeRef<'_>) {
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
            self.pieces.push(Piece::Block(Block::Code { language: language.into(), text: text.into() }));
        }
    }

    fn table(&mut self, node: &NodeRef<'_>) {
        let rows = table::rows(node);
        if let Some(caption) = &rows.caption {
            self.children(caption, &Look::default());
            self.flush();
        }
        // Each cell is read once: reading it again as layout would double the work with every table in a table.
        let cells = |row: &table::Row<'_>, walk: &mut Self| -> Vec<Vec<Piece>> {
            row.cells
                .iter()
                .map(|cell| walk.apart(0, |inner| inner.children(&cell.node, &Look::default())))
                .collect()
        };
        let read: Vec<_> = rows.lines.iter().map(|row| cells(row, self)).collect();
        if rows.is_data(&read) {
            let read: Vec<Vec<Vec<Inline>>> = read
                .into_iter()
                .map(|row| row.into_iter().map(|cell| flat(&blocks(cell))).collect())
                .collect();
            self.pieces.extend(rows.table(read).map(|table| Piece::Block(Block::Table(table.into()))));
        } else {
            self.pieces.extend(read.into_iter().flatten().flatten());
        }
    }

    fn definitions(&mut self, node: &NodeRef<'_>) {
        let mut parts = Vec::new();
        for (child, is_term) in terms::parts(node) {
            parts.push((is_term, self.inside(&child)));
        }
        match terms::entries(&parts) {
            Some(entries) => self.pieces.push(Piece::Terms(entries)),
            None => self.pieces.extend(parts.into_iter().flat_map(|(_, blocks)| blocks).map(Piece::Block)),
        }
    }

    fn figure(&mut self, node: &NodeRef<'_>, look: &Look) {
        let start = self.pieces.len();
        let mut caption = Vec::new();
        for child in node.children_it(false) {
            if child.has_name("figcaption") {
                caption.extend(self.inside(&child));
            } else {
                self.node(&child, look);
            }
        }
        self.flush();
        let inlines = flat(&caption);
        let image = self.pieces.iter_mut().skip(start).rev().find_map(|piece| match piece {
            Piece::Block(Block::Image(image)) if image.caption.is_empty() => Some(image),
            _ => None,
        });
        match image {
            Some(image) => image.caption = inlines,
            None => self.pieces.extend(caption.into_iter().map(Piece::Block)),
        }
    }

    fn image(&mut self, node: &NodeRef<'_>, look: &Look) {
        let alternative = node.attr_or("alt", "").trim().to_owned();
        if element::is_sign(node) {
            self.push(look, Content::Text(alternative));
            return;
        }
        let Some(source) = self.page.addresses.image(node) else {
            self.push(look, Content::Text(alternative));
            return;
        };
        self.flush();
        let image = Image { source, alternative, caption: Vec::new() };
        self.pieces.push(Piece::Block(Block::Image(image.into())));
    }

    /// Moyue's own link to an image.
    fn image_link(&mut self, node: &NodeRef<'_>) {
        let has_words = node.attr("data-moyue").is_some_and(|kind| kind.as_ref() == "image");
        let alternative = if has_words { node.text().trim().to_owned() } else { String::new() };
        if let Some(source) = node.attr("href").and_then(|href| self.page.addresses.source(&href)) {
            self.flush();
            let image = Image { source, alternative, caption: Vec::new() };
            self.pieces.push(Piece::Block(Block::Image(image.into())));
        }
    }

    /// Bases and readings in turn; several bases before several readings (`rb rb rt rt`) pair off in order.
    fn ruby(&mut self, node: &NodeRef<'_>, look: &Look) {
        let mut parts: Vec<(String, String)> = Vec::new();
        let mut answered = 0;
        for (is_reading, text) in element::ruby_parts(node) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !is_reading {
                if !text.is_empty() {
                    parts.push((text, String::new()));
                }
            } else if let Some((_, reading)) = parts.get_mut(answered) {
                reading.push_str(&text);
                answered += 1;
            } else if parts.is_empty() {
                // A reading of nothing is text.
                self.push(look, Content::Text(text));
            }
        }
        for (base, reading) in parts {
            let content = if reading.is_empty() {
                Content::Text(base)
            } else {
                Content::Ruby(Ruby { base: base.into(), reading: reading.into(), ..Ruby::default() })
            };
            self.push(look, content);
        }
    }

    fn abbreviation(&mut self, node: &NodeRef<'_>, look: &Look) {
        if let Some(title) = node.attr("title") {
            let name = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            if !(name.is_empty() || title.is_empty() || name == title) {
                self.page.abbreviations.push((name, title));
            }
        }
        self.children(node, look);
    }
}

/// Pieces inside something that holds blocks alone.
fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let blocks = |piece| match piece {
        Piece::Block(block) => vec![block],
        Piece::Heading { level, text } => vec![Block::Heading { level, text }],
        Piece::Terms(terms) => terms.into_iter().flat_map(terms::blocks).collect(),
    };
    pieces.into_iter().flat_map(blocks).collect()
}

/// Paragraphs as one, with line breaks between.
pub(super) fn flat(blocks: &[Block]) -> Vec<Inline> {
    let mut out = Vec::new();
    for block in blocks {
        let inlines = match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => text.clone(),
            Block::Code { text, .. } => vec![Inline::Code(text.clone())],
            Block::Image(image) if !image.alternative.is_empty() => {
                vec![Inline::Text(image.alternative.as_str().into())]
            }
            Block::Quote(inner) => flat(inner),
            Block::Callout(callout) => {
                let title = (!callout.title.is_empty()).then(|| Block::Paragraph(callout.title.clone()));
                flat(&title.into_iter().chain(callout.blocks.iter().cloned()).collect::<Vec<_>>())
            }
            Block::List(list) => {
                list.items.iter().map(|item| flat(item)).collect::<Vec<_>>().join(&Inline::LineBreak)
            }
            Block::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                let lines = rows.map(|row| row.join(&Inline::Text(" ".into())));
                let caption = Some(table.caption.clone()).filter(|caption| !caption.is_empty());
                caption.into_iter().chain(lines).collect::<Vec<_>>().join(&Inline::LineBreak)
            }
            _ => continue,
        };
        if !out.is_empty() && !inlines.is_empty() {
            out.push(Inline::LineBreak);
        }
        out.extend(inlines);
    }
    out
}

/// A text node's text.
pub(super) fn text_of(node: &NodeRef<'_>) -> Option<String> {
    node.query_or(None, |node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
}
