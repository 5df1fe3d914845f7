//! Finding the terms of a long article again, away from the window's thread.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::reader::{Marked, Marking};

/// Finds terms.
pub struct Marker {
    wake: Arc<dyn Fn() + Send + Sync>,
    sender: Sender<Marked>,
    receiver: Receiver<Marked>,
}

impl Marker {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self { wake: Arc::new(wake), sender, receiver }
    }

    /// Starts to find terms. Several may be under way: whoever takes the answers sees which one is still wanted.
    pub fn start(&self, marking: Marking) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let again = marking.clone();
        let mark = move || {
            if sender.send(marking.run()).is_ok() {
                wake();
            }
        };
        if thread::Builder::new().name("terms".into()).spawn(mark).is_err() {
            // No thread to be had: better late than never.
            drop(self.sender.send(again.run()));
            (self.wake)();
        }
    }

    /// Terms that were found, in the order in which that was done.
    pub fn poll(&self) -> Option<Marked> {
        self.receiver.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Hint, import};
    use crate::reader::{Bundled, Document, Origin, OwnTerm, OwnTerms};

    #[test]
    fn terms_are_found_and_the_window_is_woken() {
        let (woken, wakes) = channel();
        let marker = Marker::new(move || woken.send(()).unwrap_or_default());
        let imported = import("題目\n\n雨落在傘上。\n".as_bytes(), &Hint::default()).unwrap();
        let mut document = Document::new(Origin::Bundled(Bundled::Avocado), imported);
        let mut own = OwnTerms::default();
        own.add(OwnTerm { term: "傘".to_owned(), ..OwnTerm::default() });
        assert!(marker.poll().is_none());
        marker.start(document.marking(&own, &[]).unwrap());
        wakes.recv().unwrap();
        assert!(document.take(marker.poll().unwrap(), &own, &[]));
        assert_eq!(document.uses_of(0), [0]);
        assert!(marker.poll().is_none());
    }
}
