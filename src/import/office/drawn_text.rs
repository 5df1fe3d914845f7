//! Text as `DrawingML` writes it (ECMA-376 Part 1, 21.1.2): in the boxes of diagrams and the titles of charts.

use super::line::{LineText, OfficeLine, RunStyle};
use crate::import::xml::XmlTree;

/// The paragraphs in an element that have text, in order.
pub(super) fn paragraphs(node: &XmlTree) -> Vec<LineText> {
    let paragraphs = node.gather("p");
    paragraphs.into_iter().map(paragraph).filter(|text| !text.is_empty()).collect()
}

fn paragraph(node: &XmlTree) -> LineText {
    let mut line = OfficeLine::default();
    for child in &node.children {
        match child.element.name.as_str() {
            // A field is its result.
            "r" | "fld" => {
                let text: String = child.each("t").map(|text| text.text.as_str()).collect();
                line.text(&text, &RunStyle::default());
            }
            "br" => line.line_break(),
            _ => {}
        }
    }
    line.finish()
}

/// Plain text as that of a paragraph.
pub(super) fn plain(text: &str) -> LineText {
    let mut line = OfficeLine::default();
    line.text(text.trim(), &RunStyle::default());
    line.finish()
}
