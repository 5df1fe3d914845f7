//! The articles in a folder.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use crate::app::jobs::{JobFailure, JobLink, Jobs};
use crate::article::FileType;
use crate::files;
use crate::reader::{FolderJob, ListedFolder, OpenError, Outcome};
use crate::text::natural_order::sort_by_name;

/// The name of the job that lists the folder of the file on screen; a later one overtakes an earlier one.
const LIST: &str = "folder";
/// The name of the job that lists a folder of which an article is opened.
const OPEN: &str = "open folder";

/// The most articles of a folder that are listed.
const MOST: usize = 5_000;
/// The most entries of a folder that are looked at.
const MOST_ENTRIES: usize = 100_000;

/// Lists the articles of a folder; its end is an [`Outcome::FolderListed`].
pub fn list(jobs: &mut Jobs, job: FolderJob) {
    let (name, failing) = (if job.is_opening { OPEN } else { LIST }, job.clone());
    let work = move |link: &JobLink| {
        let files = articles(&job.folder, job.language.code(), &|| link.is_cancelled());
        Outcome::FolderListed(ListedFolder { job, files })
    };
    let failed = move |failure: JobFailure| {
        Outcome::FolderListed(ListedFolder { job: failing.clone(), files: Err(failure.into()) })
    };
    jobs.spawn_latest(name, work, failed);
}

/// The files in a folder whose names end like those of articles, in natural order.
fn articles(
    folder: &Path,
    language: &str,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Vec<PathBuf>, OpenError> {
    let entries = fs::read_dir(folder).map_err(|error| files::open_error(&error))?;
    let mut found = Vec::new();
    for entry in entries.take(MOST_ENTRIES) {
        if is_cancelled() {
            return Err(OpenError::Cancelled);
        }
        // What cannot be looked at cannot be opened.
        found.extend(entry.ok().filter(is_article).map(|entry| entry.path()));
    }
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    sort_by_name(&mut found, language, name);
    found.truncate(MOST);
    Ok(found)
}

fn is_article(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    let is_file = || match entry.file_type() {
        Ok(kind) if kind.is_symlink() => fs::metadata(entry.path()).is_ok_and(|about| about.is_file()),
        Ok(kind) => kind.is_file(),
        Err(_) => false,
    };
    !name.starts_with('.') && FileType::of(&name).is_some() && is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_listed_in_natural_order_and_nothing_else_is() {
        let home = tempfile::tempdir().unwrap();
        for name in [
            "第十章.txt",
            "第二章.md",
            "第三章.HTML",
            "a.png",
            ".hidden.txt",
            "words.tsv",
            "notes",
            "b.moyue",
        ] {
            fs::write(home.path().join(name), "text").unwrap();
        }
        fs::create_dir(home.path().join("folder.txt")).unwrap();
        let names = |folder: &Path| -> Result<Vec<String>, OpenError> {
            let files = articles(folder, "zh-Hant", &|| false)?;
            Ok(files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect())
        };
        assert_eq!(names(home.path()).unwrap(), ["第二章.md", "第三章.HTML", "第十章.txt", "b.moyue"]);
        assert_eq!(names(&home.path().join("gone")), Err(OpenError::Missing));
        assert_eq!(articles(home.path(), "", &|| true), Err(OpenError::Cancelled));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_an_article_is_one() {
        let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(other.path().join("a.txt"), "text").unwrap();
        std::os::unix::fs::symlink(other.path().join("a.txt"), home.path().join("b.txt")).unwrap();
        std::os::unix::fs::symlink(other.path().join("gone.txt"), home.path().join("c.txt")).unwrap();
        assert_eq!(articles(home.path(), "", &|| false), Ok(vec![home.path().join("b.txt")]));
    }
}
