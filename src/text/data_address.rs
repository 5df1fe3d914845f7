//! Images written into their address: `data:image/png;base64,…`.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_PAD_INDIFFERENT};
use percent_encoding::percent_decode_str;

/// How the addresses of images begin that hold their bytes themselves.
pub const PREFIX: &str = "data:";

/// Whether an address holds the bytes of an image.
pub fn is_image(address: &str) -> bool {
    address.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
}

/// The address of an image that holds its bytes.
pub fn of(media_type: &str, bytes: &[u8]) -> String {
    format!("{PREFIX}{media_type};base64,{}", STANDARD.encode(bytes))
}

/// The bytes that an address holds; none when it is none of this kind or its base64 is broken.
pub fn bytes(address: &str) -> Option<Vec<u8>> {
    let (head, body) = address.split_once(',')?;
    let head = head.trim();
    if !head.get(..PREFIX.len())?.eq_ignore_ascii_case(PREFIX) {
        return None;
    }
    let body: Vec<u8> = percent_decode_str(body).collect();
    if !head.rsplit(';').next()?.trim().eq_ignore_ascii_case("base64") {
        return Some(body);
    }
    // People and programs break the lines of long ones.
    let letters: Vec<u8> = body.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD_PAD_INDIFFERENT.decode(letters).ok()
}

/// The media type of an image by its first bytes; none when it is no image that browsers show.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: &[(&[u8], &str)] = &[
        (b"\x89PNG\r\n\x1A\n", "image/png"),
        (b"\xFF\xD8\xFF", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"BM", "image/bmp"),
    ];
    if let Some((_, media_type)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(media_type);
    }
    let at_four = bytes.get(4..12).unwrap_or_default();
    match (bytes.get(..4), at_four) {
        (Some(b"RIFF"), [.., b'W', b'E', b'B', b'P']) => Some("image/webp"),
        (_, b"ftypavif" | b"ftypavis") => Some("image/avif"),
        _ => is_svg(bytes).then_some("image/svg+xml"),
    }
}

/// The media type of an image by its first bytes, with those of Windows' own drawings, which no browser shows: one of
/// them stands in its place with its name and its words.
pub fn any_media_type(bytes: &[u8]) -> Option<&'static str> {
    media_type(bytes).or_else(|| metafile_type(bytes))
}

/// A record of drawing commands: EMF by the name at byte 40 of its first record (MS-EMF 2.2.9), WMF by its own first
/// bytes or by those of the record that tells its size on paper (MS-WMF 2.3.2).
fn metafile_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF") {
        return Some("image/emf");
    }
    let is_plain = matches!(bytes, [1 | 2, 0, 9, 0, 0, 1 | 3, ..]);
    (is_plain || bytes.starts_with(&[0xD7, 0xCD, 0xC6, 0x9A])).then_some("image/wmf")
}

/// A drawing is XML whose first element is `svg`.
fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    (text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!DOCTYPE svg"))
        && text.contains("<svg")
        || text.starts_with("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        for bytes in [&b""[..], b"\x89PNG\r\n\x1A\n\0", b"abc"] {
            assert_eq!(super::bytes(&of("image/png", bytes)).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (address, expected) in [
            ("data:image/png;base64,YWJj", Some("abc")),
            ("DATA:image/png;charset=x;BASE64, YW\nJj ", Some("abc")),
            ("data:image/png;base64,YWI", Some("ab")),
            ("data:image/png;base64,YWI%3D", Some("ab")),
            ("data:image/svg+xml,%3Csvg/%3E", Some("<svg/>")),
            ("data:image/png;base64,Y?", None),
            ("data:image/png;base64", None),
            ("image.png,", None),
            ("圖圖,x", None),
        ] {
            assert_eq!(bytes(address).as_deref(), expected.map(str::as_bytes), "{address}");
        }
    }

    #[test]
    fn images_are_told_by_their_first_bytes() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1A\n"[..], Some("image/png")),
            (b"\xFF\xD8\xFF\xE0", Some("image/jpeg")),
            (b"GIF89a", Some("image/gif")),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some("image/webp")),
            (b"RIFF\0\0\0\0WAVEfmt ", None),
            (b"BM", Some("image/bmp")),
            (b"\0\0\0\x1Cftypavif", Some("image/avif")),
            (b"<?xml version=\"1.0\"?>\n<svg xmlns='x'>", Some("image/svg+xml")),
            (b" <svg>", Some("image/svg+xml")),
            (b"<!DOCTYPE html><p>an <svg></p>", None),
            (b"", None),
        ] {
            assert_eq!(media_type(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
