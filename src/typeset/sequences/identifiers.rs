//! Names in code and paths of few parts: they stay whole where that leaves no hole, and otherwise are parted after what
//! joins their parts (`/`, `::`, `.`, `_`, `->`), not in the middle of one of these.

use super::Sequences;

/// What it costs to part one. A line whose blanks are half an em wide costs about as much.
const COST: f64 = 12.0;
/// Shorter ones are not parted, characters.
const SHORTEST: usize = 7;
/// Fewer characters do not stand alone.
const SHORTEST_PART: usize = 3;
/// `example.com` is a name; a point joins parts where there are others, or in a run as long as this.
const LONG: usize = 16;

/// Opens the places between the parts of every name of a text.
pub(super) fn find(characters: &[char], sequences: &mut Sequences) {
    let mut at = 0;
    while at < characters.len() {
        let length = characters[at..].iter().take_while(|c| c.is_ascii_graphic()).count();
        if length >= SHORTEST {
            open(&characters[at..at + length], at, sequences);
        }
        at += length.max(1);
    }
}

fn open(run: &[char], start: usize, sequences: &mut Sequences) {
    let (first, last) = (SHORTEST_PART, run.len().saturating_sub(SHORTEST_PART));
    let joints = (first..=last).filter(|&at| is_joint(run, at));
    let joints: Vec<usize> = joints.collect();
    for &at in &joints {
        let is_point = run[at - 1] == '.';
        if !is_point || joints.len() > 1 || run.len() >= LONG {
            sequences.reluctant[start + at] = true;
            sequences.costs[start + at] = COST;
        }
    }
}

/// Whether one part ends before a place and another begins there: both of letters, or of letters and digits.
fn is_joint(run: &[char], at: usize) -> bool {
    let joins = match run[..at] {
        [.., ':', ':'] | [.., '-', '>'] => true,
        [.., before, '/' | '_' | '.' | ':'] => before.is_ascii_alphanumeric(),
        _ => false,
    };
    let is_part = |c: &char| c.is_ascii_alphanumeric();
    let begins = is_part(&run[at]) && is_part(&run[at + 1]);
    // Figures and dates are no names: 12.5, 2025/12/31.
    joins && begins && run.iter().filter(|c| c.is_ascii_alphabetic()).count() >= SHORTEST_PART
}
