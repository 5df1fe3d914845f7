//! Taking settings to another machine and back: written to a file, and read from one in place of those in use.

use std::path::PathBuf;

use super::undo::{UndoState, UndoStep};
use super::{
    Action, Effect, ImportedSettings, NoticeKind, Reader, Settings, SettingsError, SettingsJob, TermChange,
};

impl Reader {
    /// The settings in use, to be written to a file.
    pub(super) fn export_settings(&self, path: PathBuf) -> Vec<Effect> {
        vec![Effect::WriteSettings(SettingsJob { path, content: self.settings.exported() })]
    }

    /// Puts the settings of a file in the place of those in use, which can be undone.
    pub(super) fn settings_read(
        &mut self,
        file: PathBuf,
        result: Result<ImportedSettings, SettingsError>,
    ) -> Vec<Effect> {
        let ImportedSettings { settings, ignored } = match result {
            Ok(imported) => imported,
            Err(error) => {
                self.notify(NoticeKind::SettingsRefused { file, error });
                return Vec::new();
            }
        };
        let before = self.settings.clone();
        let effects = self.replace_settings(&settings);
        let is_changed = self.settings != before;
        if is_changed {
            self.forget_undo_offers();
            let state = UndoState::Settings(Box::new(before));
            self.undo.push(UndoStep { change: TermChange::SettingsImported, state });
        }
        self.notify(NoticeKind::SettingsImported { is_changed, ignored });
        effects
    }

    /// Puts other settings in the place of those in use, with all that follows from it.
    fn replace_settings(&mut self, other: &Settings) -> Vec<Effect> {
        let replaced = self.settings.replaced_by(other);
        // What becomes of the article on screen is worked out from how it is read now.
        let keep_lines = replaced.keep_lines;
        self.settings = Settings { keep_lines: self.settings.keep_lines, ..replaced };
        self.language = self.settings.language.unwrap_or(self.system_language);
        let mut effects = self.convert();
        effects.extend(self.set_keep_lines(keep_lines));
        effects
    }

    /// Puts back the settings from before a step, or again those after it.
    pub(super) fn settings_step(
        &mut self,
        action: Action,
        change: TermChange,
        settings: &Settings,
    ) -> Vec<Effect> {
        let before = self.settings.clone();
        let effects = self.replace_settings(settings);
        let state = UndoState::Settings(Box::new(before));
        self.undo.turn(action, UndoStep { change: change.clone(), state });
        self.forget_undo_offers();
        self.notify_undone(action, change);
        effects
    }
}
