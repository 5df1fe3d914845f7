//! Finding in the article away from the window's thread.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::article::Passage;
use crate::reader::{News, Report, Search};
use crate::search::{Finder, Hit, Prefolded, place_of};
use crate::text::fold::Folding;

/// How long hits are gathered before they are reported, so that the screen is not drawn for each of them.
const GATHERING: Duration = Duration::from_millis(40);

/// Makes one search at a time on a thread of its own; a later one overtakes an earlier one.
pub struct FindWorker {
    wake: Arc<dyn Fn() + Send + Sync>,
    news: (Sender<News>, Receiver<News>),
    running: Option<Running>,
    kept: Arc<Mutex<Kept>>,
}

struct Running {
    number: u64,
    cancel: Arc<AtomicBool>,
}

/// The folded text, kept from one search to the next.
#[derive(Default)]
struct Kept {
    of: Option<Arc<Vec<Passage>>>,
    texts: Prefolded,
}

impl FindWorker {
    /// A worker that calls `wake`, from another thread, whenever [`Self::poll`] has something new.
    pub fn new(wake: impl Fn() + Send + Sync + Clone + 'static) -> Self {
        Self { wake: Arc::new(wake), news: mpsc::channel(), running: None, kept: Arc::default() }
    }

    /// Starts a search. One that is still going on is given up.
    ///
    /// A search for nothing gets the text ready for those that will follow.
    pub fn search(&mut self, search: Search) {
        self.start(search, scan);
    }

    /// Gives up what is going on, and lets go of the article.
    pub fn stop(&mut self) {
        self.cancel();
        // A search that has not noticed yet keeps the old one until it does.
        self.kept = Arc::default();
    }

    /// What there is to say of the latest search.
    pub fn poll(&mut self) -> Vec<News> {
        let latest = self.running.as_ref().map(|running| running.number);
        self.news.1.try_iter().filter(|news| Some(news.number) == latest).collect()
    }

    fn cancel(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }

    fn start(&mut self, search: Search, work: Work) {
        self.cancel();
        let number = search.number;
        let cancel = Arc::new(AtomicBool::new(false));
        self.running = Some(Running { number, cancel: Arc::clone(&cancel) });
        let desk = Desk { number, cancel, news: self.news.0.clone(), wake: Arc::clone(&self.wake) };
        let kept = Arc::clone(&self.kept);
        let job = {
            let desk = desk.clone();
            move || {
                let done = catch_unwind(AssertUnwindSafe(|| work(&search, &kept, &desk)));
                desk.report(done.unwrap_or(Report::Crashed));
            }
        };
        if thread::Builder::new().name("finder".into()).spawn(job).is_err() {
            desk.report(Report::Crashed);
        }
    }
}

impl Drop for FindWorker {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Where a search reports, and hears that it is given up.
#[derive(Clone)]
struct Desk {
    number: u64,
    cancel: Arc<AtomicBool>,
    news: Sender<News>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Desk {
    fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    fn report(&self, report: Report) {
        // Whoever gave the search up, or is gone, needs no news.
        if !self.is_cancelled() && self.news.send(News { number: self.number, report }).is_ok() {
            (self.wake)();
        }
    }
}

/// Reports on the way, and gives the last report.
type Work = fn(&Search, &Mutex<Kept>, &Desk) -> Report;

fn scan(search: &Search, kept: &Mutex<Kept>, desk: &Desk) -> Report {
    let finder = match Finder::new(&search.query, &search.language) {
        Ok(finder) => finder,
        Err(error) => return Report::Refused(error),
    };
    let passages = &search.passages;
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if !kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, passages)) {
        *kept = Kept { of: Some(Arc::clone(passages)), texts: Prefolded::default() };
    }
    let texts = &mut kept.texts;
    if search.query.is_blank() {
        let folding = Folding::of(&search.language);
        for (index, passage) in passages.iter().enumerate().take_while(|_| !desk.is_cancelled()) {
            texts.prepare(folding, index, passage);
        }
        return Report::Finished;
    }
    let mut hits_in = |index: usize| finder.hits_in_prefolded(index, &passages[index], texts);

    let (middle, byte) = place_of(passages, search.from);
    let mut around = if middle < passages.len() { hits_in(middle) } else { Vec::new() };
    let after = around.split_off(around.partition_point(|hit| hit.range().start < byte));
    let behind = (middle + 1).min(passages.len())..passages.len();
    let mut gathered = Gathered::new(desk, Report::After, after);
    gathered.walk(behind, &mut hits_in);
    gathered.report();
    let mut gathered = Gathered::new(desk, Report::Before, Vec::new());
    gathered.walk(0..middle, &mut hits_in);
    gathered.hits.append(&mut around);
    gathered.report();
    Report::Finished
}

/// Hits that are to be reported together.
struct Gathered<'a> {
    desk: &'a Desk,
    kind: fn(Vec<Hit>) -> Report,
    hits: Vec<Hit>,
    /// When the last ones were reported; none before the first, which are reported at once.
    last: Option<Instant>,
}

impl<'a> Gathered<'a> {
    fn new(desk: &'a Desk, kind: fn(Vec<Hit>) -> Report, hits: Vec<Hit>) -> Self {
        Self { desk, kind, hits, last: None }
    }

    /// Gathers the hits of some passages, until the search is given up.
    fn walk(&mut self, passages: Range<usize>, hits_in: &mut dyn FnMut(usize) -> Vec<Hit>) {
        for index in passages {
            if self.desk.is_cancelled() {
                return;
            }
            if self.last.is_none_or(|last| last.elapsed() >= GATHERING) {
                self.report();
            }
            self.hits.append(&mut hits_in(index));
        }
    }

    fn report(&mut self) {
        if !self.hits.is_empty() {
            self.last = Some(Instant::now());
            self.desk.report((self.kind)(std::mem::take(&mut self.hits)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Anchor, Article, Block, Section, passages};
    use crate::search::{Options, PatternFault, Query};

    /// A worker, and the wakes it sends.
    fn worker() -> (FindWorker, Receiver<()>) {
        let (woken, wakes) = mpsc::channel();
        // The test may have ended by the time a late thread wakes it.
        (FindWorker::new(move || woken.send(()).unwrap_or_default()), wakes)
    }

    fn search(number: u64, text: &str, from: Anchor) -> Search {
        let blocks = ["甲乙甲", "丙", "甲丁甲甲", "甲"].map(Block::paragraph).to_vec();
        let article =
            Article { sections: vec![Section { blocks, ..Section::default() }], ..Article::default() };
        let options = Options { regex: text.starts_with('('), ..Options::default() };
        let query = Query { text: text.to_owned(), options };
        Search { number, passages: passages(&article).into(), language: "zh-Hant".into(), query, from }
    }

    /// Everything up to the end of a search: hits from its place on, hits before that, the last report.
    fn all_of(worker: &mut FindWorker, wakes: &Receiver<()>) -> (Vec<Hit>, Vec<Hit>, Report) {
        let (mut after, mut before) = (Vec::new(), Vec::new());
        loop {
            wakes.recv().unwrap();
            for news in worker.poll() {
                match news.report {
                    Report::After(mut hits) => after.append(&mut hits),
                    Report::Before(mut hits) => before.append(&mut hits),
                    last => return (after, before, last),
                }
            }
        }
    }

    fn hit(passage: usize, character: usize) -> Hit {
        Hit::new(passage, &(character * 3..character * 3 + 3)).unwrap()
    }

    #[test]
    fn a_search_begins_at_its_place_and_comes_round() {
        let (mut worker, wakes) = worker();
        worker.search(search(1, "甲", Anchor::new(0, 2, 1)));
        let after = vec![hit(2, 2), hit(2, 3), hit(3, 0)];
        let before = vec![hit(0, 0), hit(0, 2), hit(2, 0)];
        assert_eq!(all_of(&mut worker, &wakes), (after.clone(), before.clone(), Report::Finished));
        worker.search(search(2, "甲", Anchor::default()));
        let all = [before, after].concat();
        assert_eq!(all_of(&mut worker, &wakes), (all.clone(), vec![], Report::Finished));
        worker.search(search(3, "甲", Anchor::new(9, 0, 0)));
        assert_eq!(all_of(&mut worker, &wakes), (vec![], all, Report::Finished));
    }

    #[test]
    fn the_folded_text_is_kept_until_the_article_is_let_go() {
        let (mut worker, wakes) = worker();
        let first = search(1, "甲", Anchor::default());
        let again = Search { number: 2, ..first.clone() };
        let passages = Arc::clone(&first.passages);
        let blank = Search { query: Query::new(""), ..first.clone() };
        worker.search(blank);
        assert_eq!(all_of(&mut worker, &wakes), (vec![], vec![], Report::Finished));
        for search in [first, again] {
            worker.search(search);
            assert_eq!(all_of(&mut worker, &wakes).0.len(), 6);
            assert!(worker.kept.lock().unwrap().of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &passages)));
        }
        worker.stop();
        assert!(worker.kept.lock().unwrap().of.is_none());
    }

    #[test]
    fn a_wrong_pattern_is_refused() {
        let (mut worker, wakes) = worker();
        worker.search(search(1, "(", Anchor::default()));
        let (_, _, last) = all_of(&mut worker, &wakes);
        assert!(matches!(last, Report::Refused(error) if error.fault == PatternFault::GroupUnclosed));
    }

    #[test]
    fn a_panic_in_the_worker_is_reported() {
        let (mut worker, wakes) = worker();
        worker.start(search(1, "甲", Anchor::default()), |_, kept, _| {
            let _held = kept.lock();
            panic!("this panic is part of the test")
        });
        assert_eq!(all_of(&mut worker, &wakes).2, Report::Crashed);
        worker.search(search(2, "甲", Anchor::default()));
        assert_eq!(all_of(&mut worker, &wakes).2, Report::Finished, "and the next search is made");
    }

    #[test]
    fn an_overtaken_search_ends_and_says_nothing() {
        let (mut worker, wakes) = worker();
        worker.start(search(1, "甲", Anchor::default()), |_, kept, desk| {
            // The later search waits for what this one holds, so it must come to an end.
            let _held = kept.lock();
            desk.report(Report::After(vec![hit(0, 0)]));
            while !desk.is_cancelled() {
                thread::yield_now();
            }
            Report::Finished
        });
        wakes.recv().unwrap();
        worker.search(search(2, "丁", Anchor::default()));
        assert_eq!(all_of(&mut worker, &wakes), (vec![hit(2, 1)], vec![], Report::Finished));
        assert_eq!(worker.poll(), []);
    }

    #[test]
    fn what_is_stopped_is_never_heard_of() {
        let (mut worker, wakes) = worker();
        worker.search(search(1, "甲", Anchor::default()));
        wakes.recv().unwrap();
        worker.stop();
        assert_eq!(worker.poll(), []);
    }
}
