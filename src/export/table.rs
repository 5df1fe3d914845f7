//! An article's terms as a table with named columns, with commas (RFC 4180) or with tabs.
//!
//! Where some term has an example or a status, columns of these follow. Other names stand between bars. With tabs, tabs and line ends are written as `\t` and `\n`.

use std::io;

use csv::{Terminator, WriterBuilder};

use crate::article::{Article, Term};
use crate::text::table_cell::{COLUMNS, COLUMNS_OF_USAGE, escaped, joined_names};

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
            term.example.clone().unwrap_or_default(),
            status(term).to_owned(),
            term.replacement.clone().unwrap_or_default(),
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
        let said = |text: &Option<String>| escaped(text.as_deref().unwrap_or_default());
        [
            escaped(&term.term),
            aliases.join("|"),
            said(&term.reading),
            escaped(&term.definition_text()),
            said(&term.url),
            said(&term.example),
            status(term).to_owned(),
            said(&term.replacement),
        ]
    })
}

/// The name of a term's status; none for one that is to be used, as most are.
fn status(term: &Term) -> &'static str {
    if term.status.is_agreed() { "" } else { term.status.name() }
}

/// The cells of all columns.
type Cells = [String; COLUMNS.len() + COLUMNS_OF_USAGE.len()];

fn table(article: &Article, delimiter: u8, cells: impl Fn(&Term) -> Cells) -> io::Result<String> {
    let line_end = if delimiter == b',' { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut writer = WriterBuilder::new().delimiter(delimiter).terminator(line_end).from_writer(Vec::new());
    let rows: Vec<_> = article
        .terms()
        .map(|(_, term)| term)
        .filter(|term| !term.term.trim().is_empty())
        .map(cells)
        .collect();
    let have_usage = rows.iter().any(|cells| cells[COLUMNS.len()..].iter().any(|cell| !cell.is_empty()));
    let columns = if have_usage { COLUMNS.len() + COLUMNS_OF_USAGE.len() } else { COLUMNS.len() };
    writer.write_record(COLUMNS.iter().chain(&COLUMNS_OF_USAGE).take(columns))?;
    for cells in &rows {
        writer.write_record(&cells[..columns])?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
