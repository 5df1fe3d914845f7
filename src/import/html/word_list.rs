//! Lists as word processors write them into web pages: paragraphs with the marker as text, most often a letter of
//! Wingdings or Symbol.

use dom_query::{NodeId, NodeRef};

use crate::article::{Block, List};
use crate::import::known::node::text_of;

/// Levels of the deepest list.
const DEEPEST: usize = 9;

/// A paragraph that is an item of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Its level, counted from 1.
    pub level: usize,
    /// The number before it; none for a bullet.
    pub number: Option<u32>,
    /// What holds the marker and the blanks after it, and is not read.
    pub marker: Vec<NodeId>,
}

/// The item that a paragraph is; none for any other paragraph, and for one whose marker is neither a bullet nor a number.
pub(super) fn item(node: &NodeRef<'_>) -> Option<Item> {
    let style = node.attr("style").unwrap_or_default();
    let list = style.split(';').find_map(|rule| rule.trim().strip_prefix("mso-list:"));
    let is_named = node
        .class()
        .is_some_and(|class| class.split_ascii_whitespace().any(|class| class.starts_with("MsoList")));
    if !(is_named || list.is_some_and(|list| list.contains("level"))) {
        return None;
    }
    let level = list
        .and_then(|list| list.split_once("level"))
        .and_then(|(_, level)| level.chars().next().and_then(|digit| digit.to_digit(10)));
    let first = node.children_it(false).find(|child| child.is_element() || child.is_nonempty_text())?;
    let text = first.text();
    let text = text.trim_matches(is_blank);
    let is_ignored = has_style(&first, |style| style.contains("mso-list:Ignore"));
    let is_sign = has_style(&first, |style| {
        let style = style.to_ascii_lowercase();
        ["wingdings", "symbol", "courier new"].iter().any(|face| style.contains(face))
    }) && text.chars().nth(1).is_none();
    let is_bullet = matches!(
        text,
        "·" | "•" | "o" | "§" | "l" | "n" | "u" | "Ø" | "ü" | "v" | "q" | "à" | "-" | "–" | "■" | "●" | "○"
    );
    let mut marker = vec![first.id];
    let number = if is_sign || is_ignored && is_bullet {
        None
    } else {
        // Where Word wrote less, the number is text and only the blanks after it have a style.
        let blanks =
            first.next_sibling().filter(|next| has_style(next, |style| style.contains("font:7.0pt")));
        if !is_ignored && (text_of(&first).is_none() || blanks.is_none()) {
            return None;
        }
        marker.extend(blanks.map(|blanks| blanks.id));
        Some(text.trim_matches(['(', ')', '.', '（', '）', '．', '、']).parse().ok()?)
    };
    Some(Item { level: level.unwrap_or(1).clamp(1, DEEPEST as u32) as usize, number, marker })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{A0}'
}

/// Whether an element, or one in it, has a style.
fn has_style(node: &NodeRef<'_>, is_meant: impl Fn(&str) -> bool) -> bool {
    std::iter::once(*node)
        .chain(node.descendants_it())
        .any(|inner| inner.attr("style").is_some_and(|style| is_meant(&style)))
}

/// Adds an item to a list, at its level below the last item.
pub(super) fn add(list: &mut List, item: &Item, blocks: Vec<Block>, level: usize) {
    if level < item.level
        && let Some(last) = list.items.last_mut()
    {
        if !matches!(last.last(), Some(Block::List(_))) {
            last.push(Block::List(List { start: item.number, items: Vec::new(), ..List::default() }));
        }
        if let Some(Block::List(inner)) = last.last_mut() {
            return add(inner, item, blocks, level + 1);
        }
    }
    list.items.push(blocks);
}
