//! Bytes into text: UTF-8 with or without a byte-order mark, UTF-16 with one.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use thiserror::Error;

/// Text and the encoding it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// `UTF-8`, `UTF-16LE` or `UTF-16BE`.
    pub encoding: &'static str,
}

/// Why bytes are not text that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// The bytes are those of a picture, a program, an archive or the like.
    #[error("this is not a text file")]
    Binary,
    /// The bytes may be text, in an encoding that is not read yet.
    #[error(
        "the text is neither UTF-8 nor UTF-16 (byte {offset} does not fit); save it as UTF-8 and open it again"
    )]
    UnknownEncoding {
        /// Index of the first byte that is not UTF-8.
        offset: usize,
    },
    /// The byte-order mark promises an encoding that the rest does not keep.
    #[error("the file is marked as {encoding}, but is damaged: it cannot be read as {encoding}")]
    Damaged {
        /// The encoding that the mark names.
        encoding: &'static str,
    },
}

/// Decodes a whole file.
///
/// # Errors
/// Bytes that are not text, or text in another encoding.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let decoded = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, UTF_16LE)?,
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, UTF_16BE)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest, 3)?,
        _ => utf_8(bytes, 0)?,
    };
    if is_binary(decoded.text.as_bytes()) {
        return Err(DecodeError::Binary);
    }
    Ok(decoded)
}

fn utf_8(bytes: &[u8], mark: usize) -> Result<Decoded, DecodeError> {
    match std::str::from_utf8(bytes) {
        // ISO-2022 text is ASCII with escapes that switch the character set: it would pass for UTF-8 full of rubbish.
        Ok(text) => match text.find("\u{1B}$").or_else(|| text.find("\u{1B}(")) {
            Some(escape) if !is_binary(bytes) => Err(DecodeError::UnknownEncoding { offset: mark + escape }),
            _ => Ok(Decoded { text: text.to_owned(), encoding: "UTF-8" }),
        },
        Err(_) if is_binary(bytes) => Err(DecodeError::Binary),
        Err(error) => Err(DecodeError::UnknownEncoding { offset: mark + error.valid_up_to() }),
    }
}

fn utf_16(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, DecodeError> {
    let name = encoding.name();
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(DecodeError::Damaged { encoding: name })?;
    Ok(Decoded { text: text.into_owned(), encoding: name })
}

/// Text holds no NUL and hardly any control characters; what is compressed or compiled holds both.
fn is_binary(bytes: &[u8]) -> bool {
    let control = bytes.iter().filter(|byte| matches!(byte, 1..=8 | 14..=31)).count();
    bytes.contains(&0) || control * 20 > bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16_bytes(text: &str, little: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(|unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn marks_decide_and_are_dropped() {
        let text = "墨閱 𠀀 reads";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (utf_16_bytes(text, true), "UTF-16LE"),
            (utf_16_bytes(text, false), "UTF-16BE"),
        ] {
            assert_eq!(decode(&bytes), Ok(Decoded { text: text.into(), encoding }));
        }
        assert_eq!(decode(b"").unwrap().text, "");
    }

    #[test]
    fn bytes_that_are_not_text_are_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(DecodeError::Binary));
        assert_eq!(decode("文字\0".as_bytes()), Err(DecodeError::Binary));
        assert_eq!(decode(&utf_16_bytes("文\0", true)), Err(DecodeError::Binary));
        assert_eq!(decode(b"\x01\x02\x03 abc"), Err(DecodeError::Binary));
    }

    #[test]
    fn other_encodings_are_refused_with_the_place() {
        assert_eq!(decode(b"ab \xA4\xA4\xA4\xE5"), Err(DecodeError::UnknownEncoding { offset: 3 }), "Big5");
        assert_eq!(decode(b"\xEF\xBB\xBFab\x93"), Err(DecodeError::UnknownEncoding { offset: 5 }));
        let jis = b"a \x1B$B4A;z\x1B(B and enough plain text around it";
        assert_eq!(decode(jis), Err(DecodeError::UnknownEncoding { offset: 2 }), "ISO-2022-JP");
    }

    #[test]
    fn broken_utf_16_is_refused() {
        assert_eq!(decode(b"\xFF\xFEa"), Err(DecodeError::Damaged { encoding: "UTF-16LE" }));
        assert_eq!(decode(b"\xFE\xFF\xD8\x00\x00a"), Err(DecodeError::Damaged { encoding: "UTF-16BE" }));
    }
}
