//! The element that holds the article's paragraphs.

use super::Page;
use super::page::Run;
use super::words::Surrounding;

/// Letters of running text in a paragraph that is one, whatever its name.
const LONG_TEXT: u32 = 60;
/// The share of a paragraph's weight that the element around its container gets, and so on outwards.
const DECAY: f32 = 0.7;

/// What names itself as a surrounding, but stands in the core and has one part in so many of its text, is misnamed.
const MISNAMED: u32 = 4;

/// Leaves out what says itself that it stands around the article, unless the core is in it or it is much of the core.
pub(super) fn leave_out_surroundings(page: &mut Page<'_>, core: usize) {
    let most = page.measure(core).prose / MISNAMED;
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
                || is_like_siblings(page, node)
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
fn is_note(page: &Page<'_>, node: usize) -> bool {
    let element = &page.flat.nodes[node];
    let is_labeled = page.flat.runs(node).next().is_none_or(|run| run.label.is_some());
    element.surrounding == Some(Surrounding::Element)
        && element.links == 0
        && element.images == 0
        && !is_labeled
}

/// Whether an element that a class names is of the kind of those beside it, which no class names: a part of the text
/// with an advertisement after it.
fn is_like_siblings(page: &Page<'_>, node: usize) -> bool {
    let nodes = &page.flat.nodes;
    let is_like = |other: usize| {
        other != node
            && nodes[other].kind == nodes[node].kind
            && nodes[other].surrounding.is_none()
            && page.flat.prose(other) > 0
    };
    nodes[node].surrounding == Some(Surrounding::Class)
        && nodes[node].has_class
        && page.flat.prose(node) > 0
        && page.flat.children(nodes[node].parent).any(is_like)
}

/// Whether an element says that it stands around the article. A head that holds the headline is none.
fn is_named(page: &Page<'_>, node: usize) -> bool {
    let element = &page.flat.nodes[node];
    // What is a paragraph, or in one, is named for how it looks.
    let is_text =
        || !element.is_block || page.flat.has_name(node, &["p", "li", "blockquote", "h2", "h3", "h4"]);
    let is_long = || page.flat.runs(node).map(Run::prose).sum::<u32>() >= LONG_TEXT;
    element.surrounding.is_some()
        && !page.holds_note(node)
        && !(is_text() && is_long())
        && !(node..element.end).any(|inner| page.flat.has_name(inner, &["h1"]))
}

/// The element whose own paragraphs weigh most.
pub(super) fn core(page: &Page<'_>) -> usize {
    let mut weights = vec![0.0_f32; page.flat.nodes.len()];
    let total = page.measure(0).prose;
    for run in page.flat.runs(0).filter(|run| !page.out[run.at]) {
        let prose = run.prose();
        if prose == 0 {
            continue;
        }
        let mut weight = prose as f32 * trust(page, run.at);
        let mut node = outer_holder(page, run.at, total);
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

/// How much of a paragraph's weight counts, by what the elements around it say of themselves.
fn trust(page: &Page<'_>, node: usize) -> f32 {
    let said = page.flat.ancestors(node).chain([node]).filter(|node| is_named(page, *node));
    let trust = |node: usize| match page.flat.nodes[node].surrounding {
        Some(Surrounding::Class) => 0.35,
        Some(_) => 0.1,
        None => 1.0,
    };
    said.map(trust).fold(1.0, f32::min)
}

/// As [`holder`], but a list or table that holds most of the page's text is what holds its items: a thread of a forum.
fn outer_holder(page: &Page<'_>, mut node: usize, total: u32) -> usize {
    while node > 0 && is_text(page, node) {
        if page.flat.has_name(node, &["dl", "ul", "ol", "table"]) && page.measure(node).prose * 2 > total {
            return node;
        }
        node = page.flat.nodes[node].parent;
    }
    node
}

/// The element that holds the paragraph or list which an element is or stands in.
pub(super) fn holder(page: &Page<'_>, mut node: usize) -> usize {
    while node > 0 && is_text(page, node) {
        node = page.flat.nodes[node].parent;
    }
    node
}

/// Whether an element is a paragraph or the like, and not what holds the paragraphs.
fn is_text(page: &Page<'_>, node: usize) -> bool {
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
