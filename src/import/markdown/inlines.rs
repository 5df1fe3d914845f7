//! Inline nodes as inline content.

use comrak::Node;
use comrak::nodes::{NodeMath, NodeValue, NodeWikiLink};

use super::context::Context;
use super::tags::InlineBuilder;
use super::tokens::Tag;
use super::wiki;
use crate::article::{Formula, Inline, item_name};
use crate::text::{segment_break, tex};

/// Inline content goes no deeper; what is nested deeper is shown as its text. Together with the limit of blocks it
/// keeps every article within the depth that a JSON reader goes to.
pub(super) const DEEPEST: usize = 12;

/// The inline content of a paragraph, a heading or a cell.
pub(super) fn inlines(node: Node<'_>, context: &Context) -> Vec<Inline> {
    of_nodes(node.children(), context)
}

/// The inline content of some of a paragraph's nodes.
pub(super) fn of_nodes<'a>(nodes: impl Iterator<Item = Node<'a>>, context: &Context) -> Vec<Inline> {
    Converter { context, last: None, is_at_soft_break: false }.run(nodes, 0)
}

/// The text of a node and all in it; soft breaks vanish or become blanks as in [`inlines`].
pub(super) fn text(node: Node<'_>) -> String {
    let mut text = String::new();
    let mut is_at_soft_break = false;
    for node in node.descendants() {
        let data = node.data();
        let piece = match &data.value {
            NodeValue::Text(piece) => piece.as_ref(),
            NodeValue::Code(code) => &code.literal,
            NodeValue::Math(math) => &source(math),
            NodeValue::LineBreak | NodeValue::SoftBreak => {
                is_at_soft_break = true;
                continue;
            }
            _ => continue,
        };
        if is_at_soft_break && let Some(first) = piece.chars().next() {
            text.push_str(joint(text.chars().next_back(), first));
            is_at_soft_break = false;
        }
        text.extend(piece.chars().map(without_line_end));
    }
    text
}

/// A formula between dollars, as it was written.
fn source(math: &NodeMath) -> String {
    let mark = if math.display_math { "$$" } else { "$" };
    [mark, &math.literal, mark].concat()
}

/// Whether what stands between dollars is a formula; sums of money are none.
fn is_formula(math: &NodeMath) -> bool {
    let is_dollars = math.dollar_math && !math.display_math;
    !math.literal.trim().is_empty() && (!is_dollars || tex::is_plausible(&math.literal))
}

/// What stands in the place of a soft break between two characters.
pub(super) fn joint(before: Option<char>, after: char) -> &'static str {
    if before.is_none_or(|before| segment_break::vanishes(before, after)) { "" } else { " " }
}

/// Line ends come into a text by way of entities.
pub(super) fn without_line_end(c: char) -> char {
    if matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c }
}

struct Converter<'c> {
    context: &'c Context,
    /// The last character of the text so far, none at the beginning of a line.
    last: Option<char>,
    is_at_soft_break: bool,
}

impl Converter<'_> {
    fn run<'a>(&mut self, nodes: impl Iterator<Item = Node<'a>>, depth: usize) -> Vec<Inline> {
        let mut builder = InlineBuilder::at(depth);
        for node in nodes {
            self.node(node, &mut builder);
        }
        builder.finish()
    }

    fn node(&mut self, node: Node<'_>, builder: &mut InlineBuilder) {
        let data = node.data();
        match &data.value {
            NodeValue::Text(text) => self.text(text, builder),
            NodeValue::SoftBreak => self.is_at_soft_break = true,
            NodeValue::LineBreak => self.line_break(builder),
            NodeValue::Code(code) => {
                self.join(code.literal.chars().next(), builder);
                self.last = code.literal.chars().next_back();
                builder.inline(Inline::Code(code.literal.chars().map(without_line_end).collect()));
            }
            NodeValue::HtmlInline(tag) => {
                if Tag::of(tag).is_some_and(|tag| builder.tag(&tag)) {
                    self.line_break(builder);
                }
            }
            NodeValue::Image(_) => self.text(&text(node), builder),
            NodeValue::Math(math) if is_formula(math) => self.formula(math, builder),
            NodeValue::Math(math) => self.lines(&source(math), builder),
            NodeValue::WikiLink(link) => self.wiki_link(node, link, builder),
            NodeValue::FootnoteReference(reference) => self.note(reference.ix, builder),
            _ if builder.depth() >= DEEPEST => self.text(&text(node), builder),
            NodeValue::Link(link) => {
                let text = self.nested(node, builder);
                let text = if text.is_empty() { vec![Inline::Text(link.url.as_str().into())] } else { text };
                if link.url.is_empty() {
                    builder.extend(text);
                } else {
                    builder.inline(Inline::Link { url: link.url.as_str().into(), text });
                }
            }
            NodeValue::Strong => self.marked(node, Inline::Strong, builder),
            NodeValue::Emph => self.marked(node, Inline::Emphasis, builder),
            NodeValue::Strikethrough => self.marked(node, Inline::Strikethrough, builder),
            value => {
                let mark = if matches!(value, NodeValue::Subscript) { "~" } else { "" };
                self.text(mark, builder);
                let inner = self.nested(node, builder);
                builder.extend(inner);
                self.text(mark, builder);
            }
        }
    }

    fn formula(&mut self, math: &NodeMath, builder: &mut InlineBuilder) {
        // It is spaced as a letter of a Latin word is; on a line of its own there is nothing next to it.
        let first = (!math.display_math).then_some('x');
        self.join(first, builder);
        (self.last, self.is_at_soft_break) = (first, false);
        builder.inline(Inline::Formula(Formula::new(&math.literal, math.display_math)));
    }

    /// What is no formula, with the lines that it was written in.
    fn lines(&mut self, source: &str, builder: &mut InlineBuilder) {
        for (index, line) in source.lines().enumerate() {
            if index > 0 {
                self.line_break(builder);
            }
            self.text(line.trim(), builder);
        }
    }

    fn wiki_link(&mut self, node: Node<'_>, link: &NodeWikiLink, builder: &mut InlineBuilder) {
        let (shown, url) = (wiki::shown(node, link), wiki::address(&link.url));
        if url.is_empty() || wiki::image(node, link).is_some() || builder.depth() >= DEEPEST {
            self.text(&shown, builder);
        } else {
            self.join(shown.chars().next(), builder);
            self.last = shown.chars().next_back();
            let text = vec![Inline::Text(shown.chars().map(without_line_end).collect())];
            builder.inline(Inline::Link { url: url.chars().map(without_line_end).collect(), text });
        }
    }

    /// A reference to a note, which leads to the note itself.
    fn note(&mut self, number: u32, builder: &mut InlineBuilder) {
        self.join(Some('['), builder);
        self.last = Some(']');
        let url = format!("#{}", item_name(self.context.notes, number));
        builder
            .inline(Inline::Link { url: url.into(), text: vec![Inline::Text(format!("[{number}]").into())] });
    }

    fn marked(&mut self, node: Node<'_>, wrap: fn(Vec<Inline>) -> Inline, builder: &mut InlineBuilder) {
        let inner = self.nested(node, builder);
        if !inner.is_empty() {
            builder.inline(wrap(inner));
        }
    }

    /// The content of a node; the blank of a soft break before it stands outside of it.
    fn nested(&mut self, node: Node<'_>, builder: &mut InlineBuilder) -> Vec<Inline> {
        if self.is_at_soft_break {
            self.join(text(node).chars().next(), builder);
        }
        self.run(node.children(), builder.depth() + 1)
    }

    fn text(&mut self, text: &str, builder: &mut InlineBuilder) {
        self.join(text.chars().next(), builder);
        let text: String = text.chars().map(without_line_end).collect();
        self.last = text.chars().next_back().or(self.last);
        builder.text(&text);
    }

    fn join(&mut self, next: Option<char>, builder: &mut InlineBuilder) {
        if let Some(next) = next.filter(|_| self.is_at_soft_break) {
            builder.text(joint(self.last, next));
            self.is_at_soft_break = false;
        }
    }

    fn line_break(&mut self, builder: &mut InlineBuilder) {
        self.last = None;
        self.is_at_soft_break = false;
        builder.inline(Inline::LineBreak);
    }
}
