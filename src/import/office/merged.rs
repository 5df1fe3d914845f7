//! Cells that go through several rows, as word processors write them: each row has a cell that goes on from above.

use std::collections::HashMap;

use super::parts::{OfficeCell, OfficeRow};

/// A cell with the column where it begins.
pub(super) struct PlacedCell {
    pub column: usize,
    pub cell: OfficeCell,
    /// Whether it goes on from the cell above.
    pub is_lower: bool,
}

/// A row of such cells.
#[derive(Default)]
pub(super) struct PlacedRow {
    pub cells: Vec<PlacedCell>,
    pub is_header: bool,
}

/// The rows, each cell with the rows that it goes through.
pub(super) fn joined(rows: Vec<PlacedRow>) -> Vec<OfficeRow> {
    let mut out: Vec<OfficeRow> = Vec::new();
    // Where the cell is that was begun last in a column.
    let mut above: HashMap<usize, (usize, usize)> = HashMap::new();
    for row in rows {
        let mut cells = Vec::new();
        for placed in row.cells {
            let upper = above.get(&placed.column).filter(|_| placed.is_lower);
            let upper = upper.and_then(|(row, index)| out.get_mut(*row)?.cells.get_mut(*index));
            if let Some(upper) = upper {
                upper.rows += 1;
                // What stands in a cell that another covers is kept in that.
                upper.add(placed.cell.parts);
            } else {
                above.insert(placed.column, (out.len(), cells.len()));
                cells.push(placed.cell);
            }
        }
        out.push(OfficeRow { cells, is_header: row.is_header });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_go_on_are_one() {
        let row = |marks: &[bool]| PlacedRow {
            cells: marks
                .iter()
                .enumerate()
                .map(|(column, is_lower)| PlacedCell {
                    column,
                    cell: OfficeCell { parts: Vec::new(), columns: 1, rows: 1 },
                    is_lower: *is_lower,
                })
                .collect(),
            is_header: false,
        };
        let rows = joined(vec![row(&[true, false]), row(&[true, true]), row(&[false, true])]);
        let rows: Vec<Vec<usize>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| cell.rows).collect()).collect();
        assert_eq!(rows, [vec![2, 3], vec![], vec![1]]);
    }
}
