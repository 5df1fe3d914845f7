//! Which of many patterns stand at which places of a text.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// Bits of the filter through which the head of every place goes: 64 KB, so that it stays next to the processor.
const FILTER_BITS: usize = 1 << 19;

/// Patterns, ready to be found wherever they stand, overlapping or not.
///
/// At most places of a text no pattern begins. So the two characters at a place are looked up in a small filter first;
/// only where it lets them pass are the patterns searched that begin with them. These are in order, and all that stand
/// at a place are beginnings of the last one that is not after the text there.
#[derive(Debug, Default)]
pub(super) struct PatternIndex {
    /// All of them one after the other, in order and none twice, so that those with the same head are together in memory.
    text: String,
    /// Where each begins in it, and its end.
    bounds: Vec<u32>,
    /// For each pattern the longest other one that it begins with.
    beginnings: Vec<Option<u32>>,
    /// The patterns that begin with a head.
    by_head: FxHashMap<Head, Range<u32>>,
    /// Two bits in one word for each head, by its hash.
    filter: Vec<u64>,
    /// Whether a pattern is a single character.
    has_single: bool,
}

/// The first two characters of a text; the second is NUL in a text of one.
type Head = (char, char);

impl PatternIndex {
    /// Patterns in order, none twice and none empty, of fewer than 4 GB in all.
    pub(super) fn new(patterns: &[String]) -> Self {
        let mut index = Self { beginnings: beginnings(patterns), bounds: vec![0], ..Self::default() };
        if !patterns.is_empty() {
            index.filter = vec![0; FILTER_BITS / 64];
        }
        for (number, pattern) in patterns.iter().enumerate() {
            index.text.push_str(pattern);
            index.bounds.push(index.text.len() as u32);
            let Some(head) = head(pattern) else { continue };
            let number = number as u32;
            index.by_head.entry(head).or_insert(number..number).end = number + 1;
            let (word, bits) = place(head);
            index.filter[word] |= bits;
            index.has_single |= head.1 == '\0';
        }
        index
    }

    fn pattern(&self, number: u32) -> &str {
        let number = number as usize;
        let bounds = self.bounds.get(number).zip(self.bounds.get(number + 1));
        bounds.and_then(|(start, end)| self.text.get(*start as usize..*end as usize)).unwrap_or_default()
    }

    /// Whether there is nothing to be found.
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Every place where a pattern stands: its bytes and the pattern's number, by the starts, the longest first. Only
    /// bytes are asked for at which a pattern may begin.
    pub(super) fn places<'a>(
        &'a self,
        text: &'a str,
        may_begin: impl Fn(usize) -> bool + 'a,
    ) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
        let starts = if self.is_empty() { "" } else { text }.char_indices();
        let seconds = starts.clone().skip(1).map(|(_, c)| c).chain(std::iter::once('\0'));
        starts.zip(seconds).flat_map(move |((at, first), second)| {
            let heads = [(first, second), (first, '\0')];
            let is_known =
                (self.may_have(heads[0]) || self.has_single && self.may_have(heads[1])) && may_begin(at);
            let longest = is_known.then(|| self.longest(text.get(at..)?, heads)).flatten();
            let shorter = |pattern: &u32| self.beginnings[*pattern as usize];
            std::iter::successors(longest, shorter)
                .map(move |pattern| (at..at + self.pattern(pattern).len(), pattern as usize))
        })
    }

    /// Whether the filter lets a head pass.
    fn may_have(&self, head: Head) -> bool {
        let (word, bits) = place(head);
        self.filter[word] & bits == bits
    }

    /// The longest pattern that a text begins with, by its head of two characters or of one.
    fn longest(&self, text: &str, heads: [Head; 2]) -> Option<u32> {
        heads.into_iter().find_map(|head| {
            let range = self.by_head.get(&head)?;
            let Range { mut start, mut end } = *range;
            while start < end {
                let middle = start.midpoint(end);
                if self.pattern(middle) <= text { start = middle + 1 } else { end = middle }
            }
            let last = start.checked_sub(1).filter(|last| range.contains(last));
            std::iter::successors(last, |pattern| self.beginnings[*pattern as usize])
                .find(|pattern| text.starts_with(self.pattern(*pattern)))
        })
    }
}

/// For each of the patterns, which are in order, the longest other one that it begins with.
pub(super) fn beginnings<T: AsRef<str>>(patterns: &[T]) -> Vec<Option<u32>> {
    let mut open: Vec<u32> = Vec::new();
    let mut beginnings = Vec::with_capacity(patterns.len());
    for (number, pattern) in patterns.iter().enumerate() {
        while open.pop_if(|last| !pattern.as_ref().starts_with(patterns[*last as usize].as_ref())).is_some() {
        }
        beginnings.push(open.last().copied());
        open.push(number as u32);
    }
    beginnings
}

fn head(text: &str) -> Option<Head> {
    let mut characters = text.chars();
    Some((characters.next()?, characters.next().unwrap_or('\0')))
}

/// The word of a head in the filter, and its bits there: its characters spread by an odd number.
const fn place((first, second): Head) -> (usize, u64) {
    let spread = ((first as u64) << 32 | second as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let word = spread >> (64 - (FILTER_BITS / 64).trailing_zeros());
    (word as usize, 1 << (spread >> 40 & 63) | 1 << (spread >> 34 & 63))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<(Range<usize>, usize)> {
        let mut patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
        patterns.sort();
        patterns.dedup();
        PatternIndex::new(&patterns).places(text, |_| true).collect()
    }

    #[test]
    fn all_that_stand_at_a_place_are_found_the_longest_first() {
        assert_eq!(
            found(&["a", "ab", "abd", "b", "墨"], "abc墨"),
            [(0..2, 1), (0..1, 0), (1..2, 3), (3..6, 4)]
        );
        assert_eq!(found(&["ab", "abc", "abcd"], "abcx"), [(0..3, 1), (0..2, 0)]);
        assert_eq!(found(&["aa"], "aaa"), [(0..2, 0), (1..3, 0)]);
        assert_eq!(found(&[], "abc"), []);
        assert_eq!(found(&["ab"], ""), []);
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_stands_there(
            patterns in proptest::collection::vec("[ab墨]{1,4}", 0..12),
            text in "[abc墨]{0,24}",
        ) {
            let mut patterns = patterns;
            patterns.sort();
            patterns.dedup();
            let places = text.char_indices().map(|(at, _)| at);
            let mut expected: Vec<(Range<usize>, usize)> = places
                .flat_map(|at| patterns.iter().enumerate().map(move |(number, pattern)| (at, number, pattern)))
                .filter(|(at, _, pattern)| text.split_at(*at).1.starts_with(pattern.as_str()))
                .map(|(at, number, pattern)| (at..at + pattern.len(), number))
                .collect();
            expected.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
            let found: Vec<_> = PatternIndex::new(&patterns).places(&text, |_| true).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
