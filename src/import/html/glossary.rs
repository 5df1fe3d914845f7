//! Which lists of definitions are the article's glossary, and which a part of its text.
//!
//! A list is a glossary where the page says so: by its markup, by the heading above it or, where lists are most of it, by the title; and where it
//! stands as one does: all of the article, or at its end, explaining words that the text before it has used.

use dom_query::NodeRef;

use super::other_lists::{is_of_code, is_of_facts};
use super::piece::{Piece, TermList, flat};
use super::section_entries;
use crate::article::{Block, SectionKind, Term, plain_text, section_kind};
use crate::import::known::glossary::{heading_of_line, is_named_line, names_glossary, names_questions};
use crate::import::known::term_table;

/// Elements around a list that may say what it is.
const MOST_AROUND: usize = 4;
/// Terms of a list that are looked for in the text before it.
const MOST_SOUGHT: usize = 40;
/// Bytes of the text before a list that are looked through.
const LONGEST_TEXT: usize = 1024 * 1024;
/// Lists for which the text before them is looked through.
const MOST_LOOKS: usize = 8;
/// Pieces before and after a list among which the headings of its chapter are looked for.
const MOST_PIECES: usize = 4096;
/// Entries of a glossary that is all of an article and has an introduction.
const FEWEST_ENTRIES: usize = 3;

/// Whether the markup of a list says that it is a glossary: that of Sphinx, of EPUB and of WAI-ARIA.
pub(super) fn is_told(list: &NodeRef<'_>) -> bool {
    let says = |node: &NodeRef<'_>| {
        let words = |name: &str| node.attr(name).map(|words| words.to_lowercase()).unwrap_or_default();
        let has =
            |name: &str, of: &[&str]| words(name).split_ascii_whitespace().any(|word| of.contains(&word));
        let is_part = !node.has_name("body") && has("class", &["glossary"]);
        is_part || has("epub:type", &["glossary"]) || has("role", &["doc-glossary"])
    };
    says(list) || list.ancestors(Some(MOST_AROUND)).iter().any(says)
}

/// Whether the markup of a list says that its terms are code: that of Sphinx and that of rustdoc.
pub(super) fn is_of_signatures(list: &NodeRef<'_>) -> bool {
    let has = |node: &NodeRef<'_>, class: &str| {
        node.attr("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|word| word == class))
    };
    has(list, "item-table") || list.children_it(false).any(|node| node.has_name("dt") && has(&node, "sig"))
}

/// Makes headings of the lines that name a glossary as one does, and lists of terms of what is under a heading that names a
/// glossary among other words, where nothing but entries is between them and the next heading.
fn name_glossaries(pieces: &mut Vec<Piece>) {
    let mut named = Vec::with_capacity(pieces.len());
    let mut level = 1;
    let mut rest = std::mem::take(pieces).into_iter();
    while let Some(piece) = rest.next() {
        match piece {
            Piece::Heading { level: next, text } => {
                level = next;
                let name = plain_text(&text);
                let is_named =
                    section_kind(&name).is_none() && names_glossary(&name) && !names_questions(&name);
                let entries = is_named.then(|| entries_of(rest.as_slice())).flatten();
                named.push(Piece::Heading { level, text });
                if let Some((entries, count)) = entries {
                    let blocks = rest.by_ref().take(count).filter_map(|piece| match piece {
                        Piece::Block(block) => Some(block),
                        _ => None,
                    });
                    named.push(Piece::Terms(TermList {
                        entries,
                        blocks: blocks.collect(),
                        ..TermList::default()
                    }));
                }
            }
            Piece::Block(Block::Paragraph(text))
                if is_named_line(&text) && begins_entries(rest.as_slice()) =>
            {
                named.push(Piece::Heading { level: (level + 1).min(6), text: heading_of_line(&text) });
            }
            piece => named.push(piece),
        }
    }
    *pieces = named;
}

fn begins_entries(pieces: &[Piece]) -> bool {
    matches!(pieces.first(), Some(Piece::Terms(_))) || entries_of(pieces).is_some()
}

/// The entries that the pieces before the next heading are, and how many pieces; none where anything else is among them, and
/// for a single paragraph.
fn entries_of(pieces: &[Piece]) -> Option<(Vec<Term>, usize)> {
    let mut entries = Vec::new();
    let mut count = 0;
    for piece in pieces {
        match piece {
            Piece::Heading { .. } | Piece::Section { .. } | Piece::References(_) => break,
            Piece::Block(Block::Paragraph(text)) if is_named_line(text) => break,
            Piece::Block(Block::Table(table))
                if !(term_table::is_told(table) && table.caption.is_empty()) =>
            {
                return None;
            }
            Piece::Block(block) => {
                let listed = section_entries::listed(block);
                if listed.is_empty() {
                    return None;
                }
                entries.extend(listed);
            }
            Piece::Blocks(_) | Piece::Terms(_) => return None,
        }
        count += 1;
    }
    (entries.len() > 1).then_some((entries, count))
}

/// Makes blocks of the lists that are no glossary.
pub(super) fn settle(pieces: &mut Vec<Piece>, title: &str) {
    name_glossaries(pieces);
    let is_whole = are_alone(pieces) && !is_manual(pieces) && !names_questions(title)
        || names_glossary(title) && are_most(pieces);
    let mut section = HeadedSection::default();
    let mut text = TextSoFar::default();
    let mut index = 0;
    while index < pieces.len() {
        section.pass(&pieces[index]);
        if !matches!(pieces[index], Piece::Terms(_)) {
            text.push(&pieces[index]);
            index += 1;
            continue;
        }
        let rest = pieces.iter().skip(index);
        let run =
            rest.take_while(|piece| matches!(piece, Piece::Terms(_) | Piece::Block(Block::Rule))).count();
        let is_glossary = section.is_glossary
            || is_named(pieces, index) && keeps_outline(pieces, index, index + run, title)
            || !is_other(pieces, index, run)
                && (is_whole
                    || is_end(pieces.get(index + run)) && text.is_explained(&pieces[index..index + run]));
        for piece in pieces[index..index + run].iter_mut().filter(|_| !is_glossary) {
            if let Piece::Terms(list) = piece
                && !list.is_told
            {
                *piece = Piece::Blocks(std::mem::take(&mut list.blocks));
            }
        }
        pieces[index..index + run].iter().for_each(|piece| text.push(piece));
        index += run;
    }
}

/// The section that pieces stand in, as its heading says.
#[derive(Default)]
struct HeadedSection {
    is_glossary: bool,
    level: u8,
}

impl HeadedSection {
    fn pass(&mut self, piece: &Piece) {
        match piece {
            Piece::Heading { level, text } => match section_kind(&plain_text(text)) {
                Some(kind) => (self.is_glossary, self.level) = (kind == SectionKind::Glossary, *level),
                None if *level <= self.level => self.is_glossary = false,
                None => {}
            },
            Piece::Section { kind, .. } => {
                (self.is_glossary, self.level) = (*kind == SectionKind::Glossary, 0);
            }
            _ => {}
        }
    }
}

/// Whether the heading right above a list names a glossary, among other words.
fn is_named(pieces: &[Piece], index: usize) -> bool {
    heading_above(pieces, index).is_some_and(|(_, name)| names_glossary(&name))
}

fn heading_above(pieces: &[Piece], index: usize) -> Option<(u8, String)> {
    match pieces.get(index.checked_sub(1)?)? {
        Piece::Heading { level, text } => Some((*level, plain_text(text))),
        _ => None,
    }
}

/// Whether the chapter that lists from `start` to `end` stand in is whole where they become a section under the heading
/// right above them: nothing else of the chapter follows them, and something goes before.
fn keeps_outline(pieces: &[Piece], start: usize, end: usize, title: &str) -> bool {
    let Some((level, _)) = heading_above(pieces, start) else { return true };
    let (before, _) = pieces.split_at(start.saturating_sub(1));
    let before = before.iter().rev().take_while(|piece| !matches!(piece, Piece::Section { .. }));
    let outer = before.take(MOST_PIECES).enumerate().find_map(|(distance, piece)| match piece {
        Piece::Heading { level: outer, text } if *outer < level && !is_same(&plain_text(text), title) => {
            Some((*outer, distance))
        }
        _ => None,
    });
    let next = pieces.iter().skip(end).take(MOST_PIECES).find_map(|piece| match piece {
        Piece::Section { .. } => Some(None),
        Piece::Heading { level: next, text } if *next <= level => {
            Some(section_kind(&plain_text(text)).is_none().then_some(*next))
        }
        _ => None,
    });
    match (outer, next.flatten()) {
        (Some((outer, distance)), Some(next)) => distance > 0 && next <= outer,
        _ => true,
    }
}

fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}

/// Whether lists are of another kind than glossaries, by what stands in them or right above them.
fn is_other(pieces: &[Piece], index: usize, run: usize) -> bool {
    let lists = pieces.get(index..index + run).unwrap_or_default();
    let answers = heading_above(pieces, index).is_some_and(|(_, name)| names_questions(&name));
    answers || is_of_code(lists) || is_of_facts(lists)
}

/// Whether some list is of code: then the others say more about it.
fn is_manual(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| is_of_code(std::slice::from_ref(piece)))
}

/// Whether an article is nothing but lists, with headings and perhaps an introduction.
fn are_alone(pieces: &[Piece]) -> bool {
    let (mut entries, mut introductions) = (0, 0);
    for piece in pieces {
        match piece {
            Piece::Terms(list) => entries += list.entries.len(),
            Piece::Heading { .. } | Piece::Section { .. } => {}
            Piece::Block(Block::Paragraph(_)) if entries == 0 && introductions == 0 => introductions += 1,
            _ => return false,
        }
    }
    introductions == 0 || entries >= FEWEST_ENTRIES
}

/// Whether lists say more than the text around them.
fn are_most(pieces: &[Piece]) -> bool {
    let (lists, others): (Vec<_>, Vec<_>) = pieces.iter().partition(|piece| matches!(piece, Piece::Terms(_)));
    let length = |pieces: Vec<&Piece>| pieces.into_iter().map(Piece::length).sum::<usize>();
    length(lists) > length(others)
}

/// Whether the article's text ends before a piece.
fn is_end(next: Option<&Piece>) -> bool {
    match next {
        None | Some(Piece::Section { .. } | Piece::References(_)) => true,
        Some(Piece::Heading { text, .. }) => {
            section_kind(&plain_text(text)).is_some_and(|kind| kind != SectionKind::Body)
        }
        Some(_) => false,
    }
}

/// The text before a list, in small letters.
#[derive(Default)]
struct TextSoFar {
    text: String,
    /// Where its last paragraph begins.
    last: usize,
    /// How often it was looked through.
    looks: usize,
}

impl TextSoFar {
    fn push(&mut self, piece: &Piece) {
        let words = match piece {
            Piece::Block(block) => plain_text(&flat(std::slice::from_ref(block))),
            Piece::Blocks(blocks) => plain_text(&flat(blocks)),
            _ => return,
        };
        if !words.trim().is_empty() {
            self.last = self.text.len();
            self.text.push_str(&words.to_lowercase());
        }
    }

    /// Whether lists explain words that the text has used. What its last paragraph leads up to is a part of it.
    fn is_explained(&mut self, run: &[Piece]) -> bool {
        self.looks += 1;
        if self.looks > MOST_LOOKS || self.text.trim_end().ends_with([':', '：']) {
            return false;
        }
        // The paragraph right before a list may be what the list goes on with.
        let (before, nearest) = self.text.split_at(self.last);
        let text = if before.is_empty() { nearest } else { before };
        let text = text.split_at(text.ceil_char_boundary(text.len().saturating_sub(LONGEST_TEXT))).1;
        let is_used = |name: &String| text.contains(&name.to_lowercase());
        let entries = run.iter().flat_map(|piece| match piece {
            Piece::Terms(terms) => terms.entries.as_slice(),
            _ => &[],
        });
        let (mut sought, mut used) = (0, 0);
        for entry in entries.take(MOST_SOUGHT) {
            sought += 1;
            used += usize::from(is_used(&entry.term) || entry.aliases.iter().any(is_used));
        }
        used * 2 >= sought
    }
}
