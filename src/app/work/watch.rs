//! Hearing that the open file has changed.
//!
//! Its folder is watched, not the file: an editor puts a new file in the place of the old one. Where the file is behind
//! a link, the link's folder and the file's are watched. A system that does not tell is no misfortune: the user can
//! still load the file again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode, Watcher as _};

use crate::app::jobs::Jobs;
use crate::reader::{Outcome, Stamp, WatchJob};

/// How long a file must be left alone before it is said to have changed.
const QUIET: Duration = Duration::from_millis(250);

/// After how long a file is said to have changed although it is not left alone.
const LONGEST: Duration = Duration::from_secs(2);

/// The name of the job that watches.
const WATCH: &str = "watch";

/// Watches one file at a time; its thread sleeps until something happens.
#[derive(Default)]
pub struct Watch {
    signals: Option<Sender<Signal>>,
}

/// What the watching thread hears.
enum Signal {
    /// Something happened to these paths; to some path when there is none.
    Touched(Vec<PathBuf>),
    /// Nobody listens any more.
    Stop,
}

/// How a file looks from outside now, if the system says.
pub fn stamp(file: &Path) -> Option<Stamp> {
    let about = fs::metadata(file).ok()?;
    Some(Stamp { modified: about.modified().ok(), length: about.len() })
}

impl Watch {
    /// From now on hears of changes of this file and of no other.
    pub fn set(&mut self, jobs: &mut Jobs, job: Option<WatchJob>) {
        jobs.cancel(WATCH);
        self.stop();
        let Some(WatchJob { file, stamp }) = job else { return };
        let (signals, heard) = mpsc::channel();
        self.signals = Some(signals.clone());
        jobs.spawn_listener(WATCH, move |link| {
            watch_file(&file, stamp, signals, &heard, &|| {
                link.send(Outcome::FileChanged(file.clone()));
            });
        });
    }

    fn stop(&mut self) {
        if let Some(signals) = self.signals.take() {
            // A thread that has ended by itself needs no word.
            drop(signals.send(Signal::Stop));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Reports changes of a file until it hears that it should stop.
fn watch_file(
    file: &Path,
    known: Option<Stamp>,
    signals: Sender<Signal>,
    heard: &Receiver<Signal>,
    report: &dyn Fn(),
) {
    let told = move |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && may_change(event.kind)
        {
            drop(signals.send(Signal::Touched(event.paths)));
        }
    };
    let Ok(mut system) = notify::recommended_watcher(told) else { return };
    let mut places = Places::of(file);
    places.watch(&mut system);
    if known.is_some() && stamp(file) != known {
        // It has changed between being read and being watched.
        report();
    }
    while waits_for_change(&places, heard) {
        let now = Places::of(file);
        if now != places {
            // A link leads elsewhere, or a folder has come or gone.
            places.unwatch(&mut system);
            places = now;
            places.watch(&mut system);
        }
        report();
    }
}

/// Waits for a change and then until the file is left alone. False when it should stop.
fn waits_for_change(places: &Places, heard: &Receiver<Signal>) -> bool {
    loop {
        match heard.recv() {
            Ok(Signal::Touched(paths)) if places.concern(&paths) => break,
            Ok(Signal::Touched(_)) => {}
            Ok(Signal::Stop) | Err(_) => return false,
        }
    }
    let latest = Instant::now() + LONGEST;
    let mut until = Instant::now() + QUIET;
    loop {
        match heard.recv_timeout(until.min(latest).saturating_duration_since(Instant::now())) {
            Ok(Signal::Touched(paths)) if places.concern(&paths) => until = Instant::now() + QUIET,
            Ok(Signal::Touched(_)) => {}
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => return true,
        }
    }
}

/// Whether something like this may change what is read; reading it does not.
fn may_change(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(AccessKind::Close(AccessMode::Write))) || !kind.is_access()
}

/// Where a file is, and which folders tell of it.
#[derive(Debug, PartialEq, Eq)]
struct Places {
    /// Its path, the same without links in its folders, and the path of what it links to.
    paths: Vec<PathBuf>,
    /// The folders of these, or what there is above them.
    folders: Vec<PathBuf>,
}

impl Places {
    fn of(file: &Path) -> Self {
        let mut paths = vec![file.to_owned()];
        if let (Some(folder), Some(name)) = (file.parent(), file.file_name()) {
            paths.extend(fs::canonicalize(folder).map(|folder| folder.join(name)));
        }
        paths.extend(fs::canonicalize(file));
        let mut folders: Vec<_> = paths.iter().filter_map(|path| folder_above(path)).collect();
        for list in [&mut paths, &mut folders] {
            list.sort();
            list.dedup();
        }
        Self { paths, folders }
    }

    /// Whether something that happened at these paths may be a change of the file: at its own, or at a folder above it.
    fn concern(&self, touched: &[PathBuf]) -> bool {
        touched.is_empty() || touched.iter().any(|at| self.paths.iter().any(|path| path.starts_with(at)))
    }

    fn watch(&self, system: &mut notify::RecommendedWatcher) {
        for folder in &self.folders {
            // What cannot be watched is loaded again by hand.
            drop(system.watch(folder, RecursiveMode::NonRecursive));
        }
    }

    fn unwatch(&self, system: &mut notify::RecommendedWatcher) {
        for folder in &self.folders {
            // One that is gone is not watched any more anyway.
            drop(system.unwatch(folder));
        }
    }
}

fn folder_above(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| folder.is_dir()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
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
            self.watch.set(&mut self.jobs, Some(WatchJob { file: file.to_owned(), stamp }));
            self.hears();
        }

        fn hears(&self) {
            self.wakes.recv_timeout(Duration::from_secs(30)).expect("the change is heard of");
            let Some(Message::Outcome(Outcome::FileChanged(file))) = self.jobs.next() else {
                panic!("nothing")
            };
            assert_eq!(file, self.file);
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
        fs::write(&file, "one").unwrap();
        let watching = Watching::new(&file);
        fs::read(&file).unwrap();
        fs::write(folder.path().join("beside.txt"), "text").unwrap();
        // Were these heard of, they would be before this.
        fs::write(&file, "two").unwrap();
        watching.hears();
        assert!(watching.wakes.try_recv().is_err());
        assert!(!may_change(EventKind::Access(AccessKind::Open(AccessMode::Read))));
        let places = Places::of(&file);
        assert!(!places.concern(&[folder.path().join("beside.txt")]));
        assert!(places.concern(&[folder.path().to_owned()]) && places.concern(&[]));
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
}
