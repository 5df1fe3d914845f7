//! When settings and terms are written, and by whom.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{Kept, Store, StoreNotice};
use crate::app::jobs::{Job, JobFailure, Jobs};
use crate::reader::Outcome;

/// The least time between two writes.
pub const SAVE_INTERVAL: Duration = Duration::from_secs(2);

/// Has what is kept written, at most once in [`SAVE_INTERVAL`], and at the end.
///
/// It holds no clock and never sleeps: whoever shows it what is kept says what time it is.
pub struct Saver<T> {
    store: Arc<Store<T>>,
    /// What was last given to the store, sanitized.
    written: T,
    last_write: Option<Instant>,
    writing: Option<Job>,
    last: Arc<LastWrite>,
}

/// What came of the last write.
#[derive(Default)]
struct LastWrite {
    /// Whether it failed, so that the end tries again.
    failed: AtomicBool,
    /// Whether the user has been told that it cannot be saved; once is enough.
    is_told: AtomicBool,
}

impl<T: Kept> Saver<T> {
    /// A saver for `store`, whose file holds `loaded`.
    pub fn new(store: Store<T>, loaded: &T) -> Self {
        Self {
            store: Arc::new(store),
            written: loaded.clone(),
            last_write: None,
            writing: None,
            last: Arc::default(),
        }
    }

    /// Looks at what is kept and has it written if it has changed and it is time. That it cannot be written is said
    /// once, however often it fails.
    ///
    /// Returns after how long it wants to see it again; none when everything is on its way.
    pub fn offer(&mut self, kept: &T, now: Instant, jobs: &Jobs) -> Option<Duration> {
        let changed = self.changed(kept)?;
        let wait = self
            .last_write
            .map_or(Duration::ZERO, |last| SAVE_INTERVAL.saturating_sub(now.saturating_duration_since(last)));
        if !wait.is_zero() {
            return Some(wait);
        }
        if self.writing.as_ref().is_some_and(|job| !job.is_finished()) {
            // A disk this slow is not given more to do.
            return Some(SAVE_INTERVAL);
        }
        self.last_write = Some(now);
        self.start(changed, jobs);
        None
    }

    /// Writes what is not yet written, before the program ends; waits until it is done.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn finish(&mut self, kept: &T) -> Result<(), StoreNotice> {
        self.join();
        match self.changed(kept) {
            Some(changed) => self.written = changed,
            None if self.last.failed.load(Ordering::Acquire) => {}
            None => return Ok(()),
        }
        let result = self.store.save(&self.written);
        self.last.failed.store(result.is_err(), Ordering::Release);
        result
    }

    /// What will be written, when that is not what was written last.
    fn changed(&self, kept: &T) -> Option<T> {
        if *kept == self.written {
            return None;
        }
        Some(kept.clone().sanitized()).filter(|sanitized| *sanitized != self.written)
    }

    fn start(&mut self, kept: T, jobs: &Jobs) {
        self.written.clone_from(&kept);
        let (store, last) = (Arc::clone(&self.store), Arc::clone(&self.last));
        let work =
            move |_: &_| last.ended(store.save(&kept)).map(|notice| Outcome::Noticed(notice.said_of::<T>()));
        let last = Arc::clone(&self.last);
        // The end will write it.
        let failed = move |_: JobFailure| {
            last.failed.store(true, Ordering::Release);
            None
        };
        self.writing = Some(jobs.spawn(T::NAME, work, failed));
    }

    fn join(&mut self) {
        if let Some(job) = self.writing.take() {
            job.join();
        }
    }
}

impl LastWrite {
    /// Notes what came of a write, and gives what the user has not been told yet.
    fn ended(&self, result: Result<(), StoreNotice>) -> Option<StoreNotice> {
        self.failed.store(result.is_err(), Ordering::Release);
        result.err().filter(|_| !self.is_told.swap(true, Ordering::AcqRel))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::jobs::tests::{jobs, outcome};
    use crate::reader::NoticeKind;
    use crate::reader::Settings;

    fn sized(text_size: f32) -> Settings {
        Settings { text_size, ..Settings::default() }
    }

    fn saver(folder: &std::path::Path) -> Saver<Settings> {
        Saver::new(Store::at(folder), &Settings::default())
    }

    fn on_disk(folder: &std::path::Path) -> Settings {
        Store::at(folder).load().0
    }

    #[test]
    fn a_change_is_written_at_once_and_the_next_two_seconds_later() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let (jobs, _wakes) = jobs();
        let start = Instant::now();
        let after = |milliseconds| start + Duration::from_millis(milliseconds);

        assert_eq!(saver.offer(&sized(20.0), start, &jobs), None);
        saver.join();
        assert_eq!(on_disk(folder.path()), sized(20.0));
        assert_eq!(saver.offer(&sized(20.0), after(100), &jobs), None);
        assert_eq!(saver.offer(&sized(21.0), after(500), &jobs), Some(Duration::from_millis(1500)));
        assert_eq!(saver.offer(&sized(22.0), after(1999), &jobs), Some(Duration::from_millis(1)));
        assert_eq!(on_disk(folder.path()), sized(20.0));
        assert_eq!(saver.offer(&sized(22.0), after(2000), &jobs), None);
        saver.join();
        assert_eq!(on_disk(folder.path()), sized(22.0));
    }

    #[test]
    fn a_change_that_is_taken_back_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let (jobs, _wakes) = jobs();
        let start = Instant::now();
        saver.offer(&sized(20.0), start, &jobs);
        assert!(saver.offer(&sized(21.0), start, &jobs).is_some());
        assert_eq!(saver.offer(&sized(20.0), start, &jobs), None);
    }

    #[test]
    fn defaults_leave_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let (jobs, _wakes) = jobs();
        assert_eq!(saver.offer(&Settings::default(), Instant::now(), &jobs), None);
        assert_eq!(saver.finish(&Settings::default()), Ok(()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn settings_out_of_bounds_are_not_written_again_and_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let (jobs, _wakes) = jobs();
        let now = Instant::now();
        assert_eq!(saver.offer(&sized(f32::NAN), now, &jobs), None);
        assert_eq!(saver.offer(&sized(90.0), now, &jobs), None);
        assert_eq!(saver.offer(&sized(90.0), now, &jobs), None);
        saver.join();
        assert_eq!(on_disk(folder.path()), sized(40.0));
    }

    #[test]
    fn the_end_writes_what_was_still_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let (jobs, _wakes) = jobs();
        let now = Instant::now();
        saver.offer(&sized(20.0), now, &jobs);
        saver.offer(&sized(21.0), now, &jobs);
        saver.finish(&sized(21.0)).unwrap();
        assert_eq!(on_disk(folder.path()), sized(21.0));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_one_notice_and_tried_again_at_the_end() {
        let place = tempfile::tempdir().unwrap();
        // A file where the folder should be fails for every user, the superuser too.
        let folder = place.path().join("taken");
        std::fs::write(&folder, "a file").unwrap();
        let (jobs, wakes) = jobs();
        let mut saver = Saver::new(Store::at(&folder), &Settings::default());
        let start = Instant::now();

        saver.offer(&sized(20.0), start, &jobs);
        saver.join();
        let said = outcome(&jobs, &wakes);
        assert!(matches!(said, Outcome::Noticed(NoticeKind::SettingsNotWritten(_))), "{said:?}");
        saver.offer(&sized(21.0), start + SAVE_INTERVAL, &jobs);
        saver.join();
        assert!(jobs.next().is_none());
        assert!(saver.finish(&sized(21.0)).is_err());
        std::fs::remove_file(&folder).unwrap();
        saver.finish(&sized(21.0)).unwrap();
        assert_eq!(on_disk(&folder), sized(21.0));
    }
}
