//! Words that are one word in names: those of other regions and languages.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::squeezed::{Squeezed, squeeze};
use crate::article::names::capitals;
use crate::text::class::{is_hangul, is_kana, is_word_char};
use crate::text::fold::Folding;
use crate::text::language_tag::{LanguageTag, MainLanguage};

/// Names that are made of one by other words, at most.
const MOST_REWORDINGS: usize = 24;
/// Words of a name that are replaced.
const MOST_WORDS: usize = 4;

/// Groups of words that are one word in names: `人工智慧`, `人工智能`, `AI`. A clone shares them.
///
/// The user's own come first ([`Equivalents::add_users`]). The bundled ones are a list of our own (`same_words.txt`) and the phrases of `OpenCC` for Taiwan and Hong Kong
/// (`assets/opencc`), which are read here without the tables of a conversion, since those take a good part of a second.
#[derive(Clone, Debug)]
pub struct Equivalents(Arc<[Vec<String>]>);

impl Default for Equivalents {
    fn default() -> Self {
        BUNDLED.clone()
    }
}

static USERS: OnceLock<String> = OnceLock::new();

static BUNDLED: LazyLock<Equivalents> = LazyLock::new(|| {
    let users = groups(USERS.get().map_or("", String::as_str));
    let own = users.chain(groups(include_str!("same_words.txt")));
    let taiwan = phrases(include_str!("../../../assets/opencc/TWPhrases.txt"));
    let hong_kong = phrases(include_str!("../../../assets/opencc/HKPhrases.txt"));
    Equivalents(own.chain(taiwan).chain(hong_kong).collect())
});

impl Equivalents {
    /// Adds the user's own list to the bundled ones, written as for [`Self::with`]. It takes effect once, before the first
    /// names are sought.
    pub fn add_users(list: String) {
        // Whoever comes later has the list of the one before.
        drop(USERS.set(list));
    }

    /// The bundled ones after those of a list: a group a line, its words between blanks, with `_` for a blank within a
    /// word; a line that begins with `#` is a remark.
    pub fn with(list: &str) -> Self {
        Self(groups(list).chain(BUNDLED.0.iter().cloned()).collect())
    }
}

fn groups(list: &str) -> impl Iterator<Item = Vec<String>> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let words = |line: &str| line.split_whitespace().map(|word| word.replace('_', " ")).collect::<Vec<_>>();
    lines.map(words).filter(|group| group.len() > 1)
}

/// Lines with a phrase, a tab, and what it is elsewhere: words between blanks.
fn phrases(table: &str) -> impl Iterator<Item = Vec<String>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(phrase, others)| {
        std::iter::once(phrase).chain(others.split(' ')).map(|word| word.trim().to_owned()).collect()
    })
}

/// The words of a language, ready to be found in names.
#[derive(Debug)]
pub(super) struct Rewording {
    groups: Vec<Vec<Word>>,
    /// The group of each word.
    of_word: FxHashMap<String, usize>,
    /// The first characters of words.
    starts: FxHashSet<char>,
    /// Characters of the longest word.
    longest: usize,
    folding: Folding,
}

/// A word of a group.
#[derive(Clone, Debug)]
struct Word {
    /// Folded and squeezed.
    text: String,
    /// The word itself, if it stands in capitals alone.
    capitals: Option<String>,
}

/// A name in other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reworded {
    /// Folded and squeezed.
    pub text: String,
    /// What must stand in capitals in it.
    pub capitals: Vec<String>,
}

impl Rewording {
    /// The words for the names of an article in a language; only those in its scripts, and Latin ones.
    pub(super) fn new(equivalents: &Equivalents, language: &str, folding: Folding) -> Self {
        let language = LanguageTag::of(language).main();
        let is_read = |word: &str| match language {
            MainLanguage::Chinese => !word.contains(|c| is_hangul(c) || is_kana(c)),
            MainLanguage::Japanese => !word.contains(is_hangul),
            MainLanguage::Korean => !word.contains(is_kana),
            _ => true,
        };
        // All are folded at once, as one text with a line a word and an empty line after each group.
        let read: Vec<Vec<&String>> =
            equivalents.0.iter().map(|group| group.iter().filter(|word| is_read(word)).collect()).collect();
        let mut lines = String::new();
        for word in read.iter().flatten() {
            lines.push_str(word);
            lines.push('\n');
        }
        let folded = squeeze(&folding.fold(&lines).text);
        let mut folded = folded.split('\n');
        let mut rewording = Self {
            groups: Vec::new(),
            of_word: FxHashMap::default(),
            starts: FxHashSet::default(),
            longest: 0,
            folding,
        };
        for group in read {
            rewording.add(group.into_iter().zip(&mut folded));
        }
        rewording
    }

    /// Adds a group of words, each with what it is when folded and squeezed.
    fn add<'w>(&mut self, words: impl Iterator<Item = (&'w String, &'w str)>) {
        let mut group: Vec<Word> = Vec::new();
        for (word, text) in words.filter(|(_, text)| !text.is_empty()) {
            if group.iter().all(|other| other.text != text) {
                group.push(Word { text: text.to_owned(), capitals: capitals(word) });
            }
            self.starts.extend(text.chars().next());
            self.longest = self.longest.max(text.chars().count());
            self.of_word.entry(text.to_owned()).or_insert(self.groups.len());
        }
        self.groups.push(group);
    }

    /// The longest word that stands at a byte of a squeezed name, by its end and its group.
    fn longest_at(
        &self,
        name: &str,
        start: usize,
        is_word: impl Fn(Range<usize>) -> bool,
    ) -> Option<(usize, usize)> {
        let rest = name.get(start..)?;
        if !rest.starts_with(|c| self.starts.contains(&c)) {
            return None;
        }
        let ends = rest.char_indices().take(self.longest).map(|(at, c)| at + c.len_utf8());
        let known = ends.filter_map(|end| Some((start + end, *self.of_word.get(rest.get(..end)?)?)));
        known.filter(|(end, group)| self.groups[*group].len() > 1 && is_word(start..*end)).last()
    }

    /// The words of a squeezed name that have others, the longest at each place from the left.
    fn words_of(&self, folded: &str, squeezed: &Squeezed) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        let mut from = 0;
        for (at, _) in squeezed.text.char_indices() {
            if at < from || found.len() == MOST_WORDS {
                continue;
            }
            let is_word = |range: Range<usize>| {
                let place = squeezed.folded(&range);
                is_word(folded, place.start, place.end)
            };
            if let Some((end, group)) = self.longest_at(&squeezed.text, at, is_word) {
                found.push((at..end, group));
                from = end;
            }
        }
        found
    }

    /// A name in other words: with one or more of its words replaced by those that are one word with them.
    pub(super) fn of(&self, name: &str) -> Vec<Reworded> {
        let folded = self.folding.fold(name).text;
        let mut squeezed = Squeezed::default();
        squeezed.fill(&folded);
        let mut all = vec![Reworded { text: String::new(), capitals: Vec::new() }];
        let mut from = 0;
        for (word, group) in self.words_of(&folded, &squeezed) {
            let before = squeezed.text.get(from..word.start).unwrap_or_default();
            let same = squeezed.text.get(word.clone()).unwrap_or_default();
            from = word.end;
            let mut next = Vec::new();
            for so_far in &all {
                let begun = format!("{}{before}", so_far.text);
                next.push(Reworded { text: format!("{begun}{same}"), ..so_far.clone() });
                for other in self.groups[group].iter().filter(|other| other.text != same) {
                    let capitals = so_far.capitals.iter().chain(&other.capitals).cloned().collect();
                    next.push(Reworded { text: format!("{begun}{}", other.text), capitals });
                }
            }
            next.truncate(MOST_REWORDINGS);
            all = next;
        }
        let rest = squeezed.text.get(from..).unwrap_or_default();
        for name in &mut all {
            name.text.push_str(rest);
        }
        all.retain(|name| name.text != squeezed.text);
        all
    }
}

/// Whether a part of a text is no part of a longer word in a script that has spaces between words.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(is_word_char);
    let edge = |at: usize| {
        let (before, after) = text.split_at(at);
        !(letter(before.chars().next_back()) && letter(after.chars().next()))
    };
    edge(start) && edge(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str, language: &str) -> Vec<String> {
        let folding = Folding::of(language).within_words();
        let rewording = Rewording::new(&Equivalents::default(), language, folding);
        rewording.of(name).into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn words_are_replaced_by_those_that_are_one_with_them() {
        let folded = |name: &str| squeeze(&Folding::Chinese.within_words().fold(name).text);
        for (name, other) in [
            ("前沿人工智慧模型", "前沿AI模型"),
            ("祖克柏", "扎克伯格"),
            ("软件定义网络", "軟體定義網路"),
            ("内存泄漏", "記憶體泄漏"),
            ("大型語言模型", "LLM"),
            ("AI agent", "人工智慧agent"),
        ] {
            assert!(names(name, "zh-Hant").contains(&folded(other)), "{name}: {:?}", names(name, "zh-Hant"));
        }
        assert_eq!(names("墨閱", "zh-Hant"), Vec::<String>::new());
        assert_eq!(names("AIs", "en"), Vec::<String>::new());
        assert!(names("軟體資料庫網路伺服器", "").len() <= MOST_REWORDINGS);
    }

    #[test]
    fn a_list_of_ones_own_comes_first() {
        let own = Equivalents::with("# remark\n墨閱 Moyue\n");
        let rewording = Rewording::new(&own, "zh-Hant", Folding::Chinese.within_words());
        let wanted = [Reworded { text: "moyue".into(), capitals: Vec::new() }];
        assert_eq!(rewording.of("墨閱"), wanted);
        assert_eq!(rewording.of("資料庫").len(), 1);
    }
}
