//! Saved web pages in, the article's outline out: `tests/suite/html/*.txt`.

use moyue::import::{Format, Hint, Options, import_with};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::outline::outline;

/// The article's outline.
pub fn outcome(name: &str, text: &str) -> String {
    // A case's name ends in what is asked for, if that matters: "comments (whole page)".
    let options = Options { whole_page: name.ends_with("(whole page)"), ..Options::default() };
    // One that is told to be of another file ends in that: "a message (a.mht)".
    let file = name.rsplit_once('(').map(|(_, file)| file.trim_end_matches(')'));
    let file = file.filter(|file| file.contains('.')).unwrap_or("page.html");
    match import_with(text.as_bytes(), &Hint { name: file, ..Hint::default() }, options) {
        Ok(imported) => {
            assert_eq!(imported.format, Format::Html);
            outline(&imported)
        }
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}
