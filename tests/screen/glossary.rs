//! The glossary pane: readings, orders, uses, links between entries.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::article::Anchor;
use moyue::glossary::EntryId;
use moyue::reader::TermOrder;

use crate::session::{Screen, TestFile, harness_with, open, reading};

/// Thirty-one uses of one term, two of another, none of the third.
fn article() -> String {
    use std::fmt::Write as _;
    let mut text = "測試文章的標題\n\n".to_owned();
    for paragraph in 0..30 {
        let _ = writeln!(text, "第{paragraph}段。這裡說到量子電腦。{}\n", "文字".repeat(60));
    }
    text.push_str("[社論]\n\n社論先說人工智慧。接著說起量子電腦與人工智慧！\n\n");
    text.push_str("[術語]\n\n人工智慧\n機器的智慧。\n\n量子電腦\n以量子位元運算的機器。\n\n");
    text.push_str("一體機\n把量子電腦放進一個箱子。\n");
    text
}

/// Types into the search field of the glossary.
pub fn search(harness: &mut Screen, query: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text(query.to_owned()));
    harness.run();
}

/// The entries in view, from the top.
pub fn listed(harness: &Screen) -> Vec<String> {
    let mut entries: Vec<_> = harness
        .query_all_by_role(Role::ListBoxOption)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    entries.sort_by(|one, other| one.0.total_cmp(&other.0));
    entries.into_iter().map(|(_, name)| name).collect()
}

fn choose_order(harness: &mut Screen, order: &str) {
    harness.get_by_label("Order of terms").click();
    harness.run();
    harness.get_by_label(order).click();
    harness.run();
}

#[test]
fn a_term_is_found_by_the_way_it_is_read() {
    for query in ["rgzh", "rengong", "人工zhi", "ㄖㄣˊㄍㄨㄥ", "rén gōng"] {
        let (_file, mut harness) = reading(&article());
        search(&mut harness, query);
        assert_eq!(listed(&harness), ["人工智慧"], "{query}");
    }
}

#[test]
fn the_order_is_chosen_and_remembered() {
    let (_file, mut harness) = reading(&article());
    assert_eq!(listed(&harness), ["人工智慧", "量子電腦", "一體機"]);
    choose_order(&mut harness, "By strokes");
    assert_eq!(listed(&harness), ["一體機", "人工智慧", "量子電腦"]);
    assert_eq!(harness.state().reader.settings.term_order, TermOrder::Name);
    choose_order(&mut harness, "By zhuyin");
    assert_eq!(listed(&harness), ["量子電腦", "人工智慧", "一體機"]);
    assert_eq!(harness.state().reader.settings.term_order, TermOrder::Zhuyin);
    choose_order(&mut harness, "Most used first");
    assert_eq!(listed(&harness), ["量子電腦", "人工智慧", "一體機"]);
    choose_order(&mut harness, "As in the article");
    assert_eq!(listed(&harness), ["人工智慧", "量子電腦", "一體機"]);
    assert_eq!(harness.state().reader.settings.term_order, TermOrder::Article);
}

#[test]
fn better_matches_come_first_in_any_order() {
    let (_file, mut harness) = reading(&article());
    choose_order(&mut harness, "By strokes");
    search(&mut harness, "量子電腦");
    assert_eq!(listed(&harness), ["量子電腦", "一體機"]);
}

#[test]
fn the_selected_entry_lists_its_uses_by_section() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_role_and_label(Role::ListBoxOption, "人工智慧").click();
    harness.run();
    harness.get_by_role_and_label(Role::Link, "社論先說人工智慧。");
    harness.get_by_role_and_label(Role::Link, "接著說起量子電腦與人工智慧！").click();
    harness.run();
    let reader = &harness.state().reader;
    let selected = reader.selected.expect("an entry is selected");
    assert_eq!((selected.entry, reader.selected_index()), (EntryId::Article(0), Some(1)));
    let jump = reader.jump.expect("the text goes to the use");
    assert_eq!(jump.anchor, Anchor::new(1, 0, "社論先說人工智慧。接著說起量子電腦與".chars().count()));
    assert!(reader.can_go_back());
}

#[test]
fn many_uses_are_listed_in_steps() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_role_and_label(Role::ListBoxOption, "量子電腦").click();
    harness.run();
    let uses =
        |harness: &Screen| harness.query_all_by_role_and_label(Role::Link, "這裡說到量子電腦。").count();
    assert_eq!(uses(&harness), 5);
    harness.get_by_label("26 more").click();
    harness.run();
    assert_eq!(uses(&harness), 25);
    harness.get_by_label("Previous use of 量子電腦").click();
    harness.run();
    let selected = harness.state().reader.selected_index();
    assert_eq!(selected, Some(30), "the last one is before the first");
    harness.get_by_role_and_label(Role::Link, "接著說起量子電腦與人工智慧！");
}

#[test]
fn a_term_in_a_definition_leads_to_its_entry() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_role_and_label(Role::Link, "Go to the entry “量子電腦”").click();
    harness.run();
    assert_eq!(harness.state().reader.selected.map(|selected| selected.entry), Some(EntryId::Article(1)));
    search(&mut harness, "yitiji");
    assert_eq!(listed(&harness), ["一體機"]);
    harness.get_by_role_and_label(Role::Link, "Go to the entry “量子電腦”").click();
    harness.run();
    assert_eq!(listed(&harness).len(), 3, "the entry is selected already, but was not among those found");
}

#[test]
fn a_link_to_an_entry_that_was_not_found_ends_the_search() {
    let (_file, mut harness) = reading(&article());
    search(&mut harness, "yitiji");
    harness.get_by_role_and_label(Role::Link, "Go to the entry “量子電腦”").click();
    harness.run();
    assert_eq!(harness.state().reader.selected.map(|selected| selected.entry), Some(EntryId::Article(1)));
    assert_eq!(listed(&harness), ["人工智慧", "量子電腦", "一體機"]);
}

#[test]
fn the_first_search_in_a_narrow_window_has_the_keyboard() {
    let file = TestFile::new("a.txt", article().as_bytes());
    let mut harness = harness_with(egui::vec2(480.0, 360.0), 1.0);
    open(&mut harness, file.path());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text("qpu".to_owned()));
    harness.run();
    assert_eq!(harness.state().reader.look_up.query, "qpu", "what is typed goes into the field");
}
