//! Which bytes of a text became which bytes of another.

use std::ops::Range;

/// Which bytes of an original became which bytes of what is shown instead.
///
/// Both texts are cut into the same number of pieces, in the same order and without gaps. In most pieces bytes
/// correspond one to one; the others are only ever taken whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByteAlignment {
    /// Where pieces begin, in order; the first begins both texts.
    pieces: Vec<Piece>,
    /// Length of both texts in bytes.
    len: Pair,
}

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Original,
    Shown,
}

/// A number of bytes in each of the two texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pair {
    original: usize,
    shown: usize,
}

impl Pair {
    fn of(self, side: Side) -> usize {
        match side {
            Side::Original => self.original,
            Side::Shown => self.shown,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Piece {
    start: Pair,
    /// Whether it is only ever taken whole; otherwise bytes correspond one to one.
    whole: bool,
}

impl ByteAlignment {
    /// The bytes of the original that became a range of what is shown, widened to whole phrases where their lengths
    /// differ. An empty range leads to the empty range at its place, or where the phrase around it begins. Whole
    /// characters lead to whole characters.
    pub fn original(&self, shown: Range<usize>) -> Range<usize> {
        self.across(shown, Side::Shown, Side::Original)
    }

    /// The bytes that are shown for a range of the original, widened in the same way.
    pub fn shown(&self, original: Range<usize>) -> Range<usize> {
        self.across(original, Side::Original, Side::Shown)
    }

    /// Bytes that are the same in number, and are the same characters or as many characters of the same lengths.
    pub(super) fn push_run(&mut self, len: usize) {
        if len > 0 {
            self.push(Pair { original: len, shown: len }, false);
        }
    }

    /// A phrase that became another one: character by character where both have as many, else whole.
    pub(super) fn push_phrase(&mut self, original: &str, shown: &str) {
        if original.chars().count() == shown.chars().count() {
            for (from, to) in original.chars().zip(shown.chars()) {
                let len = Pair { original: from.len_utf8(), shown: to.len_utf8() };
                self.push(len, len.original != len.shown);
            }
        } else {
            self.push(Pair { original: original.len(), shown: shown.len() }, true);
        }
    }

    /// What another alignment says of the texts that follow.
    pub(super) fn append(&mut self, next: &Self) {
        for (len, whole) in next.lengths() {
            self.push(len, whole);
        }
    }

    /// The alignment of the original with what `next` made of what is shown.
    pub(super) fn then(&self, next: &Self) -> Self {
        if self.is_trivial() {
            return next.clone();
        }
        if next.is_trivial() {
            return self.clone();
        }
        let mut joined = Self::default();
        let (mut first, mut second) = (Lengths::new(self.lengths()), Lengths::new(next.lengths()));
        while let (Some((a, a_whole)), Some((b, b_whole))) = (first.piece, second.piece) {
            if !a_whole && !b_whole {
                let len = a.shown.min(b.original);
                joined.push_run(len);
                first.take(len);
                second.take(len);
            } else {
                joined.push(whole_piece(&mut first, &mut second), true);
            }
        }
        joined
    }

    /// The range of the other text that a range of one text became, widened to whole pieces.
    fn across(&self, range: Range<usize>, from: Side, to: Side) -> Range<usize> {
        let start = self.start(range.start, from, to);
        if range.is_empty() { start..start } else { start..self.end(range.end, from, to).max(start) }
    }

    fn start(&self, at: usize, from: Side, to: Side) -> usize {
        if at >= self.len.of(from) {
            return self.len.of(to);
        }
        let piece = self.piece(self.pieces.partition_point(|piece| piece.start.of(from) <= at));
        piece.start.of(to) + if piece.whole { 0 } else { at - piece.start.of(from) }
    }

    fn end(&self, at: usize, from: Side, to: Side) -> usize {
        let at = at.min(self.len.of(from));
        let count = self.pieces.partition_point(|piece| piece.start.of(from) < at);
        let piece = self.piece(count);
        if piece.whole {
            self.pieces.get(count).map_or(self.len, |next| next.start).of(to)
        } else {
            piece.start.of(to) + at - piece.start.of(from)
        }
    }

    /// The last of the first `count` pieces.
    fn piece(&self, count: usize) -> Piece {
        count.checked_sub(1).and_then(|last| self.pieces.get(last)).copied().unwrap_or_default()
    }

    fn push(&mut self, len: Pair, whole: bool) {
        if whole || self.pieces.last().is_none_or(|last| last.whole) {
            self.pieces.push(Piece { start: self.len, whole });
        }
        self.len.original += len.original;
        self.len.shown += len.shown;
    }

    /// Whether all bytes correspond one to one.
    fn is_trivial(&self) -> bool {
        self.pieces.iter().all(|piece| !piece.whole)
    }

    /// Each piece's length, and whether it is only ever taken whole.
    fn lengths(&self) -> impl Iterator<Item = (Pair, bool)> {
        let ends = self.pieces.iter().skip(1).map(|next| next.start).chain([self.len]);
        self.pieces.iter().zip(ends).map(|(piece, end)| {
            let len =
                Pair { original: end.original - piece.start.original, shown: end.shown - piece.start.shown };
            (len, piece.whole)
        })
    }
}

/// The pieces of an alignment, of which parts can be taken.
struct Lengths<I> {
    rest: I,
    /// What is left of the piece that is being taken, and whether it is only ever taken whole.
    piece: Option<(Pair, bool)>,
}

impl<I: Iterator<Item = (Pair, bool)>> Lengths<I> {
    fn new(mut rest: I) -> Self {
        let piece = rest.next();
        Self { rest, piece }
    }

    /// Takes up to `most` bytes of a piece that may be parted, and all of any other; how many it took.
    fn take(&mut self, most: usize) -> Pair {
        let Some((len, whole)) = self.piece else { return Pair::default() };
        if whole || len.original <= most {
            self.piece = self.rest.next();
            return len;
        }
        self.piece = Some((Pair { original: len.original - most, shown: len.shown - most }, false));
        Pair { original: most, shown: most }
    }
}

/// Takes from both alignments up to the first place at which both may be parted again.
fn whole_piece(
    first: &mut Lengths<impl Iterator<Item = (Pair, bool)>>,
    second: &mut Lengths<impl Iterator<Item = (Pair, bool)>>,
) -> Pair {
    // Bytes of the text between the two, as far as each side has come. A whole piece begins, since its length is given.
    let mut len = Pair::default();
    let (mut made, mut used) = (0, 0);
    let mut second_is_behind = second.piece.is_some_and(|(_, whole)| whole);
    while first.piece.is_some() || second.piece.is_some() {
        if second_is_behind {
            let taken = second.take(made - used);
            used += taken.original;
            len.shown += taken.shown;
        } else {
            let taken = first.take(used - made);
            made += taken.shown;
            len.original += taken.original;
        }
        if made == used {
            break;
        }
        second_is_behind = used < made;
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(pairs: &[(&str, &str)]) -> ByteAlignment {
        let mut alignment = ByteAlignment::default();
        for (original, shown) in pairs {
            alignment.push_phrase(original, shown);
        }
        alignment
    }

    #[test]
    fn phrases_of_as_many_characters_go_character_by_character() {
        let alignment = aligned(&[("abc", "xyz"), ("aé", "üb")]);
        assert_eq!(alignment.shown(1..2), 1..2);
        assert_eq!(alignment.shown(3..4), 3..5);
        assert_eq!(alignment.original(5..6), 4..6);
        assert_eq!(alignment.original(4..4), 3..3);
    }

    #[test]
    fn other_phrases_are_taken_whole() {
        let alignment = aligned(&[("ab", "ab"), ("abc", "xy"), ("c", "c")]);
        assert_eq!(alignment.shown(1..3), 1..4);
        assert_eq!(alignment.original(3..5), 2..6);
        assert_eq!(alignment.original(3..3), 2..2);
        assert_eq!(alignment.original(0..99), 0..6);
        assert_eq!(alignment.shown(99..99), 5..5);
        assert_eq!(ByteAlignment::default().shown(0..3), 0..0);
    }

    #[test]
    fn a_phrase_made_of_parts_of_others_takes_them_all() {
        let first = aligned(&[("a", "a"), ("bcd", "xy"), ("e", "e"), ("fg", "fg"), ("h", "123")]);
        let second = aligned(&[("a", "a"), ("x", "x"), ("ye", "z"), ("f", "f"), ("g12", "!"), ("3", "34")]);
        let joined = aligned(&[("a", "a"), ("bcde", "xz"), ("f", "f"), ("gh", "!34")]);
        assert_eq!(first.then(&second), joined);
        assert_eq!(first.then(&aligned(&[("axyefg123", "axyefg123")])), first);
        assert_eq!(aligned(&[("axyefg123", "axyefg123")]).then(&second), second);
    }

    #[test]
    fn what_follows_is_appended() {
        let (first, second) = (aligned(&[("ab", "x")]), aligned(&[("c", "c"), ("d", "yz")]));
        let mut both = first;
        both.append(&second);
        assert_eq!(both, aligned(&[("ab", "x"), ("c", "c"), ("d", "yz")]));
    }
}
