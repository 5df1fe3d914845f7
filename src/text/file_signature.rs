//! How files begin that are no text and of which more than one room has to know.

/// A ZIP archive with something in it (APPNOTE §4.3.7).
pub const ZIP: &[u8] = b"PK\x03\x04";
/// What gzip has packed by deflate (RFC 1952 §2.3.1).
pub const GZIP: &[u8] = b"\x1F\x8B\x08";
/// A file of the Compound File Binary Format, in which older office programs write (MS-CFB §2.2).
pub const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// A ZIP archive with nothing in it (APPNOTE §4.3.16).
pub const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
