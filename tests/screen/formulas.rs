//! Formulas: as they are heard, found and drawn.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use super::session::{Screen, TestFile, harness, open, wait_until};

const TEXT: &str = "# 題\n\n設 $x^2+y^2$ 為半徑。\n\n$$E=mc^2$$\n\n又設 $\\unknown{z}$。\n\n末段。\n";

fn opened(text: &str) -> (TestFile, Screen) {
    let file = TestFile::new("a.md", text.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    harness.run();
    (file, harness)
}

/// The textures of formulas that the program holds.
fn textures(harness: &Screen) -> usize {
    let manager = harness.ctx.tex_manager();
    let manager = manager.read();
    manager.allocated().filter(|(_, about)| about.name == "formula").count()
}

#[test]
fn a_formula_is_heard_as_its_tex() {
    let (_file, harness) = opened(TEXT);
    let formula = harness.get_by_role_and_label(Role::Image, "Formula: x^2+y^2").rect();
    let display = harness.get_by_role_and_label(Role::Image, "Formula: E=mc^2").rect();
    let last = harness.get_by_label("末段。").rect();
    assert!(formula.bottom() < display.top() && display.bottom() < last.top());
    assert!(display.left() > formula.left() + 60.0, "one on a line of its own stands in the middle");
}

#[test]
fn formulas_are_drawn_once_and_not_before_they_are_there() {
    let (_file, mut harness) = opened("# 題\n\n一段。\n");
    assert_eq!(textures(&harness), 0);
    let (_file, other) = opened(TEXT);
    harness = other;
    let drawn = textures(&harness);
    assert_eq!(drawn, 2);
    harness.run();
    harness.run();
    assert_eq!(textures(&harness), drawn);
}

#[test]
fn a_formula_is_found_by_its_tex() {
    let (_file, mut harness) = opened(TEXT);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(Event::Text("c^2".to_owned()));
    harness.step();
    wait_until(&mut harness, "hits", |harness| !harness.state().reader.find.hits.is_empty());
    assert_eq!(harness.state().reader.find.hits.len(), 1);
}
