//! Finding what was typed among the spellings of a text's letters.

use std::ops::Range;

use super::Spelling;
use super::index::{IndexedUnit, Readings};
use super::mandarin::NEUTRAL;
use super::typed::{Typed, tone_sign};
use crate::text::class::is_han;

/// Letters in the longest query that is read. Nobody types more by hand, and it leaves a set of places among the
/// letters the size of one number.
const LONGEST_QUERY: usize = 126;

/// The place after the last letter, reached by less than a whole spelling.
const ABBREVIATED: u128 = 1 << 127;

/// A query, ready to be found in the texts of a [`Readings`].
#[derive(Debug)]
pub struct ReadingQuery<'a> {
    readings: &'a Readings,
    /// Number of letters.
    length: usize,
    /// Where each letter's moves end.
    ends: Vec<u32>,
    moves: Vec<Move>,
    /// Whether a letter can begin the query.
    begins: Vec<bool>,
}

/// From one place among the query's letters to a set of others, by one letter of a text.
#[derive(Clone, Copy, Debug)]
struct Move {
    from: u8,
    to: u128,
}

/// A place where a query stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingMatch {
    /// Bytes of the original, always whole characters.
    pub range: Range<usize>,
    /// Whether the text begins with it.
    pub starts: bool,
    /// Whether the text ends with it.
    pub ends: bool,
}

impl Readings {
    /// Prepares a query as [`super::spelt`] gives it. None when nothing in it is a reading (it is of Han and digits
    /// alone), when it is blank, or when it has more than 126 letters.
    pub fn query(&self, spelt: &str) -> Option<ReadingQuery<'_>> {
        let typed = Typed::new(spelt);
        let is_read = |c: &char| !is_han(*c) && !c.is_numeric();
        if typed.letters.len() > LONGEST_QUERY || !typed.letters.iter().any(is_read) {
            return None;
        }
        let of_spellings = self.moves(&typed);
        let mut query = ReadingQuery {
            readings: self,
            length: typed.letters.len(),
            ends: Vec::new(),
            moves: Vec::new(),
            begins: Vec::new(),
        };
        for spellings in self.letters() {
            let first = query.moves.len();
            for spelling in spellings {
                query.moves.extend(&of_spellings[*spelling as usize]);
            }
            query.begins.push(query.moves[first..].iter().any(|step| step.from == 0));
            query.ends.push(query.moves.len() as u32);
        }
        Some(query)
    }

    /// For each spelling the moves it makes in a query.
    fn moves(&self, typed: &Typed) -> Vec<Vec<Move>> {
        let spellings = self.spellings();
        let mut moves = vec![Vec::new(); spellings.len()];
        for (from, first) in typed.letters.iter().enumerate() {
            let start = spellings.partition_point(|spelling| spelling.text.chars().next() < Some(*first));
            let same = spellings.iter().enumerate().skip(start);
            for (index, spelling) in same.take_while(|(_, spelling)| spelling.text.starts_with(*first)) {
                let to = reach(spelling, typed, from);
                if to > 0 {
                    moves[index].push(Move { from: from as u8, to });
                }
            }
        }
        moves
    }
}

/// The places that a spelling leads to from one place among the letters.
fn reach(spelling: &Spelling, typed: &Typed, from: usize) -> u128 {
    let mut to = 0;
    let mut at = from;
    let end = typed.letters.len();
    for (count, c) in spelling.text.chars().enumerate() {
        if count > 0 && at == end {
            // The last letter may be typed in part.
            return to | ABBREVIATED;
        }
        if count > 0 && typed.apart[at] {
            // `xi'an` is not `xian`.
            return to | if count <= usize::from(spelling.short) { 1 << at } else { 0 };
        }
        if count > 0 && count <= usize::from(spelling.short) {
            to |= 1 << at;
        }
        if typed.letters.get(at) != Some(&c) || !agrees(typed.tones[at], spelling.tone) {
            return to;
        }
        at += 1;
    }
    to |= 1 << at;
    let sign = typed.letters.get(at).copied().and_then(tone_sign);
    if sign.is_some_and(|sign| spelling.tone.is_some() && agrees(sign, spelling.tone)) {
        to |= 1 << (at + 1);
    }
    to
}

/// Whether a tone that was typed, 0 when none was, goes with a spelling's. In words many a syllable loses its tone.
fn agrees(typed: u8, tone: Option<u8>) -> bool {
    typed == 0 || typed == NEUTRAL || tone.is_none_or(|tone| tone == 0 || tone == typed)
}

impl ReadingQuery<'_> {
    /// Where the query stands in a text, from left to right and without overlaps.
    ///
    /// It begins neither within a word of Latin letters nor, unless at the text's start, is it less than a whole
    /// spelling of a single letter: `h` is not found in 智慧, `hui` is.
    pub fn find(&self, text: usize) -> Vec<ReadingMatch> {
        let units = self.readings.units(text);
        let mut found = Vec::new();
        let mut start = 0;
        while let Some(unit) = units.get(start) {
            let begins = self.begins.get(unit.letter as usize) == Some(&true) && !unit.within_word;
            let last = begins.then(|| self.last(units, start)).flatten();
            if let Some(last) = last {
                let range = unit.range_to(units[last]);
                found.push(ReadingMatch { range, starts: start == 0, ends: last + 1 == units.len() });
            }
            start = last.unwrap_or(start) + 1;
        }
        found
    }

    /// The last unit of the query when it stands at `start`, as many units as it can take: `sh` is 上海 rather than
    /// the beginning of 上.
    fn last(&self, units: &[IndexedUnit], start: usize) -> Option<usize> {
        let whole = 1 << self.length;
        let mut places = 1_u128;
        let mut last = None;
        // At most every other unit is silent.
        for (index, unit) in units.iter().enumerate().skip(start).take(2 * self.length) {
            let mut next = if unit.silent && index > start { places } else { 0 };
            for step in self.moves_of(unit.letter) {
                if places & (1 << step.from) > 0 {
                    next |= step.to;
                }
            }
            let too_short = index == start && start > 0;
            if next & whole > 0 || (next & ABBREVIATED > 0 && !too_short) {
                last = Some(index);
            }
            places = next & !ABBREVIATED & !whole;
            if places == 0 {
                break;
            }
        }
        let silent = |last: usize| units.iter().skip(last + 1).take_while(|unit| unit.silent).count();
        last.map(|last| last + silent(last))
    }

    fn moves_of(&self, letter: u32) -> &[Move] {
        let letter = letter as usize;
        let start = letter.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.moves[start..self.ends[letter] as usize]
    }
}
