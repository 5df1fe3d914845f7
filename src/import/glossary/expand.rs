//! Packed bytes unpacked, within a limit.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::GzDecoder;

use super::{GlossaryError, MEGABYTE};

/// Bytes of what a file unpacks to at most.
const MOST_EXPANDED: usize = 512 * MEGABYTE;

/// The bytes themselves, or what they hold if they are packed by gzip or dictzip.
///
/// # Errors
/// Bytes that cannot be unpacked, or that unpack to too much; `part` names the file.
pub(super) fn unpacked<'b>(bytes: &'b [u8], part: &str) -> Result<Cow<'b, [u8]>, GlossaryError> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Cow::Borrowed(bytes));
    }
    read_limited(GzDecoder::new(bytes), MOST_EXPANDED, part).map(Cow::Owned)
}

/// Everything that a source gives.
///
/// # Errors
/// As [`unpacked`].
pub(super) fn read_limited(source: impl Read, limit: usize, part: &str) -> Result<Vec<u8>, GlossaryError> {
    let mut unpacked = Vec::new();
    let read = source.take(limit as u64 + 1).read_to_end(&mut unpacked);
    if unpacked.len() > limit {
        return Err(GlossaryError::TooMuchText { limit: limit / MEGABYTE });
    }
    read.map_err(|_| GlossaryError::Damaged { part: part.to_owned() })?;
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let endless = || std::io::repeat(0).take(5 * MEGABYTE as u64);
        assert_eq!(read_limited(endless(), 5 * MEGABYTE, "a").map(|bytes| bytes.len()), Ok(5 * MEGABYTE));
        let refused = read_limited(endless(), 2 * MEGABYTE, "a");
        assert_eq!(refused, Err(GlossaryError::TooMuchText { limit: 2 }));
    }

    #[test]
    fn damaged_bytes_are_refused_and_plain_ones_stay() {
        assert_eq!(unpacked(b"plain", "").unwrap(), Cow::Borrowed(b"plain"));
        let damaged = unpacked(&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], ".dict.dz");
        assert_eq!(damaged, Err(GlossaryError::Damaged { part: ".dict.dz".into() }));
    }
}
