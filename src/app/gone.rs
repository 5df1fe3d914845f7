//! Finds out which recent files are not there any more, off the window's thread: a network folder may take seconds.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::reader::Recent;

/// Looks for files.
pub struct GoneFiles {
    wake: Arc<dyn Fn() + Send + Sync>,
    sender: Sender<BTreeSet<PathBuf>>,
    receiver: Receiver<BTreeSet<PathBuf>>,
}

impl GoneFiles {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self { wake: Arc::new(wake), sender, receiver }
    }

    /// Starts to look for these files.
    pub fn look(&self, recent: &[Recent]) {
        if recent.is_empty() {
            return;
        }
        let files: Vec<PathBuf> = recent.iter().map(|recent| recent.file.clone()).collect();
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let look = move || {
            let gone = files.into_iter().filter(|file| matches!(file.try_exists(), Ok(false))).collect();
            if sender.send(gone).is_ok() {
                wake();
            }
        };
        // Without a thread the files are simply not greyed.
        let _ = thread::Builder::new().name("recent files".into()).spawn(look);
    }

    /// The files that are gone, when a look has ended.
    pub fn poll(&self) -> Option<BTreeSet<PathBuf>> {
        self.receiver.try_iter().last()
    }
}
