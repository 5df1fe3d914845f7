//! What the user has said of words that are like a term: that they are the term, or that they never are.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{OwnTerms, Scope, key};
use crate::article::Origin;

/// A word that is like a term, and what the user has said of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct JudgedForm {
    /// The term, as its entry is called.
    pub term: String,
    /// The word, as the text had it.
    pub form: String,
    /// What was said.
    pub verdict: Verdict,
    /// The articles in which it counts.
    #[serde(default)]
    pub scope: Scope,
}

/// What the user says of a word that is like a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is another name of the term.
    Same,
    /// It is never the term.
    Never,
}

impl JudgedForm {
    /// What it speaks of, in whatever spelling.
    fn subject(&self) -> (String, String) {
        (key(&self.term), key(&self.form))
    }
}

impl OwnTerms {
    /// Notes what the user says of a word; what they said of it before in the same articles counts no more.
    pub fn judge(&mut self, judged: JudgedForm) {
        self.judged.push(judged);
        tidy(&mut self.judged);
    }

    /// What was said of a word for one article counts in all.
    pub fn judge_everywhere(&mut self, term: &str, form: &str) {
        let subject = (key(term), key(form));
        for judged in self.judged.iter_mut().filter(|judged| judged.subject() == subject) {
            judged.scope = Scope::Everywhere;
        }
        tidy(&mut self.judged);
    }

    /// Forgets what was said of words like a term in an article.
    pub fn forget_judged(&mut self, term: &str, origin: &Origin) {
        let term = key(term);
        self.judged.retain(|judged| !judged.scope.holds(origin) || key(&judged.term) != term);
    }

    /// What was said of words in an article. Where it differs from what was said for all articles, that does not
    /// count.
    pub fn judged_in(&self, origin: &Origin) -> Vec<JudgedForm> {
        let here = |judged: &&JudgedForm| judged.scope != Scope::Everywhere && judged.scope.holds(origin);
        let said_here: HashSet<_> = self.judged.iter().filter(here).map(JudgedForm::subject).collect();
        let counts = |judged: &&JudgedForm| match judged.scope {
            Scope::Everywhere => !said_here.contains(&judged.subject()),
            Scope::Article(_) => here(judged),
        };
        self.judged.iter().filter(counts).cloned().collect()
    }
}

/// Takes out what is empty, and of what was said of one word in the same articles all but the last.
pub(super) fn tidy(judged: &mut Vec<JudgedForm>) {
    let mut seen = HashSet::new();
    let mut kept: Vec<_> = std::mem::take(judged);
    kept.reverse();
    kept.retain(|judged| {
        let (term, form) = judged.subject();
        !term.is_empty() && !form.is_empty() && seen.insert((term, form, judged.scope.clone()))
    });
    kept.reverse();
    *judged = kept;
}

/// What was said of words in an article, ready to be asked by term and word.
#[derive(Debug, Default)]
pub(in crate::reader) struct Judgements {
    verdicts: HashMap<(String, String), Verdict>,
    names: HashMap<String, Vec<String>>,
}

impl Judgements {
    pub fn new(judged: &[JudgedForm]) -> Self {
        let verdicts = judged.iter().map(|judged| (judged.subject(), judged.verdict)).collect();
        let mut names: HashMap<String, Vec<String>> = HashMap::new();
        for judged in judged.iter().filter(|judged| judged.verdict == Verdict::Same) {
            names.entry(key(&judged.term)).or_default().push(judged.form.clone());
        }
        Self { verdicts, names }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
    }

    /// Whether something was said of words like a term.
    pub fn speak_of(&self, term: &str) -> bool {
        let term = key(term);
        self.verdicts.keys().any(|(of, _)| *of == term)
    }

    /// What was said of a word.
    pub fn of(&self, term: &str, form: &str) -> Option<Verdict> {
        if self.is_empty() { None } else { self.verdicts.get(&(key(term), key(form))).copied() }
    }

    /// The words that were said to be other names of a term.
    pub fn names(&self, term: &str) -> Vec<String> {
        if self.names.is_empty() {
            Vec::new()
        } else {
            self.names.get(&key(term)).cloned().unwrap_or_default()
        }
    }
}
