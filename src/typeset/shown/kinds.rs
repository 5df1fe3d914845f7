//! What each character of a text is to the marks next to it.

use std::ops::Range;

use crate::text::address;
use crate::text::class::{is_bopomofo, is_cjk_punctuation, is_han, is_hangul, is_kana, is_word_char};

use super::super::punctuation::{is_line_end, repeats};

/// Characters of the longest piece of code or formula between its marks.
const CODE_REACH: usize = 200;
/// Characters of the longest short name of an emoji.
const SHORT_NAME: usize = 30;

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharacterKind {
    /// A letter of Han, kana or bopomofo.
    Cjk,
    /// A mark that stands in Chinese or Japanese text, of full width.
    CjkMark,
    /// A letter of hangul. Korean has half-width marks.
    Hangul,
    /// A letter or digit of another script.
    Word,
    /// Anything in a piece that stays as it is: code, formula, address.
    Kept,
    /// A blank within a line.
    Blank,
    /// A line end, or the end of the text.
    End,
    /// A half-width mark that may become full-width.
    Mark,
    /// A quotation mark.
    Quote,
    /// A half-width opening bracket.
    Opener,
    /// A half-width closing bracket.
    Closer,
    /// Any other.
    Other,
}

impl CharacterKind {
    /// Whether it belongs to Chinese or Japanese text.
    pub const fn is_cjk(self) -> bool {
        matches!(self, Self::Cjk | Self::CjkMark)
    }

    fn of(c: char) -> Self {
        match c {
            ' ' | '\t' | '\u{A0}' | '\u{3000}' => Self::Blank,
            ',' | ';' | ':' | '!' | '?' => Self::Mark,
            '"' | '\'' | '“' | '”' | '‘' | '’' => Self::Quote,
            '(' | '[' => Self::Opener,
            ')' | ']' => Self::Closer,
            '·' | '‧' => Self::CjkMark,
            c if c.is_ascii_alphanumeric() => Self::Word,
            c if is_line_end(c) => Self::End,
            c if c.is_ascii() => Self::Other,
            c if is_han(c) || is_kana(c) || is_bopomofo(c) => Self::Cjk,
            c if is_hangul(c) => Self::Hangul,
            c if repeats(c) => Self::CjkMark,
            c if is_word_char(c) => Self::Word,
            c if is_cjk_punctuation(c) => Self::CjkMark,
            _ => Self::Other,
        }
    }
}

/// A text's characters, with what each of them is.
pub(super) struct Classified {
    pub characters: Vec<char>,
    pub kinds: Vec<CharacterKind>,
    /// Letters of Han, kana and bopomofo before each place; one more than there are characters.
    cjk_before: Vec<u32>,
}

impl Classified {
    /// Those of a text; `kept`, bytes in order, is of [`CharacterKind::Kept`].
    pub fn of(text: &str, kept: &[Range<usize>]) -> Self {
        let addresses = addresses(text);
        let (mut kept, mut addresses) = (kept.iter().peekable(), addresses.iter().peekable());
        let mut characters = Vec::with_capacity(text.len() / 2);
        let mut kinds = Vec::with_capacity(text.len() / 2);
        for (byte, c) in text.char_indices() {
            while kept.next_if(|range| range.end <= byte).is_some() {}
            while addresses.next_if(|range| range.end <= byte).is_some() {}
            let is_kept = |range: Option<&&Range<usize>>| range.is_some_and(|range| range.start <= byte);
            let stays = is_kept(kept.peek()) || is_kept(addresses.peek());
            characters.push(c);
            kinds.push(if stays { CharacterKind::Kept } else { CharacterKind::of(c) });
        }
        let mut text = Self { characters, kinds, cjk_before: Vec::new() };
        text.join_words();
        text.keep_code();
        text.count();
        text
    }

    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Letters of Han, kana and bopomofo in a range.
    pub fn cjk_in(&self, range: &Range<usize>) -> u32 {
        self.cjk_before[range.end] - self.cjk_before[range.start]
    }

    pub fn kind(&self, at: Option<usize>) -> CharacterKind {
        at.and_then(|at| self.kinds.get(at)).copied().unwrap_or(CharacterKind::End)
    }

    /// An apostrophe within a word is a letter of it.
    fn join_words(&mut self) {
        for at in 1..self.len().max(1) - 1 {
            if matches!(self.characters[at], '\'' | '’')
                && self.kinds[at - 1] == CharacterKind::Word
                && self.kinds[at + 1] == CharacterKind::Word
            {
                self.kinds[at] = CharacterKind::Word;
            }
        }
    }

    /// Keeps code and formulas between their marks, what is in braces, and the short names of emoji.
    fn keep_code(&mut self) {
        for at in 0..self.len() {
            if self.kinds[at] == CharacterKind::Kept {
                continue;
            }
            let end = match self.characters[at] {
                '`' => self.closing(at, |c| c == '`'),
                '{' => self.closing(at, |c| c == '}'),
                '$' => self.formula(at),
                ':' => self.short_name(at),
                _ => None,
            };
            if let Some(end) = end {
                self.kinds[at..=end].fill(CharacterKind::Kept);
            }
        }
    }

    /// Where the piece ends that begins at a place, on the same line.
    fn closing(&self, at: usize, closes: impl Fn(char) -> bool) -> Option<usize> {
        let rest = self.characters[at + 1..].iter().take(CODE_REACH).take_while(|c| !is_line_end(**c));
        rest.enumerate().find(|(_, c)| closes(**c)).map(|(length, _)| at + 1 + length)
    }

    /// A formula between `$` as Pandoc reads it: no blank inside the marks, no digit after them, and no Han in it.
    fn formula(&self, at: usize) -> Option<usize> {
        let end = self.closing(at, |c| c == '$').filter(|end| *end > at + 1)?;
        let inside = &self.kinds[at + 1..end];
        let is_price = self.characters.get(end + 1).is_some_and(char::is_ascii_digit);
        let is_blank = |kind: Option<&CharacterKind>| kind == Some(&CharacterKind::Blank);
        let is_formula = !is_price
            && !is_blank(inside.first())
            && !is_blank(inside.last())
            && !inside.contains(&CharacterKind::Cjk);
        is_formula.then_some(end)
    }

    /// The short name of an emoji, `:smile:`.
    fn short_name(&self, at: usize) -> Option<usize> {
        let is_in_name =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
        let rest = &self.characters[at + 1..];
        let length = rest.iter().take(SHORT_NAME).take_while(|c| is_in_name(**c)).count();
        let has_letter = rest[..length].iter().any(char::is_ascii_lowercase);
        let is_name = length > 1
            && has_letter
            && rest.get(length) == Some(&':')
            && self.kind(Some(at + 1)) != CharacterKind::Kept;
        (is_name && self.kind(at.checked_sub(1)) != CharacterKind::Word).then_some(at + 1 + length)
    }

    fn count(&mut self) {
        let mut count = 0;
        self.cjk_before = std::iter::once(0)
            .chain(self.kinds.iter().map(|kind| {
                count += u32::from(*kind == CharacterKind::Cjk);
                count
            }))
            .collect();
    }
}

/// Bytes of the addresses of the web in a text.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut addresses = Vec::new();
    let mut from = 0;
    while let Some(start) = address::start(text.split_at(from).1) {
        let start = from + start;
        from = start + address::length(text.split_at(start).1).max(1);
        addresses.push(start..from);
    }
    addresses
}
