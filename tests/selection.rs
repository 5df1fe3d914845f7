//! The selected entry of the glossary, while what is looked up, the terms and the dictionaries change.

mod effects;
#[path = "effects/marking.rs"]
mod marking;

use std::path::PathBuf;
use std::sync::Arc;

use effects::asked;
use marking::marking;
use moyue::dictionary::{Dictionary, DictionaryData};
use moyue::glossary::EntryId;
use moyue::import::{Hint, import};
use moyue::reader::{
    Command, Document, Effect, Language, Origin, Outcome, OwnTerm, ReadGlossary, Reader, Setting, Settings,
};
use moyue::text::convert::Conversion;

const TEXT: &str = "標題\n\n雨落在雨傘上，也落在斗笠上。雨傘在門邊。\n\n[術語]\n\n斗笠\n竹編的。\n";
const HAT: EntryId = EntryId::Article(0);

fn origin() -> Origin {
    Origin::File("/a.txt".into())
}

fn document(text: &str) -> Box<Document> {
    let imported = import(text.as_bytes(), &Hint::default()).expect("the text is an article");
    Box::new(Document::new(origin(), imported))
}

fn reader() -> Reader {
    let (origin, document) = (origin(), document(TEXT));
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.update(Command::Hear(Outcome::Loaded { origin, result: Ok(document) }));
    reader
}

/// Marks the article as the shell does, where it is to be marked.
fn mark(reader: &mut Reader, effects: Vec<Effect>) {
    if let Some(marking) = marking(effects) {
        reader.update(Command::Hear(Outcome::Marked(Some(Box::new(marking.run())))));
    }
}

/// Adds a dictionary of these terms.
fn add(reader: &mut Reader, file: &str, terms: &[&str]) {
    let mut data = DictionaryData::new(file);
    for term in terms {
        assert!(data.push(term, "", "一個詞。", []), "{term}");
    }
    reader.update(Command::AddGlossaries(vec![file.into()]));
    let result = Ok(ReadGlossary { added: Arc::new(Dictionary::new(data)), warnings: Vec::new() });
    let effects = reader.update(Command::Hear(Outcome::GlossaryRead { file: file.into(), result }));
    mark(reader, effects);
}

/// The first entry that a query finds.
fn first(reader: &mut Reader, query: &str) -> EntryId {
    reader.update(Command::LookUp(query.to_owned()));
    reader.look_up.results.first().unwrap_or_else(|| panic!("{query} is not found")).entry
}

fn selected(reader: &Reader) -> Option<EntryId> {
    reader.selected.map(|selected| selected.entry)
}

/// The term of the selected entry.
fn selected_term(reader: &Reader) -> Option<String> {
    let glossary = &reader.document.as_ref()?.shown.glossary;
    Some(glossary.entry(selected(reader)?)?.term.clone())
}

fn own(term: &str) -> OwnTerm {
    OwnTerm { term: term.to_owned(), ..OwnTerm::default() }
}

const fn number(source: u32, number: u32) -> EntryId {
    EntryId::Dictionary { source, number }
}

#[test]
fn a_found_entry_stays_selected_whatever_is_looked_up() {
    let mut reader = reader();
    add(&mut reader, "/rain.tsv", &["雨傘", "雨鞋"]);
    let boots = first(&mut reader, "雨鞋");
    assert_eq!(boots, number(0, 1));
    reader.update(Command::SelectTerm(Some(boots)));
    assert_eq!((selected(&reader), reader.look_up.query.as_str()), (Some(boots), "雨鞋"));
    for query in ["雨傘", "沒有", ""] {
        reader.update(Command::LookUp(query.to_owned()));
        assert_eq!((selected(&reader), reader.look_up.query.as_str()), (Some(boots), query));
    }
    assert_eq!(selected_term(&reader).as_deref(), Some("雨鞋"));
    assert_eq!(reader.selected_occurrences_under(0), Some(0), "the text does not use it");
    reader.update(Command::StepOccurrence { entry: boots, forward: true });
    assert_eq!((selected(&reader), reader.selected_index()), (Some(boots), None), "there is no way to go");
    // It can be selected again while it is not found, and what is typed stays.
    reader.update(Command::LookUp("斗笠".into()));
    reader.update(Command::SelectTerm(Some(boots)));
    assert_eq!((selected(&reader), reader.look_up.query.as_str()), (Some(boots), "斗笠"));
}

#[test]
fn a_found_entry_stays_selected_in_other_forms_of_chinese() {
    let mut reader = reader();
    add(&mut reader, "/rain.tsv", &["雨傘", "雨鞋"]);
    let boots = first(&mut reader, "雨鞋");
    reader.update(Command::SelectTerm(Some(boots)));
    for conversion in [Conversion::Mainland, Conversion::None] {
        let effects = reader.update(Command::Set(Setting::Conversion(conversion)));
        let converting = effects.into_iter().find_map(|effect| match effect {
            Effect::Convert(job) => Some(job),
            _ => None,
        });
        let job = converting.expect("there is something to convert");
        let revision = job.revision;
        let shown = Some(Box::new(job.run()));
        reader.update(Command::Hear(Outcome::Converted { revision, shown }));
        let document = reader.document.as_ref().expect("an article");
        assert_eq!(document.shown.conversion, conversion);
        assert_eq!((selected(&reader), selected_term(&reader).as_deref()), (Some(boots), Some("雨鞋")));
        assert_eq!(document.shown.occurrences.of(number(0, 0)).len(), 2, "occurrences stay");
    }
}

#[test]
fn the_selection_goes_with_its_dictionary_and_no_other() {
    let mut reader = reader();
    add(&mut reader, "/first.tsv", &["門邊", "雨鞋"]);
    add(&mut reader, "/second.tsv", &["雨傘", "雨鞋"]);
    for (query, entry, after) in
        [("雨傘", number(1, 0), number(0, 0)), ("雨鞋", number(1, 1), number(0, 1)), ("斗笠", HAT, HAT)]
    {
        reader.update(Command::LookUp(query.to_owned()));
        assert!(reader.look_up.has(entry), "{query}");
        reader.update(Command::SelectTerm(Some(entry)));
        let file = || PathBuf::from("/first.tsv");
        let effects = reader.update(Command::EnableGlossary { file: file(), enabled: false });
        mark(&mut reader, effects);
        assert_eq!((selected(&reader), selected_term(&reader).as_deref()), (Some(after), Some(query)));
        reader.update(Command::RemoveGlossary(file()));
        // The dictionary that is added last comes after the other.
        add(&mut reader, "/first.tsv", &["門邊", "雨鞋"]);
        assert_eq!((selected(&reader), selected_term(&reader).as_deref()), (Some(after), Some(query)));
        let second = reader.update(Command::RemoveGlossary("/second.tsv".into()));
        mark(&mut reader, second);
        assert_eq!(selected(&reader), Some(HAT).filter(|hat| *hat == after), "{query}");
        add(&mut reader, "/second.tsv", &["雨傘", "雨鞋"]);
    }
}

#[test]
fn a_dictionarys_entry_stays_selected_when_the_article_is_read_again() {
    let mut reader = reader();
    add(&mut reader, "/rain.tsv", &["雨傘", "雨鞋"]);
    for (query, steps) in [("雨鞋", 0), ("雨傘", 2)] {
        let entry = first(&mut reader, query);
        reader.update(Command::SelectTerm(Some(entry)));
        for _ in 0..steps {
            reader.update(Command::StepOccurrence { entry, forward: true });
        }
        let index = reader.selected_index();
        let again = document(&format!("{TEXT}又一行。\n"));
        let reread = Command::Hear(Outcome::Reread { origin: origin(), result: Ok(again) });
        let effects = reader.update(reread);
        mark(&mut reader, effects);
        assert_eq!(selected_term(&reader).as_deref(), Some(query));
        assert_eq!(reader.selected_index(), index);
    }
    reader.update(Command::SelectTerm(None));
    let reread = Command::Hear(Outcome::Reread { origin: origin(), result: Ok(document(TEXT)) });
    let effects = reader.update(reread);
    mark(&mut reader, effects);
    assert_eq!(selected(&reader), None, "what was let go stays so");
}

#[test]
fn the_selection_goes_when_its_dictionary_is_switched_off() {
    let mut reader = reader();
    add(&mut reader, "/rain.tsv", &["雨傘", "雨鞋"]);
    let boots = first(&mut reader, "雨鞋");
    reader.update(Command::SelectTerm(Some(boots)));
    let off = Command::EnableGlossary { file: "/rain.tsv".into(), enabled: false };
    assert_eq!(asked(&reader.update(off)), [], "a short article is marked at once");
    assert_eq!(selected(&reader), None);
}

#[test]
fn the_selection_follows_ones_own_term() {
    let mut reader = reader();
    for term in ["落在", "雨傘", "門邊"] {
        reader.update(Command::AddTerm(own(term)));
    }
    let umbrella = EntryId::Own(1);
    for _ in 0..2 {
        reader.update(Command::StepOccurrence { entry: umbrella, forward: true });
    }
    let before = reader.selected.and_then(|selected| selected.occurrence).expect("an occurrence");
    let place = reader.document.as_ref().and_then(|document| document.anchor_of(before));
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!((selected(&reader), selected_term(&reader).as_deref()), (Some(EntryId::Own(0)), Some("雨傘")));
    assert_eq!(reader.selected_index(), Some(1), "its second occurrence is still the one gone to");
    let after = reader.selected.and_then(|selected| selected.occurrence).expect("an occurrence");
    assert_ne!(after, before, "there are fewer occurrences before it");
    assert_eq!(reader.document.as_ref().and_then(|document| document.anchor_of(after)), place);
    // Another of the user's terms with the same name is another term.
    reader.update(Command::AddTerm(OwnTerm { definition: "另一個。".into(), ..own("雨傘") }));
    reader.update(Command::SelectTerm(Some(EntryId::Own(0))));
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!(selected(&reader), None);
}

#[test]
fn the_articles_entry_stays_selected_when_terms_come_and_go() {
    let mut reader = reader();
    reader.update(Command::AddTerm(own("門邊")));
    reader.update(Command::SelectTerm(Some(HAT)));
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!(selected(&reader), Some(HAT));
    add(&mut reader, "/rain.tsv", &["雨傘"]);
    assert_eq!(selected(&reader), Some(HAT));
    reader.update(Command::MarkKnown { entry: HAT, known: true });
    assert_eq!(selected(&reader), Some(HAT));
}

#[test]
fn a_found_entry_is_the_same_once_the_text_uses_it() {
    let mut reader = reader();
    reader.update(Command::AddTerm(OwnTerm { aliases: vec!["雨傘".into()], ..own("傘具") }));
    add(&mut reader, "/rain.tsv", &["雨鞋", "雨傘"]);
    let umbrella = number(0, 1);
    reader.update(Command::LookUp("雨傘".into()));
    assert!(reader.look_up.has(umbrella));
    reader.update(Command::SelectTerm(Some(umbrella)));
    let listed = |reader: &Reader| {
        reader.document.as_ref().is_some_and(|document| document.shown.glossary.is_listed(umbrella))
    };
    assert!(!listed(&reader), "the user's term has its name");
    let effects = reader.update(Command::RemoveTerm(EntryId::Own(0)));
    mark(&mut reader, effects);
    assert!(listed(&reader));
    assert_eq!(selected(&reader), Some(umbrella));
    reader.update(Command::StepOccurrence { entry: umbrella, forward: true });
    assert_eq!(reader.selected_index(), Some(0));
}
