//! Words that are too common to mean a term.
//!
//! A word of Chinese or Japanese is common by what the segmenter's dictionary says of it
//! ([`crate::text::words::cost`]): `社會`, `問題` and `同意` are, `專有` and `抗原` are not, and what the dictionary does not
//! have is no common word. Words of English and Korean are looked up in a list of our own.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::endings::other_numbers;
use crate::text::class::{is_han, is_hangul, is_kana};
use crate::text::words::cost;

/// Words of less cost are common, whatever is around them.
const COMMON: u32 = 75;
/// Words of less cost are common, unless they are named together with one that is not.
const USUAL: u32 = 85;
/// Words of this cost and more are special.
const SPECIAL: u32 = 95;

static LIST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("common_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// How common a word is, the rarest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Commonness {
    /// Anybody uses it of anything.
    Common,
    /// It is usual, but may be a term among terms.
    Usual,
    /// It is neither usual nor special.
    Rare,
    /// It is a word of a trade, or no dictionary has it.
    Special,
}

impl Commonness {
    /// Of a word, or of a run of words: as common as the rarest of them.
    pub(super) fn of(words: &str) -> Self {
        let words = words.trim();
        if words.contains(|c| is_han(c) || is_kana(c)) {
            return Self::of_cost(cost(words));
        }
        let each = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let rarest = each.clone().map(Self::of_word).max().unwrap_or(Self::Common);
        // Two everyday words together are rarer than each of them.
        if each.count() > 1 { rarest.max(Self::Usual) } else { rarest }
    }

    fn of_cost(cost: Option<u32>) -> Self {
        match cost {
            Some(cost) if cost < COMMON => Self::Common,
            Some(cost) if cost < USUAL => Self::Usual,
            Some(cost) if cost < SPECIAL => Self::Rare,
            _ => Self::Special,
        }
    }

    fn of_word(word: &str) -> Self {
        if word.chars().all(is_hangul) {
            return if LIST.contains(word) { Self::Common } else { Self::Special };
        }
        let small = word.to_lowercase();
        let is_listed = LIST.contains(small.as_str())
            || other_numbers(&small).iter().any(|word| LIST.contains(word.as_str()));
        if is_listed { Self::Common } else { Self::Special }
    }
}

/// Whether a word of English is in the list, in the singular or the plural.
pub(super) fn is_common_english(word: &str) -> bool {
    Commonness::of_word(word) == Commonness::Common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_common() {
        for word in ["社會", "問題", "同意", "发展", "supply", "Systems", "경제", "問題", "the"] {
            assert_eq!(Commonness::of(word), Commonness::Common, "{word}");
        }
        assert_eq!(Commonness::of("索引"), Commonness::Usual);
        for word in ["專有", "充電樁", "抗原", "monopile", "transition piece zeugma", "셰이더", "エッチング"]
        {
            assert_eq!(Commonness::of(word), Commonness::Special, "{word}");
        }
        assert_eq!(Commonness::of("transition pieces"), Commonness::Special);
        assert!(is_common_english("Labs") && !is_common_english("Raman"));
    }
}
