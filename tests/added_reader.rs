//! Added glossaries in a reading session, without a window.

mod effects;
#[path = "effects/marking.rs"]
mod marking;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use effects::{Asked, asked};
use marking::marking;
use moyue::dictionary::{Dictionary, DictionaryData};
use moyue::glossary::EntryId;
use moyue::import::{Hint, import};
use moyue::reader::{
    Action, Bundled, Command, Document, Effect, GlossaryState, Language, Marking, NoticeKind, OpenError,
    Origin, Outcome, Purpose, ReadGlossary, Reader, Settings,
};

const TEXT: &str = "題目\n\n雨落在雨傘上。\n\n[術語]\n\n斗笠\n竹編的。\n";

fn document() -> Box<Document> {
    let imported = import(TEXT.as_bytes(), &Hint::default()).unwrap();
    Box::new(Document::new(Origin::File("/a.txt".into()), imported))
}

fn reader() -> Reader {
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.update(Command::Open(Origin::File("/a.txt".into())));
    reader.update(Command::Hear(Outcome::Loaded {
        origin: Origin::File("/a.txt".into()),
        result: Ok(document()),
    }));
    reader
}

fn glossary(term: &str) -> ReadGlossary {
    let mut data = DictionaryData::new("雨具");
    data.push(term, "", "一個詞。", []);
    ReadGlossary { added: Arc::new(Dictionary::new(data)), warnings: Vec::new() }
}

fn read(reader: &mut Reader, file: &str, result: Result<ReadGlossary, OpenError>) -> Vec<Effect> {
    reader.update(Command::Hear(Outcome::GlossaryRead { file: file.into(), result }))
}

/// Marks the article as the shell does.
fn mark(reader: &mut Reader, marking: Marking) {
    reader.update(Command::Hear(Outcome::Marked(Some(Box::new(marking.run())))));
}

fn dictionaries(files: &[&str]) -> Vec<Asked> {
    files.iter().map(|file| Asked::ReadDictionary(file.into())).collect()
}

/// The only entry of the first dictionary.
const FIRST: EntryId = EntryId::Dictionary { source: 0, number: 0 };

fn owners(reader: &Reader) -> Vec<(String, EntryId)> {
    let document = reader.document.as_ref().unwrap();
    document.shown.glossary.entries().iter().map(|entry| (entry.term.clone(), entry.id)).collect()
}

#[test]
fn a_glossary_is_opened_beside_an_article() {
    let mut reader = reader();
    let paths = ["/b.txt", "/rain.dict.dz", "/c.md", "/rain.idx", "/字.CSV"].map(PathBuf::from);
    let effects = reader.update(Command::OpenPaths(paths.to_vec()));
    let load = Asked::Load(Origin::File("/b.txt".into()));
    assert_eq!(asked(&effects), [vec![load], dictionaries(&["/rain.ifo", "/字.CSV"])].concat());
    let added: Vec<_> =
        reader.settings.glossaries.iter().map(|glossary| glossary.file.display().to_string()).collect();
    assert_eq!(added, ["/rain.ifo", "/字.CSV"]);
    assert_eq!(reader.recent_files().next(), Some(Path::new("/c.md")));
    assert_eq!(asked(&reader.update(Command::Do(Action::NextTheme))), [], "once");
}

#[test]
fn what_is_packed_is_looked_into_before_it_is_opened() {
    let mut reader = reader();
    let paths = ["/雨.zip", "/b.txt", "/rain.tsv"].map(PathBuf::from);
    let effects = reader.update(Command::OpenPaths(paths.to_vec()));
    assert_eq!(asked(&effects), [Asked::TellApart(paths.to_vec())]);
    let told = Outcome::ToldApart {
        glossaries: vec!["/rain.tsv".into()],
        articles: vec!["/雨.zip".into(), "/b.txt".into()],
    };
    let effects = reader.update(Command::Hear(told));
    let load = Asked::Load(Origin::File("/雨.zip".into()));
    assert_eq!(asked(&effects), [vec![load], dictionaries(&["/rain.tsv"])].concat());
}

#[test]
fn nothing_is_read_before_there_is_an_article() {
    let mut reader = Reader::new(Settings::default(), Language::En);
    let effects = reader.update(Command::OpenPaths(vec!["/rain.tsv".into()]));
    let first = Origin::Bundled(Bundled::Avocado);
    assert_eq!(asked(&effects), [Asked::Load(first.clone())], "there is always something to read");
    let effects = reader.update(Command::Hear(Outcome::Loaded { origin: first, result: Ok(document()) }));
    assert_eq!(asked(&effects), dictionaries(&["/rain.tsv"]), "the article is on the screen first");
}

#[test]
fn what_was_read_is_marked_on_another_thread() {
    let mut reader = reader();
    reader.update(Command::AddGlossaries(vec!["/rain.tsv".into()]));
    let stale =
        marking(read(&mut reader, "/rain.tsv", Ok(glossary("雨傘")))).expect("there are terms to find");
    let said = NoticeKind::GlossaryAdded { name: "雨具".into(), entries: 1, warnings: Vec::new() };
    assert_eq!(reader.notices.last().map(|notice| &notice.kind), Some(&said));
    mark(&mut reader, stale.clone());
    assert_eq!(owners(&reader), [("斗笠".into(), EntryId::Article(0)), ("雨傘".into(), FIRST)]);
    let known = Command::MarkKnown { entry: FIRST, known: false };
    assert_eq!(asked(&reader.update(known)), [], "nothing is left to do");

    let file = || PathBuf::from("/rain.tsv");
    assert_eq!(reader.update(Command::EnableGlossary { file: file(), enabled: false }), [] as [Effect; 0]);
    assert_eq!(owners(&reader).len(), 1, "without glossaries a short article is marked at once");
    reader.update(Command::Hear(Outcome::Marked(Some(Box::new(stale.run())))));
    assert_eq!(owners(&reader).len(), 1, "what was found with the glossary is too late");
    let effects = reader.update(Command::EnableGlossary { file: file(), enabled: true });
    assert_eq!(asked(&effects), dictionaries(&["/rain.tsv"]));
    reader.update(Command::RemoveGlossary(file()));
    assert_eq!(read(&mut reader, "/rain.tsv", Ok(glossary("雨傘"))), [] as [Effect; 0]);
    assert!(reader.settings.glossaries.is_empty());
    let known = Command::MarkKnown { entry: EntryId::Article(0), known: true };
    assert_eq!(asked(&reader.update(known)), []);
}

#[test]
fn ones_own_terms_keep_their_places() {
    let mut reader = reader();
    let own = |term: &str| moyue::reader::OwnTerm { term: term.into(), ..Default::default() };
    reader.update(Command::AddTerm(own("落在")));
    reader.update(Command::AddGlossaries(vec!["/rain.tsv".into()]));
    let found =
        marking(read(&mut reader, "/rain.tsv", Ok(glossary("雨傘")))).expect("there are terms to find");
    mark(&mut reader, found);
    let terms = owners(&reader);
    assert_eq!(
        terms.iter().map(|(_, owner)| *owner).collect::<Vec<_>>(),
        [EntryId::Article(0), EntryId::Own(0), FIRST]
    );
    let document = reader.document.as_ref().unwrap();
    assert_eq!(document.own_term(EntryId::Own(0)), Some(&own("落在")));
    assert_eq!((document.own_term(EntryId::Article(0)), document.own_term(FIRST)), (None, None));
    assert_eq!(document.entry_of(&own("落在")), Some(EntryId::Own(0)));
    reader.update(Command::RemoveTerm(FIRST));
    assert_eq!(reader.own.terms.len(), 1, "an added entry is not one's own");
    let found = marking(reader.update(Command::AddTerm(own("雨傘")))).expect("there are terms to find");
    mark(&mut reader, found);
    assert_eq!(owners(&reader).last(), Some(&("雨傘".into(), EntryId::Own(1))), "one's own term wins");
}

#[test]
fn an_old_glossary_that_is_gone_stays_listed_and_a_new_one_does_not() {
    let mut reader = reader();
    reader.settings.remember_glossary(Path::new("/old.tsv"));
    let effects = reader.update(Command::AddGlossaries(vec!["/new.tsv".into()]));
    assert_eq!(asked(&effects), dictionaries(&["/old.tsv", "/new.tsv"]));
    read(&mut reader, "/old.tsv", Err(OpenError::Missing));
    read(&mut reader, "/new.tsv", Err(OpenError::Empty));
    let listed: Vec<_> = reader.settings.glossaries.iter().map(|glossary| glossary.file.clone()).collect();
    assert_eq!(listed, [PathBuf::from("/old.tsv")]);
    assert!(matches!(
        reader.added.state(Path::new("/old.tsv")),
        Some(GlossaryState::Refused(OpenError::Missing))
    ));
    assert_eq!(reader.notices.len(), 2);
    assert_eq!(asked(&reader.update(Command::Do(Action::NextTheme))), [], "it is not tried again and again");
    let effects = reader.update(Command::AddGlossaries(vec!["/old.tsv".into()]));
    assert_eq!(asked(&effects), dictionaries(&["/old.tsv"]), "but when it is added again");
}

#[test]
fn the_dialog_for_glossaries_is_one_at_a_time() {
    let mut reader = reader();
    assert_eq!(
        asked(&reader.update(Command::Do(Action::AddGlossary))),
        [Asked::Dialog(Purpose::AddGlossaries)]
    );
    assert_eq!(reader.update(Command::Do(Action::AddGlossary)), [] as [Effect; 0]);
}

#[test]
fn settings_keep_the_list_and_two_windows_agree() {
    let mut base = Settings::default();
    assert!(!serde_json::to_string(&base).unwrap().contains("glossaries"));
    assert!(base.remember_glossary(Path::new("/a.tsv")));
    assert!(base.remember_glossary(Path::new("/b.tsv")));
    assert!(!base.remember_glossary(Path::new("/a.tsv")));
    let again: Settings = serde_json::from_str(&serde_json::to_string(&base).unwrap()).unwrap();
    assert_eq!(again, base);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.forget_glossary(Path::new("/a.tsv"));
    theirs.enable_glossary(Path::new("/b.tsv"), false);
    theirs.remember_glossary(Path::new("/c.tsv"));
    let merged = ours.merged(&base, &theirs);
    let files: Vec<_> = merged
        .glossaries
        .iter()
        .map(|glossary| (glossary.file.to_str().unwrap(), glossary.enabled))
        .collect();
    assert_eq!(files, [("/b.tsv", false), ("/c.tsv", true)]);
}
