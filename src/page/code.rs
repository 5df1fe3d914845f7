//! Lines of code: in their colours, and either broken where there is no more room or scrolled along.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::PlacedRow;
use egui::text::LayoutJob;
use egui::{Color32, Galley, Rect};

use super::chunk::Chunk;
use super::format::job;
use super::frame::WideBox;
use super::ink::Ink;
use super::layout::Layouter;
use super::level::level;
use crate::article::{Role, code_block_of};
use crate::reader::{CodeLines, CodeToken, TokenKind};
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
    fn longest_line(&mut self, lines: Range<usize>) -> f32 {
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
            self.layouts.count_set(chunk.text().chars().count());
            self.code_line(&chunk, f32::INFINITY).rect.width()
        };
        longest.into_iter().map(width).fold(0.0, f32::max).ceil()
    }

    /// A line of code. What there is not room for within `width` pt goes on below, set in further than the line.
    pub(super) fn code_line(&mut self, chunk: &Chunk<'_>, width: f32) -> Arc<Galley> {
        let job = self.code_job_of(chunk, chunk.text());
        let whole = self.code_galley(job.clone());
        if whole.rect.width() <= width {
            return self.coloured(chunk, whole);
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
        self.coloured(chunk, Arc::new(galley))
    }

    /// The same line in its colours. They are put on the letters afterwards: shaped each by itself, the parts of a line
    /// would take many times as long.
    fn coloured(&self, chunk: &Chunk<'_>, mut line: Arc<Galley>) -> Arc<Galley> {
        let tokens = self.setup.code.of(chunk.index);
        if !tokens.is_empty() {
            let bytes = chunk.text().char_indices().map(|(at, _)| chunk.range.start + at);
            let inks = &self.sheet.inks;
            paint(Arc::make_mut(&mut line), bytes, tokens, |kind| inks.color(Ink::Token(kind)));
        }
        line
    }

    fn code_galley(&mut self, job: LayoutJob) -> Arc<Galley> {
        let shaped = self.fonts.layout_job(job);
        level(self.fonts, shaped)
    }

    fn code_job_of(&self, chunk: &Chunk<'_>, text: &str) -> LayoutJob {
        let passage_style = self.sheet.passage_style(chunk.passage);
        let mut job = job(self.sheet, &passage_style, chunk, text);
        job.wrap.max_width = f32::INFINITY;
        job
    }
}

/// Puts colours on the parts of a line whose characters begin at these bytes, in order.
fn paint(
    line: &mut Galley,
    mut bytes: impl Iterator<Item = usize>,
    tokens: &[CodeToken],
    color: impl Fn(TokenKind) -> Color32,
) {
    let mut tokens = tokens.iter().peekable();
    for placed in &mut line.rows {
        let row = Arc::make_mut(&mut placed.row);
        let Range { start, end } = row.visuals.glyph_vertex_range;
        let (mut from, mut current) = (start, None);
        let mut paint_to = |until: usize, next: Option<Color32>| {
            let part = row.visuals.mesh.vertices.get_mut(from..until).unwrap_or_default();
            if let Some(color) = std::mem::replace(&mut current, next) {
                for vertex in part {
                    vertex.color = color;
                }
            }
            from = until;
        };
        for glyph in &row.glyphs {
            let Some(byte) = bytes.next() else { break };
            while tokens.next_if(|token| token.range.end <= byte).is_some() {}
            let token = tokens.peek().filter(|token| token.range.start <= byte);
            // What is drawn of a letter reaches to the next one.
            if !glyph.uv_rect.is_nothing() {
                paint_to(glyph.first_vertex as usize, token.map(|token| color(token.kind)));
            }
        }
        paint_to(end, None);
        if placed.ends_with_newline {
            bytes.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::FontId;
    use egui::epaint::TextOptions;
    use egui::epaint::text::Fonts;

    use super::*;
    use crate::page::fonts;
    use crate::reader::Language;

    /// The colour of each character that is seen, by a letter: of names, texts, and what is neither.
    fn colours(text: &str, tokens: &[(Range<usize>, TokenKind)], width: f32) -> String {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let job = LayoutJob::simple(text.to_owned(), FontId::monospace(14.0), Color32::BLACK, width);
        let mut line = Galley::clone(&fonts.with_pixels_per_point(1.0).layout_job(job));
        let token =
            |(range, kind): &(Range<usize>, TokenKind)| CodeToken { range: range.clone(), kind: *kind };
        let tokens: Vec<CodeToken> = tokens.iter().map(token).collect();
        let color = |kind| if kind == TokenKind::Name { Color32::RED } else { Color32::GREEN };
        paint(&mut line, text.char_indices().map(|(at, _)| at), &tokens, color);
        let glyphs = line.rows.iter().flat_map(|row| row.glyphs.iter().map(move |glyph| (row, glyph)));
        let seen = glyphs.filter(|(_, glyph)| !glyph.uv_rect.is_nothing());
        let letter = seen.map(|(row, glyph)| {
            let quad = &row.visuals.mesh.vertices[glyph.first_vertex as usize..][..4];
            assert!(quad.iter().all(|vertex| vertex.color == quad[0].color), "{}", glyph.chr);
            match quad[0].color {
                Color32::RED => 'n',
                Color32::GREEN => 't',
                _ => '-',
            }
        });
        letter.collect()
    }

    #[test]
    fn each_part_of_a_line_has_its_colour() {
        let tokens = [(0..2, TokenKind::Name), (3..9, TokenKind::Text), (10..11, TokenKind::Name)];
        assert_eq!(colours("fn 墨閱 a", &tokens, f32::INFINITY), "nnttn");
        assert_eq!(colours("fn 墨閱 a", &[], f32::INFINITY), "-----");
        assert_eq!(colours("fn 墨閱 a", &tokens[1..2], f32::INFINITY), "--tt-");
    }

    #[test]
    fn what_goes_on_below_has_the_colours_of_its_part() {
        let text = "let a = \"one two three\";";
        let tokens = [(0..3, TokenKind::Name), (8..23, TokenKind::Text)];
        let in_one_line = colours(text, &tokens, f32::INFINITY);
        assert_eq!(in_one_line, "nnn--ttttttttttttt-");
        assert_eq!(colours(text, &tokens, 60.0), in_one_line);
    }
}
