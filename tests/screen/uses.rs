//! Uses of terms that are not exact: how they are shown, and what the user can say of them.

use egui::{Color32, Key, Modifiers, Rect, Role, Shape, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::glossary::{EntryId, UseKind};
use moyue::reader::{Command, OwnTerm, Scope, Setting, SimilarUses, ThemeChoice, Verdict};
use moyue::ui::theme::Theme;

use crate::session::{self, Screen, TestFile, reading};

const TEXT: &str = "標題\n\n他們談開源與專有。開源的模型很多。TBD實驗室也有量子位元。\n\n第二段再說開源與專有。\n\n[術語]\n\n\
    開源與專有\n兩種模式。\n\n待定實驗室\n一個團隊。\n\n量子位元編碼\n一種編碼。\n\n幽浮\n天上的。\n";

const JOINED: EntryId = EntryId::Article(0);
const LABORATORY: EntryId = EntryId::Article(1);

fn opened() -> (TestFile, Screen) {
    let (file, mut harness) = reading(TEXT);
    harness.run();
    (file, harness)
}

fn link(harness: &Screen, name: &str) -> Rect {
    harness.get_all_by_role_and_label(Role::Link, name).next().expect("it is marked in the text").rect()
}

/// What is said of a widget besides its name.
fn description(harness: &Screen, role: Role, name: &str) -> String {
    let node = harness.get_all_by_role_and_label(role, name).next().expect("it is there");
    node.accesskit_node().description().unwrap_or_default()
}

fn kinds(harness: &Screen, entry: EntryId) -> Vec<UseKind> {
    let document = harness.state().reader.document.as_ref().expect("an article is open");
    let occurrences = &document.shown.occurrences;
    occurrences.of(entry).iter().filter_map(|id| occurrences.get(*id)).map(|found| found.kind).collect()
}

fn press(harness: &mut Screen, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
}

fn select(harness: &mut Screen, term: &str) {
    harness.get_by_role_and_label(Role::ListBoxOption, term).click();
    harness.run();
}

fn point_at(harness: &mut Screen, term: &str) {
    let at = link(harness, term).center();
    harness.hover_at(at);
    harness.run_steps(40);
}

/// The colours of the dots under a word.
fn dots(harness: &Screen, under: Rect) -> Vec<Color32> {
    let place =
        Rect::from_min_max(under.left_bottom() - vec2(0.0, 3.0), under.right_bottom() + vec2(0.0, 6.0));
    let color = |shape: &Shape| match shape {
        Shape::Circle(circle) if place.contains(circle.center) => Some(circle.fill),
        _ => None,
    };
    let mut colors: Vec<_> =
        harness.output().shapes.iter().filter_map(|clipped| color(&clipped.shape)).collect();
    colors.dedup();
    colors
}

#[test]
fn lines_under_similar_words_are_paler_in_every_theme() {
    for (choice, theme) in [
        (ThemeChoice::Light, Theme::light()),
        (ThemeChoice::Sepia, Theme::sepia()),
        (ThemeChoice::Dark, Theme::dark()),
    ] {
        let (_file, mut harness) = opened();
        harness.state_mut().run(Command::Set(Setting::Theme(choice)));
        harness.run();
        assert_eq!(dots(&harness, link(&harness, "開源與專有")), [theme.term]);
        for similar in ["開源", "TBD實驗室"] {
            assert_eq!(dots(&harness, link(&harness, similar)), [theme.pale_term], "{similar}");
        }
    }
}

#[test]
fn similar_words_lose_their_line_when_that_is_set() {
    let (_file, mut harness) = opened();
    harness.state_mut().run(Command::Set(Setting::SimilarUses(SimilarUses::Hidden)));
    harness.run();
    assert_eq!(dots(&harness, link(&harness, "開源")), []);
    assert_eq!(dots(&harness, link(&harness, "開源與專有")), [Theme::light().term]);
    point_at(&mut harness, "開源");
    harness.get_by_label("a part of 開源與專有");
}

#[test]
fn the_card_says_why_a_word_is_marked() {
    let (_file, mut harness) = opened();
    assert_eq!(description(&harness, Role::Link, "開源"), "a part of 開源與專有\n兩種模式。");
    assert_eq!(description(&harness, Role::Link, "開源與專有"), "兩種模式。", "a name says it itself");
    point_at(&mut harness, "TBD實驗室");
    harness.get_by_label("similar to 待定實驗室");
    point_at(&mut harness, "開源與專有");
    assert!(harness.query_by_label("Never").is_none(), "nothing is asked about a name");
}

#[test]
fn uses_are_counted_apart_and_stepped_through_together() {
    let (_file, mut harness) = opened();
    assert_eq!(description(&harness, Role::ListBoxOption, "開源與專有"), "Used 2 times · 1 similar");
    assert_eq!(description(&harness, Role::ListBoxOption, "待定實驗室"), "Used 0 times · 1 similar");
    assert_eq!(description(&harness, Role::ListBoxOption, "幽浮"), "Not used in the text");
    let mut stepped = Vec::new();
    for _ in 0..3 {
        harness.get_by_label("Next use of 開源與專有").click();
        harness.run();
        stepped.extend(harness.state().reader.selected_index());
    }
    assert_eq!(stepped, [0, 1, 2]);
    assert_eq!(kinds(&harness, JOINED), [UseKind::Exact, UseKind::Part, UseKind::Exact]);
    harness.get_by_role_and_label(Role::Link, "開源的模型很多。\u{2002}part");
}

#[test]
fn a_similar_word_is_taken_on_its_card_and_that_is_undone() {
    let (_file, mut harness) = opened();
    point_at(&mut harness, "TBD實驗室");
    press(&mut harness, "This is the term");
    assert_eq!(kinds(&harness, LABORATORY), [UseKind::Exact]);
    assert_eq!(description(&harness, Role::ListBoxOption, "待定實驗室, TBD實驗室"), "Used once");
    assert_eq!(description(&harness, Role::Link, "TBD實驗室"), "another name, as you said\n一個團隊。");
    assert_eq!(dots(&harness, link(&harness, "開源與專有")), [Theme::light().term]);
    harness.get_by_label("“TBD實驗室” is another name of 待定實驗室");
    press(&mut harness, "Undo");
    assert_eq!(kinds(&harness, LABORATORY), [UseKind::Near]);
    assert_eq!(harness.state().reader.own.judged, []);
}

#[test]
fn a_similar_word_is_refused_in_the_list_of_uses_and_that_is_undone() {
    let (_file, mut harness) = opened();
    select(&mut harness, "待定實驗室");
    press(&mut harness, "“TBD實驗室”: never");
    assert_eq!(kinds(&harness, LABORATORY), []);
    assert_eq!(description(&harness, Role::ListBoxOption, "待定實驗室"), "Not used in the text");
    let judged = &harness.state().reader.own.judged;
    assert_eq!(judged.len(), 1);
    assert_eq!((judged[0].term.as_str(), judged[0].verdict), ("待定實驗室", Verdict::Never));
    assert!(matches!(judged[0].scope, Scope::Article(_)));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(kinds(&harness, LABORATORY), [UseKind::Near]);
}

#[test]
fn what_was_said_of_one_article_can_count_in_all() {
    let (_file, mut harness) = opened();
    select(&mut harness, "待定實驗室");
    press(&mut harness, "“TBD實驗室”: this is the term");
    press(&mut harness, "In all articles");
    assert_eq!(harness.state().reader.own.judged[0].scope, Scope::Everywhere);
    assert!(harness.query_by_label("In all articles").is_none());
    assert_eq!(kinds(&harness, LABORATORY), [UseKind::Exact]);
    // What was taken can be refused later, too.
    press(&mut harness, "“TBD實驗室”: never");
    assert_eq!(kinds(&harness, LABORATORY), []);
    harness.state_mut().run(Command::ForgetForms(LABORATORY));
    harness.run();
    assert_eq!(kinds(&harness, LABORATORY), [UseKind::Near]);
}

#[test]
fn a_word_that_is_taken_for_ones_own_term_is_one_of_its_names() {
    let (_file, mut harness) = opened();
    let own = OwnTerm { term: "雨傘".into(), ..OwnTerm::default() };
    harness.state_mut().run(Command::AddTerm(own));
    harness.run();
    let form = "模型".to_owned();
    harness.state_mut().run(Command::JudgeForm { entry: EntryId::Own(0), form, verdict: Verdict::Same });
    harness.run();
    assert_eq!(harness.state().reader.own.terms[0].aliases, ["模型"]);
    assert_eq!(kinds(&harness, EntryId::Own(0)), [UseKind::Exact]);
    harness.state_mut().run(Command::ForgetForms(EntryId::Own(0)));
    harness.run();
    assert_eq!(harness.state().reader.own.terms[0].aliases, [""; 0]);
}

#[test]
fn a_term_without_uses_offers_the_nearest_words() {
    let (_file, mut harness) = opened();
    select(&mut harness, "量子位元編碼");
    harness.get_by_label("Nearest in the text");
    harness.get_by_role_and_label(Role::Link, "TBD實驗室也有量子位元。").click();
    harness.run();
    assert!(harness.state().reader.can_go_back(), "the text goes there");
    press(&mut harness, "“量子位元”: this is the term");
    assert_eq!(kinds(&harness, EntryId::Article(2)), [UseKind::Exact]);
    select(&mut harness, "幽浮");
    harness.get_by_label("No word of the text is like it.");
}

#[test]
fn every_button_for_a_similar_word_has_a_name_of_its_own() {
    let (_file, mut harness) = opened();
    select(&mut harness, "開源與專有");
    let names = ["“開源”: this is the term", "“開源”: never"];
    let rects = names.map(|name| harness.get_by_role_and_label(Role::Button, name).rect());
    assert!(!rects[0].intersects(rects[1].shrink(0.5)), "{rects:?}");
    let line = harness.get_by_role_and_label(Role::Link, "開源的模型很多。\u{2002}part").rect();
    assert!(rects.iter().all(|rect| !rect.shrink(3.0).intersects(line)), "{rects:?} and {line:?}");
}

#[test]
fn the_nearest_words_of_a_long_text_are_sought_next_to_the_window() {
    let filler = format!("{}。\n\n", "無關緊要".repeat(400)).repeat(60);
    let (_file, mut harness) =
        reading(&format!("標題\n\n量子位元。\n\n{filler}[術語]\n\n量子位元編碼\n一種編碼。\n"));
    harness.run();
    select(&mut harness, "量子位元編碼");
    session::wait(&mut harness);
    harness.get_by_label("Nearest in the text");
    harness.get_by_role_and_label(Role::Link, "量子位元。");
}
