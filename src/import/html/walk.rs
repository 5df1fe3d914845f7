//! The tree of a page into pieces in reading order.

use std::rc::Rc;

use dom_query::{NodeData, NodeId, NodeRef};

use super::address::Addresses;
use super::element::{self, Shape, Sign};
use super::extract::Extract;
use super::formula::{self, Formula};
use super::runs::{self, Content, Look, Run};
use super::white_space::Preformatted;
use super::{callout, language, notes, ruby, table, terms, word_list};
use crate::article::{
    Block, Callout, Image, Inline, InlineImage, List, Table, Term, is_one_character, plain_text,
};
use crate::text::language::is_same;

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
    /// Which elements are read.
    pub extract: Extract,
    /// Whether Moyue wrote it.
    pub is_own: bool,
    /// Which elements keep the line ends of their source.
    pub preformatted: Preformatted,
    /// The language that it declares; empty when it declares none.
    pub language: String,
    /// Abbreviations with what they stand for, in the order of their appearance.
    pub abbreviations: Vec<(String, String)>,
}

/// The pieces under a node.
pub(super) fn pieces(node: &NodeRef<'_>, page: &mut Page) -> Vec<Piece> {
    let mut walk = Walk {
        page,
        pieces: Vec::new(),
        runs: Vec::new(),
        depth: 0,
        keeps_lines: false,
        word_list: None,
        language: None,
        title: None,
    };
    walk.children(node, &Look::default());
    walk.flush();
    walk.pieces
}

pub(super) struct Walk<'a> {
    page: &'a mut Page,
    pieces: Vec<Piece>,
    runs: Vec<Run>,
    depth: usize,
    /// Whether line ends in the source are line breaks.
    keeps_lines: bool,
    /// Index of the piece that is a list of a word processor, to which the next item may belong.
    word_list: Option<usize>,
    /// The language of the text at hand, where that is another than the page's.
    language: Option<Rc<str>>,
    /// The title of a callout, which was read already.
    title: Option<NodeId>,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef<'_>, look: &Look) {
        let outer = language::of(node).map(|tag| {
            let is_other = !is_same(&tag, &self.page.language);
            std::mem::replace(&mut self.language, is_other.then_some(tag))
        });
        for child in node.children_it(false) {
            self.node(&child, look);
        }
        if let Some(outer) = outer {
            self.language = outer;
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, look: &Look) {
        if self.page.extract.left_out.contains(&node.id) {
            return;
        }
        if let Some(text) = text_of(node) {
            return self.text(text, look);
        }
        let Some(name) = element::name(node) else { return };
        if name == "a" && notes::is_way_back(node) || self.title == Some(node.id) {
            return;
        }
        if let Some(formula) = formula::read(node, &name) {
            return self.formula(formula, look);
        }
        let outer = self.keeps_lines;
        self.keeps_lines = self.page.preformatted.keeps_lines(node, &name).unwrap_or(outer);
        self.shaped(node, &name, look);
        self.keeps_lines = outer;
    }

    fn text(&mut self, text: String, look: &Look) {
        if !(self.keeps_lines && text.contains('\n')) {
            return self.push(look, Content::Text(text));
        }
        for (index, line) in text.replace("\r\n", "\n").split('\n').enumerate() {
            if index > 0 {
                self.push(look, Content::Break);
            }
            self.push(look, Content::Text(line.to_owned()));
        }
    }

    fn formula(&mut self, formula: Formula, look: &Look) {
        match formula {
            Formula::Inline(source) => self.push(look, Content::Text(source)),
            Formula::Display(source) => {
                self.flush();
                self.push(look, Content::Text(source));
                self.flush();
            }
            Formula::Repeated => {}
        }
    }

    fn shaped(&mut self, node: &NodeRef<'_>, name: &str, look: &Look) {
        let shape = if self.page.extract.shown.contains(&node.id) {
            element::shape_of(node, name)
        } else {
            element::shape(node, name)
        };
        match shape {
            Shape::Hidden => {}
            Shape::Inline => self.children(node, &element::look(node, name, look, &self.page.addresses)),
            Shape::Break => self.push(look, Content::Break),
            Shape::Block => {
                self.flush();
                self.block(node, name, look);
                self.flush();
            }
            Shape::Special => self.special(node, name, look),
        }
    }

    fn special(&mut self, node: &NodeRef<'_>, name: &str, look: &Look) {
        match name {
            "img" | "amp-img" => self.image(node, look),
            "a" => self.image_link(node, look),
            "ruby" => self.ruby(node, look),
            "abbr" | "acronym" => self.abbreviation(node, look),
            "q" => {
                self.push(look, Content::Text("「".to_owned()));
                self.children(node, look);
                self.push(look, Content::Text("」".to_owned()));
            }
            _ => self.children(node, look),
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str, look: &Look) {
        if let Some(found) = callout::of(node, name) {
            return self.callout(node, found);
        }
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
            "p" => match word_list::item(node) {
                Some(item) => self.word_item(node, &item),
                None => self.children(node, look),
            },
            "hr" => self.pieces.push(Piece::Block(Block::Rule)),
            _ => self.children(node, look),
        }
    }

    fn push(&mut self, look: &Look, content: Content) {
        self.runs.push(Run { look: Look { language: self.language.clone(), ..look.clone() }, content });
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
        let mut walk = Walk {
            page: self.page,
            pieces: Vec::new(),
            runs: Vec::new(),
            depth: self.depth + deeper,
            keeps_lines: self.keeps_lines,
            word_list: None,
            language: self.language.clone(),
            title: self.title,
        };
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

    fn callout(&mut self, node: &NodeRef<'_>, found: callout::Callout<'_>) {
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
        for child in node
            .children_it(false)
            .filter(|child| !self.page.extract.left_out.contains(&child.id))
            .collect::<Vec<_>>()
        {
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

    /// An item of a list that a word processor wrote as paragraphs.
    fn word_item(&mut self, node: &NodeRef<'_>, item: &word_list::Item) {
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
                let list = List { start: item.number, items: vec![blocks] };
                self.pieces.push(Piece::Block(Block::List(list)));
            }
        }
        self.word_list = Some(self.pieces.len() - 1);
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
        let rows = table::rows(node, &self.page.extract.left_out);
        let mut caption = rows.caption.map(|caption| self.inside(&caption)).unwrap_or_default();
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

    fn definitions(&mut self, node: &NodeRef<'_>) {
        let mut parts = Vec::new();
        for (child, part) in terms::parts(node) {
            if self.page.extract.left_out.contains(&child.id) {
                continue;
            }
            let blocks = match part {
                terms::Part::Term | terms::Part::Definition => self.inside(&child),
                terms::Part::Other => blocks(self.apart(1, |walk| walk.node(&child, &Look::default()))),
            };
            if part != terms::Part::Other || !blocks.is_empty() {
                parts.push((part, blocks));
            }
        }
        match terms::entries(&parts, self.page.is_own) {
            Some(entries) => self.pieces.push(Piece::Terms(entries)),
            None => self.pieces.extend(parts.into_iter().flat_map(|(_, blocks)| blocks).map(Piece::Block)),
        }
    }

    fn figure(&mut self, node: &NodeRef<'_>, look: &Look) {
        let start = self.pieces.len();
        let mut caption = Vec::new();
        for child in node.children_it(false) {
            if child.has_name("figcaption") && !self.page.extract.left_out.contains(&child.id) {
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
        let sign = element::sign(node, &alternative);
        let is_said = sign == Some(Sign::Words) || sign.is_some() && is_one_character(&alternative);
        let source = if is_said { None } else { self.page.addresses.image(node) };
        let Some(source) = source else {
            self.push(look, Content::Text(alternative));
            return;
        };
        if sign == Some(Sign::Character) {
            self.push(look, Content::Image(InlineImage { source, alternative }));
            return;
        }
        self.flush();
        let image = Image { source, alternative, caption: Vec::new() };
        self.pieces.push(Piece::Block(Block::Image(image.into())));
    }

    /// Moyue's own link to an image.
    fn image_link(&mut self, node: &NodeRef<'_>, look: &Look) {
        let is_kind = |name: &str| node.attr("data-moyue").is_some_and(|kind| kind.as_ref() == name);
        if is_kind("gaiji") {
            let alternative = node.attr_or("title", "").to_string();
            if let Some(source) = node.attr("href").and_then(|href| self.page.addresses.source(&href)) {
                self.push(look, Content::Image(InlineImage { source, alternative }));
            } else {
                self.push(look, Content::Text(alternative));
            }
            return;
        }
        let has_words = is_kind("image");
        let alternative = if has_words { node.text().trim().to_owned() } else { String::new() };
        if let Some(source) = node.attr("href").and_then(|href| self.page.addresses.source(&href)) {
            self.flush();
            let image = Image { source, alternative, caption: Vec::new() };
            self.pieces.push(Piece::Block(Block::Image(image.into())));
        }
    }

    fn ruby(&mut self, node: &NodeRef<'_>, look: &Look) {
        for part in ruby::read(node) {
            let is_plain = part.reading.is_empty() && part.under.is_empty();
            let content = if is_plain { Content::Text(part.base.into()) } else { Content::Ruby(part) };
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

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_))
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
