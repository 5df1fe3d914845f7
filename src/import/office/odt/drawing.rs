//! Frames: images, formulas and text in boxes.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_PAD_INDIFFERENT;
use html_escape::encode_text;

use super::body::{OdtBody, OdtParagraph};
use crate::import::office::line::{LineText, OfficeImage, RunStyle};
use crate::import::office::parts::{OfficeParagraph, OfficePart};
use crate::import::office::xml_text;
use crate::import::xml::{XmlElement, XmlItem, XmlParts, XmlTree};
use crate::import::{Cancel, ImportError};
use crate::text::data_address;

/// Points of an em where nothing is said.
const EM: f32 = 12.0;
/// Bytes of the longest formula.
const LONGEST_FORMULA: usize = 200_000;
/// Images that a document in one file may have.
const MOST_IMAGES: usize = 20_000;

/// What is known of a frame.
#[derive(Default)]
struct Frame {
    /// The place of its image, or the id of its bytes.
    source: Option<String>,
    words: String,
    /// In `MathML`.
    formula: Option<String>,
    texts: Vec<OfficePart>,
}

impl OdtBody<'_, '_> {
    /// A frame or a shape, which was begun.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn drawing(
        &mut self,
        element: &XmlElement,
        paragraph: &mut OdtParagraph,
    ) -> Result<(), ImportError> {
        let mut frame = Frame::default();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(inner) => self.drawn(inner, &mut frame, paragraph)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        let is_in_line = element.attribute("anchor-type") == Some("as-char");
        let style = RunStyle::default();
        if let Some(formula) = frame.formula {
            paragraph.line.formula(&formula, false);
        } else if let Some(source) = frame.source {
            let length = |name: &str| element.attribute(name).and_then(points).map(|length| length / EM);
            let is_character = is_in_line
                && length("width")
                    .zip(length("height"))
                    .is_some_and(|(width, height)| OfficeImage::is_of_character(width, height));
            let image = OfficeImage { source, alternative: frame.words.trim().to_owned(), is_character };
            if is_in_line {
                paragraph.line.image(&image, &style);
            } else {
                let text = LineText { html: image.html(), images: 1, ..LineText::default() };
                let alone = OfficeParagraph { text, ..OfficeParagraph::default() };
                paragraph.after.push(OfficePart::Paragraph(alone));
            }
        }
        paragraph.after.extend(frame.texts);
        Ok(())
    }

    fn drawn(
        &mut self,
        element: XmlElement,
        frame: &mut Frame,
        paragraph: &mut OdtParagraph,
    ) -> Result<(), ImportError> {
        match element.name.as_str() {
            "image" => {
                let tree = self.xml.tree(element)?;
                let source = self.image_source(&tree);
                if frame.source.is_none() {
                    frame.source = source;
                }
            }
            "object" => {
                let href = element.attribute("href").map(str::to_owned);
                let tree = self.xml.tree(element)?;
                frame.formula = match tree.child("math") {
                    Some(math) => Some(math_ml(math)),
                    None => href.and_then(|href| self.formula_of(&href)),
                };
            }
            "title" => frame.words = self.xml.text()?,
            "desc" => {
                let words = self.xml.text()?;
                if !words.trim().is_empty() {
                    frame.words = words;
                }
            }
            "text-box" => frame.texts.extend(self.blocks()?),
            // The text of a shape.
            "p" | "list" => {
                let mut parts = Vec::new();
                self.block(&element, &mut parts)?;
                frame.texts.extend(parts);
            }
            "frame" | "custom-shape" | "rect" | "g" | "a" => self.drawing(&element, paragraph)?,
            _ => self.xml.skip()?,
        }
        Ok(())
    }

    /// Where an image is. What stands in the place of an object is drawn for programs that do not know it.
    fn image_source(&mut self, image: &XmlTree) -> Option<String> {
        if let Some(data) = image.child("binary-data") {
            let letters: Vec<u8> = data.text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let bytes = STANDARD_PAD_INDIFFERENT.decode(letters).ok()?;
            if data_address::media_type(&bytes).is_none() || self.images.len() >= MOST_IMAGES {
                return None;
            }
            let id = format!("image{}", self.images.len() + 1);
            self.images.push((id.clone(), bytes));
            return Some(format!("cid:{id}"));
        }
        let href = image.element.attribute("href")?;
        let path = href.trim_start_matches("./");
        (!path.starts_with("ObjectReplacements/") && !path.is_empty()).then(|| path.to_owned())
    }

    /// A formula that is a part of the archive.
    fn formula_of(&mut self, href: &str) -> Option<String> {
        let path = format!("{}/content.xml", href.trim_start_matches("./").trim_end_matches('/'));
        let archive = self.archive.as_mut()?;
        archive.find(&path)?;
        let text = xml_text(&archive.read(&path).ok()?);
        let mut xml = XmlParts::new(&text, Cancel::NEVER);
        while let Ok(Some(item)) = xml.next() {
            if let XmlItem::Start(element) = item {
                return (element.name == "math")
                    .then(|| xml.tree(element).ok())
                    .flatten()
                    .map(|math| math_ml(&math));
            }
        }
        None
    }
}

/// The content of a formula, without what is not `MathML`'s own.
fn math_ml(math: &XmlTree) -> String {
    let mut out = String::new();
    math.children.iter().for_each(|child| write_math(child, &mut out));
    out
}

fn write_math(node: &XmlTree, out: &mut String) {
    let name = &node.element.name;
    let is_known =
        name.starts_with('m') && name.bytes().all(|byte| byte.is_ascii_lowercase()) || name == "semantics";
    // The source, in a language of the program's own.
    if !is_known || out.len() > LONGEST_FORMULA {
        return;
    }
    let _ = write!(out, "<{name}>{}", encode_text(&node.text));
    node.children.iter().for_each(|child| write_math(child, out));
    let _ = write!(out, "</{name}>");
}

/// A length in points.
fn points(length: &str) -> Option<f32> {
    let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let value: f32 = number.parse().ok()?;
    match length.trim_start_matches(|c: char| !c.is_ascii_alphabetic()) {
        "pt" => Some(value),
        "cm" => Some(value * 72.0 / 2.54),
        "mm" => Some(value * 72.0 / 25.4),
        "in" => Some(value * 72.0),
        _ => None,
    }
}
