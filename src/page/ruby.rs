//! Readings: ruby above its base (jlreq §3.3), bopomofo to the right of it (clreq §3.3.3), a second reading below it.
//! The line gap has room for one of them; where some stand below, the lines of the passage are further apart (see
//! `Sheet::passage_style`). A base that is narrower than its reading gets more room.

use std::ops::Range;

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::fonts::Cut;
use super::label::{Align, label};
use super::shape::Label;
use super::sheet::{PassageStyle, Sheet};
use super::text_lines::TextLines;
use crate::article::Passage;
use crate::text::class::{is_bopomofo, is_cjk};

/// Size of ruby, em of its base.
const RUBY: f32 = 0.5;
/// Size of bopomofo next to its base, em.
const BOPOMOFO: f32 = 0.3;
/// Room for bopomofo next to its base, em.
const BOPOMOFO_ROOM: f32 = 0.5;

/// Room that a character gets beyond its own, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RubyRoom {
    /// Before its ink.
    pub before: f32,
    /// After it.
    pub after: f32,
    /// Whether no line ends before it: it is not the first of its base, or raised after something.
    pub glued: bool,
}

/// The room that readings ask for, a value a character of the range; empty when there are none.
pub fn rooms(passage: &Passage, range: &Range<usize>) -> Vec<RubyRoom> {
    let Some(text) = passage.text.get(range.clone()) else { return Vec::new() };
    let mut rooms = Vec::new();
    for span in &passage.spans {
        let readings = [&span.style.ruby, &span.style.ruby_under];
        if !span.style.has_reading() {
            continue;
        }
        if span.range.start < range.start || span.range.end > range.end {
            continue;
        }
        if rooms.is_empty() {
            rooms = vec![RubyRoom::default(); text.chars().count()];
        }
        let first = text.get(..span.range.start - range.start).map_or(0, |before| before.chars().count());
        let count = passage.text.get(span.range.clone()).map_or(0, |base| base.chars().count());
        let room = readings
            .into_iter()
            .flatten()
            .map(|reading| room(reading, count))
            .fold(RubyRoom::default(), wider);
        for (index, slot) in rooms.iter_mut().skip(first).take(count).enumerate() {
            *slot = RubyRoom { glued: index > 0, ..room };
        }
    }
    rooms
}

/// The room that two readings of one base ask for.
fn wider(a: RubyRoom, b: RubyRoom) -> RubyRoom {
    RubyRoom { before: a.before.max(b.before), after: a.after.max(b.after), glued: false }
}

fn room(ruby: &str, base: usize) -> RubyRoom {
    if syllables(ruby, base).is_some() {
        return RubyRoom { after: BOPOMOFO_ROOM, ..RubyRoom::default() };
    }
    let width: f32 = ruby.chars().map(|c| if is_cjk(c) { RUBY } else { RUBY * 0.56 }).sum();
    let missing = (width - base as f32).max(0.0) / base.max(1) as f32;
    RubyRoom { before: missing / 2.0, after: missing / 2.0, glued: false }
}

/// The syllables of a bopomofo reading, when there is one for each character of the base.
fn syllables(ruby: &str, base: usize) -> Option<Vec<&str>> {
    let syllables: Vec<&str> = ruby.split_whitespace().collect();
    let bopomofo =
        ruby.chars().any(is_bopomofo) && ruby.chars().all(|c| is_bopomofo(c) || is_tone(c) || c == ' ');
    (bopomofo && syllables.len() == base).then_some(syllables)
}

fn is_tone(c: char) -> bool {
    matches!(c, 'ˊ' | 'ˇ' | 'ˋ' | '˙' | 'ˉ')
}

/// Where a reading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RubySide {
    Over,
    Under,
}

/// A reading of some of a passage's text.
pub(super) struct RubyReading<'a> {
    /// Bytes of the text.
    pub base: &'a Range<usize>,
    /// What is written next to it.
    pub text: &'a str,
    /// On which side.
    pub side: RubySide,
}

/// Sets readings next to their bases.
pub(super) struct RubySetter<'a, 'f> {
    pub fonts: &'a mut FontsView<'f>,
    pub sheet: &'a Sheet,
    pub passage_style: PassageStyle,
}

impl RubySetter<'_, '_> {
    /// The letters of a reading of some of these lines.
    pub fn labels(&mut self, passage: &Passage, lines: &TextLines, reading: &RubyReading<'_>) -> Vec<Label> {
        let Some(text) = passage.text.get(reading.base.clone()) else { return Vec::new() };
        let size = self.passage_style.size;
        if let Some(syllables) = syllables(reading.text, text.chars().count()) {
            let mut labels = Vec::new();
            for ((at, c), syllable) in text.char_indices().zip(syllables) {
                let bytes = reading.base.start + at..reading.base.start + at + c.len_utf8();
                if let Some(rect) = lines.rects(passage, &bytes).first() {
                    labels.extend(self.bopomofo(rect, syllable));
                }
            }
            return labels;
        }
        let Some(rect) = lines.rects(passage, reading.base).first().copied() else { return Vec::new() };
        let (away, align) = match reading.side {
            RubySide::Over => (-0.5, Align::BlockEnd),
            // Its letters, not the room around them, begin below the base.
            RubySide::Under => (0.54 + RUBY / 2.0, Align::Center),
        };
        let at = rect.center() + Logical::new(0.0, size * away);
        vec![self.label(reading.text, (size * RUBY).round(), at, align)]
    }

    /// A syllable in a column after its character; the tone stands next to its last letter, a dot on top.
    fn bopomofo(&mut self, room: &LogicalRect, syllable: &str) -> Vec<Label> {
        let size = self.passage_style.size * BOPOMOFO;
        let column: Vec<char> =
            syllable.chars().filter(|c| *c == '˙').chain(syllable.chars().filter(|c| !is_tone(*c))).collect();
        let inline = room.end.inline - self.passage_style.size * (BOPOMOFO_ROOM - 0.2);
        let top = room.center().block - size * (column.len() as f32 - 1.0) / 2.0;
        let mut labels = Vec::new();
        for (index, c) in column.iter().enumerate() {
            let at = Logical::new(inline, top + size * index as f32);
            labels.push(self.label(&c.to_string(), size, at, Align::Center));
        }
        if let Some(tone) = syllable.chars().find(|c| is_tone(*c) && *c != '˙') {
            let last = top + size * (column.len() as f32 - 1.0);
            let at = Logical::new(inline + size * 0.75, last - size * 0.5);
            labels.push(self.label(&tone.to_string(), size, at, Align::Center));
        }
        labels
    }

    fn label(&mut self, text: &str, size: f32, at: Logical, align: Align) -> Label {
        label(self.fonts, text, self.sheet.face.font(Cut::Regular, size), at, align)
            .in_ink(self.passage_style.ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_wider_than_its_base_gets_room() {
        assert_eq!(room("かん", 1), RubyRoom::default());
        let wide = room("うけたまわ", 1);
        assert!((wide.before + wide.after - 1.5).abs() < 0.01, "{wide:?}");
        assert_eq!(room("ㄌㄨㄛˋ", 1), RubyRoom { after: BOPOMOFO_ROOM, ..RubyRoom::default() });
        assert_eq!(room("ㄌㄨㄛˋ ㄌㄧˊ", 2), RubyRoom { after: BOPOMOFO_ROOM, ..RubyRoom::default() });
    }
}
