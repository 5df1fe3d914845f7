//! A passage's text into lines: shaped by epaint, set by [`crate::typeset`], and drawn as a galley again.
//!
//! epaint shapes the text as one endless row and knows the ink of its glyphs; `typeset` says where each character
//! stands; then the glyphs' quads are moved there. The galley that comes out is hit-tested and painted like any other.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::{Galley, Rect, Vec2, vec2};

use super::chunk::Chunk;
use super::decoration;
use super::format::{job, leading};
use super::formula::{InLine, formulas};
use super::galley::{compose, spread};
use super::level::level;
use super::ruby::{RubyRoom, RubyText};
use super::sheet::{PassageStyle, Sheet};
use super::subpixel::Placer;
use super::text_lines::characters_to;
use crate::article::{Alignment, Role, Span};
use crate::typeset::{self, ContentWidths, Glyph, Measure, Paragraph, ParagraphOptions};

/// Room at both ends of code within a line, em.
const CODE_PAD: f32 = 0.2;

/// The glyphs of a shaped text as a measure.
struct Shaped<'a> {
    galley: &'a Galley,
    /// The em, pt.
    size: f32,
    /// What readings need next to their base; empty when there are none.
    rooms: &'a [RubyRoom],
    /// The characters that are set as they are written, in order.
    verbatim: &'a [Range<usize>],
    /// The characters that are raised or lowered, and by how much, pt, in order.
    raised: &'a [(Range<usize>, f32)],
    /// The formulas, by the characters that stand for them, in order.
    formulas: &'a [(usize, InLine)],
}

impl Measure for Shaped<'_> {
    fn glyphs(&self, _shown: &str, range: Range<usize>, out: &mut Vec<Glyph>) {
        let glyphs = self.galley.rows.iter().flat_map(|row| &row.glyphs);
        out.extend(glyphs.enumerate().skip(range.start).take(range.len()).map(|(index, glyph)| {
            let room = self.rooms.get(index).copied().unwrap_or_default();
            let ink = glyph.uv_rect;
            if let Ok(at) = self.formulas.binary_search_by_key(&index, |(character, _)| *character) {
                let advance = self.formulas[at].1.width / self.size;
                return Glyph { advance, left: 0.0, right: advance };
            }
            let left = ink.offset.x.max(0.0) / self.size + room.before;
            Glyph {
                advance: glyph.advance_width / self.size + room.before + room.after,
                left,
                right: (left + ink.size.x / self.size).max(left),
            }
        }));
    }

    fn is_glued(&self, character: usize) -> bool {
        self.rooms.get(character).is_some_and(|room| room.glued)
    }

    fn is_raised(&self, character: usize) -> bool {
        let after = self.raised.partition_point(|(part, _)| part.end <= character);
        self.raised.get(after).is_some_and(|(part, _)| part.start <= character)
    }

    fn is_verbatim(&self, character: usize) -> bool {
        let after = self.verbatim.partition_point(|part| part.end <= character);
        self.verbatim.get(after).is_some_and(|part| part.start <= character)
    }
}

/// Sets a chunk of a passage.
pub struct Setter<'a> {
    pub sheet: &'a Sheet,
    pub passage_style: PassageStyle,
    pub chunk: &'a Chunk<'a>,
}

/// Lines, and how far the ink of each character stands from its place, pt; none where nothing does.
pub struct SetText {
    pub lines: Vec<typeset::LineBox>,
    pub moves: Vec<Vec2>,
}

impl Setter<'_> {
    /// The text as a galley.
    pub fn galley(&self, fonts: &mut FontsView<'_>, options: &ParagraphOptions) -> Arc<Galley> {
        let paragraph = self.paragraph(options);
        let shaped = self.shape(fonts, &paragraph);
        Arc::new(self.lay_out(fonts, &shaped, &paragraph, options.width))
    }

    /// The text as lines.
    pub fn set(&self, fonts: &mut FontsView<'_>, options: &ParagraphOptions) -> SetText {
        let paragraph = self.paragraph(options);
        let shaped = self.shape(fonts, &paragraph);
        self.break_lines(&shaped, &paragraph, &self.formulas(options.width))
    }

    /// The text as a paragraph.
    pub fn paragraph<'o>(&'o self, options: &'o ParagraphOptions) -> Paragraph<'o> {
        let Chunk { passage, range, .. } = self.chunk;
        Paragraph::keeping(self.chunk.text(), options, &passage.verbatim(range))
            .going_on(range.end < passage.text.len() && !self.chunk.ends_at_display())
    }

    /// The paragraph as epaint shapes it, in one row, and on one baseline.
    pub fn shape(&self, fonts: &mut FontsView<'_>, paragraph: &Paragraph<'_>) -> Arc<Galley> {
        let job = job(self.sheet, &self.passage_style, self.chunk, paragraph.shown());
        let shaped = fonts.layout_job(job);
        level(fonts, shaped)
    }

    /// The paragraph, shaped, as the galley of its lines within `width` pt.
    pub fn lay_out(
        &self,
        fonts: &mut FontsView<'_>,
        shaped: &Galley,
        paragraph: &Paragraph<'_>,
        width: f32,
    ) -> Galley {
        let formulas = self.formulas(width);
        let SetText { lines, moves } = self.break_lines(shaped, paragraph, &formulas);
        let placements = Placer { shaped, lines: &lines, moves: &moves }.place(fonts);
        let mut galley = compose(&placements, &lines, &moves, leading(&self.passage_style));
        if !formulas.is_empty() {
            spread(&mut galley, &self.line_rooms(shaped, &lines, &formulas));
        }
        align(&mut galley, width, alignment(self.chunk.passage.role));
        galley
    }

    /// The characters that are set as they are written.
    fn verbatim(&self) -> Vec<Range<usize>> {
        let text = self.chunk.text();
        let mut character_at = characters_to(text, &(0..text.len()));
        let parts = self.chunk.passage.verbatim(&self.chunk.range).into_iter();
        parts.map(|part| character_at(part.start)..character_at(part.end)).collect()
    }

    /// What readings need next to their bases, and what belongs to what it stands after.
    fn rooms(&self, raised: &[(Range<usize>, f32)]) -> Vec<RubyRoom> {
        let ruby = RubyText {
            passage: self.chunk.passage,
            writing_system: self.sheet.writing_system,
            size: self.passage_style.size,
        };
        let mut rooms = ruby.rooms(&self.chunk.range);
        // What is raised belongs to what it stands after: a mark of a note never begins a line.
        for (characters, _) in raised {
            rooms.resize(rooms.len().max(characters.start + 1), RubyRoom::default());
            rooms[characters.start].glued |= characters.start > 0;
        }
        self.pad_code(&mut rooms);
        rooms
    }

    /// Gives code within a line the room for its ground.
    fn pad_code(&self, rooms: &mut Vec<RubyRoom>) {
        let Chunk { passage, range, .. } = self.chunk;
        let mut character_at = characters_to(self.chunk.text(), range);
        let is_code = |span: &Span| span.style.code && span.style.formula.is_none();
        let code = passage.spans.chunk_by(|a, b| is_code(a) && is_code(b) && a.range.end == b.range.start);
        for run in code.filter(|run| is_code(&run[0])) {
            let (start, end) = (run[0].range.start, run[run.len() - 1].range.end);
            let characters = character_at(start)..character_at(end);
            if characters.is_empty() {
                continue;
            }
            rooms.resize(rooms.len().max(characters.end), RubyRoom::default());
            if start >= range.start {
                rooms[characters.start].before += CODE_PAD;
            }
            if end <= range.end {
                rooms[characters.end - 1].after += CODE_PAD;
            }
        }
    }

    /// How wide the text is by itself.
    pub fn content_widths(&self, fonts: &mut FontsView<'_>, options: &ParagraphOptions) -> ContentWidths {
        let paragraph = self.paragraph(options);
        let shaped = self.shape(fonts, &paragraph);
        let raised = self.raised();
        let (rooms, verbatim) = (self.rooms(&raised), self.verbatim());
        let (size, formulas) = (self.passage_style.size, self.formulas(f32::INFINITY));
        let measure = Shaped {
            galley: &shaped,
            size,
            rooms: &rooms,
            verbatim: &verbatim,
            raised: &raised,
            formulas: &formulas,
        };
        paragraph.content_widths(&measure)
    }

    /// The formulas in the text, by the characters that stand for them, in lines of at most `width` pt.
    fn formulas(&self, width: f32) -> Vec<(usize, InLine)> {
        let Chunk { passage, range, .. } = self.chunk;
        let mut character_at = characters_to(self.chunk.text(), range);
        let within = formulas(passage).filter(|(byte, _)| range.contains(byte));
        let size = self.passage_style.size;
        within
            .filter_map(|(byte, formula)| Some((character_at(byte), InLine::of(formula, size, width)?)))
            .collect()
    }

    /// How much more room each line needs above and below for the formulas in it, pt.
    fn line_rooms(
        &self,
        shaped: &Galley,
        lines: &[typeset::LineBox],
        formulas: &[(usize, InLine)],
    ) -> Vec<[f32; 2]> {
        let leading = leading(&self.passage_style);
        let glyphs: Vec<f32> =
            shaped.rows.iter().flat_map(|row| row.glyphs.iter().map(|glyph| glyph.pos.y)).collect();
        let room = |line: &typeset::LineBox| {
            let first = formulas.partition_point(|(character, _)| *character < line.start);
            let within = formulas[first..].iter().take_while(|(character, _)| *character < line.end);
            within.fold([0.0_f32; 2], |[above, below], (character, formula)| {
                let baseline = glyphs.get(*character).copied().unwrap_or_default();
                [above.max(formula.ascent - baseline), below.max(formula.descent - (leading - baseline))]
            })
        };
        lines.iter().map(|line| room(line).map(f32::ceil)).collect()
    }

    fn break_lines(
        &self,
        shaped: &Galley,
        paragraph: &Paragraph<'_>,
        formulas: &[(usize, InLine)],
    ) -> SetText {
        let raised = self.raised();
        let rooms = self.rooms(&raised);
        let verbatim = self.verbatim();
        let measure = Shaped {
            galley: shaped,
            size: self.passage_style.size,
            rooms: &rooms,
            verbatim: &verbatim,
            raised: &raised,
            formulas,
        };
        let lines = paragraph.lines(&measure).collect();
        let mut moves: Vec<Vec2> =
            rooms.iter().map(|room| vec2(room.before * self.passage_style.size, 0.0)).collect();
        for (characters, by) in raised {
            moves.resize(moves.len().max(characters.end), Vec2::ZERO);
            moves[characters].iter_mut().for_each(|moved| moved.y = by);
        }
        SetText { lines, moves }
    }

    /// The characters that are raised or lowered, and by how much, pt.
    fn raised(&self) -> Vec<(Range<usize>, f32)> {
        let mut character_at = characters_to(self.chunk.text(), &self.chunk.range);
        let mut raised = Vec::new();
        for span in self.chunk.passage.spans.iter().filter(|span| span.style.position.is_some()) {
            let characters = character_at(span.range.start)..character_at(span.range.end);
            if !characters.is_empty() {
                raised.push((characters, decoration::shift(&span.style) * self.passage_style.size));
            }
        }
        raised
    }
}

/// At which side of its width a passage's lines stand.
fn alignment(role: Role) -> Alignment {
    match role {
        Role::Caption => Alignment::Center,
        Role::Cell(cell) => cell.alignment,
        _ => Alignment::Start,
    }
}

/// Moves each line within `width` pt.
pub fn align(galley: &mut Galley, width: f32, alignment: Alignment) {
    let part = match alignment {
        Alignment::Start => return,
        Alignment::Center => 0.5,
        Alignment::End => 1.0,
    };
    for row in &mut galley.rows {
        row.pos.x += ((width - row.row.size.x) * part).max(0.0).round();
    }
    galley.rect.max.x = galley.rect.min.x + width.max(galley.rect.width());
    galley.mesh_bounds = galley
        .rows
        .iter()
        .fold(Rect::NOTHING, |all, row| all | row.visuals.mesh_bounds.translate(row.pos.to_vec2()));
}

/// Estimated height of `chars` characters set in `width` pt, in pt.
pub fn estimate(passage_style: &PassageStyle, chars: usize, width: f32) -> f32 {
    let per_line = (width / passage_style.size).max(1.0);
    (chars as f32 / per_line).ceil().max(1.0) * leading(passage_style)
}
