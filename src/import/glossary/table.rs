//! Tables of terms: text with commas, semicolons or tabs between the columns.
//!
//! A first row of known names says what the columns are. Without one they are, by how many there are: term and
//! definition; term, reading and definition; or term, other names between `|`, reading and definition, the form in
//! which the person's own terms are written. In text with tabs `\t` `\n` `\r` `\\` `\|` stand for a tab, a line feed, a
//! carriage return, a backslash and a bar.

mod columns;
mod escapes;

use csv::{ByteRecord, ReaderBuilder};

use self::columns::{Column, Columns};
pub use self::escapes::{escaped, parts, unescaped};
use super::markup::{Markup, plain};
use super::{Builder, GlossaryError, GlossaryWarning, ImportedGlossary};
use crate::text::decode::decode_named;

/// Rows that are looked at to find out how many columns there are.
const SAMPLE: usize = 200;

/// Columns that are looked at; a table of terms has a handful.
const MOST_COLUMNS: usize = 256;

pub(super) fn read(bytes: &[u8], name: &str) -> Result<ImportedGlossary, GlossaryError> {
    let decoded = decode_named(bytes, name).map_err(|_| GlossaryError::NotText)?;
    let (head, text) = head(&decoded.text);
    let delimiter = delimiter(text, name);
    let mut rows = Rows::new(text, delimiter);
    let sample: Vec<_> = std::iter::from_fn(|| rows.next()).take(SAMPLE).collect();
    let columns = Columns::of(&sample);
    let mut builder = Builder::new(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let skipped = usize::from(columns.are_named);
    let rows = sample.into_iter().chain(std::iter::from_fn(|| rows.next())).skip(skipped);
    for row in rows.filter(|row| row.iter().any(|cell| !cell.trim().is_empty())) {
        let cell = |column| {
            let text = columns.raw(column, &row).unwrap_or_default();
            if delimiter == b'\t' { unescaped(text) } else { text.to_owned() }
        };
        let mut definition = cell(Column::Definition);
        if head.is_html {
            definition = plain(&definition, Markup::Html);
        }
        let aliases = columns.raw(Column::Aliases, &row).map(parts_of(delimiter)).unwrap_or_default();
        builder.push(
            (&cell(Column::Term), &cell(Column::Reading)),
            &definition,
            aliases.iter().map(String::as_str),
        )?;
    }
    let doubt = GlossaryWarning::DoubtfulEncoding { name: decoded.encoding.name };
    builder.finish(if decoded.encoding.is_doubtful { vec![doubt] } else { Vec::new() })
}

/// What stands above a table that Anki has written.
#[derive(Default)]
struct Head {
    is_html: bool,
}

/// The lines `#name:value` above a table, and the table.
fn head(mut text: &str) -> (Head, &str) {
    let mut head = Head::default();
    while let Some((line, rest)) = text.split_once('\n')
        && let Some((name, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':'))
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c == ' ')
    {
        head.is_html |= name == "html" && value.trim() == "true";
        text = rest;
    }
    (head, text)
}

/// What stands between the columns: what the first line has most of, and in doubt what the file's name says.
fn delimiter(text: &str, name: &str) -> u8 {
    let is_comma = name.to_ascii_lowercase().ends_with(".csv");
    let mut usual = if is_comma { [b',', b'\t', b';'] } else { [b'\t', b',', b';'] };
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    // A table with tabs may have any number of commas in its first definition.
    if count(b'\t') > 0 {
        return b'\t';
    }
    usual.sort_by_key(|delimiter| std::cmp::Reverse(count(*delimiter)));
    usual[0]
}

fn parts_of(delimiter: u8) -> impl Fn(&str) -> Vec<String> {
    move |cell| match delimiter {
        b'\t' => parts(cell),
        _ => cell.split('|').map(str::to_owned).collect(),
    }
}

/// The rows of a table.
struct Rows<'t> {
    reader: csv::Reader<&'t [u8]>,
    record: ByteRecord,
    is_tab: bool,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, delimiter: u8) -> Self {
        let is_tab = delimiter == b'\t';
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            // Beside tabs, a quotation mark is most often one that belongs to the text.
            .quoting(!is_tab)
            .from_reader(text.as_bytes());
        Self { reader, record: ByteRecord::new(), is_tab }
    }

    fn next(&mut self) -> Option<Vec<String>> {
        // Flexible rows of bytes in memory cannot fail.
        if !matches!(self.reader.read_byte_record(&mut self.record), Ok(true)) {
            return None;
        }
        let cell = |cell: &[u8]| {
            let cell = String::from_utf8_lossy(cell);
            if self.is_tab { unquoted(&cell).unwrap_or(cell.into_owned()) } else { cell.into_owned() }
        };
        Some(self.record.iter().take(MOST_COLUMNS).map(cell).collect())
    }
}

/// A cell that a spreadsheet has put in quotation marks.
fn unquoted(cell: &str) -> Option<String> {
    let inner = cell.strip_prefix('"')?.strip_suffix('"')?;
    let text = inner.replace("\"\"", "\u{0}");
    (!text.contains('"')).then(|| text.replace('\u{0}', "\""))
}
