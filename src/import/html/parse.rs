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
use super::tag_kinds::{is_formatting, is_presentational, is_void};
use super::tree::BoundedTree;
use crate::import::ImportError;
use crate::import::known::attributes;

/// Bytes of the largest page that is read; the longest books on one page have a tenth of it.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// Elements of the largest page that is read.
pub(super) const MOST_ELEMENTS: usize = 2_000_000;
/// Emphasis and the like inside one another: what is left open is opened again in every paragraph.
const MOST_STYLES: usize = 12;
/// Start tags left out whose end tags are waited for.
const MOST_DROPPED: usize = 2_048;

/// Bytes of the longest attribute of emphasis and the like, but for a link's address: each paragraph looks at it again.
const LONGEST_ATTRIBUTE: usize = 256;

/// A page that was parsed.
pub(in crate::import) struct Parsed {
    pub document: Document,
    /// How many elements it has.
    pub elements: usize,
    /// Links whose addresses are too long, and were left out.
    pub long_addresses: usize,
}

/// Parses a page.
///
/// # Errors
/// A page that is too large, or has too many elements or attributes.
pub(in crate::import) fn parse(text: &str) -> Result<Parsed, ImportError> {
    if text.len() > LARGEST {
        return Err(ImportError::PageTooLarge { limit: LARGEST / (1024 * 1024) });
    }
    let text = attributes::bounded(text)?;
    let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(BoundedTree::default(), options);
    let tokenizer = Tokenizer::new(Bounded { builder, tags: RefCell::default() }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text.as_ref()));
    // Scripts and declarations of an encoding interrupt the tokenizer; neither means anything here.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    let Bounded { builder, tags } = tokenizer.sink;
    let elements = builder.sink.elements();
    if elements > MOST_ELEMENTS {
        return Err(ImportError::PageTooLong { limit: MOST_ELEMENTS });
    }
    let long_addresses = tags.into_inner().long_addresses;
    Ok(Parsed { document: builder.sink.finish(), elements, long_addresses })
}

/// Passes tokens on to the builder of the tree, but for tags for which there is no room.
struct Bounded {
    builder: TreeBuilder<NodeId, BoundedTree>,
    tags: RefCell<Tags>,
}

impl Bounded {
    fn tag(&self, mut tag: Tag, line_number: u64) -> TokenSinkResult<NodeId> {
        let mut tags = self.tags.borrow_mut();
        if self.builder.sink.elements() > MOST_ELEMENTS || !tags.admits(&tag) {
            return TokenSinkResult::Continue;
        }
        tags.shorten(&mut tag);
        let name = tag.name.clone();
        let result = self.builder.process_token(Token::TagToken(tag), line_number);
        if self.builder.sink.takes_begun_cell() {
            tags.styles.clear();
        }
        if self.builder.sink.takes_left_out() {
            tags.drops(&name);
            return self.builder.process_token(Token::TagToken(end_of(name)), line_number);
        }
        result
    }
}

/// The end tag of an element.
fn end_of(name: LocalName) -> Tag {
    Tag {
        kind: TagKind::EndTag,
        name,
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    }
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) => self.tag(tag, line_number),
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

/// What the tags so far say of those to come.
#[derive(Default)]
struct Tags {
    /// Emphasis and the like that is open.
    styles: Vec<LocalName>,
    long_addresses: usize,
    /// Start tags left out, whose end tags are to be left out as well.
    dropped: Vec<LocalName>,
}

impl Tags {
    fn admits(&mut self, tag: &Tag) -> bool {
        let name: &str = &tag.name;
        if is_presentational(name) {
            return false;
        }
        match tag.kind {
            // In XHTML such an element is empty; read as HTML it would stay open to the end.
            TagKind::StartTag if tag.self_closing && name != "p" => is_void(name),
            TagKind::StartTag if is_formatting(name) => self.starts_formatting(&tag.name),
            TagKind::StartTag => true,
            TagKind::EndTag => self.ends(&tag.name),
        }
    }

    /// Takes long attributes off what is opened again in every paragraph.
    fn shorten(&mut self, tag: &mut Tag) {
        if !is_formatting(&tag.name) {
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

    fn starts_formatting(&mut self, name: &LocalName) -> bool {
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

    fn drops(&mut self, name: &LocalName) -> bool {
        if self.dropped.len() < MOST_DROPPED {
            self.dropped.push(name.clone());
        }
        false
    }

    fn ends(&mut self, name: &LocalName) -> bool {
        if self.dropped.last() == Some(name) {
            self.dropped.pop();
            return false;
        }
        if let Some(at) = self.styles.iter().rposition(|open| open == name) {
            self.styles.remove(at);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use dom_query::NodeRef;

    use super::*;

    #[test]
    fn what_lies_too_deep_stands_in_what_is_left_and_nothing_else_is_ended() {
        for (open, close) in [("<div>", "</div>"), ("<svg><a>", "</a></svg>"), ("<table><td>", "</table>")] {
            let page = format!("{}雨{}<p>後", open.repeat(500), close.repeat(500));
            let document = parse(&page).unwrap().document;
            let texts: Vec<_> = document.root().descendants_it().filter(NodeRef::is_text).collect();
            let [deep, after] = texts.as_slice() else { panic!("{open}: {}", document.html()) };
            assert_eq!((&*deep.text(), &*after.text()), ("雨", "後"), "{open}");
            let depth = deep.ancestors_it(None).count();
            // Of a table's elements only the outermost counts; the page's own are three.
            assert!((128..=128 * 4 + 3).contains(&depth), "{open}: {depth}");
            assert!(after.parent().is_some_and(|parent| parent.has_name("p")), "{open}");
            assert_eq!(after.ancestors_it(None).count(), 4, "{open}");
        }
    }
}
