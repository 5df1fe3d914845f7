//! Opening articles, and the places at which they were left.

use std::path::{Path, PathBuf};

use super::{
    Bundled, Document, Effect, LastArticle, NoticeKind, OpenError, Origin, PasteSource, Reader, ScrollTarget,
};
use crate::article::{Anchor, STANDARD_INPUT};

impl Reader {
    pub(super) fn load(&mut self, origin: Origin) -> Vec<Effect> {
        if std::mem::take(&mut self.file_state.rereading) {
            // That is given up now, and is made up for if this is refused.
            self.file_state.changed = self.file().map(PathBuf::from);
        }
        if self.file_state.trying.as_ref().is_some_and(|(tried, _)| *tried != origin) {
            self.file_state.trying = None;
        }
        self.loading = Some(origin.clone());
        self.file_state.is_reload_asked = false;
        self.over = None;
        self.pending_navigation = None;
        vec![Effect::Load(Box::new(self.load_job(origin)))]
    }

    pub(super) fn cancel_loading(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::CancelLoading];
        self.file_state.is_reload_asked = false;
        if let Some(given_up) = self.loading.take() {
            self.file_state.trying = None;
            effects.extend(self.something_to_read(Some(&given_up)));
        }
        effects.extend(self.changed_meanwhile());
        effects.extend(self.cancel_pasting());
        effects
    }

    pub(super) fn loaded(&mut self, origin: Origin, result: Result<Box<Document>, OpenError>) -> Vec<Effect> {
        self.loading = None;
        self.end_trying(&origin, result.is_ok());
        let is_reload_asked = std::mem::take(&mut self.file_state.is_reload_asked);
        let mut effects = match result {
            Ok(document) => {
                let mut effects = self.settle_saved(&origin);
                effects.extend(self.take(document));
                if is_reload_asked {
                    self.notify(NoticeKind::Reloaded);
                }
                effects
            }
            Err(OpenError::Directory) if matches!(origin, Origin::File(_)) => {
                return origin
                    .path()
                    .map(Path::to_owned)
                    .map_or_else(Vec::new, |folder| self.open_folder(folder));
            }
            Err(error) => {
                self.pending_navigation = None;
                let effects = self.something_to_read(Some(&origin));
                self.notify(NoticeKind::Refused { origin, error });
                effects
            }
        };
        effects.extend(self.changed_meanwhile());
        effects.extend(self.look_for_files());
        effects
    }

    /// Begins with the first of these files, else with the article that was read last, else with that of the first
    /// start.
    pub(super) fn start(&mut self, files: Vec<PathBuf>) -> Vec<Effect> {
        let last = self.settings.last.as_ref().map(|last| last.origin.clone());
        let (pasted, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.as_os_str() == STANDARD_INPUT);
        let mut effects = if !pasted.is_empty() {
            self.put_at_hand(files);
            self.paste(PasteSource::StandardInput)
        } else if files.is_empty() {
            self.load(last.unwrap_or(Origin::Bundled(Bundled::Avocado)))
        } else {
            self.open_paths(files)
        };
        effects.push(Effect::ListPasted);
        effects.extend(self.look_for_files());
        effects
    }

    /// Whether the recent files are still there is looked up again.
    fn look_for_files(&self) -> Option<Effect> {
        let files: Vec<_> = self.recent_files().map(PathBuf::from).collect();
        (!files.is_empty()).then_some(Effect::LookForFiles(files))
    }

    fn take(&mut self, document: Box<Document>) -> Vec<Effect> {
        if let Origin::File(path) = &document.origin {
            self.at_hand.retain(|waiting| waiting != path);
            self.settings.remember_recent(path);
        }
        if self.revisions.shown > 0 {
            // What was refused before is forgotten over the new article.
            self.notices.retain(|notice| !matches!(notice.kind, NoticeKind::Refused { .. }));
        }
        if self.document.as_ref().is_some_and(|old| old.origin == document.origin) {
            return self.renewed(document);
        }
        let mut effects = self.show(document);
        // The user may have changed their terms while it was read.
        effects.extend(self.own_changed());
        effects.extend(self.convert());
        effects
    }

    /// There is never an empty screen: where an article cannot be shown the one that was read last is, and where
    /// that is the one, the article of the first start.
    pub(super) fn something_to_read(&mut self, instead_of: Option<&Origin>) -> Vec<Effect> {
        let first = Origin::Bundled(Bundled::Avocado);
        // Where even that cannot be shown, asking for it again would go on for ever.
        if self.document.is_some()
            || self.loading.is_some()
            || self.pasted.is_pasting
            || instead_of == Some(&first)
        {
            return Vec::new();
        }
        let last = self.settings.last.as_ref().map(|last| last.origin.clone());
        self.load(last.filter(|last| Some(last) != instead_of).unwrap_or(first))
    }

    fn show(&mut self, document: Box<Document>) -> Vec<Effect> {
        self.remember_place();
        let anchor = self.arrive(&document);
        self.document = Some(document);
        self.forget_code();
        self.selected = None;
        self.kept = None;
        self.to_select = None;
        self.forget_file();
        self.revisions.open();
        self.jump_to(anchor, ScrollTarget::Top);
        self.position = anchor;
        self.remember_place();
        self.find_in_new_article()
    }

    /// Notes in the settings which article is open and where it is being read.
    pub fn remember_place(&mut self) {
        let Some(document) = &self.document else { return };
        if let Some(path) = document.origin.path() {
            self.settings.remember_place(path, self.position);
        }
        self.settings.last = Some(LastArticle { origin: document.origin.clone(), anchor: self.position });
    }

    /// Where an article was left, or its beginning.
    pub(super) fn known_place(&self, origin: &Origin) -> Anchor {
        let last = self.settings.last.as_ref().filter(|last| last.origin == *origin).map(|last| last.anchor);
        let place = origin.path().and_then(|path| self.settings.place_of(path));
        last.or(place).unwrap_or_default()
    }
}
