//! Articles shown in other forms of Chinese.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use moyue::article::Anchor;
use moyue::glossary::EntryId;
use moyue::reader::{Command, CopiedText, Setting};
use moyue::text::convert::Conversion;

use crate::copied;
use crate::session::{Screen, TestFile, open, reading, wait};

/// A Traditional article that gets shorter in Simplified forms.
fn article() -> String {
    use std::fmt::Write as _;
    let mut text = "記憶體的標題\n\n".to_owned();
    for paragraph in 0..60 {
        let part = "這裡有隨身碟、記憶體和滑鼠，頭髮在後面發亮。".repeat(6);
        let _ = writeln!(text, "第{paragraph}段。這裡說到量子電腦的記憶體。{part}\n");
    }
    text.push_str("[社論]\n\n社論說起量子電腦。\n\n");
    text.push_str("[術語]\n\n量子電腦(量子计算机)\n以量子位元運算的機器。\n\n");
    text
}

fn convert(harness: &mut Screen, conversion: Conversion) {
    harness.state_mut().run(Command::Set(Setting::Conversion(conversion)));
    wait(harness);
}

#[test]
fn the_settings_and_the_status_line_switch() {
    let (_file, mut harness) = reading("記憶體的標題\n\n這裡有軟體。\n");
    harness.get_by_label("這裡有軟體。");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run();
    harness.get_by_label("Simplified").click();
    harness.run();
    wait(&mut harness);
    assert_eq!(harness.state().reader.settings.conversion, Conversion::Mainland);
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("这里有软件。");
    assert_eq!(harness.state().title(), "内存的标题");
    harness.get_by_label("Chinese: Simplified").click();
    harness.run();
    harness.get_by_label("Traditional, Hong Kong").click();
    harness.run();
    wait(&mut harness);
    harness.get_by_label("這裏有軟體。");
    harness.get_by_label("Chinese: Traditional, Hong Kong");
    convert(&mut harness, Conversion::None);
    harness.get_by_label("這裡有軟體。");
}

#[test]
fn another_article_comes_converted_and_a_japanese_one_as_it_is() {
    let (_file, mut harness) = reading("標題\n\n這裡有軟體。\n");
    convert(&mut harness, Conversion::Mainland);
    let other = TestFile::new("b.txt", "另一篇\n\n這個資訊在後面。\n".as_bytes());
    open(&mut harness, other.path());
    harness.get_by_label("这个信息在后面。");
    let japanese = TestFile::new("c.txt", "日本語\n\nこの記憶の図は発表された。\n".as_bytes());
    open(&mut harness, japanese.path());
    harness.get_by_label("この記憶の図は発表された。");
    assert!(harness.query_by_label("Chinese: Simplified").is_none());
}

#[test]
fn copying_gives_what_is_shown_or_what_was_written() {
    let (_file, mut harness) = reading("標題\n\n這裡有隨身碟。\n\n第二段的頭髮。\n");
    convert(&mut harness, Conversion::Mainland);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(copied(&mut harness).as_deref(), Some("标题\n\n这里有U盘。\n\n第二段的头发。"));
    harness.state_mut().run(Command::Set(Setting::CopiedText(CopiedText::Written)));
    assert_eq!(copied(&mut harness).as_deref(), Some("標題\n\n這裡有隨身碟。\n\n第二段的頭髮。"));
}

#[test]
fn a_term_is_still_linked() {
    let (_file, mut harness) = reading(&article());
    convert(&mut harness, Conversion::Mainland);
    // The entry's own name of these forms, not what the dictionaries give.
    let term = harness.get_all_by_role_and_label(egui::Role::Link, "量子计算机").next();
    term.expect("a term in the text").click();
    harness.run();
    let selected = harness.state().reader.selected.expect("a click selects");
    assert_eq!((selected.entry, harness.state().reader.selected_index()), (EntryId::Article(0), Some(0)));
    harness.get_by_role_and_label(egui::Role::ListBoxOption, "量子电脑, 量子计算机");
    harness.state_mut().run(Command::StepOccurrence { entry: EntryId::Article(0), forward: true });
    harness.run();
    let reader = &harness.state().reader;
    assert_eq!(reader.selected_index(), Some(1));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(0, 1, 8)), "as it was written");
}

#[test]
fn the_first_visible_line_stays() {
    let (_file, mut harness) = reading(&article());
    for _ in 0..3 {
        harness.key_press(Key::Space);
        harness.run();
    }
    let place = harness.state().reader.position;
    assert!(place.block > 3, "three pages down: {place:?}");
    for conversion in [Conversion::Mainland, Conversion::HongKong, Conversion::None, Conversion::Mainland] {
        convert(&mut harness, conversion);
        let now = harness.state().reader.position;
        assert_eq!((now.section, now.block), (place.section, place.block), "{conversion:?}");
        assert!(now.offset.abs_diff(place.offset) < 40, "{conversion:?}: {now:?}, was {place:?}");
    }
    convert(&mut harness, Conversion::None);
    harness.state_mut().run(Command::GoTo(Anchor::new(1, 0, 0)));
    harness.run();
    convert(&mut harness, Conversion::Mainland);
    assert_eq!(harness.state().reader.position, Anchor::new(1, 0, 0));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    let now = harness.state().reader.position;
    assert_eq!((now.section, now.block), (place.section, place.block), "history is in what was written");
}

#[test]
fn what_was_found_leads_to_what_was_written() {
    let (_file, mut harness) = reading(&article());
    convert(&mut harness, Conversion::Mainland);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(egui::Event::Text("社论说起".to_owned()));
    crate::session::wait(&mut harness);
    let jump = harness.state().reader.jump.expect("the hit is gone to");
    assert_eq!(jump.anchor, Anchor::new(1, 0, 0));
    assert_eq!(jump.anchor, harness.state().reader.outline()[1].anchor);
}

#[test]
fn the_glossary_keeps_its_query() {
    let (_file, mut harness) = reading(&article());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(egui::Event::Text("沒有這個詞".to_owned()));
    harness.run();
    convert(&mut harness, Conversion::Mainland);
    harness.get_by_label("Nothing found for “沒有這個詞”.");
}
