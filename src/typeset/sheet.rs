//! A stretch of a paragraph made ready for setting: every character with its room, and the places for line breaks.

use std::ops::Range;

use crate::text::class::is_cjk;

use super::breaks::{Places, grapheme_starts};
use super::fit::{Fit, Totals};
use super::marks::{hangs, is_blank, is_line_end};
use super::measure::Measure;
use super::spacing::{Cell, cells};
use super::{Options, Rules};

/// A stretch of a paragraph. Places in it are characters from its start.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub cells: Vec<Cell>,
    characters: Vec<char>,
    /// Totals of all characters before a place; one more than there are characters.
    sums: Vec<Totals>,
    letters: Vec<Letters>,
    /// Where lines may end, in order; the last is the end of the sheet.
    pub ends: Vec<End>,
    trim_start: bool,
    hang: bool,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// Where the next line begins.
    pub at: usize,
    /// Where the blanks begin that vanish at the end of this line.
    pub visible: usize,
    /// The line must end here.
    pub forced: bool,
    /// No rule lets a line end here, but the word is longer than a line.
    pub emergency: bool,
}

/// Letters before a place, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    cjk: usize,
    other: usize,
}

/// A stretch of a paragraph's shown text, with what surrounds it.
pub(super) struct Stretch<'a> {
    /// The text to look at: the stretch, after enough before it to find its breaks.
    pub text: &'a str,
    /// Characters of `text` that come before the stretch.
    pub lead: usize,
    /// The place of `text` in the paragraph, in characters.
    pub range: Range<usize>,
    /// Room for the first line, em; less than for others where it is indented.
    pub first: f32,
}

impl Sheet {
    /// Collects what there is to know about a stretch of text.
    pub fn new(stretch: &Stretch<'_>, measure: &impl Measure, options: &Options) -> Self {
        let Stretch { text, lead, .. } = *stretch;
        let mut characters: Vec<char> = text.chars().collect();
        let rules = Rules::Level(options.level);
        let mut places = Places::find(text, &characters, rules, options.language, options.keep_words);
        for at in 1..characters.len() {
            if measure.is_glued(stretch.range.start + at) {
                places.allowed[at] = false;
                places.barred[at] = true;
            }
        }
        let mut glyphs = Vec::with_capacity(characters.len());
        measure.glyphs(text, stretch.range.clone(), &mut glyphs);
        let mut cells =
            cells(&characters, &glyphs, options, &|at| measure.is_verbatim(stretch.range.start + at));
        let begins_in_word = lead > 0 && !places.allowed[lead];
        // What comes before the stretch has done its part.
        places.allowed.drain(..lead);
        places.barred.drain(..lead);
        cells.drain(..lead);
        characters.drain(..lead);
        let mut sheet = Self {
            sums: sums(&cells),
            letters: letters(&characters),
            cells,
            characters,
            ends: Vec::new(),
            trim_start: options.trim_start,
            hang: options.hang,
        };
        let width = f64::from(options.width / options.size);
        sheet.find_ends(&places, begins_in_word, f64::from(stretch.first), width);
        sheet
    }

    /// Characters of the sheet.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// The cells of a line that begins at `start` and shows its characters up to `visible`.
    pub fn line_cells(&self, start: usize, visible: usize) -> Vec<Cell> {
        let mut cells = self.cells[start..visible.max(start)].to_vec();
        if let Some(first) = cells.first_mut() {
            *first = first.at_start(self.trim_start);
        }
        if let Some(last) = cells.last_mut() {
            *last = last.at_end();
        }
        cells
    }

    /// Totals of such a line.
    pub fn totals(&self, start: usize, visible: usize) -> Totals {
        let Some(last) = visible.checked_sub(1).filter(|last| *last >= start) else {
            return Totals::default();
        };
        let first_cell = self.cells[start].at_start(self.trim_start);
        if last == start {
            return Totals::of(&first_cell.at_end());
        }
        self.sums[last] - self.sums[start + 1]
            + Totals::of(&first_cell)
            + Totals::of(&self.cells[last].at_end())
    }

    /// How such a line fills `width` em, and the width of the mark that hangs outside it.
    pub fn fit(&self, start: usize, end: End, width: f64, full: bool) -> (Fit, f32) {
        let totals = self.totals(start, end.visible);
        let fit = Fit::new(totals, width, full && !end.forced);
        // A mark hangs only where it would not have fitted without anything else giving way.
        if self.hang
            && matches!(fit, Fit::Shrink { .. } | Fit::Over)
            && let Some(last) = end.visible.checked_sub(1).filter(|last| *last > start)
            && hangs(self.characters[last])
        {
            let cell = self.cells[last].at_end();
            let inside = totals - Totals::of(&Cell { gap: 0.0, gap_give: 0.0, gap_take: 0.0, ..cell });
            return (Fit::new(inside, width, full && !end.forced), cell.advance);
        }
        (fit, 0.0)
    }

    /// Room that a line cannot do without, but for what its edges change; grows with `visible`.
    pub fn least(&self, start: usize, visible: usize) -> f64 {
        let totals = self.sums[visible.max(start)] - self.sums[start];
        totals.room - totals.give
    }

    /// Whether a line would hold one letter of Han, kana or hangul at most, and nothing else but marks.
    pub fn is_lonely(&self, start: usize, end: usize) -> bool {
        let (before, after) = (self.letters[start], self.letters[end]);
        after.cjk - before.cjk <= 1 && after.other == before.other
    }

    /// Index in `ends` of the first end after a place.
    pub fn first_end_after(&self, place: usize) -> usize {
        self.ends.partition_point(|end| end.at <= place)
    }

    /// A sheet that `begins_in_word` begins with the rest of one that is longer than a line.
    fn find_ends(&mut self, places: &Places, begins_in_word: bool, first: f64, width: f64) {
        let mut start = 0;
        for at in 1..=self.len() {
            if !places.allowed[at] && at < self.len() {
                continue;
            }
            let end = self.end(at, false);
            let room = if start == 0 { first } else { width };
            if start == 0 && begins_in_word || self.fit(start, end, room, false).0 == Fit::Over {
                self.find_emergency_ends(start, at, places, room);
            }
            self.ends.push(end);
            start = at;
        }
    }

    /// Ends inside a word that is longer than a line: between what readers take for characters, away from marks that
    /// may not stand at an edge, unless these follow one another for longer than a line.
    fn find_emergency_ends(&mut self, start: usize, end: usize, places: &Places, room: f64) {
        let graphemes: Vec<usize> =
            grapheme_starts(&self.characters[start..end]).into_iter().map(|at| start + at).collect();
        let mut from = start;
        let mut since: Vec<usize> = Vec::new();
        for at in graphemes.into_iter().chain([end]) {
            if at < end && places.barred[at] {
                since.push(at);
                continue;
            }
            let continues = from == 0 && places.barred[0];
            if continues || self.fit(from, self.end(at, true), room, false).0 == Fit::Over {
                for &barred in &since {
                    self.ends.push(self.end(barred, true));
                }
            }
            if at < end {
                self.ends.push(self.end(at, true));
            }
            since.clear();
            from = at;
        }
    }

    fn end(&self, at: usize, emergency: bool) -> End {
        let blanks = self.characters[..at].iter().rev().take_while(|c| is_blank(**c)).count();
        let forced = at > 0 && is_line_end(self.characters[at - 1]);
        End { at, visible: at - blanks, forced, emergency }
    }
}

fn sums(cells: &[Cell]) -> Vec<Totals> {
    let mut sum = Totals::default();
    let mut sums = vec![sum];
    sums.extend(cells.iter().map(|cell| {
        sum = sum + Totals::of(cell);
        sum
    }));
    sums
}

fn letters(characters: &[char]) -> Vec<Letters> {
    let mut count = Letters::default();
    let mut letters = vec![count];
    letters.extend(characters.iter().map(|c| {
        if is_cjk(*c) {
            count.cjk += 1;
        } else if c.is_alphanumeric() {
            count.other += 1;
        }
        count
    }));
    letters
}
