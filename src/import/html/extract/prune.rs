//! What in an article is none of it: menus, lists of links, teasers, feet.

use super::page::TextRun;
use super::words::Surrounding;
use super::{Measure, PrunedPage};

/// Letters of the longest teaser.
const LONGEST_TEASER: u32 = 240;

/// Letters of the shortest headline.
const SHORTEST_HEADLINE: u32 = 8;

/// Leaves out what a page holds that is no running text.
pub(super) fn leave_out(page: &mut PrunedPage<'_>) {
    let most = page.measure(0).prose * 3 / 10;
    inside(page, 0, most);
}

/// As for the page, in an element; what holds more than `most` letters of running text is never left out.
fn inside(page: &mut PrunedPage<'_>, node: usize, most: u32) {
    let mut is_labeled = None;
    for child in page.children(node) {
        if !page.flat.nodes[child].is_block {
            continue;
        }
        let measure = page.measure(child);
        let level = heading_level(page, child);
        let first = page.flat.runs(child).find(|run| !page.out[run.at]).copied().unwrap_or_default();
        let label = first.label;
        if measure.prose > most {
            is_labeled = None;
            inside(page, child, most);
            continue;
        }
        if let Some(open) = is_labeled {
            let ends = level.is_some_and(|level| level <= open) && label.is_none()
                || measure.prose * 2 > measure.letters && !measure.is_linked(25) && level.is_none();
            if ends {
                is_labeled = None;
            } else {
                page.leave_out(child);
                continue;
            }
        }
        if measure.letters == 0 || page.holds_note(child) || page.is_reference(child) {
            continue;
        }
        // What a note on another site says is a quotation, with the links that it had there.
        let is_quote = page.flat.has_name(child, &["blockquote"]);
        let is_links =
            measure.prose == 0 && !is_quote && page.flat.nodes[child].links >= 2 && measure.is_linked(55);
        let is_labeled_part =
            label.is_some() && (measure.prose == 0 || measure.is_linked(30) || is_apart(page, child, &first));
        // A card within the article that leads to something else.
        let is_card = measure.prose == 0 && measure.is_linked(90) && page.flat.has_name(child, &["article"]);
        if is_links
            || is_card
            || is_labeled_part
            || calls(page, child, &measure)
            || is_more(page, child, &measure, &first)
            || is_teasers(page, child)
        {
            page.leave_out(child);
            if first.is_label && measure.runs == 1 {
                is_labeled = Some(level.unwrap_or(7));
            }
            continue;
        }
        inside(page, child, most);
    }
}

/// Whether an element stands after the article, or begins with the heading of readers' words.
fn is_apart(page: &PrunedPage<'_>, node: usize, first: &TextRun) -> bool {
    let is_comments = first.label == Some(Surrounding::Comments);
    is_comments || page.is_after(node) && (page.flat.nodes[node].links > 0 || !first.is_heading)
}

/// Whether an element after the article holds little, and something of it says that it is the site's.
fn calls(page: &PrunedPage<'_>, node: usize, measure: &Measure) -> bool {
    page.is_after(node)
        && measure.prose <= LONGEST_TEASER
        && page.flat.nodes[node].has_class
        && page.flat.runs(node).any(|run| run.is_call || run.label.is_some())
}

/// Whether an element is a heading for something else to read, and what it leads to.
fn is_more(page: &PrunedPage<'_>, node: usize, measure: &Measure, first: &TextRun) -> bool {
    let links = page.flat.nodes[node].links;
    first.is_more && links > 0 && measure.runs > 1 && measure.letters <= LONGEST_TEASER * links
}

fn heading_level(page: &PrunedPage<'_>, node: usize) -> Option<u8> {
    let level = |node: usize| match page.flat.nodes[node].name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    };
    level(node)
}

/// Whether an element holds a row of teasers: like elements, each with a link and a few words.
pub(super) fn is_teasers(page: &PrunedPage<'_>, node: usize) -> bool {
    let children = page.children(node);
    let filled: Vec<usize> = children.into_iter().filter(|child| page.measure(*child).letters > 0).collect();
    match filled[..] {
        [only] => return is_teasers(page, only),
        [heading, rest] if heading_level(page, heading).is_some() => {
            return is_headlines(page, node) || is_teasers(page, rest);
        }
        _ => {}
    }
    if is_headlines(page, node) {
        return true;
    }
    if filled.len() < 3 {
        return false;
    }
    let first = page.flat.nodes[filled[1]].look;
    let filled = if heading_level(page, filled[0]).is_some() { &filled[1..] } else { &filled[..] };
    let is_teaser = |child: &&usize| {
        let inner = &page.flat.nodes[**child];
        let measure = page.measure(**child);
        let has_sign = inner.images > 0
            || (**child..inner.end).any(|node| heading_level(page, node).is_some())
            || measure.is_linked(45);
        inner.look == first && inner.links > 0 && measure.letters <= LONGEST_TEASER && has_sign
    };
    let teasers = filled.iter().filter(is_teaser).count();
    teasers * 5 >= filled.len() * 4
}

/// Whether what an element holds is headlines that are links, each perhaps with a few words.
fn is_headlines(page: &PrunedPage<'_>, node: usize) -> bool {
    let runs = || page.flat.runs(node).filter(|run| !page.out[run.at] && run.label.is_none());
    let is_headline = |run: &&TextRun| run.letters >= SHORTEST_HEADLINE && run.linked * 10 >= run.letters * 9;
    let headlines = runs().filter(is_headline).count();
    headlines >= 2 && headlines * 3 >= runs().count() && runs().all(|run| run.letters <= LONGEST_TEASER)
}
