//! How a use of a term is shown: how pale, why it is one, and what the user can say of it.

use std::borrow::Cow;

use crate::glossary::{OccurrenceId, UseKind};
use crate::reader::{Document, Language, Verdict};
use crate::words::{Msg, use_reason};

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
        let reason = if is_taken {
            Msg::UseTaken.text(language)
        } else {
            use_reason(found.kind, found.name(&entry), language)?
        };
        Some(Self { reason, form: form.to_owned(), is_taken })
    }

    /// What the user can say of it.
    pub const fn verdicts(&self) -> &'static [Verdict] {
        if self.is_taken { &[Verdict::Never] } else { &[Verdict::Same, Verdict::Never] }
    }
}
