//! Formulas set: where each sign stands, in em, and the box that a formula takes up in its line.
//!
//! Signs are placed by the rules of `TeX` as `KaTeX` has them, whatever the size; a formula is set once, and only drawn again
//! for another size. Words in the scripts of the page are set in the faces of the page.

mod drawing;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use ratex_layout::{FallbackGlyphMetrics, LayoutOptions, layout_with_fallback_metrics, to_display_list};
use ratex_types::color::Color;
use ratex_types::display_item::DisplayItem;
use ratex_types::math_style::MathStyle;
pub use ratex_types::path_command::PathCommand;

use super::axis::{Logical, LogicalRect};
use super::fonts::Cut;
use super::ink::Ink;
use super::level::one_line;
use super::shape::Label;
use super::sheet::{PassageStyle, Sheet};
use super::text_lines::TextLines;
use crate::article::{Passage, Span, SpanFormula, Text};
use crate::text::class::{is_cjk, is_cjk_punctuation};
pub use drawing::{Drawing, draw};

/// Size of a formula's letters, em of the text: its small letters are about as high as those of the text.
const SCALE: f32 = 1.1;
/// What is kept free above and below a formula that is higher than its line, em.
const AIR: f32 = 0.12;
/// What is kept free above and below one on a line of its own beyond the usual distance of lines, em.
const DISPLAY_AIR: f32 = 0.3;
/// A formula on a line of its own without room is made smaller down to this; one that needs more is scrolled.
const LEAST_SCALE: f32 = 0.8;
/// Formulas that are kept set, whether they are in view or not.
const MOST_KEPT: usize = 2_000;
/// A ground is thicker than a line, em. Grounds are not drawn.
const THICKEST_LINE: f64 = 0.15;

/// A formula set. Lengths are em of the text around it, along the line and down from the baseline.
#[derive(Debug, PartialEq)]
pub struct FormulaLayout {
    /// Its length along the line.
    pub width: f32,
    /// How far it reaches above the baseline.
    pub ascent: f32,
    /// How far it reaches below the baseline.
    pub descent: f32,
    /// The signs and lines in it.
    pub marks: Vec<FormulaMark>,
    /// The characters in it that are set in a face of the page.
    words: Vec<FormulaWord>,
}

/// What a formula is drawn of.
#[derive(Debug, PartialEq)]
pub enum FormulaMark {
    /// A sign of a face of formulas.
    Glyph {
        /// The face's name.
        face: String,
        /// The sign.
        sign: char,
        /// Where it stands on its baseline, and its size.
        at: [f32; 3],
    },
    /// A line, from one corner to the opposite one.
    Line([f32; 4]),
    /// An outline: a root, a brace.
    Outline {
        /// Where it begins.
        at: [f32; 2],
        /// How much larger it is than its commands say.
        scale: f32,
        /// Its commands.
        commands: Vec<PathCommand>,
        /// Whether it is filled; otherwise it is a stroke.
        is_filled: bool,
    },
}

/// A character that no face of formulas has.
#[derive(Debug, PartialEq)]
struct FormulaWord {
    sign: char,
    /// Where it stands on its baseline, and its size.
    at: [f32; 3],
}

thread_local! {
    /// The formulas that were set last.
    static KEPT: RefCell<HashMap<SpanFormula, Option<Arc<FormulaLayout>>>> = RefCell::default();
}

impl FormulaLayout {
    /// A formula set; none for one that cannot be.
    pub fn of(formula: &SpanFormula) -> Option<Arc<Self>> {
        let known = KEPT.with_borrow(|kept| kept.get(formula).cloned());
        known.unwrap_or_else(|| {
            let set = Self::set(formula).map(Arc::new);
            KEPT.with_borrow_mut(|kept| {
                if kept.len() >= MOST_KEPT {
                    kept.clear();
                }
                kept.insert(formula.clone(), set.clone());
            });
            set
        })
    }

    fn set(SpanFormula { formula, part }: &SpanFormula) -> Option<Self> {
        let nodes = formula.part(*part as usize)?;
        let style = if formula.display { MathStyle::Display } else { MathStyle::Text };
        let options = LayoutOptions { style, ..LayoutOptions::default() };
        let list =
            to_display_list(&layout_with_fallback_metrics(&nodes, &options, Arc::new(widths(&formula.tex))));
        let mut layout = Self {
            width: list.width as f32 * SCALE,
            ascent: list.height as f32 * SCALE,
            descent: list.depth as f32 * SCALE,
            marks: Vec::with_capacity(list.items.len()),
            words: Vec::new(),
        };
        let is_whole = [layout.width, layout.ascent, layout.descent].into_iter().all(f32::is_finite);
        // The list goes down from the formula's upper edge.
        list.items.into_iter().for_each(|item| layout.push(item, list.height));
        is_whole.then_some(layout)
    }

    fn push(&mut self, item: DisplayItem, baseline: f64) {
        let em = |length: f64| length as f32 * SCALE;
        let down = |y: f64| em(y - baseline);
        match item {
            DisplayItem::GlyphPath { x, y, scale, font, char_code, color } if is_seen(color) => {
                let Some(sign) = char::from_u32(char_code) else { return };
                let at = [em(x), down(y), em(scale)];
                if crate::fonts::math_face(&font).is_some() {
                    self.marks.push(FormulaMark::Glyph { face: font, sign, at });
                } else {
                    self.words.push(FormulaWord { sign, at });
                }
            }
            DisplayItem::Line { x, y, width, thickness, color, .. } if is_seen(color) => {
                let half = thickness / 2.0;
                self.marks.push(FormulaMark::Line([em(x), down(y - half), em(x + width), down(y + half)]));
            }
            DisplayItem::Rect { x, y, width, height, color }
                if is_seen(color) && width.min(height) < THICKEST_LINE =>
            {
                self.marks.push(FormulaMark::Line([em(x), down(y), em(x + width), down(y + height)]));
            }
            DisplayItem::Path { x, y, commands, fill, color } if is_seen(color) => {
                let at = [em(x), down(y)];
                self.marks.push(FormulaMark::Outline { at, scale: SCALE, commands, is_filled: fill });
            }
            _ => {}
        }
    }
}

fn is_seen(color: Color) -> bool {
    color.a > 0.0
}

/// How wide the characters are that no face of formulas has.
fn widths(tex: &str) -> HashMap<char, FallbackGlyphMetrics> {
    let is_wide =
        |c: char| is_cjk(c) || is_cjk_punctuation(c) || matches!(c, '\u{3000}' | '“' | '”' | '‘' | '’');
    let wide = tex.chars().filter(|c| !c.is_ascii() && is_wide(*c));
    // As large as the text around the formula, not as its letters.
    let em = 1.0 / f64::from(SCALE);
    wide.map(|c| (c, FallbackGlyphMetrics { width: em, height: 0.88 * em, depth: 0.12 * em })).collect()
}

/// A formula in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct FormulaBox {
    /// Byte of the text of its lines at which it stands.
    pub byte: usize,
    /// Index of the passage.
    pub passage: usize,
    /// Its source.
    pub tex: Text,
    /// Whether the formula begins with it; otherwise it is a later part.
    pub begins: bool,
    /// In which ink.
    pub ink: Ink,
    /// The em of its line, in pt, as much smaller as the formula is made.
    pub em: f32,
    /// Its box, relative to the unit.
    pub rect: LogicalRect,
    /// What is drawn in it.
    pub layout: Arc<FormulaLayout>,
    /// Its words in the faces of the page.
    pub words: Vec<Label>,
}

/// How a passage's formulas are set.
#[derive(Clone, Copy)]
pub(super) struct FormulaSetter<'a> {
    pub sheet: &'a Sheet,
    pub passage_style: PassageStyle,
    pub passage: &'a Passage,
}

impl FormulaSetter<'_> {
    /// The formula for which a span of the passage stands, if it stands for one and is in these lines.
    pub fn formula(self, fonts: &mut FontsView<'_>, lines: &TextLines, span: &Span) -> Option<FormulaBox> {
        let set = span.style.set_formula()?;
        if !lines.range.contains(&span.range.start) {
            return None;
        }
        let layout = FormulaLayout::of(set)?;
        let place = *lines.rects(self.passage, &span.range).first()?;
        let em =
            self.passage_style.size * shrink(layout.width * self.passage_style.size, place.size().inline);
        let baseline = place.start.block + self.baseline(lines, span.range.start)?;
        let start = Logical::new(place.start.inline, baseline - layout.ascent * em);
        let end = Logical::new(place.start.inline + layout.width * em, baseline + layout.descent * em);
        let ink = self.passage_style.ink_of(&span.style);
        let origin = Logical::new(place.start.inline, baseline);
        let words = layout.words.iter().map(|word| self.word(fonts, word, origin, em).in_ink(ink)).collect();
        let rect = LogicalRect { start, end };
        Some(FormulaBox {
            byte: span.range.start,
            passage: lines.passage()?,
            tex: set.formula.tex.clone(),
            begins: set.part == 0,
            ink,
            em,
            rect,
            layout,
            words,
        })
    }

    /// How far below the start of its line the baseline of a character is, in pt.
    fn baseline(self, lines: &TextLines, byte: usize) -> Option<f32> {
        let text = self.passage.text.get(lines.range.start..byte)?;
        let mut before = text.chars().count();
        for row in &lines.galley.rows {
            match row.glyphs.get(before) {
                Some(glyph) => return Some(glyph.pos.y),
                None => before = before.checked_sub(row.glyphs.len())?,
            }
        }
        None
    }

    /// A character in a face of the page.
    fn word(self, fonts: &mut FontsView<'_>, word: &FormulaWord, origin: Logical, em: f32) -> Label {
        let [along, down, size] = word.at;
        let size = if is_cjk(word.sign) || is_cjk_punctuation(word.sign) { size / SCALE } else { size };
        let cut = if self.passage_style.cut == Cut::Bold { Cut::Bold } else { Cut::Regular };
        let font = self.sheet.face.font_of(self.passage_style.part, cut, size * em);
        let galley = one_line(fonts, word.sign.encode_utf8(&mut [0; 4]), font);
        let baseline =
            galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
        let at = origin + Logical::new(along * em, down * em - baseline);
        Label { galley, at, ink: Ink::Text }
    }
}

/// How much smaller something of this width (pt) is made in so much room.
fn shrink(width: f32, room: f32) -> f32 {
    if width > room && width > 0.0 { room / width } else { 1.0 }
}

/// The formulas of a text, by the bytes at which they stand.
pub(super) fn formulas(passage: &Passage) -> impl Iterator<Item = (usize, &SpanFormula)> {
    passage.spans.iter().filter_map(|span| Some((span.range.start, span.style.set_formula()?)))
}

/// A formula as it stands in a line of text.
pub(super) struct InLine {
    /// The room that it takes up, in pt.
    pub width: f32,
    /// How far it reaches above the baseline, with what is kept free there, in pt.
    pub ascent: f32,
    /// The same below it.
    pub descent: f32,
}

impl InLine {
    /// A formula in a text of this size (pt), within lines of at most so many pt.
    pub fn of(set: &SpanFormula, size: f32, room: f32) -> Option<Self> {
        let layout = FormulaLayout::of(set)?;
        let natural = layout.width * size;
        let scale = size * shrink(natural, room);
        let air = size * if set.formula.display { DISPLAY_AIR } else { AIR };
        Some(Self {
            width: natural.min(room),
            ascent: layout.ascent * scale + air,
            descent: layout.descent * scale + air,
        })
    }
}

/// How wide a formula on a line of its own is where there is so much room (pt): no wider, or as wide as it is to be
/// scrolled.
pub(super) fn display_width(formula: &SpanFormula, size: f32, room: f32) -> f32 {
    let natural = FormulaLayout::of(formula).map_or(0.0, |layout| layout.width * size);
    if natural * LEAST_SCALE > room { natural } else { natural.min(room) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Formula;

    fn layout(tex: &str, display: bool) -> Arc<FormulaLayout> {
        FormulaLayout::of(&SpanFormula { formula: Formula { tex: tex.into(), display }, part: 0 }).unwrap()
    }

    #[test]
    fn a_formula_is_set_once() {
        assert!(Arc::ptr_eq(&layout("x+y", false), &layout("x+y", false)));
        assert!(!Arc::ptr_eq(&layout("x+y", false), &layout("x+y", true)));
    }

    #[test]
    fn a_script_is_no_higher_than_a_line_of_text() {
        for tex in ["x^2", "a_i", "x_1^2", "E=mc^2", r"\alpha", "f'(x)", r"\sqrt{x}"] {
            let formula = layout(tex, false);
            assert!(formula.ascent < 1.2 && formula.descent < 0.55, "{tex}: {formula:?}");
        }
        let sum = r"\sum_{i=1}^n i";
        assert!(layout(sum, true).ascent > layout(sum, false).ascent);
    }

    #[test]
    fn han_is_as_large_as_the_text() {
        let formula = layout(r"\text{速度}", false);
        assert_eq!(formula.words.len(), 2);
        assert!((formula.width - 2.0).abs() < 0.01, "{}", formula.width);
        assert!((formula.words[1].at[0] - 1.0).abs() < 0.01);
    }

    #[test]
    fn what_is_not_seen_is_not_drawn() {
        assert!(layout(r"\phantom{x}", false).marks.is_empty());
        assert_eq!(layout(r"\colorbox{yellow}{x}", false).marks.len(), 1);
        assert_eq!(layout(r"\boxed{x}", false).marks.len(), 5);
    }
}
