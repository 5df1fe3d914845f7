//! Half-width marks of Chinese and Japanese sentences, shown in their full-width forms. What is copied stays as it was
//! written.
//!
//! Commas, colons, semicolons, exclamation and question marks and brackets of such sentences are of full width (clreq
//! §3.1.2, jlreq §3.1.1 and §3.1.2), next to a Latin word, too. So the *sentence* decides whether it is one
//! (`sentences`); then what stands on both sides of a mark tells whether the mark is the sentence's or belongs to the
//! Latin text, number, address or code next to it. Where that cannot be known, the mark stays.

mod brackets;
mod kinds;
mod lists;
mod pairs;
mod sentences;

use std::borrow::Cow;
use std::ops::Range;

use brackets::is_of_sentence;
use kinds::{CharacterKind, Classified};
use lists::is_list;
use pairs::{Pair, pairs, set_apart};
use sentences::Sentences;

/// Characters that are looked through next to a mark: blanks, quotation marks and brackets.
const REACH: usize = 8;
/// Characters of the longest name of an entity of HTML that is known.
const ENTITY: usize = 10;
/// Characters of the longest key in the query of an address that is known.
const KEY: usize = 30;
/// Names that end in a mark of their own.
const NAMES_WITH_MARKS: [&str; 2] = ["Yahoo", "Discuz"];

/// The text as it is shown: one character for each of its own. `kept`, bytes in order, stays whatever it holds: code,
/// formulas, text in another language.
///
/// The full stop stays: between Han it may as well be a middle dot or a decimal point, and nobody can tell which was
/// meant.
pub fn shown<'a>(text: &'a str, kept: &[Range<usize>]) -> Cow<'a, str> {
    let has_marks = text.bytes().any(|byte| matches!(byte, b',' | b';' | b':' | b'!' | b'?' | b'('));
    if !has_marks || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut kinds = Classified::of(text, kept);
    let pairs = pairs(&kinds);
    set_apart(&mut kinds, &pairs);
    let wide = Widener::new(&kinds, &pairs).wide();
    if wide.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut characters = kinds.characters;
    for at in wide {
        characters[at] = full_width(characters[at]);
    }
    Cow::Owned(characters.into_iter().collect())
}

const fn full_width(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        _ => c,
    }
}

/// Looks for the marks that become full-width.
struct Widener<'a> {
    text: &'a Classified,
    pairs: &'a [Pair],
    /// Which brackets have a partner.
    paired: Vec<bool>,
    sentences: Sentences,
}

/// What stands on one side of a mark, and whether blanks stand between.
#[derive(Clone, Copy, Debug)]
struct Side {
    kind: CharacterKind,
    spaced: bool,
}

impl<'a> Widener<'a> {
    fn new(text: &'a Classified, pairs: &'a [Pair]) -> Self {
        let mut paired = vec![false; text.len()];
        for pair in pairs {
            paired[pair.open] = true;
            paired[pair.close] = true;
        }
        Self { text, pairs, paired, sentences: Sentences::of(text) }
    }

    /// The places of the marks.
    fn wide(mut self) -> Vec<usize> {
        let mut wide = Vec::new();
        let mut at = 0;
        while at < self.text.len() {
            if self.text.kinds[at] != CharacterKind::Mark {
                at += 1;
                continue;
            }
            let end = (at..self.text.len()).find(|end| self.text.kinds[*end] != CharacterKind::Mark);
            let run = at..end.unwrap_or(self.text.len());
            at = run.end;
            if self.sentences.is_cjk_at(run.start) && self.is_wide(&run) {
                wide.extend(run);
            }
        }
        for pair in self.pairs.iter().filter(|pair| pair.is_bracket) {
            if self.sentences.is_cjk_at(pair.open) && is_of_sentence(self.text, pair) {
                wide.extend([pair.open, pair.close]);
            }
        }
        wide
    }

    /// Whether a run of marks in a Chinese or Japanese sentence is that sentence's.
    fn is_wide(&self, run: &Range<usize>) -> bool {
        let (before, after) = (self.before(run.start), self.after(run.end));
        if before.kind == CharacterKind::End || self.is_code(run) || self.is_emoticon(run) {
            return false;
        }
        if before.spaced {
            // A mark that stands free, `甲 : 乙`, or one that belongs to what is after it, `:param`?
            return before.kind.is_cjk()
                && (after.spaced || after.kind.is_cjk() || after.kind == CharacterKind::End);
        }
        match (before.kind.is_cjk(), after.kind) {
            (true, _) => true,
            (false, kind) if kind.is_cjk() || kind == CharacterKind::End => !self.ends_name(run),
            _ if before.kind == CharacterKind::Kept && after.kind == CharacterKind::Kept => {
                self.is_comma(run)
            }
            _ => self.is_comma(run) && is_list(self.text, run.start),
        }
    }

    fn is_comma(&self, run: &Range<usize>) -> bool {
        run.len() == 1 && self.text.characters[run.start] == ','
    }

    /// Marks that mean something to a machine: `::`, `!=`, `:/`, `?q=`, `![`, `&nbsp;`.
    fn is_code(&self, run: &Range<usize>) -> bool {
        let marks = &self.text.characters[run.clone()];
        let rest = &self.text.characters[run.end..];
        let is_query = || {
            let word = rest.iter().take(KEY).take_while(|c| c.is_ascii_alphanumeric() || **c == '_').count();
            word > 0 && rest.get(word) == Some(&'=')
        };
        marks.len() > 1 && marks.contains(&':')
            || matches!(rest.first(), Some('=' | '/' | '\\'))
            || marks == ['!'] && rest.first() == Some(&'[') && !rest.get(1).is_some_and(char::is_ascii_digit)
            || marks == ['?'] && is_query()
            || marks.first() == Some(&';') && self.is_entity(run.start)
    }

    fn is_entity(&self, semicolon: usize) -> bool {
        let before = self.text.characters[..semicolon].iter().rev().take(ENTITY);
        before.copied().find(|c| !c.is_ascii_alphanumeric() && *c != '#') == Some('&')
    }

    /// `:)`, `;-)`, `:D`.
    fn is_emoticon(&self, run: &Range<usize>) -> bool {
        let at = run.end;
        let next = |by: usize| self.text.characters.get(at + by).copied();
        if !matches!(self.text.characters[run.end - 1], ':' | ';') {
            return false;
        }
        match next(0) {
            Some('-') => matches!(next(1), Some('(' | ')' | 'D' | 'P' | 'p')),
            Some('(' | ')') => !self.paired[at],
            Some('D' | 'P' | 'p' | 'O' | 'o' | '3') => next(1).is_none_or(char::is_whitespace),
            _ => false,
        }
    }

    /// Whether the mark belongs to the name before it.
    fn ends_name(&self, run: &Range<usize>) -> bool {
        let ends_with = |name: &&str| {
            let before =
                run.start.checked_sub(name.len()).map(|start| &self.text.characters[start..run.start]);
            before.is_some_and(|before| before.iter().copied().eq(name.chars()))
        };
        self.text.characters[run.start] == '!' && NAMES_WITH_MARKS.iter().any(ends_with)
    }

    fn before(&self, start: usize) -> Side {
        let characters = (0..start).rev();
        self.side(characters)
    }

    fn after(&self, end: usize) -> Side {
        self.side(end..self.text.len())
    }

    /// The nearest character that is no blank, quotation mark or bracket.
    fn side(&self, places: impl Iterator<Item = usize>) -> Side {
        let mut spaced = false;
        let mut is_nearest = true;
        for at in places.take(REACH) {
            match self.text.kinds[at] {
                CharacterKind::Blank => spaced |= is_nearest,
                CharacterKind::Quote
                | CharacterKind::Opener
                | CharacterKind::Closer
                | CharacterKind::Mark => is_nearest = false,
                kind => return Side { kind, spaced },
            }
        }
        Side { kind: CharacterKind::End, spaced }
    }
}

#[cfg(test)]
mod tests;
