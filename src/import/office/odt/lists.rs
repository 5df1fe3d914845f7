//! Lists, which are elements around their items, and how they count.

use std::collections::HashMap;

use super::body::OdtBody;
use super::styles::OdtStyles;
use crate::import::ImportError;
use crate::import::office::numbering::{FoundMark, LEVELS, NumberCounters, NumberLevel};
use crate::import::office::parts::{OfficeItem, OfficePart};
use crate::import::office::xml::XmlElement;

/// Lists whose ids are kept, so that others may go on in them.
const MOST_IDS: usize = 100_000;
/// The key of the numbers of headings.
const HEADINGS: &str = "headings";

/// The lists that are open.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    counters: NumberCounters,
    /// How many lists are inside one another.
    depth: usize,
    /// The list around them.
    open: Option<OpenList>,
    /// How many there were.
    count: u32,
    /// The list of each id, and the last one of each style.
    by_id: HashMap<String, u32>,
    by_style: HashMap<String, u32>,
}

#[derive(Clone, Debug)]
struct OpenList {
    number: u32,
    style: String,
    /// Whether the item that is open has its mark already.
    is_marked: bool,
    /// The number at which the item that is open begins.
    start: Option<u32>,
}

/// What was open before a note, a cell or a box.
pub(super) struct Outside(usize, Option<OpenList>);

impl OpenLists {
    /// Lets go of the lists that are open, for what is in none of them.
    pub(super) fn leave(&mut self) -> Outside {
        Outside(std::mem::take(&mut self.depth), self.open.take())
    }

    /// Takes them up again.
    pub(super) fn enter(&mut self, outside: Outside) {
        Outside(self.depth, self.open) = outside;
    }

    /// The item that begins has no mark of its own.
    pub(super) fn begin_header(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_marked = true;
        }
    }

    /// Whether one is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What stands before a paragraph of the list that is open, and its place there.
    pub(super) fn mark(&mut self, styles: &OdtStyles, paragraph: &str) -> Option<(FoundMark, OfficeItem)> {
        let open = self.open.as_mut()?;
        let level = self.depth.saturating_sub(1).min(LEVELS - 1);
        let place = OfficeItem::of(open.number, level);
        if std::mem::replace(&mut open.is_marked, true) {
            return Some((FoundMark::none(), place));
        }
        let of_paragraph = || styles.list(styles.list_of_paragraph(paragraph)?);
        let levels = styles.list(&open.style).or_else(of_paragraph);
        let Some(levels) = levels else { return Some((FoundMark::bullet(), place)) };
        let key = open.number.to_string();
        let start = levels.get(level).map_or(1, |level| level.start);
        match open.start.take() {
            Some(start) => {
                self.counters.restart(&key, level);
                self.counters.advance(&key, level, start);
            }
            None => drop(self.counters.advance(&key, level, start)),
        }
        Some((self.counters.found(&key, level, levels)?, place))
    }

    /// What stands before a heading of a level.
    pub(super) fn heading(&mut self, level: usize, levels: &[NumberLevel]) -> Option<FoundMark> {
        let start = levels.get(level)?.start.max(1);
        self.counters.advance(HEADINGS, level, start);
        self.counters.found(HEADINGS, level, levels)
    }
}

impl OdtBody<'_, '_> {
    /// A list, which was begun.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn list(
        &mut self,
        element: &XmlElement,
        parts: &mut Vec<OfficePart>,
    ) -> Result<(), ImportError> {
        let lists = &mut self.lists;
        let outer = lists.open.clone();
        if outer.is_none() {
            let style = element.attribute("style-name").unwrap_or_default().to_owned();
            let id = element.attribute("id").unwrap_or_default().to_owned();
            let named = element.attribute("continue-list").and_then(|id| lists.by_id.get(id));
            let last = || {
                lists.by_style.get(&style).filter(|_| element.attribute("continue-numbering") == Some("true"))
            };
            let number = named.or_else(last).copied().unwrap_or(lists.count + 1);
            lists.count = lists.count.max(number);
            if lists.by_id.len() < MOST_IDS {
                lists.by_id.insert(id, number);
                lists.by_style.insert(style.clone(), number);
            }
            lists.open = Some(OpenList { number, style, is_marked: false, start: None });
        } else if let (Some(open), Some(style)) = (&mut lists.open, element.attribute("style-name")) {
            style.clone_into(&mut open.style);
        }
        lists.depth += 1;
        self.blocks_into(parts)?;
        self.lists.depth = self.lists.depth.saturating_sub(1);
        // The item around it had its mark before, if it has text of its own.
        self.lists.open = outer.map(|outer| OpenList { is_marked: true, ..outer });
        Ok(())
    }

    /// An item of a list, which was begun.
    ///
    /// # Errors
    /// As for [`Self::list`].
    pub(super) fn list_item(
        &mut self,
        element: &XmlElement,
        parts: &mut Vec<OfficePart>,
    ) -> Result<(), ImportError> {
        if let Some(open) = &mut self.lists.open {
            open.is_marked = false;
            open.start = element.attribute("start-value").and_then(|start| start.parse().ok());
        }
        self.blocks_into(parts)
    }
}
