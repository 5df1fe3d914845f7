//! Looking terms up, and finding them in a text.
//!
//! Both work on folded text ([`crate::text::fold`]) and answer in bytes of the original, so that spellings that
//! a reader takes for the same are found, and marks are drawn on what the reader sees.

pub mod candidates;
mod definition;
mod dictionaries;
mod dictionary_uses;
mod entry;
mod excerpt;
mod id;
mod lookup;
pub mod merge;
mod nearest;
mod occurrences;
mod sort;
mod uses;

pub use crate::dictionary::{MatchPlace, Rank};
pub use definition::DefinitionLink;
pub use entry::GlossaryEntry;
pub use excerpt::{SentenceExcerpt, excerpt, sentence};
pub use id::EntryId;
pub use lookup::{Field, Match, MatchedRange};
pub use nearest::{NearWord, nearest_words};
pub use occurrences::{Occurrence, OccurrenceId, Occurrences};
pub use sort::{NameOrder, Order, sorted};
pub use uses::{Equivalents, UseCounts, UseKind};

use std::sync::{Arc, OnceLock};

use crate::article::{Anchor, Article, LinkNames, Passage, Term};
use crate::text::fold::Folding;
use crate::text::slice::first_bytes;
use definition::{Definition, definitions, without_link};
use dictionaries::Dictionaries;
use lookup::Index;
use uses::{Forms, NameIndex};

/// An article's glossary, perhaps with the reader's own terms, ready for lookup and for marking its terms in a text.
#[derive(Debug)]
pub struct Glossary {
    /// The article's, then the user's, then those that the text uses of added dictionaries.
    entries: Vec<Arc<GlossaryEntry>>,
    /// What is known of their definitions.
    definitions: Vec<Definition>,
    index: Index,
    names: NameIndex,
    /// Further forms of the names, once they are sought.
    forms: OnceLock<Forms>,
    /// Words that are one word in names.
    equivalents: Equivalents,
    /// How many of the entries are the article's.
    of_article: usize,
    /// How many of those after them are the user's.
    own: usize,
    dictionaries: Arc<Dictionaries>,
    /// The article's language, as a BCP 47 tag.
    language: String,
}

impl Glossary {
    /// The glossary of an article; the number of an entry is its place in [`Article::terms`].
    pub fn new(article: &Article) -> Self {
        Self::with_own(article, &[])
    }

    /// The glossary of an article together with terms of the user who reads it.
    ///
    /// Their entries follow the article's. In the text a name that both have is theirs.
    pub fn with_own(article: &Article, own: &[Term]) -> Self {
        Self::with_names(article, own, |_| Vec::new())
    }

    /// As [`Self::with_own`], where the user has further names for the article's terms.
    pub fn with_names(article: &Article, own: &[Term], names: impl Fn(&str) -> Vec<String>) -> Self {
        let of_article = (0..).map(EntryId::Article).zip(article.terms());
        let links =
            LinkNames::new(&article.language, own.iter().chain(article.terms().map(|(_, term)| term)));
        let links = links.as_ref();
        let of_article = of_article.map(|(id, (anchor, term))| {
            let (mut entry, spans) = GlossaryEntry::new(id, anchor, term, links);
            let further = names(&term.term);
            if !further.is_empty() {
                Arc::make_mut(&mut entry).aliases.extend(further);
            }
            (entry, spans)
        });
        let of_user = (0..).map(EntryId::Own).zip(own);
        let of_user = of_user.map(|(id, term)| GlossaryEntry::new(id, Anchor::default(), term, links));
        let (entries, spans): (Vec<_>, Vec<_>) = of_article.chain(of_user).unzip();
        let definitions = definitions(&entries, own.len(), spans, links.is_some());
        Self::of(entries, definitions, own.len(), &article.language)
    }

    /// The same glossary in other words: `text` says what is shown for a term, another name or a definition.
    #[must_use]
    pub fn map(&self, text: impl Fn(&str) -> String) -> Self {
        let entry = |entry: &Arc<GlossaryEntry>| {
            Arc::new(GlossaryEntry {
                term: text(&entry.term),
                aliases: entry.aliases.iter().map(|alias| text(alias)).collect(),
                definition: text(&entry.definition),
                example: entry.example.as_deref().map(&text),
                replacement: entry.replacement.as_deref().map(&text),
                ..GlossaryEntry::clone(entry)
            })
        };
        let (listed, of_dictionaries) = self.entries.split_at(self.of_article + self.own);
        let entries = listed.iter().map(entry).collect();
        // What was styled in a definition has no place in other words.
        let definitions = vec![Definition::default(); self.entries.len()];
        let mut mapped = Self::of(entries, definitions, self.own, &self.language);
        mapped.entries.extend_from_slice(of_dictionaries);
        mapped.dictionaries = Arc::clone(&self.dictionaries);
        mapped
    }

    /// Entries with what is known of their definitions, the last `own` of which are the user's.
    fn of(
        entries: Vec<Arc<GlossaryEntry>>,
        definitions: Vec<Definition>,
        own: usize,
        language: &str,
    ) -> Self {
        let index = Index::new(&entries, language);
        // A term is not found across a comma or a paragraph's end.
        let folding = Folding::of(language).within_words();
        let of_article = entries.len() - own;
        // Where entries share a name the first one has it.
        let (after, first) = entries.split_at(of_article);
        let names = NameIndex::new(first.iter().chain(after), folding);
        let dictionaries = Arc::default();
        let language = language.to_owned();
        Self {
            entries,
            definitions,
            index,
            names,
            forms: OnceLock::new(),
            equivalents: Equivalents::default(),
            of_article,
            own,
            dictionaries,
            language,
        }
    }

    /// The entries that are listed: in the article's order, then the user's, then those that the text uses of added
    /// dictionaries, in the order of their first uses.
    pub fn entries(&self) -> &[Arc<GlossaryEntry>] {
        &self.entries
    }

    /// An entry: of the article, of the user, or of any added dictionary, whether the text uses it or not. Its own id
    /// is another one where a dictionary has several entries with the very same term, which are one.
    pub fn entry(&self, id: EntryId) -> Option<Arc<GlossaryEntry>> {
        match (self.index_of(id), id) {
            (Some(index), _) => self.entries.get(index).cloned(),
            (None, EntryId::Dictionary { source, number }) => {
                self.dictionaries.unused(source, number, self.folding())
            }
            (None, _) => None,
        }
    }

    /// Whether an entry is among [`Self::entries`]. One of a dictionary is where the text uses it.
    pub fn is_listed(&self, id: EntryId) -> bool {
        self.index_of(id).is_some()
    }

    /// The index of an entry among those that are listed.
    fn index_of(&self, id: EntryId) -> Option<usize> {
        match id {
            EntryId::Article(number) => Some(number as usize).filter(|index| *index < self.of_article),
            EntryId::Own(number) => {
                Some(number as usize).filter(|index| *index < self.own).map(|index| self.of_article + index)
            }
            EntryId::Dictionary { source, number } => self.dictionaries.index_of(source, number),
        }
    }

    /// The listed entries that match a query, best first, those of equal rank in their order. Those of dictionaries
    /// match a blank query only; [`Self::lookup_added`] finds them.
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
    /// ([`Folding::closeness`]), and of equally close ones the first, the user's before the article's.
    pub fn mark(&self, passages: &[Passage]) -> Vec<Occurrence> {
        let taking = passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms());
        taking.flat_map(|(index, passage)| self.names.occurrences(index, passage)).collect()
    }

    /// The places where terms are used in passages that take terms, exactly ([`Self::mark`]) and in other forms
    /// ([`UseKind`]), in reading order.
    ///
    /// Exact uses are those of [`Self::mark`]. Between them the surest forms are taken first, and of equally sure ones
    /// the longest; no two uses overlap, and all are outside links and code. A short form that may be of two entries is
    /// of neither; a part, of the first.
    pub fn mark_forms(&self, passages: &[Passage]) -> Vec<Occurrence> {
        let forms = self.forms.get_or_init(|| {
            let (after, first) = self.listed();
            Forms::new(first.iter().chain(after), &self.language, self.folding(), &self.equivalents)
        });
        forms.occurrences(&self.names, passages)
    }

    /// The same glossary with other words that are one word in names than the bundled ones.
    #[must_use]
    pub fn with_equivalents(self, equivalents: Equivalents) -> Self {
        Self { equivalents, forms: OnceLock::new(), ..self }
    }

    /// The article's entries, and the user's.
    fn listed(&self) -> (&[Arc<GlossaryEntry>], &[Arc<GlossaryEntry>]) {
        let listed = self.entries.get(..self.of_article + self.own).unwrap_or_default();
        listed.split_at(self.of_article)
    }

    /// The places where a passage about an entry uses other entries' terms, by the rules of [`Glossary::mark`].
    pub fn links(&self, about: EntryId, passage: &Passage) -> Vec<Occurrence> {
        let mut found = self.names.occurrences(0, passage);
        found.retain(|found| found.entry != about);
        found
    }

    /// The beginning of an entry's definition, so many bytes long, as it is styled; without links, which lead out of
    /// it, and images.
    pub fn definition(&self, entry: &GlossaryEntry, bytes: usize) -> Passage {
        let mut passage = Passage::plain(first_bytes(&entry.definition, bytes));
        let styled = self.index_of(entry.id).and_then(|at| self.definitions.get(at));
        let spans = styled.into_iter().flat_map(|definition| &definition.spans);
        let end = passage.text.len();
        passage.spans = spans.take_while(|span| span.range.start < end).map(without_link).collect();
        passage.beginning(end, "")
    }

    /// Where the definition of an entry uses the names of others, in order. The same rules hold as in the text
    /// ([`Glossary::mark`]). It is worked out once, when it is asked for first. Entries that are not listed have none.
    pub fn definition_links(&self, entry: EntryId) -> &[DefinitionLink] {
        let listed = self.index_of(entry).and_then(|at| self.entries.get(at).zip(self.definitions.get(at)));
        let Some((entry, definition)) = listed else { return &[] };
        definition.links.get_or_init(|| {
            let mut passage = Passage::plain(entry.shown_definition());
            passage.spans = definition.spans.as_slice().into();
            let links = self.links(entry.id, &passage).into_iter();
            let links = links.map(|found| DefinitionLink { range: found.range, entry: found.entry });
            let named = definition.named.iter().filter(|link| link.entry != entry.id).cloned();
            let mut links: Vec<_> = links.chain(named).collect();
            links.sort_by_key(|link| link.range.start);
            links
        })
    }

    /// What its language takes for the same.
    fn folding(&self) -> Folding {
        Folding::of(&self.language).within_words()
    }
}
