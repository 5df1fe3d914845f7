//! Books packed in memory in, the article's outline out: `tests/suite/epub/*.txt`.
//!
//! A line `::: path` begins a part. What is not there is made: the container, and a package that lists all parts, with the
//! pages in their order. A page that does not begin with a tag of its own head gets one with all style sheets.

use std::io::{Cursor, Write};

use moyue::import::{Hint, Options, import_with};
use moyue::reader::Language;
use moyue::words::import_error;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::outline::outline;

const CONTAINER: &str = "META-INF/container.xml";
const PACKAGE: &str = "EPUB/book.opf";

/// The article's outline, and how its pages were set.
pub fn outcome(_: &str, text: &str) -> String {
    match import_with(packed(&parts(text)), &Hint { name: "書.epub", ..Hint::default() }, Options::default())
    {
        Ok(imported) => {
            let article = &imported.article;
            let set = [
                article.writing_mode.map(|mode| format!("set: {mode:?}\n")),
                article.page_progression.map(|side| format!("pages: {side:?}\n")),
            ];
            set.into_iter().flatten().collect::<String>() + &outline(&imported)
        }
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}

/// The parts of a case, each with its path.
fn parts(text: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("::: "), parts.last_mut()) {
            (Some(path), _) => parts.push((path.to_owned(), String::new())),
            (None, Some((_, content))) => *content += &format!("{line}\n"),
            (None, None) => panic!("a part has no path: {line}"),
        }
    }
    parts
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, content: &str| {
        zip.start_file(path, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    };
    add("mimetype", "application/epub+zip");
    let has = |path: &str| parts.iter().any(|(found, _)| found == path);
    if !has(CONTAINER) {
        add(
            CONTAINER,
            &format!("<container><rootfiles><rootfile full-path='{PACKAGE}'/></rootfiles></container>"),
        );
    }
    if !has(PACKAGE) {
        add(PACKAGE, &package(parts));
    }
    let sheets: String = parts
        .iter()
        .filter(|(path, _)| path.ends_with(".css"))
        .filter_map(|(path, _)| path.rsplit('/').next())
        .map(|name| format!("<link rel='stylesheet' href='{name}'/>"))
        .collect();
    for (path, content) in parts {
        let is_bare = path.ends_with(".xhtml") && !content.starts_with("<html");
        let page = format!("<html><head><title/>{sheets}</head><body>{content}</body></html>");
        add(path, if is_bare { &page } else { content });
    }
    zip.finish().expect("an archive").into_inner()
}

/// A package with all parts.
fn package(parts: &[(String, String)]) -> String {
    let (mut items, mut spine) = (String::new(), String::new());
    let mut contents = "";
    for (index, (path, _)) in parts.iter().enumerate() {
        let Some(name) = path.strip_prefix("EPUB/") else { continue };
        let ending = name.rsplit('.').next().unwrap_or_default();
        let (kind, more) = match (name, ending) {
            ("nav.xhtml", _) => ("application/xhtml+xml", "properties='nav'"),
            ("toc.ncx", _) => ("application/x-dtbncx+xml", ""),
            (_, "xhtml") => ("application/xhtml+xml", ""),
            (_, "css") => ("text/css", ""),
            _ => ("image/png", ""),
        };
        items += &format!("<item id='i{index}' href='{name}' media-type='{kind}' {more}/>");
        if ending == "xhtml" && name != "nav.xhtml" {
            spine += &format!("<itemref idref='i{index}'/>");
        }
        if name == "toc.ncx" {
            contents = "toc='toc'";
        }
    }
    format!(
        "<package><metadata><dc:title>書</dc:title><dc:language>zh-Hant</dc:language></metadata>\
         <manifest>{items}</manifest><spine {contents}>{spine}</spine></package>"
    )
}
