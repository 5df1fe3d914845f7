//! What a page hides until a script runs or a reader opens it, and what it hides for good.

use super::page::{Flat, TextRun};

/// A page that shows less than one part in so many of its running text hides its article.
const SHARE: u32 = 4;

/// Letters of running text that are an article of their own, whatever is hidden next to it.
const MUCH: u32 = 1_000;

/// The largest hidden part, where hardly anything is to be seen without it.
pub(super) fn shown(flat: &Flat) -> Option<usize> {
    let prose = |runs: &[TextRun]| runs.iter().map(TextRun::prose).sum::<u32>();
    let total = prose(&flat.runs);
    let is_around =
        |node: usize| flat.ancestors(node).chain([node]).any(|node| flat.nodes[node].surrounding.is_some());
    let seen: u32 =
        flat.runs.iter().filter(|run| !(run.is_hidden || is_around(run.at))).map(TextRun::prose).sum();
    if seen * SHARE >= total || seen >= MUCH {
        return None;
    }
    let mut largest = None;
    let mut node = 0;
    while node < flat.nodes.len() {
        if flat.nodes[node].is_hidden {
            let prose = prose(&flat.runs[flat.nodes[node].runs.clone()]);
            largest = largest.max(Some((prose, usize::MAX - node)));
            node = flat.nodes[node].end;
        } else {
            node += 1;
        }
    }
    largest.filter(|(prose, _)| *prose > seen).map(|(_, node)| usize::MAX - node)
}

/// Parts with running text that a reader opens by pressing their headings: answers, tabs.
pub(super) fn panels(flat: &Flat) -> Vec<usize> {
    let is_around =
        |node: usize| flat.ancestors(node).chain([node]).any(|node| flat.nodes[node].surrounding.is_some());
    let holds_prose =
        |node: usize| flat.runs[flat.nodes[node].runs.clone()].iter().any(|run| run.prose() > 0);
    let is_panel = |node: &usize| {
        let element = &flat.nodes[*node];
        element.is_hidden && element.is_panel && holds_prose(*node) && !is_around(*node)
    };
    (0..flat.nodes.len()).filter(is_panel).collect()
}
