//! Images shown large: opened, stepped through, zoomed, played, copied and saved, by mouse and by keyboard.

use std::fs;
use std::sync::{Arc, Mutex};

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::codecs::gif::{GifEncoder, Repeat};
use image::{Delay, Frame, Rgba, RgbaImage};
use moyue::reader::{
    Command, DesktopRequest, DialogAnswer, FindCommand, NoticeKind, Outcome, PictureCommand, Purpose,
};

use super::media::{Papers, png, wait_for_textures};
use super::session::{Screen, harness_with, open, wait, wait_until};

const TEXT: &str =
    "# 題\n\n前文。\n\n![傘的圖](a.png \"圖一：傘\")\n\n中文。\n\n![線](b.svg)\n\n![動](c.gif)\n\n後文。\n";
const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='30'><rect width='60' height='30'/></svg>";

fn gif(frames: u8, repeat: Repeat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(repeat).expect("a GIF says how often it is repeated");
    for frame in 0..frames {
        let image = RgbaImage::from_pixel(80, 60, Rgba([frame * 60, 0, 0, 255]));
        let delay = Delay::from_numer_denom_ms(50, 1);
        encoder.encode_frame(Frame::from_parts(image, 0, 0, delay)).expect("a GIF is written");
    }
    drop(encoder);
    bytes
}

fn papers() -> Papers {
    let gif = gif(3, Repeat::Infinite);
    Papers::new(&[
        ("a.md", TEXT.as_bytes()),
        ("a.png", &png(900, 200)),
        ("b.svg", SVG.as_bytes()),
        ("c.gif", &gif),
    ])
}

/// The article with its images read.
fn reading() -> (Papers, Screen) {
    let papers = papers();
    let mut harness = papers.open("a.md");
    wait_for_textures(&mut harness, 3);
    wait(&mut harness);
    (papers, harness)
}

fn shown_index(harness: &Screen) -> Option<usize> {
    harness.state().reader.pictures.large.as_ref().map(|large| large.index)
}

fn open_large(harness: &mut Screen, name: &str) {
    harness.get_by_role_and_label(egui::Role::Image, name).click();
    harness.run_steps(4);
    wait(harness);
}

/// The rectangle of the button that says the percentage, which says how large the image is.
fn percent(harness: &Screen) -> f32 {
    let button = harness.get_by_label_contains("Fit to the window");
    let label = button.accesskit_node().label().expect("a name");
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a percentage")
}

#[test]
fn a_click_opens_an_image_large_with_its_caption_and_esc_closes_it() {
    let (_papers, mut harness) = reading();
    open_large(&mut harness, "Image: 傘的圖");
    assert_eq!(shown_index(&harness), Some(0));
    let dialog = harness.get_by_role_and_label(egui::Role::Dialog, "Large image");
    assert_eq!(dialog.rect(), harness.ctx.content_rect());
    let dialog = harness.get_by_role(egui::Role::Dialog);
    let image = dialog.get_by_role_and_label(egui::Role::Image, "Image: 傘的圖");
    assert!(image.accesskit_node().description().is_some_and(|words| words == "圖一：傘"));
    let caption = dialog.get_by_role_and_label(egui::Role::Label, "圖一：傘").rect();
    assert!(caption.bottom() > 700.0 && (caption.center().x - 640.0).abs() < 2.0, "{caption:?}");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(shown_index(&harness), None);
    assert!(harness.query_by_role(egui::Role::Dialog).is_none());
    assert_eq!(harness.state().reader.position.block, 0, "the text stays where it was");
}

#[test]
fn the_keyboard_reaches_opens_steps_and_closes() {
    let (_papers, mut harness) = reading();
    harness.key_press(Key::Tab);
    harness.run();
    let focused = |harness: &Screen| {
        let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label())
    };
    assert_eq!(focused(&harness).as_deref(), Some("Image: 傘的圖"), "images are stops of Tab");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), Some(0));
    for (key, expected) in [
        (Key::ArrowLeft, 0),
        (Key::ArrowRight, 1),
        (Key::PageDown, 2),
        (Key::ArrowRight, 2),
        (Key::Home, 0),
        (Key::End, 2),
        (Key::PageUp, 1),
    ] {
        harness.key_press(key);
        harness.run_steps(4);
        assert_eq!(shown_index(&harness), Some(expected), "{key:?}");
    }
    // Tab goes round in the large view alone.
    let mut names = Vec::new();
    for _ in 0..12 {
        harness.key_press(Key::Tab);
        harness.run_steps(3);
        names.extend(focused(&harness));
    }
    for name in ["Zoom in", "Copy the image", "Save the image as…", "Close", "Previous image", "Next image"]
    {
        assert!(names.iter().any(|of| of == name), "{name} in {names:?}");
    }
    assert!(!names.iter().any(|of| of == "Image: 傘的圖"), "what lies behind is no stop: {names:?}");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), None);
    assert_eq!(focused(&harness).as_deref(), Some("Image: 傘的圖"), "and where it was before");
}

#[test]
fn the_wheel_and_the_keys_zoom_and_dragging_moves() {
    let (_papers, mut harness) = reading();
    open_large(&mut harness, "Image: 傘的圖");
    let fitting = percent(&harness);
    assert!((fitting - 100.0).abs() < 1.0, "900 pixels fit");
    harness.key_press(Key::Plus);
    harness.run_steps(4);
    assert!((percent(&harness) - 125.0).abs() < 1.0);
    harness.key_press(Key::Minus);
    harness.run_steps(4);
    assert!((percent(&harness) - 100.0).abs() < 1.0);
    harness.hover_at(egui::pos2(500.0, 300.0));
    for _ in 0..8 {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, 3.0),
            modifiers: Modifiers::NONE,
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        harness.run_steps(20);
    }
    let zoomed = percent(&harness);
    assert!(zoomed > 200.0, "{zoomed}");
    assert!(zoomed <= 801.0, "{zoomed}");
    harness.drag_at(egui::pos2(500.0, 300.0));
    harness.hover_at(egui::pos2(600.0, 380.0));
    harness.drop_at(egui::pos2(600.0, 380.0));
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), Some(0), "a drag is no click");
    assert!((percent(&harness) - zoomed).abs() < 1.0);
    harness.key_press(Key::Num0);
    harness.run_steps(4);
    assert!((percent(&harness) - fitting).abs() < 1.0);
    assert!((harness.state().reader.settings.text_size - 18.0).abs() < 0.1, "the text keeps its size");
    // A click next to the image closes it.
    harness.hover_at(egui::pos2(640.0, 60.0));
    harness.event(Event::PointerButton {
        pos: egui::pos2(640.0, 60.0),
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    harness.event(Event::PointerButton {
        pos: egui::pos2(640.0, 60.0),
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), None);
}

#[test]
fn a_drawing_fills_the_window_and_is_drawn_anew() {
    let (_papers, mut harness) = reading();
    open_large(&mut harness, "Image: 線");
    assert_eq!(shown_index(&harness), Some(1));
    assert!(percent(&harness) > 1_000.0, "60 pixels across fill the window");
    wait(&mut harness);
    let manager = harness.ctx.tex_manager();
    let widths: Vec<usize> = manager
        .read()
        .allocated()
        .filter(|(_, about)| about.name == "image")
        .map(|(_, about)| about.size[0])
        .collect();
    assert!(widths.iter().any(|width| *width > 900), "{widths:?}");
}

#[test]
fn an_animation_plays_when_opened_stands_still_when_clicked_and_ends_when_closed() {
    let (_papers, mut harness) = reading();
    harness.run_steps(60);
    assert!(!has_sent(&harness, "Pause the animation"), "none plays by itself");
    open_large(&mut harness, "Image: 動");
    assert_eq!(shown_index(&harness), Some(2));
    wait_until(&mut harness, "it plays", |harness| has_sent(harness, "Pause the animation"));
    harness.get_by_label("Pause the animation").click();
    // Its frames come from a thread, and with each the window may be drawn once more.
    wait_until(&mut harness, "it stands still", |harness| has_sent(harness, "Play the animation"));
    // Nothing is painted while it stands still.
    let steps = harness.run();
    assert!(steps < 10, "{steps}");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(shown_index(&harness), None);
    wait(&mut harness);
    assert!(harness.run() < 10, "and nothing after it is closed");
    open_large(&mut harness, "Image: 線");
    harness.key_press(Key::ArrowRight);
    wait(&mut harness);
    assert!(has_sent(&harness, "Play the animation"), "stepping to it does not play it");
    harness.key_press(Key::Space);
    wait_until(&mut harness, "it plays again", |harness| has_sent(harness, "Pause the animation"));
}

fn has_sent(harness: &Screen, name: &str) -> bool {
    harness.query_by_role_and_label(egui::Role::Button, name).is_some()
}

#[test]
fn an_image_is_copied_and_saved() {
    let (papers, mut harness) = reading();
    let copied: Arc<Mutex<Vec<[usize; 2]>>> = Arc::default();
    let put = Arc::clone(&copied);
    harness.state_mut().work.paste.put_image = Arc::new(move |image| {
        put.lock().expect("no test panics here").push([image.width, image.height]);
        true
    });
    open_large(&mut harness, "Image: 傘的圖");
    harness.event(Event::Copy);
    harness.run_steps(4);
    wait(&mut harness);
    assert_eq!(*copied.lock().expect("no test panics here"), [[900, 200]]);
    assert!(harness.state().reader.notices.iter().any(|notice| notice.kind == NoticeKind::Copied));
    harness.get_by_label("Save the image as…").click();
    harness.run_steps(4);
    let dialog = harness.state().asked.iter().find_map(|request| match request {
        DesktopRequest::ShowDialog(dialog) => Some(dialog.clone()),
        _ => None,
    });
    let dialog = dialog.expect("a dialog is shown");
    assert_eq!((dialog.purpose, dialog.name.as_str()), (Purpose::SavePicture, "a.png"));
    let path = papers.path("saved.png");
    let answer = DialogAnswer::Picked { purpose: Purpose::SavePicture, paths: vec![path.clone()] };
    harness.state_mut().run(Command::Hear(Outcome::DialogClosed(answer)));
    wait(&mut harness);
    assert_eq!(fs::read(path).expect("it was written"), png(900, 200));
}

#[test]
fn the_menu_of_an_image_in_the_text_and_of_a_large_one() {
    let (_papers, mut harness) = reading();
    let at = harness.get_by_role_and_label(egui::Role::Image, "Image: 傘的圖").rect().center();
    let click = |harness: &mut Screen| {
        harness.hover_at(at);
        for pressed in [true, false] {
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.run_steps(4);
    };
    click(&mut harness);
    harness.get_by_role_and_label(egui::Role::MenuItem, "Copy the image");
    harness.get_by_role_and_label(egui::Role::MenuItem, "Save the image as…");
    harness.get_by_role_and_label(egui::Role::MenuItem, "Show the image large").click();
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), Some(0));
    click(&mut harness);
    harness.get_by_role_and_label(egui::Role::MenuItem, "Next image").click();
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), Some(1));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run_steps(4);
    harness.get_by_role_and_label(egui::Role::MenuItem, "Previous image");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert_eq!(shown_index(&harness), Some(1), "Esc closes the menu first");
}

#[test]
fn an_image_that_changes_on_disk_is_read_again() {
    let (papers, mut harness) = reading();
    let before = harness.get_by_label("中文。").rect().top();
    fs::write(papers.path("a.png"), png(300, 100)).expect("the image is written");
    wait_until(&mut harness, "it has another size", |harness| {
        harness.get_by_role_and_label(egui::Role::Image, "Image: 傘的圖").rect().height() < 101.0
    });
    assert!(harness.get_by_label("中文。").rect().top() < before, "what follows moves up");
    fs::remove_file(papers.path("a.png")).expect("the image is removed");
    wait_until(&mut harness, "it is missing", |harness| {
        let said = "Image: 傘的圖. The image file is missing";
        harness.query_by_role_and_label(egui::Role::Image, said).is_some()
    });
    fs::write(papers.path("a.png"), png(300, 100)).expect("the image is written");
    wait_until(&mut harness, "it is there again", |harness| {
        harness.query_by_role_and_label(egui::Role::Image, "Image: 傘的圖").is_some()
    });
}

#[test]
fn find_closes_the_large_image_and_another_article_has_its_own() {
    let (papers, mut harness) = reading();
    open_large(&mut harness, "Image: 傘的圖");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(6);
    assert_eq!(shown_index(&harness), None);
    assert!(harness.state().reader.find.open);
    harness.state_mut().run(Command::Find(FindCommand::Close));
    harness.run();
    open_large(&mut harness, "Image: 傘的圖");
    fs::write(papers.path("other.md"), "# 別\n\n沒有圖。\n").expect("the article is written");
    open(&mut harness, &papers.path("other.md"));
    assert_eq!(shown_index(&harness), None);
    harness.state_mut().run(Command::Picture(PictureCommand::Enlarge(0)));
    assert_eq!(shown_index(&harness), None, "there is none");
}

#[test]
fn everything_has_room_in_a_tiny_window() {
    let papers = papers();
    let mut harness = harness_with(vec2(480.0, 360.0), 1.0);
    open(&mut harness, &papers.path("a.md"));
    wait(&mut harness);
    harness.state_mut().run(Command::Picture(PictureCommand::Enlarge(0)));
    harness.run_steps(6);
    wait(&mut harness);
    let window = harness.ctx.content_rect();
    for name in ["Zoom out", "Zoom in", "Copy the image", "Save the image as…", "Close", "Next image"] {
        let rect = harness.get_by_role_and_label(egui::Role::Button, name).rect();
        assert!(window.contains_rect(rect), "{name}: {rect:?}");
    }
    let dialog = harness.get_by_role(egui::Role::Dialog);
    assert!(window.contains_rect(dialog.get_by_role_and_label(egui::Role::Label, "圖一：傘").rect()));
}
