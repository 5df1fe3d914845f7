//! How wide a text is by itself, whatever the room there is for it.

use super::measure::Measure;
use super::paragraph::Paragraph;
use super::prepared::{ParagraphSlice, Prepared};

/// The widths of a text by its content (CSS Sizing 3 §2.1), px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ContentWidths {
    /// Its longest part that no line may break in: the min-content width.
    pub min: f32,
    /// Its longest line where nothing makes one break: the max-content width.
    pub max: f32,
}

impl ContentWidths {
    /// Wide enough for both.
    #[must_use]
    pub fn max_of(self, other: Self) -> Self {
        Self { min: self.min.max(other.min), max: self.max.max(other.max) }
    }
}

impl Paragraph<'_> {
    /// How wide it is by itself, by the same rules that its lines break by; all of it is looked at in one go.
    pub fn content_widths(&self, measure: &impl Measure) -> ContentWidths {
        if self.char_count() == 0 {
            return ContentWidths::default();
        }
        let slice = ParagraphSlice {
            text: self.shown(),
            lead: 0,
            range: 0..self.char_count(),
            first: f32::INFINITY,
            after_line_end: f32::INFINITY,
            others: f32::INFINITY,
        };
        let options = self.options();
        let prepared = Prepared::new(&slice, measure, options);
        let (mut part, mut line) = (0, 0);
        let (mut min, mut max) = (0.0_f64, 0.0_f64);
        // Where a word is parted because the room is narrow says nothing of the text.
        for end in prepared.ends.iter().filter(|end| !end.emergency) {
            min = min.max(prepared.totals(part, end.visible).room);
            part = end.at;
            if end.forced || end.at == prepared.len() {
                max = max.max(prepared.totals(line, end.visible).room);
                line = end.at;
            }
        }
        let size = f64::from(options.size);
        ContentWidths { min: (min * size) as f32, max: (max * size) as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{FixedMeasure, ParagraphOptions, WritingSystem};

    fn widths(text: &str, room: f32) -> (f32, f32) {
        let writing_system = WritingSystem::ZhHant;
        let options = ParagraphOptions { indent: 0.0, ..ParagraphOptions::new(writing_system, room, 10.0) };
        let ContentWidths { min, max } =
            Paragraph::new(text, &options).content_widths(&FixedMeasure { writing_system });
        (min, max)
    }

    #[test]
    fn the_least_is_the_longest_word_and_the_greatest_the_longest_line() {
        for room in [1.0, 1_000.0] {
            assert_eq!(widths("一二三四", room), (10.0, 40.0));
            assert_eq!(widths("superintelligence laboratory", room), (85.0, 140.0));
            assert_eq!(widths("一二三\n四", room), (10.0, 30.0));
            assert_eq!(widths("", room), (0.0, 0.0));
        }
    }

    #[test]
    fn marks_belong_to_their_words() {
        let (min, max) = widths("一，二。", 1.0);
        assert!((20.0..=40.0).contains(&min) && min < max, "{min} of {max}");
    }
}
