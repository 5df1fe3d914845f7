//! Files in the form of Aozora Bunko: how they are known, and what stands around their text.

use super::chapters::Chapter;
use super::lines::{Before, Line};
use super::{Reading, notation};
use crate::article::{Section, SectionKind};
use crate::text::class::{is_han, is_kana};

/// Bytes looked at from the beginning, and from the end.
const SAMPLE: usize = 256 * 1024;
const END: usize = 16 * 1024;
/// Lines above the explanation of the notation, of it, and of the colophon.
const LONGEST_HEAD: usize = 40;
const LONGEST_COLOPHON: usize = 200;
/// Fewer readings prove nothing.
const FEWEST: usize = 3;
const EXPLANATION: &str = "テキスト中に現れる記号について";
const COLOPHON: &str = "底本：";
/// Words of notes that tell the notation.
const NOTES: &[&str] =
    &["傍点", "見出し", "字下げ", "改ページ", "改丁", "地付き", "太字", "傍線", "U+", "水準"];

/// A file's lines, parted.
pub(super) struct File<'a> {
    /// The head and the text.
    pub lines: Vec<Line<'a>>,
    /// The headings that notes name.
    pub chapters: Vec<Chapter>,
    /// The explanation of the notation and the colophon.
    notes: Vec<Line<'a>>,
}

/// Whether a text is written in the notation.
pub(super) fn claims(text: &str) -> bool {
    let sample = text.split_at(text.floor_char_boundary(SAMPLE)).0;
    let end = text.split_at(text.floor_char_boundary(text.len().saturating_sub(END))).1;
    let noted = sample
        .match_indices("［＃")
        .take(1000)
        .filter_map(|(at, _)| notation_note(sample.split_at(at).1))
        .any(|note| NOTES.iter().any(|word| note.contains(word)));
    let (readings, others) = readings(sample);
    noted
        || sample.contains(EXPLANATION)
        || readings > 0 && end.contains(COLOPHON)
        || readings >= FEWEST && readings >= others * 9
}

fn notation_note(from: &str) -> Option<&str> {
    let end = from.char_indices().take(100).find(|(_, c)| *c == '］')?.0;
    Some(from.split_at(end).0)
}

/// How many `《…》` are readings above Han, by their kana, and how many are something else, such as books.
fn readings(text: &str) -> (usize, usize) {
    let (mut readings, mut others) = (0, 0);
    for (at, _) in text.match_indices('《') {
        let (before, inside) = text.split_at(at);
        let mut inside = inside.chars().skip(1).take(30).take_while(|c| *c != '》').peekable();
        let stands_above = before.chars().next_back().is_some_and(is_han)
            || before.chars().rev().take(30).any(|c| c == '｜');
        if stands_above && inside.peek().is_some() && inside.all(is_kana) {
            readings += 1;
        } else {
            others += 1;
        }
    }
    (readings, others)
}

/// Parts a file's lines.
pub(super) fn file(mut lines: Vec<Line<'_>>) -> File<'_> {
    let mut notes = Vec::new();
    let is_dashes = |line: &Line<'_>| line.text.len() >= 10 && line.text.chars().all(|c| "-－─".contains(c));
    let mut dashes = lines.iter().take(LONGEST_HEAD * 2).enumerate().filter(|(_, line)| is_dashes(line));
    if let (Some((first, _)), Some((last, _))) = (dashes.next(), dashes.next()) {
        notes.extend(lines.drain(first..=last).filter(|line| !is_dashes(line)));
        if let Some(next) = lines.get_mut(first) {
            next.before = Before::Blank;
        }
    }
    let last = lines.len().saturating_sub(LONGEST_COLOPHON).max(1);
    let colophon = lines.iter().skip(last).position(|line| line.text.starts_with(COLOPHON));
    if let Some(at) = colophon.map(|at| last + at) {
        notes.extend(lines.drain(at..));
    }
    let (lines, chapters) = without_layout(lines);
    File { lines, chapters, notes }
}

/// Leaves out lines that hold notes alone, and finds the headings.
fn without_layout(lines: Vec<Line<'_>>) -> (Vec<Line<'_>>, Vec<Chapter>) {
    let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut chapters = Vec::new();
    let mut block = None;
    let mut before = None;
    for mut line in lines {
        if line.text.contains("［＃") || block.is_some() {
            let noted = notation::read(&line.text);
            let title = noted.base.trim_matches(super::is_blank);
            if title.is_empty() {
                block = noted.heading.filter(|_| line.text.contains("ここから"));
                before = Some(Before::Blank);
                continue;
            }
            if let Some(rank) = noted.heading.or(block) {
                chapters.push(Chapter { index: kept.len(), rank, title: title.to_owned(), above: None });
            }
        }
        line.before = before.take().unwrap_or(line.before);
        kept.push(line);
    }
    (kept, chapters)
}

/// Takes the author and the subtitle from the lines right under the title, if the file explains itself or has a
/// colophon; returns the lines below.
pub(super) fn take_byline<'a>(
    lines: &'a [Line<'a>],
    file: &File<'_>,
    reading: &mut Reading,
) -> &'a [Line<'a>] {
    let end = lines.iter().position(Line::is_after_blank).unwrap_or(lines.len());
    let is_head = file.chapters.first().is_none_or(|chapter| chapter.index > end);
    if file.notes.is_empty() || end == 0 || end > 5 || !is_head || !reading.article.authors.is_empty() {
        return lines;
    }
    let (head, rest) = lines.split_at(end);
    let texts: Vec<&str> = head.iter().map(|line| line.text.as_ref()).collect();
    let is_translated = texts.len() > 1 && texts.last().is_some_and(|name| name.ends_with('訳'));
    let (subtitle, names) = texts.split_at(texts.len() - 1 - usize::from(is_translated));
    reading.article.subtitle = subtitle.join(" ");
    reading.article.authors = names.iter().map(|name| (*name).to_owned()).collect();
    let names = reading.article.authors.clone();
    reading.warn(head[head.len() - 1].number, crate::import::WarningKind::AuthorsTaken { names });
    rest
}

impl<'a> File<'a> {
    /// A file in no notation.
    pub(super) fn plain(lines: Vec<Line<'a>>) -> Self {
        Self { lines, chapters: Vec::new(), notes: Vec::new() }
    }

    /// The explanation and the colophon as they stand in the file.
    pub(super) fn note(&self) -> Option<Section> {
        let blocks = super::Style::default().blocks(&self.notes);
        let section = Section { kind: SectionKind::EditorsNote, blocks, ..Section::default() };
        (!self.notes.is_empty()).then_some(section)
    }
}
