//! What a text consists of for those who do not see it: headings, lists with their items, tables with their cells,
//! quotations, notes. Worked out of the passages alone.

use std::ops::Range;

use crate::article::{Cell, Passage, Role};

/// A block of the text, with what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextBlock {
    /// What it is.
    pub role: BlockRole,
    /// The first passage in it.
    pub passage: usize,
    /// What is in it, in reading order.
    pub children: Vec<BlockChild>,
}

/// What is in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BlockChild {
    /// Another block.
    Block(TextBlock),
    /// The text of a passage, by its index.
    Text(usize),
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockRole {
    /// A heading: 1 for the headline, 2 for sections, 3 and more for headings in them.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// An item of a list to which the text refers as a note.
    Note,
    /// Quoted blocks.
    Quote,
    /// A note, a tip, a warning.
    Callout,
    /// Lines of preformatted text.
    Code,
    /// A table.
    Table {
        /// Its columns.
        columns: u32,
    },
    /// A row of a table, by its number.
    Row(u32),
    /// A cell of a table.
    Cell(Cell),
    /// The caption of an image or a table.
    Caption,
    /// An image.
    Image,
    /// A thematic break.
    Rule,
    /// Terms with their definitions.
    Terms,
    /// A list of definitions in the text.
    DefinitionList,
    /// A term, with its other names and its reading.
    Term,
    /// What a term means.
    Definition,
}

/// The blocks that these passages are, in reading order. `is_note` says whether a note begins with a passage.
pub(super) fn blocks(
    passages: &[Passage],
    of: Range<usize>,
    is_note: &dyn Fn(usize) -> bool,
) -> Vec<TextBlock> {
    let mut builder = Builder { passages, is_note, open: Vec::new(), done: Vec::new() };
    for index in of {
        builder.push(index);
    }
    builder.close(0);
    builder.done
}

/// A block that further passages may belong to, or a new one.
#[derive(Clone, Copy)]
struct Step {
    role: BlockRole,
    is_new: bool,
}

struct Builder<'a> {
    passages: &'a [Passage],
    is_note: &'a dyn Fn(usize) -> bool,
    /// From the outermost on.
    open: Vec<TextBlock>,
    done: Vec<TextBlock>,
}

impl Builder<'_> {
    /// Puts the text of a passage into the blocks that it stands in.
    fn push(&mut self, index: usize) {
        let steps = self.steps(index);
        let is_kept = |(step, open): &(&Step, &TextBlock)| !step.is_new && step.role == open.role;
        let kept = steps.iter().zip(&self.open).take_while(is_kept).count();
        self.close(kept);
        for step in steps.get(kept..).unwrap_or_default() {
            self.open.push(TextBlock { role: step.role, passage: index, children: Vec::new() });
        }
        if let Some(last) = self.open.last_mut() {
            last.children.push(BlockChild::Text(index));
        }
    }

    /// Closes all blocks but so many.
    fn close(&mut self, keep: usize) {
        while self.open.len() > keep {
            let Some(block) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some(around) => around.children.push(BlockChild::Block(block)),
                None => self.done.push(block),
            }
        }
    }

    /// The blocks that a passage stands in, from the outermost on.
    fn steps(&self, index: usize) -> Vec<Step> {
        let passage = &self.passages[index];
        let mut steps = self.around_blocks(index);
        self.around_lists(passage, index, &mut steps);
        self.own(passage, index, &mut steps);
        steps
    }

    /// The passage before, where that is of the same block of the article.
    fn before(&self, index: usize) -> Option<&Passage> {
        let before = self.passages.get(index.checked_sub(1)?)?;
        self.is_same_block(before, index).then_some(before)
    }

    /// Whether a passage is of the same block of the article as another, by its index.
    fn is_same_block(&self, passage: &Passage, index: usize) -> bool {
        let place = |passage: &Passage| (passage.kind, passage.anchor.section, passage.anchor.block);
        let other = &self.passages[index];
        place(passage) == place(other) && passage.role != Role::SectionTitle && passage.kind.is_some()
    }

    /// The list that the entries of a glossary or the references of a section are.
    fn around_blocks(&self, index: usize) -> Vec<Step> {
        let passage = &self.passages[index];
        let kept = |role| Step { role, is_new: false };
        let new = |role| Step { role, is_new: true };
        match passage.role {
            Role::TermName => vec![kept(BlockRole::Terms), new(BlockRole::Term)],
            _ if passage.entry.is_some() => vec![kept(BlockRole::Terms), kept(BlockRole::Definition)],
            Role::ReferenceName => vec![kept(BlockRole::List), new(self.item(index))],
            Role::ReferenceNote => {
                let item = self.open.get(1).map_or(BlockRole::Item, |open| open.role);
                vec![kept(BlockRole::List), kept(item)]
            }
            _ => Vec::new(),
        }
    }

    fn item(&self, index: usize) -> BlockRole {
        if (self.is_note)(index) { BlockRole::Note } else { BlockRole::Item }
    }

    /// The quotations, callouts and lists of a passage. Which of them stand in which is told by those that are open; of
    /// several that begin together the quotations are the outer ones.
    fn around_lists(&self, passage: &Passage, index: usize, steps: &mut Vec<Step>) {
        let goes_on = self.before(index).is_some();
        let (mut lists, mut quotes) = (0, 0);
        let quote = |level: u16| {
            let is_callout = passage.callouts.iter().any(|callout| callout.level == level);
            if is_callout { BlockRole::Callout } else { BlockRole::Quote }
        };
        let is_definition = |level: u16| passage.definitions.contains(&level);
        let list = |level| if is_definition(level) { BlockRole::DefinitionList } else { BlockRole::List };
        let item = |level| if is_definition(level) { BlockRole::Definition } else { self.item(index) };
        // The item that a marker begins is of the innermost list.
        let begins = |level: u16| match passage.definitions.last() {
            Some(innermost) if *innermost == level => passage.begins_definition,
            _ => passage.marker.is_some() && level + 1 == passage.indent,
        };
        let mut has_begun = !goes_on;
        let mut open = self.open.get(steps.len()..).unwrap_or_default().iter().map(|block| block.role);
        while let (false, Some(role)) = (has_begun, open.next()) {
            match role {
                _ if lists < passage.indent && role == list(lists) => {
                    steps.push(Step { role, is_new: false });
                    let inner = open.next().filter(|inner| is_in(*inner, role) && !begins(lists));
                    has_begun = inner.is_none();
                    steps.push(Step { role: inner.unwrap_or_else(|| item(lists)), is_new: has_begun });
                    lists += 1;
                }
                BlockRole::Quote | BlockRole::Callout if quotes < passage.quote && role == quote(quotes) => {
                    let is_new = role == BlockRole::Callout && passage.role == Role::CalloutTitle;
                    let is_new = is_new && quotes + 1 == passage.quote;
                    has_begun = is_new;
                    steps.push(Step { role, is_new });
                    quotes += 1;
                }
                _ => break,
            }
        }
        let new = |role| Step { role, is_new: true };
        steps.extend((quotes..passage.quote).map(|level| new(quote(level))));
        for level in lists..passage.indent {
            steps.extend([new(list(level)), new(item(level))]);
        }
    }

    /// What the passage itself is.
    fn own(&self, passage: &Passage, index: usize, steps: &mut Vec<Step>) {
        let new = |role| Step { role, is_new: true };
        let begins_item = |step: &Step| {
            matches!(step.role, BlockRole::Item | BlockRole::Note | BlockRole::Term)
                && (step.is_new || self.open.get(steps.len() - 1).is_none_or(|open| open.role != step.role))
        };
        match passage.role {
            Role::Title => steps.push(new(BlockRole::Heading(1))),
            Role::SectionTitle => steps.push(new(BlockRole::Heading(2))),
            Role::Heading(level) => steps.push(new(BlockRole::Heading(level.saturating_add(2)))),
            Role::Code => {
                let is_captioned = self.before(index).is_some_and(|before| before.role == Role::CodeCaption);
                let is_new = passage.code_line == 0 && !is_captioned;
                steps.push(Step { role: BlockRole::Code, is_new });
            }
            Role::CodeCaption => steps.extend([new(BlockRole::Code), new(BlockRole::Caption)]),
            Role::DefinitionTerm => {
                let is_new = self.before(index).is_none();
                steps.push(Step { role: BlockRole::DefinitionList, is_new });
                steps.push(new(BlockRole::Term));
            }
            Role::Cell(cell) => {
                let role = BlockRole::Table { columns: cell.columns };
                let is_new = self.begins_table(index, cell);
                steps.push(Step { role, is_new });
                steps.push(Step { role: BlockRole::Row(cell.row), is_new });
                steps.push(new(BlockRole::Cell(cell)));
            }
            Role::Caption => {
                let next = self.passages.get(index + 1).filter(|next| self.is_same_block(next, index));
                if let Some(Role::Cell(cell)) = next.map(|next| next.role) {
                    steps.push(new(BlockRole::Table { columns: cell.columns }));
                }
                steps.push(new(BlockRole::Caption));
            }
            Role::Image => steps.push(new(BlockRole::Image)),
            Role::Rule => steps.push(new(BlockRole::Rule)),
            // The first text of an item is the item's own.
            _ if steps.last().is_some_and(begins_item) => {}
            _ => steps.push(new(BlockRole::Paragraph)),
        }
    }

    /// Whether a table begins with a cell: the first one, unless a caption has begun it.
    fn begins_table(&self, index: usize, cell: Cell) -> bool {
        let before = self.before(index).map(|before| before.role);
        let is_first = (cell.row, cell.column) == (0, 0);
        before.is_none() || (is_first && before != Some(Role::Caption))
    }
}

/// Whether a block is what a list consists of.
const fn is_in(inner: BlockRole, list: BlockRole) -> bool {
    match list {
        BlockRole::DefinitionList => matches!(inner, BlockRole::Definition),
        _ => matches!(inner, BlockRole::Item | BlockRole::Note),
    }
}

#[cfg(test)]
mod tests;
