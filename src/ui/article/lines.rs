//! A passage's text into lines: shaped by epaint, set by [`crate::typeset`], and drawn as a galley again.
//!
//! epaint shapes the text as one endless row and knows the ink of its glyphs; `typeset` says where each character
//! stands; then the glyphs' quads are moved there. The galley that comes out is hit-tested and painted like any other.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Color32, Context, Galley, Rect, Stroke, Vec2, pos2, vec2};

use super::compose::compose;
use super::decoration;
use super::ruby::{self, Room};
use super::sheet::{Look, Sheet};
use crate::article::{Alignment, Passage, Role, Span, Style};
use crate::text::class::is_cjk;
use crate::typeset::{self, Glyph, Measure, Options, Paragraph};
use crate::ui::fonts::{Cut, Typeface};

/// Lines that were set in the last frame, so that a still page is not set again: those of one article as it is shown.
#[derive(Default)]
pub struct LineCache {
    set: HashMap<(usize, usize), SetLines>,
}

struct SetLines {
    /// What epaint shaped; another one after a change of text, font, colour, scale or atlas.
    shaped: Arc<Galley>,
    options: Options,
    alignment: Alignment,
    /// The text as it is shown.
    shown: Arc<str>,
    galley: Arc<Galley>,
    used: bool,
}

impl LineCache {
    /// Lines of a range of a passage's text, at most `width` pt wide; `index` is the passage's.
    pub fn set(
        &mut self,
        ctx: &Context,
        sheet: &Sheet,
        (index, passage): (usize, &Passage),
        range: &Range<usize>,
        width: f32,
    ) -> Arc<Galley> {
        let text = passage.text.get(range.clone()).unwrap_or_default();
        if passage.role == Role::Code || text.is_empty() {
            let mut job = job(sheet, &sheet.look(passage), (passage, range), text);
            job.wrap.max_width = width;
            return ctx.fonts_mut(|fonts| fonts.layout_job(job));
        }
        let look = sheet.look(passage);
        let setter = Setter { sheet, look, passage, range };
        let options = passage_options(&sheet.options(width, look.size), passage, range);
        let alignment = alignment(passage.role);
        let key = (index, range.start);
        let known = self.set.get(&key).filter(|known| known.options.shows_as(&options));
        let shown =
            known.map_or_else(|| setter.paragraph(&options).shown().into(), |known| Arc::clone(&known.shown));
        let paragraph = Paragraph::of_shown(&shown, &options).going_on(range.end < passage.text.len());
        let shaped = ctx.fonts_mut(|fonts| setter.shape(fonts, &paragraph));
        if let Some(known) = self.set.get_mut(&key)
            && Arc::ptr_eq(&known.shaped, &shaped)
            && known.options == options
            && known.alignment == alignment
        {
            known.used = true;
            return Arc::clone(&known.galley);
        }
        let SetText { lines, moves } = setter.break_lines(&shaped, &paragraph);
        let mut galley = compose(&shaped, &lines, &moves, leading(&look));
        align(&mut galley, width, alignment);
        let galley = Arc::new(galley);
        let set = SetLines { shaped, options, alignment, shown, galley: Arc::clone(&galley), used: true };
        self.set.insert(key, set);
        galley
    }

    /// Forgets what was not asked for since the last call.
    pub fn sweep(&mut self) {
        self.set.retain(|_, lines| std::mem::take(&mut lines.used));
    }
}

/// The glyphs of a shaped text as a measure.
struct Shaped<'a> {
    galley: &'a Galley,
    /// The em, pt.
    size: f32,
    /// What readings need beside their base; empty when there are none.
    rooms: &'a [Room],
    /// The characters that are set as they are written, in order.
    verbatim: &'a [Range<usize>],
}

impl Measure for Shaped<'_> {
    fn glyphs(&self, _shown: &str, range: Range<usize>, out: &mut Vec<Glyph>) {
        let glyphs = self.galley.rows.iter().flat_map(|row| &row.glyphs);
        out.extend(glyphs.enumerate().skip(range.start).take(range.len()).map(|(index, glyph)| {
            let room = self.rooms.get(index).copied().unwrap_or_default();
            let ink = glyph.uv_rect;
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

    fn is_verbatim(&self, character: usize) -> bool {
        let after = self.verbatim.partition_point(|part| part.end <= character);
        self.verbatim.get(after).is_some_and(|part| part.start <= character)
    }
}

/// How a range of a passage's text is set, when running text is set by `options`.
pub fn passage_options(options: &Options, passage: &Passage, range: &Range<usize>) -> Options {
    let flush = matches!(passage.role, Role::Paragraph | Role::Summary | Role::ReferenceNote);
    let indented = range.start == 0 && Sheet::is_running(passage);
    Options {
        justify: options.justify && flush,
        indent: if indented { options.indent } else { 0.0 },
        ..options.clone()
    }
}

/// Sets a range of a passage's text.
pub struct Setter<'a> {
    pub sheet: &'a Sheet,
    pub look: Look,
    pub passage: &'a Passage,
    /// Bytes.
    pub range: &'a Range<usize>,
}

/// Lines, and how far the ink of each character stands from its place, pt; none where nothing does.
pub struct SetText {
    pub lines: Vec<typeset::Line>,
    pub moves: Vec<Vec2>,
}

impl Setter<'_> {
    /// Shapes the text and breaks it into lines.
    pub fn set(&self, fonts: &mut FontsView<'_>, options: &Options) -> SetText {
        let paragraph = self.paragraph(options);
        let shaped = self.shape(fonts, &paragraph);
        self.break_lines(&shaped, &paragraph)
    }

    fn paragraph<'o>(&'o self, options: &'o Options) -> Paragraph<'o> {
        let text = self.passage.text.get(self.range.clone()).unwrap_or_default();
        Paragraph::keeping(text, options, &self.passage.verbatim(self.range))
            .going_on(self.range.end < self.passage.text.len())
    }

    /// The characters that are set as they are written.
    fn verbatim(&self) -> Vec<Range<usize>> {
        let text = self.passage.text.get(self.range.clone()).unwrap_or_default();
        let mut character_at = characters_to(text, &(0..text.len()));
        let parts = self.passage.verbatim(self.range).into_iter();
        parts.map(|part| character_at(part.start)..character_at(part.end)).collect()
    }

    fn shape(&self, fonts: &mut FontsView<'_>, paragraph: &Paragraph<'_>) -> Arc<Galley> {
        fonts.layout_job(job(self.sheet, &self.look, (self.passage, self.range), paragraph.shown()))
    }

    fn break_lines(&self, shaped: &Galley, paragraph: &Paragraph<'_>) -> SetText {
        let raised = self.raised();
        let mut rooms = ruby::rooms(self.passage, self.range);
        // What is raised belongs to what it stands behind: a mark of a note never begins a line.
        for (characters, _) in &raised {
            rooms.resize(rooms.len().max(characters.start + 1), Room::default());
            rooms[characters.start].glued |= characters.start > 0;
        }
        let verbatim = self.verbatim();
        let measure = Shaped { galley: shaped, size: self.look.size, rooms: &rooms, verbatim: &verbatim };
        let lines = paragraph.lines(&measure).collect();
        let mut moves: Vec<Vec2> = rooms.iter().map(|room| vec2(room.before * self.look.size, 0.0)).collect();
        for (characters, by) in raised {
            moves.resize(moves.len().max(characters.end), Vec2::ZERO);
            moves[characters].iter_mut().for_each(|moved| moved.y = by);
        }
        SetText { lines, moves }
    }

    /// The characters that are raised or lowered, and by how much, pt.
    fn raised(&self) -> Vec<(Range<usize>, f32)> {
        let text = self.passage.text.get(self.range.clone()).unwrap_or_default();
        let mut character_at = characters_to(text, self.range);
        let mut raised = Vec::new();
        for span in self.passage.spans.iter().filter(|span| span.style.position.is_some()) {
            let characters = character_at(span.range.start)..character_at(span.range.end);
            if !characters.is_empty() {
                raised.push((characters, decoration::shift(&span.style) * self.look.size));
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
fn align(galley: &mut Galley, width: f32, alignment: Alignment) {
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

fn leading(look: &Look) -> f32 {
    (look.size * look.leading).round()
}

/// The text as epaint shapes it, in one row; `shown` has a character for each of the range.
fn job(sheet: &Sheet, look: &Look, (passage, range): (&Passage, &Range<usize>), shown: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    let code = passage.role == Role::Code;
    let mut rest = shown.chars();
    let mut push = |range: Range<usize>, style: &Style| {
        let Some(written) = passage.text.get(range) else { return };
        // Characters, not bytes: a mark may be shown in a wider form than was written.
        let run: String = rest
            .by_ref()
            .take(written.chars().count())
            .map(|c| if !code && typeset::is_line_end(c) { ' ' } else { c })
            .collect();
        if !run.is_empty() {
            job.append(&run, 0.0, format(sheet, look, style, &run));
        }
    };
    let mut from = range.start;
    for Span { range: span, style } in &passage.spans {
        let start = span.start.clamp(from, range.end);
        let end = span.end.clamp(start, range.end);
        push(from..start, &Style::default());
        push(start..end, style);
        from = end;
    }
    push(from..range.end, &Style::default());
    if job.sections.is_empty() {
        job.append(" ", 0.0, format(sheet, look, &Style::default(), " "));
    }
    job
}

fn format(sheet: &Sheet, look: &Look, style: &Style, text: &str) -> TextFormat {
    let cut = match look.cut {
        _ if style.code => Cut::Mono,
        Cut::Bold if style.quiet => Cut::Regular,
        Cut::Regular if style.strong => Cut::Bold,
        cut => cut,
    };
    let ink = ink(sheet, look, style);
    let ink = if style.image.is_some() { Color32::TRANSPARENT } else { ink };
    let size = if style.quiet { (look.size * 0.9).round() } else { look.size };
    let size = size * decoration::scale(style);
    // Characters have the forms of their language.
    let face = style.language.as_deref().map_or(sheet.face, |tag| Typeface::of(tag, sheet.face.region));
    TextFormat {
        font_id: face.font(cut, size),
        color: ink,
        line_height: Some(leading(look)),
        underline: Stroke::NONE,
        // Han is never slanted; it gets dots instead.
        italics: style.emphasis && !text.chars().any(is_cjk),
        valign: egui::Align::Center,
        ..TextFormat::default()
    }
}

/// The colour of a span's text.
pub(super) fn ink(sheet: &Sheet, look: &Look, style: &Style) -> Color32 {
    if style.link.is_some() {
        sheet.theme.accent
    } else if style.quiet {
        sheet.theme.quiet
    } else {
        look.ink
    }
}

/// Estimated height of `chars` characters set in `width` pt, in pt.
pub fn estimate(look: &Look, chars: usize, width: f32) -> f32 {
    let per_line = (width / look.size).max(1.0);
    (chars as f32 / per_line).ceil().max(1.0) * leading(look)
}

/// The rectangles that characters `range` take up in a galley, one a line, relative to it.
pub fn rects(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let glyphs = row.glyphs.len();
        let start = range.start.clamp(first, first + glyphs) - first;
        let end = range.end.clamp(first, first + glyphs) - first;
        if start < end {
            let left = row.glyphs[start].pos.x;
            let right = row.glyphs[end - 1].pos.x + row.glyphs[end - 1].advance_width;
            let rect = row.rect();
            rects.push(Rect::from_min_max(
                pos2(rect.left() + left, rect.top()),
                pos2(rect.left() + right, rect.bottom()),
            ));
        }
        first += glyphs + usize::from(row.ends_with_newline);
        if first >= range.end {
            break;
        }
    }
    rects
}

/// The character before which a click at `at` (relative to the galley) puts the cursor.
pub fn char_at(galley: &Galley, at: Vec2) -> usize {
    galley.cursor_from_pos(at).index.0
}

/// The top of the line that holds a character, in pt from the galley's top.
pub fn line_top(galley: &Galley, char: usize) -> f32 {
    // At a line's end stands the same character as at the next one's beginning: the latter is meant.
    cursor_rect(galley, char).top()
}

/// Where the cursor before a character stands, relative to the galley.
pub fn cursor_rect(galley: &Galley, char: usize) -> Rect {
    galley.pos_from_cursor(CCursor { index: char.into(), prefer_next_row: true })
}

/// The first character of the first line that is not (nearly) all above `y`, in pt from the galley's top.
pub fn first_char_below(galley: &Galley, y: f32) -> usize {
    let mut first = 0;
    for row in &galley.rows {
        if row.rect().bottom() > y + 1.0 {
            return first;
        }
        first += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    first
}

/// The byte at which character `char` of `text` begins, or the text's end.
pub fn byte_of_char(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte)
}

/// Counts the characters of `text`, which takes up `range` (bytes) of a longer one, before a byte of that one. Bytes are
/// asked for in order, and the text is gone through once, however many they are.
pub fn characters_to<'a>(text: &'a str, range: &Range<usize>) -> impl FnMut(usize) -> usize + use<'a> {
    let Range { start, end } = *range;
    let (mut byte, mut character) = (0, 0);
    move |at| {
        let at = at.clamp(start, end) - start;
        character += text.get(byte..at).map_or(0, |between| between.chars().count());
        byte = at;
        character
    }
}

/// How many characters begin before byte `byte` of `text`.
pub fn char_of_byte(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}
