//! Books in `FictionBook` in, the article's outline out: `tests/suite/fb2/*.txt`.
//!
//! A case is what stands in the book: what begins with `<title-info>` or `<publish-info>` is its description, and what does
//! not is its text, which stands in a body unless there is one.

use moyue::import::{Format, Hint, import};
use moyue::reader::Language;
use moyue::words::import_error;

use crate::outline::outline;

/// The article's outline.
pub fn outcome(_: &str, text: &str) -> String {
    match import(book(text).as_bytes(), &Hint { name: "書.fb2", ..Hint::default() }) {
        Ok(imported) => {
            assert_eq!(imported.format, Format::Fb2);
            outline(&imported)
        }
        Err(error) => format!("refused: {}", import_error(&error, Language::En)),
    }
}

fn book(text: &str) -> String {
    let is_about = |line: &&str| line.starts_with("<title-info>") || line.starts_with("<publish-info>");
    let about: String = text.lines().filter(is_about).collect();
    let rest: String = text.lines().filter(|line| !is_about(line)).collect();
    let usual = "<title-info><book-title>書</book-title><lang>zh-Hant</lang></title-info>";
    let about = if about.is_empty() { usual } else { &about };
    let body = if rest.contains("<body") { rest } else { format!("<body>{rest}</body>") };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<FictionBook xmlns=\"http://www.gribuser.ru/xml/fictionbook/2.0\" \
         xmlns:l=\"http://www.w3.org/1999/xlink\"><description>{about}</description>{body}</FictionBook>"
    )
}
