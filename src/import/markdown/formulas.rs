//! Formulas on lines of their own, between marks of `$$`.
//!
//! The parser knows formulas within a paragraph alone. A blank line ends that, and so does a line that begins with the
//! mark of an item, a heading or a quote. Each line of a formula begins with a stand-in, therefore, after which there is
//! nothing but text.

use super::stand_ins::FORMULA_LINE;
use crate::text::tex;

const MARK: &str = "$$";
/// Lines of the longest formula; a mark that nothing closes swallows no text.
const MOST_LINES: usize = 100;
/// Blanks that may make code of a line.
const CODE_INDENT: usize = 4;

/// The text with its formulas in one piece each; none where there are no such formulas.
pub(super) fn joined(text: &str) -> Option<String> {
    if !text.contains(MARK) {
        return None;
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((line, behind)) = next_line(rest) {
        let opening = Opening::of(line);
        out.push_str(line);
        rest = behind;
        for marks in opening.iter().flat_map(|opening| opening.formula(behind).unwrap_or_default()) {
            let Some((line, behind)) = next_line(rest) else { break };
            let (before, formula) = line.split_at(marks);
            let indent = opening.as_ref().map_or("", |opening| opening.indent);
            let indent = if formula.trim_end().is_empty() { indent } else { "" };
            out.extend([before, indent, FORMULA_LINE.encode_utf8(&mut [0; 4]), formula]);
            rest = behind;
        }
    }
    (out.len() > text.len()).then_some(out)
}

/// The first line with its end, and what comes after it.
fn next_line(text: &str) -> Option<(&str, &str)> {
    let line = text.split_inclusive('\n').next()?;
    Some(text.split_at(line.len()))
}

/// What stands before the mark that opens a formula.
struct Opening<'a> {
    /// The quotes that the formula stands in.
    quotes: usize,
    /// The column of the item that begins with the formula; no line of it stands further left.
    item: Option<usize>,
    /// The blanks before it if they may be those of indented code, which is to stay that.
    indent: &'a str,
}

impl<'a> Opening<'a> {
    /// A line that begins with a mark which is not closed on it.
    fn of(line: &'a str) -> Option<Self> {
        let mut behind = line;
        let mut indent;
        let mut quotes = 0;
        let mut item = None;
        loop {
            let text = behind.trim_start_matches([' ', '\t']);
            indent = behind.strip_suffix(text).unwrap_or_default();
            behind = text;
            if let Some(inner) = behind.strip_prefix('>') {
                quotes += 1;
                behind = inner;
            } else if let Some(inner) = after_item_mark(behind) {
                behind = inner;
                item = Some(line.len() - behind.len());
            } else {
                break;
            }
        }
        let formula = behind.strip_prefix(MARK)?;
        let indent = if indent.len() >= CODE_INDENT || indent.contains('\t') { indent } else { "" };
        (!formula.contains(MARK) && !formula.starts_with('$')).then_some(Self { quotes, item, indent })
    }

    /// The formula's other lines: the bytes of each that are marks of quotes and blanks. None where nothing closes it, or
    /// where it would hold what is no formula.
    fn formula(&self, behind: &str) -> Option<Vec<usize>> {
        let mut lines = Vec::new();
        for line in behind.split_inclusive('\n').take(MOST_LINES) {
            let marks = self.marks(line)?;
            let (_, formula) = line.split_at(marks);
            let formula = formula.trim_end();
            lines.push(marks);
            if let Some((before, after)) = formula.split_once(MARK) {
                let ends = !after.starts_with('$') && is_label(after) && !is_prose(before);
                return ends.then_some(lines);
            }
            let is_fence = formula.starts_with("```") || formula.starts_with("~~~");
            if is_fence || is_heading(formula) || is_prose(formula) {
                return None;
            }
        }
        None
    }

    /// The bytes of a line that are marks of quotes and blanks; none for one that is not in the same quote or item.
    fn marks(&self, line: &str) -> Option<usize> {
        let mut behind = line.trim_start_matches([' ', '\t']);
        for _ in 0..self.quotes {
            behind = behind.strip_prefix('>')?.trim_start_matches([' ', '\t']);
        }
        let marks = line.len() - behind.len();
        let is_inside = self.item.is_none_or(|column| marks >= column || behind.trim_end().is_empty());
        is_inside.then_some(marks)
    }
}

/// What comes after the mark of an item: `-`, `*`, `+`, `1.` or `1)`, and a blank.
fn after_item_mark(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = if digits.len() < text.len() {
        digits.strip_prefix(['.', ')'])?
    } else {
        text.strip_prefix(['-', '*', '+'])?
    };
    behind.starts_with([' ', '\t']).then_some(behind)
}

/// Whether what follows a formula on its last line is nothing, a mark, or its number: `。`, `(1)`, `{#eq:a}`.
fn is_label(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['(', '{', '（']) || !text.contains(char::is_alphanumeric)
}

fn is_heading(line: &str) -> bool {
    let behind = line.trim_start_matches('#');
    behind.len() < line.len() && behind.starts_with(' ')
}

/// Whether a line reads as prose: with a mark of sentences in East Asian text, or with some words in a row. What stands
/// in braces is the text of a formula.
fn is_prose(line: &str) -> bool {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for c in line.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    let ends_sentence = |c| matches!(c, '。' | '！' | '？' | '；' | '、' | '「' | '」' | '『' | '』');
    outside.contains(ends_sentence) || tex::is_prose(&outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_formulas_are_joined() {
        for (text, read) in [
            ("$$\na\n\nb\n$$\n\n文", Some("$$\n|a\n|\n|b\n|$$\n\n文")),
            ("$$ a\n- b $$", Some("$$ a\n|- b $$")),
            ("> $$\r\n> a\r\n>\r\n> $$\r\n", Some("> $$\r\n> |a\r\n>|\r\n> |$$\r\n")),
            ("1. $$\n\n   a\n   $$ (1)", Some("1. $$\n|\n   |a\n   |$$ (1)")),
            ("    $$\n    a\n\n    $$", Some("    $$\n    |a\n    |\n    |$$")),
            ("$$\n\\text{so we have that}\n\n$$。", Some("$$\n|\\text{so we have that}\n|\n|$$。")),
            ("$$\na\n\n這不是式子。\n\n$$", None),
            ("$$\na\n\nthis is no formula\n$$", None),
            ("$$\na\n\n## 節\n\n$$", None),
            ("```\n$$\n```\n\n$$", None),
            ("- $$\n- x\n  $$", None),
            ("> $$\n\n$$", None),
            ("$$a$$\n\nb\n$$", None),
            ("$$\na\n\n$$b$$", None),
            ("$$\na\n\n又是 $$b$$ 與", None),
            ("$$\n", None),
        ] {
            let read = read.map(|read| read.replace('|', &FORMULA_LINE.to_string()));
            assert_eq!(joined(text), read, "{text}");
        }
    }

    #[test]
    fn marks_that_nothing_closes_are_sought_no_further_than_to_the_next() {
        let text = "$$\na\n\n".repeat(100_000) + "文。";
        let start = std::time::Instant::now();
        joined(&text);
        assert!(start.elapsed().as_secs() < 5);
        assert_eq!(joined(&format!("$$\n{}$$", "a\n".repeat(MOST_LINES))), None);
    }
}
