//! Places of an article in a later version of it, found by what stands there and not by counting.
//!
//! What both versions have in common at the beginning and at the end keeps its places. In between a passage is found
//! by its text and by the passages around it; one that was changed by the words that were at the top; one that is gone
//! gives its place to what followed it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::mem::discriminant;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::article::{Anchor, Passage};
use crate::search::place_of;
use crate::text::slice::{byte_of_char, first_chars};

/// Passages around one that are compared to tell it from others with the same text.
const AROUND: usize = 8;
/// How far away a passage may be that says where one stood that is gone.
const REACH: usize = 64;
/// Characters of the words that a changed passage is found by, the most telling first.
const WORDS: [usize; 3] = [24, 12, 6];
/// Passages among which so few words as the last of these tell anything.
const FEW: usize = 400;

/// A version of an article and a later one.
pub(super) struct Relocation<'a> {
    old: &'a [Passage],
    new: &'a [Passage],
    /// Passages that are the same at the beginning.
    before: usize,
    /// Passages that are the same at the end.
    after: usize,
    /// The later passages between, by how they begin.
    between: OnceCell<HashMap<Key<'a>, Vec<usize>>>,
}

/// Where a place is in the later version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RelocatedAnchor {
    /// The place.
    pub anchor: Anchor,
    /// Whether what stands there is what stood there before.
    pub is_same: bool,
}

/// A passage's length and its first bytes: enough to tell most passages apart without reading them whole.
type Key<'a> = (usize, &'a [u8]);

impl<'a> Relocation<'a> {
    /// Compares two versions; both as they were written.
    pub fn new(old: &'a [Passage], new: &'a [Passage]) -> Self {
        let same = |(a, b): &(&Passage, &Passage)| is_same(a, b);
        let before = old.iter().zip(new).take_while(same).count();
        let rest = old.len().min(new.len()) - before;
        let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
        Self { old, new, before, after, between: OnceCell::new() }
    }

    /// Finds a place of the old version.
    pub fn find(&self, anchor: Anchor) -> RelocatedAnchor {
        if anchor == Anchor::default() || self.old.is_empty() || self.new.is_empty() {
            return RelocatedAnchor { anchor: Anchor::default(), is_same: true };
        }
        let (mut passage, mut byte) = place_of(self.old, anchor);
        if passage >= self.old.len() {
            passage = self.old.len() - 1;
            byte = self.old[passage].text.len();
        }
        match self.same_passage(passage) {
            Some(later) => RelocatedAnchor { anchor: self.new[later].anchor_at(byte), is_same: true },
            None => self.changed(passage, byte),
        }
    }

    /// The later passage that is a passage of the old version.
    fn same_passage(&self, passage: usize) -> Option<usize> {
        if passage < self.before {
            return Some(passage);
        }
        if passage + self.after >= self.old.len() {
            return Some(passage + self.new.len() - self.old.len());
        }
        let of = self.old.get(passage)?;
        let twins = self.between().get(&key(of))?.iter().copied().filter(|at| is_same(of, &self.new[*at]));
        twins.max_by_key(|at| (self.around(passage, *at), std::cmp::Reverse(self.distance(passage, *at))))
    }

    fn between(&self) -> &HashMap<Key<'a>, Vec<usize>> {
        self.between.get_or_init(|| {
            let mut between: HashMap<Key<'a>, Vec<usize>> = HashMap::new();
            for at in self.before..self.new.len() - self.after {
                between.entry(key(&self.new[at])).or_default().push(at);
            }
            between
        })
    }

    /// How many passages around two are the same.
    fn around(&self, old: usize, new: usize) -> usize {
        let same = |(a, b): &(&Passage, &Passage)| is_same(a, b);
        let above = self.old[..old].iter().rev().zip(self.new[..new].iter().rev());
        let below = self.old[old + 1..].iter().zip(&self.new[new + 1..]);
        above.take(AROUND).take_while(same).count() + below.take(AROUND).take_while(same).count()
    }

    /// How far a later passage is from where an old one would be if all changes were before it, or all after it.
    fn distance(&self, old: usize, new: usize) -> usize {
        let from_end = (self.old.len() - old).abs_diff(self.new.len() - new);
        old.abs_diff(new).min(from_end)
    }

    /// A place in a passage that is not there any more as it was.
    fn changed(&self, passage: usize, byte: usize) -> RelocatedAnchor {
        let both = |at: usize| Some((at, self.same_passage(at)?));
        let above = (passage.saturating_sub(REACH)..passage).rev().find_map(both);
        let below = (passage + 1..self.old.len()).take(REACH).find_map(both);
        let (old_start, start) = above.map_or((0, 0), |(old, new)| (old + 1, new + 1));
        let (old_end, end) = below.unwrap_or((self.old.len(), self.new.len()));
        // Where what was around it was put into another order, it may be anywhere.
        let (before, gap) = if start <= end {
            (old_start..old_end, start..end)
        } else {
            (0..self.old.len(), 0..self.new.len())
        };
        if let Some((at, byte)) = self.words(passage, byte, &gap) {
            return RelocatedAnchor { anchor: self.new[at].anchor_at(byte), is_same: true };
        }
        let anchor = if gap.is_empty() {
            // It is gone: what followed it stands in its place.
            below.or(above).map_or_else(Anchor::default, |(_, at)| self.new[at].anchor)
        } else {
            self.in_proportion(passage, byte, &before, &gap)
        };
        RelocatedAnchor { anchor, is_same: false }
    }

    /// Where in later passages the words of a place are: a passage and a byte of its text.
    fn words(&self, passage: usize, byte: usize, gap: &Range<usize>) -> Option<(usize, usize)> {
        let text = self.old[passage].text.as_str();
        let (head, rest) = text.split_at_checked(byte).unwrap_or((text, ""));
        let wanted = if gap.len() <= FEW { &WORDS[..] } else { &WORDS[..WORDS.len() - 1] };
        for chars in wanted {
            // The words at the place, those after them, and those at the beginning, each with their distance to it.
            let behind = byte_of_char(rest, *chars);
            let places = [(rest, 0), (rest.get(behind..).unwrap_or_default(), behind), (head, 0)];
            for (from, back) in places {
                let words = first_chars(from, *chars);
                if words.chars().count() < *chars {
                    continue;
                }
                if let Some((at, found)) = self.nearest(words, passage, gap) {
                    let start = self.new[at].text.floor_char_boundary(found.saturating_sub(back));
                    return Some((at, start));
                }
            }
        }
        self.short(rest, passage, gap)
    }

    /// A whole passage that is too short for its words to be looked for anywhere: as a part of another.
    fn short(&self, rest: &str, passage: usize, gap: &Range<usize>) -> Option<(usize, usize)> {
        let is_telling = rest.chars().nth(1).is_some() && gap.len() <= FEW;
        if is_telling && rest.chars().count() < WORDS[2] { self.nearest(rest, passage, gap) } else { None }
    }

    fn nearest(&self, words: &str, passage: usize, gap: &Range<usize>) -> Option<(usize, usize)> {
        let finder = Finder::new(words);
        let found = gap.clone().filter_map(|at| Some((at, finder.find(self.new[at].text.as_bytes())?)));
        found.min_by_key(|(at, _)| self.distance(passage, *at))
    }

    /// It was rewritten: as far down as it was, among the passages that may be it.
    fn in_proportion(
        &self,
        passage: usize,
        byte: usize,
        before: &Range<usize>,
        gap: &Range<usize>,
    ) -> Anchor {
        let at = gap.start + (passage - before.start) * gap.len() / before.len().max(1);
        let (old, new) = (&self.old[passage].text, &self.new[at.min(gap.end - 1)]);
        let share = byte as f64 / old.len().max(1) as f64;
        new.anchor_at(new.text.floor_char_boundary((share * new.text.len() as f64) as usize))
    }
}

fn key(passage: &Passage) -> Key<'_> {
    const FIRST: usize = 48;
    let bytes = passage.text.as_bytes();
    (bytes.len(), &bytes[..bytes.len().min(FIRST)])
}

fn is_same(a: &Passage, b: &Passage) -> bool {
    a.text == b.text && discriminant(&a.role) == discriminant(&b.role)
}
