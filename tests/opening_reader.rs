//! A reading session that is handed articles by the clipboard, by the standard input and by folders: commands in, effects
//! out.

mod effects;

use std::path::{Path, PathBuf};

use effects::{Asked, asked};
use moyue::article::STANDARD_INPUT;
use moyue::import::{Hint, import};
use moyue::reader::{
    Action, Bundled, Command, Document, FolderJob, KeptTexts, Language, ListedFolder, NoticeKind, OpenError,
    Origin, Outcome, PasteError, PasteSource, Reader, Recent, Settings,
};

const PASTED: &str = "/data/pasted/2026-11-29 14.05.12.345 雨.txt";

fn session() -> Reader {
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.pasted.folder = Some("/data/pasted".into());
    reader
}

fn loaded(reader: &mut Reader, origin: Origin) -> Vec<Asked> {
    let imported = import("雨\n\n下了一整天。\n".as_bytes(), &Hint::default()).expect("an article");
    let result = Ok(Box::new(Document::new(origin.clone(), imported)));
    asked(&reader.update(Command::Hear(Outcome::Loaded { origin, result })))
}

fn start(reader: &mut Reader, files: &[&str]) -> Vec<Asked> {
    asked(&reader.update(Command::Start(files.iter().map(PathBuf::from).collect())))
}

fn pasted(reader: &mut Reader, result: Result<&str, PasteError>) -> Vec<Asked> {
    asked(&reader.update(Command::Hear(Outcome::Pasted(result.map(PathBuf::from)))))
}

fn listed(reader: &mut Reader, is_opening: bool, files: Result<&[&str], OpenError>) -> Vec<Asked> {
    let folder = PathBuf::from("/articles");
    let files = files.map(|files| files.iter().map(|name| folder.join(name)).collect());
    let job = FolderJob { folder, language: Language::En, is_opening };
    asked(&reader.update(Command::Hear(Outcome::FolderListed(ListedFolder { job, files }))))
}

fn file(name: &str) -> Origin {
    Origin::File(Path::new("/articles").join(name))
}

#[test]
fn the_standard_input_is_read_and_the_other_files_are_at_hand() {
    let mut reader = session();
    assert_eq!(start(&mut reader, &["/b.txt", STANDARD_INPUT]), [Asked::Paste(PasteSource::StandardInput)]);
    assert!(reader.pasted.is_pasting);
    assert_eq!(pasted(&mut reader, Ok(PASTED)), [Asked::Load(Origin::Pasted(PASTED.into()))]);
    assert!(!reader.pasted.is_pasting);
    assert_eq!(reader.recent_articles(), [Origin::File("/b.txt".into())]);
}

#[test]
fn where_nothing_comes_there_is_something_to_read() {
    let avocado = Asked::Load(Origin::Bundled(Bundled::Avocado));
    let mut refused = session();
    start(&mut refused, &[STANDARD_INPUT]);
    let error = PasteError::Refused(OpenError::Empty);
    assert_eq!(pasted(&mut refused, Err(error.clone())), std::slice::from_ref(&avocado));
    assert_eq!(refused.notices.last().map(|notice| &notice.kind), Some(&NoticeKind::NotPasted(error)));
    let mut given_up = session();
    start(&mut given_up, &[STANDARD_INPUT]);
    let effects = given_up.update(Command::CancelLoading);
    assert_eq!(asked(&effects), [Asked::CancelLoading, Asked::CancelPasting, avocado]);
}

#[test]
fn where_only_the_window_is_told_it_is_asked() {
    let mut reader = session();
    let effects = reader.update(Command::Do(Action::Paste));
    assert_eq!(asked(&effects), [Asked::Paste(PasteSource::Clipboard { text: None })]);
    assert_eq!(pasted(&mut reader, Err(PasteError::AskTheWindow)), [Asked::PasteOfWindow]);
    assert!(reader.notices.is_empty());
}

#[test]
fn what_was_pasted_is_no_recent_file_and_is_listed_with_them_by_its_time() {
    let mut reader = session();
    loaded(&mut reader, file("a.txt"));
    loaded(&mut reader, Origin::Pasted(PASTED.into()));
    assert_eq!(reader.settings.recent.len(), 1);
    let time = reader.settings.recent[0].opened;
    for (pasted_at, expected) in [
        (time + 1, [Origin::Pasted(PASTED.into()), file("a.txt")]),
        (time - 1, [file("a.txt"), Origin::Pasted(PASTED.into())]),
    ] {
        let kept = vec![Recent { file: PASTED.into(), opened: pasted_at }];
        let listed = KeptTexts { kept, today: "2026-11-29".into() };
        reader.update(Command::Hear(Outcome::PastedListed(listed)));
        assert_eq!(reader.recent_articles(), expected);
    }
    let effects = reader.update(Command::DropPasted(PASTED.into()));
    assert_eq!(asked(&effects), [Asked::DropPasted(PASTED.into())]);
    assert_eq!(reader.recent_articles(), [file("a.txt")]);
    assert!(
        reader.settings.places.iter().all(|place| place.file != Path::new(PASTED)),
        "nothing is left of it"
    );
}

#[test]
fn a_pasted_text_is_one_wherever_its_file_is_opened_from() {
    for (path, expected) in [
        (PASTED, Origin::Pasted(PASTED.into())),
        ("/data/pasted/notes.txt", Origin::File("/data/pasted/notes.txt".into())),
        ("/data/2026-11-29 14.05.12.345.txt", Origin::File("/data/2026-11-29 14.05.12.345.txt".into())),
    ] {
        assert_eq!(start(&mut session(), &[path]), [Asked::Load(expected)]);
    }
}

#[test]
fn a_folder_is_opened_where_it_was_left() {
    let refused = |reader: &mut Reader, error| {
        let (origin, result) = (Origin::File("/articles".into()), Err(error));
        asked(&reader.update(Command::Hear(Outcome::Loaded { origin, result })))
    };
    let mut reader = session();
    start(&mut reader, &["/articles"]);
    assert_eq!(refused(&mut reader, OpenError::Directory), [Asked::OpenFolder("/articles".into())]);
    assert_eq!(reader.loading, Some(Origin::File("/articles".into())), "it is still being opened");
    assert_eq!(listed(&mut reader, true, Ok(&["a.txt", "b.txt"])), [Asked::Load(file("a.txt"))]);
    loaded(&mut reader, file("b.txt"));
    loaded(&mut reader, Origin::Bundled(Bundled::Avocado));
    reader.update(Command::OpenPaths(vec!["/articles".into()]));
    refused(&mut reader, OpenError::Directory);
    assert_eq!(listed(&mut reader, true, Ok(&["a.txt", "b.txt"])), [Asked::Load(file("b.txt"))]);
    // One that was given up opens nothing, and one without articles is refused.
    reader.update(Command::OpenPaths(vec!["/articles".into()]));
    refused(&mut reader, OpenError::Directory);
    reader.update(Command::CancelLoading);
    assert_eq!(listed(&mut reader, true, Ok(&["a.txt"])), []);
    reader.update(Command::OpenPaths(vec!["/articles".into()]));
    refused(&mut reader, OpenError::Directory);
    assert_eq!(listed(&mut reader, true, Ok(&[])), []);
    let (origin, error) = (Origin::File("/articles".into()), OpenError::NoArticles);
    let last = reader.notices.last().map(|notice| &notice.kind);
    assert_eq!(last, Some(&NoticeKind::Refused { origin, error }));
}

#[test]
fn the_articles_of_a_folder_come_one_after_the_other() {
    let mut reader = session();
    loaded(&mut reader, file("b.txt"));
    assert!(!reader.offers(Action::NextFile), "the folder is not read yet");
    listed(&mut reader, false, Ok(&["a.txt", "b.txt", "c.txt"]));
    assert!(reader.offers(Action::NextFile) && reader.offers(Action::PreviousFile));
    assert_eq!(asked(&reader.update(Command::Do(Action::NextFile))), [Asked::Load(file("c.txt"))]);
    assert_eq!(asked(&reader.update(Command::Do(Action::NextFile))), [], "that is the last one");
    assert_eq!(asked(&reader.update(Command::Do(Action::PreviousFile))), [Asked::Load(file("b.txt"))]);
    loaded(&mut reader, Origin::File("/elsewhere/b.txt".into()));
    assert!(reader.folder.files.is_empty(), "that is another folder");
    listed(&mut reader, false, Ok(&["a.txt", "b.txt"]));
    assert!(reader.folder.files.is_empty(), "an answer that comes late");
    loaded(&mut reader, Origin::Pasted(PASTED.into()));
    assert_eq!(reader.folder.path, None, "the others that were pasted are no folder");
}
