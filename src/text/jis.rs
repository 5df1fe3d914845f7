//! Characters by their places in JIS X 0213:2004.

use std::sync::LazyLock;

/// Rows of 94 cells, `1-84:…`, then characters that are two in Unicode, `1-4-87=か゚`.
const TABLE: &str = include_str!("../../assets/jisx0213/table.txt");
const CELLS: usize = 94;

/// The rows of both planes, one after the other.
static ROWS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut rows = vec![""; 2 * CELLS];
    for (place, cells) in TABLE.lines().filter_map(|line| line.split_once(':')) {
        let place =
            place.split_once('-').and_then(|(plane, row)| index(plane.parse().ok()?, row.parse().ok()?));
        if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
            *row = cells;
        }
    }
    rows
});

fn index(plane: usize, row: usize) -> Option<usize> {
    let is_place = (1..=2).contains(&plane) && (1..=CELLS).contains(&row);
    is_place.then(|| (plane - 1) * CELLS + row - 1)
}

/// The character at a place (面区点) of JIS X 0213, which may be two in Unicode; none where there is none.
pub fn character(plane: usize, row: usize, cell: usize) -> Option<&'static str> {
    let cells = ROWS.get(index(plane, row)?)?;
    let (at, c) = cells.char_indices().nth(cell.checked_sub(1)?)?;
    if c != ' ' {
        return cells.get(at..at + c.len_utf8());
    }
    let whole = format!("{plane}-{row}-{cell}");
    let sequences = TABLE.lines().rev().map_while(|line| line.split_once('='));
    sequences.filter(|(at, _)| at.len() == whole.len()).find(|(at, _)| *at == whole).map(|(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_by_their_places() {
        for ((plane, row, cell), expected) in [
            ((1, 1, 1), Some("\u{3000}")),
            ((1, 1, 29), Some("―")),
            ((1, 1, 52), Some("《")),
            ((1, 2, 22), Some("〻")),
            ((1, 4, 2), Some("あ")),
            ((1, 13, 21), Some("Ⅰ")),
            ((1, 16, 1), Some("亜")),
            ((1, 84, 77), Some("挘")),
            ((1, 14, 2), Some("𠀋")),
            ((2, 94, 86), Some("𪚲")),
            // Two in Unicode.
            ((1, 4, 87), Some("か\u{309A}")),
            ((1, 11, 70), Some("\u{2E5}\u{2E9}")),
            // None there, and none at all.
            ((2, 2, 1), None),
            ((2, 94, 94), None),
            ((0, 1, 1), None),
            ((3, 1, 1), None),
            ((1, 0, 1), None),
            ((1, 95, 1), None),
            ((1, 1, 0), None),
            ((1, 1, 95), None),
        ] {
            assert_eq!(character(plane, row, cell), expected, "{plane}-{row}-{cell}");
        }
    }

    #[test]
    fn every_character_of_the_standard_is_there() {
        let places = (1..=2)
            .flat_map(|plane| (1..=94).flat_map(move |row| (1..=94).map(move |cell| (plane, row, cell))));
        assert_eq!(places.filter_map(|(plane, row, cell)| character(plane, row, cell)).count(), 11_233);
    }
}
