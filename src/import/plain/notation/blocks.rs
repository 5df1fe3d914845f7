//! A line's text, readings, marks and images as inline content and blocks.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::mark::{Family, Mark};
use super::{Insert, Noted};
use crate::article::{Block, Image, Inline, InlineImage, Ruby};
use crate::import::known::is_blank;

/// The blocks of some lines.
#[derive(Debug, Default)]
pub(in super::super) struct Blocks {
    done: Vec<Block>,
    paragraph: Vec<Inline>,
}

impl Blocks {
    /// Adds a line, after a forced break if its paragraph has begun.
    pub(in super::super) fn line(&mut self, noted: &Noted) {
        if !self.paragraph.is_empty() {
            self.paragraph.push(Inline::LineBreak);
        }
        let mut shown = InlineWriter::of(noted);
        if noted.is_caption()
            && self.paragraph.is_empty()
            && let Some(Block::Image(image)) = self.done.last_mut()
        {
            if !image.caption.is_empty() {
                image.caption.push(Inline::LineBreak);
            }
            shown.range(noted.base.len(), &mut image.caption);
            return;
        }
        for (at, image) in &noted.figures {
            shown.range(*at, &mut self.paragraph);
            self.end();
            self.done.push(Block::Image(Image::clone(image).into()));
        }
        shown.range(noted.base.len(), &mut self.paragraph);
    }

    /// Ends a paragraph.
    pub(in super::super) fn end(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        while paragraph.last() == Some(&Inline::LineBreak) {
            paragraph.pop();
        }
        if !paragraph.is_empty() {
            self.done.push(Block::Paragraph(paragraph));
        }
    }

    /// All of them.
    pub(in super::super) fn into_blocks(mut self) -> Vec<Block> {
        self.end();
        self.done
    }
}

impl Noted {
    /// The line as inline content; images stand in the line.
    pub(in super::super) fn inlines(&self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut shown = InlineWriter::of(self);
        for (at, image) in &self.figures {
            shown.range(*at, &mut inlines);
            let image = InlineImage { source: image.source.clone(), alternative: image.alternative.clone() };
            inlines.push(Inline::Image(image.into()));
        }
        shown.range(self.base.len(), &mut inlines);
        inlines
    }

    /// Whether the whole line is a caption.
    fn is_caption(&self) -> bool {
        let is_whole = |range: &Range<usize>| {
            let around = [self.base.get(..range.start), self.base.get(range.end..)];
            around.into_iter().flatten().all(|text| text.trim_matches(is_blank).is_empty())
        };
        self.figures.is_empty()
            && self.marks.iter().any(|(range, mark)| *mark == Mark::Caption && is_whole(range))
    }
}

/// A line that is being shown, from its beginning to its end.
struct InlineWriter<'a> {
    noted: &'a Noted,
    /// Marks in order, each within the ones before that have not ended, or after them.
    marks: Vec<(Range<usize>, Mark)>,
    done: usize,
    readings: usize,
    inserts: usize,
}

impl<'a> InlineWriter<'a> {
    fn of(noted: &'a Noted) -> Self {
        Self { marks: nested(noted), noted, done: 0, readings: 0, inserts: 0 }
    }

    /// Shows all up to a place.
    fn range(&mut self, end: usize, inlines: &mut Vec<Inline>) {
        let end = self.noted.reading_at(end).map_or(end, |reading| reading.end).max(self.done);
        let marks = std::mem::take(&mut self.marks);
        self.marked(end, &marks, &mut Vec::new(), inlines);
        self.marks = marks;
        self.insert_until(end, inlines);
    }

    /// Shows all up to a place with those marks that begin before it.
    fn marked(
        &mut self,
        end: usize,
        marks: &[(Range<usize>, Mark)],
        around: &mut Vec<Family>,
        inlines: &mut Vec<Inline>,
    ) {
        let mut rest = marks;
        while let Some(((range, mark), after)) = rest.split_first() {
            if range.start >= end {
                break;
            }
            let (start, mark_end) = (range.start.max(self.done), range.end.min(end));
            let family = mark.family();
            if start >= mark_end || around.contains(&family) {
                rest = after;
                continue;
            }
            let inner;
            (inner, rest) = after.split_at(after.partition_point(|(inner, _)| inner.start < range.end));
            self.text(start, inlines);
            self.insert_until(start, inlines);
            let mut text = Vec::new();
            around.push(family);
            self.marked(mark_end, inner, around, &mut text);
            around.pop();
            mark.push(text, inlines);
        }
        self.text(end, inlines);
    }

    /// Shows the text up to a place, with its readings and what is inserted.
    fn text(&mut self, end: usize, inlines: &mut Vec<Inline>) {
        while self.done < end {
            self.insert_until(self.done, inlines);
            while self
                .noted
                .readings
                .get(self.readings)
                .is_some_and(|reading| reading.range.start < self.done)
            {
                self.readings += 1;
            }
            let reading = self.noted.readings.get(self.readings).filter(|reading| reading.range.end <= end);
            if let Some(reading) = reading.filter(|reading| reading.range.start == self.done) {
                let base = self.noted.base.get(reading.range.clone()).unwrap_or_default().into();
                let (over, under) = (reading.over.as_str().into(), reading.under.as_str().into());
                inlines.push(Inline::Ruby(Ruby { base, reading: over, under }));
                self.done = reading.range.end;
                self.readings += 1;
                continue;
            }
            let insert = self.noted.inserts.get(self.inserts).map_or(end, |(at, _)| *at);
            let next = reading.map_or(end, |reading| reading.range.start).min(insert).min(end);
            let text = self.noted.base.get(self.done..next).unwrap_or_default();
            if !text.is_empty() {
                inlines.push(Inline::Text(text.into()));
            }
            self.done = next;
        }
    }

    /// Shows what is inserted up to a place.
    fn insert_until(&mut self, end: usize, inlines: &mut Vec<Inline>) {
        while let Some((at, insert)) = self.noted.inserts.get(self.inserts) {
            if *at > end {
                break;
            }
            self.inserts += 1;
            match insert {
                Insert::Small(mark, text) => mark.push(vec![Inline::Text(text.as_str().into())], inlines),
                Insert::Image(image) => inlines.push(Inline::Image(image.clone().into())),
                Insert::Break => inlines.push(Inline::LineBreak),
            }
        }
    }
}

impl Noted {
    /// The text of the reading that a place lies inside.
    fn reading_at(&self, at: usize) -> Option<&Range<usize>> {
        let index = self.readings.partition_point(|reading| reading.range.end <= at);
        self.readings.get(index).map(|reading| &reading.range).filter(|range| range.start < at)
    }
}

/// A line's marks in order, cut so that each stands within the ones before that have not ended, or after them.
fn nested(noted: &Noted) -> Vec<(Range<usize>, Mark)> {
    // A reading is marked with the whole of its text.
    let whole = |range: &Range<usize>| {
        let start = noted.reading_at(range.start).map_or(range.start, |reading| reading.start);
        let end = noted.reading_at(range.end).map_or(range.end, |reading| reading.end);
        noted.base.floor_char_boundary(start)..noted.base.floor_char_boundary(end)
    };
    let mut marks: Vec<_> = noted.marks.iter().map(|(range, mark)| (whole(range), *mark)).collect();
    marks.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    let marks = once_each(marks);
    let entry = |start: usize, end: usize, index: usize| Reverse((start, Reverse(end), index));
    let mut queue: BinaryHeap<_> =
        marks.iter().enumerate().map(|(index, (range, _))| entry(range.start, range.end, index)).collect();
    let mut nested = Vec::with_capacity(marks.len());
    let mut open: Vec<usize> = Vec::new();
    while let Some(Reverse((start, Reverse(mut end), index))) = queue.pop() {
        while open.last().is_some_and(|open| *open <= start) {
            open.pop();
        }
        if let Some(outer) = open.last().filter(|outer| **outer < end) {
            queue.push(entry(*outer, end, index));
            end = *outer;
        }
        open.push(end);
        nested.extend(marks.get(index).map(|(_, mark)| (start..end, *mark)));
    }
    nested
}

/// Marks of one kind that overlap are one.
fn once_each(marks: Vec<(Range<usize>, Mark)>) -> Vec<(Range<usize>, Mark)> {
    let mut once: Vec<(Range<usize>, Mark)> = Vec::with_capacity(marks.len());
    let mut last: Vec<(Mark, usize)> = Vec::new();
    for (range, mark) in marks {
        let known = last.iter_mut().find(|(kind, _)| *kind == mark);
        if let Some((_, index)) = known {
            if let Some((before, _)) = once.get_mut(*index).filter(|(before, _)| range.start < before.end) {
                before.end = before.end.max(range.end);
                continue;
            }
            *index = once.len();
        } else {
            last.push((mark, once.len()));
        }
        once.push((range, mark));
    }
    once
}
