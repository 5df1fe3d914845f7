//! What stands between the columns of a table.

use super::rows::Rows;
use crate::text::slice::first_bytes;

/// Rows that are looked at.
const SAMPLE: usize = 50;
/// Bytes that are looked at.
const SAMPLE_BYTES: usize = 64 * 1024;

/// What stands between the columns: a tab if a quarter of the rows has any and nothing else stands in all of them, for a
/// text may have any number of commas; otherwise what parts the rows most evenly, a bar only if nothing else does.
pub(super) fn delimiter(text: &str, name: &str) -> u8 {
    let text = first_bytes(text, SAMPLE_BYTES);
    let usual = if name.to_ascii_lowercase().ends_with(".csv") { b',' } else { b'\t' };
    let tabs = Parted::by(b'\t', text);
    let candidates = [b',', b';', b'|'].map(|delimiter| (Parted::by(delimiter, text), delimiter));
    let is_better = |other: &Parted| other.several == tabs.rows && tabs.several < tabs.rows;
    if tabs.several > 0
        && tabs.several * 4 >= tabs.rows
        && !candidates.iter().any(|(other, _)| is_better(other))
    {
        return b'\t';
    }
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let first = |delimiter: u8| memchr::memchr(delimiter, line.as_bytes()).unwrap_or(usize::MAX);
    let best = candidates.iter().filter(|(parted, _)| parted.even * 2 > parted.rows).min_by_key(
        |(parted, delimiter)| {
            // A term has no delimiter in it, so the one that comes first is it, unless it parts other names.
            (std::cmp::Reverse(parted.even), *delimiter == b'|', first(*delimiter))
        },
    );
    best.map_or(usual, |(_, delimiter)| *delimiter)
}

/// How evenly a delimiter parts the rows of a text.
struct Parted {
    rows: usize,
    /// Rows of more than one cell.
    several: usize,
    /// Rows that have as many cells as most of those.
    even: usize,
}

impl Parted {
    fn by(delimiter: u8, text: &str) -> Self {
        let widths: Vec<_> = Rows::new(text, delimiter).take(SAMPLE).map(|row| row.len()).collect();
        let count = |width: usize| widths.iter().filter(|other| **other == width).count();
        let parted = widths.iter().filter(|width| **width > 1);
        let even = parted.clone().map(|width| count(*width)).max().unwrap_or_default();
        Self { rows: widths.len(), several: parted.count(), even }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_parted_by_what_parts_it_evenly() {
        for (text, name, wanted) in [
            ("雨傘\t遮雨, 擋風; 好", "a.csv", b'\t'),
            ("雨傘,遮雨;擋風", "a.csv", b','),
            ("雨傘;遮雨, 擋風", "a.csv", b';'),
            ("雨傘;遮雨, 擋風\n斗笠;帽", "a.tsv", b';'),
            ("雨傘|遮雨", "a.csv", b'|'),
            ("雨傘|傘子,遮雨", "a.csv", b','),
            ("雨傘,遮雨\n笠,a;b,c\n傘,\"a\tb\"", "a.csv", b','),
            ("雨傘\n斗笠", "a.csv", b','),
            ("雨傘\n一,二\n斗笠", "a.tsv", b'\t'),
            ("", "a.tsv", b'\t'),
        ] {
            assert_eq!(char::from(delimiter(text, name)), char::from(wanted), "{text}");
        }
    }
}
