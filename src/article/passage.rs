//! The article flattened into passages: the units that are laid out, marked, searched, selected and copied.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::written::Written;
use super::{Alignment, Anchor, Numbering, SectionKind, Span, Text};
use crate::text::language_tag::LanguageTag;
use crate::text::slice::first_bytes;

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
    /// Levels of indentation by lists, definitions among them.
    pub indent: u16,
    /// Which of these levels, from 0, are definitions of a list of definitions, from the outermost on.
    pub definitions: Box<[u16]>,
    /// Whether a definition begins with it.
    pub begins_definition: bool,
    /// What these levels are set in beyond the usual for long numbers, em.
    pub marker_room: u16,
    /// Levels of quotation, those of callouts among them.
    pub quote: u16,
    /// What lists around each of these levels set it in, from the outermost on.
    pub quote_indents: Box<[ListIndent]>,
    /// Which of these levels are callouts, from the outermost on.
    pub callouts: Box<[CalloutLevel]>,
    /// The list marker before it, never part of the text.
    pub marker: Option<Marker>,
    /// Which line of its block of code it is, from 0.
    pub code_line: u32,
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

/// How far lists set something in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListIndent {
    /// Levels of indentation.
    pub levels: u16,
    /// What these are set in beyond the usual for long numbers, em.
    pub marker_room: u16,
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
    /// The caption of a block of code, right before its first line.
    CodeCaption,
    /// The title of a callout, else the name of its kind.
    CalloutTitle,
    /// A thematic break, without text.
    Rule,
    /// A term of a list of definitions.
    DefinitionTerm,
    /// The term, its other names and its reading at the head of a glossary entry.
    TermName,
    /// The name of a reference.
    ReferenceName,
    /// The line about a reference.
    ReferenceNote,
}

impl Role {
    /// Whether it is a heading, or a few words that are set as one.
    pub const fn is_heading(self) -> bool {
        match self {
            Self::Title
            | Self::Subtitle
            | Self::SectionTitle
            | Self::Heading(_)
            | Self::Caption
            | Self::CodeCaption
            | Self::CalloutTitle => true,
            Self::Cell(cell) => cell.header,
            Self::Summary
            | Self::Paragraph
            | Self::Code
            | Self::Image
            | Self::Rule
            | Self::DefinitionTerm
            | Self::TermName
            | Self::ReferenceName
            | Self::ReferenceNote => false,
        }
    }
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

/// What stands before an item of a list. Shown as it is set: `•`, `◦`, `3.`, `三、`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A disc, at the outermost level of lists and every second one in it.
    Disc,
    /// A circle, at the levels between.
    Circle,
    /// A number, and how it is written.
    Number(u32, Numbering),
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disc => f.write_str("•"),
            Self::Circle => f.write_str("◦"),
            Self::Number(number, numbering) => f.write_str(&numbering.marker(*number)),
        }
    }
}

impl Passage {
    /// Whether it is of the head: title, subtitle, summary.
    pub const fn is_in_head(&self) -> bool {
        self.kind.is_none()
    }

    /// A paragraph of plain text, of no article.
    pub fn plain(text: &str) -> Self {
        Self {
            anchor: Anchor::default(),
            role: Role::Paragraph,
            kind: Some(SectionKind::default()),
            entry: None,
            indent: 0,
            definitions: Box::default(),
            begins_definition: false,
            marker_room: 0,
            quote: 0,
            quote_indents: Box::default(),
            callouts: Box::default(),
            marker: None,
            code_line: 0,
            text: text.into(),
            spans: Box::default(),
            has_readings_under: false,
            image: None,
            written: None,
        }
    }

    /// The beginning of its text, at most so many bytes, followed by `after`, of no article. Before that there are no
    /// blanks; a reading whose base is cut is left out.
    #[must_use]
    pub fn beginning(&self, bytes: usize, after: &str) -> Self {
        let text = first_bytes(&self.text, bytes);
        let text = if after.is_empty() { text } else { text.trim_end() };
        let end = text.len();
        let spans = self.spans.iter().take_while(|span| span.range.start < end).map(|span| {
            let mut span = span.clone();
            if span.range.end > end {
                span.range.end = end;
                (span.style.ruby, span.style.ruby_under) = (None, None);
            }
            span
        });
        Self { role: self.role, spans: spans.collect(), ..Self::plain(&format!("{text}{after}")) }
    }

    /// Another text of the same kind, of no article: what is code stays code.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let role = if self.role == Role::Code { Role::Code } else { Role::Paragraph };
        Self { role, ..Self::plain(text) }
    }

    /// Length of the text in characters.
    pub fn char_count(&self) -> usize {
        self.text.chars().count()
    }

    /// The characters of a range of bytes as they are copied: the words of images for the images, formulas with
    /// their marks.
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
        let within = |at: &Range<usize>| range.start <= at.start && at.end <= range.end;
        let mut out = String::new();
        let mut from = range.start;
        for Span { range: at, style } in self.spans.iter().filter(|span| within(&span.range)) {
            let Some(copied) = style.copied() else { continue };
            let goes_on = style.formula.as_ref().is_some_and(|formula| formula.part > 0);
            out.push_str(part(from..at.start));
            // A formula is copied once, with the first of its parts that are.
            if !(goes_on && at.start == from && !out.is_empty()) {
                out.push_str(&copied);
            }
            from = at.end;
        }
        if from == range.start {
            return part(range).into();
        }
        out.push_str(part(from..range.end));
        out.into()
    }

    /// The parts of a range whose marks are shown as they were written, in bytes from the range's start: code, and text
    /// in a language that has half-width marks.
    pub fn verbatim(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        if self.role == Role::Code {
            return std::iter::once(0..range.len()).collect();
        }
        let has_own_marks = |tag: &Text| !LanguageTag::of(tag).has_full_width_marks();
        let spans = self.spans.iter().filter(|span| {
            span.style.code
                || span.style.words().is_some()
                || span.style.language.as_ref().is_some_and(has_own_marks)
                || self.is_address(span)
        });
        spans
            .map(|span| span.range.start.max(range.start)..span.range.end.min(range.end))
            .filter(|part| part.start < part.end)
            .map(|part| part.start - range.start..part.end - range.start)
            .collect()
    }

    /// Whether a span is a link whose words are its own address.
    fn is_address(&self, span: &Span) -> bool {
        let words = self.text.get(span.range.clone()).filter(|words| !words.is_empty());
        words.zip(span.style.link.as_deref()).is_some_and(|(words, link)| link.ends_with(words))
    }

    /// Whether terms are marked in it: running text outside the glossary.
    pub fn takes_terms(&self) -> bool {
        self.entry.is_none()
            && self.kind != Some(SectionKind::Glossary)
            && matches!(
                self.role,
                Role::Summary
                    | Role::Paragraph
                    | Role::Cell(_)
                    | Role::Caption
                    | Role::CodeCaption
                    | Role::DefinitionTerm
                    | Role::ReferenceNote
            )
    }
}

#[cfg(test)]
mod tests {
    use super::super::Style;
    use super::*;

    #[test]
    fn code_and_text_in_another_language_stay_as_written() {
        let span = |range: Range<usize>, style: Style| Span { range, style };
        let in_language = |tag: &str| Style { language: Some(tag.into()), ..Style::default() };
        let passage = Passage {
            spans: Box::new([
                span(0..4, Style { code: true, ..Style::default() }),
                span(4..8, in_language("ja")),
                span(8..12, in_language("ko-KR")),
                span(12..16, in_language("zh-Hant")),
                span(16..20, in_language("en")),
            ]),
            ..Passage::plain("a,b;c,d;e,f;g,h;i,j;k,l;")
        };
        assert_eq!(passage.verbatim(&(0..24)), [0..4, 8..12, 16..20]);
        assert_eq!(passage.verbatim(&(2..18)), [0..2, 6..10, 14..16], "from the start of the range");
        let code = Passage { role: Role::Code, ..Passage::plain("甲,乙") };
        assert_eq!(code.verbatim(&(0..7)).first(), Some(&(0..7)));
    }
}
