//! What the user says of words that are like a term.

use super::own::{JudgedForm, Judgements, OwnTerms, Verdict};
use super::{Effect, Origin, Reader, Scope, TermChange};
use crate::glossary::EntryId;
use crate::glossary::merge::name_key as key;
use crate::text::slice::one_line;

impl Reader {
    /// Takes a word for another name of a term, or never takes it for the term: in this article, or in those that the
    /// term belongs to if it is the user's own.
    pub(super) fn judge_form(&mut self, entry: EntryId, form: &str, verdict: Verdict) -> Vec<Effect> {
        let Some((term, origin)) = self.term_here(entry) else { return Vec::new() };
        let form = one_line(form);
        let old = self.document.as_ref().and_then(|document| document.own_term(entry)).cloned();
        let Some(old) = old else {
            let scope = Scope::Article(origin);
            return self.change_judged(JudgedForm { term, form, verdict, scope }, OwnTerms::judge);
        };
        let is_name = |name: &String| key(name) == key(&form);
        let mut new = old.clone();
        new.aliases.retain(|name| !is_name(name));
        if verdict == Verdict::Same {
            new.aliases.push(form.clone());
        }
        // What is a name of the user's own term counts wherever that does, and nowhere else.
        let judged = JudgedForm { term, form, verdict, scope: old.scope.clone() };
        let change = TermChange::Judged(JudgedForm { scope: Scope::Everywhere, ..judged.clone() });
        self.change_own_aloud(change, |own| {
            own.replace(&old, new);
            own.judge(judged);
        })
    }

    /// What was said of a word in this article counts in all.
    pub(super) fn judge_everywhere(&mut self, judged: JudgedForm) -> Vec<Effect> {
        let judged = JudgedForm { scope: Scope::Everywhere, ..judged };
        self.change_judged(judged, |own, judged| own.judge_everywhere(&judged.term, &judged.form))
    }

    /// Forgets what was said of words like a term.
    pub(super) fn forget_forms(&mut self, entry: EntryId) -> Vec<Effect> {
        let Some((term, origin)) = self.term_here(entry) else { return Vec::new() };
        let old = self.document.as_ref().and_then(|document| document.own_term(entry)).cloned();
        self.change_own_aloud(TermChange::Forgotten(term.clone()), |own| {
            let judgements = Judgements::new(&own.judged_in(&origin));
            if let Some(old) = old {
                let mut new = old.clone();
                new.aliases.retain(|name| judgements.of(&term, name) != Some(Verdict::Same));
                own.replace(&old, new);
            }
            own.forget_judged(&term, &origin);
        })
    }

    fn change_judged(
        &mut self,
        judged: JudgedForm,
        alter: impl FnOnce(&mut OwnTerms, JudgedForm),
    ) -> Vec<Effect> {
        self.change_own_aloud(TermChange::Judged(judged.clone()), |own| alter(own, judged))
    }

    /// A term as it was written, and the article that it is in.
    fn term_here(&self, entry: EntryId) -> Option<(String, Origin)> {
        let document = self.document.as_ref()?;
        Some((document.written_term(entry)?, document.origin.clone()))
    }
}
