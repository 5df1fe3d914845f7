//! The panes beside the text: how wide they are, and what lies over them.

use egui::accesskit::{Action, ActionData, ActionRequest, TreeId};
use egui::{Event, Key, Modifiers, Rangef, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::reader::{Command, Language, Setting, Settings};
use moyue::words::Msg;

use crate::article;
use crate::session::{Screen, TestFile, harness, open, reading, seen};

const OUTLINE: &str = "Width of the outline";
const GLOSSARY: &str = "Width of the glossary panel";
/// What the window of a test has around it, in pt.
const MARGIN: f32 = 8.0;

/// The widths of the outline and the glossary by the settings.
fn widths(harness: &Screen) -> (f32, f32) {
    let settings = &harness.state().reader.settings;
    (settings.outline.width, settings.glossary.width)
}

/// What the panes leave to the text: the edges can be grabbed 2 pt beside the panes.
fn text(harness: &Screen) -> Rangef {
    let edge = |name| harness.get_by_role_and_label(Role::Splitter, name).rect();
    Rangef::new(edge(OUTLINE).right() - 2.0, edge(GLOSSARY).left() + 2.0)
}

/// Drags the edge of a pane by so much.
fn drag(harness: &mut Screen, edge: &str, by: f32) {
    let from = harness.get_by_role_and_label(Role::Splitter, edge).rect().center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + vec2(by / 2.0, 0.0));
    harness.run();
    harness.hover_at(from + vec2(by, 0.0));
    harness.run();
    harness.drop_at(from + vec2(by, 0.0));
    harness.run();
}

#[test]
fn the_edges_of_the_panes_are_dragged() {
    let (_file, mut harness) = reading(&article());
    let before = widths(&harness);
    drag(&mut harness, OUTLINE, 40.0);
    assert!((widths(&harness).0 - before.0 - 40.0).abs() < 8.0, "{:?} after {before:?}", widths(&harness));
    drag(&mut harness, GLOSSARY, -40.0);
    assert!((widths(&harness).1 - before.1 - 40.0).abs() < 8.0, "{:?} after {before:?}", widths(&harness));
    let edge = harness.get_by_role_and_label(Role::Splitter, OUTLINE).rect();
    let text = harness.get_by_role(Role::Document).rect();
    assert!(edge.right() >= text.left() && edge.left() < text.left(), "{edge:?} is not at {text:?}");
    drag(&mut harness, OUTLINE, 900.0);
    drag(&mut harness, GLOSSARY, 900.0);
    assert_eq!(widths(&harness), (*Settings::OUTLINE_WIDTHS.end(), *Settings::GLOSSARY_WIDTHS.start()));
    // A double click puts it back.
    let at = harness.get_by_role_and_label(Role::Splitter, OUTLINE).rect().center();
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run();
    assert_eq!(widths(&harness).0, Settings::default().outline.width);
}

#[test]
fn the_keyboard_moves_an_edge_that_has_it() {
    let (_file, mut harness) = reading(&article());
    let usual = widths(&harness);
    let press = |harness: &mut Screen, key| {
        harness.key_press(key);
        harness.run();
        widths(harness)
    };
    let place = harness.state().reader.position;
    harness.get_by_role_and_label(Role::Splitter, OUTLINE).focus();
    harness.run();
    assert_eq!(press(&mut harness, Key::ArrowRight), (usual.0 + 16.0, usual.1));
    assert_eq!(press(&mut harness, Key::ArrowLeft), usual);
    assert_eq!(press(&mut harness, Key::Home).0, *Settings::OUTLINE_WIDTHS.start());
    assert_eq!(press(&mut harness, Key::End).0, *Settings::OUTLINE_WIDTHS.end());
    assert_eq!(press(&mut harness, Key::Enter), usual);
    harness.get_by_role_and_label(Role::Splitter, GLOSSARY).focus();
    harness.run();
    assert_eq!(press(&mut harness, Key::ArrowLeft), (usual.0, usual.1 + 16.0), "its edge is at its left");
    assert_eq!(press(&mut harness, Key::Home).1, *Settings::GLOSSARY_WIDTHS.start());
    assert_eq!(harness.state().reader.position, place, "the text is not scrolled by the keys of an edge");
}

#[test]
fn the_edges_are_told_in_the_language_of_the_interface() {
    let (_file, mut harness) = reading(&article());
    for language in Language::ALL {
        harness.state_mut().reader.language = language;
        harness.run();
        for name in [Msg::OutlineWidth, Msg::GlossaryWidth] {
            harness.get_by_role_and_label(Role::Splitter, &name.text(language));
        }
    }
    harness.state_mut().reader.language = Language::En;
    harness.run();
    let target = {
        let edge = harness.get_by_role_and_label(Role::Splitter, OUTLINE);
        let node = edge.accesskit_node();
        let usual = Settings::default().outline.width;
        assert_eq!(node.numeric_value(), Some(usual.into()));
        assert_eq!(node.max_numeric_value(), Some((*Settings::OUTLINE_WIDTHS.end()).into()));
        node.locate().0
    };
    let mut ask = |action, data| {
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node: target, data };
        harness.event(Event::AccessKitActionRequest(request));
        harness.run();
        widths(&harness).0
    };
    assert_eq!(ask(Action::SetValue, Some(ActionData::NumericValue(300.0))), 300.0);
    assert_eq!(ask(Action::Decrement, None), 284.0);
    assert_eq!(ask(Action::SetValue, Some(ActionData::NumericValue(1e9))), *Settings::OUTLINE_WIDTHS.end());
}

#[test]
fn a_width_that_is_set_elsewhere_is_the_width() {
    let (_file, mut harness) = reading(&article());
    harness.state_mut().run(Command::Set(Setting::OutlineWidth(320.0)));
    harness.run();
    assert_eq!(text(&harness).min, MARGIN + 320.0);
}

#[test]
fn wide_panes_leave_room_to_the_text_and_keep_their_width() {
    let (_file, mut harness) = reading(&article());
    let wide = (*Settings::OUTLINE_WIDTHS.end(), *Settings::GLOSSARY_WIDTHS.end());
    for setting in [Setting::OutlineWidth(wide.0), Setting::GlossaryWidth(wide.1)] {
        harness.state_mut().run(Command::Set(setting));
    }
    for width in [980.0, 1000.0, 1280.0] {
        harness.set_size(vec2(width, 800.0));
        harness.run();
        assert!(text(&harness).span() >= 320.0, "{:?} of {width}", text(&harness));
        assert_eq!(widths(&harness), wide);
    }
    assert_eq!(text(&harness).span(), 1280.0 - 2.0 * MARGIN - wide.0 - wide.1);
}

#[test]
fn no_tooltip_lies_over_a_dialog() {
    let text = "# 標題\n\n見[手冊](https://example.org/manual)，也見下文。\n";
    let file = TestFile::new("a.md", text.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let hint = "Link to https://example.org/manual";
    let at = harness.get_by_role_and_label(Role::Link, "手冊").rect().center();
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::Comma), (Modifiers::COMMAND | Modifiers::SHIFT, Key::P)]
    {
        harness.hover_at(at);
        harness.run_steps(60);
        assert_eq!(seen(&harness, Role::Label, hint).len(), 1, "the link says where it leads");
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(4);
        assert!(harness.query_by_role(Role::TextInput).is_some(), "{key:?} opens a dialog with a field");
        assert!(
            seen(&harness, Role::Label, hint).is_empty(),
            "the tooltip lies over what {key:?} has opened"
        );
        harness.key_press(Key::Escape);
        harness.run();
        harness.hover_at(at + vec2(0.0, 200.0));
        harness.run();
    }
}
