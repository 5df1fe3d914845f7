//! Where what was pasted is kept: in the folder `pasted` among the platform's data, or in the folder that
//! `MOYUE_CONFIG_DIR` names. Each is a file of its own, called by when it was pasted.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use chrono::Local;
use directories::ProjectDirs;

use super::{FOLDER_VARIABLE, system_folder};
use crate::article::PastedAt;
use crate::files;
use crate::reader::{KeptTexts, PasteError, Recent};

/// The most texts that are kept; the oldest go first.
const MOST: usize = 20;

/// The folder of pasted texts.
#[derive(Clone, Debug, Default)]
pub struct PastedFolder(Option<PathBuf>);

impl PastedFolder {
    /// That of this system.
    pub fn of_system() -> Self {
        Self(system_folder(ProjectDirs::data_dir).map(|folder| folder.join("pasted")))
    }

    /// In `folder`, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self(Some(folder.into()))
    }

    /// Where it is.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// Keeps a text of this title in a file whose name ends so, and gives its path.
    ///
    /// # Errors
    /// Says why it is not kept.
    pub fn keep(&self, content: &[u8], title: &str, ending: &str) -> Result<PathBuf, PasteError> {
        let folder = self.0.as_deref().ok_or(PasteError::NoFolder { variable: FOLDER_VARIABLE })?;
        let name = Local::now().format("%Y-%m-%d %H.%M.%S%.6f").to_string();
        let title = files::name_part(title);
        let name = if title.is_empty() { name } else { format!("{name} {title}") };
        let file = free_name(folder, &name, ending);
        let written = fs::create_dir_all(folder).and_then(|()| files::write_atomically(&file, content));
        written.map_err(|error| PasteError::NotKept { error: error.into(), file: file.clone() })?;
        for old in self.all().iter().skip(MOST) {
            // One that cannot be removed now is removed after the next one.
            drop(fs::remove_file(&old.file));
        }
        Ok(file)
    }

    /// Those that are kept, newest first, and today's date.
    pub fn list(&self) -> KeptTexts {
        let mut kept = self.all();
        kept.truncate(MOST);
        KeptTexts { kept, today: Local::now().format("%Y-%m-%d").to_string() }
    }

    /// Removes one.
    ///
    /// # Errors
    /// What the system says; none for a file that is no pasted text, which is left alone.
    pub fn remove(&self, file: &Path) -> io::Result<()> {
        let is_ours = self.0.as_deref().is_some_and(|folder| file.parent() == Some(folder));
        if is_ours && PastedAt::of(file).is_some() { fs::remove_file(file) } else { Ok(()) }
    }

    fn all(&self) -> Vec<Recent> {
        let entries = self.0.as_deref().and_then(|folder| fs::read_dir(folder).ok());
        let paths = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        let mut all: Vec<_> = paths.filter(|path| PastedAt::of(path).is_some()).filter_map(recent).collect();
        all.sort_by(|a, b| b.file.cmp(&a.file));
        all.sort_by_key(|kept| Reverse(kept.opened));
        all
    }
}

fn recent(file: PathBuf) -> Option<Recent> {
    let modified = fs::metadata(&file).and_then(|about| about.modified()).ok()?;
    let opened = modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    Some(Recent { file, opened: u64::try_from(opened).unwrap_or(u64::MAX) })
}

/// Two windows may paste at the same time.
fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let number = |number: u32| if number == 0 { String::new() } else { format!(" {number}") };
    let mut names = (0_u32..).map(|at| folder.join(format!("{name}{}.{ending}", number(at))));
    names.find(|file| !file.exists()).unwrap_or_else(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_listed_newest_first_and_the_oldest_go() {
        let home = tempfile::tempdir().unwrap();
        let folder = PastedFolder::at(home.path().join("pasted"));
        assert_eq!(folder.list().kept, []);
        let files: Vec<_> = (0..MOST + 3)
            .map(|number| folder.keep(format!("{number}").as_bytes(), "", "txt").unwrap())
            .collect();
        let kept: Vec<_> = folder.list().kept.into_iter().map(|kept| kept.file).collect();
        let newest: Vec<_> = files.iter().rev().take(MOST).cloned().collect();
        assert_eq!(kept.len(), MOST);
        assert_eq!(kept[0], newest[0]);
        assert!(!files[0].exists() && newest.iter().all(|file| kept.contains(file)));
        assert_eq!(fs::read(&kept[0]).unwrap(), format!("{}", MOST + 2).as_bytes());
    }

    #[test]
    fn nothing_but_pasted_texts_is_removed() {
        let home = tempfile::tempdir().unwrap();
        let folder = PastedFolder::at(home.path());
        let pasted = folder.keep(b"text", "題：a/b?", "txt").unwrap();
        assert_eq!(PastedAt::of(&pasted).map(|at| at.title), Some("題：ab"));
        let (notes, elsewhere) =
            (home.path().join("notes.txt"), home.path().join("sub/2026-11-29 14.05.00.txt"));
        fs::create_dir(home.path().join("sub")).unwrap();
        for file in [&notes, &elsewhere] {
            fs::write(file, "text").unwrap();
            folder.remove(file).unwrap();
            assert!(file.exists(), "{file:?}");
        }
        folder.remove(&pasted).unwrap();
        assert!(!pasted.exists());
    }

    #[test]
    fn without_a_folder_that_is_said() {
        let error = PastedFolder::default().keep(b"text", "", "txt").unwrap_err();
        assert_eq!(error, PasteError::NoFolder { variable: FOLDER_VARIABLE });
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = PastedFolder::at(file.path().join("pasted")).keep(b"text", "", "txt").unwrap_err();
        assert!(matches!(error, PasteError::NotKept { .. }), "{error:?}");
    }
}
