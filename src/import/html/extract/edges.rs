//! Short lines before the first paragraph and after the last one: what stands with the paragraphs belongs to them, and
//! what stands apart is a menu, a counter, a button.

use std::collections::HashSet;

use super::PrunedPage;
use super::core::holder;
use super::page::TextRun;

/// Leaves out what stands before the first and after the last paragraph, apart from them.
pub(super) fn leave_out(page: &mut PrunedPage<'_>, core: usize) {
    let runs = &page.flat.runs;
    let shown = |run: &usize| !runs[*run].is_hidden && !page.out[runs[*run].at];
    let is_prose = |run: &usize| runs[*run].prose() > 0 && !runs[*run].is_call;
    let kept: Vec<usize> = (0..runs.len()).filter(shown).collect();
    let (Some(first), Some(last)) = (kept.iter().position(is_prose), kept.iter().rposition(is_prose)) else {
        return;
    };
    let holders = [first, last].map(|at| holder(page, runs[kept[at]].at));
    // A date or a name below the text looks as its paragraphs do.
    let looks: HashSet<u64> = kept[first..=last]
        .iter()
        .filter(|run| is_prose(run))
        .map(|run| page.flat.nodes[runs[*run].at].look)
        .collect();
    let is_like =
        |run: &TextRun| page.flat.is_inside(run.at, core) && looks.contains(&page.flat.nodes[run.at].look);
    let stays = |at: usize| {
        let run = &runs[kept[at]];
        if (first..=last).contains(&at) {
            return true;
        }
        let holder = holder(page, run.at);
        let around = |node: usize| page.flat.ancestors(node).chain([node]);
        let is_caption = around(run.at).any(|node| page.flat.has_name(node, &["figcaption", "figure"]))
            || is_caption(page, run);
        let is_note = || around(run.at).any(|node| page.notes.binary_search(&node).is_ok());
        let is_reference = || page.references.binary_search(&run.at).is_ok() || page.is_reference(run.at);
        if is_note() || at > last && is_reference() {
            return true;
        }
        let is_linked = run.linked * 2 > run.letters || run.is_call;
        if at < first && page.headline.is_some_and(|headline| run.at < headline) {
            false
        } else if at < first {
            (run.is_heading && run.label.is_none())
                || is_caption
                || around(run.at).any(|node| is_facts(page, node))
                || (holder == holders[0] && !is_linked && run.label.is_none())
        } else {
            is_caption
                || ((holder == holders[1] || holder == core || is_like(run))
                    && !is_linked
                    && run.label.is_none())
        }
    };
    let mut is_dropped = vec![false; runs.len()];
    for (at, run) in kept.iter().enumerate() {
        is_dropped[*run] = !stays(at);
    }
    page.drop_runs(&is_dropped);
}

/// Whether an element is a list or table of facts without links: when and where an event is.
pub(super) fn is_facts(page: &PrunedPage<'_>, node: usize) -> bool {
    let element = &page.flat.nodes[node];
    page.flat.has_name(node, &["dl", "table"]) && element.links == 0 && element.surrounding.is_none()
}

/// Letters of the longest caption.
const LONGEST_CAPTION: u32 = 240;
/// Elements between a caption and what holds it with its image.
const CAPTION_DEPTH: usize = 5;

/// Whether a line stands alone with an image that is no link.
pub(super) fn is_caption(page: &PrunedPage<'_>, run: &TextRun) -> bool {
    let fits = |node: &usize| {
        let element = &page.flat.nodes[*node];
        element.images > 0 && element.links <= element.images && element.runs.len() == 1
    };
    let mut around = std::iter::once(run.at).chain(page.flat.ancestors(run.at)).take(CAPTION_DEPTH);
    run.letters <= LONGEST_CAPTION
        && run.linked == 0
        && run.label.is_none()
        && !run.is_call
        && around.any(|node| fits(&node))
}
