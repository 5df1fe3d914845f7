//! The text before a note or a reading that it speaks of.

use std::ops::Range;

use super::mark::Mark;
use super::{Insert, LONGEST, Noted, Reading, accent, note};
use crate::text::class::is_han;

/// Bytes before a note in which the text that it names is looked for, in addition to that text's own.
const REACH: usize = 2048;
/// Marks that may stand between a `｜` and its reading.
const MOST_MOVED: usize = 64;

/// The last place of a text; that of its accented form where the note has it in plain letters.
pub(super) fn range(base: &str, text: &str) -> Option<Range<usize>> {
    let find = |text: &str| {
        let near = base.floor_char_boundary(base.len().saturating_sub(REACH + text.len()));
        let at = near + base.get(near..)?.rfind(text)?;
        Some(at..at + text.len())
    };
    find(text).or_else(|| find(&accent::read(text)?))
}

/// The last places of a text, or of several: `甲」「乙`, `甲」と「乙`.
pub(super) fn ranges(base: &str, text: &str) -> Option<Vec<Range<usize>>> {
    if let Some(range) = range(base, text) {
        return Some(vec![range]);
    }
    if !text.contains('」') {
        return None;
    }
    let mut ends = text.split('」');
    let first = range(base, ends.next()?)?;
    let others = ends.map(|end| range(base, end.split_once('「')?.1));
    std::iter::once(Some(first)).chain(others).collect()
}

impl Noted {
    /// Sets what stands next to a range; where there is no room next to it, it stands after it, small.
    pub(super) fn add_reading(&mut self, range: Range<usize>, added: note::Reading<'_>) {
        let at = self.readings.partition_point(|reading| reading.range.end <= range.start);
        let side = |reading: &mut Reading| {
            let side = if added.is_under { &mut reading.under } else { &mut reading.over };
            let is_free = side.is_empty();
            if is_free {
                added.text.clone_into(side);
            }
            is_free
        };
        match self.readings.get_mut(at) {
            Some(reading) if reading.range == range => {
                if side(reading) {
                    return;
                }
            }
            Some(reading) if reading.range.start < range.end => {}
            _ => {
                let mut reading = Reading { range, over: String::new(), under: String::new() };
                side(&mut reading);
                self.readings.insert(at, reading);
                return;
            }
        }
        let mark = if added.is_under { Mark::Lowered } else { Mark::Raised };
        self.insert_small(range.end, mark, added.text);
    }

    /// Inserts small text that is no part of the text itself.
    pub(super) fn insert_small(&mut self, at: usize, mark: Mark, text: &str) {
        let index = self.inserts.partition_point(|(place, _)| *place <= at);
        self.inserts.insert(index, (at, Insert::Small(mark, text.to_owned())));
    }

    /// Moves everything after a place back by some bytes, which were taken out before it.
    pub(super) fn shift_back(&mut self, from: usize, bytes: usize) {
        let back = |place: &mut usize| *place -= if *place >= from { bytes } else { 0 };
        let back_range = |range: &mut Range<usize>| {
            back(&mut range.start);
            back(&mut range.end);
        };
        // All but marks are in order.
        self.wholes.iter_mut().rev().take_while(|range| range.end >= from).for_each(back_range);
        let readings = self.readings.iter_mut().map(|reading| &mut reading.range).rev();
        readings.take_while(|range| range.end >= from).for_each(back_range);
        self.marks.iter_mut().map(|(range, _)| range).rev().take(MOST_MOVED).for_each(back_range);
        self.inserts.iter_mut().map(|(at, _)| at).rev().take_while(|at| **at >= from).for_each(back);
        self.figures.iter_mut().map(|(at, _)| at).rev().take_while(|at| **at >= from).for_each(back);
        self.open.iter_mut().map(|(at, _)| at).rev().take_while(|at| **at >= from).for_each(back);
    }

    /// Where the run of characters of one class begins that the text ends with.
    pub(super) fn run_start(&self) -> usize {
        let reading = self.readings.last().map_or(0, |reading| reading.range.end);
        let insert = self.inserts.last().map_or(0, |(place, _)| *place);
        let floor = reading.max(insert);
        let mut start = self.base.len();
        let mut wholes = self.wholes.iter().rev().take_while(|whole| whole.start >= floor).peekable();
        let mut run = None;
        for _ in 0..LONGEST {
            let (class, before) = if let Some(whole) = wholes.next_if(|whole| whole.end == start) {
                // Words with accents are a run of their own.
                let is_description = self.base.get(whole.clone()).is_some_and(|text| text.starts_with('［'));
                (if is_description { 0 } else { 4 }, whole.start)
            } else {
                let text = self.base.get(floor..start).unwrap_or_default();
                let Some(c) = text.chars().next_back() else { break };
                let Some(class) = class(c) else { break };
                (class, start - c.len_utf8())
            };
            if *run.get_or_insert(class) != class {
                break;
            }
            start = before;
        }
        start
    }
}

/// The class of a character that readings stand above; none for marks and blanks.
fn class(c: char) -> Option<u8> {
    match c {
        'ヶ' | '仝' | '※' => Some(0),
        _ if is_han(c) => Some(0),
        '\u{3031}'..='\u{3035}' | '\u{3041}'..='\u{309F}' => Some(1),
        '\u{30A1}'..='\u{30FF}' => Some(2),
        'A'..='Z'
        | 'a'..='z'
        | '0'..='9'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '０'..='９'
        | '\u{C0}'..='\u{24F}'
        | '\u{370}'..='\u{52F}'
        | '\''
        | '’'
        | '-' => Some(3),
        _ => None,
    }
}
