//! What looks like a term and has no entry: the fold at the end of the glossary.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use moyue::article::Anchor;

use crate::session::{Screen, TestFile, reading, wait_until};

const BEFORE: &str = "先有一句。前執行長 Nat Friedman（弗里德曼）來了。";

fn opened() -> (TestFile, Screen) {
    let text = format!(
        "標題\n\n雨落在傘上。\n\n{BEFORE}\n\n這是 Open Source Initiative (OSI) 的事。\n\n[術語]\n\n傘\n遮雨的用具。\n"
    );
    let (file, mut harness) = reading(&text);
    wait_until(&mut harness, "the candidates are counted", |harness| {
        harness.state().reader.candidates().is_some()
    });
    (file, harness)
}

fn open_fold(harness: &mut Screen) {
    harness.get_by_role_and_label(Role::Button, "Possible terms: 2").click();
    harness.run();
}

const CANDIDATE: &str = "Nat Friedman: 前執行長 Nat Friedman（弗里德曼）來了。";

#[test]
fn candidates_are_folded_at_first() {
    let (_file, mut harness) = opened();
    assert!(harness.query_by_role_and_label(Role::Link, CANDIDATE).is_none());
    open_fold(&mut harness);
    harness.get_by_role_and_label(Role::Link, CANDIDATE);
    harness.get_by_role_and_label(
        Role::Link,
        "Open Source Initiative: 這是 Open Source Initiative (OSI) 的事。",
    );
    open_fold(&mut harness);
    assert!(harness.query_by_role_and_label(Role::Link, CANDIDATE).is_none());
}

#[test]
fn a_click_goes_to_the_place() {
    let (_file, mut harness) = opened();
    open_fold(&mut harness);
    harness.get_by_role_and_label(Role::Link, CANDIDATE).click();
    harness.run();
    let jump = harness.state().reader.jump.expect("the text goes to the name");
    assert_eq!(jump.anchor, Anchor::new(0, 1, "先有一句。前執行長 ".chars().count()));
    assert!(harness.state().reader.draft.is_none());
}

#[test]
fn an_entry_is_begun_with_its_names_filled_in() {
    let (_file, mut harness) = opened();
    open_fold(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Begin an entry for Nat Friedman").click();
    harness.run();
    harness.get_by_label("Add a term");
    harness.event(Event::Text("一個人。".to_owned()));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Save").click();
    harness.run();
    let own = &harness.state().reader.own.terms;
    assert_eq!(own.len(), 1);
    assert_eq!(
        (own[0].term.as_str(), &own[0].aliases[..], own[0].definition.as_str()),
        ("Nat Friedman", &["弗里德曼".to_owned()][..], "一個人。")
    );
    wait_until(&mut harness, "it is no candidate any more", |harness| {
        harness.state().reader.candidates().is_some_and(|found| found.len() == 1)
    });
    harness.get_by_role_and_label(Role::Button, "Possible terms: 1");
    assert!(harness.query_by_role_and_label(Role::Link, CANDIDATE).is_none());
}

#[test]
fn while_a_term_is_searched_there_are_no_candidates() {
    let (_file, mut harness) = opened();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text("傘".to_owned()));
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "Possible terms: 2").is_none());
}

#[test]
fn an_article_without_a_glossary_has_candidates() {
    let (_file, mut harness) = reading("標題\n\n前執行長 Nat Friedman 來了。\n");
    wait_until(&mut harness, "the candidates are counted", |harness| {
        harness.state().reader.candidates().is_some()
    });
    harness.get_by_role_and_label(Role::Button, "Possible terms: 1").click();
    harness.run();
    harness.get_by_role_and_label(Role::Link, "Nat Friedman: 前執行長 Nat Friedman 來了。");
}

#[test]
fn a_text_without_candidates_says_nothing_of_them() {
    let (_file, mut harness) = reading("標題\n\n雨落在傘上。\n\n[術語]\n\n傘\n遮雨的用具。\n");
    wait_until(&mut harness, "the candidates are counted", |harness| {
        harness.state().reader.candidates().is_some()
    });
    assert!(harness.query_by_label_contains("Possible terms").is_none());
}
