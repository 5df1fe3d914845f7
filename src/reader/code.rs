//! The colours of code: worked out away from the window, and only when some code is in view.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Effect, Reader};
use crate::article::{CodeBlock, Passage};

/// Bytes of an article's code that is coloured; more than that is a listing that nobody reads for its colours.
const MOST_COLOURED: usize = 4_000_000;

/// What a part of a line of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word of the language.
    Keyword,
    /// A text.
    Text,
    /// A number or another value that is written out.
    Value,
    /// The name of what is defined or called: a function, a type, a tag.
    Name,
    /// What is said to people alone.
    Comment,
}

/// A part of a line of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeToken {
    /// Bytes of the line.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// The parts of lines of code, each line by its passage; a line without any has none.
pub type TokenLines = Vec<(usize, Box<[CodeToken]>)>;

/// What is known of the colours of the article's code.
#[derive(Debug, Default)]
pub struct CodeColours {
    /// Counts what has become known, so that it is known when there is more.
    pub changes: u64,
    /// The parts of each line, and what `changes` was when they became known.
    lines: HashMap<usize, (u64, Box<[CodeToken]>)>,
    /// What it was when lines were last let go of.
    forgotten: u64,
    /// [`super::Revisions::read`] of the article of which it is known.
    reading: u64,
    /// The same when it was asked for last.
    asked: u64,
}

impl CodeColours {
    /// The parts of a line of code, in order; none where they are not known.
    pub fn of(&self, passage: usize) -> &[CodeToken] {
        self.lines.get(&passage).map_or(&[], |(_, tokens)| tokens)
    }

    /// Whether a line has other colours than it had when [`Self::changes`] was `known`.
    pub fn has_changed(&self, passage: usize, known: u64) -> bool {
        self.forgotten > known || self.lines.get(&passage).is_some_and(|(since, _)| *since > known)
    }

    fn forget(&mut self) {
        if !self.lines.is_empty() {
            self.lines = HashMap::new();
            self.changes += 1;
            self.forgotten = self.changes;
        }
    }
}

/// Code to be coloured.
#[derive(Clone, Debug)]
pub struct CodeJob {
    /// The revision of what was read when this was asked for.
    pub reading: u64,
    /// The passages of the article.
    pub passages: Arc<Vec<Passage>>,
    /// The blocks, in the order in which they are wanted.
    pub blocks: Vec<CodeBlock>,
}

/// Two are the same when they are of the same article.
impl PartialEq for CodeJob {
    fn eq(&self, other: &Self) -> bool {
        self.reading == other.reading
            && self.blocks == other.blocks
            && Arc::ptr_eq(&self.passages, &other.passages)
    }
}

impl Reader {
    /// Whether the colours of code are to be worked out now that some is in view.
    pub fn wants_code_colours(&self) -> bool {
        self.code.asked != self.revisions.read
            && self
                .document
                .as_ref()
                .is_some_and(|document| document.code_blocks.iter().any(|block| !block.language.is_empty()))
    }

    /// Has the colours worked out, of the block that a passage is in and those after it first.
    pub(super) fn colour_code(&mut self, from: usize) -> Vec<Effect> {
        let Some(document) = self.document.as_ref().filter(|_| self.wants_code_colours()) else {
            return Vec::new();
        };
        let passages = &document.written.passages;
        let (before, after): (Vec<_>, Vec<_>) = document
            .code_blocks
            .iter()
            .filter(|block| !block.language.is_empty())
            .cloned()
            .partition(|block| block.lines.end <= from);
        let mut room = MOST_COLOURED;
        let is_room = |block: &CodeBlock| {
            let bytes: usize = passages[block.lines.clone()].iter().map(|line| line.text.len() + 1).sum();
            let is_room = bytes <= room;
            room -= if is_room { bytes } else { 0 };
            is_room
        };
        let blocks = after.into_iter().chain(before).filter(is_room).collect();
        let job = CodeJob { reading: self.revisions.read, passages: Arc::clone(passages), blocks };
        self.code.asked = self.revisions.read;
        vec![Effect::ColourCode(job)]
    }

    /// Takes what is known of some lines.
    pub(super) fn take_code(&mut self, reading: u64, lines: TokenLines) {
        if reading != self.revisions.read {
            return;
        }
        if self.code.reading != reading {
            self.code.reading = reading;
            self.code.forget();
        }
        self.code.changes += 1;
        let since = self.code.changes;
        self.code.lines.extend(lines.into_iter().map(|(line, tokens)| (line, (since, tokens))));
    }

    /// Lets go of the colours of another article.
    pub(super) fn forget_code(&mut self) {
        self.code.forget();
    }
}
