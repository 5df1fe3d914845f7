//! Writing a glossary: examples, names from the text, links to other terms, status, undo, and the article's own file.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use moyue::article::TermStatus;
use moyue::reader::{Action, Command, OwnTerm};

use super::session::{Screen, TestFile, harness, harness_with, open, reading, wait_until};

const TEXT: &str =
    "標題\n\n前一句。雨落在傘上。帽子在門邊。\n\n[術語]\n\n傘\n遮雨的用具。\n\n陽傘\n遮陽的傘。\n";

const NATIVE: &str = r#"{"format": "moyue-article", "version": 1, "title": "題", "language": "zh-Hant", "sections": [
    {"kind": "body", "blocks": [{"paragraph": [{"text": "雨落在傘上。"}]}]},
    {"kind": "glossary", "title": "術語", "entries": [
        {"term": "傘", "definition": [{"paragraph": [{"strong": [{"text": "遮雨"}]}, {"text": "的用具。"}]}]}]}]}"#;

fn opened() -> (TestFile, Screen) {
    let (file, mut harness) = reading(TEXT);
    harness.run();
    (file, harness)
}

fn press(harness: &mut Screen, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn key(harness: &mut Screen, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn type_in(harness: &mut Screen, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

fn click_in(harness: &mut Screen, field: &str) {
    harness.get_by_label(field).click();
    harness.run();
}

/// Clicks a use of a term in the text as the pointer does.
fn point_at(harness: &mut Screen, term: &str) {
    let at = harness.get_all_by_role_and_label(Role::Link, term).next().expect("a use").rect();
    let at = at.left_center() + egui::vec2(2.0, 0.0);
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run();
}

fn own(harness: &Screen) -> &[OwnTerm] {
    &harness.state().reader.own.terms
}

fn names(harness: &Screen) -> Vec<&str> {
    own(harness).iter().map(|term| term.term.as_str()).collect()
}

fn add(harness: &mut Screen, term: OwnTerm) {
    harness.state_mut().run(Command::AddTerm(term));
    harness.run();
}

fn named(term: &str) -> OwnTerm {
    OwnTerm { term: term.to_owned(), ..OwnTerm::default() }
}

#[test]
fn the_sentence_of_the_selection_is_the_example() {
    let (_file, mut harness) = opened();
    let at = harness.get_all_by_role_and_label(Role::Link, "傘").next().expect("a use").rect();
    for _ in 0..2 {
        harness.drag_at(at.left_center() + egui::vec2(2.0, 0.0));
        harness.step();
        harness.drop_at(at.left_center() + egui::vec2(2.0, 0.0));
        harness.step();
    }
    key(&mut harness, Modifiers::COMMAND, Key::D);
    press(&mut harness, "Save");
    assert_eq!(own(&harness)[0].example.as_deref(), Some("雨落在傘上。"));
}

#[test]
fn other_names_are_picked_in_the_text() {
    let (_file, mut harness) = opened();
    key(&mut harness, Modifiers::COMMAND, Key::D);
    type_in(&mut harness, "雨具");
    press(&mut harness, "Pick from the text");
    assert!(harness.query_by_label("Definition").is_none(), "the form makes room for the text");
    harness.get_by_label_contains("it becomes another name of 雨具");
    point_at(&mut harness, "傘");
    point_at(&mut harness, "傘");
    assert_eq!(harness.state().reader.selected, None, "what is clicked is picked and nothing else");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label("Definition");
    press(&mut harness, "Save");
    assert_eq!(own(&harness)[0].aliases, ["傘"]);
}

#[test]
fn a_link_to_another_term_is_chosen_while_it_is_typed() {
    let (_file, mut harness) = opened();
    key(&mut harness, Modifiers::COMMAND, Key::D);
    type_in(&mut harness, "雨具");
    click_in(&mut harness, "Definition");
    type_in(&mut harness, "如[[");
    type_in(&mut harness, "傘");
    assert_eq!(harness.query_all_by_role_and_label(Role::ListBoxOption, "陽傘").count(), 2);
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    type_in(&mut harness, "，[[無此詞]]");
    key(&mut harness, Modifiers::NONE, Key::Tab);
    key(&mut harness, Modifiers::COMMAND, Key::Enter);
    let definition = own(&harness)[0].definition.clone();
    assert_eq!(definition, "如[[陽傘]]，[[無此詞]]");
    let document = harness.state().reader.document.as_ref().expect("an article");
    let id = document.entry_of(&own(&harness)[0]).expect("it is listed");
    let entry = document.shown.glossary.entry(id).expect("it is there");
    assert_eq!(entry.definition, "如陽傘，無此詞");
    harness.get_by_role_and_label(Role::Link, "Go to the entry “陽傘”").click();
    harness.run();
    harness.get_by_label_contains("遮陽的傘");
}

#[test]
fn escape_closes_the_list_of_names_before_the_form() {
    let (_file, mut harness) = opened();
    key(&mut harness, Modifiers::COMMAND, Key::D);
    click_in(&mut harness, "Definition");
    type_in(&mut harness, "[[傘");
    assert!(harness.query_all_by_role_and_label(Role::ListBoxOption, "傘").count() >= 2);
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.query_all_by_role_and_label(Role::ListBoxOption, "傘").count(), 1);
    harness.get_by_label("Definition");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Definition").is_none());
}

#[test]
fn a_forbidden_term_says_what_to_use() {
    let (_file, mut harness) = opened();
    key(&mut harness, Modifiers::COMMAND, Key::D);
    type_in(&mut harness, "帽子");
    assert!(harness.query_by_label("Use instead").is_none());
    press(&mut harness, "Forbidden");
    click_in(&mut harness, "Use instead");
    type_in(&mut harness, "禮帽");
    press(&mut harness, "Save");
    let term = own(&harness)[0].clone();
    assert_eq!((term.status, term.replacement.as_deref()), (TermStatus::Forbidden, Some("禮帽")));
    harness.get_by_role_and_label(Role::ListBoxOption, "帽子, Forbidden: use 禮帽");
    let reader = &harness.state().reader;
    let document = reader.document.as_ref().expect("an article");
    let id = document.entry_of(&term).expect("it is listed");
    let use_of = *document.shown.occurrences.of(id).first().expect("a use");
    assert!(document.is_forbidden(id) && reader.is_underlined(use_of));
    harness.state_mut().run(Command::MarkKnown { entry: id, known: true });
    assert!(
        harness.state().reader.is_underlined(use_of),
        "a forbidden term is marked also where it is known"
    );
}

#[test]
fn a_draft_says_so_quietly() {
    let (_file, mut harness) = opened();
    add(&mut harness, OwnTerm { status: TermStatus::Draft, ..named("帽子") });
    harness.get_by_role_and_label(Role::ListBoxOption, "帽子, Draft");
}

#[test]
fn the_keys_undo_where_nothing_is_typed() {
    let (_file, mut harness) = opened();
    add(&mut harness, named("帽子"));
    add(&mut harness, named("雨"));
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&harness), ["帽子"]);
    harness.get_by_label("Undone: 雨 was added");
    key(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(names(&harness), ["帽子", "雨"]);
    key(&mut harness, Modifiers::COMMAND, Key::G);
    type_in(&mut harness, "雨");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&harness), ["帽子", "雨"], "the field has the key");
}

#[test]
fn the_list_of_commands_says_what_is_undone() {
    let (_file, mut harness) = opened();
    let palette = |harness: &mut Screen, query: &str| {
        key(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        type_in(harness, query);
    };
    palette(&mut harness, "undo");
    assert!(harness.query_by_label_contains("Undo").is_none(), "nothing to undo");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    add(&mut harness, named("帽子"));
    palette(&mut harness, "undo");
    harness.get_by_label("Undo: 帽子 was added");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(names(&harness), [""; 0]);
}

#[test]
fn a_notice_undoes_a_removal() {
    let (_file, mut harness) = opened();
    add(&mut harness, named("帽子"));
    press(&mut harness, "Remove 帽子");
    harness.get_by_label("帽子 was removed");
    press(&mut harness, "Undo");
    assert_eq!(names(&harness), ["帽子"]);
    assert!(harness.query_by_label("帽子 was removed").is_none());
}

fn native() -> (TestFile, Screen) {
    let file = TestFile::new("a.json", NATIVE.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "傘").click();
    harness.run();
    press(&mut harness, "Edit 傘");
    (file, harness)
}

fn written(file: &TestFile) -> String {
    std::fs::read_to_string(file.path()).expect("the file is there")
}

#[test]
fn an_entry_is_saved_into_a_native_article_and_that_is_undone() {
    let (file, mut harness) = native();
    click_in(&mut harness, "Other names, one a line");
    type_in(&mut harness, "雨具");
    press(&mut harness, "Save into the article");
    wait_until(&mut harness, "the file is read again", |harness| {
        let document = harness.state().reader.document.as_ref().expect("an article");
        document.article.terms().next().is_some_and(|(_, term)| term.aliases == ["雨具"])
    });
    let text = written(&file);
    assert!(text.contains("\"雨具\"") && text.contains("\"strong\""), "what is styled stays: {text}");
    assert_eq!(names(&harness), [""; 0]);
    assert!(harness.query_by_label("Definition").is_none(), "the form is closed");
    harness.get_by_label("傘 was changed in the article");
    key(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_in(&mut harness, "undo");
    harness.get_by_label("Undo: 傘 was changed in the article (writes the file)");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    wait_until(&mut harness, "the file is as it was", |harness| {
        let document = harness.state().reader.document.as_ref().expect("an article");
        document.article.terms().next().is_some_and(|(_, term)| term.aliases.is_empty())
    });
    assert_eq!(written(&file), NATIVE, "byte for byte");
    harness.state_mut().run(Command::Do(Action::Redo));
    wait_until(&mut harness, "it is written again", |harness| {
        let document = harness.state().reader.document.as_ref().expect("an article");
        document.article.terms().next().is_some_and(|(_, term)| term.aliases == ["雨具"])
    });
    assert_eq!(written(&file), text);
}

#[test]
fn a_file_that_has_changed_is_left_alone_and_the_term_can_be_kept() {
    let (file, mut harness) = native();
    let other = NATIVE.replace("題", "別");
    std::fs::write(file.path(), &other).expect("the file is written");
    press(&mut harness, "Save into the article");
    wait_until(&mut harness, "it is said", |harness| {
        harness.query_by_label_contains("The file has changed since it was read").is_some()
    });
    assert_eq!(written(&file), other);
    press(&mut harness, "Keep for myself");
    assert_eq!(names(&harness), ["傘"]);
    assert_eq!(written(&file), other);
}

#[test]
fn the_form_fits_the_smallest_window() {
    let file = TestFile::new("a.json", NATIVE.as_bytes());
    let mut harness = harness_with(egui::vec2(480.0, 360.0), 1.0);
    open(&mut harness, file.path());
    harness.state_mut().run(Command::DraftEdit(moyue::glossary::EntryId::Article(0)));
    harness.run();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(480.0, 360.0));
    for label in ["Save into the article", "Keep for myself", "Cancel"] {
        let rect = harness.get_by_role_and_label(Role::Button, label).rect();
        assert!(window.contains_rect(rect), "{label}: {rect:?}");
    }
}
