//! Drawings (SVG) in books. Pages of a fixed layout are drawings as a whole: their images and their text are read as
//! those of any page, since a picture of words can be neither searched nor looked up.

use std::fmt::Write as _;

use dom_query::NodeRef;
use html_escape::{encode_double_quoted_attribute, encode_text};

use super::path;
use crate::import::Archive;
use crate::import::html::drawings;
use crate::import::known::node;

/// Puts what can be read in the place of a drawing; `is_alone` says that its page has no other text.
pub(super) fn settle(drawing: &NodeRef<'_>, part: &str, archive: &Archive<'_>, is_alone: bool) {
    let read = read(drawing, part, archive);
    if read.images == 0 && (read.words.is_empty() || !is_alone && drawings::is_drawn(drawing)) {
        return;
    }
    // The forms around the words are still a picture; the images of the book cannot be drawn in one.
    if read.images == 0 && read.has_forms {
        drawing.before_html(format!("<figure>{}</figure>{}", drawing.html(), read.words));
    } else {
        drawing.before_html(read.html);
    }
    drawing.remove_from_parent();
}

/// What is in a drawing.
#[derive(Default)]
struct Drawn {
    /// Its images and words in their order.
    html: String,
    /// Its words alone.
    words: String,
    images: usize,
    has_forms: bool,
}

fn read(drawing: &NodeRef<'_>, part: &str, archive: &Archive<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let title = drawing.children_it(false).find(|child| child.has_name("title"));
    let title = title.map(|title| title.text().trim().to_owned()).unwrap_or_default();
    let mut lines: Vec<Line> = Vec::new();
    for inner in drawing.descendants_it().filter(NodeRef::is_element) {
        let name = node::name(&inner).unwrap_or_default();
        let is_within = |outer: &str| inner.ancestors_it(None).any(|node| node.has_name(outer));
        match name.as_str() {
            "image" if !is_within("foreignObject") => {
                let href = inner.attr("href").or_else(|| inner.attr("xlink:href"));
                let Some(source) = href.and_then(|href| path::image(&href, part, archive)) else { continue };
                drawn.add_words(&std::mem::take(&mut lines));
                let words = if drawn.images == 0 { title.as_str() } else { "" };
                let _ = write!(
                    drawn.html,
                    "<img src=\"{}\" alt=\"{}\">",
                    encode_double_quoted_attribute(&source),
                    encode_double_quoted_attribute(words)
                );
                drawn.images += 1;
            }
            "text" if !is_within("text") => lines.extend(Line::all(&inner)),
            "foreignobject" if !is_within("foreignObject") => {
                drawn.add_words(&std::mem::take(&mut lines));
                let html = inner.inner_html();
                drawn.html.push_str(&html);
                if !inner.text().trim().is_empty() {
                    drawn.words.push_str(&html);
                }
            }
            "path" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" => {
                drawn.has_forms = true;
            }
            _ => {}
        }
    }
    drawn.add_words(&lines);
    drawn
}

impl Drawn {
    /// Adds lines: those that are set alike in one group are the lines of one paragraph.
    fn add_words(&mut self, lines: &[Line]) {
        for group in lines.chunk_by(|one, other| one.look == other.look) {
            let text: Vec<_> = group.iter().map(|line| encode_text(&line.text)).collect();
            let paragraph = format!("<p>{}</p>\n", text.join("<br>"));
            self.html.push_str(&paragraph);
            self.words.push_str(&paragraph);
        }
    }
}

/// A line of text in a drawing.
struct Line {
    text: String,
    /// What it stands in, and how it is set.
    look: String,
}

impl Line {
    /// The lines of a text: a part of it that is put to a place of its own across the line begins another.
    fn all(text: &NodeRef<'_>) -> Vec<Self> {
        let attribute = |name: &str| text.attr(name).unwrap_or_default().to_string();
        let outer = text.parent().map(|parent| format!("{:?}", parent.id)).unwrap_or_default();
        let look = [outer, attribute("class"), attribute("font-size"), attribute("style")].join(" ");
        let mut lines = vec![String::new()];
        for inner in text.descendants_it() {
            if let Some(words) = node::text_of(&inner) {
                if let Some(last) = lines.last_mut() {
                    last.push_str(&words);
                }
            } else if inner.has_name("tspan") && (inner.has_attr("y") || inner.has_attr("dy")) {
                lines.push(String::new());
            }
        }
        let shown = lines.into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        shown.filter(|line| !line.is_empty()).map(|text| Self { text, look: look.clone() }).collect()
    }
}
