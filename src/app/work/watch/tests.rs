use std::sync::Arc;

use super::*;
use crate::app::jobs::Message;
use crate::app::jobs::tests::jobs;

/// A file that is watched, and its changes.
struct Watching {
    file: PathBuf,
    jobs: Jobs,
    wakes: Receiver<()>,
    watch: Watch,
}

impl Watching {
    /// That has begun.
    fn new(file: &Path) -> Self {
        let (jobs, wakes) = jobs();
        let mut watching = Self { file: file.to_owned(), jobs, wakes, watch: Watch::default() };
        watching.begin(file);
        watching
    }

    fn begin(&mut self, file: &Path) {
        self.file = file.to_owned();
        // A wrong stamp is reported as soon as the folder is watched.
        let stamp = Some(Stamp { modified: None, length: u64::MAX });
        let pictures = Arc::from([file.with_file_name("a.png")]);
        self.watch.set(&mut self.jobs, Some(WatchJob { file: file.to_owned(), stamp, pictures }));
        self.hears();
    }

    fn hears(&self) {
        loop {
            self.wakes.recv_timeout(Duration::from_secs(30)).expect("the change is heard of");
            match self.jobs.next() {
                Some(Message::Outcome(Outcome::FileChanged(file))) => {
                    assert_eq!(file, self.file);
                    return;
                }
                Some(Message::Outcome(Outcome::FolderChanged(_))) => {}
                _ => panic!("nothing"),
            }
        }
    }
}

#[test]
fn writing_replacing_deleting_and_coming_back_are_heard_of() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("稿.txt"), folder.path().join("other.txt"));
    fs::write(&file, "one").unwrap();
    let watching = Watching::new(&file);
    fs::write(&file, "two").unwrap();
    watching.hears();
    fs::write(&other, "three").unwrap();
    fs::rename(&other, &file).unwrap();
    watching.hears();
    fs::remove_file(&file).unwrap();
    watching.hears();
    fs::write(&file, "four").unwrap();
    watching.hears();
}

#[test]
fn reading_it_and_what_happens_beside_it_are_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    let beside = folder.path().join("beside.txt");
    fs::write(&file, "one").unwrap();
    fs::write(&beside, "text").unwrap();
    let watching = Watching::new(&file);
    fs::read(&file).unwrap();
    fs::write(&beside, "another text").unwrap();
    // Were these heard of, they would be before this.
    fs::write(&file, "two").unwrap();
    watching.hears();
    assert!(watching.wakes.try_recv().is_err());
    assert!(!may_change(EventKind::Access(AccessKind::Open(AccessMode::Read))));
    let places = Places::of(Watched { file: &file, pictures: &[] });
    assert!(!places.concern(&[folder.path().join("beside.txt")]));
    assert!(places.concern(&[folder.path().to_owned()]) && places.concern(&[]));
}

#[test]
fn what_comes_and_goes_beside_it_changes_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    fs::write(&file, "one").unwrap();
    let watching = Watching::new(&file);
    let hears = || {
        watching.wakes.recv_timeout(Duration::from_secs(30)).expect("the change is heard of");
        let Some(Message::Outcome(Outcome::FolderChanged(changed))) = watching.jobs.next() else {
            panic!("nothing")
        };
        assert_eq!(changed, folder.path());
    };
    fs::write(&other, "text").unwrap();
    hears();
    fs::rename(&other, folder.path().join("c.txt")).unwrap();
    hears();
    fs::remove_file(folder.path().join("c.txt")).unwrap();
    hears();
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_watched_and_so_is_the_link() {
    use std::os::unix::fs::symlink;
    let (links, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (link, file) = (links.path().join("link.txt"), files.path().join("file.txt"));
    fs::write(&file, "one").unwrap();
    symlink(&file, &link).unwrap();
    let watching = Watching::new(&link);
    fs::write(&file, "two").unwrap();
    watching.hears();
    let second = files.path().join("second.txt");
    fs::write(&second, "three").unwrap();
    fs::remove_file(&link).unwrap();
    symlink(&second, &link).unwrap();
    watching.hears();
    fs::write(&second, "four").unwrap();
    watching.hears();
}

#[test]
fn a_folder_that_goes_and_comes_back_is_watched_again() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    let file = inner.join("a.txt");
    fs::create_dir(&inner).unwrap();
    fs::write(&file, "one").unwrap();
    let watching = Watching::new(&file);
    fs::remove_dir_all(&inner).unwrap();
    watching.hears();
    fs::create_dir(&inner).unwrap();
    watching.hears();
    fs::write(&file, "two").unwrap();
    watching.hears();
}

#[test]
fn of_a_file_that_is_not_watched_any_more_nothing_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    fs::write(&file, "one").unwrap();
    fs::write(&other, "one").unwrap();
    let mut watching = Watching::new(&file);
    watching.begin(&other);
    fs::write(&file, "two").unwrap();
    watching.watch.set(&mut watching.jobs, None);
    assert!(watching.jobs.next().is_none());
}
