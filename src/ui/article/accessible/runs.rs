//! The text of a passage cut into runs: a run is of one line, and of one link or none.

use std::ops::Range;

use crate::article::{Passage, Text};
use crate::page::{LogicalRect, TextLines};
use crate::text::word_boundaries::word_boundaries;

/// The most characters of a run: AccessKit counts its words in bytes.
const MOST_CHARACTERS: usize = 255;
/// The most characters of a line of text that is not laid out.
const LONG_LINE: usize = 200;

/// A stretch of a passage's text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextRun {
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// The number of its line in the passage.
    pub line: usize,
    /// The link that it is of, by its index among those of the passage.
    pub link: Option<usize>,
    /// Its language, where that is another than the article's.
    pub language: Option<Text>,
    /// Lengths of its characters, in bytes.
    pub lengths: Vec<u8>,
    /// Where its words begin, in characters.
    pub words: Vec<u8>,
    /// Where it stands; none where it is not laid out.
    pub place: Option<RunPlace>,
}

/// Where a run stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RunPlace {
    /// Which of the lines that were given it is in.
    pub lines: usize,
    /// Its room, relative to the unit of these lines.
    pub rect: LogicalRect,
    /// Where its characters begin, in pt from its start.
    pub positions: Vec<f32>,
    /// Their widths, in pt.
    pub widths: Vec<f32>,
}

/// The runs of some bytes of a passage. `links` are the ranges of its links, in order and apart from each other; `shown`
/// are those of its lines that are laid out, in order.
pub(super) fn runs(
    passage: &Passage,
    of: Range<usize>,
    links: &[Range<usize>],
    shown: &[&TextLines],
) -> Vec<TextRun> {
    let text = passage.text.as_str();
    let words = word_starts(text, &of);
    let mut runs = Vec::new();
    for (number, line) in lines(text, of, shown).into_iter().enumerate() {
        for piece in pieces(passage, &line.range, links) {
            let language = language_at(passage, piece.start);
            let link = links.iter().position(|link| link.start <= piece.start && piece.end <= link.end);
            let place = line.row.and_then(|row| place(text, &line.range, &piece, shown, row));
            let lengths = characters(text, &piece).map(|c| c.len_utf8() as u8).collect();
            let words = words_in(text, &piece, &words);
            runs.push(TextRun { range: piece, line: number, link, language, lengths, words, place });
        }
    }
    runs
}

/// A line of a passage.
struct LineOfText {
    range: Range<usize>,
    /// The lines that were given and the row in them, where it is laid out.
    row: Option<(usize, usize)>,
}

/// The lines of some bytes of a text: as they are laid out, else a sentence each.
fn lines(text: &str, of: Range<usize>, shown: &[&TextLines]) -> Vec<LineOfText> {
    let mut lines = Vec::new();
    let mut at = of.start;
    let sentences = |range: Range<usize>, lines: &mut Vec<LineOfText>| {
        lines.extend(sentences(text, range).map(|range| LineOfText { range, row: None }));
    };
    for (index, shown) in shown.iter().enumerate() {
        if shown.range.start < at || shown.range.end > of.end {
            continue;
        }
        sentences(at..shown.range.start, &mut lines);
        at = shown.range.start;
        for (row, placed) in shown.galley.rows.iter().enumerate() {
            let count = placed.glyphs.len() + usize::from(placed.ends_with_newline);
            let bytes: usize = characters(text, &(at..shown.range.end)).take(count).map(char::len_utf8).sum();
            if bytes > 0 {
                lines.push(LineOfText { range: at..at + bytes, row: Some((index, row)) });
            }
            at += bytes;
        }
        at = shown.range.end.max(at);
    }
    sentences(at..of.end, &mut lines);
    lines
}

/// A text cut after its sentences, and long ones again.
fn sentences(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..range.end).filter(|rest| !rest.is_empty())?;
        let start = at;
        at += sentence_end(rest);
        Some(start..at)
    })
}

/// Where the first sentence of a text ends, with the marks and blanks after it.
fn sentence_end(text: &str) -> usize {
    let (mut before, mut has_ended) = (None, false);
    for (count, (at, c)) in text.char_indices().enumerate() {
        let ends = matches!(c, '。' | '！' | '？' | '!' | '?' | '．' | '\n');
        let closes =
            matches!(c, '」' | '』' | '”' | '’' | '）' | '》' | '】' | ')' | '"') || c.is_whitespace();
        if count >= LONG_LINE || (has_ended && !ends && !closes) {
            return at;
        }
        // A full stop ends a sentence where a blank follows.
        has_ended |= ends || (c.is_whitespace() && before == Some('.'));
        before = Some(c);
    }
    text.len()
}

fn characters<'a>(text: &'a str, range: &Range<usize>) -> std::str::Chars<'a> {
    text.get(range.clone()).unwrap_or_default().chars()
}

/// Where words begin, in bytes of the whole text.
fn word_starts(text: &str, of: &Range<usize>) -> Vec<usize> {
    let part = text.get(of.clone()).unwrap_or_default();
    let begins_word =
        |at: &usize| part.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    let boundaries = std::iter::once(0).chain(word_boundaries(part));
    let mut starts: Vec<usize> = boundaries.filter(begins_word).map(|at| of.start + at).collect();
    starts.dedup();
    starts
}

/// The words that begin in a piece of a text, in characters from its start.
fn words_in(text: &str, piece: &Range<usize>, starts: &[usize]) -> Vec<u8> {
    let first = starts.partition_point(|start| *start < piece.start);
    let (mut at, mut character) = (piece.start, 0);
    let mut words = Vec::new();
    for start in starts.iter().skip(first).take_while(|start| **start < piece.end) {
        character += characters(text, &(at..*start)).count();
        at = *start;
        words.push(character as u8);
    }
    words
}

/// A line cut where links, other languages and too many characters begin and end.
fn pieces(passage: &Passage, line: &Range<usize>, links: &[Range<usize>]) -> Vec<Range<usize>> {
    let languages = passage.spans.iter().filter(|span| span.style.language.is_some()).map(|span| &span.range);
    let mut cuts: Vec<usize> =
        links.iter().chain(languages).flat_map(|range| [range.start, range.end]).collect();
    cuts.push(line.end);
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut at = line.start;
    let is_in_line = |cut: &usize| line.contains(cut) || *cut == line.end;
    for cut in cuts.into_iter().filter(|cut| is_in_line(cut) && passage.text.is_char_boundary(*cut)) {
        while at < cut {
            let most = characters(&passage.text, &(at..cut)).take(MOST_CHARACTERS);
            let end = at + most.map(char::len_utf8).sum::<usize>();
            pieces.push(at..end);
            at = end;
        }
    }
    pieces
}

fn language_at(passage: &Passage, byte: usize) -> Option<Text> {
    passage.spans.iter().find(|span| span.range.contains(&byte))?.style.language.clone()
}

/// Where a piece of a line stands that is a row of the lines that were given.
fn place(
    text: &str,
    line: &Range<usize>,
    piece: &Range<usize>,
    shown: &[&TextLines],
    (lines, row): (usize, usize),
) -> Option<RunPlace> {
    let of = shown.get(lines)?;
    let placed = of.galley.rows.get(row)?;
    let first = characters(text, &(line.start..piece.start)).count();
    let count = characters(text, piece).count();
    let glyphs = placed.glyphs.get(first..).unwrap_or_default().iter().take(count);
    let (mut positions, mut widths): (Vec<f32>, Vec<f32>) =
        glyphs.map(|glyph| (glyph.pos.x, glyph.advance_width)).unzip();
    // A line end has no glyph.
    let end = positions.last().zip(widths.last()).map_or(0.0, |(position, width)| position + width);
    positions.resize(count, end);
    widths.resize(count, 0.0);
    let start = positions.first().copied().unwrap_or_default();
    for position in &mut positions {
        *position -= start;
    }
    Some(RunPlace { lines, rect: of.part_of_line(row, start..end.max(start))?, positions, widths })
}

/// The run that a caret before a byte stands in, and the character of it. Between two runs it stands before the second,
/// unless `is_line_end` and that is of another line.
pub(super) fn run_at(runs: &[TextRun], text: &str, byte: usize, is_line_end: bool) -> Option<(usize, usize)> {
    let after = runs.partition_point(|run| run.range.start <= byte);
    let mut index = after.checked_sub(1)?;
    if is_line_end && index > 0 && runs[index].range.start == byte && runs[index - 1].line != runs[index].line
    {
        index -= 1;
    }
    let run = &runs[index];
    let byte = byte.min(run.range.end);
    Some((index, characters(text, &(run.range.start..byte)).count()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Span, Style};

    fn texts(passage: &Passage, runs: &[TextRun]) -> Vec<String> {
        runs.iter().map(|run| passage.text.get(run.range.clone()).unwrap().to_owned()).collect()
    }

    #[test]
    fn text_that_is_not_laid_out_is_cut_after_its_sentences() {
        let passage = Passage::plain("甲說：「好。」乙不說！丙 v1.5 is out. Then it ended.");
        let runs = runs(&passage, 0..passage.text.len(), &[], &[]);
        assert_eq!(
            texts(&passage, &runs),
            ["甲說：「好。」", "乙不說！", "丙 v1.5 is out. ", "Then it ended."]
        );
        assert!(runs.iter().all(|run| run.place.is_none()));
        assert_eq!(runs.iter().map(|run| run.line).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }

    #[test]
    fn nothing_is_lost_and_no_run_is_too_long() {
        let passage = Passage::plain(&"天地玄黃宇宙洪荒abc ".repeat(300));
        let all = 0..passage.text.len();
        let runs = runs(&passage, all, &[31..43, 600..603], &[]);
        assert_eq!(texts(&passage, &runs).concat(), passage.text.as_str());
        assert!(runs.iter().all(|run| run.lengths.len() <= MOST_CHARACTERS && !run.range.is_empty()));
        assert_eq!(
            runs.iter()
                .filter(|run| run.link == Some(0))
                .map(|run| (run.range.start, run.range.end))
                .collect::<Vec<_>>(),
            [(31, 43)]
        );
        for run in &runs {
            assert_eq!(run.lengths.iter().map(|length| usize::from(*length)).sum::<usize>(), run.range.len());
        }
    }

    #[test]
    fn words_are_those_of_the_language_and_links_and_languages_are_runs_of_their_own() {
        let mut passage = Passage::plain("我們使用人工智慧 model weights。");
        passage.spans =
            [Span { range: 25..30, style: Style { language: Some("en".into()), ..Style::default() } }].into();
        let runs = runs(&passage, 0..passage.text.len(), std::slice::from_ref(&(12..24)), &[]);
        assert_eq!(texts(&passage, &runs), ["我們使用", "人工智慧", " ", "model", " weights。"]);
        assert_eq!(runs.iter().map(|run| run.link).collect::<Vec<_>>(), [None, Some(0), None, None, None]);
        assert_eq!(runs[0].words, [0, 2]);
        assert_eq!(runs[4].words, [1]);
        assert_eq!(runs[3].language.as_deref(), Some("en"));
        assert!(runs.iter().all(|run| run.line == 0));
    }

    #[test]
    fn a_caret_stands_before_a_run_or_at_the_end_of_a_line() {
        let passage = Passage::plain("甲乙。丙丁。");
        let runs = runs(&passage, 0..passage.text.len(), &[], &[]);
        let at = |byte, is_line_end| run_at(&runs, &passage.text, byte, is_line_end);
        assert_eq!([at(0, false), at(3, false)], [Some((0, 0)), Some((0, 1))]);
        assert_eq!([at(9, false), at(9, true)], [Some((1, 0)), Some((0, 3))]);
        assert_eq!([at(18, false), at(18, true)], [Some((1, 3)), Some((1, 3))]);
        assert_eq!(run_at(&[], "", 0, false), None);
    }
}
