//! What is known of the definition of an entry besides its text: how it is styled, and the other entries that it names.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::{EntryId, GlossaryEntry};
use crate::article::{Article, LinkNames, Role, Section, Span, Style, Term, passages};

/// What is known of a definition.
#[derive(Clone, Debug, Default)]
pub(super) struct Definition {
    /// Its styled ranges.
    pub(super) spans: Vec<Span>,
    /// The names of other entries in it, once somebody has asked for them.
    pub(super) links: OnceLock<Vec<DefinitionLink>>,
    /// Where it names other entries between brackets.
    pub(super) named: Vec<DefinitionLink>,
}

/// Where a definition uses the name of another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionLink {
    /// Bytes of the definition.
    pub range: Range<usize>,
    /// The other entry.
    pub entry: EntryId,
}

/// What is known of the definitions of entries, the last `own` of which are the user's; `are_named` says that some of
/// them may have names of others between brackets.
pub(super) fn definitions(
    entries: &[Arc<GlossaryEntry>],
    own: usize,
    spans: Vec<Vec<Span>>,
    are_named: bool,
) -> Vec<Definition> {
    let mut by_term: HashMap<&str, EntryId> = HashMap::new();
    if are_named {
        let (of_article, of_user) = entries.split_at(entries.len() - own);
        for entry in of_user.iter().chain(of_article) {
            by_term.entry(&entry.term).or_insert(entry.id);
        }
    }
    let link = |span: &Span| {
        let term = span.style.link.as_deref()?.strip_prefix('#')?;
        Some(DefinitionLink { range: span.range.clone(), entry: *by_term.get(term)? })
    };
    let definition = |spans: Vec<Span>| {
        let named = spans.iter().filter_map(link).collect();
        Definition { spans, named, links: OnceLock::new() }
    };
    spans.into_iter().map(definition).collect()
}

pub(super) fn without_link(span: &Span) -> Span {
    let style = Style { link: None, image: None, ..span.style.clone() };
    Span { range: span.range.clone(), style }
}

/// The definition as it is read, by way of the passages that it has in an article of its own, and its spans.
pub(super) fn definition(term: &Term, names: Option<&LinkNames>) -> (String, Vec<Span>) {
    let mut blocks = term.definition.clone();
    if let Some(names) = names {
        names.link(&mut blocks);
    }
    let section = Section { blocks, ..Section::default() };
    let article = Article { sections: vec![section], ..Article::default() };
    let mut text = String::new();
    let mut spans = Vec::new();
    for passage in passages(&article).into_iter().filter(|passage| !passage.text.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        if passage.role == Role::Code {
            let style = Style { code: true, ..Style::default() };
            spans.push(Span { range: start..start + passage.text.len(), style });
        }
        spans.extend(
            passage
                .spans
                .into_iter()
                .map(|span| Span { range: start + span.range.start..start + span.range.end, ..span }),
        );
        text.push_str(&passage.text);
    }
    (text, spans)
}
