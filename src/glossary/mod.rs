//! Looking terms up, and finding them in a text.
//!
//! Both work on folded text ([`crate::text::fold`]) and answer in bytes of the original, so that spellings that
//! differ in case, width or compatibility forms are found, and marks are drawn on what the reader sees.

mod excerpt;
mod lookup;
mod mark;
mod sort;

pub use excerpt::{Excerpt, excerpt};
pub use lookup::{Field, Mark, Match, Place, Rank};
pub use mark::Use;
pub use sort::{NameOrder, Order, sorted};

use std::ops::Range;

use crate::article::{Anchor, Article, Passage, Role, Section, Span, Term, passages};
use crate::text::fold::Folding;
use lookup::Index;
use mark::Names;

/// An article's glossary, ready for lookup and for marking its terms in a text.
#[derive(Debug)]
pub struct Glossary {
    entries: Vec<Entry>,
    /// The styled ranges of their definitions.
    spans: Vec<Vec<Span>>,
    index: Index,
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
        let (entries, spans): (Vec<_>, Vec<_>) =
            article.terms().map(|(anchor, term)| Entry::new(anchor, term)).unzip();
        let index = Index::new(&entries, &article.language);
        let names = Names::new(&entries, Folding::of(&article.language));
        Self { entries, spans, index, names }
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
    ///
    /// The term and other names are also found by their readings ([`crate::text::reading`]), where their own text is
    /// marked. A reading in kana, pinyin or zhuyin that the entry gives is taken at its word; without one Han
    /// characters are read as Mandarin, except in Japanese and Korean articles. In a Latin name a word of five
    /// letters or more is found in spite of one wrong, missing, superfluous or swapped letter, when nothing else of
    /// the entry matches.
    pub fn lookup(&self, query: &str) -> Vec<Match> {
        self.index.lookup(&self.entries, query)
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

    /// Where the definition of an entry uses the names of others: bytes of the definition and the other's index, in
    /// order. The same rules hold as in the text ([`Glossary::mark`]).
    pub fn mark_definition(&self, entry: usize) -> Vec<(Range<usize>, usize)> {
        let (Some(own), Some(spans)) = (self.entries.get(entry), self.spans.get(entry)) else {
            return Vec::new();
        };
        let passage = Passage {
            anchor: own.anchor,
            role: Role::Paragraph,
            kind: None,
            entry: None,
            indent: 0,
            quote: 0,
            marker: None,
            text: own.definition.clone(),
            spans: spans.clone(),
        };
        let uses = self.names.uses(0, &passage).into_iter().filter(|found| found.entry != entry);
        uses.map(|found| (found.range, found.entry)).collect()
    }
}

impl Entry {
    /// An entry and the styled ranges of its definition.
    fn new(anchor: Anchor, term: &Term) -> (Self, Vec<Span>) {
        let (definition, spans) = definition(term);
        let entry = Self {
            anchor,
            term: term.term.clone(),
            aliases: term.aliases.clone(),
            reading: term.reading.clone(),
            definition,
            url: term.url.clone(),
        };
        (entry, spans)
    }
}

/// The definition as it is read, by way of the passages that it has in an article of its own, and its spans.
fn definition(term: &Term) -> (String, Vec<Span>) {
    let section = Section { blocks: term.definition.clone(), ..Section::default() };
    let article = Article { sections: vec![section], ..Article::default() };
    let mut text = String::new();
    let mut spans = Vec::new();
    for passage in passages(&article).into_iter().filter(|passage| !passage.text.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        spans.extend(
            passage
                .spans
                .into_iter()
                .map(|span| Span { range: start + span.range.start..start + span.range.end, ..span }),
        );
        text.push_str(&passage.text);
    }
    (text, spans)
}
