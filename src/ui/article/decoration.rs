//! Lines under and through text (CSS Text Decoration), and what stands off the line.
//!
//! Marks of proper names and titles of books stand apart from those beside them (clreq), so a line is shorter
//! than its text at both ends.

use std::ops::Range;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

use super::draw::byte_rects;
use super::setting::Part;
use super::sheet::Look;
use crate::article::{LineStyle, Passage, Position, Span, Style, Underline};

/// Size of what is raised or lowered, em.
const SMALL: f32 = 0.65;
/// How far it is raised, em: its digits end above the small letters beside it.
const RAISED: f32 = 0.27;
/// How far it is lowered, em.
const LOWERED: f32 = 0.24;
/// From the middle of a line of text to a line under it, em: below the em box.
const UNDER: f32 = 0.6;
/// What a line is shorter than its text at either end, em.
const INSET: f32 = 0.09;
/// How much lower the dots under a term stand where there is a line under it as well, em.
const BELOW: f32 = 0.1;

/// The size of a span's letters, in those of its passage.
pub(super) fn scale(style: &Style) -> f32 {
    if style.position.is_some() { SMALL } else { 1.0 }
}

/// How far down a span's letters are moved, in those of its passage.
pub(super) fn shift(style: &Style) -> f32 {
    match style.position {
        Some(Position::Super) => -RAISED,
        Some(Position::Sub) => LOWERED,
        None => 0.0,
    }
}

/// How much lower the dots under a term stand that lies on these bytes, em.
pub(super) fn room_under(passage: &Passage, range: &Range<usize>) -> f32 {
    let overlaps = |span: &Span| span.range.start < range.end && range.start < span.range.end;
    let has_line = passage.spans.iter().any(|span| span.style.underline.is_some() && overlaps(span));
    if has_line { BELOW } else { 0.0 }
}

/// Draws the lines along the text of a part; `ink` gives the colour of a span's text.
pub(super) fn ui(
    painter: &Painter,
    (passage, part, origin): (&Passage, &Part, Pos2),
    look: &Look,
    ink: impl Fn(&Style) -> Color32,
) {
    for run in runs(passage) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let style = &first.style;
        let range = first.range.start..last.range.end;
        if range.end <= part.range.start || range.start >= part.range.end {
            continue;
        }
        let rects = byte_rects(passage, part, origin, &range);
        let brush = Brush { painter, size: look.size, ink: ink(style) };
        if let Some(line) = style.underline {
            for (index, rect) in rects.iter().enumerate() {
                let begins = index == 0 && range.start >= part.range.start;
                let ends = index + 1 == rects.len() && range.end <= part.range.end;
                let inset = |is_end: bool| if is_end { INSET * look.size } else { 0.0 };
                brush.line(
                    line.style,
                    rect.left() + inset(begins),
                    rect.right() - inset(ends),
                    under(*rect, look),
                );
            }
        }
        if style.strikethrough {
            for rect in rects {
                let y = rect.center().y + shift(style) * look.size;
                brush.line(LineStyle::Solid, rect.left(), rect.right(), y);
            }
        }
    }
}

fn under(rect: Rect, look: &Look) -> f32 {
    rect.center().y + UNDER * look.size
}

/// Neighbouring spans that have one line along them.
fn runs(passage: &Passage) -> impl Iterator<Item = &[Span]> {
    let key = |style: &Style| {
        let number = style.underline.map(|Underline { number, .. }| number);
        (number, style.strikethrough, style.link.is_some(), style.strikethrough.then_some(style.position))
    };
    passage
        .spans
        .chunk_by(move |a, b| a.range.end == b.range.start && key(&a.style) == key(&b.style))
        .filter(|run| run.iter().any(|span| span.style.underline.is_some() || span.style.strikethrough))
}

/// What lines are drawn with.
struct Brush<'a> {
    painter: &'a Painter,
    /// The em, pt.
    size: f32,
    ink: Color32,
}

impl Brush<'_> {
    fn line(&self, style: LineStyle, left: f32, right: f32, y: f32) {
        let weight = (self.size / 18.0).clamp(1.0, 3.0);
        let stroke = Stroke::new(weight, self.ink);
        let ends = [pos2(left, y), pos2(right, y)];
        match style {
            LineStyle::Solid => {
                self.painter.hline(left..=right, y, stroke);
            }
            LineStyle::Double => {
                for y in [y - weight, y + weight] {
                    self.painter.hline(left..=right, y, stroke);
                }
            }
            LineStyle::Dotted => {
                let dots = Shape::dotted_line(&ends, self.ink, weight * 2.6, weight * 0.7);
                self.painter.extend(dots);
            }
            LineStyle::Dashed => {
                self.painter.extend(Shape::dashed_line(&ends, stroke, weight * 4.0, weight * 2.5));
            }
            LineStyle::Wavy => {
                self.painter
                    .add(Shape::line(wave(left, right, y, self.size), Stroke::new(weight * 0.9, self.ink)));
            }
        }
    }
}

/// The points of a wave of so many whole bows that it ends where it began.
fn wave(left: f32, right: f32, y: f32, size: f32) -> Vec<Pos2> {
    const POINTS: usize = 8;
    let bows = ((right - left) / (size * 0.25)).round().max(1.0);
    let count = bows as usize * POINTS;
    let point = |index: usize| {
        let part = index as f32 / count as f32;
        let height = (part * bows * std::f32::consts::TAU).sin() * size * 0.045;
        pos2(left + (right - left) * part, y - height)
    };
    (0..=count).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, Section, passages};

    fn passage(text: Vec<Inline>) -> Passage {
        let section = Section { blocks: vec![Block::Paragraph(text)], ..Section::default() };
        passages(&Article { sections: vec![section], ..Article::default() }).remove(0)
    }

    #[test]
    fn a_line_goes_on_under_other_styles_and_ends_before_the_next_one() {
        let text = |text: &str| Inline::Text(text.into());
        let name = |inner| Inline::Underline { style: LineStyle::Solid, text: inner };
        let passage = passage(vec![
            text("見"),
            name(vec![text("司馬"), Inline::Strong(vec![text("遷")])]),
            name(vec![text("班固")]),
            Inline::Strikethrough(vec![text("等")]),
        ]);
        let texts: Vec<_> = runs(&passage)
            .map(|run| passage.text.get(run[0].range.start..run[run.len() - 1].range.end).unwrap())
            .collect();
        assert_eq!(texts, ["司馬遷", "班固", "等"]);
    }

    #[test]
    fn a_wave_has_whole_bows() {
        let points = wave(10.0, 110.0, 50.0, 20.0);
        let (first, last) = (points[0], points[points.len() - 1]);
        assert_eq!(first, pos2(10.0, 50.0));
        assert!((last - pos2(110.0, 50.0)).length() < 0.01, "{last:?}");
        assert!(points.iter().all(|point| (point.y - 50.0).abs() <= 1.01));
    }
}
