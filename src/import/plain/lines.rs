//! The text's lines without blanks, `<br>` and entities.

use std::borrow::Cow;
use std::sync::Arc;

use crate::article::Text;
use crate::import::known::is_blank;

/// A line that is not blank, or a piece of one between `<br>`s.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Its number in the file, from 1.
    pub number: usize,
    /// What parts it from the line before.
    pub before: Before,
    /// Columns of blanks before its text, a full-width space two and a tab eight, up to 255.
    pub indent: u8,
    /// Its text: entities decoded, no blanks at either end.
    pub text: Cow<'a, str>,
    /// The text of the whole file.
    pub file: &'a Arc<String>,
}

/// What parts a line from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Blank lines.
    Blank,
    /// A line end.
    LineEnd,
    /// One `<br>`.
    Break,
    /// Several `<br>`.
    Breaks,
}

impl Line<'_> {
    /// Its text for the article, which shares it with the file where it can.
    pub(super) fn shared_text(&self) -> Text {
        match &self.text {
            Cow::Borrowed(text) => Text::part(self.file, text),
            Cow::Owned(text) => text.into(),
        }
    }

    /// Whether blank lines stand before it.
    pub(super) fn is_after_blank(&self) -> bool {
        self.before == Before::Blank
    }

    /// Whether it goes on in the same line of the file as the one before.
    pub(super) fn is_after_break(&self) -> bool {
        matches!(self.before, Before::Break | Before::Breaks)
    }
}

/// How many lines a text has at most, with the pieces between `<br>`s.
pub(super) fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |end: u8| memchr::memchr_iter(end, bytes).count();
    let marks = ["\u{85}", "\u{2028}", "\u{2029}"].map(|mark| memchr::memmem::find_iter(bytes, mark).count());
    // Most files have one of these or both together at each line's end.
    ends(b'\n').max(ends(b'\r'))
        + memchr::memchr3_iter(b'<', 0x0B, 0x0C, bytes).count()
        + marks.iter().sum::<usize>()
}

/// The lines of a text that are not blank.
pub(super) fn lines(file: &Arc<String>) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut number = 0;
    let mut before = Before::Blank;
    let mut rest = file.as_str();
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        rest = after;
        number += 1;
        // Page breaks and the like end a line here, but editors do not count them.
        for line in line.split(['\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let place = LinePlace { file, number, before };
            before = push_pieces(line, &place, &mut lines);
        }
    }
    lines
}

/// Where a line stands.
struct LinePlace<'a> {
    file: &'a Arc<String>,
    number: usize,
    before: Before,
}

/// Pushes the pieces of a line between `<br>`s; returns what parts the next line from it.
fn push_pieces<'a>(line: &'a str, place: &LinePlace<'a>, lines: &mut Vec<Line<'a>>) -> Before {
    let LinePlace { file, number, before } = *place;
    let mut next = before;
    let mut is_empty = true;
    let mut rest = Some(line);
    while let Some(line) = rest {
        let (piece, after) = split_break(line);
        rest = after;
        let text = clean(piece);
        if !text.is_empty() {
            let indent = if is_empty { indent(piece) } else { 0 };
            lines.push(Line { number, before: next, indent, text, file });
            is_empty = false;
            next = Before::Break;
        } else if !is_empty {
            next = Before::Breaks;
        }
    }
    if is_empty { Before::Blank } else { Before::LineEnd }
}

/// The first line and what comes after its end (`\n`, `\r\n` or `\r`).
fn split_line(text: &str) -> (&str, &str) {
    let Some(end) = text.bytes().position(|byte| matches!(byte, b'\n' | b'\r')) else { return (text, "") };
    let (line, rest) = text.split_at(end);
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
    (line, rest.unwrap_or_default())
}

/// The text before the first `<br>` and what comes after it.
fn split_break(text: &str) -> (&str, Option<&str>) {
    for (at, _) in text.match_indices('<') {
        let (before, tag) = text.split_at(at);
        if let Some(after) = strip_break(tag) {
            return (before, Some(after));
        }
    }
    (text, None)
}

/// Strips `<br>`, `<br/>`, `<BR />` or `</br>`.
fn strip_break(tag: &str) -> Option<&str> {
    let name = tag.strip_prefix("</").or_else(|| tag.strip_prefix('<'))?;
    let name = name.strip_prefix(['b', 'B'])?.strip_prefix(['r', 'R'])?;
    // Only a handful of blanks, so that a text full of unfinished tags is not walked through for each of them.
    let length = name.char_indices().take(8).find(|(_, c)| *c != ' ' && *c != '/')?.0;
    name.split_at(length).1.strip_prefix('>')
}

fn clean(piece: &str) -> Cow<'_, str> {
    let piece = piece.trim_matches(is_blank);
    if !piece.contains(['&', '\u{FEFF}']) {
        return Cow::Borrowed(piece);
    }
    let decoded = html_escape::decode_html_entities(piece);
    let text: String =
        decoded.chars().filter(|c| *c != '\u{FEFF}').map(|c| if is_line_end(c) { ' ' } else { c }).collect();
    Cow::Owned(text.trim_matches(is_blank).to_owned())
}

fn indent(piece: &str) -> u8 {
    let blanks = piece.chars().take_while(|c| is_blank(*c));
    blanks.fold(0, |columns: u8, c| {
        columns.saturating_add(match c {
            '\u{3000}' => 2,
            '\t' => 8,
            '\u{FEFF}' | '\u{200B}' => 0,
            _ => 1,
        })
    })
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_every_kind_of_line_end() {
        let seen: Vec<_> = lines(&Arc::new("a\r\n\r\nb\rc\n\n\n d\u{2028}e\u{3000}\n".to_owned()))
            .into_iter()
            .map(|line| (line.number, line.before, line.text.into_owned()))
            .collect();
        let expected = [
            (1, Before::Blank, "a"),
            (3, Before::Blank, "b"),
            (4, Before::LineEnd, "c"),
            (7, Before::Blank, "d"),
            (7, Before::LineEnd, "e"),
        ];
        assert_eq!(seen, expected.map(|(number, before, text)| (number, before, text.to_owned())));
    }

    #[test]
    fn breaks_part_a_line_and_entities_are_decoded_once() {
        let seen: Vec<_> =
            lines(&Arc::new("<br>a<br/>b<BR /><br>c<br>\n<br>\n&lt;br&gt;&amp;lt; <bra> &nbsp;".to_owned()))
                .into_iter()
                .map(|line| (line.number, line.before, line.text.into_owned()))
                .collect();
        let expected = [
            (1, Before::Blank, "a"),
            (1, Before::Break, "b"),
            (1, Before::Breaks, "c"),
            (3, Before::Blank, "<br>&lt; <bra>"),
        ];
        assert_eq!(seen, expected.map(|(number, before, text)| (number, before, text.to_owned())));
    }
}
