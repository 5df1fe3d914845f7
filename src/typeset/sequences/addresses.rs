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

/// Whether a run of ASCII without blanks is an address: with a scheme, after a host's name, a path from somewhere
/// (`/a/b`, `~/a/b`), or one of many parts.
fn is_address(run: &[char]) -> bool {
    let Some(first) = run.iter().position(|c| *c == '/') else { return false };
    if run[..first].ends_with(&[':']) && run.get(first + 1) == Some(&'/') {
        return true;
    }
    let host: String = run[..first].iter().collect();
    let mut labels = host.split(':').next().unwrap_or_default().rsplit('.');
    let is_letter = |byte: u8| byte.is_ascii_alphabetic();
    // `example.org`, not `12.5GB`.
    let has_host = labels.next().is_some_and(|label| label.len() > 1 && label.bytes().all(is_letter))
        && labels.next().is_some_and(|label| label.bytes().any(is_letter));
    let parts = run.windows(2).filter(|pair| pair[0] == '/' && is_part(Some(pair[1]))).count();
    let is_rooted = matches!(host.as_str(), "" | "~" | "." | "..");
    run.iter().any(char::is_ascii_alphabetic) && (has_host || parts >= if is_rooted { 2 } else { 3 })
}

fn open(characters: &[char], start: usize, end: usize, sequences: &mut Sequences) {
    for at in start + 1..end {
        let (before, after) = (characters[at - 1], characters[at]);
        // A solidus right after one of these is the first of a path.
        let is_inner = at > start + 1 && !matches!(characters[at - 2], ':' | '~' | '.' | '<');
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
    c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '~' | '%' | '.' | '@' | '$' | '{'))
}
