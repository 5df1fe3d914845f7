//! The chapters of a book: which lines are their headings, and how deep they stand.

use std::collections::HashSet;

use super::chapter_name::{self, Name};
use super::chapter_words::ChapterRank;
use super::lines::Line;
use crate::import::known::is_blank;

/// Fewer headings do not make a book, nor a table of contents.
const FEWEST: usize = 3;

/// A heading of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chapter {
    /// The index of its line.
    pub index: usize,
    /// What it stands above.
    pub rank: ChapterRank,
    /// The heading.
    pub title: String,
    /// The heading above it in the same line, if it begins here.
    pub above: Option<(ChapterRank, String)>,
}

/// A line that has the form of a heading.
struct Candidate {
    index: usize,
    name: Name,
}

/// The headings of a book, in order; none when the lines are not a book by the look of the whole.
pub(super) fn find(lines: &[Line<'_>]) -> Vec<Chapter> {
    let mut candidates: Vec<Candidate> = lines
        .iter()
        .enumerate()
        .filter(|(index, line)| {
            !line.is_after_break() && !lines.get(index + 1).is_some_and(Line::is_after_break)
        })
        .filter_map(|(index, line)| Some(Candidate { index, name: chapter_name::name(&line.text)? }))
        .collect();
    drop_contents(&mut candidates);
    let mut candidates = in_order(candidates);
    if !is_book(&candidates, lines.len()) {
        return Vec::new();
    }
    part_repeated(&mut candidates);
    rank_words(&mut candidates);
    nested(candidates)
}

/// The chapters, each with the heading above it in its line where that is a new one.
fn nested(candidates: Vec<Candidate>) -> Vec<Chapter> {
    let mut open: Option<Key> = None;
    let mut chapters = Vec::new();
    for Candidate { index, name } in candidates {
        let above = name.above.as_deref().filter(|above| open != Some(key(above)));
        if let Some(outer) = name.above.as_deref() {
            open = Some(key(outer));
        } else if name.rank < ChapterRank::Chapter {
            open = Some(key(&name));
        }
        let above = above.map(|above| (above.rank, above.title.clone()));
        chapters.push(Chapter { index, rank: name.rank, title: name.title, above });
    }
    chapters
}

/// Where several headings have one number and titles of their own, the number is that of a part, and they are its chapters:
/// `第一部分 雨`, `第一部分 雪`.
fn part_repeated(candidates: &mut [Candidate]) {
    let is_titled = |name: &Name| {
        name.above.is_none() && name.rank < ChapterRank::Chapter && name.title.len() > name.head
    };
    let pairs = candidates.iter().zip(candidates.iter().skip(1));
    let repeated = pairs.filter(|(one, next)| {
        is_titled(&one.name)
            && is_titled(&next.name)
            && key(&one.name) == key(&next.name)
            && one.name.title != next.name.title
    });
    if repeated.count() == 0 {
        return;
    }
    for Candidate { name, .. } in candidates.iter_mut().filter(|one| is_titled(&one.name)) {
        let (head, title) = name.title.split_at(name.head);
        let title = title.trim_matches(|c: char| is_blank(c) || "：:、.．·-－—".contains(c)).to_owned();
        let above = Name { title: head.to_owned(), ..name.clone() };
        *name = Name {
            rank: ChapterRank::Chapter,
            number: None,
            word: "",
            is_apart: true,
            head: 0,
            title,
            above: Some(Box::new(above)),
        };
    }
}

/// What two headings of the same thing have in common.
type Key = (ChapterRank, Option<u32>, &'static str);

fn key(name: &Name) -> Key {
    (name.rank, name.number, name.word)
}

/// Leaves the first run of headings without text between them out, if most of them come again.
fn drop_contents(candidates: &mut Vec<Candidate>) {
    let mut start = 0;
    while start < candidates.len() {
        let run = candidates
            .iter()
            .skip(start)
            .zip(candidates.iter().skip(start + 1))
            .take_while(|(one, next)| one.index + 1 == next.index)
            .count()
            + 1;
        if run < FEWEST {
            start += run;
            continue;
        }
        let run = &candidates[start..start + run];
        // The first chapter itself may follow its table of contents at once.
        let again = run.iter().skip(1).position(|one| one.key() == run[0].key());
        let end = start + again.map_or(run.len(), |at| at + 1);
        let later: HashSet<_> = candidates[end..].iter().map(Candidate::key).collect();
        let come_again = candidates[start..end].iter().filter(|one| later.contains(&one.key())).count();
        if come_again * 2 > end - start {
            candidates.drain(start..end);
        }
        return;
    }
}

impl Candidate {
    fn key(&self) -> (Key, Option<Key>) {
        (key(&self.name), self.name.above.as_deref().map(key))
    }
}

/// Without a title apart, a heading is one only if it counts on from the one before.
fn in_order(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut last = [0; ChapterRank::Section as usize + 1];
    let follows = |one: &Candidate| {
        let Some(number) = one.name.number else { return true };
        let rank = one.name.rank as usize;
        let is_next = number == 1 || number == last[rank] + 1;
        if !(one.name.is_apart || is_next) {
            return false;
        }
        last[rank] = number.min(u32::MAX - 1);
        true
    };
    let mut follows = follows;
    candidates.into_iter().filter(|one| follows(one)).collect()
}

/// Whether several headings have text under them and most numbers count on.
fn is_book(candidates: &[Candidate], lines: usize) -> bool {
    let ends = candidates.iter().skip(1).map(|next| next.index).chain([lines]);
    let with_text = candidates.iter().zip(ends).filter(|(one, end)| one.index + 1 < *end).count();
    let mut last = [None; ChapterRank::Section as usize + 1];
    let (mut steps, mut good) = (0, 0);
    for name in candidates.iter().map(|one| &one.name) {
        let Some(number) = name.number else { continue };
        if let Some(before) = last[name.rank as usize].replace(number) {
            steps += 1;
            // `第一、二章` counts two, and now and then a file lacks one.
            let is_near = (before..=before.saturating_add(2)).contains(&number);
            good += usize::from(number == 1 || is_near);
        }
    }
    with_text >= FEWEST && good > 0 && good * 3 >= steps * 2
}

/// A prologue within volumes belongs to the volume above it, what closes the book to none.
fn rank_words(candidates: &mut [Candidate]) {
    let outer = |one: &Candidate| one.name.above.as_ref().map_or(one.name.rank, |above| above.rank);
    let Some(last) = candidates.iter().rposition(|one| outer(one) < ChapterRank::Chapter) else { return };
    let top = candidates.iter().map(outer).min().unwrap_or(ChapterRank::Volume);
    let closing = candidates.iter_mut().skip(last + 1).filter(|one| one.name.number.is_none());
    closing.filter(|one| !one.name.is_opening()).for_each(|one| one.name.rank = top);
}

/// The levels of nested headings, counted from 0, one heading after the other.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<ChapterRank>,
}

impl Levels {
    /// The level of the next heading.
    pub(super) fn next(&mut self, rank: ChapterRank) -> u8 {
        while self.open.last().is_some_and(|open| *open >= rank) {
            self.open.pop();
        }
        self.open.push(rank);
        self.open.len() as u8 - 1
    }

    /// Ends all of them.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }
}
