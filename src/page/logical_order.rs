//! Glyphs in the order of the text, one for each character.
//!
//! epaint promises that, and keeps the promise for text from left to right. A run from right to left comes in the order
//! in which it is drawn, and after it once more each of its characters but the first, as glyphs that are nothing: taken
//! for the characters that follow, they would push so many off the line.

use std::sync::Arc;

use egui::epaint::text::{Galley, Glyph};

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
    if !text.chars().any(is_right_to_left) {
        return shaped;
    }
    let characters: Vec<char> = text.chars().collect();
    let glyphs = ordered(&characters, &placed.row.glyphs);
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

fn ordered(characters: &[char], glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut ordered = Vec::with_capacity(characters.len());
    let (mut rest, mut glyphs) = (characters, glyphs);
    while let (Some(c), Some(first)) = (rest.first(), glyphs.first()) {
        match Run::at(rest, glyphs).filter(|_| is_right_to_left(*c)) {
            Some(run) => {
                ordered.extend(run.glyphs(rest, glyphs));
                rest = &rest[run.characters..];
                glyphs = &glyphs[run.drawn + run.nothings..];
            }
            None => {
                ordered.push(*first);
                (rest, glyphs) = (&rest[1..], &glyphs[1..]);
            }
        }
    }
    ordered
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
    glyph.uv_rect = Default::default();
    glyph
}

fn is_nothing(glyph: &Glyph) -> bool {
    glyph.uv_rect.is_nothing() && glyph.advance_width == 0.0
}

#[cfg(test)]
mod tests;
