use std::sync::mpsc::Receiver;

use super::*;
use crate::app::jobs::tests::{jobs, outcome};
use crate::article::{Anchor, Bundled, Origin};
use crate::dictionary::GlossaryError;
use crate::glossary::EntryId;
use crate::import::{Hint, import};
use crate::reader::{Document, LoadJob, OwnTerm, OwnTerms, Reader, Settings};
use crate::search::SearchQuery;
use crate::text::convert::Conversion;

/// What comes of an effect.
fn done(effect: Effect) -> Outcome {
    let (mut jobs, wakes) = jobs();
    assert_eq!(Work::default().start(&mut jobs, effect), None);
    outcome(&jobs, &wakes)
}

fn document() -> (Document, OwnTerms) {
    let imported = import("題目\n\n雨落在傘上。\n".as_bytes(), &Hint::default()).unwrap();
    let mut own = OwnTerms::default();
    own.add(OwnTerm { term: "傘".to_owned(), ..OwnTerm::default() });
    (Document::new(Origin::Bundled(Bundled::Avocado), imported), own)
}

#[test]
fn a_later_load_overtakes_the_earlier_one() {
    let (mut jobs, wakes) = jobs();
    let mut work = Work::default();
    let avocado = Origin::Bundled(Bundled::Avocado);
    for origin in [Origin::File("/nowhere/at/all".into()), avocado.clone()] {
        work.start(&mut jobs, Effect::Load(Box::new(LoadJob::new(origin))));
    }
    loop {
        wakes.recv().unwrap();
        // A wake may be left of the first.
        let Some(crate::app::jobs::Message::Outcome(outcome)) = jobs.next() else { continue };
        let Outcome::Loaded { origin, result } = outcome else { panic!("{outcome:?}") };
        assert_eq!((origin, result.is_ok()), (avocado, true));
        break;
    }
}

#[test]
fn a_load_that_is_given_up_is_not_heard_of() {
    let (mut jobs, _wakes) = jobs();
    let mut work = Work::default();
    work.start(&mut jobs, Effect::Load(Box::new(LoadJob::new(Origin::File("/nowhere".into())))));
    work.start(&mut jobs, Effect::CancelLoading);
    while !jobs.is_idle() {
        assert!(jobs.next().is_none());
        std::thread::yield_now();
    }
}

#[test]
fn terms_are_found() {
    let (mut document, own) = document();
    let marking = document.marking(&own, &[]).unwrap();
    let Outcome::Marked(Some(found)) = done(Effect::Mark(Box::new(marking))) else {
        panic!("terms were found")
    };
    assert!(document.take(*found, &own, &[]));
    assert_eq!(document.shown.occurrences.of(EntryId::Own(0)).len(), 1);
}

#[test]
fn an_article_is_converted() {
    let (document, _) = document();
    let job = document.convert_job(Conversion::Mainland, 7).unwrap();
    let converted = done(Effect::Convert(Box::new(job)));
    let Outcome::Converted { revision: 7, shown: Some(shown) } = converted else { panic!("{converted:?}") };
    assert_eq!(shown.passages[0].text, "题目");
}

/// What becomes of a glossary of this name and content.
fn dictionary(name: &str, bytes: &[u8]) -> Result<ReadGlossary, OpenError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    match done(Effect::ReadDictionary { file: path.clone(), language: String::new() }) {
        Outcome::GlossaryRead { file, result } if file == path => result,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_read_and_named_by_its_file() {
    let read = dictionary("雨具.tsv", "雨傘\t遮雨的用具。\n".as_bytes()).unwrap();
    assert_eq!((read.added.name(), read.added.len()), ("雨具", 1));
    assert!(read.warnings.is_empty());
}

#[test]
fn what_is_no_glossary_is_refused() {
    let refused = |name: &str, bytes: &[u8]| dictionary(name, bytes).map(|_| ()).unwrap_err();
    let missing = |part| OpenError::Glossary(GlossaryError::PartMissing { part });
    assert_eq!(refused("a.ifo", b"StarDict's dict ifo file\n"), missing(".idx"));
    assert_eq!(refused("a.idx", b"x"), missing(".ifo"));
    assert_eq!(refused("a.dict", b"x"), OpenError::Missing);
    assert_eq!(refused("a.zip", b"PKxx"), GlossaryError::Damaged { part: ".zip".into() }.into());
    assert_eq!(refused("a.tsv", b"\0\x01\x02\x03\0"), GlossaryError::NotText.into());
}

#[test]
fn files_that_are_not_there_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (here, away) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    std::fs::write(&here, "text").unwrap();
    let gone = done(Effect::LookForFiles(vec![here, away.clone()]));
    assert!(matches!(&gone, Outcome::FilesGone(gone) if *gone == BTreeSet::from([away])), "{gone:?}");
}

#[test]
fn what_the_desktop_does_is_given_back() {
    let (mut jobs, _wakes) = jobs();
    let request = DesktopRequest::ToggleFullScreen;
    assert_eq!(Work::default().start(&mut jobs, Effect::Ask(request.clone())), Some(request));
    assert!(jobs.is_idle());
}

/// What is told when a job meets a mistake.
fn crashed(start: impl FnOnce(&mut Jobs)) -> Outcome {
    let (mut jobs, wakes): (Jobs, Receiver<()>) = jobs();
    start(&mut jobs);
    outcome(&jobs, &wakes)
}

#[test]
fn a_mistake_in_a_job_is_told_in_its_terms() {
    let (document, own) = document();
    let marking = document.marking(&own, &[]).unwrap();
    let said = crashed(|jobs| mark(jobs, marking, |_| panic!("this panic is part of the test")));
    assert!(matches!(said, Outcome::Marked(None)), "{said:?}");
    let mut reader = Reader::new(Settings::default(), crate::reader::Language::En);
    reader.update(crate::reader::Command::Hear(said));
    assert_eq!(reader.notices[0].kind, NoticeKind::TermsNotMarked);

    let job = document.convert_job(Conversion::Mainland, 7).unwrap();
    let said = crashed(|jobs| convert(jobs, job, |_| panic!("this panic is part of the test")));
    assert!(matches!(said, Outcome::Converted { revision: 7, shown: None }), "{said:?}");

    let read = |_: &Path| -> Result<ReadGlossary, OpenError> { panic!("this panic is part of the test") };
    let said = crashed(|jobs| Work::default().read_dictionary(jobs, "/a.tsv".into(), read));
    assert!(matches!(said, Outcome::GlossaryRead { result: Err(OpenError::Crashed), .. }), "{said:?}");

    let search = Search {
        number: 3,
        passages: document.shown.passages.clone(),
        language: "zh-Hant".into(),
        query: SearchQuery::new("雨"),
        from: Anchor::default(),
    };
    let find =
        |_: &Search, _: &FoldedTexts, _: &JobLink| -> Outcome { panic!("this panic is part of the test") };
    let said = crashed(|jobs| Work::default().find(jobs, search, find));
    assert!(
        matches!(said, Outcome::Found(SearchUpdate { number: 3, event: SearchEvent::Crashed })),
        "{said:?}"
    );
}
