//! Text into lines: the one place that uses egui's own wrapping.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Context, Galley, Rect, Stroke, Vec2, pos2};

use super::sheet::{Look, Sheet};
use crate::article::{Passage, Span, Style};
use crate::ui::fonts::Cut;

/// Lines of a range of a passage's text, at most `width` pt wide.
pub fn set(ctx: &Context, sheet: &Sheet, passage: &Passage, range: &Range<usize>, width: f32) -> Arc<Galley> {
    let look = sheet.look(passage);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut from = range.start;
    let mut push = |range: Range<usize>, style: &Style| {
        if let Some(text) = passage.text.get(range)
            && !text.is_empty()
        {
            job.append(text, 0.0, format(sheet, &look, style));
        }
    };
    for Span { range: span, style } in &passage.spans {
        let start = span.start.clamp(from, range.end);
        let end = span.end.clamp(start, range.end);
        push(from..start, &Style::default());
        push(start..end, style);
        from = end;
    }
    push(from..range.end, &Style::default());
    if job.sections.is_empty() {
        job.append(" ", 0.0, format(sheet, &look, &Style::default()));
    }
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

fn format(sheet: &Sheet, look: &Look, style: &Style) -> TextFormat {
    let cut = match look.cut {
        _ if style.code => Cut::Mono,
        Cut::Bold if style.quiet => Cut::Regular,
        Cut::Regular if style.strong || style.emphasis => Cut::Bold,
        cut => cut,
    };
    let ink = if style.link.is_some() {
        sheet.palette.accent
    } else if style.quiet {
        sheet.palette.quiet
    } else {
        look.ink
    };
    let size = if style.quiet { (look.size * 0.9).round() } else { look.size };
    TextFormat {
        font_id: sheet.face.font(cut, size),
        color: ink,
        line_height: Some((look.size * look.leading).round()),
        underline: Stroke::NONE,
        valign: egui::Align::Center,
        ..TextFormat::default()
    }
}

/// Estimated height of `chars` characters set in `width` pt, in pt.
pub fn estimate(look: &Look, chars: usize, width: f32) -> f32 {
    let per_line = (width / look.size).max(1.0);
    (chars as f32 / per_line).ceil().max(1.0) * look.size * look.leading
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
    galley.pos_from_cursor(CCursor::new(char)).top()
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

/// How many characters begin before byte `byte` of `text`.
pub fn char_of_byte(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}
