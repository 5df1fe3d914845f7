//! The rows of a table.

use memchr::{memchr, memchr3};

/// Columns that are looked at; a table of terms has a handful.
const MOST_COLUMNS: usize = 256;

/// The cells of a row.
pub(super) type Row = Vec<String>;

/// The rows of a table, blank ones left out.
///
/// A cell in quotation marks may hold the delimiter and line ends, and a mark in it is written twice (RFC 4180). A
/// quotation mark whose partner does not end a cell belongs to the text. So does, next to tabs, one whose partner is
/// on another line with tabs between them: no spreadsheet writes such cells, and people leave marks unpaired.
pub(super) struct Rows<'t> {
    rest: &'t str,
    delimiter: u8,
}

impl<'t> Rows<'t> {
    /// The rows of a text with this character of ASCII between its cells.
    pub(super) fn new(text: &'t str, delimiter: u8) -> Self {
        Self { rest: text, delimiter }
    }

    fn row(&mut self) -> Row {
        let mut row = Vec::new();
        loop {
            let cell = self.cell();
            if row.len() < MOST_COLUMNS {
                row.push(cell);
            }
            let mut after = self.rest.chars();
            let next = after.next();
            self.rest = after.as_str();
            if next == Some('\r') {
                self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
            }
            if next != Some(char::from(self.delimiter)) {
                return row;
            }
        }
    }

    /// Takes a cell, up to what ends it.
    fn cell(&mut self) -> String {
        if let Some((text, rest)) = self.rest.strip_prefix('"').and_then(|rest| self.quoted(rest)) {
            self.rest = rest;
            return text;
        }
        let end = memchr3(self.delimiter, b'\n', b'\r', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        cell.to_owned()
    }

    /// The text before the mark that ends a quoted cell, and what follows the mark.
    fn quoted(&self, mut rest: &'t str) -> Option<(String, &'t str)> {
        let mut text = String::new();
        loop {
            let (before, after) = rest.split_at_checked(memchr(b'"', rest.as_bytes())?)?;
            text.push_str(before);
            rest = after.strip_prefix('"')?;
            if let Some(more) = rest.strip_prefix('"') {
                text.push('"');
                rest = more;
                continue;
            }
            let ends = rest.bytes().next().is_none_or(|c| c == self.delimiter || matches!(c, b'\n' | b'\r'));
            let is_several_rows = self.delimiter == b'\t' && text.contains('\n') && text.contains('\t');
            return (ends && !is_several_rows).then_some((text, rest));
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while !self.rest.is_empty() {
            let row = self.row();
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(row);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        Rows::new(text, delimiter).collect()
    }

    #[test]
    fn quotation_marks_hold_a_cell_or_belong_to_the_text() {
        for (text, delimiter, wanted) in [
            ("a,b\r\nc,\"d,\"\"e\"\"\nf\"\n", b',', &[&["a", "b"][..], &["c", "d,\"e\"\nf"]][..]),
            ("a,\"b\" c\nd", b',', &[&["a", "\"b\" c"], &["d"]]),
            ("a,\"b\nc,d", b',', &[&["a", "\"b"], &["c", "d"]]),
            ("a\t\"b\nc\td\"\n", b'\t', &[&["a", "\"b"], &["c", "d\""]]),
            ("a\t\"b\nc\"\td", b'\t', &[&["a", "b\nc", "d"]]),
            ("a;\r;\rb;", b';', &[&["a", ""], &["b", ""]]),
            ("\"\",\"\"\"\"", b',', &[&["", "\""]]),
            (" \n\n", b',', &[]),
        ] {
            assert_eq!(rows(text, delimiter), wanted, "{text:?}");
        }
    }

    #[test]
    fn marks_without_partners_are_not_sought_again_and_again() {
        let text = "\"a\t\"\"b\n".repeat(200_000);
        assert_eq!(rows(&text, b'\t').len(), 200_000);
        assert_eq!(rows(&"\",".repeat(200_000), b',').len(), 1);
    }
}
