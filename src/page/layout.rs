//! Units of the article set into lines, and where everything in them stands.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::Vec2;
use egui::epaint::text::FontsView;

use super::annotation::{Annotated, annotate};
use super::axis::{Logical, LogicalRect};
use super::chunk::Chunk;
use super::format::{job, leading};
use super::formula::display_width;
use super::frame::{UnitLayout, WideBox};
use super::image::{self, ImageBox, PAD, Placeholder, WORDS_AT};
use super::kept::Layouts;
use super::level::level;
use super::lines::{Setter, align, estimate};
use super::ornament::Ornaments;
use super::setup::PageSetup;
use super::sheet::{Sheet, Space};
use super::table::Tables;
use super::text_lines::{LinesOf, TextLines};
use super::trailing::{needs_own_line, trailing};
use super::units::{Unit, UnitContent};
use super::wide::WIDE_BAR;
use crate::article::{Alignment, PictureProblem, Role, SpanFormula};
use crate::text::address::is_web;

/// Space above and below the text of a cell, em.
const CELL_PAD: f32 = 0.4;

/// Lays units out, each at most once.
pub(super) struct Layouter<'a, 'f> {
    pub fonts: &'a mut FontsView<'f>,
    pub setup: &'a PageSetup<'a>,
    pub sheet: &'a Sheet,
    pub units: &'a [Unit],
    pub layouts: &'a mut Layouts,
    pub tables: &'a mut Tables,
}

impl Layouter<'_, '_> {
    /// A unit with its texts and nothing else: all that has a size.
    pub fn unit(&mut self, index: usize) -> Rc<UnitLayout> {
        self.layouts.unit(index).unwrap_or_else(|| {
            let layout = Rc::new(self.texts(index));
            self.layouts.keep(index, &layout, false);
            layout
        })
    }

    /// A unit with all that is to be seen of it.
    pub fn dressed(&mut self, index: usize) -> Rc<UnitLayout> {
        self.layouts.dressed(index).unwrap_or_else(|| {
            let mut layout = self.layouts.take(index).unwrap_or_else(|| Rc::new(self.texts(index)));
            self.dress(Rc::make_mut(&mut layout));
            self.layouts.keep(index, &layout, true);
            layout
        })
    }

    /// A unit with its texts and nothing else.
    fn texts(&mut self, index: usize) -> UnitLayout {
        let units = self.units;
        self.layouts.count_set(units[index].chars());
        match units[index].content() {
            UnitContent::Byline => self.byline(),
            UnitContent::Text { passage, range } => self.text(passage, range),
            UnitContent::Row(row) => self.row(row),
            UnitContent::Image(passage) => self.image(passage),
        }
    }

    /// Puts in what stands around, on and after the texts.
    fn dress(&mut self, unit: &mut UnitLayout) {
        let passages = self.setup.passages();
        if let Some(first) = unit.first() {
            let above = first.passage.checked_sub(1).and_then(|above| passages.get(above));
            let is_cell = matches!(passages[first.passage].role, Role::Cell(_));
            let table = is_cell.then(|| self.table(first.passage));
            let passage = &passages[first.passage];
            let ornaments = Ornaments { sheet: self.sheet, passage, above, first, table };
            ornaments.put(self.fonts, unit);
        }
        let lines = std::mem::take(&mut unit.lines);
        for lines in &lines {
            let Some((index, passage)) =
                lines.passage().and_then(|index| Some((index, passages.get(index)?)))
            else {
                continue;
            };
            let passage_style = self.sheet.passage_style(passage);
            annotate(self.fonts, &Annotated { sheet: self.sheet, passage_style, passage, lines }, unit);
            let back = self.setup.document.notes.back(index);
            unit.trailing.extend(trailing(self.fonts, self.sheet, passage, lines, back));
        }
        unit.lines = lines;
    }

    fn text(&mut self, passage: usize, range: Range<usize>) -> UnitLayout {
        let of = &self.setup.passages()[passage];
        let mut space = self.space(passage, passage);
        if range.start > 0 {
            (space.outer, space.block_start) = (0.0, 0.0);
        }
        if range.end < of.text.len() {
            space.block_end = 0.0;
        }
        let at = Logical::new(space.inline_start, space.outer + space.block_start);
        let chunk = Chunk { index: passage, passage: of, range };
        let room = self.sheet.column - space.inline_start;
        let display = chunk.display_formula();
        let (width, wide) = match display {
            Some(formula) => self.display_room(formula, &chunk, space.inline_start, room),
            None => self.room_for(passage, space.inline_start, room),
        };
        let is_last = space.block_end > 0.0 || display.is_some();
        if wide.as_ref().is_some_and(WideBox::is_hidden_in_part) && is_last {
            space.block_end = space.block_end.max(WIDE_BAR);
        }
        let mut lines = self.lines(&chunk, at, width);
        if display.is_some() {
            align(Arc::make_mut(&mut lines.galley), width.min(room), Alignment::Center);
        }
        let passages = self.setup.passages();
        let above = passage.checked_sub(1).map(|above| &passages[above]);
        if Sheet::is_attribution(above, of, passages.get(passage + 1)) {
            align(Arc::make_mut(&mut lines.galley), room, Alignment::End);
        }
        let notes = self.setup.document.notes.back(passage).len();
        let signs = needs_own_line(self.sheet, of, &lines, notes);
        let below = if signs { leading(&self.sheet.passage_style(of)) } else { 0.0 };
        let block_size = (lines.rect().end.block + below).ceil() + space.block_end;
        UnitLayout { lines: vec![lines], block_size, space, wide, ..UnitLayout::default() }
    }

    /// How much room there is for a formula on a line of its own (pt), of `room` pt from `start` on, and how it is scrolled
    /// where that is not enough.
    fn display_room(
        &self,
        formula: &SpanFormula,
        chunk: &Chunk<'_>,
        start: f32,
        room: f32,
    ) -> (f32, Option<WideBox>) {
        let size = self.sheet.passage_style(chunk.passage).size;
        let length = display_width(formula, size, room);
        if length <= room {
            return (room, None);
        }
        (length, Some(WideBox { block: chunk.index, start, length, room }))
    }

    fn row(&mut self, row: Range<usize>) -> UnitLayout {
        let mut space = self.space(row.start, row.end - 1);
        let table = self.table(row.start);
        if table.wide.is_hidden_in_part() && table.is_last_row(row.start) {
            space.block_end = WIDE_BAR;
        }
        let pad = (self.sheet.em * CELL_PAD).round();
        let top = space.outer + space.block_start + pad;
        let mut bottom = top;
        let mut lines = Vec::with_capacity(row.len());
        for (passage, column) in row.zip(&table.columns) {
            let chunk = Chunk::whole(passage, &self.setup.passages()[passage]);
            let at = Logical::new(column.text_start, top);
            let mut cell = self.lines(&chunk, at, column.text_width);
            let has_side =
                matches!(chunk.passage.role, Role::Cell(cell) if cell.alignment != Alignment::Start);
            if column.holds_figures && !has_side {
                align(Arc::make_mut(&mut cell.galley), column.text_width, Alignment::End);
            }
            bottom = bottom.max(cell.rect().end.block.ceil());
            lines.push(cell);
        }
        let block_size = bottom + pad + space.block_end;
        UnitLayout { lines, block_size, space, wide: Some(table.wide), ..UnitLayout::default() }
    }

    /// A chunk of a passage in lines of at most `width` pt.
    fn lines(&mut self, chunk: &Chunk<'_>, at: Logical, width: f32) -> TextLines {
        let passage_style = self.sheet.passage_style(chunk.passage);
        let galley = if chunk.passage.role == Role::Code {
            self.code_line(chunk, width)
        } else if chunk.text().is_empty() {
            let mut job = job(self.sheet, &passage_style, chunk, chunk.text());
            job.wrap.max_width = width;
            let shaped = self.fonts.layout_job(job);
            level(self.fonts, shaped)
        } else {
            let options = chunk.options(&self.sheet.options(width, passage_style.size));
            let setter = Setter { sheet: self.sheet, passage_style, chunk };
            setter.galley(self.fonts, &options)
        };
        TextLines { of: LinesOf::Passage(chunk.index), range: chunk.range.clone(), galley, at }
    }

    /// An image in the middle of its column, or what stands for it.
    fn image(&mut self, passage: usize) -> UnitLayout {
        let space = self.space(passage, passage);
        let index = self.setup.passages()[passage].image.unwrap_or_default() as usize;
        let Some(size) = self.image_size(passage) else { return self.placeholder(passage, index) };
        let width = self.sheet.column - space.inline_start;
        let at = Logical::new(
            space.inline_start + ((width - size.x) / 2.0).floor(),
            space.outer + space.block_start,
        );
        let rect = LogicalRect::from_size(at, Logical::of_galley(size));
        let image = Some(ImageBox { passage, index, rect, placeholder: None });
        UnitLayout { image, block_size: rect.end.block + space.block_end, space, ..UnitLayout::default() }
    }

    fn placeholder(&mut self, passage: usize, index: usize) -> UnitLayout {
        let document = self.setup.document;
        let of = &self.setup.passages()[passage];
        let space = self.space(passage, passage);
        let em = self.sheet.em;
        let start = Logical::new(space.inline_start, space.outer + space.block_start);
        let words_at = start.inline + (WORDS_AT * em).round();
        let width = (self.sheet.column - words_at - PAD * em).max(em);
        let mut bottom = start.block + (PAD * em).round();
        let mut lines = Vec::new();
        if !of.text.is_empty() {
            let text = self.lines(&Chunk::whole(passage, of), Logical::new(words_at, bottom), width);
            bottom = text.rect().end.block.ceil();
            lines.push(text);
        }
        let problem = document.pictures.get(index).and_then(|picture| picture.err());
        let placeholder = problem.map(|problem| {
            let reason = (self.setup.words.problem)(problem);
            let reason = image::small_print(self.fonts, self.sheet, reason, width);
            let at = Logical::new(words_at, bottom);
            bottom += reason.rect.height().ceil();
            let is_remote = problem == PictureProblem::Remote;
            Placeholder { reason, at, address: is_remote.then(|| self.address(index)).flatten() }
        });
        bottom += (PAD * em).round();
        let rect = LogicalRect { start, end: Logical::new(self.sheet.column, bottom) };
        let image = Some(ImageBox { passage, index, rect, placeholder });
        UnitLayout { lines, image, block_size: bottom + space.block_end, space, ..UnitLayout::default() }
    }

    /// The address of an image in the net.
    fn address(&self, index: usize) -> Option<String> {
        let images = self.setup.document.article.images();
        let source = images.get(index)?;
        is_web(source).then(|| (*source).to_owned())
    }

    /// The size of the image for which a passage stands, in pt; none when it is not shown.
    fn image_size(&self, passage: usize) -> Option<Vec2> {
        let index = self.setup.passages()[passage].image? as usize;
        let facts = (*self.setup.document.pictures.get(index)?).ok()?;
        Some(image::size(facts.size, self.sheet.column - self.space(passage, passage).inline_start))
    }

    /// The spaces of a unit that begins with one passage and ends with another.
    pub fn space(&self, first: usize, last: usize) -> Space {
        let passages = self.setup.passages();
        let above = first.checked_sub(1).map(|index| &passages[index]);
        self.sheet.space(above, &passages[first], passages.get(last + 1))
    }

    /// About how large a unit is along the block axis, in pt.
    pub fn estimate(&self, unit: usize) -> f32 {
        let Some(passage) = self.units[unit].passage() else { return 3.0 * self.sheet.em };
        let space = self.space(passage, passage);
        let around = space.outer + space.block_start + space.block_end;
        if let Some(size) = self.image_size(passage) {
            return around + size.y;
        }
        let passage_style = self.sheet.passage_style(&self.setup.passages()[passage]);
        around + estimate(&passage_style, self.units[unit].chars(), self.sheet.column - space.inline_start)
    }
}
