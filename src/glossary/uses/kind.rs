//! How a text uses a term.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

/// How a text uses a term, the surest first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, Serialize, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum UseKind {
    /// By one of its names, as folding takes them for the same.
    #[default]
    Exact,
    /// By the same name in another dress: spaced or hyphenated otherwise, in the plural or another case, in the words
    /// of another region.
    Variant,
    /// By a short name that the text or the glossary itself defines, by initials, or by a person's name alone.
    Short,
    /// By one of the words of a joined name (開源 of 開源與專有).
    Part,
    /// By words that begin and end like the name.
    Near,
}

impl UseKind {
    /// The kind's name for programs: `exact`, `variant`, `short`, `part` or `near`.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether such a use is surely of the term; others are only like it.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Exact | Self::Variant | Self::Short)
    }
}

/// How often a text uses a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UseCounts {
    /// Uses that are surely of it ([`UseKind::is_sure`]).
    pub sure: usize,
    /// Places that are only like it.
    pub similar: usize,
}

impl UseCounts {
    /// Both together.
    pub const fn all(self) -> usize {
        self.sure + self.similar
    }

    /// One use more.
    pub(in crate::glossary) fn count(&mut self, kind: UseKind) {
        if kind.is_sure() {
            self.sure += 1;
        } else {
            self.similar += 1;
        }
    }
}
