//! Glossaries that are text, packed or not: tables, the lists of dictionaries, and TBX.

use super::expand::unpacked;
use super::name::{ends_with, stem};
use super::{Builder, GlossaryError, GlossaryWarning, ImportedGlossary, lists, table, tbx};
use crate::text::decode::decode_named;
use crate::text::file_signature::COMPOUND;

/// The endings of packed files.
const PACKED: [&str; 2] = [".gz", ".dz"];

pub(super) fn read(bytes: &[u8], name: &str, language: &str) -> Result<ImportedGlossary, GlossaryError> {
    let bytes = unpacked(bytes, name)?;
    if let Some(error) = other_program(&bytes) {
        return Err(error);
    }
    let name =
        PACKED.iter().find(|ending| ends_with(name, ending)).map_or(name, |ending| stem(name, ending.len()));
    let decoded = decode_named(&bytes, name).map_err(|_| GlossaryError::NotText)?;
    let mut builder = Builder::new(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let is_tbx = tbx::is_tbx(&decoded.text, name);
    match lists::ListForm::of(&decoded.text, name) {
        _ if is_tbx => tbx::read(&decoded.text, language, &mut builder),
        Some(form) => form.read(&decoded.text, &mut builder),
        None => table::read(&decoded.text, name, &mut builder),
    }?;
    let doubt = GlossaryWarning::DoubtfulEncoding { name: decoded.encoding.name };
    let warnings = if decoded.encoding.is_doubtful { vec![doubt] } else { Vec::new() };
    builder.finish(warnings, if is_tbx { GlossaryError::NoConcepts } else { GlossaryError::NoEntries })
}

/// Files of other programs, by how they begin.
const BEGINNINGS: [(&[u8], &str); 5] = [
    (b"!-1SLOB\x1F", "Aard (.slob)"),
    (b"\x12\x34\x00\x01", "Babylon (.bgl)"),
    (b"\x12\x34\x00\x02", "Babylon (.bgl)"),
    (b"?LD2", "Lingoes (.ld2)"),
    (b"SQLite format 3\0", "SQLite"),
];
/// What stands after the length of an `MDict` file's head, in UTF-16 or, in some, in UTF-8.
const MDICT: [&[u8]; 4] =
    [b"<\0D\0i\0c\0t\0i\0o\0", b"<\0L\0i\0b\0r\0a\0r\0", b"<Dictionary ", b"<Library_Data "];

/// What is said of a file that another program has written in a form which is not read.
fn other_program(bytes: &[u8]) -> Option<GlossaryError> {
    // Old workbooks are compound files.
    if bytes.starts_with(COMPOUND) {
        return Some(GlossaryError::Workbook);
    }
    let is_mdict =
        bytes.get(4..).is_some_and(|head| bytes[0] == 0 && MDICT.iter().any(|mark| head.starts_with(mark)));
    let begins = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    let format = if is_mdict { Some("MDict (.mdx)") } else { begins.map(|(_, format)| *format) };
    format.map(|format| GlossaryError::OtherFormat { format })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_programs_are_told_by_their_beginnings() {
        let mdict: Vec<u8> =
            b"\0\0\x04\x10".iter().copied().chain("<Dictionary G".bytes().flat_map(|c| [c, 0])).collect();
        for (bytes, format) in [
            (&mdict[..], "MDict (.mdx)"),
            (b"SQLite format 3\0\x10", "SQLite"),
            (b"\x12\x34\0\x01xx", "Babylon (.bgl)"),
        ] {
            assert_eq!(other_program(bytes), Some(GlossaryError::OtherFormat { format }), "{format}");
        }
        assert_eq!(other_program(COMPOUND), Some(GlossaryError::Workbook));
        assert_eq!(other_program(b"<Dictionary "), None);
        assert_eq!(other_program(b""), None);
    }

    #[test]
    fn packed_text_is_read() {
        use std::io::Write as _;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all("雨傘,遮雨\n".as_bytes()).unwrap();
        let read = read(&gzip.finish().unwrap(), "雨具.csv.GZ", "").unwrap();
        assert_eq!((read.data.name.as_str(), read.data.len()), ("雨具", 1));
    }
}
