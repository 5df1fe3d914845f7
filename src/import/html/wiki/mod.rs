//! Saved pages of wikis that run on `MediaWiki`: of Wikipedia in its skins (Vector, `MinervaNeue`) and of its interface for
//! programs (Parsoid).
//!
//! Which element is the article is known, and so is what its templates are for by their classes: neither has to be guessed.
//! Boxes for finding one's way are left out (`cleared`), images get their captions (`figures`), the box of facts stands at
//! the end (`infobox`), references are notes (`references`), and of text in several forms of Chinese one is chosen
//! (`variants`).

mod cleared;
mod figures;
mod infobox;
mod references;
mod variants;

use dom_query::{Document, NodeRef};

use crate::import::known::language;
use crate::text::language_tag::LanguageTag;
use crate::text::slice::first_bytes;

/// The class of an element that holds what an editor has written.
const CONTENT: &str = "mw-parser-output";
/// Bytes of the text by which its form of Chinese is told.
const SAMPLE: usize = 20_000;

/// What was found out about a page of a wiki.
pub(super) struct WikiPage {
    /// The language of the article, where it says another than the page; empty otherwise.
    pub language: String,
}

/// Leaves nothing on a page of a wiki but its article, in the form in which any page is read; none for other pages.
pub(super) fn settle(page: &Document, declared: &str) -> Option<WikiPage> {
    let body = page.body()?;
    let content = content(&body)?;
    let language = language_of(&content, &body).unwrap_or_default();
    let tag = if language.is_empty() { declared } else { &language };
    variants::settle(&content, &form(tag, &content));
    complete_base(page);
    figures::place_lazy(&content);
    cleared::clear(&content);
    references::settle(&content, tag);
    figures::settle(&content);
    infobox::settle(&content, tag);
    if content.id != body.id {
        body.append_child(&content);
        for child in body.children().into_iter().filter(|child| child.id != content.id) {
            child.remove_from_parent();
        }
    }
    Some(WikiPage { language })
}

/// Whether a page is one of a wiki, whatever it says of itself.
pub(super) fn is_of_wiki(page: &Document) -> bool {
    page.body().is_some_and(|body| content(&body).is_some())
}

/// Leaves out the lines around a headline in which a wiki says what it is and where its reader comes from.
pub(super) fn leave_out_site(page: &Document) {
    let Some(body) = page.body().filter(|body| has_class(body, &["mediawiki"])) else { return };
    let is_site =
        |node: &NodeRef<'_>| node.id_attr().is_some_and(|id| matches!(&*id, "siteSub" | "contentSub"));
    for line in body.descendants_it().filter(is_site).collect::<Vec<_>>() {
        line.remove_from_parent();
    }
}

/// The element that holds the article: other parts of a page may be written by editors as well.
fn content<'a>(body: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_parsed = |node: &NodeRef<'_>| has_class(node, &[CONTENT]);
    if is_parsed(body) {
        return Some(*body);
    }
    let all = body.descendants_it().filter(is_parsed);
    let outermost = all.filter(|node| !node.ancestors_it(None).any(|outer| is_parsed(&outer)));
    // Before 2018 it had no class of its own.
    let by_id = || {
        let is_wiki = has_class(body, &["mediawiki"]);
        body.descendants_it()
            .find(|node| is_wiki && node.id_attr().is_some_and(|id| &*id == "mw-content-text"))
    };
    outermost.max_by_key(|node| node.text().len()).or_else(by_id)
}

/// The language that is said closest to the text.
fn language_of(content: &NodeRef<'_>, body: &NodeRef<'_>) -> Option<String> {
    let around = std::iter::once(*content).chain(content.ancestors_it(None));
    let mut inside = around.take_while(|node| node.id != body.id);
    inside.find_map(|node| language::of(&node)).map(|tag| tag.to_string())
}

/// The tag of the form that a text is in: as it is declared, or as it looks.
fn form(declared: &str, content: &NodeRef<'_>) -> String {
    if LanguageTag::of(declared).form().is_some() {
        return declared.to_owned();
    }
    let text = content.text();
    crate::text::language::detect(first_bytes(&text, SAMPLE)).to_owned()
}

/// Addresses are relative to one without a scheme in what programs are given.
fn complete_base(page: &Document) {
    let root = page.root();
    let base = root.descendants_it().find(|node| node.has_name("base"));
    if let Some(base) = base
        && let Some(href) = base.attr("href").filter(|href| href.starts_with("//"))
    {
        base.set_attr("href", &format!("https:{href}"));
    }
}

/// Whether an element has one of these classes.
fn has_class(node: &NodeRef<'_>, classes: &[&str]) -> bool {
    let class = node.class().unwrap_or_default();
    class.split_ascii_whitespace().any(|class| classes.contains(&class))
}

/// The first element inside that has one of these classes.
fn with_class<'a>(node: &NodeRef<'a>, classes: &[&str]) -> Option<NodeRef<'a>> {
    node.descendants_it().find(|inner| has_class(inner, classes))
}

/// Elements of a name in another.
fn named<'a>(node: &NodeRef<'a>, name: &str) -> Vec<NodeRef<'a>> {
    node.descendants_it().filter(|inner| inner.has_name(name)).collect()
}
