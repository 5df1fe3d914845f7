//! `OpenCC`'s dictionaries, a round at a time, ready for search.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use opencc_fmmseg::{DictMaxLen, DictionaryMaxlength};

use super::alignment::ByteAlignment;
use super::boundaries::Boundaries;
use super::lists::{RegionalWords, WordList};
use super::trie::Trie;

/// A round of replacing: one pass over the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    FromSimplified,
    ToSimplified,
    ToTaiwan(RegionalWords),
    FromTaiwan(RegionalWords),
    ToHongKong(RegionalWords),
    FromHongKong(RegionalWords),
}

/// The tables of these rounds; those that were never asked for are built first, which takes a while.
pub(super) fn tables(rounds: &[Round]) -> Vec<Arc<PhraseTable>> {
    let mut dictionaries = None;
    let table = |round: &Round| {
        let table = TABLES[round.index()].get_or_init(|| {
            let dictionaries = dictionaries.get_or_insert_with(load);
            Arc::new(PhraseTable::new(&round.list(), &round.sources(dictionaries)))
        });
        Arc::clone(table)
    };
    rounds.iter().map(table).collect()
}

static TABLES: [OnceLock<Arc<PhraseTable>>; 14] = [const { OnceLock::new() }; 14];

/// The library's dictionaries. They are part of the program and read by a test, so they cannot fail here; if they
/// did, nothing would be converted.
fn load() -> DictionaryMaxlength {
    DictionaryMaxlength::from_zstd().unwrap_or_default()
}

impl Round {
    fn index(self) -> usize {
        match self {
            Self::FromSimplified => 0,
            Self::ToSimplified => 1,
            Self::ToTaiwan(words) => 2 + words as usize,
            Self::FromTaiwan(words) => 5 + words as usize,
            Self::ToHongKong(words) => 8 + words as usize,
            Self::FromHongKong(words) => 11 + words as usize,
        }
    }

    /// What is said of its dictionaries' words.
    fn list(self) -> WordList {
        let (file, words) = match self {
            Self::ToTaiwan(words @ (RegionalWords::Replaced | RegionalWords::OfComputing)) => {
                (include_str!("lists/to_taiwan.txt"), words)
            }
            Self::FromTaiwan(words @ (RegionalWords::Replaced | RegionalWords::OfComputing)) => {
                (include_str!("lists/from_taiwan.txt"), words)
            }
            Self::FromHongKong(words @ (RegionalWords::Replaced | RegionalWords::OfComputing)) => {
                (include_str!("lists/from_hong_kong.txt"), words)
            }
            Self::ToHongKong(words) => (include_str!("lists/to_hong_kong.txt"), words),
            _ => return WordList::default(),
        };
        WordList::read(file, words)
    }

    /// The dictionaries of a round, put together as `OpenCC`'s configurations do.
    fn sources(self, all: &DictionaryMaxlength) -> Sources<'_> {
        let (words, forms) = match self {
            Self::FromSimplified => {
                return Sources { words: None, forms: [&all.st_phrases, &all.st_characters] };
            }
            Self::ToSimplified => {
                return Sources { words: None, forms: [&all.ts_phrases, &all.ts_characters] };
            }
            Self::ToTaiwan(words) => ((words, &all.tw_phrases), [&all.tw_variants_phrases, &all.tw_variants]),
            Self::FromTaiwan(words) => {
                ((words, &all.tw_phrases_rev), [&all.tw_variants_rev_phrases, &all.tw_variants_rev])
            }
            Self::ToHongKong(words) => {
                ((words, &all.hk_phrases), [&all.hk_variants_phrases, &all.hk_variants])
            }
            Self::FromHongKong(words) => {
                ((words, &all.hk_phrases_rev), [&all.hk_variants_rev_phrases, &all.hk_variants_rev])
            }
        };
        Sources { words: (words.0 != RegionalWords::Kept).then_some(words.1), forms }
    }
}

/// The dictionaries of a round; where several have a phrase the first one has it.
struct Sources<'a> {
    /// Words that another region has another word for.
    words: Option<&'a DictMaxLen>,
    /// Other characters for the same words: phrases, then single characters.
    forms: [&'a DictMaxLen; 2],
}

/// The phrases of a round and what they become.
pub(super) struct PhraseTable {
    phrases: Trie,
    /// What the phrases become, one after the other.
    shown: String,
    /// Where in `shown` each of them ends.
    ends: Vec<usize>,
    /// Which of them are words that become other words: they may not cut the text's own words.
    are_words: Vec<bool>,
}

impl PhraseTable {
    fn new(list: &WordList, sources: &Sources) -> Self {
        let form = |c: char| sources.forms[1].get(&[c]).map_or_else(|| c.to_string(), str::to_owned);
        let chars = |word: &str| word.chars().collect::<Vec<_>>();
        let whole = list.whole.iter().map(|word| (chars(word), word.chars().map(form).collect(), false));
        let becomes = list.becomes.iter().map(|(word, shown)| (chars(word), (*shown).to_owned(), true));
        let own: Vec<(Vec<char>, String, bool)> = whole.chain(becomes).collect();
        let mut phrases: Vec<(&[char], usize, &str, bool)> =
            own.iter().map(|(phrase, shown, is_word)| (&phrase[..], 0, shown.as_str(), *is_word)).collect();
        let left_out: HashSet<Vec<char>> = list.left_out.iter().copied().map(chars).collect();
        let words = sources.words.iter().flat_map(|words| words.iter());
        let words = words.filter(|(phrase, _)| !left_out.contains(*phrase));
        phrases.extend(words.map(|(phrase, shown)| (phrase, 1, shown, true)));
        for (forms, rank) in sources.forms.iter().zip(2..) {
            phrases.extend(forms.iter().map(|(phrase, shown)| (phrase, rank, shown, false)));
        }
        // What became nothing would have no place in what is shown.
        phrases.retain(|(phrase, _, shown, _)| !phrase.is_empty() && !shown.is_empty());
        phrases.sort_unstable();
        phrases.dedup_by_key(|(phrase, ..)| *phrase);
        let (mut shown, mut ends) = (String::new(), Vec::with_capacity(phrases.len()));
        for (_, _, becomes, _) in &phrases {
            shown.push_str(becomes);
            ends.push(shown.len());
        }
        // Words with Latin letters in them are in no dictionary by which a text is cut into words.
        let is_han = |phrase: &[char]| phrase.iter().all(|c| !c.is_ascii());
        let are_words = phrases.iter().map(|(phrase, .., is_word)| *is_word && is_han(phrase)).collect();
        let phrases: Vec<_> = phrases.into_iter().map(|(phrase, ..)| phrase).collect();
        Self { phrases: Trie::new(&phrases), shown, ends, are_words }
    }

    /// Replaces from the left the longest phrase that stands at each place; words only where they cut none of the
    /// text's own.
    pub(super) fn replace(&self, text: &str) -> (String, ByteAlignment) {
        let boundaries = Boundaries::new(text);
        let mut shown = String::with_capacity(text.len() + text.len() / 32);
        let mut alignment = ByteAlignment::default();
        let (mut copied, mut rest) = (0, text);
        while let Some(c) = rest.chars().next() {
            let at = text.len() - rest.len();
            let stands =
                |len, phrase: usize| !(self.are_words[phrase] && boundaries.are_cut_by(&(at..at + len)));
            let found = self.phrases.longest(rest, stands);
            let end = at + found.map_or(c.len_utf8(), |(len, _)| len);
            if let Some((_, phrase)) = found {
                let (between, becomes) = (text.get(copied..at).unwrap_or_default(), self.becomes(phrase));
                alignment.push_run(between.len());
                alignment.push_phrase(text.get(at..end).unwrap_or_default(), becomes);
                shown.push_str(between);
                shown.push_str(becomes);
                copied = end;
            }
            rest = text.get(end..).unwrap_or_default();
        }
        let between = text.get(copied..).unwrap_or_default();
        alignment.push_run(between.len());
        shown.push_str(between);
        (shown, alignment)
    }

    fn becomes(&self, phrase: usize) -> &str {
        let start = phrase.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.shown.get(start..self.ends[phrase]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionaries_are_there_and_are_read_once() {
        let rounds = [
            Round::FromSimplified,
            Round::ToTaiwan(RegionalWords::Replaced),
            Round::ToTaiwan(RegionalWords::Kept),
        ];
        let first = tables(&rounds);
        assert!(first[0].ends.len() > 40_000 && first[1].ends.len() > first[2].ends.len());
        assert!(first[2].ends.len() > 30);
        assert!(first.iter().zip(tables(&rounds)).all(|(a, b)| Arc::ptr_eq(a, &b)));
    }
}
