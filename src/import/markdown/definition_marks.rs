//! Lines that begin as definitions do, with `:` or `~`.
//!
//! The parser takes any paragraph before such a line for a term. Here a term is what reads as one, so that a text with a line
//! that begins with such a mark stays what it is; and what stands before a table is its caption (Pandoc,
//! `table_captions`).

use crate::text::term_line::{MOST_TERMS, is_term};

/// Begins a line that would be read as a definition, and is none.
pub(super) const MARK_LINE: char = '\u{FDD8}';

/// The text with a sign before lines that begin as definitions do and are none; none where there are no such lines.
pub(super) fn guarded(text: &str) -> Option<String> {
    if !text.lines().any(|line| is_marked(line.trim_start_matches(BEFORE_MARK))) {
        return None;
    }
    let mut out = String::new();
    let mut done = 0;
    let mut before = LinesBefore::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = line.trim_start_matches(BEFORE_MARK);
        let place = at + line.len() - start.len();
        at += line.len();
        if is_marked(start) {
            let is_definition = if before.definitions.is_empty() {
                let before_mark = line.split_at(line.len() - start.len()).0;
                let is_caption =
                    before.blanks == 1 && start.starts_with(':') && is_before_table(text, at, before_mark);
                before.are_terms() && !is_caption
            } else {
                true
            };
            if !is_definition || is_ornament(start) {
                out.push_str(text.get(done..place).unwrap_or_default());
                out.push(MARK_LINE);
                done = place;
                before.pass(line, start);
            } else {
                before.begin_definition(line.len() - start.len());
            }
        } else {
            before.pass(line, start);
        }
    }
    if out.is_empty() {
        return None;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Some(out)
}

/// What may stand before a mark: blanks, and the marks of quotes.
const BEFORE_MARK: [char; 3] = [' ', '\t', '>'];

/// Whether a line begins as a definition does.
fn is_marked(line: &str) -> bool {
    let mut characters = line.chars();
    matches!(characters.next(), Some(':' | '~')) && matches!(characters.next(), Some(' ' | '\t'))
}

/// Whether a line has its mark at both ends, as the end of a story has: `~ 完 ~`.
fn is_ornament(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with('~') && line.ends_with('~')
}

/// The lines before one that begins as a definition does.
#[derive(Default)]
struct LinesBefore {
    /// Whether all lines of the last paragraph read as terms.
    are_terms: bool,
    /// Those of them that end in no comment.
    lines: usize,
    /// Blank lines after it.
    blanks: usize,
    /// Where the marks of the definitions stand that it is in, in bytes, from the outermost on.
    definitions: Vec<usize>,
}

impl LinesBefore {
    /// Goes on to the next line, of which `start` is what stands after the blanks.
    fn pass(&mut self, line: &str, start: &str) {
        if start.trim_end().is_empty() {
            self.blanks += 1;
            return;
        }
        if self.blanks > 0 {
            let indent = line.len() - start.len();
            while self.definitions.pop_if(|mark| indent <= *mark).is_some() {}
        }
        if !self.definitions.is_empty() {
            self.blanks = 0;
            return;
        }
        // A heading and the head of a callout are no part of the paragraph below them.
        let is_apart = start.starts_with("[!") || start.starts_with('#');
        if self.blanks > 0 || is_apart {
            *self = Self::default();
        }
        if is_apart {
            return;
        }
        let is_first = self.lines == 0 && !self.are_terms;
        self.blanks = 0;
        self.are_terms = (is_first || self.are_terms) && is_term(start);
        self.lines += usize::from(!start.trim_end().ends_with("-->"));
    }

    /// A definition begins, with its mark at a place of its line.
    fn begin_definition(&mut self, place: usize) {
        let mut definitions = std::mem::take(&mut self.definitions);
        while definitions.pop_if(|mark| place <= *mark).is_some() {}
        definitions.push(place);
        *self = Self { definitions, ..Self::default() };
    }

    fn are_terms(&self) -> bool {
        self.are_terms && self.blanks <= 1 && self.lines <= MOST_TERMS
    }
}

/// Whether a table stands after the paragraph that goes on at a place, in the same quotation or item: after what stands
/// `before` the paragraph's lines.
fn is_before_table(text: &str, at: usize, before: &str) -> bool {
    let is_blank = |line: &&str| line.trim_matches(BEFORE_MARK).is_empty();
    let lines = text.get(at..).unwrap_or_default().lines();
    // A blank line without the marks of a quotation ends it.
    let is_between = |line: &&str| is_blank(line) && line.starts_with(before.trim_end());
    let mut after = lines.skip_while(|line| !is_blank(line)).skip_while(is_between);
    let mut next = || after.next().and_then(|line| line.strip_prefix(before));
    let has_cells = next().is_some_and(|line| line.contains('|') && !line.starts_with(BEFORE_MARK));
    let is_rule =
        |line: &str| line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    has_cells && next().is_some_and(is_rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_told_from_text() {
        for (text, is_list) in [
            ("傘\n: 遮雨的用具。", true),
            ("傘\n\n: 遮雨的用具。\n\n: 又一說。", true),
            ("傘\n雨傘\n~ 遮雨的用具。", true),
            ("什麼是傘？\n: 遮雨的用具。", true),
            (
                "[傘](https://example.com/a/very/long/address/that/is/no/part/of/the/term/itself/at/all)\n: 雨具。",
                true,
            ),
            ("> 傘\n> : 雨具。", true),
            ("雨下了三天。\n: 我們沒有出門。", false),
            ("雨下了三天，\n: 我們沒有出門。", false),
            ("It had rained for three days.\n: We stayed at home.", false),
            ("傘\n\n\n: 遮雨的用具。", false),
            ("故事到此\n\n~ 完 ~", false),
            ("> 雨下了三天。\n>\n> : 我們。", false),
            ("今年的苗\n\n: 表\n\n| 甲 | 乙 |\n|---|---|\n", false),
            ("甲\n\n: 文\n\n  | 甲 | 乙 |\n  |---|---|\n", true),
            ("- 甲\n\n  : 文\n\n| 甲 | 乙 |\n|---|---|\n", true),
            ("文\n\n: 表\n沒有\n\n甲 | 乙\n丙\n", true),
        ] {
            assert_eq!(guarded(text).is_none(), is_list, "{text}");
        }
        assert_eq!(guarded("甲。\n: 乙").as_deref(), Some("甲。\n\u{FDD8}: 乙"));
    }
}
