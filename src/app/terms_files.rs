//! Reading and writing files of terms, away from the window's thread.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::files;
use crate::import::Hint;
use crate::reader::own::{import, to_json, to_tsv};
use crate::reader::{Command, NoticeKind, OwnTerm, OwnTerms, Refusal};

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
        self.start(move || {
            let result = terms_in(&path);
            Command::TermsRead { path, result }
        });
    }

    /// Starts to write terms to a file: a table when its name ends in `.tsv` or `.txt`, else a native file with a title.
    pub fn write(&self, path: PathBuf, own: OwnTerms, title: String) {
        self.start(move || Command::Notify(Some(written(&path, &own.terms, &title))));
    }

    /// What came of it: a command for the reader.
    pub fn poll(&self) -> Option<Command> {
        self.receiver.try_recv().ok()
    }

    fn start(&self, work: impl FnOnce() -> Command + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let job = move || {
            if sender.send(work()).is_ok() {
                wake();
            }
        };
        if let Err(error) = thread::Builder::new().name("terms' file".into()).spawn(job) {
            let said = NoticeKind::TermsNotWritten(error.to_string());
            drop(self.sender.send(Command::Notify(Some(said))));
            (self.wake)();
        }
    }
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
    fn what_cannot_be_read_or_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(terms_in(&folder.path().join("gone.tsv")), Err(Refusal::Missing));
        let nowhere = written(&folder.path().join("no/such/folder.tsv"), &own().terms, "");
        assert!(matches!(nowhere, NoticeKind::TermsNotWritten(_)), "{nowhere:?}");
    }
}
