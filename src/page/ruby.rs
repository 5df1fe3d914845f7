//! Readings: ruby above its base (jlreq §3.3), bopomofo to the right of it (clreq §3.3.3), a second reading below it.
//! The line gap has room for one of them; where some stand below, the lines of the passage are further apart (see
//! `Sheet::passage_style`). A reading that is wider than its base hangs over kana and the blank of marks next to it, and
//! for the rest the base gets more room; one that is narrower is spread over it.

use std::ops::Range;

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::fonts::Cut;
use super::label::{Align, label};
use super::shape::Label;
use super::sheet::{PassageStyle, Sheet};
use super::text_lines::TextLines;
use crate::article::Passage;
use crate::text::class::{is_bopomofo, is_cjk, is_kana};
use crate::typeset::WritingSystem;

/// Size of ruby, em of its base.
const RUBY: f32 = 0.5;
/// How far ruby may hang over kana, or over the blank half of a mark, em (jlreq §3.3.8).
const OVERHANG: f32 = 0.5;
/// Size of bopomofo next to its base, em (clreq §3.4.2.2: up to a third).
const BOPOMOFO: f32 = 1.0 / 3.0;
/// The smallest text whose bopomofo can be read next to it, pt; that of smaller text is shown when it is pointed at.
const BOPOMOFO_FROM: f32 = 18.0;
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

/// What a text with readings is set for.
#[derive(Clone, Copy)]
pub struct RubyText<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// The conventions of its marks.
    pub writing_system: WritingSystem,
    /// Size of its letters, pt.
    pub size: f32,
}

impl RubyText<'_> {
    /// The room that the readings of a range of the text ask for, a value a character; empty when there are none.
    pub fn rooms(&self, range: &Range<usize>) -> Vec<RubyRoom> {
        let passage = self.passage;
        let Some(text) = passage.text.get(range.clone()) else { return Vec::new() };
        let mut rooms = Vec::new();
        let first = passage.spans.partition_point(|span| span.range.end <= range.start);
        let within = passage.spans[first..].iter().take_while(|span| span.range.start < range.end);
        for span in within.filter(|span| span.style.has_reading()) {
            if span.range.start < range.start || span.range.end > range.end {
                continue;
            }
            if rooms.is_empty() {
                rooms = vec![RubyRoom::default(); text.chars().count()];
            }
            let first = text.get(..span.range.start - range.start).map_or(0, |before| before.chars().count());
            let count = passage.text.get(span.range.clone()).map_or(0, |base| base.chars().count());
            let overhang = self.overhang(&span.range);
            let room = [&span.style.ruby, &span.style.ruby_under]
                .into_iter()
                .flatten()
                .map(|reading| self.room(reading, count, overhang))
                .fold(RubyRoom::default(), wider);
            for (index, slot) in rooms.iter_mut().skip(first).take(count).enumerate() {
                *slot = RubyRoom { glued: index > 0, ..room };
            }
        }
        rooms
    }

    /// How far a reading may hang over what stands before its base, and over what stands after it, em.
    fn overhang(&self, base: &Range<usize>) -> [f32; 2] {
        let Passage { text, spans, .. } = self.passage;
        let has_reading = |at: usize| {
            let span = spans.get(spans.partition_point(|span| span.range.end <= at));
            span.is_some_and(|span| span.range.start <= at && span.style.has_reading())
        };
        let before = text.get(..base.start).and_then(|before| before.chars().next_back());
        let after = text.get(base.end..).and_then(|after| after.chars().next());
        let before = before.filter(|c| !has_reading(base.start - c.len_utf8()));
        let after = after.filter(|_| !has_reading(base.end));
        [
            before.map_or(0.0, |c| self.overhang_over(c, false)),
            after.map_or(0.0, |c| self.overhang_over(c, true)),
        ]
    }

    /// How far a reading may hang over a character after its base, or before it, em: over kana, and over a mark where
    /// that is blank, never over Han (jlreq §3.3.8).
    fn overhang_over(&self, c: char, is_after: bool) -> f32 {
        match c {
            '、' | '。' | '，' | '．' | '：' | '；' if self.writing_system == WritingSystem::ZhHant => {
                OVERHANG / 2.0
            }
            '、' | '。' | '，' | '．' | '」' | '』' | '）' | '〕' | '］' | '｝' | '〉' | '》' | '】'
                if !is_after =>
            {
                OVERHANG
            }
            '「' | '『' | '（' | '〔' | '［' | '｛' | '〈' | '《' | '【' if is_after => OVERHANG,
            '・' | '·' | '‧' => OVERHANG / 2.0,
            c if is_kana(c) => OVERHANG,
            _ => 0.0,
        }
    }

    fn room(&self, ruby: &str, base: usize, overhang: [f32; 2]) -> RubyRoom {
        if syllables(ruby, base).is_some() {
            let after = if self.size < BOPOMOFO_FROM { 0.0 } else { BOPOMOFO_ROOM };
            return RubyRoom { after, ..RubyRoom::default() };
        }
        let width: f32 = ruby.chars().map(|c| if is_cjk(c) { RUBY } else { RUBY * 0.56 }).sum();
        let missing = width - base as f32;
        let hanging: f32 = overhang.iter().map(|most| most.min(missing / 2.0)).sum();
        let each = (missing - hanging).max(0.0) / base.max(1) as f32 / 2.0;
        RubyRoom { before: each, after: each, glued: false }
    }
}

/// The room that two readings of one base ask for.
fn wider(a: RubyRoom, b: RubyRoom) -> RubyRoom {
    RubyRoom { before: a.before.max(b.before), after: a.after.max(b.after), glued: false }
}

/// Whether a reading of a base of so many characters is not drawn next to text of this size (pt), because it could not
/// be read there.
pub fn is_too_small(ruby: &str, base: usize, size: f32) -> bool {
    size < BOPOMOFO_FROM && syllables(ruby, base).is_some()
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
            if size < BOPOMOFO_FROM {
                return Vec::new();
            }
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
        let block = rect.center().block + size * away;
        let letters: Vec<char> = reading.text.chars().collect();
        let (base, letter) = (rect.size().inline, size * RUBY);
        let spare = base - letter * letters.len() as f32;
        if spare > 1.0 && letters.len() > 1 && letters.iter().all(|c| is_cjk(*c)) {
            // As much between two letters as twice that before the first (jlreq §3.3.6).
            let step = base / letters.len() as f32;
            let at = |index: usize| Logical::new(rect.start.inline + step * (index as f32 + 0.5), block);
            let letters = letters.iter().enumerate();
            return letters
                .map(|(index, c)| self.label(&c.to_string(), letter.round(), at(index), align))
                .collect();
        }
        let mut whole =
            self.label(reading.text, letter.round(), Logical::new(rect.center().inline, block), align);
        let [before, after] = RubyText { passage, writing_system: self.sheet.writing_system, size }
            .overhang(reading.base)
            .map(|most| most * size);
        // What is wider than its base hangs over where it may, and never out of the lines.
        let missing = whole.galley.size().x - base;
        if missing > 0.0 {
            // What was guessed too small when room was made for it stands out on both sides.
            let beyond = (missing - before - after).max(0.0) / 2.0;
            let hanging = (missing / 2.0).min(before + beyond).max(missing - after - beyond);
            let edges = lines.rect();
            let last = edges.end.inline - whole.galley.size().x;
            whole.at.inline = (rect.start.inline - hanging).min(last).max(edges.start.inline);
        }
        vec![whole]
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
    use crate::article::{Span, Style};

    /// The room of the characters of a text whose base, between `[` and `]`, has a reading, in hundredths of an em.
    fn rooms(text: &str, reading: &str, writing_system: WritingSystem, size: f32) -> Vec<(i32, i32)> {
        let (before, rest) = text.split_once('[').unwrap();
        let (base, after) = rest.split_once(']').unwrap();
        let mut passage = Passage::plain(&[before, base, after].concat());
        let style = Style { ruby: Some(reading.into()), ..Style::default() };
        passage.spans = [Span { range: before.len()..before.len() + base.len(), style }].into();
        let rooms = RubyText { passage: &passage, writing_system, size }.rooms(&(0..passage.text.len()));
        let hundredths = |em: f32| (em * 100.0).round() as i32;
        rooms.iter().map(|room| (hundredths(room.before), hundredths(room.after))).collect()
    }

    #[test]
    fn a_reading_wider_than_its_base_gets_room() {
        let room = |text: &str, reading: &str| {
            let rooms = rooms(text, reading, WritingSystem::Ja, 20.0);
            rooms[text.chars().position(|c| c == '[').unwrap()]
        };
        assert_eq!(room("承[漢]字", "かん"), (0, 0));
        assert_eq!(room("前[承]前", "うけたまわ"), (75, 75), "it hangs over no Han");
        assert_eq!(room("が[承]る", "うけたまわ"), (25, 25), "but over kana, by half an em");
        assert_eq!(room("前[承]る", "うけたまわ"), (50, 50));
        assert_eq!(room("は[志]す", "ここざ"), (0, 0));
        assert_eq!(room("。[承]「", "うけたまわ"), (25, 25), "and over the blank of marks");
        assert_eq!(room("「[承]。", "うけたまわ"), (75, 75));
    }

    #[test]
    fn bopomofo_has_room_where_it_can_be_read() {
        let rooms = |size: f32| rooms("[漢字]", "ㄏㄢˋ ㄗˋ", WritingSystem::ZhHant, size);
        assert_eq!(rooms(18.0), [(0, 50), (0, 50)]);
        assert_eq!(rooms(17.0), [(0, 0), (0, 0)]);
        assert!(is_too_small("ㄏㄢˋ ㄗˋ", 2, 17.0) && !is_too_small("かん", 1, 12.0));
    }
}
