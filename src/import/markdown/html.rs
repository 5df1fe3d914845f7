//! The blocks of HTML in Markdown: what stands between paragraphs is left out, and images are kept.

use super::inlines::{joint, without_line_end};
use super::tags::{InlineBuilder, is_character};
use super::tokens::{Tag, Token, tokens};
use crate::article::{Block, DefinitionGroup, DefinitionList, Image, Inline, plain_text};
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
            match tag.name.as_str() {
                "figcaption" => pieces.caption(tag.closes),
                "dl" | "dt" | "dd" => pieces.definitions(&tag),
                _ => {}
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
    pieces.finish()
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
    list: Option<OpenList>,
}

/// A list of definitions that is open.
struct OpenList {
    list: DefinitionList,
    /// Lists in it that are open, which are read as text.
    inner: usize,
    /// How many blocks there were when the part that is open began, and whether it is a term.
    part: Option<(usize, bool)>,
}

impl Pieces {
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.builder).finish();
        if !plain_text(&inlines).trim().is_empty() {
            self.out.push(Block::Paragraph(inlines));
        }
    }

    /// A list of definitions, or a part of it, begins or ends.
    fn definitions(&mut self, tag: &Tag) {
        let is_list = tag.name == "dl";
        let Some(open) = &mut self.list else {
            if is_list && !tag.closes {
                self.list = Some(OpenList { list: DefinitionList::default(), inner: 0, part: None });
            }
            return;
        };
        match (is_list, tag.closes) {
            (true, false) => return open.inner += 1,
            (true, true) if open.inner > 0 => return open.inner -= 1,
            _ if open.inner > 0 => return,
            _ => {}
        }
        self.end_part();
        if is_list {
            self.end_list();
        } else if !tag.closes
            && let Some(open) = &mut self.list
        {
            open.part = Some((self.out.len(), tag.name == "dt"));
        }
    }

    fn end_part(&mut self) {
        let Some(open) = &mut self.list else { return };
        if let Some((from, is_term)) = open.part.take().filter(|(from, _)| *from <= self.out.len()) {
            push_part(&mut open.list, self.out.split_off(from), is_term);
        }
    }

    fn end_list(&mut self) {
        self.end_part();
        let list = self.list.take().map(|open| open.list).filter(|list| !list.groups.is_empty());
        self.out.extend(list.map(Block::DefinitionList));
    }

    /// All blocks, also those of a list that nothing closes.
    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.end_list();
        self.out
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

/// Adds a part to a list. What of a term is no text, such as an image, is said of it.
fn push_part(list: &mut DefinitionList, blocks: Vec<Block>, is_term: bool) {
    let (text, others): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|block| !is_term || matches!(block, Block::Paragraph(_)));
    let begins = list.groups.last().is_none_or(|last| is_term && !last.definitions.is_empty());
    if begins && !(text.is_empty() && others.is_empty()) {
        list.groups.push(DefinitionGroup::default());
    }
    let Some(group) = list.groups.last_mut() else { return };
    if is_term {
        group.terms.extend(text.into_iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            _ => None,
        }));
        group.definitions.extend((!others.is_empty()).then_some(others));
    } else if !text.is_empty() {
        group.definitions.push(text);
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
