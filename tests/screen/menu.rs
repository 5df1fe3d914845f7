//! The menu of what can be done with what is under the pointer or has the keyboard.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::article::Anchor;
use moyue::glossary::EntryId;
use moyue::reader::{Command, Setting, ThemeChoice};

use crate::session::{Screen, TestFile, harness, harness_with, open, reading};

const ARTICLE: &str = "測試文章的標題\n\n這裡說到量子電腦，也說到 model weights 的事。\n\n[社論]\n\n社論的話。\n\n\
    [術語]\n\n量子電腦\n以量子位元運算的機器。\n";

/// Clicks with the second button of the mouse.
fn click(harness: &mut Screen, pos: Pos2) {
    harness.hover_at(pos);
    harness.step();
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        harness.step();
    }
    harness.run();
}

/// The names of the lines of the menu.
fn lines(harness: &Screen) -> Vec<String> {
    harness.query_all_by_role(Role::MenuItem).filter_map(|line| line.accesskit_node().label()).collect()
}

/// Chooses a line of the menu; gives what that copies.
fn choose(harness: &mut Screen, line: &str) -> Option<String> {
    harness.get_by_role_and_label(Role::MenuItem, line).click();
    let mut copied = None;
    for _ in 0..6 {
        harness.step();
        copied = copied.or_else(|| {
            harness.output().platform_output.commands.iter().find_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
        });
    }
    assert_eq!(lines(harness), Vec::<String>::new(), "the menu is gone");
    copied
}

/// The middle of the first term in the text.
fn term(harness: &Screen) -> Pos2 {
    harness.get_all_by_role_and_label(Role::Link, "量子電腦").next().expect("a term").rect().center()
}

#[test]
fn on_a_term_it_is_about_the_term() {
    let (_file, mut harness) = reading(ARTICLE);
    let at = term(&harness);
    click(&mut harness, at);
    let expected = [
        "Go to the entry “量子電腦”",
        "Copy",
        "Copy as a quotation with its source",
        "Find “量子電腦” in the article",
        "Add a term",
        "Search the web for “量子電腦”",
        "Select all",
    ];
    assert_eq!(lines(&harness), expected);
    choose(&mut harness, "Go to the entry “量子電腦”");
    let selected = harness.state().reader.selected.map(|selected| selected.entry);
    assert_eq!(selected, Some(EntryId::Article(0)));
    click(&mut harness, at);
    assert_eq!(choose(&mut harness, "Copy").as_deref(), Some("量子電腦"));
    click(&mut harness, at);
    choose(&mut harness, "Find “量子電腦” in the article");
    assert_eq!(harness.state().reader.find.query.text, "量子電腦");
    assert!(harness.state().opened_links().is_empty(), "nothing leads out of the program by itself");
    click(&mut harness, at);
    choose(&mut harness, "Search the web for “量子電腦”");
    assert_eq!(harness.state().opened_links().len(), 1);
}

#[test]
fn on_a_word_it_is_about_the_word_and_in_a_selection_about_that() {
    let (_file, mut harness) = reading(ARTICLE);
    let paragraph = harness.get_by_label("這裡說到量子電腦，也說到 model weights 的事。").rect();
    // "model" stands after the indent of two and twelve characters.
    let word = paragraph.left_center() + vec2(15.5 * 18.0, 0.0);
    click(&mut harness, word);
    assert_eq!(choose(&mut harness, "Copy").as_deref(), Some("model"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    click(&mut harness, word);
    assert!(!lines(&harness).iter().any(|line| line.starts_with("Find")), "an article is no word");
    let quoted = choose(&mut harness, "Copy as a quotation with its source").expect("something is copied");
    assert!(quoted.starts_with("測試文章的標題\n\n這裡"), "{quoted}");
    assert!(quoted.ends_with("\n\n——《測試文章的標題》"), "{quoted}");
}

#[test]
fn on_a_link_it_leads_there_and_copies_the_address() {
    let file = TestFile::new("a.md", "# 題\n\n見[這一頁](https://example.org/a)。\n".as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let at = harness.get_by_role_and_label(Role::Link, "這一頁").rect().center();
    click(&mut harness, at);
    let copied = choose(&mut harness, "Copy the link’s address");
    assert_eq!(copied.as_deref(), Some("https://example.org/a"));
    click(&mut harness, at);
    choose(&mut harness, "Open the link");
    assert_eq!(harness.state().opened_links(), ["https://example.org/a"]);
}

#[test]
fn a_key_opens_it_and_it_is_gone_through_by_keys() {
    let (_file, mut harness) = reading(ARTICLE);
    let at = term(&harness);
    click(&mut harness, at);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(lines(&harness).is_empty(), "Esc closes it");
    for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (Modifiers::NONE, Key::Menu)] {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert_eq!(
            lines(&harness).first().map(String::as_str),
            Some("Go to the entry “量子電腦”"),
            "{key:?}"
        );
        let focused = |harness: &Screen| {
            let lines = harness.query_all_by_role(Role::MenuItem);
            lines.filter(|line| line.accesskit_node().is_focused()).count()
        };
        assert_eq!(focused(&harness), 1, "the first line has the keyboard");
        harness.key_press(Key::ArrowUp);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::MenuItem, "Select all").accesskit_node().is_focused());
        harness.key_press(Key::ArrowDown);
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::MenuItem, "Copy").accesskit_node().is_focused());
        assert_eq!(harness.state().reader.position, Anchor::default(), "the text is not scrolled");
        harness.key_press(Key::Escape);
        harness.run();
        assert!(lines(&harness).is_empty());
    }
    // Without a selection, it is about the word that is first in view.
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::Menu);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(lines(&harness).is_empty(), "Enter chooses");
}

#[test]
fn a_click_elsewhere_closes_it_and_another_one_takes_its_place() {
    let (_file, mut harness) = reading(ARTICLE);
    let at = term(&harness);
    click(&mut harness, at);
    assert!(!lines(&harness).is_empty());
    let empty = harness.get_by_role(Role::Document).rect().center_bottom() - vec2(0.0, 20.0);
    click(&mut harness, empty);
    // There is no text; but something is still selected.
    assert_eq!(lines(&harness).iter().filter(|line| *line == "Copy").count(), 1);
    let elsewhere = harness.get_by_role(Role::Document).rect().left_bottom() + vec2(20.0, -20.0);
    harness.drag_at(elsewhere);
    harness.step();
    harness.drop_at(elsewhere);
    harness.run();
    assert!(lines(&harness).is_empty());
    click(&mut harness, empty);
    assert_eq!(lines(&harness), ["Find in the article", "Select all", "Reload", "Save a copy as…"]);
}

#[test]
fn entries_and_items_have_menus_of_their_own() {
    let (_file, mut harness) = reading(ARTICLE);
    let entry = harness.get_by_role_and_label(Role::ListBoxOption, "量子電腦").rect();
    click(&mut harness, entry.left_top() + vec2(60.0, 20.0));
    let whole = choose(&mut harness, "Copy the entry");
    assert_eq!(whole.as_deref(), Some("量子電腦\n以量子位元運算的機器。"));
    let item = harness.get_by_role_and_label(Role::TreeItem, "社論").rect().center();
    click(&mut harness, item);
    assert_eq!(lines(&harness), ["Go to “社論”", "Copy", "Find “社論” in the article"]);
    assert_eq!(choose(&mut harness, "Copy").as_deref(), Some("社論"));
    // By the keyboard on what has it.
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    harness.run();
    harness.key_press(Key::Menu);
    harness.run();
    assert_eq!(lines(&harness).first().map(String::as_str), Some("Go to “Text”"));
}

#[test]
fn it_stays_in_the_smallest_window_and_has_at_most_nine_lines() {
    let file = TestFile::new("a.md", "# 題\n\n見[這一頁](https://example.org/a)。\n".as_bytes());
    let mut harness = harness_with(vec2(480.0, 360.0), 2.0);
    harness.state_mut().run(Command::Set(Setting::Theme(ThemeChoice::Dark)));
    open(&mut harness, file.path());
    let at = harness.get_by_role_and_label(Role::Link, "這一頁").rect().center();
    click(&mut harness, at);
    let window = egui::Rect::from_min_size(Pos2::ZERO, vec2(480.0, 360.0));
    assert!((5..=9).contains(&lines(&harness).len()));
    for line in harness.query_all_by_role(Role::MenuItem) {
        assert!(window.contains_rect(line.rect()), "{:?} is cut off", line.accesskit_node().label());
    }
}
