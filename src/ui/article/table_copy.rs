//! A table as other programs take it from the clipboard: text with tabs, and HTML.

use std::fmt::Write as _;
use std::ops::Range;

use crate::article::{Alignment, Passage, Role};
use crate::reader::CopiedTable;

/// The table that a passage is a cell of; none where it is none.
pub(super) fn table_at(passages: &[Passage], passage: usize) -> Option<CopiedTable> {
    let cells = cells(passages, passage)?;
    let columns = columns(&passages[cells.start])?;
    let (mut text, mut html) = (String::new(), "<table>".to_owned());
    for row in passages[cells].chunks(columns) {
        let fields: Vec<String> = row.iter().map(|cell| field(&cell.copied(0..cell.text.len()))).collect();
        text.push_str(&fields.join("\t"));
        text.push('\n');
        html.push_str("<tr>");
        for cell in row {
            push_cell(cell, &mut html);
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    Some(CopiedTable { text, html })
}

/// A cell in one line, so that lines stay rows and tabs stay columns.
pub(super) fn field(text: &str) -> String {
    text.split(['\n', '\t', '\u{2028}']).collect::<Vec<_>>().join(" ")
}

fn columns(cell: &Passage) -> Option<usize> {
    match cell.role {
        Role::Cell(cell) => Some(cell.columns.max(1) as usize),
        _ => None,
    }
}

/// The cells of a table.
fn cells(passages: &[Passage], passage: usize) -> Option<Range<usize>> {
    let Role::Cell(cell) = passages.get(passage)?.role else { return None };
    let start = passage.checked_sub(cell.row as usize * cell.columns as usize + cell.column as usize)?;
    let is_next = |(at, passage): &(usize, &Passage)| match passage.role {
        Role::Cell(cell) => cell.row as usize * cell.columns as usize + cell.column as usize == *at,
        _ => false,
    };
    let count = passages[start..].iter().enumerate().take_while(is_next).count();
    Some(start..start + count)
}

fn push_cell(passage: &Passage, html: &mut String) {
    let Role::Cell(cell) = passage.role else { return };
    let name = if cell.header { "th" } else { "td" };
    let side = match cell.alignment {
        Alignment::Start => "",
        Alignment::Center => " style=\"text-align: center\"",
        Alignment::End => " style=\"text-align: end\"",
    };
    let _ = write!(html, "<{name}{side}>");
    for (index, line) in passage.copied(0..passage.text.len()).split(['\n', '\u{2028}']).enumerate() {
        html.push_str(if index > 0 { "<br>" } else { "" });
        html.push_str(&html_escape::encode_text(line));
    }
    let _ = write!(html, "</{name}>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, Section, Table, passages};

    #[test]
    fn a_table_is_copied_whole_and_as_one() {
        let row = |cells: &[&str]| cells.iter().map(|cell| vec![Inline::Text((*cell).into())]).collect();
        let table = Table {
            alignment: vec![Alignment::Start, Alignment::End],
            header: row(&["名", "數"]),
            rows: vec![row(&["甲<乙>", "1"]), row(&["丙\n丁"])],
            ..Table::default()
        };
        let blocks = vec![
            Block::paragraph("文"),
            Block::Table(Box::new(table.clone())),
            Block::Table(Box::new(table)),
        ];
        let article =
            Article { sections: vec![Section { blocks, ..Section::default() }], ..Article::default() };
        let passages = passages(&article);
        assert_eq!(table_at(&passages, 0), None);
        for cell in [1, 4, 6] {
            let copied = table_at(&passages, cell).unwrap();
            assert_eq!(copied.text, "名\t數\n甲<乙>\t1\n丙 丁\t\n");
            assert_eq!(
                copied.html,
                "<table><tr><th>名</th><th style=\"text-align: end\">數</th></tr>\
                 <tr><td>甲&lt;乙&gt;</td><td style=\"text-align: end\">1</td></tr>\
                 <tr><td>丙<br>丁</td><td style=\"text-align: end\"></td></tr></table>"
            );
        }
    }
}
