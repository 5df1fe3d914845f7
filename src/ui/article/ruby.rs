//! Readings: ruby above its base (jlreq), bopomofo to the right of it (clreq), a second reading below it. The line gap
//! has room for one of them; where some stand below, the lines of the passage are further apart (see `Sheet::look`). A
//! base that is narrower than its reading gets more room.

use std::ops::Range;

use egui::{Align2, Pos2, Rect, Ui, pos2};

use super::draw::{Canvas, byte_rects};
use super::setting::Part;
use super::sheet::Look;
use crate::article::Passage;
use crate::text::class::{is_bopomofo, is_cjk};
use crate::ui::fonts::Cut;

/// Size of ruby, em of its base.
const RUBY: f32 = 0.5;
/// Size of bopomofo beside its base, em.
const BOPOMOFO: f32 = 0.3;
/// Room for bopomofo beside its base, em.
const BOPOMOFO_ROOM: f32 = 0.5;

/// Room that a character gets beyond its own, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// Before its ink.
    pub before: f32,
    /// After it.
    pub after: f32,
    /// Whether no line ends before it: it is not the first of its base, or raised behind something.
    pub glued: bool,
}

/// The room that readings ask for, a value a character of the range; empty when there are none.
pub fn rooms(passage: &Passage, range: &Range<usize>) -> Vec<Room> {
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
            rooms = vec![Room::default(); text.chars().count()];
        }
        let first = text.get(..span.range.start - range.start).map_or(0, |before| before.chars().count());
        let count = passage.text.get(span.range.clone()).map_or(0, |base| base.chars().count());
        let room =
            readings.into_iter().flatten().map(|reading| room(reading, count)).fold(Room::default(), wider);
        for (index, slot) in rooms.iter_mut().skip(first).take(count).enumerate() {
            *slot = Room { glued: index > 0, ..room };
        }
    }
    rooms
}

/// The room that two readings of one base ask for.
fn wider(a: Room, b: Room) -> Room {
    Room { before: a.before.max(b.before), after: a.after.max(b.after), glued: false }
}

fn room(ruby: &str, base: usize) -> Room {
    if syllables(ruby, base).is_some() {
        return Room { after: BOPOMOFO_ROOM, ..Room::default() };
    }
    let width: f32 = ruby.chars().map(|c| if is_cjk(c) { RUBY } else { RUBY * 0.56 }).sum();
    let missing = (width - base as f32).max(0.0) / base.max(1) as f32;
    Room { before: missing / 2.0, after: missing / 2.0, glued: false }
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
pub(super) enum Side {
    Over,
    Under,
}

/// Draws the reading of the bytes `base` of a part.
pub(super) fn ui(
    ui: &Ui,
    canvas: &Canvas<'_>,
    (passage, part, origin): (&Passage, &Part, Pos2),
    (base, ruby, side): (&Range<usize>, &str, Side),
    look: &Look,
) {
    let Some(text) = passage.text.get(base.clone()) else { return };
    if let Some(syllables) = syllables(ruby, text.chars().count()) {
        for ((at, c), syllable) in text.char_indices().zip(syllables) {
            let bytes = base.start + at..base.start + at + c.len_utf8();
            if let Some(rect) = byte_rects(passage, part, origin, &bytes).first() {
                bopomofo(ui, canvas, *rect, syllable, look);
            }
        }
    } else if let Some(rect) = byte_rects(passage, part, origin, base).first() {
        let font = canvas.sheet.face.font(Cut::Regular, (look.size * RUBY).round());
        let (away, align) = match side {
            Side::Over => (-0.5, Align2::CENTER_BOTTOM),
            // Its letters, not the room around them, begin below the base.
            Side::Under => (0.54 + RUBY / 2.0, Align2::CENTER_CENTER),
        };
        let at = pos2(rect.center().x, rect.center().y + look.size * away);
        ui.painter().text(at, align, ruby, font, look.ink);
    }
}

/// A syllable in a column at the right of its character; the tone stands beside its last letter, a dot on top.
fn bopomofo(ui: &Ui, canvas: &Canvas<'_>, room: Rect, syllable: &str, look: &Look) {
    let size = look.size * BOPOMOFO;
    let font = canvas.sheet.face.font(Cut::Regular, size);
    let column: Vec<char> =
        syllable.chars().filter(|c| *c == '˙').chain(syllable.chars().filter(|c| !is_tone(*c))).collect();
    let x = room.right() - look.size * (BOPOMOFO_ROOM - 0.2);
    let top = room.center().y - size * (column.len() as f32 - 1.0) / 2.0;
    for (index, c) in column.iter().enumerate() {
        let at = pos2(x, top + size * index as f32);
        ui.painter().text(at, Align2::CENTER_CENTER, c, font.clone(), look.ink);
    }
    if let Some(tone) = syllable.chars().find(|c| is_tone(*c) && *c != '˙') {
        let last = top + size * (column.len() as f32 - 1.0);
        ui.painter().text(
            pos2(x + size * 0.75, last - size * 0.5),
            Align2::CENTER_CENTER,
            tone,
            font,
            look.ink,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_wider_than_its_base_gets_room() {
        assert_eq!(room("かん", 1), Room::default());
        let wide = room("うけたまわ", 1);
        assert!((wide.before + wide.after - 1.5).abs() < 0.01, "{wide:?}");
        assert_eq!(room("ㄌㄨㄛˋ", 1), Room { after: BOPOMOFO_ROOM, ..Room::default() });
        assert_eq!(room("ㄌㄨㄛˋ ㄌㄧˊ", 2), Room { after: BOPOMOFO_ROOM, ..Room::default() });
    }
}
