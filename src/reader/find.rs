//! Find in the article: what is looked for, and what has been found so far.

use std::sync::Arc;

use super::{Document, Effect, NoticeKind, Reader, ScrollTarget, step_round};
use crate::article::{Anchor, Passage};
use crate::search::{Hit, Hits, PatternError, SearchQuery};

/// The state of find in the article.
#[derive(Debug, Default)]
pub struct FindState {
    /// Whether the user is finding something.
    pub open: bool,
    /// Counts how often it was asked for, so that its field knows when to take the keyboard.
    pub opened: u64,
    /// What is looked for.
    pub query: SearchQuery,
    /// What has been found so far; nothing while find is closed.
    pub hits: Hits,
    /// Index of the hit that was last gone to.
    pub current: Option<usize>,
    /// Why the query cannot be looked for.
    pub error: Option<PatternError>,
    /// The latest search.
    number: u64,
    progress: Progress,
    /// Whether the place where the search began is remembered, so that one step back returns to it.
    remembered: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Progress {
    /// Nothing is being looked for.
    #[default]
    Idle,
    /// Nothing was heard of the search yet: the hits are still those of the one before.
    Asked {
        /// Whether to go to the first hit.
        follow: bool,
    },
    /// Hits are coming in.
    Running {
        /// Whether to go to the first hit.
        follow: bool,
    },
}

/// A request about find in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindCommand {
    /// Begin to find, or find this text.
    Open(Option<String>),
    /// Leave it.
    Close,
    /// Find this.
    Look(SearchQuery),
    /// Go to the next or the previous hit, round and round.
    Step {
        /// Next rather than previous.
        forward: bool,
    },
    /// Go to the hit of this index.
    GoTo(usize),
}

/// A search to be made away from the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Later searches have greater numbers.
    pub number: u64,
    /// Where to search.
    pub passages: Arc<Vec<Passage>>,
    /// The article's language, a BCP 47 tag.
    pub language: String,
    /// What for; a blank query gets the text ready for the searches that will follow.
    pub query: SearchQuery,
    /// From here to the end, then from the beginning to here.
    pub from: Anchor,
}

/// What a search reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchUpdate {
    /// The number of the search.
    pub number: u64,
    /// What there is.
    pub event: SearchEvent,
}

/// What there is to say of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchEvent {
    /// Hits from the place on where the search began, after those that were reported before.
    After(Vec<Hit>),
    /// Hits before that place, likewise.
    Before(Vec<Hit>),
    /// That was all.
    Finished,
    /// The query cannot be looked for.
    Refused(PatternError),
    /// The search broke down.
    Crashed,
}

impl FindState {
    /// Whether hits may still come in.
    pub fn is_searching(&self) -> bool {
        self.progress != Progress::Idle
    }

    /// Tells one search's hits from another's.
    pub fn number(&self) -> u64 {
        self.number
    }

    fn forget_hits(&mut self) {
        self.hits = Hits::default();
        self.current = None;
        self.error = None;
    }

    /// The hits of the search before are gone as soon as something is heard of this one.
    fn begin(&mut self) -> bool {
        if let Progress::Asked { follow } = self.progress {
            self.forget_hits();
            self.progress = Progress::Running { follow };
        }
        self.progress == Progress::Running { follow: true }
    }

    /// The hit after or before the current one; from where the search began when there is none.
    fn next(&self, forward: bool) -> Option<usize> {
        let count = self.hits.len();
        let here = self.hits.count_before().checked_rem(count)?;
        match self.current {
            None if forward => Some(here),
            current => step_round(Some(current.unwrap_or(here)), count, forward),
        }
    }
}

impl Reader {
    pub(super) fn find_command(&mut self, command: FindCommand) -> Vec<Effect> {
        match command {
            FindCommand::Open(text) => return self.open_find(text),
            FindCommand::Close => {
                self.find.open = false;
                self.find.forget_hits();
                self.find.progress = Progress::Idle;
                return vec![Effect::StopFinding];
            }
            FindCommand::Look(query) if query == self.find.query => {}
            FindCommand::Look(query) => {
                self.find.query = query;
                return self.search(true);
            }
            FindCommand::Step { forward } if self.find.open => {
                // While the hits are still those of another query, no step is the next one.
                if !matches!(self.find.progress, Progress::Asked { .. })
                    && let Some(next) = self.find.next(forward)
                {
                    self.go_to_hit(next);
                }
            }
            FindCommand::Step { .. } => return self.open_find(None),
            FindCommand::GoTo(index) => self.go_to_hit(index),
        }
        Vec::new()
    }

    /// Another article is on the screen: what was found in the one before is not there any more.
    pub(super) fn find_in_new_article(&mut self) -> Vec<Effect> {
        self.find.forget_hits();
        self.find.remembered = false;
        if !self.find.open {
            return Vec::new();
        }
        let effects = self.search(false);
        // Without a search nothing else would let go of the old text.
        if effects.is_empty() { vec![Effect::StopFinding] } else { effects }
    }

    fn open_find(&mut self, text: Option<String>) -> Vec<Effect> {
        self.find.opened += 1;
        self.over = None;
        let was_open = std::mem::replace(&mut self.find.open, true);
        self.find.remembered &= was_open;
        if let Some(text) = text {
            self.find.query.text = text;
            self.find.query.options.regex = false;
        } else if was_open {
            return Vec::new();
        }
        let effects = self.search(true);
        if !effects.is_empty() {
            return effects;
        }
        // While the user types, the text can be made ready.
        self.document.as_deref().map(|document| self.search_in(document)).into_iter().collect()
    }

    /// Searches again from where the user reads; `follow` goes to the first hit from there on.
    fn search(&mut self, follow: bool) -> Vec<Effect> {
        self.find.number += 1;
        let document = self.document.as_deref().filter(|_| !self.find.query.is_blank());
        let Some(effect) = document.map(|document| self.search_in(document)) else {
            self.find.forget_hits();
            self.find.progress = Progress::Idle;
            return Vec::new();
        };
        self.find.progress = Progress::Asked { follow };
        vec![effect]
    }

    fn search_in(&self, Document { shown, article, .. }: &Document) -> Effect {
        Effect::Find(Box::new(Search {
            number: self.find.number,
            passages: Arc::clone(&shown.passages),
            language: article.language.clone(),
            query: self.find.query.clone(),
            from: self.position,
        }))
    }

    pub(super) fn take_search_update(&mut self, SearchUpdate { number, event }: SearchUpdate) {
        if number != self.find.number || !self.find.is_searching() {
            return;
        }
        let follow = self.find.begin();
        match event {
            SearchEvent::After(hits) => {
                let first = self.find.hits.len();
                self.find.hits.extend_after(&hits);
                if follow && self.find.current.is_none() && !hits.is_empty() {
                    self.go_to_hit(first);
                }
            }
            SearchEvent::Before(hits) => {
                let before = self.find.hits.count_before();
                self.find.hits.extend_before(&hits);
                self.find.current =
                    self.find.current.map(|at| if at < before { at } else { at + hits.len() });
            }
            SearchEvent::Finished => {
                self.find.progress = Progress::Idle;
                if let Some(last) = self.find.hits.len().checked_sub(1)
                    && follow
                    && self.find.current.is_none()
                {
                    self.go_to_hit(last);
                }
            }
            SearchEvent::Refused(error) => {
                self.find.progress = Progress::Idle;
                self.find.error = Some(error);
            }
            SearchEvent::Crashed => {
                self.find.progress = Progress::Idle;
                self.notify(NoticeKind::FindCrashed);
            }
        }
    }

    /// Brings a hit into view; the first time, the place before it is remembered.
    fn go_to_hit(&mut self, index: usize) {
        let (Some(hit), Some(document)) = (self.find.hits.get(index), &self.document) else { return };
        let anchor = hit.anchor(&document.shown.passages);
        self.find.current = Some(index);
        if std::mem::replace(&mut self.find.remembered, true) {
            self.jump_to(anchor, ScrollTarget::InView);
        } else {
            self.go_to(anchor, ScrollTarget::InView);
        }
        self.jump_to_passage(hit.passage());
    }
}
