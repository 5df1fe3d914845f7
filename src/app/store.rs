//! Where settings are kept.
//!
//! `settings.json` lies in the platform's configuration folder, or in the folder that the environment variable
//! `MOYUE_CONFIG_DIR` names. It is only ever replaced as a whole, under the lock of `settings.lock` beside it.

mod saver;

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};

use directories::ProjectDirs;
use serde::Deserialize;
use thiserror::Error;

pub use saver::{SAVE_INTERVAL, Saver};

use crate::files;
use crate::reader::{Refusal, Settings};

/// Names the folder of settings in place of the platform's; for tests and for a second set of settings.
pub const FOLDER_VARIABLE: &str = "MOYUE_CONFIG_DIR";

const FILE: &str = "settings.json";
const LOCK: &str = "settings.lock";

/// The settings file of one folder, as one window sees it.
#[derive(Debug)]
pub struct Store {
    /// None where the system has no place for settings.
    folder: Option<PathBuf>,
    /// What this window knew when it last read or wrote the file.
    base: Mutex<Settings>,
}

/// What the person should know about their settings. Each is one sentence; paths come last.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreNotice {
    /// The file could not be understood; it was moved and defaults are used.
    #[error("the settings could not be read ({reason}), so Moyue starts afresh and keeps the old ones in {}",
        kept.display())]
    Unreadable {
        /// What is wrong with it.
        reason: String,
        /// Where it is now.
        kept: PathBuf,
    },
    /// A newer Moyue wrote the file; it was moved and defaults are used.
    #[error("the settings were written by a newer Moyue, so this one starts afresh and keeps them in {}",
        kept.display())]
    Newer {
        /// Where it is now.
        kept: PathBuf,
    },
    /// Settings cannot be written; nothing is remembered.
    #[error("settings cannot be saved ({reason}), so nothing will be remembered; check that this can be written: {}",
        file.display())]
    NotSaved {
        /// What the system says.
        reason: String,
        /// What cannot be written.
        file: PathBuf,
    },
    /// The system names no folder for settings.
    #[error(
        "this system has no folder for settings, so nothing will be remembered; name one in MOYUE_CONFIG_DIR"
    )]
    NoFolder,
}

impl Store {
    /// The store in the folder that [`FOLDER_VARIABLE`] names, else in the platform's configuration folder.
    pub fn of_system() -> Self {
        let named = std::env::var_os(FOLDER_VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
        let folder = named
            .or_else(|| ProjectDirs::from("", "", "moyue").map(|folders| folders.config_dir().to_owned()));
        Self { folder, base: Mutex::default() }
    }

    /// The store in `folder`, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), base: Mutex::default() }
    }

    /// The settings file, where the system has a place for it.
    pub fn file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(FILE))
    }

    /// Reads the settings; defaults when there are none yet.
    ///
    /// A file that cannot be used is kept aside under another name, and the notice says so.
    pub fn load(&self) -> (Settings, Option<StoreNotice>) {
        let Some(folder) = &self.folder else {
            return (Settings::default(), None);
        };
        let (settings, notice) = match read(&folder.join(FILE)) {
            Ok(settings) => (settings, None),
            Err(_) => match locked(folder, read_or_set_aside) {
                Ok((settings, notice)) => (settings, notice),
                Err(error) => (None, Some(not_saved(folder, &error))),
            },
        };
        let settings = settings.unwrap_or_default();
        self.base().clone_from(&settings);
        (settings, notice)
    }

    /// Writes the settings, with what another window has written since this one last read or wrote them.
    ///
    /// # Errors
    /// [`StoreNotice::NotSaved`] or [`StoreNotice::NoFolder`]; the file is then as it was.
    pub fn save(&self, settings: &Settings) -> Result<(), StoreNotice> {
        let folder = self.folder.as_deref().ok_or(StoreNotice::NoFolder)?;
        let mut base = self.base();
        let written = locked(folder, |folder| {
            let (written, _) = read_or_set_aside(folder)?;
            let merged = match written {
                Some(written) => settings.clone().merged(&base, &written),
                None => settings.clone().sanitized(),
            };
            let text = serde_json::to_string_pretty(&merged).map_err(io::Error::other)?;
            files::write_atomically(&folder.join(FILE), text.as_bytes())
        });
        written.map_err(|error| not_saved(folder, &error))?;
        base.clone_from(settings);
        Ok(())
    }

    fn base(&self) -> MutexGuard<'_, Settings> {
        // The value is replaced as a whole, so a panic elsewhere cannot have left a half of it.
        self.base.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why a settings file cannot be used.
enum Unusable {
    Newer,
    Unreadable(String),
}

/// The settings in a file, sanitized; none when there is no file.
fn read(file: &Path) -> Result<Option<Settings>, Unusable> {
    #[derive(Deserialize)]
    struct Version {
        version: u64,
    }
    let bytes = match files::read(file, &AtomicBool::new(false)) {
        Ok(bytes) => bytes,
        Err(Refusal::Missing) => return Ok(None),
        Err(refusal) => return Err(Unusable::Unreadable(refusal.to_string())),
    };
    // The version is looked at by itself: nothing else of a newer form need make sense here.
    if let Ok(Version { version }) = serde_json::from_slice(&bytes)
        && version > u64::from(Settings::VERSION)
    {
        return Err(Unusable::Newer);
    }
    let settings: Settings =
        serde_json::from_slice(&bytes).map_err(|error| Unusable::Unreadable(error.to_string()))?;
    Ok(Some(settings.sanitized()))
}

/// As [`read`], but a file that cannot be used is moved out of the way. The folder must be locked.
fn read_or_set_aside(folder: &Path) -> io::Result<(Option<Settings>, Option<StoreNotice>)> {
    let file = folder.join(FILE);
    match read(&file) {
        Ok(settings) => Ok((settings, None)),
        Err(Unusable::Newer) => Ok((None, Some(StoreNotice::Newer { kept: set_aside(&file)? }))),
        Err(Unusable::Unreadable(reason)) => {
            Ok((None, Some(StoreNotice::Unreadable { reason, kept: set_aside(&file)? })))
        }
    }
}

/// Moves a file to `settings.json.bak`, or to `settings.json.bak2` and so on where something else lies there already.
fn set_aside(file: &Path) -> io::Result<PathBuf> {
    let content = |file: &Path| files::read(file, &AtomicBool::new(false));
    let moving = content(file);
    let free = |name: &PathBuf| match fs::symlink_metadata(name) {
        Ok(_) => matches!(moving, Ok(_) | Err(Refusal::Empty)) && content(name) == moving,
        Err(error) => error.kind() == ErrorKind::NotFound,
    };
    let kept = (1_u32..)
        .map(|number| match number {
            1 => file.with_extension("json.bak"),
            _ => file.with_extension(format!("json.bak{number}")),
        })
        .take(1000)
        .find(free)
        .ok_or_else(|| io::Error::from(ErrorKind::AlreadyExists))?;
    fs::rename(file, &kept)?;
    Ok(kept)
}

/// Does something to the folder, which is made if need be, while no other window does.
fn locked<T>(folder: &Path, work: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    fs::create_dir_all(folder)?;
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    match lock.lock() {
        // A file system without locks is no reason to forget the settings.
        Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
        _ => {}
    }
    work(folder)
    // Closing the file gives the lock back.
}

fn not_saved(folder: &Path, error: &io::Error) -> StoreNotice {
    StoreNotice::NotSaved { reason: error.to_string(), file: folder.join(FILE) }
}

#[cfg(test)]
mod tests;
