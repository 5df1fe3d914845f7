//! The folders of this program: the platform's, one that a variable names, or one that a portable program carries with it.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Names the folder of settings in place of the platform's; for tests and for a second set of settings.
pub const FOLDER_VARIABLE: &str = "MOYUE_CONFIG_DIR";

/// A file of this name beside the program makes it portable: what it keeps lies in [`PORTABLE_FOLDER`] beside it.
const PORTABLE_FILE: &str = "moyue.portable";
/// Where a portable program keeps all that it keeps.
const PORTABLE_FOLDER: &str = "moyue-data";

/// The folder that [`FOLDER_VARIABLE`] names, else that of a portable program, else one of the platform's; none where the
/// system has no place for it.
pub fn system_folder(of_platform: fn(&ProjectDirs) -> &Path) -> Option<PathBuf> {
    named_folder().or_else(|| portable_folder(&program()?)).or_else(|| platform_folder(of_platform))
}

/// The folder in which windows find each other; none where the system has no place for it.
///
/// Those of a portable program are in the platform's: what it is carried on seldom has sockets.
pub fn windows_folder() -> Option<PathBuf> {
    let of_platform = |folders: &ProjectDirs| folders.runtime_dir().unwrap_or(folders.cache_dir()).to_owned();
    let folder = named_folder().or_else(|| ProjectDirs::from("", "", "moyue").as_ref().map(of_platform))?;
    Some(folder.join("windows"))
}

fn named_folder() -> Option<PathBuf> {
    env::var_os(FOLDER_VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from)
}

fn platform_folder(of_platform: fn(&ProjectDirs) -> &Path) -> Option<PathBuf> {
    ProjectDirs::from("", "", "moyue").as_ref().map(of_platform).map(Path::to_owned)
}

/// The program's own file, links to it followed; not on Windows, whose real paths (`\\?\C:\…`) are not shown to people.
fn program() -> Option<PathBuf> {
    let path = env::current_exe().ok()?;
    let real = if cfg!(windows) { None } else { path.canonicalize().ok() };
    Some(real.unwrap_or(path))
}

/// Where the program at this path keeps what it keeps, if it is portable.
fn portable_folder(program: &Path) -> Option<PathBuf> {
    let beside = shown_folder(program)?;
    beside.join(PORTABLE_FILE).exists().then(|| beside.join(PORTABLE_FOLDER))
}

/// The folder in which a user sees the program. On macOS that is where its bundle lies, `Moyue.app/Contents/MacOS/moyue`:
/// nothing may be written into a bundle, which is signed.
fn shown_folder(program: &Path) -> Option<&Path> {
    let folder = program.parent()?;
    let bundle = folder.parent().and_then(Path::parent).filter(|bundle| {
        folder.ends_with("Contents/MacOS") && bundle.extension().is_some_and(|ending| ending == "app")
    });
    bundle.map_or(Some(folder), Path::parent)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_program_is_portable_when_the_file_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        assert_eq!(portable_folder(&folder.join("moyue")), None);
        fs::write(folder.join("moyue.portable"), "").unwrap();
        assert_eq!(portable_folder(&folder.join("moyue")), Some(folder.join("moyue-data")));
        assert_eq!(portable_folder(&folder.join("moyue-cli.exe")), Some(folder.join("moyue-data")));
        assert_eq!(portable_folder(&folder.join("deeper/moyue")), None);
    }

    #[test]
    fn what_a_bundle_keeps_lies_beside_the_bundle() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("moyue.portable"), "").unwrap();
        let in_bundle = folder.join("Moyue.app/Contents/MacOS/moyue");
        assert_eq!(portable_folder(&in_bundle), Some(folder.join("moyue-data")));
        assert_eq!(portable_folder(&folder.join("Moyue/Contents/MacOS/moyue")), None);
    }
}
