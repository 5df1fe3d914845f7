//! Markdown: `CommonMark` with the extensions of GitHub, footnotes, definition lists, front matter and a little HTML.
//!
//! The only heading of the first level is the title; the next level begins sections, whose known names give them
//! their kinds as in plain text; deeper levels are headings inside them. Single tildes are text, and boxes of tasks are `☐` and `☑`. An image on a line of its own is a block, one within a line its
//! alternative text.

mod addresses;
mod admonitions;
mod attributes;
mod blocks;
mod bounds;
mod bracketed;
mod callouts;
mod captions;
mod context;
mod definition_marks;
mod definitions;
mod formulas;
mod front;
mod guess;
mod html;
mod images;
mod inlines;
mod notes;
mod references;
mod sections;
mod stand_ins;
mod tags;
mod terms;
mod tokens;
mod wiki;

pub(super) use guess::sniff;

use comrak::nodes::NodeValue;
use comrak::{Arena, Node, Options, parse_document};

use self::context::Context;
use super::known::language::settle as settle_languages;
use super::{Hint, ImportError, Warning, WarningKind};
use crate::article::{Article, Block, plain_text};
use crate::text::language;

/// Bytes of text that are looked at for its language.
const SAMPLE: usize = 60_000;

/// Reads any text.
///
/// # Errors
/// A text that is too large or has too many marks, and that it was cancelled.
pub(super) fn read(text: &str, hint: &Hint<'_>) -> Result<(Article, Vec<Warning>), ImportError> {
    bounds::check(text)?;
    let mut reading = Reading::default();
    let (front, body) = front::split(text);
    let contained = admonitions::contained(body);
    let skipped_lines = text.split_at(text.len() - body.len()).0.matches('\n').count();
    if let Some(front) = front {
        front::read(front, &mut reading);
    }
    let body = contained.as_deref().unwrap_or(body);
    let arena = Arena::new();
    let mut options = options();
    if bounds::has_ragged_tables(body) {
        options.extension.table = false;
        reading.warn(0, WarningKind::TablesUnread);
    }
    options.extension.block_directive = !callouts::nests_too_deeply(body);
    let with_stand_ins = stand_ins::put_in(body);
    let root = parse_document(&arena, with_stand_ins.as_deref().unwrap_or(body), &options);
    if with_stand_ins.is_some() {
        stand_ins::take_out(root);
    }
    wiki::settle(root);
    attributes::settle(root);
    if reading.article.language.is_empty() {
        let sample = reading.article.title.clone() + &sample(root);
        language::detect(&sample).clone_into(&mut reading.article.language);
    }
    hint.cancel.check()?;
    let context = Context::new(root, &reading.article);
    if let Some(title) = &context.title {
        reading.article.title.clone_from(title);
    }
    let pieces = blocks::pieces(root, skipped_lines, &context);
    hint.cancel.check()?;
    sections::read(pieces, context.section_level, hint, &mut reading);
    notes::read(root, &context, &mut reading.article);
    settle_languages(&mut reading.article);
    Ok((reading.article, reading.warnings))
}

/// The article so far and what was guessed.
#[derive(Default)]
struct Reading {
    article: Article,
    warnings: Vec<Warning>,
}

impl Reading {
    fn warn(&mut self, line: usize, kind: WarningKind) {
        self.warnings.push(Warning { line, kind });
    }
}

/// Whether a text is a bare address.
fn is_address(node: Node<'_>, text: &str) -> bool {
    let is_in_link = || node.parent().is_some_and(|outer| matches!(outer.data().value, NodeValue::Link(_)));
    (text.contains("://") || text.starts_with("www.")) && is_in_link()
}

/// The beginning of the text without markup, code and addresses, which are Latin letters in every language.
fn sample(root: Node<'_>) -> String {
    let mut sample = String::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(text) if !is_address(node, text) => sample.push_str(text),
            NodeValue::HtmlBlock(block) => {
                sample.extend(html::blocks(&block.literal).iter().map(|block| match block {
                    Block::Paragraph(text) => plain_text(text),
                    _ => String::new(),
                }));
            }
            _ => {}
        }
        if sample.len() > SAMPLE {
            break;
        }
    }
    sample
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.description_lists = true;
    options.extension.cjk_friendly_emphasis = true;
    options.extension.ofm_callouts = true;
    options.extension.math_dollars = true;
    options.extension.math_latex = true;
    options.extension.math_code = true;
    options.extension.wikilinks_title_after_pipe = true;
    // Single tildes stand between numbers (5~7); this tells them from those that strike text out.
    options.extension.subscript = true;
    options
}
