//! Tables and code: scrolled along, copied whole, and headers that stay.

use std::fmt::Write as _;

use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use moyue::reader::{CodeLines, Command, Setting};

use super::session::{Screen, TestFile, harness, open, seen, strike, wait_until};

fn reading(text: &str) -> (TestFile, Screen) {
    let file = TestFile::new("a.md", text.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    (file, harness)
}

fn copied(harness: &Screen) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

fn wide_table() -> String {
    let months: Vec<String> = (1..=24).map(|month| format!("第{month}月")).collect();
    let figures: Vec<String> = (1..=24).map(|month| format!("12,345,{month:03}")).collect();
    format!(
        "# 題\n\n| 地 | {} |\n|{}\n| 甲地 | {} |\n\n完。\n",
        months.join(" | "),
        "---|".repeat(25),
        figures.join(" | ")
    )
}

#[test]
fn a_wide_table_is_scrolled_by_its_bar_and_the_keys() {
    let (_file, mut harness) = reading(&wide_table());
    let first = harness.get_by_label("甲地").rect().left();
    let bar = harness.get_by_role_and_label(Role::ScrollBar, "Scroll what is too wide");
    bar.focus();
    harness.run();
    for _ in 0..60 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    let article = harness.get_by_role(Role::Document).rect();
    let is_seen = |name| harness.query_all_by_label(name).any(|cell| article.contains(cell.rect().center()));
    assert!(!is_seen("甲地"), "the first column is out of view");
    let last = harness.get_by_label("12,345,024").rect();
    assert!(last.right() < article.right(), "{last:?} in {article:?}");
    for _ in 0..60 {
        harness.key_press(Key::ArrowLeft);
        harness.run();
    }
    assert_eq!(harness.get_by_label("甲地").rect().left(), first);
    let second = harness.get_by_label("12,345,001").rect().left();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(harness.get_by_label("12,345,001").rect().left() < second);
}

#[test]
fn shift_and_the_wheel_scroll_a_table_along() {
    let (_file, mut harness) = reading(&wide_table());
    let cell = harness.get_by_label("甲地").rect();
    harness.event(Event::PointerMoved(cell.center()));
    harness.run();
    let turn = Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::SHIFT,
    };
    harness.event_modifiers(turn, Modifiers::SHIFT);
    harness.run();
    let moved = harness.query_by_label("甲地").map(|cell| cell.rect().left());
    assert!(moved.is_none_or(|left| left < cell.left() - 60.0), "{moved:?}");
    let [title] = seen(&harness, Role::Heading, "題")[..] else { panic!("one headline") };
    assert_eq!(title.rect().left(), harness.get_by_label("完。").rect().left());
}

#[test]
fn the_header_of_a_long_table_stays_in_view() {
    let mut text = "# 題\n\n| 名目 | 值 |\n|---|---|\n".to_owned();
    for row in 0..200 {
        let _ = writeln!(text, "| 條目{row} | {row} |");
    }
    let (_file, mut harness) = reading(&text);
    let header = harness.get_by_label("名目").rect();
    for _ in 0..3 {
        harness.key_press(Key::Space);
        harness.run();
    }
    let article = harness.get_by_role(Role::Document).rect();
    let stays = harness.get_by_label("名目").rect();
    assert!(stays.top() >= article.top() && stays.top() < article.top() + 20.0, "{stays:?}");
    assert_eq!(stays.left(), header.left());
    assert!(seen(&harness, Role::Label, "條目0").is_empty());
}

#[test]
fn code_is_copied_by_its_button() {
    let (_file, mut harness) = reading("# 題\n\n```rust\nfn a() {\n    1\n}\n```\n\n完。\n");
    let button = harness.get_by_role_and_label(Role::Button, "Copy the code");
    button.focus();
    harness.run();
    strike(&mut harness, Key::Enter);
    assert_eq!(copied(&harness).as_deref(), Some("fn a() {\n    1\n}"));
}

#[test]
fn code_gets_its_colours_when_it_is_in_view() {
    let (_file, mut harness) = reading("# 題\n\n```rust\nfn a() {}\n```\n\n```\nfn b() {}\n```\n");
    wait_until(&mut harness, "code is coloured", |harness| harness.state().reader.code.changes > 0);
    let lines = &harness.state().reader.document.as_ref().unwrap().code_blocks;
    let [known, unknown] = [lines[0].lines.start, lines[1].lines.start];
    let code = &harness.state().reader.code;
    assert_eq!(code.of(known)[0].range, 0..2, "fn");
    assert!(code.of(unknown).is_empty());
}

#[test]
fn long_lines_of_code_go_on_below_or_are_scrolled() {
    let line = format!("let a = {};", "word + ".repeat(60));
    let (_file, mut harness) = reading(&format!("# 題\n\n```rust\n{line}\n```\n\n完。\n"));
    let wrapped = harness.get_by_label(&line).rect();
    assert!(harness.query_by_role_and_label(Role::ScrollBar, "Scroll what is too wide").is_none());
    harness.state_mut().run(Command::Set(Setting::CodeLines(CodeLines::Scrolled)));
    harness.run();
    let scrolled = harness.get_by_label(&line).rect();
    assert!(scrolled.height() < wrapped.height() / 2.0, "{scrolled:?} {wrapped:?}");
    harness.get_by_role_and_label(Role::ScrollBar, "Scroll what is too wide");
}
