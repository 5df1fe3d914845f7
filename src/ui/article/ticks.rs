//! Ticks on the article's scroll bar.

use crate::glossary::{EntryId, Occurrence, OccurrenceId, Occurrences};
use crate::page::{Page, PageFrame, Sheet};
use crate::reader::{Reader, Revisions};
use crate::search::Hits;
use crate::ui::scroll_bar::Tick;
use crate::ui::term_use::is_pale;

/// Ticks on the bar: where the hits of a search are, or else the uses of the selected term.
///
/// They are worked out once for what they mark; heights that become known later move them too little to be seen.
#[derive(Default)]
pub(super) struct Ticks {
    of: Option<Marked>,
    /// Those of similar words first.
    ticks: Vec<Tick>,
}

/// What is marked, and on which page.
#[derive(Clone, Copy, PartialEq)]
struct Marked {
    revisions: Revisions,
    sheet: Sheet,
    selected: Option<EntryId>,
    /// The number of the search, and how many hits it has.
    hits: (u64, usize),
}

impl Ticks {
    /// The ticks now.
    pub fn now(&mut self, reader: &Reader, page: &Page, frame: &PageFrame) -> &[Tick] {
        let Some(document) = reader.document.as_deref() else { return &[] };
        let find = &reader.find;
        let selected = reader.selected.map(|selected| selected.entry);
        let hits = (find.number(), find.hits.len());
        let wanted = Marked { revisions: reader.revisions, sheet: frame.sheet, selected, hits };
        if self.of == Some(wanted) {
            return &self.ticks;
        }
        self.of = Some(wanted);
        let (starts, offsets) = page.unit_starts(document.shown.passages.len());
        let of = |places: &Places<'_>, is_pale: bool| {
            let at = ticks(places, &starts, &offsets, frame.extent.total as f32);
            at.into_iter().map(move |at| Tick { at, is_pale })
        };
        self.ticks = if find.hits.is_empty() {
            let all = &document.shown.occurrences;
            let of_entry = selected.map_or(&[][..], |entry| all.of(entry));
            let is_quiet = |id: &OccurrenceId| all.get(*id).is_some_and(|found| is_pale(found.kind));
            let (similar, others): (Vec<_>, Vec<_>) = of_entry.iter().copied().partition(is_quiet);
            of(&Places::Uses(all, &similar), true).chain(of(&Places::Uses(all, &others), false)).collect()
        } else {
            of(&Places::Hits(&find.hits), false).collect()
        };
        &self.ticks
    }
}

/// More ticks than these would be one bar.
const MAX_TICKS: usize = 200;

/// Where there are ticks: the bar is cut into slots, and each slot with a place in it gets one. Whatever the number
/// of places, no more are looked at than there are slots.
fn ticks(places: &Places<'_>, starts: &[(usize, usize)], offsets: &[f32], total: f32) -> Vec<f32> {
    let mut ticks = Vec::new();
    let slot_height = total.max(1.0) / MAX_TICKS as f32;
    let mut index = 0;
    while let Some(place) = places.get(index) {
        let unit = starts.partition_point(|start| *start <= place).saturating_sub(1);
        let Some(offset) = offsets.get(unit) else { break };
        ticks.push(offset / total.max(1.0));
        let slot_end = ((offset / slot_height).floor() + 1.0) * slot_height;
        let next = offsets.partition_point(|offset| *offset < slot_end).max(unit + 1);
        let Some(start) = starts.get(next) else { break };
        index = places.first_from(*start).max(index + 1);
    }
    ticks
}

/// Places in the text, in reading order, each a passage and a byte.
enum Places<'a> {
    Hits(&'a Hits),
    Uses(&'a Occurrences, &'a [OccurrenceId]),
}

impl Places<'_> {
    fn get(&self, index: usize) -> Option<(usize, usize)> {
        match self {
            Self::Hits(hits) => hits.get(index).map(|hit| (hit.passage(), hit.range().start)),
            Self::Uses(all, uses) => uses.get(index).and_then(|id| all.get(*id)).map(Occurrence::start),
        }
    }

    /// Index of the first that is not before a place.
    fn first_from(&self, (passage, byte): (usize, usize)) -> usize {
        match self {
            Self::Hits(hits) => hits.first_from(passage, byte),
            Self::Uses(all, uses) => {
                uses.partition_point(|id| all.get(*id).is_some_and(|found| found.start() < (passage, byte)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Hit;

    fn hits(at: impl Iterator<Item = (usize, usize)>) -> Hits {
        let mut hits = Hits::default();
        let all: Vec<Hit> =
            at.filter_map(|(passage, start)| Hit::new(passage, &(start..start + 1))).collect();
        hits.extend_after(&all);
        hits
    }

    #[test]
    fn a_lonely_hit_gets_its_tick_beside_a_thousand() {
        let starts: Vec<_> = (0..2_000).map(|passage| (passage, 0)).collect();
        let offsets: Vec<_> = (0..2_000).map(|unit| unit as f32 * 10.0).collect();
        let many = (0..100).flat_map(|passage| (0..1_000).map(move |byte| (passage, byte)));
        let hits = hits(many.chain([(1_500, 3)]));
        let ticks = ticks(&Places::Hits(&hits), &starts, &offsets, 20_000.0);
        assert_eq!(ticks.len(), 10 + 1, "100 of 2,000 passages are 10 of 200 slots");
        assert_eq!(ticks.last(), Some(&0.75));
    }

    #[test]
    fn a_passage_in_pieces_has_a_tick_for_each() {
        let hits = hits([(0, 5), (0, 250), (0, 251)].into_iter());
        let ticks = ticks(&Places::Hits(&hits), &[(0, 0), (0, 100), (0, 200)], &[0.0, 50.0, 100.0], 200.0);
        assert_eq!(ticks, [0.0, 0.5]);
    }
}
