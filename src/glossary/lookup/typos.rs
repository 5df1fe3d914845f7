//! Words that are the query but for one letter.

use std::ops::Range;

use super::{Field, Fields, MatchedRange, Rank};
use crate::text::class::{is_cjk, is_word_char};

/// Letters in the shortest word that is forgiven an error. In shorter ones an error makes another word.
const SHORTEST: usize = 5;

/// The words of all entries' names that may be misspelt.
#[derive(Debug)]
pub(super) struct NameWords {
    words: Vec<Word>,
    /// Where each entry's words end.
    ends: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// Index of the field among the entry's.
    field: u32,
    /// Bytes of the folded text.
    start: u32,
    end: u32,
    /// Characters.
    length: u32,
}

impl NameWords {
    pub(super) fn new(fields: &[Fields]) -> Self {
        let mut words = Vec::new();
        let mut ends = Vec::with_capacity(fields.len());
        for fields in fields {
            for (index, (field, folded)) in fields.texts.iter().enumerate() {
                if matches!(field, Field::Term | Field::Alias(_)) {
                    let of_text = words_of(&folded.text);
                    words.extend(of_text.map(|(range, length)| Word {
                        field: index as u32,
                        start: range.start as u32,
                        end: range.end as u32,
                        length: length as u32,
                    }));
                }
            }
            ends.push(words.len() as u32);
        }
        Self { words, ends }
    }

    /// Marks the words of an entry that a word was meant for.
    pub(super) fn find(
        &self,
        meant: &Misspelt<'_>,
        index: usize,
        fields: &Fields,
        marks: &mut Vec<MatchedRange>,
    ) -> Option<Rank> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let before = marks.len();
        for word in self.words.get(start..self.ends[index] as usize).unwrap_or_default() {
            if (word.length as usize).abs_diff(meant.length) > 1 {
                continue;
            }
            let Some((field, folded)) = fields.texts.get(word.field as usize) else { continue };
            let range = word.start as usize..word.end as usize;
            if folded.text.get(range.clone()).is_some_and(|text| is_one_edit(text, meant.text)) {
                marks.push(MatchedRange { field: *field, range: folded.original(range) });
            }
        }
        (marks.len() > before).then_some(Rank::Typo)
    }
}

/// A query that may be a word with an error in it.
pub(super) struct Misspelt<'a> {
    text: &'a str,
    /// Characters.
    length: usize,
}

impl<'a> Misspelt<'a> {
    /// Takes a folded query; none when it is not a word, or too short a one.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let length = text.chars().count();
        (length + 1 >= SHORTEST && text.chars().all(is_word_char)).then_some(Self { text, length })
    }
}

/// The words with letters enough, with their lengths in characters.
fn words_of(text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
    let words = text.split(|c: char| is_cjk(c) || !is_word_char(c)).scan(0, |end, word| {
        // A word stands right after what was split off before it.
        let start = text.get(*end..).and_then(|rest| rest.find(word)).map_or(*end, |at| *end + at);
        *end = start + word.len();
        Some((start..*end, word))
    });
    let enough = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST;
    words.filter(move |(_, word)| enough(word)).map(|(range, word)| (range, word.chars().count()))
}

/// Whether one text becomes the other by inserting, deleting or replacing one character, or by swapping two.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    loop {
        let (rest, other_rest) = (one.as_str(), other.as_str());
        match (one.next(), other.next()) {
            (None, None) => return false,
            (first, second) if first == second => {}
            (first, second) => {
                let (after, other_after) = (one.as_str(), other.as_str());
                let swapped = first.is_some()
                    && second.is_some()
                    && one.next() == second
                    && other.next() == first
                    && one.as_str() == other.as_str();
                return swapped || after == other_after || after == other_rest || rest == other_after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_told_from_none_and_from_two() {
        for (one, other, wanted) in [
            ("llama", "lama", true),
            ("llama", "llamas", true),
            ("llama", "llema", true),
            ("llama", "llmaa", true),
            ("llama", "lalma", true),
            ("llama", "xllama", true),
            ("llama", "llam", true),
            ("llama", "llama", false),
            ("llama", "lamal", false),
            ("llama", "xlama1", false),
            ("llama", "lla", false),
            ("café", "cafe", true),
            ("", "a", true),
            ("", "", false),
        ] {
            assert_eq!(is_one_edit(one, other), wanted, "{one} {other}");
            assert_eq!(is_one_edit(other, one), wanted, "{other} {one}");
        }
    }

    #[test]
    fn words_of_five_letters_and_more() {
        let text = "meta superintelligence、llama3的gpt-4 20250 résumé";
        let words: Vec<_> =
            words_of(text).map(|(range, length)| (text.get(range).unwrap(), length)).collect();
        assert_eq!(words, [("superintelligence", 17), ("llama3", 6), ("résumé", 6)]);
    }
}
