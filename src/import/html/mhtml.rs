//! Web pages saved as one file: a MIME message that holds the page and its images.
//!
//! The parts are cut apart here, so that their nesting is bounded; headers and encodings are read by the library.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessageParser, MimeHeaders};
use memchr::memmem;

use super::resources::Resources;
use crate::article::WEB_ARCHIVE;
use crate::import::ImportError;
use crate::text::decode::{Encoding, encoding_named};

/// Messages within messages; saved pages have one level, mails two or three.
const DEEPEST: usize = 6;
/// Parts of the largest page.
const MOST_PARTS: usize = 20_000;
/// Bytes at a file's beginning in which it must say that it is a message of several parts.
const BEGINNING: usize = 8 * 1024;

/// A page that was saved as one file.
pub(in crate::import) struct Saved {
    /// The page as it was sent.
    pub page: Vec<u8>,
    /// The encoding that was declared next to it.
    pub encoding: Option<&'static Encoding>,
    /// The images that were saved with it, and its own address.
    pub resources: Resources,
}

/// Reads a message; nothing when it is none, or one without a page whose name says something else.
///
/// # Errors
/// A message without a page.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Option<Saved>, ImportError> {
    if !sniff(bytes) {
        return Ok(None);
    }
    let saved = page(bytes);
    if saved.is_none() && WEB_ARCHIVE.has(name) { Err(ImportError::PageWithoutText) } else { Ok(saved) }
}

fn page(bytes: &[u8]) -> Option<Saved> {
    let mut parts = Vec::new();
    collect(bytes, 0, &mut parts);
    let at = parts.iter().position(|part| matches!(part.media_type.as_str(), "text/html"));
    let at = at.or_else(|| parts.iter().position(|part| part.media_type == "application/xhtml+xml"))?;
    let root = parts.remove(at);
    let mut resources = Resources::new(root.location.as_deref());
    for part in parts.into_iter().filter(|part| may_be_image(&part.media_type)) {
        let bytes = part.decoded();
        resources.add(part.location.as_deref(), part.id.as_deref(), bytes);
    }
    Some(Saved { page: root.decoded(), encoding: root.encoding, resources })
}

/// Whether a file begins as a message of several parts.
fn sniff(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or_default();
    let beginning = beginning.trim_ascii_start().to_ascii_lowercase();
    let (head, _) = split(&beginning);
    let name = head.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_header = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    is_header && memmem::find(head, b"multipart/").is_some()
}

struct Part<'a> {
    media_type: String,
    encoding: Option<&'static Encoding>,
    location: Option<String>,
    id: Option<String>,
    transfer: String,
    body: &'a [u8],
}

impl Part<'_> {
    /// The bytes as they were before they were made fit for a mail; what cannot be read stays as it is.
    fn decoded(&self) -> Vec<u8> {
        let decoded = match self.transfer.as_str() {
            "base64" => base64_decode(self.body),
            "quoted-printable" => quoted_printable_decode(self.body),
            _ => None,
        };
        decoded.unwrap_or_else(|| self.body.to_vec())
    }
}

fn may_be_image(media_type: &str) -> bool {
    media_type.starts_with("image/") || media_type == "application/octet-stream"
}

/// The parts of a message that hold something themselves.
fn collect<'a>(bytes: &'a [u8], depth: usize, parts: &mut Vec<Part<'a>>) {
    if parts.len() >= MOST_PARTS {
        return;
    }
    let (head, body) = split(bytes);
    let Some(headers) = MessageParser::default().parse_headers(head) else { return };
    let media_type = media_type(&headers);
    if media_type.starts_with("multipart/") {
        let boundary = headers.content_type().and_then(|kind| kind.attribute("boundary"));
        if let Some(boundary) = boundary.filter(|boundary| depth < DEEPEST && !boundary.is_empty()) {
            for part in between(body, boundary) {
                collect(part, depth + 1, parts);
            }
        }
    } else if !media_type.starts_with("message/") {
        let charset = headers.content_type().and_then(|kind| kind.attribute("charset"));
        let transfer = headers.content_transfer_encoding().unwrap_or_default().trim().to_ascii_lowercase();
        parts.push(Part {
            media_type,
            encoding: charset.and_then(encoding_named),
            location: headers.content_location().map(|location| location.trim().to_owned()),
            id: headers.content_id().map(|id| id.trim_matches(['<', '>', ' ']).to_owned()),
            transfer,
            body,
        });
    }
}

fn media_type(headers: &Message<'_>) -> String {
    headers.content_type().map_or_else(String::new, |kind| {
        format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_ascii_lowercase()
    })
}

/// The headers, with the blank line after them, and what follows.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let ends = [&b"\n\r\n"[..], b"\n\n"];
    let end = ends.iter().filter_map(|end| memmem::find(bytes, end).map(|at| at + end.len())).min();
    bytes.split_at(end.unwrap_or(bytes.len()))
}

/// The parts between the lines of a boundary.
fn between<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let line = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut start = None;
    for at in memmem::find_iter(body, line.as_bytes()) {
        let is_line = at == 0 || body.get(at - 1) == Some(&b'\n');
        let after = body.get(at + line.len()..).unwrap_or_default();
        // A boundary may begin like another one.
        if !is_line || !(after.is_empty() || after.starts_with(b"--") || begins_blank(after)) {
            continue;
        }
        if let Some(start) = start.take() {
            parts.push(body.get(start..at).unwrap_or_default());
        }
        if after.starts_with(b"--") || parts.len() >= MOST_PARTS {
            return parts;
        }
        let rest = memchr::memchr(b'\n', after).map_or(body.len(), |end| at + line.len() + end + 1);
        start = Some(rest);
    }
    // A file that was cut off ends with its last part.
    parts.extend(start.and_then(|start| body.get(start..)));
    parts
}

fn begins_blank(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(u8::is_ascii_whitespace)
}
