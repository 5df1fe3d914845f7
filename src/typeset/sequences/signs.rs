//! Signs that belong to a word next to them: `C++`, `#topic`, `@name`, `--option`, and marks that refer to a note
//! (jlreq cl-20, klreq §4.3.6), which never begin a line.

use super::Sequences;
use crate::text::class::is_cjk;
use crate::typeset::punctuation::{PunctuationClass, punctuation_class};

/// The longest tag in Han or hangul that is kept whole, in characters; a longer one may be a sentence.
const LONGEST_TAG: usize = 8;
/// The longest reference to a note, in characters within its brackets.
const LONGEST_NOTE: usize = 12;

/// Joins signs with their words.
pub(super) fn find(characters: &[char], sequences: &mut Sequences) {
    for at in 0..characters.len() {
        match characters[at] {
            '+' | '#' if is_latin(before(characters, at)) || sequences.together[at] => {
                // C#, C++; the next one goes with the first.
                sequences.together[at] = true;
                if characters.get(at + 1) == Some(&'+') {
                    sequences.together[at + 1] = true;
                }
            }
            '#' | '＃' | '@' | '＠' => tag(characters, at, sequences),
            '-' => {
                option(characters, at, sequences);
                hyphen(characters, at, sequences);
            }
            '[' => note(characters, at, sequences),
            '*' if !is_word(characters.get(at + 1).copied()) => sequences.together[at] |= at > 0,
            c if is_note_sign(c) => sequences.together[at] |= at > 0,
            _ => {}
        }
    }
}

fn before(characters: &[char], at: usize) -> Option<char> {
    at.checked_sub(1).map(|before| characters[before])
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c))
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Signs that stand after what they mark.
const fn is_note_sign(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{207F}' | '†' | '‡' | '™' | '®' | '℠')
}

/// `#topic` and `@name` keep their first letter; whole they are kept where that is not too long.
fn tag(characters: &[char], at: usize, sequences: &mut Sequences) {
    let length = characters[at + 1..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
    // The sign that closes a tag (#topic#) stays with it.
    if length > 0 && characters.get(at + 1 + length) == Some(&'#') {
        sequences.together[at + 1 + length] = true;
    }
    // A number after its sign is the affair of figures.
    let is_number = characters.get(at + 1).is_some_and(char::is_ascii_digit);
    if length == 0 || is_number || is_latin(before(characters, at)) {
        return;
    }
    let is_short = length <= LONGEST_TAG;
    sequences.join(at, at + 1 + if is_short { length } else { 1 });
}

/// `--save-dev` and `-v` are words with their hyphens, and may begin a line, which no other hyphen may.
fn option(characters: &[char], at: usize, sequences: &mut Sequences) {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_opener = |c| punctuation_class(c) == Some(PunctuationClass::Opener) || matches!(c, '(' | '[');
    if at > 0 && before(characters, at).is_some_and(|c| !(c == ' ' || is_cjk(c) || is_opener(c))) {
        return;
    }
    let rest = &characters[at..];
    let hyphens = rest.iter().take_while(|c| **c == '-').count();
    if hyphens > 2 || !rest.get(hyphens).is_some_and(char::is_ascii_alphabetic) {
        return;
    }
    // One hyphen between Han and a longer word joins the two: 中国-ASEAN.
    let is_joined = hyphens == 1 && before(characters, at).is_some_and(is_cjk);
    if is_joined && rest.get(2).is_some_and(char::is_ascii_alphanumeric) {
        return;
    }
    sequences.opens[at] = at > 0;
    sequences.join(at, at + rest.iter().take_while(|c| is_part(**c)).count());
}

/// `e-mail` and `Co-op` are not parted where so little would stand alone; longer words are, after their hyphen (UAX #14
/// LB21).
fn hyphen(characters: &[char], at: usize, sequences: &mut Sequences) {
    let letters = |c: &&char| c.is_ascii_alphabetic();
    let before = characters[..at].iter().rev().take_while(letters).count();
    let after = characters[at + 1..].iter().take_while(letters).count();
    if (1..=2).contains(&before) && after > 0 || before > 0 && (1..=2).contains(&after) {
        sequences.join(at - 1, at + 2);
    }
}

/// A mark that refers to a note, after its word.
fn note(characters: &[char], at: usize, sequences: &mut Sequences) {
    if let Some(end) = note_end(characters, at) {
        let blanks = characters[..at].iter().rev().take_while(|c| **c == ' ').count();
        sequences.join(at - blanks - 1, end);
    }
}

/// Where the mark that refers to a note ends which begins at a place; none where none does: `[1]`, `[註 3]`,
/// `[2, 5–7]` after a word, `¹`, `†`.
pub(in crate::typeset) fn note_end(characters: &[char], at: usize) -> Option<usize> {
    if characters.get(at).copied().is_some_and(is_note_sign) {
        return Some(at + 1);
    }
    if characters.get(at) != Some(&'[') {
        return None;
    }
    let length = characters[at..].iter().take(LONGEST_NOTE + 2).position(|c| *c == ']')?;
    let inside = match &characters[at + 1..at + length] {
        ['註' | '注' | '주', rest @ ..] => rest,
        inside => inside,
    };
    let is_reference = inside.iter().any(char::is_ascii_digit)
        && inside.iter().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '、'));
    // Also after a typed space, but not at the start of a line that was ended: there it is the note itself.
    let word = characters[..at].iter().rev().find(|c| **c != ' ');
    (is_reference && word.is_some_and(|c| !c.is_whitespace())).then_some(at + length + 1)
}
