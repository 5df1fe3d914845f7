//! The article cut into units: what is laid out and scrolled as one.

use std::ops::Range;

use crate::article::{Anchor, Passage, Role};
use crate::typeset::chunks;

/// A unit of layout. A book has a million of them, so all of this is in a few bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    what: What,
    chars: u32,
    /// Characters of its passage before it, as it was written.
    before: u32,
}

/// [`UnitContent`] in less room: no file is so long that it would not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Text { passage: u32, range: Range<u32> },
    Row(Range<u32>),
    Image(u32),
    Byline,
}

/// What a unit holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitContent {
    /// A passage, or a chunk of one that is too long to be set at once.
    Text {
        /// Index of the passage.
        passage: usize,
        /// Bytes of its text.
        range: Range<usize>,
    },
    /// A row of a table: passages, one a cell.
    Row(Range<usize>),
    /// An image, by its passage.
    Image(usize),
    /// Source, date, length.
    Byline,
}

/// The units of an article, in reading order.
pub fn units(passages: &[Passage]) -> Vec<Unit> {
    let mut units = Vec::with_capacity(passages.len() + 1);
    let head = passages.iter().take_while(|passage| passage.is_in_head()).count();
    let mut index = 0;
    while index < passages.len() {
        if index == head {
            units.push(byline());
        }
        let passage = &passages[index];
        if let Role::Cell(cell) = passage.role {
            let row = index..(index + cell.columns.max(1) as usize).min(passages.len());
            let chars = passages[row.clone()].iter().map(Passage::char_count).max().unwrap_or(0) * row.len();
            index = row.end;
            units.push(Unit::new(What::Row(row.start as u32..row.end as u32), chars, 0));
        } else if passage.image.is_some() {
            let chars = passage.char_count();
            units.push(Unit::new(What::Image(index as u32), chars, 0));
            index += 1;
        } else {
            push_chunks(&mut units, index, passage);
            index += 1;
        }
    }
    if head == passages.len() {
        units.push(byline());
    }
    units
}

fn byline() -> Unit {
    Unit::new(What::Byline, 1, 0)
}

/// A unit for each chunk of a passage.
fn push_chunks(units: &mut Vec<Unit>, index: usize, passage: &Passage) {
    let mut before = 0;
    for range in chunks(&passage.text).into_iter().flat_map(|range| apart(passage, range)) {
        let chars = passage.text.get(range.clone()).unwrap_or_default().chars().count();
        let what = What::Text { passage: index as u32, range: range.start as u32..range.end as u32 };
        units.push(Unit::new(what, chars, before));
        before += passage.written_chars(range, chars);
    }
}

/// A chunk in parts: formulas on lines of their own, with the blanks after them, and what is between them.
fn apart(passage: &Passage, chunk: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = chunk.start;
    let displayed = passage.spans.iter().filter(|span| {
        let is_display = span.style.set_formula().is_some_and(|set| set.formula.display);
        is_display && takes_own_lines(passage.role)
    });
    for span in displayed.filter(|span| chunk.contains(&span.range.start)) {
        let after = passage.text.get(span.range.end..chunk.end).unwrap_or_default();
        let end = chunk.end - after.trim_start().len();
        // Nothing but blanks stands before it.
        let is_first = passage.text.get(start..span.range.start).is_some_and(|text| text.trim().is_empty());
        if !is_first {
            parts.push(start..span.range.start);
            start = span.range.start;
        }
        parts.push(start..end);
        start = end;
    }
    if start < chunk.end || parts.is_empty() {
        parts.push(start..chunk.end);
    }
    parts
}

/// Whether formulas that stand on lines of their own do so in passages of a role.
fn takes_own_lines(role: Role) -> bool {
    matches!(role, Role::Paragraph | Role::Summary | Role::ReferenceNote)
}

impl Unit {
    fn new(what: What, chars: usize, before: usize) -> Self {
        Self { what, chars: chars as u32, before: before as u32 }
    }

    /// What is in it.
    pub fn content(&self) -> UnitContent {
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        match &self.what {
            What::Text { passage, range: bytes } => {
                UnitContent::Text { passage: *passage as usize, range: range(bytes) }
            }
            What::Row(row) => UnitContent::Row(range(row)),
            What::Image(passage) => UnitContent::Image(*passage as usize),
            What::Byline => UnitContent::Byline,
        }
    }

    /// Characters in it, for estimating its height.
    pub const fn chars(&self) -> usize {
        self.chars as usize
    }

    /// The first passage in it; none for the byline.
    pub fn passage(&self) -> Option<usize> {
        match self.content() {
            UnitContent::Text { passage, .. } | UnitContent::Image(passage) => Some(passage),
            UnitContent::Row(row) => Some(row.start),
            UnitContent::Byline => None,
        }
    }

    /// Where it begins.
    fn anchor(&self, passages: &[Passage]) -> Anchor {
        let anchor = self.passage().map_or(Anchor::default(), |passage| passages[passage].anchor);
        Anchor { offset: anchor.offset + self.before as usize, ..anchor }
    }

    /// The character of what is shown in it at which an anchor stands.
    pub fn char_at(&self, passages: &[Passage], anchor: Anchor) -> usize {
        let written = anchor.offset.saturating_sub(self.anchor(passages).offset);
        match self.content() {
            UnitContent::Text { passage, range } => passages[passage].shown_chars(range, written),
            UnitContent::Row(row) => {
                let (mut shown, mut rest) = (0, written);
                for passage in &passages[row] {
                    shown += passage.shown_chars(0..passage.text.len(), rest).min(passage.char_count());
                    rest = rest.saturating_sub(passage.as_written().chars().count());
                }
                shown
            }
            UnitContent::Byline | UnitContent::Image(_) => written,
        }
    }

    /// The anchor of a character of what is shown in it; in a row of a table, of a character of its first cell.
    pub fn anchor_of(&self, passages: &[Passage], char: usize) -> Anchor {
        let written = match self.content() {
            UnitContent::Text { passage, range } => passages[passage].written_chars(range, char),
            UnitContent::Row(_) | UnitContent::Byline | UnitContent::Image(_) => char,
        };
        let anchor = self.anchor(passages);
        if is_head(self, passages) {
            return Anchor::default();
        }
        Anchor { offset: anchor.offset + written, ..anchor }
    }
}

/// The unit at which reading resumes for an anchor: the last one that does not begin after it.
pub fn unit_at(units: &[Unit], passages: &[Passage], anchor: Anchor) -> usize {
    let in_text = units.partition_point(|unit| is_head(unit, passages));
    if anchor == Anchor::default() {
        return 0;
    }
    let after = in_text + units[in_text..].partition_point(|unit| unit.anchor(passages) <= anchor);
    let last = after.saturating_sub(1);
    // A section's title shares its anchor with the first block; going to a section means its title.
    let same = units[last].anchor(passages);
    if anchor.offset == 0 && same == anchor {
        let first = in_text + units[in_text..].partition_point(|unit| unit.anchor(passages) < same);
        return first.min(last);
    }
    last
}

/// Where each unit begins: a passage's index and a byte of its text. The byline begins where what follows it does.
pub fn starts(units: &[Unit], passages: usize) -> Vec<(usize, usize)> {
    let mut next = (passages, 0);
    let mut starts: Vec<_> = units
        .iter()
        .rev()
        .map(|unit| {
            next = match unit.content() {
                UnitContent::Text { passage, range } => (passage, range.start),
                UnitContent::Row(row) => (row.start, 0),
                UnitContent::Image(passage) => (passage, 0),
                UnitContent::Byline => next,
            };
            next
        })
        .collect();
    starts.reverse();
    starts
}

fn is_head(unit: &Unit, passages: &[Passage]) -> bool {
    unit.passage().is_none_or(|passage| passages[passage].is_in_head())
}

/// Minutes it takes to read so many units (Han characters and words), at least one.
///
/// About 400 a minute, the usual figure for Chinese and Japanese prose.
pub fn minutes(reading_units: usize) -> usize {
    reading_units.div_ceil(400).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Section, SectionKind, Term, passages};
    use crate::text::convert::{ChineseForm, Conversion, Converter, RegionalWords};

    fn sample() -> Vec<Passage> {
        passages(&Article {
            title: "題".into(),
            sections: vec![
                Section {
                    title: "甲".into(),
                    blocks: vec![Block::paragraph("一"), Block::paragraph("字".repeat(7_000))],
                    ..Section::default()
                },
                Section {
                    kind: SectionKind::Glossary,
                    title: "乙".into(),
                    entries: vec![Term { term: "詞".into(), ..Term::default() }],
                    ..Section::default()
                },
            ],
            ..Article::default()
        })
    }

    #[test]
    fn a_long_paragraph_is_cut_and_nothing_is_lost() {
        let passages = sample();
        let units = units(&passages);
        let chars: usize = units
            .iter()
            .filter_map(|unit| match unit.content() {
                UnitContent::Text { passage: 3, range } => passages[3].text.get(range),
                _ => None,
            })
            .map(|text| text.chars().count())
            .sum();
        assert_eq!(chars, 7_000);
        assert!(units.iter().all(|unit| unit.chars() <= 4_500));
    }

    #[test]
    fn an_anchor_finds_its_unit() {
        let passages = sample();
        let units = units(&passages);
        let text =
            |anchor| units[unit_at(&units, &passages, anchor)].passage().map(|p| passages[p].text.clone());
        assert_eq!(text(Anchor::default()).as_deref(), Some("題"), "the very start is the headline");
        assert_eq!(text(Anchor::new(1, 0, 0)).as_deref(), Some("乙"), "a section begins with its title");
        assert_eq!(text(Anchor::new(0, 1, 0)).map(|text| text.len()), Some(21_000));
        let middle = unit_at(&units, &passages, Anchor::new(0, 1, 6_500));
        assert_eq!(units[middle].anchor(&passages).offset, 3_000);
    }

    #[test]
    fn anchors_are_counted_in_what_was_written() {
        let text = "U盘。".repeat(2_000);
        let converter =
            Converter::new(ChineseForm::Mainland, Conversion::Taiwan, RegionalWords::Replaced).unwrap();
        let shown = [Passage::plain(&text).shown_as(converter.convert(&text))];
        let units = units(&shown);
        assert!(units.len() > 2, "the passage is cut: {}", units.len());
        for unit in &units {
            let start = unit.anchor(&shown).offset;
            for offset in [start, start + 5] {
                let anchor = Anchor::new(0, 0, offset);
                let char = unit.char_at(&shown, anchor);
                let UnitContent::Text { range, .. } = unit.content() else { continue };
                let byte = shown[0].text.get(range.clone()).unwrap().char_indices().nth(char).unwrap().0;
                assert_eq!(shown[0].anchor_at(range.start + byte), unit.anchor_of(&shown, char));
                assert!(
                    unit.anchor_of(&shown, char) <= anchor
                        && offset < unit.anchor_of(&shown, char).offset + 2
                );
            }
        }
        assert_eq!(units.last().unwrap().anchor_of(&shown, usize::MAX).offset, 6_000);
    }
}
