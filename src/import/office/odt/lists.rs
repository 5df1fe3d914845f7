//! Lists, which are elements around their items, and how they count.

use std::collections::HashMap;

use super::styles::OdtStyles;
use crate::import::office::numbering::{FoundMark, LEVELS, NumberCounters, NumberLevel};
use crate::import::office::parts::OfficeItem;
use crate::import::xml::XmlElement;

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

/// The list around one that begins.
pub(super) struct Around(Option<OpenList>);

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

    /// A list begins; gives what was open around it.
    pub(super) fn begin(&mut self, element: &XmlElement) -> Around {
        let outer = self.open.clone();
        if outer.is_none() {
            let style = element.attribute("style-name").unwrap_or_default().to_owned();
            let id = element.attribute("id").unwrap_or_default().to_owned();
            let named = element.attribute("continue-list").and_then(|id| self.by_id.get(id));
            let goes_on = element.attribute("continue-numbering") == Some("true");
            let last = || self.by_style.get(&style).filter(|_| goes_on);
            let number = named.or_else(last).copied().unwrap_or(self.count + 1);
            self.count = self.count.max(number);
            if self.by_id.len() < MOST_IDS {
                self.by_id.insert(id, number);
                self.by_style.insert(style.clone(), number);
            }
            self.open = Some(OpenList { number, style, is_marked: false, start: None });
        } else if let (Some(open), Some(style)) = (&mut self.open, element.attribute("style-name")) {
            style.clone_into(&mut open.style);
        }
        self.depth += 1;
        Around(outer)
    }

    /// A list ends. The item around it had its mark before, if it has text of its own.
    pub(super) fn end(&mut self, Around(outer): Around) {
        self.depth = self.depth.saturating_sub(1);
        self.open = outer.map(|outer| OpenList { is_marked: true, ..outer });
    }

    /// An item begins.
    pub(super) fn begin_item(&mut self, element: &XmlElement) {
        if let Some(open) = &mut self.open {
            open.is_marked = false;
            open.start = element.attribute("start-value").and_then(|start| start.parse().ok());
        }
    }

    /// What stands before a heading of a level.
    pub(super) fn heading(&mut self, level: usize, levels: &[NumberLevel]) -> Option<FoundMark> {
        let start = levels.get(level)?.start.max(1);
        self.counters.advance(HEADINGS, level, start);
        self.counters.found(HEADINGS, level, levels)
    }
}
