//! The entries of a table of contents as the headings of the text.
//!
//! Where an entry leads to a heading, that gets the entry's level. Where it leads to a paragraph that says what the entry
//! says, the paragraph is a heading: many books know theirs by a class alone. Else the entry becomes a heading itself.
//!
//! Programs that find too few chapters make entries of whatever links a book has. Of those only what is a heading in the text
//! is one: of several that lead to one place, and of signs that lead back from notes.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::contents::ContentsEntry;
use crate::import::known::letters::letters;
use crate::import::known::node;

/// Letters after the place that an entry leads to in which its heading is looked for.
const FAR: usize = 200;
/// Elements that are looked at for it.
const MOST_ELEMENTS: usize = 200;
/// Letters of the longest heading that is no heading by its name.
const LONGEST: usize = 120;
/// Entries of one level that cannot all begin at one place.
const CROWD: usize = 3;
const DEEPEST: u8 = 6;

/// The rank of headings in the parts so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ranks {
    /// The level of the last heading that the table of contents names, with its level in its part; 0 for none as yet.
    level: u8,
    written: u8,
}

impl Ranks {
    /// Makes the headings of a part those that the table of contents names, and gives the others their levels after them.
    pub(super) fn settle(&mut self, page: &Document, entries: &[&ContentsEntry]) {
        let body = page.body().unwrap_or_else(|| page.root());
        let labels: HashSet<String> = entries.iter().map(|entry| letters(&entry.label)).collect();
        let mut named: Vec<(NodeId, u8, u8)> = Vec::new();
        let mut taken = HashSet::new();
        let ids = if entries.is_empty() { HashMap::new() } else { places(&body) };
        let crowds = crowds(entries);
        let lines = if crowds.is_empty() { HashMap::new() } else { lines(&body, &labels) };
        for entry in entries {
            let place = ids.get(&entry.target.id).copied().unwrap_or(body);
            let is_crowded = crowds.contains(&(entry.target.id.as_str(), entry.level));
            let found = if is_crowded {
                lines.get(&letters(&entry.label)).copied().filter(|node| !taken.contains(&node.id))
            } else {
                heading(&place, entry, &labels, &taken)
            };
            match found.filter(|node| node.id != body.id) {
                Some(node) => {
                    let written = level_of(&node).unwrap_or(1);
                    node.rename(&format!("h{}", entry.level.clamp(1, DEEPEST)));
                    named.push((node.id, entry.level, written));
                }
                None if is_crowded || !entry.label.contains(char::is_alphanumeric) => continue,
                None => {
                    named.extend(insert(&body, &place, entry, &taken).map(|id| (id, entry.level, 1)));
                }
            }
            taken.extend(named.last().map(|(id, ..)| *id));
        }
        self.rank_others(&body, &named);
    }

    fn rank_others(&mut self, body: &NodeRef<'_>, named: &[(NodeId, u8, u8)]) {
        let named: HashMap<NodeId, Self> = named
            .iter()
            .map(|(id, level, written)| (*id, Self { level: *level, written: *written }))
            .collect();
        for node in body.descendants_it().collect::<Vec<_>>() {
            let Some(written) = level_of(&node) else { continue };
            if let Some(ranks) = named.get(&node.id) {
                *self = *ranks;
            } else if self.level > 0 {
                let level = self.level + written.saturating_sub(self.written);
                node.rename(&format!("h{}", level.clamp(1, DEEPEST)));
            }
        }
    }
}

/// The places, by their ids, and levels that so many entries share that they cannot all begin there.
fn crowds<'a>(entries: &[&'a ContentsEntry]) -> HashSet<(&'a str, u8)> {
    let mut counts: HashMap<(&str, u8), usize> = HashMap::new();
    for entry in entries {
        *counts.entry((&entry.target.id, entry.level)).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= CROWD).map(|(crowd, _)| crowd).collect()
}

/// The first headings and lines of a part that say what entries say, by their letters; a heading goes before a line.
fn lines<'a>(body: &NodeRef<'a>, labels: &HashSet<String>) -> HashMap<String, NodeRef<'a>> {
    let mut lines: HashMap<String, NodeRef<'a>> = HashMap::new();
    for node in body.descendants_it() {
        let is_heading = level_of(&node).is_some();
        if !is_heading && !is_paragraph(&node) {
            continue;
        }
        let line = node::line(&node);
        let said = letters(&line);
        if line.chars().count() > LONGEST || !labels.contains(&said) {
            continue;
        }
        let known = lines.entry(said).or_insert(node);
        if is_heading && level_of(known).is_none() {
            *known = node;
        }
    }
    lines
}

/// The elements to which links lead, by their ids.
fn places<'a>(body: &NodeRef<'a>) -> HashMap<String, NodeRef<'a>> {
    let mut places = HashMap::new();
    for node in body.descendants_it() {
        for id in [node.id_attr(), node.attr("name")].into_iter().flatten() {
            places.entry(id.to_string()).or_insert(node);
        }
    }
    places
}

/// The heading that an entry names, at or after the place to which it leads.
fn heading<'a>(
    place: &NodeRef<'a>,
    entry: &ContentsEntry,
    labels: &HashSet<String>,
    taken: &HashSet<NodeId>,
) -> Option<NodeRef<'a>> {
    let around = place.ancestors_it(Some(8)).find(|outer| level_of(outer).is_some());
    if let Some(around) = around.filter(|around| !taken.contains(&around.id)) {
        return Some(around);
    }
    let label = letters(&entry.label);
    let mut passed = 0;
    for node in std::iter::once(*place).chain(following(place)).take(MOST_ELEMENTS) {
        if taken.contains(&node.id) {
            continue;
        }
        if node.is_text() {
            if node.ancestors_it(Some(4)).any(|outer| taken.contains(&outer.id)) {
                continue;
            }
            passed += node::text_of(&node).map_or(0, |text| letters(&text).chars().count());
            if passed > FAR {
                return None;
            }
            continue;
        }
        let is_heading = level_of(&node).is_some();
        if !is_heading && !is_paragraph(&node) {
            continue;
        }
        let line = node::line(&node);
        let said = letters(&line);
        if said.is_empty() {
            continue;
        }
        if said == label && line.chars().count() <= LONGEST.max(entry.label.chars().count()) {
            return Some(node);
        }
        // A heading that says a part of it or something else, right where the entry leads.
        let is_of_another = || labels.iter().any(|other| *other != label && other.contains(&said));
        if is_heading && passed == 0 && (label.contains(&said) || !is_of_another()) {
            return Some(node);
        }
    }
    None
}

/// The nodes that follow in the order of the text: those in a node, and those after it.
fn following<'a>(place: &NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> + use<'a> {
    let next = |node: &NodeRef<'a>| {
        node.first_child().or_else(|| {
            let mut outer = Some(*node);
            while let Some(node) = outer {
                if let Some(next) = node.next_sibling() {
                    return Some(next);
                }
                outer = node.parent();
            }
            None
        })
    };
    std::iter::successors(next(place), next)
}

/// Puts an entry before the block that it leads to.
fn insert(
    body: &NodeRef<'_>,
    place: &NodeRef<'_>,
    entry: &ContentsEntry,
    taken: &HashSet<NodeId>,
) -> Option<NodeId> {
    let level = entry.level.clamp(1, DEEPEST);
    let html = format!("<h{level}>{}</h{level}>", html_escape::encode_text(&entry.label));
    if place.id == body.id {
        // After those that lead to the same place.
        let before = body.children_it(false).take_while(|node| taken.contains(&node.id)).last();
        if let Some(before) = before {
            before.after_html(html);
            return before.next_sibling().map(|node| node.id);
        }
        body.prepend_html(html);
        return body.first_child().map(|node| node.id);
    }
    let is_holder = |node: &NodeRef<'_>| {
        ["body", "div", "section", "article", "main"].iter().any(|name| node.has_name(name))
    };
    let mut block = *place;
    while let Some(parent) = block.parent().filter(|parent| !is_holder(parent)) {
        block = parent;
    }
    block.before_html(html);
    block.prev_sibling().map(|node| node.id)
}

/// The level of a heading; none for any other element.
fn level_of(node: &NodeRef<'_>) -> Option<u8> {
    (1..=DEEPEST).find(|level| node.has_name(&format!("h{level}")))
}

/// Whether an element may be a heading without being called one.
fn is_paragraph(node: &NodeRef<'_>) -> bool {
    let holds_blocks = || node.descendants_it().any(|inner| inner.has_name("p") || inner.has_name("div"));
    node.has_name("p") || node.has_name("div") && !holds_blocks()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::epub::path::PartTarget;

    fn settled(page: &str, entries: &[(&str, u8, &str)]) -> String {
        let document = Document::from(page);
        let entries: Vec<_> = entries
            .iter()
            .map(|(label, level, id)| ContentsEntry {
                label: (*label).into(),
                level: *level,
                target: PartTarget { path: "a".into(), id: (*id).into() },
            })
            .collect();
        let mut ranks = Ranks::default();
        ranks.settle(&document, &entries.iter().collect::<Vec<_>>());
        document.body().unwrap().inner_html().to_string()
    }

    #[test]
    fn entries_are_headings_that_are_there_or_are_made() {
        for (page, entries, expected) in [
            ("<h1>第一章</h1><p>文", vec![("第一章　雨", 2, "")], "<h2>第一章</h2><p>文</p>"),
            ("<p class=t>序</p><p>文", vec![("序", 1, "")], "<h1 class=\"t\">序</h1><p>文</p>"),
            ("<p><img src=a></p><p>文", vec![("序", 1, "")], "<h1>序</h1><p><img src=\"a\"></p><p>文</p>"),
            ("<h2>甲</h2><h3>乙</h3><h2>丙</h2>", vec![("甲", 3, "")], "<h3>甲</h3><h4>乙</h4><h3>丙</h3>"),
            (
                "<p>前<p>一<span id=x></span>文",
                vec![("節", 1, "x")],
                "<p>前</p><h1>節</h1><p>一<span id=\"x\"></span>文</p>",
            ),
            (
                "<h1>第一章</h1><p>文",
                vec![("第一部", 1, ""), ("第一章", 2, "")],
                "<h1>第一部</h1><h2>第一章</h2><p>文</p>",
            ),
            ("<h1>別</h1><p>文", vec![("章", 1, "")], "<h1>別</h1><p>文</p>"),
            (
                "<h1>書</h1><p>文</p><p>乙</p><p>文",
                vec![("甲", 2, ""), ("乙", 2, ""), ("丙", 2, "")],
                "<h1>書</h1><p>文</p><h2>乙</h2><p>文</p>",
            ),
            ("<p>文<a id=x>1</a>", vec![("↩︎", 1, "x")], "<p>文<a id=\"x\">1</a></p>"),
        ] {
            assert_eq!(settled(page, &entries), expected, "{page}");
        }
    }
}
