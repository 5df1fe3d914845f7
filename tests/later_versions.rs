//! A later version of the article on screen: the place, the selected term and the way back are found again by what
//! stands there.

mod effects;

use std::path::PathBuf;

use effects::{Asked, asked};
use moyue::article::{Anchor, Passage};
use moyue::glossary::EntryId;
use moyue::import::{Hint, import};
use moyue::reader::{
    Action, Command, Document, FileFacts, Language, OpenError, Origin, Outcome, Reader, Setting, Settings,
};
use proptest::prelude::*;

fn origin() -> Origin {
    Origin::File(PathBuf::from("/articles/a.md"))
}

fn document(text: &str) -> Box<Document> {
    let imported = import(text.as_bytes(), &Hint { name: "a.md", ..Hint::default() }).expect("an article");
    let mut document = Document::new(origin(), imported);
    document.file = Some(FileFacts::of(text.as_bytes(), None));
    Box::new(document)
}

fn reading(text: &str) -> Reader {
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.update(Command::Hear(Outcome::Loaded { origin: origin(), result: Ok(document(text)) }));
    reader
}

fn renew(reader: &mut Reader, text: &str) {
    reader.update(Command::Hear(Outcome::Reread { origin: origin(), result: Ok(document(text)) }));
}

/// The selected entry, and which of its occurrences was gone to.
fn selected(reader: &Reader) -> Option<(EntryId, Option<usize>)> {
    reader.selected.map(|selected| (selected.entry, reader.selected_index()))
}

fn passages(reader: &Reader) -> &[Passage] {
    &reader.document.as_ref().expect("an article").shown.passages
}

/// Scrolls to the characters `words` and gives their place.
fn go(reader: &mut Reader, words: &str) -> Anchor {
    let anchor = passages(reader)
        .iter()
        .find_map(|passage| Some(passage.anchor_at(passage.text.find(words)?)))
        .unwrap_or_else(|| panic!("{words} is in the text"));
    reader.update(Command::Scrolled { anchor, progress: 0.5 });
    anchor
}

/// What stands at the reader's place.
fn at_place(reader: &Reader) -> String {
    let place = reader.position;
    let rest = passages(reader).iter().rev().find_map(|passage| {
        let is_its = (passage.anchor.section, passage.anchor.block) == (place.section, place.block)
            && passage.anchor.offset <= place.offset
            && !passage.text.is_empty();
        is_its.then(|| passage.text.chars().skip(place.offset - passage.anchor.offset).collect::<String>())
    });
    rest.expect("the place is in the text")
}

/// Reads a text, scrolls to words, reads a later one: these words must be at the place.
fn follows(before: &str, words: &str, after: &str, then: &str) {
    let mut reader = reading(before);
    go(&mut reader, words);
    renew(&mut reader, after);
    let found = at_place(&reader);
    assert!(found.starts_with(then), "{found:?} does not begin with {then:?}");
}

const FIVE: &str =
    "# 標題\n\n甲段說的是墨。\n\n乙段說的是筆。\n\n丙段說的是紙。\n\n丁段說的是硯。\n\n戊段說的是印。\n";

#[test]
fn what_was_put_in_or_taken_out_elsewhere_does_not_move_the_place() {
    let inserted = FIVE.replace("乙段", "新來的一段。\n\n又一段。\n\n乙段");
    follows(FIVE, "丁段", &inserted, "丁段");
    follows(FIVE, "甲段", &inserted, "甲段");
    follows(FIVE, "丁段", &FIVE.replace("乙段說的是筆。\n\n", ""), "丁段");
    follows(&inserted, "戊段", FIVE, "戊段");
}

#[test]
fn changes_on_both_sides_do_not_move_the_place() {
    let changed = FIVE.replace("甲段說的是墨", "甲段改了\n\n添了一段").replace("戊段說的是印", "戊段也改了");
    follows(FIVE, "丙段", &changed, "丙段");
    follows(FIVE, "紙。", &changed, "紙。");
}

#[test]
fn paragraphs_with_the_same_text_are_told_apart_by_what_is_around_them() {
    let text = "# 標題\n\n＊＊\n\n一。\n\n＊＊\n\n二。\n\n＊＊\n\n三。\n";
    let mut reader = reading(text);
    let third = passages(&reader).iter().filter(|passage| passage.text == "＊＊").nth(2).expect("a third");
    let anchor = third.anchor;
    reader.update(Command::Scrolled { anchor, progress: 0.5 });
    renew(
        &mut reader,
        &text.replace("一。", "一。改過。").replace("三。", "三。改過。").replace("# 標題", "# 標題\n\n零。"),
    );
    let after: Vec<_> = passages(&reader).iter().filter(|passage| passage.text == "＊＊").collect();
    assert_eq!(reader.position, after[2].anchor);
}

#[test]
fn a_passage_that_was_edited_is_found_by_its_words() {
    let long =
        format!("# 標題\n\n前面。\n\n{}\n\n後面。\n", "松煙墨的顏色偏青，油煙墨的顏色偏紫，各有各的好處。");
    let edited = long
        .replace("松煙墨", "多年以前，松煙墨")
        .replace("前面。", "前面改了。")
        .replace("後面。", "後面改了。");
    follows(&long, "油煙墨的顏色", &edited, "油煙墨的顏色");
    follows(&long, "松煙墨", &edited, "松煙墨");
}

#[test]
fn what_is_gone_gives_its_place_to_what_followed_it() {
    follows(FIVE, "丙段", &FIVE.replace("丙段說的是紙。\n\n", ""), "丁段");
    follows(FIVE, "戊段", &FIVE.replace("戊段說的是印。\n", ""), "丁段");
}

#[test]
fn lines_that_were_joined_or_parted_are_found() {
    let parted = "# 標題\n\n一二三四五六七八九十\n\n甲乙丙丁戊己庚辛壬癸\n\n子丑寅卯辰巳午未申酉\n";
    let joined = "# 標題\n\n一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉\n";
    follows(parted, "子丑", joined, "子丑");
    follows(joined, "子丑", parted, "子丑");
}

#[test]
fn a_text_of_which_nothing_is_left_keeps_the_place_in_proportion() {
    let text = |what: &str| {
        use std::fmt::Write as _;
        (0..100).fold("# 標題\n\n".to_owned(), |mut text, number| {
            let _ = write!(text, "{what}{number}{what}\n\n");
            text
        })
    };
    let mut reader = reading(&text("甲"));
    go(&mut reader, "甲50甲");
    renew(&mut reader, &text("乙"));
    assert!(at_place(&reader).starts_with("乙50"), "{}", at_place(&reader));
}

#[test]
fn a_place_that_was_lost_in_half_a_text_is_found_in_the_whole_one() {
    let mut reader = reading(FIVE);
    let place = go(&mut reader, "丁段");
    renew(&mut reader, "# 標題\n\n甲段說的是墨。\n");
    assert!(reader.position < place);
    renew(&mut reader, FIVE);
    assert_eq!(reader.position, place);
    // Not when the user has gone on meanwhile.
    renew(&mut reader, "# 標題\n\n甲段說的是墨。\n\n己段。\n");
    reader.update(Command::Scrolled { anchor: Anchor::default(), progress: 0.1 });
    renew(&mut reader, FIVE);
    assert_eq!(reader.position, Anchor::default());
}

#[test]
fn the_view_is_not_started_over() {
    let mut reader = reading(FIVE);
    go(&mut reader, "丁段");
    let (opened, revision, jump) = (reader.revisions.opened, reader.revisions.shown, reader.jump);
    renew(&mut reader, &FIVE.replace("甲段", "新的\n\n甲段"));
    assert_eq!((reader.revisions.opened, reader.jump), (opened, jump));
    assert!(reader.revisions.shown > revision);
    assert_eq!(reader.settings.last.as_ref().map(|last| last.anchor), Some(reader.position));
}

#[test]
fn the_selected_term_and_the_way_back_survive() {
    let glossary = "\n## 術語\n\n墨\n: 黑的。\n\n筆\n: 寫字用的。\n";
    let text = format!("{FIVE}{glossary}");
    let mut reader = reading(&text);
    go(&mut reader, "乙段");
    reader.update(Command::StepOccurrence { entry: EntryId::Article(1), forward: true });
    assert_eq!(selected(&reader), Some((EntryId::Article(1), Some(0))));
    let later =
        text.replace("甲段", "添了一段。\n\n甲段").replace("墨\n: 黑的", "印\n: 蓋的。\n\n墨\n: 黑的");
    renew(&mut reader, &later);
    assert_eq!(selected(&reader), Some((EntryId::Article(2), Some(0))));
    reader.update(Command::Do(Action::Back));
    let back = reader.jump.expect("a way back").anchor;
    assert_eq!(back, go(&mut reader, "乙段"));
    renew(&mut reader, FIVE);
    assert_eq!(reader.selected, None, "the term is not there any more");
}

#[test]
fn what_has_not_changed_changes_nothing() {
    let mut reader = reading(FIVE);
    let revision = reader.revisions.shown;
    let path = PathBuf::from("/articles/a.md");
    assert_eq!(
        asked(&reader.update(Command::Hear(Outcome::FileChanged(path.clone())))),
        [Asked::Reread(origin())]
    );
    reader.update(Command::Hear(Outcome::Reread { origin: origin(), result: Err(OpenError::Missing) }));
    assert_eq!(reader.reload_error, Some(OpenError::Missing));
    assert!(reader.notices.is_empty() && reader.loading.is_none());
    reader.update(Command::Hear(Outcome::FileChanged(path)));
    reader.update(Command::Hear(Outcome::Reread { origin: origin(), result: Err(OpenError::Unchanged) }));
    assert_eq!((reader.reload_error.clone(), reader.revisions.shown), (None, revision), "it is there again");
    assert_eq!(reader.update(Command::Hear(Outcome::FileChanged("/articles/other.md".into()))), []);
}

#[test]
fn a_change_while_something_is_read_is_made_up_for() {
    let mut reader = reading(FIVE);
    let other = Origin::File("/articles/other.md".into());
    let path = PathBuf::from("/articles/a.md");
    reader.update(Command::Hear(Outcome::FileChanged(path.clone())));
    // Opening another file gives the reading up; it is refused.
    reader.update(Command::Open(other.clone()));
    let effects = reader
        .update(Command::Hear(Outcome::Loaded { origin: other.clone(), result: Err(OpenError::Missing) }));
    assert_eq!(asked(&effects), [Asked::Reread(origin())]);
    reader.update(Command::Hear(Outcome::Reread { origin: origin(), result: Err(OpenError::Unchanged) }));
    reader.update(Command::Open(other.clone()));
    assert_eq!(reader.update(Command::Hear(Outcome::FileChanged(path))), []);
    let effects = reader.update(Command::CancelLoading);
    assert_eq!(asked(&effects), [Asked::CancelLoading, Asked::Reread(origin())]);
}

#[test]
fn a_manner_that_fails_is_not_remembered() {
    let mut reader = reading(FIVE);
    let effects = reader.update(Command::ReadIn(Some("UTF-16LE")));
    assert_eq!(asked(&effects), [Asked::Load(origin())]);
    assert_eq!(
        reader.import_config(&origin()).encoding.map(moyue::text::decode::Encoding::name),
        Some("UTF-16LE")
    );
    reader.update(Command::Hear(Outcome::Loaded { origin: origin(), result: Err(OpenError::Crashed) }));
    assert_eq!(reader.import_config(&origin()).encoding, None);
    assert!(reader.settings.told.is_empty());
    reader.update(Command::ReadIn(Some("GBK")));
    reader.update(Command::Hear(Outcome::Loaded { origin: origin(), result: Ok(document(FIVE)) }));
    assert_eq!(reader.settings.told.len(), 1);
    reader.update(Command::ReadIn(None));
    reader.update(Command::CancelLoading);
    assert_eq!(reader.settings.told.len(), 1, "what was given up changes nothing");
}

#[test]
fn lines_are_kept_for_one_text_or_for_all() {
    let plain = || {
        let text = "標題\n\n一段。\n";
        let imported =
            import(text.as_bytes(), &Hint { name: "a.txt", ..Hint::default() }).expect("an article");
        Box::new(Document::new(origin(), imported))
    };
    let mut reader = Reader::new(Settings::default(), Language::En);
    let loaded = |reader: &mut Reader| {
        reader.update(Command::Hear(Outcome::Loaded { origin: origin(), result: Ok(plain()) }));
    };
    loaded(&mut reader);
    assert!(reader.offers(Action::KeepLines) && !reader.offers(Action::WholePage));
    assert_eq!(asked(&reader.update(Command::Set(Setting::KeepLines(true)))), [Asked::Load(origin())]);
    loaded(&mut reader);
    assert!(reader.is_on(Action::KeepLines));
    assert_eq!(asked(&reader.update(Command::Do(Action::KeepLines))), [Asked::Load(origin())]);
    loaded(&mut reader);
    assert!(!reader.is_on(Action::KeepLines));
    assert_eq!(reader.update(Command::Set(Setting::KeepLines(false))), [], "this text is read as before");
    assert_eq!(reader.update(Command::Do(Action::WholePage)), [], "it is no page");
}

proptest! {
    #[test]
    fn any_other_paragraphs_may_come_and_go(
        numbers in prop::collection::vec(0_u32..40, 3..40),
        at in any::<prop::sample::Index>(),
        removed in prop::collection::vec(any::<bool>(), 40),
        added in prop::collection::vec((any::<prop::sample::Index>(), 100_u32..140), 0..12),
    ) {
        // Numbers may repeat, so that texts do; the one at the place is the only one of its kind.
        let paragraph = |number: &u32| format!("第{number}段說的是第{number}件事。");
        let text = |numbers: &[u32]| {
            let all: Vec<_> = numbers.iter().map(paragraph).collect();
            format!("# 標題\n\n{}\n", all.join("\n\n"))
        };
        let mut before = numbers;
        let at = at.index(before.len());
        before[at] = 999;
        let mut after: Vec<u32> = before
            .iter()
            .enumerate()
            .filter(|(index, number)| **number == 999 || !removed[*index])
            .map(|(_, number)| *number)
            .collect();
        for (index, number) in added {
            after.insert(index.index(after.len() + 1), number);
        }
        let mut reader = reading(&text(&before));
        let place = go(&mut reader, "第999段");
        renew(&mut reader, &text(&after));
        // The beginning of the article stays the beginning.
        if place != Anchor::default() {
            prop_assert!(at_place(&reader).starts_with("第999段"), "{}", at_place(&reader));
        }
    }
}
