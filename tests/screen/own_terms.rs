//! The user's own terms on the screen.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use moyue::glossary::EntryId;
use moyue::reader::{Command, Outcome, OwnTerm, Scope};

use crate::session::{Screen, TestFile, reading};

const TEXT: &str = "標題\n\n雨落在傘上。帽子在門邊。\n\n[術語]\n\n傘\n遮雨的用具。\n";

fn opened() -> (TestFile, Screen) {
    let (file, mut harness) = reading(TEXT);
    harness.run();
    (file, harness)
}

fn press(harness: &mut Screen, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn add(harness: &mut Screen, term: &str, definition: &str) {
    let (term, definition) = (term.to_owned(), definition.to_owned());
    harness.state_mut().run(Command::AddTerm(OwnTerm { term, definition, ..OwnTerm::default() }));
    harness.run();
}

fn own(harness: &Screen) -> Vec<OwnTerm> {
    harness.state().reader.own.terms.clone()
}

#[test]
fn a_term_is_written_in_the_form() {
    let (_file, mut harness) = opened();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    harness.get_by_label("Add a term");
    harness.event(Event::Text("帽子".to_owned()));
    harness.run();
    harness.get_by_label("Definition").click();
    harness.run();
    harness.event(Event::Text("戴在頭上。".to_owned()));
    harness.run();
    harness.get_by_label("This article").click();
    harness.run();
    press(&mut harness, "Save");
    let written = own(&harness);
    assert_eq!(written.len(), 1);
    assert_eq!((written[0].term.as_str(), written[0].definition.as_str()), ("帽子", "戴在頭上。"));
    assert!(matches!(written[0].scope, Scope::Article(_)));
    let document = harness.state().reader.document.as_ref().unwrap();
    assert_eq!(document.shown.glossary.entries()[1].id, EntryId::Own(0));
    assert_eq!(document.shown.occurrences.of(EntryId::Own(0)).len(), 1);
    harness.get_by_role_and_label(Role::ListBoxOption, "帽子");
    assert!(harness.query_by_label("Add a term").is_none());
}

#[test]
fn what_was_typed_into_a_form_outlives_escape() {
    let (_file, mut harness) = opened();
    let notice = "“帽子” was not saved.";
    let escape = |harness: &mut Screen| {
        harness.key_press(Key::Escape);
        harness.run();
    };
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    escape(&mut harness);
    assert_eq!(harness.state().reader.notices, [], "nothing was typed");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    harness.event(Event::Text("帽子".to_owned()));
    harness.run();
    // Twice: what was gone back to is as little saved as before.
    for _ in 0..2 {
        escape(&mut harness);
        assert!(harness.query_by_label("Add a term").is_none());
        harness.get_by_label(notice);
        press(&mut harness, "Go on writing");
        harness.get_by_label("Add a term");
        assert!(harness.query_by_label(notice).is_none());
    }
    press(&mut harness, "Save");
    assert_eq!(own(&harness)[0].term, "帽子");
    // Who cancels has decided.
    harness.state_mut().run(Command::DraftEdit(EntryId::Own(0)));
    harness.run();
    harness.get_by_label("Definition").click();
    harness.run();
    harness.event(Event::Text("戴在頭上。".to_owned()));
    harness.run();
    press(&mut harness, "Cancel");
    assert!(harness.query_by_label(notice).is_none());
}

#[test]
fn a_form_without_a_name_saves_nothing_and_escape_closes_it() {
    let (_file, mut harness) = opened();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    press(&mut harness, "Save");
    harness.get_by_label("Add a term");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Add a term").is_none());
    assert_eq!(own(&harness), []);
}

#[test]
fn the_form_begins_with_the_selected_text() {
    let (_file, mut harness) = opened();
    let at = harness.get_all_by_role_and_label(Role::Link, "傘").next().expect("a term").rect();
    let at = at.left_center() + egui::vec2(2.0, 0.0);
    for _ in 0..2 {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    assert_eq!(harness.state().reader.draft.as_ref().map(|draft| draft.term.term.as_str()), Some("傘"));
    harness.event(Event::Text("我的說法。".to_owned()));
    harness.run();
    press(&mut harness, "Save");
    assert_eq!(own(&harness)[0].definition, "我的說法。", "the keyboard is in the definition");
}

#[test]
fn ones_own_entry_is_edited_and_removed() {
    let (_file, mut harness) = opened();
    add(&mut harness, "帽子", "戴在頭上。");
    press(&mut harness, "Edit 帽子");
    harness.get_by_label("Edit the term");
    // The keyboard is in the definition, after what is there.
    harness.event(Event::Text("防曬。".to_owned()));
    harness.run();
    press(&mut harness, "Save");
    let definition = own(&harness)[0].definition.clone();
    assert!(definition.contains("防曬。") && definition.contains("戴在頭上。"), "{definition}");
    press(&mut harness, "Remove 帽子");
    assert_eq!(own(&harness), []);
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "帽子").is_none());
}

#[test]
fn an_articles_entry_can_be_known_but_not_changed() {
    let (_file, mut harness) = opened();
    harness.get_by_role_and_label(Role::ListBoxOption, "傘").click();
    harness.run();
    assert!(harness.query_by_label("Edit 傘").is_none() && harness.query_by_label("Remove 傘").is_none());
    press(&mut harness, "I know 傘: no underline");
    assert!(harness.state().reader.document.as_ref().unwrap().is_known(EntryId::Article(0)));
    press(&mut harness, "I know 傘: no underline");
    assert!(!harness.state().reader.document.as_ref().unwrap().is_known(EntryId::Article(0)));
}

#[test]
fn versions_are_chosen_side_by_side() {
    let (_file, mut harness) = opened();
    add(&mut harness, "帽子", "戴在頭上。");
    add(&mut harness, "雨", "水。");
    let theirs =
        |term: &str| OwnTerm {
            term: term.into(), definition: "別的說法。".into(), ..OwnTerm::default()
        };
    let read = |term: &[&str]| {
        Command::Hear(Outcome::TermsRead {
            path: "/terms.tsv".into(),
            result: Ok(term.iter().map(|term| theirs(term)).collect()),
        })
    };
    harness.state_mut().run(read(&["帽子", "雨", "門"]));
    harness.run();
    harness.get_by_label("Terms that you have in another version: 2");
    harness.get_by_label("New terms in the file: 1");
    assert!(harness.query_all_by_label("別的說法。").count() >= 2);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(own(&harness).len(), 2, "given up");
    harness.state_mut().run(read(&["帽子", "雨", "門"]));
    harness.run();
    press(&mut harness, "Take all from the file");
    harness.get_all_by_role_and_label(Role::Button, "Both").last().expect("a choice for the second").click();
    harness.run();
    press(&mut harness, "Save");
    let said: Vec<_> =
        own(&harness).iter().map(|term| format!("{} {}", term.term, term.definition)).collect();
    assert_eq!(said, ["帽子 別的說法。", "雨 水。", "門 別的說法。", "雨 別的說法。"]);
    harness.get_by_label("Terms imported: 3; you already had: 0");
}

#[test]
fn nothing_is_exported_where_there_is_nothing() {
    let (_file, mut harness) = opened();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    harness.event(Event::Text("export your".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("You have no terms of your own yet.");
}
