//! Images, notes, and links to other articles.

use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::PathBuf;
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use image::{ImageFormat, Rgb, RgbImage};
use moyue::article::Anchor;
use moyue::reader::{Action, Command, NoticeKind, OpenError, Origin};

use super::session::{self, Screen, open, seen};

/// A folder with articles and images.
pub struct Papers(tempfile::TempDir);

impl Papers {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test's files");
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).expect("the test's file is written");
        }
        Self(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn open(&self, name: &str) -> Screen {
        let mut harness = session::harness();
        open(&mut harness, &self.path(name));
        harness
    }
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let red = RgbImage::from_pixel(width, height, Rgb([200, 30, 20]));
    red.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("a PNG is written");
    bytes
}

/// The textures of images that the program holds.
fn textures(harness: &Screen) -> Vec<[usize; 2]> {
    let manager = harness.ctx.tex_manager();
    let manager = manager.read();
    manager.allocated().filter(|(_, about)| about.name == "image").map(|(_, about)| about.size).collect()
}

/// Draws frames until so many images are there.
pub fn wait_for_textures(harness: &mut Screen, count: usize) {
    for _ in 0..2_000 {
        harness.step();
        if textures(harness).len() == count {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{:?} instead of {count} images", textures(harness));
}

#[test]
fn an_image_is_shown_in_its_column_with_its_caption_under_it() {
    let text = "# 題\n\n前文。\n\n![傘的圖](a.png \"圖一\")\n\n後文。\n";
    let papers = Papers::new(&[("a.md", text.as_bytes()), ("a.png", &png(300, 100))]);
    let mut harness = papers.open("a.md");
    wait_for_textures(&mut harness, 1);
    assert_eq!(textures(&harness), [[300, 100]]);
    let image = harness.get_by_role_and_label(egui::Role::Image, "Image: 傘的圖").rect();
    assert_eq!((image.width(), image.height()), (300.0, 100.0), "a pixel a point");
    let before = harness.get_by_label("前文。").rect();
    let caption = harness.get_by_label("圖一").rect();
    assert!(image.top() > before.bottom() && caption.top() >= image.bottom());
    assert!(harness.get_by_label("後文。").rect().top() > caption.bottom());
}

#[test]
fn a_large_image_is_as_wide_as_the_column_and_no_larger_in_memory() {
    let text = "# 題\n\n![](a.png)\n\n後文。\n";
    let papers = Papers::new(&[("a.md", text.as_bytes()), ("a.png", &png(3000, 1500))]);
    let mut harness = papers.open("a.md");
    wait_for_textures(&mut harness, 1);
    let image = harness.get_by_role_and_label(egui::Role::Image, "Image: a.png").rect();
    assert!(image.width() < 800.0, "{image:?}");
    assert!((image.width() / image.height() - 2.0).abs() < 0.01, "{image:?}");
    assert_eq!(textures(&harness), [[image.width() as usize, image.height() as usize]]);
}

#[test]
fn an_image_that_is_not_shown_says_why() {
    let text =
        "# 題\n\n![遠](https://example.com/a.png)\n\n![缺](gone.png)\n\n![壞](bad.png)\n\n![外](../a.png)\n";
    let papers = Papers::new(&[("a.md", text.as_bytes()), ("bad.png", b"no image")]);
    let mut harness = papers.open("a.md");
    for name in [
        "Image: 遠. Not loaded: the image is on the internet",
        "Image: 缺. The image file is missing",
        "Image: 壞. The image is damaged",
        "Image: 外. Not read: the image is outside the article’s folder",
    ] {
        harness.get_by_role_and_label(egui::Role::Image, name);
    }
    assert!(textures(&harness).is_empty());
    harness.get_by_role_and_label(egui::Role::Link, "Link to https://example.com/a.png").click();
    harness.run();
    assert_eq!(harness.state().opened_links(), ["https://example.com/a.png"]);
}

#[test]
fn an_image_that_breaks_off_keeps_its_room() {
    let mut cut = png(300, 200);
    cut.truncate(cut.len() - 30);
    let text = "# 題\n\n![壞](cut.png)\n\n後文。\n";
    let papers = Papers::new(&[("a.md", text.as_bytes()), ("cut.png", &cut)]);
    let mut harness = papers.open("a.md");
    let before = harness.get_by_label("後文。").rect();
    let said = "Image: 壞. The image is damaged";
    for _ in 0..2_000 {
        if harness.query_by_role_and_label(egui::Role::Image, said).is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    let image = harness.get_by_role_and_label(egui::Role::Image, said).rect();
    assert_eq!(image.height(), 200.0);
    assert_eq!(harness.get_by_label("後文。").rect(), before, "nothing moves");
}

#[test]
fn only_images_near_the_screen_are_held_and_nothing_moves_when_they_come() {
    let mut text = "# 題\n\n".to_owned();
    for number in 0..40 {
        let filler = "文字".repeat(200);
        let _ = writeln!(text, "第{number}段。{filler}\n\n![圖{number}](a.png)\n");
    }
    let papers = Papers::new(&[("a.md", text.as_bytes()), ("a.png", &png(400, 300))]);
    let mut harness = papers.open("a.md");
    harness.state_mut().run(Command::GoTo(Anchor::new(0, 40, 0)));
    harness.step();
    let place = harness.state().reader.position;
    assert_eq!(place.block, 40);
    let label = format!("第20段。{}", "文字".repeat(200));
    let paragraph = harness.get_by_label(&label).rect();
    for _ in 0..200 {
        std::thread::sleep(Duration::from_millis(2));
        harness.step();
    }
    let count = textures(&harness).len();
    assert!((1..12).contains(&count), "{count} images are held");
    assert_eq!(harness.get_by_label(&label).rect(), paragraph);
    assert_eq!(harness.state().reader.position, place);
    harness.state_mut().run(Command::GoTo(Anchor::new(0, 0, 0)));
    harness.step();
    harness.step();
    let held = harness.get_by_label(&format!("第0段。{}", "文字".repeat(200))).rect();
    assert!(held.top() > 0.0);
}

#[test]
fn a_note_shows_its_card_and_is_reached_and_leads_back() {
    let filler = "這一段沒有別的。\n\n".repeat(60);
    let text = format!("# 題\n\n雨很大[^a]。\n\n{filler}[^a]: 氣象署的紀錄。\n");
    let papers = Papers::new(&[("a.md", text.as_bytes())]);
    let mut harness = papers.open("a.md");
    let mark = harness.get_by_role_and_label(egui::Role::Link, "[1]").rect();
    harness.hover_at(mark.center());
    harness.run_steps(30);
    let seen = |harness: &Screen, role: egui::Role, name: &str| seen(harness, role, name).len();
    assert_eq!(seen(&harness, egui::Role::Label, "氣象署的紀錄。"), 1, "the card");
    harness.get_by_role_and_label(egui::Role::Link, "[1]").click();
    harness.run();
    assert_eq!(seen(&harness, egui::Role::Label, "氣象署的紀錄。"), 1, "the note");
    assert_eq!(seen(&harness, egui::Role::Link, "[1]"), 0, "the text is far above");
    harness.get_by_role_and_label(egui::Role::Link, "Back to the text").click();
    harness.run();
    assert_eq!(seen(&harness, egui::Role::Link, "[1]"), 1);
    assert_eq!(harness.state().reader.position.block, 0);
}

#[test]
fn a_note_is_shown_to_the_keyboard_as_well() {
    let text = "# 題\n\n雨很大[^a]。\n\n[^a]: 氣象署的紀錄。\n\n    還有一段。\n";
    let papers = Papers::new(&[("a.md", text.as_bytes())]);
    let mut harness = papers.open("a.md");
    harness.get_by_role_and_label(egui::Role::Link, "[1]").focus();
    harness.run();
    harness.get_by_role_and_label(egui::Role::Label, "氣象署的紀錄。\n還有一段。");
}

#[test]
fn a_link_opens_another_article_and_the_way_back_is_remembered() {
    let filler = "這一段沒有別的。\n\n".repeat(60);
    let first = format!("# 甲\n\n{filler}見[乙的晴天](sub/../%E4%B9%99.md#晴)。\n\n{filler}");
    let second = format!("# 乙\n\n{filler}## 晴\n\n晴天。\n\n{filler}");
    let papers = Papers::new(&[("甲.md", first.as_bytes()), ("乙.md", second.as_bytes())]);
    let mut harness = papers.open("甲.md");
    harness.state_mut().run(Command::GoTo(Anchor::new(0, 60, 0)));
    harness.run();
    let place = harness.state().reader.position;
    harness.get_by_role_and_label(egui::Role::Link, "乙的晴天").click();
    session::wait(&mut harness);
    assert_eq!(harness.state().title(), "乙");
    assert_eq!(harness.state().reader.position, Anchor::new(1, 0, 0));
    harness.state_mut().run(Command::Do(Action::Back));
    session::wait(&mut harness);
    assert_eq!(harness.state().title(), "甲");
    assert_eq!(harness.state().reader.position, place);
    harness.state_mut().run(Command::Do(Action::Forward));
    session::wait(&mut harness);
    assert_eq!(harness.state().title(), "乙");
    assert_eq!(harness.state().reader.position, Anchor::new(1, 0, 0));
    assert!(harness.state().opened_links().is_empty(), "nothing is left to the browser");
}

#[test]
fn a_link_to_an_article_that_is_not_there_is_said() {
    let papers = Papers::new(&[
        ("甲.md", "# 甲\n\n見[乙](乙.md)與[丙](丙.md#無)。\n".as_bytes()),
        ("丙.md", b"# x\n\ny\n"),
    ]);
    let mut harness = papers.open("甲.md");
    harness.get_by_role_and_label(egui::Role::Link, "乙").click();
    session::wait(&mut harness);
    let notice = harness.state().reader.notices.last().map(|notice| notice.kind.clone());
    let origin = Origin::File(papers.path("乙.md"));
    assert_eq!(notice, Some(NoticeKind::Refused { origin, error: OpenError::Missing }));
    assert_eq!(harness.state().title(), "甲");
    harness.get_by_role_and_label(egui::Role::Link, "丙").click();
    session::wait(&mut harness);
    assert_eq!(harness.state().title(), "x");
    harness.get_by_label_contains("無");
}
