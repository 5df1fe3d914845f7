//! The index of texts by their letters and the letters' spellings.

use std::collections::HashMap;
use std::ops::Range;

use super::Spelling;
use super::given::ReadingSource;
use super::mandarin::Syllable;
use super::units::{Letter, ReadingUnit, units};
use crate::text::fold::Folded;

/// A text to be found by its reading.
#[derive(Clone, Debug)]
pub struct IndexedText<'a> {
    /// The text.
    pub original: &'a str,
    /// It, folded.
    pub folded: &'a Folded,
    /// How its Han characters are read.
    pub reading: ReadingSource,
}

/// Texts that can be found by their readings; a text is known by its place among them.
#[derive(Debug, Default)]
pub struct Readings {
    /// Where each text ends among the units.
    ends: Vec<u32>,
    units: Vec<IndexedUnit>,
    /// Where each letter ends among their spellings.
    letter_ends: Vec<u32>,
    /// By letter, indexes of spellings.
    of_letters: Vec<u32>,
    /// Each once, sorted.
    spellings: Vec<Spelling>,
}

/// A unit of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct IndexedUnit {
    /// Bytes of the original.
    start: u32,
    end: u32,
    /// The letter's number.
    pub letter: u32,
    pub within_word: bool,
    /// Whether it may be left out after another unit.
    pub silent: bool,
}

impl IndexedUnit {
    /// The bytes of the original from this unit to the end of another.
    pub(super) fn range_to(self, last: Self) -> Range<usize> {
        self.start as usize..last.end as usize
    }
}

impl Readings {
    /// Indexes texts.
    pub fn new<'a>(texts: impl IntoIterator<Item = IndexedText<'a>>) -> Self {
        let mut builder = Builder::default();
        for text in texts {
            builder.add(&text);
        }
        builder.finish()
    }

    /// The units of a text; none when there is no such text.
    pub(super) fn units(&self, text: usize) -> &[IndexedUnit] {
        self.units.get(part(&self.ends, text)).unwrap_or_default()
    }

    /// All spellings, sorted.
    pub(super) fn spellings(&self) -> &[Spelling] {
        &self.spellings
    }

    /// For each letter the spellings it has, by their indexes.
    pub(super) fn letters(&self) -> impl Iterator<Item = &[u32]> {
        let parts = (0..self.letter_ends.len()).map(|letter| part(&self.letter_ends, letter));
        parts.map(|part| self.of_letters.get(part).unwrap_or_default())
    }
}

/// The part of a list between an end and the one before it.
fn part(ends: &[u32], index: usize) -> Range<usize> {
    let end = |index: usize| ends.get(index).map_or(0, |end| *end as usize);
    let start = index.checked_sub(1).map_or(0, end);
    start..end(index).max(start)
}

#[derive(Default)]
struct Builder {
    readings: Readings,
    /// Letters that were seen, and whether they were read by guessing.
    letters: HashMap<(Letter, bool), u32>,
    spellings: HashMap<Spelling, u32>,
}

impl Builder {
    fn add(&mut self, text: &IndexedText<'_>) {
        for (index, ReadingUnit { range, within_word, letter }) in
            units(text.original, text.folded).into_iter().enumerate()
        {
            let silent = letter.is_silent();
            let letter = match &text.reading {
                ReadingSource::Guessed => self.known_letter(letter, true),
                ReadingSource::Written => self.known_letter(letter, false),
                ReadingSource::Given(syllables) => match syllables.0.get(index) {
                    Some(Some(syllable)) => self.given_letter(letter, syllable),
                    _ => self.known_letter(letter, false),
                },
            };
            let (start, end) = (range.start as u32, range.end as u32);
            self.readings.units.push(IndexedUnit { start, end, letter, within_word, silent });
        }
        self.readings.ends.push(self.readings.units.len() as u32);
    }

    /// The number of a letter that is spelt in the same way everywhere.
    fn known_letter(&mut self, letter: Letter, guessed: bool) -> u32 {
        if let Some(known) = self.letters.get(&(letter, guessed)) {
            return *known;
        }
        let mut spellings = Vec::new();
        letter.spellings(&mut spellings);
        if guessed {
            letter.read_spellings(&mut spellings);
        }
        let new = self.new_letter(spellings);
        self.letters.insert((letter, guessed), new);
        new
    }

    fn given_letter(&mut self, letter: Letter, syllable: &Syllable) -> u32 {
        let mut spellings = Vec::new();
        letter.spellings(&mut spellings);
        syllable.spellings(&mut spellings);
        self.new_letter(spellings)
    }

    fn new_letter(&mut self, spellings: Vec<Spelling>) -> u32 {
        for spelling in spellings {
            let next = self.spellings.len() as u32;
            let number = *self.spellings.entry(spelling).or_insert(next);
            self.readings.of_letters.push(number);
        }
        self.readings.letter_ends.push(self.readings.of_letters.len() as u32);
        self.readings.letter_ends.len() as u32 - 1
    }

    /// Sorts the spellings, and numbers them by their new places.
    fn finish(self) -> Readings {
        let mut readings = self.readings;
        let mut spellings: Vec<_> = self.spellings.into_iter().collect();
        spellings.sort_unstable();
        let mut places = vec![0; spellings.len()];
        for (place, (_, number)) in spellings.iter().enumerate() {
            places[*number as usize] = place as u32;
        }
        readings.of_letters.iter_mut().for_each(|number| *number = places[*number as usize]);
        readings.spellings = spellings.into_iter().map(|(spelling, _)| spelling).collect();
        readings
    }
}
