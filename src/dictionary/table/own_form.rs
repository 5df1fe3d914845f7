//! Tables that Moyue itself writes: their first row says so, and their cells are taken as they are.

use super::entry::Entry;
use super::rows::{Row, Rows};
use crate::article::TermStatus;
use crate::dictionary::{Builder, EntryUsage, GlossaryError};
use crate::text::table_cell::{COLUMNS, is_own_head, names, parts, unescaped};

/// What stands between the columns of a table in Moyue's own form; none for any other table. A spreadsheet may have saved
/// it with semicolons and with quotation marks.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let begins = [COLUMNS[0], "\"term\""].iter().any(|first| text.starts_with(first));
    let is_head = |delimiter: &u8| Rows::new(text, *delimiter).next().is_some_and(|row| is_own_head(&row));
    [b',', b'\t', b';'].into_iter().filter(|_| begins).find(is_head)
}

/// Reads the entries of such a table.
///
/// # Errors
/// More entries or text than a glossary may have.
pub(super) fn read(text: &str, delimiter: u8, builder: &mut Builder) -> Result<(), GlossaryError> {
    for row in Rows::new(text, delimiter).skip(1) {
        entry(row, delimiter == b'\t').push_to(builder)?;
    }
    Ok(())
}

fn entry(row: Row, has_escapes: bool) -> Entry {
    let mut cells = row.into_iter();
    let mut next = || cells.next().unwrap_or_default();
    let [term, aliases, reading, definition, url, example, status, replacement] =
        std::array::from_fn(|_| next());
    let text = |cell: String| if has_escapes { unescaped(&cell) } else { cell };
    let mut aliases = if has_escapes { parts(&aliases) } else { names(&aliases) };
    let term = text(term);
    aliases.retain(|alias| *alias != term);
    let said = |cell: String| Some(text(cell)).filter(|text| !text.trim().is_empty());
    let usage = EntryUsage {
        example: said(example),
        status: TermStatus::of(&status).unwrap_or_default(),
        replacement: said(replacement),
    };
    Entry { term, aliases, reading: text(reading), definition: text(definition), url: text(url), usage }
}
