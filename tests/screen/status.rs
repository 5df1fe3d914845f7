//! The line at the bottom: how far the text is read, and what is worth checking in it.

use egui::{Key, Modifiers, Rect, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use moyue::article::Anchor;

use crate::session::{Screen, reading};

/// An article whose last section is short, with something worth checking, and much that hardly ever is.
fn article() -> String {
    let mut text = "測試文章的標題\n\n".to_owned();
    text.push_str(&format!("第一段。{}\n\n", "文字".repeat(60)).repeat(30));
    text.push_str("[沒見過的節]\n\n這一節的名字不認得。\n\n");
    text.push_str("[術語]\n\nQPU(量子處理器)\n量子電腦的核心。\n\n沒有解釋的詞\n");
    text
}

fn press(harness: &mut Screen, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run();
}

/// Where the last line of the article is.
fn last(harness: &Screen) -> Rect {
    let view = harness.get_by_role(Role::Document).rect();
    let mut named = harness.query_all_by_label("沒有解釋的詞").map(|node| node.rect());
    named.find(|rect| view.contains_rect(*rect)).expect("the end is in view")
}

#[test]
fn progress_goes_from_nothing_to_all_and_the_last_page_is_full() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_label("0 %");
    press(&mut harness, Key::End);
    harness.get_by_label("100 %");
    let view = harness.get_by_role(Role::Document).rect();
    let last = last(&harness);
    let empty = view.bottom() - last.bottom();
    assert!((0.0..110.0).contains(&empty), "{empty} pt are empty below the text");
    press(&mut harness, Key::Space);
    assert_eq!(self::last(&harness), last, "there is no further page");
    press(&mut harness, Key::Home);
    harness.get_by_label("0 %");
}

#[test]
fn what_is_worth_checking_is_a_list_that_leads_to_the_places() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_label("Worth checking: 3").click();
    harness.run();
    assert!(harness.query_by_label_contains("was taken as").is_none(), "it hardly ever matters");
    harness.get_by_label("Hardly ever wrong: 1").click();
    harness.run();
    harness.get_by_label_contains("was taken as");
    assert_eq!(harness.state().reader.position, Anchor::default());
    harness.get_by_label_contains("“沒見過的節” is not a section name").click();
    harness.run();
    assert!(harness.query_by_label_contains("is not a section name").is_none(), "the list closes");
    assert!(harness.state().reader.position > Anchor::default());
    let view = harness.get_by_role(Role::Document).rect();
    let heading = harness.get_by_role_and_label(Role::Heading, "沒見過的節").rect();
    assert!(view.contains_rect(heading), "{heading:?} in {view:?}");
}

#[test]
fn a_narrow_window_leaves_out_what_is_least_important() {
    let (_file, mut harness) = reading(&article());
    harness.set_size(vec2(480.0, 360.0));
    harness.run();
    for name in ["0 %", "Worth checking: 3"] {
        let rect = harness.get_by_label(name).rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 480.0, "{name} at {rect:?}");
    }
    assert!(harness.query_by_label_contains("UTF-8").is_none());
}
