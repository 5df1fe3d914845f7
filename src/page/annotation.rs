//! What stands above, below and on the letters of a text: readings, emphasis dots, lines, images, grounds of code.

use std::ops::Range;

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::decoration;
use super::frame::UnitLayout;
use super::ink::Ink;
use super::inline_image::InlineImageBox;
use super::ruby::{Reading, RubySetter, Side};
use super::shape::{Corners, Dot, Fill};
use super::sheet::{Look, Sheet};
use super::text_lines::TextLines;
use crate::article::{Passage, Role};
use crate::text::class::is_han;
use crate::typeset::WritingSystem;

/// Lines of a passage, and how they are set.
#[derive(Clone, Copy)]
pub(super) struct Annotated<'a> {
    pub sheet: &'a Sheet,
    pub look: Look,
    pub passage: &'a Passage,
    pub lines: &'a TextLines,
}

/// Puts what belongs to some lines of a passage into their unit.
pub(super) fn annotate(fonts: &mut FontsView<'_>, text: &Annotated<'_>, unit: &mut UnitLayout) {
    let Annotated { sheet, look, passage, lines } = *text;
    if passage.role == Role::Rule {
        return;
    }
    for span in &passage.spans {
        if span.range.end <= lines.range.start || span.range.start >= lines.range.end {
            continue;
        }
        let style = &span.style;
        if style.code {
            unit.fills.extend(lines.rects(passage, &span.range).into_iter().map(|rect| code(rect, &look)));
        }
        if style.emphasis {
            unit.dots.extend(dots(passage, lines, &span.range, side(sheet, &look)));
        }
        for (text, side) in [(&style.ruby, Side::Over), (&style.ruby_under, Side::Under)] {
            if let Some(text) = text {
                let reading = Reading { base: &span.range, text, side };
                let mut setter = RubySetter { fonts: &mut *fonts, sheet, look };
                unit.labels.extend(setter.labels(passage, lines, &reading));
            }
        }
        unit.inline_images.extend(InlineImageBox::of(passage, lines, span, &look));
    }
    unit.rules.extend(decoration::rules(passage, lines, &look));
}

/// The ground of code within a line.
fn code(rect: LogicalRect, look: &Look) -> Fill {
    let rect = rect.tight(look.size).expand(Logical::new(2.0, 0.0));
    Fill { rect, ink: Ink::Code, corners: Corners::Rounded(3) }
}

/// A dot as it stands beside the middle of its character: under it in Chinese, over it in Japanese (clreq §3.2, jlreq
/// §3.3.9).
fn side(sheet: &Sheet, look: &Look) -> Dot {
    let side = if sheet.writing_system == WritingSystem::Ja { -1.0 } else { 1.0 };
    let center = Logical::new(0.0, side * look.size * 0.68);
    Dot { center, radius: look.size * 0.07, ink: look.ink }
}

fn dots(passage: &Passage, lines: &TextLines, span: &Range<usize>, dot: Dot) -> Vec<Dot> {
    let Some(text) = passage.text.get(span.clone()) else { return Vec::new() };
    let characters = text.char_indices().filter(|(_, c)| is_han(*c)).map(|(at, c)| {
        let start = span.start + at;
        start..start + c.len_utf8()
    });
    let rects = characters.flat_map(|bytes| lines.rects(passage, &bytes));
    rects.map(|rect| Dot { center: rect.center() + dot.center, ..dot }).collect()
}
