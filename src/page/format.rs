//! A passage's text as epaint shapes it: its runs, each in its font, size and colour.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke};
use unicode_width::UnicodeWidthChar;

use super::chunk::Chunk;
use super::decoration;
use super::fonts::{self, Cut};
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
            // A formula is drawn in its place; every face has this.
            .map(|c| if style.set_formula().is_some() { 'x' } else { c })
            .collect();
        if !run.is_empty() {
            append(&mut job, &run, &RunFormat::new(sheet, passage_style, style, &run));
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
        job.append(" ", 0.0, RunFormat::new(sheet, passage_style, &Style::default(), " ").text);
    }
    job
}

/// What a run is set in.
struct RunFormat {
    text: TextFormat,
    /// Latin letters, where they are of another face.
    latin: Option<TextFormat>,
    /// Whether curly quotation marks are letters' marks.
    has_latin_quotes: bool,
}

/// What a character of a run is set in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RunPart {
    Text,
    Latin,
    /// Boxes of tasks are all of one face, whatever is around them.
    Box,
}

/// Appends a run, each part of it in its face.
fn append(job: &mut LayoutJob, run: &str, format: &RunFormat) {
    let mut from = 0;
    let mut part = RunPart::Text;
    let mut push = |range: Range<usize>, part: RunPart| {
        let Some(text) = run.get(range).filter(|text| !text.is_empty()) else { return };
        let format = match (part, &format.latin) {
            (RunPart::Latin, Some(latin)) => latin.clone(),
            (RunPart::Box, _) => {
                TextFormat { font_id: fonts::boxes(format.text.font_id.size), ..format.text.clone() }
            }
            _ => format.text.clone(),
        };
        job.append(text, 0.0, format);
    };
    for (at, c) in run.char_indices() {
        let now = format.part(c).unwrap_or(part);
        if now != part {
            push(from..at, part);
            (from, part) = (at, now);
        }
    }
    push(from..run.len(), part);
}

impl RunFormat {
    fn new(sheet: &Sheet, passage_style: &PassageStyle, style: &Style, text: &str) -> Self {
        let cut = match passage_style.cut {
            _ if style.code => Cut::Mono,
            Cut::Bold if style.quiet => Cut::Regular,
            Cut::Regular if style.strong => Cut::Bold,
            cut => cut,
        };
        let is_drawn = style.words().is_some();
        let color =
            if is_drawn { Color32::TRANSPARENT } else { sheet.inks.color(passage_style.ink_of(style)) };
        let size = if style.quiet { (passage_style.size * 0.9).round() } else { passage_style.size };
        let size = size * decoration::scale(style);
        // Characters have the forms of their language.
        let face = style.language.as_deref().map_or(sheet.face, |tag| sheet.face.of_language(tag));
        let text = TextFormat {
            font_id: face.font_of(passage_style.part, cut, size),
            color,
            line_height: Some(leading(passage_style)),
            underline: Stroke::NONE,
            // Han is never slanted; it gets dots instead.
            italics: style.emphasis && !text.chars().any(is_cjk),
            valign: egui::Align::Center,
            ..TextFormat::default()
        };
        let latin = face.latin_font_of(passage_style.part, cut, size);
        let latin = latin.map(|font_id| TextFormat { font_id, ..text.clone() });
        Self { text, latin, has_latin_quotes: face.has_latin_quotes() }
    }

    /// What a character is set in; none for one that goes with what stands before it.
    fn part(&self, c: char) -> Option<RunPart> {
        match c {
            '☐' | '☑' | '☒' => Some(RunPart::Box),
            _ if self.latin.is_none() => Some(RunPart::Text),
            ' ' | '\u{A0}' => None,
            _ if c.width() == Some(0) => None,
            '‘' | '’' | '“' | '”' if self.has_latin_quotes => Some(RunPart::Latin),
            _ if c.is_ascii_graphic() => Some(RunPart::Latin),
            _ if c.is_alphanumeric() && c.width() == Some(1) && !is_cjk(c) => Some(RunPart::Latin),
            _ => Some(RunPart::Text),
        }
    }
}
