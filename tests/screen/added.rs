//! Glossaries of other programs on the screen: added, seen, searched, switched off and removed.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::glossary::EntryId;
use moyue::reader::{Command, NoticeKind, Setting};
use moyue::text::convert::Conversion;

use crate::dictionaries::{stardict, yomitan};
use crate::glossary::{listed, search};
use crate::session::{DroppedPath, Screen, TestFile, harness, open, reading, wait};

const TEXT: &str = "標題\n\n雨落在雨傘上。斗笠在門邊。\n\n[術語]\n\n斗笠\n竹編的。\n";
const TABLE: &str = "雨傘\tyǔsǎn\t遮雨的用具。\n斗笠\tdǒulì\t別的說法。\n雨鞋\tyǔxié\t膠做的鞋。\n";
const UMBRELLA: EntryId = EntryId::Dictionary { source: 0, number: 0 };
const BOOTS: EntryId = EntryId::Dictionary { source: 0, number: 2 };

fn selected(harness: &Screen) -> Option<EntryId> {
    harness.state().reader.selected.map(|selected| selected.entry)
}

fn drop_in(harness: &mut Screen, files: &[&TestFile]) {
    for file in files {
        harness.input_mut().dropped_files.push(std::sync::Arc::new(DroppedPath(file.path().to_owned())));
    }
    harness.step();
    harness.input_mut().dropped_files.clear();
    wait(harness);
}

fn open_list(harness: &mut Screen) {
    harness.get_by_role_and_label(Role::Button, "Added glossaries").click();
    harness.run();
}

#[test]
fn a_table_is_added_seen_searched_and_removed() {
    let (_file, mut harness) = reading(TEXT);
    let table = TestFile::new("雨具.tsv", TABLE.as_bytes());
    drop_in(&mut harness, &[&table]);
    assert_eq!(harness.state().title(), "標題", "the article stays");
    harness.get_by_label("“雨具” was added. Entries: 3");
    assert_eq!(listed(&harness), ["斗笠", "雨傘, yǔsǎn, 雨具"], "what is not used is not listed");
    let document = harness.state().reader.document.as_ref().unwrap();
    assert_eq!(document.shown.glossary.entries()[1].id, UMBRELLA);
    assert_eq!(document.shown.occurrences.of(UMBRELLA).len(), 1);
    assert!(document.shown.occurrences.ids().all(|id| harness.state().reader.is_underlined(id)));
    harness.get_all_by_role_and_label(Role::Link, "雨傘").next().expect("the term is one in the text");

    search(&mut harness, "yuxie");
    assert_eq!(listed(&harness), ["雨鞋, yǔxié, 雨具"]);
    harness.get_by_role_and_label(Role::ListBoxOption, "雨鞋, yǔxié, 雨具").click();
    harness.run();
    assert_eq!(selected(&harness), Some(BOOTS));
    search(&mut harness, "z");
    assert_eq!(selected(&harness), Some(BOOTS), "what is selected stays so, whatever is looked up");
    assert_eq!(harness.state().reader.look_up.query, "yuxiez", "and what is typed stays");
    // The notice is the top-most thing, then the search.
    for _ in 0..2 {
        harness.key_press(Key::Escape);
        harness.run();
    }
    assert_eq!(listed(&harness).len(), 2, "an empty search box lists what the text uses");

    open_list(&mut harness);
    harness.get_by_label("Entries: 3");
    harness.get_by_label("Remove the glossary “雨具”").click();
    harness.run();
    wait(&mut harness);
    assert!(harness.state().reader.settings.glossaries.is_empty());
    assert_eq!(listed(&harness), ["斗笠"]);
}

#[test]
fn a_found_entry_stays_selected_as_long_as_its_glossary_is_there() {
    let (_file, mut harness) = reading(TEXT);
    let table = TestFile::new("雨具.tsv", TABLE.as_bytes());
    drop_in(&mut harness, &[&table]);
    harness.state_mut().run(Command::DismissNotice(0));
    search(&mut harness, "yuxie");
    harness.get_by_role_and_label(Role::ListBoxOption, "雨鞋, yǔxié, 雨具").click();
    harness.run();
    search(&mut harness, "z");
    assert_eq!((listed(&harness).len(), selected(&harness)), (0, Some(BOOTS)), "nothing is found");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((listed(&harness).len(), selected(&harness)), (2, Some(BOOTS)), "the search is over");
    harness.state_mut().run(Command::Set(Setting::Conversion(Conversion::Mainland)));
    wait(&mut harness);
    harness.get_by_label("雨落在雨伞上。斗笠在门边。");
    assert_eq!(selected(&harness), Some(BOOTS), "other forms of Chinese are shown");

    search(&mut harness, "yu");
    let options = harness.query_all_by_role(Role::ListBoxOption);
    let chosen = options.filter(|option| option.accesskit_node().is_selected() == Some(true));
    let chosen: Vec<_> = chosen.filter_map(|option| option.accesskit_node().label()).collect();
    assert_eq!(chosen, ["雨鞋, yǔxié, 雨具"], "found again, it is seen to be selected");

    open_list(&mut harness);
    harness.get_by_role_and_label(Role::CheckBox, "雨具").click();
    harness.run();
    wait(&mut harness);
    assert_eq!(selected(&harness), None, "its glossary is switched off");
}

#[test]
fn a_glossary_is_switched_off_and_on() {
    let (_file, mut harness) = reading(TEXT);
    let table = TestFile::new("雨具.csv", TABLE.replace('\t', ",").as_bytes());
    drop_in(&mut harness, &[&table]);
    assert_eq!(listed(&harness).len(), 2);
    for wanted in [1, 2] {
        open_list(&mut harness);
        harness.get_by_role_and_label(Role::CheckBox, "雨具").click();
        harness.run();
        harness.key_press(Key::Escape);
        wait(&mut harness);
        assert_eq!(listed(&harness).len(), wanted);
    }
    assert!(harness.state().reader.settings.glossaries[0].enabled);
}

#[test]
fn dictionaries_of_both_kinds_are_dropped_together() {
    let (_file, mut harness) = reading(TEXT);
    let folder = tempfile::tempdir().unwrap();
    let files = stardict("雨具字典", "m", &[("門邊", "門的旁邊。".as_bytes())], false);
    let info = files.write_packed(folder.path(), "rain");
    let packed = TestFile::new("jp.zip", &yomitan("雨の辞書", &[("雨傘", "あまがさ", "雨をよける。")]));
    for path in [&info, &info.with_extension("dict.dz"), &packed.path().to_owned()] {
        harness.input_mut().dropped_files.push(std::sync::Arc::new(DroppedPath(path.clone())));
    }
    harness.step();
    harness.input_mut().dropped_files.clear();
    wait(&mut harness);
    assert_eq!(harness.state().reader.settings.glossaries.len(), 2, "two files of one dictionary");
    assert_eq!(listed(&harness), ["斗笠", "雨傘, あまがさ, 雨の辞書", "門邊, 雨具字典"]);
}

#[test]
fn an_archive_is_a_dictionary_or_an_article_by_what_is_in_it() {
    let (_file, mut harness) = reading(TEXT);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("雨.txt", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, "雨の日\n\n雨が降る。\n".as_bytes()).unwrap();
    let article = TestFile::new("雨.zip", &zip.finish().unwrap().into_inner());
    let packed = TestFile::new("jp.zip", &yomitan("雨の辞書", &[("雨傘", "あまがさ", "雨をよける。")]));
    drop_in(&mut harness, &[&packed, &article]);
    assert_eq!(harness.state().title(), "雨の日");
    assert_eq!(harness.state().reader.settings.glossaries.len(), 1);
}

#[test]
fn a_missing_file_is_said_once_and_stays_listed() {
    let table = TestFile::new("雨具.tsv", TABLE.as_bytes());
    let path = table.path().to_owned();
    drop(table);
    let file = TestFile::new("a.txt", TEXT.as_bytes());
    let mut harness = harness();
    harness.state_mut().reader.settings.remember_glossary(&path);
    open(&mut harness, file.path());
    harness.get_by_label_contains("There is no such file.");
    let reader = &harness.state().reader;
    assert!(matches!(reader.notices[0].kind, NoticeKind::GlossaryRefused { .. }), "{:?}", reader.notices);
    assert_eq!(reader.settings.glossaries.len(), 1);
    harness.state_mut().run(Command::DismissNotice(0));
    harness.run();
    open_list(&mut harness);
    harness.get_by_label_contains("There is no such file.");
}

#[test]
fn what_is_no_glossary_is_refused_and_not_listed() {
    let (_file, mut harness) = reading(TEXT);
    let other = TestFile::new("a.zip", b"PK\x05\x06");
    drop_in(&mut harness, &[&other]);
    harness.get_by_label_contains("cannot be unpacked");
    assert!(harness.state().reader.settings.glossaries.is_empty());
}

#[test]
fn an_article_without_terms_can_be_searched_in_added_ones() {
    let (_file, mut harness) = reading("標題\n\n沒有詞彙的文章。\n");
    let table = TestFile::new("雨具.tsv", TABLE.as_bytes());
    drop_in(&mut harness, &[&table]);
    harness.get_by_label("This article has no glossary.");
    search(&mut harness, "雨");
    assert_eq!(listed(&harness), ["雨傘, yǔsǎn, 雨具", "雨鞋, yǔxié, 雨具"]);
}

#[test]
fn the_settings_list_them_too() {
    let (_file, mut harness) = reading(TEXT);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    harness.get_by_label_contains("(TSV, CSV, StarDict, Yomitan) can be added here");
    let table = TestFile::new("雨具.tsv", TABLE.as_bytes());
    harness.state_mut().run(Command::AddGlossaries(vec![table.path().to_owned()]));
    harness.run();
    wait(&mut harness);
    harness.get_by_label("Remove the glossary “雨具”").scroll_to_me();
    harness.run();
    harness.get_by_label("Entries: 3");
    harness.get_by_label("Remove the glossary “雨具”").click();
    harness.run();
    assert!(harness.state().reader.settings.glossaries.is_empty());
}
