//! The article of a page: which of its elements are read, and which stand around it.
//!
//! Nothing is moved or copied. The page is measured once (`page`): how much running text each element holds, how much
//! of it is in links, and what the names of its classes and its headings say (`words`). From the body inwards the
//! element is sought that holds most of the running text (`core`); what stands next to it on the way belongs to the
//! article or does not (`neighbours`), and what in it is a menu, a list of teasers or a foot is left out (`prune`).

mod core;
mod edges;
mod headings;
mod hidden;
mod lists;
mod neighbours;
mod notes;
mod page;
mod prune;
mod software;
mod words;

use std::collections::HashSet;

use dom_query::{NodeId, NodeRef};

use self::headings::Headings;
use self::page::Flat;

/// What of a page is read.
#[derive(Debug, Default)]
pub(super) struct Extract {
    /// Elements that are left out, with all that is in them, and texts.
    pub left_out: HashSet<NodeId>,
    /// Parts that are read although they are hidden: until a script runs, or until a reader opens them.
    pub shown: HashSet<NodeId>,
    /// Whether hardly anything would be read without them.
    pub was_hidden: bool,
}

/// Letters of running text that a page has at least before most of it is left out.
const FEWEST_LETTERS: u32 = 250;

/// Finds the article in a page's body, `title` being the headline that it has by the page's head.
pub(super) fn extract_article(body: &NodeRef<'_>, title: &str) -> Extract {
    let mut flat = Flat::new(body);
    let hidden = hidden::shown(&flat);
    let shown: Vec<usize> = hidden.into_iter().chain(hidden::panels(&flat)).collect();
    for node in &shown {
        flat.show(*node);
    }
    if flat.nodes.is_empty() {
        return Extract::default();
    }
    let notes = notes::targets(&flat, body);
    let Headings { headline, references, afterwords, others } = Headings::new(&flat, body, title);
    let headlines = (0..flat.nodes.len()).filter(|node| flat.has_name(*node, &["h1"])).collect();
    let mut page = PrunedPage {
        flat: &flat,
        out: vec![false; flat.nodes.len()],
        lines: Vec::new(),
        notes,
        headlines,
        headline,
        references,
        afterwords,
        others,
        core: 0,
        last: usize::MAX,
    };
    for element in software::elements(&flat, body) {
        page.leave_out(element);
    }
    let core = core::core(&page);
    core::leave_out_surroundings(&mut page, core);
    page.core = core;
    page.last = core::last(&page, core);
    if page.measure(0).prose >= FEWEST_LETTERS {
        prune::leave_out(&mut page);
        let core = core::core(&page);
        neighbours::leave_out(&mut page, core);
        edges::leave_out(&mut page, core);
    }
    let left_out = page.left_out();
    let shown = shown.into_iter().map(|node| flat.nodes[node].id).collect();
    Extract { left_out, shown, was_hidden: hidden.is_some() }
}

/// A page with what was left out of it so far.
struct PrunedPage<'a> {
    flat: &'a Flat,
    /// Whether an element is left out, for every element.
    out: Vec<bool>,
    /// Lines that are left out of what stays.
    lines: Vec<NodeId>,
    /// Indexes of the elements to which marks of notes lead, in order.
    notes: Vec<usize>,
    /// Indexes of the headings of the first rank, in order.
    headlines: Vec<usize>,
    /// Index of the heading that is the article's headline.
    headline: Option<usize>,
    /// Indexes of the headings of lists of references, and of all others, in order.
    references: Vec<usize>,
    afterwords: Vec<usize>,
    others: Vec<usize>,
    /// Index of the element that holds the article's paragraphs, by what all of the page says.
    core: usize,
    /// Index of the article's last paragraph among the page's runs.
    last: usize,
}

/// What an element holds that is not left out.
#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    letters: u32,
    linked: u32,
    prose: u32,
    /// Runs of running text.
    paragraphs: u32,
    runs: u32,
}

impl Measure {
    /// Whether more than so many hundredths of the letters are in links.
    fn is_linked(&self, hundredths: u32) -> bool {
        self.linked * 100 > self.letters * hundredths
    }
}

impl PrunedPage<'_> {
    fn measure(&self, node: usize) -> Measure {
        let mut measure = Measure::default();
        for run in self.flat.runs(node).filter(|run| !self.out[run.at]) {
            let prose = run.prose();
            measure.letters += run.letters;
            measure.linked += run.linked;
            measure.prose += prose;
            measure.paragraphs += u32::from(prose > 0);
            measure.runs += 1;
        }
        measure
    }

    fn leave_out(&mut self, node: usize) {
        self.out[node..self.flat.nodes[node].end].fill(true);
    }

    fn take_in(&mut self, node: usize) {
        self.out[node..self.flat.nodes[node].end].fill(false);
    }

    /// Leaves out the lines that are dropped, and the elements of which all text is.
    fn drop_runs(&mut self, is_dropped: &[bool]) {
        let dropped = self.flat.runs.iter().zip(is_dropped).filter(|(_, is_dropped)| **is_dropped);
        self.lines
            .extend(dropped.clone().filter(|(run, _)| run.inline.is_none()).filter_map(|(run, _)| run.text));
        for inline in dropped.filter_map(|(run, _)| run.inline).collect::<Vec<_>>() {
            if !(inline..self.flat.nodes[inline].end).any(|node| self.flat.nodes[node].is_block) {
                self.leave_out(inline);
            }
        }
        let mut node = 0;
        while node < self.out.len() {
            let inner = &self.flat.nodes[node];
            let end = inner.end;
            if self.out[node] {
                node = end;
                continue;
            }
            let mut shown = inner
                .runs
                .clone()
                .filter(|run| !self.flat.runs[*run].is_hidden && !self.out[self.flat.runs[*run].at])
                .peekable();
            if inner.is_block && shown.peek().is_some() && shown.all(|run| is_dropped[run]) {
                self.leave_out(node);
                node = end;
            } else {
                node += 1;
            }
        }
    }

    /// The outermost elements that are left out.
    fn left_out(&self) -> HashSet<NodeId> {
        let is_outermost =
            |node: &usize| self.out[*node] && !(*node > 0 && self.out[self.flat.nodes[*node].parent]);
        let elements = (0..self.out.len()).filter(is_outermost).map(|node| self.flat.nodes[node].id);
        elements.chain(self.lines.iter().copied()).collect()
    }

    /// Whether an element stands after the article's last paragraph, with what holds that.
    fn is_after(&self, node: usize) -> bool {
        self.flat.nodes[node].runs.start > self.last && self.flat.is_inside(node, self.core)
    }

    /// Whether an element holds a note to which the text refers.
    fn holds_note(&self, node: usize) -> bool {
        self.holds(&self.notes, node)
    }

    /// Whether an element stands under the heading of a list of references, which are links.
    fn is_reference(&self, node: usize) -> bool {
        let last = |headings: &[usize]| headings[..headings.partition_point(|at| *at < node)].last().copied();
        let heading = last(&self.references);
        heading.is_some() && heading > last(&self.others)
    }

    /// Whether one of some elements, which are in order, is in an element.
    fn holds(&self, inner: &[usize], node: usize) -> bool {
        let first = inner.partition_point(|inner| *inner < node);
        inner.get(first).is_some_and(|inner| *inner < self.flat.nodes[node].end)
    }

    /// Elements right inside one that are not left out.
    fn children(&self, node: usize) -> Vec<usize> {
        self.flat.children(node).filter(|child| !self.out[*child]).collect()
    }
}
