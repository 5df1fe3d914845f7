//! Selecting by the keyboard, with a caret.

use egui::{Event, Key, Modifiers, PointerButton, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use moyue::article::Anchor;

use crate::article;
use crate::session::{Screen, reading, seen};

/// What Ctrl C copies now; empty when nothing is selected.
fn copied(harness: &mut Screen) -> String {
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}

fn press(harness: &mut Screen, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
        harness.run();
    }
}

const TEXT: &str = "標題\n\n一二三四五六七八九十。\n\nsay hello twice\n\n甲乙丙丁戊己庚辛。\n";

#[test]
fn it_begins_at_the_first_line_in_view_where_nothing_was_clicked() {
    let (_file, mut harness) = reading(TEXT);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight]);
    assert_eq!(copied(&mut harness), "標");
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(copied(&mut harness), "標題\n\n一", "it goes on into the next paragraph");
    press(&mut harness, Modifiers::SHIFT, &[Key::Home]);
    assert_eq!(copied(&mut harness), "標題\n\n");
    press(&mut harness, Modifiers::SHIFT, &[Key::End]);
    assert_eq!(copied(&mut harness), "標題\n\n一二三四五六七八九十。");
}

#[test]
fn a_tap_that_presses_and_releases_at_once_is_a_click() {
    let (_file, mut harness) = reading(TEXT);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight]);
    assert_eq!(copied(&mut harness), "標");
    let pos = harness.get_by_label("say hello twice").rect().left_center() + vec2(1.0, 0.0);
    harness.hover_at(pos);
    harness.run();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        harness.input_mut().events.push(Event::PointerButton { pos, button, pressed, modifiers });
    }
    harness.run();
    assert_eq!(copied(&mut harness), "", "what was selected is let go of");
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight]);
    assert_eq!(copied(&mut harness), "s");
}

#[test]
fn it_begins_where_the_last_click_was() {
    let (_file, mut harness) = reading(TEXT);
    let line = harness.get_by_label("say hello twice").rect();
    // After the indent of two, before the first letter.
    let at = line.left_center() + vec2(1.0, 0.0);
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(copied(&mut harness), "say hello");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::ArrowLeft]);
    assert_eq!(copied(&mut harness), "say ");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::End]);
    assert_eq!(copied(&mut harness), "say hello twice\n\n甲乙丙丁戊己庚辛。");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::Home]);
    assert_eq!(copied(&mut harness), "標題\n\n一二三四五六七八九十。\n\n");
}

#[test]
fn the_arrows_alone_move_it_while_it_is_shown_and_scroll_otherwise() {
    let (_file, mut harness) = reading(&article());
    press(&mut harness, Modifiers::NONE, &[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown]);
    press(&mut harness, Modifiers::NONE, &[Key::ArrowDown; 6]);
    assert!(harness.state().reader.position > Anchor::default(), "without a caret they scroll");
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight]);
    // The first line may have been in view in part.
    let scrolled = harness.state().reader.position;
    let first = copied(&mut harness);
    assert_eq!(first.chars().count(), 1);
    press(&mut harness, Modifiers::NONE, &[Key::ArrowDown, Key::ArrowLeft]);
    assert_eq!(harness.state().reader.position, scrolled, "with one they do not");
    assert_eq!(copied(&mut harness), "", "and what was selected is let go");
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(copied(&mut harness).chars().count(), 2);
    // The notice that something was copied goes first.
    press(&mut harness, Modifiers::NONE, &[Key::Escape, Key::Escape]);
    assert_eq!(copied(&mut harness), "");
    press(&mut harness, Modifiers::NONE, &[Key::ArrowDown; 6]);
    assert!(harness.state().reader.position > scrolled, "Esc takes it away");
}

#[test]
fn the_view_follows_it_line_by_line_through_the_article() {
    let (_file, mut harness) = reading(&article());
    assert!(seen(&harness, Role::Label, "編者的話。").is_empty());
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowDown; 60]);
    assert!(harness.state().reader.position > Anchor::default());
    let selected = copied(&mut harness);
    // No line is left out: it is the beginning of the article.
    press(&mut harness, Modifiers::COMMAND, &[Key::A]);
    let all = copied(&mut harness);
    assert!(selected.chars().count() > 1_000 && all.starts_with(&selected), "{selected}");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::End]);
    assert!(!seen(&harness, Role::Label, "編者的話。").is_empty(), "the end is shown");
}

#[test]
fn shift_and_the_keys_of_the_page_are_not_taken_for_shortcuts() {
    let (_file, mut harness) = reading(&article());
    press(&mut harness, Modifiers::SHIFT, &[Key::End]);
    assert_eq!(harness.state().reader.position, Anchor::default(), "Shift End selects the line");
    press(&mut harness, Modifiers::NONE, &[Key::End]);
    assert_ne!(harness.state().reader.position, Anchor::default());
    assert!(!seen(&harness, Role::Label, "編者的話。").is_empty(), "End goes to the end");
}
