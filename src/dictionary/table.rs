//! Tables of terms: text with tabs, commas, semicolons or bars between the columns.
//!
//! A first row of known names says what the columns are. Without one they are what their cells look like: term and
//! definition; term, reading and definition; or term, other names between `|`, reading and definition, the form in
//! which the user's own terms are written. In text with tabs `\t` `\n` `\r` `\\` `\|` stand for a tab, a line feed, a
//! carriage return, a backslash and a bar, unless Anki has written it. What Moyue itself has written is taken as it is.

mod column;
mod columns;
mod delimiter;
mod entry;
mod guess;
mod head;
mod kinds;
mod names;
mod names_in_cell;
mod own_form;
mod rows;

use self::column::Column;
use self::columns::Columns;
use self::delimiter::delimiter;
use self::entry::Entry;
use self::head::Head;
use self::rows::{Row, Rows};
use super::{Builder, GlossaryError};

/// Rows that are looked at to find out what the columns hold.
const SAMPLE: usize = 200;

/// How the cells of a table are written.
struct Dialect {
    /// What stands between them.
    delimiter: u8,
    /// Whether a backslash and a letter stand for a line end and the like.
    has_escapes: bool,
    /// Whether all cells are HTML; if that is not told, those are that have tags.
    is_html: Option<bool>,
}

/// Reads the entries of a text in a file of this name.
///
/// # Errors
/// More entries or text than a glossary may have.
pub(super) fn read(text: &str, name: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
    if let Some(delimiter) = own_form::delimiter(text) {
        return own_form::read(text, delimiter, builder);
    }
    let (head, text) = Head::of(text);
    let delimiter = head.separator.unwrap_or_else(|| delimiter(text, name));
    let mut rows = Rows::new(text, delimiter).filter(|row| !is_category(row));
    let sample: Vec<_> = rows.by_ref().take(SAMPLE).collect();
    let above = head.columns.as_deref().and_then(|names| Rows::new(names, delimiter).next());
    let above = above.and_then(|names| Columns::named_above(&names, &head.apart));
    let columns = above.unwrap_or_else(|| Columns::of(&sample, &head.apart));
    let has_escapes = !head.is_anki && (delimiter == b'\t' || has_line_ends(&sample, &columns));
    let dialect = Dialect { delimiter, has_escapes, is_html: head.is_html };
    let skipped = usize::from(columns.are_named);
    for row in sample.into_iter().chain(rows).skip(skipped) {
        Entry::of(&row, &columns, &dialect).push_to(builder)?;
    }
    Ok(())
}

/// Whether a row is one of Pleco's headings, `//Words/Weather`.
fn is_category(row: &Row) -> bool {
    matches!(&row[..], [cell] if cell.starts_with("//") && cell.len() > 2)
}

/// Whether the definitions of a table without tabs write their line ends as `\n`: several do, and a backslash stands
/// before nothing else.
fn has_line_ends(sample: &[Row], columns: &Columns) -> bool {
    let cells = || sample.iter().flat_map(|row| columns.cells(Column::Definition, row));
    let is_escape = |after: &str| after.starts_with(['n', 'r']);
    let with_line_ends = cells().filter(|cell| cell.contains("\\n")).count();
    with_line_ends > 1 && cells().all(|cell| cell.split('\\').skip(1).all(is_escape))
}
