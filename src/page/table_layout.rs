//! A table set for the column: how wide what is in it is, and how wide its columns are.

use std::rc::Rc;

use super::chunk::Chunk;
use super::frame::WideBox;
use super::layout::Layouter;
use super::lines::Setter;
use super::table::{ColumnBox, TableLayout, distributed, padded, table_start};
use super::table_facts::{CELLS_MEASURED, TableFacts};
use crate::typeset::ContentWidths;

/// Space around the text of a cell along the inline axis, em.
const PAD: f32 = 0.45;
/// Characters of a cell whose widths are measured; those of a longer one are estimated.
const MOST_MEASURED: usize = 1_000;
/// Characters of a table that are measured, about, so that one with many columns does not hold up the frame that it comes
/// into view in.
const MOST_OF_TABLE: usize = 8_000;
/// Characters of a cell that are measured however many columns there are.
const LEAST_MEASURED: usize = 100;
/// The narrowest column for what could be wider, em: what is short stays in one line while long texts have room enough
/// next to it, and lines of one or two characters are not read. Where there is not room for all columns, the next of
/// these is tried before the table is scrolled along.
const LEAST_COLUMNS: [f32; 7] = [12.0, 10.0, 8.0, 6.0, 4.0, 3.2, 2.6];

/// Which of these is kept to where there is not even room for the last.
const FALLBACK: usize = 4;

impl Layouter<'_, '_> {
    /// The table that a passage is a cell of.
    pub(super) fn table(&mut self, passage: usize) -> Rc<TableLayout> {
        let first = table_start(self.setup.passages(), passage).unwrap_or(passage);
        if let Some(layout) = self.tables.layouts.get(&first) {
            return Rc::clone(layout);
        }
        let layout = Rc::new(self.set_table(first));
        self.tables.layouts.insert(first, Rc::clone(&layout));
        layout
    }

    fn set_table(&mut self, first: usize) -> TableLayout {
        let passages = self.setup.passages();
        let facts =
            self.tables.facts.entry(first).or_insert_with(|| Rc::new(TableFacts::of(passages, first)));
        let facts = Rc::clone(facts);
        let start = self.space(first, first).inline_start;
        let room = self.sheet.column - start;
        let pad = (self.sheet.em * PAD).round();
        let own: Vec<ContentWidths> =
            (0..facts.columns.len()).map(|column| self.column_widths(&facts, column)).collect();
        let em = self.sheet.em;
        let columns = LEAST_COLUMNS.map(|least| padded(&own, least * em, pad, room));
        let fits =
            |columns: &&Vec<ContentWidths>| columns.iter().map(|column| column.min).sum::<f32>() <= room;
        let widths = distributed(columns.iter().find(fits).unwrap_or(&columns[FALLBACK]), room);
        let length: f32 = widths.iter().sum();
        let start = start + ((room - length) / 2.0).max(0.0).floor();
        let mut at = start;
        let columns = widths.iter().zip(&facts.columns).map(|(width, column)| {
            let text_start = at + pad;
            at += width;
            let text_width = (width - 2.0 * pad).max(1.0);
            ColumnBox { text_start, text_width, holds_figures: column.holds_figures }
        });
        TableLayout {
            columns: columns.collect(),
            wide: WideBox { block: first, start, length, room },
            cells: facts.cells.clone(),
        }
    }

    /// How wide the text of a column is by itself, in pt.
    fn column_widths(&mut self, facts: &TableFacts, column: usize) -> ContentWidths {
        let mut widths = ContentWidths::default();
        let cells = facts.columns.len() * CELLS_MEASURED;
        let most = (MOST_OF_TABLE / cells.max(1)).clamp(LEAST_MEASURED, MOST_MEASURED);
        for cell in facts.columns[column].widest() {
            let passage = &self.setup.passages()[cell.passage];
            let passage_style = self.sheet.passage_style(passage);
            let own = if cell.characters > most {
                cell.estimated(passage_style.size)
            } else {
                self.layouts.count_set(cell.characters);
                let chunk = Chunk::whole(cell.passage, passage);
                let options = chunk.options(&self.sheet.options(f32::INFINITY, passage_style.size));
                let setter = Setter { sheet: self.sheet, passage_style, chunk: &chunk };
                setter.content_widths(self.fonts, &options)
            };
            widths = widths.max_of(own);
        }
        // A part of a pixel less would make the longest line break.
        let whole = |width: f32| if width > 0.0 { width.ceil() + 1.0 } else { 0.0 };
        ContentWidths { min: whole(widths.min), max: whole(widths.max) }
    }
}
