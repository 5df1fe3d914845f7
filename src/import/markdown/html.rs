//! The blocks of HTML in Markdown: what stands between paragraphs is left out, and images are kept.

use super::inlines::{joint, without_line_end};
use super::tags::{InlineBuilder, is_character};
use super::tokens::{Tag, Token, tokens};
use crate::article::{Block, Image, Inline, plain_text};
use crate::text::block_elements::is_block;

/// The blocks of a piece of HTML: paragraphs, and images with their captions.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut pieces = Pieces::default();
    let mut last = None;
    for token in tokens(html) {
        let tag = match token {
            Token::Text(text) => {
                push_lines(&text, &mut last, &mut pieces.builder);
                continue;
            }
            Token::Tag(tag) => tag,
        };
        if is_block(&tag.name) {
            pieces.flush();
            last = None;
            if tag.name == "figcaption" {
                pieces.caption(tag.closes);
            }
        } else if let Some(image) = image(&tag) {
            pieces.flush();
            last = None;
            pieces.out.push(Block::Image(image.into()));
        } else if pieces.builder.tag(&tag) {
            pieces.builder.inline(Inline::LineBreak);
            last = None;
        }
    }
    pieces.flush();
    pieces.out
}

/// The image of a tag, if it is one; not one that is as small as a letter or a counter of readers.
pub(super) fn image(tag: &Tag) -> Option<Image> {
    const SMALL: f32 = 32.0;
    let of = |name| tag.attribute(name).unwrap_or_default().trim();
    if tag.name != "img" || tag.closes || of("src").is_empty() {
        return None;
    }
    let is_small = |name| of(name).trim_end_matches("px").parse::<f32>().is_ok_and(|size| size <= SMALL);
    let is_sign = is_character(tag) || is_small("width") || is_small("height");
    let on_one_line = |text: &str| text.chars().map(without_line_end).collect();
    (!is_sign).then(|| Image {
        source: on_one_line(of("src")),
        alternative: on_one_line(of("alt")),
        caption: Vec::new(),
    })
}

/// Whether a tag, as it is written, ends a line.
pub(super) fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).get(..2);
    name.is_some_and(|name| name.eq_ignore_ascii_case("br"))
        && Tag::of(tag).is_some_and(|tag| tag.name == "br")
}

/// Blocks as they grow.
#[derive(Default)]
struct Pieces {
    out: Vec<Block>,
    builder: InlineBuilder,
    /// How many blocks there were when a caption began.
    caption_from: Option<usize>,
}

impl Pieces {
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.builder).finish();
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

/// Adds text whose lines are joined as those of a paragraph.
fn push_lines(text: &str, last: &mut Option<char>, builder: &mut InlineBuilder) {
    for (index, line) in text.split(['\n', '\r']).enumerate() {
        let line = if index > 0 { line.trim_start() } else { line };
        let Some(first) = line.chars().next() else { continue };
        if index > 0 {
            builder.text(joint(*last, first));
        }
        let line: String = line.chars().map(without_line_end).collect();
        *last = line.chars().next_back();
        builder.text(&line);
    }
}
