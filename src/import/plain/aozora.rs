//! Files in the form of Aozora Bunko: how they are known, and what stands around their text.

mod byline;

use std::borrow::Cow;

use super::chapter_words::ChapterRank;
use super::chapters::Chapter;
use super::lines::{Before, Line};
use super::notation::{Lines, Noted, Remark};
use super::{ParagraphStyle, Reading, notation};
use crate::article::{Block, Section, SectionKind};
use crate::import::WarningKind;
use crate::import::known::is_blank;
use crate::text::class::{is_han, is_kana};
use crate::text::slice::first_bytes;

pub(super) use self::byline::take as take_byline;

/// Bytes looked at from the beginning, and from the end.
const SAMPLE: usize = 256 * 1024;
const END: usize = 16 * 1024;
/// Lines above the explanation of the notation, of it, and of the colophon.
const LONGEST_HEAD: usize = 40;
const LONGEST_COLOPHON: usize = 200;
/// Fewer readings prove nothing.
const FEWEST: usize = 3;
/// Lines of the longest heading.
const MOST_OF_HEADING: usize = 4;
/// Notes next to the text that are kept at most.
const MOST_REMARKS: usize = 10_000;
const EXPLANATION: &str = "テキスト中に現れる記号について";
/// The note below which no text is (本文終わり).
const END_OF_TEXT: &str = "［＃本文終わり］";
/// What the lines begin with that name the printed book, at the head of the colophon (底本等の表記).
const COLOPHON: &[&str] = &["底本：", "底本:", "翻訳の底本：", "底本の親本："];
/// What other lines of a colophon begin with.
const WORKERS: &[&str] =
    &["入力：", "校正：", "入力:", "校正:", "ファイル作成：", "青空文庫作成ファイル", "青空文庫公開"];

/// A file's lines, parted.
pub(super) struct File<'a> {
    /// The head and the text.
    pub lines: Vec<Line<'a>>,
    /// The headings that notes name.
    pub chapters: Vec<Chapter>,
    /// The explanation of the notation and the colophon.
    notes: Vec<Line<'a>>,
    /// Notes next to the text, with their lines' numbers.
    remarks: Vec<(usize, Remark)>,
}

/// Whether a text is written in the notation, or has Aozora Bunko's colophon.
pub(super) fn sniff(text: &str) -> bool {
    let sample = first_bytes(text, SAMPLE);
    let end = text.split_at(text.floor_char_boundary(text.len().saturating_sub(END))).1;
    let noted = sample.match_indices("［＃").take(1000).any(|(at, _)| {
        let (before, from) = sample.split_at(at);
        before.ends_with('※') || notation::begins_known(from)
    });
    let (readings, others) = readings(sample);
    noted
        || sample.contains(EXPLANATION)
        || readings > 0 && COLOPHON.iter().any(|colophon| end.contains(colophon))
        || readings >= FEWEST && readings >= others * 9
        || has_colophon(end)
}

/// Whether a line that names the printed book is followed by those who made the file of it.
fn has_colophon(end: &str) -> bool {
    let mut lines = end.lines().map(|line| line.trim_matches(is_blank));
    let begins = |line: &str, words: &[&str]| words.iter().any(|word| line.starts_with(word));
    lines.any(|line| begins(line, COLOPHON)) && lines.any(|line| begins(line, WORKERS))
}

/// How many `《…》` are readings above Han, by their kana, and how many are something else, such as books.
fn readings(text: &str) -> (usize, usize) {
    let (mut readings, mut others) = (0, 0);
    for (at, _) in text.match_indices('《') {
        let (before, inside) = text.split_at(at);
        let mut inside = inside.chars().skip(1).take(30).take_while(|c| *c != '》').peekable();
        let stands_above = before.chars().next_back().is_some_and(is_han)
            || before.chars().rev().take(30).any(|c| c == '｜');
        // A repeat mark is written with signs.
        let is_reading = |c: char| is_kana(c) || "／＼″".contains(c);
        if stands_above && inside.peek().is_some() && inside.all(is_reading) {
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
    let explained = notes.len();
    if let Some(at) = lines.iter().rposition(|line| line.text == END_OF_TEXT) {
        notes.extend(lines.drain(at..).skip(1).map(with_characters));
    }
    let last = lines.len().saturating_sub(LONGEST_COLOPHON).max(1);
    let is_colophon = |line: &Line<'_>| COLOPHON.iter().any(|colophon| line.text.starts_with(colophon));
    let colophon = lines.iter().skip(last).position(is_colophon);
    if let Some(at) = colophon.map(|at| last + at) {
        let below = notes.split_off(explained);
        notes.extend(lines.drain(at..).map(with_characters));
        notes.extend(below);
    }
    let mut file =
        File { lines: Vec::with_capacity(lines.len()), chapters: Vec::new(), notes, remarks: Vec::new() };
    take_text(lines, &mut file);
    file
}

/// A line of the colophon, with the characters that the file's encoding lacks.
fn with_characters(mut line: Line<'_>) -> Line<'_> {
    if line.text.contains("※［＃") {
        line.text = Cow::Owned(notation::with_characters(&line.text));
    }
    line
}

/// What is around a line.
#[derive(Default)]
struct Around {
    /// The heading in lines of its own that has begun, and how many of its lines there were.
    heading: Option<(ChapterRank, usize)>,
    /// How the lines are marked.
    marks: Vec<Lines>,
    /// What parts the next line from the one before.
    before: Option<Before>,
}

/// Leaves out lines that hold notes alone, and finds the headings.
fn take_text<'a>(lines: Vec<Line<'a>>, file: &mut File<'a>) {
    let mut around = Around::default();
    for mut line in lines {
        if line.text.contains("［＃") || around.heading.is_some() || !around.marks.is_empty() {
            let noted = notation::read(&line.text);
            file.remarks.extend(noted.remarks.iter().map(|remark| (line.number, remark.clone())));
            around.mark(noted.lines);
            if noted.is_blank() {
                around.heading =
                    noted.heading.filter(|_| line.text.contains("ここから")).map(|rank| (rank, 0));
                around.before = Some(Before::Blank);
                continue;
            }
            if let Some(is_new) = around.takes_heading(&line, &noted, file) {
                let images = Line { text: Cow::Owned(noted.images().collect()), ..line.clone() };
                line.before = around.before.take().unwrap_or(line.before);
                file.lines.extend(Some(line).filter(|_| is_new));
                file.lines.extend(Some(images).filter(|images| !images.text.is_empty()));
                continue;
            }
            if !around.marks.is_empty() {
                let begun: String = around.marks.iter().map(|lines| lines.note()).collect();
                line.text = Cow::Owned(begun + &line.text);
            }
        }
        line.before = around.before.take().unwrap_or(line.before);
        file.lines.push(line);
    }
}

impl Around {
    fn mark(&mut self, lines: Option<Lines>) {
        match lines {
            Some(begin @ Lines::Begin(_)) if !self.marks.contains(&begin) => self.marks.push(begin),
            Some(Lines::End(mark)) => self.marks.retain(|lines| *lines != Lines::Begin(mark)),
            _ => {}
        }
    }

    /// Takes a line as a heading, or as more of one; whether a new one begins.
    fn takes_heading(&mut self, line: &Line<'_>, noted: &Noted, file: &mut File<'_>) -> Option<bool> {
        let goes_on = |lines: usize| lines == 0 || lines < MOST_OF_HEADING && !line.is_after_blank();
        self.heading = self.heading.filter(|(_, lines)| goes_on(*lines));
        let rank = self.heading.map(|(rank, _)| rank).or(noted.heading)?;
        self.marks.clear();
        let lines = self.heading.map_or(0, |(_, lines)| lines);
        self.heading = self.heading.map(|(rank, lines)| (rank, lines + 1));
        let title = noted.base.trim_matches(is_blank);
        if let Some(chapter) = file.chapters.last_mut().filter(|_| lines > 0) {
            let more = format!("\u{3000}{title}");
            chapter.title.push_str(&more);
            // It may be the headline.
            if let Some(first) = file.lines.get_mut(chapter.index) {
                first.text.to_mut().push_str(&more);
            }
            return Some(false);
        }
        file.chapters.push(Chapter { index: file.lines.len(), rank, title: title.to_owned(), above: None });
        Some(true)
    }
}

impl<'a> File<'a> {
    /// A file in no notation.
    pub(super) fn plain(lines: Vec<Line<'a>>) -> Self {
        Self { lines, chapters: Vec::new(), notes: Vec::new(), remarks: Vec::new() }
    }

    /// The explanation and the colophon as they stand in the file, and the notes next to the text.
    pub(super) fn note(&self, reading: &mut Reading) -> Option<Section> {
        for (line, remark) in self.remarks.iter().filter(|(_, remark)| !remark.is_known) {
            reading.warn(*line, WarningKind::NoteApart { note: remark.text.clone() });
        }
        let mut blocks = ParagraphStyle::default().blocks(&self.notes);
        let remarks = self.remarks.iter().take(MOST_REMARKS);
        blocks.extend(remarks.map(|(_, remark)| Block::paragraph(remark.text.as_str())));
        let section = Section { kind: SectionKind::EditorsNote, blocks, ..Section::default() };
        (!section.blocks.is_empty()).then_some(section)
    }
}
