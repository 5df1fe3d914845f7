//! What can be followed in a passage: terms, links, references; by the ids that their widgets have.

use std::ops::Range;

use egui::Id;

use crate::article::{Passage, Role};
use crate::glossary::{EntryId, OccurrenceId};
use crate::page::TrailingTo;
use crate::reader::{Document, Language};
use crate::text::slice::elided;
use crate::ui::term_status::status_text;
use crate::ui::term_use::LooseUse;

/// Characters of a definition by which a term is described; the glossary has the rest.
const MOST_DEFINITION: usize = 300;

/// What kind of widget stands over the words that can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum LinkKind {
    /// A use of a term.
    Term,
    /// Another entry of the glossary, or the head of one.
    Entry,
    /// A link.
    Link,
}

impl LinkKind {
    /// The id of such a widget, `text` being that of the place in the text where its words begin and `line` the number of
    /// its line. The first line has the keyboard and is told; the others are only pointed at.
    pub fn id(self, text: Id, line: usize) -> Id {
        text.with((self as u8, line))
    }
}

/// The id of a sign after a text, `text` being that of the text.
pub(in super::super) fn trailing_id(text: Id, to: TrailingTo) -> Id {
    match to {
        TrailingTo::Destination => text.with("destination"),
        TrailingTo::Back { number, .. } => text.with(("back", number)),
    }
}

/// Words that can be followed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PassageLink {
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// What kind of widget they have.
    pub kind: LinkKind,
    /// Where they lead.
    pub to: LinkTarget,
    /// What is said of it: a definition.
    pub description: String,
}

/// Where words lead.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum LinkTarget {
    /// To the entry that they are a use of.
    Occurrence(OccurrenceId),
    /// To an entry of the glossary.
    Entry(EntryId),
    /// To an address.
    Address(String),
}

/// All that can be followed in some bytes of a passage, in order.
pub(super) fn links(
    document: &Document,
    index: usize,
    of: &Range<usize>,
    language: Language,
) -> Vec<PassageLink> {
    let Some(passage) = document.shown.passages.get(index) else { return Vec::new() };
    let mut links = Vec::new();
    for (id, found) in document.shown.occurrences.within(index, of) {
        let reason = LooseUse::of(document, id, language).map(|loose| loose.reason.into_owned());
        let definition = definition(document, found.entry, language);
        let description = reason.into_iter().chain(definition).collect::<Vec<_>>().join("\n");
        let to = LinkTarget::Occurrence(id);
        links.push(PassageLink { range: found.range.clone(), kind: LinkKind::Term, to, description });
    }
    links.extend(entries(document, passage, language));
    let spans = passage.spans.iter().filter_map(|span| Some((&span.range, span.style.link.as_ref()?)));
    for (range, address) in spans {
        let to = LinkTarget::Address(address.to_string());
        let description = String::new();
        links.push(PassageLink { range: range.clone(), kind: LinkKind::Link, to, description });
    }
    links.retain(|link| of.start <= link.range.start && link.range.end <= of.end && !link.range.is_empty());
    links.sort_by_key(|link| link.range.start);
    // Their ids are made of where they begin.
    links.dedup_by_key(|link| (link.range.start, link.kind));
    links
}

/// The entries to which the head of an entry and its definition lead.
fn entries(document: &Document, passage: &Passage, language: Language) -> Vec<PassageLink> {
    let Some(own) = passage.entry.map(EntryId::Article) else { return Vec::new() };
    let kind = LinkKind::Entry;
    match passage.role {
        Role::Paragraph => {
            let found = document.shown.glossary.links(own, passage).into_iter();
            let link = |entry, range| {
                let description = definition(document, entry, language).unwrap_or_default();
                PassageLink { range, kind, to: LinkTarget::Entry(entry), description }
            };
            found.map(|found| link(found.entry, found.range)).collect()
        }
        Role::TermName => {
            let name = passage.spans.first().filter(|span| span.style.link.is_none());
            let to = LinkTarget::Entry(own);
            let link = |range| PassageLink { range, kind, to, description: String::new() };
            name.map(|span| link(span.range.clone())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What an entry says: whether it is to be used, and its definition.
fn definition(document: &Document, entry: EntryId, language: Language) -> Option<String> {
    let entry = document.shown.glossary.entry(entry)?;
    let status = status_text(&entry, language).map(|(status, _)| status);
    let definition = elided(entry.shown_definition(), MOST_DEFINITION).into_owned();
    let parts = status.into_iter().chain(Some(definition).filter(|text| !text.is_empty()));
    Some(parts.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
}

/// The ranges of these links that hold text of their own: those that do not begin in another one, by their indexes.
pub(super) fn apart(links: &[PassageLink]) -> Vec<usize> {
    let mut end = 0;
    let mut apart = Vec::new();
    for (index, link) in links.iter().enumerate() {
        if link.range.start >= end {
            end = link.range.end;
            apart.push(index);
        }
    }
    apart
}
