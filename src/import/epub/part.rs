//! A part of a book: a page whose addresses, styles and images are made those of one article.

use std::collections::HashSet;
use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::Regex;

use super::css::StyleSheet;
use super::drawn;
use super::package::writing_mode;
use super::path;
use crate::article::WritingMode;
use crate::import::Archive;
use crate::import::html::reference_to;
use crate::import::known::{css, node};

/// Ems of the highest image that stands for a character.
const HIGHEST: f32 = 2.0;

/// XHTML as HTML reads it: an element that is empty gets its end tag.
pub(super) fn with_end_tags(text: &str) -> String {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ];
    static EMPTY: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"<([A-Za-z][A-Za-z0-9:._-]*)((?:\s[^<>]*)?)/>").ok());
    let Some(empty) = EMPTY.as_ref() else { return text.to_owned() };
    let ended = |found: &regex::Captures<'_>| {
        let part = |index: usize| found.get(index).map_or("", |part| part.as_str());
        if VOID.contains(&part(1).to_ascii_lowercase().as_str()) {
            part(0).to_owned()
        } else {
            format!("<{0}{1}></{0}>", part(1), part(2))
        }
    };
    empty.replace_all(text, ended).into_owned()
}

/// The style sheets that a page names, by their paths, and the text of those in it. One that is named again holds where it
/// is named last (CSS Cascading and Inheritance, "Order of Appearance"), and no more than `most` are given: the last ones.
pub(super) fn sheets(page: &Document, path: &str, most: usize) -> (Vec<String>, String) {
    let (mut paths, mut text) = (Vec::new(), String::new());
    for node in page.root().descendants_it() {
        if node.has_name("link") {
            let rel = node.attr("rel").unwrap_or_default();
            let is_sheet = rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("stylesheet"));
            let is_other = rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("alternate"));
            let href = node.attr("href").filter(|_| is_sheet && !is_other);
            paths.extend(href.and_then(|href| path::target(path, &href)).map(|target| target.path));
        } else if node.has_name("style") {
            text.push_str(&node.text());
        }
    }
    let mut seen = HashSet::new();
    let mut last: Vec<String> =
        paths.into_iter().rev().filter(|path| seen.insert(path.clone())).take(most).collect();
    last.reverse();
    (last, text)
}

/// Writes what style sheets say into the elements, and gives the page's direction of writing.
pub(super) fn style(page: &Document, sheets: &[&StyleSheet]) -> Option<WritingMode> {
    let mut mode = None;
    for node in page.root().descendants_it().filter(NodeRef::is_element).collect::<Vec<_>>() {
        let said: Vec<_> = sheets.iter().flat_map(|sheet| sheet.of(&node)).cloned().collect();
        let own = node.attr("style").map(|style| css::parse(&style)).unwrap_or_default();
        if said.is_empty() && own.is_empty() {
            continue;
        }
        let all: Vec<(String, String)> = said.into_iter().chain(own).collect();
        let is_root = node.has_name("html") || node.has_name("body");
        if is_root && let Some(said) = css::value(&all, "writing-mode") {
            mode = writing_mode(said).or(mode);
        }
        // In a book that Moyue wrote, the marks of terms are no marks of the text.
        if node.attr("data-moyue").is_none_or(|mark| mark.as_ref() != "term") {
            write(&node, &all);
        }
    }
    mode
}

/// Writes the properties that the page's reader knows as the style of an element.
fn write(node: &NodeRef<'_>, properties: &[(String, String)]) {
    let value = |name: &str| css::value(properties, name);
    if node.has_name("span") {
        if value("font-weight")
            .is_some_and(|weight| matches!(weight, "bold" | "bolder" | "700" | "800" | "900"))
        {
            node.rename("b");
        } else if value("font-style").is_some_and(|style| matches!(style, "italic" | "oblique")) {
            node.rename("i");
        }
    }
    let is_image = node.has_name("img");
    let is_kept = |(name, value): &&(String, String)| match name.as_str() {
        "display" => value == "none",
        "visibility" => value == "hidden",
        "vertical-align" => !is_image && matches!(value.as_str(), "super" | "sub"),
        "width" | "height" => is_image,
        "font-weight" | "font-style" | "writing-mode" => false,
        _ => true,
    };
    let rules = properties.iter().filter(is_kept).map(|(name, value)| format!("{name}:{value}"));
    let style = rules.collect::<Vec<_>>().join(";");
    if style.is_empty() {
        node.remove_attr("style");
    } else {
        node.set_attr("style", &style);
    }
}

/// Makes the addresses of a page's links and images those of the book.
pub(super) fn complete(page: &Document, path: &str, archive: &Archive<'_>) {
    let nodes: Vec<_> = page.root().descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        match node::name(&node).as_deref() {
            Some("a") => link(&node, path, archive),
            Some("img") => image(&node, path, archive),
            Some("html") => {
                let tag = node.attr("lang").or_else(|| node.attr("xml:lang"));
                if let (Some(tag), Some(body)) = (tag, page.body())
                    && !body.has_attr("lang")
                {
                    body.set_attr("lang", &tag);
                }
            }
            _ => {}
        }
    }
    let drawings: Vec<_> = page.root().descendants_it().filter(|node| node.has_name("svg")).collect();
    let Some(body) = page.body().filter(|_| !drawings.is_empty()) else { return };
    let is_text = |node: &NodeRef<'_>| node::text_of(node).is_some_and(|text| !text.trim().is_empty());
    let is_drawn = |node: &NodeRef<'_>| node.ancestors_it(None).any(|outer| outer.has_name("svg"));
    let is_alone = !body.descendants_it().any(|node| is_text(&node) && !is_drawn(&node));
    for drawing in drawings.iter().filter(|drawing| !is_drawn(drawing)) {
        drawn::settle(drawing, path, archive, is_alone);
    }
}

fn link(node: &NodeRef<'_>, path: &str, archive: &Archive<'_>) {
    let Some(href) = node.attr("href") else { return };
    let Some(target) = path::target(path, &href) else { return };
    let found = archive.find(&target.path).unwrap_or(&target.path);
    node.set_attr("href", &reference_to(found, &target.id));
}

fn image(node: &NodeRef<'_>, path: &str, archive: &Archive<'_>) {
    match node.attr("src").and_then(|src| path::image(&src, path, archive)) {
        Some(source) => node.set_attr("src", &source),
        None => node.remove_attr("src"),
    }
    let class = node.class().unwrap_or_default().to_ascii_lowercase();
    let is_named = class.split_ascii_whitespace().any(|class| class.starts_with("gaiji"));
    if is_named || is_low(node) && is_among_text(node) {
        node.add_class("gaiji");
    }
}

/// Whether an image is about as high as a character.
fn is_low(node: &NodeRef<'_>) -> bool {
    let properties = css::properties(node);
    let ems = |name: &str| css::value(&properties, name)?.strip_suffix("em")?.trim().parse::<f32>().ok();
    let (width, height) = (ems("width"), ems("height"));
    width.or(height).is_some() && [width, height].into_iter().flatten().all(|length| length <= HIGHEST)
}

/// Whether text stands in the paragraph of an image.
fn is_among_text(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|parent| !parent.text().trim().is_empty())
}
