//! The settings, their commands, and the dialogs in the smallest window.

use egui::{Color32, Event, Key, Modifiers, Pos2, Rect, Role, Shape, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::reader::{Action, Command, Language, Setting, Settings, ThemeChoice};
use moyue::text::convert::Conversion;
use moyue::words::Msg;

use crate::session::{self, Screen, TestFile, harness, open};

const TEXT: &str = "標題\n\n這裡有量子電腦。\n\n[術語]\n\n量子電腦\n以量子位元運算的機器。\n";

/// A window with the article and these settings.
fn window(settings: Settings, size: egui::Vec2) -> (TestFile, Screen) {
    let file = TestFile::new("a.txt", TEXT.as_bytes());
    let mut harness = crate::window::window(settings, size, 1.0);
    open(&mut harness, file.path());
    (file, harness)
}

fn press(harness: &mut Screen, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn write(harness: &mut Screen, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

/// Whether a node says just this.
fn says(node: &egui_kittest::Node<'_>, text: &str) -> bool {
    let node = node.accesskit_node();
    [node.label(), node.value()].iter().any(|said| said.as_deref() == Some(text))
}

/// Where the buttons, boxes and sliders are that belong to the settings: those after its title.
fn answers(harness: &Screen, title: &str) -> Vec<(String, Rect)> {
    let nodes: Vec<_> = harness.root().children_recursive().collect();
    let start = nodes.iter().position(|node| says(node, title));
    let is_answer = |role| matches!(role, Role::Button | Role::CheckBox | Role::Slider | Role::SpinButton);
    nodes
        .iter()
        .skip(start.expect("the settings are open"))
        .filter(|node| is_answer(node.accesskit_node().role()))
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

#[test]
fn no_answer_touches_another_in_any_language() {
    for language in Language::ALL {
        for width in [480.0, 1000.0] {
            let settings = Settings { language: Some(language), ..Settings::default() };
            let (_file, mut harness) = window(settings, vec2(width, 2_400.0));
            press(&mut harness, Modifiers::COMMAND, Key::Comma);
            let answers = answers(&harness, &Msg::Settings.text(language));
            assert!(answers.len() > 40, "{language:?}: {}", answers.len());
            for (index, (name, rect)) in answers.iter().enumerate() {
                assert!(rect.right() <= width && rect.left() >= 0.0, "{name:?} in {language:?} at {rect:?}");
                for (other, against) in &answers[index + 1..] {
                    let apart = !rect.expand(1.0).intersects(*against);
                    assert!(apart, "{name:?} touches {other:?} in {language:?} at {width}");
                }
            }
        }
    }
}

#[test]
fn each_answer_has_a_way_back_to_the_default_while_it_is_another() {
    let (_file, mut harness) = window(Settings::default(), vec2(1000.0, 1_600.0));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    assert!(harness.query_by_label_contains("Back to the default").is_none());
    harness.get_by_label("Strict").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, "Hanging marks").click();
    harness.run();
    assert!(harness.state().reader.settings.typography.hang);
    assert_eq!(harness.query_all_by_label_contains("Back to the default").count(), 2);
    harness.get_by_label("Back to the default: Line breaking").click();
    harness.run();
    let typography = moyue::reader::Typography { hang: true, ..Default::default() };
    assert_eq!(harness.state().reader.settings.typography, typography);
}

#[test]
fn the_text_over_the_questions_shows_a_change_at_once() {
    let (_file, mut harness) = window(Settings::default(), vec2(1000.0, 1_600.0));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    let preview = |harness: &Screen| harness.get_by_label_contains("墨閱把文章排成書頁").rect();
    let before = preview(&harness);
    harness.state_mut().run(Command::Set(Setting::TextSize(28.0)));
    harness.run();
    assert!(preview(&harness).height() > 1.4 * before.height());
}

/// The names in the list of commands.
fn listed(harness: &Screen, part: &str) -> Vec<String> {
    let nodes = harness.query_all_by_label_contains(part);
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn every_answer_is_a_command_in_the_words_of_every_language() {
    let cases = [
        (Language::En, "simplified", "Chinese: Simplified"),
        (Language::En, "簡體", "Chinese: Simplified"),
        (Language::En, "简体", "Chinese: Simplified"),
        (Language::En, "言語", "Interface language: 日本語"),
        (Language::En, "日本語", "Interface language: 日本語"),
        (Language::En, "strict", "Line breaking: Strict"),
        (Language::En, "hanging off", "Hanging marks: Off"),
        (Language::En, "28 pt", "Text size: 28 pt"),
        (Language::Ja, "dark", "配色：ダーク"),
        (Language::ZhHant, "sepia", "配色：米色"),
        (Language::Ko, "language", "화면 언어: English"),
        // As other programs call it.
        (Language::En, "font", "Choose a typeface for code…"),
        (Language::En, "font", "Typeface: Gothic (sans serif)"),
        (Language::En, "QUIT", "Close the window"),
        (Language::ZhHant, "ダークモード", "配色：深色"),
        (Language::Ja, "サイドバー", "アウトラインの開閉"),
        (Language::Ko, "글꼴", "본문 서체 고르기…"),
    ];
    for (language, query, name) in cases {
        let settings = Settings { language: Some(language), ..Settings::default() };
        let (_file, mut harness) = window(settings, vec2(1000.0, 700.0));
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        write(&mut harness, query);
        assert!(listed(&harness, name).iter().any(|listed| listed == name), "{query} in {language:?}");
    }
}

#[test]
fn a_command_answers_a_question() {
    let (_file, mut harness) = window(Settings::default(), vec2(1000.0, 700.0));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    write(&mut harness, "simplified");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    session::wait(&mut harness);
    assert_eq!(harness.state().reader.settings.conversion, Conversion::Mainland);
    assert!(harness.query_by_label("Type a command").is_none(), "and the list closes");
}

#[test]
fn the_list_of_commands_is_whole_again_after_a_search_without_hits() {
    let (_file, mut harness) = window(Settings::default(), vec2(1000.0, 700.0));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let height = |harness: &Screen| harness.get_by_label("Position in “All commands”").rect().height();
    let before = height(&harness);
    assert!(before > 250.0, "{before}");
    write(&mut harness, "xyzzy");
    harness.get_by_label("No such command.");
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::Backspace);
    }
    assert_eq!(height(&harness), before);
}

#[test]
fn dialogs_fit_the_smallest_window_and_ctrl_enter_saves() {
    let small = vec2(480.0, 360.0);
    let screen = Rect::from_min_size(Pos2::ZERO, small);
    let (_file, mut harness) = window(Settings::default(), small);
    harness.state_mut().run(Command::DraftTerm { name: "位元".to_owned(), example: String::new() });
    harness.run();
    for name in ["Save", "Cancel", "Close", "Term"] {
        let rect = harness.get_all_by_label(name).last().expect("it is in the form").rect();
        assert!(screen.contains_rect(rect), "{name} at {rect:?}");
    }
    write(&mut harness, "二進位的一位");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let reader = &harness.state().reader;
    assert!(reader.draft.is_none(), "the form closes");
    let saved = reader.own.terms.iter().find(|own| own.term == "位元").expect("the term is saved");
    assert_eq!(saved.definition, "二進位的一位", "without a broken line");
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    let close = harness.get_all_by_label("Close").last().expect("the cross of the settings").rect();
    assert!(screen.contains_rect(close), "{close:?}");
}

/// The colours of a shape that are not those of a picture or a letter.
fn colors(shape: &Shape, found: &mut Vec<Color32>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| colors(shape, found)),
        Shape::Rect(rect) => found.extend([rect.fill, rect.stroke.color]),
        Shape::Circle(circle) => found.extend([circle.fill, circle.stroke.color]),
        Shape::LineSegment { stroke, .. } => found.push(stroke.color),
        _ => {}
    }
}

#[test]
fn nothing_is_drawn_in_the_blue_of_the_toolkit() {
    for theme in [ThemeChoice::Light, ThemeChoice::Sepia, ThemeChoice::Dark] {
        let settings = Settings { theme, ..Settings::default() };
        let (_file, mut harness) = window(settings, vec2(1000.0, 1_600.0));
        press(&mut harness, Modifiers::COMMAND, Key::A);
        press(&mut harness, Modifiers::COMMAND, Key::F);
        write(&mut harness, "量子");
        press(&mut harness, Modifiers::COMMAND, Key::A);
        press(&mut harness, Modifiers::COMMAND, Key::Comma);
        let mut found = Vec::new();
        for clipped in &harness.output().shapes {
            colors(&clipped.shape, &mut found);
        }
        assert!(found.len() > 100, "{}", found.len());
        for color in found {
            let [red, _, blue, _] = color.to_array().map(i32::from);
            assert!(blue - red < 20, "{color:?} in {theme:?}");
        }
    }
}

#[test]
fn one_ring_is_around_what_has_the_keyboard() {
    let mut harness = harness();
    let accent = moyue::ui::theme::Theme::light().accent;
    let rings = |harness: &Screen| {
        let is_ring = |shape: &Shape| match shape {
            Shape::Rect(rect) => (rect.stroke.width == moyue::ui::theme::FOCUS_RING
                && rect.stroke.color == accent)
                .then_some(rect.rect),
            _ => None,
        };
        harness.output().shapes.iter().filter_map(|shape| is_ring(&shape.shape)).collect::<Vec<_>>()
    };
    assert_eq!(rings(&harness), []);
    harness.state_mut().run(Command::Do(Action::Find));
    harness.run();
    let mut seen = Vec::new();
    for _ in 0..8 {
        let rings = rings(&harness);
        assert_eq!(rings.len(), 1, "{rings:?}");
        seen.extend(rings);
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    seen.dedup();
    assert_eq!(seen.len(), 8, "it goes where the keyboard goes");
}

/// The rows of these names that are on the screen.
fn shown(harness: &Screen, names: &[&str]) -> Vec<String> {
    let is_shown = |name: &&&str| !session::seen(harness, Role::Label, name).is_empty();
    names.iter().filter(is_shown).map(|name| (*name).to_owned()).collect()
}

#[test]
fn settings_are_found_by_their_words_in_every_language() {
    let rows = [
        "Theme",
        "Typeface",
        "Headings",
        "Code",
        "Text size",
        "Chinese",
        "Line breaking",
        "Hanging marks",
        "Added glossaries",
        "All settings",
    ];
    let cases: [(&str, &[&str]); 11] = [
        ("theme", &["Theme"]),
        ("ＤＡＲＫ", &["Theme"]),
        ("配色", &["Theme"]),
        ("米色", &["Theme"]),
        ("strict", &["Line breaking"]),
        ("等寬", &["Code"]),
        ("monospaced", &["Code"]),
        ("yomitan", &["Added glossaries"]),
        ("導出", &["All settings"]),
        ("한국어", &[]),
        ("typeface", &["Typeface", "Headings", "Code"]),
    ];
    let (_file, mut harness) = window(Settings::default(), vec2(1000.0, 2_400.0));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    assert_eq!(shown(&harness, &rows), rows);
    for (query, found) in cases {
        write(&mut harness, query);
        let shown = shown(&harness, &rows);
        assert!(found.iter().all(|name| shown.iter().any(|there| there == name)), "{query}: {shown:?}");
        assert!(shown.len() <= found.len() + 1, "{query}: {shown:?}");
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(harness.query_by_label("Settings").is_some(), "Esc empties the field first");
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Search settings").is_none(), "and then closes");
}

#[test]
fn the_field_of_the_settings_has_the_keyboard_and_says_when_nothing_is_found() {
    let (_file, mut harness) = window(Settings::default(), vec2(480.0, 360.0));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    assert!(harness.get_by_label("Search settings").accesskit_node().is_focused());
    let field = |harness: &Screen| harness.get_by_label("Search settings").rect();
    let before = field(&harness);
    write(&mut harness, "no such thing");
    harness.get_by_label("No setting has these words.");
    assert_eq!(field(&harness), before, "it stays where it is");
    assert!(harness.query_by_label("All settings").is_none());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.get_by_label("Search settings").accesskit_node().is_focused(), "to type on");
    write(&mut harness, "sepia");
    harness.get_by_label("Sepia").click();
    harness.run();
    assert_eq!(harness.state().reader.settings.theme, ThemeChoice::Sepia);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    assert!(harness.query_by_label("Search settings").is_none(), "the key that opens them closes them");
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    assert!(harness.query_by_role_and_label(Role::Slider, "Text size").is_some(), "with all of them");
}
