//! What can be found.

use super::FindingPlace;

/// Something that the author should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: FindingPlace,
    /// What.
    pub kind: FindingKind,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The article is as it should be, and might say more.
    Note,
    /// The article can be read as it is.
    Warning,
    /// The article contradicts itself, or promises what it does not have.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A spelling, and how often it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// As it stands in the text.
    pub spelling: String,
    /// How often.
    pub times: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// An entry that the text does not need.
    Unused {
        /// The entry's term.
        term: String,
    },
    /// A term is used that is not to be used.
    Forbidden {
        /// The entry's term.
        term: String,
        /// What is to be used instead, if the entry says so.
        replacement: Option<String>,
    },
    /// An entry that the text only comes near to: it has none of its names, but a part of one, or something like one.
    OnlySimilar {
        /// The entry's term.
        term: String,
        /// How many such places there are.
        count: usize,
    },
    /// An abbreviation that the text introduces in brackets and the glossary does not have.
    Undefined {
        /// The abbreviation.
        abbreviation: String,
        /// How often it is used in all the text.
        count: usize,
    },
    /// One name in several spellings.
    Inconsistent {
        /// The spellings, the most frequent first.
        spellings: Vec<Count>,
    },
    /// Two entries have one name.
    Duplicate {
        /// The name, as both have it.
        name: String,
        /// The terms of the two entries, in the glossary's order.
        terms: [String; 2],
    },
    /// Another name of an entry is the term of a second one.
    AliasIsTerm {
        /// The name, which is the term of an entry.
        name: String,
        /// The term of the entry that has it as another name.
        owner: String,
    },
    /// Two entries have names that a reader takes for the same.
    FoldAlike {
        /// The two names, in the glossary's order.
        names: [String; 2],
    },
    /// A link to a place that the article does not have.
    LeadsNowhere {
        /// Where it was to lead.
        target: String,
    },
    /// A reference that leads nowhere.
    NoAddress {
        /// The reference's name.
        name: String,
    },
    /// An address that no program understands.
    NotAnAddress {
        /// The address, as it is written.
        address: String,
    },
    /// An address that Moyue does not open.
    NeverOpened {
        /// The address.
        address: String,
    },
    /// What looks like a term and has no entry.
    Candidate {
        /// Its name, as the text writes it first.
        name: String,
        /// Another name or a reading that the text gives.
        other: Option<String>,
        /// How often it is used.
        count: usize,
        /// The sentence in which it was found, cut where it is long.
        sentence: String,
    },
}

impl FindingKind {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Candidate { .. } => Severity::Note,
            Self::Unused { .. }
            | Self::OnlySimilar { .. }
            | Self::Undefined { .. }
            | Self::Inconsistent { .. }
            | Self::FoldAlike { .. }
            | Self::NoAddress { .. }
            | Self::NeverOpened { .. } => Severity::Warning,
            Self::Forbidden { .. }
            | Self::Duplicate { .. }
            | Self::AliasIsTerm { .. }
            | Self::LeadsNowhere { .. }
            | Self::NotAnAddress { .. } => Severity::Error,
        }
    }

    /// The name of the rule that was broken, for programs.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Unused { .. } => "unused-term",
            Self::Forbidden { .. } => "forbidden-term",
            Self::OnlySimilar { .. } => "similar-term-only",
            Self::Undefined { .. } => "undefined-abbreviation",
            Self::Inconsistent { .. } => "inconsistent-spelling",
            Self::Duplicate { .. } => "duplicate-name",
            Self::AliasIsTerm { .. } => "alias-is-term",
            Self::FoldAlike { .. } => "names-fold-alike",
            Self::LeadsNowhere { .. } => "dangling-link",
            Self::NoAddress { .. } => "reference-without-address",
            Self::NotAnAddress { .. } => "not-an-address",
            Self::NeverOpened { .. } => "address-never-opened",
            Self::Candidate { .. } => "possible-term",
        }
    }
}
