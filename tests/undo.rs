//! Undoing what was done to terms.

use moyue::glossary::EntryId;
use moyue::import::{Hint, import};
use moyue::reader::own::Choice;
use moyue::reader::{
    Action, Command, Document, Language, NoticeKind, Origin, Outcome, OwnTerm, Reader, Settings, TermChange,
};

const TEXT: &str = "標題\n\n雨落在傘上。帽子在門邊。\n\n[術語]\n\n傘\n遮雨的用具。\n";

fn reading() -> Reader {
    let origin = Origin::File("/a.txt".into());
    let imported = import(TEXT.as_bytes(), &Hint { name: "a.txt", ..Hint::default() }).unwrap();
    let document = Box::new(Document::new(origin.clone(), imported));
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.update(Command::Hear(Outcome::Loaded { origin, result: Ok(document) }));
    reader
}

fn term(term: &str) -> OwnTerm {
    OwnTerm { term: term.into(), ..OwnTerm::default() }
}

fn names(reader: &Reader) -> Vec<&str> {
    reader.own.terms.iter().map(|term| term.term.as_str()).collect()
}

fn undo(reader: &mut Reader) {
    reader.update(Command::Do(Action::Undo));
}

fn redo(reader: &mut Reader) {
    reader.update(Command::Do(Action::Redo));
}

#[test]
fn every_change_is_undone_and_done_again_one_by_one() {
    let mut reader = reading();
    assert!(!reader.offers(Action::Undo) && !reader.offers(Action::Redo));
    reader.update(Command::AddTerm(term("帽子")));
    reader.update(Command::EditTerm { entry: EntryId::Own(0), term: term("門") });
    reader.update(Command::MarkKnown { entry: EntryId::Article(0), known: true });
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!(reader.to_undo(), Some(&TermChange::Removed("門".into())));
    let last = reader.own.clone();
    undo(&mut reader);
    assert_eq!(names(&reader), ["門"]);
    assert_eq!(reader.to_redo(), Some(&TermChange::Removed("門".into())));
    undo(&mut reader);
    assert!(!reader.own.is_known("傘"));
    undo(&mut reader);
    assert_eq!(names(&reader), ["帽子"]);
    undo(&mut reader);
    assert_eq!(names(&reader), [""; 0]);
    undo(&mut reader);
    assert!(!reader.offers(Action::Undo));
    for _ in 0..5 {
        redo(&mut reader);
    }
    assert_eq!(reader.own, last);
    assert!(!reader.offers(Action::Redo));
}

#[test]
fn what_was_undone_is_on_the_screen_at_once() {
    let mut reader = reading();
    reader.update(Command::AddTerm(term("帽子")));
    let uses = |reader: &Reader| {
        let shown = &reader.document.as_ref().unwrap().shown;
        (shown.glossary.entries().len(), shown.occurrences.of(EntryId::Own(0)).len())
    };
    assert_eq!(uses(&reader), (2, 1));
    undo(&mut reader);
    assert_eq!(uses(&reader), (1, 0));
    redo(&mut reader);
    assert_eq!(uses(&reader), (2, 1));
}

#[test]
fn a_list_that_was_brought_in_goes_as_a_whole() {
    let mut reader = reading();
    reader.update(Command::AddTerm(OwnTerm { definition: "我的。".into(), ..term("帽子") }));
    let before = reader.own.clone();
    let terms = vec![term("帽子"), term("門"), term("雨")];
    reader.update(Command::Hear(Outcome::TermsRead { path: "/t.tsv".into(), result: Ok(terms) }));
    undo(&mut reader);
    assert_eq!(reader.own, before, "nothing is undone while there is something to choose");
    assert!(reader.offers(Action::Undo));
    reader.update(Command::Merge(Some(vec![Choice::Both])));
    assert_eq!(reader.own.terms.len(), 4);
    assert_eq!(reader.to_undo(), Some(&TermChange::Imported(3)));
    undo(&mut reader);
    assert_eq!(reader.own, before);
}

#[test]
fn a_new_change_forgets_what_was_undone_and_nothing_new_is_no_change() {
    let mut reader = reading();
    reader.update(Command::AddTerm(term("帽子")));
    undo(&mut reader);
    reader.update(Command::AddTerm(term("門")));
    assert!(!reader.offers(Action::Redo));
    reader.update(Command::AddTerm(term("門")));
    reader.update(Command::AddTerm(term(" ")));
    undo(&mut reader);
    assert!(!reader.offers(Action::Undo), "what was there already, and what has no name, is no step");
}

#[test]
fn a_notice_offers_to_undo_the_last_change_alone() {
    let mut reader = reading();
    let offers = |reader: &Reader| {
        let offering = reader.notices.iter().filter(|notice| notice.kind.offers_undo());
        offering.map(|notice| notice.kind.clone()).collect::<Vec<_>>()
    };
    reader.update(Command::AddTerm(term("帽子")));
    reader.update(Command::AddTerm(term("門")));
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!(offers(&reader), [NoticeKind::TermChanged(TermChange::Removed("門".into()))]);
    undo(&mut reader);
    assert_eq!(offers(&reader), []);
    let undone = NoticeKind::TermChangeUndone(TermChange::Removed("門".into()));
    assert!(reader.notices.iter().any(|notice| notice.kind == undone));
}

#[test]
fn only_the_last_hundred_steps_are_kept() {
    let mut reader = reading();
    for number in 0..150 {
        reader.update(Command::AddTerm(term(&format!("詞{number}"))));
    }
    let mut steps = 0;
    while reader.offers(Action::Undo) {
        undo(&mut reader);
        steps += 1;
    }
    assert_eq!((steps, reader.own.terms.len()), (100, 50));
}
