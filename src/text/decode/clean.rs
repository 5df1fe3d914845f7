//! Bytes in a text that say nothing in it: what colours the text of a terminal, and zeros.

use std::borrow::Cow;

/// One zero in so many bytes is a damage; more of them are what programs, pictures and archives hold.
const FEWEST_BYTES_A_ZERO: usize = 100;

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
        // One that is cut off ends the text or stands before something else.
        let is_whole = sequence.get(2 + parameters).is_some_and(|byte| matches!(byte, 0x40..=0x7E));
        rest = sequence.get(2 + parameters + usize::from(is_whole)..).unwrap_or_default();
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
