//! Lines under and through text (CSS Text Decoration), and what stands off the line.
//!
//! Marks of proper names and titles of books stand apart from those next to them (clreq §3.1.8), so a line is shorter
//! than its text at both ends.

use std::ops::Range;

use super::axis::{Logical, LogicalRect};
use super::shape::Rule;
use super::sheet::PassageStyle;
use super::text_lines::TextLines;
use crate::article::{LineStyle, Passage, Position, Span, Style, Underline};

/// Size of what is raised or lowered, em.
const SMALL: f32 = 0.65;
/// How far it is raised, em: its digits end above the small letters next to it.
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
pub fn room_under(passage: &Passage, range: &Range<usize>) -> f32 {
    let overlaps = |span: &Span| span.range.start < range.end && range.start < span.range.end;
    let has_line = passage.spans.iter().any(|span| span.style.underline.is_some() && overlaps(span));
    if has_line { BELOW } else { 0.0 }
}

/// The lines along the text of a passage in these lines of it.
pub(super) fn rules(passage: &Passage, lines: &TextLines, passage_style: &PassageStyle) -> Vec<Rule> {
    let mut rules = Vec::new();
    for run in runs(passage) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let style = &first.style;
        let range = first.range.start..last.range.end;
        if range.end <= lines.range.start || range.start >= lines.range.end {
            continue;
        }
        let rects = lines.rects(passage, &range);
        let rule = |rect: &LogicalRect, block: f32, style: LineStyle| Rule {
            start: Logical::new(rect.start.inline, block),
            length: rect.size().inline,
            weight: (passage_style.size / 18.0).clamp(1.0, 3.0),
            ink: passage_style.ink_of(&first.style),
            style,
            em: passage_style.size,
        };
        if let Some(line) = style.underline {
            for (index, rect) in rects.iter().enumerate() {
                let begins = index == 0 && range.start >= lines.range.start;
                let ends = index + 1 == rects.len() && range.end <= lines.range.end;
                let inset = |is_end: bool| if is_end { INSET * passage_style.size } else { 0.0 };
                let mut inner = *rect;
                inner.start.inline += inset(begins);
                inner.end.inline -= inset(ends);
                rules.push(rule(&inner, rect.center().block + UNDER * passage_style.size, line.style));
            }
        }
        if style.strikethrough {
            let through = |rect: &LogicalRect| rect.center().block + shift(style) * passage_style.size;
            rules.extend(rects.iter().map(|rect| rule(rect, through(rect), LineStyle::Solid)));
        }
    }
    rules
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
}
