//! Lists of definitions as blocks of the text.

use super::piece::flat;
use super::terms::Part;
use crate::article::{Block, DefinitionGroup, DefinitionList, Inline, plain_text};

/// Characters of the longest term; what is longer is text, and nobody sets that in bold.
const LONGEST_TERM: usize = 200;

/// The blocks that the parts of a list are; none where the list is but a way to lay a page out: one without terms and
/// definitions, and one that holds headings in its terms or in half of its definitions. A list ends before a definition with
/// a heading, which is a part of the text's outline.
pub(super) fn blocks(parts: &[(Part, Vec<Block>)], is_own: bool) -> Option<Vec<Block>> {
    let is_list = parts.iter().any(|(part, _)| *part != Part::Other);
    let count = |wanted: Part| parts.iter().filter(|(part, _)| *part == wanted).count();
    let headed =
        |wanted: Part| parts.iter().filter(|(part, blocks)| *part == wanted && holds_heading(blocks)).count();
    let is_layout = headed(Part::Term) > 0 || headed(Part::Definition) * 2 > count(Part::Definition);
    if !is_list || !is_own && is_layout {
        return None;
    }
    let longest_term = if is_own { usize::MAX } else { LONGEST_TERM };
    let mut builder = ListBuilder { longest_term, ..ListBuilder::default() };
    for (part, blocks) in parts {
        match part {
            Part::Term => builder.term(blocks),
            Part::Definition if !is_own && holds_heading(blocks) => builder.other(blocks),
            Part::Definition => builder.definition(blocks),
            Part::Other => builder.other(blocks),
        }
    }
    builder.end_list();
    Some(builder.out)
}

pub(super) fn holds_heading(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Heading { .. }))
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

/// Whether a term is the name of an option, a parameter, a function or a file: one that is marked as code, or reads so.
pub(super) fn is_code(term: &[Inline]) -> bool {
    is_marked(term) || reads_as_code(plain_text(term).trim())
}

/// Whether a term reads as what is typed: `-a, --all`, `/etc/hosts`, `os.mkdir(path, mode=0o777)`. A name with its long form
/// in brackets, `OCR(Optical Character Recognition)`, does not.
fn reads_as_code(term: &str) -> bool {
    let is_typed = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    if ["-", "/", "~/", "$"].iter().any(|mark| term.strip_prefix(mark).is_some_and(is_typed)) {
        return true;
    }
    let Some((called, handed)) = term.split_once('(') else { return false };
    let Some(handed) = handed.rsplit_once(')').map(|(handed, _)| handed) else { return false };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '$');
    let name = called.rsplit(' ').next().unwrap_or_default();
    let is_short_form = name.chars().all(|c| c.is_ascii_uppercase());
    let is_sentence =
        handed.split(", ").any(|part| part.contains(' ')) && !handed.contains(['*', '=', ':', '&']);
    term.is_ascii()
        && name.starts_with(is_name)
        && name.chars().all(is_name)
        && (handed.is_empty() || !(is_short_form || is_sentence))
}

fn is_marked(term: &[Inline]) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric();
    let mut parts =
        term.iter().filter(|inline| !matches!(inline, Inline::Text(text) if text.chars().all(is_mark)));
    let is_code = |inline: &Inline| match inline {
        Inline::Code(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
            is_marked(inner)
        }
        _ => false,
    };
    parts.clone().next().is_some() && parts.all(is_code)
}
