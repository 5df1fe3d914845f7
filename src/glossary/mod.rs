//! Looking terms up, and finding them in a text.
//!
//! Both work on folded text ([`crate::text::fold`]) and answer in bytes of the original, so that spellings that
//! a reader takes for the same are found, and marks are drawn on what the reader sees.

mod added;
mod beside;
mod excerpt;
mod lookup;
mod mark;
mod sort;

pub use added::{Added, AddedMatch};
pub use excerpt::{Excerpt, excerpt};
pub use lookup::{Field, Mark, Match, Place, Rank};
pub use mark::Use;
pub use sort::{NameOrder, Order, sorted};

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::article::{Anchor, Article, Passage, Section, Span, Term, passages};
use crate::text::fold::Folding;
use added::Source;
use lookup::Index;
use mark::Names;

/// An article's glossary, perhaps with the reader's own terms, ready for lookup and for marking its terms in a text.
#[derive(Debug)]
pub struct Glossary {
    entries: Vec<Entry>,
    /// What is known of their definitions.
    definitions: Vec<Definition>,
    index: Index,
    names: Names,
    /// How many of the entries are the article's.
    of_article: usize,
    /// How many of those behind them are the person's; the others are from added glossaries.
    own: usize,
    /// The added glossaries.
    sources: Vec<Source>,
    /// Where entries of added glossaries are among the entries, by their glossary and their number in it.
    here: HashMap<(usize, u32), usize>,
    /// The article's language, as a BCP 47 tag.
    language: String,
}

/// What is known of a definition.
#[derive(Clone, Debug, Default)]
struct Definition {
    /// Its styled ranges.
    spans: Vec<Span>,
    /// The names of other entries in it, once somebody has asked for them.
    links: OnceLock<Vec<DefinitionLink>>,
}

/// Where a definition uses the name of another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionLink {
    /// Bytes of the definition.
    pub range: Range<usize>,
    /// The other entry's index.
    pub entry: usize,
}

/// Whose an entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Owner {
    /// It stands in the article.
    #[default]
    Article,
    /// The person who reads has added it.
    Person,
    /// It is from the added glossary of this index.
    Added(u16),
}

/// A glossary entry as it is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose it is.
    pub owner: Owner,
    /// Where the entry stands in the article; its beginning for one that does not.
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
        Self::with_own(article, &[])
    }

    /// The glossary of an article together with terms of the person who reads it.
    ///
    /// Their entries follow the article's. In the text a name that both have is theirs.
    pub fn with_own(article: &Article, own: &[Term]) -> Self {
        let listed = article.terms().map(|(anchor, term)| Entry::new(Owner::Article, anchor, term));
        let added = own.iter().map(|term| Entry::new(Owner::Person, Anchor::default(), term));
        let (entries, spans): (_, Vec<_>) = listed.chain(added).unzip();
        let definitions =
            spans.into_iter().map(|spans| Definition { spans, links: OnceLock::new() }).collect();
        Self::of(entries, definitions, own.len(), &article.language)
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
        let mut entries: Vec<_> = self.entries.iter().map(entry).collect();
        let from_added = entries.split_off(self.listed());
        // What was styled in a definition has no place in other words.
        let definitions = vec![Definition::default(); self.entries.len()];
        let mut mapped = Self::of(entries, definitions, self.own, &self.language);
        mapped.entries.extend(from_added);
        mapped.sources.clone_from(&self.sources);
        mapped.here.clone_from(&self.here);
        mapped
    }

    /// Entries with what is known of their definitions, the last `own` of which are the person's.
    fn of(mut entries: Vec<Entry>, definitions: Vec<Definition>, own: usize, language: &str) -> Self {
        let index = Index::new(&entries, language);
        // A term is not found across a comma or a paragraph's end.
        let folding = Folding::of(language).within_words();
        // Where entries share a name the first one has it.
        entries.rotate_right(own);
        let names = Names::new(&entries, folding);
        entries.rotate_left(own);
        let of_article = entries.len() - own;
        let language = language.to_owned();
        Self {
            entries,
            definitions,
            index,
            names,
            of_article,
            own,
            language,
            sources: Vec::new(),
            here: HashMap::new(),
        }
    }

    /// The entries, in the article's order, then the person's, then those that the text uses of added glossaries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many of the entries are the article's; the person's follow them.
    pub const fn of_article(&self) -> usize {
        self.of_article
    }

    /// How many of the entries are the article's or the person's.
    pub const fn listed(&self) -> usize {
        self.of_article + self.own
    }

    /// The entries of the article and of the person that match a query, best first, those of equal rank in the
    /// article's order. A blank query gives those of added glossaries as well.
    ///
    /// Spellings that fold to the same are the same, and white space around the query does not matter. An entry matches
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
    /// - in any spelling that folds to the same, with spaces, middle dots and hyphens between ideographs or kana
    ///   ([`Folding::within_words`]), except that a name of up to five capital letters and digits (`IT`) fits only
    ///   in capitals;
    /// - only at the edges of a word, on a side where it has a letter or digit of a script that sets words apart
    ///   by spaces ([`crate::text::class::is_word_char`]);
    /// - outside links and code.
    ///
    /// Never marked are names of nothing but punctuation, aliases of a single CJK letter (too common), and names
    /// of more than 100 characters. Where entries share a name, the one whose spelling is closest has it
    /// ([`Folding::closeness`]), and of equally close ones the first, the person's before the article's.
    pub fn mark(&self, passages: &[Passage]) -> Vec<Use> {
        let taking = passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms());
        taking.flat_map(|(index, passage)| self.uses(index, passage)).collect()
    }

    /// The uses in one passage.
    fn uses(&self, index: usize, passage: &Passage) -> impl Iterator<Item = Use> {
        let uses = self.names.uses(index, passage).into_iter();
        uses.map(|found| Use { entry: self.index_of(found.entry), ..found })
    }

    /// The index of an entry that is given by its rank among the names: the person's come first there.
    fn index_of(&self, rank: usize) -> usize {
        (rank + self.of_article) % self.listed().max(1)
    }

    /// The places where a passage about an entry uses other entries' terms, by the rules of [`Glossary::mark`].
    pub fn links(&self, about: usize, passage: &Passage) -> Vec<Use> {
        self.uses(0, passage).filter(|found| found.entry != about).collect()
    }

    /// Where the definition of an entry uses the names of others, in order. The same rules hold as in the text
    /// ([`Glossary::mark`]). It is worked out once, when it is asked for first.
    pub fn definition_links(&self, entry: usize) -> &[DefinitionLink] {
        let (Some(own), Some(definition)) = (self.entries.get(entry), self.definitions.get(entry)) else {
            return &[];
        };
        definition.links.get_or_init(|| {
            let mut passage = Passage::plain(own.shown_definition());
            passage.spans = definition.spans.as_slice().into();
            let links = self.links(entry, &passage).into_iter();
            links.map(|found| DefinitionLink { range: found.range, entry: found.entry }).collect()
        })
    }
}

/// Bytes of the longest definition that a list of terms shows whole, and in which names are sought; the article itself
/// has all of it.
const LONGEST_SHOWN: usize = 64 * 1024;

impl Entry {
    /// The definition as a list of terms shows it: a very long one only begins there.
    pub fn shown_definition(&self) -> &str {
        let end = self.definition.floor_char_boundary(LONGEST_SHOWN);
        self.definition.get(..end).unwrap_or(&self.definition)
    }

    /// An entry and the styled ranges of its definition.
    fn new(owner: Owner, anchor: Anchor, term: &Term) -> (Self, Vec<Span>) {
        let (definition, spans) = definition(term);
        let entry = Self {
            owner,
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
