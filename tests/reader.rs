//! A reading session without a screen: commands in, effects out.

use std::path::PathBuf;

use moyue::article::Anchor;
use moyue::import::{Hint, import};
use moyue::reader::{
    Action, Bundled, Command, Document, Effect, Language, LastArticle, NoticeKind, Origin, Reader, Refusal,
    Settings, Target,
};
use moyue::text::convert::Conversion;

const TEXT: &str =
    "標題\n\n第一段有量子。\n\n第二段也有量子，還有量子。\n\n[社論]\n\n社論。\n\n[術語]\n\n量子\n說明。\n";

fn document(name: &str) -> Box<Document> {
    let imported = import(TEXT.as_bytes(), &Hint { name }).expect("the text is an article");
    Box::new(Document::new(file(name), imported))
}

fn file(name: &str) -> Origin {
    Origin::File(PathBuf::from("/articles").join(name))
}

fn reading(name: &str) -> Reader {
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.update(Command::Loaded { origin: file(name), result: Ok(document(name)) });
    reader
}

fn scrolled(reader: &mut Reader, section: usize, block: usize) {
    reader.update(Command::Scrolled { anchor: Anchor::new(section, block, 0), progress: 0.5 });
}

#[test]
fn opening_several_files_shows_the_first_and_lists_the_others() {
    let mut reader = reading("a.txt");
    let paths = ["b.txt", "c.txt"].map(|name| PathBuf::from("/articles").join(name)).to_vec();
    assert_eq!(reader.update(Command::OpenPaths(paths)), [Effect::Load(file("b.txt"))]);
    assert_eq!(reader.settings.recent[0].file, PathBuf::from("/articles/c.txt"));
    assert_eq!(reader.update(Command::OpenPaths(vec![])), []);
}

#[test]
fn a_refused_file_leaves_everything_as_it_was() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    let revision = reader.revision;
    let effects = reader.update(Command::Loaded { origin: file("b.txt"), result: Err(Refusal::Missing) });
    assert_eq!(effects, []);
    assert_eq!(reader.revision, revision);
    assert_eq!(reader.position, Anchor::new(0, 1, 0));
    assert!(matches!(reader.notices[..], [ref notice] if matches!(notice.kind, NoticeKind::Refused { .. })));
    assert!(reader.settings.recent.iter().all(|recent| !recent.file.ends_with("b.txt")));
}

#[test]
fn there_is_never_an_empty_screen() {
    let mut reader = Reader::new(Settings::default(), Language::En);
    let effects = reader.update(Command::Loaded { origin: file("gone.txt"), result: Err(Refusal::Missing) });
    assert_eq!(effects, [Effect::Load(Origin::Bundled(Bundled::Avocado))]);
    let last = LastArticle { origin: file("last.txt"), anchor: Anchor::new(1, 0, 0) };
    reader.settings.last = Some(last);
    let effects = reader.update(Command::Loaded { origin: file("gone.txt"), result: Err(Refusal::Missing) });
    assert_eq!(effects, [Effect::Load(file("last.txt"))], "better what was read last");
    let effects = reader.update(Command::Loaded { origin: file("last.txt"), result: Err(Refusal::Missing) });
    assert_eq!(effects, [Effect::Load(Origin::Bundled(Bundled::Avocado))]);
    reader.update(Command::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) });
    assert_eq!(reader.notices.len(), 2, "the person still reads why the first file was refused");
}

#[test]
fn a_file_opens_where_it_was_left() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 1, 0);
    reader.update(Command::Loaded { origin: file("b.txt"), result: Ok(document("b.txt")) });
    assert_eq!(reader.position, Anchor::default());
    reader.update(Command::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) });
    let jump = reader.jump.expect("a jump to the place");
    assert_eq!((jump.anchor, jump.to), (Anchor::new(1, 0, 0), Target::Top));
}

#[test]
fn reloading_keeps_the_place() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    assert_eq!(reader.update(Command::Do(Action::Reload)), [Effect::Load(file("a.txt"))]);
    reader.update(Command::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) });
    assert_eq!(reader.position, Anchor::new(0, 1, 0));
}

#[test]
fn uses_are_stepped_through_round_and_round() {
    let mut reader = reading("a.txt");
    let mut seen = Vec::new();
    for forward in [true, true, true, true, false] {
        reader.update(Command::StepUse { entry: 0, forward });
        seen.push(reader.selected.and_then(|selected| selected.use_index));
    }
    assert_eq!(seen, [Some(0), Some(1), Some(2), Some(0), Some(2)]);
    let jump = reader.jump.expect("a jump to the use");
    assert_eq!((jump.anchor, jump.to), (Anchor::new(0, 1, 10), Target::InView));
}

#[test]
fn jumps_are_remembered_and_retraced() {
    let mut reader = reading("a.txt");
    assert!(!reader.can_go_back());
    reader.update(Command::GoTo(Anchor::new(1, 0, 0)));
    scrolled(&mut reader, 1, 0);
    reader.update(Command::Do(Action::Back));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::default()));
    scrolled(&mut reader, 0, 0);
    reader.update(Command::Do(Action::Forward));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
}

#[test]
fn sections_are_stepped_through() {
    let mut reader = reading("a.txt");
    reader.update(Command::Do(Action::NextSection));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
    scrolled(&mut reader, 2, 0);
    assert_eq!(reader.current_outline_item(), Some(2));
    reader.update(Command::Do(Action::PreviousSection));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
}

#[test]
fn one_dialog_at_a_time() {
    let mut reader = reading("a.txt");
    assert_eq!(reader.update(Command::Do(Action::Open)), [Effect::OpenDialog]);
    assert_eq!(reader.update(Command::Do(Action::Open)), []);
    reader.update(Command::DialogClosed);
    assert_eq!(reader.update(Command::Do(Action::Open)), [Effect::OpenDialog]);
}

#[test]
fn text_size_stays_within_bounds() {
    let mut reader = reading("a.txt");
    for _ in 0..100 {
        reader.update(Command::Do(Action::LargerText));
    }
    assert_eq!(reader.settings.text_size, 40.0);
    for _ in 0..100 {
        reader.update(Command::Do(Action::SmallerText));
    }
    assert_eq!(reader.settings.text_size, 12.0);
    reader.update(Command::Do(Action::ResetTextSize));
    assert_eq!(reader.settings.text_size, 18.0);
}

#[test]
fn a_conversion_is_shown_only_while_it_is_wanted() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    let title = |reader: &Reader| reader.document.as_ref().unwrap().head.title.clone();
    assert_eq!(reader.update(Command::SetConversion(Conversion::Mainland)), [Effect::Convert]);
    let simplified = || reader.conversion_work().map(|work| Box::new(work()));
    let (late, shown, revision) = (simplified(), simplified(), reader.revision);
    assert_eq!(reader.update(Command::SetConversion(Conversion::None)), []);
    reader.update(Command::Converted { revision, shown: late });
    assert_eq!((title(&reader).as_str(), reader.revision), ("標題", revision), "it is not wanted any more");
    reader.update(Command::SetConversion(Conversion::Mainland));
    reader.update(Command::Converted { revision: revision - 1, shown: None });
    assert!(reader.converting, "that was for another article");
    reader.update(Command::Converted { revision, shown });
    assert_eq!((title(&reader).as_str(), reader.converting), ("标题", false));
    assert_eq!((reader.position, reader.opened), (Anchor::new(0, 1, 0), 1));
    assert_eq!(reader.update(Command::SetConversion(Conversion::Mainland)), []);
    assert_eq!(reader.update(Command::SetConversion(Conversion::None)), [Effect::Convert]);
    let (shown, revision) = (reader.conversion_work().map(|work| Box::new(work())), reader.revision);
    reader.update(Command::Converted { revision, shown });
    assert_eq!(title(&reader), "標題");
}

#[test]
fn a_conversion_that_breaks_down_is_said() {
    let mut reader = reading("a.txt");
    reader.update(Command::SetConversion(Conversion::HongKong));
    let revision = reader.revision;
    reader.update(Command::Converted { revision, shown: None });
    assert!(matches!(reader.notices[..], [ref notice] if notice.kind == NoticeKind::NotConverted));
    assert!(!reader.converting);
}

#[test]
fn an_article_that_was_loaded_before_the_setting_changed_is_converted() {
    let mut reader = reading("a.txt");
    reader.settings.conversion = Conversion::Mainland;
    let loaded = |document| Command::Loaded { origin: file("b.txt"), result: Ok(document) };
    assert_eq!(reader.update(loaded(document("b.txt"))), [Effect::Convert]);
    let converted = Box::new(document("b.txt").converted(Conversion::Mainland));
    assert_eq!(reader.update(loaded(converted)), []);
}
