//! Lines that were cut at a width: how such a file is known, and which of its lines go on in the next.

use super::lines::{Before, Line};
use crate::import::known::is_blank;
use crate::text::class::{is_bopomofo, is_cjk_punctuation, is_han, is_kana, is_punctuation};

/// Lines looked at; more would not change the answer.
const SAMPLE: usize = 20_000;
/// Fewer full lines prove nothing.
const FEWEST: usize = 5;
/// Narrower lines are verse, wider ones are paragraphs.
const NARROWEST: usize = 20;
const WIDEST: usize = 160;
/// Columns of a line of CJK text that rules of line breaking may leave empty.
const SLACK: usize = 4;
/// Columns of blanks that mean a paragraph.
const INDENTED: u8 = 2;

/// How the lines of a file are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The widest column that is written on.
    columns: usize,
    /// Whether indentation begins a paragraph: not where nearly all lines have it.
    by_indent: bool,
}

/// The way in which a file's lines are cut; none when each is a paragraph.
pub(super) fn detect(lines: &[Line<'_>]) -> Option<Wrap> {
    let lines = lines.split_at(lines.len().min(SAMPLE)).0;
    let indented = lines.iter().filter(|line| line.indent >= INDENTED).count();
    let by_indent = indented * 5 < lines.len() * 4;
    let pairs = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| may_go_on(next, by_indent));
    let mut widths: Vec<usize> = pairs().map(|(line, _)| width(line)).collect();
    widths.sort_unstable();
    let columns = *widths.get(widths.len() * 9 / 10)?;
    let wrap = Wrap { columns, by_indent };
    let full: Vec<_> = pairs().filter(|(line, next)| wrap.is_full(line, next)).collect();
    // Lines of verse and paragraphs end with a mark, lines that were cut end where they were cut.
    let marked = full.iter().filter(|(line, _)| line.text.ends_with(is_punctuation)).count();
    let too_wide = lines.iter().filter(|line| width(line) > columns + SLACK).count();
    let is_wrapped = (NARROWEST..=WIDEST).contains(&columns)
        && full.len() >= FEWEST
        && full.len() * 5 >= widths.len() * 2
        && marked * 4 <= full.len() * 3
        && too_wide * 20 <= lines.len();
    is_wrapped.then_some(wrap)
}

impl Wrap {
    /// Whether a paragraph goes on from a line to the next.
    pub(super) fn joins(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let is_speech = self.by_indent && next.text.starts_with(['「', '『']) && ends_sentence(&line.text);
        may_go_on(next, self.by_indent) && !is_speech && self.is_full(line, next)
    }

    /// Whether the beginning of the next line had no room in this one.
    fn is_full(self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let is_spaced = needs_space(&line.text, &next.text);
        let word =
            next.text.chars().take_while(|c| if is_spaced { !is_blank(*c) } else { c.is_ascii_graphic() });
        let word = columns(word.take(WIDEST)).max(1);
        let room = if is_spaced { 1 + word } else { word.max(2) + SLACK };
        width(line) + room > self.columns
    }
}

/// Whether joined lines need a space between them: those of scripts that put spaces between words do, but not
/// after a hyphen.
pub(super) fn needs_space(line: &str, next: &str) -> bool {
    let is_spaced = |c: char| {
        let is_wide = matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}');
        !(is_han(c) || is_kana(c) || is_bopomofo(c) || is_cjk_punctuation(c) || is_wide)
    };
    let mut last = line.chars().rev();
    let ends_spaced = last.next().is_some_and(is_spaced);
    let is_hyphen =
        line.ends_with(['-', '\u{2010}', '—', '–']) && last.next().is_some_and(char::is_alphanumeric);
    ends_spaced && !is_hyphen && next.chars().next().is_some_and(is_spaced)
}

fn may_go_on(next: &Line<'_>, by_indent: bool) -> bool {
    next.before == Before::LineEnd && !(by_indent && next.indent >= INDENTED)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '」', '』', '”', '"', '.', '!', '?', '…'])
}

/// Columns of a line with its indentation; wide characters have two. Counted no further than lines are cut.
fn width(line: &Line<'_>) -> usize {
    usize::from(line.indent) + columns(line.text.chars().take(WIDEST + SLACK + 1))
}

fn columns(characters: impl Iterator<Item = char>) -> usize {
    characters.map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}
