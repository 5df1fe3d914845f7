//! What a file of HTML or XML declares its encoding to be.
//!
//! The rules are those of the HTML Standard, “prescan a byte stream to determine its encoding”, and of XML 1.0 for
//! the declaration `<?xml … encoding="…"?>`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Bytes in which HTML must declare its encoding.
const PRESCAN: usize = 1024;

/// Endings of names of files that may declare their encoding.
const MARKUP: [&str; 9] = ["html", "htm", "xhtml", "xht", "xml", "svg", "opf", "ncx", "fb2"];

/// How files of HTML and XML begin, in lower case.
const BEGINNINGS: [&[u8]; 7] =
    [b"<?xml", b"<!doctype html", b"<html", b"<head", b"<meta", b"<title", b"<body"];

/// Whether a file is HTML or XML, by its name or by its beginning.
pub(super) fn is_markup(bytes: &[u8], name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let start = bytes.trim_ascii_start();
    MARKUP.iter().any(|known| extension.eq_ignore_ascii_case(known))
        || BEGINNINGS.iter().any(|known| starts_with(start, known))
}

/// The encoding that a file of HTML or XML declares.
///
/// A declaration that can be read byte by byte is not UTF-16, whatever it says: the standard takes it for UTF-8.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(PRESCAN)];
    let encoding = xml(bytes).or_else(|| html(bytes))?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

fn xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let rest = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = &rest[..find(rest, b">")?];
    let mut rest = Bytes { bytes: declaration };
    let mut encoding = None;
    while let Some((name, value)) = rest.attribute() {
        if name == b"encoding" {
            encoding = Encoding::for_label_no_replacement(&value);
        }
    }
    encoding
}

fn html(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut rest = Bytes { bytes };
    while !rest.bytes.is_empty() {
        if rest.bytes.starts_with(b"<!--") {
            // The dashes may be those of the beginning: `<!-->` is a whole comment.
            rest.bytes = &rest.bytes["<!-->".len() + find(&rest.bytes["<!".len()..], b"-->")?..];
        } else if starts_with(rest.bytes, b"<meta")
            && rest.bytes.get(5).is_some_and(|next| ends_a_name(*next))
        {
            rest.bytes = &rest.bytes[5..];
            if let Some(encoding) = meta(&mut rest) {
                return Some(encoding);
            }
        } else if is_tag(rest.bytes) {
            let end = rest.bytes.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
            rest.bytes = &rest.bytes[end..];
            while rest.attribute().is_some() {}
        } else if matches!(rest.bytes, [b'<', b'!' | b'/' | b'?', ..]) {
            rest.bytes = &rest.bytes[find(rest.bytes, b">")?..];
        } else {
            rest.bytes = &rest.bytes[1..];
        }
    }
    None
}

/// What a `meta` element says after its name.
fn meta(rest: &mut Bytes<'_>) -> Option<&'static Encoding> {
    let (mut is_type, mut from_content, mut charset) = (false, None, None);
    let mut seen: Vec<Vec<u8>> = Vec::new();
    while let Some((name, value)) = rest.attribute() {
        if seen.contains(&name) {
            continue;
        }
        match name.as_slice() {
            b"http-equiv" => is_type = value == b"content-type",
            b"content" => from_content = from_content.or_else(|| in_content(&value)),
            b"charset" => charset = Some(value),
            _ => {}
        }
        seen.push(name);
    }
    let label = charset.or(from_content.filter(|_| is_type))?;
    let encoding = Encoding::for_label_no_replacement(&label)?;
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

/// The encoding's name in `text/html; charset=…`.
fn in_content(content: &[u8]) -> Option<Vec<u8>> {
    let mut rest = content;
    loop {
        rest = &rest[find(rest, b"charset")? + b"charset".len()..];
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        if let [quote @ (b'"' | b'\''), value @ ..] = value {
            return Some(value[..find(value, &[*quote])?].to_vec());
        }
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b';';
        let end = value.iter().position(is_end).unwrap_or(value.len());
        return Some(value[..end].to_vec());
    }
}

/// What is left to read.
struct Bytes<'a> {
    bytes: &'a [u8],
}

impl Bytes<'_> {
    /// The next attribute's name and value in lower case; none at the end of the tag.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if matches!(self.bytes, [] | [b'>', ..]) {
            return None;
        }
        // A name may begin with an equals sign.
        let mut name = self.take(|at, byte| ends_a_name(byte) || byte == b'>' || (byte == b'=' && at > 0));
        name.make_ascii_lowercase();
        self.skip(|byte| byte.is_ascii_whitespace());
        let Some(value) = self.bytes.strip_prefix(b"=") else { return Some((name, Vec::new())) };
        self.bytes = value;
        self.skip(|byte| byte.is_ascii_whitespace());
        let mut value = match self.bytes {
            [quote @ (b'"' | b'\''), rest @ ..] => {
                let quote = *quote;
                self.bytes = rest;
                let value = self.take(|_, byte| byte == quote);
                self.bytes = self.bytes.get(1..).unwrap_or_default();
                value
            }
            _ => self.take(|_, byte| byte.is_ascii_whitespace() || byte == b'>'),
        };
        value.make_ascii_lowercase();
        Some((name, value))
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        self.take(|_, byte| !is_skipped(byte));
    }

    /// What is before the first byte that `is_end`, which is told how many bytes were taken.
    fn take(&mut self, is_end: impl Fn(usize, u8) -> bool) -> Vec<u8> {
        let end = self.bytes.iter().enumerate().position(|(at, byte)| is_end(at, *byte));
        let (taken, rest) = self.bytes.split_at(end.unwrap_or(self.bytes.len()));
        self.bytes = rest;
        taken.to_vec()
    }
}

const fn ends_a_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

fn is_tag(bytes: &[u8]) -> bool {
    matches!(bytes, [b'<', letter, ..] | [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic())
}

/// Whether bytes begin with a prefix in lower case.
fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}
