//! Tags into a tree whose depth is bounded.

use std::cell::RefCell;

use dom_query::{Document, NodeId};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult};

use super::link::is_short;
use crate::import::ImportError;
use crate::import::known::attributes;

/// Bytes of the largest page that is read; the longest books on one page have a tenth of it.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// Elements of the largest page that is read.
pub(super) const MOST_ELEMENTS: usize = 2_000_000;
/// Elements inside one another; of what is nested deeper the text is kept. Hand-written pages stay below 50.
const DEEPEST: usize = 128;
/// Emphasis and the like inside one another: what is left open is opened anew in every paragraph.
const MOST_STYLES: usize = 12;

/// Bytes of the longest attribute of emphasis and the like, but for a link's address: each paragraph looks at it anew.
const LONGEST_ATTRIBUTE: usize = 256;

/// A page that was parsed.
pub(super) struct Parsed {
    pub document: Document,
    /// Links whose addresses are too long, and were left out.
    pub long_addresses: usize,
}

/// Parses a page.
///
/// # Errors
/// A page that is too large, or has too many elements or attributes.
pub(super) fn parse(text: &str) -> Result<Parsed, ImportError> {
    if text.len() > LARGEST {
        return Err(ImportError::PageTooLarge { limit: LARGEST / (1024 * 1024) });
    }
    let text = attributes::bounded(text)?;
    let builder = TreeBuilder::new(
        Document::default(),
        TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() },
    );
    let tokenizer =
        Tokenizer::new(Bounded { builder, nesting: RefCell::default() }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text.as_ref()));
    // Scripts and declarations of an encoding interrupt the tokenizer; neither means anything here.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    if tokenizer.sink.nesting.borrow().elements > MOST_ELEMENTS {
        return Err(ImportError::PageTooLong { limit: MOST_ELEMENTS });
    }
    let long_addresses = tokenizer.sink.nesting.borrow().long_addresses;
    Ok(Parsed { document: tokenizer.sink.builder.sink.finish(), long_addresses })
}

/// Passes tokens on to the builder of the tree, but for tags that would nest too deeply.
struct Bounded {
    builder: TreeBuilder<NodeId, Document>,
    nesting: RefCell<Nesting>,
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(mut tag) => {
                let mut nesting = self.nesting.borrow_mut();
                if !nesting.admits(&tag) {
                    return TokenSinkResult::Continue;
                }
                nesting.shorten(&mut tag);
                drop(nesting);
                self.builder.process_token(Token::TagToken(tag), line_number)
            }
            // The messages would fill the memory, and nobody reads them.
            Token::ParseError(_) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line_number),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// What is open, told by the tags alone: near enough to the tree to bound its depth.
#[derive(Default)]
struct Nesting {
    elements: usize,
    open: Vec<LocalName>,
    styles: Vec<LocalName>,
    long_addresses: usize,
    /// Start tags left out, whose end tags are to be left out as well.
    dropped: Vec<LocalName>,
}

impl Nesting {
    fn admits(&mut self, tag: &Tag) -> bool {
        let name: &str = &tag.name;
        if tag.kind == TagKind::StartTag {
            // What is left open is opened anew in a block, as so many elements more.
            self.elements += if is_style(name) { 1 } else { 1 + self.styles.len() };
        }
        if self.elements > MOST_ELEMENTS || is_look(name) {
            return false;
        }
        match tag.kind {
            TagKind::StartTag if is_void(name) => true,
            // In XHTML such an element is empty; read as HTML it would stay open to the end.
            TagKind::StartTag if tag.self_closing && name != "p" => false,
            TagKind::StartTag if is_text(name) => true,
            TagKind::StartTag if is_style(name) => self.starts_style(&tag.name),
            TagKind::StartTag => self.starts(&tag.name),
            TagKind::EndTag => self.ends(&tag.name),
        }
    }

    /// Takes long attributes off what is opened anew in every paragraph.
    fn shorten(&mut self, tag: &mut Tag) {
        if !is_style(&tag.name) {
            return;
        }
        tag.attrs.retain(|attribute| match &*attribute.name.local {
            "href" => {
                let is_short = is_short(&attribute.value);
                self.long_addresses += usize::from(!is_short);
                is_short
            }
            _ => attribute.value.len() <= LONGEST_ATTRIBUTE,
        });
    }

    fn starts_style(&mut self, name: &LocalName) -> bool {
        // A link ends the one before.
        if &**name == "a" {
            self.styles.retain(|open| open != name);
        }
        if self.styles.len() >= MOST_STYLES {
            return self.drops(name);
        }
        self.styles.push(name.clone());
        true
    }

    fn starts(&mut self, name: &LocalName) -> bool {
        if matches!(&**name, "td" | "th") && self.open.last().is_some_and(|last| &**last == "table") {
            self.styles.clear();
        }
        if is_flat(name) {
            return true;
        }
        self.end_sibling(name);
        if self.open.len() >= DEEPEST {
            return self.drops(name);
        }
        self.open.push(name.clone());
        true
    }

    /// An item ends the one before, unless something stands between that holds items of its own.
    fn end_sibling(&mut self, name: &LocalName) {
        let ends: &[&str] = match &**name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "rt" | "rp" | "rb" | "rtc" => &["rt", "rp", "rb", "rtc"],
            "option" | "optgroup" => &["option"],
            _ => return,
        };
        for at in (0..self.open.len()).rev() {
            let open: &str = &self.open[at];
            if ends.contains(&open) {
                self.open.truncate(at);
                return;
            }
            if !matches!(open, "div" | "address" | "span") {
                return;
            }
        }
    }

    fn drops(&mut self, name: &LocalName) -> bool {
        if self.dropped.len() < DEEPEST * 16 {
            self.dropped.push(name.clone());
        }
        false
    }

    fn ends(&mut self, name: &LocalName) -> bool {
        if self.dropped.last() == Some(name) {
            self.dropped.pop();
            return false;
        }
        if is_style(name) {
            if let Some(at) = self.styles.iter().rposition(|open| open == name) {
                self.styles.remove(at);
            }
        } else if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(at);
        }
        true
    }
}

/// Elements that say how text looks and nothing else.
fn is_look(name: &str) -> bool {
    matches!(name, "font" | "big" | "small" | "nobr" | "blink" | "basefont")
}

/// Elements without content.
fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    ];
    VOID.contains(&name)
}

/// Elements that hold nothing but text.
fn is_text(name: &str) -> bool {
    const TEXT: &[&str] =
        &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"];
    TEXT.contains(&name)
}

/// Elements that the builder opens anew in the next paragraph when they were left open.
fn is_style(name: &str) -> bool {
    matches!(name, "a" | "b" | "code" | "em" | "i" | "s" | "strike" | "strong" | "tt" | "u")
}

/// Elements that cannot stand in one another without one that is counted between them.
fn is_flat(name: &str) -> bool {
    const FLAT: &[&str] =
        &["html", "head", "body", "p", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup"];
    FLAT.contains(&name)
}
