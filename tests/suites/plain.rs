//! Plain text in, the article's outline out: `tests/suite/plain/*.txt`.

use moyue::import::{Format, Hint, Options, import_with};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::outline::outline;

/// The article's outline.
pub fn outcome(name: &str, text: &str) -> String {
    // A case's name ends in the file's name, if that matters: "no headline (notes.txt)".
    let file = name.rsplit_once('(').map_or("", |(_, file)| file.trim_end_matches(')'));
    let file = if file.contains('.') { file } else { "" };
    let options = Options { keep_lines: name.ends_with("(lines kept)"), ..Options::default() };
    match import_with(text.as_bytes(), &Hint { name: file, ..Hint::default() }, options) {
        Ok(imported) => {
            assert_eq!(imported.format, Format::Plain);
            outline(&imported)
        }
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}
