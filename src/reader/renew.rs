//! Another version of the article on screen: everything stays where it was, as far as it is still there.

use std::sync::Arc;

use super::relocation::Relocation;
use super::{Document, Effect, History, Reader};
use crate::article::{Anchor, Passage};

/// A place whose passage was not in the version that is on screen, in case it comes back: an editor may have saved a
/// half of the text.
#[derive(Debug)]
pub(super) struct LostPosition {
    passages: Arc<Vec<Passage>>,
    anchor: Anchor,
    /// Where the user was put instead.
    landed: Anchor,
}

impl Reader {
    /// Puts a later version of the article on screen, and says what is to be done for it.
    pub(super) fn renewed(&mut self, document: Box<Document>) -> Vec<Effect> {
        let mut effects = self.renew(document);
        // The user may have changed their terms while it was read.
        effects.extend(self.own_changed());
        effects.extend(self.convert());
        effects
    }

    fn renew(&mut self, document: Box<Document>) -> Vec<Effect> {
        let selected = self.kept_selection();
        if let Some(old) = self.document.take() {
            self.move_places(&old, &document);
        }
        self.selected = selected.as_ref().and_then(|selected| selected.find_in(&document));
        // Dictionaries and occurrences may be there only when the terms have been looked for.
        self.kept = selected;
        self.document = Some(document);
        if let Some(selected) = self.selected {
            self.list(selected.entry);
        }
        self.reload_error = None;
        self.file_state.is_banner_dismissed = false;
        self.encoding_choice = None;
        self.revisions.read();
        self.remember_place();
        self.find_in_new_article()
    }

    /// Position and history, found again in a later version.
    fn move_places(&mut self, old: &Document, new: &Document) {
        let relocation = Relocation::new(&old.written.passages, &new.written.passages);
        let lost = self.file_state.lost.take().filter(|lost| lost.is_at(self.position));
        let again = lost
            .as_ref()
            .map(|lost| Relocation::new(&lost.passages, &new.written.passages).find(lost.anchor));
        let found = again.filter(|found| found.is_same).unwrap_or_else(|| relocation.find(self.position));
        if !found.is_same {
            let from = lost.map_or_else(
                || (Arc::clone(&old.written.passages), self.position),
                |lost| (lost.passages, lost.anchor),
            );
            self.file_state.lost =
                Some(LostPosition { passages: from.0, anchor: from.1, landed: found.anchor });
        }
        self.position = found.anchor;
        let History { back, forward } = &mut self.history;
        for entry in back.iter_mut().chain(forward).filter(|entry| entry.origin == new.origin) {
            entry.anchor = relocation.find(entry.anchor).anchor;
        }
    }
}

impl LostPosition {
    /// Whether the user has stayed where they were put.
    fn is_at(&self, position: Anchor) -> bool {
        (position.section, position.block) == (self.landed.section, self.landed.block)
    }
}
