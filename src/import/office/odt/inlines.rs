//! What stands in a paragraph: text in spans, notes, ruby, fields and places.

use std::rc::Rc;

use super::body::{OdtBody, OdtParagraph};
use super::shapes::is_shape;
use crate::import::ImportError;
use crate::import::office::language::{is_east_asian, may_be_in};
use crate::import::office::line::{RunStyle, bookmark_id};
use crate::import::office::parts::{OfficePart, ParagraphKind};
use crate::import::office::properties::{Applied, RunProperties};
use crate::import::office::symbols;
use crate::import::xml::{XmlElement, XmlItem, XmlTree};
use crate::text::slice::one_line;

/// Notes of the longest document.
const MOST_NOTES: usize = 100_000;
/// Blanks of the longest gap.
const MOST_BLANKS: usize = 1_000;

/// What holds for the text of a span.
#[derive(Clone, Debug, Default)]
pub(super) struct RunSpan {
    pub run: RunProperties,
    pub is_code: bool,
    pub is_link: bool,
    pub link: Option<Rc<str>>,
}

impl OdtBody<'_, '_> {
    /// What stands in a paragraph, up to the end of the element that is open.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn inlines(
        &mut self,
        paragraph: &mut OdtParagraph,
        span: &RunSpan,
    ) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => self.inline(&element, paragraph, span)?,
                XmlItem::Text(text) => self.add(&single_spaced(&text), paragraph, span),
                XmlItem::End if self.xml.depth() < depth => break,
                XmlItem::End => {}
            }
        }
        Ok(())
    }

    fn inline(
        &mut self,
        element: &XmlElement,
        paragraph: &mut OdtParagraph,
        span: &RunSpan,
    ) -> Result<(), ImportError> {
        match element.name.as_str() {
            "span" => {
                let style = element.attribute("style-name").unwrap_or_default();
                if self.styles.is_hidden("text", style) {
                    return self.xml.skip();
                }
                let inner = RunSpan {
                    run: span.run.clone().with(&self.styles.run("text", style)),
                    is_code: span.is_code || self.styles.is_code(style),
                    is_link: span.is_link || self.styles.is_link(style),
                    link: span.link.clone(),
                };
                return self.inlines(paragraph, &inner);
            }
            "a" => {
                let link = element.attribute("href").filter(|href| !href.is_empty()).map(address);
                return self.inlines(paragraph, &RunSpan { link, ..span.clone() });
            }
            "bookmark-ref" | "reference-ref" | "sequence-ref" | "note-ref" => {
                let name = element.attribute("ref-name").map(|name| format!("#{}", bookmark_id(name)).into());
                return self.inlines(
                    paragraph,
                    &RunSpan { link: name.or_else(|| span.link.clone()), ..span.clone() },
                );
            }
            "s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.add(&" ".repeat(count.min(MOST_BLANKS)), paragraph, span);
            }
            "tab" => self.add("\t", paragraph, span),
            "line-break" => paragraph.line.line_break(),
            "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start" => {
                if let Some(name) = element.attribute("name") {
                    paragraph.line.bookmark(name);
                }
            }
            "note" => return self.note(paragraph),
            "ruby" => return self.ruby(element, paragraph, span),
            name if is_shape(name) => return self.drawing(element, paragraph),
            "change-start" | "change-end" => {
                let id = element.attribute("change-id").unwrap_or_default();
                if self.deletions.contains(id) {
                    self.is_deleted = element.name == "change-start";
                }
            }
            // What others remark.
            "annotation" => self.comments += 1,
            // The number that programs computed, what is hidden or deleted.
            "number" | "hidden-text" | "hidden-paragraph" | "annotation-end" | "tracked-changes"
            | "script" | "note-citation" | "page-variable-get" => {}
            _ => return self.inlines(paragraph, span),
        }
        self.xml.skip()
    }

    /// Adds text.
    fn add(&self, text: &str, paragraph: &mut OdtParagraph, span: &RunSpan) {
        if self.is_deleted {
            return;
        }
        let said = paragraph.run.clone().with(&span.run);
        let font = said.font.as_deref().unwrap_or_default();
        let style = self.style(text, paragraph, span);
        paragraph.line.text(&symbols::text(font, text), &style);
    }

    fn style(&self, text: &str, paragraph: &OdtParagraph, span: &RunSpan) -> RunStyle {
        let said = self.styles.defaults.clone().with(&paragraph.run).with(&span.run);
        let is_heading = paragraph.kind.is_heading();
        // That a heading or a quote is slanted is how it is told from other paragraphs.
        let closer = if paragraph.kind.stands_out() { &span.run } else { &said };
        let is_on = |switch: Option<bool>| switch.unwrap_or_default();
        let (tag, usual) = if is_east_asian(text) {
            (said.east_asian.clone(), &self.styles.defaults.east_asian)
        } else {
            (said.latin.clone(), &self.styles.defaults.latin)
        };
        RunStyle {
            strong: is_on(said.bold) && !is_heading,
            emphasis: is_on(closer.italic) || is_on(said.marks),
            strikethrough: is_on(said.struck),
            code: span.is_code && paragraph.kind != ParagraphKind::Code,
            position: said.position.and_then(Applied::get),
            underline: said.underline.and_then(Applied::get).filter(|_| !span.is_link && !is_heading),
            language: tag.filter(|tag| Some(tag) != usual.as_ref() && may_be_in(text, tag)),
            link: span.link.clone(),
        }
    }

    fn note(&mut self, paragraph: &mut OdtParagraph) -> Result<(), ImportError> {
        if self.notes.len() >= MOST_NOTES {
            return self.xml.skip();
        }
        self.notes.push(Vec::new());
        let number = self.notes.len();
        paragraph.line.note(number);
        let depth = self.xml.depth();
        let mut parts: Vec<OfficePart> = Vec::new();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "note-body" => parts.extend(self.blocks()?),
                XmlItem::Start(_) => self.xml.skip()?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        if let Some(note) = self.notes.get_mut(number - 1) {
            *note = parts;
        }
        Ok(())
    }

    /// A base with its reading (`OpenDocument` 1.3 Part 3, 6.4).
    fn ruby(
        &mut self,
        element: &XmlElement,
        paragraph: &mut OdtParagraph,
        span: &RunSpan,
    ) -> Result<(), ImportError> {
        let is_under = element.attribute("style-name").is_some_and(|style| self.styles.is_ruby_below(style));
        let tree = self.xml.tree(element.clone())?;
        let part = |name: &str| {
            let nodes = tree.child(name).map(XmlTree::all_text).unwrap_or_default();
            one_line(&nodes)
        };
        let (base, reading) = (part("ruby-base"), part("ruby-text"));
        let style = self.style(&base, paragraph, span);
        paragraph.line.ruby((&base, &reading), is_under, &style);
        Ok(())
    }
}

/// Blanks and line ends in the source are one blank (`OpenDocument` 1.3 Part 3, 6.1.2).
fn single_spaced(text: &str) -> String {
    let mut out = String::new();
    let mut was_blank = false;
    for c in text.chars() {
        let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !(is_blank && was_blank) {
            out.push(if is_blank { ' ' } else { c });
        }
        was_blank = is_blank;
    }
    out
}

/// The address of a link: to a place in the document, where it begins with `#`. To headings and tables it leads by their
/// kind, which is written after a bar.
fn address(href: &str) -> Rc<str> {
    match href.strip_prefix('#') {
        Some(name) => format!("#{}", bookmark_id(name.split('|').next().unwrap_or(name))).into(),
        None => href.into(),
    }
}
