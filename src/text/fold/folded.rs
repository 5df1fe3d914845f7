//! A folded text and the way back to its original.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::marks::{FoldClass, Marks, is_common_letter};
use crate::text::class::{is_han, is_kana};

/// Bytes of nearly every ideograph and kana.
const LETTER: usize = 3;

/// A folded text with the way back to the original.
///
/// The original is seen as *characters* in the reader's sense: a base with everything that Unicode's
/// normalisation may compose with it (`e` and an acute accent, `ｶ` and `ﾞ`, the jamo of a syllable) and with the
/// invisible characters after it. One character may fold to several (`㌔` to `キロ`), and several places in the
/// folded text then lead back to it. Characters that fold to nothing lie between the ones before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the way back changes, in order; before the first, folded and original bytes correspond one to one.
    /// Of two at one place the first tells where the text before it ends, and the second where the next begins.
    pieces: Vec<Piece>,
    /// Length of the original in bytes.
    original_len: usize,
}

impl Folded {
    /// The bytes of the original that folded to a range of bytes of the folded text, widened to whole characters
    /// on both ends; what folded to nothing at its ends is not among them. An empty range leads to the empty range
    /// where its character begins.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(folded.start);
        let end = self.text.ceil_char_boundary(folded.end);
        let original = self.original_start(start);
        if folded.is_empty() || end <= start { original..original } else { original..self.original_end(end) }
    }

    /// Whether a character of the original begins or ends at a byte of the folded text.
    pub fn is_edge(&self, folded: usize) -> bool {
        if folded >= self.text.len() {
            return folded == self.text.len();
        }
        let piece = self.piece(self.pieces.partition_point(|piece| piece.folded() <= folded));
        self.text.is_char_boundary(folded) && (!piece.is_whole() || piece.folded() == folded)
    }

    fn original_start(&self, folded: usize) -> usize {
        if folded == self.text.len() {
            return self.original_len;
        }
        let piece = self.piece(self.pieces.partition_point(|piece| piece.folded() <= folded));
        if piece.is_whole() { piece.original() } else { piece.original() + folded - piece.folded() }
    }

    fn original_end(&self, folded: usize) -> usize {
        let count = self.pieces.partition_point(|piece| piece.folded() < folded);
        let piece = self.piece(count);
        if piece.is_whole() {
            self.pieces.get(count).map_or(self.original_len, |next| next.original())
        } else {
            piece.original() + folded - piece.folded()
        }
    }

    /// The last of the first `count` pieces.
    fn piece(&self, count: usize) -> Piece {
        count.checked_sub(1).and_then(|last| self.pieces.get(last)).copied().unwrap_or_default()
    }

    /// How many pieces the way back takes.
    #[cfg(test)]
    pub(super) fn pieces(&self) -> usize {
        self.pieces.len()
    }
}

/// A stretch of text, up to the next piece: its start in the folded text, and twice its start in the original, in
/// bytes, and one more if it is one character that is only ever taken whole; otherwise bytes correspond one to one.
///
/// A text full of ignored marks has a piece for each, so pieces are small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Piece(u32, u32);

impl Piece {
    fn new(folded: usize, original: usize, whole: bool) -> Self {
        Self(folded as u32, (original as u32) << 1 | u32::from(whole))
    }

    fn folded(self) -> usize {
        self.0 as usize
    }

    fn original(self) -> usize {
        (self.1 >> 1) as usize
    }

    fn is_whole(self) -> bool {
        self.1 & 1 == 1
    }
}

/// Writes a folded text from its start to its end.
pub(super) struct Folder {
    folded: Folded,
    marks: Marks,
    /// Whether the last piece is a character taken whole.
    whole: bool,
    /// Where in the original the last character ends that did not fold to nothing.
    kept_to: usize,
    /// Where in the folded text the last letter ends, if there are but marks from there.
    letter_end: Option<usize>,
    /// Iteration marks of ideographs that stand right before.
    iterations: usize,
}

impl Folder {
    pub(super) fn new(original_len: usize, marks: Marks) -> Self {
        let text = String::with_capacity(original_len);
        let folded = Folded { text, ..Folded::default() };
        Self { folded, marks, whole: false, kept_to: 0, letter_end: None, iterations: 0 }
    }

    /// The next character of the original, of so many bytes, which folds to one.
    pub(super) fn push(&mut self, original_len: usize, c: char) {
        let (c, kind) = self.settled(c);
        if kind == FoldClass::Letter {
            self.drop_marks();
        }
        self.note(original_len, original_len != c.len_utf8());
        self.folded.text.push(c);
        self.end_with(kind);
    }

    /// What a character becomes in its place, and what that is to the marks next to it. An iteration mark that stands
    /// after a mark repeats nothing; between the two the mark is kept, or folding again would have it repeat a letter.
    fn settled(&mut self, c: char) -> (char, FoldClass) {
        if let Some(repeated) = self.repeated(c) {
            return (repeated, self.marks.kind(repeated));
        }
        let is_after_mark = self.letter_end.is_some_and(|end| end < self.folded.text.len());
        let kind = if is_iteration_mark(c) && is_after_mark { FoldClass::Other } else { self.marks.kind(c) };
        (c, kind)
    }

    /// What an iteration mark repeats, if it stands right after it: `人々` is `人人`, `いすゞ` is `いすず`; two marks repeat two
    /// ideographs (`馬鹿々々しい`).
    fn repeated(&mut self, c: char) -> Option<char> {
        if !is_iteration_mark(c) || self.letter_end != Some(self.folded.text.len()) {
            self.iterations = 0;
            return None;
        }
        let mut before = self.folded.text.chars().rev();
        let last = before.next()?;
        match c {
            'ヽ' | 'ヾ' if is_kana(last) => {
                let base = last.nfd().next()?;
                let voiced = (c == 'ヾ').then_some('\u{3099}');
                let mut repeated = std::iter::once(base).chain(voiced).nfc();
                repeated.next().filter(|_| repeated.next().is_none())
            }
            '々' | '〻' if is_han(last) => {
                self.iterations += 1;
                // The character before the one that the first mark repeated.
                let first =
                    before.nth(1).filter(|first| is_han(*first) && first.len_utf8() == last.len_utf8());
                if let Some(first) = first.filter(|_| self.iterations == 2) {
                    self.folded.text.pop();
                    self.folded.text.push(first);
                }
                Some(last)
            }
            _ => None,
        }
    }

    /// Whether no ideograph or kana is before what comes next, or something that is no mark between them.
    pub(super) fn is_away_from_letters(&self) -> bool {
        self.letter_end.is_none()
    }

    /// The next characters of the original, all ASCII, away from ideographs and kana.
    pub(super) fn push_ascii(&mut self, run: &str) {
        self.note(run.len(), false);
        let start = self.folded.text.len();
        self.folded.text.push_str(run);
        if let Some(own) = self.folded.text.get_mut(start..) {
            own.make_ascii_lowercase();
        }
    }

    /// As many of the next characters of the original as fold to an ideograph or kana of as many bytes, each by
    /// itself: `alone` tells what a character folds to whatever is before it. The last one is left out, since a mark
    /// may follow it. Returns the bytes of the original that were folded.
    pub(super) fn push_letters(&mut self, rest: &str, alone: impl Fn(char) -> Option<char>) -> usize {
        let mut last = None;
        let mut length = 0;
        for c in rest.chars() {
            let Some(letter) = alone(c).filter(|&letter| c.len_utf8() == LETTER && is_common_letter(letter))
            else {
                break;
            };
            let Some(before) = last.replace(letter) else { continue };
            if length == 0 {
                self.drop_marks();
                self.note(LETTER, false);
            }
            self.folded.text.push(before);
            length += LETTER;
        }
        if length > 0 {
            // They follow one another, so one look at the way back was enough.
            self.folded.original_len += length - LETTER;
            self.kept_to = self.folded.original_len;
            self.end_with(FoldClass::Letter);
        }
        length
    }

    /// The next character of the original, with its marks, and what it folds to.
    pub(super) fn push_segment(&mut self, segment: &str, mut folded: &str) {
        if folded.is_empty() {
            self.folded.original_len += segment.len();
            return;
        }
        let mut characters = folded.chars();
        if let (Some(c), None) = (characters.next(), characters.next()) {
            let (c, kind) = self.settled(c);
            if kind == FoldClass::Letter {
                self.drop_marks();
            }
            self.note(segment.len(), segment.len() != c.len_utf8() || segment.chars().nth(1).is_some());
            self.folded.text.push(c);
            return self.end_with(kind);
        }
        let marks = self.marks;
        let core = folded.trim_start_matches(|c| marks.kind(c) == FoldClass::Mark);
        if core.starts_with(|c| marks.kind(c) == FoldClass::Letter) && self.letter_end.is_some() {
            self.drop_marks();
            folded = core;
        }
        let one_to_one = segment.chars().map(char::len_utf8).eq(folded.chars().map(char::len_utf8));
        self.note(segment.len(), !one_to_one || segment.chars().nth(1).is_some());
        for c in folded.chars() {
            self.folded.text.push(c);
            self.end_with(marks.kind(c));
        }
    }

    pub(super) fn finish(mut self) -> Folded {
        self.folded.text.shrink_to_fit();
        self.folded.pieces.shrink_to_fit();
        self.folded
    }

    /// Takes back the marks since the last letter.
    fn drop_marks(&mut self) {
        let Some(end) = self.letter_end.filter(|&end| end < self.folded.text.len()) else { return };
        self.folded.text.truncate(end);
        let mut dropped = None;
        while let Some(piece) = self.folded.pieces.pop_if(|piece| piece.folded() >= end) {
            dropped = Some(piece);
        }
        let last = self.folded.pieces.last().copied().unwrap_or_default();
        self.whole = last.is_whole();
        self.kept_to = match dropped {
            _ if !self.whole => last.original() + end - last.folded(),
            // What follows a character taken whole begins a piece, and that tells where the character ends.
            Some(next) => next.original(),
            // The marks are the character's own.
            None => self.folded.original_len,
        };
    }

    /// Remembers what the text now ends with.
    fn end_with(&mut self, kind: FoldClass) {
        match kind {
            FoldClass::Letter => self.letter_end = Some(self.folded.text.len()),
            FoldClass::Mark => (),
            FoldClass::Other => self.letter_end = None,
        }
    }

    /// Records how the next `original_len` bytes of the original lead to the end of the folded text.
    fn note(&mut self, original_len: usize, whole: bool) {
        let follows = self.kept_to == self.folded.original_len;
        if whole || self.whole || !follows {
            if self.whole && !follows {
                // Where the character ends that is taken whole: marks after it were dropped.
                self.folded.pieces.push(Piece::new(self.folded.text.len(), self.kept_to, false));
            }
            self.folded.pieces.push(Piece::new(self.folded.text.len(), self.folded.original_len, whole));
            self.whole = whole;
        }
        self.folded.original_len += original_len;
        self.kept_to = self.folded.original_len;
    }
}

/// Whether a folded character repeats the one before it.
const fn is_iteration_mark(c: char) -> bool {
    matches!(c, '々' | '〻' | 'ヽ' | 'ヾ')
}
