//! Paragraphs, and their lines one after the other.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use crate::text::class::{is_han, is_hangul};
use crate::text::slice::byte_of_char;

use super::ParagraphOptions;
use super::choose::{Edge, Filling, best, furthest};
use super::line::{LineBox, LineSlot};
use super::measure::Measure;
use super::prepared::{End, ParagraphSlice, Prepared};
use super::punctuation::is_line_end;
use super::shown::shown;

/// The lines of so many characters, at the end of a paragraph, are chosen together: all of any piece of
/// [`super::chunks`].
const CHOSEN_TOGETHER: usize = 4_500;
/// Characters of a longer paragraph that are looked at in one go.
const PREPARED_AT_ONCE: usize = 2_000;
/// Whether a line may break depends on no more characters than these after the place, but for words and addresses that
/// are longer: those of a paragraph that is set in one piece are looked at whole.
const LOOKAHEAD: usize = 64;
/// Nor on more before it.
const LOOKBEHIND: usize = 256;

/// A paragraph: its text as it is shown, and how it is set.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    shown: Cow<'a, str>,
    count: usize,
    options: &'a ParagraphOptions,
    goes_on: bool,
}

/// The beginning of a line in a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct LinePosition {
    character: usize,
    byte: usize,
}

/// The lines of a paragraph, each set when it is asked for.
#[derive(Clone, Debug)]
pub struct LineBoxes<'a, M> {
    paragraph: &'a Paragraph<'a>,
    measure: &'a M,
    place: LinePosition,
    ready: Option<Ready>,
}

/// A prepared text, the place in the paragraph at which it begins, and how far it has been used.
#[derive(Clone, Debug)]
struct Ready {
    prepared: Prepared,
    begin: usize,
    used: usize,
    filling: Filling,
    /// The ends of all lines, where they have been chosen together.
    chosen: Option<VecDeque<End>>,
}

impl<'a> Paragraph<'a> {
    /// A paragraph of this text.
    pub fn new(text: &'a str, options: &'a ParagraphOptions) -> Self {
        Self::keeping(text, options, &[])
    }

    /// The same; `kept`, bytes in order, is shown as it is written whatever the options say: code, and text in another
    /// language.
    pub fn keeping(text: &'a str, options: &'a ParagraphOptions, kept: &[Range<usize>]) -> Self {
        let shown = if options.widens_marks() { shown(text, kept) } else { Cow::Borrowed(text) };
        Self { count: text.chars().count(), shown, options, goes_on: false }
    }

    /// The same as a piece after which the paragraph goes on ([`super::chunks`]): its last line is as full as the
    /// others, and their ends are chosen so that it can be.
    #[must_use]
    pub fn going_on(self, goes_on: bool) -> Self {
        Self { goes_on, ..self }
    }

    /// The text as it is shown: a character for each that was written.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Its characters.
    pub const fn char_count(&self) -> usize {
        self.count
    }

    /// How it is set.
    pub(super) const fn options(&self) -> &ParagraphOptions {
        self.options
    }

    /// Its lines.
    pub fn lines<M: Measure>(&'a self, measure: &'a M) -> LineBoxes<'a, M> {
        LineBoxes { paragraph: self, measure, place: LinePosition::default(), ready: None }
    }

    fn measure_em(&self) -> f32 {
        self.options.width / self.options.size
    }

    /// em; an indent that would take more than a third of a narrow column is cut back to it.
    fn indent(&self, place: LinePosition) -> f32 {
        let (before, after) = self.shown.split_at(place.byte);
        let wanted = match before.chars().next_back() {
            Some(c) if !is_line_end(c) => self.options.turnover,
            _ if after.starts_with('\u{3000}') => 0.0,
            Some(_) => self.options.line_indent,
            None => self.options.indent,
        };
        self.within_measure(wanted)
    }

    fn within_measure(&self, indent: f32) -> f32 {
        indent.min(self.measure_em() / 3.0).max(0.0)
    }

    /// What an indent leaves of a line, em.
    fn room_within(&self, indent: f32) -> f32 {
        self.measure_em() - self.within_measure(indent)
    }
}

impl<M: Measure> Iterator for LineBoxes<'_, M> {
    type Item = LineBox;

    fn next(&mut self) -> Option<LineBox> {
        if self.place.character >= self.paragraph.count {
            return None;
        }
        let end = self.next_end()?;
        let ready = self.ready.as_mut()?;
        let start = ready.used;
        ready.used = end.at;
        let last = ready.filling.is_last(&ready.prepared, end);
        let indent = self.paragraph.indent(self.place);
        let slot = LineSlot {
            offset: ready.begin,
            indent,
            width: ready.filling.room(&ready.prepared, start),
            full: ready.filling.edge == Edge::Flush && !last,
            size: self.paragraph.options.size,
        };
        let line = LineBox::set(&ready.prepared, start, end, slot);
        let rest = self.paragraph.shown.split_at(self.place.byte).1;
        let count = end.at - start;
        let bytes = byte_of_char(rest, count);
        self.place = LinePosition { character: self.place.character + count, byte: self.place.byte + bytes };
        Some(line)
    }
}

impl<M: Measure> LineBoxes<'_, M> {
    /// The end of the line that begins here, in a prepared text that reaches far enough to tell.
    fn next_end(&mut self) -> Option<End> {
        let left = self.paragraph.count - self.place.character;
        if let Some(ready) = &mut self.ready
            && let Some(chosen) = &mut ready.chosen
        {
            return chosen.pop_front();
        }
        if left <= CHOSEN_TOGETHER {
            let mut ready = self.prepare(left);
            let mut chosen = VecDeque::from(best(&ready.prepared, ready.filling));
            let end = chosen.pop_front();
            ready.chosen = Some(chosen);
            self.ready = Some(ready);
            return end;
        }
        let mut length = PREPARED_AT_ONCE;
        loop {
            if let Some(ready) = &self.ready
                && let Some(end) = furthest(&ready.prepared, ready.used, ready.filling)
                && (ready.filling.is_tail || end.at + LOOKAHEAD <= ready.prepared.len())
            {
                return Some(end);
            }
            self.ready = Some(self.prepare(length));
            length *= 2;
        }
    }

    fn prepare(&self, length: usize) -> Ready {
        let Self { paragraph, place, .. } = self;
        let (from, lead) = lead(&paragraph.shown, place.byte);
        let rest = paragraph.shown.split_at(place.byte).1;
        let bytes = byte_of_char(rest, length);
        let length = length.min(paragraph.count - place.character);
        let first = paragraph.measure_em() - paragraph.indent(*place);
        let slice = ParagraphSlice {
            text: paragraph.shown.split_at(place.byte + bytes).0.split_at(from).1,
            lead,
            range: place.character - lead..place.character + length,
            first,
            after_line_end: paragraph.room_within(paragraph.options.line_indent),
            others: paragraph.room_within(paragraph.options.turnover),
        };
        let filling = Filling {
            measure: f64::from(paragraph.measure_em()),
            first: f64::from(first),
            line_indent: f64::from(paragraph.within_measure(paragraph.options.line_indent)),
            turnover: f64::from(paragraph.within_measure(paragraph.options.turnover)),
            edge: match paragraph.options {
                ParagraphOptions { balance: true, .. } => Edge::Balanced,
                ParagraphOptions { justify: true, .. } => Edge::Flush,
                _ => Edge::Ragged,
            },
            is_tail: place.character + length == paragraph.count,
            goes_on: paragraph.goes_on,
        };
        let prepared = Prepared::new(&slice, self.measure, paragraph.options);
        Ready { prepared, begin: place.character, used: 0, filling, chosen: None }
    }
}

/// Where to begin looking at a text so that breaks from `byte` on are those of the whole text, and how many characters
/// lie between the two. What comes before two ideographs in a row, or before two words, decides about no break
/// after them.
fn lead(text: &str, byte: usize) -> (usize, usize) {
    let (before, after) = text.split_at(byte);
    let mut next = after.chars().next();
    let mut found = (byte, 0);
    let mut characters = before.char_indices().rev().peekable();
    for count in 0..LOOKBEHIND {
        let Some((at, c)) = characters.next() else { return (0, count) };
        found = (at + c.len_utf8(), count);
        let one_before = characters.peek().map(|(_, c)| *c);
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let is_boundary = next
            .is_some_and(|next| is_han(c) && is_han(next) || is_hangul(c) && is_hangul(next))
            || c == ' ' && is_word(next) && is_word(one_before);
        // One character more tells whether a line may begin here at all.
        if is_boundary && count > 0 {
            break;
        }
        next = Some(c);
    }
    found
}
