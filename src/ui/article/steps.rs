//! How far a key takes the caret, and the places that are so far apart in the text.

use std::ops::Range;

use egui::{Key, Modifiers};
use icu_segmenter::GraphemeClusterSegmenter;

use super::selection::word_range;
use crate::article::{Passage, Role};
use crate::page::TextPosition;

/// Bytes of a text in which the edge of a character as the user sees it is looked for.
const WINDOW: usize = 128;

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// How far.
    pub by: StepBy,
    /// On, rather than back.
    pub forward: bool,
    /// Whether what lies between is selected.
    pub extend: bool,
}

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StepBy {
    /// A character as the user sees it (UAX #29 grapheme cluster).
    Character,
    /// To the edge of a word.
    Word,
    /// To the line below or above.
    Line,
    /// To the edge of the line.
    LineEdge,
    /// To the edge of the paragraph, and from there to that of the next one.
    Paragraph,
    /// To the edge of the article.
    Article,
}

impl Step {
    /// What a key does; without Shift only the arrows move the caret, and only while it is `shown`.
    ///
    /// On macOS Option goes by words and ⌘ to the edges of lines and of the article, elsewhere Ctrl goes by words.
    pub fn of(key: Key, modifiers: Modifiers, shown: bool) -> Option<Self> {
        let (forward, vertical, is_arrow) = match key {
            Key::ArrowRight => (true, false, true),
            Key::ArrowLeft => (false, false, true),
            Key::ArrowDown => (true, true, true),
            Key::ArrowUp => (false, true, true),
            Key::End => (true, false, false),
            Key::Home => (false, false, false),
            _ => return None,
        };
        let extend = modifiers.shift;
        let moves = shown && is_arrow;
        if !extend && !moves {
            return None;
        }
        let mac = cfg!(target_os = "macos");
        let by = match (modifiers.command, modifiers.alt, is_arrow, vertical) {
            (false, false, true, false) => StepBy::Character,
            (false, false, true, true) => StepBy::Line,
            (false, false, false, _) => StepBy::LineEdge,
            (true, false, false, _) => StepBy::Article,
            (true, false, true, false) if mac => StepBy::LineEdge,
            (true, false, true, true) if mac && extend => StepBy::Article,
            (false, true, true, false) if mac => StepBy::Word,
            (false, true, true, true) if mac => StepBy::Paragraph,
            (true, false, true, false) => StepBy::Word,
            // Alone they go from section to section.
            (true, false, true, true) if extend => StepBy::Paragraph,
            _ => return None,
        };
        Some(Self { by, forward, extend })
    }
}

/// The place a character on (or back), going on into the next passage that has lines.
pub(super) fn by_character(passages: &[Passage], at: TextPosition, forward: bool) -> TextPosition {
    let text = &passages[at.passage].text;
    let edge = if forward { next_edge(text, at.byte) } else { previous_edge(text, at.byte) };
    edge.map_or_else(|| beyond(passages, at, forward), |byte| TextPosition { byte, ..at })
}

/// The end of the word on the way (or the beginning of the word before), by UAX #29 with dictionaries.
pub(super) fn by_word(passages: &[Passage], at: TextPosition, forward: bool) -> TextPosition {
    let text = &passages[at.passage].text;
    let (before, after) = text.split_at(at.byte);
    let word = |(byte, _): (usize, char)| word_range(text, byte);
    let byte = if forward {
        let mut rest = after.char_indices().map(|(byte, c)| (at.byte + byte, c));
        rest.find(|(_, c)| !c.is_whitespace()).map(word).map(|Range { end, .. }| end)
    } else {
        let mut rest = before.char_indices().rev();
        rest.find(|(_, c)| !c.is_whitespace()).map(word).map(|Range { start, .. }| start)
    };
    byte.map_or_else(|| beyond(passages, at, forward), |byte| TextPosition { byte, ..at })
}

/// The end (or the beginning) of the paragraph; from there, of the next one that has lines.
pub(super) fn by_paragraph(passages: &[Passage], at: TextPosition, forward: bool) -> TextPosition {
    let edge = |passage: usize| if forward { passages[passage].text.len() } else { 0 };
    if at.byte != edge(at.passage) {
        return TextPosition { byte: edge(at.passage), ..at };
    }
    let next = beyond(passages, at, forward);
    if next.passage == at.passage { at } else { TextPosition { byte: edge(next.passage), ..next } }
}

/// The beginning of the first passage after (or the end of the last one before) that has lines.
pub(super) fn beyond(passages: &[Passage], at: TextPosition, forward: bool) -> TextPosition {
    let has_lines = |passage: &usize| !matches!(passages[*passage].role, Role::Image | Role::Rule);
    let next = if forward {
        (at.passage + 1..passages.len()).find(has_lines)
    } else {
        (0..at.passage).rev().find(has_lines)
    };
    next.map_or(at, |passage| TextPosition {
        passage,
        byte: if forward { 0 } else { passages[passage].text.len() },
    })
}

/// The edge of the article.
pub(super) fn edge(passages: &[Passage], at: TextPosition, forward: bool) -> TextPosition {
    match (forward, passages.len().checked_sub(1)) {
        (true, Some(passage)) => TextPosition { passage, byte: passages[passage].text.len() },
        (false, Some(_)) => TextPosition { passage: 0, byte: 0 },
        (_, None) => at,
    }
}

fn next_edge(text: &str, byte: usize) -> Option<usize> {
    let window = text.get(byte..text.floor_char_boundary(byte + WINDOW))?;
    GraphemeClusterSegmenter::new().segment_str(window).find(|edge| *edge > 0).map(|edge| byte + edge)
}

fn previous_edge(text: &str, byte: usize) -> Option<usize> {
    let from = text.floor_char_boundary(byte.saturating_sub(WINDOW));
    let window = text.get(from..byte)?;
    let edges = GraphemeClusterSegmenter::new().segment_str(window).filter(|edge| *edge < window.len());
    edges.last().filter(|_| !window.is_empty()).map(|edge| from + edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages() -> Vec<Passage> {
        ["標題", "第一 段e\u{301}", ""].map(Passage::plain).into()
    }

    const fn at(passage: usize, byte: usize) -> TextPosition {
        TextPosition { passage, byte }
    }

    #[test]
    fn stepping_crosses_passages_both_ways() {
        let passages = passages();
        let places = [at(0, 0), at(0, 3), at(0, 6), at(1, 0), at(1, 3), at(1, 6), at(1, 7), at(1, 10)];
        // A letter and its accent are one character.
        let places = [&places[..], &[at(1, 13), at(2, 0)]].concat();
        for pair in places.windows(2) {
            assert_eq!(by_character(&passages, pair[0], true), pair[1]);
            assert_eq!(by_character(&passages, pair[1], false), pair[0]);
        }
        assert_eq!(by_character(&passages, at(2, 0), true), at(2, 0));
        assert_eq!(by_character(&passages, at(0, 0), false), at(0, 0));
    }

    #[test]
    fn words_and_paragraphs_are_stepped_over_whole() {
        let passages = [Passage::plain("say hello, 世界"), Passage::plain("二")];
        assert_eq!(by_word(&passages, at(0, 0), true), at(0, 3));
        assert_eq!(by_word(&passages, at(0, 3), true), at(0, 9));
        assert_eq!(by_word(&passages, at(0, 11), true), at(0, 17));
        assert_eq!(by_word(&passages, at(0, 17), true), at(1, 0));
        assert_eq!(by_word(&passages, at(0, 9), false), at(0, 4));
        assert_eq!(by_paragraph(&passages, at(0, 5), true), at(0, 17));
        assert_eq!(by_paragraph(&passages, at(0, 17), true), at(1, 3));
        assert_eq!(by_paragraph(&passages, at(1, 0), false), at(0, 0));
        assert_eq!(edge(&passages, at(0, 5), true), at(1, 3));
    }

    #[test]
    fn keys_without_shift_move_a_caret_that_is_shown_and_nothing_else() {
        let none = Modifiers::NONE;
        assert_eq!(Step::of(Key::ArrowDown, none, false), None);
        assert_eq!(Step::of(Key::Home, none, true), None);
        let line = Step { by: StepBy::Line, forward: true, extend: false };
        assert_eq!(Step::of(Key::ArrowDown, none, true), Some(line));
        let extended = Step { extend: true, ..line };
        assert_eq!(Step::of(Key::ArrowDown, Modifiers::SHIFT, false), Some(extended));
        // Those go from section to section, and back.
        assert_eq!(Step::of(Key::ArrowDown, Modifiers::COMMAND, false), None);
        assert_eq!(Step::of(Key::ArrowLeft, Modifiers::ALT, false), None);
    }
}
