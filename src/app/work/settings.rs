//! Reading and writing files of settings.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::app::jobs::{JobFailure, Jobs};
use crate::files;
use crate::open_error::OpenError;
use crate::reader::{
    CopyError, ImportedSettings, NoticeKind, Outcome, SaveError, Settings, SettingsError, SettingsJob,
};

/// Reads the settings of a file.
pub fn read(jobs: &Jobs, path: PathBuf) {
    let refused = path.clone();
    let failed = move |failure: JobFailure| Outcome::SettingsRead {
        path: refused.clone(),
        result: Err(OpenError::from(failure).into()),
    };
    let work = move |_: &_| {
        let result = settings_in(&path);
        Outcome::SettingsRead { path, result }
    };
    jobs.spawn("read settings", work, failed);
}

/// Writes settings to a file.
pub fn write(jobs: &Jobs, job: SettingsJob) {
    let failed = |failure| {
        Outcome::Noticed(match failure {
            JobFailure::NoThread(error) => {
                NoticeKind::SettingsNotWritten(SaveError::System { error, file: None })
            }
            JobFailure::Crashed => NoticeKind::CopyNotSaved(CopyError::Crashed),
        })
    };
    jobs.spawn("write settings", move |_| Outcome::Noticed(written(job)), failed);
}

/// The settings of a file.
///
/// # Errors
/// Says why they are not taken.
fn settings_in(path: &Path) -> Result<ImportedSettings, SettingsError> {
    let bytes = files::read_up_to(path, Settings::FILE_LIMIT_BYTES, &AtomicBool::new(false))?;
    Settings::imported(&bytes)
}

/// Writes settings, and says what came of it.
fn written(SettingsJob { path, content }: SettingsJob) -> NoticeKind {
    match files::write_atomically(&path, content.as_bytes()) {
        Ok(()) => NoticeKind::SettingsExported(path.display().to_string()),
        Err(error) => {
            NoticeKind::SettingsNotWritten(SaveError::System { error: error.into(), file: Some(path) })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;
    use crate::reader::ThemeChoice;

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("設定.json");
        let settings = Settings { theme: ThemeChoice::Sepia, ..Settings::default() };
        let said = written(SettingsJob { path: path.clone(), content: settings.exported() });
        assert!(matches!(said, NoticeKind::SettingsExported(_)), "{said:?}");
        let settings = Box::new(settings);
        assert_eq!(settings_in(&path), Ok(ImportedSettings { settings, ignored: Vec::new() }));
        let nowhere = SettingsJob { path: folder.path().join("no/such/folder.json"), content: String::new() };
        assert!(matches!(written(nowhere), NoticeKind::SettingsNotWritten(_)));
    }

    #[test]
    fn what_cannot_be_settings_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(settings_in(&at("gone.json")), Err(SettingsError::NotRead(OpenError::Missing)));
        assert_eq!(settings_in(folder.path()), Err(SettingsError::NotRead(OpenError::Directory)));
        File::create(at("empty.json")).unwrap();
        assert_eq!(settings_in(&at("empty.json")), Err(SettingsError::NotRead(OpenError::Empty)));
        let large = File::create(at("large.json")).unwrap();
        large.set_len(Settings::FILE_LIMIT_BYTES + 1).unwrap();
        assert_eq!(settings_in(&at("large.json")), Err(SettingsError::TooLarge));
    }
}
