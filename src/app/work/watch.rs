//! Hearing that the open file has changed, and what there is in its folder.
//!
//! Its folder is watched, not the file: an editor puts a new file in the place of the old one. Where the file is behind
//! a link, the link's folder and the file's are watched. A system that does not tell is no misfortune: the user can
//! still load the file again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
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
    Touched {
        /// The paths.
        paths: Vec<PathBuf>,
        /// Whether something may have come or gone there.
        is_listing: bool,
    },
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
        let Some(WatchJob { file, stamp, pictures }) = job else { return };
        let (signals, heard) = mpsc::channel();
        self.signals = Some(signals.clone());
        jobs.spawn_listener(WATCH, move |link| {
            let watched = Watched { file: &file, pictures: &pictures };
            watch_file(watched, stamp, signals, &heard, &|change| {
                let folder = file.parent().filter(|_| change.folder);
                if let Some(folder) = folder {
                    link.send(Outcome::FolderChanged(folder.to_owned()));
                }
                if change.file {
                    link.send(Outcome::FileChanged(file.clone()));
                }
                if change.pictures {
                    link.send(Outcome::PicturesChanged);
                }
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

/// What is watched.
#[derive(Clone, Copy)]
struct Watched<'a> {
    /// The file of the article.
    file: &'a Path,
    /// Those of its images.
    pictures: &'a [PathBuf],
}

/// What has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Change {
    /// The file.
    file: bool,
    /// What there is in its folder.
    folder: bool,
    /// The files of its images.
    pictures: bool,
}

impl Change {
    fn is_something(self) -> bool {
        self != Self::default()
    }

    fn or(self, other: Self) -> Self {
        Self {
            file: self.file || other.file,
            folder: self.folder || other.folder,
            pictures: self.pictures || other.pictures,
        }
    }
}

/// Reports changes of a file and of what there is in its folder until it hears that it should stop.
fn watch_file(
    watched: Watched<'_>,
    known: Option<Stamp>,
    signals: Sender<Signal>,
    heard: &Receiver<Signal>,
    report: &dyn Fn(Change),
) {
    let told = move |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && may_change(event.kind)
        {
            let is_listing = may_list(event.kind);
            drop(signals.send(Signal::Touched { paths: event.paths, is_listing }));
        }
    };
    let Ok(mut system) = notify::recommended_watcher(told) else { return };
    let file = watched.file;
    let mut places = Places::of(watched);
    places.watch(&mut system);
    if known.is_some() && stamp(file) != known {
        // It has changed between being read and being watched.
        report(Change { file: true, ..Change::default() });
    }
    while let Some(change) = wait_for_change(file, &places, heard) {
        let now = Places::of(watched);
        if now != places {
            // A link leads elsewhere, or a folder has come or gone.
            places.unwatch(&mut system);
            places = now;
            places.watch(&mut system);
        }
        report(change);
    }
}

/// Waits for a change and then until file and folder are left alone. None when it should stop.
fn wait_for_change(file: &Path, places: &Places, heard: &Receiver<Signal>) -> Option<Change> {
    let of = |paths: &[PathBuf], is_listing: bool| Change {
        file: places.concern(paths),
        folder: is_listing && (paths.is_empty() || paths.iter().any(|path| path.parent() == file.parent())),
        pictures: places.concern_pictures(paths),
    };
    let mut change = Change::default();
    while !change.is_something() {
        match heard.recv() {
            Ok(Signal::Touched { paths, is_listing }) => change = of(&paths, is_listing),
            Ok(Signal::Stop) | Err(_) => return None,
        }
    }
    let latest = Instant::now() + LONGEST;
    let mut until = Instant::now() + QUIET;
    loop {
        match heard.recv_timeout(until.min(latest).saturating_duration_since(Instant::now())) {
            Ok(Signal::Touched { paths, is_listing }) => {
                let further = of(&paths, is_listing);
                if further.is_something() {
                    change = change.or(further);
                    until = Instant::now() + QUIET;
                }
            }
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => return Some(change),
        }
    }
}

/// Whether something like this may change what is read; reading it does not.
fn may_change(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(AccessKind::Close(AccessMode::Write))) || !kind.is_access()
}

/// Whether something like this may bring something into a folder or take it out.
fn may_list(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Any
            | EventKind::Other
            | EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Any)
    )
}

/// Where a file is, and which folders tell of it.
#[derive(Debug, PartialEq, Eq)]
struct Places {
    /// Its path, the same without links in its folders, and the path of what it links to.
    paths: Vec<PathBuf>,
    /// The folders of these, or what there is above them.
    folders: Vec<PathBuf>,
    /// The paths of images.
    pictures: BTreeSet<PathBuf>,
}

impl Places {
    fn of(Watched { file, pictures }: Watched<'_>) -> Self {
        let mut paths = vec![file.to_owned()];
        if let (Some(folder), Some(name)) = (file.parent(), file.file_name()) {
            paths.extend(fs::canonicalize(folder).map(|folder| folder.join(name)));
        }
        paths.extend(fs::canonicalize(file));
        let mut folders: Vec<_> =
            paths.iter().chain(pictures).filter_map(|path| folder_above(path)).collect();
        for list in [&mut paths, &mut folders] {
            list.sort();
            list.dedup();
        }
        Self { paths, folders, pictures: pictures.iter().cloned().collect() }
    }

    /// Whether something that happened at these paths may be a change of an image.
    fn concern_pictures(&self, touched: &[PathBuf]) -> bool {
        // Their paths are without links, what the system says may be with them.
        let without_links = |at: &PathBuf| Some(fs::canonicalize(at.parent()?).ok()?.join(at.file_name()?));
        let is_picture = |at: &PathBuf| {
            self.pictures.contains(at) || without_links(at).is_some_and(|at| self.pictures.contains(&at))
        };
        !self.pictures.is_empty() && (touched.is_empty() || touched.iter().any(is_picture))
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
mod tests;
