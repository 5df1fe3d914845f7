//! Reading glossaries of other programs away from the window's thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::files;
use crate::reader::{Command, ReadGlossary, Refusal};

/// Reads glossaries, one after another, so that they do not need the memory of all at once. Which of them is still wanted, the reading session knows.
pub struct Glossaries {
    wake: Arc<dyn Fn() + Send + Sync>,
    results: (Sender<Command>, Receiver<Command>),
    /// Held by the thread that reads.
    turn: Arc<Mutex<()>>,
}

impl Glossaries {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), results: channel(), turn: Arc::default() }
    }

    /// Starts to read a glossary.
    pub fn read(&self, file: PathBuf) {
        self.start(file, |file| files::read_glossary(file, &AtomicBool::new(false)));
    }

    /// A glossary that was read, or refused, once.
    pub fn poll(&self) -> Option<Command> {
        self.results.1.try_recv().ok()
    }

    fn start(&self, file: PathBuf, read: fn(&Path) -> Result<ReadGlossary, Refusal>) {
        let (results, wake) = (self.results.0.clone(), Arc::clone(&self.wake));
        let (failed, turn) = (file.clone(), Arc::clone(&self.turn));
        let job = move || {
            // A panic of another thread has left nothing behind.
            let turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let result = catch_unwind(AssertUnwindSafe(|| read(&file))).unwrap_or(Err(Refusal::Crashed));
            drop(turn);
            // A window that is gone needs no result.
            if results.send(Command::GlossaryRead { file, result }).is_ok() {
                wake();
            }
        };
        if let Err(error) = thread::Builder::new().name("glossary".into()).spawn(job) {
            let result = Err(Refusal::Unreadable(error.to_string()));
            drop(self.results.0.send(Command::GlossaryRead { file: failed, result }));
            (self.wake)();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::glossary::GlossaryError;

    /// What becomes of a file of this name and content.
    fn result(name: &str, bytes: &[u8]) -> Result<ReadGlossary, Refusal> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let (woken, wakes) = channel();
        let glossaries = Glossaries::new(move || woken.send(()).unwrap_or_default());
        glossaries.read(path.clone());
        wakes.recv().unwrap();
        match glossaries.poll() {
            Some(Command::GlossaryRead { file, result }) if file == path => result,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_table_is_read_and_named_by_its_file() {
        let read = result("雨具.tsv", "雨傘\t遮雨的用具。\n".as_bytes()).unwrap();
        assert_eq!((read.added.name(), read.added.len()), ("雨具", 1));
        assert!(read.warnings.is_empty());
    }

    #[test]
    fn what_is_no_glossary_is_refused() {
        let refused = |name: &str, bytes: &[u8]| result(name, bytes).map(|_| ()).unwrap_err();
        let missing = |part| Refusal::Glossary(GlossaryError::PartMissing { part });
        assert_eq!(refused("a.ifo", b"StarDict's dict ifo file\n"), missing(".idx"));
        assert_eq!(refused("a.idx", b"x"), missing(".ifo"));
        assert_eq!(refused("a.dict", b"x"), Refusal::Missing);
        assert_eq!(refused("a.zip", b"PKxx"), GlossaryError::Damaged { part: ".zip".into() }.into());
        assert_eq!(refused("a.tsv", b"\0\x01\x02\x03\0"), GlossaryError::NotText.into());
    }

    #[test]
    fn a_panic_in_the_worker_is_a_refusal() {
        let (woken, wakes) = channel();
        let glossaries = Glossaries::new(move || woken.send(()).unwrap_or_default());
        glossaries.start("/a.tsv".into(), |_| panic!("this panic is part of the test"));
        wakes.recv().unwrap();
        let said = glossaries.poll();
        assert!(
            matches!(said, Some(Command::GlossaryRead { result: Err(Refusal::Crashed), .. })),
            "{said:?}"
        );
    }
}
