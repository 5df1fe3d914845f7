//! Books packed in memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where the package of these books is.
pub const PACKAGE: &str = "EPUB/book.opf";
const CONTAINER: &str = "META-INF/container.xml";

/// An archive of these parts, each with its path, with a container and a package where these are not among them. The
/// package lists all parts, the pages in their order.
pub fn packed<P: AsRef<str>, C: AsRef<[u8]>>(parts: &[(P, C)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, content: &[u8]| {
        zip.start_file(path, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("a part");
    };
    add("mimetype", b"application/epub+zip");
    let has = |path: &str| parts.iter().any(|(found, _)| found.as_ref() == path);
    if !has(CONTAINER) {
        let container =
            format!("<container><rootfiles><rootfile full-path='{PACKAGE}'/></rootfiles></container>");
        add(CONTAINER, container.as_bytes());
    }
    if !has(PACKAGE) {
        let paths: Vec<&str> = parts.iter().map(|(path, _)| path.as_ref()).collect();
        add(PACKAGE, package(&paths).as_bytes());
    }
    for (path, content) in parts {
        add(path.as_ref(), content.as_ref());
    }
    zip.finish().expect("an archive").into_inner()
}

/// A package with all parts.
fn package(paths: &[&str]) -> String {
    let (mut items, mut spine) = (String::new(), String::new());
    let mut contents = String::new();
    for (index, path) in paths.iter().enumerate() {
        let Some(name) = path.strip_prefix("EPUB/") else { continue };
        let ending = name.rsplit('.').next().unwrap_or_default();
        let (kind, more) = match (name, ending) {
            ("nav.xhtml", _) => ("application/xhtml+xml", "properties='nav'"),
            ("toc.ncx", _) => ("application/x-dtbncx+xml", ""),
            (_, "xhtml") => ("application/xhtml+xml", ""),
            (_, "css") => ("text/css", ""),
            _ => ("image/png", ""),
        };
        write!(items, "<item id='i{index}' href='{name}' media-type='{kind}' {more}/>").expect("a text");
        if ending == "xhtml" && name != "nav.xhtml" {
            write!(spine, "<itemref idref='i{index}'/>").expect("a text");
        }
        if name == "toc.ncx" {
            contents = format!("toc='i{index}'");
        }
    }
    format!(
        "<package><metadata><dc:title>書</dc:title><dc:language>zh-Hant</dc:language></metadata>\
         <manifest>{items}</manifest><spine {contents}>{spine}</spine></package>"
    )
}
