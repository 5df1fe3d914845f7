//! The lists of a document (`word/numbering.xml`).

use std::collections::{HashMap, HashSet};

use super::styles::DocxStyles;
use crate::import::office::number_format::NumberFormat;
use crate::import::office::numbering::{FoundMark, LEVELS, NumberCounters, NumberLevel};
use crate::import::xml::{XmlItem, XmlParts, XmlTree};
use crate::import::{Cancel, ImportError};

/// The lists of a document, and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct DocxNumbering {
    definitions: HashMap<String, Definition>,
    lists: HashMap<String, DocxList>,
    counters: NumberCounters,
    /// Lists and levels that were used.
    used: HashSet<(String, usize)>,
}

#[derive(Clone, Debug, Default)]
struct Definition {
    levels: Vec<NumberLevel>,
    /// The style of paragraphs of each level.
    styles: Vec<Option<String>>,
    /// The style of lists whose definition this is.
    link: Option<String>,
}

/// Levels from which a list begins again, or that are other than in its definition.
#[derive(Clone, Debug, Default)]
struct DocxList {
    definition: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, NumberLevel>,
}

impl DocxNumbering {
    /// Reads a part.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn read(text: &str, cancel: Cancel<'_>) -> Result<Self, ImportError> {
        let mut numbering = Self::default();
        let mut xml = XmlParts::new(text, cancel);
        while let Some(item) = xml.next()? {
            let XmlItem::Start(element) = item else { continue };
            match element.name.as_str() {
                "abstractNum" => {
                    let tree = xml.tree(element)?;
                    if let Some(id) = tree.element.attribute("abstractNumId") {
                        numbering.definitions.insert(id.to_owned(), definition(&tree));
                    }
                }
                "num" => {
                    let tree = xml.tree(element)?;
                    if let Some(id) = tree.element.attribute("numId") {
                        numbering.lists.insert(id.to_owned(), list(&tree));
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// The level of the paragraphs of a style in a list.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let definition = self.definitions.get(&self.lists.get(list)?.definition)?;
        definition.styles.iter().position(|known| known.as_deref() == Some(style))
    }

    /// Counts a paragraph of a list, and says what stands before it; none in a list that is not there.
    pub(super) fn mark(&mut self, list: &str, level: usize, styles: &DocxStyles) -> Option<FoundMark> {
        let level = level.min(LEVELS - 1);
        let named = self.lists.get(list)?.clone();
        let mut key = named.definition.clone();
        let mut definition = self.definitions.get(&key)?;
        // A definition may say no more than which style of lists has the levels.
        if let Some(link) = definition.link.as_deref().filter(|_| definition.levels.is_empty()) {
            let linked = self.lists.get(styles.list(link)?)?;
            key.clone_from(&linked.definition);
            definition = self.definitions.get(&key)?;
        }
        let mut levels = definition.levels.clone();
        for (index, level) in &named.levels {
            if let Some(place) = levels.get_mut(*index) {
                level.clone_into(place);
            }
        }
        let said = levels.get(level)?.clone();
        let start = named.starts.get(&level).copied();
        if start.is_some() && self.used.insert((list.to_owned(), level)) {
            self.counters.restart(&key, level);
        }
        self.counters.advance(&key, level, start.unwrap_or(said.start));
        self.counters.found(&key, level, &levels)
    }
}

fn definition(tree: &XmlTree) -> Definition {
    let mut read =
        Definition { link: tree.value_of("numStyleLink").map(str::to_owned), ..Definition::default() };
    for child in tree.children.iter().filter(|child| child.element.name == "lvl") {
        let index = child.element.attribute("ilvl").and_then(|index| index.parse().ok());
        let index: usize = index.unwrap_or(read.levels.len());
        if index >= LEVELS {
            continue;
        }
        if read.levels.len() <= index {
            read.levels.resize(index + 1, NumberLevel { start: 1, ..NumberLevel::default() });
            read.styles.resize(index + 1, None);
        }
        read.levels[index] = level(child);
        read.styles[index] = child.value_of("pStyle").map(str::to_owned);
    }
    read
}

fn level(tree: &XmlTree) -> NumberLevel {
    NumberLevel {
        format: NumberFormat::of_ooxml(format_name(tree).unwrap_or("decimal")),
        text: tree.value_of("lvlText").unwrap_or_default().to_owned(),
        start: tree.value_of("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        is_legal: tree.switch("isLgl").unwrap_or_default(),
        has_blank: tree.value_of("suff") != Some("nothing"),
    }
}

/// The format, which newer programs write twice: in a form that older ones do not know, and as what these take for it.
fn format_name(tree: &XmlTree) -> Option<&str> {
    let within = |name| tree.child("AlternateContent")?.child(name)?.value_of("numFmt");
    let given = tree.value_of("numFmt").or_else(|| within("Choice"));
    given.filter(|name| *name != "custom").or_else(|| within("Fallback"))
}

fn list(tree: &XmlTree) -> DocxList {
    let mut read = DocxList {
        definition: tree.value_of("abstractNumId").unwrap_or_default().to_owned(),
        ..DocxList::default()
    };
    for child in tree.children.iter().filter(|child| child.element.name == "lvlOverride") {
        let Some(index) = child.element.attribute("ilvl").and_then(|index| index.parse().ok()) else {
            continue;
        };
        let start = child.value_of("startOverride").and_then(|start| start.parse().ok());
        read.starts.extend(start.map(|start| (index, start)));
        read.levels.extend(child.child("lvl").map(|level| (index, self::level(level))));
    }
    read
}
