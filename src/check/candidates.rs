//! What looks like a term and has no entry.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use unicode_normalization::UnicodeNormalization;

use super::{Finding, FindingKind, Subject};
use crate::glossary::candidates::{Candidate, CandidateText, OtherName};
use crate::glossary::excerpt;

/// Candidates that are told at most.
const MOST: usize = 20;

/// Candidates for the glossary, but for those whose abbreviations are among the findings already.
pub(super) fn possible(subject: &Subject<'_>, findings: &[Finding]) -> Vec<Finding> {
    let article = subject.article;
    let source = article.source.iter().map(|source| source.name.as_str());
    let byline: Vec<&str> = article.authors.iter().map(String::as_str).chain(source).collect();
    let text = CandidateText {
        passages: &subject.running,
        glossary: &subject.glossary,
        occurrences: &subject.occurrences,
        byline: &byline,
        language: &article.language,
    };
    let told: HashSet<&str> = findings
        .iter()
        .filter_map(|finding| match &finding.kind {
            FindingKind::Undefined { abbreviation, .. } => Some(abbreviation.as_str()),
            _ => None,
        })
        .collect();
    let candidates = text.candidates(&AtomicBool::new(false)).into_iter();
    candidates
        .filter(|candidate| {
            let names = std::iter::once(candidate.name.as_str()).chain(other(candidate));
            !names.map(|name| name.nfkc().collect::<String>()).any(|name| told.contains(name.as_str()))
        })
        .take(MOST)
        .map(|candidate| finding(subject, &candidate))
        .collect()
}

fn finding(subject: &Subject<'_>, candidate: &Candidate) -> Finding {
    let passage = &subject.running[candidate.passage];
    let kind = FindingKind::Candidate {
        name: candidate.name.clone(),
        other: other(candidate).map(str::to_owned),
        count: candidate.count,
        sentence: excerpt(&passage.text, candidate.range.clone()).text,
    };
    Finding { place: subject.place(candidate.passage), kind }
}

fn other(candidate: &Candidate) -> Option<&str> {
    match candidate.other.as_ref()? {
        OtherName::Alias(other) | OtherName::Reading(other) => Some(other),
    }
}
