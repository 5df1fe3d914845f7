//! Markdown in, the article's outline out: `tests/suite/markdown/*.txt`.

use moyue::import::{Format, Hint, import};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::outline::outline;

/// The article's outline.
pub fn outcome(name: &str, text: &str) -> String {
    // A case's name ends in the file's name, if that matters: "no headline (notes.md)".
    let file = name.rsplit_once('(').map_or("a.md", |(_, file)| file.trim_end_matches(')'));
    match import(text.as_bytes(), &Hint { name: file, ..Hint::default() }) {
        Ok(imported) if imported.format == Format::Markdown => outline(&imported),
        Ok(imported) => format!("read as {:?}", imported.format),
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}
