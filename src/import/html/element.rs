//! What the elements of a page are for.

use std::rc::Rc;

use dom_query::{Element, NodeRef};

use super::address::Addresses;
use super::runs::Look;
use super::walk::text_of;

/// How an element takes part in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all.
    Hidden,
    /// A line break.
    Break,
    /// In the line.
    Inline,
    /// On lines of its own.
    Block,
    /// In the line, with a meaning of its own.
    Special,
}

/// An element's name in lower case; none for what is not an element.
pub(super) fn name(node: &NodeRef<'_>) -> Option<String> {
    node.element_ref().map(|element| element.name.local.to_ascii_lowercase().to_string())
}

/// How an element of this name takes part in the text.
pub(super) fn shape(node: &NodeRef<'_>, name: &str) -> Shape {
    if node.element_ref().is_some_and(|element| is_hidden(&element)) {
        return Shape::Hidden;
    }
    match name {
        // Moyue's own link to an image that is not in the page.
        "a" if node.attr("data-moyue").is_some_and(|kind| matches!(kind.as_ref(), "image" | "file")) => {
            Shape::Special
        }
        "img" | "amp-img" | "ruby" | "abbr" | "acronym" | "q" => Shape::Special,
        _ => shape_of(node, name),
    }
}

/// How an element of this name takes part in the text, as far as the name tells.
pub(super) fn shape_of(node: &NodeRef<'_>, name: &str) -> Shape {
    match name {
        "br" => Shape::Break,
        _ if HIDDEN.contains(&name) => Shape::Hidden,
        _ if BLOCKS.contains(&name) => Shape::Block,
        _ if is_custom(name) && !is_in_line(node) => Shape::Block,
        _ => Shape::Inline,
    }
}

/// Whether an element is one that a page's scripts define.
fn is_custom(name: &str) -> bool {
    name.contains('-') && !name.starts_with("mjx-")
}

/// Whether text stands right beside an element.
fn is_in_line(node: &NodeRef<'_>) -> bool {
    [node.prev_sibling(), node.next_sibling()].into_iter().flatten().any(|beside| beside.is_nonempty_text())
}

const HIDDEN: &[&str] = &[
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "frame",
    "frameset", "head", "iframe", "input", "link", "meta", "noembed", "noframes", "noscript", "param",
    "progress", "rp", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// Whether an element is on the page without being seen.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attrs.iter().any(|attribute| {
        let value = attribute.value.as_ref();
        match attribute.name.local.as_ref() {
            // What Moyue wrote for people alone: the byline and the ways back from the glossary.
            "data-moyue" => matches!(value, "head" | "back"),
            "hidden" => !value.eq_ignore_ascii_case("until-found"),
            "style" => hides(value),
            // Words for screen readers, and the links by which a wiki is edited.
            "class" => value.split_ascii_whitespace().any(|class| {
                matches!(
                    class,
                    "sr-only"
                        | "visually-hidden"
                        | "screen-reader-text"
                        | "mw-editsection"
                        | "noprint"
                        | "mw-cite-backlink"
                        | "footnote-backref"
                        | "footnote-back"
                )
            }),
            // The ways back from notes: Moyue has its own.
            "role" => value.eq_ignore_ascii_case("doc-backlink"),
            _ => false,
        }
    })
}

fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        name.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
            || name.trim().eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden")
    })
}

/// The look of what stands in an element.
pub(super) fn look(node: &NodeRef<'_>, name: &str, outer: &Look, addresses: &Addresses) -> Look {
    let mut look = outer.clone();
    match name {
        "b" | "strong" => look.strong = true,
        "i" | "em" | "cite" | "var" | "dfn" => look.emphasis = true,
        "code" | "kbd" | "samp" | "tt" => look.code = true,
        // Moyue's own link from a term to its entry.
        "a" if node.attr("data-moyue").is_some() => {}
        "a" => {
            if let Some(link) = node.attr("href").and_then(|href| addresses.link(&href)) {
                look.link = Some(Rc::new(link));
            }
        }
        _ => {}
    }
    look
}

/// The language of a program: `language-rust` or `lang-rust` on the element or the `code` in it.
pub(super) fn code_language(node: &NodeRef<'_>) -> String {
    let inner = node.children_it(false).find(|child| child.has_name("code"));
    let outer = node.parent();
    for element in std::iter::once(*node).chain(inner).chain(outer) {
        let class = element.class().unwrap_or_default();
        for class in class.split_ascii_whitespace() {
            let prefixes = ["language-", "lang-", "highlight-source-", "brush:"];
            if let Some(language) = prefixes.iter().find_map(|prefix| class.strip_prefix(prefix)) {
                return language.to_owned();
            }
        }
    }
    String::new()
}

/// Whether an image stands for a character or a word in the line, such as an emoji or a formula.
pub(super) fn is_sign(node: &NodeRef<'_>) -> bool {
    let size = |name: &str| {
        node.attr(name).and_then(|value| value.trim().trim_end_matches("px").parse::<f32>().ok())
    };
    let is_small = |name: &str| size(name).is_some_and(|size| size <= 32.0);
    let class = node.class().unwrap_or_default();
    let is_named = class.split_ascii_whitespace().any(|class| {
        matches!(class, "emoji" | "wp-smiley" | "latex" | "tex" | "mwe-math-fallback-image-inline")
    });
    is_named || is_small("width") || is_small("height")
}

/// The texts of a ruby's bases and readings, in order.
pub(super) fn ruby_parts(node: &NodeRef<'_>) -> Vec<(bool, String)> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for child in node.children_it(false) {
        match name(&child).as_deref() {
            Some("rp") => {}
            Some("rt") => parts.push((true, child.text().to_string())),
            Some("rtc") => {
                let readings: Vec<_> =
                    child.children_it(false).filter(|inner| inner.has_name("rt")).collect();
                let readings = if readings.is_empty() { vec![child] } else { readings };
                parts.extend(readings.iter().map(|reading| (true, reading.text().to_string())));
            }
            Some("ruby" | "span" | "b" | "strong" | "em" | "i" | "a" | "rb" | "rbc")
                if child.descendants_it().any(|inner| inner.has_name("rt") || inner.has_name("rb")) =>
            {
                parts.extend(ruby_parts(&child));
            }
            Some(_) => parts.push((false, child.text().to_string())),
            None => parts.extend(text_of(&child).map(|text| (false, text))),
        }
    }
    parts
}

/// The text of an element on one line, without the readings of ruby.
pub(super) fn line(node: &NodeRef<'_>) -> String {
    let is_reading = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(2)).any(|outer| outer.has_name("rt") || outer.has_name("rp"))
    };
    let texts = node.descendants_it().filter(|inner| inner.is_text() && !is_reading(inner));
    let text: String = texts.filter_map(|inner| text_of(&inner)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
