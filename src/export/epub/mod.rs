//! The article as an EPUB 3 publication: a document for each section, written as web pages are ([`super::html`]), so that
//! terms lead to their entries and back, and notes to what they note.
//!
//! What EPUB has no words for is marked in `data-` attributes as in web pages, so that the publication read again is the
//! same article. A link to a file next to the article becomes its words: what a publication leads to is in it or on the
//! net (EPUB 3.3 §3.6). An image that cannot be had becomes its words as well.

mod document;
mod images;
mod navigation;
mod package;
mod tags;

use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use self::document::Documents;
use self::images::Images;
use super::html::{self, PageWriter};
use super::is_of_xml;
use crate::article::Article;

/// Where what is not the container's own lies in it.
const FOLDER: &str = "EPUB";

/// The article as the bytes of an EPUB 3 publication. `embedded` gives for the source of an image the data address that
/// holds its bytes; `seconds` is when it is written, since the beginning of 1970 in UTC.
///
/// # Errors
/// A publication of more than 4 GB.
pub fn to_epub(
    article: &Article,
    embedded: &dyn Fn(&str) -> Option<String>,
    seconds: u64,
) -> io::Result<Vec<u8>> {
    let mut images = Images::default();
    let documents = Documents::of(article, embedded, &mut images);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, options: SimpleFileOptions, content: &[u8]| {
        archive.start_file(name, options)?;
        archive.write_all(content)
    };
    // The type comes first and as it is, so that it stands at byte 38 (OCF §4.3).
    add("mimetype", stored, b"application/epub+zip")?;
    add("META-INF/container.xml", packed, CONTAINER.as_bytes())?;
    let package = package::package(article, &documents, &images, seconds);
    add(&format!("{FOLDER}/package.opf"), packed, package.as_bytes())?;
    let navigation = navigation::navigation(article, &documents);
    add(&format!("{FOLDER}/nav.xhtml"), packed, navigation.as_bytes())?;
    add(&format!("{FOLDER}/style.css"), packed, style(article).as_bytes())?;
    for (name, text) in documents.files() {
        add(&format!("{FOLDER}/{name}"), packed, text.as_bytes())?;
    }
    for image in images.files() {
        add(&format!("{FOLDER}/{}", image.name), stored, &image.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"#;

/// The sheet of all documents. Faces, sizes and colours are the reading program's.
fn style(article: &Article) -> String {
    let mut style = String::new();
    if let Some(mode) = article.writing_mode {
        let _ = writeln!(style, "html {{ -epub-writing-mode: {0}; writing-mode: {0}; }}", mode.name());
    }
    style + include_str!("../article.css") + include_str!("../epub.css")
}

/// Leaves out of a text what XML cannot hold.
fn held(text: &mut String) {
    if !text.chars().all(is_of_xml) {
        text.retain(is_of_xml);
    }
}

/// The language of a document; one that nobody knows is said to be undetermined (BCP 47).
fn language(article: &Article) -> &str {
    if article.language.is_empty() { "und" } else { &article.language }
}
