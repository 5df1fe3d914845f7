//! Glossaries of other programs beside an article's own.
//!
//! Of their hundreds of thousands of entries only those become entries of an article's glossary that its text uses.
//! All names are kept folded, in order, in one buffer: so a name is found where it stands in a text by one search for
//! what the text goes on with, and a query by one search for what begins with it.

mod keys;
mod lookup;
mod places;

use std::sync::{Arc, OnceLock};

use super::{Entry, EntryId};
use crate::article::{Anchor, Lexicon};
use crate::text::fold::Folding;
use keys::Keys;
pub(super) use lookup::Query;
use places::same_term;
pub(super) use places::{Found, places};

/// A glossary of another program.
#[derive(Debug)]
pub struct Added {
    lexicon: Lexicon,
    /// Its names as readers of Chinese fold them, and as readers of Japanese do, each once it is needed.
    chinese: OnceLock<Keys>,
    japanese: OnceLock<Keys>,
}

impl Added {
    /// A glossary of these entries.
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, chinese: OnceLock::new(), japanese: OnceLock::new() }
    }

    /// What it is called; may be empty.
    pub fn name(&self) -> &str {
        &self.lexicon.name
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.lexicon.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.lexicon.is_empty()
    }

    /// Bytes that its entries and names take.
    pub fn bytes(&self) -> usize {
        let keys = [&self.chinese, &self.japanese].into_iter().filter_map(OnceLock::get);
        self.lexicon.text_bytes() + 4 * self.lexicon.len() + keys.map(Keys::bytes).sum::<usize>()
    }

    /// Puts the names in order, which takes a while the first time.
    pub(super) fn prepare(&self, folding: Folding) {
        self.keys(folding);
    }

    /// The names as a folding makes them, which takes a while the first time.
    fn keys(&self, folding: Folding) -> &Keys {
        let is_japanese = folding == Folding::Japanese.within_words();
        let keys = if is_japanese { &self.japanese } else { &self.chinese };
        keys.get_or_init(|| Keys::new(&self.lexicon, folding))
    }

    /// An entry with those that have the very same term in this glossary, as one, and the numbers of them all; it goes
    /// by the first of these. `source` is the glossary's number among those that were added.
    pub(super) fn entry(&self, source: u32, number: u32, folding: Folding) -> Option<(Arc<Entry>, Vec<u32>)> {
        let numbers = same_term(self, folding, number);
        let words: Vec<_> = numbers.iter().filter_map(|number| self.lexicon.get(*number as usize)).collect();
        let mut entry = Entry {
            id: EntryId::Dictionary { source, number: *numbers.first()? },
            anchor: Anchor::default(),
            term: words.first()?.term.to_owned(),
            aliases: Vec::new(),
            reading: None,
            definition: String::new(),
            url: None,
        };
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
        }
        entry.reading = (!readings.is_empty()).then(|| readings.join(" / "));
        Some((Arc::new(entry), numbers))
    }
}
