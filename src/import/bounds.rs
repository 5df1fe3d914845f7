//! What every article keeps to, whatever it was read from: limits that nobody meets who writes for readers, and that
//! keep a file of some megabytes from becoming an article of many gigabytes.

use super::{ImportError, Warning, WarningKind};
use crate::article::{
    Article, Block, DefinitionList, Image, Inline, InlineImage, NameBudget, Section, Table, Term,
};
use crate::text::data_address;

/// Bytes of the longest address of a link; browsers and servers take no more.
pub(super) const LONGEST_ADDRESS: usize = 8 * 1024;
/// Columns of the widest table that is shown as one: 200 of them have three points each.
const MOST_COLUMNS: usize = 200;
/// Bytes of the longest row of a table: it is set as a whole, while a paragraph is set piece by piece.
const LONGEST_ROW: usize = 64 * 1024;
/// Bytes of the longest text that stands in an image's place, which is set as a whole as well.
const LONGEST_ALTERNATIVE: usize = 4 * 1024;
/// Empty cells that fill up the short rows of all tables together.
const MOST_ADDED_CELLS: usize = 500_000;
/// Formulas of the longest article that are set; a book of mathematics has some ten thousand.
const MOST_FORMULAS: usize = 20_000;
/// Paragraphs, lines of code, cells and other pieces of the longest article: five times the longest novels.
pub(super) const MOST_PIECES: usize = 5_000_000;
/// Entries of the largest glossary that is a part of an article.
pub const MOST_TERMS: usize = 500_000;

/// Brings an article within the limits, and says what that took.
///
/// # Errors
/// An article of too many pieces or terms.
pub(super) fn keep(article: &mut Article) -> Result<Vec<Warning>, ImportError> {
    let mut keeping = Keeping::default();
    keeping.address(article.source.as_mut().map(|source| &mut source.url));
    for text in &mut article.summary {
        keeping.pieces += 1;
        keeping.inlines(text);
    }
    for section in &mut article.sections {
        keeping.section(section)?;
    }
    Ok(keeping.warnings())
}

/// What was met on the way.
#[derive(Default)]
struct Keeping {
    pieces: usize,
    terms: usize,
    name_budget: NameBudget,
    has_unmarked: bool,
    added_cells: usize,
    flat_tables: usize,
    long_addresses: usize,
    formulas: usize,
}

impl Keeping {
    fn section(&mut self, section: &mut Section) -> Result<(), ImportError> {
        self.pieces += 1 + 2 * section.references.len();
        self.terms += section.entries.len();
        if self.terms > MOST_TERMS {
            return Err(ImportError::TooManyTerms { limit: MOST_TERMS });
        }
        self.blocks(&mut section.blocks)?;
        for term in &mut section.entries {
            self.term(term)?;
        }
        for reference in &mut section.references {
            self.address(Some(&mut reference.url));
        }
        self.check()
    }

    fn term(&mut self, term: &mut Term) -> Result<(), ImportError> {
        self.pieces += 1;
        for name in std::iter::once(&term.term).chain(&term.aliases) {
            self.has_unmarked |= !self.name_budget.takes(name);
        }
        self.address(Some(&mut term.url));
        self.blocks(&mut term.definition)
    }

    fn check(&self) -> Result<(), ImportError> {
        if self.pieces > MOST_PIECES { Err(ImportError::TooLong { limit: MOST_PIECES }) } else { Ok(()) }
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>) -> Result<(), ImportError> {
        self.check()?;
        if blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::Image(_))) {
            *blocks = std::mem::take(blocks).into_iter().flat_map(|block| self.shown(block)).collect();
        }
        for block in blocks {
            self.block(block)?;
        }
        self.check()
    }

    fn block(&mut self, block: &mut Block) -> Result<(), ImportError> {
        self.pieces += 1;
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => self.inlines(text),
            Block::List(list) => list.items.iter_mut().try_for_each(|item| self.blocks(item))?,
            Block::DefinitionList(list) => self.definition_list(list)?,
            Block::Quote(inner) => self.blocks(inner)?,
            Block::Callout(callout) => {
                self.pieces += 1;
                self.inlines(&mut callout.title);
                self.blocks(&mut callout.blocks)?;
            }
            Block::Code { text, caption, .. } => {
                self.pieces += memchr::memchr_iter(b'\n', text.as_bytes()).count();
                self.pieces += usize::from(!caption.is_empty());
                self.inlines(caption);
            }
            Block::Table(table) => {
                self.pieces += usize::from(!table.caption.is_empty());
                self.inlines(&mut table.caption);
                let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| self.inlines(cell));
            }
            Block::Image(image) => self.inlines(&mut image.caption),
            Block::Rule => {}
        }
        Ok(())
    }

    fn definition_list(&mut self, list: &mut DefinitionList) -> Result<(), ImportError> {
        for group in &mut list.groups {
            self.pieces += group.terms.len();
            group.terms.iter_mut().for_each(|term| self.inlines(term));
            group.definitions.iter_mut().try_for_each(|definition| self.blocks(definition))?;
        }
        Ok(())
    }

    /// A block as it can be shown.
    fn shown(&mut self, block: Block) -> Vec<Block> {
        match block {
            Block::Table(table) => self.table(*table),
            Block::Image(image) => self.image(*image),
            block => vec![block],
        }
    }

    /// The words of an image that are a text of their own stand after it.
    fn image(&mut self, mut image: Image) -> Vec<Block> {
        if image.source.len() > LONGEST_ADDRESS && !data_address::is_image(&image.source) {
            image.source = String::new();
            self.long_addresses += 1;
        }
        let mut words = None;
        if image.alternative.len() > LONGEST_ALTERNATIVE {
            words = Some(Block::paragraph(std::mem::take(&mut image.alternative)));
        }
        std::iter::once(Block::Image(image.into())).chain(words).collect()
    }

    /// The rows of a table that is too wide, has too long a row or too many empty cells become paragraphs.
    fn table(&mut self, table: Table) -> Vec<Block> {
        let rows = || std::iter::once(&table.header).filter(|row| !row.is_empty()).chain(&table.rows);
        let columns = rows().map(Vec::len).max().unwrap_or_default();
        let cells: usize = rows().map(Vec::len).sum();
        let added = columns.saturating_mul(rows().count()) - cells;
        let is_long =
            |row: &Vec<Vec<Inline>>| row.iter().map(|cell| bytes(cell)).sum::<usize>() > LONGEST_ROW;
        if columns <= MOST_COLUMNS && !rows().any(is_long) && self.added_cells + added <= MOST_ADDED_CELLS {
            self.added_cells += added;
            self.pieces += cells + added;
            return vec![Block::Table(table.into())];
        }
        self.flat_tables += 1;
        flat(table)
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        let mut has_long = false;
        for inline in inlines.iter_mut() {
            match inline {
                Inline::Link { url, .. } => has_long |= url.len() > LONGEST_ADDRESS,
                Inline::Image(image) => self.inline_image(image),
                Inline::Formula(formula) => {
                    self.formulas += 1;
                    if self.formulas > MOST_FORMULAS {
                        *inline = Inline::Code(formula.marked().replace(['\n', '\r'], " ").into());
                    }
                }
                _ => {}
            }
            if let Some(inner) = inline.inner_mut() {
                self.inlines(inner);
            }
        }
        if has_long {
            let plain = |inline| match inline {
                Inline::Link { url, text } if url.len() > LONGEST_ADDRESS => {
                    self.long_addresses += 1;
                    text
                }
                inline => vec![inline],
            };
            *inlines = std::mem::take(inlines).into_iter().flat_map(plain).collect();
        }
    }

    /// A line is set as a whole, and so is what stands in an image's place in it.
    fn inline_image(&mut self, image: &mut InlineImage) {
        if image.source.len() > LONGEST_ADDRESS && !data_address::is_image(&image.source) {
            image.source = String::new();
            self.long_addresses += 1;
        }
    }

    fn address(&mut self, url: Option<&mut Option<String>>) {
        if let Some(url) = url
            && url.as_ref().is_some_and(|url| url.len() > LONGEST_ADDRESS)
        {
            *url = None;
            self.long_addresses += 1;
        }
    }

    fn warnings(&self) -> Vec<Warning> {
        let kinds = [
            (self.flat_tables > 0)
                .then_some(WarningKind::TablesAsText { count: self.flat_tables, columns: MOST_COLUMNS }),
            (self.long_addresses > 0).then_some(long_addresses(self.long_addresses)),
            (self.formulas > MOST_FORMULAS)
                .then_some(WarningKind::FormulasAsWritten { limit: MOST_FORMULAS }),
            self.has_unmarked.then_some(WarningKind::TermsUnmarked { limit: NameBudget::MOST }),
        ];
        kinds.into_iter().flatten().map(|kind| Warning { line: 0, kind }).collect()
    }
}

/// What is said of so many links whose addresses were left out.
pub(super) fn long_addresses(count: usize) -> WarningKind {
    WarningKind::AddressesTooLong { count, limit: LONGEST_ADDRESS / 1024 }
}

/// Bytes of a text, with what stands above it.
fn bytes(inlines: &[Inline]) -> usize {
    let length = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.len(),
        Inline::Ruby(ruby) => ruby.base.len() + ruby.reading.len() + ruby.under.len(),
        Inline::Image(image) => image.text().len(),
        Inline::Formula(formula) => formula.tex.len(),
        Inline::LineBreak => 1,
        inline => bytes(inline.inner()),
    };
    inlines.iter().map(length).sum()
}

/// A paragraph for each row that says something, with a blank between its cells.
fn flat(table: Table) -> Vec<Block> {
    let rows = std::iter::once(table.header).chain(table.rows);
    let caption = Some(table.caption).filter(|caption| !caption.is_empty()).map(Block::Paragraph);
    let paragraph = |row: Vec<Vec<Inline>>| {
        let mut text = Vec::new();
        for cell in row.into_iter().filter(|cell| !cell.is_empty()) {
            if !text.is_empty() {
                text.push(Inline::Text("\u{3000}".into()));
            }
            text.extend(cell);
        }
        (!text.is_empty()).then_some(Block::Paragraph(text))
    };
    caption.into_iter().chain(rows.filter_map(paragraph)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Callout, List, passages};

    fn article(blocks: Vec<Block>) -> Article {
        Article { sections: vec![Section { blocks, ..Section::default() }], ..Article::default() }
    }

    fn row(cells: usize) -> Vec<Vec<Inline>> {
        vec![vec![Inline::Text("甲".into())]; cells]
    }

    fn kept(blocks: Vec<Block>) -> (Vec<Block>, Vec<WarningKind>) {
        let mut article = article(blocks);
        let warnings = keep(&mut article).unwrap();
        (article.sections.remove(0).blocks, warnings.into_iter().map(|warning| warning.kind).collect())
    }

    #[test]
    fn a_table_that_is_too_wide_or_too_ragged_becomes_paragraphs() {
        let table = |rows| Block::Table(Table { header: row(1), rows, ..Table::default() }.into());
        let usual = table(vec![row(MOST_COLUMNS), row(0), row(3)]);
        assert_eq!(kept(vec![usual.clone()]), (vec![usual.clone()], vec![]));
        let said = |count| vec![WarningKind::TablesAsText { count, columns: MOST_COLUMNS }];
        let (blocks, warnings) = kept(vec![table(vec![row(MOST_COLUMNS + 1), row(0), row(2)])]);
        assert_eq!(warnings, said(1));
        let length = |block: &Block| match block {
            Block::Paragraph(text) => text.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!(blocks.iter().map(length).collect::<Vec<_>>(), [1, 2 * MOST_COLUMNS + 1, 3]);
        let mut long = row(1);
        long[0] = vec![Inline::Code("甲".repeat(LONGEST_ROW).into())];
        assert_eq!(kept(vec![table(vec![long])]).1, said(1));
        // However many tables there are, they add no more than so many cells.
        let mut rows = vec![row(0); 1000];
        rows.push(row(MOST_COLUMNS));
        let ragged = Block::List(List { start: None, items: vec![vec![table(rows)]; 10], ..List::default() });
        let mut article = article(vec![ragged]);
        assert_eq!(keep(&mut article).unwrap()[0].kind, said(8)[0]);
        let empty = passages(&article).iter().filter(|passage| passage.text.is_empty()).count();
        assert!(empty <= MOST_ADDED_CELLS, "{empty}");
    }

    #[test]
    fn long_words_of_an_image_stand_behind_it() {
        let words = "甲".repeat(LONGEST_ALTERNATIVE);
        let image = |source: &str, alternative: &str| {
            Block::Image(
                Image { source: source.into(), alternative: alternative.into(), ..Image::default() }.into(),
            )
        };
        let data = format!("data:image/png;base64,{}", "A".repeat(LONGEST_ADDRESS));
        for (source, kept_source, warnings) in
            [("a.png", "a.png", vec![]), (&data, &data, vec![]), (&words, "", vec![long_addresses(1)])]
        {
            let blocks = vec![image(kept_source, ""), Block::paragraph(words.as_str())];
            assert_eq!(kept(vec![image(source, &words)]), (blocks, warnings));
            assert_eq!(kept(vec![image(source, "甲")]).0, [image(kept_source, "甲")]);
        }
    }

    #[test]
    fn limits_count_inside_callouts_captions_and_images_in_the_line() {
        let url = "a".repeat(LONGEST_ADDRESS + 1);
        let text = || vec![Inline::Text("甲".into())];
        let blocks = |inner: Vec<Inline>, source: &str| {
            let image = InlineImage { source: source.into(), alternative: "乙".into() };
            let inner = vec![Inline::Superscript(inner)];
            let table = Table { caption: inner.clone(), header: row(1), ..Table::default() };
            let blocks =
                vec![Block::Paragraph(vec![Inline::Image(image.into())]), Block::Table(table.into())];
            vec![Block::Callout(Callout { kind: "note".into(), title: inner, blocks })]
        };
        let link = vec![Inline::Link { url: url.as_str().into(), text: text() }];
        assert_eq!(kept(blocks(link, &url)), (blocks(text(), ""), vec![long_addresses(3)]));
    }

    #[test]
    fn words_stay_where_an_address_is_too_long() {
        let url = "a".repeat(LONGEST_ADDRESS + 1);
        let text = |text: &str| Inline::Text(text.into());
        let link = |url: &str, text| Inline::Link { url: url.into(), text };
        let inner = vec![link(&url, vec![text("甲"), link("b", vec![text("乙")])]), text("丙")];
        let (blocks, warnings) = kept(vec![Block::Paragraph(vec![Inline::Strong(inner)])]);
        let words = vec![text("甲"), link("b", vec![text("乙")]), text("丙")];
        assert_eq!(blocks, [Block::Paragraph(vec![Inline::Strong(words)])]);
        assert_eq!(warnings, [long_addresses(1)]);
    }

    #[test]
    fn an_article_of_too_many_pieces_or_terms_is_refused() {
        let code =
            Block::Code { language: "".into(), text: "\n".repeat(MOST_PIECES).into(), caption: vec![] };
        let refused = keep(&mut article(vec![code]));
        assert_eq!(refused, Err(ImportError::TooLong { limit: MOST_PIECES }));
        let section = Section { entries: vec![Term::default(); MOST_TERMS + 1], ..Section::default() };
        let refused = keep(&mut Article { sections: vec![section], ..Article::default() });
        assert_eq!(refused, Err(ImportError::TooManyTerms { limit: MOST_TERMS }));
    }
}
