//! Subtitles in, the article's outline out: `tests/suite/subtitles/*.txt`.

use moyue::import::{Format, Hint, import};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::outline::outline;

/// The article's outline.
pub fn outcome(name: &str, text: &str) -> String {
    // One that is told to be of another file ends in that: "a name (雨.ja.srt)".
    let file = name.rsplit_once('(').map(|(_, file)| file.trim_end_matches(')'));
    let file = file.filter(|file| file.contains('.')).unwrap_or("雨.srt");
    match import(text.as_bytes(), &Hint { name: file, ..Hint::default() }) {
        Ok(imported) => {
            assert_eq!(imported.format, Format::Subtitles);
            outline(&imported)
                .replace("\nwarn 0: No headline was found; the file’s name serves as the title.", "")
        }
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}
