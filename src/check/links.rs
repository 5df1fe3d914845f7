//! Links that lead nowhere.

use url::Url;

use super::{Finding, FindingKind, FindingPlace, Subject};
use crate::article::{Anchor, FileLink, Role, Targets};

/// Links without a target in the article, references without an address, and addresses that are none.
pub(super) fn dangling(subject: &Subject<'_>) -> Vec<Finding> {
    let targets = Targets::new(subject.article);
    let source = subject.article.source.iter().filter_map(|source| source.url.as_deref());
    let mut findings: Vec<_> = source
        .filter_map(|url| Some(Finding { place: FindingPlace::head(), kind: problem(&targets, url)? }))
        .collect();
    for (index, passage) in subject.passages.iter().enumerate() {
        let mut before: Option<(&str, usize)> = None;
        for span in &passage.spans {
            let Some(url) = span.style.link.as_deref() else { continue };
            if passage.role == Role::ReferenceName && url.trim().is_empty() {
                continue;
            }
            // A link is in several pieces where its style changes.
            let goes_on = before == Some((url, span.range.start));
            before = Some((url, span.range.end));
            if !goes_on && let Some(kind) = problem(&targets, url) {
                findings.push(Finding { place: subject.place(index), kind });
            }
        }
    }
    findings.extend(without_address(subject));
    findings
}

fn without_address(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, section) in subject.article.sections.iter().enumerate() {
        let first = section.blocks.len() + section.entries.len();
        for (number, reference) in section.references.iter().enumerate() {
            if reference.url.as_ref().is_none_or(|url| url.trim().is_empty()) {
                let place = FindingPlace::at(subject.article, Anchor::new(index, first + number, 0));
                let kind = FindingKind::NoAddress { name: reference.name.clone() };
                findings.push(Finding { place, kind });
            }
        }
    }
    findings
}

/// What is wrong with where a link leads.
fn problem(targets: &Targets, link: &str) -> Option<FindingKind> {
    if let Some(target) = link.trim().strip_prefix('#') {
        let leads_nowhere = targets.find(target).is_none();
        return leads_nowhere.then(|| FindingKind::LeadsNowhere { target: target.to_owned() });
    }
    if FileLink::of(link).is_some() {
        return None;
    }
    let address = link.to_owned();
    match Url::parse(link) {
        Err(_) => Some(FindingKind::NotAnAddress { address }),
        Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto") => None,
        Ok(_) => Some(FindingKind::NeverOpened { address }),
    }
}
