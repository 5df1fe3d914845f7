//! The entries of a glossary: definition lists, lists and paragraphs that begin with a term, headings with text.

use super::Reading;
use super::blocks::{Definition, Piece};
use super::definitions::ListUse;
use super::sections::{push_piece, without_line_ends};
use crate::article::{Block, DefinitionList, Inline, List, Section, plain_text};
use crate::import::WarningKind;
use crate::import::known::term::{self, MarkedTerm};
use crate::import::known::{separator, term_list, term_numbers, term_table};

/// Characters of the longest term.
const LONGEST_TERM: usize = 60;

/// Reads the pieces of a glossary into a section.
pub(super) fn read(
    pieces: Vec<(usize, Piece)>,
    section: &mut Section,
    section_level: u8,
    reading: &mut Reading,
) {
    let mut pieces = pieces.into_iter().peekable();
    let mut continues = false;
    while let Some((line, piece)) = pieces.next() {
        match piece {
            Piece::Heading { text, .. } if matches!(pieces.peek(), Some((_, next)) if is_text(next)) => {
                let definition = Definition { term: text, others: Vec::new(), blocks: Vec::new() };
                push(line, definition, section, reading);
                let mut blocks = Vec::new();
                while let Some((_, Piece::Block(block))) =
                    pieces.next_if(|(_, next)| matches!(next, Piece::Block(_)))
                {
                    blocks.push(block);
                }
                if let Some(term) = section.entries.last_mut() {
                    term.definition = blocks;
                }
                continues = false;
            }
            Piece::Block(block) => match defined(block) {
                Ok((definitions, is_paragraph)) => {
                    for definition in definitions {
                        push(line, definition, section, reading);
                    }
                    continues = is_paragraph;
                }
                Err(Block::Table(table)) => match term_table::entries(&table, &named) {
                    Some(entries) => {
                        if !table.caption.is_empty() {
                            section.blocks.push(Block::Paragraph(table.caption));
                        }
                        for entry in entries {
                            push_marked(line, entry, section, reading);
                        }
                        continues = false;
                    }
                    None => {
                        push_piece(line, Piece::Block(Block::Table(table)), section_level, section, reading);
                    }
                },
                Err(Block::List(list))
                    if let Some((definitions, others)) = term_list::mostly(&list, item_definition) =>
                {
                    for definition in definitions {
                        push(line, definition, section, reading);
                    }
                    section.blocks.push(Block::List(others));
                    continues = false;
                }
                Err(block @ Block::Paragraph(_)) if continues => {
                    if let Some(term) = section.entries.last_mut() {
                        let kind = WarningKind::Continued { name: term.term.clone() };
                        term.definition.push(block);
                        reading.warn(line, kind);
                    }
                }
                Err(block) => push_piece(line, Piece::Block(block), section_level, section, reading),
            },
            Piece::Definitions(list, told) if told != Some(ListUse::Definitions) => {
                continues = false;
                push_list(line, list, section, reading);
            }
            piece => {
                continues = false;
                push_piece(line, piece, section_level, section, reading);
            }
        }
    }
    term_numbers::take(&mut section.entries);
    let missing = section.entries.iter().filter(|term| term.definition.is_empty());
    for term in missing.map(|term| term.term.clone()).collect::<Vec<_>>() {
        reading.warn(0, WarningKind::NoDefinition { term });
    }
}

/// Adds the entries that a list of definitions is.
pub(super) fn push_list(line: usize, list: DefinitionList, section: &mut Section, reading: &mut Reading) {
    for group in list.groups {
        let mut names = group.terms.into_iter();
        let term = names.next().unwrap_or_default();
        let blocks = group.definitions.into_iter().flatten().collect();
        push(line, Definition { term, others: names.collect(), blocks }, section, reading);
    }
}

/// Adds an entry to a section; what stands in brackets after the term are its other names and its reading.
pub(super) fn push(line: usize, definition: Definition, section: &mut Section, reading: &mut Reading) {
    let Definition { term, others, blocks } = definition;
    let mut marked = named(&term);
    marked.term.aliases.extend(others.iter().map(|other| without_line_ends(&plain_text(other))));
    marked.term.definition = blocks;
    push_marked(line, marked, section, reading);
}

fn push_marked(line: usize, marked: MarkedTerm, section: &mut Section, reading: &mut Reading) {
    for kind in marked.warnings {
        reading.warn(line, kind);
    }
    section.entries.push(marked.term);
}

/// A text as a term, with its other names, its reading and its address.
fn named(text: &[Inline]) -> MarkedTerm {
    let url = text.iter().find_map(|inline| match inline {
        Inline::Link { url, .. } => Some(url.into()),
        _ => None,
    });
    let mut marked = term::marked(&without_line_ends(&plain_text(text)));
    marked.term.url = url.or(marked.term.url);
    marked
}

/// Whether a piece of a section is entries and nothing else, so that a heading which names a glossary among other words, or
/// amid a chapter, means it.
pub(super) fn is_listed(piece: &Piece) -> bool {
    match piece {
        Piece::Definitions(_, None) => true,
        Piece::Block(Block::Table(table)) => {
            term_table::is_told(table) && term_table::entries(table, &named).is_some()
        }
        Piece::Block(Block::Paragraph(text)) => parted(text, false).is_some(),
        Piece::Block(Block::List(list)) => list.items.iter().all(|item| item_definition(item).is_some()),
        _ => false,
    }
}

fn is_text(piece: &Piece) -> bool {
    matches!(piece, Piece::Block(Block::Paragraph(inlines)) if parted(inlines, false).is_none())
}

/// The definitions that a block holds, and whether it is a paragraph; or the block itself.
fn defined(block: Block) -> Result<(Vec<Definition>, bool), Block> {
    match block {
        Block::Paragraph(inlines) => match in_lines(&inlines)
            .or_else(|| in_bold(&inlines))
            .or_else(|| Some(vec![parted(&inlines, false)?]))
        {
            Some(definitions) => Ok((definitions, true)),
            None => Err(Block::Paragraph(inlines)),
        },
        Block::List(list) => {
            let definitions: Option<Vec<_>> = list.items.iter().map(|item| item_definition(item)).collect();
            definitions.map(|definitions| (definitions, false)).ok_or(Block::List(list))
        }
        block => Err(block),
    }
}

/// The definitions of a paragraph that has one in each of its lines, by separators.
fn in_lines(inlines: &[Inline]) -> Option<Vec<Definition>> {
    let lines: Vec<&[Inline]> = inlines.split(|inline| *inline == Inline::LineBreak).collect();
    let defined = |line| parted(line, false).filter(|found| !found.blocks.is_empty());
    if lines.len() > 1 { lines.into_iter().map(defined).collect() } else { None }
}

/// The definitions of a paragraph in which names in bold follow sentences, as lines that were joined.
fn in_bold(inlines: &[Inline]) -> Option<Vec<Definition>> {
    let begins = |at: usize| {
        let is_name = matches!(inlines.get(at), Some(Inline::Strong(_)));
        let is_parted = matches!(inlines.get(at + 1), Some(Inline::Text(text)) if text.trim_start().starts_with(['：', ':', '—', '（', '(']));
        let is_after_sentence = |before: &Inline| matches!(before, Inline::Text(text) if text.trim_end().ends_with(['。', '.', '！', '？', '；']));
        is_name && is_parted && inlines[..at].last().is_none_or(is_after_sentence)
    };
    let starts: Vec<usize> = (0..inlines.len()).filter(|at| begins(*at)).collect();
    if starts.first() != Some(&0) || starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([inlines.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| parted(inlines.get(start..end)?, false)).collect()
}

fn item_definition(item: &[Block]) -> Option<Definition> {
    let [Block::Paragraph(inlines), rest @ ..] = item else { return None };
    let mut definition = parted(inlines, !rest.is_empty())?;
    match rest {
        // A list of one explanation is that explanation.
        [Block::List(List { start: None, items, .. })] if items.len() == 1 => {
            definition.blocks.extend_from_slice(&items[0]);
        }
        _ => definition.blocks.extend_from_slice(rest),
    }
    Some(definition)
}

/// A term and the definition after it: `**term**: definition`, `term：definition`, or with a line break between
/// them; with more blocks after it a short text may be the term alone.
fn parted(inlines: &[Inline], has_more: bool) -> Option<Definition> {
    let first_line = inlines.iter().position(|inline| *inline == Inline::LineBreak);
    if let Some(end) = first_line.filter(|end| is_short(&inlines[..*end])) {
        return Some(definition(inlines[..end].to_vec(), inlines[end + 1..].to_vec()));
    }
    match inlines {
        [
            first @ (Inline::Strong(_) | Inline::Link { .. } | Inline::Code(_)),
            Inline::Text(text),
            rest @ ..,
        ] => {
            let name = plain_text(std::slice::from_ref(first));
            let is_strong = matches!(first, Inline::Strong(_));
            let line = format!("{name}{text}");
            let (after_name, after) = match separator::split(&line) {
                Some((term, after)) => {
                    (term.strip_prefix(name.as_str()).unwrap_or_default().to_owned(), after)
                }
                None if is_strong || is_separator(text) => {
                    let (names, text) = term::leading_brackets(text).unwrap_or(("", text));
                    (names.to_owned(), text.trim().trim_start_matches([':', '：']))
                }
                None => return None,
            };
            let mut term = vec![first.clone()];
            if !after_name.is_empty() {
                term.push(Inline::Text(after_name.into()));
            }
            let mut text = vec![Inline::Text(after.trim_start().into())];
            if after.trim().is_empty() {
                text.clear();
            } else if let (Some(Inline::Text(last)), false) = (text.last_mut(), rest.is_empty()) {
                // The blank before what follows was cut with the line's end.
                last.push_str(trailing_blank(&line));
            }
            text.extend_from_slice(rest);
            is_short(&term).then(|| definition(term, text))
        }
        [Inline::Text(line), rest @ ..] if separator::split(line).is_some() => {
            let (term, after) = separator::split(line)?;
            let mut text = vec![Inline::Text((after.to_owned() + trailing_blank(line)).into())];
            if rest.is_empty() {
                text = vec![Inline::Text(after.into())];
            }
            text.extend_from_slice(rest);
            Some(definition(vec![Inline::Text(term.into())], text))
        }
        [Inline::Strong(_)] => Some(definition(inlines.to_vec(), Vec::new())),
        [Inline::Text(line)] if term::is_marked(line) && is_short(inlines) => {
            Some(definition(inlines.to_vec(), Vec::new()))
        }
        _ => (has_more && is_short(inlines)).then(|| definition(inlines.to_vec(), Vec::new())),
    }
}

fn definition(term: Vec<Inline>, text: Vec<Inline>) -> Definition {
    let blocks = if text.is_empty() { Vec::new() } else { vec![Block::Paragraph(text)] };
    Definition { term, others: Vec::new(), blocks }
}

fn is_separator(text: &str) -> bool {
    matches!(text.trim(), ":" | "：" | "—" | "——" | "–" | "-")
}

fn is_short(term: &[Inline]) -> bool {
    let text = plain_text(term);
    !text.trim().is_empty() && text.chars().nth(LONGEST_TERM).is_none() && !text.contains('。')
}

fn trailing_blank(line: &str) -> &str {
    line.split_at(line.trim_end().len()).1
}
