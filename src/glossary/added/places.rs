//! Where a text uses the names of an added glossary.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::keys::{KeyField, Keys, Owner};
use super::{Added, Folding};
use crate::glossary::mark::{LONGEST_NAME, MOST_OWNERS, Text, capitals};
use crate::text::class::{is_cjk, is_kana};

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::glossary) struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The entry that has it, and those of the same glossary with the very same term.
    pub numbers: Vec<u32>,
}

/// Letters of the shortest name in letters of scripts that set words apart by spaces.
const FEWEST_LETTERS: usize = 3;
/// Letters of the shortest one that is a single word in small letters: shorter ones are mostly common words.
const FEWEST_SMALL_LETTERS: usize = 5;

/// Whether a name is sought in texts: it has two ideographs, kana or hangul, or one of them and a letter, or three
/// letters, five where it is one word in small letters. Less is too common to be a term.
pub(super) fn is_markable(name: &str, folded: &str) -> bool {
    if folded.chars().nth(LONGEST_NAME).is_some() {
        return false;
    }
    let east_asian = folded.chars().filter(|c| is_cjk(*c)).count();
    let letters = name.chars().filter(|c| c.is_alphabetic() && !is_cjk(*c)).count();
    let is_common = name.chars().all(|c| c.is_lowercase() || !c.is_alphanumeric()) && !name.contains(' ');
    match east_asian {
        0 => letters >= if is_common { FEWEST_SMALL_LETTERS } else { FEWEST_LETTERS },
        1 => letters > 0,
        _ => true,
    }
}

/// The places in a text where names of a glossary stand outside what is taken, in order; `taken` is in order as well.
pub(in crate::glossary) fn places(
    added: &Added,
    folding: Folding,
    text: &Text<'_>,
    taken: &[Range<usize>],
) -> Vec<Found> {
    let keys = added.keys(folding);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.folded.text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        match fitting(added, keys, text, (at, rest), taken) {
            Some((end, place)) => {
                found.push(place);
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

/// The longest name that fits here, and where it ends in the folded text.
fn fitting(
    added: &Added,
    keys: &Keys,
    text: &Text<'_>,
    (at, rest): (usize, &str),
    taken: &[Range<usize>],
) -> Option<(usize, Found)> {
    let mut names = keys.beginning(rest).peekable();
    names.peek()?;
    if !text.may_start(at) {
        return None;
    }
    names.find_map(|name| {
        let end = at + keys.name(name).len();
        let owners = keys.owners(name);
        if !owners.iter().any(|owner| owner.is_markable) {
            return None;
        }
        let range = text.fitting(at..end)?;
        let next = taken.partition_point(|taken| taken.end <= range.start);
        if taken.get(next).is_some_and(|taken| taken.start < range.end) {
            return None;
        }
        let numbers = entry(added, owners, text.slice(range.clone()))?;
        Some((end, Found { range, numbers }))
    })
}

/// The entry whose spelling is closest to the text's, with those that have the very same term.
fn entry(added: &Added, owners: &[Owner], text: &str) -> Option<Vec<u32>> {
    let spelling = |owner: &Owner| spelling(added, owner);
    let owners = owners.get(..MOST_OWNERS).unwrap_or(owners);
    let fitting = || owners.iter().filter(|owner| owner.is_markable && fits(spelling(owner), text));
    let chosen = match owners.len() {
        1 => fitting().next(),
        _ => fitting().min_by_key(|owner| Folding::closeness(text, spelling(owner))),
    }?;
    let term = added.lexicon.get(chosen.number as usize)?.term;
    let mut numbers = vec![chosen.number];
    let others = owners.iter().filter(|owner| owner.field == KeyField::Term && owner.number != chosen.number);
    let same = others.filter(|owner| spelling(owner) == term);
    numbers.extend(same.map(|owner| owner.number));
    numbers.sort_unstable();
    Some(numbers)
}

/// The name as the glossary writes it.
fn spelling<'a>(added: &'a Added, owner: &Owner) -> &'a str {
    let Some(word) = added.lexicon.get(owner.number as usize) else { return "" };
    match owner.field {
        KeyField::Term => word.term,
        KeyField::Alias(index) => word.aliases().nth(index as usize).unwrap_or_default(),
        KeyField::Reading => word.reading.unwrap_or_default(),
    }
}

/// Whether a spelling may stand for a name: short names in capitals stand in capitals, and kana are not the other kana,
/// which would find particles and endings everywhere.
fn fits(name: &str, text: &str) -> bool {
    if name.chars().all(is_kana) {
        return name.nfkc().eq(text.nfkc());
    }
    name.starts_with(is_cjk) || capitals(name).is_none_or(|capitals| text.nfkc().eq(capitals.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_common_names_are_not_sought() {
        for (name, wanted) in [
            ("雨", false),
            ("雨傘", true),
            ("か", false),
            ("かさ", true),
            ("X光", true),
            ("一 ", false),
            ("API", true),
            ("IT", false),
            ("Rust", true),
            ("the", false),
            ("with", false),
            ("about", true),
            ("a lot", true),
            ("ab 3", false),
            ("2025", false),
            ("우산", true),
            ("", false),
            (&"字".repeat(101), false),
        ] {
            assert_eq!(is_markable(name, name.trim()), wanted, "{name}");
        }
    }
}
