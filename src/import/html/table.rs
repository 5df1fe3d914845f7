//! Tables of data, told from those that only put things in their places.

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use super::element;
use super::piece::Piece;
use crate::article::{Alignment, Block, Inline, Table, plain_text};
use crate::import::known::{css, node};

/// Characters of the longest cell of data; a longer one is running text.
const LONGEST_CELL: usize = 400;
/// Columns of the widest table.
const MOST_COLUMNS: usize = 200;
/// Cells that spanning ones add to a table, at most.
const MOST_ADDED: usize = 10_000;

/// The rows of a table and what is said of it.
pub(super) struct Rows<'a> {
    pub caption: Option<NodeRef<'a>>,
    pub lines: Vec<Row<'a>>,
    is_layout: bool,
}

pub(super) struct Row<'a> {
    pub cells: Vec<TableCell<'a>>,
    is_header: bool,
}

pub(super) struct TableCell<'a> {
    pub node: NodeRef<'a>,
    alignment: Alignment,
    columns: usize,
    rows: usize,
}

/// The rows of a table, without those of tables in it and what is left out.
pub(super) fn rows<'a>(table: &NodeRef<'a>, left_out: &HashSet<NodeId>) -> Rows<'a> {
    let is_read = |node: &NodeRef<'_>| !left_out.contains(&node.id);
    let role = table.attr_or("role", "");
    let is_layout = matches!(role.as_ref(), "presentation" | "none");
    let mut rows = Rows { caption: None, lines: Vec::new(), is_layout };
    for child in table.children_it(false).filter(is_read) {
        match node::name(&child).as_deref() {
            Some("caption") => rows.caption = Some(child),
            Some("tr") => rows.lines.push(row(&child, false, left_out)),
            Some(name @ ("thead" | "tbody" | "tfoot")) => {
                let in_head = name == "thead";
                let inner = child.children_it(false).filter(|inner| inner.has_name("tr")).filter(is_read);
                rows.lines.extend(inner.map(|inner| row(&inner, in_head, left_out)));
            }
            _ => {}
        }
    }
    rows.lines.retain(|row| !row.cells.is_empty());
    rows
}

fn row<'a>(row: &NodeRef<'a>, in_head: bool, left_out: &HashSet<NodeId>) -> Row<'a> {
    let is_cell = |node: &NodeRef<'_>| node.has_name("td") || node.has_name("th");
    let is_shown = |node: &NodeRef<'_>| element::shape(node, "td") != element::Shape::Hidden;
    let nodes: Vec<_> = row
        .children_it(false)
        .filter(is_cell)
        .filter(is_shown)
        .filter(|node| !left_out.contains(&node.id))
        .collect();
    let is_header = in_head || (!nodes.is_empty() && nodes.iter().all(|node| node.has_name("th")));
    let span = |node: &NodeRef<'_>, name: &str| {
        node.attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1_usize).clamp(1, MOST_COLUMNS)
    };
    let of_row = css::alignment(row);
    let alignment = |node: &NodeRef<'_>| css::alignment(node).or(of_row).unwrap_or_default();
    let cells = nodes
        .into_iter()
        .map(|node| TableCell {
            columns: span(&node, "colspan"),
            rows: span(&node, "rowspan"),
            alignment: alignment(&node),
            node,
        })
        .collect();
    Row { cells, is_header }
}

impl Rows<'_> {
    /// Whether the cells that were read hold data, and not running text or other tables.
    pub(super) fn is_data(&self, cells: &[Vec<Vec<Piece>>]) -> bool {
        let columns = self.lines.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        !self.is_layout
            && columns > 1
            && self.lines.len() > 1
            && cells.iter().flatten().all(|cell| is_data(cell))
    }

    /// The table of these cells; none when all of them are empty.
    pub(super) fn table(&self, cells: Vec<Vec<Vec<Inline>>>) -> Option<Table> {
        let alignment = self.alignment();
        let mut rows = self.grid(cells);
        let has_header = self.lines.first().is_some_and(|row| row.is_header);
        let header = if has_header { rows.remove(0) } else { Vec::new() };
        let is_filled = |row: &Vec<Vec<Inline>>| row.iter().any(|cell| !cell.is_empty());
        rows.retain(is_filled);
        (is_filled(&header) || !rows.is_empty()).then_some(Table {
            alignment,
            header,
            rows,
            ..Table::default()
        })
    }

    /// The side at which most of a column's cells stand, the header's apart.
    fn alignment(&self) -> Vec<Alignment> {
        let said = |row: &Row<'_>| row.cells.iter().map(|cell| Some(cell.alignment)).collect();
        let grid = self.grid(self.lines.iter().map(said).collect());
        let is_body = |(_, row): &(_, &Row<'_>)| !row.is_header;
        let body: Vec<_> = grid.iter().zip(&self.lines).filter(is_body).map(|(cells, _)| cells).collect();
        let columns = body.iter().map(|cells| cells.len()).max().unwrap_or_default();
        let of_column = |column: usize| {
            let cells: Vec<_> = body.iter().filter_map(|cells| *cells.get(column)?).collect();
            let is_most =
                |side: &Alignment| cells.iter().filter(|cell| *cell == side).count() * 2 > cells.len();
            [Alignment::Center, Alignment::End].into_iter().find(is_most).unwrap_or_default()
        };
        let mut alignment: Vec<_> = (0..columns).map(of_column).collect();
        while alignment.last() == Some(&Alignment::Start) {
            alignment.pop();
        }
        alignment
    }

    /// The cells in their columns: one that spans several is followed by empty ones.
    fn grid<T: Clone + Default>(&self, cells: Vec<Vec<T>>) -> Vec<Vec<T>> {
        let mut grid = Vec::new();
        // For each column, the rows that a cell above still reaches into.
        let mut reach: Vec<usize> = Vec::new();
        let mut added = 0;
        for (row, read) in self.lines.iter().zip(cells) {
            let mut line: Vec<T> = Vec::new();
            for (cell, text) in row.cells.iter().zip(read) {
                while reach.get(line.len()).is_some_and(|rows| *rows > 0) && added < MOST_ADDED {
                    reach[line.len()] -= 1;
                    line.push(T::default());
                    added += 1;
                }
                let start = line.len();
                line.push(text);
                while line.len() < start + cell.columns && added < MOST_ADDED {
                    line.push(T::default());
                    added += 1;
                }
                reach.resize(reach.len().max(line.len()), 0);
                reach[start..line.len()].fill(cell.rows - 1);
            }
            for rows in reach.iter_mut().skip(line.len()) {
                *rows = rows.saturating_sub(1);
            }
            grid.push(line);
        }
        grid
    }
}

fn is_data(cell: &[Piece]) -> bool {
    let is_paragraph = |block: &Block| matches!(block, Block::Paragraph(_));
    let mut paragraphs = 0;
    let mut characters = 0;
    for piece in cell {
        match piece {
            Piece::Block(Block::Paragraph(text)) => {
                paragraphs += 1;
                characters += plain_text(text).chars().count();
            }
            Piece::Block(Block::Image(_)) => {}
            Piece::Block(Block::List(list)) if list.items.iter().flatten().all(is_paragraph) => {}
            _ => return false,
        }
    }
    paragraphs <= 3 && characters <= LONGEST_CELL
}
