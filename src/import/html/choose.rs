//! The article of a page, without what stands around it.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::walk::text_of;
use super::{callout, css, element, parse};

/// Elements of the largest page in which an article is looked for.
const MOST_ELEMENTS: usize = 100_000;
/// Letters that a page's text has at least before the choice is trusted.
const FEWEST_LETTERS: usize = 250;
/// Stands behind a Han character or kana, which says as much as two or three letters, while the choice is made by
/// counting letters. Never part of a text: a noncharacter of Unicode.
const WEIGHT: char = '\u{FDD0}';

/// Stands for a line break while the choice is made, which drops some of them. Another noncharacter.
pub(super) const BREAK: char = '\u{FDD1}';

/// A part of a page that was chosen.
pub(super) struct Chosen {
    /// The part, as a page of its own.
    pub document: Document,
    /// The byline that stood in it, if it was taken out.
    pub byline: Option<String>,
}

/// The article of a page; none when nothing looks like one.
pub(super) fn choose(page: &Document) -> Option<Chosen> {
    let document = page.clone();
    // The tree counts texts as well, which are about as many as elements.
    if document.tree.len() > MOST_ELEMENTS * 2 {
        return None;
    }
    // The choice writes the article as HTML, with what is opened anew in every paragraph written in each.
    if !has_few_attributes(&document) {
        return None;
    }
    remove_surroundings(&document);
    for node in document.root().descendants() {
        css::keep(&node);
        callout::keep(&node);
    }
    keep_breaks(&document);
    weigh(&document.root());
    let config = Config {
        keep_classes: true,
        char_threshold: FEWEST_LETTERS,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let document = readability.doc;
    unweigh(&document.root());
    let byline = article.byline.map(|byline| byline.replace(WEIGHT, ""));
    Some(Chosen { document, byline })
}

/// The page's own mark of its article: the only `article`, `main` or body of an article.
pub(super) fn marked<'a>(root: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_body = |node: &NodeRef<'_>| {
        node.attr("itemprop").is_some_and(|value| value.split_whitespace().any(|word| word == "articleBody"))
    };
    let is_article = |node: &NodeRef<'_>| node.has_name("article");
    let is_main = |node: &NodeRef<'_>| node.has_name("main");
    let marks: [&dyn Fn(&NodeRef<'_>) -> bool; 3] = [&is_body, &is_article, &is_main];
    marks.iter().find_map(|is_marked| {
        let mut found = root.descendants_it().filter(|node| is_marked(node));
        let only = found.next()?;
        found.next().is_none().then_some(only)
    })
}

/// Whether all attributes together are no longer than the largest page.
fn has_few_attributes(document: &Document) -> bool {
    let mut left = parse::LARGEST;
    document.root().descendants_it().all(|node| {
        let Some(element) = node.element_ref() else { return true };
        let length = element.attrs.iter().map(|attribute| attribute.value.len()).sum();
        left.checked_sub(length).inspect(|rest| left = *rest).is_some()
    })
}

/// What nobody saw on the page, its navigation and its foot are not part of the article, whatever they weigh.
fn remove_surroundings(document: &Document) {
    for node in document.root().descendants() {
        let Some(name) = element::name(&node) else { continue };
        let is_around = match name.as_str() {
            // Addresses are completed later, within a limit, and not with the page's base here.
            "nav" | "amp-sidebar" | "base" => true,
            "footer" => !is_inside(&node, "article"),
            "header" => !(is_inside(&node, "article") || is_inside(&node, "main") || has_title(&node)),
            _ => node.attr("role").is_some_and(|role| role.as_ref() == "navigation"),
        };
        if is_around || element::is_invisible(&node, &name) {
            node.remove_from_parent();
        }
    }
}

fn is_inside(node: &NodeRef<'_>, name: &str) -> bool {
    node.ancestors_it(None).any(|outer| outer.has_name(name))
}

fn has_title(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| inner.has_name("h1"))
}

/// Single breaks become characters; rows of them part paragraphs, which the choice knows of.
fn keep_breaks(document: &Document) {
    let is_break = |node: Option<NodeRef<'_>>| node.is_some_and(|node| node.has_name("br"));
    let breaks: Vec<_> =
        document.root().descendants().into_iter().filter(|node| node.has_name("br")).collect();
    let is_single = |node: &&NodeRef<'_>| !is_break(beside(node, true)) && !is_break(beside(node, false));
    let singles: Vec<_> = breaks.iter().filter(is_single).collect();
    for node in singles {
        let text = document.tree.new_text(BREAK.to_string());
        node.replace_with(&text);
    }
}

/// The node before or behind, but for blanks.
fn beside<'a>(node: &NodeRef<'a>, before: bool) -> Option<NodeRef<'a>> {
    let step = |node: &NodeRef<'a>| if before { node.prev_sibling() } else { node.next_sibling() };
    std::iter::successors(step(node), step)
        .find(|node| text_of(node).is_none_or(|text| !text.trim_ascii().is_empty()))
}

fn weigh(root: &NodeRef<'_>) {
    change_texts(root, |text| {
        let weighed: String =
            text.chars().flat_map(|c| std::iter::once(c).chain(is_dense(c).then_some(WEIGHT))).collect();
        (weighed.len() > text.len()).then_some(weighed)
    });
}

fn unweigh(root: &NodeRef<'_>) {
    change_texts(root, |text| text.contains(WEIGHT).then(|| text.replace(WEIGHT, "")));
}

fn change_texts(root: &NodeRef<'_>, change: impl Fn(&str) -> Option<String>) {
    for node in root.descendants() {
        if let Some(text) = text_of(&node).and_then(|text| change(&text)) {
            node.set_text(text);
        }
    }
}

fn is_dense(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}
