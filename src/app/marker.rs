//! Finding the terms of a long article again, away from the window's thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::reader::{Command, Marked, Marking, NoticeKind};

/// Finds terms.
pub struct Marker {
    wake: Arc<dyn Fn() + Send + Sync>,
    sender: Sender<Command>,
    receiver: Receiver<Command>,
}

impl Marker {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self { wake: Arc::new(wake), sender, receiver }
    }

    /// Starts to find terms. Several may be under way: whoever takes the answers sees which one is still wanted.
    pub fn start(&self, marking: Marking) {
        self.start_with(marking, Marking::run);
    }

    /// What came of it, in the order in which that was done: a command for the reader.
    pub fn poll(&self) -> Option<Command> {
        self.receiver.try_recv().ok()
    }

    fn start_with(&self, marking: Marking, run: fn(Marking) -> Marked) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let again = marking.clone();
        let mark = move || {
            if sender.send(outcome(marking, run)).is_ok() {
                wake();
            }
        };
        if thread::Builder::new().name("terms".into()).spawn(mark).is_err() {
            // No thread to be had: better late than never.
            drop(self.sender.send(outcome(again, run)));
            (self.wake)();
        }
    }
}

/// The terms, or a notice where a mistake in Moyue was met: the article keeps the terms that it has.
fn outcome(marking: Marking, run: fn(Marking) -> Marked) -> Command {
    match catch_unwind(AssertUnwindSafe(|| run(marking))) {
        Ok(marked) => Command::Marked(Box::new(marked)),
        Err(_) => Command::Notify(Some(NoticeKind::TermsNotMarked)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Hint, import};
    use crate::reader::{Bundled, Document, Origin, OwnTerm, OwnTerms};

    fn document() -> (Document, OwnTerms) {
        let imported = import("題目\n\n雨落在傘上。\n".as_bytes(), &Hint::default()).unwrap();
        let mut own = OwnTerms::default();
        own.add(OwnTerm { term: "傘".to_owned(), ..OwnTerm::default() });
        (Document::new(Origin::Bundled(Bundled::Avocado), imported), own)
    }

    #[test]
    fn terms_are_found_and_the_window_is_woken() {
        let (woken, wakes) = channel();
        let marker = Marker::new(move || woken.send(()).unwrap_or_default());
        let (mut document, own) = document();
        assert!(marker.poll().is_none());
        marker.start(document.marking(&own, &[]).unwrap());
        wakes.recv().unwrap();
        let Some(Command::Marked(found)) = marker.poll() else { panic!("terms were found") };
        assert!(document.take(*found, &own, &[]));
        assert_eq!(document.uses_of(0), [0]);
        assert!(marker.poll().is_none());
    }

    #[test]
    fn a_panic_is_a_notice_and_the_next_one_is_done() {
        let (woken, wakes) = channel();
        let marker = Marker::new(move || woken.send(()).unwrap_or_default());
        let (document, own) = document();
        let marking = document.marking(&own, &[]).unwrap();
        marker.start_with(marking.clone(), |_| panic!("this panic is part of the test"));
        wakes.recv().unwrap();
        let said = marker.poll();
        assert!(matches!(said, Some(Command::Notify(Some(NoticeKind::TermsNotMarked)))), "{said:?}");
        marker.start(marking);
        wakes.recv().unwrap();
        assert!(matches!(marker.poll(), Some(Command::Marked(_))));
    }
}
