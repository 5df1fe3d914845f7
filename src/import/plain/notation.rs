//! Notes and readings in a line of Aozora Bunko's notation (<https://www.aozora.gr.jp/annotation/>): `漢字《かんじ》`,
//! `［＃「漢字」に傍点］`, `※［＃「木＋吶」、U+6798］`.

mod note;

use std::ops::Range;

use self::note::Note;
use super::chapter_name::Rank;
use crate::article::{Inline, Ruby};
use crate::text::class::is_han;

/// Characters of the longest reading and of the longest text that it stands above.
const LONGEST: usize = 60;
/// Bytes before a note in which the text that it names is looked for.
const REACH: usize = 1024;

/// A line without its notes.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// Its characters, without readings and notes.
    pub base: String,
    /// The heading that a note makes it.
    pub heading: Option<Rank>,
    /// Readings above ranges of bytes, in order, not overlapping.
    rubies: Vec<(Range<usize>, String)>,
    /// Ranges of bytes that are emphasised or strong.
    marks: Vec<(Range<usize>, Mark)>,
    /// Where a reading's text begins, behind `｜`; the sign itself stands before it.
    bar: Option<usize>,
    /// Where marked text began that has not ended.
    open: Option<(usize, Mark)>,
}

/// How a range is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Emphasis,
    Strong,
}

/// Reads a line.
pub(super) fn read(line: &str) -> Noted {
    let mut noted = Noted::default();
    let mut rest = line;
    while let Some(at) = rest.find(['《', '［', '｜', '※']) {
        let (before, from) = rest.split_at(at);
        noted.base.push_str(before);
        rest = noted.sign(from);
    }
    noted.base.push_str(rest);
    if let Some((start, mark)) = noted.open.take() {
        noted.marks.push((start..noted.base.len(), mark));
    }
    noted
}

impl Noted {
    /// Takes a sign and what belongs to it; returns what is behind.
    fn sign<'a>(&mut self, from: &'a str) -> &'a str {
        let taken = if let Some(rest) = from.strip_prefix('《') {
            self.reading(rest)
        } else if let Some(rest) = from.strip_prefix("※［＃") {
            note::inside(rest).and_then(|(note, rest)| Some((note::character(note)?, rest))).map(
                |(c, rest)| {
                    self.base.push(c);
                    rest
                },
            )
        } else if let Some(rest) = from.strip_prefix("［＃") {
            note::inside(rest).filter(|(note, _)| self.note(note)).map(|(_, rest)| rest)
        } else {
            if from.starts_with('｜') {
                self.bar = Some(self.base.len() + '｜'.len_utf8());
            }
            None
        };
        taken.unwrap_or_else(|| {
            // The note of a character without a number is kept whole, and so is any sign that means nothing here.
            let sign = if from.starts_with("※［") { "※［".len() } else { '《'.len_utf8() };
            let (sign, rest) = from.split_at(sign);
            self.base.push_str(sign);
            rest
        })
    }

    /// Takes a reading, behind its opening sign, if there is text that it can stand above.
    fn reading<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let end = from.char_indices().take(LONGEST).find(|(_, c)| *c == '》')?.0;
        let (reading, rest) = from.split_at(end);
        if reading.is_empty() || reading.contains('《') {
            return None;
        }
        let floor = self.rubies.last().map_or(0, |(range, _)| range.end);
        let bar =
            self.bar.take().filter(|bar| *bar < self.base.len() && self.base.len() - bar <= LONGEST * 4);
        let start = match bar {
            Some(bar) => {
                let start = bar - '｜'.len_utf8();
                self.base.remove(start);
                start
            }
            None => run_start(&self.base, floor),
        };
        if start == self.base.len() {
            return None;
        }
        self.rubies.push((start..self.base.len(), reading.to_owned()));
        rest.strip_prefix('》')
    }

    /// Takes what a note says; whether it is a known one.
    fn note(&mut self, note: &str) -> bool {
        self.bar = None;
        match note::read(note) {
            Some(Note::Heading(rank)) => self.heading = Some(rank),
            Some(Note::Layout) => {}
            Some(Note::Begin(mark)) => {
                self.open.get_or_insert((self.base.len(), mark));
            }
            Some(Note::End) => {
                if let Some((start, mark)) = self.open.take() {
                    self.marks.push((start..self.base.len(), mark));
                }
            }
            Some(Note::Behind(text, mark)) => {
                let near = self.base.floor_char_boundary(self.base.len().saturating_sub(REACH));
                let before = self.base.get(near..).unwrap_or_default();
                let Some(at) = before.rfind(text) else { return false };
                self.marks.push((near + at..near + at + text.len(), mark));
            }
            None => return false,
        }
        true
    }

    /// The line as inline content.
    pub(super) fn into_inlines(mut self) -> Vec<Inline> {
        self.marks.sort_by_key(|(range, _)| range.start);
        let mut inlines = Vec::new();
        let mut done = 0;
        for (range, mark) in &self.marks {
            // A reading is marked with the whole of its text.
            let start = self.ruby_at(range.start).map_or(range.start, |ruby| ruby.start).max(done);
            let end = self.ruby_at(range.end).map_or(range.end, |ruby| ruby.end);
            if start >= end {
                continue;
            }
            self.push(done..start, &mut inlines);
            let mut inner = Vec::new();
            self.push(start..end, &mut inner);
            inlines.push(match mark {
                Mark::Emphasis => Inline::Emphasis(inner),
                Mark::Strong => Inline::Strong(inner),
            });
            done = end;
        }
        self.push(done..self.base.len(), &mut inlines);
        inlines
    }

    /// The text of the reading that a place lies inside.
    fn ruby_at(&self, at: usize) -> Option<&Range<usize>> {
        let index = self.rubies.partition_point(|(range, _)| range.end <= at);
        self.rubies.get(index).map(|(range, _)| range).filter(|range| range.start < at)
    }

    /// Pushes a range of the text with its readings.
    fn push(&self, range: Range<usize>, inlines: &mut Vec<Inline>) {
        let text = |range: Range<usize>| self.base.get(range).unwrap_or_default().to_owned();
        let first = self.rubies.partition_point(|(ruby, _)| ruby.start < range.start);
        let mut done = range.start;
        for (ruby, reading) in self.rubies.iter().skip(first).take_while(|(ruby, _)| ruby.end <= range.end) {
            if done < ruby.start {
                inlines.push(Inline::Text(text(done..ruby.start).into()));
            }
            let base = text(ruby.clone()).into();
            inlines.push(Inline::Ruby(Ruby { base, reading: reading.into(), ..Ruby::default() }));
            done = ruby.end;
        }
        if done < range.end {
            inlines.push(Inline::Text(text(done..range.end).into()));
        }
    }
}

/// Where the run of characters of one class begins that a text ends with, no earlier than `floor`.
fn run_start(text: &str, floor: usize) -> usize {
    let text = text.get(floor..).unwrap_or_default();
    let Some(last) = text.chars().next_back().and_then(class) else { return floor + text.len() };
    let run = text.char_indices().rev().take(LONGEST).take_while(|(_, c)| class(*c) == Some(last));
    floor + run.last().map_or(text.len(), |(at, _)| at)
}

/// The class of a character that readings stand above; none for marks and blanks.
fn class(c: char) -> Option<u8> {
    match c {
        'ヶ' | '仝' | '※' => Some(0),
        _ if is_han(c) => Some(0),
        '\u{3041}'..='\u{309F}' => Some(1),
        '\u{30A1}'..='\u{30FF}' => Some(2),
        'A'..='Z'
        | 'a'..='z'
        | '0'..='9'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '０'..='９'
        | '\u{C0}'..='\u{24F}'
        | '\u{370}'..='\u{52F}'
        | '\''
        | '’'
        | '-' => Some(3),
        _ => None,
    }
}
