//! What is known of a table whatever it is set for: which cells decide about the width of a column, and which columns
//! hold figures alone. A table may have a hundred thousand cells, so that none is shaped to find that out.

use std::ops::Range;

use crate::article::{Cell, Passage, Role};
use crate::text::class::is_cjk;
use crate::text::figures::{has_figures_alone, stands_for_none};
use crate::typeset::ContentWidths;

/// Cells of a column that are measured for its longest line, and as many for its longest word: letters are of different
/// widths, so that the one with most of them is not always the widest.
const MEASURED: usize = 3;
/// Cells of a column that are measured at most.
pub(super) const CELLS_MEASURED: usize = 2 * MEASURED;
/// How wide letters and figures are thought to be, em.
const NARROW: f32 = 0.55;

/// What is known of a table.
#[derive(Debug)]
pub(super) struct TableFacts {
    /// Its cells, row by row.
    pub cells: Range<usize>,
    /// Its columns.
    pub columns: Vec<ColumnFacts>,
}

/// What is known of a column.
#[derive(Debug, Default)]
pub(super) struct ColumnFacts {
    /// The cells with the longest lines, the longest first.
    lines: Vec<CellLength>,
    /// Of the others, those with the longest words.
    words: Vec<CellLength>,
    /// Whether it holds figures alone.
    pub holds_figures: bool,
    figures: usize,
    others: usize,
}

/// About how long the text of a cell is.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellLength {
    /// Index of the passage.
    pub passage: usize,
    /// Its characters.
    pub characters: usize,
    /// em
    line: f32,
    /// Its longest word, em.
    word: f32,
}

impl TableFacts {
    /// What is known of the table that begins with a passage.
    pub fn of(passages: &[Passage], first: usize) -> Self {
        let mut columns: Vec<ColumnFacts> = Vec::new();
        let mut end = first;
        let cells = passages.iter().enumerate().skip(first);
        for (index, passage) in cells {
            let Role::Cell(cell) = passage.role else { break };
            if index - first != place(cell) {
                break;
            }
            end = index + 1;
            columns.resize_with(columns.len().max(cell.column as usize + 1), ColumnFacts::default);
            columns[cell.column as usize].add(index, passage, cell.header);
        }
        columns.iter_mut().for_each(ColumnFacts::finish);
        Self { cells: first..end, columns }
    }
}

/// Cells of a table before one.
fn place(cell: Cell) -> usize {
    cell.row as usize * cell.columns as usize + cell.column as usize
}

impl ColumnFacts {
    fn add(&mut self, index: usize, passage: &Passage, is_header: bool) {
        let length = CellLength::of(index, &passage.text);
        if length.characters == 0 {
            return;
        }
        if !is_header && has_figures_alone(&passage.text) {
            self.figures += 1;
        } else if !is_header && !stands_for_none(&passage.text) {
            self.others += 1;
        }
        keep_longest(&mut self.lines, length, |length| length.line);
        keep_longest(&mut self.words, length, |length| length.word);
    }

    fn finish(&mut self) {
        self.holds_figures = self.figures > 0 && self.others == 0;
        let lines = &self.lines;
        self.words.retain(|word| lines.iter().all(|line| line.passage != word.passage));
    }

    /// The cells that may be the widest.
    pub fn widest(&self) -> impl Iterator<Item = &CellLength> {
        self.lines.iter().chain(&self.words)
    }
}

/// Keeps the longest ones, the longest first.
fn keep_longest(longest: &mut Vec<CellLength>, length: CellLength, by: impl Fn(&CellLength) -> f32) {
    let at = longest.partition_point(|other| by(other) >= by(&length));
    if at < MEASURED {
        longest.insert(at, length);
        longest.truncate(MEASURED);
    }
}

impl CellLength {
    fn of(passage: usize, text: &str) -> Self {
        let (mut line, mut word, mut longest) = (0.0, 0.0_f32, 0.0_f32);
        let mut characters = 0;
        for c in text.chars() {
            characters += 1;
            let wide = if is_cjk(c) { 1.0 } else { NARROW };
            line += wide;
            word = if c == ' ' || is_cjk(c) { 0.0 } else { word + wide };
            longest = longest.max(word);
        }
        Self { passage, characters, line, word: longest }
    }

    /// How wide it is in letters of a size (pt), about.
    pub fn estimated(&self, size: f32) -> ContentWidths {
        ContentWidths { min: self.word * size, max: self.line * size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, Section, Table, passages};

    fn facts(header: &[&str], rows: &[&[&str]]) -> TableFacts {
        let cells = |row: &[&str]| row.iter().map(|cell| vec![Inline::Text((*cell).into())]).collect();
        let table = Table {
            header: cells(header),
            rows: rows.iter().map(|row| cells(row)).collect(),
            ..Table::default()
        };
        let blocks = vec![Block::Table(Box::new(table.clone())), Block::Table(Box::new(table))];
        let section = Section { blocks, ..Section::default() };
        TableFacts::of(&passages(&Article { sections: vec![section], ..Article::default() }), 0)
    }

    #[test]
    fn a_table_ends_where_the_next_one_begins() {
        let facts = facts(&["甲", "乙"], &[&["一", "二"], &["三"]]);
        assert_eq!((facts.cells, facts.columns.len()), (0..6, 2));
    }

    #[test]
    fn figures_are_numbers_and_nothing_else() {
        let holds = |cells: &[&str]| {
            let rows: Vec<&[&str]> = cells.iter().map(std::slice::from_ref).collect();
            facts(&["數"], &rows).columns[0].holds_figures
        };
        assert!(holds(&["1", "—", "", "20"]), "what says that there is none is no word");
        assert!(!holds(&["1", "二"]) && !holds(&["—", ""]));
    }

    #[test]
    fn the_longest_line_and_the_longest_word_are_among_those_that_are_measured() {
        let mut cells: Vec<String> = (0..50).map(|count| "字".repeat(count + 30)).collect();
        cells.insert(20, "superintelligence".to_owned());
        let rows: Vec<[&str; 1]> = cells.iter().map(|cell| [cell.as_str()]).collect();
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 1]>::as_slice).collect();
        let measured: Vec<_> = facts(&[], &rows).columns[0].widest().map(|length| length.passage).collect();
        assert!(measured.contains(&20) && measured.contains(&50), "{measured:?}");
        assert!(measured.len() <= CELLS_MEASURED);
    }
}
