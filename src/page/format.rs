//! A passage's text as epaint shapes it: its runs, each in its font, size and colour.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};

use super::chunk::Chunk;
use super::decoration;
use super::fonts::{self, Cut, Typeface};
use super::sheet::{PassageStyle, Sheet};
use crate::article::{Role, Span, Style};
use crate::text::class::is_cjk;
use crate::typeset;

/// Distance of baselines, in pt.
pub(super) fn leading(passage_style: &PassageStyle) -> f32 {
    (passage_style.size * passage_style.leading).round()
}

/// The text of a piece as epaint shapes it, in one row; `shown` has a character for each of it.
pub(super) fn job(sheet: &Sheet, passage_style: &PassageStyle, chunk: &Chunk<'_>, shown: &str) -> LayoutJob {
    let Chunk { passage, range, .. } = chunk;
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
            append(&mut job, &run, format(sheet, passage_style, style, &run));
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
        job.append(" ", 0.0, format(sheet, passage_style, &Style::default(), " "));
    }
    job
}

/// Appends a run; boxes of tasks are all of one face, whatever is around them.
fn append(job: &mut LayoutJob, run: &str, format: TextFormat) {
    let is_box = |c: char| matches!(c, '☐' | '☑' | '☒');
    if !run.contains(is_box) {
        job.append(run, 0.0, format);
        return;
    }
    let boxes = TextFormat { font_id: fonts::boxes(format.font_id.size), ..format.clone() };
    for part in run.split_inclusive(is_box) {
        let text = part.trim_end_matches(is_box);
        for (part, format) in [(text, &format), (part.split_at(text.len()).1, &boxes)] {
            if !part.is_empty() {
                job.append(part, 0.0, format.clone());
            }
        }
    }
}

fn format(sheet: &Sheet, passage_style: &PassageStyle, style: &Style, text: &str) -> TextFormat {
    let cut = match passage_style.cut {
        _ if style.code => Cut::Mono,
        Cut::Bold if style.quiet => Cut::Regular,
        Cut::Regular if style.strong => Cut::Bold,
        cut => cut,
    };
    let image = style.image.is_some();
    let color = if image { Color32::TRANSPARENT } else { sheet.inks.color(passage_style.ink_of(style)) };
    let size = if style.quiet { (passage_style.size * 0.9).round() } else { passage_style.size };
    let size = size * decoration::scale(style);
    // Characters have the forms of their language.
    let face = style.language.as_deref().map_or(sheet.face, |tag| Typeface::of(tag, sheet.face.region));
    TextFormat {
        font_id: face.font(cut, size),
        color,
        line_height: Some(leading(passage_style)),
        underline: Stroke::NONE,
        // Han is never slanted; it gets dots instead.
        italics: style.emphasis && !text.chars().any(is_cjk),
        valign: egui::Align::Center,
        ..TextFormat::default()
    }
}
