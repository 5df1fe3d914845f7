//! Going from place to place, from article to article by links, and the way back.

use std::path::{Component, Path, PathBuf};

use super::{Document, Effect, NoticeKind, Origin, Reader, Selected};
use crate::article::{self, Anchor, FileLink, Passage, Targets};
use crate::glossary::EntryId;

/// A place for the view to go to, once for each number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Distinguishes a second jump to the same place.
    pub number: u64,
    /// The place.
    pub anchor: Anchor,
    /// Index of its passage where that is one of the head, which are all at one place.
    pub head: Option<usize>,
    /// Where on the screen it should stand.
    pub to: ScrollTarget,
}

/// Where on the screen a jump puts its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrollTarget {
    /// At the top: a section, or the place where reading stopped.
    Top,
    /// In comfortable view, scrolling only if it is not there already: a use of a term.
    InView,
}

/// The places that jumps have left.
#[derive(Debug, Default)]
pub(super) struct History {
    pub back: Vec<HistoryEntry>,
    pub forward: Vec<HistoryEntry>,
}

/// A place that was left, in this article or in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HistoryEntry {
    pub origin: Origin,
    pub anchor: Anchor,
}

/// An article that is being opened by a link or on the way back, and what becomes of the history when it is there.
#[derive(Clone, Debug)]
pub(super) struct PendingNavigation {
    origin: Origin,
    kind: NavigationKind,
}

#[derive(Clone, Debug)]
enum NavigationKind {
    /// A link, perhaps to a place.
    Link(Option<String>),
    /// A step back or forward.
    Step { forward: bool },
}

/// Steps back that are remembered.
const MAX_HISTORY: usize = 200;

impl Reader {
    /// Whether there is a place to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.history.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn can_go_forward(&self) -> bool {
        !self.history.forward.is_empty()
    }

    pub(super) fn step_occurrence(&mut self, entry: EntryId, forward: bool) {
        let Some(document) = &self.document else { return };
        let is_selected = self.selected.is_some_and(|selected| selected.entry == entry);
        let current = if is_selected { self.selected_index() } else { None };
        let of_entry = document.shown.occurrences.of(entry);
        let Some(next) = step_round(current, of_entry.len(), forward) else { return };
        let occurrence = of_entry[next];
        let Some(anchor) = document.anchor_of(occurrence) else { return };
        let passage = document.shown.occurrences.get(occurrence).map(|found| found.passage);
        self.selected = Some(Selected { entry, occurrence: Some(occurrence) });
        self.kept = None;
        self.go_to(anchor, ScrollTarget::InView);
        if let Some(passage) = passage {
            self.jump_to_passage(passage);
        }
    }

    /// A link within the article is followed here, any other by the desktop.
    pub(super) fn open_link(&mut self, url: &str) -> Vec<Effect> {
        let Some(document) = &self.document else { return self.open_address(url) };
        let Some(fragment) = url.trim().strip_prefix('#') else {
            return match (FileLink::of(url), &document.origin) {
                (Some(link), Origin::File(from)) => {
                    let path = relative_to(from, &link.path);
                    self.follow(path, link.fragment)
                }
                _ => self.open_address(url),
            };
        };
        match document.targets.find(fragment) {
            Some(article::Target::Place(anchor)) => self.go_to(anchor, ScrollTarget::Top),
            Some(article::Target::Item(anchor)) => self.go_to(anchor, ScrollTarget::InView),
            Some(article::Target::Term(entry)) => {
                self.select_term(Some(EntryId::Article(entry as u32)));
            }
            None => self.notify(NoticeKind::LeadsNowhere(fragment.to_owned())),
        }
        Vec::new()
    }

    /// Opens the article that a link leads to. One that is open already is gone on in.
    fn follow(&mut self, path: PathBuf, fragment: Option<String>) -> Vec<Effect> {
        let origin = Origin::File(path);
        if self.document.as_ref().is_some_and(|document| document.origin == origin) {
            return self.open_link(&format!("#{}", fragment.unwrap_or_default()));
        }
        let effects = self.load(origin.clone());
        self.pending_navigation = Some(PendingNavigation { origin, kind: NavigationKind::Link(fragment) });
        effects
    }

    /// Where another article is to be read that is about to be shown. Keeps the history on the way through articles,
    /// and starts a new one otherwise.
    pub(super) fn arrive(&mut self, document: &Document) -> Anchor {
        let here = self.history_entry();
        let pending = self.pending_navigation.take().filter(|pending| pending.origin == document.origin);
        match pending.map(|pending| pending.kind) {
            Some(NavigationKind::Link(fragment)) => {
                self.leave();
                let fragment = fragment.filter(|fragment| !fragment.is_empty());
                let place = fragment.as_ref().map(|name| place(&document.targets, &document.article, name));
                match place {
                    Some(Some(anchor)) => anchor,
                    Some(None) => {
                        self.notify(NoticeKind::LeadsNowhere(fragment.unwrap_or_default()));
                        Anchor::default()
                    }
                    None => self.known_place(&document.origin),
                }
            }
            Some(NavigationKind::Step { forward }) => {
                let (from, onto) = self.history.ways(forward);
                onto.extend(here);
                from.pop().map_or_else(Anchor::default, |entry| entry.anchor)
            }
            None => {
                self.history = History::default();
                self.known_place(&document.origin)
            }
        }
    }

    /// This place.
    fn history_entry(&self) -> Option<HistoryEntry> {
        let origin = self.document.as_ref()?.origin.clone();
        Some(HistoryEntry { origin, anchor: self.position })
    }

    /// Remembers this place.
    fn leave(&mut self) {
        let here = self.history_entry().filter(|here| self.history.back.last() != Some(here));
        self.history.back.extend(here);
        if self.history.back.len() > MAX_HISTORY {
            self.history.back.remove(0);
        }
        self.history.forward.clear();
    }

    pub(super) fn step_section(&mut self, forward: bool) {
        let position = self.position;
        let target = if forward {
            self.outline().iter().find(|item| item.anchor > position)
        } else {
            self.outline().iter().rev().find(|item| item.anchor < position)
        };
        if let Some(anchor) = target.map(|item| item.anchor) {
            self.go_to(anchor, ScrollTarget::Top);
        }
    }

    pub(super) fn go_to(&mut self, anchor: Anchor, to: ScrollTarget) {
        self.leave();
        self.jump_to(anchor, to);
    }

    pub(super) fn travel(&mut self, forward: bool) -> Vec<Effect> {
        let here = self.history_entry();
        let (from, onto) = self.history.ways(forward);
        let Some(entry) = from.last().cloned() else { return Vec::new() };
        if here.as_ref().is_some_and(|here| here.origin == entry.origin) {
            from.pop();
            onto.extend(here);
            self.jump_to(entry.anchor, ScrollTarget::Top);
            return Vec::new();
        }
        let effects = self.load(entry.origin.clone());
        self.pending_navigation =
            Some(PendingNavigation { origin: entry.origin, kind: NavigationKind::Step { forward } });
        effects
    }

    pub(super) fn jump_to(&mut self, anchor: Anchor, to: ScrollTarget) {
        // What is gone to is not to lie under a pane.
        self.over = None;
        self.jumps += 1;
        self.jump = Some(Jump { number: self.jumps, anchor, head: None, to });
    }

    /// Says of the latest jump which passage it leads to.
    pub(super) fn jump_to_passage(&mut self, passage: usize) {
        let passages = self.document.as_ref().map(|document| &document.shown.passages);
        let is_head = passages.and_then(|passages| passages.get(passage)).is_some_and(Passage::is_in_head);
        if let Some(jump) = self.jump.as_mut().filter(|_| is_head) {
            jump.head = Some(passage);
        }
    }
}

impl History {
    /// Where a step takes its place from, and where it puts the one it leaves.
    fn ways(&mut self, forward: bool) -> (&mut Vec<HistoryEntry>, &mut Vec<HistoryEntry>) {
        if forward { (&mut self.forward, &mut self.back) } else { (&mut self.back, &mut self.forward) }
    }
}

/// The file at a path relative to the folder of another file, with no way up and down again in it.
fn relative_to(file: &Path, path: &str) -> PathBuf {
    let mut found = file.parent().unwrap_or(Path::new("")).to_owned();
    for component in Path::new(path).components() {
        match component {
            Component::ParentDir => {
                found.pop();
            }
            Component::Normal(name) => found.push(name),
            _ => {}
        }
    }
    found
}

/// The place of a name in an article; none when nobody has it.
fn place(targets: &Targets, article: &article::Article, name: &str) -> Option<Anchor> {
    match targets.find(name)? {
        article::Target::Place(anchor) | article::Target::Item(anchor) => Some(anchor),
        article::Target::Term(entry) => article.terms().nth(entry).map(|(anchor, _)| anchor),
    }
}

/// The index after (or before) another among `count`, round and round; the first (or last) after none.
pub(super) fn step_round(current: Option<usize>, count: usize, forward: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (current, forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + last) % count,
    })
}
