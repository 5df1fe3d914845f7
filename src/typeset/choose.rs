//! Which of the possible ends each line gets: the best ones for the whole paragraph where it is short, otherwise the
//! furthest one line by line.

use super::fit::Fit;
use super::prepared::{End, Prepared};

/// Ends that are weighed for one line, without those at a price.
const MOST_CANDIDATES: usize = 12;
/// Ends at a price that are weighed as well.
const MOST_PRICED: usize = 24;
/// Edges of a line change its room by no more than this, em.
const EDGE_SLACK: f64 = 2.0;
/// Breaking a long word (`overflow-wrap: anywhere`, CSS Text 3 §5.5) is avoided where that costs no ragged line.
const OVERFLOW_WRAP_COST: f64 = 5.0;
/// A last line of one Han character, a runt, is worse than a ragged line (clreq §3.4.4, jlreq §3.5.4).
const RUNT_COST: f64 = 100.0;
/// The cost of a line that looks looser or tighter than the next, for the square of the difference.
const CONTRAST_COST: f64 = 1.0;
/// The cost of a ragged line that takes less than would fit, for an em that it could have taken, and for the square.
const WANTING_COST: (f64, f64) = (8.0, 4.0);
/// The cost of a balanced line that is free by all of its width, for the square of the share that is free.
const BALANCE_COST: f64 = 100.0;
/// Lines are told apart by their looseness where one begins after the same end: the bounds of the classes.
const LOOSENESS: [f64; CLASSES - 1] = [-0.5, -0.1, 0.4, 0.9];
const CLASSES: usize = 5;

/// What the ends of lines look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Lines are made flush.
    Flush,
    /// Each is as full as it gets.
    Ragged,
    /// All are about as long as each other.
    Balanced,
}

/// How lines are filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling {
    /// The length of a line, em.
    pub measure: f64,
    /// Room for the first line of the prepared text, em.
    pub first: f64,
    /// The indent of a line after one that was broken by hand, em.
    pub line_indent: f64,
    /// The indent of any other line, em.
    pub turnover: f64,
    /// What the ends of its lines look like.
    pub edge: Edge,
    /// Whether the prepared text ends where the paragraph does, or the piece of it that is set.
    pub is_tail: bool,
    /// Whether the paragraph goes on after it, so that its last line is to be full too.
    pub goes_on: bool,
}

impl Filling {
    /// Room for a line that begins at a place of the prepared text, em.
    pub fn room(&self, prepared: &Prepared, start: usize) -> f64 {
        match start {
            0 => self.first,
            _ if !prepared.is_after_line_end(start) => self.measure - self.turnover,
            _ if prepared.begins_with_indent(start) => self.measure,
            _ => self.measure - self.line_indent,
        }
    }

    /// Whether a line with this end is the last one of a paragraph, which is not made flush.
    pub fn is_last(&self, prepared: &Prepared, end: End) -> bool {
        end.forced || self.is_tail && !self.goes_on && end.at == prepared.len()
    }
}

/// The furthest end of a line that begins at a place of the prepared text; none at its end.
pub(super) fn furthest(prepared: &Prepared, start: usize, filling: Filling) -> Option<End> {
    candidates(prepared, start, filling.room(prepared, start), filling, 1)
        .first()
        .map(|candidate| candidate.end)
}

/// The ends of all lines of the prepared text, chosen together (after Knuth and Plass, from the last line back).
pub(super) fn best(prepared: &Prepared, filling: Filling) -> Vec<End> {
    let count = prepared.ends.len();
    // For a line that begins after each end: the best ways on.
    let mut after = vec![Ways::default(); count];
    for index in (0..count.saturating_sub(1)).rev() {
        after[index] = ways(prepared, prepared.ends[index].at, filling, &after);
    }
    let mut ends = Vec::new();
    let mut way = ways(prepared, 0, filling, &after).best();
    while let Some(Way { index, class, .. }) = way {
        ends.push(prepared.ends[index]);
        way = class.and_then(|class| after[index].0[class]);
    }
    ends
}

/// The cheapest way on from a place, for each class of looseness of its first line.
#[derive(Clone, Copy, Debug, Default)]
struct Ways([Option<Way>; CLASSES]);

/// A line and those after it.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// What all of them cost.
    cost: f64,
    /// How loose the first one is.
    looseness: f64,
    /// The index of its end.
    index: usize,
    /// The class of the line after it; none where it is the last.
    class: Option<usize>,
}

impl Ways {
    fn best(&self) -> Option<Way> {
        self.0.iter().flatten().copied().min_by(|one, other| one.cost.total_cmp(&other.cost))
    }

    /// What the best of them costs after a line of this looseness, and the class of its first line; nothing at the
    /// end of the text.
    fn after(&self, looseness: f64) -> (f64, Option<usize>) {
        let cost = |way: &Way| way.cost + CONTRAST_COST * (way.looseness - looseness).powi(2);
        let ways =
            self.0.iter().enumerate().filter_map(|(class, way)| Some((cost(way.as_ref()?), Some(class))));
        ways.min_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or_default()
    }

    fn add(&mut self, way: Way) {
        let class = LOOSENESS.iter().filter(|bound| way.looseness > **bound).count();
        if self.0[class].is_none_or(|known| way.cost < known.cost) {
            self.0[class] = Some(way);
        }
    }
}

struct Candidate {
    index: usize,
    end: End,
    fit: Fit,
}

impl Candidate {
    /// Whether a line ends here as readily as anywhere.
    fn is_free(&self) -> bool {
        self.end.cost == 0.0 && !self.end.emergency
    }
}

fn ways(prepared: &Prepared, start: usize, filling: Filling, after: &[Ways]) -> Ways {
    let mut ways = Ways::default();
    let candidates = candidates(prepared, start, filling.room(prepared, start), filling, MOST_CANDIDATES);
    let least_free =
        candidates.iter().filter(|candidate| candidate.is_free()).map(|candidate| candidate.fit.free());
    let least_free = least_free.fold(f64::INFINITY, f64::min);
    for candidate in candidates {
        let looseness = candidate.fit.looseness();
        let (rest, class) = after[candidate.index].after(looseness);
        let cost = cost(prepared, start, &candidate, filling)
            + wanting(prepared, &candidate, least_free, filling)
            + rest;
        ways.add(Way { cost, looseness, index: candidate.index, class });
    }
    ways
}

fn cost(prepared: &Prepared, start: usize, candidate: &Candidate, filling: Filling) -> f64 {
    let Candidate { end, fit, .. } = candidate;
    let ends_paragraph = filling.is_last(prepared, *end);
    let mut cost = match fit {
        Fit::AsSet { free } if filling.edge == Edge::Balanced => {
            BALANCE_COST * (free / filling.measure).powi(2) + if ends_paragraph { 0.0 } else { end.cost }
        }
        Fit::AsSet { .. } if ends_paragraph => 0.0,
        Fit::AsSet { free } if filling.edge != Edge::Flush => free * free,
        fit => fit.cost(),
    };
    if filling.edge != Edge::Balanced && !end.forced {
        cost += end.cost;
    }
    if end.emergency {
        cost += OVERFLOW_WRAP_COST;
    }
    if ends_paragraph && prepared.is_runt(start, end.visible) {
        cost += RUNT_COST;
    }
    cost
}

/// What a line that could have been flush, and is not, costs for the room that more of the text would have filled.
fn wanting(prepared: &Prepared, candidate: &Candidate, least_free: f64, filling: Filling) -> f64 {
    match candidate.fit {
        Fit::AsSet { free }
            if filling.edge == Edge::Flush
                && free > least_free
                && !filling.is_last(prepared, candidate.end) =>
        {
            let (linear, square) = WANTING_COST;
            linear * (free - least_free) + square * (free - least_free).powi(2)
        }
        _ => 0.0,
    }
}

/// The ends that a line may have, the furthest first: all that make it flush, and two at least; all of a
/// balanced one, where more than one is looked for. At most `most` without a price.
fn candidates(
    prepared: &Prepared,
    start: usize,
    width: f64,
    filling: Filling,
    most: usize,
) -> Vec<Candidate> {
    let from = prepared.first_end_after(start);
    let ends = &prepared.ends[from..];
    let reach = ends.partition_point(|end| prepared.least(start, end.visible) <= width + EDGE_SLACK);
    let forced = ends.iter().take(reach).position(|end| end.forced);
    let reach = forced.map_or(reach, |forced| forced + 1).max(1).min(ends.len());
    let does_not_fit =
        |fit| fit == Fit::Over || filling.edge != Edge::Flush && matches!(fit, Fit::Shrink { .. });
    let mut found: Vec<Candidate> = Vec::new();
    let mut priced = 0;
    for (ahead, end) in ends[..reach].iter().enumerate().rev() {
        let full = filling.edge == Edge::Flush && !filling.is_last(prepared, *end);
        let (fit, _) = prepared.fit(start, *end, width, full);
        // Once lines get ragged, shorter ones are only more so. One that is full as it is set is not ragged.
        let others = found.len() - priced;
        let ragged = matches!(fit, Fit::AsSet { free } if free > 0.01) && others >= 2;
        let enough = ragged || others == most || priced == MOST_PRICED;
        if most == 1 && !found.is_empty() || filling.edge != Edge::Balanced && enough {
            break;
        }
        // Something has to stand on the line.
        if ahead == 0 && found.is_empty() || !does_not_fit(fit) {
            priced += usize::from(end.cost > 0.0);
            found.push(Candidate { index: from + ahead, end: *end, fit });
        }
    }
    found
}
