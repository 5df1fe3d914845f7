//! Passages back into the article that they were made of.

use std::slice::Iter;

use super::{Article, Block, Callout, DefinitionList, Image, Inline, Passage, Section, Table, Term, Text};

impl Article {
    /// Takes over what is shown in its own passages, all of them in reading order: the article in the forms that
    /// [`Passage::shown_as`] gave them. Names of authors and of the source are in no passage.
    pub fn take_over(&mut self, passages: &[Passage]) {
        let mut shown = RemainingPassages(passages.iter());
        if !self.title.is_empty() {
            shown.plain(&mut self.title);
        }
        if !self.subtitle.is_empty() {
            shown.plain(&mut self.subtitle);
        }
        self.summary.iter_mut().for_each(|paragraph| shown.inlines(paragraph));
        self.sections.iter_mut().for_each(|section| shown.section(section));
    }
}

/// The passages that were not yet taken over. They come in the order of `flow`.
struct RemainingPassages<'a>(Iter<'a, Passage>);

impl RemainingPassages<'_> {
    fn plain(&mut self, text: &mut String) {
        if let Some(passage) = self.0.next() {
            passage.text.as_str().clone_into(text);
        }
    }

    fn skip(&mut self, passages: usize) {
        self.0.by_ref().take(passages).for_each(|_| {});
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        let Some(passage) = self.0.next() else { return };
        if let [Inline::Text(text)] = inlines {
            *text = passage.text.clone();
        } else {
            Parts { passage, at: 0 }.take_inlines(inlines);
        }
    }

    fn section(&mut self, section: &mut Section) {
        if !section.title.is_empty() {
            self.plain(&mut section.title);
        }
        self.blocks(&mut section.blocks);
        section.entries.iter_mut().for_each(|term| self.term(term));
        for reference in &mut section.references {
            self.plain(&mut reference.name);
            if !reference.note.is_empty() {
                self.plain(&mut reference.note);
            }
        }
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => self.inlines(text),
                Block::List(list) => list.items.iter_mut().for_each(|item| self.blocks(item)),
                Block::DefinitionList(list) => self.definition_list(list),
                Block::Quote(blocks) => self.blocks(blocks),
                Block::Callout(callout) => self.callout(callout),
                Block::Code { text, caption, .. } => {
                    if !caption.is_empty() {
                        self.inlines(caption);
                    }
                    self.skip(text.split('\n').count());
                }
                Block::Table(table) => self.table(table),
                Block::Image(image) => self.image(image),
                Block::Rule => self.skip(1),
            }
        }
    }

    fn definition_list(&mut self, list: &mut DefinitionList) {
        for group in &mut list.groups {
            group.terms.iter_mut().for_each(|term| self.inlines(term));
            group.definitions.iter_mut().for_each(|definition| self.blocks(definition));
        }
    }

    fn callout(&mut self, callout: &mut Callout) {
        // The kind's name stands for a title that is empty.
        self.inlines(&mut callout.title);
        self.blocks(&mut callout.blocks);
    }

    fn table(&mut self, table: &mut Table) {
        if !table.caption.is_empty() {
            self.inlines(&mut table.caption);
        }
        let header = (!table.header.is_empty()).then_some(&mut table.header);
        let mut rows: Vec<_> = header.into_iter().chain(&mut table.rows).collect();
        let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        for row in &mut rows {
            for column in 0..columns {
                self.inlines(row.get_mut(column).map_or(&mut [], Vec::as_mut_slice));
            }
        }
    }

    fn image(&mut self, image: &mut Image) {
        // The file's name stands for an alternative that is empty.
        if image.alternative.is_empty() {
            self.skip(1);
        } else {
            self.plain(&mut image.alternative);
        }
        if !image.caption.is_empty() {
            self.inlines(&mut image.caption);
        }
    }

    fn term(&mut self, term: &mut Term) {
        if let Some(passage) = self.0.next() {
            let mut parts = Parts { passage, at: 0 };
            for name in std::iter::once(&mut term.term).chain(&mut term.aliases) {
                *name = parts.take(name.len());
                parts.at += "\u{3000}".len();
            }
        }
        self.blocks(&mut term.definition);
        if let Some(example) = &mut term.example {
            self.plain(example);
        }
    }
}

/// A passage that is taken over in parts.
struct Parts<'a> {
    passage: &'a Passage,
    /// Bytes of the written text that are taken over.
    at: usize,
}

impl Parts<'_> {
    /// What is shown for so many bytes that were written next.
    fn take(&mut self, written: usize) -> String {
        let end = self.at + written;
        let place = |byte| self.passage.shown_range(byte..byte).start;
        let shown = self.passage.text.get(place(self.at)..place(end)).unwrap_or_default();
        self.at = end;
        shown.to_owned()
    }

    fn take_inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => *text = Text::from(self.take(text.len())),
                Inline::Ruby(ruby) => ruby.base = Text::from(self.take(ruby.base.len())),
                Inline::Code(text) => self.at += text.len(),
                Inline::Image(image) => self.at += image.shown_text().len(),
                Inline::Formula(formula) => self.at += formula.shown_text().len(),
                Inline::LineBreak => self.at += "\n".len(),
                inline => {
                    if let Some(inner) = inline.inner_mut() {
                        self.take_inlines(inner);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{DefinitionGroup, InlineImage, List, Reference, Ruby, passages};
    use crate::text::convert::{ChineseForm, Conversion, Converter, RegionalWords};

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    /// An article with everything in it, in which every text is `word`, alone or in parts.
    fn article(word: &str) -> Article {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        let parts = || {
            let image = InlineImage { source: "a.png".into(), ..InlineImage::default() };
            vec![
                Inline::Strong(vec![text(first)]),
                text(rest),
                Inline::LineBreak,
                Inline::Code("計".into()),
                Inline::Image(image.into()),
                Inline::Ruby(Ruby { base: "計".into(), reading: "ㄐ".into(), ..Ruby::default() }),
                text(word),
            ]
        };
        let whole = || vec![text(word)];
        let table = Table {
            caption: whole(),
            header: vec![whole()],
            rows: vec![vec![], vec![whole(), parts()]],
            ..Table::default()
        };
        let image = |alternative: &str| Image {
            source: "計.png".into(),
            alternative: alternative.into(),
            caption: whole(),
        };
        let callout = |title: Vec<Inline>| Callout {
            kind: "note".into(),
            title,
            blocks: vec![Block::Paragraph(whole())],
        };
        let group = DefinitionGroup {
            terms: vec![whole(), parts()],
            definitions: vec![vec![Block::Paragraph(parts())], vec![Block::Paragraph(whole()), Block::Rule]],
        };
        let definitions = DefinitionList { groups: vec![group.clone(), group] };
        Article {
            title: word.into(),
            subtitle: word.into(),
            summary: vec![whole(), parts()],
            language: "zh-Hant-TW".into(),
            sections: vec![Section {
                title: word.into(),
                blocks: vec![
                    Block::Heading { level: 2, text: parts() },
                    Block::List(List {
                        start: None,
                        items: vec![vec![Block::Paragraph(whole())]],
                        ..List::default()
                    }),
                    Block::Quote(vec![Block::Rule, Block::Paragraph(parts())]),
                    Block::Callout(callout(vec![])),
                    Block::Callout(callout(whole())),
                    Block::DefinitionList(definitions),
                    Block::Code {
                        language: "c".into(), text: "計程車\n\n計程車".into(), caption: whole()
                    },
                    Block::Table(table.into()),
                    Block::Image(image("").into()),
                    Block::Image(image(word).into()),
                    Block::Paragraph(whole()),
                ],
                entries: vec![Term {
                    term: word.into(),
                    aliases: vec!["A".into(), word.into()],
                    reading: Some("ㄐ".into()),
                    definition: vec![Block::Paragraph(parts())],
                    ..Term::default()
                }],
                references: vec![Reference { name: word.into(), url: None, note: word.into() }],
                ..Section::default()
            }],
            ..Article::default()
        }
    }

    #[test]
    fn an_article_takes_its_own_passages_over() {
        let mut same = article("計程車");
        same.take_over(&passages(&article("計程車")));
        assert_eq!(same, article("計程車"));
    }

    #[test]
    fn every_text_is_taken_over_in_other_forms() {
        let converter =
            Converter::new(ChineseForm::Taiwan, Conversion::Mainland, RegionalWords::Kept).unwrap();
        let mut article_here = article("頭髮");
        let shown: Vec<_> = passages(&article_here)
            .iter()
            .map(|passage| passage.shown_as(converter.convert(&passage.text)))
            .collect();
        article_here.take_over(&shown);
        let text = serde_json::to_string(&article_here).unwrap();
        let kept = ["計程車\\n\\n計程車", "計.png", "{\"code\":\"計\"}"];
        let wanted = serde_json::to_string(&article("头发")).unwrap();
        assert_eq!(text, wanted.replace("\"base\":\"計\"", "\"base\":\"计\""));
        assert!(kept.iter().all(|part| text.contains(part)), "{text}");
    }
}
