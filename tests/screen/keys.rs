//! Keys and buttons of the mouse that act anywhere in the window.

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::article::Anchor;
use moyue::reader::{DesktopRequest, NoticeKind};

use crate::article;
use crate::session::{Screen, reading, wait};

/// Turns the wheel by so much while these keys are held.
fn turn(harness: &mut Screen, unit: MouseWheelUnit, by: f32, modifiers: Modifiers) {
    harness.event_modifiers(
        Event::MouseWheel {
            unit,
            delta: vec2(0.0, by),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers,
        },
        modifiers,
    );
    harness.run();
}

/// Presses and releases a button of the mouse over the article.
fn press(harness: &mut Screen, button: PointerButton) {
    let pos = harness.get_by_role(egui::Role::Document).rect().center();
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
}

/// The name of what has the keyboard.
fn focused(harness: &Screen) -> Option<String> {
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label())
}

#[test]
fn ctrl_and_the_wheel_size_the_text_a_notch_a_step() {
    let (_file, mut harness) = reading(&article());
    let at = harness.get_by_role(egui::Role::Document).rect().center();
    harness.hover_at(at);
    harness.run();
    let size = |harness: &Screen| harness.state().reader.settings.text_size;
    turn(&mut harness, MouseWheelUnit::Line, 1.0, Modifiers::COMMAND);
    assert_eq!(size(&harness), 19.0);
    turn(&mut harness, MouseWheelUnit::Line, -3.0, Modifiers::COMMAND);
    assert_eq!(size(&harness), 16.0);
    // A touchpad sends parts of a notch.
    turn(&mut harness, MouseWheelUnit::Point, 25.0, Modifiers::COMMAND);
    assert_eq!(size(&harness), 16.0);
    turn(&mut harness, MouseWheelUnit::Point, 25.0, Modifiers::COMMAND);
    assert_eq!(size(&harness), 17.0);
    assert_eq!(harness.ctx.zoom_factor(), 1.0, "the interface stays as it is");
    assert_eq!(harness.state().reader.position, Anchor::default(), "and the text is not scrolled");
    turn(&mut harness, MouseWheelUnit::Line, -30.0, Modifiers::NONE);
    assert_eq!(size(&harness), 17.0);
    assert!(harness.state().reader.position > Anchor::default(), "the wheel alone scrolls");
}

#[test]
fn the_buttons_at_the_side_of_the_mouse_go_back_and_forward() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_role_and_label(egui::Role::TreeItem, "社論").click();
    harness.run();
    let there = harness.state().reader.position;
    press(&mut harness, PointerButton::Extra1);
    assert_eq!(harness.state().reader.position, Anchor::default());
    press(&mut harness, PointerButton::Extra2);
    assert_eq!(harness.state().reader.position, there);
}

#[test]
fn f5_reads_the_article_again_and_says_so() {
    let (file, mut harness) = reading(&article());
    assert!(harness.state().reader.notices.is_empty(), "nothing is said of an article that is opened");
    std::fs::write(file.path(), "另一個標題\n\n內文。\n").expect("the file is written");
    harness.key_press(Key::F5);
    wait(&mut harness);
    assert_eq!(harness.state().title(), "另一個標題");
    assert_eq!(harness.state().reader.notices.last().map(|notice| &notice.kind), Some(&NoticeKind::Reloaded));
    harness.get_by_label("Read again");
}

#[test]
fn ctrl_w_and_ctrl_q_close_the_window() {
    for key in [Key::W, Key::Q] {
        let (_file, mut harness) = reading(&article());
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run();
        assert_eq!(harness.state().asked, [DesktopRequest::CloseWindow], "{key:?}");
    }
}

#[test]
fn f6_takes_the_keyboard_from_pane_to_pane() {
    let (_file, mut harness) = reading(&article());
    let step = |harness: &mut Screen, modifiers| {
        harness.key_press_modifiers(modifiers, Key::F6);
        harness.run();
        focused(harness)
    };
    let name = |name: &str| Some(name.to_owned());
    // In the order of the screen.
    let [toolbar, item, text, search, status] = [
        name("Show or hide the outline"),
        name("Text"),
        name("測試文章的標題"),
        name("Search the glossary"),
        name("Chinese: As written"),
    ];
    assert_eq!(focused(&harness), text, "the text has the keyboard");
    for part in [&search, &status, &toolbar, &item, &text] {
        assert_eq!(step(&mut harness, Modifiers::NONE), *part);
    }
    for part in [&item, &toolbar, &status, &search, &text] {
        assert_eq!(step(&mut harness, Modifiers::SHIFT), *part);
    }
    // A pane that is not shown is left out.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    harness.run();
    assert_eq!(step(&mut harness, Modifiers::SHIFT), toolbar);
    assert_eq!(step(&mut harness, Modifiers::NONE), text);
    assert_eq!(step(&mut harness, Modifiers::NONE), search);
}
