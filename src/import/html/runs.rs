//! Styled text into the inline content of paragraphs, by HTML's rules for white space.

use std::rc::Rc;

use dom_query::NodeId;

use super::link::Link;
use crate::article::{Formula, Inline, InlineImage, LineStyle, Position, Ruby};
use crate::text::segment_break;

/// How a run is set.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct InlineStyle {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    pub strikethrough: bool,
    pub position: Option<Position>,
    pub underline: Option<ElementUnderline>,
    pub language: Option<Rc<str>>,
    pub link: Option<Rc<Link>>,
}

/// The line along the text of an element; that of the next element is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ElementUnderline {
    pub style: LineStyle,
    pub element: NodeId,
}

/// Text of one style.
#[derive(Clone, Debug)]
pub(super) struct StyledRun {
    pub style: InlineStyle,
    pub content: Content,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    Text(String),
    /// Text whose blanks stay as they are.
    Kept(String),
    Ruby(Ruby),
    Image(InlineImage),
    Formula(Formula),
    Break,
}

/// Cuts runs into paragraphs: two breaks part them, and so does one before a line that is set in.
pub(super) fn paragraphs(runs: Vec<StyledRun>) -> Vec<Vec<Inline>> {
    let mut paragraphs = Vec::new();
    let mut current = Vec::new();
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        if !matches!(run.content, Content::Break) {
            current.push(run);
            continue;
        }
        let mut breaks = 1;
        while let Some(next) = runs.peek() {
            match &next.content {
                Content::Break => breaks += 1,
                Content::Text(text) if text.chars().all(is_space) => {}
                _ => break,
            }
            runs.next();
        }
        let is_set_in =
            matches!(runs.peek(), Some(StyledRun { content: Content::Text(text), .. }) if is_set_in(text));
        if breaks > 1 || is_set_in {
            paragraphs.push(std::mem::take(&mut current));
        } else {
            current.push(run);
        }
    }
    paragraphs.push(current);
    paragraphs.into_iter().map(inlines).filter(|inlines| !inlines.is_empty()).collect()
}

/// The runs of one paragraph as inline content.
pub(super) fn inlines(runs: Vec<StyledRun>) -> Vec<Inline> {
    nested(collapsed(runs), LAYERS)
}

fn is_set_in(text: &str) -> bool {
    let text = text.trim_start_matches(is_space);
    text.starts_with('\u{3000}') || text.starts_with("\u{A0}\u{A0}")
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

/// Blanks that set a paragraph's first line in, or are left behind at its end.
fn is_edge(c: char) -> bool {
    is_space(c) || matches!(c, '\u{A0}' | '\u{200B}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}')
}

/// Spaces become one; those with a line end between wide characters, and those at the edges, vanish.
fn collapsed(runs: Vec<StyledRun>) -> Vec<StyledRun> {
    let mut out: Vec<StyledRun> = Vec::new();
    let mut before: Option<char> = None;
    let mut pending: Option<(bool, InlineStyle)> = None;
    for run in runs {
        let StyledRun { style, content } = run;
        match content {
            Content::Text(text) => {
                let mut kept = String::new();
                for c in text.chars() {
                    let at_start = before.is_none();
                    if is_space(c) || (at_start && is_edge(c)) {
                        let has_end = matches!(c, '\n' | '\r');
                        let (ended_before, style) = pending.take().unwrap_or((false, style.clone()));
                        pending = (!at_start).then_some((ended_before || has_end, style));
                        continue;
                    }
                    if let Some((has_end, space)) = pending.take()
                        && !(has_end && before.is_some_and(|before| segment_break::vanishes(before, c)))
                    {
                        // The space belongs to the run it stands in: a link must not begin with one.
                        if kept.is_empty() && space != style {
                            push_text(&mut out, &space, " ");
                        } else {
                            kept.push(' ');
                        }
                    }
                    kept.push(c);
                    before = Some(c);
                }
                push_text(&mut out, &style, &kept);
            }
            Content::Kept(_) | Content::Ruby(_) | Content::Image(_) | Content::Formula(_) => {
                if matches!(&content, Content::Formula(formula) if formula.display) {
                    // There is nothing next to it.
                    (pending, before) = (None, None);
                    out.push(StyledRun { style, content });
                    continue;
                }
                let shown = shown(&content).to_owned();
                let first = shown.chars().next();
                if let Some((has_end, space)) = pending.take()
                    && !(has_end
                        && before
                            .zip(first)
                            .is_some_and(|(before, first)| segment_break::vanishes(before, first)))
                {
                    push_text(&mut out, &space, " ");
                }
                before = shown.chars().last().or(before);
                match (out.last_mut(), content) {
                    (Some(StyledRun { style: last, content: Content::Kept(text) }), Content::Kept(more))
                        if *last == style =>
                    {
                        text.push_str(&more);
                    }
                    (_, content) => out.push(StyledRun { style, content }),
                }
            }
            Content::Break => {
                pending = None;
                if let Some(last) = out.last() {
                    let style = if last.style == style { style } else { InlineStyle::default() };
                    out.push(StyledRun { style, content: Content::Break });
                }
                before = None;
            }
        }
    }
    trim_end(&mut out);
    out
}

/// The characters that stand in the line.
fn shown(content: &Content) -> &str {
    match content {
        Content::Text(text) | Content::Kept(text) => text,
        Content::Ruby(ruby) => &ruby.base,
        Content::Image(image) => image.text(),
        Content::Formula(formula) => &formula.tex,
        Content::Break => "",
    }
}

fn push_text(out: &mut Vec<StyledRun>, style: &InlineStyle, text: &str) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(StyledRun { style: last, content: Content::Text(before) }) if last == style => {
            before.push_str(text);
        }
        _ => out.push(StyledRun { style: style.clone(), content: Content::Text(text.to_owned()) }),
    }
}

fn trim_end(runs: &mut Vec<StyledRun>) {
    while let Some(last) = runs.last_mut() {
        match &mut last.content {
            Content::Text(text) => {
                let length = text.trim_end_matches(is_edge).len();
                text.truncate(length);
                if length > 0 {
                    return;
                }
            }
            Content::Kept(_) | Content::Ruby(_) | Content::Image(_) | Content::Formula(_) => return,
            Content::Break => {}
        }
        runs.pop();
    }
}

/// What inline content is put into.
#[derive(PartialEq)]
enum Layer {
    Link(Rc<Link>),
    Language(Rc<str>),
    Underline(ElementUnderline),
    Strikethrough,
    Strong,
    Emphasis,
    Position(Position),
}

/// A layer of styles.
struct StyleLayer {
    is_on: fn(&InlineStyle) -> bool,
    /// Takes it off.
    take: fn(&mut InlineStyle) -> Option<Layer>,
}

/// The layers of styles, outside in; code is innermost.
const LAYERS: &[StyleLayer] = &[
    StyleLayer { is_on: |style| style.link.is_some(), take: |style| style.link.take().map(Layer::Link) },
    StyleLayer {
        is_on: |style| style.language.is_some(),
        take: |style| style.language.take().map(Layer::Language),
    },
    StyleLayer {
        is_on: |style| style.underline.is_some(),
        take: |style| style.underline.take().map(Layer::Underline),
    },
    StyleLayer {
        is_on: |style| style.strikethrough,
        take: |style| std::mem::take(&mut style.strikethrough).then_some(Layer::Strikethrough),
    },
    StyleLayer {
        is_on: |style| style.strong,
        take: |style| std::mem::take(&mut style.strong).then_some(Layer::Strong),
    },
    StyleLayer {
        is_on: |style| style.emphasis,
        take: |style| std::mem::take(&mut style.emphasis).then_some(Layer::Emphasis),
    },
    StyleLayer {
        is_on: |style| style.position.is_some(),
        take: |style| style.position.take().map(Layer::Position),
    },
];

impl Layer {
    fn around(self, inner: Vec<Inline>) -> Vec<Inline> {
        let inline = match self {
            Self::Link(link) => match link.address() {
                Some(url) => Inline::Link { url, text: inner },
                None => return inner,
            },
            Self::Language(tag) => Inline::Language { tag: (*tag).into(), text: inner },
            Self::Underline(line) => Inline::Underline { style: line.style, text: inner },
            Self::Strikethrough => Inline::Strikethrough(inner),
            Self::Strong => Inline::Strong(inner),
            Self::Emphasis => Inline::Emphasis(inner),
            Self::Position(Position::Super) => Inline::Superscript(inner),
            Self::Position(Position::Sub) => Inline::Subscript(inner),
        };
        vec![inline]
    }
}

/// Wraps neighbours that have the first of the layers in common, and what is in them or next to them in the others.
fn nested(runs: Vec<StyledRun>, layers: &[StyleLayer]) -> Vec<Inline> {
    // Most text is plain, and is not moved from one group to another for each layer that it lacks.
    let is_there = |layer: &StyleLayer| runs.iter().any(|run| (layer.is_on)(&run.style));
    let Some(first) = layers.iter().position(is_there) else { return plain(runs) };
    let Some((layer, rest)) = layers.get(first..).and_then(<[StyleLayer]>::split_first) else {
        return plain(runs);
    };
    let mut groups: Vec<(Option<Layer>, Vec<StyledRun>)> = Vec::new();
    for mut run in runs {
        let layer = (layer.take)(&mut run.style);
        match groups.last_mut() {
            Some((last, group)) if *last == layer => group.push(run),
            _ => groups.push((layer, vec![run])),
        }
    }
    let inlines = |(layer, group): (Option<Layer>, Vec<StyledRun>)| {
        let inner = nested(group, rest);
        match layer {
            Some(layer) => layer.around(inner),
            None => inner,
        }
    };
    groups.into_iter().flat_map(inlines).collect()
}

fn plain(runs: Vec<StyledRun>) -> Vec<Inline> {
    let inline = |run: StyledRun| match run.content {
        Content::Text(text) | Content::Kept(text) if run.style.code => Inline::Code(text.into()),
        Content::Text(text) | Content::Kept(text) => Inline::Text(text.into()),
        Content::Ruby(ruby) => Inline::Ruby(ruby),
        Content::Image(image) => Inline::Image(image.into()),
        Content::Formula(formula) => Inline::Formula(formula),
        Content::Break => Inline::LineBreak,
    };
    runs.into_iter().map(inline).collect()
}
