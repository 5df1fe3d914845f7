//! Tables, with the cells that go through several columns and rows.

use super::body::Body;
use crate::import::ImportError;
use crate::import::office::merged::{PlacedCell, PlacedRow, joined};
use crate::import::office::parts::{OfficeCell, OfficePart};
use crate::import::xml::{XmlItem, XmlTree};

/// Columns that a cell goes through, at most.
const MOST_COLUMNS: usize = 200;

/// A row that is read.
#[derive(Default)]
struct ReadRow {
    row: PlacedRow,
    is_deleted: bool,
    /// The column after the last cell.
    next: usize,
}

impl Body<'_, '_> {
    /// A table, which was begun.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn table(&mut self, parts: &mut Vec<OfficePart>) -> Result<(), ImportError> {
        let mut rows = Vec::new();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => match element.name.as_str() {
                    "tr" => {
                        let row = self.row()?;
                        if !row.is_deleted {
                            rows.push(row.row);
                        }
                    }
                    "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {}
                    _ => self.xml.skip()?,
                },
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        parts.push(OfficePart::Table(joined(rows)));
        Ok(())
    }

    fn row(&mut self) -> Result<ReadRow, ImportError> {
        let mut row = ReadRow::default();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => match element.name.as_str() {
                    "trPr" => {
                        let properties = self.xml.tree(element)?;
                        row.row.is_header = properties.switch("tblHeader").unwrap_or_default();
                        row.is_deleted = properties.child("del").is_some();
                        row.next = count(&properties, "gridBefore").unwrap_or_default();
                    }
                    "tc" => self.cell(&mut row)?,
                    "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {}
                    _ => self.xml.skip()?,
                },
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(row)
    }

    fn cell(&mut self, row: &mut ReadRow) -> Result<(), ImportError> {
        let mut cell = OfficeCell { parts: Vec::new(), columns: 1, rows: 1 };
        let mut is_lower = false;
        let mut is_right = false;
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "tcPr" => {
                    let properties = self.xml.tree(element)?;
                    cell.columns = count(&properties, "gridSpan").unwrap_or(1).max(1);
                    is_lower = goes_on(&properties, "vMerge");
                    is_right = goes_on(&properties, "hMerge");
                }
                XmlItem::Start(element) => self.block(element, &mut cell.parts)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        self.end_carried(&mut cell.parts);
        let column = row.next;
        row.next += cell.columns;
        match row.row.cells.last_mut().filter(|_| is_right) {
            Some(left) => {
                left.cell.columns += cell.columns;
                left.cell.add(cell.parts);
            }
            None => row.row.cells.push(PlacedCell { column, cell, is_lower }),
        }
        Ok(())
    }
}

fn count(properties: &XmlTree, name: &str) -> Option<usize> {
    properties.value_of(name)?.parse().ok().map(|count: usize| count.min(MOST_COLUMNS))
}

/// Whether a cell goes on from the one before it; the first one says `restart`.
fn goes_on(properties: &XmlTree, name: &str) -> bool {
    properties.child(name).is_some_and(|merge| merge.element.value() != Some("restart"))
}
