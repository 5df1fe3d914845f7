//! Books in `FictionBook`, subtitles, packed files and web archives. What the fuzzer gives is packed here, or hardly anything
//! would be.

use std::io::{Cursor, Write};

use moyue::import::{Format, Hint, ImportError, Imported, import, import_as};
use moyue::reader::Language;
use moyue::words::import_error;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::examine;

/// A byte says how bytes are read.
pub(super) fn others(data: &[u8]) {
    let Some((kind, bytes)) = data.split_first() else { return };
    let hint = Hint { name: "a.bin", ..Hint::default() };
    let read = match kind % 6 {
        0 => import_as(bytes, &hint, Format::Fb2),
        1 => import_as(bytes, &hint, Format::Subtitles),
        2 => import(bytes, &hint),
        3 => import(&[b"bplist00", bytes].concat(), &hint),
        4 => import(&[b"\x1F\x8B\x08\0\0\0\0\0\0\x03", bytes].concat(), &hint),
        _ => packed(bytes),
    };
    match read {
        Ok(imported) => examine(imported),
        Err(error) => assert!(!import_error(&error, Language::En).is_empty()),
    }
}

/// Parts that are parted by zeros, each after its path.
fn packed(bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut parts = bytes.split(|byte| *byte == 0);
    while let (Some(path), Some(part)) = (parts.next(), parts.next()) {
        // Two parts of one path are not written.
        if zip.start_file(String::from_utf8_lossy(path), SimpleFileOptions::default()).is_ok() {
            zip.write_all(part).expect("memory takes it");
        }
    }
    let packed = zip.finish().expect("memory takes it").into_inner();
    import(&packed, &Hint::default())
}
