//! The kinds of columns.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Term,
    Aliases,
    Reading,
    /// Stands before the definition.
    PartOfSpeech,
    /// Several of them follow one another.
    Definition,
    /// Examples and notes, which follow the definition.
    Note,
    /// A page on the term.
    Url,
    /// Numbers, tags, sources: not read.
    Other,
}
