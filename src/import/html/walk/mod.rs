//! The tree of a page into pieces in reading order.

mod blocks;
mod images;

use std::rc::Rc;

use dom_query::{NodeId, NodeRef};

use super::address::Addresses;
use super::element::{self, Shape};
use super::extract::Extract;
use super::formula::{self, FormulaElement};
use super::notes::Note;
use super::piece::{Piece, blocks};
use super::runs::{self, Content, InlineStyle, StyledRun};
use super::white_space::Preformatted;
use super::{callout, notes, quotation, word_list};
use crate::article::{Block, Inline};
use crate::import::known::node::{self, text_of};
use crate::import::known::{formulas, language, ruby};
use crate::text::language_tag::LanguageTag;
use crate::text::slice::one_line;

/// Lists and quotes inside one another; deeper ones are read as if they were not marked.
const DEEPEST: usize = 12;

/// What a page says besides its text, gathered on the way.
#[derive(Default)]
pub(super) struct PageContext {
    /// How addresses are completed.
    pub addresses: Addresses,
    /// Which elements are read.
    pub extract: Extract,
    /// Whether Moyue wrote it.
    pub is_own: bool,
    /// Whether the reader of another format wrote it.
    pub is_made: bool,
    /// Which elements keep the line ends of their source.
    pub preformatted: Preformatted,
    /// The language that it declares; empty when it declares none.
    pub language: String,
    /// Abbreviations with what they stand for, in the order of their appearance.
    pub abbreviations: Vec<(String, String)>,
    /// Notes that stand in no list, in the order of their appearance.
    pub notes: Vec<Note>,
    /// The path of the page where it is one of many.
    pub part: Option<Rc<str>>,
}

impl PageContext {
    /// The key of a note that is read apart from the text around it; none for any other element.
    fn note_apart(&self, node: &NodeRef<'_>) -> Option<String> {
        if !notes::is_apart(node) {
            return None;
        }
        match &self.part {
            Some(path) => node.id_attr().map(|id| notes::key(path, &id)),
            // A note of a list is one of its items.
            None if node.has_name("li") => None,
            None => self.addresses.note(node).map(str::to_owned),
        }
    }
}

/// The pieces under a node.
pub(super) fn pieces(node: &NodeRef<'_>, page: &mut PageContext) -> Vec<Piece> {
    let mut walk = Walk {
        page,
        pieces: Vec::new(),
        runs: Vec::new(),
        depth: 0,
        keeps_lines: false,
        keeps_blanks: false,
        word_list: None,
        language: None,
        title: None,
    };
    walk.children(node, &InlineStyle::default());
    walk.flush();
    walk.pieces
}

pub(super) struct Walk<'a> {
    page: &'a mut PageContext,
    pieces: Vec<Piece>,
    runs: Vec<StyledRun>,
    depth: usize,
    /// Whether line ends in the source are line breaks.
    keeps_lines: bool,
    /// Whether blanks in the source stay as they are: only in what Moyue wrote, as others set lines in with them.
    keeps_blanks: bool,
    /// Index of the piece that is a list of a word processor, to which the next item may belong.
    word_list: Option<usize>,
    /// The language of the text at hand, where that is another than the page's.
    language: Option<Rc<str>>,
    /// The title of a callout, which was read already.
    title: Option<NodeId>,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        let outer = language::of(node).map(|tag| {
            let is_other = !LanguageTag::of(&tag).is_same(LanguageTag::of(&self.page.language));
            std::mem::replace(&mut self.language, is_other.then_some(tag))
        });
        for child in node.children_it(false) {
            self.node(&child, style);
        }
        if let Some(outer) = outer {
            self.language = outer;
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        if self.page.extract.left_out.contains(&node.id) {
            return;
        }
        if let Some(text) = text_of(node) {
            return self.text(text, style);
        }
        let Some(name) = node::name(node) else { return };
        if name == "a" && notes::is_backlink(node) || self.title == Some(node.id) {
            return;
        }
        if let Some(formula) = formula::read(node, &name) {
            return self.formula(formula, style);
        }
        if let Some(key) = self.page.note_apart(node) {
            return self.note(node, key);
        }
        let outer = (self.keeps_lines, self.keeps_blanks);
        self.keeps_lines = self.page.preformatted.keeps_lines(node, &name).unwrap_or(outer.0);
        self.keeps_blanks |= self.page.is_own && keeps_blanks(node);
        self.shaped(node, &name, style);
        (self.keeps_lines, self.keeps_blanks) = outer;
    }

    /// A note, which does not interrupt the text around it.
    fn note(&mut self, node: &NodeRef<'_>, key: String) {
        let blocks = self.inside(node);
        if !blocks.is_empty() {
            self.page.notes.push(Note { key, blocks });
        }
    }

    fn text(&mut self, text: String, style: &InlineStyle) {
        if self.keeps_blanks {
            return self.push(style, Content::Kept(text));
        }
        if !(self.keeps_lines && text.contains('\n')) {
            return self.plain(text, style);
        }
        for (index, line) in text.replace("\r\n", "\n").split('\n').enumerate() {
            if index > 0 {
                self.push(style, Content::Break);
            }
            self.push(style, Content::Text(line.to_owned()));
        }
    }

    /// Text, and the formulas that are written in it.
    fn plain(&mut self, text: String, style: &InlineStyle) {
        if style.code || !formulas::may_hold(&text) {
            return self.push(style, Content::Text(text));
        }
        for part in formulas::parts(&text) {
            match part {
                Inline::Text(text) => self.push(style, Content::Text(text.into())),
                Inline::Formula(formula) => self.push(style, Content::Formula(formula)),
                _ => {}
            }
        }
    }

    fn formula(&mut self, formula: FormulaElement, style: &InlineStyle) {
        match formula {
            FormulaElement::Formula(formula) if formula.tex.is_empty() => {}
            FormulaElement::Formula(formula) => self.push(style, Content::Formula(formula)),
            FormulaElement::Repeated => {}
        }
    }

    fn shaped(&mut self, node: &NodeRef<'_>, name: &str, style: &InlineStyle) {
        let shape = if self.page.extract.shown.contains(&node.id) {
            element::shape_of(node, name)
        } else {
            element::shape(node, name)
        };
        match shape {
            Shape::Hidden => {}
            Shape::Inline => {
                self.children(node, &element::inline_style(node, name, style, &self.page.addresses));
            }
            Shape::Break => self.push(style, Content::Break),
            Shape::Block => {
                self.flush();
                self.block(node, name, style);
                self.flush();
            }
            Shape::Special => self.special(node, name, style),
        }
    }

    fn special(&mut self, node: &NodeRef<'_>, name: &str, style: &InlineStyle) {
        match name {
            "img" | "amp-img" => self.image(node, style),
            "a" => self.image_link(node, style),
            "ruby" => self.ruby(node, style),
            "abbr" | "acronym" => self.abbreviation(node, style),
            "q" => {
                self.push(style, Content::Text("「".to_owned()));
                self.children(node, style);
                self.push(style, Content::Text("」".to_owned()));
            }
            _ => self.children(node, style),
        }
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str, style: &InlineStyle) {
        if let Some(found) = callout::of(node, name) {
            return self.callout(node, found);
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, name),
            "ul" | "ol" | "menu" | "dir" => self.list(node, name),
            "blockquote" => {
                let mut blocks = self.inside(node);
                if quotation::ends_with_source(node) {
                    quotation::mark_source(&mut blocks);
                }
                self.nest(blocks, Block::Quote);
            }
            "pre" | "listing" | "xmp" | "plaintext" => self.code(node),
            "table" => self.table(node),
            "dl" => self.definitions(node),
            "figure" => self.figure(node, style),
            "p" => match word_list::item(node) {
                Some(item) => self.word_item(node, &item),
                None => self.children(node, style),
            },
            "section" if self.page.is_own => self.section(node, style),
            "hr" => self.pieces.push(Piece::Block(Block::Rule)),
            _ => self.children(node, style),
        }
    }

    fn push(&mut self, style: &InlineStyle, content: Content) {
        self.runs.push(StyledRun {
            style: InlineStyle { language: self.language.clone(), ..style.clone() },
            content,
        });
    }

    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let paragraphs = runs::paragraphs(runs).into_iter().map(|text| Piece::Block(Block::Paragraph(text)));
        self.pieces.extend(paragraphs);
    }

    /// The blocks under a node, for what holds blocks itself.
    fn inside(&mut self, node: &NodeRef<'_>) -> Vec<Block> {
        blocks(self.pieces_inside(1, node))
    }

    /// The pieces under a node which is itself not walked to, so that its own mark of blanks is looked at here.
    fn pieces_inside(&mut self, deeper: usize, node: &NodeRef<'_>) -> Vec<Piece> {
        let keeps_blanks = self.page.is_own && keeps_blanks(node);
        self.apart(deeper, |walk| {
            walk.keeps_blanks |= keeps_blanks;
            walk.children(node, &InlineStyle::default());
        })
    }

    fn apart(&mut self, deeper: usize, read: impl FnOnce(&mut Walk<'_>)) -> Vec<Piece> {
        let mut walk = Walk {
            page: self.page,
            pieces: Vec::new(),
            runs: Vec::new(),
            depth: self.depth + deeper,
            keeps_lines: self.keeps_lines,
            keeps_blanks: self.keeps_blanks,
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

    fn ruby(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        for part in ruby::read(node) {
            let is_plain = part.reading.is_empty() && part.under.is_empty();
            let content = if is_plain { Content::Text(part.base.into()) } else { Content::Ruby(part) };
            self.push(style, content);
        }
    }

    fn abbreviation(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        if let Some(title) = node.attr("title") {
            let name = one_line(&node.text());
            let title = one_line(&title);
            if !(name.is_empty() || title.is_empty() || name == title) {
                self.page.abbreviations.push((name, title));
            }
        }
        self.children(node, style);
    }
}

/// Whether Moyue says of an element that its blanks stay as they are.
fn keeps_blanks(node: &NodeRef<'_>) -> bool {
    node.attr("data-moyue").is_some_and(|mark| mark.as_ref() == "blanks")
}
