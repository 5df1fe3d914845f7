//! Books: bytes as one of the parts of a book, or as the archive itself.

use moyue::import::{Format, Hint, import, import_as};

use moyue::reader::Language;
use moyue::words::import_error;

use super::examine;
use super::packing::packed;

const PAGE: &str = "<html><head><link rel='stylesheet' href='s.css'/></head><body><h1>章</h1>\
    <p id='r1'>雨<a href='#n1' epub:type='noteref'>1</a><span class='dot'>大</span><img src='a.png'/>。</p>\
    <p id='n1'><a href='#r1'>1</a> 註。</p></body></html>";

/// With another first byte another part: a page, the navigation, the table of contents for XML, the package, a style sheet,
/// what is encrypted, the container; else the whole archive.
pub fn epub(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let paths = [
        "EPUB/a.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/toc.ncx",
        "EPUB/book.opf",
        "EPUB/s.css",
        "META-INF/encryption.xml",
        "META-INF/container.xml",
    ];
    let read = match paths.get(usize::from(first & 7)) {
        Some(path) => {
            let mut parts: Vec<(&str, &[u8])> = vec![(path, rest)];
            parts.extend([("EPUB/b.xhtml", PAGE.as_bytes()), ("EPUB/a.png", b"PNG".as_slice())]);
            import(&packed(&parts), &Hint { name: "a.epub", ..Hint::default() })
        }
        None => import_as(rest, &Hint::default(), Format::Epub),
    };
    match read {
        Ok(imported) => examine(imported),
        Err(error) => assert!(!import_error(&error, Language::En).is_empty()),
    }
}
