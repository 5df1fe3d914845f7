//! The `.idx` and `.syn` files.

use memchr::memchr;

use super::ByNumber;
use crate::dictionary::{GlossaryError, MOST_NAMES};

/// A word and the place of its definition.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word<'b> {
    pub name: &'b [u8],
    pub offset: u64,
    pub size: usize,
}

/// The words of an `.idx` file, whose offsets have so many bytes.
pub(super) fn words(bytes: &[u8], offset_bytes: usize) -> Words<'_> {
    Words { rest: bytes, offset_bytes, breaks_off: false }
}

pub(super) struct Words<'b> {
    rest: &'b [u8],
    offset_bytes: usize,
    /// Whether the file ends in the middle of a word.
    pub breaks_off: bool,
}

impl<'b> Iterator for Words<'b> {
    type Item = Word<'b>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let word = named(&mut self.rest, self.offset_bytes + 4);
        self.breaks_off = word.is_none();
        let (name, place) = word?;
        let (offset, size) = place.split_at(self.offset_bytes);
        Some(Word { name, offset: number(offset), size: number(size) as usize })
    }
}

/// Further names of the entries.
pub(super) struct Synonyms<'b>(ByNumber<'b>);

impl<'b> Synonyms<'b> {
    /// The names in a `.syn` file, and whether it ends in the middle of one.
    ///
    /// # Errors
    /// More names than a glossary may have.
    pub(super) fn read(mut bytes: &'b [u8]) -> Result<(Self, bool), GlossaryError> {
        let mut names = ByNumber::new();
        let mut count = 0;
        while let Some((name, entry)) = named(&mut bytes, 4) {
            count += 1;
            if count > MOST_NAMES {
                return Err(GlossaryError::TooManyNames { limit: MOST_NAMES });
            }
            names.entry(number(entry) as usize).or_default().push(name);
        }
        Ok((Self(names), !bytes.is_empty()))
    }

    pub(super) fn of(&self, entry: usize) -> &[&'b [u8]] {
        self.0.get(&entry).map_or(&[], Vec::as_slice)
    }
}

/// Takes a name that ends with a zero, and so many bytes after it; none, and the bytes stay, when there are too few.
fn named<'b>(bytes: &mut &'b [u8], after: usize) -> Option<(&'b [u8], &'b [u8])> {
    let (name, rest) = bytes.split_at_checked(memchr(0, bytes)?)?;
    let (place, rest) = rest.get(1..)?.split_at_checked(after)?;
    *bytes = rest;
    Some((name, place))
}

/// A number in network order.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_the_file_breaks_off() {
        let bytes = b"ab\0\0\0\x01\x02\0\0\0\x03c\0\0\0\0\0";
        let mut found = words(bytes, 4);
        assert_eq!(found.next(), Some(Word { name: b"ab", offset: 0x102, size: 3 }));
        assert_eq!((found.next(), found.breaks_off), (None, true));
        let mut wide = words(b"ab\0\0\0\0\x01\0\0\0\0\0\0\0\x03", 8);
        assert_eq!(wide.next(), Some(Word { name: b"ab", offset: 1 << 32, size: 3 }));
        assert_eq!((wide.next(), wide.breaks_off), (None, false));
    }

    #[test]
    fn synonyms_belong_to_their_entries() {
        let (names, breaks_off) = Synonyms::read(b"x\0\0\0\0\x01y\0\0\0\0\x01z\0\0").unwrap();
        assert_eq!((names.of(1), names.of(0)), (&[&b"x"[..], b"y"][..], &[][..]));
        assert!(breaks_off);
    }
}
