//! How much of the text assistive technology is told of: what is in view, and a good deal before and after it.

use std::ops::Range;

use crate::article::Passage;
use crate::page::{PageFrame, TextPosition};

/// How much text before and after what is in view is told, in bytes: ten thousand characters of
/// Chinese.
pub(super) const AHEAD: usize = 30_000;
/// How near to its end what is in view may come, in bytes.
const NEAR: usize = AHEAD / 3;
/// What a passage counts for besides its bytes.
const PASSAGE: usize = 30;
/// How much is told before or after what is in view at most, in bytes.
const MOST: usize = 2 * AHEAD;

/// The part of the text that is told. It changes seldom, since whoever reads it counts from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LoadedText {
    /// Where it begins.
    pub start: TextPosition,
    /// Where it ends.
    pub end: TextPosition,
}

impl LoadedText {
    /// The part to be told when these places are in view, `before` being what was told.
    pub fn around(passages: &[Passage], view: &Range<TextPosition>, before: Option<Self>) -> Self {
        let back = |bytes| walk(passages, view.start, bytes, false);
        let onwards = |bytes| walk(passages, view.end, bytes, true);
        let fresh = Self { start: back(AHEAD), end: onwards(AHEAD) };
        let Some(before) = before.filter(|before| before.start <= view.end && view.start <= before.end)
        else {
            return fresh;
        };
        if before.start <= back(NEAR) && onwards(NEAR) <= before.end {
            return before;
        }
        // What was told already stays, as long as it is not too much.
        Self {
            start: fresh.start.min(before.start).max(back(MOST)),
            end: fresh.end.max(before.end).min(onwards(MOST)),
        }
    }

    /// The passages of which something is told.
    pub fn passages(&self, passages: &[Passage]) -> Range<usize> {
        self.start.passage..(self.end.passage + 1).min(passages.len())
    }

    /// The bytes of a passage that are told.
    pub fn bytes(&self, index: usize, passage: &Passage) -> Range<usize> {
        let start = if index == self.start.passage { self.start.byte } else { 0 };
        let end = if index == self.end.passage { self.end.byte } else { passage.text.len() };
        start.min(end)..end
    }

    /// The nearest place that is told.
    pub fn clamp(&self, at: TextPosition) -> TextPosition {
        at.clamp(self.start, self.end)
    }
}

/// What is in view, from the beginning of the first text to the end of the last.
pub(super) fn view(frame: &PageFrame) -> Option<Range<TextPosition>> {
    let mut places = frame.units.iter().flat_map(|unit| {
        let image = unit.layout.image.as_ref().map(|image| (image.passage, 0..0));
        let lines =
            unit.layout.lines.iter().filter_map(|lines| Some((lines.passage()?, lines.range.clone())));
        lines.chain(image)
    });
    let (first, first_bytes) = places.next()?;
    let (last, last_bytes) = places.last().unwrap_or((first, first_bytes.clone()));
    let at = |passage, byte| TextPosition { passage, byte };
    Some(at(first, first_bytes.start)..at(last, last_bytes.end))
}

/// The place so many bytes after (or before) another, at the end (or the beginning) of a passage unless that is long.
fn walk(passages: &[Passage], from: TextPosition, bytes: usize, onwards: bool) -> TextPosition {
    let (mut at, mut left) = (from, bytes);
    loop {
        let Some(passage) = passages.get(at.passage) else { return at };
        let room = if onwards { passage.text.len().saturating_sub(at.byte) } else { at.byte };
        if room > left && room > AHEAD / 4 {
            let byte = if onwards { at.byte + left } else { at.byte - left };
            return TextPosition { byte: floor(&passage.text, byte), ..at };
        }
        at.byte = if onwards { passage.text.len() } else { 0 };
        left = left.saturating_sub(room + PASSAGE);
        let next = if onwards { Some(at.passage + 1) } else { at.passage.checked_sub(1) };
        let Some(next) = next.filter(|next| left > 0 && *next < passages.len()) else { return at };
        at = TextPosition { passage: next, byte: if onwards { 0 } else { passages[next].text.len() } };
    }
}

/// The last place between two characters that is not after a byte.
fn floor(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(passage: usize, byte: usize) -> TextPosition {
        TextPosition { passage, byte }
    }

    fn book(passages: usize, text: &str) -> Vec<Passage> {
        vec![Passage::plain(text); passages]
    }

    #[test]
    fn a_short_article_is_told_whole() {
        let passages = book(20, "一段文字。");
        let loaded = LoadedText::around(&passages, &(at(3, 0)..at(5, 15)), None);
        assert_eq!(loaded, LoadedText { start: at(0, 0), end: at(19, 15) });
        assert_eq!(loaded.bytes(0, &passages[0]), 0..15);
        assert_eq!(loaded.passages(&passages), 0..20);
    }

    #[test]
    fn of_a_book_what_is_near_is_told_and_it_stays_while_the_view_moves_a_little() {
        let passages = book(100_000, &"字".repeat(100));
        let view = |first| at(first, 0)..at(first + 10, 300);
        let loaded = LoadedText::around(&passages, &view(50_000), None);
        let told = loaded.end.passage - loaded.start.passage;
        assert!((170..220).contains(&told), "{told} passages");
        let moved = LoadedText::around(&passages, &view(50_050), Some(loaded));
        assert_eq!(moved, loaded);
        let moved = LoadedText::around(&passages, &view(50_080), Some(loaded));
        assert_eq!(moved.start, loaded.start, "what was told stays");
        assert!(moved.end > loaded.end);
        let mut longest = loaded;
        for first in (50_000..60_000).step_by(20) {
            longest = LoadedText::around(&passages, &view(first), Some(longest));
            assert!(longest.end.passage - longest.start.passage < 800, "but not for ever");
        }
        let elsewhere = LoadedText::around(&passages, &view(10), Some(longest));
        assert_eq!(elsewhere.start, at(0, 0));
        assert!(elsewhere.end.passage < 400);
    }

    #[test]
    fn a_passage_as_long_as_a_book_is_told_in_part() {
        let passages = [Passage::plain(&"字".repeat(1_000_000)), Passage::plain("末")];
        let loaded = LoadedText::around(&passages, &(at(0, 1_500_000)..at(0, 1_503_000)), None);
        assert_eq!((loaded.start.passage, loaded.end.passage), (0, 0));
        let bytes = loaded.bytes(0, &passages[0]);
        assert!(bytes.len() < 3 * AHEAD && bytes.contains(&1_500_000), "{bytes:?}");
        assert_eq!(loaded.clamp(at(1, 3)), loaded.end);
        // Empty passages count as well.
        let empty = book(1_000_000, "");
        let loaded = LoadedText::around(&empty, &(at(5, 0)..at(6, 0)), None);
        assert!(loaded.end.passage <= AHEAD / PASSAGE + 7);
    }
}
