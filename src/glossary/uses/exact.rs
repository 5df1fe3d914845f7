//! The exact pass: finding the names of terms in a text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, Input, MatchKind};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::UseKind;
use super::pattern_index::beginnings;

use crate::article::names::{FoldedPassage, LONGEST_NAME, MOST_OWNERS, capitals};
use crate::article::{NameBudget, Passage};
use crate::glossary::{EntryId, GlossaryEntry, Occurrence};
use crate::text::class::{is_cjk, is_punctuation};
use crate::text::fold::Folding;

/// All names of all entries, ready to be found in one pass.
#[derive(Debug)]
pub(in crate::glossary) struct NameIndex {
    /// None when the names are too many to be searched for, beyond 2³¹ bytes.
    search: Option<AhoCorasick>,
    /// What is sought, by the search's pattern.
    by_pattern: Vec<Name>,
    folding: Folding,
}

/// A folded name.
#[derive(Debug)]
struct Name {
    /// Bytes.
    length: usize,
    /// The longest other name that this one begins with: whatever else can stand where this one was found.
    shorter: Option<u32>,
    /// The entries that have it, in order.
    owners: Vec<Owner>,
}

#[derive(Debug)]
struct Owner {
    entry: EntryId,
    /// Which of its other names it is; none for the term.
    alias: Option<u32>,
    /// As the entry spells it.
    spelling: String,
    /// The only spelling that fits, for names in capitals.
    capitals: Option<String>,
}

impl NameIndex {
    /// The names of entries; where several share a name the first one has it.
    pub(in crate::glossary) fn new<'e>(
        entries: impl Iterator<Item = &'e Arc<GlossaryEntry>>,
        folding: Folding,
    ) -> Self {
        let mut owners: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        let mut budget = NameBudget::default();
        for entry in entries {
            let aliases = (0..).map(Some).zip(&entry.aliases);
            let aliases = aliases.filter(|(_, alias)| !is_single_cjk_letter(alias));
            let names = std::iter::once((None, &entry.term)).chain(aliases);
            for (alias, name) in names.map(|(alias, name)| (alias, name.trim())) {
                let folded = folding.fold(name);
                let folded = folding.without_outer_marks(&folded.text);
                if !is_markable(folded) {
                    continue;
                }
                if !budget.takes(name) {
                    break;
                }
                let owners = owners.entry(folded.to_owned()).or_default();
                // A spelling belongs to the first entry that has it.
                if owners.len() < MOST_OWNERS && owners.iter().all(|owner| owner.spelling != name) {
                    owners.push(Owner {
                        entry: entry.id,
                        alias,
                        spelling: name.to_owned(),
                        capitals: capitals(name),
                    });
                }
            }
        }
        let patterns: Vec<_> = owners.keys().collect();
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&patterns);
        // Without names there is nothing to look for.
        let search = search.ok().filter(|_| !patterns.is_empty());
        let shorter = beginnings(&patterns);
        let lengths: Vec<_> = patterns.into_iter().map(String::len).collect();
        let names = owners.into_values().zip(lengths).zip(shorter);
        let by_pattern = names.map(|((owners, length), shorter)| Name { length, shorter, owners }).collect();
        Self { search, by_pattern, folding }
    }

    /// The occurrences in one passage, given by its index.
    pub(in crate::glossary) fn occurrences(&self, index: usize, passage: &Passage) -> Vec<Occurrence> {
        if self.search.is_none() {
            return Vec::new();
        }
        self.occurrences_in(index, &FoldedPassage::new(passage, self.folding))
    }

    /// The occurrences in one passage that is folded as names are.
    pub(super) fn occurrences_in(&self, index: usize, text: &FoldedPassage<'_>) -> Vec<Occurrence> {
        let mut occurrences = Vec::new();
        let mut from = 0;
        while let Some((start, name)) = self.find(text, from) {
            let fitting = self.longest_fitting(text, start, name);
            from = fitting.as_ref().map_or_else(|| text.next_start(start), |(end, ..)| *end);
            occurrences.extend(fitting.map(|(_, range, owner)| Occurrence {
                passage: index,
                range,
                entry: owner.entry,
                kind: UseKind::Exact,
                alias: owner.alias,
            }));
        }
        occurrences
    }

    /// The first place at or after `from` where names stand, and the longest of them.
    fn find(&self, text: &FoldedPassage<'_>, from: usize) -> Option<(usize, usize)> {
        let input = Input::new(&text.folded.text).span(from..text.folded.text.len());
        let found = self.search.as_ref()?.find(input)?;
        Some((found.start(), found.pattern().as_usize()))
    }

    /// The longest name that fits at `start`, where `name` is the longest that stands there: its end in the folded
    /// text, its range in the original, and whose it is.
    fn longest_fitting(
        &self,
        text: &FoldedPassage<'_>,
        start: usize,
        name: usize,
    ) -> Option<(usize, Range<usize>, &Owner)> {
        if !text.may_start(start) {
            return None;
        }
        let standing = std::iter::successors(self.by_pattern.get(name), |name| {
            self.by_pattern.get(name.shorter? as usize)
        });
        standing.into_iter().find_map(|name| {
            let end = start + name.length;
            let range = text.fitting(start..end)?;
            let owner = name.owner(text.slice(range.clone()))?;
            Some((end, range, owner))
        })
    }
}

impl Name {
    /// Whose the name is in the closest spelling, the first of several.
    fn owner(&self, text: &str) -> Option<&Owner> {
        let fitting = || self.owners.iter().filter(|owner| owner.fits(text));
        match self.owners.len() {
            1 => fitting().next(),
            _ => fitting().min_by_key(|owner| Folding::closeness(text, &owner.spelling)),
        }
    }
}

impl Owner {
    fn fits(&self, text: &str) -> bool {
        self.capitals.as_ref().is_none_or(|capitals| text.nfkc().eq(capitals.chars()))
    }
}

fn is_markable(folded: &str) -> bool {
    let says_nothing =
        |c: char| c.is_whitespace() || c.is_control() || is_punctuation(c) || is_combining_mark(c);
    !folded.chars().all(says_nothing)
        && !folded.contains(char::is_control)
        && folded.chars().nth(LONGEST_NAME).is_none()
}

fn is_single_cjk_letter(name: &str) -> bool {
    let mut chars = name.trim().chars();
    chars.next().is_some_and(is_cjk) && chars.next().is_none()
}
