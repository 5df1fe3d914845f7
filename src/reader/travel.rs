//! Going from place to place, and the way back.

use super::{Effect, Jump, NoticeKind, Reader, Selected, Target};
use crate::article::{self, Anchor};

/// The places that jumps have left.
#[derive(Debug, Default)]
pub(super) struct History {
    pub back: Vec<Anchor>,
    pub forward: Vec<Anchor>,
}

/// Steps back that are remembered.
const MAX_HISTORY: usize = 200;

impl Reader {
    pub(super) fn step_use(&mut self, entry: usize, forward: bool) {
        let Some(document) = &self.document else { return };
        let uses = document.uses_of(entry);
        let current =
            self.selected.filter(|selected| selected.entry == entry).and_then(|selected| selected.use_index);
        let Some(next) = step_round(current, uses.len(), forward) else { return };
        let anchor = document.anchor_of_use(uses[next]);
        self.selected = Some(Selected { entry, use_index: Some(next) });
        self.go_to(anchor, Target::InView);
    }

    /// A link within the article is followed here, any other by the shell.
    pub(super) fn open_link(&mut self, url: String) -> Vec<Effect> {
        let Some(fragment) = url.trim().strip_prefix('#') else { return vec![Effect::OpenLink(url)] };
        let Some(document) = &self.document else { return Vec::new() };
        match document.targets.find(fragment) {
            Some(article::Target::Place(anchor)) => self.go_to(anchor, Target::Top),
            Some(article::Target::Term(entry)) => self.select_term(Some(entry)),
            None => self.notify(NoticeKind::LeadsNowhere(fragment.to_owned())),
        }
        Vec::new()
    }

    pub(super) fn step_section(&mut self, forward: bool) {
        let position = self.position;
        let target = if forward {
            self.outline().iter().find(|item| item.anchor > position)
        } else {
            self.outline().iter().rev().find(|item| item.anchor < position)
        };
        if let Some(anchor) = target.map(|item| item.anchor) {
            self.go_to(anchor, Target::Top);
        }
    }

    pub(super) fn go_to(&mut self, anchor: Anchor, to: Target) {
        if self.history.back.last() != Some(&self.position) {
            self.history.back.push(self.position);
        }
        if self.history.back.len() > MAX_HISTORY {
            self.history.back.remove(0);
        }
        self.history.forward.clear();
        self.jump_to(anchor, to);
    }

    pub(super) fn travel(&mut self, forward: bool) {
        let (from, onto) = if forward {
            (&mut self.history.forward, &mut self.history.back)
        } else {
            (&mut self.history.back, &mut self.history.forward)
        };
        if let Some(anchor) = from.pop() {
            onto.push(self.position);
            self.jump_to(anchor, Target::Top);
        }
    }

    pub(super) fn jump_to(&mut self, anchor: Anchor, to: Target) {
        self.jumps += 1;
        self.jump = Some(Jump { number: self.jumps, anchor, to });
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
