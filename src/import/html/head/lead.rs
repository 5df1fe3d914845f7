//! The start of an article without what its head shows: the headline and the byline below it.

use super::source::letters;
use super::{Head, PROSE, byline, labels, title};
use crate::article::{Block, DefinitionGroup, Inline, plain_text};
use crate::import::html::facts::FactKind;
use crate::import::html::piece::{Piece, flat};
use crate::text::slice::without_blanks;

/// Pieces at the start of an article that may be its headline or its byline; a piece of text that is neither counts
/// twice.
const MOST_PIECES: usize = 10;
/// Characters of the longest of them.
const LONGEST: usize = 200;

impl Head {
    /// Takes the headline and the byline out of the start of an article: what the head shows need not stand in the text
    /// again.
    pub(in crate::import::html) fn take_byline(&self, pieces: &mut Vec<Piece>) {
        let mut looked_at = 0;
        pieces.retain_mut(|piece| {
            if looked_at >= MOST_PIECES {
                return true;
            }
            let is_taken = match piece {
                Piece::Heading { text, .. } => self.is_title(text) || self.takes(text) && says(text),
                Piece::Block(Block::Paragraph(text)) => self.is_title(text) || self.takes(text),
                Piece::Block(Block::List(list)) => {
                    let lines = list.items.iter().flatten();
                    let takes = |block: &Block| matches!(block, Block::Paragraph(text) if self.takes(text));
                    list.items.len() <= MOST_PIECES && lines.into_iter().all(takes)
                }
                Piece::Blocks(blocks) => {
                    self.take_facts(blocks);
                    blocks.is_empty()
                }
                _ => false,
            };
            looked_at += if is_taken { 1 } else { pace(piece) };
            !is_taken
        });
    }

    /// Takes out of a list of definitions what the head says: the date after its name, and the authors. The facts of an
    /// event are a part of the text, and so is a time among facts that the head does not say.
    fn take_facts(&self, blocks: &mut Vec<Block>) {
        let [Block::DefinitionList(list)] = blocks.as_mut_slice() else { return };
        let kinds: Vec<_> = list.groups.iter().map(|group| FactKind::of(&name(group))).collect();
        if kinds.len() > MOST_PIECES || kinds.iter().flatten().any(|kind| kind.is_of_event()) {
            return;
        }
        let said: Vec<bool> = list.groups.iter().map(|group| self.takes_fact(group)).collect();
        let is_all = said.iter().all(|is_said| *is_said);
        let mut facts = kinds.into_iter().zip(said);
        list.groups.retain(|_| {
            let (kind, is_said) = facts.next().unwrap_or_default();
            !is_said || !is_all && kind == Some(FactKind::Time)
        });
        blocks.retain(|block| !matches!(block, Block::DefinitionList(list) if list.groups.is_empty()));
    }

    fn takes_fact(&self, group: &DefinitionGroup) -> bool {
        let name = name(group);
        let said: Vec<String> = group.definitions.iter().map(|it| plain_text(&flat(it))).collect();
        let said = said.join("、");
        let line = if name.is_empty() { said } else { format!("{name}：{said}") };
        self.takes(&[Inline::Text(line.into())])
    }

    /// Whether a line shows the title, perhaps with the page's number.
    fn is_title(&self, text: &[Inline]) -> bool {
        let title = letters(&self.title);
        let text = plain_text(text);
        text.len() <= self.title.len() + LONGEST
            && !title.is_empty()
            && letters(title::without_page(&text)) == title
    }

    /// Whether a line is nothing but a byline that says what the head says.
    fn takes(&self, text: &[Inline]) -> bool {
        let line = plain_text(text).replace('\n', " ");
        if line.chars().count() > LONGEST {
            return false;
        }
        if self.bylines.contains(&without_blanks(&line)) {
            return true;
        }
        let known: Vec<String> = self.authors.iter().chain(&self.sites).cloned().collect();
        byline::takes(&line, &known).is_some_and(|byline| {
            let agrees = byline.published.is_none_or(|day| self.published.as_ref() == Some(&day));
            agrees && byline.authors.iter().all(|name| name.is_group || self.authors.contains(&name.text))
        })
    }
}

/// What a fact is called.
fn name(group: &DefinitionGroup) -> String {
    group.terms.iter().map(|term| plain_text(term)).collect::<Vec<_>>().join(" ")
}

/// Whether a heading says something of the article, and is no bare label: the letter `A` over a part of a glossary is no
/// size of letters to be pressed.
fn says(text: &[Inline]) -> bool {
    let line = plain_text(text);
    let byline = byline::read(&line, &[]);
    !labels::is_bare(&line) && (byline.says || byline.published.is_some() || !byline.is_whole)
}

/// How many pieces a piece counts as: below the first line of text everything is text.
fn pace(piece: &Piece) -> usize {
    match piece {
        Piece::Heading { .. } | Piece::Block(Block::Rule | Block::Image(_)) => 1,
        Piece::Block(Block::Paragraph(text)) if plain_text(text).chars().count() < PROSE => 2,
        Piece::Blocks(_) if piece.length() < PROSE => 2,
        _ => MOST_PIECES,
    }
}
