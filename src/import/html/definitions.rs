//! Lists of definitions as blocks of the text.

use super::piece::flat;
use super::terms::Part;
use crate::article::{Block, DefinitionGroup, DefinitionList, Inline, plain_text};

/// Characters of the longest term; what is longer is text, and nobody sets that in bold.
const LONGEST_TERM: usize = 200;

/// The blocks that the parts of a list are; none where the list is but a way to lay a page out: one without terms and
/// definitions, and one that holds headings.
pub(super) fn blocks(parts: &[(Part, Vec<Block>)], is_own: bool) -> Option<Vec<Block>> {
    let is_list = parts.iter().any(|(part, _)| *part != Part::Other);
    let holds_heading = |(part, blocks): &(Part, Vec<Block>)| {
        *part != Part::Other && blocks.iter().any(|block| matches!(block, Block::Heading { .. }))
    };
    if !is_list || !is_own && parts.iter().any(holds_heading) {
        return None;
    }
    let longest_term = if is_own { usize::MAX } else { LONGEST_TERM };
    let mut builder = ListBuilder { longest_term, ..ListBuilder::default() };
    for (part, blocks) in parts {
        match part {
            Part::Term => builder.term(blocks),
            Part::Definition => builder.definition(blocks),
            Part::Other => builder.other(blocks),
        }
    }
    builder.end_list();
    Some(builder.out)
}

/// Blocks as they grow.
#[derive(Default)]
struct ListBuilder {
    out: Vec<Block>,
    /// Characters of the longest term.
    longest_term: usize,
    /// The list that is open.
    list: DefinitionList,
    /// Whether what a term would be was no text, such as an image in a gallery.
    is_after_block: bool,
    /// Whether the last part was a term, also an empty one.
    is_after_term: bool,
}

impl ListBuilder {
    fn term(&mut self, blocks: &[Block]) {
        let term = flat(blocks);
        let is_long = plain_text(&term).chars().count() > self.longest_term;
        let is_text = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Heading { .. });
        if is_long || !blocks.iter().all(is_text) {
            self.other(blocks);
            self.is_after_block = true;
            return;
        }
        self.is_after_block = false;
        if !std::mem::replace(&mut self.is_after_term, true) {
            self.list.groups.push(DefinitionGroup::default());
        }
        if let Some(group) = self.list.groups.last_mut().filter(|_| !term.is_empty()) {
            group.terms.push(term);
        }
    }

    fn definition(&mut self, blocks: &[Block]) {
        if self.is_after_block {
            return self.below_block(blocks);
        }
        self.is_after_term = false;
        if self.list.groups.is_empty() {
            self.list.groups.push(DefinitionGroup::default());
        }
        if let Some(group) = self.list.groups.last_mut().filter(|_| !blocks.is_empty()) {
            group.definitions.push(blocks.to_vec());
        }
    }

    /// What is said below something that is no text: the caption of an image.
    fn below_block(&mut self, blocks: &[Block]) {
        let is_text = blocks.iter().all(|block| matches!(block, Block::Paragraph(_)));
        match self.out.last_mut() {
            Some(Block::Image(image)) if is_text && image.caption.is_empty() => image.caption = flat(blocks),
            _ => self.out.extend_from_slice(blocks),
        }
    }

    fn other(&mut self, blocks: &[Block]) {
        self.end_list();
        self.out.extend_from_slice(blocks);
    }

    fn end_list(&mut self) {
        let mut list = std::mem::take(&mut self.list);
        list.groups.retain(|group| !group.is_empty());
        if !list.groups.is_empty() {
            self.out.push(Block::DefinitionList(list));
        }
        (self.is_after_block, self.is_after_term) = (false, false);
    }
}

/// Whether a term is written as code is: the name of an option or a parameter.
pub(super) fn is_code(term: &[Inline]) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric();
    let mut parts =
        term.iter().filter(|inline| !matches!(inline, Inline::Text(text) if text.chars().all(is_mark)));
    let is_code = |inline: &Inline| match inline {
        Inline::Code(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
            self::is_code(inner)
        }
        _ => false,
    };
    parts.clone().next().is_some() && parts.all(is_code)
}
