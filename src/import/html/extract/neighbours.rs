//! What stands next to the article's core: its headline, a note after it, or the rest of the page.

use super::words::Surrounding;
use super::{Measure, PrunedPage, edges, prune};

/// Leaves out what stands between the body and the core and does not belong to it.
pub(super) fn leave_out(page: &mut PrunedPage<'_>, core: usize) {
    let headline = headline(page, core);
    let core_measure = page.measure(core);
    let path: Vec<usize> = std::iter::once(core).chain(page.flat.ancestors(core)).collect();
    let mut has_article = false;
    for (steps, pair) in path.windows(2).enumerate() {
        let (inner, outer) = (pair[0], pair[1]);
        // What a page marks as its article holds all of it.
        has_article |= page.flat.has_name(inner, &["article"]);
        for child in page.flat.children(outer).collect::<Vec<_>>() {
            if child == inner {
                continue;
            }
            if page.out[child] {
                if is_like_inner(page, child, inner) {
                    page.take_in(child);
                }
                continue;
            }
            let is_between = |headline: usize| child < inner && headline < child;
            let belongs = match headline {
                Some(headline) if page.flat.is_inside(headline, child) => true,
                Some(headline) if has_article && is_between(headline) => {
                    is_prose(page, child) || is_picture(page, child) || edges::is_facts(page, child)
                }
                _ if has_article => false,
                Some(headline) if is_between(headline) => leads(page, child),
                Some(headline) if child < headline => false,
                _ => is_like(page, child, inner) || goes_on(page, child, &core_measure, steps),
            };
            if !belongs && !page.holds_note(child) {
                page.leave_out(child);
            }
        }
    }
}

/// The heading that is the article's headline, or the last one of the first rank before the core's text.
fn headline(page: &PrunedPage<'_>, core: usize) -> Option<usize> {
    let named = page.headline.filter(|node| *node < page.flat.nodes[core].end && !page.out[*node]);
    named.or_else(|| last_headline(page, core))
}

/// The last heading of the first rank before the core's text.
fn last_headline(page: &PrunedPage<'_>, core: usize) -> Option<usize> {
    page.headlines.iter().rev().copied().find(|node| *node < core && !page.out[*node])
}

/// Whether something between the headline and the text belongs to the article: a standfirst, an image, a byline.
fn leads(page: &PrunedPage<'_>, node: usize) -> bool {
    let measure = page.measure(node);
    !(measure.is_linked(40) || prune::is_teasers(page, node))
}

/// Whether an element is an image with its caption.
fn is_picture(page: &PrunedPage<'_>, node: usize) -> bool {
    let mut runs = page.flat.runs(node);
    matches!((runs.next(), runs.next()), (Some(run), None) if edges::is_caption(page, run))
}

/// Whether an element holds running text and little else.
fn is_prose(page: &PrunedPage<'_>, node: usize) -> bool {
    let measure = page.measure(node);
    measure.prose * 3 >= measure.letters * 2
        && measure.prose > 0
        && !measure.is_linked(25)
        && leads(page, node)
}

/// Whether an element is another one of the kind that holds the core: a further post, a further part.
fn is_like(page: &PrunedPage<'_>, node: usize, inner: usize) -> bool {
    let measure = page.measure(node);
    page.flat.nodes[node].look == page.flat.nodes[inner].look && measure.prose > 0 && !measure.is_linked(25)
}

/// Whether an element that was left out for its name is of the kind that holds the core.
fn is_like_inner(page: &PrunedPage<'_>, node: usize, inner: usize) -> bool {
    let nodes = &page.flat.nodes;
    nodes[node].surrounding == Some(Surrounding::Class)
        && nodes[node].kind == nodes[inner].kind
        && nodes[node].has_class
        && page.flat.prose(node) > 0
}

/// Whether something else belongs to the article.
fn goes_on(page: &PrunedPage<'_>, node: usize, core: &Measure, steps: usize) -> bool {
    let measure = page.measure(node);
    let is_prose = measure.prose > 0 && measure.prose * 2 >= measure.letters && !measure.is_linked(25);
    let is_near = match steps {
        0 => true,
        1 => measure.prose * 10 >= core.prose,
        _ => measure.prose * 2 >= core.prose,
    };
    let first = page.flat.runs(node).next().copied().unwrap_or_default();
    // A part of the site with a heading of its own; an afterword is as long, or says what it is.
    let is_part = first.is_heading && measure.prose * 8 < core.prose && !page.holds(&page.afterwords, node);
    is_prose && is_near && first.label.is_none() && !is_part && !prune::is_teasers(page, node)
}
