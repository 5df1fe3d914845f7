//! The encodings of text in RTF: code pages of Windows, and the character sets of fonts. A character of two bytes may be
//! cut by a change of style, since writers change it for each byte.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// The encoding of a code page (`\ansicpg`, `\cpg`).
pub(super) fn of_number(number: i32) -> &'static Encoding {
    match number {
        932 | 10001 => SHIFT_JIS,
        936 | 10008 | 54936 => GBK,
        949 | 1361 | 10003 => EUC_KR,
        950 | 10002 => BIG5,
        874 => WINDOWS_874,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        65001 => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// The encoding of a font's character set (`\fcharset`); none for those that take that of the file.
pub(super) fn of_character_set(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        0 => WINDOWS_1252,
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 | 130 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

/// Whether characters of an encoding may have two bytes.
fn is_double(encoding: &'static Encoding) -> bool {
    [SHIFT_JIS, GBK, EUC_KR, BIG5].contains(&encoding)
}

/// Bytes that are not characters yet.
#[derive(Debug, Default)]
pub(super) struct PendingBytes {
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
}

impl PendingBytes {
    /// Adds a byte in an encoding. Gives the text of those before, where these are in another one.
    pub(super) fn push(&mut self, byte: u8, encoding: &'static Encoding) -> Option<String> {
        let before = (self.encoding != Some(encoding)).then(|| self.take_all());
        self.encoding = Some(encoding);
        self.bytes.push(byte);
        before.filter(|text| !text.is_empty())
    }

    /// The whole characters so far; the first byte of one that is not whole is kept.
    pub(super) fn take_whole(&mut self) -> String {
        let Some(encoding) = self.encoding.filter(|_| !self.bytes.is_empty()) else { return String::new() };
        let kept = self.bytes.split_off(whole(&self.bytes, encoding));
        let text = encoding.decode_without_bom_handling(&self.bytes).0.into_owned();
        self.bytes = kept;
        text
    }

    /// All characters, also one that is not whole.
    pub(super) fn take_all(&mut self) -> String {
        let bytes = std::mem::take(&mut self.bytes);
        let Some(encoding) = self.encoding.filter(|_| !bytes.is_empty()) else { return String::new() };
        encoding.decode_without_bom_handling(&bytes).0.into_owned()
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// Bytes of whole characters at the beginning.
fn whole(bytes: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => bytes.len(),
        };
    }
    if !is_double(encoding) {
        return bytes.len();
    }
    let is_lead = |byte: u8| {
        if encoding == SHIFT_JIS {
            matches!(byte, 0x81..=0x9F | 0xE0..=0xFC)
        } else {
            matches!(byte, 0x81..=0xFE)
        }
    };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let length = if is_lead(*byte) { 2 } else { 1 };
        if at + length > bytes.len() {
            return at;
        }
        at += length;
    }
    at
}

/// The encoding of a byte in a font: its own, but for a font of Western letters in a file of Chinese, Japanese or Korean.
/// Many programs say so of every font, and write the text in the file's encoding all the same; one that has fonts of that
/// encoding (`is_told`) means what it says.
pub(super) fn chosen(
    font: Option<&'static Encoding>,
    file: &'static Encoding,
    is_told: bool,
) -> &'static Encoding {
    match font {
        Some(encoding) if encoding == WINDOWS_1252 && is_double(file) && !is_told => file,
        Some(encoding) => encoding,
        None => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_put_together_across_styles() {
        let mut pending = PendingBytes::default();
        assert_eq!(pending.push(0xA4, BIG5), None);
        assert_eq!(pending.take_whole(), "");
        assert_eq!(pending.push(0x40, BIG5), None);
        assert_eq!(pending.take_whole(), "一");
        pending.push(0x93, SHIFT_JIS);
        assert_eq!(pending.push(0xE9, WINDOWS_1252), Some("\u{FFFD}".into()));
        assert_eq!(pending.take_all(), "é");
        assert!(pending.is_empty());
    }
}
