//! Documents of word processors. What the fuzzer gives is not packed, or hardly anything would be an archive.

use std::io::{Cursor, Write};

use moyue::import::{
    Archive, Cancel, Format, Hint, ImportError, Imported, Options, import_archive, import_as,
};
use moyue::reader::Language;
use moyue::words::import_error;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::examine;

/// A byte says which format; in an archive the parts are parted by zeros.
pub(super) fn word_processors(data: &[u8]) {
    let Some((kind, bytes)) = data.split_first() else { return };
    let hint = Hint { name: "a.bin", ..Hint::default() };
    let read = match kind % 4 {
        0 => import_as(bytes, &hint, Format::Rtf),
        1 => import_as(bytes, &hint, Format::Odt),
        2 => packed(
            &[
                "word/document.xml",
                "word/styles.xml",
                "word/numbering.xml",
                "word/footnotes.xml",
                "word/header1.xml",
                "word/diagrams/data1.xml",
                "word/charts/chart1.xml",
            ],
            bytes,
            Format::Docx,
        ),
        _ => packed(&["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"], bytes, Format::Odt),
    };
    match read {
        Ok(imported) => examine(imported),
        Err(error) => assert!(!import_error(&error, Language::En).is_empty()),
    }
}

fn packed(paths: &[&str], bytes: &[u8], format: Format) -> Result<Imported, ImportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let relations = "<R><R Id='1' Type='x/styles' Target='styles.xml'/><R Id='2' Type='x/numbering' Target='numbering.xml'/>\
                     <R Id='3' Type='x/footnotes' Target='footnotes.xml'/><R Id='4' Type='x/header' Target='header1.xml'/>\
                     <R Id='5' Type='x/diagramData' Target='diagrams/data1.xml'/>\
                     <R Id='6' Type='x/chart' Target='charts/chart1.xml'/></R>";
    let parts = paths.iter().copied().zip(bytes.split(|byte| *byte == 0));
    for (path, part) in parts.chain([("word/_rels/document.xml.rels", relations.as_bytes())]) {
        zip.start_file(path, SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(part).expect("memory takes it");
    }
    let packed = zip.finish().expect("memory takes it").into_inner();
    let mut archive = Archive::open(Cursor::new(packed), Cancel::NEVER)?;
    import_archive(&mut archive, &Hint::default(), Some(format), Options::default())
}
