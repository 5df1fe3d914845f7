//! What was typed, letter by letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::class::{is_han, is_hangul, is_kana, is_punctuation};
use crate::text::fold::Folding;

/// A text as it is typed: without marks, white space and punctuation, kana as hiragana, hangul as jamo, and `v` for
/// `ü`.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub letters: Vec<char>,
    /// The tone that is marked on each letter, 0 when none is.
    pub tones: Vec<u8>,
    /// Whether white space or punctuation stands before each letter.
    pub apart: Vec<bool>,
}

impl Typed {
    /// Takes text as [`spelt`] gives it.
    pub(super) fn new(spelt: &str) -> Self {
        let mut typed = Self::default();
        let mut apart = false;
        for c in spelt.chars() {
            if is_kana(c) {
                typed.push(hiragana(c), std::mem::take(&mut apart));
            } else if is_dropped(c) {
                // `lu:` is `lü`.
                let is_umlaut = c == ':' && !apart && typed.umlaut();
                apart |= !is_umlaut;
            } else {
                for part in std::iter::once(c).nfd() {
                    if is_combining_mark(part) && !is_hangul(part) {
                        typed.mark(part);
                    } else {
                        typed.push(part, std::mem::take(&mut apart));
                    }
                }
            }
        }
        typed
    }

    fn push(&mut self, letter: char, apart: bool) {
        self.letters.push(letter);
        self.tones.push(0);
        self.apart.push(apart);
    }

    fn mark(&mut self, mark: char) {
        if mark == '\u{308}' {
            self.umlaut();
        }
        let tone = match mark {
            '\u{304}' => 1,
            '\u{301}' => 2,
            '\u{30C}' | '\u{306}' => 3,
            '\u{300}' => 4,
            _ => return,
        };
        if let Some(last) = self.tones.last_mut() {
            *last = tone;
        }
    }

    /// Makes the last letter `ü`; whether it was `u`.
    fn umlaut(&mut self) -> bool {
        let last = self.letters.last_mut().filter(|last| **last == 'u');
        last.map(|last| *last = 'v').is_some()
    }
}

/// A text for reading aloud: only Han is folded whole, since the other merges lose what is heard, tones and small kana.
pub fn spelt(text: &str, folding: Folding) -> String {
    let mut spelt = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if is_han(c) {
            spelt.push_str(&folding.fold(c.encode_utf8(&mut [0; 4])).text);
        } else {
            spelt.push(c);
        }
    }
    spelt
}

/// The tone that a sign after a syllable gives it: a digit, or a mark of zhuyin.
pub(super) fn tone_sign(c: char) -> Option<u8> {
    match c {
        '1' | 'ˉ' => Some(1),
        '2' | 'ˊ' => Some(2),
        '3' | 'ˇ' => Some(3),
        '4' | 'ˋ' => Some(4),
        '0' | '5' | '˙' => Some(super::mandarin::NEUTRAL),
        _ => None,
    }
}

/// Whether a character is not typed for its own sake.
pub(super) fn is_dropped(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_punctuation(c) || (is_combining_mark(c) && !is_kana(c))
}

/// A kana as hiragana, anything else as it is.
pub(super) fn hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' | '\u{30FD}'..='\u{30FE}' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    }
}
