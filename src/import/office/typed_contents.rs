//! Tables of contents that were typed, or whose field was turned into text: the headings below say the same.

use std::collections::HashSet;

use super::parts::{OfficeParagraph, OfficePart, ParagraphKind};
use crate::import::known::letters::letters;

/// What stands above them, without blanks and in small letters.
const NAMES: &[&str] = &["目录", "目錄", "目次", "もくじ", "목차", "차례", "contents", "tableofcontents"];
/// Lines of the shortest one.
const FEWEST: usize = 3;
/// How many are looked for: of the text, of its figures, of its tables.
const MOST: usize = 8;

/// Turns the lines of a table of contents into such, where most of them are said again below.
pub(super) fn mark(parts: &mut [OfficePart]) {
    let mut from = 0;
    for _ in 0..MOST {
        let Some(at) = parts.iter().skip(from).position(is_name).map(|at| from + at) else { return };
        from = at + 1;
        let is_inside =
            |part: &&OfficePart| part.paragraph().is_some_and(|it| it.text.is_empty() || label(it).is_some());
        let end = from + parts.iter().skip(from).take_while(is_inside).count();
        let labels: Vec<String> =
            parts[from..end].iter().filter_map(|part| label(part.paragraph()?)).collect();
        let below: HashSet<String> = parts[end..]
            .iter()
            .filter_map(OfficePart::paragraph)
            .map(|paragraph| letters(&paragraph.text.plain))
            .collect();
        let again = labels.iter().filter(|label| below.contains(*label)).count();
        if labels.len() < FEWEST || again * 2 < labels.len() {
            continue;
        }
        for part in &mut parts[at..end] {
            if let OfficePart::Paragraph(paragraph) = part
                && paragraph.text.images == 0
            {
                paragraph.kind = ParagraphKind::Contents;
                paragraph.item = None;
            }
        }
        from = end;
    }
}

fn is_name(part: &OfficePart) -> bool {
    part.paragraph().is_some_and(|it| NAMES.contains(&letters(&it.text.plain).as_str()))
}

/// What a line says before the number of its page, which stands after a tab or a row of dots; none in any other paragraph.
fn label(paragraph: &OfficeParagraph) -> Option<String> {
    let text = paragraph.text.plain.trim();
    let (said, page) = text.rsplit_once(['\t', '.', '…', '·'])?;
    let is_page = |c: char| c.is_numeric() || "ivxlcIVXLC".contains(c);
    let page = page.trim_matches([' ', '\u{3000}', '-', '—', '(', ')']);
    let is_leader = |c: char| matches!(c, '.' | '…' | '·' | '\t' | ' ');
    let has_leader = text.contains('\t') || said.ends_with(is_leader);
    (has_leader && !page.is_empty() && page.chars().all(is_page)).then(|| letters(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::office::line::{OfficeLine, RunStyle};

    fn left(lines: &[&str]) -> Vec<String> {
        let paragraph = |line: &&str| {
            let mut text = OfficeLine::default();
            text.text(line, &RunStyle::default());
            OfficePart::Paragraph(OfficeParagraph { text: text.finish(), ..OfficeParagraph::default() })
        };
        let mut parts: Vec<_> = lines.iter().map(paragraph).collect();
        mark(&mut parts);
        let kept = parts.iter().filter_map(OfficePart::paragraph);
        kept.filter(|it| it.kind != ParagraphKind::Contents).map(|it| it.text.plain.clone()).collect()
    }

    #[test]
    fn lines_that_are_said_again_are_left_out() {
        let text = ["第一章 緒論", "文。", "1.1 背景", "第二章 結論"];
        let contents = ["目　錄", "第一章 緒論\t1", "", "1.1 背景……2", "第二章 結論\t- 3 -", "圖目錄\tIV"];
        assert_eq!(left(&[&contents[..], &text].concat()), text);
        // What is not said again is kept, and so are lines without pages.
        let others = ["目錄", "甲\t1", "乙\t2", "丙\t3", "文。"];
        assert_eq!(left(&others), others);
        let prices = ["目錄", "雨", "水", "露", "雨", "水", "露"];
        assert_eq!(left(&prices), prices);
    }
}
