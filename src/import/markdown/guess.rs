//! Whether a text without a name is Markdown.

use super::front;

/// How many kinds of marks a text needs that are not used outside of Markdown.
const ENOUGH: usize = 2;
/// Lines that are looked at.
const SAMPLE_LINES: usize = 2000;

/// Whether a text has front matter, or several marks that plain text has no use for. Headings, bullets and links do
/// not count, as articles in plain text have them, too.
pub(in crate::import) fn sniff(text: &str) -> bool {
    if front::split(text).0.is_some() {
        return true;
    }
    let lines: Vec<&str> = text.lines().take(SAMPLE_LINES).map(str::trim).collect();
    let fences = lines.iter().filter(|line| line.starts_with("```")).count();
    let any = |is_mark: &dyn Fn(&str) -> bool| lines.iter().any(|line| is_mark(line));
    let marks = [
        fences >= 2,
        any(&is_table_rule),
        any(&|line| line.starts_with("[^") && line.contains("]:")),
        any(&|line| line.starts_with("![") && line.contains("](")),
        any(&|line| ["- [ ] ", "- [x] ", "* [ ] ", "* [x] "].iter().any(|mark| line.starts_with(mark))),
        any(&|line| line.matches("**").count() >= 2),
    ];
    marks.into_iter().filter(|mark| *mark).count() >= ENOUGH
}

/// `|---|:-:|`
fn is_table_rule(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}
