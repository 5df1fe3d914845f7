//! The head of an article leaves room to its text, however small the window and however large the text.

use egui::{Rect, Role, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use moyue::reader::{Command, Setting};

use crate::session::{Screen, TestFile, harness_with, open, wait};

/// Headlines of 60 letters and of 30 Han, each with the beginning of its text.
const ARTICLES: [(&str, &str); 3] = [
    ("A quiet harbour town counts its boats again after long winter", "The boats"),
    ("港邊的小鎮在漫長的冬天之後重新清點漁船，也清點留下的人們。", "漁船"),
    ("長い冬の後で港の小さな町はもう一度船を数え、残った人を数えた", "漁船"),
];

fn opened(headline: &str, text: &str, window: Vec2, size: f32) -> (TestFile, Screen) {
    let file = TestFile::new("a.txt", format!("{headline}\n\n{}\n", text.repeat(60)).as_bytes());
    let mut harness = harness_with(window, 1.0);
    harness.state_mut().run(Command::Set(Setting::TextSize(size)));
    open(&mut harness, file.path());
    (file, harness)
}

/// The view, the headline and the text in it.
fn places(harness: &Screen, headline: &str, text: &str) -> [Rect; 3] {
    let view = harness.get_by_role(Role::Document).rect();
    let headline = harness.get_by_role_and_label(Role::Heading, headline).rect();
    [view, headline, harness.get_by_label(&text.repeat(60)).rect()]
}

#[test]
fn a_line_of_text_is_on_the_first_screen_at_every_size() {
    for window in [vec2(480.0, 360.0), vec2(1200.0, 360.0), vec2(480.0, 800.0), vec2(800.0, 600.0)] {
        for size in [12.0, 18.0, 24.0, 32.0, 40.0] {
            for (headline, text) in ARTICLES {
                let (_file, harness) = opened(headline, text, window, size);
                let [view, head, text] = places(&harness, headline, text);
                let left = (view.bottom() - text.top()) / size;
                assert!(left > 1.05, "{left} em are left below “{headline}” of {size} pt in {window}");
                assert!(head.height() >= 1.2 * size, "as large as the text: {head:?} at {size} pt");
            }
        }
    }
}

#[test]
fn a_headline_is_as_large_as_there_is_room() {
    let height = |window, size| {
        let (_file, harness) = opened("魚と船", "漁船", window, size);
        let [_, head, _] = places(&harness, "魚と船", "漁船");
        head.height() / size
    };
    let large = height(vec2(1280.0, 800.0), 18.0);
    assert!(large > 2.4, "1.9 em, in lines of 1.35: {large}");
    let (lower, narrower) = (height(vec2(1280.0, 400.0), 18.0), height(vec2(400.0, 800.0), 18.0));
    assert!(lower < large && narrower < large, "{lower} {narrower}");
    assert!(height(vec2(1280.0, 400.0), 30.0) < lower, "and with larger text it is lower still");
}

#[test]
fn what_stands_over_the_article_for_a_while_leaves_its_headline_as_it_is() {
    let (_file, mut harness) = opened("魚と船", "漁船", vec2(1000.0, 520.0), 18.0);
    let [view, head, _] = places(&harness, "魚と船", "漁船");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    harness.run();
    harness.event(egui::Event::Text("漁船".to_owned()));
    wait(&mut harness);
    harness.get_by_label("List of hits").click();
    harness.run();
    let [lower, same, _] = places(&harness, "魚と船", "漁船");
    assert!(lower.height() < view.height() - 100.0, "{lower:?}");
    assert_eq!(same.size(), head.size());
}
