//! The text of a document, block by block.

use std::collections::HashSet;

use super::lists::OpenLists;
use super::shapes::is_shape;
use super::styles::OdtStyles;
use crate::import::office::line::{LineText, OfficeLine};
use crate::import::office::parts::{OfficeItem, OfficeParagraph, OfficePart, ParagraphKind};
use crate::import::office::properties::RunProperties;
use crate::import::xml::{XmlElement, XmlItem, XmlParts};
use crate::import::{Archive, Cancel, ImportError};

/// A document that is read.
pub(super) struct OdtBody<'b, 'a> {
    pub xml: XmlParts<'b>,
    pub styles: OdtStyles,
    /// Where formulas are; none for a document in one file.
    pub archive: Option<&'b mut Archive<'a>>,
    pub lists: OpenLists,
    pub notes: Vec<Vec<OfficePart>>,
    pub images: Vec<(String, Vec<u8>)>,
    /// How many comments there are.
    pub comments: usize,
    /// The ids of recorded deletions, and whether one is open: some programs leave what was deleted in its place.
    pub deletions: HashSet<String>,
    pub is_deleted: bool,
}

/// A paragraph that is read.
pub(super) struct OdtParagraph {
    pub line: OfficeLine,
    pub kind: ParagraphKind,
    /// What is said of all of its runs.
    pub run: RunProperties,
    /// What floats next to it.
    pub after: Vec<OfficePart>,
}

impl<'b, 'a> OdtBody<'b, 'a> {
    /// Before the first element.
    pub(super) fn new(
        content: &'b str,
        styles: OdtStyles,
        archive: Option<&'b mut Archive<'a>>,
        cancel: Cancel<'b>,
    ) -> Self {
        Self {
            xml: XmlParts::new(content, cancel),
            styles,
            archive,
            lists: OpenLists::default(),
            notes: Vec::new(),
            images: Vec::new(),
            comments: 0,
            deletions: HashSet::new(),
            is_deleted: false,
        }
    }

    /// The whole text.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn text(&mut self) -> Result<Vec<OfficePart>, ImportError> {
        while let Some(item) = self.xml.next()? {
            let XmlItem::Start(element) = item else { continue };
            match element.name.as_str() {
                "text" => return self.blocks(),
                "meta" | "settings" | "scripts" | "font-face-decls" | "styles" | "automatic-styles"
                | "master-styles" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(Vec::new())
    }

    /// The blocks up to the end of the element that is open.
    ///
    /// # Errors
    /// As for [`Self::text`].
    pub(super) fn blocks(&mut self) -> Result<Vec<OfficePart>, ImportError> {
        let mut parts = Vec::new();
        // What stands in a note, a cell or a box is in no list from outside.
        let outer = self.lists.leave();
        self.blocks_into(&mut parts)?;
        self.lists.enter(outer);
        Ok(parts)
    }

    pub(super) fn blocks_into(&mut self, parts: &mut Vec<OfficePart>) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => self.block(&element, parts)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// The block that was begun.
    ///
    /// # Errors
    /// As for [`Self::text`].
    pub(super) fn block(
        &mut self,
        element: &XmlElement,
        parts: &mut Vec<OfficePart>,
    ) -> Result<(), ImportError> {
        match element.name.as_str() {
            "p" | "h" => self.paragraph(element, parts),
            "list" => {
                let around = self.lists.begin(element);
                self.blocks_into(parts)?;
                self.lists.end(around);
                Ok(())
            }
            "list-item" => {
                self.lists.begin_item(element);
                self.blocks_into(parts)
            }
            // An item without a mark of its own.
            "list-header" => {
                self.lists.begin_header();
                self.blocks_into(parts)
            }
            "table" => self.table(parts),
            "section" if element.attribute("display") == Some("none") => self.xml.skip(),
            "section" | "numbered-paragraph" | "bibliography" | "index-body" | "index-title" => {
                self.blocks_into(parts)
            }
            "tracked-changes" => {
                let changes = self.xml.tree(element.clone())?;
                let deletions =
                    changes.each("changed-region").filter(|change| change.child("deletion").is_some());
                self.deletions
                    .extend(deletions.filter_map(|change| change.attribute("id").map(str::to_owned)));
                Ok(())
            }
            "annotation" => {
                self.comments += 1;
                self.xml.skip()
            }
            name if is_shape(name) || name == "a" => {
                let mut paragraph = self.begin("", ParagraphKind::Text);
                self.drawing(element, &mut paragraph)?;
                self.finish(paragraph, None, "", parts);
                Ok(())
            }
            _ => self.xml.skip(),
        }
    }

    fn begin(&self, style: &str, kind: ParagraphKind) -> OdtParagraph {
        let run = self.styles.run("paragraph", style);
        OdtParagraph { line: OfficeLine::default(), kind, run, after: Vec::new() }
    }

    fn paragraph(&mut self, element: &XmlElement, parts: &mut Vec<OfficePart>) -> Result<(), ImportError> {
        let style = element.attribute("style-name").unwrap_or_default().to_owned();
        if self.styles.is_hidden("paragraph", &style) {
            return self.xml.skip();
        }
        let mut kind = self.styles.kind(&style);
        let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
        let is_other = |kind| {
            matches!(
                kind,
                ParagraphKind::Title
                    | ParagraphKind::Subtitle
                    | ParagraphKind::Contents
                    | ParagraphKind::ContentsLine
            )
        };
        let is_heading = element.name == "h" && !is_other(kind);
        if is_heading {
            kind = ParagraphKind::Heading(level.unwrap_or(1).max(1));
        }
        let mut paragraph = self.begin(&style, kind);
        self.inlines(&mut paragraph, &super::inlines::RunSpan::default())?;
        let heading = level.filter(|_| is_heading && element.attribute("is-list-header") != Some("true"));
        self.finish(paragraph, heading, &style, parts);
        Ok(())
    }

    /// Adds a paragraph that was read, and what floats next to it.
    fn finish(
        &mut self,
        paragraph: OdtParagraph,
        heading: Option<u8>,
        style: &str,
        parts: &mut Vec<OfficePart>,
    ) {
        let OdtParagraph { line, kind, after, .. } = paragraph;
        let mut text = line.finish();
        let kind = kind.settled(&text);
        let item = if text.is_empty() { None } else { self.item(kind, heading, style, &mut text) };
        let alignment = self.styles.alignment(style);
        parts.push(OfficePart::Paragraph(OfficeParagraph { kind, item, alignment, text }));
        parts.extend(after);
    }

    /// The place of a paragraph in the list that is open; a heading has a number where all headings have one.
    fn item(
        &mut self,
        kind: ParagraphKind,
        heading: Option<u8>,
        style: &str,
        text: &mut LineText,
    ) -> Option<OfficeItem> {
        let is_heading = matches!(kind, ParagraphKind::Heading(_) | ParagraphKind::Title);
        if self.lists.is_open() {
            let (found, place) = self.lists.mark(&self.styles, style)?;
            return found.apply(text, is_heading, place);
        }
        let level = usize::from(heading?).checked_sub(1)?;
        self.lists.heading(level, &self.styles.outline)?.apply(text, true, OfficeItem::of(0, level))
    }
}
