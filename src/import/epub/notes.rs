//! Notes of a book: those that say that they are, and those known by the links there and back alone.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};

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
        for link in &links {
            if self.leads_back(link, path) {
                mark(link);
            }
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

    /// Whether a link is that of a note back to its mark: it begins a block, and what it leads to leads to it.
    fn leads_back(&self, link: &NodeRef<'_>, path: &str) -> bool {
        let target = link.attr("href").and_then(|href| path::target(path, &href));
        let Some(target) = target.filter(|target| !target.id.is_empty()) else { return false };
        let Some(back) = self.links.get(&(target.path.clone(), target.id.clone())) else { return false };
        let Some(block) = block(link) else { return false };
        let own = places(link).chain(block.id_attr().map(|id| id.to_string()));
        let is_mutual = own.map(|id| (path.to_owned(), id)).any(|place| back.contains(&place));
        is_mutual && is_mark(&link.text()) && begins(&block, link) && is_after(link, path, &target)
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

/// The ids at which a link stands: its own, those in it, and those of the elements in the line around it.
fn places(link: &NodeRef<'_>) -> impl Iterator<Item = String> {
    let is_in_line = |node: &NodeRef<'_>| node::name(node).is_some_and(|name| !is_block(&name));
    let around: Vec<_> = link.ancestors_it(Some(AROUND)).take_while(is_in_line).collect();
    let all = std::iter::once(*link).chain(around).chain(link.descendants_it().take(AROUND));
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

/// Whether a link stands after what it leads to, in the order of the text.
fn is_after(link: &NodeRef<'_>, path: &str, target: &path::PartTarget) -> bool {
    if target.path != path {
        return true;
    }
    let Some(root) = link.ancestors_it(None).last() else { return false };
    for node in root.descendants_it() {
        if node.id == link.id {
            return false;
        }
        if node.id_attr().is_some_and(|id| *id == *target.id) {
            return true;
        }
    }
    false
}

/// Makes the block of a link that leads back a note, or what follows it where the block holds nothing else.
fn mark(link: &NodeRef<'_>) {
    let Some(block) = block(link) else { return };
    // A block around it that has the same beginning and an id is the note as a whole.
    let named = |node: &NodeRef<'_>| node.has_attr("id") && begins(node, link) && !node.has_name("body");
    let outer = block.ancestors_it(Some(2)).find(named).filter(|_| !block.has_attr("id"));
    let note = outer.unwrap_or(block);
    let id = note.id_attr().map(|id| id.to_string()).or_else(|| places(link).next());
    let Some(id) = id else { return };
    let is_own = note.id_attr().is_some();
    link.remove_from_parent();
    let holder = if note.text().chars().any(char::is_alphanumeric) { Some(note) } else { next(&note) };
    let Some(holder) = holder else { return };
    if holder.id != note.id {
        note.remove_from_parent();
    } else if !is_own {
        trim_mark(&note);
    }
    holder.set_attr("id", &id);
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
    let Some(first) =
        note.descendants_it().find(|node| node::text_of(node).is_some_and(|text| !text.trim().is_empty()))
    else {
        return;
    };
    let text = node::text_of(&first).unwrap_or_default();
    let trimmed = text.trim_start_matches([' ', '\u{3000}', '\n', ']', '］', ')', '）', '〕', '.', '．']);
    let trimmed = trimmed.strip_prefix("[]").or_else(|| trimmed.strip_prefix("［］")).unwrap_or(trimmed);
    if trimmed.len() < text.len() {
        if !trimmed.is_empty() {
            first.before_html(html_escape::encode_text(trimmed).into_owned());
        }
        first.remove_from_parent();
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
