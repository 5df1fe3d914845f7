//! Links that lead nowhere.

use std::collections::HashSet;

use url::Url;

use super::{Finding, FindingKind, Place, Subject};
use crate::article::{Anchor, Block, Role, plain_text};
use crate::text::fold::Folding;

/// Links without a target in the article, references without an address, and addresses that are none.
pub(super) fn dangling(subject: &Subject<'_>) -> Vec<Finding> {
    let targets = Targets::of(subject);
    let source = subject.article.source.iter().filter_map(|source| source.url.as_deref());
    let mut findings: Vec<_> = source
        .filter_map(|url| Some(Finding { place: Place::head(), kind: targets.problem(url)? }))
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
            if !goes_on && let Some(kind) = targets.problem(url) {
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
                let place = Place::at(subject.article, Anchor::new(index, first + number, 0));
                let kind = FindingKind::NoAddress { name: reference.name.clone() };
                findings.push(Finding { place, kind });
            }
        }
    }
    findings
}

/// The names that a link within the article can lead to.
struct Targets {
    names: HashSet<String>,
    folding: Folding,
}

impl Targets {
    fn of(subject: &Subject<'_>) -> Self {
        let folding = Folding::of(&subject.article.language);
        let mut targets = Self { names: HashSet::new(), folding };
        for section in &subject.article.sections {
            targets.add(&section.title);
            for block in &section.blocks {
                if let Block::Heading { text, .. } = block {
                    targets.add(&plain_text(text));
                }
            }
        }
        for entry in subject.glossary.entries() {
            targets.add(&entry.term);
            for alias in &entry.aliases {
                targets.add(alias);
            }
        }
        targets
    }

    fn add(&mut self, name: &str) {
        let name = self.slug(name);
        self.names.insert(name);
    }

    /// What is wrong with where a link leads.
    fn problem(&self, link: &str) -> Option<FindingKind> {
        if let Some(target) = link.trim().strip_prefix('#') {
            let name = self.slug(&percent_decoded(target));
            // `#` alone is the article's beginning.
            let known = target.is_empty() || !name.is_empty() && self.names.contains(&name);
            return (!known).then(|| FindingKind::LeadsNowhere { target: target.to_owned() });
        }
        let address = link.to_owned();
        match Url::parse(link) {
            Err(_) => Some(FindingKind::NotAnAddress { address }),
            Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto") => None,
            Ok(_) => Some(FindingKind::NeverOpened { address }),
        }
    }

    /// A name as links write it, whatever they put in the place of blanks and punctuation.
    fn slug(&self, name: &str) -> String {
        self.folding.fold(name).text.chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

/// The text with `%E8%A9%9E` as the characters that these bytes are; anything else stays as it is.
fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit = |offset: usize| bytes.get(at + offset).and_then(|&digit| char::from(digit).to_digit(16));
        let escaped = if byte == b'%' { digit(1).zip(digit(2)) } else { None };
        decoded.push(escaped.map_or(byte, |(high, low)| (high * 16 + low) as u8));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}
