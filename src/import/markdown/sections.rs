//! The pieces of a document as sections.

use std::collections::HashSet;

use super::blocks::{Mark, Piece};
use super::definitions::ListUse;
use super::{Reading, references, terms};
use crate::article::{Block, Inline, Section, SectionKind, plain_text, section_kind};
use crate::import::known::glossary::{self, names_glossary};
use crate::import::known::is_blank;
use crate::import::{Hint, WarningKind};

/// A section's heading and what is under it.
struct Part {
    title: String,
    kind: SectionKind,
    /// Whether the text says what kind it is, or that it is a section at all.
    is_marked: bool,
    pieces: Vec<(usize, Piece)>,
}

/// Reads the pieces into the article's sections.
pub(super) fn read(pieces: Vec<(usize, Piece)>, section_level: u8, hint: &Hint<'_>, reading: &mut Reading) {
    if reading.article.title.is_empty() {
        title_from_name(hint, reading);
    }
    let mut pieces = pieces;
    name_glossaries(&mut pieces);
    let is_glossary = is_glossary(&pieces, &reading.article.title);
    for (index, mut part) in parts(pieces, section_level).into_iter().enumerate() {
        if part.kind == SectionKind::Body && !part.is_marked && (is_glossary || names_glossary(&part.title)) {
            part.settle(is_glossary);
        }
        if index == 0 && part.title.is_empty() && part.pieces.is_empty() {
            continue;
        }
        push(part, section_level, reading);
    }
}

impl Part {
    fn new(title: String, kind: Option<SectionKind>) -> Self {
        Self { title, kind: kind.unwrap_or_default(), is_marked: false, pieces: Vec::new() }
    }

    /// A section of lists of definitions is a glossary where the whole article is one, or where its title says so and
    /// nothing else is in it.
    fn settle(&mut self, is_whole: bool) {
        let is_list = |(_, piece): &(usize, Piece)| terms::is_listed(piece);
        let is_definitions = |(_, piece): &(usize, Piece)| matches!(piece, Piece::Definitions(_, None));
        let is_heading = |(_, piece): &(usize, Piece)| matches!(piece, Piece::Heading { .. });
        if self.pieces.iter().any(|piece| if is_whole { is_definitions(piece) } else { is_list(piece) })
            && (is_whole || self.pieces.iter().all(|piece| is_list(piece) || is_heading(piece)))
        {
            self.kind = SectionKind::Glossary;
        }
    }
}

/// Whether an article is nothing but lists of definitions, with headings and an introduction, and its title says that it is a
/// glossary, or there is much in it that reads as one: names that are neither questions nor code, each once.
fn is_glossary(pieces: &[(usize, Piece)], title: &str) -> bool {
    let mut lists = Vec::new();
    let mut introductions = 0;
    for (_, piece) in pieces {
        match piece {
            Piece::Definitions(list, None) => lists.push(list),
            Piece::Heading { .. } => {}
            Piece::Block(Block::Paragraph(_)) if lists.is_empty() && introductions == 0 => introductions += 1,
            _ => return false,
        }
    }
    let names: Vec<_> =
        lists.iter().flat_map(|list| &list.groups).filter_map(|group| group.terms.first()).collect();
    names_glossary(title) && !names.is_empty() || names.len() >= FEWEST_TERMS && are_names(&names)
}

/// Whether the terms of lists read as names of things.
fn are_names(terms: &[&Vec<Inline>]) -> bool {
    let is_name = |term: &&Vec<Inline>| {
        let is_code = matches!(term.first(), Some(Inline::Code(_)));
        !is_code && !plain_text(term).trim_end().ends_with(['?', '？'])
    };
    let different: HashSet<String> = terms.iter().map(|term| plain_text(term)).collect();
    terms.iter().all(is_name) && different.len() == terms.len()
}

/// Terms of a glossary that is all of an article, where the title does not say that it is one.
const FEWEST_TERMS: usize = 3;

/// Cuts the pieces at the headings and marks that begin sections.
fn parts(pieces: Vec<(usize, Piece)>, section_level: u8) -> Vec<Part> {
    let mut parts = vec![Part::new(String::new(), None)];
    // The level of a glossary amid a chapter, which goes on after it.
    let mut inserted = None;
    let mut pieces = pieces.into_iter();
    while let Some((line, piece)) = pieces.next() {
        match &piece {
            Piece::Heading { level, text } => {
                let title = without_line_ends(&plain_text(text));
                let kind = section_kind(&title);
                // A list of terms or links is a section even below the chapters of a longer text.
                if *level <= section_level || *level == 2 && kind.is_some() {
                    parts.push(Part::new(title, kind));
                    inserted = None;
                    continue;
                }
                if is_inserted_glossary(*level, &title, pieces.as_slice()) {
                    parts.push(Part::new(title, Some(SectionKind::Glossary)));
                    inserted = Some(*level);
                    continue;
                }
                if inserted.is_some_and(|glossary| *level <= glossary) {
                    parts.push(Part::new(String::new(), None));
                    inserted = None;
                }
            }
            Piece::Mark(Mark::Section(kind)) => {
                parts.push(Part { is_marked: true, ..Part::new(String::new(), Some(*kind)) });
                continue;
            }
            Piece::Mark(mark @ (Mark::Kind(kind) | Mark::Untitled(kind))) => {
                if let Some(part) = parts.last_mut().filter(|part| part.pieces.is_empty()) {
                    part.kind = *kind;
                    part.is_marked = true;
                    if matches!(mark, Mark::Untitled(_)) {
                        part.title.clear();
                    }
                }
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.pieces.push((line, piece));
        }
    }
    parts
}

/// Makes headings of the lines that name a glossary as one does, where nothing but entries is between them and the next heading.
fn name_glossaries(pieces: &mut [(usize, Piece)]) {
    let named = |piece: &Piece| match piece {
        Piece::Block(Block::Paragraph(text)) if glossary::is_named_line(text) => {
            Some(glossary::heading_of_line(text))
        }
        _ => None,
    };
    let is_heading = |(_, piece): &(usize, Piece)| matches!(piece, Piece::Heading { .. } | Piece::Mark(_));
    for under in pieces.split_mut(is_heading) {
        let Some(first) = under.iter().position(|(_, piece)| named(piece).is_some()) else { continue };
        // Of what follows, up to the next heading: whether it is entries alone, and whether there is one.
        let (mut are_entries, mut is_any) = (true, false);
        for (_, piece) in under[first..].iter_mut().rev() {
            if are_entries
                && is_any
                && let Some(text) = named(piece)
            {
                *piece = Piece::Heading { level: DEEPEST, text };
                (are_entries, is_any) = (true, false);
            } else {
                let is_entry = terms::is_listed(piece);
                are_entries &= is_entry;
                is_any |= is_entry;
            }
        }
    }
}

/// The level of the deepest heading.
const DEEPEST: u8 = 6;

/// Whether a heading amid a chapter names a glossary, and nothing but entries is under it.
fn is_inserted_glossary(level: u8, title: &str, rest: &[(usize, Piece)]) -> bool {
    let is_end = |piece: &Piece| match piece {
        Piece::Heading { level: next, .. } => *next <= level,
        Piece::Mark(_) => true,
        _ => false,
    };
    let under = rest.iter().map(|(_, piece)| piece).take_while(|piece| !is_end(piece));
    let is_entries = |piece: &Piece| matches!(piece, Piece::Heading { .. }) || terms::is_listed(piece);
    names_glossary(title) && under.clone().any(terms::is_listed) && under.into_iter().all(is_entries)
}

fn push(part: Part, section_level: u8, reading: &mut Reading) {
    let mut section = Section { kind: part.kind, title: part.title, ..Section::default() };
    let mut pieces = part.pieces;
    if part.kind == SectionKind::Summary && !part.is_marked && reading.article.sections.is_empty() {
        let is_text = |piece: &(usize, Piece)| matches!(piece.1, Piece::Block(Block::Paragraph(_)));
        let rest = pieces.split_off(pieces.iter().position(|piece| !is_text(piece)).unwrap_or(pieces.len()));
        reading.article.summary.extend(pieces.into_iter().filter_map(|(_, piece)| match piece {
            Piece::Block(Block::Paragraph(text)) => Some(text),
            _ => None,
        }));
        if rest.is_empty() {
            return;
        }
        pieces = rest;
    }
    match part.kind {
        SectionKind::Glossary => terms::read(pieces, &mut section, section_level, reading),
        SectionKind::ReferenceLinks | SectionKind::ReferenceArticles => {
            references::read(pieces, &mut section, section_level, reading);
        }
        _ => {
            for (line, piece) in pieces {
                push_piece(line, piece, section_level, &mut section, reading);
            }
        }
    }
    reading.article.sections.push(section);
}

/// Adds a piece to a section. Blocks after entries begin a section without a title, as within one the entries
/// come last.
pub(super) fn push_piece(
    line: usize,
    piece: Piece,
    section_level: u8,
    section: &mut Section,
    reading: &mut Reading,
) {
    let block = match piece {
        Piece::Definitions(list, Some(ListUse::Terms)) => {
            return terms::push_list(line, list, section, reading);
        }
        Piece::Definitions(list, _) => Block::DefinitionList(list),
        Piece::Heading { level, text } => {
            Block::Heading { level: level.saturating_sub(section_level).max(1), text }
        }
        Piece::Block(block) => block,
        Piece::Mark(_) => return,
    };
    if !(section.entries.is_empty() && section.references.is_empty()) {
        let next = Section { kind: section.kind, ..Section::default() };
        reading.article.sections.push(std::mem::replace(section, next));
    }
    section.blocks.push(block);
}

/// A text without the line breaks in it and the blanks around it; those between its words stay as they are.
pub(super) fn without_line_ends(text: &str) -> String {
    text.replace('\n', " ").trim().to_owned()
}

fn title_from_name(hint: &Hint<'_>, reading: &mut Reading) {
    let stem = hint
        .name
        .rsplit_once('.')
        .map_or(hint.name, |(stem, _)| if stem.is_empty() { hint.name } else { stem });
    let stem = stem.trim_matches(is_blank);
    stem.clone_into(&mut reading.article.title);
    reading.warn(0, if stem.is_empty() { WarningKind::NoTitle } else { WarningKind::TitleFromName });
}
