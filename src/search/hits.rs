//! Hits, and where they are kept while they come in.

use std::ops::Range;

use crate::article::{Anchor, Passage};

/// A place where a query stands. It is small, since there may be a million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    passage: u32,
    start: u32,
    end: u32,
}

impl Hit {
    /// A hit in the passage of this index, at these bytes of its text.
    ///
    /// None beyond 4 GB, which is more than any file that is read.
    pub fn new(passage: usize, range: &Range<usize>) -> Option<Self> {
        let small = |number: usize| u32::try_from(number).ok();
        Some(Self { passage: small(passage)?, start: small(range.start)?, end: small(range.end)? })
    }

    /// Index of the passage.
    pub fn passage(&self) -> usize {
        self.passage as usize
    }

    /// Bytes of the passage's text; never empty.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Where the hit begins.
    ///
    /// # Panics
    /// When the passages are not those that were searched.
    pub fn anchor(&self, passages: &[Passage]) -> Anchor {
        passages[self.passage()].anchor_at(self.start as usize)
    }

    /// Passage and first byte: reading order.
    fn place(&self) -> (usize, usize) {
        (self.passage(), self.start as usize)
    }
}

/// Hits in reading order that come in two runs: from a place on to the end, then from the beginning to that place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    before: Vec<Hit>,
    after: Vec<Hit>,
}

impl Hits {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of them are before the place.
    pub fn count_before(&self) -> usize {
        self.before.len()
    }

    /// The hit of an index.
    pub fn get(&self, index: usize) -> Option<Hit> {
        let after = || self.after.get(index - self.before.len());
        self.before.get(index).or_else(after).copied()
    }

    /// Adds hits that follow all those before the place.
    pub fn extend_before(&mut self, hits: &[Hit]) {
        self.before.extend_from_slice(hits);
    }

    /// Adds hits that follow all those after the place.
    pub fn extend_after(&mut self, hits: &[Hit]) {
        self.after.extend_from_slice(hits);
    }

    /// Index of the first hit that does not begin before a byte of a passage; their number when all do.
    pub fn first_from(&self, passage: usize, byte: usize) -> usize {
        let count = |hits: &[Hit]| hits.partition_point(|hit| hit.place() < (passage, byte));
        match count(&self.before) {
            all if all == self.before.len() => all + count(&self.after),
            some => some,
        }
    }

    /// Indexes of the hits that take up some of these bytes of a passage.
    pub fn in_part(&self, passage: usize, bytes: &Range<usize>) -> Range<usize> {
        let first = self.first_from(passage, bytes.start);
        let end = self.first_from(passage, bytes.end).max(first);
        // The one before may reach into it.
        let reaches_in = |index: &usize| {
            self.get(*index).is_some_and(|hit| hit.passage() == passage && hit.range().end > bytes.start)
        };
        first.checked_sub(1).filter(reaches_in).unwrap_or(first)..end
    }

    /// Indexes of the hits in passages `passages.start` to `passages.end`.
    pub fn in_passages(&self, passages: &Range<usize>) -> Range<usize> {
        let first = self.first_from(passages.start, 0);
        first..self.first_from(passages.end, 0).max(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(passage: usize, start: usize) -> Hit {
        Hit::new(passage, &(start..start + 2)).unwrap()
    }

    fn sample() -> Hits {
        let mut hits = Hits::default();
        hits.extend_after(&[hit(2, 5), hit(2, 9)]);
        hits.extend_before(&[hit(0, 0), hit(2, 0)]);
        hits.extend_after(&[hit(4, 1)]);
        hits
    }

    #[test]
    fn two_runs_are_one_order() {
        let hits = sample();
        let all: Vec<_> = (0..hits.len()).filter_map(|index| hits.get(index)).collect();
        assert_eq!(all, [hit(0, 0), hit(2, 0), hit(2, 5), hit(2, 9), hit(4, 1)]);
        assert_eq!((hits.count_before(), hits.get(5)), (2, None));
        assert!(!hits.is_empty());
    }

    #[test]
    fn hits_are_found_by_place() {
        let hits = sample();
        assert_eq!(hits.in_part(2, &(0..20)), 1..4);
        assert_eq!(hits.in_part(2, &(1..5)), 1..2, "a hit may begin before the part");
        assert_eq!(hits.in_part(2, &(2..5)), 2..2);
        assert_eq!(hits.in_part(2, &(6..10)), 2..4);
        assert_eq!(hits.in_part(3, &(0..20)), 4..4);
        assert_eq!(hits.in_passages(&(0..3)), 0..4);
        assert_eq!(hits.in_passages(&(3..9)), 4..5);
        assert_eq!(hits.in_passages(&(5..9)), 5..5);
    }

    #[test]
    fn what_is_too_far_is_no_hit() {
        assert_eq!(Hit::new(0, &(0..usize::MAX)), None);
    }
}
