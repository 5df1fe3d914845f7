//! Books packed in memory in, the article's outline out: `tests/suite/epub/*.txt`.
//!
//! A line `::: path` begins a part. What is not there is made: the container, and a package that lists all parts, with the
//! pages in their order. A page that does not begin with a tag of its own head gets one with all style sheets.

use moyue::import::{Hint, Options, import_with};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::books;
use crate::outline::outline;

/// The article's outline, and how its pages were set.
pub fn outcome(_: &str, text: &str) -> String {
    match import_with(packed(parts(text)), &Hint { name: "書.epub", ..Hint::default() }, Options::default())
    {
        Ok(imported) => {
            let article = &imported.article;
            let set = [
                article.writing_mode.map(|mode| format!("set: {mode:?}\n")),
                article.page_progression.map(|side| format!("pages: {side:?}\n")),
            ];
            set.into_iter().flatten().collect::<Vec<_>>().concat() + &outline(&imported)
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
            (None, Some((_, content))) => content.extend([line, "\n"]),
            (None, None) => panic!("a part has no path: {line}"),
        }
    }
    parts
}

/// The parts as they are packed.
fn packed(mut parts: Vec<(String, String)>) -> Vec<u8> {
    let sheets: String = parts
        .iter()
        .filter(|(path, _)| has_ending(path, "css"))
        .filter_map(|(path, _)| path.rsplit('/').next())
        .map(|name| format!("<link rel='stylesheet' href='{name}'/>"))
        .collect::<Vec<_>>()
        .concat();
    for (path, content) in &mut parts {
        if has_ending(path, "xhtml") && !content.starts_with("<html") {
            *content = format!("<html><head><title/>{sheets}</head><body>{content}</body></html>");
        }
    }
    books::packed(&parts)
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}
