//! The lines of a glossary as terms and definitions.

use super::Reading;
use super::entries::{cut, groups, has_break, is_sentence};
use super::lines::Line;
use super::paragraphs::ParagraphStyle;
use crate::article::{Block, Section, Term};
use crate::import::WarningKind;
use crate::import::known::separator::{self, without_bullet};
use crate::import::known::term::{self, MarkedTerm};
use crate::import::known::{link, term_numbers};

/// A longer line is not a term.
const LONGEST_TERM: usize = 60;

/// Reads the entries, which stand apart by blank lines, into a section.
pub(super) fn read(lines: &[Line<'_>], section: &mut Section, reading: &mut Reading) {
    let is_single_group = groups(lines).nth(1).is_none();
    let mut entry_lines = Vec::new();
    for group in groups(lines) {
        for entry in entries(group, is_single_group, reading) {
            if is_term(&entry[0].text) || separated(entry).is_some() {
                entry_lines.push(entry[0].number);
                push_term(entry, section, reading);
            } else {
                push_continuation(entry, section, reading);
            }
        }
    }
    term_numbers::take(&mut section.entries);
    for (number, term) in entry_lines.into_iter().zip(&section.entries) {
        if term.definition.is_empty() {
            reading.warn(number, WarningKind::NoDefinition { term: term.term.clone() });
        }
    }
}

/// The entries of a group: mostly one, but several when each line tells by itself that it begins one.
fn entries<'a>(group: &'a [Line<'a>], is_single_group: bool, reading: &mut Reading) -> Vec<&'a [Line<'a>]> {
    let begins_with_break = |index| has_break(group, index) && is_term(&group[index].text);
    if begins_with_break(0) {
        return cut(group, begins_with_break);
    }
    if group.iter().all(|line| separator::split(&line.text).is_some()) {
        return cut(group, |_| true);
    }
    if is_single_group && alternates(group) {
        reading.warn(group[0].number, WarningKind::PairsGuessed);
        return cut(group, |index| index % 2 == 0);
    }
    vec![group]
}

/// Whether terms and sentences take turns, as in lists that lost their blank lines.
fn alternates(group: &[Line<'_>]) -> bool {
    let takes_turns = |(index, line): (usize, &Line<'_>)| {
        is_sentence(&line.text) == (index % 2 == 1) && !line.is_after_break()
    };
    group.len() >= 4 && group.len().is_multiple_of(2) && group.iter().enumerate().all(takes_turns)
}

fn is_term(text: &str) -> bool {
    let is_short = |text: &str| text.chars().nth(LONGEST_TERM).is_none();
    !is_sentence(text) && (is_short(text) || is_short(&link::split(text).text))
}

/// Term and definition of an entry's first line, when a separator stands between them and no `<br>` does.
fn separated<'a>(entry: &'a [Line<'a>]) -> Option<(&'a str, &'a str)> {
    if has_break(entry, 0) { None } else { separator::split(&entry[0].text) }
}

fn push_term(entry: &[Line<'_>], section: &mut Section, reading: &mut Reading) {
    let (name, definition) = match separated(entry) {
        Some((name, definition)) => (name, Some(definition)),
        None => (without_bullet(&entry[0].text), None),
    };
    let MarkedTerm { mut term, warnings } = term::marked(name);
    for kind in warnings {
        reading.warn(entry[0].number, kind);
    }
    term.definition.extend(definition.map(Block::paragraph));
    let [_, rest @ ..] = entry else { return };
    define(&mut term, rest);
    section.entries.push(term);
}

/// Adds lines to a definition; a line that is an address leads to a page on the term.
fn define(term: &mut Term, lines: &[Line<'_>]) {
    for (index, line) in lines.iter().enumerate() {
        if term.url.is_none() && link::is_address(&line.text) {
            term.url = link::split(&line.text).url;
        } else {
            term.definition.extend(ParagraphStyle::default().blocks(&lines[index..=index]));
        }
    }
}

/// Sentences without a term belong to the entry before; those above the first entry introduce the glossary.
fn push_continuation(lines: &[Line<'_>], section: &mut Section, reading: &mut Reading) {
    match section.entries.last_mut() {
        Some(term) => {
            reading.warn(lines[0].number, WarningKind::Continued { name: term.term.clone() });
            define(term, lines);
        }
        None => section.blocks.extend(ParagraphStyle::default().blocks(lines)),
    }
}
