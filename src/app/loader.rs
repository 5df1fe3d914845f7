//! Reading and importing articles away from the window's thread.

use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::pictures;
use super::watcher::stamp;
use crate::files;
use crate::import::{Cancel, Hint, import, import_with};
use crate::reader::{Bundled, Document, FileFacts, Language, Origin, OwnTerms, ReadAs, Refusal};
use crate::text::convert::Conversion;

/// Which of a loader's loads; a later one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(u64);

/// How long a file that has changed is left alone when it is refused: an editor may be in the middle of writing it.
const PAUSES: [Duration; 3] =
    [Duration::from_millis(250), Duration::from_millis(500), Duration::from_millis(1250)];

/// What came of a load.
#[derive(Debug)]
pub struct Loaded {
    /// Which load it was.
    pub generation: Generation,
    /// What was to be opened.
    pub origin: Origin,
    /// Whether it was read again because it had changed.
    pub is_reread: bool,
    /// The article, or why there is none.
    pub result: Result<Box<Document>, Refusal>,
}

/// Reads and imports one article at a time on a thread of its own; a later one wins over an earlier one.
pub struct Loader {
    wake: Arc<dyn Fn() + Send + Sync>,
    results: (Sender<Loaded>, Receiver<Loaded>),
    latest: Generation,
    conversion: Conversion,
    running: Option<Running>,
    own: Arc<OwnTerms>,
}

/// What is to be read, and how.
struct Job {
    origin: Origin,
    read_as: ReadAs,
    own: Arc<OwnTerms>,
    /// Whether it is read again because it has changed.
    is_reread: bool,
    /// The fingerprint of a content that need not be read.
    known: Option<u64>,
}

struct Running {
    origin: Origin,
    cancel: Arc<AtomicBool>,
}

impl Loader {
    /// A loader that calls `wake`, from another thread, whenever [`Self::poll`] has something new.
    pub fn new(wake: impl Fn() + Send + Sync + Clone + 'static) -> Self {
        Self {
            wake: Arc::new(wake),
            results: mpsc::channel(),
            latest: Generation::default(),
            conversion: Conversion::None,
            running: None,
            own: Arc::default(),
        }
    }

    /// From now on articles are loaded with these terms of the person.
    pub fn set_own(&mut self, own: &OwnTerms) {
        if *self.own != *own {
            self.own = Arc::new(own.clone());
        }
    }

    /// Sets the forms of Chinese in which articles are given from the next load on.
    pub fn convert_to(&mut self, conversion: Conversion) {
        self.conversion = conversion;
    }

    /// Starts to load an article. One that is still being loaded is given up.
    pub fn load(&mut self, origin: Origin) -> Generation {
        self.load_as(origin, ReadAs::default())
    }

    /// As [`Self::load`], in the manner that the person has told.
    pub fn load_as(&mut self, origin: Origin, read_as: ReadAs) -> Generation {
        let own = Arc::clone(&self.own);
        self.start(Job { origin, read_as, own, is_reread: false, known: None }, open)
    }

    /// As [`Self::load_as`], for a file that has changed. With the content of this fingerprint it is
    /// [`Refusal::Unchanged`]; whatever else it is refused for must last two seconds.
    pub fn reread(&mut self, origin: Origin, read_as: ReadAs, known: Option<u64>) -> Generation {
        let own = Arc::clone(&self.own);
        self.start(Job { origin, read_as, own, is_reread: true, known }, |job, cancel| {
            patiently(&PAUSES, || open(job, cancel))
        })
    }

    /// Gives up what is being loaded; it will never be polled.
    pub fn cancel(&mut self) {
        self.latest.0 += 1;
        if let Some(running) = self.running.take() {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// What is being loaded.
    pub fn loading(&self) -> Option<&Origin> {
        self.running.as_ref().map(|running| &running.origin)
    }

    /// What came of the latest load, once.
    pub fn poll(&mut self) -> Option<Loaded> {
        let latest = self.latest;
        let loaded = self.results.1.try_iter().find(|loaded| loaded.generation == latest)?;
        self.running = None;
        Some(loaded)
    }

    fn start(&mut self, job: Job, open: Open) -> Generation {
        self.cancel();
        let generation = self.latest;
        let cancel = Arc::new(AtomicBool::new(false));
        let (origin, is_reread) = (job.origin.clone(), job.is_reread);
        self.running = Some(Running { origin: origin.clone(), cancel: Arc::clone(&cancel) });
        let (results, wake) = (self.results.0.clone(), Arc::clone(&self.wake));
        let conversion = self.conversion;
        let work = {
            let (results, origin) = (results.clone(), origin.clone());
            move || {
                let shown = || open(&job, &cancel).map(|document| document.converted(conversion));
                let result = catch_unwind(AssertUnwindSafe(shown));
                let result = result.unwrap_or(Err(Refusal::Crashed)).map(Box::new);
                // A loader that is gone needs no result.
                if results.send(Loaded { generation, origin, is_reread, result }).is_ok() {
                    wake();
                }
            }
        };
        if let Err(error) = thread::Builder::new().name("loader".into()).spawn(work) {
            let result = Err(Refusal::Unreadable(error.to_string()));
            drop(results.send(Loaded { generation, origin, is_reread, result }));
            (self.wake)();
        }
        generation
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        self.cancel();
    }
}

type Open = fn(&Job, &AtomicBool) -> Result<Document, Refusal>;

fn open(job: &Job, cancel: &AtomicBool) -> Result<Document, Refusal> {
    let Job { origin, read_as, own, known, .. } = job;
    let (imported, file) = match origin {
        Origin::Bundled(article) => {
            (import(bundled(*article), &Hint { name: "article.json", ..Hint::default() })?, None)
        }
        Origin::File(path) => {
            let stamp = stamp(path);
            let bytes = files::read(path, cancel)?;
            let file = FileFacts::of(&bytes, stamp);
            if *known == Some(file.fingerprint) {
                return Err(Refusal::Unchanged);
            }
            let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
            let hint = Hint { name: &name, encoding: read_as.encoding, cancel: Cancel::by(cancel) };
            (import_with(bytes, &hint, read_as.options)?, Some(file))
        }
    };
    if cancel.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled);
    }
    let mut document = Document::with_own(origin.clone(), imported, own);
    document.file = file;
    document.pictures = pictures::measure(&document.article, origin, cancel);
    Ok(document)
}

/// Tries again after each pause while the file is refused for something that may pass.
fn patiently<T>(pauses: &[Duration], open: impl Fn() -> Result<T, Refusal>) -> Result<T, Refusal> {
    let mut pauses = pauses.iter();
    loop {
        match open() {
            Err(refusal) if !matches!(refusal, Refusal::Unchanged | Refusal::Cancelled) => {
                match pauses.next() {
                    Some(pause) => thread::sleep(*pause),
                    None => return Err(refusal),
                }
            }
            result => return result,
        }
    }
}

const fn bundled(article: Bundled) -> &'static [u8] {
    match article {
        Bundled::Avocado => include_bytes!("../../assets/articles/avocado.json"),
        Bundled::Guide(Language::ZhHant) => include_bytes!("../../assets/articles/guide.zh-Hant.json"),
        Bundled::Guide(Language::ZhHans) => include_bytes!("../../assets/articles/guide.zh-Hans.json"),
        Bundled::Guide(Language::Ja) => include_bytes!("../../assets/articles/guide.ja.json"),
        Bundled::Guide(Language::En) => include_bytes!("../../assets/articles/guide.en.json"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A loader, and the wakes it sends.
    fn loader() -> (Loader, Receiver<()>) {
        let (woken, wakes) = mpsc::channel();
        // The test may have ended by the time a late thread wakes it.
        (Loader::new(move || woken.send(()).unwrap_or_default()), wakes)
    }

    fn job(origin: Origin) -> Job {
        Job { origin, read_as: ReadAs::default(), own: Arc::default(), is_reread: false, known: None }
    }

    fn load(origin: Origin) -> Loaded {
        let (mut loader, wakes) = loader();
        let generation = loader.load(origin);
        wakes.recv().unwrap();
        let outcome = loader.poll().unwrap();
        assert_eq!(outcome.generation, generation);
        outcome
    }

    #[test]
    fn every_bundled_article_opens() {
        let guides = Language::ALL.map(Bundled::Guide);
        for article in guides.into_iter().chain([Bundled::Avocado]) {
            let document = load(Origin::Bundled(article)).result.unwrap();
            assert_ne!(document.article.title, "", "{article:?}");
            assert!(document.warnings.is_empty(), "{article:?}: {:?}", document.warnings);
        }
    }

    #[test]
    fn a_file_becomes_a_document() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        fs::write(&path, "題目\n\n第一段。\n").unwrap();
        let document = load(Origin::File(path.clone())).result.unwrap();
        assert_eq!(document.article.title, "題目");
        assert!(document.length >= 3);
        assert_eq!(document.origin, Origin::File(path));
    }

    #[test]
    fn a_file_that_vanished_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone.txt");
        fs::write(&path, "text").unwrap();
        fs::remove_file(&path).unwrap();
        let outcome = load(Origin::File(path));
        assert_eq!(outcome.result.unwrap_err(), Refusal::Missing);
    }

    #[test]
    fn bytes_that_are_no_article_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("broken.json");
        fs::write(&path, "{\"format\": \"moyue-article\", \"version\": 1, ").unwrap();
        let refusal = load(Origin::File(path)).result.unwrap_err();
        assert!(matches!(refusal, Refusal::Import(_)), "{refusal}");
    }

    #[test]
    fn a_panic_in_the_worker_is_a_refusal() {
        let (mut loader, wakes) = loader();
        loader.start(job(Origin::Bundled(Bundled::Avocado)), |_, _| panic!("this panic is part of the test"));
        wakes.recv().unwrap();
        assert_eq!(loader.poll().unwrap().result.unwrap_err(), Refusal::Crashed);
    }

    /// Waits until somebody cancels it.
    fn endless(_: &Job, cancel: &AtomicBool) -> Result<Document, Refusal> {
        while !cancel.load(Ordering::Relaxed) {
            thread::yield_now();
        }
        Err(Refusal::Cancelled)
    }

    #[test]
    fn a_later_load_stops_the_earlier_one_and_wins() {
        let (mut loader, wakes) = loader();
        let slow = Origin::File("/slow".into());
        let first = loader.start(job(slow.clone()), endless);
        assert_eq!(loader.loading(), Some(&slow));
        let second = loader.load(Origin::Bundled(Bundled::Avocado));
        assert!(second > first);
        // Both threads come to an end: the first has seen the flag.
        wakes.recv().unwrap();
        wakes.recv().unwrap();
        let outcome = loader.poll().unwrap();
        assert_eq!(outcome.generation, second);
        assert!(outcome.result.is_ok());
        assert!(loader.poll().is_none());
        assert_eq!(loader.loading(), None);
    }

    #[test]
    fn a_result_that_was_ready_before_a_later_load_is_dropped() {
        let (mut loader, wakes) = loader();
        loader.load(Origin::File("/nowhere/at/all".into()));
        wakes.recv().unwrap();
        let second = loader.load(Origin::Bundled(Bundled::Avocado));
        wakes.recv().unwrap();
        assert_eq!(loader.poll().unwrap().generation, second);
    }

    #[test]
    fn what_is_cancelled_never_arrives() {
        let (mut loader, wakes) = loader();
        loader.start(job(Origin::File("/slow".into())), endless);
        loader.cancel();
        wakes.recv().unwrap();
        assert!(loader.poll().is_none());
        assert_eq!(loader.loading(), None);
    }

    #[test]
    fn a_file_is_read_as_the_person_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        let big5 = crate::text::decode::encoding_named("big5");
        fs::write(&path, big5.unwrap().encode("題目\n\n短文。\n").0).unwrap();
        let (mut loader, wakes) = loader();
        loader.load_as(Origin::File(path), ReadAs { encoding: big5, ..ReadAs::default() });
        wakes.recv().unwrap();
        let document = loader.poll().unwrap().result.unwrap();
        assert_eq!(document.article.title, "題目");
        assert_eq!(document.encoding.how, crate::text::decode::How::Told);
    }

    #[test]
    fn a_file_is_read_again_only_when_its_content_differs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        fs::write(&path, "題目\n\n第一段。\n").unwrap();
        let known = load(Origin::File(path.clone())).result.unwrap().file.unwrap();
        assert_eq!(known.stamp, stamp(&path));
        let (mut loader, wakes) = loader();
        let mut reread = || {
            loader.reread(Origin::File(path.clone()), ReadAs::default(), Some(known.fingerprint));
            wakes.recv().unwrap();
            let outcome = loader.poll().unwrap();
            assert!(outcome.is_reread);
            outcome.result
        };
        assert_eq!(reread().unwrap_err(), Refusal::Unchanged);
        fs::write(&path, "題目\n\n第二段。\n").unwrap();
        assert_ne!(reread().unwrap().file.unwrap().fingerprint, known.fingerprint);
    }

    #[test]
    fn a_refusal_that_passes_is_not_told() {
        let pauses = [Duration::ZERO; 2];
        let tries = std::cell::Cell::new(0);
        let after = |refusals: u32, refusal: Refusal| {
            tries.set(0);
            patiently(&pauses, || {
                tries.set(tries.get() + 1);
                if tries.get() > refusals { Ok(tries.get()) } else { Err(refusal.clone()) }
            })
        };
        assert_eq!(after(2, Refusal::Empty), Ok(3));
        assert_eq!(after(3, Refusal::Missing), Err(Refusal::Missing));
        assert_eq!(after(1, Refusal::Unchanged), Err(Refusal::Unchanged));
        assert_eq!(tries.get(), 1, "what has not changed is not looked at again");
    }
}
