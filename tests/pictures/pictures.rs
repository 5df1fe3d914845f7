//! The screen as it is drawn, compared with pictures that are kept: what no name of a node tells.

#[path = "../window/mod.rs"]
mod window;

use std::path::Path;

use egui::{Event, Key, Modifiers, Role, Vec2, vec2};
use egui_kittest::SnapshotOptions;
use egui_kittest::kittest::Queryable as _;
use moyue::reader::{Language, Settings, ThemeChoice};
use window::{Screen, open, wait};

/// How far a pixel may be from the kept one: about two steps of 255 in each channel, by which drivers round otherwise.
/// The unit is that of [`SnapshotOptions::threshold`].
const ROUNDING: f32 = 2.0;
/// How many pixels may be further away.
const STRAY_PIXELS: usize = 4;
/// A window that shows the text alone, in pt.
const PAGE: Vec2 = vec2(600.0, 700.0);
/// A window that shows the text with the bars above and below it, in pt.
const BARS: Vec2 = vec2(600.0, 420.0);
/// A window with room for outline, text and glossary, in pt.
const PANES: Vec2 = vec2(1000.0, 480.0);

/// A window of a size in pt with one of the articles, named by its language. What the system says is not asked for.
fn reading(article: &str, theme: ThemeChoice, language: Language, size: Vec2) -> Screen {
    let settings = Settings { theme, language: Some(language), ..Settings::default() };
    let mut harness = window::window(settings, size, 1.0);
    let file = format!("articles/{article}.md");
    open(&mut harness, &Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
    let reader = &harness.state().reader;
    assert!(
        reader.document.is_some() && reader.notices.is_empty(),
        "{article} is not open: {:?}",
        reader.notices
    );
    harness
}

/// The same in English and on light ground.
fn in_english(article: &str, size: Vec2) -> Screen {
    reading(article, ThemeChoice::Light, Language::En, size)
}

/// Fails where the screen is not the kept picture of this name.
fn compare(harness: &mut Screen, name: &str) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("kept");
    let options =
        SnapshotOptions::new().threshold(ROUNDING).max_failed_pixels(STRAY_PIXELS).output_path(kept);
    harness.snapshot_options(name, &options);
}

fn press(harness: &mut Screen, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

fn write(harness: &mut Screen, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    wait(harness);
}

#[test]
fn page_traditional_chinese() {
    let mut harness = reading("zh-Hant", ThemeChoice::Light, Language::ZhHant, PAGE);
    compare(&mut harness, "page_traditional_chinese");
}

#[test]
fn page_simplified_chinese() {
    let mut harness = reading("zh-Hans", ThemeChoice::Light, Language::ZhHans, PAGE);
    compare(&mut harness, "page_simplified_chinese");
}

#[test]
fn page_japanese() {
    let mut harness = reading("ja", ThemeChoice::Light, Language::Ja, PAGE);
    compare(&mut harness, "page_japanese");
}

#[test]
fn page_korean() {
    let mut harness = reading("ko", ThemeChoice::Light, Language::Ko, PAGE);
    compare(&mut harness, "page_korean");
}

#[test]
fn page_of_forms() {
    let mut harness = reading("forms/forms", ThemeChoice::Light, Language::ZhHant, PAGE);
    // The colours of code come after the first frame that shows it.
    wait(&mut harness);
    compare(&mut harness, "page_of_forms");
}

/// What has colours of its own: text, terms, hits, the current hit, and the bars.
fn compare_theme(theme: ThemeChoice, name: &str) {
    let mut harness = reading("zh-Hant", theme, Language::En, BARS);
    press(&mut harness, Key::F);
    write(&mut harness, "竹");
    compare(&mut harness, name);
}

#[test]
fn theme_light() {
    compare_theme(ThemeChoice::Light, "theme_light");
}

#[test]
fn theme_sepia() {
    compare_theme(ThemeChoice::Sepia, "theme_sepia");
}

#[test]
fn theme_dark() {
    compare_theme(ThemeChoice::Dark, "theme_dark");
}

#[test]
fn card_of_a_term() {
    let mut harness = in_english("zh-Hant", BARS);
    let term = harness.get_all_by_role_and_label(Role::Link, "桐油").next().expect("a term in the text");
    let at = term.rect().center();
    harness.hover_at(at);
    // Longer than the card waits.
    harness.run_steps(60);
    compare(&mut harness, "card_of_a_term");
}

#[test]
fn glossary_with_a_query() {
    let mut harness = in_english("zh-Hans", PANES);
    press(&mut harness, Key::G);
    write(&mut harness, "fa");
    compare(&mut harness, "glossary_with_a_query");
}

#[test]
fn hits_in_a_list() {
    let mut harness = in_english("ja", PANES);
    press(&mut harness, Key::F);
    write(&mut harness, "車");
    harness.get_by_label("List of hits").click();
    harness.run();
    harness.remove_cursor();
    harness.run();
    compare(&mut harness, "hits_in_a_list");
}

#[test]
fn settings_in_english() {
    let mut harness = in_english("ko", vec2(700.0, 600.0));
    press(&mut harness, Key::Comma);
    compare(&mut harness, "settings_in_english");
}

#[test]
fn narrow_window() {
    let mut harness = in_english("ja", vec2(480.0, 360.0));
    compare(&mut harness, "narrow_window");
}
