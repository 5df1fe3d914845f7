//! Frames: images, formulas and text in boxes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_PAD_INDIFFERENT;

use super::body::{OdtBody, OdtParagraph};
use super::shapes::is_shape;
use crate::import::ImportError;
use crate::import::office::line::{LineText, OfficeImage, RunStyle};
use crate::import::office::parts::{OfficeParagraph, OfficePart};
use crate::import::xml::{XmlElement, XmlItem, XmlTree};
use crate::text::data_address;

/// Points of an em where nothing is said.
const EM: f32 = 12.0;
/// Images that a document in one file may have.
const MOST_IMAGES: usize = 20_000;

/// What is known of a frame.
#[derive(Default)]
struct Frame {
    /// The place of its image, or the id of its bytes.
    source: Option<String>,
    words: String,
    /// The picture of an object for programs that do not know it.
    stand_in: Option<String>,
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
        if frame.texts.is_empty() {
            frame.source = frame.source.or(frame.stand_in);
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
                let is_stand_in = source.as_ref().is_some_and(|path| path.starts_with("ObjectReplacements/"));
                let place = if is_stand_in { &mut frame.stand_in } else { &mut frame.source };
                if place.is_none() {
                    *place = source;
                }
            }
            "object" => {
                let mut object = self.object()?;
                if let Some(href) = element.attribute("href") {
                    object = self.object_of(href);
                }
                frame.formula = object.formula.take();
                frame.texts.extend(object.parts());
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
            name if is_shape(name) || name == "a" => self.drawing(&element, paragraph)?,
            _ => self.xml.skip()?,
        }
        Ok(())
    }

    /// Where an image is.
    fn image_source(&mut self, image: &XmlTree) -> Option<String> {
        if let Some(data) = image.child("binary-data") {
            let letters: Vec<u8> = data.text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let bytes = STANDARD_PAD_INDIFFERENT.decode(letters).ok()?;
            if data_address::any_media_type(&bytes).is_none() || self.images.len() >= MOST_IMAGES {
                return None;
            }
            let id = format!("image{}", self.images.len() + 1);
            self.images.push((id.clone(), bytes));
            return Some(format!("cid:{id}"));
        }
        let href = image.element.attribute("href")?;
        let path = href.trim_start_matches("./");
        (!path.is_empty()).then(|| path.to_owned())
    }
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
