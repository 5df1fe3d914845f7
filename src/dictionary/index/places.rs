//! Where a text uses the names of a dictionary.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::keys::{KeyField, Keys, Owner};
use super::{Dictionary, Folding};
use crate::article::names::{FoldedPassage, MOST_OWNERS, capitals};
use crate::text::class::{is_cjk, is_kana};

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The number of the entry that has it.
    pub number: u32,
}

/// The places in a text where names of a dictionary stand outside what is taken, in order; `taken` is in order as well.
pub fn places(
    dictionary: &Dictionary,
    folding: Folding,
    text: &FoldedPassage<'_>,
    taken: &[Range<usize>],
) -> Vec<Found> {
    let keys = dictionary.keys(folding);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.folded.text.get(at..)
        && let Some(c) = rest.chars().next()
    {
        match fitting(dictionary, keys, text, at, rest, taken) {
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
    dictionary: &Dictionary,
    keys: &Keys,
    text: &FoldedPassage<'_>,
    at: usize,
    rest: &str,
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
        let number = entry(dictionary, owners, text.slice(range.clone()))?;
        Some((end, Found { range, number }))
    })
}

/// The entry whose spelling is closest to the text's.
fn entry(dictionary: &Dictionary, owners: &[Owner], text: &str) -> Option<u32> {
    let spelling = |owner: &Owner| spelling(dictionary, owner);
    let owners = owners.get(..MOST_OWNERS).unwrap_or(owners);
    let fitting = || owners.iter().filter(|owner| owner.is_markable && fits(spelling(owner), text));
    let chosen = match owners.len() {
        1 => fitting().next(),
        _ => fitting().min_by_key(|owner| Folding::closeness(text, spelling(owner))),
    };
    chosen.map(|owner| owner.number)
}

/// The entries with the very same term as one of them, in order, that one included.
pub(super) fn same_term(dictionary: &Dictionary, folding: Folding, number: u32) -> Vec<u32> {
    let alone = vec![number];
    let Some(word) = dictionary.data.get(number as usize) else { return alone };
    let keys = dictionary.keys(folding);
    let folded = folding.fold(word.term);
    let folded = folding.without_outer_marks(&folded.text).trim();
    let key = keys.first_from(folded);
    if key == keys.len() || keys.name(key) != folded {
        // It is too long to be kept among the names.
        return alone;
    }
    let owners = keys.owners(key);
    let terms = owners.get(..MOST_OWNERS).unwrap_or(owners).iter();
    let terms =
        terms.filter(|owner| owner.field == KeyField::Term && spelling(dictionary, owner) == word.term);
    let numbers: Vec<_> = terms.map(|owner| owner.number).collect();
    if numbers.contains(&number) { numbers } else { alone }
}

/// The name as the dictionary writes it.
fn spelling<'a>(dictionary: &'a Dictionary, owner: &Owner) -> &'a str {
    let Some(word) = dictionary.data.get(owner.number as usize) else { return "" };
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
