//! A text as the units that are typed: letters, morae and syllables.

use std::ops::Range;

use super::typed::{Typed, hiragana, is_dropped};
use super::{Spelling, kana, mandarin};
use crate::text::class::{is_han, is_hangul, is_kana, is_word_char};
use crate::text::fold::Folded;
use unicode_normalization::UnicodeNormalization;

/// What is typed at once: a Han character, a mora of kana, a syllable of hangul, any other letter or digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReadingUnit {
    /// Bytes of the original.
    pub range: Range<usize>,
    /// Whether it continues the word of the unit before it.
    pub within_word: bool,
    pub letter: Letter,
}

/// A unit's letter with as much of its neighbours as its spelling depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Letter {
    Han {
        folded: char,
        /// As it stands in the text: folding merges characters that are read in different ways.
        original: char,
    },
    Kana {
        first: char,
        small: Option<char>,
        silent: bool,
    },
    Other(char),
}

/// The units of a text; white space, punctuation and marks belong to none.
pub(super) fn units(original: &str, folded: &Folded) -> Vec<ReadingUnit> {
    let mut units: Vec<ReadingUnit> = Vec::new();
    let mut vowel = None;
    let mut chars = folded.text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if is_dropped(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        let letter = if is_kana(c) {
            let heard = |at: usize, c: char| {
                as_written(c, original.get(folded.original(at..at + c.len_utf8())).unwrap_or_default())
            };
            let c = heard(start, c);
            let silent = kana::is_silent(c, vowel);
            let small = chars
                .next_if(|(at, next)| kana::is_small(heard(*at, *next)) && !kana::is_small(c))
                .map(|(at, next)| (next, heard(at, next)));
            end += small.map_or(0, |(folded, _)| folded.len_utf8());
            let small = small.map(|(_, small)| small);
            vowel = kana::vowel(c, small).or(vowel.filter(|_| silent));
            Letter::Kana { first: hiragana(c), small: small.map(hiragana), silent }
        } else {
            vowel = None;
            letter(c, original.get(folded.original(start..end)))
        };
        let range = folded.original(start..end);
        let joins = |last: &ReadingUnit| last.range.end >= range.start && last.letter.is_word_char();
        let within_word = is_word_char(c) && units.last().is_some_and(joins);
        units.push(ReadingUnit { range, within_word, letter });
    }
    units
}

/// A kana in the size in which it was written, which folding does not keep.
fn as_written(folded: char, original: &str) -> char {
    let mut written = original.nfkc();
    written.next().filter(|c| is_kana(*c) && written.next().is_none()).unwrap_or(folded)
}

fn letter(folded: char, original: Option<&str>) -> Letter {
    let original = original.and_then(|original| original.chars().next()).unwrap_or(folded);
    if is_han(folded) { Letter::Han { folded, original } } else { Letter::Other(folded) }
}

impl Letter {
    fn is_word_char(self) -> bool {
        matches!(self, Self::Other(c) if is_word_char(c))
    }

    /// Whether it may be left out after another unit.
    pub(super) fn is_silent(self) -> bool {
        matches!(self, Self::Kana { silent: true, .. })
    }

    /// The ways of typing it, for Han without its readings.
    pub(super) fn spellings(self, spellings: &mut Vec<Spelling>) {
        match self {
            Self::Han { folded, .. } => spellings.push(plain(folded.to_string(), 0)),
            Self::Kana { first, small, .. } => kana::spellings(first, small, spellings),
            Self::Other(c) => {
                let text: String = Typed::new(c.encode_utf8(&mut [0; 4])).letters.into_iter().collect();
                // The first jamo of a syllable stands for it.
                let short = u8::from(is_hangul(c));
                if !text.is_empty() {
                    spellings.push(plain(text, short));
                }
            }
        }
    }

    /// Adds the ways of typing a Han character by its readings in Mandarin.
    pub(super) fn read_spellings(self, spellings: &mut Vec<Spelling>) {
        let Self::Han { folded, original } = self else { return };
        let of_original: Vec<_> = mandarin::readings(original).collect();
        let readings =
            if of_original.is_empty() { mandarin::readings(folded).collect() } else { of_original };
        for reading in readings {
            reading.spellings(spellings);
        }
    }
}

fn plain(text: String, short: u8) -> Spelling {
    Spelling { text, tone: None, short }
}
