//! Encodings that are known but not read.

/// Units of a text in UTF-32 that are looked at.
const UNITS: usize = 64;

/// The name of an encoding that is not read, if the bytes are in it.
pub(super) fn name(bytes: &[u8]) -> Option<&'static str> {
    // The sequence by which the text begins (RFC 1557 §2, RFC 1922 §2). Hardly any text has an escape at all.
    let escaped = memchr::memchr(0x1B, bytes).map_or(&[][..], |at| bytes.split_at(at).1);
    let announces = |designation: &[u8]| memchr::memmem::find(escaped, designation).is_some();
    if is_utf_32(bytes, u32::from_le_bytes) || is_utf_32(bytes, u32::from_be_bytes) {
        Some("UTF-32")
    } else if announces(b"\x1B$)C") {
        Some("ISO-2022-KR")
    } else if announces(b"\x1B$)A") || announces(b"\x1B$)G") {
        Some("ISO-2022-CN")
    } else {
        None
    }
}

/// Whether every unit of four bytes at the start is a character; in other texts hardly one is.
fn is_utf_32(bytes: &[u8], unit: impl Fn([u8; 4]) -> u32) -> bool {
    let (units, _) = bytes.as_chunks::<4>();
    let is_character = |bytes: &[u8; 4]| {
        let code = unit(*bytes);
        code != 0
            && code < 0x3_0000
            && char::from_u32(code).is_some_and(|c| !c.is_control() || c.is_whitespace())
    };
    units.len() > 1 && units.iter().take(UNITS).all(is_character)
}
