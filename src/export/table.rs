//! An article's terms as a table with named columns, with commas (RFC 4180) or with tabs.
//!
//! Other names stand between bars. With tabs, tabs and line ends are written as `\t` and `\n`.

use std::io;

use csv::{Terminator, WriterBuilder};

use crate::article::{Article, Term};
use crate::text::table_cell::{COLUMNS, escaped, joined_names};

/// The terms of an article as a table with commas; a text with line ends stands in quotation marks.
///
/// # Errors
/// What the writer of tables reports; there is no reason to.
pub fn to_csv(article: &Article) -> io::Result<String> {
    table(article, b',', |term| {
        [
            term.term.clone(),
            joined_names(&term.aliases),
            term.reading.clone().unwrap_or_default(),
            term.definition_text(),
            term.url.clone().unwrap_or_default(),
        ]
    })
}

/// The terms of an article as a table with tabs.
///
/// # Errors
/// As [`to_csv`].
pub fn to_tsv(article: &Article) -> io::Result<String> {
    table(article, b'\t', |term| {
        let aliases: Vec<_> = term.aliases.iter().map(|alias| escaped(alias)).collect();
        [
            escaped(&term.term),
            aliases.join("|"),
            escaped(term.reading.as_deref().unwrap_or_default()),
            escaped(&term.definition_text()),
            escaped(term.url.as_deref().unwrap_or_default()),
        ]
    })
}

fn table(article: &Article, delimiter: u8, cells: impl Fn(&Term) -> [String; 5]) -> io::Result<String> {
    let line_end = if delimiter == b',' { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(line_end).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for (_, term) in article.terms().filter(|(_, term)| !term.term.trim().is_empty()) {
        writer.write_record(cells(term))?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
