//! What stands above, below and on the letters of a text: readings, emphasis dots, lines, images, formulas, grounds of code.

use std::ops::Range;

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::decoration;
use super::formula::FormulaSetter;
use super::frame::UnitLayout;
use super::ink::Ink;
use super::inline_image::InlineImageBox;
use super::ruby::{RubyReading, RubySetter, RubySide};
use super::shape::{Corners, Dot, Fill};
use super::sheet::{PassageStyle, Sheet};
use super::text_lines::TextLines;
use crate::article::{Passage, Role};
use crate::text::class::is_han;
use crate::typeset::WritingSystem;

/// Lines of a passage, and how they are set.
#[derive(Clone, Copy)]
pub(super) struct Annotated<'a> {
    pub sheet: &'a Sheet,
    pub passage_style: PassageStyle,
    pub passage: &'a Passage,
    pub lines: &'a TextLines,
}

/// Puts what belongs to some lines of a passage into their unit.
pub(super) fn annotate(fonts: &mut FontsView<'_>, text: &Annotated<'_>, unit: &mut UnitLayout) {
    let Annotated { sheet, passage_style, passage, lines } = *text;
    if passage.role == Role::Rule {
        return;
    }
    for span in &passage.spans {
        if span.range.end <= lines.range.start || span.range.start >= lines.range.end {
            continue;
        }
        let style = &span.style;
        // The source of a formula that cannot be set is quiet enough without a ground.
        if style.code && style.formula.is_none() {
            unit.fills
                .extend(lines.rects(passage, &span.range).into_iter().map(|rect| code(rect, &passage_style)));
        }
        if style.emphasis {
            unit.dots.extend(dots(passage, lines, &span.range, side(sheet, &passage_style)));
        }
        for (text, side) in [(&style.ruby, RubySide::Over), (&style.ruby_under, RubySide::Under)] {
            if let Some(text) = text {
                let reading = RubyReading { base: &span.range, text, side };
                let mut setter = RubySetter { fonts: &mut *fonts, sheet, passage_style };
                unit.labels.extend(setter.labels(passage, lines, &reading));
            }
        }
        unit.inline_images.extend(InlineImageBox::of(passage, lines, span, &passage_style));
        unit.formulas.extend(FormulaSetter { sheet, passage_style, passage }.formula(fonts, lines, span));
    }
    unit.rules.extend(decoration::rules(passage, lines, &passage_style));
}

/// What is left free at both ends of a ground of code, em.
const CODE_MARGIN: f32 = 0.06;

/// The ground of code within a line.
fn code(rect: LogicalRect, passage_style: &PassageStyle) -> Fill {
    // The room around the code is its own; a little of it is left free, so that grounds touch no neighbour.
    let rect = rect.tight(passage_style.size).expand(Logical::new(-CODE_MARGIN * passage_style.size, 0.0));
    Fill { rect, ink: Ink::Code, corners: Corners::Rounded(3) }
}

/// A dot as it stands next to the middle of its character: under it in Chinese, over it in Japanese (clreq §3.1.8,
/// jlreq §3.3.9).
fn side(sheet: &Sheet, passage_style: &PassageStyle) -> Dot {
    let side = if sheet.writing_system == WritingSystem::Ja { -1.0 } else { 1.0 };
    let center = Logical::new(0.0, side * passage_style.size * 0.68);
    Dot { center, radius: passage_style.size * 0.07, ink: passage_style.ink }
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
