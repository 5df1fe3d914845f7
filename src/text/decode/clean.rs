//! Bytes in a text that say nothing in it: what colours the text of a terminal, and zeros.

use std::borrow::Cow;

/// One zero in so many bytes is a damage; more of them are what programs, pictures and archives hold.
const FEWEST_BYTES_A_ZERO: usize = 100;

/// The final bytes of sequences that colour a text or move the cursor.
const FINALS: &[u8] = b"mKJHABCDfsu";

/// Bytes without the control sequences of terminals (ECMA-48 §5.4: `ESC [`, parameters, a final byte), which also stand
/// between the two bytes of a character.
pub(super) fn without_escapes(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(bytes, b"\x1B[").is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, b"\x1B[") {
        let (before, sequence) = rest.split_at(at);
        kept.extend_from_slice(before);
        let parameters = sequence.iter().skip(2).take_while(|byte| matches!(byte, 0x20..=0x3F)).count();
        let is_whole = sequence.get(2 + parameters).is_some_and(|byte| FINALS.contains(byte));
        // What has no final byte is something else, and stays.
        let kept_bytes = if is_whole { 0 } else { 2 };
        kept.extend(sequence.iter().take(kept_bytes));
        rest = sequence.get(if is_whole { 3 + parameters } else { 2 }..).unwrap_or_default();
    }
    kept.extend_from_slice(rest);
    Cow::Owned(kept)
}

/// Bytes without their zeros, and how many there were; none where there are too many for a text.
pub(super) fn without_zeros(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let zeros = memchr::memchr_iter(0, bytes).count();
    let is_damage = zeros > 0 && zeros * FEWEST_BYTES_A_ZERO <= bytes.len();
    is_damage.then(|| (bytes.iter().copied().filter(|byte| *byte != 0).collect(), zeros))
}
