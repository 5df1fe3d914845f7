//! What the elements of a page are for.

use std::rc::Rc;

use dom_query::{Element, NodeRef};

use super::address::Addresses;
use super::runs::{ElementUnderline, InlineStyle};
use crate::article::{LineStyle, Position, is_one_character};
use crate::import::known::css;
use crate::import::known::node::text_of;
use crate::text::block_elements::is_block;
use crate::text::class::is_cjk;
use crate::text::own_marks::ELSEWHERE;

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

/// How an element of this name takes part in the text.
pub(super) fn shape(node: &NodeRef<'_>, name: &str) -> Shape {
    if node.element_ref().is_some_and(|element| is_hidden(&element)) {
        return Shape::Hidden;
    }
    match name {
        // Moyue's own link to an image that is not in the page.
        "a" if node
            .attr("data-moyue")
            .is_some_and(|kind| matches!(kind.as_ref(), "image" | "file" | "gaiji")) =>
        {
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
        _ if is_unread(name) => Shape::Hidden,
        _ if is_block(name) => Shape::Block,
        _ if is_custom(name) && !is_in_line(node) => Shape::Block,
        _ => Shape::Inline,
    }
}

/// Whether an element is one that a page's scripts define.
fn is_custom(name: &str) -> bool {
    name.contains('-') && !name.starts_with("mjx-")
}

/// Whether text stands right next to an element.
fn is_in_line(node: &NodeRef<'_>) -> bool {
    [node.prev_sibling(), node.next_sibling()]
        .into_iter()
        .flatten()
        .any(|neighbour| neighbour.is_nonempty_text())
}

/// Whether an element of this name holds nothing that is read.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "applet"
            | "area"
            | "audio"
            | "base"
            | "button"
            | "canvas"
            | "datalist"
            | "dialog"
            | "embed"
            | "frame"
            | "frameset"
            | "head"
            | "iframe"
            | "input"
            | "link"
            | "meta"
            | "noembed"
            | "noframes"
            | "noscript"
            | "param"
            | "progress"
            | "rp"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// Whether an element is on the page without being seen.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attrs.iter().any(|attribute| {
        let value = attribute.value.as_ref();
        match attribute.name.local.as_ref() {
            // What Moyue wrote for people alone: the byline, the ways back from the glossary, the names of callouts.
            "data-moyue" => matches!(value, "head" | "back" | "name"),
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

/// Whether a `cite` is the name of a reference on a page that Moyue wrote: a note on it follows.
fn is_name_of_reference(node: &NodeRef<'_>) -> bool {
    node.next_element_sibling().and_then(|next| next.class()).is_some_and(|class| &*class == "note")
}

/// The style of what stands in an element.
pub(super) fn inline_style(
    node: &NodeRef<'_>,
    name: &str,
    outer: &InlineStyle,
    addresses: &Addresses,
) -> InlineStyle {
    let mut style = outer.clone();
    let class = node.class().unwrap_or_default();
    let line = class.split_ascii_whitespace().find_map(line_of_class);
    let has_marks = class.split_ascii_whitespace().any(is_class_of_marks);
    match name {
        "em" if line.is_some() => {}
        "b" | "strong" if !has_marks => style.strong = true,
        // Titles have marks of their own in Han, and no emphasis.
        "cite" if node.text().contains(is_cjk) && !is_name_of_reference(node) => {}
        "i" | "em" | "cite" | "var" | "dfn" => style.emphasis = true,
        "code" | "kbd" | "samp" | "tt" => style.code = true,
        "sup" => style.position = Some(Position::Super),
        "sub" => style.position = Some(Position::Sub),
        // Bold in Aozora Bunko.
        "span" if class.split_ascii_whitespace().any(|class| class == "futoji") => style.strong = true,
        // Moyue's own link from a term to its entry.
        "a" if node.attr("data-moyue").is_some() => {}
        "a" => {
            let href = node.attr("href").or_else(|| node.attr(ELSEWHERE));
            if let Some(link) = href.and_then(|href| addresses.link(&href)) {
                style.link = Some(Rc::new(link));
            }
        }
        _ => {}
    }
    style.emphasis |= has_marks;
    let line = line.or_else(|| matches!(name, "u" | "ins").then_some(LineStyle::Solid));
    add_style(&mut style, (node, name), line);
    style
}

/// Adds what the style of an element says, which has a line along its text by what it is.
fn add_style(style: &mut InlineStyle, (node, name): (&NodeRef<'_>, &str), own_line: Option<LineStyle>) {
    let properties = css::properties(node);
    let lines = css::lines(&properties);
    // A plain line under a link says that it is one.
    let said = lines.along.filter(|line| *line != LineStyle::Solid || (name != "a" && style.link.is_none()));
    if let Some(line) = said.or(own_line.filter(|_| !lines.none)) {
        style.underline = Some(ElementUnderline { style: line, element: node.id });
    }
    let is_struck = matches!(name, "s" | "strike" | "del") && !lines.none;
    style.strikethrough |= is_struck || lines.through;
    style.emphasis |= css::has_emphasis_marks(&properties);
    style.position = css::position(&properties).or(style.position);
}

/// The line of a class of Aozora Bunko (傍線).
fn line_of_class(class: &str) -> Option<LineStyle> {
    match class.strip_prefix("underline_").or_else(|| class.strip_prefix("overline_"))? {
        "wave" => Some(LineStyle::Wavy),
        style => LineStyle::of(style),
    }
}

/// Whether a class is one of the marks of emphasis in Aozora Bunko (傍点), in capitals in its older files.
fn is_class_of_marks(class: &str) -> bool {
    const MARKS: &[&str] = &[
        "sesame_dot",
        "white_sesame_dot",
        "black_circle",
        "white_circle",
        "black_up-pointing_triangle",
        "white_up-pointing_triangle",
        "bullseye",
        "fisheye",
        "saltire",
    ];
    let class = class.to_ascii_lowercase();
    MARKS.contains(&class.strip_suffix("_after").unwrap_or(&class))
}

/// The language of a program: `language-rust`, `lang-rust` and the like on the element, the `code` in it, or what is around
/// it.
pub(super) fn code_language(node: &NodeRef<'_>) -> String {
    let inner = node.children_it(false).find(|child| child.has_name("code"));
    let outer = node.parent();
    let around = outer.and_then(|outer| outer.parent());
    for element in std::iter::once(*node).chain(inner).chain(outer).chain(around) {
        for name in ["data-lang", "data-language"] {
            if let Some(language) = element.attr(name).filter(|language| !language.trim().is_empty()) {
                return language.trim().to_owned();
            }
        }
        let class = element.class().unwrap_or_default();
        for class in class.split_ascii_whitespace() {
            let prefixes = ["language-", "lang-", "highlight-source-", "brush:"];
            if let Some(language) = prefixes.iter().find_map(|prefix| class.strip_prefix(prefix)) {
                return language.to_owned();
            }
        }
        // Sphinx writes `highlight-rust`, Hexo `highlight rust`.
        let mut classes = class.split_ascii_whitespace();
        let marked = classes.clone().find_map(|class| class.strip_prefix("highlight-"));
        let is_figure = element.has_name("figure") && classes.next() == Some("highlight");
        let language = marked.or_else(|| classes.next().filter(|_| is_figure));
        if let Some(language) = language.filter(|language| *language != "source" && *language != "default") {
            return language.to_owned();
        }
    }
    String::new()
}

/// What an image in a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Its words, such as a formula; without words it is an ornament.
    Words,
    /// A character.
    Character,
}

/// What an image stands for in its line; none for an image that stands by itself.
pub(super) fn sign(node: &NodeRef<'_>, alternative: &str) -> Option<Sign> {
    let class = node.class().unwrap_or_default();
    let has = |names: &[&str]| class.split_ascii_whitespace().any(|class| names.contains(&class));
    if has(&["latex", "tex", "mwe-math-fallback-image-inline"]) {
        return Some(Sign::Words);
    }
    let properties = css::properties(node);
    let size = |name: &str| ems(css::value(&properties, name)).or_else(|| ems(node.attr(name).as_deref()));
    let (width, height) = (size("width"), size("height"));
    // A high one is no character, and neither is a low one that goes through half of the line.
    let may_be = height.is_none_or(|height| height <= 4.0) && width.is_none_or(|width| width <= 4.0);
    let is_small = height.is_some_and(|height| height <= 2.0) && may_be;
    if has(&["gaiji", "emoji", "wp-smiley"]) {
        Some(Sign::Character)
    } else if is_small {
        Some(if alternative.is_empty() { Sign::Words } else { Sign::Character })
    } else if may_be && is_one_character(alternative) && is_in_text(node) && !is_photo(node) {
        Some(Sign::Character)
    } else {
        None
    }
}

/// A length in em; a point without a unit is a sixteenth of one, as in browsers.
fn ems(length: Option<&str>) -> Option<f32> {
    let length = length?.trim();
    let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f32 = number.trim().parse().ok()?;
    match length.trim_start_matches(|c: char| !c.is_ascii_alphabetic()) {
        "em" | "rem" => Some(number),
        "" | "px" => Some(number / 16.0),
        _ => None,
    }
}

/// Whether text stands right next to an element.
fn is_in_text(node: &NodeRef<'_>) -> bool {
    let before = node.prev_sibling().and_then(|node| text_of(&node));
    let after = node.next_sibling().and_then(|node| text_of(&node));
    before.is_some_and(|text| text.ends_with(|c: char| !c.is_whitespace()))
        || after.is_some_and(|text| text.starts_with(|c: char| !c.is_whitespace()))
}

/// Whether an image is in a format for photographs, in which nobody keeps characters.
fn is_photo(node: &NodeRef<'_>) -> bool {
    let source = node.attr_or("src", "").to_ascii_lowercase();
    let path = source.split(['?', '#']).next().unwrap_or_default();
    matches!(path.rsplit_once('.'), Some((_, "jpg" | "jpeg")))
}
