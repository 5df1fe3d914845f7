//! Finding in the article.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::app::jobs::JobLink;
use crate::article::Passage;
use crate::reader::{Outcome, Search, SearchEvent, SearchUpdate};
use crate::search::{Finder, Hit, Prefolded, place_of};
use crate::text::fold::Folding;

/// How long hits are gathered before they are reported, so that the screen is not drawn for each of them.
const GATHERING: Duration = Duration::from_millis(40);

/// The folded text of an article, kept from one search to the next.
#[derive(Clone, Default)]
pub struct FoldedTexts(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    of: Option<Arc<Vec<Passage>>>,
    texts: Prefolded,
}

/// Makes a search, reports on the way, and gives the last report. A search for nothing gets the text ready for those
/// that will follow.
pub fn find(search: &Search, folded: &FoldedTexts, link: &JobLink) -> Outcome {
    let sink = SearchSink { number: search.number, link };
    sink.outcome(scan(search, folded, &sink))
}

/// Where a search reports.
struct SearchSink<'a> {
    number: u64,
    link: &'a JobLink,
}

impl SearchSink<'_> {
    fn outcome(&self, event: SearchEvent) -> Outcome {
        Outcome::Found(SearchUpdate { number: self.number, event })
    }

    fn send(&self, event: SearchEvent) {
        // Whoever gave the search up, or is gone, needs no news.
        self.link.send(self.outcome(event));
    }
}

fn scan(search: &Search, folded: &FoldedTexts, sink: &SearchSink<'_>) -> SearchEvent {
    let finder = match Finder::new(&search.query, &search.language) {
        Ok(finder) => finder,
        Err(error) => return SearchEvent::Refused(error),
    };
    let passages = &search.passages;
    let mut kept = folded.0.lock().unwrap_or_else(PoisonError::into_inner);
    if !kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, passages)) {
        *kept = Kept { of: Some(Arc::clone(passages)), texts: Prefolded::default() };
    }
    let texts = &mut kept.texts;
    if search.query.is_blank() {
        let folding = Folding::of(&search.language);
        for (index, passage) in passages.iter().enumerate().take_while(|_| !sink.link.is_cancelled()) {
            texts.prepare(folding, index, passage);
        }
        return SearchEvent::Finished;
    }
    let mut hits_in = |index: usize| finder.hits_in_prefolded(index, &passages[index], texts);

    let (middle, byte) = place_of(passages, search.from);
    let mut around = if middle < passages.len() { hits_in(middle) } else { Vec::new() };
    let after = around.split_off(around.partition_point(|hit| hit.range().start < byte));
    let following = (middle + 1).min(passages.len())..passages.len();
    let mut gathered = Gathered::new(sink, SearchEvent::After, after);
    gathered.walk(following, &mut hits_in);
    gathered.report();
    let mut gathered = Gathered::new(sink, SearchEvent::Before, Vec::new());
    gathered.walk(0..middle, &mut hits_in);
    gathered.hits.append(&mut around);
    gathered.report();
    SearchEvent::Finished
}

/// Hits that are to be reported together.
struct Gathered<'a> {
    sink: &'a SearchSink<'a>,
    kind: fn(Vec<Hit>) -> SearchEvent,
    hits: Vec<Hit>,
    /// When the last ones were reported; none before the first, which are reported at once.
    last: Option<Instant>,
}

impl<'a> Gathered<'a> {
    fn new(sink: &'a SearchSink<'a>, kind: fn(Vec<Hit>) -> SearchEvent, hits: Vec<Hit>) -> Self {
        Self { sink, kind, hits, last: None }
    }

    /// Gathers the hits of some passages, until the search is given up.
    fn walk(&mut self, passages: Range<usize>, hits_in: &mut dyn FnMut(usize) -> Vec<Hit>) {
        for index in passages {
            if self.sink.link.is_cancelled() {
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
            self.sink.send((self.kind)(std::mem::take(&mut self.hits)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::Receiver;

    use super::*;
    use crate::app::jobs::tests::{jobs, outcome};
    use crate::app::jobs::{Jobs, Message};
    use crate::app::work::Work;
    use crate::article::{Anchor, Article, Block, Section, passages};
    use crate::reader::Effect;
    use crate::search::{PatternFault, SearchOptions, SearchQuery};

    fn search(number: u64, text: &str, from: Anchor) -> Search {
        let blocks = ["甲乙甲", "丙", "甲丁甲甲", "甲"].map(Block::paragraph).to_vec();
        let article =
            Article { sections: vec![Section { blocks, ..Section::default() }], ..Article::default() };
        let options = SearchOptions { regex: text.starts_with('('), ..SearchOptions::default() };
        let query = SearchQuery { text: text.to_owned(), options };
        Search { number, passages: passages(&article).into(), language: "zh-Hant".into(), query, from }
    }

    /// A session's jobs and what they share.
    struct Session {
        jobs: Jobs,
        wakes: Receiver<()>,
        work: Work,
    }

    impl Session {
        fn new() -> Self {
            let (jobs, wakes) = jobs();
            Self { jobs, wakes, work: Work::default() }
        }

        fn search(&mut self, search: Search) {
            assert_eq!(self.work.start(&mut self.jobs, Effect::Find(Box::new(search))), None);
        }

        fn update(&self) -> SearchUpdate {
            match outcome(&self.jobs, &self.wakes) {
                Outcome::Found(update) => update,
                other => panic!("{other:?}"),
            }
        }

        /// Everything up to the end of a search: hits from its place on, hits before that, the last report.
        fn all(&self) -> (Vec<Hit>, Vec<Hit>, SearchEvent) {
            let (mut after, mut before) = (Vec::new(), Vec::new());
            loop {
                match self.update().event {
                    SearchEvent::After(mut hits) => after.append(&mut hits),
                    SearchEvent::Before(mut hits) => before.append(&mut hits),
                    last => return (after, before, last),
                }
            }
        }

        fn kept(&self) -> Option<Arc<Vec<Passage>>> {
            self.work.folded.0.lock().unwrap().of.clone()
        }
    }

    fn hit(passage: usize, character: usize) -> Hit {
        Hit::new(passage, &(character * 3..character * 3 + 3)).unwrap()
    }

    #[test]
    fn a_search_begins_at_its_place_and_comes_round() {
        let mut session = Session::new();
        session.search(search(1, "甲", Anchor::new(0, 2, 1)));
        let after = vec![hit(2, 2), hit(2, 3), hit(3, 0)];
        let before = vec![hit(0, 0), hit(0, 2), hit(2, 0)];
        assert_eq!(session.all(), (after.clone(), before.clone(), SearchEvent::Finished));
        session.search(search(2, "甲", Anchor::default()));
        let all = [before, after].concat();
        assert_eq!(session.all(), (all.clone(), vec![], SearchEvent::Finished));
        session.search(search(3, "甲", Anchor::new(9, 0, 0)));
        assert_eq!(session.all(), (vec![], all, SearchEvent::Finished));
    }

    #[test]
    fn the_folded_text_is_kept_until_the_article_is_let_go() {
        let mut session = Session::new();
        let first = search(1, "甲", Anchor::default());
        let again = Search { number: 2, ..first.clone() };
        let passages = Arc::clone(&first.passages);
        let blank = Search { query: SearchQuery::new(""), ..first.clone() };
        session.search(blank);
        assert_eq!(session.all(), (vec![], vec![], SearchEvent::Finished));
        for search in [first, again] {
            session.search(search);
            assert_eq!(session.all().0.len(), 6);
            assert!(session.kept().is_some_and(|of| Arc::ptr_eq(&of, &passages)));
        }
        session.work.start(&mut session.jobs, Effect::StopFinding);
        assert!(session.kept().is_none());
    }

    #[test]
    fn a_wrong_pattern_is_refused() {
        let mut session = Session::new();
        session.search(search(1, "(", Anchor::default()));
        let (_, _, last) = session.all();
        assert!(matches!(last, SearchEvent::Refused(error) if error.fault == PatternFault::GroupUnclosed));
    }

    #[test]
    fn a_panic_while_the_text_was_held_does_not_end_finding() {
        let mut session = Session::new();
        let folded = session.work.folded.clone();
        let held = std::thread::spawn(move || {
            let _held = folded.0.lock();
            panic!("this panic is part of the test")
        });
        assert!(held.join().is_err());
        session.search(search(2, "甲", Anchor::default()));
        assert_eq!(session.all().2, SearchEvent::Finished);
    }

    #[test]
    fn an_overtaken_search_ends_and_says_nothing() {
        let mut session = Session::new();
        session.search(search(1, "甲", Anchor::default()));
        session.search(search(2, "丁", Anchor::default()));
        loop {
            // A wake may be left of the first search.
            session.wakes.recv().unwrap();
            let Some(Message::Outcome(Outcome::Found(update))) = session.jobs.next() else { continue };
            assert_eq!(update.number, 2);
            if update.event == SearchEvent::Finished {
                break;
            }
            assert_eq!(update.event, SearchEvent::After(vec![hit(2, 1)]));
        }
    }

    #[test]
    fn what_is_stopped_is_never_heard_of() {
        let mut session = Session::new();
        session.search(search(1, "甲", Anchor::default()));
        session.wakes.recv().unwrap();
        session.work.start(&mut session.jobs, Effect::StopFinding);
        while !session.jobs.is_idle() {
            assert!(session.jobs.next().is_none());
            std::thread::yield_now();
        }
        assert!(session.jobs.next().is_none());
    }
}
