//! Drawings (SVG) that stand in a page itself: those that are figures of its article become images, as if each were in a
//! file; signs on buttons and links do not.

use dom_query::{Document, NodeRef};

use crate::import::known::node;
use crate::text::data_address;

/// Drawings of a page that become images.
const MOST_DRAWINGS: usize = 200;
/// Bytes of the longest drawing that becomes an image.
const LONGEST: usize = 2 * 1024 * 1024;
/// Width and height of a drawing that is more than a sign, in pixels.
const WIDE: f32 = 160.0;
const HIGH: f32 = 80.0;
/// Texts in a drawing that say something: a sign has none.
const TEXTS: usize = 3;

/// Puts images in the place of the drawings that are figures.
pub(in crate::import) fn settle(page: &Document) {
    let drawings: Vec<_> = page.root().descendants_it().filter(|node| node.has_name("svg")).collect();
    let figures = drawings.iter().filter(|node| is_outermost(node) && is_figure(node) && is_complete(node));
    for drawing in figures.take(MOST_DRAWINGS) {
        let text = file(drawing);
        if text.len() > LONGEST {
            continue;
        }
        let address = data_address::of("image/svg+xml", text.as_bytes());
        let alternative = html_escape::encode_double_quoted_attribute(&name(drawing)).into_owned();
        drawing.before_html(format!("<img src=\"{address}\" alt=\"{alternative}\">"));
        drawing.remove_from_parent();
    }
}

/// Whether a drawing becomes an image.
pub(in crate::import) fn is_drawn(drawing: &NodeRef<'_>) -> bool {
    is_figure(drawing) && is_complete(drawing)
}

/// Whether a drawing stands in no other.
fn is_outermost(node: &NodeRef<'_>) -> bool {
    !node.ancestors_it(None).any(|outer| outer.has_name("svg"))
}

/// Whether a drawing is there to be looked at: in a figure, large, or with words.
fn is_figure(node: &NodeRef<'_>) -> bool {
    const SIGNS: &[&str] = &["a", "button", "nav", "label", "summary", "header", "footer"];
    let is_hidden = |node: &NodeRef<'_>| {
        node.has_attr("hidden")
            || node.attr("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || node.attr("role").is_some_and(|role| matches!(&*role, "presentation" | "none"))
    };
    let is_sign = |outer: &NodeRef<'_>| SIGNS.iter().any(|name| outer.has_name(name)) || is_hidden(outer);
    if is_hidden(node) || node.ancestors_it(None).any(|outer| is_sign(&outer)) {
        return false;
    }
    let is_in_figure = node.ancestors_it(None).any(|outer| outer.has_name("figure"));
    let pixels = |name: &str| {
        let value = node.attr(name)?;
        value.trim().trim_end_matches("px").trim().parse::<f32>().ok()
    };
    let is_large = pixels("width").is_some_and(|width| width >= WIDE)
        && pixels("height").is_some_and(|height| height >= HIGH);
    let texts = || node.descendants_it().filter(|inner| inner.has_name("text")).take(TEXTS).count();
    is_in_figure || is_large || texts() == TEXTS
}

/// Whether a drawing holds all that it needs: forms of its own and their colours, and no HTML, which is not drawn.
fn is_complete(node: &NodeRef<'_>) -> bool {
    const FORMS: &[&str] =
        &["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image"];
    let (mut has_forms, mut has_colours, mut has_classes) = (false, false, false);
    for inner in std::iter::once(*node).chain(node.descendants_it()).filter(NodeRef::is_element) {
        let name = node::name(&inner);
        let name = name.as_deref().unwrap_or_default();
        if name.eq_ignore_ascii_case("foreignObject") {
            return false;
        }
        has_forms |= FORMS.contains(&name);
        has_colours |= name == "style" || ["fill", "stroke", "style"].iter().any(|of| inner.has_attr(of));
        has_classes |= inner.has_attr("class");
    }
    // What the page's own style sheet colours would be black areas without it.
    has_forms && (has_colours || !has_classes)
}

/// What a drawing is called.
fn name(node: &NodeRef<'_>) -> String {
    let label = node.attr("aria-label").map(|label| label.trim().to_owned());
    let title = || node.children_it(false).find(|child| child.has_name("title"));
    let title = || title().map(|title| title.text().trim().to_owned());
    label.filter(|label| !label.is_empty()).or_else(title).unwrap_or_default()
}

/// A drawing as it would be in a file of its own.
fn file(node: &NodeRef<'_>) -> String {
    // The only characters that HTML writes by names that XML does not know.
    let text = node.html().replace("&nbsp;", "&#160;");
    let rest = text.strip_prefix("<svg").unwrap_or(&text);
    let head = rest.split('>').next().unwrap_or_default();
    let mut names = String::new();
    if !head.contains("xmlns=") {
        names.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    }
    if text.contains("xlink:") && !head.contains("xmlns:xlink=") {
        names.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    format!("<svg{names}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The images of a page, by their names, and the first of their drawings.
    fn images(body: &str) -> (Vec<String>, String) {
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        settle(&page);
        let images: Vec<_> = page.root().descendants_it().filter(|node| node.has_name("img")).collect();
        let first = images.first().and_then(|image| image.attr("src"));
        let first = first.and_then(|source| data_address::bytes(&source)).unwrap_or_default();
        let names = images.iter().map(|image| image.attr_or("alt", "").to_string()).collect();
        (names, String::from_utf8(first).unwrap())
    }

    #[test]
    fn figures_become_images_and_signs_do_not() {
        let form = "<path d='M0 0h9v9z'/>";
        for (body, count) in [
            (format!("<figure><svg viewBox='0 0 24 24'>{form}</svg></figure>"), 1),
            (format!("<p><svg width='320' height='200px'>{form}</svg></p>"), 1),
            ("<svg viewBox='0 0 9 9'><text>一</text><text>二</text><text>三</text></svg>".to_owned(), 1),
            (format!("<svg viewBox='0 0 512 512'>{form}</svg>"), 0),
            (format!("<svg width='24' height='24'>{form}</svg>"), 0),
            (format!("<a href='x'><svg width='320' height='200'>{form}</svg></a>"), 0),
            (format!("<figure><svg aria-hidden='true'>{form}</svg></figure>"), 0),
            ("<figure><svg><use href='#sprite'/></svg></figure>".to_owned(), 0),
            (format!("<figure><svg>{form}<foreignObject><p>字</p></foreignObject></svg></figure>"), 0),
            ("<figure><svg><path class='line' d='M0 0h9'/></svg></figure>".to_owned(), 0),
            ("<figure><svg><path class='line' stroke='red' d='M0 0h9'/></svg></figure>".to_owned(), 1),
            (format!("<figure><svg>{form}<svg>{form}</svg></svg></figure>"), 1),
        ] {
            assert_eq!(images(&body).0.len(), count, "{body}");
        }
    }

    #[test]
    fn a_drawing_is_xml_with_its_names() {
        let (names, text) = images(
            "<figure><svg viewBox='0 0 9 9' preserveAspectRatio='none'><title>圖 &amp; \"表\"</title>\
             <linearGradient id=g></linearGradient><path d='M0 0' fill=red><text>甲&nbsp;乙 &lt; &amp;</text>\
             <use xlink:href='#g'/></svg></figure>",
        );
        assert_eq!(names, ["圖 & \"表\""]);
        for part in [
            "xmlns=\"http://www.w3.org/2000/svg\"",
            "xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
            "viewBox=\"0 0 9 9\"",
            "preserveAspectRatio",
            "linearGradient",
            "xlink:href=\"#g\"",
            "甲&#160;乙 &lt; &amp;",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}
