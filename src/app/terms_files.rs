//! Reading and writing files of terms, away from the window's thread.

use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::files;
use crate::import::Hint;
use crate::reader::own::{import, to_json, to_tsv};
use crate::reader::{Command, CopyError, NoticeKind, OwnTerm, OwnTerms, Refusal};

/// Reads and writes files of terms.
pub struct TermsFiles {
    wake: Arc<dyn Fn() + Send + Sync>,
    sender: Sender<Command>,
    receiver: Receiver<Command>,
}

impl TermsFiles {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        Self { wake: Arc::new(wake), sender, receiver }
    }

    /// Starts to read the terms of a file.
    pub fn read(&self, path: PathBuf) {
        self.read_with(path, terms_in);
    }

    /// Starts to write terms to a file: a table when its name ends in `.tsv` or `.txt`, else a native file with a title.
    pub fn write(&self, path: PathBuf, own: OwnTerms, title: String) {
        let failed = |failure| {
            Command::Notify(Some(match failure {
                Failure::NoThread(reason) => NoticeKind::TermsNotWritten(reason),
                Failure::Crashed => NoticeKind::CopyNotSaved(CopyError::Crashed),
            }))
        };
        self.start(move || Command::Notify(Some(written(&path, &own.terms, &title))), failed);
    }

    /// What came of it: a command for the reader.
    pub fn poll(&self) -> Option<Command> {
        self.receiver.try_recv().ok()
    }

    fn read_with(&self, path: PathBuf, read: fn(&Path) -> Result<Vec<OwnTerm>, Refusal>) {
        let failed = {
            let path = path.clone();
            move |failure| {
                let refusal = match failure {
                    Failure::NoThread(reason) => Refusal::Unreadable(reason),
                    Failure::Crashed => Refusal::Crashed,
                };
                Command::TermsRead { path: path.clone(), result: Err(refusal) }
            }
        };
        let work = move || {
            let result = read(&path);
            Command::TermsRead { path, result }
        };
        self.start(work, failed);
    }

    /// Does the work on a thread of its own; `failed` says what is to be told when that cannot be done.
    fn start(
        &self,
        work: impl FnOnce() -> Command + Send + 'static,
        failed: impl Fn(Failure) -> Command + Send + Clone + 'static,
    ) {
        let (sender, wake, crashed) = (self.sender.clone(), Arc::clone(&self.wake), failed.clone());
        let job = move || {
            let outcome = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| crashed(Failure::Crashed));
            if sender.send(outcome).is_ok() {
                wake();
            }
        };
        if let Err(error) = thread::Builder::new().name("terms' file".into()).spawn(job) {
            drop(self.sender.send(failed(Failure::NoThread(error.to_string()))));
            (self.wake)();
        }
    }
}

/// Why the work was not done.
enum Failure {
    /// The system gave no thread, for this reason.
    NoThread(String),
    /// It met a mistake in Moyue.
    Crashed,
}

fn terms_in(path: &Path) -> Result<Vec<OwnTerm>, Refusal> {
    let bytes = files::read(path, &AtomicBool::new(false))?;
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    Ok(import(&bytes, &Hint { name: &name, ..Hint::default() })?)
}

fn written(path: &Path, terms: &[OwnTerm], title: &str) -> NoticeKind {
    let is_table = path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("tsv") || extension.eq_ignore_ascii_case("txt")
    });
    let text = if is_table { to_tsv(terms) } else { to_json(terms, title) };
    match files::write_atomically(path, text.as_bytes()) {
        Ok(()) => NoticeKind::TermsExported(path.display().to_string()),
        Err(error) => NoticeKind::TermsNotWritten(format!("{error} ({})", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> OwnTerms {
        let mut own = OwnTerms::default();
        own.add(OwnTerm { term: "傘".into(), definition: "遮雨。".into(), ..OwnTerm::default() });
        own
    }

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (woken, wakes) = channel();
        let files = TermsFiles::new(move || woken.send(()).unwrap_or_default());
        for (name, begins) in [("a.tsv", "傘\t"), ("a.json", "{"), ("a", "{")] {
            let path = folder.path().join(name);
            files.write(path.clone(), own(), "題".to_owned());
            wakes.recv().unwrap();
            let said = files.poll().unwrap();
            assert!(matches!(said, Command::Notify(Some(NoticeKind::TermsExported(_)))), "{said:?}");
            assert!(std::fs::read_to_string(&path).unwrap().starts_with(begins), "{name}");
            files.read(path);
            wakes.recv().unwrap();
            let Some(Command::TermsRead { result, .. }) = files.poll() else { panic!("{name}") };
            assert_eq!(result, Ok(own().terms), "{name}");
        }
    }

    #[test]
    fn a_panic_in_the_worker_is_a_refusal() {
        let (woken, wakes) = channel();
        let files = TermsFiles::new(move || woken.send(()).unwrap_or_default());
        files.read_with("/a.tsv".into(), |_| panic!("this panic is part of the test"));
        wakes.recv().unwrap();
        let said = files.poll();
        assert!(matches!(said, Some(Command::TermsRead { result: Err(Refusal::Crashed), .. })), "{said:?}");
    }

    #[test]
    fn what_cannot_be_read_or_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(terms_in(&folder.path().join("gone.tsv")), Err(Refusal::Missing));
        let nowhere = written(&folder.path().join("no/such/folder.tsv"), &own().terms, "");
        assert!(matches!(nowhere, NoticeKind::TermsNotWritten(_)), "{nowhere:?}");
    }
}
