//! The entries of a list of links or articles.

use super::Reading;
use super::blocks::Piece;
use super::sections::{push_piece, without_line_ends};
use crate::article::{Block, Inline, List, Reference, Section, plain_text};
use crate::import::WarningKind;
use crate::import::known::marks;

/// What may stand between a name and the note on it.
const SEPARATORS: &[char] = &[':', '：', '—', '–', '-', '|', '｜', ' ', '\u{3000}', '\n'];

/// Reads the pieces of a list of references into a section.
pub(super) fn read(
    pieces: Vec<(usize, Piece)>,
    section: &mut Section,
    section_level: u8,
    reading: &mut Reading,
) {
    for (line, piece) in pieces {
        match piece {
            Piece::Block(Block::List(list)) if list.items.iter().all(|item| is_entry(item)) => {
                for item in list.items {
                    push(line, &item, section, reading);
                }
            }
            Piece::Block(block @ Block::Paragraph(_)) if holds_link(&block) => {
                push(line, &[block], section, reading);
            }
            piece => push_piece(line, piece, section_level, section, reading),
        }
    }
}

fn is_entry(item: &[Block]) -> bool {
    matches!(item, [Block::Paragraph(_), ..])
}

fn holds_link(block: &Block) -> bool {
    matches!(block, Block::Paragraph(inlines) if inlines.iter().any(|inline| matches!(inline, Inline::Link { .. })))
}

fn push(line: usize, item: &[Block], section: &mut Section, reading: &mut Reading) {
    let [Block::Paragraph(inlines), rest @ ..] = item else { return };
    let (name, url, note) = parted(inlines);
    let mut name = name.as_str();
    while let Some((bare, mark)) = marks::strip(name).filter(|(bare, _)| !bare.is_empty()) {
        reading.warn(line, WarningKind::ExternalMark { mark: mark.to_owned() });
        name = bare;
    }
    let mut lines = vec![note];
    push_lines(rest, &mut lines);
    lines.retain(|line| !line.is_empty());
    section.references.push(Reference { name: name.to_owned(), url, note: lines.join("\n") });
}

/// The name, the address and the note: the name is the first link's text or what stands before it.
fn parted(inlines: &[Inline]) -> (String, Option<String>, String) {
    let first_line = inlines.iter().position(|inline| *inline == Inline::LineBreak).unwrap_or(inlines.len());
    let link = inlines[..first_line].iter().position(|inline| matches!(inline, Inline::Link { .. }));
    let Some((at, Inline::Link { url, text })) = link.map(|at| (at, &inlines[at])) else {
        let (name, note) = inlines.split_at(first_line);
        return (without_line_ends(&plain_text(name)), None, plain_text(note).trim().to_owned());
    };
    let before = without_line_ends(&plain_text(&inlines[..at]));
    let before = before.trim_end_matches(SEPARATORS);
    let name = plain_text(text);
    let name = if before.is_empty() {
        without_line_ends(&name)
    } else if name == *url {
        before.to_owned()
    } else {
        without_line_ends(&format!("{before} {name}"))
    };
    let note = plain_text(&inlines[at + 1..]);
    // A mark of an outside link belongs to the name, wherever the link ends.
    let (after, note) = match note.split_once('\n') {
        Some((after, note)) if !marks_alone(after) => (String::new(), format!("{after}\n{note}")),
        Some((after, note)) => (after.to_owned(), note.to_owned()),
        None if marks_alone(&note) => (note, String::new()),
        None => (String::new(), note),
    };
    (
        without_line_ends(&format!("{name}{after}")),
        Some(url.into()),
        note.trim_start_matches(SEPARATORS).trim_end().to_owned(),
    )
}

fn marks_alone(text: &str) -> bool {
    marks::strip(text).is_some_and(|(rest, _)| rest.trim().is_empty())
}

/// The text of blocks, a line a paragraph; they nest no deeper than the blocks of an article do.
fn push_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => lines.push(plain_text(text)),
            Block::Code { text, caption, .. } => {
                lines.push(plain_text(caption));
                lines.push(text.into());
            }
            Block::DefinitionList(list) => {
                for group in &list.groups {
                    lines.extend(group.terms.iter().map(|term| plain_text(term)));
                    group.definitions.iter().for_each(|definition| push_lines(definition, lines));
                }
            }
            Block::Quote(blocks) => push_lines(blocks, lines),
            Block::Callout(callout) => {
                lines.push(plain_text(&callout.title));
                push_lines(&callout.blocks, lines);
            }
            Block::List(List { items, .. }) => items.iter().for_each(|item| push_lines(item, lines)),
            Block::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    lines.push(row.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join(" "));
                }
            }
            Block::Image(image) => lines.push(image.alternative.clone()),
            Block::Rule => {}
        }
    }
}
