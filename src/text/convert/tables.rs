//! `OpenCC`'s dictionaries, a round at a time, ready for search.

use std::sync::{Arc, OnceLock};

use opencc_fmmseg::{DictMaxLen, DictionaryMaxlength};

use super::alignment::Alignment;
use super::trie::Trie;

/// A round of replacing: one pass over the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    FromSimplified,
    ToSimplified,
    ToTaiwan(Words),
    FromTaiwan(Words),
    ToHongKong(Words),
    FromHongKong(Words),
}

/// What becomes of words that another region has another word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They are replaced as well.
    Replaced,
    /// They stay as they are, in other characters.
    Kept,
}

/// The tables of these rounds; those that were never asked for are built first, which takes a while.
pub(super) fn tables(rounds: &[Round]) -> Vec<Arc<Table>> {
    let mut dictionaries = None;
    let table = |round: &Round| {
        let table = TABLES[round.index()].get_or_init(|| {
            let dictionaries = dictionaries.get_or_insert_with(load);
            Arc::new(Table::new(round.own(), &round.sources(dictionaries)))
        });
        Arc::clone(table)
    };
    rounds.iter().map(table).collect()
}

static TABLES: [OnceLock<Arc<Table>>; 10] = [const { OnceLock::new() }; 10];

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
            Self::FromTaiwan(words) => 4 + words as usize,
            Self::ToHongKong(words) => 6 + words as usize,
            Self::FromHongKong(words) => 8 + words as usize,
        }
    }

    /// Phrases that go before those of the dictionaries.
    fn own(self) -> &'static [(&'static str, &'static str)] {
        if matches!(self, Self::ToHongKong(_)) { &HONG_KONG } else { &[] }
    }

    /// The dictionaries of a round; where several have a phrase the first one has it. They are put together as
    /// `OpenCC`'s configurations do.
    fn sources(self, all: &DictionaryMaxlength) -> Vec<&DictMaxLen> {
        let (words, forms) = match self {
            Self::FromSimplified => return vec![&all.st_phrases, &all.st_characters],
            Self::ToSimplified => return vec![&all.ts_phrases, &all.ts_characters],
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
        let replaced = (words.0 == Words::Replaced).then_some(words.1);
        replaced.into_iter().chain(forms).collect()
    }
}

/// Hong Kong writes 裏 and 着 (the education bureau's list of forms, 香港小學學習字詞表), where the library's dictionaries
/// write 裡 and 著 for all of Traditional Chinese. 著 stays where it is about writing, or about being conspicuous.
const HONG_KONG: [(&str, &str); 28] = [
    ("裡", "裏"),
    ("著", "着"),
    ("著名", "著名"),
    ("著作", "著作"),
    ("著者", "著者"),
    ("著述", "著述"),
    ("著書立説", "著書立説"),
    ("著書立說", "著書立説"),
    ("著錄", "著錄"),
    ("著稱", "著稱"),
    ("著有", "著有"),
    ("著文", "著文"),
    ("名著", "名著"),
    ("原著", "原著"),
    ("專著", "專著"),
    ("論著", "論著"),
    ("編著", "編著"),
    ("合著", "合著"),
    ("譯著", "譯著"),
    ("巨著", "巨著"),
    ("鉅著", "鉅著"),
    ("遺著", "遺著"),
    ("新著", "新著"),
    ("拙著", "拙著"),
    ("顯著", "顯著"),
    ("卓著", "卓著"),
    ("昭著", "昭著"),
    ("土著", "土著"),
];

/// The phrases of a round and what they become.
pub(super) struct Table {
    phrases: Trie,
    /// What the phrases become, one after the other.
    shown: String,
    /// Where in `shown` each of them ends.
    ends: Vec<usize>,
}

impl Table {
    fn new(own: &[(&str, &str)], sources: &[&DictMaxLen]) -> Self {
        let own: Vec<(Vec<char>, &str)> =
            own.iter().map(|(phrase, shown)| (phrase.chars().collect(), *shown)).collect();
        let mut phrases: Vec<(&[char], usize, &str)> =
            own.iter().map(|(phrase, shown)| (phrase.as_slice(), 0, *shown)).collect();
        for (source, rank) in sources.iter().zip(1..) {
            phrases.extend(source.iter().map(|(phrase, shown)| (phrase, rank, shown)));
        }
        // What became nothing would have no place in what is shown.
        phrases.retain(|(phrase, _, shown)| !phrase.is_empty() && !shown.is_empty());
        phrases.sort_unstable();
        phrases.dedup_by_key(|(phrase, ..)| *phrase);
        let (mut shown, mut ends) = (String::new(), Vec::with_capacity(phrases.len()));
        for (_, _, becomes) in &phrases {
            shown.push_str(becomes);
            ends.push(shown.len());
        }
        let phrases: Vec<_> = phrases.into_iter().map(|(phrase, ..)| phrase).collect();
        Self { phrases: Trie::new(&phrases), shown, ends }
    }

    /// Replaces from the left the longest phrase that stands at each place.
    pub(super) fn replace(&self, text: &str) -> (String, Alignment) {
        let mut shown = String::with_capacity(text.len() + text.len() / 32);
        let mut alignment = Alignment::default();
        let (mut copied, mut rest) = (0, text);
        while let Some(c) = rest.chars().next() {
            let at = text.len() - rest.len();
            let found = self.phrases.longest(rest);
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
        let rounds = [Round::FromSimplified, Round::ToTaiwan(Words::Replaced), Round::ToTaiwan(Words::Kept)];
        let first = tables(&rounds);
        assert!(first[0].ends.len() > 40_000 && first[1].ends.len() > first[2].ends.len());
        assert!(first[2].ends.len() > 30);
        assert!(first.iter().zip(tables(&rounds)).all(|(a, b)| Arc::ptr_eq(a, &b)));
    }
}
