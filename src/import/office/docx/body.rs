//! The paragraphs of a part, in the order in which they are read.

use std::collections::HashMap;
use std::rc::Rc;

use super::numbering::DocxNumbering;
use super::package::{PartText, RelationTarget};
use super::properties::ParagraphProperties;
use super::styles::DocxStyles;
use crate::import::office::field::{self, FieldCode};
use crate::import::office::line::{LineText, OfficeLine, bookmark_id};
use crate::import::office::math::math_ml;
use crate::import::office::numbering::LEVELS;
use crate::import::office::parts::{OfficeItem, OfficeParagraph, OfficePart, ParagraphKind};
use crate::import::office::properties::RunProperties;
use crate::import::xml::{XmlElement, XmlItem, XmlParts, XmlTree};
use crate::import::{Cancel, ImportError};

/// Notes of the longest document.
const MOST_NOTES: usize = 100_000;

/// Where a note stands on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

impl NoteKind {
    /// The relation of the part that holds such notes.
    pub(super) const fn part(self) -> &'static str {
        match self {
            Self::Foot => "footnotes",
            Self::End => "endnotes",
        }
    }

    const fn element(self) -> &'static str {
        match self {
            Self::Foot => "footnote",
            Self::End => "endnote",
        }
    }
}

/// What the parts of a document share.
pub(super) struct Shared {
    pub styles: DocxStyles,
    pub numbering: DocxNumbering,
    /// The notes to which there are marks, in order, each with its id.
    pub notes: Vec<(NoteKind, String)>,
    /// Whether the lines of the last section run from top to bottom.
    pub is_vertical: bool,
    /// The diagrams and charts of the part that is read, by the ids of their relations. Each stands in one place.
    pub figures: HashMap<String, Vec<OfficePart>>,
    /// How many comments there are marks of.
    pub comments: usize,
    /// How many documents are taken in as files of their own.
    pub inner: usize,
}

impl Shared {
    /// Before the first part.
    pub(super) fn new(styles: DocxStyles, numbering: DocxNumbering) -> Self {
        Self {
            styles,
            numbering,
            notes: Vec::new(),
            is_vertical: false,
            figures: HashMap::new(),
            comments: 0,
            inner: 0,
        }
    }

    /// Reads what is said of a section: the last one says it of the document (ECMA-376 Part 1, 17.6.17).
    fn add_section(&mut self, section: &XmlTree) {
        let direction = section.value_of("textDirection");
        self.is_vertical = matches!(direction, Some("tbRl" | "tbRlV" | "rl" | "rlV"));
    }

    /// The number of a note, from 1; none where there are too many.
    pub(super) fn note(&mut self, kind: NoteKind, id: &str) -> Option<usize> {
        let known = self.notes.iter().rev().take(64).position(|(of, known)| *of == kind && known == id);
        if let Some(back) = known {
            return Some(self.notes.len() - back);
        }
        if self.notes.len() >= MOST_NOTES {
            return None;
        }
        self.notes.push((kind, id.to_owned()));
        Some(self.notes.len())
    }
}

/// A field that is open.
pub(super) struct OpenField {
    pub code: String,
    /// What its result is for; none while its code is read.
    pub meaning: Option<FieldCode>,
}

/// A part that is read.
pub(super) struct Body<'b, 'a> {
    pub xml: XmlParts<'a>,
    pub part: &'a PartText,
    pub shared: &'b mut Shared,
    pub fields: Vec<OpenField>,
    /// A paragraph whose end was deleted: the next one goes on in it.
    carried: Option<DocxParagraph>,
    /// The address of the element that is open.
    pub link: Option<Rc<str>>,
    /// Places between paragraphs: those of the next one.
    places: Vec<String>,
}

/// A paragraph that is read.
#[derive(Default)]
pub(super) struct DocxParagraph {
    pub line: OfficeLine,
    pub properties: ParagraphProperties,
    /// What its style says of its runs.
    pub run: RunProperties,
    pub kind: ParagraphKind,
    /// What floats next to it.
    pub after: Vec<OfficePart>,
}

impl<'b, 'a> Body<'b, 'a> {
    /// Before the first element.
    pub(super) fn new(part: &'a PartText, shared: &'b mut Shared, cancel: Cancel<'a>) -> Self {
        let xml = XmlParts::new(&part.text, cancel);
        Self { xml, part, shared, fields: Vec::new(), carried: None, link: None, places: Vec::new() }
    }

    /// The paragraphs and tables up to the end of the element that is open.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn blocks(&mut self) -> Result<Vec<OfficePart>, ImportError> {
        let mut parts = Vec::new();
        let carried = self.carried.take();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => self.block(element, &mut parts)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        self.end_carried(&mut parts);
        self.carried = carried;
        Ok(parts)
    }

    /// Ends a paragraph after which nothing follows that could go on in it.
    pub(super) fn end_carried(&mut self, parts: &mut Vec<OfficePart>) {
        if let Some(last) = self.carried.take() {
            self.finish(last, parts);
        }
    }

    /// The notes of a part, each with its id.
    ///
    /// # Errors
    /// As for [`Self::blocks`].
    pub(super) fn notes(&mut self, kind: NoteKind) -> Result<Vec<(String, Vec<OfficePart>)>, ImportError> {
        let mut notes = Vec::new();
        while let Some(item) = self.xml.next()? {
            let XmlItem::Start(element) = item else { continue };
            // Other types are the lines that part notes from the text.
            if element.name == kind.element() && matches!(element.attribute("type"), None | Some("normal")) {
                let id = element.attribute("id").unwrap_or_default().to_owned();
                self.fields.clear();
                notes.push((id, self.blocks()?));
            }
        }
        Ok(notes)
    }

    /// An element that stands where paragraphs stand, and was begun.
    pub(super) fn block(
        &mut self,
        element: XmlElement,
        parts: &mut Vec<OfficePart>,
    ) -> Result<(), ImportError> {
        match element.name.as_str() {
            "p" => self.paragraph(parts),
            "tbl" => self.table(parts),
            "sdt" => self.content_control(parts),
            // Of a choice the first that is there is read.
            "document" | "body" | "hdr" | "ftr" | "sdtContent" | "ins" | "moveTo" | "smartTag"
            | "customXml" | "Choice" | "AlternateContent" => Ok(()),
            "sectPr" => {
                let section = self.xml.tree(element)?;
                self.shared.add_section(&section);
                Ok(())
            }
            "bookmarkStart" => {
                self.places.extend(place(&element).map(str::to_owned));
                self.xml.skip()
            }
            "oMathPara" | "oMath" => {
                let mut paragraph = DocxParagraph::default();
                self.formula(element, &mut paragraph)?;
                self.finish(paragraph, parts);
                Ok(())
            }
            // A part that was to be taken in when the document is opened (ECMA-376 Part 1, 17.17.2.1).
            "altChunk" => {
                self.shared.inner += 1;
                self.xml.skip()
            }
            _ => self.xml.skip(),
        }
    }

    /// A content control; a table of contents is left out.
    fn content_control(&mut self, parts: &mut Vec<OfficePart>) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "sdtPr" => {
                    let properties = self.xml.tree(element)?;
                    let is_contents = properties.all().iter().any(|node| {
                        node.element.name == "docPartGallery" && is_contents(node.element.value())
                    });
                    if is_contents {
                        return self.xml.skip();
                    }
                }
                XmlItem::Start(element) => self.block(element, parts)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, parts: &mut Vec<OfficePart>) -> Result<(), ImportError> {
        let mut paragraph = self.carried.take().unwrap_or_default();
        for place in std::mem::take(&mut self.places) {
            paragraph.line.bookmark(&place);
        }
        self.set(&mut paragraph, ParagraphProperties::default());
        self.inlines(&mut paragraph)?;
        // A code ends in its paragraph; one that does not would take the rest of the document with it.
        while self.fields.pop_if(|field| field.meaning.is_none()).is_some() {}
        if paragraph.properties.is_joined {
            self.carried = Some(paragraph);
        } else {
            self.finish(paragraph, parts);
        }
        Ok(())
    }

    /// Says of a paragraph what its properties do.
    fn set(&self, paragraph: &mut DocxParagraph, own: ParagraphProperties) {
        let styles = &self.shared.styles;
        paragraph.kind = styles.kind(&own);
        paragraph.run = styles.paragraph_run(&own);
        paragraph.properties = own;
    }

    /// What stands in a paragraph, up to the end of the element that is open.
    fn inlines(&mut self, paragraph: &mut DocxParagraph) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => self.inline(element, paragraph)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn inline(&mut self, element: XmlElement, paragraph: &mut DocxParagraph) -> Result<(), ImportError> {
        match element.name.as_str() {
            "pPr" => {
                let own = ParagraphProperties::of(&self.xml.tree(element)?);
                self.set(paragraph, own);
                Ok(())
            }
            "r" => self.run(paragraph),
            "hyperlink" => {
                let outer = self.link.clone();
                self.link = self.address(&element).or(outer.clone());
                self.inlines(paragraph)?;
                self.link = outer;
                Ok(())
            }
            "fldSimple" => {
                let code = field::read(element.attribute("instr").unwrap_or_default());
                self.fields.push(OpenField { code: String::new(), meaning: Some(code) });
                self.show_equation(paragraph);
                self.inlines(paragraph)?;
                self.fields.pop();
                Ok(())
            }
            "ins" | "moveTo" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "dir" | "bdo"
            | "AlternateContent" | "Choice" => self.inlines(paragraph),
            "bookmarkStart" => {
                if let Some(name) = place(&element) {
                    paragraph.line.bookmark(name);
                }
                self.xml.skip()
            }
            "oMathPara" | "oMath" => self.formula(element, paragraph),
            _ => self.xml.skip(),
        }
    }

    fn formula(&mut self, element: XmlElement, paragraph: &mut DocxParagraph) -> Result<(), ImportError> {
        let is_display = element.name == "oMathPara";
        let tree = self.xml.tree(element)?;
        if self.is_shown() {
            paragraph.line.formula(&math_ml(&tree), is_display);
        }
        Ok(())
    }

    /// Where a link leads.
    fn address(&self, element: &XmlElement) -> Option<Rc<str>> {
        let outside = element.attribute("id").and_then(|id| match self.part.target(id)? {
            RelationTarget::Outside(url) => Some(url.as_str()),
            RelationTarget::Part(_) => None,
        });
        let anchor = element.attribute("anchor").filter(|anchor| !anchor.is_empty());
        Some(match (outside, anchor) {
            (Some(url), Some(anchor)) if !url.contains('#') => format!("{url}#{anchor}").into(),
            (Some(url), _) => url.into(),
            (None, Some(anchor)) => format!("#{}", bookmark_id(anchor)).into(),
            (None, None) => return None,
        })
    }

    /// Adds a paragraph that was read, and what floats next to it.
    pub(super) fn finish(&mut self, paragraph: DocxParagraph, parts: &mut Vec<OfficePart>) {
        let DocxParagraph { line, properties, kind, after, .. } = paragraph;
        let said = self.shared.styles.paragraph(&properties);
        let mut text = line.finish();
        let kind = kind.settled(&text);
        let item = self.item(&properties, &said, kind, &mut text);
        let paragraph = OfficeParagraph { kind, item, alignment: said.alignment, text };
        parts.push(OfficePart::Paragraph(paragraph));
        parts.extend(after);
    }

    /// The place of a paragraph in a list.
    fn item(
        &mut self,
        own: &ParagraphProperties,
        said: &ParagraphProperties,
        kind: ParagraphKind,
        text: &mut LineText,
    ) -> Option<OfficeItem> {
        if text.is_empty() || kind == ParagraphKind::Contents {
            return None;
        }
        let list = said.list.as_deref().filter(|list| *list != "0")?;
        let Shared { styles, numbering, .. } = &mut *self.shared;
        let by_style = || numbering.level_of_style(list, styles.numbering_style(own)?);
        let level = said.level.or_else(by_style).unwrap_or_default();
        let found = numbering.mark(list, level, styles)?;
        let is_heading = matches!(kind, ParagraphKind::Heading(_) | ParagraphKind::Title);
        found.apply(text, is_heading, OfficeItem::of(list.parse().unwrap_or_default(), level.min(LEVELS - 1)))
    }
}

/// The name of a place; Word keeps one where it was edited last.
fn place(bookmark: &XmlElement) -> Option<&str> {
    bookmark.attribute("name").filter(|name| !matches!(*name, "_GoBack" | ""))
}

fn is_contents(gallery: Option<&str>) -> bool {
    gallery.is_some_and(|name| name.eq_ignore_ascii_case("Table of Contents"))
}
