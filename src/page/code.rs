//! Lines of code: in their colours, and either broken where there is no more room or scrolled along.

use std::sync::Arc;

use egui::epaint::text::PlacedRow;
use egui::text::LayoutJob;
use egui::{Galley, Rect};

use super::chunk::Chunk;
use super::format::job;
use super::frame::WideBox;
use super::ink::Ink;
use super::layout::Layouter;
use super::level::level;
use crate::article::{Role, code_block_of};
use crate::reader::{CodeLines, CodeToken};
use crate::text::class::is_cjk;

/// How far what goes on from a line above is set in beyond that, in figures.
const HANG: f32 = 2.0;
/// Lines of a block that are measured for the longest: characters that the face lacks are of other widths.
const MEASURED: usize = 3;
/// Characters of a line that are set in one go; a longer one is cut.
const LONGEST: usize = 4_500;

impl Layouter<'_, '_> {
    /// How much room there is for a line of a passage (pt), of `room` pt from `start` on, and the block that it is
    /// scrolled with.
    pub(super) fn room_for(&mut self, passage: usize, start: f32, room: f32) -> (f32, Option<WideBox>) {
        let is_code = self.setup.passages()[passage].role == Role::Code;
        if !is_code || self.setup.settings.code_lines == CodeLines::Wrapped {
            return (room, None);
        }
        let Some(block) = code_block_of(&self.setup.document.code_blocks, passage) else {
            return (room, None);
        };
        let block = (block.lines.start, block.lines.clone());
        let known = self.tables.code_length(block.0);
        let length = known.unwrap_or_else(|| {
            let length = self.longest_line(block.1);
            self.tables.keep_code_length(block.0, length);
            length
        });
        (f32::INFINITY, Some(WideBox { block: block.0, start, length, room }))
    }

    /// The length of the longest of these lines, in pt.
    fn longest_line(&mut self, lines: std::ops::Range<usize>) -> f32 {
        let passages = self.setup.passages();
        let mut longest: Vec<(usize, usize)> = Vec::new();
        for index in lines {
            let cells = |c: char| if is_cjk(c) { 2 } else { 1 };
            let cells: usize = passages[index].text.chars().take(LONGEST).map(cells).sum();
            let at = longest.partition_point(|(other, _)| *other >= cells);
            if at < MEASURED {
                longest.insert(at, (cells, index));
                longest.truncate(MEASURED);
            }
        }
        let width = |(_, index): (usize, usize)| {
            let mut chunk = Chunk::whole(index, &passages[index]);
            let end = chunk.passage.text.char_indices().nth(LONGEST).map(|(at, _)| at);
            chunk.range.end = end.unwrap_or(chunk.range.end);
            self.code_line(&chunk, f32::INFINITY).rect.width()
        };
        longest.into_iter().map(width).fold(0.0, f32::max).ceil()
    }

    /// A line of code. What there is not room for within `width` pt goes on below, set in further than the line.
    pub(super) fn code_line(&mut self, chunk: &Chunk<'_>, width: f32) -> Arc<Galley> {
        let job = self.code_job(chunk);
        let whole = self.code_galley(job.clone());
        if whole.rect.width() <= width {
            return whole;
        }
        let figure = self.fonts.layout_job(self.code_job_of(chunk, "0")).rect.width();
        let blanks = chunk.text().chars().take_while(|c| *c == ' ').count() as f32;
        let blanks = blanks + 4.0 * chunk.text().chars().take_while(|c| *c == '\t').count() as f32;
        let hang = ((blanks + HANG) * figure).min(width * 0.5).round();
        let mut job = job;
        job.wrap.max_width = (width - hang).max(figure);
        let mut galley = Galley::clone(&self.code_galley(job));
        for row in galley.rows.iter_mut().skip(1) {
            row.pos.x += hang;
        }
        let rows = || galley.rows.iter().map(PlacedRow::rect);
        galley.rect = rows().fold(galley.rect, |all, row| all | row);
        galley.mesh_bounds = galley
            .rows
            .iter()
            .fold(Rect::NOTHING, |all, row| all | row.visuals.mesh_bounds.translate(row.pos.to_vec2()));
        Arc::new(galley)
    }

    fn code_galley(&mut self, job: LayoutJob) -> Arc<Galley> {
        let shaped = self.fonts.layout_job(job);
        level(self.fonts, shaped)
    }

    fn code_job(&self, chunk: &Chunk<'_>) -> LayoutJob {
        let plain = self.code_job_of(chunk, chunk.text());
        let tokens = self.setup.code.of(chunk.index);
        let Some(section) = plain.sections.first().filter(|_| !tokens.is_empty()) else { return plain };
        let format = section.format.clone();
        let mut coloured = LayoutJob { text: String::new(), sections: Vec::new(), ..plain };
        let mut from = chunk.range.start;
        let mut push = |range: std::ops::Range<usize>, color| {
            if let Some(text) = chunk.passage.text.get(range).filter(|text| !text.is_empty()) {
                coloured.append(text, 0.0, egui::TextFormat { color, ..format.clone() });
            }
        };
        for CodeToken { range, kind } in tokens {
            let start = range.start.clamp(from, chunk.range.end);
            let end = range.end.clamp(start, chunk.range.end);
            push(from..start, format.color);
            push(start..end, self.sheet.inks.color(Ink::Token(*kind)));
            from = end;
        }
        push(from..chunk.range.end, format.color);
        coloured
    }

    fn code_job_of(&self, chunk: &Chunk<'_>, text: &str) -> LayoutJob {
        let passage_style = self.sheet.passage_style(chunk.passage);
        let mut job = job(self.sheet, &passage_style, chunk, text);
        job.wrap.max_width = f32::INFINITY;
        job
    }
}
