//! When settings and terms are written, and by whom.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Kept, Store, StoreNotice};
use crate::app::jobs::{Job, JobFailure, JobLink, Jobs};
use crate::reader::Outcome;

/// The least time between two writes.
const SAVE_INTERVAL: Duration = Duration::from_secs(2);

/// Has what is kept written, at most once in two seconds, and at the end. The waiting is the writer's: no frame is drawn
/// for it.
pub struct Saver<T> {
    /// What was last given to the writer, sanitized.
    written: T,
    writer: Arc<Writer<T>>,
    writing: Option<Job>,
}

/// What writes on a thread of its own, as long as there is something to write.
struct Writer<T> {
    store: Store<T>,
    interval: Duration,
    state: Mutex<WriterState<T>>,
    /// Rung when the program ends.
    bell: Condvar,
    /// Whether the last write failed, so that the end tries again.
    has_failed: AtomicBool,
    /// Whether the user has been told that it cannot be saved; once is enough.
    is_told: AtomicBool,
}

struct WriterState<T> {
    next: Option<T>,
    /// Whether a thread is going to look at `next`.
    is_at_work: bool,
    /// Whether the program is about to end.
    is_ending: bool,
}

impl<T: Kept> Saver<T> {
    /// A saver for `store`, whose file holds `loaded`.
    pub fn new(store: Store<T>, loaded: &T) -> Self {
        Self::with_interval(store, loaded, SAVE_INTERVAL)
    }

    fn with_interval(store: Store<T>, loaded: &T, interval: Duration) -> Self {
        let state = WriterState { next: None, is_at_work: false, is_ending: false };
        let writer = Writer {
            store,
            interval,
            state: Mutex::new(state),
            bell: Condvar::new(),
            has_failed: AtomicBool::new(false),
            is_told: AtomicBool::new(false),
        };
        Self { written: loaded.clone(), writer: Arc::new(writer), writing: None }
    }

    /// Looks at what is kept and has it written if it has changed: at once, or when it is time again. That it cannot be
    /// written is said once, however often it fails.
    pub fn offer(&mut self, kept: &T, jobs: &Jobs) {
        let Some(changed) = self.changed(kept) else { return };
        self.written.clone_from(&changed);
        let mut state = self.writer.state();
        state.next = Some(changed);
        if std::mem::replace(&mut state.is_at_work, true) {
            return;
        }
        drop(state);
        let (writer, failing) = (Arc::clone(&self.writer), Arc::clone(&self.writer));
        let failed = move |_: JobFailure| {
            // The end will write it.
            failing.state().is_at_work = false;
            failing.has_failed.store(true, Ordering::Release);
            None::<Outcome>
        };
        let work = move |link: &JobLink| {
            writer.run(link);
            None
        };
        self.writing = Some(jobs.spawn(T::NAME, work, failed));
    }

    /// Writes what is not yet written, before the program ends; waits until it is done.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn finish(&mut self, kept: &T) -> Result<(), StoreNotice> {
        self.writer.state().is_ending = true;
        self.writer.bell.notify_all();
        if let Some(job) = self.writing.take() {
            job.join();
        }
        let is_left = self.writer.state().next.take().is_some();
        match self.changed(kept) {
            Some(changed) => self.written = changed,
            None if is_left || self.writer.has_failed.load(Ordering::Acquire) => {}
            None => return Ok(()),
        }
        self.writer.write(&self.written)
    }

    /// What will be written, when that is not what was written last.
    fn changed(&self, kept: &T) -> Option<T> {
        if *kept == self.written {
            return None;
        }
        Some(kept.clone().sanitized()).filter(|sanitized| *sanitized != self.written)
    }
}

impl<T: Kept> Writer<T> {
    /// Writes until there is nothing to be written.
    fn run(&self, link: &JobLink) {
        while let Some(next) = self.next() {
            let is_new = |_: &StoreNotice| !self.is_told.swap(true, Ordering::AcqRel);
            if let Some(notice) = self.write(&next).err().filter(is_new) {
                link.send(Outcome::Noticed(notice.said_of::<T>()));
            }
            let state = self.state();
            let rest = self.bell.wait_timeout_while(state, self.interval, |state| !state.is_ending);
            drop(rest);
        }
    }

    fn next(&self) -> Option<T> {
        let mut state = self.state();
        let next = state.next.take();
        state.is_at_work = next.is_some();
        next
    }

    fn write(&self, kept: &T) -> Result<(), StoreNotice> {
        let result = self.store.save(kept);
        self.has_failed.store(result.is_err(), Ordering::Release);
        result
    }

    fn state(&self) -> MutexGuard<'_, WriterState<T>> {
        // What is in it is whole at any time.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::thread;

    use super::*;
    use crate::app::jobs::tests::{jobs, outcome};
    use crate::reader::NoticeKind;
    use crate::reader::Settings;

    const NEVER: Duration = Duration::from_hours(24);

    fn sized(text_size: f32) -> Settings {
        Settings { text_size, ..Settings::default() }
    }

    fn saver(folder: &Path, interval: Duration) -> Saver<Settings> {
        Saver::with_interval(Store::at(folder), &Settings::default(), interval)
    }

    fn on_disk(folder: &Path) -> Settings {
        Store::at(folder).load().0
    }

    fn await_on_disk(folder: &Path, settings: &Settings) {
        while on_disk(folder) != *settings {
            thread::yield_now();
        }
    }

    /// Waits until the writer has nothing to do.
    fn join(saver: &mut Saver<Settings>) {
        saver.writing.take().unwrap().join();
    }

    #[test]
    fn a_change_is_written_at_once_and_the_next_when_it_is_time() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _wakes) = jobs();
        let mut saver = saver(folder.path(), NEVER);
        saver.offer(&sized(20.0), &jobs);
        await_on_disk(folder.path(), &sized(20.0));
        saver.offer(&sized(21.0), &jobs);
        saver.offer(&sized(22.0), &jobs);
        assert_eq!(saver.writer.state().next, Some(sized(22.0)));
        assert_eq!(on_disk(folder.path()), sized(20.0));
    }

    #[test]
    fn what_changes_while_the_writer_rests_is_written_by_it() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _wakes) = jobs();
        let mut saver = saver(folder.path(), Duration::from_millis(1));
        for size in 15..25 {
            saver.offer(&sized(size as f32), &jobs);
        }
        join(&mut saver);
        assert_eq!(on_disk(folder.path()), sized(24.0));
        assert_eq!(saver.writer.state().next, None);
        saver.offer(&sized(14.0), &jobs);
        join(&mut saver);
        assert_eq!(on_disk(folder.path()), sized(14.0));
    }

    #[test]
    fn a_change_that_is_taken_back_leaves_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _wakes) = jobs();
        let mut saver = saver(folder.path(), NEVER);
        saver.offer(&sized(20.0), &jobs);
        saver.offer(&sized(21.0), &jobs);
        saver.offer(&sized(20.0), &jobs);
        saver.finish(&sized(20.0)).unwrap();
        assert_eq!(on_disk(folder.path()), sized(20.0));
    }

    #[test]
    fn defaults_leave_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _wakes) = jobs();
        let mut saver = saver(folder.path(), NEVER);
        saver.offer(&Settings::default(), &jobs);
        assert_eq!(saver.finish(&Settings::default()), Ok(()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn settings_out_of_bounds_are_not_written_again_and_again() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _wakes) = jobs();
        let mut saver = saver(folder.path(), NEVER);
        saver.offer(&sized(f32::NAN), &jobs);
        assert!(saver.writing.is_none(), "what is no size is the usual one");
        saver.offer(&sized(90.0), &jobs);
        await_on_disk(folder.path(), &sized(40.0));
        saver.offer(&sized(90.0), &jobs);
        assert_eq!(saver.writer.state().next, None);
    }

    #[test]
    fn the_end_writes_what_was_still_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let (jobs, _wakes) = jobs();
        let mut saver = saver(folder.path(), NEVER);
        saver.offer(&sized(20.0), &jobs);
        saver.offer(&sized(21.0), &jobs);
        saver.finish(&sized(22.0)).unwrap();
        assert_eq!(on_disk(folder.path()), sized(22.0));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_one_notice_and_tried_again_at_the_end() {
        let place = tempfile::tempdir().unwrap();
        // A file where the folder should be fails for every user, the superuser too.
        let folder = place.path().join("taken");
        std::fs::write(&folder, "a file").unwrap();
        let (jobs, wakes) = jobs();
        let mut saver = saver(&folder, Duration::ZERO);

        saver.offer(&sized(20.0), &jobs);
        join(&mut saver);
        let said = outcome(&jobs, &wakes);
        assert!(matches!(said, Outcome::Noticed(NoticeKind::SettingsNotWritten(_))), "{said:?}");
        saver.offer(&sized(21.0), &jobs);
        join(&mut saver);
        assert!(jobs.next().is_none());
        assert!(saver.finish(&sized(21.0)).is_err());
        std::fs::remove_file(&folder).unwrap();
        saver.finish(&sized(21.0)).unwrap();
        assert_eq!(on_disk(&folder), sized(21.0));
    }
}
