//! Tables.

use super::body::OdtBody;
use crate::import::ImportError;
use crate::import::office::parts::{OfficeCell, OfficePart, OfficeRow, plain_text};
use crate::import::xml::{XmlElement, XmlItem};

/// Columns and rows that a cell goes through, at most.
const MOST_SPANNED: usize = 10_000;
/// Cells that stand for several, at most for so many and so many bytes of text.
const MOST_REPEATED: usize = 200;
const LONGEST_REPEATED: usize = 64 * 1024;

impl OdtBody<'_, '_> {
    /// A table, which was begun.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn table(&mut self, parts: &mut Vec<OfficePart>) -> Result<(), ImportError> {
        let mut rows = Vec::new();
        let mut header_depth = None;
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => match element.name.as_str() {
                    "table-header-rows" => header_depth = Some(self.xml.depth()),
                    "table-rows" | "table-row-group" => {}
                    "table-row" => {
                        let cells = self.row()?;
                        rows.push(OfficeRow { cells, is_header: header_depth.is_some() });
                    }
                    _ => self.xml.skip()?,
                },
                XmlItem::End if self.xml.depth() < depth => break,
                XmlItem::End => {
                    header_depth = header_depth.filter(|header| self.xml.depth() >= *header);
                }
                XmlItem::Text(_) => {}
            }
        }
        parts.push(OfficePart::Table(rows));
        Ok(())
    }

    fn row(&mut self) -> Result<Vec<OfficeCell>, ImportError> {
        let mut cells = Vec::new();
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "table-cell" => {
                    let cell = OfficeCell {
                        columns: count(&element, "number-columns-spanned"),
                        rows: count(&element, "number-rows-spanned"),
                        parts: self.blocks()?,
                    };
                    let repeated = count(&element, "number-columns-repeated");
                    let length = plain_text(&cell.parts).trim().len();
                    // Sheets are filled with empty cells up to their edge.
                    if length > 0 || repeated <= MOST_REPEATED {
                        let most = (LONGEST_REPEATED / length.max(1)).clamp(1, MOST_REPEATED);
                        cells.extend(std::iter::repeat_n(cell, repeated.min(most)));
                    }
                }
                // What a covered cell holds is under the one that covers it.
                XmlItem::Start(_) => self.xml.skip()?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(cells)
    }
}

fn count(element: &XmlElement, name: &str) -> usize {
    element.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1_usize).clamp(1, MOST_SPANNED)
}
