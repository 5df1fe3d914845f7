//! Which of the possible ends each line gets: the best ones for the whole paragraph where it is short, otherwise the
//! furthest one line by line.

use super::fit::Fit;
use super::prepared::{End, Prepared};

/// Ends that are weighed for one line.
const MOST_CANDIDATES: usize = 12;
/// Edges of a line change its room by no more than this, em.
const EDGE_SLACK: f64 = 2.0;
/// Breaking a long word (`overflow-wrap: anywhere`, CSS Text 3 §5.5) is avoided where that costs no ragged line.
const OVERFLOW_WRAP_COST: f64 = 5.0;
/// A last line of one Han character, a runt, is worse than a ragged line (clreq §3.4.4, jlreq §3.5.4).
const RUNT_COST: f64 = 60.0;

/// How lines are filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling {
    /// Room for a line, em.
    pub width: f64,
    /// Room for the first line of the prepared text, em.
    pub first: f64,
    /// Whether lines are made flush.
    pub justify: bool,
    /// Whether the prepared text ends where the paragraph does, or the piece of it that is set.
    pub is_tail: bool,
    /// Whether the paragraph goes on after it, so that its last line is to be full too.
    pub goes_on: bool,
}

impl Filling {
    /// Whether a line with this end is the last one of a paragraph, which is not made flush.
    pub fn is_last(&self, prepared: &Prepared, end: End) -> bool {
        end.forced || self.is_tail && !self.goes_on && end.at == prepared.len()
    }
}

/// The furthest end of a line that begins at a place of the prepared text; none at its end.
pub(super) fn furthest(prepared: &Prepared, start: usize, filling: Filling) -> Option<End> {
    let width = if start == 0 { filling.first } else { filling.width };
    candidates(prepared, start, width, filling).first().map(|candidate| candidate.end)
}

/// The ends of all lines of the prepared text, chosen together (after Knuth and Plass, from the last line back).
pub(super) fn best(prepared: &Prepared, filling: Filling) -> Vec<End> {
    let count = prepared.ends.len();
    // For a line that begins after each end: what it and all after it cost, and the index of its own end.
    let mut rest = vec![(0.0, 0); count];
    for index in (0..count.saturating_sub(1)).rev() {
        rest[index] = cheapest(prepared, prepared.ends[index].at, filling.width, filling, &rest);
    }
    let mut ends = Vec::new();
    if count > 0 {
        let mut index = cheapest(prepared, 0, filling.first, filling, &rest).1;
        ends.push(prepared.ends[index]);
        while index + 1 < count {
            index = rest[index].1;
            ends.push(prepared.ends[index]);
        }
    }
    ends
}

struct Candidate {
    index: usize,
    end: End,
    fit: Fit,
}

fn cheapest(
    prepared: &Prepared,
    start: usize,
    width: f64,
    filling: Filling,
    rest: &[(f64, usize)],
) -> (f64, usize) {
    candidates(prepared, start, width, filling)
        .iter()
        .map(|candidate| {
            (cost(prepared, start, candidate, filling) + rest[candidate.index].0, candidate.index)
        })
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .unwrap_or_default()
}

fn cost(prepared: &Prepared, start: usize, candidate: &Candidate, filling: Filling) -> f64 {
    let Candidate { end, fit, .. } = candidate;
    let ends_paragraph = filling.is_last(prepared, *end);
    let mut cost = match fit {
        Fit::AsSet { .. } if ends_paragraph => 0.0,
        Fit::AsSet { free } if !filling.justify => free * free,
        fit => fit.cost(),
    };
    if end.emergency {
        cost += OVERFLOW_WRAP_COST;
    }
    if ends_paragraph && prepared.is_runt(start, end.visible) {
        cost += RUNT_COST;
    }
    cost
}

/// The ends that a line may have, the furthest first: all that make it flush, and two at least.
fn candidates(prepared: &Prepared, start: usize, width: f64, filling: Filling) -> Vec<Candidate> {
    let from = prepared.first_end_after(start);
    let ends = &prepared.ends[from..];
    let reach = ends.partition_point(|end| prepared.least(start, end.visible) <= width + EDGE_SLACK);
    let forced = ends.iter().take(reach).position(|end| end.forced);
    let reach = forced.map_or(reach, |forced| forced + 1).max(1).min(ends.len());
    let does_not_fit = |fit| fit == Fit::Over || !filling.justify && matches!(fit, Fit::Shrink { .. });
    let mut found: Vec<Candidate> = Vec::new();
    for (ahead, end) in ends[..reach].iter().enumerate().rev() {
        let full = filling.justify && !filling.is_last(prepared, *end);
        let (fit, _) = prepared.fit(start, *end, width, full);
        // Once lines get ragged, shorter ones are only more so.
        let ragged = matches!(fit, Fit::AsSet { .. }) && found.len() >= 2;
        if found.len() == MOST_CANDIDATES || ragged {
            break;
        }
        // Something has to stand on the line.
        if ahead == 0 && found.is_empty() || !does_not_fit(fit) {
            found.push(Candidate { index: from + ahead, end: *end, fit });
        }
    }
    found
}
