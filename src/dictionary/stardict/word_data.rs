//! What the `.dict` file holds of a word: parts of several types.

use std::borrow::Cow;

use memchr::memchr;

use crate::dictionary::markup::{Markup, plain};

/// Bytes of the longest transcription that is a reading.
const LONGEST_READING: usize = 200;

/// The data of a word.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct WordData {
    pub reading: String,
    pub text: String,
    pub is_utf8: bool,
}

impl WordData {
    /// Reads data whose parts have these types; without types each part names its own. `term` is its word.
    pub(super) fn read(mut bytes: &[u8], types: &[u8], term: &str) -> Self {
        let mut data = Self { is_utf8: true, ..Self::default() };
        if types.is_empty() {
            while let Some((kind, rest)) = bytes.split_first() {
                bytes = rest;
                data.take(*kind, part(&mut bytes, *kind), term);
            }
        } else {
            for (index, kind) in types.iter().enumerate() {
                // The last part takes what is left.
                let is_last = index + 1 == types.len();
                let part = if is_last { std::mem::take(&mut bytes) } else { part(&mut bytes, *kind) };
                data.take(*kind, part, term);
            }
        }
        data
    }

    fn take(&mut self, kind: u8, part: &[u8], term: &str) {
        let text = String::from_utf8_lossy(part.strip_suffix(&[0]).unwrap_or(part));
        let markup = match kind {
            b'm' | b'l' | b'n' | b'w' => None,
            b't' | b'y' => return self.take_reading(&text),
            b'g' => Some(Markup::Pango),
            b'x' => Some(Markup::Xdxf),
            b'k' => Some(Markup::PowerWord),
            b'h' => Some(Markup::Html),
            // Names of pictures and sounds, and their bytes.
            _ => return,
        };
        self.is_utf8 &= !matches!(&text, Cow::Owned(text) if text.contains('\u{FFFD}'));
        let text = markup.map_or(text.clone(), |markup| Cow::Owned(plain(&text, markup)));
        // Some dictionaries say the word again.
        let text = text.strip_prefix(term).filter(|rest| rest.starts_with('\n')).unwrap_or(&text).trim();
        if !text.is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(text);
        }
    }

    fn take_reading(&mut self, text: &str) {
        if self.reading.is_empty() && text.len() <= LONGEST_READING {
            text.trim().clone_into(&mut self.reading);
        }
    }
}

/// Takes a part: with a small letter it ends with a zero, with a capital one its size stands before it.
fn part<'b>(bytes: &mut &'b [u8], kind: u8) -> &'b [u8] {
    let (part, rest) = if kind.is_ascii_uppercase() {
        let (size, rest) = bytes.split_at_checked(4).unwrap_or((&[], &[]));
        let size = size.iter().fold(0, |size, byte| size << 8 | usize::from(*byte));
        rest.split_at_checked(size).unwrap_or((rest, &[]))
    } else {
        let end = memchr(0, bytes).unwrap_or(bytes.len());
        let (part, rest) = bytes.split_at_checked(end).unwrap_or((&[], &[]));
        (part, rest.get(1..).unwrap_or_default())
    };
    *bytes = rest;
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], types: &str) -> (String, String) {
        let data = WordData::read(bytes, types.as_bytes(), "傘");
        (data.reading, data.text)
    }

    #[test]
    fn parts_have_the_same_types_or_each_its_own() {
        let both = |reading: &str, text: &str| (reading.to_owned(), text.to_owned());
        assert_eq!(read("遮雨。".as_bytes(), "m"), both("", "遮雨。"));
        assert_eq!(read("sǎn\0遮雨。\0".as_bytes(), "tm"), both("sǎn", "遮雨。"));
        assert_eq!(read("傘\n<b>遮</b>雨".as_bytes(), "g"), both("", "遮雨"));
        assert_eq!(read("tsǎn\0m遮雨。\0h<p>也<p>遮陽\0".as_bytes(), ""), both("sǎn", "遮雨。\n也\n遮陽"));
        assert_eq!(read(b"W\0\0\0\x02xxma\0rpic.png\0", ""), both("", "a"));
        assert_eq!(read(b"\0\0\0\x02xxb", "Wm"), both("", "b"));
        assert_eq!(read(b"\xFF\xFF\xFF\xFFxx", "Wm"), both("", ""));
        assert_eq!(read(b"", "tm"), both("", ""));
        assert!(!WordData::read(b"\xFF", b"m", "").is_utf8);
    }
}
