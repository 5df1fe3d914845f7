//! What a document of a word processor holds, whichever wrote it: paragraphs of some kinds, items of lists and tables, in
//! the order in which they are read.

use super::line::LineText;
use crate::article::Alignment;
use crate::text::numbering::Numbering;

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ParagraphKind {
    #[default]
    Text,
    /// With its level from 1.
    Heading(u8),
    Title,
    Subtitle,
    Author,
    Date,
    Quote,
    Code,
    Caption,
    /// A term that is explained in the paragraphs after it.
    DefinedTerm,
    Definition,
    /// What stands above a table of contents, or a line of it: the outline has it already.
    Contents,
    /// In the style of the lines of a table of contents.
    ContentsLine,
    /// A line across the page.
    Rule,
}

impl ParagraphKind {
    /// What it is in view of its text: a line of a table of contents ends in the number of a page, or leads to a place.
    /// The style may be that of any other paragraph, and then it is one.
    pub(super) fn settled(self, text: &LineText) -> Self {
        let ends_in_number = || {
            let number = text.plain.trim_end().rsplit(['\t', ' ', '.', '…', '·']).next().unwrap_or_default();
            let is_page = |c: char| c.is_numeric() || "ivxlcdmIVXLCDM".contains(c);
            !number.is_empty() && number.chars().all(is_page) && number.len() < text.plain.trim().len()
        };
        match self {
            Self::ContentsLine if text.is_empty() || text.leads_to_place() || ends_in_number() => {
                Self::Contents
            }
            Self::ContentsLine => Self::Text,
            kind => kind,
        }
    }

    /// Whether it is a line above a text, which is bold as a whole.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Title | Self::Subtitle | Self::DefinedTerm)
    }

    /// Whether it may be slanted as a whole, as no more than a sign of what it is.
    pub(super) fn stands_out(self) -> bool {
        self.is_heading() || matches!(self, Self::Quote | Self::Caption)
    }
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfficeParagraph {
    pub kind: ParagraphKind,
    pub item: Option<OfficeItem>,
    pub alignment: Option<Alignment>,
    pub text: LineText,
}

/// The place of a paragraph in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OfficeItem {
    /// The list, so that two that follow one another are two.
    pub list: u32,
    /// How many lists it is inside, from 0.
    pub level: u8,
    /// Its number in a list that counts; none in one that does not.
    pub number: Option<u32>,
    /// How its number is written.
    pub numbering: Numbering,
    /// Whether it goes on in the item before.
    pub is_continued: bool,
}

impl OfficeItem {
    /// An item of a list that does not count, at a level from 0.
    pub(super) fn of(list: u32, level: usize) -> Self {
        let level = level.min(usize::from(u8::MAX)) as u8;
        Self { list, level, number: None, numbering: Numbering::default(), is_continued: false }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OfficeCell {
    pub parts: Vec<OfficePart>,
    /// How many columns and rows it goes through.
    pub columns: usize,
    pub rows: usize,
}

impl OfficeCell {
    /// Adds the text of a cell that this one covers.
    pub(super) fn add(&mut self, parts: Vec<OfficePart>) {
        if !plain_text(&parts).trim().is_empty() {
            self.parts.extend(parts);
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfficeRow {
    pub cells: Vec<OfficeCell>,
    pub is_header: bool,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OfficePart {
    Paragraph(OfficeParagraph),
    Table(Vec<OfficeRow>),
}

/// The text of parts, with a blank between paragraphs and cells.
pub(super) fn plain_text(parts: &[OfficePart]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            OfficePart::Paragraph(paragraph) => out.push_str(&paragraph.text.plain),
            OfficePart::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    out.push_str(&plain_text(&cell.parts));
                    out.push(' ');
                }
            }
        }
        out.push(' ');
    }
    out
}

impl OfficePart {
    /// Says what a paragraph is for; a table stays one.
    pub(super) fn set_kind(&mut self, kind: ParagraphKind) {
        if let Self::Paragraph(paragraph) = self {
            paragraph.kind = kind;
        }
    }

    /// The paragraph, if it is one.
    pub(super) fn paragraph(&self) -> Option<&OfficeParagraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Table(_) => None,
        }
    }
}
