//! The article flattened into passages: the units that are laid out, marked, searched, selected and copied.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::styled::Styled;
use super::written::Written;
use super::{
    Alignment, Anchor, Article, Block, Callout, Inline, List, Reference, Section, SectionKind, Span, Style,
    Table, Term, Text, callout_name,
};

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

/// All passages of an article in reading order: the head, then section by section.
pub fn passages(article: &Article) -> Vec<Passage> {
    let mut flow = Flow { language: &article.language, ..Flow::default() };
    flow.head(article);
    for (index, section) in article.sections.iter().enumerate() {
        flow.section(index, section);
    }
    flow.passages
}

/// Where the items of a numbered list begin that is the block at an anchor, each with its number. An item that begins
/// with a list of its own has no place.
pub fn items(anchor: Anchor, list: &List) -> Vec<(u32, Anchor)> {
    let mut flow = Flow { anchor, ..Flow::default() };
    flow.list(list);
    let is_first = |passage: &&Passage| passage.indent == 1;
    let place = |passage: &Passage| match passage.marker {
        Some(Marker::Number(number)) => Some((number, passage.anchor)),
        _ => None,
    };
    flow.passages.iter().filter(is_first).filter_map(place).collect()
}

#[derive(Default)]
struct Flow<'a> {
    /// The article's language tag.
    language: &'a str,
    passages: Vec<Passage>,
    anchor: Anchor,
    kind: Option<SectionKind>,
    entry: Option<u32>,
    entries: u32,
    indent: u16,
    quote: u16,
    callouts: Vec<CalloutLevel>,
    marker: Option<Marker>,
    images: u32,
    /// The image that the next passage stands for.
    image: Option<u32>,
}

impl Flow<'_> {
    fn head(&mut self, article: &Article) {
        if !article.title.is_empty() {
            self.plain(Role::Title, &article.title);
        }
        if !article.subtitle.is_empty() {
            self.plain(Role::Subtitle, &article.subtitle);
        }
        for paragraph in &article.summary {
            self.inlines(Role::Summary, paragraph);
        }
        // The head is not a block: it takes no part in offsets.
        for passage in &mut self.passages {
            passage.anchor = Anchor::default();
        }
    }

    fn section(&mut self, index: usize, section: &Section) {
        self.kind = Some(section.kind);
        self.anchor = Anchor::new(index, 0, 0);
        if !section.title.is_empty() {
            self.plain(Role::SectionTitle, &section.title);
            self.anchor.offset = 0;
        }
        let mut next = 0;
        let mut begin_block = |flow: &mut Self| {
            flow.anchor = Anchor::new(index, next, 0);
            next += 1;
        };
        for block in &section.blocks {
            begin_block(self);
            self.block(block);
        }
        for term in &section.entries {
            begin_block(self);
            self.term(term);
        }
        for reference in &section.references {
            begin_block(self);
            self.reference(reference);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.inlines(Role::Paragraph, text),
            Block::Heading { level, text } => self.inlines(Role::Heading(*level), text),
            Block::List(list) => self.list(list),
            Block::Quote(blocks) => {
                self.quote += 1;
                for block in blocks {
                    self.block(block);
                }
                self.quote -= 1;
            }
            Block::Callout(callout) => self.callout(callout),
            Block::Code { text, .. } => {
                for line in text.split('\n') {
                    self.plain(Role::Code, line);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Image(image) => {
                self.image = Some(self.images);
                self.images += 1;
                self.plain(Role::Image, image.name());
                if !image.caption.is_empty() {
                    self.inlines(Role::Caption, &image.caption);
                }
            }
            Block::Rule => self.plain(Role::Rule, ""),
        }
    }

    fn callout(&mut self, callout: &Callout) {
        self.callouts.push(CalloutLevel { level: self.quote, kind: callout.kind.clone() });
        self.quote += 1;
        if callout.title.is_empty() {
            let name = callout_name(&callout.kind, self.language);
            let offset = self.anchor.offset;
            self.plain(Role::CalloutTitle, if name.is_empty() { &callout.kind } else { name });
            // Nobody wrote it, so it takes no part in offsets.
            self.anchor.offset = offset;
        } else {
            self.inlines(Role::CalloutTitle, &callout.title);
        }
        for block in &callout.blocks {
            self.block(block);
        }
        self.quote -= 1;
        self.callouts.pop();
    }

    fn list(&mut self, list: &List) {
        self.indent += 1;
        for (index, item) in list.items.iter().enumerate() {
            self.marker = Some(match list.start {
                Some(start) => Marker::Number(start.saturating_add(index as u32)),
                None if self.indent % 2 == 1 => Marker::Disc,
                None => Marker::Circle,
            });
            for block in item {
                self.block(block);
            }
            self.marker = None;
        }
        self.indent -= 1;
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.inlines(Role::Caption, &table.caption);
        }
        let header = !table.header.is_empty();
        let rows = header.then_some(&table.header).into_iter().chain(&table.rows);
        let columns = rows.clone().map(Vec::len).max().unwrap_or(0) as u32;
        for (row, cells) in (0..).zip(rows) {
            for column in 0..columns {
                let alignment = table.alignment.get(column as usize).copied().unwrap_or_default();
                let cell = Cell { row, column, columns, header: header && row == 0, alignment };
                self.inlines(Role::Cell(cell), cells.get(column as usize).map_or(&[][..], Vec::as_slice));
            }
        }
    }

    fn term(&mut self, term: &Term) {
        self.entry = Some(self.entries);
        self.entries += 1;
        let mut text = Styled::default();
        text.push(
            &term.term,
            &Style { strong: true, link: term.url.as_deref().map(Text::from), ..Style::default() },
        );
        let quiet = Style { quiet: true, ..Style::default() };
        for other in term.aliases.iter().chain(&term.reading) {
            text.push("\u{3000}", &Style::default());
            text.push(other, &quiet);
        }
        self.push_styled(Role::TermName, text);
        for block in &term.definition {
            self.block(block);
        }
        self.entry = None;
    }

    fn reference(&mut self, reference: &Reference) {
        let mut name = Styled::default();
        name.push(
            &reference.name,
            &Style { link: reference.url.as_deref().map(Text::from), ..Style::default() },
        );
        self.push_styled(Role::ReferenceName, name);
        if !reference.note.is_empty() {
            self.plain(Role::ReferenceNote, &reference.note);
        }
    }

    fn plain(&mut self, role: Role, text: &str) {
        self.push(role, text.into(), Box::default());
    }

    fn inlines(&mut self, role: Role, inlines: &[Inline]) {
        // What has no style need not be put together from its parts.
        if let [Inline::Text(text)] = inlines {
            return self.push(role, text.clone(), Box::default());
        }
        let mut styled = Styled::behind(self.images);
        styled.inlines(inlines, &Style::default());
        self.images = styled.images;
        self.push_styled(role, styled);
    }

    fn push_styled(&mut self, role: Role, Styled { text, spans, .. }: Styled) {
        self.push(role, text.into(), spans.into());
    }

    fn push(&mut self, role: Role, text: Text, spans: Box<[Span]>) {
        let passage = Passage {
            anchor: self.anchor,
            role,
            kind: self.kind,
            entry: self.entry,
            indent: self.indent,
            quote: self.quote,
            callouts: self.callouts.as_slice().into(),
            marker: self.marker.take(),
            text,
            has_readings_under: spans.iter().any(|span| span.style.ruby_under.is_some()),
            spans,
            image: self.image.take(),
            written: None,
        };
        self.anchor.offset += passage.char_count();
        self.passages.push(passage);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_follow_reading_order_and_count_offsets_in_characters() {
        let article = Article {
            title: "題".into(),
            sections: vec![Section {
                title: "文".into(),
                blocks: vec![
                    Block::Quote(vec![Block::paragraph("甲乙"), Block::paragraph("丙")]),
                    Block::List(List { start: Some(2), items: vec![vec![Block::paragraph("丁")]] }),
                ],
                entries: vec![Term {
                    term: "MSL".into(),
                    aliases: vec!["實驗室".into()],
                    definition: vec![Block::paragraph("說明")],
                    ..Term::default()
                }],
                ..Section::default()
            }],
            ..Article::default()
        };
        let seen: Vec<_> = passages(&article)
            .into_iter()
            .map(|p| (p.anchor.block, p.anchor.offset, p.text, p.marker, p.entry))
            .collect();
        let expected = [
            (0, 0, "題", None, None),
            (0, 0, "文", None, None),
            (0, 0, "甲乙", None, None),
            (0, 2, "丙", None, None),
            (1, 0, "丁", Some(Marker::Number(2)), None),
            (2, 0, "MSL\u{3000}實驗室", None, Some(0)),
            (2, 7, "說明", None, Some(0)),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(b, o, t, m, e)| (b, o, Text::from(t), m, e)).collect();
        assert_eq!(seen, expected);
    }
}
