//! How well an entry matches, of a dictionary or of any other glossary.

/// How well an entry matches a query, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The query is the term.
    Exact {
        /// Only when case, width and the like do not count.
        folded: bool,
    },
    /// The term begins with the query.
    Prefix,
    /// Another name is the query, or begins with it.
    Alias(MatchPlace),
    /// The query is how the term or another name is read or typed, in whole or in part.
    Reading(MatchPlace),
    /// The query stands elsewhere in the term or in another name.
    Inside,
    /// The query stands in the definition.
    Definition,
    /// A name has a word that is the query but for one letter.
    Typo,
}

/// Where in a text the query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchPlace {
    /// It is the whole text.
    Exact,
    /// The text begins with it.
    Prefix,
    /// It stands elsewhere in the text.
    Inside,
}

impl Rank {
    /// The reason of the match in a word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact { .. } => "exact",
            Self::Prefix => "prefix",
            Self::Alias(_) => "alias",
            Self::Reading(_) => "reading",
            Self::Inside => "inside",
            Self::Definition => "definition",
            Self::Typo => "typo",
        }
    }
}

impl MatchPlace {
    /// The place of a part of a text by whether the text begins and ends with it.
    pub const fn of(starts: bool, ends: bool) -> Self {
        match (starts, ends) {
            (true, true) => Self::Exact,
            (true, false) => Self::Prefix,
            (false, _) => Self::Inside,
        }
    }
}
