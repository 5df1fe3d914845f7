//! Terms as lines of a table: term, other names between `|`, reading, definition, with tabs between them. What else is
//! known of a term follows in columns that say what they are: `example=…`, `status=draft`, `use=…`.
//!
//! `\t` `\n` `\r` `\\` `\|` stand for a tab, a line feed, a carriage return, a backslash and a bar in a text.

use std::path::Path;

use super::OwnTerm;
use crate::article::TermStatus;
use crate::dictionary::read_table;
use crate::text::table_cell::{escaped, is_own_head, parts, unescaped};

/// How the columns begin that say what they are.
const EXAMPLE: &str = "example=";
const STATUS: &str = "status=";
const REPLACEMENT: &str = "use=";

/// How names of tables of terms end; other files of terms are in the native format.
const TABLES: [&str; 2] = ["tsv", "txt"];

/// Whether terms are written to a path as a table.
pub fn is_table(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|found| TABLES.iter().any(|known| found.eq_ignore_ascii_case(known)))
}

/// How the names of files of terms end, in small letters and without the dot; the first one is offered.
pub fn extensions() -> Vec<&'static str> {
    ["json", "moyue"].into_iter().chain(TABLES).collect()
}

/// The terms, one a line; where they belong is not told.
pub fn to_tsv(terms: &[OwnTerm]) -> String {
    let mut text = String::new();
    for term in terms {
        let aliases: Vec<_> = term.aliases.iter().map(|alias| escaped(alias)).collect();
        let columns = [
            escaped(&term.term),
            aliases.join("|"),
            escaped(term.reading.as_deref().unwrap_or_default()),
            escaped(&term.definition),
        ];
        text.push_str(&columns.join("\t"));
        let status = (!term.status.is_agreed()).then(|| term.status.name());
        for (key, value) in
            [(EXAMPLE, term.example.as_deref()), (STATUS, status), (REPLACEMENT, term.replacement.as_deref())]
        {
            if let Some(value) = value {
                text.extend(["\t", key, &escaped(value)]);
            }
        }
        text.push('\n');
    }
    text
}

/// The terms of a table, for all articles. Columns may be missing at a line's end, and beyond the fourth those
/// are ignored that do not say what they are;
/// lines without a term are left out.
pub fn from_tsv(text: &str) -> Vec<OwnTerm> {
    let mut terms: Vec<_> =
        text.split('\n').map(|line| term(line.strip_suffix('\r').unwrap_or(line))).collect();
    super::tidy(&mut terms);
    terms
}

/// The terms of a table with named columns, as `moyue terms` writes it for other programs; none for any other text.
pub(super) fn from_named(text: &str) -> Option<Vec<OwnTerm>> {
    let first = text.lines().next()?;
    if !["\t", ","].iter().any(|delimiter| is_own_head(&first.split(delimiter).collect::<Vec<_>>())) {
        return None;
    }
    let read = read_table(text.as_bytes(), "").ok()?;
    let terms = read.data.iter().map(|entry| OwnTerm {
        term: entry.term.to_owned(),
        aliases: entry.aliases().map(str::to_owned).collect(),
        reading: entry.reading.map(str::to_owned),
        definition: entry.definition.to_owned(),
        example: entry.usage.example.clone(),
        status: entry.usage.status,
        replacement: entry.usage.replacement.clone(),
        ..OwnTerm::default()
    });
    Some(terms.collect())
}

fn term(line: &str) -> OwnTerm {
    let mut columns = line.split('\t');
    let mut next = || columns.next().unwrap_or_default();
    let term = unescaped(next());
    let aliases = parts(next());
    let reading = Some(unescaped(next()));
    let definition = unescaped(next());
    let mut term = OwnTerm { term, aliases, reading, definition, ..OwnTerm::default() };
    for column in columns {
        if let Some(example) = column.strip_prefix(EXAMPLE) {
            term.example = Some(unescaped(example));
        } else if let Some(status) = column.strip_prefix(STATUS) {
            term.status = TermStatus::of(status).unwrap_or_default();
        } else if let Some(replacement) = column.strip_prefix(REPLACEMENT) {
            term.replacement = Some(unescaped(replacement));
        }
    }
    term
}
