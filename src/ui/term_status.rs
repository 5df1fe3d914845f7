//! What the entry of a term says of its use.

use crate::article::TermStatus;
use crate::glossary::GlossaryEntry;
use crate::page::Ink;
use crate::reader::Language;
use crate::words::Msg;

/// What is said of a term that is not simply to be used, and the ink in which it is said.
pub fn status_text(entry: &GlossaryEntry, language: Language) -> Option<(String, Ink)> {
    let (msg, ink) = match (entry.status, &entry.replacement) {
        (TermStatus::Agreed, _) => return None,
        (TermStatus::Draft, _) => (Msg::StatusDraft, Ink::Quiet),
        (TermStatus::Forbidden, None) => (Msg::StatusForbidden, Ink::Accent),
        (TermStatus::Forbidden, Some(replacement)) => (Msg::ForbiddenUse { replacement }, Ink::Accent),
    };
    Some((msg.text(language).into_owned(), ink))
}
