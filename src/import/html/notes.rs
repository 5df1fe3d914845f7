//! Notes: items of lists to which links of the page lead.
//!
//! While the page is read, an item is marked by a link without words, and a reference to it holds its key. When it is
//! known in which section each item stands, both become the names by which an article's links reach items.

use std::collections::{HashMap, HashSet};

use dom_query::NodeRef;

use crate::article::{Article, Block, Inline, List, Section, SectionKind, item_name, plain_text};
use crate::import::known::{self, node};

/// The names of notes by their keys.
pub(super) type Places = HashMap<String, String>;

/// A note that stands in no list, which is read apart from the text around it.
pub(super) struct Note {
    pub key: String,
    pub blocks: Vec<Block>,
}

/// Begins the address of a reference to a note. Never part of a page: a noncharacter of Unicode.
const REFERENCE: &str = "#\u{FDD2}";
/// Begins the address of the mark of a note.
const MARK: &str = "#\u{FDD3}";

/// The ids in items of lists, and those to which links of the page lead.
#[derive(Default)]
pub(super) struct NoteIds {
    wanted: HashSet<String>,
    items: Vec<Vec<String>>,
}

impl NoteIds {
    /// Adds those of a page, or of a part of one.
    pub(super) fn add(&mut self, root: &NodeRef<'_>) {
        let is_named = |node: &NodeRef<'_>, name: &str| node::name(node).is_some_and(|found| found == name);
        for node in root.descendants_it() {
            if is_named(&node, "a")
                && let Some(href) = node.attr("href")
                && let Some((_, fragment)) = href.split_once('#').filter(|(_, fragment)| !fragment.is_empty())
            {
                self.wanted.insert(fragment.to_owned());
            }
            // What stands in an item in its turn is a part of that one.
            let is_item = |node: &NodeRef<'_>| is_named(node, "li") || is_apart(node);
            if is_item(&node) && !node.ancestors_it(None).any(|outer| is_item(&outer)) {
                let inside = std::iter::once(node).chain(node.descendants_it());
                let found: Vec<String> =
                    inside.filter_map(|node| node.attr("id").map(|id| id.to_string())).collect();
                if !found.is_empty() {
                    self.items.push(found);
                }
            }
        }
    }

    /// The ids to which links lead, each with the key of its item.
    pub(super) fn finish(mut self) -> HashMap<String, String> {
        let decoded = |id: &String| percent_encoding::percent_decode_str(id).decode_utf8_lossy().into_owned();
        self.wanted.extend(self.wanted.iter().map(decoded).collect::<Vec<_>>());
        let mut ids = HashMap::new();
        for mut found in self.items {
            found.retain(|id| self.wanted.contains(id));
            if let Some(key) = found.first().cloned() {
                for id in found {
                    ids.entry(id).or_insert_with(|| key.clone());
                }
            }
        }
        ids
    }
}

/// Whether an element is a note that its page shows where a link leads to it (DPUB-ARIA 1.1; EPUB SSV 1.1).
pub(super) fn is_apart(node: &NodeRef<'_>) -> bool {
    let has = |attribute: &str, names: &[&str]| {
        node.attr(attribute)
            .is_some_and(|value| value.split_ascii_whitespace().any(|word| names.contains(&word)))
    };
    node.has_attr("id")
        && (has("role", &["doc-footnote", "doc-endnote"])
            || has("epub:type", &["footnote", "endnote", "rearnote"]))
}

/// The key of a place in one of many pages.
pub(super) fn key(path: &str, id: &str) -> String {
    format!("{path}#{id}")
}

/// The address of a link to a place in one of many pages.
pub(in crate::import) fn reference_to(path: &str, id: &str) -> String {
    reference(&key(path, id))
}

/// Whether an address is a reference.
pub(super) fn is_reference(address: &str) -> bool {
    address.starts_with(REFERENCE)
}

/// Whether a link leads from a note back to the text: an arrow to a place on the page.
pub(super) fn is_backlink(node: &NodeRef<'_>) -> bool {
    let is_within = node.attr("href").is_some_and(|href| href.contains('#'));
    let arrows = |text: &str| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FE0E}' | '\u{FE0F}'));
        matches!(text, "↑" | "↩" | "^" | "⏎" | "⤴" | "\u{21B5}")
    };
    is_within && arrows(&node.text())
}

/// The address of a reference to the note of a key.
pub(super) fn reference(key: &str) -> String {
    format!("{REFERENCE}{key}")
}

/// Marks an item as the note of a key.
pub(super) fn mark(blocks: &mut Vec<Block>, key: &str) {
    let mark = Inline::Link { url: format!("{MARK}{key}").into(), text: Vec::new() };
    match blocks.first_mut() {
        Some(Block::Paragraph(text)) => text.insert(0, mark),
        _ => blocks.insert(0, Block::Paragraph(vec![mark])),
    }
}

/// Whether a list holds notes to which links lead.
pub(super) fn has_marks(list: &List) -> bool {
    list.items.iter().any(|item| match item.first() {
        Some(Block::Paragraph(text)) => text.first().is_some_and(|inline| match inline {
            Inline::Link { url, text } => text.is_empty() && url.starts_with(MARK),
            _ => false,
        }),
        _ => false,
    })
}

/// Takes the mark off an item, and gives its key.
pub(super) fn take_mark(blocks: &mut Vec<Block>) -> Option<String> {
    let Some(Block::Paragraph(text)) = blocks.first_mut() else { return None };
    let key = match text.first() {
        Some(Inline::Link { url, text }) if text.is_empty() => url.strip_prefix(MARK)?.to_owned(),
        _ => return None,
    };
    text.remove(0);
    if text.is_empty() {
        blocks.remove(0);
    }
    Some(key)
}

/// Gives notes and references to them the names by which links reach items; `places` knows those that became
/// references already. Notes under no heading, and those that were read apart, become a section of their own.
pub(super) fn settle(article: &mut Article, mut places: Places, apart: Vec<Note>) {
    let title = known::notes::title(&article.language);
    let mut nameless: Vec<Vec<Block>> = Vec::new();
    for section in &mut article.sections {
        let mut heading = section.title.clone();
        for block in &mut section.blocks {
            if let Block::Heading { text, .. } = &block {
                heading = plain_text(text);
            }
            let keys = take_marks(block);
            if heading.is_empty() && !keys.is_empty() {
                let Block::List(list) = std::mem::replace(block, Block::Paragraph(Vec::new())) else {
                    continue;
                };
                // They are counted again, for two lists would give one name to two notes.
                let (first, start) = (nameless.len() as u32 + 1, list.start.unwrap_or_default());
                let number = |number: u32| number - start + first;
                places.extend(keys.into_iter().map(|(key, at)| (key, item_name(title, number(at)))));
                nameless.extend(list.items);
            } else {
                places.extend(keys.into_iter().map(|(key, number)| (key, item_name(&heading, number))));
            }
        }
        let count = section.blocks.len();
        section.blocks.retain(|block| !matches!(block, Block::Paragraph(text) if text.is_empty()));
        // The rule that parted the notes from the text went before them.
        if section.blocks.len() < count && section.blocks.last() == Some(&Block::Rule) {
            section.blocks.pop();
        }
    }
    for note in apart {
        nameless.push(note.blocks);
        places.insert(note.key, item_name(title, nameless.len() as u32));
    }
    if !nameless.is_empty() {
        article.sections.push(Section {
            kind: SectionKind::Other,
            title: title.to_owned(),
            blocks: vec![Block::List(List { start: Some(1), items: nameless, ..List::default() })],
            ..Section::default()
        });
    }
    let is_empty = |section: &Section| {
        section.title.is_empty() && section.blocks.is_empty() && section.entries.is_empty()
    };
    let is_alone = article.sections.len() == 1;
    article.sections.retain(|section| is_alone || !is_empty(section) || !section.references.is_empty());
    Settling { places: &places }.article(article);
}

/// The keys of the notes that a list holds, each with its number; the marks are gone afterwards.
fn take_marks(block: &mut Block) -> Vec<(String, u32)> {
    let Block::List(list) = block else { return Vec::new() };
    let Some(start) = list.start else { return Vec::new() };
    let mut keys = Vec::new();
    for (index, item) in list.items.iter_mut().enumerate() {
        let number = start.saturating_add(index as u32);
        keys.extend(take_mark(item).map(|key| (key, number)));
    }
    keys
}

/// Writes the names into the links; what leads nowhere becomes its words.
struct Settling<'a> {
    places: &'a Places,
}

impl Settling<'_> {
    fn article(&self, article: &mut Article) {
        article.summary.iter_mut().for_each(|text| self.inlines(text));
        for section in &mut article.sections {
            self.blocks(&mut section.blocks);
            section.entries.iter_mut().for_each(|term| self.blocks(&mut term.definition));
        }
    }

    fn blocks(&self, blocks: &mut Vec<Block>) {
        for block in blocks.iter_mut() {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => self.inlines(text),
                Block::List(list) => list.items.iter_mut().for_each(|item| self.blocks(item)),
                Block::DefinitionList(list) => {
                    for group in &mut list.groups {
                        group.terms.iter_mut().for_each(|term| self.inlines(term));
                        group.definitions.iter_mut().for_each(|definition| self.blocks(definition));
                    }
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::Callout(callout) => {
                    self.inlines(&mut callout.title);
                    self.blocks(&mut callout.blocks);
                }
                Block::Table(table) => {
                    self.inlines(&mut table.caption);
                    let rows = std::iter::once(&mut table.header).chain(&mut table.rows);
                    rows.flatten().for_each(|cell| self.inlines(cell));
                }
                Block::Image(image) => self.inlines(&mut image.caption),
                Block::Code { caption, .. } => self.inlines(caption),
                Block::Rule => {}
            }
        }
        // A mark was all that stood in it.
        blocks.retain(|block| !matches!(block, Block::Paragraph(text) if text.is_empty()));
    }

    fn inlines(&self, inlines: &mut Vec<Inline>) {
        let is_settled = |inline: &Inline| match inline {
            Inline::Link { url, .. } => !(url.starts_with(REFERENCE) || url.starts_with(MARK)),
            _ => true,
        };
        if !inlines.iter().all(is_settled) {
            *inlines = std::mem::take(inlines).into_iter().flat_map(|inline| self.settled(inline)).collect();
        }
        for inline in inlines {
            if let Some(inner) = inline.inner_mut() {
                self.inlines(inner);
            }
        }
    }

    fn settled(&self, inline: Inline) -> Vec<Inline> {
        let Inline::Link { url, text } = inline else { return vec![inline] };
        if url.starts_with(MARK) {
            return text;
        }
        match url.strip_prefix(REFERENCE).map(|key| self.places.get(key)) {
            None => vec![Inline::Link { url, text }],
            Some(Some(name)) => vec![Inline::Link { url: format!("#{name}").into(), text }],
            Some(None) => text,
        }
    }
}
