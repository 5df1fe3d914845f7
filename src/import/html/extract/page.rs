//! A page as a flat list of elements and lines of text, with what the choice of the article goes by.

use std::ops::Range;

use dom_query::{Element, NodeData, NodeId, NodeRef};
use html5ever::LocalName;

use super::words::{self, Said, Surrounding};
use crate::import::html::element::{self, Shape};

/// Letters that a run without a full stop has at least when it counts as prose.
const LONG_RUN: u32 = 50;
/// Letters of the longest list after its label: `標籤：…`.
const LONGEST_LABELED: u32 = 80;
/// Letters of the longest note on rights.
const LONGEST_NOTICE: u32 = 240;
/// Letters of the shortest sentence that counts as prose.
const SHORT_SENTENCE: u32 = 8;

/// A page, in document order.
#[derive(Default)]
pub(super) struct Flat {
    pub nodes: Vec<Node>,
    pub runs: Vec<TextRun>,
}

/// An element.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be so")]
pub(super) struct Node {
    pub id: NodeId,
    /// Index of the element around it; its own for the outermost one.
    pub parent: usize,
    /// One after the last element in it.
    pub end: usize,
    pub name: LocalName,
    /// A number that siblings of the same name and class share.
    pub look: u64,
    /// A number that siblings of the same name share whose classes tell the same.
    pub kind: u64,
    /// The runs in it. One that an inline element begins or ends within is not among them.
    pub runs: Range<usize>,
    /// Links in it.
    pub links: u32,
    /// Images in it.
    pub images: u32,
    /// The part of a page around its article that its name says it is.
    pub surrounding: Option<Surrounding>,
    /// Whether it is on the page without being seen.
    pub is_hidden: bool,
    /// Whether it is what a reader opens by pressing its heading.
    pub is_panel: bool,
    pub is_block: bool,
    pub has_class: bool,
}

/// Text between the edges of blocks, or between two line breaks.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be true")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextRun {
    /// Index of the innermost block that it stands in.
    pub at: usize,
    /// Index of the outermost element within its line that holds all of it.
    pub inline: Option<usize>,
    /// The text node that is all of it, where it is one.
    pub text: Option<NodeId>,
    /// Its length in letters. A Han character, kana or syllable of hangul says as much as two letters.
    pub letters: u32,
    /// Letters in links.
    pub linked: u32,
    /// Whether it ends as a sentence does.
    is_sentence: bool,
    /// The part of a page around its article that it is a heading of.
    pub label: Option<Surrounding>,
    /// Whether it says nothing else.
    pub is_label: bool,
    pub is_hidden: bool,
    pub is_heading: bool,
    /// Whether it calls for attention, as sites do below an article.
    pub is_call: bool,
    /// Whether it may be the heading of what else there is to read.
    pub is_more: bool,
}

impl TextRun {
    /// Letters that are running text: those outside links of what is long or a sentence.
    pub fn prose(&self) -> u32 {
        let own = self.letters - self.linked;
        let is_long = own >= LONG_RUN && self.linked * 2 <= self.letters;
        let is_sentence = own >= SHORT_SENTENCE && self.is_sentence && self.linked * 2 <= self.letters;
        if self.is_heading || self.label.is_some() || !(is_long || is_sentence) { 0 } else { own }
    }
}

impl Flat {
    /// The elements under a node, with the node itself.
    pub fn new(root: &NodeRef<'_>) -> Self {
        let mut builder = Builder::default();
        builder.element(root, Context::default());
        builder.flush();
        let Builder { flat, .. } = builder;
        flat
    }

    /// Shows an element that is hidden, but not what is hidden in it.
    pub fn show(&mut self, node: usize) {
        let Range { start, end } = self.nodes[node].runs.clone();
        self.nodes[node].is_hidden = false;
        for at in start..end {
            let inner = self.runs[at].at;
            let is_hidden = self.ancestors(inner).chain([inner]).any(|node| self.nodes[node].is_hidden);
            self.runs[at].is_hidden = is_hidden;
        }
    }

    /// Runs that can be seen in an element.
    pub fn runs(&self, node: usize) -> impl Iterator<Item = &TextRun> {
        self.runs[self.nodes[node].runs.clone()].iter().filter(|run| !run.is_hidden)
    }

    /// Letters of running text in an element.
    pub fn prose(&self, node: usize) -> u32 {
        self.runs(node).map(TextRun::prose).sum()
    }

    /// Indexes of the elements right inside one.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[node].end;
        let first = Some(node + 1).filter(|first| *first < end);
        std::iter::successors(first, move |child| Some(self.nodes[*child].end).filter(|next| *next < end))
    }

    /// The elements around one, innermost first.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |node| {
            Some(self.nodes[*node].parent).filter(|parent| parent != node)
        })
        .skip(1)
    }

    /// Whether one element is inside another or is the same.
    pub fn is_inside(&self, node: usize, outer: usize) -> bool {
        (outer..self.nodes[outer].end).contains(&node)
    }

    pub fn has_name(&self, node: usize, names: &[&str]) -> bool {
        names.contains(&&*self.nodes[node].name)
    }
}

/// What is around the text that is being read.
#[derive(Clone, Copy, Default)]
struct Context {
    parent: usize,
    block: usize,
    inline: Option<usize>,
    is_linked: bool,
    is_hidden: bool,
    is_heading: bool,
}

/// Whether an `a` element leads somewhere. One without an address does what a script says, unless something leads to
/// it; in a heading it is the heading's own.
fn is_link(element: &Element, is_in_heading: bool) -> bool {
    let attribute = |name: &str| {
        element.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|found| &found.value)
    };
    if let Some(address) = attribute("href") {
        return !(is_in_heading && address.len() > 1 && address.starts_with('#'));
    }
    let opens = attribute("class").is_some_and(|class| words::names_panel(class));
    !(is_in_heading || opens) && attribute("name").is_none() && attribute("id").is_none()
}

#[derive(Default)]
struct Builder {
    flat: Flat,
    run: TextRun,
    last: Option<char>,
    /// The beginning of the run, letters and digits alone.
    beginning: String,
    /// Line breaks in a row.
    breaks: u32,
}

impl Builder {
    fn element(&mut self, node: &NodeRef<'_>, around: Context) {
        let Some(element) = node.element_ref() else {
            return self.children(node, around);
        };
        let name = element.name.local.clone();
        let shape = element::shape_of(node, &name);
        if shape == Shape::Hidden {
            return;
        }
        if shape == Shape::Break {
            self.breaks += 1;
            // A heading in a line of its own is no part of what stands below it.
            if self.breaks > 1 || words::label(&self.beginning).is_some() {
                self.flush();
            }
            return;
        }
        let is_link = &*name == "a" && is_link(&element, around.is_heading);
        let is_hidden = element::is_hidden(&element);
        let Said { mut surrounding, look, kind, is_panel } = words::said(&element);
        let has_class = element.attrs.iter().any(|attribute| &*attribute.name.local == "class");
        drop(element);
        // What is in a heading is named for what the heading is: `<h2><a class=header>`.
        surrounding = surrounding.filter(|_| !around.is_heading);
        // The foot of a quotation says who is quoted.
        let is_quoted =
            self.flat.nodes.get(around.parent).is_some_and(|parent| &*parent.name == "blockquote");
        surrounding = surrounding.filter(|_| !(is_quoted && &*name == "footer"));
        let is_block = shape == Shape::Block;
        if is_block {
            self.flush();
        }
        let index = self.flat.nodes.len();
        let start = self.flat.runs.len();
        let is_heading = matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        self.flat.nodes.push(Node {
            id: node.id,
            parent: around.parent,
            end: 0,
            look,
            kind,
            runs: start..start,
            links: u32::from(is_link),
            images: u32::from(matches!(&*name, "img" | "amp-img" | "picture")),
            surrounding,
            is_hidden,
            is_panel,
            is_block,
            has_class,
            name,
        });
        self.children(
            node,
            Context {
                parent: index,
                block: if is_block { index } else { around.block },
                inline: if is_block { None } else { around.inline.or(Some(index)) },
                is_linked: around.is_linked || is_link,
                is_hidden: around.is_hidden || is_hidden,
                is_heading: around.is_heading || is_heading,
            },
        );
        if is_block {
            self.flush();
        }
        let (end, runs) = (self.flat.nodes.len(), self.flat.runs.len());
        let inner = &mut self.flat.nodes[index];
        inner.end = end;
        inner.runs.end = runs;
        let (links, images) = (inner.links, inner.images);
        if around.parent != index {
            self.flat.nodes[around.parent].links += links;
            self.flat.nodes[around.parent].images += images;
        }
    }

    fn children(&mut self, node: &NodeRef<'_>, context: Context) {
        for child in node.children_it(false) {
            let is_text = child.query_or(false, |inner| match &inner.data {
                NodeData::Text { contents } => {
                    self.text(child.id, contents, context);
                    true
                }
                _ => false,
            });
            if !is_text {
                self.element(&child, context);
            }
        }
    }

    fn text(&mut self, node: NodeId, text: &str, context: Context) {
        for c in text.chars() {
            let letters = words::letters(c);
            if letters == 0 && !words::is_mark(c) {
                if matches!(c, ':' | '：' | '(' | '（')
                    && self.run.label.is_none()
                    && !self.beginning.is_empty()
                {
                    self.run.label = words::label(&self.beginning);
                }
                continue;
            }
            self.breaks = 0;
            if self.run.letters == 0 {
                self.run.at = context.block;
                self.run.inline = context.inline;
                self.run.text = Some(node);
                self.run.is_hidden = context.is_hidden;
                self.run.is_heading = context.is_heading;
            }
            self.run.text = self.run.text.filter(|known| *known == node);
            self.run.inline = self.run.inline.filter(|inline| context.inline == Some(*inline));
            self.run.letters += letters;
            if context.is_linked {
                self.run.linked += letters;
            }
            self.last = Some(c);
            if letters > 0 && self.beginning.len() <= words::LONGEST_BEGINNING {
                self.beginning.extend(c.to_lowercase());
            }
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let mut run = std::mem::take(&mut self.run);
        run.is_sentence = self.last.take().is_some_and(words::ends_sentence);
        let is_short = run.letters <= LONGEST_LABELED || run.linked * 2 > run.letters;
        let heading = words::label(&self.beginning);
        run.is_label = heading.is_some();
        run.label = run.label.filter(|_| is_short).or(heading);
        if run.letters <= LONGEST_NOTICE && words::is_notice(&self.beginning) {
            run.label = Some(Surrounding::Element);
        }
        run.is_more = !run.is_sentence && words::is_more(&self.beginning);
        run.is_call = run.letters <= LONGEST_NOTICE && words::is_call(&self.beginning);
        self.beginning.clear();
        if run.letters > 0 {
            self.flat.runs.push(run);
        }
    }
}
