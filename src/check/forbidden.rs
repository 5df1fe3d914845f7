//! Terms that are not to be used, and are.

use super::{Finding, FindingKind, Subject};
use crate::article::TermStatus;

/// The uses of forbidden terms.
pub(super) fn uses(subject: &Subject<'_>) -> Vec<Finding> {
    let finding = |passage: usize, entry| {
        let entry = subject.glossary.entry(entry).filter(|entry| entry.status == TermStatus::Forbidden)?;
        let (term, replacement) = (entry.term.clone(), entry.replacement.clone());
        Some(Finding { place: subject.place(passage), kind: FindingKind::Forbidden { term, replacement } })
    };
    subject.occurrences.iter().filter_map(|found| finding(found.passage, found.entry)).collect()
}
