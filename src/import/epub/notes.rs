//! Notes of a book: those that say that they are, and those known by the links there and back alone.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::path;
use crate::import::known::node;
use crate::text::block_elements::is_block;

/// Characters of the longest mark of a note: `[註12]`.
const LONGEST_MARK: usize = 8;
/// What stands for an image that is the mark of a note.
const SIGN: &str = "＊";
/// Elements around a link whose ids are the place of the link.
const AROUND: usize = 3;

/// A place in a book.
type Key = (String, String);

/// A note, with the id by which its mark leads to it.
struct FoundNote<'a> {
    node: NodeRef<'a>,
    id: String,
}

/// What is known of the marks of notes in the parts so far.
#[derive(Default)]
pub(super) struct NoteMarks {
    /// Where the links lead that are at a place, by the place.
    links: HashMap<Key, HashSet<Key>>,
    /// How many notes were found in texts that images hold.
    made: usize,
}

impl NoteMarks {
    /// Marks the notes of a part, and takes the links off them that lead back.
    pub(super) fn settle(&mut self, page: &Document, path: &str) {
        let body = page.body().unwrap_or_else(|| page.root());
        let links: Vec<NodeRef<'_>> = body.descendants_it().filter(|node| node.has_name("a")).collect();
        for link in &links {
            self.note_link(link, path);
        }
        let order = order(&body);
        let back: Vec<_> =
            links.iter().filter_map(|link| Some((link, self.note_of(link, path, &order)?))).collect();
        let found: HashSet<&str> = back.iter().map(|(_, note)| note.id.as_str()).collect();
        for link in &links {
            let target = link.attr("href").and_then(|href| path::target(path, &href));
            if target.is_some_and(|target| target.path == path && found.contains(target.id.as_str())) {
                raise(link);
            }
        }
        for (link, note) in &back {
            mark(link, note);
        }
        for note in body.descendants_it().filter(|node| kind(node, NOTES)).collect::<Vec<_>>() {
            if note.has_attr("id") {
                note.set_attr("role", "doc-footnote");
                without_way_back(&note);
            }
        }
        for link in links.iter().filter(|link| kind(link, &["noteref", "doc-noteref", "duokan-footnote"])) {
            raise(link);
        }
        self.notes_in_images(&body);
    }

    /// Notes where a link leads, by all the ids that are its place.
    fn note_link(&mut self, link: &NodeRef<'_>, path: &str) {
        let target = link.attr("href").and_then(|href| path::target(path, &href));
        let Some(target) = target.filter(|target| !target.id.is_empty()) else { return };
        for id in places(link) {
            let targets = self.links.entry((path.to_owned(), id)).or_default();
            targets.insert((target.path.clone(), target.id.clone()));
        }
    }

    /// The note that a link leads back from to its mark: it begins or ends a block, and what it leads to leads to it.
    fn note_of<'a>(&self, link: &NodeRef<'a>, path: &str, order: &Order) -> Option<FoundNote<'a>> {
        let target = link.attr("href").and_then(|href| path::target(path, &href))?;
        let back = self.links.get(&(target.path.clone(), target.id.clone()))?;
        let block = block(link)?;
        let text = link.text();
        let is_short = text.chars().count() <= LONGEST_MARK;
        let is_in_place = begins(&block, link) && is_mark(&text) || is_short && ends(&block, link);
        if !is_in_place || !is_after(&block, path, &target, order) {
            return None;
        }
        let leads_to = |id: &str| back.contains(&(path.to_owned(), id.to_owned()));
        let around = std::iter::once(block).chain(block.ancestors_it(Some(AROUND)));
        let named = around.filter(|node| !node.has_name("body")).find_map(|node| {
            let id = node.id_attr().filter(|id| leads_to(id))?;
            Some(FoundNote { node, id: id.to_string() })
        });
        named.or_else(|| {
            let id = places(link).find(|id| leads_to(id))?;
            Some(FoundNote { node: block, id })
        })
    }

    /// Notes that are the words of an image in the text, as some shops of Chinese books write them.
    fn notes_in_images(&mut self, body: &NodeRef<'_>) {
        let is_note = |node: &NodeRef<'_>| {
            node.has_name("img")
                && node.class().is_some_and(|class| class.to_ascii_lowercase().contains("footnote"))
        };
        for image in body.descendants_it().filter(is_note).collect::<Vec<_>>() {
            let words = image.attr("zy-footnote").or_else(|| image.attr("alt")).unwrap_or_default();
            if words.chars().count() <= LONGEST_MARK {
                continue;
            }
            self.made += 1;
            let id = format!("moyue-note-{}", self.made);
            let words = html_escape::encode_text(words.trim()).into_owned();
            image.before_html(format!("<a href=\"#{id}\" style=\"vertical-align: super\">{SIGN}</a>"));
            body.append_html(format!("<aside role=\"doc-footnote\" id=\"{id}\"><p>{words}</p></aside>"));
            image.remove_from_parent();
        }
    }
}

/// What elements call themselves that are notes.
const NOTES: &[&str] =
    &["footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "duokan-footnote-item"];

/// Whether an element says that it is one of these.
fn kind(node: &NodeRef<'_>, kinds: &[&str]) -> bool {
    ["epub:type", "role", "class"].iter().any(|attribute| {
        let value = node.attr(attribute).unwrap_or_default();
        value.split_ascii_whitespace().any(|word| kinds.contains(&word))
    })
}

/// The ids at which a link stands: its own, those in it, those of the elements in the line around it, and those of elements
/// right before and after it that are no more than a place.
fn places(link: &NodeRef<'_>) -> impl Iterator<Item = String> {
    let is_in_line = |node: &NodeRef<'_>| node::name(node).is_some_and(|name| !is_block(&name));
    let around: Vec<_> = link.ancestors_it(Some(AROUND)).take_while(is_in_line).collect();
    let is_place = |node: &NodeRef<'_>| {
        is_in_line(node) && !node.has_name("img") && !node.has_attr("href") && node.text().trim().is_empty()
    };
    let next = [link.prev_sibling(), link.next_sibling()].into_iter().flatten().filter(is_place);
    let all = std::iter::once(*link).chain(around).chain(link.descendants_it().take(AROUND)).chain(next);
    let id = |node: NodeRef<'_>| node.id_attr().or_else(|| node.attr("name")).map(|id| id.to_string());
    all.filter_map(id).collect::<Vec<_>>().into_iter()
}

/// The block that a link stands in.
fn block<'a>(link: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_around = |node: &NodeRef<'_>| node::name(node).is_some_and(|name| is_block(&name));
    link.ancestors_it(Some(8)).find(is_around).filter(|block| !block.has_name("body"))
}

/// Whether nothing stands before a link in its block but signs around a mark.
fn begins(block: &NodeRef<'_>, link: &NodeRef<'_>) -> bool {
    for node in block.descendants_it() {
        if node.id == link.id {
            return true;
        }
        let has_letters = node::text_of(&node).is_some_and(|text| text.chars().any(char::is_alphanumeric));
        if has_letters {
            return false;
        }
    }
    false
}

/// Whether nothing stands after a link in its block.
fn ends(block: &NodeRef<'_>, link: &NodeRef<'_>) -> bool {
    let inner: HashSet<NodeId> = link.descendants_it().map(|node| node.id).collect();
    let after = block.descendants_it().skip_while(|node| node.id != link.id);
    after
        .filter(|node| !inner.contains(&node.id))
        .all(|node| node::text_of(&node).is_none_or(|text| !text.chars().any(char::is_alphanumeric)))
}

/// Where the elements of a part stand in it: by their ids, and by themselves.
struct Order {
    ids: HashMap<String, usize>,
    blocks: HashMap<NodeId, usize>,
}

fn order(body: &NodeRef<'_>) -> Order {
    let mut order = Order { ids: HashMap::new(), blocks: HashMap::new() };
    for (at, node) in body.descendants_it().enumerate() {
        if let Some(id) = node.id_attr() {
            order.ids.entry(id.to_string()).or_insert(at);
        }
        if node.is_element() {
            order.blocks.insert(node.id, at);
        }
    }
    order
}

/// Whether a block stands after what a link in it leads to, in the order of the text.
fn is_after(block: &NodeRef<'_>, path: &str, target: &path::PartTarget, order: &Order) -> bool {
    target.path != path || order.ids.get(&target.id) < order.blocks.get(&block.id)
}

/// Marks a note and takes the link off it that leads back; where it holds nothing else, what follows it is the note.
fn mark(link: &NodeRef<'_>, note: &FoundNote<'_>) {
    let is_at_start = begins(&note.node, link);
    link.remove_from_parent();
    let says_something = note.node.text().chars().any(char::is_alphanumeric);
    let holder = if says_something { Some(note.node) } else { next(&note.node) };
    let Some(holder) = holder else { return };
    if holder.id != note.node.id {
        note.node.remove_from_parent();
    } else if is_at_start {
        trim_mark(&note.node);
    }
    // What stands in a list of definitions without being one is read by itself.
    if holder.has_name("dd") {
        holder.rename("div");
    }
    holder.set_attr("id", &note.id);
    holder.set_attr("role", "doc-footnote");
}

fn next<'a>(note: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    note.next_element_sibling().filter(|next| ["dd", "p", "div"].iter().any(|name| next.has_name(name)))
}

/// Takes the links off a note that lead back: those that say so, and the mark that it begins with.
fn without_way_back(note: &NodeRef<'_>) {
    let links: Vec<_> = note.descendants_it().filter(|node| node.has_name("a")).collect();
    for link in links {
        let is_mark_of_it = begins(note, &link) && is_mark(&link.text()) && link.has_attr("href");
        let says_so = kind(&link, &["backlink", "doc-backlink", "footnote-back"]);
        if says_so || is_mark_of_it {
            link.remove_from_parent();
        }
    }
    trim_mark(note);
}

/// Takes the signs off a note's beginning that stood around its mark.
fn trim_mark(note: &NodeRef<'_>) {
    let texts: Vec<_> = note.descendants_it().filter(NodeRef::is_text).collect();
    for node in texts {
        let text = node::text_of(&node).unwrap_or_default();
        let is_opening =
            |c: char| c.is_whitespace() || matches!(c, '[' | '［' | '(' | '（' | '〔' | '【' | '^');
        let is_closing = |c: char| {
            c.is_whitespace()
                || matches!(c, ']' | '］' | ')' | '）' | '〕' | '】' | '.' | '．' | '、' | ':' | '：')
        };
        if text.chars().all(is_opening) {
            node.remove_from_parent();
            continue;
        }
        let trimmed = text.trim_start_matches(is_closing);
        if trimmed.len() < text.len() {
            node.before_html(html_escape::encode_text(trimmed).into_owned());
            node.remove_from_parent();
        }
        return;
    }
}

/// Whether a text is the mark of a note: a number, in brackets perhaps, or a sign.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let is_short = text.chars().count() <= LONGEST_MARK;
    let is_of_mark = |c: char| {
        c.is_numeric()
            || !c.is_alphanumeric()
            || matches!(
                c,
                '註' | '注' | '주' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
            )
    };
    is_short && !text.is_empty() && text.chars().all(is_of_mark)
}

/// Sets the mark of a note off the line, and gives one that is an image a sign.
fn raise(link: &NodeRef<'_>) {
    if link.text().trim().is_empty() {
        let image = link.descendants_it().find(|node| node.has_name("img"));
        let words = image.and_then(|image| image.attr("alt")).unwrap_or_default();
        let words = words.trim();
        let is_short = !words.is_empty() && words.chars().count() <= LONGEST_MARK;
        link.set_text(if is_short { words } else { SIGN });
    }
    let is_raised = link.ancestors_it(Some(2)).chain(link.descendants_it()).any(|node| node.has_name("sup"));
    if !is_raised && is_mark(&link.text()) {
        let style = link.attr("style").unwrap_or_default();
        link.set_attr("style", &format!("{style};vertical-align: super"));
    }
}
