//! When settings and terms are written, and by whom.

use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{Kept, Store, StoreNotice};

/// The least time between two writes.
pub const SAVE_INTERVAL: Duration = Duration::from_secs(2);

/// Writes what is kept on a thread of its own, at most once in [`SAVE_INTERVAL`], and at the end.
///
/// It holds no clock and never sleeps: whoever shows it what is kept says what time it is.
pub struct Saver<T> {
    store: Arc<Store<T>>,
    wake: Arc<dyn Fn() + Send + Sync>,
    /// What was last given to the store, sanitized.
    written: T,
    last_write: Option<Instant>,
    writing: Option<JoinHandle<Result<(), StoreNotice>>>,
    /// Whether the last write failed, so that the end tries again.
    failed: bool,
    notice: Option<StoreNotice>,
    has_noticed: bool,
}

impl<T: Kept> Saver<T> {
    /// A saver for `store`, whose file holds `loaded`. `wake` is called from another thread when a write failed.
    pub fn new(store: Store<T>, loaded: &T, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            store: Arc::new(store),
            wake: Arc::new(wake),
            written: loaded.clone(),
            last_write: None,
            writing: None,
            failed: false,
            notice: None,
            has_noticed: false,
        }
    }

    /// Looks at what is kept and starts writing it if it has changed and it is time.
    ///
    /// Returns after how long it wants to see it again; none when everything is on its way.
    pub fn offer(&mut self, kept: &T, now: Instant) -> Option<Duration> {
        self.collect();
        let changed = self.changed(kept)?;
        let wait = self
            .last_write
            .map_or(Duration::ZERO, |last| SAVE_INTERVAL.saturating_sub(now.saturating_duration_since(last)));
        if !wait.is_zero() {
            return Some(wait);
        }
        if self.writing.is_some() {
            // A disk this slow is not given more to do.
            return Some(SAVE_INTERVAL);
        }
        self.last_write = Some(now);
        self.start(changed);
        None
    }

    /// That it cannot be saved; said once, however often it fails.
    pub fn notice(&mut self) -> Option<StoreNotice> {
        self.collect();
        self.notice.take()
    }

    /// Writes what is not yet written, before the program ends; waits until it is done.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn finish(&mut self, kept: &T) -> Result<(), StoreNotice> {
        self.join();
        match self.changed(kept) {
            Some(changed) => self.written = changed,
            None if self.failed => {}
            None => return Ok(()),
        }
        let result = self.store.save(&self.written);
        self.failed = result.is_err();
        result
    }

    /// What will be written, when that is not what was written last.
    fn changed(&self, kept: &T) -> Option<T> {
        if *kept == self.written {
            return None;
        }
        Some(kept.clone().sanitized()).filter(|sanitized| *sanitized != self.written)
    }

    fn start(&mut self, kept: T) {
        self.written.clone_from(&kept);
        let (store, wake) = (Arc::clone(&self.store), Arc::clone(&self.wake));
        let write = move || {
            let result = store.save(&kept);
            if result.is_err() {
                wake();
            }
            result
        };
        match thread::Builder::new().name(T::NAME.into()).spawn(write) {
            Ok(thread) => self.writing = Some(thread),
            // No thread to be had: the end will write it.
            Err(_) => self.failed = true,
        }
    }

    fn collect(&mut self) {
        if self.writing.as_ref().is_some_and(JoinHandle::is_finished) {
            self.join();
        }
    }

    fn join(&mut self) {
        let Some(thread) = self.writing.take() else {
            return;
        };
        let result = thread.join();
        self.failed = !matches!(result, Ok(Ok(())));
        if let Ok(Err(notice)) = result
            && !self.has_noticed
        {
            self.has_noticed = true;
            self.notice = Some(notice);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::reader::Settings;

    fn sized(text_size: f32) -> Settings {
        Settings { text_size, ..Settings::default() }
    }

    fn saver(folder: &std::path::Path) -> Saver<Settings> {
        Saver::new(Store::at(folder), &Settings::default(), || {})
    }

    fn on_disk(folder: &std::path::Path) -> Settings {
        Store::at(folder).load().0
    }

    #[test]
    fn a_change_is_written_at_once_and_the_next_two_seconds_later() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let start = Instant::now();
        let after = |milliseconds| start + Duration::from_millis(milliseconds);

        assert_eq!(saver.offer(&sized(20.0), start), None);
        saver.join();
        assert_eq!(on_disk(folder.path()), sized(20.0));
        assert_eq!(saver.offer(&sized(20.0), after(100)), None);
        assert_eq!(saver.offer(&sized(21.0), after(500)), Some(Duration::from_millis(1500)));
        assert_eq!(saver.offer(&sized(22.0), after(1999)), Some(Duration::from_millis(1)));
        assert_eq!(on_disk(folder.path()), sized(20.0));
        assert_eq!(saver.offer(&sized(22.0), after(2000)), None);
        saver.join();
        assert_eq!(on_disk(folder.path()), sized(22.0));
    }

    #[test]
    fn a_change_that_is_taken_back_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let start = Instant::now();
        saver.offer(&sized(20.0), start);
        assert!(saver.offer(&sized(21.0), start).is_some());
        assert_eq!(saver.offer(&sized(20.0), start), None);
    }

    #[test]
    fn defaults_leave_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        assert_eq!(saver.offer(&Settings::default(), Instant::now()), None);
        assert_eq!(saver.finish(&Settings::default()), Ok(()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn settings_out_of_bounds_are_not_written_again_and_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let now = Instant::now();
        assert_eq!(saver.offer(&sized(f32::NAN), now), None);
        assert_eq!(saver.offer(&sized(90.0), now), None);
        assert_eq!(saver.offer(&sized(90.0), now), None);
        saver.join();
        assert_eq!(on_disk(folder.path()), sized(40.0));
    }

    #[test]
    fn the_end_writes_what_was_still_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let mut saver = saver(folder.path());
        let now = Instant::now();
        saver.offer(&sized(20.0), now);
        saver.offer(&sized(21.0), now);
        saver.finish(&sized(21.0)).unwrap();
        assert_eq!(on_disk(folder.path()), sized(21.0));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_one_notice_and_tried_again_at_the_end() {
        let place = tempfile::tempdir().unwrap();
        // A file where the folder should be fails for every user, the superuser too.
        let folder = place.path().join("taken");
        std::fs::write(&folder, "a file").unwrap();
        let (woken, wakes) = mpsc::channel();
        let wake = move || woken.send(()).unwrap();
        let mut saver = Saver::new(Store::at(&folder), &Settings::default(), wake);
        let start = Instant::now();

        saver.offer(&sized(20.0), start);
        saver.join();
        wakes.try_recv().unwrap();
        assert!(matches!(saver.notice(), Some(StoreNotice::NotSaved { .. })));
        saver.offer(&sized(21.0), start + SAVE_INTERVAL);
        saver.join();
        assert_eq!(saver.notice(), None);
        assert!(saver.finish(&sized(21.0)).is_err());
        std::fs::remove_file(&folder).unwrap();
        saver.finish(&sized(21.0)).unwrap();
        assert_eq!(on_disk(&folder), sized(21.0));
    }
}
