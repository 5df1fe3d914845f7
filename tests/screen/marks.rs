//! What is set apart in lines and tables, and callouts.

use std::fs;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::media::{png, wait_for_textures};
use super::session::{self, Screen, open};

/// An article in JSON with these blocks, next to an image `a.png` of 64 by 64 pixels.
fn reading(blocks: &str) -> (tempfile::TempDir, Screen) {
    let folder = tempfile::tempdir().expect("a folder for the test's files");
    let text = format!(
        r#"{{"format": "moyue-article", "version": 1, "title": "題", "language": "zh-Hant",
            "sections": [{{"kind": "body", "blocks": [{blocks}]}}]}}"#
    );
    fs::write(folder.path().join("a.json"), text).expect("the article is written");
    fs::write(folder.path().join("a.png"), png(64, 64)).expect("the image is written");
    let mut harness = session::harness();
    open(&mut harness, &folder.path().join("a.json"));
    (folder, harness)
}

fn copied(harness: &mut Screen) -> String {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.event(egui::Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.expect("the selection is copied")
}

#[test]
fn an_image_for_a_character_is_one_em_and_is_read_and_copied_as_its_words() {
    let image = r#"{"paragraph": [{"text": "毛を"}, {"image": {"source": "a.png", "alternative": "てへん＋劣"}},
        {"text": "る"}, {"image": {"source": "gone.png"}}]}"#;
    let (_folder, mut harness) = reading(image);
    wait_for_textures(&mut harness, 1);
    let sign = harness.get_by_role_and_label(Role::Image, "Image: てへん＋劣").rect();
    let em = harness.state().reader.settings.text_size;
    assert_eq!((sign.width(), sign.height()), (em, em));
    harness.get_by_label("毛をてへん＋劣る〓");
    assert_eq!(copied(&mut harness), "題\n\n毛をてへん＋劣る〓");
}

#[test]
fn a_callout_has_its_title_and_stands_apart() {
    let callouts = r#"{"paragraph": [{"text": "前文。"}]},
        {"callout": {"kind": "warning", "title": [{"text": "地面很滑"}], "blocks": [{"paragraph": [{"text": "小心。"}]}]}},
        {"callout": {"kind": "note", "blocks": [{"paragraph": [{"text": "小註。"}]}]}}"#;
    let (_folder, mut harness) = reading(callouts);
    let text = harness.get_by_label("前文。").rect();
    let [title, inner, name] = ["地面很滑", "小心。", "註"].map(|label| harness.get_by_label(label).rect());
    assert!(title.left() > text.left() && inner.left() == title.left());
    assert!(title.top() > text.bottom() && inner.top() > title.top() && name.top() > inner.bottom());
    assert_eq!(copied(&mut harness), "題\n\n前文。\n\n地面很滑\n小心。\n\n註\n小註。");
}

#[test]
fn a_table_has_its_caption_above_and_its_columns_at_their_sides() {
    let table = r#"{"table": {"caption": [{"text": "表一"}], "alignment": ["start", "end", "center"],
        "header": [[{"text": "月"}], [{"text": "毫米"}], [{"text": "記"}]],
        "rows": [[[{"text": "五月"}], [{"text": "120"}], [{"text": "晴"}]], [[{"text": "六月"}], [{"text": "7"}], [{"text": "雨"}]]]}}"#;
    let (_folder, harness) = reading(table);
    let rect = |label: &str| harness.get_by_role_and_label(Role::Label, label).rect();
    assert!(rect("表一").bottom() <= rect("毫米").top());
    let line = |label: &str| {
        let mut runs = harness.get_by_label(label).children_recursive();
        runs.find(|node| node.accesskit_node().role() == Role::TextRun).map(|node| node.rect())
    };
    let (long, short) = (line("120").expect("a line"), line("7").expect("a line"));
    assert!((long.right() - short.right()).abs() < 1.0, "{long:?} and {short:?} end together");
    assert!(long.left() < short.left());
}

#[test]
fn the_mark_of_a_note_never_begins_a_line() {
    for length in 20..70 {
        let text = "字".repeat(length);
        let note = r#"{"superscript": [{"text": "[1]"}]}"#;
        let (_folder, harness) = reading(&format!(r#"{{"paragraph": [{{"text": "{text}"}}, {note}]}}"#));
        let label = format!("{text}[1]");
        let lines = harness.get_by_label(&label).children_recursive();
        let lines: Vec<String> = lines
            .filter(|node| node.accesskit_node().role() == Role::TextRun)
            .filter_map(|node| node.accesskit_node().data().value().map(str::to_owned))
            .collect();
        assert!(lines.iter().any(|line| line.contains("字[1]")), "{lines:?}");
    }
}

#[test]
fn a_second_reading_makes_room_between_lines() {
    let ruby = |under: &str| {
        let text = "字".repeat(200);
        format!(
            r#"{{"paragraph": [{{"text": "{text}"}}, {{"ruby": {{"base": "東南", "reading": "とうなん"{under}}}}}]}}"#
        )
    };
    let height = |blocks: &str| {
        let (_folder, harness) = reading(blocks);
        harness.get_by_label(&format!("{}東南", "字".repeat(200))).rect().height()
    };
    let (one, both) = (height(&ruby("")), height(&ruby(r#", "under": "たつみ""#)));
    assert!(both > one * 1.1, "{both} is more than {one}");
}
