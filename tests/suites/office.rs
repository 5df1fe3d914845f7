//! Documents of word processors in, the article's outline out: `tests/suite/office/*.txt`.
//!
//! A case is what stands in the main part of a document, and after lines such as `@ footnotes` what stands in others.
//! It is one of Word where it begins with `<w:`, RTF where it begins with `{`, in which `＼` is written for the backslash,
//! and `OpenDocument` otherwise.

#[path = "../documents/mod.rs"]
mod documents;

use moyue::import::{Format, Hint, import};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::outline::outline;

/// The article's outline.
pub fn outcome(_: &str, text: &str) -> String {
    let (bytes, format) = document(text);
    match import(&bytes, &Hint { name: "文件.bin", ..Hint::default() }) {
        Ok(imported) => {
            assert_eq!(imported.format, format);
            outline(&imported)
                .replace("\nwarn 0: No headline was found; the file’s name serves as the title.", "")
        }
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}

fn document(text: &str) -> (Vec<u8>, Format) {
    if text.starts_with('{') {
        return (bytes(&text.replace('＼', "\\")), Format::Rtf);
    }
    let text = text.replace('\n', "");
    let main = if text.starts_with("<w:") { "document" } else { "text" };
    let parts: Vec<(&str, &str)> = text
        .split("@ ")
        .enumerate()
        .map(
            |(index, part)| {
                if index == 0 { (main, part) } else { part.split_at(part.find('<').unwrap_or(part.len())) }
            },
        )
        .collect();
    match main {
        "document" => (documents::docx(&parts), Format::Docx),
        _ => (documents::flat_odt(&parts).into_bytes(), Format::Odt),
    }
}

/// The bytes of a file in RTF: what is no ASCII stands as it would in Latin-1.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("RTF is in bytes")).collect()
}
