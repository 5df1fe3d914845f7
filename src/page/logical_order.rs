//! Glyphs in the order of the text, one for each character.
//!
//! epaint promises that, and does not always keep it. A run from right to left comes in the order in which it is drawn, and
//! after it once more each of its characters but the first, as glyphs that are nothing. A vowel of Thai or Tamil may be
//! drawn of two glyphs. Taken for the characters that follow, such glyphs would push as many off the line.
//!
//! What is more than one glyph for a character is no longer listed; its picture stays behind that of the glyph before it.

use std::sync::Arc;

use egui::Vec2;
use egui::epaint::text::{Galley, Glyph};
use icu_segmenter::GraphemeClusterSegmenter;

/// Characters of the longest run that is put in order. A run is a word in a face of its own, or all of a text that begins
/// with letters which no face has.
const LONGEST_RUN: usize = 2_000;
/// Glyphs that the first character of a run may have: itself and marks on it.
const MOST_OF_ONE: usize = 3;

/// A text that was shaped as one row, with one glyph for each character, in the order of the text (UAX #9, "logical
/// order"). Where each is drawn stays as it was.
pub(super) fn in_logical_order(shaped: Arc<Galley>) -> Arc<Galley> {
    let text = &shaped.job.text;
    let [placed] = &shaped.rows[..] else { return shaped };
    let glyphs = &placed.row.glyphs;
    if !text.chars().any(is_right_to_left) && glyphs.len() <= text.chars().count() {
        return shaped;
    }
    let glyphs = ordered(text, glyphs);
    let mut galley = Galley::clone(&shaped);
    if let Some(placed) = galley.rows.first_mut() {
        Arc::make_mut(&mut placed.row).glyphs = glyphs;
    }
    Arc::new(galley)
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms (bidirectional classes R and AL, UAX #9).
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn ordered(text: &str, glyphs: &[Glyph]) -> Vec<Glyph> {
    let text = Characters::of(text);
    let mut ordered = Vec::with_capacity(text.all.len());
    let (mut at, mut glyphs) = (0, glyphs);
    while let (Some(c), Some(first)) = (text.all.get(at), glyphs.first()) {
        let rest = &text.all[at..];
        if is_right_to_left(*c)
            && let Some(run) = Run::at(rest, glyphs)
        {
            ordered.extend(run.glyphs(rest, glyphs));
            at += run.characters;
            glyphs = &glyphs[run.drawn + run.nothings..];
        } else {
            let (own, after) = glyphs.split_at(1 + text.surplus(at, glyphs));
            let mut glyph = *first;
            glyph.advance_width = own.iter().map(|glyph| glyph.advance_width).sum();
            ordered.push(glyph);
            at += 1;
            glyphs = after;
        }
    }
    ordered
}

/// The characters of a text.
struct Characters {
    all: Vec<char>,
    /// Whether each is the first of its grapheme cluster (UAX #29).
    is_first: Vec<bool>,
}

impl Characters {
    fn of(text: &str) -> Self {
        let mut breaks = GraphemeClusterSegmenter::new().segment_str(text).peekable();
        let is_first = text.char_indices().map(|(at, _)| {
            while breaks.next_if(|end| *end < at).is_some() {}
            breaks.peek() == Some(&at)
        });
        Self { is_first: is_first.collect(), all: text.chars().collect() }
    }

    /// How many glyphs after the first are of the character at a place, too, which is the last one of its cluster.
    fn surplus(&self, at: usize, glyphs: &[Glyph]) -> usize {
        let more = glyphs.len().saturating_sub(self.all.len() - at);
        let Some(next) = self.all.get(at + 1) else { return more };
        if more == 0 || !self.is_first[at + 1] || is_right_to_left(*next) {
            return 0;
        }
        let first = (0..=at).rev().find(|at| self.is_first[*at]).unwrap_or(at);
        let surplus = if self.all[first] == *next {
            // The next cluster begins with the same letter: it and those after it have a glyph a character.
            let same = glyphs[1..].iter().take_while(|glyph| glyph.chr == *next).count();
            let characters = self.is_first[at + 1..].iter().zip(&self.all[at + 1..]);
            let needed = characters.take_while(|(is_first, c)| !**is_first || *c == next).count();
            same.saturating_sub(needed)
        } else {
            glyphs[1..].iter().take(LONGEST_RUN).position(|glyph| glyph.chr == *next).unwrap_or(0)
        };
        surplus.min(more)
    }
}

/// A run from right to left at the beginning of some characters.
struct Run {
    characters: usize,
    /// Glyphs that are drawn, the first one that of the last character.
    drawn: usize,
    /// Glyphs behind them that are nothing.
    nothings: usize,
}

impl Run {
    /// The run at the beginning, if it has more characters than one: it is the longest one after whose glyphs its
    /// characters follow once more.
    fn at(characters: &[char], glyphs: &[Glyph]) -> Option<Self> {
        let glyphs = &glyphs[..glyphs.len().min(2 * LONGEST_RUN)];
        let runs = (1..glyphs.len()).flat_map(|drawn| {
            (1..=MOST_OF_ONE.min(drawn)).map(move |of_first| {
                let again = characters.iter().skip(of_first).zip(&glyphs[drawn..]);
                let nothings = again.take_while(|(c, glyph)| is_nothing(glyph) && glyph.chr == **c).count();
                Self { characters: of_first + nothings, drawn, nothings }
            })
        });
        let is_one = |run: &Self| run.nothings > 0 && run.drawn <= 2 * run.characters;
        // Of those that are as long the first: its glyphs are drawn before others.
        runs.filter(is_one).reduce(|best, run| if run.characters > best.characters { run } else { best })
    }

    /// Its glyphs, one for each character; a character that has none of its own has one that is nothing.
    fn glyphs(&self, characters: &[char], glyphs: &[Glyph]) -> Vec<Glyph> {
        let characters = &characters[..self.characters];
        let mut slots: Vec<Option<Glyph>> = vec![None; self.characters];
        let mut next = 0;
        for glyph in glyphs[..self.drawn].iter().rev() {
            let near = characters.iter().skip(next).take(MOST_OF_ONE + 1).position(|c| *c == glyph.chr);
            let at = next + near.unwrap_or(0);
            if let Some(slot) = slots.get_mut(at) {
                *slot = Some(*glyph);
                next = at + 1;
            }
        }
        let mut before = glyphs[self.drawn - 1];
        let of = |(slot, c): (Option<Glyph>, &char)| {
            before = slot.unwrap_or_else(|| nothing(before, *c));
            before
        };
        slots.into_iter().zip(characters).map(of).collect()
    }
}

/// A glyph that is nothing, where another is.
fn nothing(there: Glyph, c: char) -> Glyph {
    let mut glyph = there;
    glyph.chr = c;
    glyph.advance_width = 0.0;
    glyph.uv_rect.max = glyph.uv_rect.min;
    glyph.uv_rect.size = Vec2::ZERO;
    glyph
}

fn is_nothing(glyph: &Glyph) -> bool {
    glyph.uv_rect.is_nothing() && glyph.advance_width == 0.0
}

#[cfg(test)]
mod tests;
