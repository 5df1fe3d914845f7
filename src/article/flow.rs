//! An article into passages.

use super::outline::{shallowest_heading, shown_level};
use super::styled::Styled;
use super::{
    Anchor, Article, Block, Callout, CalloutLevel, Cell, DefinitionList, Inline, List, ListIndent, Marker,
    Passage, Reference, Role, Section, SectionKind, Span, Style, Table, Term, Text, callout_name,
};

/// All passages of an article in reading order: the head, then section by section.
pub fn passages(article: &Article) -> Vec<Passage> {
    let article = &*article.with_names_linked();
    let shallowest = shallowest_heading(article);
    let mut flow = Flow { language: &article.language, shallowest, ..Flow::default() };
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
        Some(Marker::Number(number, _)) => Some((number, passage.anchor)),
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
    /// Which of these levels are definitions.
    definitions: Vec<u16>,
    begins_definition: bool,
    marker_room: u16,
    quotes: Vec<ListIndent>,
    callouts: Vec<CalloutLevel>,
    marker: Option<Marker>,
    code_line: u32,
    /// The level that the largest headings of the article have.
    shallowest: u8,
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
            Block::Heading { level, text } => {
                self.inlines(Role::Heading(shown_level(*level, self.shallowest)), text);
            }
            Block::List(list) => self.list(list),
            Block::DefinitionList(list) => self.definition_list(list),
            Block::Quote(blocks) => {
                self.begin_quote();
                for block in blocks {
                    self.block(block);
                }
                self.quotes.pop();
            }
            Block::Callout(callout) => self.callout(callout),
            Block::Code { text, caption, .. } => {
                if !caption.is_empty() {
                    self.inlines(Role::CodeCaption, caption);
                }
                for (index, line) in (0..).zip(text.split('\n')) {
                    self.code_line = index;
                    self.plain(Role::Code, line);
                }
                self.code_line = 0;
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

    fn begin_quote(&mut self) {
        self.quotes.push(ListIndent { levels: self.indent, marker_room: self.marker_room });
    }

    fn callout(&mut self, callout: &Callout) {
        self.callouts.push(CalloutLevel { level: self.quotes.len() as u16, kind: callout.kind.clone() });
        self.begin_quote();
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
        self.quotes.pop();
        self.callouts.pop();
    }

    fn list(&mut self, list: &List) {
        let is_inner = (usize::from(self.indent) - self.definitions.len()) % 2 == 1;
        self.indent += 1;
        let room = list.marker_room();
        self.marker_room += room;
        for (index, item) in list.items.iter().enumerate() {
            self.marker = Some(match list.start {
                Some(start) => Marker::Number(start.saturating_add(index as u32), list.numbering),
                None if is_inner => Marker::Circle,
                None => Marker::Disc,
            });
            for block in item {
                self.block(block);
            }
            self.marker = None;
        }
        self.indent -= 1;
        self.marker_room -= room;
    }

    fn definition_list(&mut self, list: &DefinitionList) {
        for group in &list.groups {
            group.terms.iter().for_each(|term| self.inlines(Role::DefinitionTerm, term));
            self.definitions.push(self.indent);
            self.indent += 1;
            for definition in &group.definitions {
                self.begins_definition = true;
                for block in definition {
                    self.block(block);
                }
                self.begins_definition = false;
            }
            self.indent -= 1;
            self.definitions.pop();
        }
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
        if let Some(example) = &term.example {
            self.begin_quote();
            self.plain(Role::Paragraph, example);
            self.quotes.pop();
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
        let mut styled = Styled::after_images(self.images);
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
            definitions: self.definitions.as_slice().into(),
            begins_definition: std::mem::take(&mut self.begins_definition),
            marker_room: self.marker_room,
            quote: self.quotes.len() as u16,
            quote_indents: self.quotes.as_slice().into(),
            callouts: self.callouts.as_slice().into(),
            marker: self.marker.take(),
            code_line: self.code_line,
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
    use crate::article::Numbering;

    #[test]
    fn passages_follow_reading_order_and_count_offsets_in_characters() {
        let article = Article {
            title: "題".into(),
            sections: vec![Section {
                title: "文".into(),
                blocks: vec![
                    Block::Quote(vec![Block::paragraph("甲乙"), Block::paragraph("丙")]),
                    Block::List(List {
                        start: Some(2),
                        items: vec![vec![Block::paragraph("丁")]],
                        ..List::default()
                    }),
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
            (1, 0, "丁", Some(Marker::Number(2, Numbering::Decimal)), None),
            (2, 0, "MSL\u{3000}實驗室", None, Some(0)),
            (2, 7, "說明", None, Some(0)),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(b, o, t, m, e)| (b, o, Text::from(t), m, e)).collect();
        assert_eq!(seen, expected);
    }
}
