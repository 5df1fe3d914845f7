//! What tells one entry of a glossary from another.

/// An entry of a glossary by whose it is. It stays the same while the article, the user's terms and the dictionaries
/// do, whatever is looked up and in whatever forms the article is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryId {
    /// It stands in the article: the number among the article's terms, counted from 0.
    Article(u32),
    /// The user has added it: the number among their terms that belong to the article.
    Own(u32),
    /// It is from an added dictionary, whether the text uses it or not.
    Dictionary {
        /// The number of the dictionary among those that were added.
        source: u32,
        /// The number of the entry in it. Entries with the very same term are one, by the number of the first of them.
        number: u32,
    },
}

impl EntryId {
    /// Whether the entry is from an added dictionary.
    pub const fn is_from_dictionary(self) -> bool {
        matches!(self, Self::Dictionary { .. })
    }
}
