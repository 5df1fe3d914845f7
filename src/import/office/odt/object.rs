//! What is put into a document from another program: formulas, charts, sheets and texts.

use std::fmt::Write as _;

use html_escape::encode_text;

use super::body::OdtBody;
use super::styles::OdtStyles;
use crate::import::office::parts::{OfficePart, ParagraphKind};
use crate::import::office::xml_text;
use crate::import::xml::{XmlItem, XmlTree};
use crate::import::{Cancel, ImportError};

/// Bytes of the longest formula.
const LONGEST_FORMULA: usize = 200_000;

/// What such an object holds.
#[derive(Default)]
pub(super) struct OdtObject {
    /// In `MathML`.
    pub formula: Option<String>,
    /// The title of a chart, its values as a table, and its other words.
    titles: Vec<OfficePart>,
    tables: Vec<OfficePart>,
    words: Vec<OfficePart>,
}

impl OdtObject {
    /// All parts, a title before its table.
    pub(super) fn parts(mut self) -> Vec<OfficePart> {
        self.titles.append(&mut self.tables);
        self.titles.append(&mut self.words);
        self.titles
    }
}

impl OdtBody<'_, '_> {
    /// The object that is a part of the archive. What stands in it in its turn is not read.
    pub(super) fn object_of(&mut self, href: &str) -> OdtObject {
        let path = format!("{}/content.xml", href.trim_start_matches("./").trim_end_matches('/'));
        let Some(archive) = self.archive.as_mut().filter(|archive| archive.find(&path).is_some()) else {
            return OdtObject::default();
        };
        let Ok(bytes) = archive.read(&path) else { return OdtObject::default() };
        let text = xml_text(&bytes);
        let mut styles = OdtStyles::default();
        let inner = styles.read(&text, true, Cancel::NEVER);
        let mut body = OdtBody::new(&text, styles, None, Cancel::NEVER);
        inner.and_then(|()| body.object()).unwrap_or_default()
    }

    /// The object that stands in the element that was begun last.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn object(&mut self) -> Result<OdtObject, ImportError> {
        let mut object = OdtObject::default();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            let element = match item {
                XmlItem::Start(element) => element,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => continue,
            };
            match element.name.as_str() {
                "math" => object.formula = Some(math_ml(&self.xml.tree(element)?)),
                "title" | "subtitle" | "footer" => {
                    let is_of_chart = self.xml.depth() == depth + CHART_DEPTH;
                    let mut texts = self.blocks()?;
                    if is_of_chart && element.name == "title" {
                        for text in &mut texts {
                            text.set_kind(ParagraphKind::Caption);
                        }
                        object.titles.extend(texts);
                    } else {
                        object.words.extend(texts);
                    }
                }
                "table" => self.block(&element, &mut object.tables)?,
                "document" | "document-content" | "body" | "chart" | "spreadsheet" | "text" | "drawing"
                | "presentation" | "page" | "plot-area" | "axis" => {}
                "p" | "h" | "list" | "section" => self.block(&element, &mut object.words)?,
                name if super::shapes::is_shape(name) => self.block(&element, &mut object.words)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(object)
    }
}

/// How deep the title of a chart lies: in `office:document-content`, `office:body`, `office:chart` and `chart:chart`.
const CHART_DEPTH: usize = 5;

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
