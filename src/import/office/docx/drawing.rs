//! Images, and text in boxes, as `DrawingML` and its forerunner VML have them.

use super::body::{Body, DocxParagraph};
use super::package::RelationTarget;
use super::run::Run;
use crate::import::ImportError;
use crate::import::office::line::{LineText, OfficeImage, RunStyle};
use crate::import::office::parts::{OfficeParagraph, OfficePart, ParagraphKind};
use crate::import::xml::{XmlElement, XmlItem};

/// English Metric Units of a point (ECMA-376 Part 1, 20.1.2.1).
const UNITS_OF_POINT: f32 = 12_700.0;

/// What is known of a drawing.
#[derive(Default)]
struct Drawing {
    /// Its words, and those of the image in it.
    words: String,
    /// Width and height in points.
    size: Option<(f32, f32)>,
    /// Whether it stands apart from the line.
    floats: bool,
}

impl Body<'_, '_> {
    /// A drawing, which was begun: its images stand in the line or after the paragraph, its texts after it.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn drawing(&mut self, paragraph: &mut DocxParagraph, run: &Run) -> Result<(), ImportError> {
        let mut drawing = Drawing::default();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => self.drawn(&element, &mut drawing, paragraph, run)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn drawn(
        &mut self,
        element: &XmlElement,
        drawing: &mut Drawing,
        paragraph: &mut DocxParagraph,
        run: &Run,
    ) -> Result<(), ImportError> {
        let attribute = |name: &str| element.attribute(name).filter(|value| !value.is_empty());
        match element.name.as_str() {
            "anchor" => drawing.floats = true,
            "extent" => {
                let length = |name| attribute(name)?.parse::<f32>().ok();
                drawing.size = length("cx")
                    .zip(length("cy"))
                    .map(|(width, height)| (width / UNITS_OF_POINT, height / UNITS_OF_POINT));
            }
            "docPr" | "cNvPr" => {
                if let Some(words) = attribute("descr").or_else(|| attribute("title")) {
                    words.clone_into(&mut drawing.words);
                }
            }
            "blip" => {
                let id = attribute("embed").or_else(|| attribute("link")).map(str::to_owned);
                let tree = self.xml.tree(element.clone())?;
                // A drawing of lines, of which the image is what older programs show.
                let lines =
                    tree.find("svgBlip").and_then(|drawing| drawing.attribute("embed").map(str::to_owned));
                let lines = lines.filter(|id| self.part.target(id).is_some());
                self.picture(lines.or(id).as_deref(), drawing, paragraph, run);
            }
            "imagedata" => {
                if let Some(title) = attribute("title").filter(|_| drawing.words.is_empty()) {
                    title.clone_into(&mut drawing.words);
                }
                let id = attribute("id").or_else(|| attribute("pict"));
                self.picture(id, drawing, paragraph, run);
            }
            "rect" if attribute("hr").is_some_and(|hr| hr.starts_with('t')) => {
                let rule = OfficeParagraph { kind: ParagraphKind::Rule, ..OfficeParagraph::default() };
                paragraph.after.push(OfficePart::Paragraph(rule));
            }
            "shape" | "rect" => {
                attribute("alt").unwrap_or_default().clone_into(&mut drawing.words);
                let style = attribute("style").unwrap_or_default();
                drawing.floats = style.contains("position:absolute");
                drawing.size = vml_length(style, "width").zip(vml_length(style, "height"));
            }
            // Letters that are drawn.
            "textpath" => {
                if let Some(text) = attribute("string") {
                    paragraph.line.text(text, &RunStyle::default());
                }
            }
            "txbxContent" => {
                let inner = self.blocks()?;
                paragraph.after.extend(inner);
            }
            // What is drawn of it is not kept with the document, its texts and values are.
            "relIds" | "chart" => {
                let id = attribute(if element.name == "chart" { "id" } else { "dm" });
                let figure = id.and_then(|id| self.shared.figures.remove(id));
                paragraph.after.extend(figure.unwrap_or_default());
            }
            "Fallback" | "OLEObject" => return self.xml.skip(),
            _ => {}
        }
        Ok(())
    }

    fn picture(&self, id: Option<&str>, drawing: &Drawing, paragraph: &mut DocxParagraph, run: &Run) {
        let source = id.and_then(|id| self.part.target(id)).map(|target| match target {
            RelationTarget::Part(path) => path.clone(),
            RelationTarget::Outside(url) => url.clone(),
        });
        let Some(source) = source else { return };
        let is_character = !drawing.floats
            && drawing
                .size
                .is_some_and(|(width, height)| OfficeImage::is_of_character(width / run.em, height / run.em));
        let image = OfficeImage { source, alternative: drawing.words.trim().to_owned(), is_character };
        if drawing.floats {
            let text = LineText { html: image.html(), images: 1, ..LineText::default() };
            paragraph
                .after
                .push(OfficePart::Paragraph(OfficeParagraph { text, ..OfficeParagraph::default() }));
        } else {
            paragraph.line.image(&image, &RunStyle { link: self.open_link(), ..RunStyle::default() });
        }
    }
}

/// A length in points in the style of a shape.
fn vml_length(style: &str, name: &str) -> Option<f32> {
    let value = style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .find(|(key, _)| key.trim() == name)?
        .1
        .trim();
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f32 = number.trim().parse().ok()?;
    match value.trim_start_matches(|c: char| !c.is_ascii_alphabetic()) {
        "pt" => Some(number),
        "in" => Some(number * 72.0),
        "cm" => Some(number * 72.0 / 2.54),
        "mm" => Some(number * 72.0 / 25.4),
        "px" => Some(number * 0.75),
        _ => None,
    }
}
