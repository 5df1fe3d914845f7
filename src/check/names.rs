//! The glossary's names: those that nobody uses, and those that clash.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, FindingKind, Subject};
use crate::article::TermStatus;
use crate::glossary::{EntryId, GlossaryEntry};
use crate::text::fold::Folding;

/// Entries that the text never uses, and those that it only comes near to. One whose term an earlier entry has too is not among them: that one has its uses.
pub(super) fn unused(subject: &Subject<'_>) -> Vec<Finding> {
    let pairs = clashing_pairs(subject);
    let clashing: BTreeSet<EntryId> =
        pairs.iter().filter(|clash| clash.later.is_term).map(|clash| clash.later.entry.id).collect();
    let entries = subject.glossary.entries().iter();
    entries
        .filter(|entry| {
            let is_used = subject.counts.count_of(entry.id).sure > 0;
            !is_used && !clashing.contains(&entry.id) && !entry.term.trim().is_empty()
        })
        // That a forbidden term is not used is as it should be.
        .filter(|entry| entry.status != TermStatus::Forbidden)
        .map(|entry| {
            let term = entry.term.clone();
            let kind = match subject.counts.count_of(entry.id).similar {
                0 => FindingKind::Unused { term },
                count => FindingKind::OnlySimilar { term, count },
            };
            Finding { place: subject.place_of_entry(entry.id), kind }
        })
        .collect()
}

/// Names that two entries have in common, once for each two entries: the worst of their clashes.
pub(super) fn clashes(subject: &Subject<'_>) -> Vec<Finding> {
    let mut worst: BTreeMap<(EntryId, EntryId), FindingKind> = BTreeMap::new();
    for clash in clashing_pairs(subject) {
        let entries = (clash.earlier.entry.id, clash.later.entry.id);
        let kind = clash.kind();
        match worst.get(&entries) {
            Some(known) if known.severity() >= kind.severity() => {}
            _ => drop(worst.insert(entries, kind)),
        }
    }
    worst
        .into_iter()
        .map(|((_, later), kind)| Finding { place: subject.place_of_entry(later), kind })
        .collect()
}

/// A name of an entry.
#[derive(Clone, Copy)]
struct Name<'a> {
    entry: &'a GlossaryEntry,
    text: &'a str,
    is_term: bool,
}

/// Names of two entries that fold to the same.
struct Clash<'a> {
    earlier: Name<'a>,
    later: Name<'a>,
}

impl Clash<'_> {
    fn kind(&self) -> FindingKind {
        let term = |name: Name<'_>| name.entry.term.clone();
        let Self { earlier, later } = *self;
        if earlier.text != later.text {
            return FindingKind::FoldAlike { names: [earlier.text.to_owned(), later.text.to_owned()] };
        }
        let name = earlier.text.to_owned();
        match (earlier.is_term, later.is_term) {
            (true, false) => FindingKind::AliasIsTerm { name, owner: term(later) },
            (false, true) => FindingKind::AliasIsTerm { name, owner: term(earlier) },
            _ => FindingKind::Duplicate { name, terms: [term(earlier), term(later)] },
        }
    }
}

/// Every name that an earlier entry has too, with that entry's: the one in the same spelling, else the first.
fn clashing_pairs<'a>(subject: &'a Subject<'_>) -> Vec<Clash<'a>> {
    let folding = Folding::of(&subject.article.language);
    let mut names: BTreeMap<String, Vec<Name<'a>>> = BTreeMap::new();
    let mut clashes = Vec::new();
    for entry in subject.glossary.entries() {
        let aliases = entry.aliases.iter().map(|alias| (alias, false));
        for (text, is_term) in std::iter::once((&entry.term, true)).chain(aliases) {
            let name = Name { entry, text: text.trim(), is_term };
            if name.text.is_empty() {
                continue;
            }
            let known = names.entry(folding.fold(name.text).text).or_default();
            let mut others = known.iter().filter(|other| other.entry.id != entry.id);
            let same = others.clone().find(|other| other.text == name.text);
            if let Some(&earlier) = same.or_else(|| others.next()) {
                clashes.push(Clash { earlier, later: name });
            }
            known.push(name);
        }
    }
    clashes
}
