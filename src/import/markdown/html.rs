//! The blocks of HTML in Markdown: what stands between paragraphs is left out, and images are kept.

use super::inlines::{joint, without_line_end};
use super::tags::{Run, attribute, is_character, name};
use crate::article::{Block, Image, Inline, plain_text};

/// Tags between which stands a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The blocks of a piece of HTML: paragraphs, and images with their captions.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut pieces = Pieces::default();
    let mut last = None;
    let mut rest = html;
    while let Some((text, markup)) = split(rest) {
        push_lines(text, &mut last, &mut pieces.run);
        rest = markup.after;
        let (name, closes) = name(markup.tag);
        if BLOCKS.contains(&name.as_str()) {
            pieces.flush();
            last = None;
            if name == "figcaption" {
                pieces.caption(closes);
            }
        } else if let Some(image) = image(markup.tag) {
            pieces.flush();
            last = None;
            pieces.out.push(Block::Image(image.into()));
        } else if pieces.run.tag(markup.tag) {
            pieces.run.inline(Inline::LineBreak);
            last = None;
        } else if !closes && matches!(name.as_str(), "script" | "style") {
            rest = behind_end(rest, &name);
        }
    }
    push_lines(rest, &mut last, &mut pieces.run);
    pieces.flush();
    pieces.out
}

/// The image of a tag, if it is one; not one that is as small as a letter or a counter of readers.
pub(super) fn image(tag: &str) -> Option<Image> {
    const SMALL: f32 = 32.0;
    let source = attribute(tag, "src").map(|source| source.trim().to_owned());
    let source = source.filter(|source| name(tag) == ("img".to_owned(), false) && !source.is_empty())?;
    let is_small = |name| {
        let value = attribute(tag, name).unwrap_or_default();
        value.trim().trim_end_matches("px").parse::<f32>().is_ok_and(|size| size <= SMALL)
    };
    let alternative = attribute(tag, "alt").unwrap_or_default().trim().to_owned();
    let is_sign = is_character(tag) || is_small("width") || is_small("height");
    (!is_sign).then_some(Image { source, alternative, caption: Vec::new() })
}

/// Whether a tag ends a line.
pub(super) fn is_break(tag: &str) -> bool {
    name(tag).0 == "br"
}

/// Blocks as they grow.
#[derive(Default)]
struct Pieces {
    out: Vec<Block>,
    run: Run,
    /// How many blocks there were when a caption began.
    caption_from: Option<usize>,
}

impl Pieces {
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.run).finish();
        if !plain_text(&inlines).trim().is_empty() {
            self.out.push(Block::Paragraph(inlines));
        }
    }

    /// A caption begins or ends; it belongs to the image before it.
    fn caption(&mut self, ends: bool) {
        if !ends {
            self.caption_from = Some(self.out.len());
            return;
        }
        let Some(from) = self.caption_from.take().filter(|from| *from <= self.out.len()) else { return };
        let said = self.out.split_off(from);
        match self.out.last_mut() {
            Some(Block::Image(image)) if image.caption.is_empty() => {
                for block in said {
                    let Block::Paragraph(inlines) = block else { continue };
                    if !image.caption.is_empty() {
                        image.caption.push(Inline::LineBreak);
                    }
                    image.caption.extend(inlines);
                }
            }
            _ => self.out.extend(said),
        }
    }
}

struct Markup<'a> {
    tag: &'a str,
    after: &'a str,
}

/// The text before the first tag or comment, and that; none when there is text alone.
fn split(html: &str) -> Option<(&str, Markup<'_>)> {
    let is_tag = |at: &usize| {
        let (_, tag) = html.split_at(*at);
        tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    let start = html.match_indices('<').map(|(at, _)| at).find(is_tag)?;
    let (text, rest) = html.split_at(start);
    let end = if rest.starts_with("<!--") { "-->" } else { ">" };
    let length = rest.find(end).map_or_else(
        // Without an end a comment goes on to the last line, and anything else is text.
        || (end == "-->").then_some(rest.len()),
        |at| Some(at + end.len()),
    )?;
    let (tag, after) = rest.split_at(length);
    Some((text, Markup { tag, after }))
}

/// What is behind the closing tag of an element whose content is no text.
fn behind_end<'a>(html: &'a str, name: &str) -> &'a str {
    let closes = |at: &usize| {
        let (_, tag) = html.split_at(*at + 2);
        tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let end = html.match_indices("</").map(|(at, _)| at).find(closes);
    html.split_at(end.unwrap_or(html.len())).1
}

/// Adds text whose lines are joined as those of a paragraph.
fn push_lines(text: &str, last: &mut Option<char>, run: &mut Run) {
    let text = html_escape::decode_html_entities(text);
    for (index, line) in text.split(['\n', '\r']).enumerate() {
        let line = if index > 0 { line.trim_start() } else { line };
        let Some(first) = line.chars().next() else { continue };
        if index > 0 {
            run.text(joint(*last, first));
        }
        let line: String = line.chars().map(without_line_end).collect();
        *last = line.chars().next_back();
        run.text(&line);
    }
}
