//! The faces of the page: chosen in the settings, by command and from a file, and what is said where one is not used.

use egui::{FontFamily, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use moyue::fonts::{FaceLanguage, FacePart, FaceStyle};
use moyue::reader::{ChosenFace, Command, DialogAnswer, Outcome, Purpose, Settings};

use crate::session::{self, Screen, TestFile, open};

const TEXT: &str =
    "A title\n\nThe first paragraph of an article in English, which is long enough to be told.\n";

fn window(size: egui::Vec2) -> (TestFile, Screen) {
    let file = TestFile::new("a.txt", TEXT.as_bytes());
    let mut harness = crate::window::window(Settings::default(), size, 1.0);
    open(&mut harness, file.path());
    (file, harness)
}

fn press(harness: &mut Screen, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// A face that is there on every machine: one of those that egui brings.
fn font() -> Vec<u8> {
    egui::FontDefinitions::default().font_data["Ubuntu-Light"].bytes().to_vec()
}

/// Chooses a file for a part of the page in the system's dialog.
fn choose_file(harness: &mut Screen, part: FacePart, file: &TestFile) {
    harness.state_mut().run(Command::AskForFace(part));
    assert_eq!(harness.state_mut().take_requests().len(), 1, "the dialog is asked for");
    let answer =
        DialogAnswer::Picked { purpose: Purpose::ChooseFace(part), paths: vec![file.path().to_owned()] };
    harness.state_mut().run(Command::Hear(Outcome::DialogClosed(answer)));
    session::wait(harness);
}

/// Whether the article's text is drawn in a face besides the bundled ones.
fn has_own_face(harness: &Screen) -> bool {
    let is_own = |section: &egui::text::LayoutSection| match &section.format.font_id.family {
        FontFamily::Name(name) => name.starts_with("face:"),
        FontFamily::Proportional | FontFamily::Monospace => false,
    };
    harness.output().shapes.iter().any(|shape| match &shape.shape {
        egui::Shape::Text(text) => {
            text.galley.text().contains("first paragraph") && text.galley.job.sections.iter().any(is_own)
        }
        _ => false,
    })
}

#[test]
fn a_file_of_ones_own_is_the_face_of_the_language_and_can_be_given_back() {
    let (_file, mut harness) = window(vec2(1000.0, 1_600.0));
    let face = TestFile::new("own.ttf", &font());
    assert!(!has_own_face(&harness));
    choose_file(&mut harness, FacePart::Text, &face);
    assert!(harness.state().reader.notices.is_empty(), "{:?}", harness.state().reader.notices);
    assert!(has_own_face(&harness));
    let faces = &harness.state().reader.settings.faces;
    let file = ChosenFace::File(face.path().to_owned());
    assert_eq!(faces.own(FacePart::Text, FaceLanguage::Other), Some(&file));
    assert_eq!(faces.own(FacePart::Text, FaceLanguage::Japanese), None, "a face of one language");
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_label("Back to the default: Typeface").click();
    harness.run();
    session::wait(&mut harness);
    assert!(!has_own_face(&harness));
    assert_eq!(harness.state().reader.settings.faces, Settings::default().faces);
}

#[test]
fn the_place_of_reading_stays_when_the_face_changes() {
    let text = format!("A title\n\n{}", "Many words in a paragraph that goes on for a while. ".repeat(12))
        + &"\n\nMore words of an article, in one paragraph after another, to be read.".repeat(60);
    let file = TestFile::new("a.txt", text.as_bytes());
    let mut harness = crate::window::window(Settings::default(), vec2(900.0, 600.0), 1.0);
    open(&mut harness, file.path());
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    let before = harness.state().reader.position;
    assert!(before.block > 0);
    let face = TestFile::new("own.ttf", &font());
    choose_file(&mut harness, FacePart::Text, &face);
    assert_eq!(harness.state().reader.position, before);
}

#[test]
fn what_is_no_font_is_refused_in_a_sentence_and_the_bundled_face_stays() {
    let broken = font()[..20_000].to_vec();
    for (content, said) in [
        (b"not a font at all".to_vec(), "is not a font that Moyue reads"),
        (broken, "is damaged"),
        (Vec::new(), "This file is empty"),
    ] {
        let (_file, mut harness) = window(vec2(1000.0, 1_600.0));
        let face = TestFile::new("own.ttf", &content);
        choose_file(&mut harness, FacePart::Text, &face);
        assert!(!has_own_face(&harness));
        assert!(harness.query_by_label_contains(said).is_some(), "{said}");
        // The settings say it as well, for as long as it is so.
        let notice = harness.state().reader.notices[0].id;
        harness.state_mut().run(Command::DismissNotice(notice));
        press(&mut harness, Modifiers::COMMAND, Key::Comma);
        assert!(harness.query_by_label_contains(said).is_some(), "{said}");
        let reader = &harness.state().reader;
        assert!(reader.faces.problem(FacePart::Text, FaceLanguage::Other).is_some());
        assert!(reader.faces.problem(FacePart::Text, FaceLanguage::Korean).is_none());
    }
}

#[test]
fn kinds_of_face_are_one_click_away_and_commands() {
    let (_file, mut harness) = window(vec2(1000.0, 1_600.0));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_all_by_label("Ming (serif)").next().unwrap().click();
    harness.run();
    session::wait(&mut harness);
    assert_eq!(harness.state().reader.settings.faces.text, FaceStyle::Ming);
    assert_eq!(harness.state().reader.settings.faces.headings, None, "headings follow");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    for (query, style) in [("headings kai", Some(FaceStyle::Kai)), ("headings as the text", None)] {
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        harness.event(egui::Event::Text(query.to_owned()));
        harness.run();
        press(&mut harness, Modifiers::NONE, Key::Enter);
        session::wait(&mut harness);
        assert_eq!(harness.state().reader.settings.faces.headings, style, "{query}");
    }
}

#[test]
fn the_list_of_faces_can_be_searched_and_closed() {
    for size in [vec2(1000.0, 700.0), vec2(480.0, 360.0)] {
        let (_file, mut harness) = window(size);
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        harness.event(egui::Event::Text("choose typeface code".to_owned()));
        harness.run();
        press(&mut harness, Modifiers::NONE, Key::Enter);
        session::wait(&mut harness);
        let field = harness.get_by_label("Search typefaces").rect();
        assert!(harness.ctx.content_rect().contains_rect(field), "{size:?}");
        harness.get_by_label("Search typefaces").focus();
        harness.run();
        harness.event(egui::Event::Text("no such family".to_owned()));
        harness.run();
        assert!(harness.query_by_label("Search typefaces").is_some());
        let button = harness.get_by_label("From a file…").rect();
        assert!(harness.ctx.content_rect().contains_rect(button), "{size:?}: {button:?}");
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(harness.query_by_label("From a file…").is_none());
    }
}
