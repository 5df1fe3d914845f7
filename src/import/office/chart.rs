//! Charts: what they are drawn of, as a table under their title. The values are those that stand in the document beside
//! the drawing; the sheet from which they come is not read.

use std::collections::BTreeMap;

use super::drawn_text::plain;
use super::line::LineText;
use super::parts::{OfficeCell, OfficeParagraph, OfficePart, OfficeRow, ParagraphKind};

/// Columns and rows of the largest table that is made of a chart.
pub(super) const MOST_COLUMNS: usize = 200;
const MOST_ROWS: usize = 10_000;

/// Texts or numbers by their place along the axis.
pub(super) type ChartPoints = BTreeMap<usize, String>;

/// What is drawn with one colour.
#[derive(Default)]
pub(super) struct ChartSeries {
    pub name: String,
    /// What stands under the axis: the outermost level first, where they are of several.
    pub categories: Vec<ChartPoints>,
    /// The values; of bubbles, their sizes after them.
    pub values: Vec<ChartPoints>,
}

/// A chart that was read.
#[derive(Default)]
pub(super) struct OfficeChart {
    pub title: Vec<LineText>,
    /// The title of the axis along which the categories stand.
    pub axis: String,
    pub series: Vec<ChartSeries>,
    /// Titles of other axes, and words at the values.
    pub words: Vec<LineText>,
}

impl OfficeChart {
    /// The title, a table for each group of series that share their categories, and the other words.
    pub(super) fn parts(mut self) -> Vec<OfficePart> {
        let mut parts = Vec::new();
        for text in std::mem::take(&mut self.title) {
            parts.push(paragraph(text, ParagraphKind::Caption));
        }
        let groups = self.series.chunk_by(|one, other| one.categories == other.categories);
        parts.extend(groups.filter_map(|group| self.table(group)));
        parts.extend(
            std::mem::take(&mut self.words).into_iter().map(|text| paragraph(text, ParagraphKind::Text)),
        );
        parts
    }

    fn table(&self, group: &[ChartSeries]) -> Option<OfficePart> {
        let categories = group.first().map(|series| series.categories.as_slice()).unwrap_or_default();
        let named = |series: &ChartSeries| vec![series.name.clone(); series.values.len().max(1)];
        let mut header = vec![String::new(); categories.len()];
        if let Some(last) = header.last_mut() {
            last.clone_from(&self.axis);
        }
        header.extend(group.iter().flat_map(named));
        let nothing = [ChartPoints::new()];
        let values = group.iter().flat_map(|series| {
            if series.values.is_empty() { nothing.as_slice() } else { series.values.as_slice() }
        });
        let columns: Vec<&ChartPoints> = categories.iter().chain(values).take(MOST_COLUMNS).collect();
        let mut places: Vec<usize> = columns.iter().flat_map(|column| column.keys().copied()).collect();
        places.sort_unstable();
        places.dedup();
        let mut rows = Vec::new();
        if header.iter().any(|name| !name.trim().is_empty()) {
            header.truncate(MOST_COLUMNS);
            rows.push(OfficeRow { cells: header.iter().map(|name| cell(name)).collect(), is_header: true });
        }
        for place in places.into_iter().take(MOST_ROWS) {
            let texts = columns.iter().map(|column| column.get(&place).map_or("", String::as_str));
            rows.push(OfficeRow { cells: texts.map(cell).collect(), is_header: false });
        }
        (!rows.is_empty()).then_some(OfficePart::Table(rows))
    }
}

fn paragraph(text: LineText, kind: ParagraphKind) -> OfficePart {
    OfficePart::Paragraph(OfficeParagraph { kind, text, ..OfficeParagraph::default() })
}

fn cell(text: &str) -> OfficeCell {
    OfficeCell { parts: vec![paragraph(plain(text), ParagraphKind::Text)], columns: 1, rows: 1 }
}
