//! Many pages that are one article, such as the parts of a book, read one after the other.
//!
//! A link between them holds a reference to the path and the id that it leads to. When all are read it becomes the name of
//! the note, or of the heading at or before its place.

use std::collections::HashMap;
use std::rc::Rc;

use dom_query::{Document, NodeRef};

use super::address::Addresses;
use super::piece::{Piece, blocks};
use super::walk::{self, PageContext};
use super::white_space::Preformatted;
use super::{body, head, link, notes, sample, sections};
use crate::article::{Article, Block, Image, Section};
use crate::import::known::{language, node};
use crate::import::{ImportError, Warning, bounds};

/// The pages so far.
#[derive(Default)]
pub(in crate::import) struct Pages {
    language: String,
    pieces: Vec<Piece>,
    notes: Vec<notes::Note>,
    abbreviations: Vec<(String, String)>,
    /// The headings to which links to a place lead, by path and id.
    names: HashMap<String, Rc<str>>,
    /// The last heading.
    heading: Rc<str>,
    long_addresses: usize,
}

impl Pages {
    /// No pages as yet, of an article in a language; its tag is empty when that is not known.
    pub(in crate::import) fn new(language: &str) -> Self {
        Self { language: language.to_owned(), ..Self::default() }
    }

    /// Adds the text of a page.
    pub(in crate::import) fn add(&mut self, page: &Document, path: &str) {
        self.name_places(page, path);
        let (mut pieces, notes) = self.read(page, path);
        // What stood above its notes, when nothing else does.
        if !notes.is_empty() {
            while matches!(pieces.last(), Some(Piece::Heading { .. } | Piece::Block(Block::Rule))) {
                pieces.pop();
            }
        }
        self.notes.extend(notes);
        self.pieces.extend(pieces);
    }

    /// Adds a page that is read where a link leads to it.
    pub(in crate::import) fn add_note(&mut self, page: &Document, path: &str) {
        let (pieces, mut notes) = self.read(page, path);
        let blocks = blocks(pieces);
        if !blocks.is_empty() {
            notes.push(notes::Note { key: notes::key(path, ""), blocks });
        }
        self.notes.extend(notes);
    }

    /// Adds an image.
    pub(in crate::import) fn add_image(&mut self, source: &str) {
        let image = Image { source: source.to_owned(), ..Image::default() };
        self.pieces.push(Piece::Block(Block::Image(image.into())));
    }

    /// Whether nothing was read.
    pub(in crate::import) fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.notes.is_empty()
    }

    fn read(&mut self, page: &Document, path: &str) -> (Vec<Piece>, Vec<notes::Note>) {
        let root = page.root();
        let is_own = head::is_own(page);
        let notes = if is_own { items(page, path) } else { HashMap::new() };
        let mut context = PageContext {
            addresses: Addresses::of_part(notes),
            language: self.language.clone(),
            preformatted: Preformatted::new(&root),
            part: Some(path.into()),
            is_own,
            ..PageContext::default()
        };
        let pieces = walk::pieces(&body(page), &mut context);
        self.abbreviations.append(&mut context.abbreviations);
        self.long_addresses += context.addresses.refused();
        (pieces, context.notes)
    }

    /// Notes the heading at or before each place of a page that a link may lead to.
    fn name_places(&mut self, page: &Document, path: &str) {
        let body = body(page);
        let is_own = head::is_own(page);
        let mut waiting = Vec::new();
        // A page begins with the last of the headings above its text: the others are those of what it begins.
        let mut start = vec![notes::key(path, "")];
        for node in std::iter::once(body).chain(body.descendants_it()) {
            if node.is_text() {
                let is_blank = node::text_of(&node).is_none_or(|text| text.trim().is_empty());
                if !is_blank && !is_in_heading(&node) {
                    self.name_all(&mut waiting);
                    self.name_all(&mut start);
                }
                continue;
            }
            if is_heading(&node) {
                let name = node::line(&node);
                if !name.is_empty() && link::is_short(&name) {
                    self.heading = name.into();
                    self.name_all(&mut waiting);
                }
            }
            // Moyue's own links to an entry are names of its term.
            if let Some(id) = node.id_attr().filter(|_| is_own && node.has_name("dt")) {
                self.names.entry(notes::key(path, &id)).or_insert_with(|| node::line(&node).into());
                continue;
            }
            waiting.extend(node.id_attr().map(|id| notes::key(path, &id)));
            waiting.extend(node.attr("name").map(|name| notes::key(path, &name)));
        }
        self.name_all(&mut waiting);
        self.name_all(&mut start);
    }

    fn name_all(&mut self, keys: &mut Vec<String>) {
        for key in keys.drain(..) {
            self.names.entry(key).or_insert_with(|| Rc::clone(&self.heading));
        }
    }

    /// Puts all that was read into an article, whose title and language may be known.
    ///
    /// # Errors
    /// Pages that hold nothing.
    pub(in crate::import) fn finish(self, article: &mut Article) -> Result<Vec<Warning>, ImportError> {
        if self.is_empty() {
            return Err(ImportError::BookWithoutText);
        }
        let mut places = sections::fill(article, self.pieces, false);
        sections::add_abbreviations(article, self.abbreviations);
        if article.sections.is_empty() {
            article.sections.push(Section::default());
        }
        article.language = language::of_book(&article.language, &sample(article));
        language::settle(article);
        for (key, name) in self.names {
            places.entry(key).or_insert_with(|| name.to_string());
        }
        notes::settle(article, places, self.notes);
        let long = (self.long_addresses > 0).then(|| bounds::long_addresses(self.long_addresses));
        Ok(long.map(|kind| Warning { line: 0, kind }).into_iter().collect())
    }
}

/// The keys of the items of a page that Moyue wrote to which links of the book lead, by their ids.
fn items(page: &Document, path: &str) -> HashMap<String, String> {
    let root = page.root();
    let is_note = |node: &NodeRef<'_>| node.attr("data-moyue").is_some_and(|mark| mark.as_ref() == "note");
    let items = root.descendants_it().filter(|node| node.has_name("li") && is_note(node));
    let ids = items.filter_map(|item| item.id_attr()).map(|id| id.to_string());
    ids.map(|id| (id.clone(), notes::key(path, &id))).collect()
}

fn is_heading(node: &NodeRef<'_>) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| node.has_name(name))
}

fn is_in_heading(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(6)).any(|outer| is_heading(&outer))
}
