//! Packed bytes unpacked, within a limit.
//!
//! Everything is unpacked twice: first into nothing, to count, and only then into memory of the size that was counted.
//! So what is refused never fills the memory, and what is read takes no more of it than it needs.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::GzDecoder;

use super::{GlossaryError, MEGABYTE};

/// Bytes of what a file unpacks to at most.
const MOST_EXPANDED: usize = 512 * MEGABYTE;
/// Bytes that anything may unpack to, however small it is.
const ALWAYS_EXPANDED: usize = 64 * MEGABYTE;
/// How many times its size a larger file may unpack to. Text comes to ten times, repetitive lists to thirty; deflate can
/// say a thousand bytes by one (RFC 1951), which nothing that has meaning comes near.
const MOST_TIMES: usize = 100;
/// Bytes that are unpacked at a time to be counted.
const CHUNK: usize = 32 * 1024;

/// Something packed that can be read from its beginning again.
pub(super) trait Packed {
    /// How many bytes it is packed to.
    fn packed_bytes(&self) -> usize;

    /// A reader of what it holds.
    ///
    /// # Errors
    /// It cannot be unpacked.
    fn open(&mut self) -> Result<impl Read, GlossaryError>;
}

struct Gzip<'b>(&'b [u8]);

impl Packed for Gzip<'_> {
    fn packed_bytes(&self) -> usize {
        self.0.len()
    }

    fn open(&mut self) -> Result<impl Read, GlossaryError> {
        Ok(GzDecoder::new(self.0))
    }
}

/// The bytes themselves, or what they hold if they are packed by gzip or dictzip.
///
/// # Errors
/// Bytes that cannot be unpacked, or that unpack to too much; `part` names the file.
pub(super) fn unpacked<'b>(bytes: &'b [u8], part: &str) -> Result<Cow<'b, [u8]>, GlossaryError> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Cow::Borrowed(bytes));
    }
    expanded(&mut Gzip(bytes), MOST_EXPANDED, part).map(Cow::Owned)
}

/// Everything that is packed, at most `limit` bytes.
///
/// # Errors
/// As [`unpacked`].
pub(super) fn expanded(packed: &mut impl Packed, limit: usize, part: &str) -> Result<Vec<u8>, GlossaryError> {
    let size = counted(packed.open()?, limit, part)?;
    if size > ALWAYS_EXPANDED && size / MOST_TIMES > packed.packed_bytes() {
        return Err(GlossaryError::TooMuchText { limit: ALWAYS_EXPANDED / MEGABYTE });
    }
    let mut bytes = Vec::with_capacity(size);
    let read = packed.open()?.take(size as u64).read_to_end(&mut bytes);
    read.map_err(|_| GlossaryError::Damaged { part: part.to_owned() })?;
    Ok(bytes)
}

/// How many bytes a source gives, none of which are kept.
fn counted(mut source: impl Read, limit: usize, part: &str) -> Result<usize, GlossaryError> {
    let mut chunk = vec![0; CHUNK];
    let mut size = 0;
    loop {
        match source.read(&mut chunk) {
            Ok(0) => return Ok(size),
            Ok(read) => size += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Err(GlossaryError::Damaged { part: part.to_owned() }),
        }
        if size > limit {
            return Err(GlossaryError::TooMuchText { limit: limit / MEGABYTE });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io;

    use super::*;

    /// Gives so many zeros, and notes what was asked of it.
    struct Zeros {
        size: usize,
        packed: usize,
        given: Cell<usize>,
        opened: usize,
        largest: Cell<usize>,
    }

    impl Zeros {
        fn new(size: usize, packed: usize) -> Self {
            Self { size, packed, given: Cell::new(0), opened: 0, largest: Cell::new(0) }
        }
    }

    struct Reading<'z>(&'z Zeros, usize);

    impl Read for Reading<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let read = into.len().min(self.0.size - self.1);
            into[..read].fill(0);
            self.1 += read;
            self.0.given.set(self.0.given.get() + read);
            self.0.largest.set(self.0.largest.get().max(into.len()));
            Ok(read)
        }
    }

    impl Packed for Zeros {
        fn packed_bytes(&self) -> usize {
            self.packed
        }

        fn open(&mut self) -> Result<impl Read, GlossaryError> {
            self.opened += 1;
            Ok(Reading(self, 0))
        }
    }

    #[test]
    fn what_unpacks_to_too_much_is_counted_up_to_the_limit_and_never_kept() {
        let mut endless = Zeros::new(usize::MAX, usize::MAX);
        let refused = expanded(&mut endless, 2 * MEGABYTE, "a");
        assert_eq!(refused, Err(GlossaryError::TooMuchText { limit: 2 }));
        assert_eq!(endless.opened, 1, "it is not unpacked to be kept");
        assert!(endless.given.get() <= 2 * MEGABYTE + CHUNK, "{}", endless.given.get());
        assert!(endless.largest.get() <= CHUNK, "what is counted goes through one small buffer");
    }

    #[test]
    fn what_is_a_thousand_times_its_size_is_refused_without_being_kept() {
        let size = ALWAYS_EXPANDED + 1;
        let mut bomb = Zeros::new(size, size / 1_000);
        assert_eq!(expanded(&mut bomb, MOST_EXPANDED, "a"), Err(GlossaryError::TooMuchText { limit: 64 }));
        assert_eq!(bomb.opened, 1);
        let mut text = Zeros::new(size, size / 20);
        assert_eq!(expanded(&mut text, MOST_EXPANDED, "a").map(|bytes| bytes.len()), Ok(size));
    }

    #[test]
    fn what_is_read_takes_as_much_memory_as_it_is_long() {
        let mut zeros = Zeros::new(5 * MEGABYTE, 5);
        let bytes = expanded(&mut zeros, 5 * MEGABYTE, "a").unwrap();
        assert_eq!((bytes.len(), bytes.capacity()), (5 * MEGABYTE, 5 * MEGABYTE));
    }

    #[test]
    fn damaged_bytes_are_refused_and_plain_ones_stay() {
        assert_eq!(unpacked(b"plain", "").unwrap(), Cow::Borrowed(b"plain"));
        let damaged = unpacked(&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], ".dict.dz");
        assert_eq!(damaged, Err(GlossaryError::Damaged { part: ".dict.dz".into() }));
    }
}
