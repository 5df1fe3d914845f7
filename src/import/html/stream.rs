//! Parts of a page that a server sent later, hidden at its end, for a script to put in their places: the streaming of
//! React. `<template id="B:1">` marks a place, `<div hidden id="S:1">` holds what belongs there, and what stands between
//! the place and the comment `/$` was shown meanwhile.

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeRef};

/// Parts that are put into their places.
const MOST_PARTS: usize = 1_000;
/// What may stand in a part's place meanwhile.
const MOST_MEANWHILE: usize = 10_000;

/// Puts the parts into their places, as the script would.
pub(super) fn settle(page: &Document) {
    let root = page.root();
    let mut places = HashMap::new();
    let mut parts = Vec::new();
    for node in root.descendants_it() {
        let Some(id) = node.id_attr() else { continue };
        if let Some(number) =
            id.strip_prefix("B:").or_else(|| id.strip_prefix("P:")).filter(|_| node.has_name("template"))
        {
            places.entry(number.to_owned()).or_insert(node.id);
        } else if let Some(number) = id.strip_prefix("S:").filter(|_| node.has_attr("hidden")) {
            parts.push((number.to_owned(), node.id));
        }
    }
    for (number, part) in parts.into_iter().take(MOST_PARTS) {
        let Some(place) = places.remove(&number).and_then(|place| page.tree.get(&place)) else { continue };
        let Some(part) = page.tree.get(&part) else { continue };
        // A part that holds its own place has none.
        if place.ancestors_it(None).any(|outer| outer.id == part.id) {
            continue;
        }
        remove_meanwhile(&place);
        for child in part.children() {
            place.insert_before(&child);
        }
        place.remove_from_parent();
        part.remove_from_parent();
    }
}

/// Removes what was shown in a part's place, up to the comment that ends it.
fn remove_meanwhile(place: &NodeRef<'_>) {
    let mut depth = 0;
    let mut shown = Vec::new();
    for node in std::iter::successors(place.next_sibling(), NodeRef::next_sibling).take(MOST_MEANWHILE) {
        match comment(&node).as_deref() {
            Some("/$") if depth == 0 => {
                shown.iter().for_each(NodeRef::remove_from_parent);
                return;
            }
            Some("/$") => depth -= 1,
            Some(text) if text.starts_with('$') => depth += 1,
            _ => {}
        }
        shown.push(node);
    }
}

fn comment(node: &NodeRef<'_>) -> Option<String> {
    node.query_or(None, |node| match &node.data {
        NodeData::Comment { contents } => Some(contents.to_string()),
        _ => None,
    })
}
