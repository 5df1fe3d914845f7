//! The entries of a glossary that are no list of definitions: headings with what follows, items and paragraphs that begin
//! with a name, tables.

use std::collections::HashSet;

use super::terms;
use crate::article::{Block, Inline, Section, SectionKind, Term, plain_text};
use crate::import::known::{is_blank, term, term_list, term_numbers, term_table};
use crate::text::class::is_han;
use crate::text::slice::one_line;

/// Characters of the longest name on a line of its own.
const LONGEST_ALONE: usize = 40;
/// Paragraphs under a heading that are entries, at least, for the heading to be that of a part.
const FEWEST_PARAGRAPHS: usize = 2;

/// Whether a heading over a part of a glossary is nothing but what its entries begin with: `A`, `あ`, `か行`, `ㄱ`, `A–C`.
pub(super) fn is_letter(name: &str) -> bool {
    let parts =
        name.trim_end_matches('行').split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_one = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(|c| !is_han(c)) && letters.next().is_none()
    };
    (1..=2).contains(&parts.clone().count()) && parts.into_iter().all(is_one)
}

/// A heading of a glossary and the blocks under it.
#[derive(Default)]
struct HeadedBlocks {
    heading: Option<(u8, Vec<Inline>)>,
    blocks: Vec<Block>,
}

/// Reads the blocks of a glossary into its entries. What a heading parts it into are glossaries of their own, but for letters.
pub(super) fn read(mut section: Section) -> Vec<Section> {
    let has_lists = !section.entries.is_empty();
    let listed = std::mem::take(&mut section.entries);
    let parts = headed(std::mem::take(&mut section.blocks));
    let are_terms = repeats(&parts);
    let mut out = vec![section];
    let next_levels: Vec<u8> = parts
        .iter()
        .skip(1)
        .map(|part| part.heading.as_ref().map_or(0, |(level, _)| *level))
        .chain([0])
        .collect();
    for (part, next_level) in parts.into_iter().zip(next_levels) {
        let HeadedBlocks { heading, blocks } = part;
        let Some((level, text)) = heading else {
            fill(&mut out, blocks);
            continue;
        };
        let name = one_line(&plain_text(&text));
        let is_part = if blocks.is_empty() { next_level > level } else { !are_terms && is_part(&blocks) };
        if is_part || blocks.is_empty() && is_letter(&name) {
            if !is_letter(&name) {
                out.push(Section { kind: SectionKind::Glossary, title: name, ..Section::default() });
            }
            fill(&mut out, blocks);
        } else if let Some(last) = out.last_mut() {
            // A heading that nothing is said under is no entry where lists hold those, but a part of them.
            if blocks.is_empty() && has_lists {
                last.blocks.push(Block::Heading { level, text });
            } else {
                last.entries.push(Term { definition: blocks, ..terms::named(&text).term });
            }
        }
    }
    if let Some(last) = out.last_mut() {
        last.entries.extend(listed);
    }
    for section in &mut out {
        term_numbers::take(&mut section.entries);
    }
    out
}

fn headed(blocks: Vec<Block>) -> Vec<HeadedBlocks> {
    let mut parts = Vec::new();
    let mut part = HeadedBlocks::default();
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                let next = HeadedBlocks { heading: Some((level, text)), blocks: Vec::new() };
                parts.push(std::mem::replace(&mut part, next));
            }
            block => part.blocks.push(block),
        }
    }
    parts.push(part);
    parts
}

/// Whether one name stands in lists under several headings: then the headings are the terms, and the lists say of each of
/// them what its name in English is, where it is from.
fn repeats(parts: &[HeadedBlocks]) -> bool {
    let mut names = HashSet::new();
    let headed = parts.iter().filter(|part| part.heading.is_some());
    headed.flat_map(|part| part.blocks.iter().flat_map(listed)).any(|entry| !names.insert(entry.term))
}

/// Whether blocks under a heading are lists of entries, so that the heading is the name of a part.
fn is_part(blocks: &[Block]) -> bool {
    let paragraphs = blocks.iter().filter(|block| matches!(block, Block::Paragraph(_))).count();
    blocks.iter().all(|block| !listed(block).is_empty())
        && (paragraphs == 0 || paragraphs >= FEWEST_PARAGRAPHS && paragraphs == blocks.len())
}

/// The entries that a block is; none where it is anything else.
pub(super) fn listed(block: &Block) -> Vec<Term> {
    match block {
        Block::List(list) => {
            list.items.iter().map(|item| terms::item(item)).collect::<Option<_>>().unwrap_or_default()
        }
        Block::DefinitionList(list) if list.groups.iter().all(terms::is_entry) => {
            list.groups.iter().cloned().filter_map(terms::of_group).collect()
        }
        Block::Table(table) => {
            term_table::entries(table, &terms::named).into_iter().flatten().map(|entry| entry.term).collect()
        }
        Block::Paragraph(text) => lines(text),
        _ => Vec::new(),
    }
}

/// The entries of a paragraph: one a line, or one of which the first line is the name.
fn lines(text: &[Inline]) -> Vec<Term> {
    let paragraph = |line: &[Inline]| Block::Paragraph(line.to_vec());
    let lines: Vec<&[Inline]> =
        text.split(|inline| *inline == Inline::LineBreak).filter(|line| !line.is_empty()).collect();
    if let [name, rest @ ..] = &lines[..]
        && !rest.is_empty()
    {
        let entries = lines.iter().map(|line| terms::entry(&[paragraph(line)])).collect::<Option<Vec<_>>>();
        if let Some(entries) = entries {
            return entries;
        }
        if term::is_marked(plain_text(name).trim_matches(is_blank)) && alone(&paragraph(name)).is_some() {
            let definition = vec![Block::Paragraph(rest.join(&Inline::LineBreak))];
            return vec![Term { definition, ..terms::named(name).term }];
        }
    }
    terms::entry(&[paragraph(text)]).into_iter().collect()
}

/// Adds blocks to the last section, as entries where they are such.
fn fill(out: &mut [Section], blocks: Vec<Block>) {
    let Some(section) = out.last_mut() else { return };
    // Whether the last entry is a name on a line of its own, below which it is explained.
    let mut is_open = false;
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let entries = listed(&block);
        if !entries.is_empty() {
            if let Block::Table(table) = block
                && !table.caption.is_empty()
            {
                section.blocks.push(Block::Paragraph(table.caption));
            }
            section.entries.extend(entries);
            is_open = false;
        } else if let Block::List(list) = &block
            && let Some((entries, others)) = term_list::mostly(list, terms::item)
        {
            section.entries.extend(entries);
            section.blocks.push(Block::List(others));
            is_open = false;
        } else if let Some(name) = alone(&block)
            && blocks.peek().is_some_and(|next| alone(next).is_none() && listed(next).is_empty())
        {
            section.entries.push(terms::named(name).term);
            is_open = true;
        } else if let Some(entry) = section.entries.last_mut().filter(|_| is_open) {
            entry.definition.push(block);
        } else {
            section.blocks.push(block);
        }
    }
}

/// The name that is all of a paragraph: one in bold, in lenticular brackets or after a sign.
fn alone(block: &Block) -> Option<&[Inline]> {
    let Block::Paragraph(text) = block else { return None };
    let name = plain_text(text);
    let name = name.trim_matches(is_blank);
    let is_short = !name.is_empty() && name.chars().nth(LONGEST_ALONE).is_none();
    let is_bold = matches!(&text[..], [Inline::Strong(_)]);
    let is_sentence = name.ends_with(['。', '！', '？', '.', '：', ':']);
    (is_short && !is_sentence && (is_bold || term::is_marked(name))).then_some(text)
}
