//! Lists of definitions, and what else reads as terms in a section for them.

use std::collections::HashSet;

use dom_query::NodeRef;

use super::facts::FactKind;
use crate::article::{Block, DefinitionGroup, Inline, Term, Text, plain_text};
use crate::import::known::term::{self, MarkedTerm};
use crate::import::known::{date, node, separator};

/// Characters of the longest name of a term.
const LONGEST: usize = 60;
/// Characters of a definition that has no comma and no full stop, at least.
const SHORTEST_PROSE: usize = 6;

/// What a part of a list of definitions is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A `dt`.
    Term,
    /// A `dd`.
    Definition,
    /// What stands next to them.
    Other,
}

/// The parts of a list, also those that stand in a `div`.
pub(super) fn parts<'a>(list: &NodeRef<'a>) -> Vec<(NodeRef<'a>, Part)> {
    let part = |node: &NodeRef<'_>| match node::name(node).as_deref() {
        Some("dt") => Part::Term,
        Some("dd") => Part::Definition,
        _ => Part::Other,
    };
    let mut parts = Vec::new();
    for child in list.children_it(false) {
        let is_group =
            child.has_name("div") && child.children_it(false).any(|inner| part(&inner) != Part::Other);
        if is_group {
            parts.extend(child.children_it(false).map(|inner| (inner, part(&inner))));
        } else {
            parts.push((child, part(&child)));
        }
    }
    parts
}

/// The name that a `dt` gives.
pub(super) fn name(blocks: &[Block]) -> String {
    plain_text(&super::piece::flat(blocks)).replace('\n', " ").trim().to_owned()
}

/// The entries of a list of definitions; none when it is something else, such as a dialogue, a list of facts without
/// names, or a menu: at least half of a glossary's definitions say something in words, but for a page that Moyue wrote. A
/// list of which the page says that it is a glossary is none of facts.
pub(super) fn entries(parts: &[(Part, Vec<Block>)], is_own: bool, is_told: bool) -> Option<Vec<Term>> {
    let mut entries: Vec<Term> = Vec::new();
    let mut was_term = false;
    for (part, blocks) in parts {
        match part {
            Part::Term => {
                let name = name(blocks);
                if name.is_empty()
                    || name.chars().count() > LONGEST
                    || !is_own && (is_sentence(&name) || holds_date(&name))
                {
                    return None;
                }
                match entries.last_mut() {
                    Some(entry) if was_term => entry.aliases.push(name),
                    _ => entries.push(term(name, &super::piece::flat(blocks))),
                }
            }
            Part::Definition => entries.last_mut()?.definition.extend(blocks.iter().cloned()),
            Part::Other => return None,
        }
        was_term = *part == Part::Term;
    }
    let explains = |entry: &&Term| is_prose(&entry.definition) && (is_told || !is_fact(entry));
    let explained = entries.iter().filter(explains).count();
    if !is_own && explained * 2 < entries.len() {
        return None;
    }
    let mut names = HashSet::new();
    let is_one_of_many = |entry: &Term| !entry.definition.is_empty() && names.insert(entry.term.clone());
    let is_glossary = is_own || entries.iter().all(is_one_of_many);
    if !is_own {
        entries = entries.into_iter().map(parted).collect();
    }
    (is_glossary && !entries.is_empty()).then_some(entries)
}

/// An entry with what stands in brackets after its name as other names and its reading.
fn parted(mut entry: Term) -> Term {
    let MarkedTerm { term, .. } = term::marked(&entry.term);
    entry.term = term.term;
    let reading = match (entry.reading.is_some(), term.reading) {
        (false, reading) => {
            entry.reading = reading;
            None
        }
        (true, reading) => reading.filter(|reading| entry.reading.as_ref() != Some(reading)),
    };
    let others = std::mem::take(&mut entry.aliases);
    entry.aliases = term.aliases.into_iter().chain(reading).chain(others).collect();
    entry.url = entry.url.or(term.url);
    entry
}

/// Whether terms and what is said of them can be an entry, where a heading says that these are entries.
pub(super) fn is_entry(group: &DefinitionGroup) -> bool {
    let is_name = |term: &Vec<Inline>| {
        let name = plain_text(term);
        !name.trim().is_empty() && name.chars().count() <= LONGEST
    };
    !group.terms.is_empty() && !group.definitions.is_empty() && group.terms.iter().all(is_name)
}

/// Terms and what is said of them as an entry.
pub(super) fn of_group(group: DefinitionGroup) -> Option<Term> {
    let mut names = group.terms.iter().map(|term| plain_text(term).replace('\n', " ").trim().to_owned());
    let mut entry = term(names.next()?, group.terms.first()?);
    entry.aliases.extend(names);
    entry.definition = group.definitions.into_iter().flatten().collect();
    Some(parted(entry))
}

/// What a cell, a heading or a paragraph names, with other names and its reading.
pub(super) fn named(inlines: &[Inline]) -> MarkedTerm {
    let name = plain_text(inlines).replace('\n', " ").trim().to_owned();
    MarkedTerm { term: parted(term(name, inlines)), warnings: Vec::new() }
}

fn term(name: String, inlines: &[Inline]) -> Term {
    Term { term: name, reading: reading(inlines), url: link(inlines), ..Term::default() }
}

/// The reading of a name of which every part has one.
fn reading(inlines: &[Inline]) -> Option<String> {
    let mut reading = String::new();
    for inline in inlines {
        match inline {
            Inline::Ruby(ruby) => reading.push_str(&ruby.reading),
            Inline::Text(text) if text.trim().is_empty() => {}
            // Kana between the characters read as they stand.
            Inline::Text(text) if text.chars().all(|c| matches!(c, '\u{3041}'..='\u{30FF}')) => {
                reading.push_str(text);
            }
            inline if !inline.inner().is_empty() => reading.push_str(&self::reading(inline.inner())?),
            _ => return None,
        }
    }
    let has_ruby = inlines.iter().any(|inline| !matches!(inline, Inline::Text(_)));
    (has_ruby && !reading.is_empty()).then_some(reading)
}

/// The first address of outside pages in a text.
pub(super) fn link(inlines: &[Inline]) -> Option<String> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Link { url, .. } if !url.starts_with('#') => Some(url.into()),
        inline => link(inline.inner()),
    })
}

/// Whether a name is something that is said, as in an interview, and no term.
fn is_sentence(name: &str) -> bool {
    name.ends_with(['。', '？', '！']) || name.starts_with("――") || name.starts_with("——")
}

/// Whether an entry says when or where something is, or how it is reached, as the list next to an event does.
pub(super) fn is_fact(entry: &Term) -> bool {
    let text = plain_text(&super::piece::flat(&entry.definition));
    let text = text.trim_end();
    let is_counted = text.contains(char::is_numeric) && !text.ends_with(['。', '.', '！', '？']);
    is_counted || FactKind::of(&entry.term).is_some_and(|kind| kind != FactKind::Credit)
}

/// Whether a name says when it was written, as the head of a post in a thread does.
fn holds_date(name: &str) -> bool {
    let digits = name.char_indices().filter(|(_, c)| c.is_ascii_digit());
    digits.into_iter().any(|(at, _)| date::leading(name.split_at(at).1).is_some())
}

/// Whether blocks say something in words, as definitions do and the items of menus and lists of facts do not.
fn is_prose(blocks: &[Block]) -> bool {
    let inlines = super::piece::flat(blocks);
    let text = plain_text(&inlines);
    let linked: usize = inlines
        .iter()
        .map(|inline| match inline {
            Inline::Link { text, .. } => plain_text(text).chars().count(),
            _ => 0,
        })
        .sum();
    let ends =
        |c: char| matches!(c, '。' | '．' | '！' | '？' | '；' | '.' | '!' | '?' | '…' | '」' | '）' | ')');
    let length = text.chars().count();
    let is_sentence = text.trim_end().ends_with(ends)
        || text.contains(['，', '、', '。', ',', ' '])
        || length >= SHORTEST_PROSE;
    is_sentence && linked * 2 <= length
}

/// An item of a glossary as an entry, also one in which the name stands above what is said of it.
pub(super) fn item(blocks: &[Block]) -> Option<Term> {
    if let Some(entry) = entry(blocks) {
        return Some(entry);
    }
    let (Block::Paragraph(name), rest) = blocks.split_first()? else { return None };
    let entry = named(name).term;
    let is_name =
        entry.term.chars().count() <= LONGEST && !is_sentence(&entry.term) && !entry.term.is_empty();
    let definition = match rest {
        [] => return None,
        // A list of one explanation is that explanation.
        [Block::List(list)] if list.items.len() == 1 => list.items.concat(),
        rest => rest.to_vec(),
    };
    is_name.then_some(Term { definition, ..entry })
}

/// A paragraph or item of a glossary as an entry: a bold name, or one before a colon or dash.
pub(super) fn entry(blocks: &[Block]) -> Option<Term> {
    let (Block::Paragraph(first), rest) = blocks.split_first()? else { return None };
    let (name, definition) = bold(first).or_else(|| before_separator(first))?;
    let mut entry = named(&name).term;
    if entry.term.is_empty() || entry.term.chars().count() > LONGEST {
        return None;
    }
    if !definition.is_empty() {
        entry.definition.push(Block::Paragraph(definition));
    }
    entry.definition.extend(rest.iter().cloned());
    (!entry.definition.is_empty()).then_some(entry)
}

const SEPARATORS: &[char] = &['：', ':', '—', '–', '-', '－', '\u{3000}', ' ', '\u{A0}'];

fn bold(inlines: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    // Word sets the parts of a name that are of another language in bold each for itself.
    let end = inlines.iter().position(|inline| !is_bold(inline)).unwrap_or(inlines.len());
    let (names, rest) = inlines.split_at(end);
    if names.is_empty() {
        return None;
    }
    let mut name: Vec<Inline> = Vec::new();
    for inline in names {
        match inline {
            Inline::Strong(inner) => name.extend(inner.iter().cloned()),
            inline => name.push(inline.clone()),
        }
    }
    let mut rest = rest.to_vec();
    let mut others = None;
    if let Some(Inline::Text(text)) = rest.first_mut() {
        let mut after = text.to_string();
        if let Some((brackets, rest)) = term::leading_brackets(text) {
            others = Some(brackets.to_owned());
            rest.clone_into(&mut after);
        }
        *text = after.trim_start_matches(SEPARATORS).into();
    }
    while matches!(rest.first(), Some(Inline::LineBreak))
        || rest.first() == Some(&Inline::Text(Text::default()))
    {
        rest.remove(0);
    }
    if let Some(Inline::Text(text)) = name.last_mut() {
        *text = text.trim_end_matches(SEPARATORS).into();
    }
    name.extend(others.map(|others| Inline::Text(others.into())));
    Some((name, rest))
}

fn is_bold(inline: &Inline) -> bool {
    match inline {
        Inline::Strong(_) => true,
        Inline::Text(_) | Inline::LineBreak => false,
        inline => !inline.inner().is_empty() && inline.inner().iter().all(is_bold),
    }
}

fn before_separator(inlines: &[Inline]) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let at = inlines.iter().position(|inline| matches!(inline, Inline::Text(text) if cut(text).is_some()))?;
    let (before, after) = inlines.split_at(at);
    let (Inline::Text(text), after) = after.split_first()? else { return None };
    let (name, definition) = cut(text)?;
    let mut names = before.to_vec();
    if !name.is_empty() {
        names.push(Inline::Text(name.into()));
    }
    let mut definitions = after.to_vec();
    if !definition.is_empty() {
        definitions.insert(0, Inline::Text(definition.into()));
    }
    Some((names, definitions))
}

fn cut(text: &str) -> Option<(&str, &str)> {
    if let Some(found) = separator::split(text) {
        return Some(found);
    }
    let marks = ["：", ": ", " — ", "——", " – ", " - "];
    let (at, mark) = marks.iter().filter_map(|mark| Some((text.find(mark)?, mark))).min()?;
    let (name, rest) = text.split_at(at);
    Some((name.trim_end(), rest.strip_prefix(mark)?.trim_start()))
}
