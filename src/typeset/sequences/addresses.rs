//! Addresses of the web and paths of files break after a solidus and before what begins a query (`?`, `&`) or a
//! fragment (`#`), at every level; the solidus of prose (`TCP/IP`) does not.

use super::Sequences;
use crate::text::class::is_cjk;

/// Opens the places of every address of a text.
pub(super) fn find(characters: &[char], sequences: &mut Sequences) {
    let mut at = 0;
    while at < characters.len() {
        let length = characters[at..].iter().take_while(|c| c.is_ascii_graphic()).count();
        if length == 0 {
            at += 1;
            continue;
        }
        if is_address(&characters[at..at + length]) {
            open(characters, at, at + length, sequences);
        }
        at += length;
    }
}

/// Whether a run of ASCII without blanks is an address: with a scheme, or with two solidi, or one after a host's name.
fn is_address(run: &[char]) -> bool {
    let mut solidi = run.iter().enumerate().filter(|(_, c)| **c == '/').map(|(at, _)| at);
    let Some(first) = solidi.next() else { return false };
    if run[..first].ends_with(&[':']) && run.get(first + 1) == Some(&'/') {
        return true;
    }
    let has_host =
        run[..first].iter().collect::<String>().split('.').filter(|part| part.len() > 1).count() > 1;
    let has_letters = run.iter().any(char::is_ascii_alphabetic);
    has_letters && (solidi.next().is_some() || has_host)
}

fn open(characters: &[char], start: usize, end: usize, sequences: &mut Sequences) {
    for at in start + 1..end {
        let (before, after) = (characters[at - 1], characters[at]);
        // A solidus right after one of these is the first of a path.
        let is_inner = at > start + 1 && !matches!(characters[at - 2], ':' | '~' | '.');
        let begins = before == '/' && is_inner && is_part(Some(after));
        let asks =
            matches!(after, '?' | '&' | '#') && before != '/' && is_part(characters.get(at + 1).copied());
        sequences.opens[at] = begins || asks;
        sequences.together[at] |=
            after == '/' || before == '/' && !begins || matches!(before, '?' | '&' | '#');
    }
    let goes_on = characters.get(end).copied().is_some_and(is_cjk);
    sequences.opens[end] |= goes_on && characters[end - 1] == '/';
}

/// Whether a character begins a part of an address.
fn is_part(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '~' | '%' | '-' | '.' | '@' | '$' | '{'))
}
