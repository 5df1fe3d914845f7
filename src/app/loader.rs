//! Reading and importing articles away from the window's thread.

use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::pictures;
use crate::files;
use crate::import::{Hint, import};
use crate::reader::{Bundled, Document, Language, Origin, OwnTerms, Refusal};
use crate::text::convert::Conversion;

/// Which of a loader's loads; a later one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(u64);

/// What came of a load.
#[derive(Debug)]
pub struct Loaded {
    /// Which load it was.
    pub generation: Generation,
    /// What was to be opened.
    pub origin: Origin,
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
        self.start(origin, open)
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

    fn start(&mut self, origin: Origin, open: Open) -> Generation {
        self.cancel();
        let generation = self.latest;
        let cancel = Arc::new(AtomicBool::new(false));
        self.running = Some(Running { origin: origin.clone(), cancel: Arc::clone(&cancel) });
        let (results, wake) = (self.results.0.clone(), Arc::clone(&self.wake));
        let conversion = self.conversion;
        let job = {
            let (results, origin, own) = (results.clone(), origin.clone(), Arc::clone(&self.own));
            move || {
                let shown = || open(&origin, &own, &cancel).map(|document| document.converted(conversion));
                let result = catch_unwind(AssertUnwindSafe(shown));
                let result = result.unwrap_or(Err(Refusal::Crashed)).map(Box::new);
                // A loader that is gone needs no result.
                if results.send(Loaded { generation, origin, result }).is_ok() {
                    wake();
                }
            }
        };
        if let Err(error) = thread::Builder::new().name("loader".into()).spawn(job) {
            let result = Err(Refusal::Unreadable(error.to_string()));
            drop(results.send(Loaded { generation, origin, result }));
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

type Open = fn(&Origin, &OwnTerms, &AtomicBool) -> Result<Document, Refusal>;

fn open(origin: &Origin, own: &OwnTerms, cancel: &AtomicBool) -> Result<Document, Refusal> {
    let imported = match origin {
        Origin::Bundled(article) => {
            import(bundled(*article), &Hint { name: "article.json", ..Hint::default() })?
        }
        Origin::File(path) => {
            let bytes = files::read(path, cancel)?;
            let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
            import(&bytes, &Hint { name: &name, ..Hint::default() })?
        }
    };
    if cancel.load(Ordering::Relaxed) {
        return Err(Refusal::Cancelled);
    }
    let mut document = Document::with_own(origin.clone(), imported, own);
    document.pictures = pictures::measure(&document.article, origin, cancel);
    Ok(document)
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
        loader.start(Origin::Bundled(Bundled::Avocado), |_, _, _| panic!("this panic is part of the test"));
        wakes.recv().unwrap();
        assert_eq!(loader.poll().unwrap().result.unwrap_err(), Refusal::Crashed);
    }

    /// Waits until somebody cancels it.
    fn endless(_: &Origin, _: &OwnTerms, cancel: &AtomicBool) -> Result<Document, Refusal> {
        while !cancel.load(Ordering::Relaxed) {
            thread::yield_now();
        }
        Err(Refusal::Cancelled)
    }

    #[test]
    fn a_later_load_stops_the_earlier_one_and_wins() {
        let (mut loader, wakes) = loader();
        let slow = Origin::File("/slow".into());
        let first = loader.start(slow.clone(), endless);
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
        loader.start(Origin::File("/slow".into()), endless);
        loader.cancel();
        wakes.recv().unwrap();
        assert!(loader.poll().is_none());
        assert_eq!(loader.loading(), None);
    }
}
