//! The screen, driven by the names that a screen reader hears, without a display.
#![cfg(feature = "gui")]

mod about;
mod accessible;
mod added;
mod blocks;
mod candidates;
mod caret;
mod conversion;
#[path = "../dictionaries/mod.rs"]
mod dictionaries;
mod faces;
mod files;
mod find;
mod folder;
mod formulas;
mod glossary;
mod headline;
mod input;
mod keys;
mod lists;
mod marks;
mod media;
mod menu;
mod own_terms;
mod panes;
mod paste;
mod pictures;
mod session;
mod settings;
mod status;
mod uses;
#[path = "../window/mod.rs"]
mod window;
mod writing;

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::article::Anchor;
use moyue::glossary::EntryId;
use moyue::reader::{Action, Command, Language, NoticeKind, OpenError, Origin, Setting, ThemeChoice};
use moyue::words::Msg;
use session::{DroppedPath, TestFile, harness, harness_with, open, reading, seen};

/// An article with every form, long enough to scroll.
fn article() -> String {
    use std::fmt::Write as _;
    let mut text = "測試文章的標題\n\n".to_owned();
    for paragraph in 0..30 {
        let _ =
            writeln!(text, "第{paragraph}段。這裡說到量子電腦，也說到 QPU 的溫度。{}\n", "文字".repeat(60));
    }
    text.push_str("[社論]\n\n社論的第一段說起量子電腦。\n\n");
    text.push_str("[術語]\n\n量子電腦\n以量子位元運算的機器。\n\nQPU(量子處理器)\n量子電腦的核心。\n\n");
    text.push_str("[參考連結]\n\n某研究所(外部連結)\n研究量子的單位。\n\n");
    text.push_str("[編者註]\n\n編者的話。\n");
    text
}

#[test]
fn an_outline_click_scrolls_to_the_section_exactly() {
    let (_file, mut harness) = reading(&article());
    harness.get_by_role_and_label(egui::Role::TreeItem, "社論").click();
    harness.run();
    let reader = &harness.state().reader;
    assert_eq!(reader.position, Anchor::new(1, 0, 0));
    assert_eq!(reader.current_outline_item(), Some(1));
    let heading = harness.get_by_role_and_label(egui::Role::Heading, "社論").rect();
    let article = harness.get_by_role(egui::Role::Document).rect();
    assert!(
        heading.top() - article.top() < 60.0,
        "the heading stands at the top: {heading:?} in {article:?}"
    );
    harness.get_by_role_and_label(egui::Role::TreeItem, "編者註").click();
    harness.run();
    assert_eq!(harness.state().reader.current_outline_item(), Some(4));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().reader.position, Anchor::new(1, 0, 0), "going back returns to the section");
}

#[test]
fn the_glossary_finds_and_steps_through_uses() {
    let (_file, mut harness) = reading(&article());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text("ｑｐｕ".to_owned()));
    harness.run();
    assert!(harness.query_by_role_and_label(egui::Role::ListBoxOption, "量子電腦").is_none());
    harness.get_by_role_and_label(egui::Role::ListBoxOption, "QPU, 量子處理器");
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let selected = harness.state().reader.selected.expect("Enter selects");
    assert_eq!((selected.entry, harness.state().reader.selected_index()), (EntryId::Article(1), Some(1)));
    harness.get_by_label("Previous use of QPU").click();
    harness.run();
    assert_eq!(harness.state().reader.selected_index(), Some(0));
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_role_and_label(egui::Role::ListBoxOption, "量子電腦");
}

#[test]
fn nothing_found_is_said() {
    let (_file, mut harness) = reading(&article());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text("沒有這個詞".to_owned()));
    harness.run();
    harness.get_by_label("Nothing found for “沒有這個詞”.");
}

#[test]
fn a_term_shows_its_card_and_selects_its_entry() {
    let (_file, mut harness) = reading(&article());
    let term =
        harness.get_all_by_role_and_label(egui::Role::Link, "量子電腦").next().expect("a term in the text");
    let at = term.rect().center();
    harness.hover_at(at);
    harness.run_steps(30);
    assert!(
        !seen(&harness, egui::Role::Label, "以量子位元運算的機器。").is_empty(),
        "the card shows the definition"
    );
    harness.get_all_by_role_and_label(egui::Role::Link, "量子電腦").next().expect("still there").click();
    harness.run();
    let selected = harness.state().reader.selected.expect("a click selects");
    assert_eq!((selected.entry, harness.state().reader.selected_index()), (EntryId::Article(0), Some(0)));
}

#[test]
fn the_theme_follows_the_menu_and_the_shortcut() {
    let mut harness = harness();
    assert_eq!(harness.state().reader.settings.theme, ThemeChoice::System);
    harness.get_by_label("Theme").click();
    harness.run();
    harness.get_by_label("Dark").click();
    harness.run();
    assert_eq!(harness.state().reader.settings.theme, ThemeChoice::Dark);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    harness.run();
    assert_eq!(harness.state().reader.settings.theme, ThemeChoice::System);
}

#[test]
fn a_dropped_file_opens_and_the_others_are_at_hand() {
    let first = TestFile::new("first.txt", article().as_bytes());
    let second = TestFile::new("second.txt", "另一篇\n\n內文。".as_bytes());
    let mut harness = harness();
    for file in [&first, &second] {
        harness.input_mut().dropped_files.push(std::sync::Arc::new(DroppedPath(file.path().to_owned())));
    }
    harness.step();
    harness.input_mut().dropped_files.clear();
    session::wait(&mut harness);
    assert_eq!(harness.state().title(), "測試文章的標題");
    harness.get_by_label("second.txt").click();
    session::wait(&mut harness);
    assert_eq!(harness.state().title(), "另一篇");
}

#[test]
fn a_refused_file_keeps_the_article() {
    let (file, mut harness) = reading(&article());
    harness.get_by_role_and_label(egui::Role::TreeItem, "社論").click();
    harness.run();
    let position = harness.state().reader.position;
    let gone = file.path().with_file_name("gone.txt");
    open(&mut harness, &gone);
    let notice = harness.state().reader.notices.last().map(|notice| notice.kind.clone());
    let expected = NoticeKind::Refused { origin: Origin::File(gone), error: OpenError::Missing };
    assert_eq!(notice, Some(expected));
    harness.get_by_label_contains("There is no such file.");
    assert_eq!(harness.state().title(), "測試文章的標題");
    assert_eq!(harness.state().reader.position, position);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().reader.notices.is_empty(), "Esc closes the notice");
}

#[test]
fn a_narrow_window_gives_up_the_glossary_first_and_then_the_outline() {
    let (_file, mut harness) = reading(&article());
    let has = |harness: &session::Screen, role, name: &str| {
        harness.query_all_by_role_and_label(role, name).count() > 0
    };
    let outline = |harness: &session::Screen| has(harness, egui::Role::TreeItem, "社論");
    let glossary = |harness: &session::Screen| has(harness, egui::Role::ListBoxOption, "量子電腦");
    assert!(outline(&harness) && glossary(&harness));
    harness.set_size(vec2(940.0, 700.0));
    harness.run();
    assert!(outline(&harness) && !glossary(&harness));
    harness.set_size(vec2(480.0, 360.0));
    harness.run();
    assert!(!outline(&harness) && !glossary(&harness));
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(480.0, 360.0));
    for node in
        harness.root().children_recursive().filter(|node| node.accesskit_node().role() == egui::Role::Button)
    {
        assert!(window.contains_rect(node.rect()), "{:?} is cut off", node.accesskit_node().label());
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    assert!(glossary(&harness), "the glossary slides over the text");
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!glossary(&harness), "Esc closes it");
}

#[test]
fn every_control_has_a_name() {
    let file = TestFile::new("a.txt", article().as_bytes());
    for size in [vec2(1280.0, 800.0), vec2(480.0, 360.0)] {
        let mut harness = harness_with(size, 1.0);
        open(&mut harness, file.path());
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        harness.run();
        let mut controls = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let control = matches!(
                node.role(),
                egui::Role::Button
                    | egui::Role::Link
                    | egui::Role::TextInput
                    | egui::Role::Slider
                    | egui::Role::TreeItem
                    | egui::Role::ListBoxOption
            );
            if control {
                controls += 1;
                let name = node.label().or(node.value()).unwrap_or_default();
                assert!(!name.trim().is_empty(), "a {:?} has no name", node.role());
                let private = ('\u{e000}'..='\u{f8ff}').contains(&name.chars().next().unwrap_or(' '));
                assert!(!private, "a {:?} is named by its icon", node.role());
            }
        }
        assert!(controls > 8, "only {controls} controls were seen");
    }
}

#[test]
fn a_selection_is_copied_as_it_was_written() {
    let file = TestFile::new("a.txt", "標題\n\n第一段，有字。\n\n第二段。\n".as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(copied(&mut harness).as_deref(), Some("標題\n\n第一段，有字。\n\n第二段。"));
}

#[test]
fn dragging_selects_across_paragraphs() {
    let file = TestFile::new("a.txt", "標題\n\n第一段有字。\n\n第二段也有。\n".as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let from = harness.get_by_label("第一段有字。").rect();
    let to = harness.get_by_label("第二段也有。").rect();
    harness.drag_at(from.left_center() + vec2(1.0, 0.0));
    harness.run();
    harness.hover_at(to.right_center() + vec2(-1.0, 0.0));
    harness.run();
    harness.drop_at(to.right_center() + vec2(-1.0, 0.0));
    harness.run();
    assert_eq!(copied(&mut harness).as_deref(), Some("第一段有字。\n\n第二段也有。"));
}

#[test]
fn the_place_stays_when_the_window_is_resized() {
    let (_file, mut harness) = reading(&article());
    for _ in 0..3 {
        harness.key_press(Key::Space);
        harness.run();
    }
    let place = harness.state().reader.position;
    assert!(place.block > 3, "three pages down: {place:?}");
    for width in [1000.0, 760.0, 500.0, 1400.0, 1280.0] {
        harness.set_size(vec2(width, 800.0));
        harness.run();
        let now = harness.state().reader.position;
        assert_eq!((now.section, now.block), (place.section, place.block), "at {width} pt");
    }
}

#[test]
fn the_interface_speaks_every_language() {
    let mut harness = harness();
    for language in Language::ALL {
        harness.state_mut().reader.language = language;
        harness.run();
        let word = Msg::Find.text(language);
        assert!(harness.query_all_by_label(&word).count() > 0, "{word}");
    }
    assert_eq!(Msg::Find.text(Language::Ko), "글에서 찾기");
}

#[test]
fn the_palette_runs_what_is_chosen() {
    let mut harness = harness();
    assert!(harness.state().reader.settings.outline.open);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run();
    harness.event(Event::Text("outline".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(!harness.state().reader.settings.outline.open);
}

#[test]
fn large_text_in_a_small_window_still_works() {
    let file = TestFile::new("a.txt", article().as_bytes());
    let mut harness = harness_with(vec2(480.0, 360.0), 3.0);
    harness.state_mut().run(Command::Set(Setting::TextSize(40.0)));
    open(&mut harness, file.path());
    for _ in 0..5 {
        harness.key_press(Key::Space);
        harness.run();
    }
    assert!(harness.state().reader.position > Anchor::default());
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().reader.position.section, 4);
}

#[test]
fn half_width_marks_are_shown_wide_and_copied_as_written() {
    let written = "這個模型,以前叫做別的名字;現在改了,大家(也)知道。";
    let file = TestFile::new("a.txt", format!("標題\n\n{written}\n").as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let line = harness.get_by_label(written).rect();
    assert!(line.width() > 24.0 * 18.0, "marks take their full width: {line:?}");
    let middle = line.center();
    for _ in 0..3 {
        harness.drag_at(middle);
        harness.step();
        harness.drop_at(middle);
        harness.step();
    }
    assert_eq!(copied(&mut harness).as_deref(), Some(written), "a triple click selects the paragraph");
}

#[test]
fn shift_and_arrows_move_the_end_of_the_selection() {
    let file = TestFile::new("a.txt", "標題\n\n一二三四五六七八九十。\n\n甲乙丙丁戊己庚辛。\n".as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let first = harness.get_by_label("一二三四五六七八九十。").rect();
    // The second character, after the indent of two.
    let at = first.left_center() + vec2(3.1 * 18.0, 0.0);
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.step();
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        harness.step();
    }
    assert_eq!(copied(&mut harness).as_deref(), Some("二三"));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.step();
    assert_eq!(copied(&mut harness).as_deref(), Some("二三四五六七八九十。\n\n甲乙丙"));
}

#[test]
fn a_double_click_selects_a_term_whole() {
    let (_file, mut harness) = reading(&article());
    let term =
        harness.get_all_by_role_and_label(egui::Role::Link, "量子電腦").next().expect("a term in the text");
    let at = term.rect().center();
    for _ in 0..2 {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
    assert_eq!(copied(&mut harness).as_deref(), Some("量子電腦"));
}

#[test]
fn lines_are_set_again_when_their_settings_change() {
    let (_file, mut harness) = reading(&article());
    let label = || article().lines().nth(2).expect("the first paragraph").to_owned();
    let before = harness.get_by_label(&label()).rect();
    let typography = moyue::reader::Typography { measure: Some(24.0), ..Default::default() };
    harness.state_mut().run(Command::Set(Setting::Typography(typography)));
    harness.run();
    let after = harness.get_by_label(&label()).rect();
    assert!(after.width() <= 24.0 * 18.0 + 0.5, "24 em wide: {after:?}");
    assert!(after.height() > before.height(), "and higher for it");
}

/// What Ctrl C copies now.
fn copied(harness: &mut session::Screen) -> Option<String> {
    harness.event(Event::Copy);
    harness.step();
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_card_leads_to_the_cards_of_the_terms_in_it() {
    let filler = "這一段沒有別的。\n\n".repeat(60);
    let terms = "量子電腦\n以量子位元運算。\n\n量子位元\n能處於疊加態。\n\n疊加態\n兩者皆是。\n";
    let (_file, mut harness) = reading(&format!("標題\n\n一台量子電腦。\n\n{filler}[術語]\n\n{terms}"));
    harness.state_mut().run(Command::Do(Action::ToggleGlossary));
    harness.run();
    for (term, definition) in
        [("量子電腦", "以量子位元運算。"), ("量子位元", "能處於疊加態。"), ("疊加態", "兩者皆是。")]
    {
        assert_eq!(seen(&harness, egui::Role::Label, definition).len(), 0);
        let links = seen(&harness, egui::Role::Link, term);
        assert_eq!(links.len(), 1, "{term}");
        let at = links[0].rect().center();
        harness.hover_at(at - vec2(2.0, 0.0));
        harness.step();
        harness.hover_at(at);
        harness.run_steps(40);
        assert_eq!(seen(&harness, egui::Role::Label, definition).len(), 1, "the card of {term}");
    }
    seen(&harness, egui::Role::Link, "疊加態")[0].click();
    harness.run();
    assert_eq!(harness.state().reader.selected.map(|selected| selected.entry), Some(EntryId::Article(2)));
}
