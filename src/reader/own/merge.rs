//! Bringing the terms of a file together with the user's.

use std::collections::HashSet;

use super::{OwnTerm, OwnTerms};
use crate::glossary::merge::ByName;

/// What the terms of a file mean next to the user's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Terms that the user does not have.
    pub added: Vec<OwnTerm>,
    /// Terms that the user has as they are, and those that the file repeats.
    pub same: Vec<OwnTerm>,
    /// Terms of which the user has another version, each next to it.
    pub conflicts: Vec<Conflict>,
}

/// Two versions of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The user's.
    pub mine: OwnTerm,
    /// The file's.
    pub theirs: OwnTerm,
}

/// Which version of a term is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The user's.
    #[default]
    Mine,
    /// The file's, for the articles that the user's is for.
    Theirs,
    /// The one and the other.
    Both,
}

/// Compares the terms of a file with the user's. Names that fold alike are the same name; where a term belongs does
/// not count.
pub fn merge(own: &OwnTerms, imported: Vec<OwnTerm>) -> Merge {
    let mine = ByName::of(own.terms.iter().map(|term| term.term.as_str()));
    let mut merge = Merge::default();
    let mut seen = HashSet::new();
    for theirs in imported {
        let mut known = mine.get(&theirs.term).iter().filter_map(|place| own.terms.get(*place));
        let is_repeated = !seen.insert(theirs.clone());
        if is_repeated || known.clone().any(|mine| mine.says_the_same(&theirs)) {
            merge.same.push(theirs);
        } else if let Some(mine) = known.next() {
            merge.conflicts.push(Conflict { mine: mine.clone(), theirs });
        } else {
            merge.added.push(theirs);
        }
    }
    merge
}

impl Merge {
    /// The user's terms with what is new, and with each conflict solved as chosen; where nothing was chosen they
    /// keep theirs.
    #[must_use]
    pub fn applied(self, own: &OwnTerms, choices: &[Choice]) -> OwnTerms {
        let mut merged = own.clone();
        let mut more = self.added;
        for (index, Conflict { mine, theirs }) in self.conflicts.into_iter().enumerate() {
            match choices.get(index).copied().unwrap_or_default() {
                Choice::Mine => {}
                Choice::Theirs => match merged.terms.iter_mut().find(|term| **term == mine) {
                    Some(term) => *term = OwnTerm { scope: mine.scope, ..theirs },
                    // An earlier version of theirs has taken its place already.
                    None => more.push(theirs),
                },
                Choice::Both => more.push(theirs),
            }
        }
        merged.terms.extend(more);
        merged.sanitized()
    }
}
