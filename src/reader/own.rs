//! The user's own terms: what they have added to the glossaries of articles, and which terms they know already.

mod forms;
mod merge;
mod native;
mod tsv;

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

pub(super) use forms::Judgements;
pub use forms::{JudgedForm, Verdict};
pub use merge::{Choice, Conflict, Merge, merge};
pub use native::{from_json, to_json};
pub use tsv::{extensions, from_tsv, is_table, to_tsv};

use crate::article::{Origin, Term, TermStatus};
use crate::glossary::merge::name_key as key;
use crate::import::{Hint, ImportError};
use crate::text::decode::decode;

/// The user's own terms, and the terms that they know. A field that is not in the file has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnTerms {
    /// The version of the file's form: [`OwnTerms::VERSION`].
    pub version: u32,
    /// The terms, in the order in which they were added.
    pub terms: Vec<OwnTerm>,
    /// The terms that need no underline any more, in any article, by their folded names.
    pub known: BTreeSet<String>,
    /// What they have said of words that are like a term, each word once for the same articles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<JudgedForm>,
}

/// A term that the user has added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OwnTerm {
    /// The term.
    pub term: String,
    /// Its other names, none of them empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// How it is read; never empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// What it means, with `\n` between paragraphs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// A sentence that uses it; never empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Whether it is to be used.
    #[serde(default, skip_serializing_if = "TermStatus::is_agreed")]
    pub status: TermStatus,
    /// What is to be used instead of a forbidden term; never empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// The articles that it belongs to.
    #[serde(default)]
    pub scope: Scope,
}

/// The articles that a term belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All.
    #[default]
    Everywhere,
    /// The one that comes from here.
    Article(Origin),
}

impl Default for OwnTerms {
    fn default() -> Self {
        Self { version: Self::VERSION, terms: Vec::new(), known: BTreeSet::new(), judged: Vec::new() }
    }
}

impl OwnTerms {
    /// The version of the file's form that this program reads and writes.
    pub const VERSION: u32 = 1;

    /// The terms that belong to an article, in order.
    pub fn in_scope(&self, origin: &Origin) -> Vec<OwnTerm> {
        self.terms.iter().filter(|term| term.scope.holds(origin)).cloned().collect()
    }

    /// Adds a term; nothing changes when it has no name or is there already.
    pub fn add(&mut self, term: OwnTerm) {
        self.terms.push(term);
        tidy(&mut self.terms);
    }

    /// Puts a term in the place of another, or adds it when that is not there any more.
    pub fn replace(&mut self, old: &OwnTerm, new: OwnTerm) {
        match self.terms.iter_mut().find(|term| *term == old) {
            Some(term) => *term = new,
            None => self.terms.push(new),
        }
        tidy(&mut self.terms);
    }

    /// Takes a term away.
    pub fn remove(&mut self, old: &OwnTerm) {
        self.terms.retain(|term| term != old);
    }

    /// Whether the user knows a term, in whatever spelling.
    pub fn is_known(&self, term: &str) -> bool {
        !self.known.is_empty() && self.known.contains(&key(term))
    }

    /// Notes whether the user knows a term.
    pub fn set_known(&mut self, term: &str, known: bool) {
        let key = key(term);
        if known && !key.is_empty() {
            self.known.insert(key);
        } else {
            self.known.remove(&key);
        }
    }

    /// What belongs to one article belongs to another from now on.
    pub fn move_scope(&mut self, from: &Origin, to: &Origin) {
        let scopes = self.terms.iter_mut().map(|term| &mut term.scope);
        for scope in scopes.chain(self.judged.iter_mut().map(|judged| &mut judged.scope)) {
            if matches!(scope, Scope::Article(article) if article == from) {
                *scope = Scope::Article(to.clone());
            }
        }
        tidy(&mut self.terms);
        forms::tidy(&mut self.judged);
    }

    /// The same terms without those that have no name, each once, whatever a file gave.
    #[must_use]
    pub fn sanitized(mut self) -> Self {
        self.version = Self::VERSION;
        tidy(&mut self.terms);
        forms::tidy(&mut self.judged);
        // What folds to the same may have changed since the file was written.
        self.known = self.known.iter().map(|name| key(name)).filter(|key| !key.is_empty()).collect();
        self
    }

    /// These terms of one window together with what another has written to the file meanwhile.
    ///
    /// `base` is what this window knew when it last read or wrote the file. What either side has added stays, what
    /// one of them has taken away goes; a term that both have changed is there in both forms.
    #[must_use]
    pub fn merged(mut self, base: &Self, written: &Self) -> Self {
        self.terms = united(self.terms, &base.terms, &written.terms);
        let [known, of_base, of_written] =
            [self.known, base.known.clone(), written.known.clone()].map(Vec::from_iter);
        self.known = united(known, &of_base, &of_written).into_iter().collect();
        self.judged = united(self.judged, &base.judged, &written.judged);
        self.sanitized()
    }
}

impl OwnTerm {
    /// A term of an article as one of the user's, for all articles; its definition becomes plain text.
    pub fn of(term: &Term) -> Self {
        Self {
            term: term.term.clone(),
            aliases: term.aliases.clone(),
            reading: term.reading.clone(),
            definition: term.definition_text(),
            example: term.example.clone(),
            status: term.status,
            replacement: term.replacement.clone(),
            scope: Scope::Everywhere,
        }
    }

    /// As the glossary takes it.
    pub fn to_term(&self) -> Term {
        Term {
            term: self.term.clone(),
            aliases: self.aliases.clone(),
            reading: self.reading.clone(),
            definition: Term::paragraphs(&self.definition),
            example: self.example.clone(),
            status: self.status,
            replacement: self.replacement.clone(),
            url: None,
        }
    }

    /// Takes out what is empty.
    pub(super) fn tidy(&mut self) {
        self.aliases.retain(|alias| !alias.is_empty());
        for text in [&mut self.reading, &mut self.example, &mut self.replacement] {
            *text = text.take().filter(|text| !text.is_empty());
        }
    }

    /// Whether both say the same, wherever they belong to.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let content = |term: &Self| Self { scope: Scope::Everywhere, ..term.clone() };
        content(self) == content(other)
    }
}

impl Scope {
    /// Whether an article is among them.
    pub fn holds(&self, origin: &Origin) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Article(article) => article == origin,
        }
    }
}

/// Terms of the largest file that become the user's own: they are kept in the settings' folder and compared with
/// each other.
pub const MOST_OWN: usize = 50_000;

/// Reads the terms of a file: Moyue's own format, text with tabs between a term's parts, or any text that is read as
/// an article with a glossary. They belong to all articles.
///
/// # Errors
/// Bytes that are not text, an empty file, a malformed native file, and more terms than anybody has of their own.
pub fn import(bytes: &[u8], hint: &Hint<'_>) -> Result<Vec<OwnTerm>, ImportError> {
    let text = decode(bytes)?.text;
    let is_native = text.trim_start().starts_with('{') && text.contains("\"format\"");
    // Each line of a table is a term at most, and there are many times more lines in the longest articles.
    let is_table = text.contains('\t') && !is_native;
    let too_many = Err(ImportError::TooManyTerms { limit: MOST_OWN });
    if is_table && memchr::memchr_iter(b'\n', text.as_bytes()).nth(MOST_OWN).is_some() {
        return too_many;
    }
    let terms = match tsv::from_named(&text) {
        Some(terms) => terms,
        None if is_table => from_tsv(&text),
        None => from_json(bytes, hint)?,
    };
    if terms.len() > MOST_OWN { too_many } else { Ok(terms) }
}

/// Takes out what is empty, and what is there twice.
fn tidy(terms: &mut Vec<OwnTerm>) {
    terms.iter_mut().for_each(OwnTerm::tidy);
    let mut seen = HashSet::new();
    terms.retain(|term| !term.term.trim().is_empty() && seen.insert(term.clone()));
}

/// Ours without what the other side has taken away since `base`, and what it has added since.
fn united<T: Clone + Eq + std::hash::Hash>(ours: Vec<T>, base: &[T], written: &[T]) -> Vec<T> {
    let known: HashSet<&T> = base.iter().collect();
    let there: HashSet<&T> = written.iter().collect();
    let kept: Vec<T> =
        ours.into_iter().filter(|entry| there.contains(entry) || !known.contains(entry)).collect();
    let here: HashSet<&T> = kept.iter().collect();
    let theirs = written.iter().filter(|entry| !known.contains(entry) && !here.contains(entry));
    let theirs: Vec<T> = theirs.cloned().collect();
    kept.into_iter().chain(theirs).collect()
}
