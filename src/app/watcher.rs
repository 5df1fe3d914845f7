//! Hearing that the open file has changed.
//!
//! Its folder is watched, not the file: an editor puts a new file in the place of the old one. Where the file is behind
//! a link, the link's folder and the file's are watched. A system that does not tell is no misfortune: the person can
//! still load the file again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode, Watcher as _};

use crate::reader::Stamp;

/// How long a file must be left alone before it is said to have changed.
const QUIET: Duration = Duration::from_millis(250);

/// After how long a file is said to have changed although it is not left alone.
const LONGEST: Duration = Duration::from_secs(2);

/// Watches one file at a time on a thread of its own, which sleeps until something happens.
pub struct Watcher {
    wake: Arc<dyn Fn() + Send + Sync>,
    news: (Sender<PathBuf>, Receiver<PathBuf>),
    watched: Option<Watched>,
}

struct Watched {
    file: PathBuf,
    signals: Sender<Signal>,
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

impl Watcher {
    /// `wake` is called, from another thread, when [`Self::poll`] has something to say.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), news: mpsc::channel(), watched: None }
    }

    /// From now on watches this file and no other; `stamp` is how it looked when it was read. Nothing happens when it
    /// is watched already.
    pub fn watch(&mut self, file: Option<&Path>, stamp: Option<Stamp>) {
        if self.watched.as_ref().map(|watched| watched.file.as_path()) == file {
            return;
        }
        self.stop();
        let Some(file) = file.map(Path::to_owned) else { return };
        let (signals, heard) = mpsc::channel();
        let (news, wake) = (self.news.0.clone(), Arc::clone(&self.wake));
        let watch = {
            let (file, signals) = (file.clone(), signals.clone());
            move || {
                watch_file(&file, stamp, (signals, &heard), &|| {
                    if news.send(file.clone()).is_ok() {
                        wake();
                    }
                });
            }
        };
        // Without a thread the file is not watched.
        if thread::Builder::new().name("watcher".into()).spawn(watch).is_ok() {
            self.watched = Some(Watched { file, signals });
        }
    }

    /// The watched file, when it has changed since the last look.
    pub fn poll(&self) -> Option<PathBuf> {
        let watched = &self.watched.as_ref()?.file;
        self.news.1.try_iter().filter(|file| file == watched).last()
    }

    fn stop(&mut self) {
        if let Some(watched) = self.watched.take() {
            // A thread that has ended by itself needs no word.
            drop(watched.signals.send(Signal::Stop));
        }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Reports changes of a file until it hears that it should stop.
fn watch_file(
    file: &Path,
    known: Option<Stamp>,
    (signals, heard): (Sender<Signal>, &Receiver<Signal>),
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

    /// A watcher that has begun to watch, and its wakes.
    fn watching(file: &Path) -> (Watcher, Receiver<()>) {
        let (woken, wakes) = mpsc::channel();
        let mut watcher = Watcher::new(move || woken.send(()).unwrap_or_default());
        // A wrong stamp is reported as soon as the folder is watched.
        let before = Stamp { modified: None, length: u64::MAX };
        watcher.watch(Some(file), Some(before));
        wakes.recv().unwrap();
        assert_eq!(watcher.poll().as_deref(), Some(file));
        (watcher, wakes)
    }

    fn hears(watcher: &Watcher, wakes: &Receiver<()>, file: &Path) {
        wakes.recv_timeout(Duration::from_secs(30)).expect("the change is heard of");
        assert_eq!(watcher.poll().as_deref(), Some(file));
    }

    #[test]
    fn writing_replacing_deleting_and_coming_back_are_heard_of() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("稿.txt"), folder.path().join("other.txt"));
        fs::write(&file, "one").unwrap();
        let (watcher, wakes) = watching(&file);
        fs::write(&file, "two").unwrap();
        hears(&watcher, &wakes, &file);
        fs::write(&other, "three").unwrap();
        fs::rename(&other, &file).unwrap();
        hears(&watcher, &wakes, &file);
        fs::remove_file(&file).unwrap();
        hears(&watcher, &wakes, &file);
        fs::write(&file, "four").unwrap();
        hears(&watcher, &wakes, &file);
    }

    #[test]
    fn reading_it_and_what_happens_beside_it_are_no_change() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "one").unwrap();
        let (watcher, wakes) = watching(&file);
        fs::read(&file).unwrap();
        fs::write(folder.path().join("beside.txt"), "text").unwrap();
        // Were these heard of, they would be before this.
        fs::write(&file, "two").unwrap();
        hears(&watcher, &wakes, &file);
        assert!(wakes.try_recv().is_err());
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
        let (watcher, wakes) = watching(&link);
        fs::write(&file, "two").unwrap();
        hears(&watcher, &wakes, &link);
        let second = files.path().join("second.txt");
        fs::write(&second, "three").unwrap();
        fs::remove_file(&link).unwrap();
        symlink(&second, &link).unwrap();
        hears(&watcher, &wakes, &link);
        fs::write(&second, "four").unwrap();
        hears(&watcher, &wakes, &link);
    }

    #[test]
    fn a_folder_that_goes_and_comes_back_is_watched_again() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        let file = inner.join("a.txt");
        fs::create_dir(&inner).unwrap();
        fs::write(&file, "one").unwrap();
        let (watcher, wakes) = watching(&file);
        fs::remove_dir_all(&inner).unwrap();
        hears(&watcher, &wakes, &file);
        fs::create_dir(&inner).unwrap();
        hears(&watcher, &wakes, &file);
        fs::write(&file, "two").unwrap();
        hears(&watcher, &wakes, &file);
    }

    #[test]
    fn of_a_file_that_is_not_watched_any_more_nothing_is_heard() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        fs::write(&file, "one").unwrap();
        fs::write(&other, "one").unwrap();
        let (mut watcher, wakes) = watching(&file);
        watcher.watch(Some(&other), Some(Stamp { modified: None, length: u64::MAX }));
        wakes.recv().unwrap();
        assert_eq!(watcher.poll(), Some(other));
        fs::write(&file, "two").unwrap();
        watcher.watch(None, None);
        assert_eq!(watcher.poll(), None);
    }
}
