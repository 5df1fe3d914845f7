//! The article flattened into passages: the units that are laid out, marked, searched, selected and copied.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::written::Written;
use super::{Alignment, Anchor, SectionKind, Span, Text};

/// A run of text that stands by itself: a paragraph, a heading, a line of code, a cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where the passage begins. The head (title, subtitle, summary) lies at the very start, in section 0.
    pub anchor: Anchor,
    /// What it is.
    pub role: Role,
    /// The kind of its section; none in the head.
    pub kind: Option<SectionKind>,
    /// Index among all the article's terms, when it belongs to a glossary entry.
    pub entry: Option<u32>,
    /// Levels of indentation by lists.
    pub indent: u16,
    /// Levels of quotation, those of callouts among them.
    pub quote: u16,
    /// Which of these levels are callouts, from the outermost on.
    pub callouts: Box<[CalloutLevel]>,
    /// The list marker before it, never part of the text.
    pub marker: Option<Marker>,
    /// The characters as they are read and copied.
    pub text: Text,
    /// Styled ranges of the text, in order, not overlapping; the rest is plain.
    pub spans: Box<[Span]>,
    /// Whether readings stand under parts of the text.
    pub has_readings_under: bool,
    /// Index among the article's images, when it stands for one.
    pub image: Option<u32>,
    /// What was written, where the text is shown in other forms.
    pub(super) written: Option<Arc<Written>>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The article's title.
    Title,
    /// The article's subtitle.
    Subtitle,
    /// A paragraph of the article's summary.
    Summary,
    /// A section's title.
    SectionTitle,
    /// A heading inside a section, level 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A line of preformatted text.
    Code,
    /// A cell of a table.
    Cell(Cell),
    /// An image; its text is the alternative text, else the file's name.
    Image,
    /// The caption of an image or a table.
    Caption,
    /// The title of a callout, else the name of its kind.
    CalloutTitle,
    /// A thematic break, without text.
    Rule,
    /// The term, its other names and its reading at the head of a glossary entry.
    TermName,
    /// The name of a reference.
    ReferenceName,
    /// The line about a reference.
    ReferenceNote,
}

/// The place of a cell in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Row, counted from the header.
    pub row: u32,
    /// Column.
    pub column: u32,
    /// Columns of the whole table.
    pub columns: u32,
    /// Whether the row is the header.
    pub header: bool,
    /// How its lines are aligned.
    pub alignment: Alignment,
}

/// A callout around a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalloutLevel {
    /// Its level among those of quotation, from 0.
    pub level: u16,
    /// Its kind.
    pub kind: Text,
}

/// What stands before an item of a list. Shown as it is set: `•`, `◦`, `3.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A disc, at the outermost level of lists and every second one in it.
    Disc,
    /// A circle, at the levels between.
    Circle,
    /// A number.
    Number(u32),
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disc => f.write_str("•"),
            Self::Circle => f.write_str("◦"),
            Self::Number(number) => write!(f, "{number}."),
        }
    }
}

impl Passage {
    /// A paragraph of plain text, of no article.
    pub fn plain(text: &str) -> Self {
        Self {
            anchor: Anchor::default(),
            role: Role::Paragraph,
            kind: Some(SectionKind::default()),
            entry: None,
            indent: 0,
            quote: 0,
            callouts: Box::default(),
            marker: None,
            text: text.into(),
            spans: Box::default(),
            has_readings_under: false,
            image: None,
            written: None,
        }
    }

    /// Length of the text in characters.
    pub fn char_count(&self) -> usize {
        self.text.chars().count()
    }

    /// The characters of a range of bytes as they are copied: the words of images for the images.
    pub fn copied(&self, range: Range<usize>) -> Cow<'_, str> {
        self.with_images(range, |range| self.text.get(range).unwrap_or_default())
    }

    /// The characters that were written for a range of bytes, whole phrases where their lengths differ, as they are
    /// copied.
    pub fn copied_as_written(&self, range: Range<usize>) -> Cow<'_, str> {
        self.with_images(range, |range| self.as_written().get(self.written_range(range)).unwrap_or_default())
    }

    fn with_images<'a>(
        &'a self,
        range: Range<usize>,
        part: impl Fn(Range<usize>) -> &'a str,
    ) -> Cow<'a, str> {
        let images = self.spans.iter().filter_map(|span| Some((&span.range, span.style.image.as_ref()?)));
        let mut out = String::new();
        let mut from = range.start;
        for (at, image) in images.filter(|(at, _)| range.start <= at.start && at.end <= range.end) {
            out.push_str(part(from..at.start));
            out.push_str(&image.text);
            from = at.end;
        }
        if from == range.start {
            return part(range).into();
        }
        out.push_str(part(from..range.end));
        out.into()
    }

    /// Whether terms are marked in it: running text outside the glossary.
    pub fn takes_terms(&self) -> bool {
        self.entry.is_none()
            && self.kind != Some(SectionKind::Glossary)
            && matches!(
                self.role,
                Role::Summary | Role::Paragraph | Role::Cell(_) | Role::Caption | Role::ReferenceNote
            )
    }
}
