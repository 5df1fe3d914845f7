//! A line with all its characters in their places.

use super::fit::{Fit, Growth};
use super::prepared::{End, Prepared};
use super::spacing::{Expansion, GlyphBox, Priority};

/// A set line. Lengths are px from the paragraph's starting edge, along the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineBox {
    /// Its first character, counted from the paragraph's start.
    pub start: usize,
    /// Where the next line begins, in characters.
    pub end: usize,
    /// Blank before the line.
    pub indent: f32,
    /// From the indent to the end of the last character, without one that hangs outside.
    pub width: f32,
    /// The starting edge of each character's room, never decreasing.
    pub x: Vec<f32>,
    /// Each character's room, without any blank before or after it; 0 for blanks at the line end.
    pub advance: Vec<f32>,
    /// From the starting edge of each character's room to its glyph's origin: negative where an opener gave up the
    /// blank half before its ink, 0 for most.
    pub shift: Vec<f32>,
    /// The room of a mark that hangs outside the line, 0 where there is none.
    pub hang: f32,
    /// Whether the line fills its measure; otherwise it is ragged or the last of its paragraph.
    pub is_flush: bool,
}

/// What a line is set into.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineSlot {
    /// The paragraph's character at which the prepared text begins.
    pub offset: usize,
    /// Blank before the line, em.
    pub indent: f32,
    /// Room for it, em.
    pub width: f64,
    /// Whether it is made flush.
    pub full: bool,
    /// px an em.
    pub size: f32,
}

impl LineBox {
    /// Sets the characters from `start` to `end`.
    pub(super) fn set(prepared: &Prepared, start: usize, end: End, slot: LineSlot) -> Self {
        let mut boxes = prepared.boxes_of_line(start, end.visible);
        let (fit, hang) = prepared.fit(start, end, slot.width, slot.full);
        let inside = boxes.len() - usize::from(hang > 0.0);
        adjust(&mut boxes[..inside], fit);
        let mut line = Self {
            start: slot.offset + start,
            end: slot.offset + end.at,
            indent: slot.indent * slot.size,
            hang: hang * slot.size,
            is_flush: matches!(fit, Fit::Shrink { .. } | Fit::Stretch(_)),
            ..Self::default()
        };
        line.place(&boxes, end.at - start, slot);
        line
    }

    fn place(&mut self, boxes: &[GlyphBox], count: usize, slot: LineSlot) {
        let size = f64::from(slot.size);
        let mut at = f64::from(slot.indent);
        for glyph_box in boxes {
            at += f64::from(glyph_box.gap);
            self.x.push((at * size) as f32);
            self.advance.push((f64::from(glyph_box.advance) * size) as f32);
            self.shift.push((f64::from(glyph_box.shift) * size) as f32);
            at += f64::from(glyph_box.advance);
        }
        let end = (at * size) as f32;
        self.x.resize(count, end);
        self.advance.resize(count, 0.0);
        self.shift.resize(count, 0.0);
        self.width = end - self.indent - self.hang;
        let inside = at - f64::from(slot.indent) - f64::from(self.hang / slot.size);
        self.is_flush |= (inside - slot.width).abs() < 1e-3;
    }
}

fn adjust(boxes: &mut [GlyphBox], fit: Fit) {
    match fit {
        Fit::AsSet { .. } => {}
        Fit::Shrink { by, .. } => shrink(boxes, by),
        Fit::Stretch(growth) => stretch(boxes, growth),
        // Nothing more can be done than to give all there is.
        Fit::Over => shrink(boxes, f64::INFINITY),
    }
}

/// Takes what is too much from one kind of thing after the other, from all of a kind alike (clreq §3.5.3, jlreq
/// §3.8.3).
fn shrink(boxes: &mut [GlyphBox], mut by: f64) {
    for priority in Priority::SHRINKING {
        let of_gap =
            |glyph_box: &GlyphBox| if priority == Priority::Gap { glyph_box.gap_shrink } else { 0.0 };
        let own = |glyph_box: &GlyphBox| if glyph_box.priority == priority { glyph_box.shrink } else { 0.0 };
        let share =
            share(by, boxes.iter().map(|glyph_box| f64::from(of_gap(glyph_box) + own(glyph_box))).sum());
        for glyph_box in boxes.iter_mut() {
            let (gap, own) = (of_gap(glyph_box) * share, own(glyph_box) * share);
            glyph_box.gap -= gap;
            glyph_box.shrink_by(own);
            by -= f64::from(gap) + f64::from(own);
        }
    }
}

/// Lets the line out at all its places together (clreq §3.5.4, jlreq §3.8.4).
fn stretch(boxes: &mut [GlyphBox], growth: Growth) {
    let (gap, other) = (growth.gap as f32, growth.other as f32);
    for glyph_box in boxes {
        match glyph_box.expansion {
            Expansion::None => {}
            Expansion::Gap => glyph_box.gap += gap,
            Expansion::Space => glyph_box.advance += gap,
            Expansion::Hangul | Expansion::Other => glyph_box.gap += other,
        }
    }
}

fn share(wanted: f64, all: f64) -> f32 {
    if all > 0.0 { (wanted.max(0.0) / all).min(1.0) as f32 } else { 0.0 }
}
