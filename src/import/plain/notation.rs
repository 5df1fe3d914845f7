//! Notes and readings in a line of Aozora Bunko's notation (<https://www.aozora.gr.jp/annotation/>): `漢字《かんじ》`,
//! `［＃「漢字」に傍点］`, `※［＃「木＋吶」、U+6798］`, `〔e'tude〕`, `ところ／＼`.

mod accent;
mod annotated;
mod blocks;
mod character;
mod figure;
mod mark;
mod note;

use std::borrow::Cow;
use std::ops::Range;

use self::character::Character;
use self::mark::Mark;
use self::note::Note;
use super::chapter_words::ChapterRank;
use crate::article::{Image, InlineImage};
use crate::import::known::is_blank;

pub(super) use self::blocks::Blocks;

/// Characters of the longest text that a reading stands above, and of the longest reading.
const LONGEST: usize = 60;
/// Characters of the longest reading as it is written, with notes in it.
const LONGEST_WRITTEN: usize = 400;
/// Characters of the longest text with accents.
const LONGEST_ACCENTED: usize = 4000;
/// Images that part one line into paragraphs; further ones stand in the line.
const MOST_FIGURES: usize = 64;
/// Every sign of the notation.
pub(super) const SIGNS: [char; 6] = ['《', '［', '｜', '※', '〔', '／'];
/// The repeat mark of several kana (くの字点), which stands in two halves: those of JIS X 0213, as its upper and lower
/// half are characters there and the whole is not.
const REPEAT_MARKS: &[(&str, &str)] =
    &[("／＼", "〳〵"), ("／″＼", "〴〵"), ("／゛＼", "〴〵"), ("／〃＼", "〴〵"), ("／\"＼", "〴〵")];

/// A line without its notes.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// Its characters, without readings and notes.
    pub base: String,
    /// The heading that a note makes it.
    pub heading: Option<ChapterRank>,
    /// The mark of whole lines that begins here, or ends.
    pub lines: Option<Lines>,
    /// What the editor says of it, and notes that are not understood.
    pub remarks: Vec<Remark>,
    /// Readings next to ranges of bytes, in order, not overlapping.
    readings: Vec<Reading>,
    /// Ranges of bytes that are marked.
    marks: Vec<(Range<usize>, Mark)>,
    /// What stands at a place and is no part of the text that notes speak of, in order.
    inserts: Vec<(usize, Insert)>,
    /// Images that stand apart, in order.
    figures: Vec<(usize, Image)>,
    /// Ranges that readings stand above as a whole: a description of a character, words with accents.
    wholes: Vec<Range<usize>>,
    /// Where a reading's text begins, after `｜`; the sign itself stands before it.
    bar: Option<usize>,
    /// Where marked text began that has not ended.
    open: Vec<(usize, Open)>,
}

/// A mark of whole lines: `［＃ここから太字］`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// It begins.
    Begin(Mark),
    /// It ends.
    End(Mark),
}

/// A note that is no part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// What it says.
    pub text: String,
    /// Whether it is understood.
    pub is_known: bool,
}

/// What stands above and below a text.
#[derive(Debug)]
struct Reading {
    range: Range<usize>,
    over: String,
    under: String,
}

/// What a place holds in addition to the text.
#[derive(Debug)]
enum Insert {
    /// Small text that is raised or lowered.
    Small(Mark, String),
    /// An image that stands for a character.
    Image(InlineImage),
    /// A line end.
    Break,
}

/// What began and has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Mark(Mark),
    Beside,
    Warichu,
}

impl Lines {
    /// The note that marks a line as these lines are, for each line within them.
    pub(super) fn note(self) -> String {
        let (Self::Begin(mark) | Self::End(mark)) = self;
        format!("［＃{}］", mark.note())
    }
}

/// Reads a line.
pub(super) fn read(line: &str) -> Noted {
    let mut noted = Noted::default();
    noted.text(line);
    noted.close();
    noted
}

/// The text of a line alone.
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    if line.contains(SIGNS) { Cow::Owned(read(line).base) } else { Cow::Borrowed(line) }
}

/// A text with the characters that its encoding lacks, and every other sign as it stands.
pub(super) fn with_characters(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, from)) = rest.split_once("※［＃") {
        text.push_str(before);
        rest = from;
        let known = note::inside(from).and_then(|(note, after)| match character::read(&plain(note)) {
            Character::Known(c) | Character::Small(c) => Some((c, after)),
            Character::Described(_) => None,
        });
        if let Some((c, after)) = known {
            text.push_str(&c);
            rest = after;
        } else {
            text.push_str("※［＃");
        }
    }
    text.push_str(rest);
    text
}

/// Whether a text that begins with `［＃` begins with a note that is known.
pub(super) fn begins_known(from: &str) -> bool {
    let note = from.strip_prefix("［＃").and_then(note::inside);
    note.is_some_and(|(note, _)| note::read(&plain(note)).is_some())
}

impl Noted {
    fn text(&mut self, line: &str) {
        let mut rest = line;
        while let Some(at) = rest.find(SIGNS) {
            let (before, from) = rest.split_at(at);
            self.base.push_str(before);
            rest = self.sign(from);
        }
        self.base.push_str(rest);
    }

    /// Takes a sign and what belongs to it; returns what comes after.
    fn sign<'a>(&mut self, from: &'a str) -> &'a str {
        let sign = from.chars().next().unwrap_or('｜');
        let after = from.strip_prefix(sign).unwrap_or_default();
        let taken = match sign {
            '《' => self.reading(after),
            '※' => self.character(after),
            '［' => self.note(after),
            '〔' => self.accented(after),
            '／' => self.repeat_mark(from),
            _ => {
                self.bar = Some(self.base.len() + sign.len_utf8());
                None
            }
        };
        taken.unwrap_or_else(|| {
            // A sign that means nothing here.
            self.base.push(sign);
            after
        })
    }

    /// Takes a reading, after its opening sign, if there is text that it can stand above.
    fn reading<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let mut signs = from.char_indices().take(LONGEST_WRITTEN);
        let (end, _) = signs.find(|(_, c)| matches!(c, '》' | '《')).filter(|(_, c)| *c == '》')?;
        let (written, rest) = from.split_at(end);
        let reading = self.inner(written);
        if reading.is_empty() || reading.chars().nth(LONGEST).is_some() {
            return None;
        }
        let bar =
            self.bar.take().filter(|bar| *bar < self.base.len() && self.base.len() - bar <= LONGEST * 4);
        let start = match bar {
            Some(bar) => {
                let start = bar - '｜'.len_utf8();
                self.base.remove(start);
                self.shift_back(bar, '｜'.len_utf8());
                start
            }
            None => self.run_start(),
        };
        if start == self.base.len() {
            return None;
        }
        let range = start..self.base.len();
        self.add_reading(range, note::Reading { text: &reading, is_under: false });
        rest.strip_prefix('》')
    }

    /// Takes the note of a character, after its sign.
    fn character<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let (note, rest) = note::inside(from.strip_prefix("［＃")?)?;
        let note = self.inner(note);
        match character::read(&note) {
            Character::Known(c) => self.base.push_str(&c),
            Character::Small(kana) => self.insert_small(self.base.len(), Mark::Lowered, &kana),
            Character::Described(description) => match note::read(&note) {
                Some(Note::Figure(image)) => self.insert_image(image),
                // The sign is the book's own, and the note another one.
                Some(Note::Behind(text, _) | Note::Beside(text, _)) if text.ends_with('※') => return None,
                _ => {
                    let start = self.base.len();
                    self.base.extend(["［", &description, "］"]);
                    self.wholes.push(start..self.base.len());
                }
            },
        }
        Some(rest)
    }

    /// Takes words with accents, after their opening bracket.
    fn accented<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let mut signs = from.char_indices().take(LONGEST_ACCENTED);
        let (end, _) = signs.find(|(_, c)| matches!(c, '〕' | '〔')).filter(|(_, c)| *c == '〕')?;
        let (inside, rest) = from.split_at(end);
        let accented = accent::read(inside)?;
        let start = self.base.len();
        self.text(&accented);
        if self.readings.last().is_none_or(|reading| reading.range.end <= start) {
            self.wholes.push(start..self.base.len());
        }
        rest.strip_prefix('〕')
    }

    fn repeat_mark<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        REPEAT_MARKS.iter().find_map(|(written, mark)| {
            let rest = from.strip_prefix(written)?;
            self.base.push_str(mark);
            Some(rest)
        })
    }

    /// Takes a note, after its opening bracket.
    fn note<'a>(&mut self, from: &'a str) -> Option<&'a str> {
        let (note, rest) = note::inside(from.strip_prefix('＃')?)?;
        if note.is_empty() {
            return None;
        }
        let has_brackets = note.starts_with('（');
        let is_plain = note.starts_with('「') || !note.contains('［');
        let note = self.inner(note);
        match note::read(&note) {
            // The brackets, or the words, are those of a note within it.
            Some(Note::Okurigana(_)) if !has_brackets => self.remark(&note, false),
            Some(Note::Layout) if !is_plain => self.remark(&note, false),
            Some(Note::BeginWarichu) => self.begin_warichu(rest),
            Some(Note::Shown(words)) => self.base.extend(["［", words, "］"]),
            Some(Note::Figure(image)) if figure::is_small(&note) => self.insert_image(image),
            Some(Note::Remark) => self.remark(&note, true),
            Some(known) => {
                if !self.take(known) {
                    self.remark(&note, false);
                }
            }
            None => self.remark(&note, false),
        }
        Some(rest)
    }

    /// Takes what a note says; whether the text that it names is there.
    fn take(&mut self, note: Note<'_>) -> bool {
        let here = self.base.len();
        match note {
            Note::Heading(rank) => self.heading = Some(rank),
            Note::Begin(mark) => self.open.push((here, Open::Mark(mark))),
            Note::End(mark) => {
                if let Some(start) = self.ended(Open::Mark(mark)) {
                    self.marks.push((start..here, mark));
                }
            }
            Note::BeginLines(mark) => self.lines = Some(Lines::Begin(mark)),
            Note::EndLines(mark) => self.lines = Some(Lines::End(mark)),
            Note::Behind(text, mark) => {
                let Some(ranges) = annotated::ranges(&self.base, text) else { return false };
                self.marks.extend(ranges.into_iter().map(|range| (range, mark)));
            }
            Note::Beside(text, reading) => {
                let Some(range) = annotated::range(&self.base, text) else { return false };
                self.add_reading(range, reading);
            }
            Note::BeginBeside => self.open.push((here, Open::Beside)),
            Note::EndBeside(reading) => {
                let Some(start) = self.ended(Open::Beside).filter(|start| *start < here) else {
                    return false;
                };
                self.add_reading(start..here, reading);
            }
            Note::Kaeriten(sign) => self.insert_small(here, Mark::Lowered, sign),
            Note::Okurigana(kana) => self.insert_small(here, Mark::Raised, kana),
            Note::EndWarichu => {
                if self.ended(Open::Warichu).is_some() {
                    self.base.push('）');
                }
            }
            Note::Break if self.open.iter().any(|(_, open)| *open == Open::Warichu) => {
                self.base.push('\u{3000}');
            }
            Note::Break => self.inserts.push((here, Insert::Break)),
            Note::Figure(image) if self.figures.len() < MOST_FIGURES => self.figures.push((here, image)),
            Note::Figure(image) => self.insert_image(image),
            Note::Layout | Note::BeginWarichu | Note::Shown(_) | Note::Remark => {}
        }
        true
    }

    fn insert_image(&mut self, image: Image) {
        let image = InlineImage { source: image.source, alternative: image.alternative };
        self.inserts.push((self.base.len(), Insert::Image(image)));
    }

    fn remark(&mut self, note: &str, is_known: bool) {
        self.remarks.push(Remark { text: note.to_owned(), is_known });
    }

    /// A note in two small lines stands in brackets, its own or others.
    fn begin_warichu(&mut self, rest: &str) {
        let has_brackets = self.base.ends_with('（') || rest.starts_with('（');
        if !has_brackets {
            self.open.push((self.base.len(), Open::Warichu));
            self.base.push('（');
        }
    }

    /// Where the last of what began so and has not ended begins.
    fn ended(&mut self, open: Open) -> Option<usize> {
        let at = self.open.iter().rposition(|(_, one)| *one == open)?;
        Some(self.open.remove(at).0)
    }

    /// Ends what has not ended with the line.
    fn close(&mut self) {
        for (start, open) in std::mem::take(&mut self.open) {
            match open {
                Open::Mark(mark) => self.marks.push((start..self.base.len(), mark)),
                Open::Warichu => self.base.push('）'),
                Open::Beside => {}
            }
        }
    }

    /// The notes of its images: `［＃傘の図（fig1.png）入る］`.
    pub(super) fn images(&self) -> impl Iterator<Item = String> {
        let small = self.inserts.iter().filter_map(|(_, insert)| match insert {
            Insert::Image(image) => Some((&image.alternative, &image.source)),
            Insert::Small(..) | Insert::Break => None,
        });
        let apart = self.figures.iter().map(|(_, image)| (&image.alternative, &image.source));
        small.chain(apart).map(|(words, source)| format!("［＃{words}（{source}）入る］"))
    }

    /// The text of what stands within a note or a reading; what is noted there is kept.
    fn inner<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        if !text.contains(SIGNS) {
            return Cow::Borrowed(text);
        }
        let noted = read(text);
        self.remarks.extend(noted.remarks);
        Cow::Owned(noted.base)
    }

    /// Whether the line holds nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        self.inserts.is_empty() && self.figures.is_empty() && self.base.trim_matches(is_blank).is_empty()
    }
}
