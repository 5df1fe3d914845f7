//! Looking terms up, and finding them in a text.
//!
//! Both work on folded text ([`crate::text::fold`]) and answer in bytes of the original, so that spellings that
//! differ in case, width or compatibility forms are found, and marks are drawn on what the reader sees.

mod lookup;
mod mark;

pub use lookup::{Field, Mark, Match, Place, Rank};
pub use mark::Use;

use crate::article::{Anchor, Article, Passage, Section, Term, passages};
use crate::text::fold::Folding;
use lookup::Fields;
use mark::Names;

/// An article's glossary, ready for lookup and for marking its terms in a text.
#[derive(Debug)]
pub struct Glossary {
    entries: Vec<Entry>,
    fields: Vec<Fields>,
    folding: Folding,
    names: Names,
}

/// A glossary entry as it is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where the entry stands in the article.
    pub anchor: Anchor,
    /// The term.
    pub term: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// How it is read.
    pub reading: Option<String>,
    /// What it means, as plain text with `\n` between paragraphs.
    pub definition: String,
    /// A page on it.
    pub url: Option<String>,
}

impl Glossary {
    /// The glossary of an article; the index of an entry is its place in [`Article::terms`].
    pub fn new(article: &Article) -> Self {
        let entries = article.terms().map(|(anchor, term)| Entry::new(anchor, term)).collect();
        Self::of(entries, Folding::of(&article.language))
    }

    /// The same glossary in other words: `text` says what is shown for a term, another name or a definition.
    #[must_use]
    pub fn map(&self, text: impl Fn(&str) -> String) -> Self {
        let entry = |entry: &Entry| Entry {
            term: text(&entry.term),
            aliases: entry.aliases.iter().map(|alias| text(alias)).collect(),
            definition: text(&entry.definition),
            ..entry.clone()
        };
        Self::of(self.entries.iter().map(entry).collect(), self.folding)
    }

    fn of(entries: Vec<Entry>, folding: Folding) -> Self {
        let fields = entries.iter().map(|entry| Fields::new(entry, folding)).collect();
        let names = Names::new(&entries, folding);
        Self { entries, fields, folding, names }
    }

    /// The entries, in the article's order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that match a query, best first, those of equal rank in the article's order.
    ///
    /// Case, width and compatibility forms do not matter, nor does white space around the query. An entry matches
    /// when the query stands in one of its fields, or else when each of the query's words stands in some field of
    /// it; it is then ranked by the word that is worst placed. A blank query matches every entry.
    pub fn lookup(&self, query: &str) -> Vec<Match> {
        lookup::lookup(&self.fields, self.folding, query)
    }

    /// The places where terms are used in passages that take terms ([`Passage::takes_terms`]), in reading order.
    ///
    /// Reading from the left, the longest name that fits is taken, and no two uses overlap. A name fits
    /// - in any spelling that folds to the same, except that a name of up to five capital letters and digits
    ///   (`IT`) fits only in capitals;
    /// - only at the edges of a word, on a side where it has a letter or digit of a script that sets words apart
    ///   by spaces ([`crate::text::class::is_word_char`]);
    /// - outside links and code.
    ///
    /// Never marked are names of nothing but punctuation, aliases of a single CJK letter (too common), and names
    /// of more than 100 characters. Where entries share a name the first one has it.
    pub fn mark(&self, passages: &[Passage]) -> Vec<Use> {
        let taking = passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms());
        taking.flat_map(|(index, passage)| self.names.uses(index, passage)).collect()
    }
}

impl Entry {
    fn new(anchor: Anchor, term: &Term) -> Self {
        Self {
            anchor,
            term: term.term.clone(),
            aliases: term.aliases.clone(),
            reading: term.reading.clone(),
            definition: definition_text(term),
            url: term.url.clone(),
        }
    }
}

/// The definition as it is read, by way of the passages that it has in an article of its own.
fn definition_text(term: &Term) -> String {
    let section = Section { blocks: term.definition.clone(), ..Section::default() };
    let article = Article { sections: vec![section], ..Article::default() };
    let texts: Vec<_> =
        passages(&article).into_iter().map(|passage| passage.text).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}
