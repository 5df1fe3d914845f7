//! Whether what was found in a text stands there as a form of a name must stand.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::UseKind;
use super::ends::Ends;
use super::form::{Form, FormRule, NameRule};
use super::person::Speech;
use super::person_place::{has_particle, stands_alone};
use super::spacing::is_spaced_like;
use super::squeezed::{Squeezed, is_separator};
use crate::article::names::FoldedPassage;
use crate::text::class::{is_han, is_hangul, is_kana, is_word_char};
use crate::text::words::cuts_word;

/// A passage in which forms are sought.
pub(super) struct Place<'a> {
    /// Its index.
    pub passage: usize,
    pub text: &'a FoldedPassage<'a>,
    pub squeezed: &'a Squeezed,
    pub speech: Speech,
}

impl Place<'_> {
    /// The bytes of the original that a form takes whose pattern was found at bytes of the squeezed text; none where it
    /// does not stand there as it must.
    pub(super) fn standing(&self, form: &Form, found: &Range<usize>) -> Option<Range<usize>> {
        let range = match &form.rule {
            FormRule::Name(rule) => self.name(rule, form.kind, found),
            FormRule::Initials(letters) => self.initials(letters, found),
            FormRule::Person(part) => {
                let range = self.whole(found)?;
                stands_alone(self.text.original(), &range, part, self.speech).then_some(range)
            }
            FormRule::Ends(ends) => self.ends(ends, found),
            FormRule::LatinHead(_) => self.latin_head(found),
        }?;
        self.text.is_clear(&range).then_some(range)
    }

    /// The bytes of the original, if they begin and end where words may.
    fn whole(&self, found: &Range<usize>) -> Option<Range<usize>> {
        let folded = self.squeezed.folded(found);
        if self.text.may_start(folded.start) { self.text.fitting(folded) } else { None }
    }

    fn name(&self, rule: &NameRule, kind: UseKind, found: &Range<usize>) -> Option<Range<usize>> {
        let folded = self.squeezed.folded(found);
        if !self.text.may_start(folded.start) || !self.text.folded.is_edge(folded.end) {
            return None;
        }
        let mut range = self.text.folded.original(folded);
        let original = self.text.original();
        let rest = original.get(range.end..)?;
        let is_latin_end = original.get(..range.end)?.ends_with(is_word_char);
        let tail = if is_latin_end { word_end(rest) } else { "" };
        let is_wanted = match rule.endings.as_slice() {
            [] => tail.is_empty(),
            _ if rule.capitals.is_empty() => {
                rule.endings.iter().any(|ending| tail.eq_ignore_ascii_case(ending))
            }
            endings => endings.iter().any(|ending| tail == ending),
        };
        if !is_wanted {
            return None;
        }
        range.end += tail.len();
        let slice = self.text.slice(range.clone());
        let stands = has_capitals(slice, &rule.capitals)
            && (rule.spelling.is_empty() || is_spaced_like(&rule.spelling, slice));
        (stands && (kind != UseKind::Part || self.is_part(&range))).then_some(range)
    }

    /// Whether a part of a joined name is neither inside another word nor denied.
    fn is_part(&self, range: &Range<usize>) -> bool {
        let original = self.text.original();
        let (before, slice) =
            (original.get(..range.start).unwrap_or_default(), self.text.slice(range.clone()));
        let next = original.get(range.end..).unwrap_or_default().chars().next();
        let last = before.chars().next_back();
        if slice.starts_with(|c| is_han(c) || is_kana(c)) {
            let kana = |c: Option<char>| c.is_some_and(is_katakana);
            let goes_on =
                kana(last) && slice.starts_with(is_katakana) || kana(next) && slice.ends_with(is_katakana);
            return !goes_on
                && !last.is_some_and(|c| "非不未無无反".contains(c))
                && !cuts_word(original, range);
        }
        if slice.ends_with(is_hangul) && next.is_some_and(is_hangul) {
            let after = original.get(range.end..).unwrap_or_default();
            return !last.is_some_and(is_hangul) && has_particle(after);
        }
        !(slice.starts_with(is_hangul) && last.is_some_and(is_hangul))
    }

    fn initials(&self, letters: &str, found: &Range<usize>) -> Option<Range<usize>> {
        let rule = NameRule {
            spelling: letters.to_owned(),
            endings: vec![String::new(), "s".to_owned()],
            capitals: vec![letters.to_owned()],
        };
        let range = self.name(&rule, UseKind::Short, found)?;
        // Letters with something between them are another word.
        let is_run = self.text.slice(range.clone()).chars().all(is_word_char);
        is_run.then_some(range)
    }

    fn ends(&self, ends: &Ends, found: &Range<usize>) -> Option<Range<usize>> {
        let after = self.squeezed.text.get(found.end..)?;
        let length = ends.end(after)?;
        let range = self.whole(&(found.start..found.end + length))?;
        let slice = self.text.slice(range.clone());
        let original = self.text.original();
        if ends.are_words() {
            // The head is a word of its own.
            let head = self.text.folded.original(self.squeezed.folded(found));
            let is_word = original.get(head.end..).is_some_and(|rest| rest.starts_with(is_separator));
            let begins = !original
                .get(..range.start)
                .unwrap_or_default()
                .ends_with(|c| is_hangul(c) || is_word_char(c));
            let has_blanks = slice.contains(' ');
            return (is_word && begins && has_blanks && !slice.split_whitespace().any(is_small_word))
                .then_some(range);
        }
        let katakana = |c: Option<char>| c.is_some_and(is_katakana);
        let before = original.get(..range.start).unwrap_or_default().chars().next_back();
        let next = original.get(range.end..).unwrap_or_default().chars().next();
        let goes_on = katakana(before) && slice.starts_with(is_katakana)
            || katakana(next) && slice.ends_with(is_katakana);
        // Folding makes katakana of particles, which no name has between its ends.
        let is_phrase = slice.contains(|c: char| "のをはがにでもへとやか".contains(c));
        (!goes_on && !is_phrase && !cuts_word(original, &range)).then_some(range)
    }

    /// The tail with the Latin word before it.
    fn latin_head(&self, found: &Range<usize>) -> Option<Range<usize>> {
        let tail = self.whole(found)?;
        let original = self.text.original();
        let before = original.get(..tail.start)?;
        let bare = before.strip_suffix(' ').unwrap_or(before);
        let word =
            bare.char_indices().rev().take_while(|(_, c)| is_of_latin_word(*c)).last().map(|(at, _)| at)?;
        let head = bare.get(word..)?.trim_start_matches('-');
        let start = bare.len() - head.len();
        let mut letters = head.chars();
        let is_name =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_alphabetic);
        (is_name && !cuts_word(original, &tail)).then_some(start..tail.end)
    }
}

const fn is_of_latin_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn is_katakana(c: char) -> bool {
    is_kana(c) && !matches!(c, '\u{3041}'..='\u{309F}')
}

/// Words that stand between names, not in them.
fn is_small_word(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "and", "or", "the", "a", "an", "of", "in", "on", "to", "is", "are", "was", "were", "for", "by",
        "with", "that", "as", "at", "from", "has", "have", "had", "be", "will", "can", "may", "not", "but",
        "이", "그", "및", "수", "등",
    ];
    SMALL.contains(&word.to_lowercase().as_str())
}

/// The letters of a word that are left of it.
fn word_end(rest: &str) -> &str {
    let end = rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// Whether a text has each of these in capitals, whatever stands between their letters.
fn has_capitals(text: &str, capitals: &[String]) -> bool {
    if capitals.is_empty() {
        return true;
    }
    let letters: String = text.nfkc().filter(|c| !is_separator(*c)).collect();
    capitals.iter().all(|word| letters.contains(word.as_str()))
}
