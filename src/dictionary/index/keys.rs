//! The names of an added glossary, folded and in order.

use std::collections::HashMap;

use crate::article::names::LONGEST_NAME;
use crate::dictionary::DictionaryData;
use crate::text::class::is_cjk;
use crate::text::fold::Folding;

/// Stands between the names in the buffer; no folded name contains it.
const BETWEEN: char = '\n';
/// Bytes of the longest name that is kept. Longer ones are sentences.
const LONGEST: usize = 400;

/// All names of a glossary.
#[derive(Debug)]
pub(super) struct Keys {
    /// The folded names in order, each with [`BETWEEN`] after it.
    text: String,
    places: Vec<Key>,
    /// Whose the names are, in parallel to the places: those of one name together.
    owners: Vec<Owner>,
    /// Of the names that are sought in texts, by their first two characters: the first, and the one after the last.
    by_start: HashMap<[char; 2], (u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Key {
    /// Bytes of the buffer before it.
    start: u32,
    /// Owners before its own.
    owners: u32,
    /// The longest other name that it begins with; [`NONE`] without one.
    shorter: u32,
}

const NONE: u32 = u32::MAX;

/// An entry that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owner {
    /// The entry's number.
    pub number: u32,
    pub field: KeyField,
    /// Whether the name is sought in texts.
    pub is_markable: bool,
}

/// What of an entry a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KeyField {
    Term,
    /// The alias of this index.
    Alias(u16),
    /// The reading, in which blanks and tones do not count.
    Reading,
}

/// A name in the making: the buffer's range, with its first bytes for a quick comparison.
struct Draft {
    first: u64,
    start: u32,
    end: u32,
    owner: Owner,
}

impl Keys {
    pub(super) fn new(data: &DictionaryData, folding: Folding) -> Self {
        let (buffer, mut drafts) = drafts(data, folding);
        let name = |draft: &Draft| buffer.get(draft.start as usize..draft.end as usize).unwrap_or_default();
        drafts.sort_unstable_by(|one, other| {
            one.first
                .cmp(&other.first)
                .then_with(|| name(one).cmp(name(other)))
                .then_with(|| one.owner.cmp(&other.owner))
        });
        let mut keys = Self {
            text: String::with_capacity(buffer.len() + drafts.len()),
            places: Vec::new(),
            owners: Vec::with_capacity(drafts.len()),
            by_start: HashMap::new(),
        };
        for draft in &drafts {
            let name = name(draft);
            if keys.places.is_empty() || keys.name(keys.places.len() - 1) != name {
                let start = keys.text.len() as u32;
                keys.places.push(Key { start, owners: keys.owners.len() as u32, shorter: NONE });
                keys.text.push_str(name);
                keys.text.push(BETWEEN);
            }
            keys.owners.push(draft.owner);
        }
        keys.link();
        keys.text.shrink_to_fit();
        keys.places.shrink_to_fit();
        keys
    }

    /// Notes for each name the longest other one that it begins with, and where the names of each beginning are.
    fn link(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for index in 0..self.places.len() {
            while open.last().is_some_and(|&last| !self.name(index).starts_with(self.name(last))) {
                open.pop();
            }
            let shorter = open.last().map_or(NONE, |&last| last as u32);
            open.push(index);
            self.places[index].shorter = shorter;
            let mut chars = self.name(index).chars();
            if let (Some(first), Some(second)) = (chars.next(), chars.next())
                && self.owners(index).iter().any(|owner| owner.is_markable)
            {
                let range = self.by_start.entry([first, second]).or_insert((index as u32, 0));
                range.1 = index as u32 + 1;
            }
        }
        self.by_start.shrink_to_fit();
    }

    /// How many different names there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The folded names, one a line, in order.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A name by its index.
    pub(super) fn name(&self, index: usize) -> &str {
        let start = self.places[index].start as usize;
        let end = self.places.get(index + 1).map_or(self.text.len(), |next| next.start as usize);
        self.text.get(start..end - BETWEEN.len_utf8()).unwrap_or_default()
    }

    /// The entries that have a name, in order.
    pub(super) fn owners(&self, index: usize) -> &[Owner] {
        let start = self.places[index].owners as usize;
        let end = self.places.get(index + 1).map_or(self.owners.len(), |next| next.owners as usize);
        self.owners.get(start..end).unwrap_or_default()
    }

    /// The name that stands at a byte of [`Self::text`].
    pub(super) fn at(&self, byte: usize) -> usize {
        self.places.partition_point(|key| key.start as usize <= byte).saturating_sub(1)
    }

    /// The first name that is not before this one.
    pub(super) fn first_from(&self, name: &str) -> usize {
        let (mut low, mut high) = (0, self.places.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.name(middle) < name { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The names that a folded text begins with, the longest first, if some of them are sought in texts.
    pub(super) fn beginning(&self, text: &str) -> impl Iterator<Item = usize> {
        let longest = self.before(text);
        let shorter = |index: &usize| Some(self.places[*index].shorter).filter(|key| *key != NONE);
        std::iter::successors(longest, move |index| shorter(index).map(|key| key as usize))
            .skip_while(move |index| !text.starts_with(self.name(*index)))
    }

    /// The last name that is not after a text, among those that begin as it does.
    fn before(&self, text: &str) -> Option<usize> {
        let mut chars = text.chars();
        let (mut low, mut high) = *self.by_start.get(&[chars.next()?, chars.next()?])?;
        let first = low;
        while low < high {
            let middle = low.midpoint(high);
            if self.name(middle as usize) <= text { low = middle + 1 } else { high = middle }
        }
        (low > first).then(|| low as usize - 1)
    }

    /// Bytes that all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity()
            + self.places.capacity() * size_of::<Key>()
            + self.owners.capacity() * size_of::<Owner>()
            + self.by_start.capacity() * (size_of::<([char; 2], (u32, u32))>() + 1)
    }
}

/// A reading without what does not count in it: blanks, hyphens and the numbers of tones.
pub(super) fn squeezed(folded: &str) -> String {
    folded.chars().filter(|c| !matches!(c, ' ' | '-' | '\'' | '·' | '0'..='9')).collect()
}

/// The folded names in a buffer.
fn drafts(data: &DictionaryData, folding: Folding) -> (String, Vec<Draft>) {
    let mut buffer = String::new();
    let mut drafts = Vec::with_capacity(data.len());
    let mut push = |name: &str, owner: Owner| {
        let start = buffer.len();
        if name.is_empty() || name.len() > LONGEST || start + name.len() > NONE as usize {
            return;
        }
        buffer.extend(name.chars().map(|c| if c.is_control() { ' ' } else { c }));
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(name.bytes()) {
            *to = from;
        }
        let end = buffer.len() as u32;
        drafts.push(Draft { first: u64::from_be_bytes(first), start: start as u32, end, owner });
    };
    for (number, word) in data.iter().enumerate() {
        let number = number as u32;
        let aliases = word.aliases().enumerate().take(u16::MAX as usize);
        let aliases = aliases.map(|(index, alias)| (KeyField::Alias(index as u16), alias));
        for (field, name) in std::iter::once((KeyField::Term, word.term)).chain(aliases) {
            let folded = folding.fold(name);
            let folded = folding.without_outer_marks(&folded.text).trim();
            push(folded, Owner { number, field, is_markable: is_markable(name, folded) });
        }
        if let Some(reading) = word.reading {
            let owner = Owner { number, field: KeyField::Reading, is_markable: false };
            push(&squeezed(&folding.fold(reading).text), owner);
        }
    }
    (buffer, drafts)
}

/// Letters of the shortest name in letters of scripts that set words apart by spaces.
const FEWEST_LETTERS: usize = 3;
/// Letters of the shortest one that is a single word in small letters: shorter ones are mostly common words.
const FEWEST_SMALL_LETTERS: usize = 5;

/// Whether a name is sought in texts: it has two ideographs, kana or hangul, or one of them and a letter, or three
/// letters, five where it is one word in small letters. Less is too common to be a term.
fn is_markable(name: &str, folded: &str) -> bool {
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
