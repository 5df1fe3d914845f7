//! Where settings and the user's own terms are kept.
//!
//! `settings.json` and `terms.json` lie in the platform's configuration folder, beside a portable program, or in the
//! folder that the environment variable `MOYUE_CONFIG_DIR` names. Each is only ever replaced as a whole, under the lock
//! of `settings.lock` or `terms.lock` next to it.

mod folders;
mod pasted;
mod saver;

use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};

use directories::ProjectDirs;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use folders::{FOLDER_VARIABLE, system_folder, windows_folder};
pub use pasted::PastedFolder;
pub use saver::Saver;

use crate::files;
use crate::open_error::{OpenError, SystemError};
use crate::reader::{NoticeKind, OwnTerms, SaveError, Settings};

/// What is kept in a file of its own.
pub trait Kept: Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned + Send + 'static {
    /// The file's name without its extension.
    const NAME: &'static str;
    /// The version of the file's form that this program reads and writes.
    const VERSION: u32;

    /// The same with every value inside its bounds, whatever a file gave.
    #[must_use]
    fn sanitized(self) -> Self;

    /// Says that the file was put aside, under which name.
    const PUT_ASIDE: fn(String) -> NoticeKind;
    /// Says that the file comes from a newer version, and under which name it was put aside.
    const FROM_THE_FUTURE: fn(String) -> NoticeKind;
    /// Says that the file cannot be written, and why.
    const NOT_WRITTEN: fn(SaveError) -> NoticeKind;

    /// This of one window together with what another has written since the first one knew `base`.
    #[must_use]
    fn merged(self, base: &Self, written: &Self) -> Self;
}

impl Kept for Settings {
    const NAME: &'static str = "settings";
    const VERSION: u32 = Self::VERSION;
    const PUT_ASIDE: fn(String) -> NoticeKind = NoticeKind::SettingsPutAside;
    const FROM_THE_FUTURE: fn(String) -> NoticeKind = NoticeKind::SettingsFromTheFuture;
    const NOT_WRITTEN: fn(SaveError) -> NoticeKind = NoticeKind::SettingsNotWritten;

    fn sanitized(self) -> Self {
        self.sanitized()
    }

    fn merged(self, base: &Self, written: &Self) -> Self {
        self.merged(base, written)
    }
}

impl Kept for OwnTerms {
    const NAME: &'static str = "terms";
    const VERSION: u32 = Self::VERSION;
    const PUT_ASIDE: fn(String) -> NoticeKind = NoticeKind::TermsPutAside;
    const FROM_THE_FUTURE: fn(String) -> NoticeKind = NoticeKind::TermsFromTheFuture;
    const NOT_WRITTEN: fn(SaveError) -> NoticeKind = NoticeKind::TermsNotWritten;

    fn sanitized(self) -> Self {
        self.sanitized()
    }

    fn merged(self, base: &Self, written: &Self) -> Self {
        self.merged(base, written)
    }
}

/// A file of one folder, as one window sees it.
#[derive(Debug)]
pub struct Store<T> {
    /// None where the system has no place for settings.
    folder: Option<PathBuf>,
    /// What this window knew when it last read or wrote the file.
    base: Mutex<T>,
}

/// What the user should know about what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreNotice {
    /// The file could not be understood; it was moved and defaults are used.
    Unreadable {
        /// Where it is now.
        kept: PathBuf,
    },
    /// A newer Moyue wrote the file; it was moved and defaults are used.
    Newer {
        /// Where it is now.
        kept: PathBuf,
    },
    /// The file cannot be written; nothing is remembered.
    NotSaved {
        /// Why not.
        error: SystemError,
        /// What cannot be written.
        file: PathBuf,
    },
    /// The system names no folder for settings.
    NoFolder,
}

impl StoreNotice {
    /// In the reader's terms; `T` is what is kept in the file.
    pub fn said_of<T: Kept>(self) -> NoticeKind {
        match self {
            Self::Unreadable { kept } => T::PUT_ASIDE(kept.display().to_string()),
            Self::Newer { kept } => T::FROM_THE_FUTURE(kept.display().to_string()),
            Self::NotSaved { error, file } => T::NOT_WRITTEN(SaveError::System { error, file: Some(file) }),
            Self::NoFolder => T::NOT_WRITTEN(SaveError::NoFolder { variable: FOLDER_VARIABLE }),
        }
    }
}

impl<T: Kept> Store<T> {
    /// The store in the folder that [`FOLDER_VARIABLE`] names, else beside a portable program, else in the platform's
    /// configuration folder.
    pub fn of_system() -> Self {
        Self { folder: system_folder(ProjectDirs::config_dir), base: Mutex::default() }
    }

    /// The store in `folder`, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), base: Mutex::default() }
    }

    /// The file, where the system has a place for it.
    pub fn file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(file_name::<T>()))
    }

    /// Reads the file; defaults when there is none yet.
    ///
    /// A file that cannot be used is kept aside under another name, and the notice says so.
    pub fn load(&self) -> (T, Option<StoreNotice>) {
        let Some(folder) = &self.folder else {
            return (T::default(), None);
        };
        let (kept, notice) = match read(&folder.join(file_name::<T>())) {
            Ok(kept) => (kept, None),
            Err(_) => match locked::<T, _>(folder, read_or_set_aside) {
                Ok((kept, notice)) => (kept, notice),
                Err(error) => (None, Some(not_saved::<T>(folder, &error))),
            },
        };
        let kept = kept.unwrap_or_default();
        self.base().clone_from(&kept);
        (kept, notice)
    }

    /// What is in the file; defaults where there is none that can be used. Nothing becomes of the file.
    pub fn peek(&self) -> T {
        let read = self.file().map(|file| read(&file));
        read.and_then(Result::ok).flatten().unwrap_or_default()
    }

    /// Writes the file, with what another window has written since this one last read or wrote it.
    ///
    /// # Errors
    /// [`StoreNotice::NotSaved`] or [`StoreNotice::NoFolder`]; the file is then as it was.
    pub fn save(&self, kept: &T) -> Result<(), StoreNotice> {
        let folder = self.folder.as_deref().ok_or(StoreNotice::NoFolder)?;
        let mut base = self.base();
        let written = locked::<T, _>(folder, |folder| {
            let (written, _) = read_or_set_aside(folder)?;
            let merged = match written {
                Some(written) => kept.clone().merged(&base, &written),
                None => kept.clone().sanitized(),
            };
            let text = serde_json::to_string_pretty(&merged).map_err(io::Error::other)?;
            files::write_atomically(&folder.join(file_name::<T>()), text.as_bytes())
        });
        written.map_err(|error| not_saved::<T>(folder, &error))?;
        base.clone_from(kept);
        Ok(())
    }

    fn base(&self) -> MutexGuard<'_, T> {
        // The value is replaced as a whole, so a panic elsewhere cannot have left a half of it.
        self.base.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn file_name<T: Kept>() -> String {
    format!("{}.json", T::NAME)
}

/// Why a file cannot be used.
enum Unusable {
    Newer,
    Unreadable,
}

/// What is in a file, sanitized; none when there is no file.
fn read<T: Kept>(file: &Path) -> Result<Option<T>, Unusable> {
    #[derive(Deserialize)]
    struct Version {
        version: u64,
    }
    let bytes = match files::read(file, &AtomicBool::new(false)) {
        Ok(bytes) => bytes,
        Err(OpenError::Missing) => return Ok(None),
        Err(_) => return Err(Unusable::Unreadable),
    };
    // The version is looked at by itself: nothing else of a newer form need make sense here.
    if let Ok(Version { version }) = serde_json::from_slice(&bytes)
        && version > u64::from(T::VERSION)
    {
        return Err(Unusable::Newer);
    }
    let kept: T = serde_json::from_slice(&bytes).map_err(|_| Unusable::Unreadable)?;
    Ok(Some(kept.sanitized()))
}

/// As [`read`], but a file that cannot be used is moved out of the way. The folder must be locked.
fn read_or_set_aside<T: Kept>(folder: &Path) -> io::Result<(Option<T>, Option<StoreNotice>)> {
    let file = folder.join(file_name::<T>());
    match read(&file) {
        Ok(kept) => Ok((kept, None)),
        Err(Unusable::Newer) => Ok((None, Some(StoreNotice::Newer { kept: set_aside(&file)? }))),
        Err(Unusable::Unreadable) => Ok((None, Some(StoreNotice::Unreadable { kept: set_aside(&file)? }))),
    }
}

/// Moves a file to `settings.json.bak`, or to `settings.json.bak2` and so on where something else lies there already.
fn set_aside(file: &Path) -> io::Result<PathBuf> {
    let content = |file: &Path| files::read(file, &AtomicBool::new(false));
    let moving = content(file);
    let free = |name: &PathBuf| match fs::symlink_metadata(name) {
        Ok(_) => matches!(moving, Ok(_) | Err(OpenError::Empty)) && content(name) == moving,
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
fn locked<T: Kept, R>(folder: &Path, work: impl FnOnce(&Path) -> io::Result<R>) -> io::Result<R> {
    fs::create_dir_all(folder)?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(format!("{}.lock", T::NAME)))?;
    match lock.lock() {
        // A file system without locks is no reason to forget the settings.
        Err(error) if error.kind() != ErrorKind::Unsupported => return Err(error),
        _ => {}
    }
    work(folder)
    // Closing the file gives the lock back.
}

fn not_saved<T: Kept>(folder: &Path, error: &io::Error) -> StoreNotice {
    StoreNotice::NotSaved { error: error.into(), file: folder.join(file_name::<T>()) }
}

#[cfg(test)]
mod tests;
