//! Converting the article on screen away from the window's thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::reader::{Command, Shown};

/// Carries conversions out, each on a thread of its own. Which of them is still wanted, the reading session knows.
pub struct Conversions {
    wake: Arc<dyn Fn() + Send + Sync>,
    results: (Sender<Command>, Receiver<Command>),
}

impl Conversions {
    /// Conversions that call `wake`, from another thread, whenever [`Self::poll`] has something new.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), results: mpsc::channel() }
    }

    /// Starts the work of a conversion; `revision` is the reader's.
    pub fn start(&self, revision: u64, work: impl FnOnce() -> Shown + Send + 'static) {
        let (results, wake) = (self.results.0.clone(), Arc::clone(&self.wake));
        let job = move || {
            let shown = catch_unwind(AssertUnwindSafe(work)).ok().map(Box::new);
            // A window that is gone needs no result.
            if results.send(Command::Converted { revision, shown }).is_ok() {
                wake();
            }
        };
        if thread::Builder::new().name("conversion".into()).spawn(job).is_err() {
            drop(self.results.0.send(Command::Converted { revision, shown: None }));
            (self.wake)();
        }
    }

    /// What came of a conversion, once.
    pub fn poll(&self) -> Option<Command> {
        self.results.1.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_failed_conversion() {
        let (woken, wakes) = mpsc::channel();
        let conversions = Conversions::new(move || woken.send(()).unwrap_or_default());
        conversions.start(7, || panic!("this panic is part of the test"));
        wakes.recv().unwrap();
        assert!(matches!(conversions.poll(), Some(Command::Converted { revision: 7, shown: None })));
        assert!(conversions.poll().is_none());
    }
}
