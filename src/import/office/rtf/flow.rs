//! Paragraphs and tables as they are ended, in the text, in a note or in a box.

use std::collections::BTreeSet;

use crate::import::office::line::OfficeLine;
use crate::import::office::merged::{PlacedCell, PlacedRow, joined};
use crate::import::office::parts::{OfficeCell, OfficeParagraph, OfficePart};

/// Tables within one another; RTF writers stop far below.
const DEEPEST: usize = 16;
/// Columns of the widest table.
const MOST_COLUMNS: usize = 200;
/// Twentieths of a point by which edges of the same column may differ.
const TOLERANCE: i32 = 20;

/// What is said of a row before its cells or after them.
#[derive(Clone, Debug, Default)]
pub(super) struct RowDefinition {
    pub cells: Vec<CellDefinition>,
    /// What was said of the cell whose edge is still to come.
    pub next: CellDefinition,
    pub is_header: bool,
}

/// What is said of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellDefinition {
    /// Its right edge, in twentieths of a point.
    pub right: i32,
    /// Whether it goes on from the cell above, or from the one before it.
    pub is_lower: bool,
    pub is_right: bool,
}

impl RowDefinition {
    /// Applies a word; whether it says something of a row.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) -> bool {
        match word {
            "trowd" => *self = Self::default(),
            "trhdr" => self.is_header = true,
            "clvmrg" => self.next.is_lower = true,
            "clmrg" => self.next.is_right = true,
            "cellx" => {
                let right = number.unwrap_or_default();
                let cell = CellDefinition { right, ..std::mem::take(&mut self.next) };
                if self.cells.len() < MOST_COLUMNS {
                    self.cells.push(cell);
                }
            }
            _ => return false,
        }
        true
    }
}

/// A table that is open, with the row and the cell that are.
#[derive(Default)]
struct OpenTable {
    rows: Vec<(Vec<Vec<OfficePart>>, RowDefinition)>,
    cells: Vec<Vec<OfficePart>>,
    parts: Vec<OfficePart>,
}

/// Paragraphs that follow one another.
#[derive(Default)]
pub(super) struct RtfFlow {
    /// The paragraph that is open.
    pub line: OfficeLine,
    /// What floats next to it.
    pub after: Vec<OfficePart>,
    parts: Vec<OfficePart>,
    tables: Vec<OpenTable>,
}

impl RtfFlow {
    /// Adds a paragraph that is so deep in tables.
    pub(super) fn push(&mut self, paragraph: OfficeParagraph, depth: usize) {
        self.set_depth(depth);
        let after = std::mem::take(&mut self.after);
        let parts = self.open_parts();
        parts.push(OfficePart::Paragraph(paragraph));
        parts.extend(after);
    }

    /// Opens and ends tables, until the text is in so many.
    fn set_depth(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        while self.tables.len() > depth {
            self.end_table();
        }
        while self.tables.len() < depth {
            self.tables.push(OpenTable::default());
        }
    }

    fn open_parts(&mut self) -> &mut Vec<OfficePart> {
        match self.tables.last_mut() {
            Some(table) => &mut table.parts,
            None => &mut self.parts,
        }
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        // What stands in no cell, as where a file breaks off, is text.
        if !table.parts.is_empty() {
            table.cells.push(std::mem::take(&mut table.parts));
        }
        if !table.cells.is_empty() {
            let cells = std::mem::take(&mut table.cells);
            table.rows.push((cells, RowDefinition::default()));
        }
        if !table.rows.is_empty() {
            let rows = OfficePart::Table(joined(placed(table.rows)));
            self.open_parts().push(rows);
        }
    }

    /// Ends a cell of a table at this depth.
    pub(super) fn end_cell(&mut self, depth: usize) {
        self.set_depth(depth.max(1));
        if let Some(table) = self.tables.last_mut() {
            let parts = std::mem::take(&mut table.parts);
            table.cells.push(parts);
        }
    }

    /// Ends a row of a table at this depth.
    pub(super) fn end_row(&mut self, depth: usize, definition: &RowDefinition) {
        self.set_depth(depth.max(1));
        if let Some(table) = self.tables.last_mut() {
            let cells = std::mem::take(&mut table.cells);
            table.rows.push((cells, definition.clone()));
        }
    }

    /// All parts.
    pub(super) fn finish(mut self) -> Vec<OfficePart> {
        self.set_depth(0);
        let after = std::mem::take(&mut self.after);
        self.parts.extend(after);
        self.parts
    }
}

/// Rows with their cells in columns: the edges of all rows make these.
fn placed(rows: Vec<(Vec<Vec<OfficePart>>, RowDefinition)>) -> Vec<PlacedRow> {
    let written: BTreeSet<i32> =
        rows.iter().flat_map(|(_, row)| row.cells.iter().map(|cell| cell.right)).collect();
    let mut edges: Vec<i32> = Vec::new();
    for edge in written {
        if edges.last().is_none_or(|last| edge - last > TOLERANCE) && edges.len() < MOST_COLUMNS {
            edges.push(edge);
        }
    }
    let column_after = |right: i32| edges.partition_point(|edge| *edge < right.saturating_sub(TOLERANCE)) + 1;
    rows.into_iter()
        .map(|(cells, definition)| {
            let mut row = PlacedRow { is_header: definition.is_header, ..PlacedRow::default() };
            let mut column = 0;
            for (index, parts) in cells.into_iter().enumerate() {
                let said = definition.cells.get(index);
                let next = said.map_or(column + 1, |cell| column_after(cell.right)).max(column + 1);
                let columns = next - column;
                match row.cells.last_mut().filter(|_| said.is_some_and(|cell| cell.is_right)) {
                    Some(left) => {
                        left.cell.columns += columns;
                        left.cell.add(parts);
                    }
                    None => row.cells.push(PlacedCell {
                        column,
                        cell: OfficeCell { parts, columns, rows: 1 },
                        is_lower: said.is_some_and(|cell| cell.is_lower),
                    }),
                }
                column = next;
            }
            row
        })
        .collect()
}
