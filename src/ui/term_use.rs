//! How a use of a term is shown: how pale, why it is one, and what the user can say of it.

use std::borrow::Cow;

use crate::glossary::{GlossaryEntry, Occurrence, OccurrenceId, UseKind};
use crate::reader::{Document, Language, Verdict};
use crate::words::Msg;

/// Whether a use is shown paler than others: it is short for the term, or only like it.
pub const fn is_pale(kind: UseKind) -> bool {
    matches!(kind, UseKind::Short | UseKind::Part | UseKind::Near)
}

/// A use of a term that is not by one of the names that its entry gives.
pub struct LooseUse {
    /// Why it is one.
    pub reason: Cow<'static, str>,
    /// The word, as the text was written.
    pub form: String,
    /// Whether it is one because the user has said so.
    pub is_taken: bool,
}

impl LooseUse {
    /// The use, if it is such a one.
    pub fn of(document: &Document, id: OccurrenceId, language: Language) -> Option<Self> {
        let found = document.shown.occurrences.get(id)?;
        let entry = document.shown.glossary.entry(found.entry)?;
        let form = document.written_form(id)?;
        let is_taken = document.is_taken(found.entry, form);
        let reason = reason(found, &entry, is_taken)?.text(language);
        Some(Self { reason, form: form.to_owned(), is_taken })
    }

    /// What the user can say of it.
    pub const fn verdicts(&self) -> &'static [Verdict] {
        if self.is_taken { &[Verdict::Never] } else { &[Verdict::Same, Verdict::Never] }
    }
}

/// Why a use is one, where that is to be said.
fn reason<'e>(found: &'e Occurrence, entry: &'e GlossaryEntry, is_taken: bool) -> Option<Msg<'e>> {
    if is_taken {
        return Some(Msg::UseTaken);
    }
    // The name that it is a use of lives as long as its entry.
    let term = match found.alias.and_then(|alias| entry.aliases.get(alias as usize)) {
        Some(alias) => alias,
        None => &entry.term,
    };
    Msg::of_use(found.kind, term)
}
