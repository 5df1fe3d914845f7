//! Find in the article, on the screen.

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::article::Anchor;

use super::article;
use super::session::{Screen, TestFile, harness_with, open, reading, seen, wait};

#[test]
fn the_find_bar_finds_steps_and_closes() {
    let (_file, mut harness) = reading(&article());
    find(&mut harness, "第２９段");
    harness.get_by_label("1 of 1");
    let position = harness.state().reader.position;
    assert!(position.block > 15, "the hit was brought into view: {position:?}");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("1 of 1").is_none(), "Esc closes the bar");
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().reader.position, Anchor::default(), "and back goes to where the search began");
}

#[test]
fn hits_are_stepped_through_by_keys_and_buttons() {
    let (_file, mut harness) = reading(&article());
    find(&mut harness, "社論");
    harness.get_by_label("1 of 2");
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("2 of 2");
    assert_eq!(harness.state().reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
    harness.key_press(Key::F3);
    harness.run();
    harness.get_by_label("1 of 2");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    harness.get_by_label("2 of 2");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    harness.run();
    harness.get_by_label("1 of 2");
    harness.get_by_label("Next hit").click();
    harness.run();
    harness.get_by_label("2 of 2");
    harness.get_by_label("Previous hit").click();
    harness.run();
    harness.get_by_label("1 of 2");
}

#[test]
fn options_change_what_is_found() {
    let (_file, mut harness) = reading(&article());
    find(&mut harness, "qp");
    harness.get_by_label("1 of 31");
    harness.get_by_label("Whole words only").click();
    wait(&mut harness);
    harness.get_by_label("Not found");
    harness.get_by_label("Whole words only").click();
    harness.run();
    harness.get_by_label("Match case").click();
    wait(&mut harness);
    harness.get_by_label("Not found");
    let fold = harness.get_by_label("Other forms of the same characters");
    assert_eq!(
        fold.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True),
        "folding is on unless it is switched off"
    );
    fold.click();
    harness.run();
    assert!(!harness.state().reader.find.query.options.fold);
}

#[test]
fn a_wrong_expression_is_explained_under_the_field() {
    let (_file, mut harness) = reading(&article());
    find(&mut harness, "社(論");
    harness.get_by_label("Regular expression").click();
    wait(&mut harness);
    harness.get_by_label("Character 2: this group is not closed.");
    harness.get_by_role_and_label(egui::Role::TextInput, "Find in the article").focus();
    harness.event(Event::Text(")".to_owned()));
    wait(&mut harness);
    harness.get_by_label("1 of 2");
    assert!(harness.query_by_label_contains("is not closed").is_none());
}

#[test]
fn the_list_of_hits_goes_where_it_is_clicked() {
    let (_file, mut harness) = reading(&article());
    find(&mut harness, "量子電腦");
    harness.get_by_label("List of hits").click();
    harness.run();
    let rows = |harness: &Screen| {
        harness.get_all_by_role(egui::Role::ListBoxOption).filter(|row| in_list(row)).count()
    };
    let (listed, hits) = (rows(&harness), harness.state().reader.find.hits.len());
    assert_eq!(hits, 33);
    assert!((2..15).contains(&listed), "of {hits} hits {listed} rows are laid out");
    let row =
        harness.get_all_by_label_contains("第3段。這裡說到量子電腦").find(in_list).expect("the fourth hit");
    row.click();
    harness.run();
    assert_eq!(harness.state().reader.find.current, Some(3));
    assert_eq!(harness.state().reader.jump.map(|jump| jump.anchor), Some(Anchor::new(0, 3, 8)));
    for _ in 0..4 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
        harness.run();
    }
    let current = harness.get_all_by_role(egui::Role::ListBoxOption).filter(in_list);
    let current: Vec<_> = current.filter(|row| row.accesskit_node().is_selected() == Some(true)).collect();
    assert_eq!(current.len(), 1, "the list follows to the last hit");
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(
        harness.state().reader.position,
        Anchor::default(),
        "one step back, however many hits were seen"
    );
}

/// Whether a row belongs to the list of hits, not to the glossary next to it.
fn in_list(row: &egui_kittest::Node<'_>) -> bool {
    row.accesskit_node().role() == egui::Role::ListBoxOption && row.rect().center().x < 960.0
}

#[test]
fn find_fits_into_a_narrow_window() {
    let file = TestFile::new("a.txt", article().as_bytes());
    let mut harness = harness_with(vec2(480.0, 360.0), 1.0);
    open(&mut harness, file.path());
    find(&mut harness, "量子電腦");
    harness.get_by_label("List of hits").click();
    harness.run();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(480.0, 360.0));
    let buttons: Vec<_> = harness
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == egui::Role::Button)
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect();
    for (index, (name, rect)) in buttons.iter().enumerate() {
        assert!(window.contains_rect(*rect), "{name} is cut off: {rect:?}");
        for (other, beside) in &buttons[index + 1..] {
            assert!(!rect.shrink(1.0).intersects(beside.shrink(1.0)), "{name} lies over {other}");
        }
    }
    let field = harness.get_by_role_and_label(egui::Role::TextInput, "Find in the article").rect();
    assert!(field.width() >= 80.0, "{field:?}");
}

#[test]
fn opening_find_again_offers_what_was_looked_for() {
    let (_file, mut harness) = reading(&article());
    find(&mut harness, "社論");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().reader.find.hits.is_empty(), "nothing is marked while the bar is closed");
    harness.key_press(Key::F3);
    wait(&mut harness);
    harness.get_by_label("1 of 2");
    harness.event(Event::Text("編者".to_owned()));
    wait(&mut harness);
    assert_eq!(harness.state().reader.find.query.text, "編者", "and typing replaces it");
}

/// Opens find and types, letter by letter.
fn find(harness: &mut Screen, text: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    for letter in text.chars() {
        harness.event(Event::Text(letter.to_string()));
        harness.step();
    }
    wait(harness);
}

#[test]
fn what_the_glossary_lacks_is_looked_for_in_the_article() {
    let (_file, mut harness) = reading(&article());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text("社論的第一段".to_owned()));
    harness.run();
    harness.get_by_label("Find “社論的第一段” in the article").click();
    wait(&mut harness);
    harness.get_by_label("1 of 1");
    harness.key_press(Key::F3);
    harness.run();
    assert_eq!(harness.state().reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
}

#[test]
fn hits_in_the_head_are_brought_into_view_although_all_of_it_is_at_one_place() {
    let summaries = ["前言的第一段。", "前言的第二段。", "前言說起酪梨。"].map(|text| text.repeat(20));
    let [first, second, third] = &summaries;
    let body = "正文說得更長，酪字一次也沒有。".repeat(40);
    let file = TestFile::new(
        "a.json",
        format!(
            r#"{{"format": "moyue-article", "version": 1, "title": "羊駝退場，酪梨登場",
            "summary": [[{{"text": "{first}"}}], [{{"text": "{second}"}}], [{{"text": "{third}"}}]],
            "sections": [{{"kind": "body", "blocks": [{{"paragraph": [{{"text": "{body}"}}]}}]}}]}}"#
        )
        .as_bytes(),
    );
    let mut harness = harness_with(vec2(480.0, 360.0), 1.0);
    open(&mut harness, file.path());
    for _ in 0..5 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    assert!(seen(&harness, egui::Role::Heading, "羊駝退場，酪梨登場").is_empty(), "scrolled away");
    find(&mut harness, "酪梨");
    harness.get_by_label("1 of 21");
    let view = harness.get_by_role(egui::Role::Document).rect();
    let title = harness.get_by_role_and_label(egui::Role::Heading, "羊駝退場，酪梨登場").rect();
    assert!(view.contains_rect(title), "{title:?} in {view:?}");
    harness.key_press(Key::F3);
    harness.run();
    let summary = harness.get_by_label(third).rect();
    assert!((view.top()..view.center().y).contains(&summary.top()), "{summary:?} in {view:?}");
}
