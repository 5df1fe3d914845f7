//! Places in an article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in an article: what scroll position, selection, hit, use and history are made of.
///
/// Ordered as the text is read.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Anchor {
    /// Index of the section.
    pub section: usize,
    /// Index in the section's flow: its blocks, then its glossary entries, then its references.
    pub block: usize,
    /// Characters (Unicode scalar values) from the block's start, counted over its passages' text.
    pub offset: usize,
}

impl Anchor {
    /// The place `offset` characters into a block.
    pub const fn new(section: usize, block: usize, offset: usize) -> Self {
        Self { section, block, offset }
    }
}
