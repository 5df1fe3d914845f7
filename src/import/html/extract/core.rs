//! The element that holds the article's paragraphs.

use std::collections::{HashMap, HashSet};

use super::PrunedPage;
use super::page::{Node, TextRun};
use super::words::Surrounding;

/// Letters of running text in a paragraph that is one, whatever its name.
const LONG_TEXT: u32 = 60;
/// The share of a paragraph's weight that the element around its container gets, and so on outwards.
const DECAY: f32 = 0.6;

/// What names itself as a surrounding, but stands in the core and has one part in so many of its text, is misnamed.
const MISNAMED: u32 = 4;

/// Letters of a paragraph that is longer than what sites say of other articles.
const LONG_PARAGRAPH: u32 = 240;
/// Paragraphs of one look are the article's when they have one part in so many of its text.
const MAIN: u32 = 5;

/// Leaves out what says itself that it stands around the article, unless the core is in it or it is much of the core.
pub(super) fn leave_out_surroundings(page: &mut PrunedPage<'_>, core: usize) {
    let most = page.measure(core).prose / MISNAMED;
    let parts = parts(page);
    let mut node = 1;
    while node < page.flat.nodes.len() {
        let element = &page.flat.nodes[node];
        let end = element.end;
        let is_misnamed = || {
            let measure = page.measure(node);
            element.surrounding == Some(Surrounding::Class)
                && page.flat.is_inside(node, core)
                && measure.prose > most
                && measure.paragraphs > 1
                && !measure.is_linked(25)
                || element.surrounding == Some(Surrounding::Class)
                    && page.flat.prose(node) > 0
                    && parts.contains(&(element.parent, element.kind))
                || page.flat.has_name(node, &["aside"])
                    && page.flat.is_inside(node, core)
                    && is_note(page, node)
        };
        if element.is_hidden || is_named(page, node) && !page.flat.is_inside(core, node) && !is_misnamed() {
            page.leave_out(node);
            node = end;
        } else {
            node += 1;
        }
    }
}

/// Whether an `aside` in the article belongs to its text: a note, a list of ingredients, a quotation set apart.
fn is_note(page: &PrunedPage<'_>, node: usize) -> bool {
    let element = &page.flat.nodes[node];
    let is_labeled = page.flat.runs(node).next().is_none_or(|run| run.label.is_some());
    element.surrounding == Some(Surrounding::Element)
        && element.links == 0
        && element.images == 0
        && !is_labeled
}

/// The parts of texts, by the elements that hold them and their kinds: what a class names as something else next to them,
/// but is of the same kind, is a part with an advertisement after it.
fn parts(page: &PrunedPage<'_>) -> HashSet<(usize, u64)> {
    let prose = prose_of_all(page);
    let nodes = page.flat.nodes.iter().enumerate();
    let is_part = |(node, element): &(usize, &Node)| {
        element.has_class && element.surrounding.is_none() && prose[*node] > 0
    };
    nodes.filter(is_part).map(|(_, element)| (element.parent, element.look)).collect()
}

/// Whether an element says that it stands around the article. A head that holds the headline is none.
fn is_named(page: &PrunedPage<'_>, node: usize) -> bool {
    let element = &page.flat.nodes[node];
    // What is a paragraph, or in one, is named for how it looks.
    let is_text = || !element.is_block || page.flat.has_name(node, &["p", "li", "blockquote"]);
    let is_long = || page.flat.runs(node).map(TextRun::prose).sum::<u32>() >= LONG_TEXT;
    let is_heading = page.flat.has_name(node, &["h1", "h2", "h3", "h4", "h5", "h6"]);
    let is_kept =
        is_heading || page.holds_note(node) || page.holds(&page.headlines, node) || (is_text() && is_long());
    element.surrounding.is_some() && !is_kept
}

/// The element whose own paragraphs weigh most.
pub(super) fn core(page: &PrunedPage<'_>) -> usize {
    let mut weights = vec![0.0_f32; page.flat.nodes.len()];
    let prose_of = prose_of_all(page);
    let trusts = trusts(page);
    for run in page.flat.runs(0).filter(|run| !page.out[run.at]) {
        let prose = run.prose();
        if prose == 0 {
            continue;
        }
        let mut weight = prose as f32 * trusts[run.at];
        let mut node = outer_holder(page, run.at, &prose_of);
        loop {
            weights[node] += weight;
            let parent = page.flat.nodes[node].parent;
            if parent == node || weight < 1.0 {
                break;
            }
            // What wraps nothing else is no step outwards.
            if page.flat.nodes[parent].runs != page.flat.nodes[node].runs {
                weight *= DECAY;
            }
            node = parent;
        }
    }
    let heaviest = |one: &usize, other: &usize| weights[*one].total_cmp(&weights[*other]);
    (0..weights.len()).max_by(heaviest).unwrap_or(0)
}

/// The last of the paragraphs that look as most of the article's do; the last run of the page where none does.
pub(super) fn last(page: &PrunedPage<'_>, core: usize) -> usize {
    let shown = page.flat.nodes[core].runs.clone().filter(|run| {
        let run = &page.flat.runs[*run];
        !run.is_hidden && !page.out[run.at] && run.prose() > 0
    });
    let look = |run: usize| {
        let holder = holder(page, page.flat.runs[run].at);
        page.flat.nodes[holder].look
    };
    let mut sums: HashMap<u64, u32> = HashMap::new();
    let looks: Vec<(usize, u64)> = shown.map(|run| (run, look(run))).collect();
    for (run, look) in &looks {
        *sums.entry(*look).or_default() += page.flat.runs[*run].prose();
    }
    let total: u32 = sums.values().sum();
    let is_main = |(run, look): &&(usize, u64)| {
        page.flat.runs[*run].prose() >= LONG_PARAGRAPH
            || sums.get(look).is_some_and(|sum| sum * MAIN >= total)
    };
    looks.iter().rev().find(is_main).map_or(usize::MAX, |(run, _)| *run)
}

/// Letters of running text in each element.
fn prose_of_all(page: &PrunedPage<'_>) -> Vec<u32> {
    let mut prose = vec![0; page.flat.nodes.len()];
    for run in page.flat.runs(0).filter(|run| !page.out[run.at]) {
        let letters = run.prose();
        page.flat.ancestors(run.at).chain([run.at]).for_each(|node| prose[node] += letters);
    }
    prose
}

/// For each element, how much of the weight of a paragraph in it counts, by what it and those around it say of themselves.
fn trusts(page: &PrunedPage<'_>) -> Vec<f32> {
    let mut trusts: Vec<f32> = Vec::with_capacity(page.flat.nodes.len());
    for (node, element) in page.flat.nodes.iter().enumerate() {
        let outer = if node == 0 { 1.0 } else { trusts[element.parent] };
        let own: f32 = match element.surrounding.filter(|_| is_named(page, node)) {
            Some(Surrounding::Class) => 0.35,
            Some(_) => 0.1,
            None => 1.0,
        };
        trusts.push(own.min(outer));
    }
    trusts
}

/// As [`holder`], but a list or table that holds most of the page's text is what holds its items: a thread of a forum.
fn outer_holder(page: &PrunedPage<'_>, mut node: usize, prose: &[u32]) -> usize {
    while node > 0 && is_text(page, node) {
        if page.flat.has_name(node, &["dl", "ul", "ol", "table"]) && prose[node] * 2 > prose[0] {
            return node;
        }
        node = page.flat.nodes[node].parent;
    }
    node
}

/// The element that holds the paragraph or list which an element is or stands in.
pub(super) fn holder(page: &PrunedPage<'_>, mut node: usize) -> usize {
    while node > 0 && is_text(page, node) {
        node = page.flat.nodes[node].parent;
    }
    node
}

/// Whether an element is a paragraph or the like, and not what holds the paragraphs.
fn is_text(page: &PrunedPage<'_>, node: usize) -> bool {
    !page.flat.nodes[node].is_block
        || page.flat.has_name(
            node,
            &[
                "p",
                "blockquote",
                "pre",
                "li",
                "ul",
                "ol",
                "dl",
                "dd",
                "dt",
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "figure",
                "figcaption",
                "center",
                "details",
            ],
        )
}
