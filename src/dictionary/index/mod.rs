//! Looking names up in a dictionary, and finding where a text uses them.
//!
//! Of a dictionary's hundreds of thousands of entries only those become entries of an article's glossary that its text
//! uses. All names are kept folded, in order, in one buffer: so a name is found where it stands in a text by one search
//! for what the text goes on with, and a query by one search for what begins with it.

mod keys;
mod places;
mod query;

use std::sync::OnceLock;

use super::{DictionaryData, EntryUsage};
use crate::text::fold::Folding;
use keys::Keys;
use places::same_term;
pub use places::{Found, places};
pub use query::Query;

/// A glossary of another program, ready to be looked up.
#[derive(Debug)]
pub struct Dictionary {
    data: DictionaryData,
    /// Its names as readers of Chinese fold them, and as readers of Japanese do, each once it is needed.
    chinese: OnceLock<Keys>,
    japanese: OnceLock<Keys>,
}

impl Dictionary {
    /// A glossary of these entries.
    pub fn new(data: DictionaryData) -> Self {
        Self { data, chinese: OnceLock::new(), japanese: OnceLock::new() }
    }

    /// What it is called; may be empty.
    pub fn name(&self) -> &str {
        &self.data.name
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// Bytes that its entries and names take.
    pub fn bytes(&self) -> usize {
        let keys = [&self.chinese, &self.japanese].into_iter().filter_map(OnceLock::get);
        self.data.text_bytes() + 4 * self.data.len() + keys.map(Keys::bytes).sum::<usize>()
    }

    /// Puts the names in order, which takes a while the first time.
    pub fn prepare(&self, folding: Folding) {
        self.keys(folding);
    }

    /// The names as a folding makes them, which takes a while the first time.
    fn keys(&self, folding: Folding) -> &Keys {
        let is_japanese = folding == Folding::Japanese.within_words();
        let keys = if is_japanese { &self.japanese } else { &self.chinese };
        keys.get_or_init(|| Keys::new(&self.data, folding))
    }

    /// An entry with those that have the very same term in this dictionary, as one.
    pub fn entry(&self, number: u32, folding: Folding) -> Option<JoinedEntry> {
        let numbers = same_term(self, folding, number);
        let words: Vec<_> = numbers.iter().filter_map(|number| self.data.get(*number as usize)).collect();
        let mut entry = JoinedEntry { term: words.first()?.term.to_owned(), ..JoinedEntry::default() };
        let mut readings: Vec<&str> = words.iter().filter_map(|word| word.reading).collect();
        readings.dedup();
        for word in &words {
            for alias in word.aliases().filter(|alias| *alias != word.term) {
                if !entry.aliases.iter().any(|known| known == alias) {
                    entry.aliases.push(alias.to_owned());
                }
            }
            if !entry.definition.is_empty() && !word.definition.is_empty() {
                entry.definition.push('\n');
            }
            // Which of several readings a definition belongs to.
            if let (Some(reading), true) = (word.reading, readings.len() > 1) {
                entry.definition.extend(["[", reading, "] "]);
            }
            entry.definition.push_str(word.definition);
            entry.url = entry.url.or_else(|| word.url.map(str::to_owned));
            if entry.usage == EntryUsage::UNSAID {
                entry.usage.clone_from(word.usage);
            }
        }
        entry.reading = (!readings.is_empty()).then(|| readings.join(" / "));
        entry.numbers = numbers;
        Some(entry)
    }
}

/// An entry of a dictionary with all that have the very same term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinedEntry {
    /// The numbers of the entries that are joined, in order, none of them twice; never empty.
    pub numbers: Vec<u32>,
    /// The term.
    pub term: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// How it is read, in all its ways.
    pub reading: Option<String>,
    /// What it means.
    pub definition: String,
    /// A page on it.
    pub url: Option<String>,
    /// How it is used, as the first of them says that says something.
    pub usage: EntryUsage,
}
