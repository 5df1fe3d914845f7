//! A name where it stands in a sentence.

use std::ops::Range;

use super::CandidateKind;

/// A name where it stands in a sentence.
pub(super) struct FoundName {
    pub kind: CandidateKind,
    /// Bytes of the passage's text.
    pub name: Range<usize>,
    /// What stands for it besides.
    pub other: Option<Other>,
    /// How often it must be used to be a candidate: a sure one once, others in another passage again or three times.
    pub least: usize,
}

/// What a name is called besides.
pub(super) struct Other {
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// Whether it says how the name is read.
    pub is_reading: bool,
}

impl FoundName {
    /// A name without another; a sure one is a candidate though it is there only once.
    pub const fn new(kind: CandidateKind, name: Range<usize>, is_sure: bool) -> Self {
        Self { kind, name, other: None, least: if is_sure { 1 } else { 2 } }
    }
}
