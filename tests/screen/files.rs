//! The file on screen: doubtful encodings, files that change on disk, and copies.

use std::fs;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::glossary::EntryId;
use moyue::reader::{Action, Command, CopyError, DialogAnswer, OpenError, Origin, Outcome, OwnTerm, Purpose};
use moyue::text::decode::{How, encoding_named};

use super::session::{self, Screen, TestFile, harness, harness_with, open, wait, wait_until};

/// Bytes of a text in an encoding.
fn encoded(text: &str, name: &str) -> Vec<u8> {
    encoding_named(name).expect("a known encoding").encode(text).0.into_owned()
}

/// So short that nothing is certain.
const SHORT: &str = "雨聲\n\n墨色\n";

/// A window in which a short text in Big5 is open.
fn doubtful(size: egui::Vec2) -> (TestFile, Screen) {
    let file = TestFile::new("雨.txt", &encoded(SHORT, "big5"));
    let mut harness = harness_with(size, 1.0);
    allow_any_text(&harness);
    open(&mut harness, file.path());
    (file, harness)
}

/// Text in a wrong encoding has characters that no font has.
fn allow_any_text(harness: &Screen) {
    harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
}

pub fn has(harness: &Screen, label: &str) -> bool {
    harness.query_all_by_label_contains(label).count() > 0
}

fn encoding(harness: &Screen) -> (&'static str, How) {
    let encoding = &harness.state().reader.document.as_ref().expect("an article").encoding;
    (encoding.name, encoding.how)
}

pub fn act(harness: &mut Screen, action: Action) {
    harness.state_mut().run(Command::Do(action));
    harness.run();
}

#[test]
fn a_doubtful_encoding_is_told_and_another_can_be_chosen() {
    let (_file, mut harness) = doubtful(vec2(1280.0, 800.0));
    assert!(has(&harness, "It is not certain how this file is encoded"));
    harness.get_by_label("Choose the encoding…").click();
    harness.run();
    let options = || egui::Role::ListBoxOption;
    assert!(harness.query_all_by_role(options()).count() >= 6);
    let big5 = harness
        .query_all_by_role(options())
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Big5")))
        .expect("Big5 is among them");
    let spoken = big5.accesskit_node().label().unwrap_or_default();
    assert!(spoken.contains("Traditional Chinese") && spoken.contains("雨聲, 墨色"), "{spoken}");
    big5.click();
    wait(&mut harness);
    assert_eq!(encoding(&harness), ("Big5", How::Told));
    assert_eq!(harness.state().title(), "雨聲");
    assert!(!has(&harness, "It is not certain"), "the user has answered");
    assert!(harness.state().reader.encoding_choice.is_none());
}

#[test]
fn the_choice_works_with_the_keyboard_and_is_remembered() {
    let (file, mut harness) = doubtful(vec2(1280.0, 800.0));
    act(&mut harness, Action::ChooseEncoding);
    let count = harness.state().reader.encoding_choice.as_ref().map_or(0, |choice| choice.previews.len());
    for _ in 0..count {
        harness.key_press(Key::ArrowUp);
        harness.run();
    }
    harness.key_press(Key::ArrowDown);
    harness.run();
    let second = harness.state().reader.encoding_choice.as_ref().expect("a choice").previews[1].name;
    let focused = harness.root().children_recursive().find(egui_kittest::Node::is_focused).expect("a focus");
    let spoken = focused.accesskit_node().label().unwrap_or_default();
    assert!(spoken.starts_with(second), "{spoken} has the keyboard instead of {second}");
    harness.key_press(Key::Enter);
    wait(&mut harness);
    assert_eq!(encoding(&harness), (second, How::Told));

    // Another window with these settings, and back to finding it out.
    let settings = harness.state().reader.settings.clone();
    let mut later = session::harness();
    allow_any_text(&later);
    later.state_mut().reader.settings = settings;
    open(&mut later, file.path());
    assert_eq!(encoding(&later), (second, How::Told));
    act(&mut later, Action::ChooseEncoding);
    later.get_by_label("Find out by itself").click();
    wait(&mut later);
    assert_eq!(encoding(&later).1, How::Guessed);
    assert!(later.state().reader.settings.told.is_empty());
}

#[test]
fn escape_closes_the_choice_and_then_the_banner() {
    let (_file, mut harness) = doubtful(vec2(1280.0, 800.0));
    act(&mut harness, Action::ChooseEncoding);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().reader.encoding_choice.is_none());
    assert!(has(&harness, "It is not certain"));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!has(&harness, "It is not certain"));
    assert_eq!(encoding(&harness).1, How::Guessed, "nothing was chosen");
}

#[test]
fn that_it_is_right_is_remembered_for_this_content() {
    let (file, mut harness) = doubtful(vec2(1280.0, 800.0));
    harness.get_by_label("It is right").click();
    harness.run();
    assert!(!has(&harness, "It is not certain"));
    let told = encoding(&harness).0;
    act(&mut harness, Action::Reload);
    wait(&mut harness);
    assert_eq!(encoding(&harness), (told, How::Told));
    // What does not fit any more is asked about again.
    fs::write(file.path(), "雨聲\n\n現在是另一種編碼。\n").expect("the file is written");
    wait_until(&mut harness, "the banner is there", |harness| has(harness, "Part of this file does not fit"));
    harness.get_by_label("Find out by itself").click();
    wait(&mut harness);
    assert_eq!(encoding(&harness), ("UTF-8", How::Utf8));
}

#[test]
fn banner_and_choice_fit_into_the_smallest_window() {
    let (_file, mut harness) = doubtful(vec2(480.0, 360.0));
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(480.0, 360.0));
    let buttons_inside = |harness: &Screen| {
        for node in harness.root().children_recursive() {
            let node_ref = node.accesskit_node();
            if node_ref.role() == egui::Role::Button {
                assert!(window.contains_rect(node.rect()), "{:?} is cut off", node_ref.label());
            }
        }
    };
    harness.get_by_label("Choose the encoding…");
    buttons_inside(&harness);
    act(&mut harness, Action::ChooseEncoding);
    harness.get_by_label("Cancel");
    buttons_inside(&harness);
}

#[test]
fn the_choice_is_as_high_at_first_as_it_stays() {
    let (_file, mut harness) = doubtful(vec2(1000.0, 700.0));
    act(&mut harness, Action::ChooseEncoding);
    let before = harness.get_by_label("Cancel").rect();
    for _ in 0..3 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    let after = harness.get_by_label("Cancel").rect();
    assert_eq!(after, before);
    assert!(before.top() > 560.0, "it takes the height that there is: {before:?}");
}

#[test]
fn the_menu_offers_what_the_file_can_be_read_as() {
    let offered = |file: &TestFile| {
        let mut harness = harness();
        open(&mut harness, file.path());
        harness.get_by_label("Open").click();
        harness.run();
        ["Reopen with encoding…", "Show the whole page", "Keep the lines as they are", "Save a copy as…"]
            .map(|name| harness.query_all_by_label(name).count() == 1)
    };
    let page = "<!doctype html><title>頁</title><p>第一段。</p>";
    assert_eq!(offered(&TestFile::new("a.html", page.as_bytes())), [true, true, false, true]);
    assert_eq!(offered(&TestFile::new("a.txt", SHORT.as_bytes())), [true, false, true, true]);
    assert_eq!(offered(&TestFile::new("a.md", b"# A\n\nText.\n")), [true, false, false, true]);
    let mut harness = harness();
    act(&mut harness, Action::OpenFirstArticle);
    wait(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    harness.event(egui::Event::Text("copy".to_owned()));
    harness.run();
    assert_eq!(harness.query_all_by_label("Save a copy as…").count(), 1);
    assert_eq!(harness.query_all_by_label("Reopen with encoding…").count(), 0, "there is no file");
}

/// Paragraphs long enough to scroll, each different.
fn paragraphs(numbers: std::ops::Range<u32>) -> String {
    let paragraph = |number| format!("第{number}段從這裡開始。{}\n\n", "墨色在紙上慢慢散開，".repeat(12));
    numbers.map(paragraph).collect()
}

/// The label of the paragraph at the top of the view, by its number.
fn top(harness: &Screen) -> String {
    let article = harness.get_by_role(egui::Role::Document).rect();
    let lines = harness.root().children_recursive().filter_map(|node| {
        let node_ref = node.accesskit_node();
        let label = node_ref.label().or(node_ref.value())?;
        let is_paragraph = label.starts_with('第') && node.rect().bottom() > article.top() + 1.0;
        is_paragraph.then(|| (node.rect().top(), label))
    });
    let top = lines.min_by(|a, b| a.0.total_cmp(&b.0)).expect("a paragraph is in view").1;
    top.split('段').next().unwrap_or_default().to_owned()
}

#[test]
fn a_file_that_changes_is_read_again_and_the_place_stays() {
    let text = |body: &str| format!("標題\n\n{body}");
    let file = TestFile::new("a.txt", text(&paragraphs(0..40)).as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    for _ in 0..3 {
        harness.key_press(Key::Space);
        harness.run();
    }
    let before = top(&harness);
    let place = harness.state().reader.position;
    let longer = text(&(paragraphs(100..110) + &paragraphs(0..40)));
    // As editors do it: a new file takes the place of the old one.
    let new = file.path().with_extension("new");
    fs::write(&new, &longer).expect("the file is written");
    fs::rename(&new, file.path()).expect("the file is replaced");
    wait_until(&mut harness, "the new text is read", |harness| {
        let document = harness.state().reader.document.as_ref();
        document.is_some_and(|document| document.shown.passages.len() > 45)
    });
    assert_eq!(top(&harness), before);
    assert_eq!(harness.state().reader.position.block, place.block + 10);
    assert!(harness.state().reader.notices.is_empty());
}

#[test]
fn a_file_that_is_deleted_leaves_its_article_and_comes_back() {
    let file = TestFile::new("a.txt", "標題\n\n第一版。\n".as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    fs::remove_file(file.path()).expect("the file is removed");
    wait_until(&mut harness, "that is told", |harness| has(harness, "The file is no longer there."));
    assert_eq!(harness.state().title(), "標題");
    assert!(harness.state().reader.notices.is_empty());
    harness.get_by_label("Save a copy as…").click();
    harness.run();
    assert_eq!(harness.state().dialogs(), [Purpose::SaveCopy]);
    fs::write(file.path(), "新標題\n\n第二版。\n").expect("the file is written");
    wait_until(&mut harness, "it is read again", |harness| harness.state().title() == "新標題");
    assert!(!has(&harness, "The file is no longer there."));
}

#[test]
fn a_file_that_is_half_saved_is_no_error() {
    let native = |text: &str| {
        format!(
            r#"{{"format": "moyue-article", "version": 1, "title": "{text}", "language": "zh-Hant", "sections": []}}"#
        )
    };
    let file = TestFile::new("a.json", native("舊").as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let new = native("新");
    for part in ["", new.split_at(30).0, &new] {
        fs::write(file.path(), part).expect("the file is written");
        // Long enough for each part to be read.
        for _ in 0..20 {
            std::thread::sleep(std::time::Duration::from_millis(20));
            harness.step();
            assert!(harness.state().reader.reload_error.is_none(), "an error flickers");
            assert!(harness.state().reader.notices.is_empty(), "an error flickers");
        }
    }
    wait_until(&mut harness, "it is read again", |harness| harness.state().title() == "新");
    fs::write(file.path(), "{").expect("the file is written");
    wait_until(&mut harness, "that is told", |harness| has(harness, "The file has changed, but"));
    assert_eq!(harness.state().title(), "新");
    assert!(matches!(harness.state().reader.reload_error, Some(OpenError::Import(_))));
}

#[test]
fn copies_are_told_of() {
    let file = TestFile::new("a.txt", SHORT.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run();
    assert_eq!(harness.state().dialogs(), [Purpose::SaveCopy]);
    for (result, said) in [
        (Ok("/文/副本.md".into()), "A copy was saved."),
        (Err(CopyError::NoFormat("/文/副本".into())), "because its name does not say the format"),
        (Err(CopyError::IsOpen("/文/稿.txt".into())), "this is the file that is open"),
    ] {
        harness.state_mut().run(Command::Hear(Outcome::CopySaved(result)));
        harness.run();
        assert!(has(&harness, said) && has(&harness, "/文/"), "{said}");
    }
    assert!(matches!(harness.state().reader.document.as_ref().map(|d| &d.origin), Some(Origin::File(_))));
}

/// Ends the file dialog that was shown.
fn pick(harness: &mut Screen, purpose: Purpose, path: &std::path::Path) {
    assert_eq!(harness.state().dialogs().last(), Some(&purpose));
    let answer = DialogAnswer::Picked { purpose, paths: vec![path.to_owned()] };
    harness.state_mut().run(Command::Hear(Outcome::DialogClosed(answer)));
    wait(harness);
}

#[test]
fn a_copy_is_written_where_it_was_picked() {
    let file = TestFile::new("a.txt", SHORT.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let copy = file.path().with_file_name("copy.md");
    act(&mut harness, Action::SaveCopy);
    pick(&mut harness, Purpose::SaveCopy, &copy);
    assert!(has(&harness, "A copy was saved."));
    assert!(fs::read_to_string(&copy).expect("the copy is there").contains("雨聲"));
    act(&mut harness, Action::SaveCopy);
    pick(&mut harness, Purpose::SaveCopy, file.path());
    assert!(has(&harness, "this is the file that is open"));
    assert_eq!(fs::read(file.path()).expect("the file is there"), SHORT.as_bytes());
}

#[test]
fn terms_are_written_and_read_where_they_were_picked() {
    let file = TestFile::new("a.txt", SHORT.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let term = OwnTerm { term: "雨".into(), definition: "水。".into(), ..OwnTerm::default() };
    harness.state_mut().run(Command::AddTerm(term.clone()));
    let terms = file.path().with_file_name("terms.tsv");
    act(&mut harness, Action::ExportTerms);
    pick(&mut harness, Purpose::WriteTerms, &terms);
    assert!(fs::read_to_string(&terms).expect("the terms are there").starts_with("雨\t\t\t水。"));
    harness.state_mut().reader.own.terms.clear();
    act(&mut harness, Action::ImportTerms);
    pick(&mut harness, Purpose::ReadTerms, &terms);
    assert_eq!(harness.state().reader.own.terms, [term]);
}

#[test]
fn ones_own_terms_are_there_when_another_article_comes_on_screen() {
    let (first, second) =
        (TestFile::new("a.txt", SHORT.as_bytes()), TestFile::new("b.txt", "題\n\n雨傘。\n".as_bytes()));
    let mut harness = harness();
    open(&mut harness, first.path());
    harness.state_mut().run(Command::AddTerm(OwnTerm { term: "雨傘".into(), ..OwnTerm::default() }));
    open(&mut harness, second.path());
    let document = harness.state().reader.document.as_ref().expect("an article");
    assert_eq!(document.shown.occurrences.of(EntryId::Own(0)).len(), 1);
}

#[test]
fn recent_files_that_are_gone_are_known() {
    let (first, second) =
        (TestFile::new("a.txt", SHORT.as_bytes()), TestFile::new("b.txt", SHORT.as_bytes()));
    let mut harness = harness();
    open(&mut harness, first.path());
    assert!(harness.state().reader.missing_recent_files.is_empty());
    fs::remove_file(first.path()).expect("the file is removed");
    open(&mut harness, second.path());
    assert!(harness.state().reader.missing_recent_files.iter().eq([first.path()]));
}
