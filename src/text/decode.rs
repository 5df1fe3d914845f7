//! Bytes into text.
//!
//! The encoding is known from a byte-order mark, from what the file declares (HTML and XML), or from being valid
//! UTF-8; otherwise it is guessed from what the text would look like in each encoding. A file always becomes some
//! text: whether that is doubtful, and which other encodings are plausible, is told next to it.

mod candidates;
mod clean;
mod declared;
mod frequent;
mod hz;
mod other;
mod plausible;
mod preview;
#[cfg(test)]
mod tests;

use std::fmt;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

pub use encoding_rs::Encoding;
pub use preview::{Preview, SAMPLE_BYTES, previews, sample};

use candidates::Ranking;
use declared::is_markup;

/// Text and the encoding it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark. What does not fit the encoding is U+FFFD.
    pub text: String,
    /// The encoding it was written in.
    pub encoding: TextEncoding,
    /// Zero bytes that were left out, as damaged files and some programs leave them in a text.
    pub zeros: usize,
}

/// The encoding of a file, and how certain that is. Shown as the encoding's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEncoding {
    /// Its name in the WHATWG Encoding Standard, such as `UTF-8`, `Big5` or `gb18030`.
    pub name: &'static str,
    /// How it is known.
    pub how: How,
    /// Whether the text should be shown to the user with the question whether it is readable: some of the bytes do
    /// not fit the encoding, or it was guessed from little or improbable text.
    pub is_doubtful: bool,
    /// The names of the encodings that are plausible, this one among them, best first. Those that the text
    /// cannot be in are last.
    ///
    /// It is this encoding alone when nothing had to be guessed.
    pub candidates: Vec<&'static str>,
}

impl TextEncoding {
    /// That of a format which leaves no choice.
    pub fn utf8() -> Self {
        let name = UTF_8.name();
        Self { name, how: How::Declared, is_doubtful: false, candidates: vec![name] }
    }
}

/// How an encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By a byte-order mark.
    Mark,
    /// The file declares it.
    Declared,
    /// Every byte fits UTF-8.
    Utf8,
    /// It looks like UTF-16 without a byte-order mark.
    Utf16,
    /// It makes the likeliest text.
    Guessed,
    /// A user says so.
    Told,
}

/// Why bytes are not text that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes are those of a picture, a program, an archive or the like.
    Binary,
    /// The text is in an encoding that is not read.
    Unread {
        /// The encoding's name.
        name: &'static str,
    },
}

/// Decodes a whole file of which nothing else is known.
///
/// # Errors
/// Bytes that are not text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    decode_named(bytes, "")
}

/// Decodes a whole file of this name. A name that ends like those of HTML and XML files lets a declaration count;
/// otherwise the file must begin like one.
///
/// # Errors
/// Bytes that are not text.
pub fn decode_named(bytes: &[u8], name: &str) -> Result<Decoded, DecodeError> {
    if let Some(name) = other::name(bytes) {
        return Err(DecodeError::Unread { name });
    }
    let clean = clean::without_escapes(bytes);
    // Two bytes of UTF-16 may look like what a terminal leaves.
    if clean.len() < bytes.len()
        && looks_wide(bytes)
        && let Ok(decoded) = decode_clean(bytes, name)
        && decoded.encoding.name.starts_with("UTF-16")
    {
        return Ok(decoded);
    }
    without_zeros(&clean, |bytes| decode_clean(bytes, name))
}

/// Whether bytes begin like UTF-16, by their mark or by what they would be in other encodings.
fn looks_wide(bytes: &[u8]) -> bool {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => Some(encoding),
        None => Ranking::of(bytes, None).best(),
    };
    encoding.is_some_and(|encoding| encoding == UTF_16LE || encoding == UTF_16BE)
}

/// Decodes bytes without what terminals leave in them.
fn decode_clean(bytes: &[u8], name: &str) -> Result<Decoded, DecodeError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return known(bytes, encoding, How::Mark);
    }
    let declared = if is_markup(bytes, name) { declared::encoding(bytes) } else { None };
    if let Some(encoding) = declared
        && let Ok(decoded) = known(bytes, encoding, How::Declared)
        && !decoded.encoding.is_doubtful
    {
        return Ok(decoded);
    }
    // What is declared and does not fit counts for something, but makes the text doubtful whatever is found.
    let mut decoded = match utf_8(bytes) {
        Some(decoded) => refused_if_binary(decoded),
        None if is_utf_8_with_zeros(bytes) => Err(DecodeError::Binary),
        None => guess(bytes, declared),
    }?;
    decoded.encoding.is_doubtful |= declared.is_some();
    if decoded.encoding.is_doubtful && decoded.encoding.candidates.len() == 1 {
        decoded.encoding.candidates = ranked_first(bytes, decoded.encoding.name);
    }
    Ok(decoded)
}

/// Decodes a whole file in the encoding that a user tells.
///
/// # Errors
/// Bytes that are not text.
pub fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, DecodeError> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return known(bytes, encoding, How::Told);
    }
    without_zeros(&clean::without_escapes(bytes), |bytes| known(bytes, encoding, How::Told))
}

/// Decodes bytes; where they are no text, but for a few zero bytes, without these.
fn without_zeros(
    bytes: &[u8],
    decode: impl Fn(&[u8]) -> Result<Decoded, DecodeError>,
) -> Result<Decoded, DecodeError> {
    match decode(bytes) {
        Err(DecodeError::Binary) => {
            let (kept, zeros) = clean::without_zeros(bytes).ok_or(DecodeError::Binary)?;
            Ok(Decoded { zeros, ..decode(&kept)? })
        }
        decoded => decoded,
    }
}

/// The encoding of a name, such as `Big5`, `sjis` or `cp936`: any label of the WHATWG Encoding Standard, in upper or
/// lower case.
pub fn encoding_named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// The names of the encodings that a user can choose from for these bytes, best first.
pub fn candidates(bytes: &[u8]) -> Vec<&'static str> {
    Ranking::of(bytes, None).names()
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Text in an encoding that needs no guess.
fn known(bytes: &[u8], encoding: &'static Encoding, how: How) -> Result<Decoded, DecodeError> {
    let (text, is_damaged) = encoding.decode_with_bom_removal(bytes);
    let name = encoding.name();
    let candidates = if is_damaged { ranked_first(bytes, name) } else { vec![name] };
    let encoding = TextEncoding { name, how, is_doubtful: is_damaged, candidates };
    refused_if_binary(Decoded { text: text.into_owned(), encoding, zeros: 0 })
}

/// Text that is UTF-8 from one end to the other; none where escapes make ASCII mean something else.
fn utf_8(bytes: &[u8]) -> Option<Decoded> {
    let text = std::str::from_utf8(bytes).ok()?;
    // UTF-16 text of ASCII characters is valid UTF-8 full of zeros, ISO-2022 text is ASCII with escapes.
    if memchr::memchr(0, bytes).is_some() || candidates::has_escapes(bytes) {
        return None;
    }
    if text.is_ascii()
        && let Some(text) = hz::decode(bytes)
    {
        return Some(hz_text(text));
    }
    let name = UTF_8.name();
    let encoding = TextEncoding { name, how: How::Utf8, is_doubtful: false, candidates: vec![name] };
    Some(Decoded { text: text.to_owned(), encoding, zeros: 0 })
}

/// Whether bytes are UTF-8 but for zeros, and more than ASCII. Pairs of bytes are no UTF-8 but by rare accidents, so
/// that the zeros are none of UTF-16.
fn is_utf_8_with_zeros(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some() && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

/// Text that was written in HZ.
fn hz_text(text: String) -> Decoded {
    let encoding =
        TextEncoding { name: hz::NAME, how: How::Guessed, is_doubtful: false, candidates: vec![hz::NAME] };
    Decoded { text, encoding, zeros: 0 }
}

fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, DecodeError> {
    let ranking = Ranking::of(bytes, declared);
    let best = ranking.best().ok_or(DecodeError::Binary)?;
    let (text, is_damaged) = best.decode_without_bom_handling(bytes);
    let how = match best {
        encoding if Some(encoding) == declared => How::Declared,
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => How::Utf16,
        _ => How::Guessed,
    };
    if how == How::Utf16 && is_damaged {
        // Nothing but zeros and pairs of bytes spoke for it.
        return Err(DecodeError::Binary);
    }
    let is_doubtful = is_damaged || ranking.is_doubtful();
    let encoding = TextEncoding { name: best.name(), how, is_doubtful, candidates: ranking.names() };
    refused_if_binary(Decoded { text: text.into_owned(), encoding, zeros: 0 })
}

fn ranked_first(bytes: &[u8], name: &'static str) -> Vec<&'static str> {
    let mut names = candidates(bytes);
    names.retain(|candidate| *candidate != name);
    names.insert(0, name);
    names
}

/// Text holds no NUL and hardly any control characters; what is compressed or compiled holds both.
fn refused_if_binary(decoded: Decoded) -> Result<Decoded, DecodeError> {
    let bytes = decoded.text.as_bytes();
    let control = bytes.iter().filter(|byte| matches!(byte, 1..=8 | 14..=31)).count();
    if memchr::memchr(0, bytes).is_some() || control * 20 > bytes.len() {
        return Err(DecodeError::Binary);
    }
    Ok(decoded)
}
