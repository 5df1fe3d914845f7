//! The user's own list of words that are one word in the names of terms.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use directories::ProjectDirs;

use super::store::system_folder;
use crate::files;
use crate::glossary::Equivalents;

/// The file in the folder of settings: a group a line, its words between blanks, `_` for a blank within a word, and
/// remarks in lines that begin with `#`.
const FILE: &str = "same_words.txt";

/// Adds the words of the file, if there is one. It is read before the first article is opened; what is no text in UTF-8 is
/// read as far as it is.
pub fn add_same_words() {
    let path: Option<PathBuf> = system_folder(ProjectDirs::config_dir).map(|folder| folder.join(FILE));
    let Some(bytes) = path.and_then(|path| files::read(&path, &AtomicBool::new(false)).ok()) else { return };
    Equivalents::add_users(String::from_utf8_lossy(&bytes).into_owned());
}
