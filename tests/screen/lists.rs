//! What scrolls: its bar, its items, and what is brought into view.

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Event, Key, Modifiers, Pos2, Rect, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::article::Anchor;
use moyue::glossary::EntryId;
use moyue::reader::Command;

use crate::glossary::listed;
use crate::session::{Screen, TestFile, harness_with, open, reading, wait};

/// An article with many terms; the last is used often, and has a long definition.
fn article() -> String {
    use std::fmt::Write as _;
    let mut text = "測試文章的標題\n\n".to_owned();
    for paragraph in 0..40 {
        let _ = writeln!(text, "第{paragraph}段說到量子電腦的第{paragraph}個用處。{}\n", "文字".repeat(40));
    }
    text.push_str("[術語]\n\n");
    for term in 0..40 {
        let _ = writeln!(text, "名詞{term}號\n這是第{term}個解釋。\n");
    }
    let _ = writeln!(text, "量子電腦\n{}\n", "以量子位元運算的機器，說來話長。".repeat(60));
    text
}

fn bar(harness: &Screen, name: &str) -> (egui::accesskit::NodeId, Rect) {
    let bar = harness.get_by_role_and_label(Role::ScrollBar, name);
    (bar.accesskit_node().locate().0, bar.rect())
}

/// Asks a widget for something, as assistive technology does.
fn ask(harness: &mut Screen, (name, role): (&str, Role), action: Action, data: Option<ActionData>) {
    let node = harness.get_by_role_and_label(role, name);
    let target_node = node.accesskit_node().locate().0;
    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data };
    harness.event(Event::AccessKitActionRequest(request));
    harness.run();
}

fn click_at(harness: &mut Screen, at: Pos2) {
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run();
}

#[test]
fn every_list_has_a_bar_named_after_it() {
    let (_file, mut harness) = reading(&article());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(Event::Text("量子電腦".to_owned()));
    wait(&mut harness);
    harness.get_by_label("List of hits").click();
    harness.run();
    for (name, list, role) in [
        ("Position in the article", "測試文章的標題", Role::Document),
        ("Position in “Glossary”", "Glossary", Role::ListBox),
        ("Position in “Hits”", "Hits", Role::ListBox),
    ] {
        let list = harness.get_by_role_and_label(role, list).rect();
        let (_, bar) = bar(&harness, name);
        assert_eq!((bar.right(), bar.y_range()), (list.right(), list.y_range()), "{name}");
        assert_eq!(bar.width(), 12.0, "{name}");
    }
    for row in harness.query_all_by_role(Role::ListBoxOption) {
        let parent = row.accesskit_node().parent().map(|parent| parent.role());
        assert_eq!(parent, Some(Role::ListBox));
    }
}

#[test]
fn a_click_on_a_bar_goes_there() {
    let (_file, mut harness) = reading(&article());
    assert_eq!(listed(&harness)[0], "名詞0號");
    let (_, track) = bar(&harness, "Position in “Glossary”");
    click_at(&mut harness, track.center_bottom() - vec2(0.0, 2.0));
    let names = listed(&harness);
    assert_eq!(names.last().map(String::as_str), Some("量子電腦"), "{names:?}");
    click_at(&mut harness, track.center());
    let names = listed(&harness);
    assert!(names.contains(&"名詞20號".to_owned()), "the middle: {names:?}");
    click_at(&mut harness, track.center_top() + vec2(0.0, 2.0));
    assert_eq!(listed(&harness)[0], "名詞0號");
    let (_, track) = bar(&harness, "Position in the article");
    click_at(&mut harness, track.center_bottom());
    assert_eq!(harness.state().reader.position.section, 1, "the terms are at the end");
    click_at(&mut harness, track.center_top());
    assert_eq!(harness.state().reader.position, Anchor::default());
}

#[test]
fn a_bar_is_moved_by_assistive_technology() {
    let (_file, mut harness) = reading(&article());
    let value = |harness: &Screen, name: &str| {
        harness.get_by_role_and_label(Role::ScrollBar, name).accesskit_node().numeric_value()
    };
    for name in ["Position in the article", "Position in “Glossary”"] {
        assert_eq!(value(&harness, name), Some(0.0));
        let end = Some(ActionData::NumericValue(100.0));
        ask(&mut harness, (name, Role::ScrollBar), Action::SetValue, end);
        assert!(value(&harness, name) >= Some(97.0), "{name}: {:?}", value(&harness, name));
        ask(&mut harness, (name, Role::ScrollBar), Action::ScrollUp, None);
        let page = value(&harness, name);
        assert!((Some(50.0)..Some(97.0)).contains(&page), "{name}: {page:?}");
    }
    ask(&mut harness, ("Glossary", Role::ListBox), Action::ScrollUp, None);
    assert!(value(&harness, "Position in “Glossary”") < Some(85.0));
}

#[test]
fn the_line_of_a_use_comes_into_view_where_its_entry_is_higher_than_the_pane() {
    let file = TestFile::new("a.txt", article().as_bytes());
    let mut harness = harness_with(vec2(1280.0, 480.0), 1.0);
    open(&mut harness, file.path());
    harness.state_mut().run(Command::SelectTerm(Some(EntryId::Article(40))));
    harness.run();
    let list = harness.get_by_role_and_label(Role::ListBox, "Glossary").rect();
    let entry = |harness: &Screen| harness.get_by_role_and_label(Role::ListBoxOption, "量子電腦").rect();
    assert!(entry(&harness).height() > list.height(), "{:?} in {list:?}", entry(&harness));
    assert!((entry(&harness).top() - list.top()).abs() < 1.0, "an entry is read from its beginning");
    for (forward, number) in
        [(true, 0), (true, 1), (true, 2), (false, 1), (false, 0), (false, 39), (false, 38)]
    {
        harness.state_mut().run(Command::StepOccurrence { entry: EntryId::Article(40), forward });
        harness.run();
        let name = format!("第{number}段說到量子電腦的第{number}個用處。");
        let line = harness.get_by_role_and_label(Role::Link, &name).rect();
        assert!(list.contains_rect(line.shrink(3.0)), "{name} at {line:?} in {list:?}");
    }
}

#[test]
fn a_use_in_view_is_gone_to_without_moving_the_list() {
    let (_file, mut harness) = reading(&article());
    harness.state_mut().run(Command::SelectTerm(Some(EntryId::Article(40))));
    harness.run();
    let list = harness.get_by_role_and_label(Role::ListBox, "Glossary").rect();
    harness.hover_at(list.center());
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -700.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(30);
    let name = "第1段說到量子電腦的第1個用處。";
    let line = |harness: &Screen| harness.get_by_role_and_label(Role::Link, name).rect();
    let before = line(&harness);
    assert!(list.contains_rect(before), "{before:?} in {list:?}");
    click_at(&mut harness, before.center());
    assert_eq!(harness.state().reader.selected_index(), Some(1));
    assert_eq!(line(&harness), before);
}

#[test]
fn what_scrolls_as_a_whole_has_the_same_bar() {
    let (_file, mut harness) = reading(&article());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    let name = "Position in “All commands”";
    let (_, track) = bar(&harness, name);
    assert_eq!(track.width(), 12.0);
    let first = |harness: &Screen| harness.get_by_role_and_label(Role::Button, "Open…").rect();
    assert!(first(&harness).right() <= track.left(), "nothing lies under the bar");
    let before = first(&harness);
    click_at(&mut harness, track.center_bottom());
    let moved = before.top() - first(&harness).top();
    assert!(moved > 100.0, "{moved} pt");
    let value = harness.get_by_role_and_label(Role::ScrollBar, name).accesskit_node().numeric_value();
    assert_eq!(value, Some(100.0));
}

#[test]
fn a_long_heading_takes_two_lines_of_the_outline_and_none_of_it_moves_when_it_is_read() {
    let long = "從開源到閉源，一家公司怎樣在兩年之內改變了主意";
    let mut text = format!("標題\n\n{}\n\n[短]\n\n{}\n\n[{long}]\n\n", "文字".repeat(90), "文字".repeat(90));
    text += &"文字。".repeat(900);
    let (_file, mut harness) = reading(&text);
    let rects = |harness: &Screen| {
        let items = harness.get_all_by_role(Role::TreeItem);
        items.map(|item| item.rect()).collect::<Vec<_>>()
    };
    let before = rects(&harness);
    let [short, long_one] = before[before.len() - 2..] else { panic!("two items: {before:?}") };
    assert_eq!(short.height(), 30.0);
    assert!((40.0..60.0).contains(&long_one.height()), "{long_one:?}");
    assert_eq!(short.bottom(), long_one.top());
    harness.get_by_role_and_label(Role::TreeItem, long).click();
    harness.run();
    let current = harness.state().reader.current_outline_item();
    assert_eq!(current, Some(before.len() - 1));
    assert_eq!(rects(&harness), before);
    let parent = harness.get_by_role_and_label(Role::TreeItem, long).accesskit_node().parent();
    assert_eq!(parent.map(|parent| parent.role()), Some(Role::Tree));
}
