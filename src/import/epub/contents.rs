//! A book's table of contents: the navigation document (EPUB 3.3, §7) or the NCX (OPF 2.0.1, §2.4.1).

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};

use super::package::Package;
use super::path::{self, PartTarget};
use crate::import::html::parsed_page;
use crate::import::known::letters::letters;
use crate::import::known::node;
use crate::import::xml::{self, XmlTree};
use crate::import::{Archive, ImportError};
use crate::text::decode;

/// Entries of the longest table of contents.
const MOST_ENTRIES: usize = 100_000;
/// Links of the shortest table of contents that stands in the text.
const FEWEST_LINKS: usize = 4;
/// Levels inside one another; the article has six.
const DEEPEST: usize = 12;

/// A line of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContentsEntry {
    pub label: String,
    /// From 1.
    pub level: u8,
    pub target: PartTarget,
}

/// Reads the table of contents: that of EPUB 3 if it has entries, else that of EPUB 2.
///
/// # Errors
/// What the archive says of a part that is there.
pub(super) fn read(archive: &mut Archive<'_>, package: &Package) -> Result<Vec<ContentsEntry>, ImportError> {
    if let Some(path) = &package.nav {
        let entries = nav(archive, path)?;
        if !entries.is_empty() {
            return Ok(entries);
        }
    }
    let Some(path) = &package.ncx else { return Ok(Vec::new()) };
    let root = xml::part(archive, path)?.unwrap_or_default();
    let mut entries = Vec::new();
    if let Some(map) = root.find("navMap") {
        points(map, path, 1, &mut entries);
    }
    found(archive, &mut entries);
    Ok(entries)
}

fn nav(archive: &mut Archive<'_>, path: &str) -> Result<Vec<ContentsEntry>, ImportError> {
    if archive.find(path).is_none() {
        return Ok(Vec::new());
    }
    let bytes = archive.read(path)?;
    let Ok(decoded) = decode::decode_named(&bytes, "nav.html") else { return Ok(Vec::new()) };
    let page = parsed_page(&decoded.text)?.document;
    let root = page.root();
    let Some(nav) = root.descendants_it().find(is_contents) else { return Ok(Vec::new()) };
    let mut entries = Vec::new();
    if let Some(list) = nav.descendants_it().find(|node| node.has_name("ol")) {
        items(&list, path, 1, &mut entries);
    }
    found(archive, &mut entries);
    Ok(entries)
}

/// Whether an element says that it is a table of contents.
fn is_contents(node: &NodeRef<'_>) -> bool {
    let kind = || node.attr("epub:type").or_else(|| node.attr("role")).unwrap_or_default();
    node.has_name("nav") && kind().split_ascii_whitespace().any(|word| matches!(word, "toc" | "doc-toc"))
}

/// Takes tables of contents that say what they are out of a page: the outline has them already.
pub(super) fn take_out(page: &Document) {
    for nav in page.root().descendants_it().filter(is_contents).collect::<Vec<_>>() {
        nav.remove_from_parent();
    }
}

/// The items of a list; one that leads nowhere itself leads where its first item does.
fn items(list: &NodeRef<'_>, base: &str, level: usize, entries: &mut Vec<ContentsEntry>) {
    for item in list.children_it(false).filter(|node| node.has_name("li")) {
        if entries.len() >= MOST_ENTRIES || level > DEEPEST {
            return;
        }
        let label = item.children_it(false).find(|node| node.has_name("a") || node.has_name("span"));
        let inner = item.children_it(false).find(|node| node.has_name("ol"));
        let at = entries.len();
        if let Some(inner) = &inner {
            items(inner, base, level + 1, entries);
        }
        let Some(label) = label else { continue };
        let target = label.attr("href").and_then(|href| path::target(base, &href));
        insert(entries, at, node::line(&label), level, target);
    }
}

fn points(parent: &XmlTree, base: &str, level: usize, entries: &mut Vec<ContentsEntry>) {
    for point in parent.each("navPoint") {
        if entries.len() >= MOST_ENTRIES || level > DEEPEST {
            return;
        }
        let at = entries.len();
        points(point, base, level + 1, entries);
        let label = point.child("navLabel").map(XmlTree::line).unwrap_or_default();
        let source = point.child("content").and_then(|content| content.attribute("src"));
        insert(entries, at, label, level, source.and_then(|source| path::target(base, source)));
    }
}

/// Adds an entry before those in it, which begin at an index.
fn insert(
    entries: &mut Vec<ContentsEntry>,
    at: usize,
    label: String,
    level: usize,
    target: Option<PartTarget>,
) {
    let target = target.or_else(|| entries.get(at).map(|first| first.target.clone()));
    if let Some(target) = target.filter(|_| !label.is_empty()) {
        entries.insert(at, ContentsEntry { label, level: level.min(6) as u8, target });
    }
}

/// Whether a page is a table of contents that stands in the text: links to other parts, each of which says what an entry
/// says, and little else. The outline has them already.
pub(super) fn is_contents_page(page: &Document, path: &str, labels: &HashSet<String>) -> bool {
    let body = page.body().unwrap_or_else(|| page.root());
    let (mut links, mut said) = (0, 0);
    for link in body.descendants_it().filter(|node| node.has_name("a")) {
        let target = link.attr("href").and_then(|href| path::target(path, &href));
        if target.is_none_or(|target| target.path == path) {
            continue;
        }
        let text = letters(&link.text());
        if labels.contains(&text) {
            links += 1;
            said += text.chars().count();
        }
    }
    // Above them may stand what they are, and among them what has no entry of its own.
    links >= FEWEST_LINKS && said >= letters(&body.text()).chars().count() * 4 / 5
}

/// Gives the paths of targets the letters that the archive has. One that leads nowhere, since its table of contents was
/// moved, leads to the only part of that name.
fn found(archive: &Archive<'_>, entries: &mut [ContentsEntry]) {
    let mut names: HashMap<&str, Option<&str>> = HashMap::new();
    for path in archive.paths() {
        names.entry(name(path)).and_modify(|known| *known = None).or_insert(Some(path));
    }
    for entry in entries {
        let only = || names.get(name(&entry.target.path)).copied().flatten();
        if let Some(path) = archive.find(&entry.target.path).or_else(only) {
            entry.target.path = path.to_owned();
        }
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
