//! What the program says of itself for a report, and settings as a file.

use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::reader::{
    Action, Command, DialogAnswer, Language, Outcome, Purpose, Setting, Settings, ThemeChoice,
};

use crate::session::{self, Screen, TestFile, harness, harness_with, open, reading, strike};

fn press(harness: &mut Screen, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Runs the command that is found by this.
fn command(harness: &mut Screen, query: &str) -> Option<String> {
    press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.event(Event::Text(query.to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    let mut copied = None;
    for _ in 0..4 {
        harness.step();
        copied = copied.or_else(|| last_copied(harness));
    }
    harness.run();
    copied
}

fn last_copied(harness: &Screen) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn the_report_says_nothing_of_what_is_read() {
    let (_file, mut harness) = reading("秘密的標題\n\n秘密的內文。\n");
    harness.state_mut().reader.environment.renderer = "A driver".into();
    harness.state_mut().run(Command::Set(Setting::TextSize(30.0)));
    let copied = command(&mut harness, "details for a report").expect("it is copied");
    assert!(copied.starts_with("Version: 0."), "{copied}");
    assert!(copied.contains("\nGraphics: A driver\n") && copied.contains("\nScale: 1\n"), "{copied}");
    assert!(copied.contains("\nChanged settings: text_size\n"), "{copied}");
    assert!(!copied.contains("秘密") && !copied.contains("a.txt"), "{copied}");
    harness.get_by_label("Copied");
}

#[test]
fn about_shows_it_and_the_key_that_is_at_hand_copies_it_in_english() {
    let mut harness = harness_with(vec2(480.0, 360.0), 1.0);
    harness.state_mut().run(Command::Set(Setting::Language(Some(Language::Ja))));
    harness.run();
    command(&mut harness, "about moyue");
    harness.get_by_label("Moyueについて");
    harness.get_by_label("バージョン");
    let button = harness.get_by_role_and_label(Role::Button, "不具合報告用の情報をコピー");
    assert!(button.accesskit_node().is_focused());
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(480.0, 360.0));
    assert!(window.contains_rect(button.rect()), "{:?}", button.rect());
    // With nothing after it: each frame has an output of its own.
    strike(&mut harness, Key::Enter);
    assert!(last_copied(&harness).expect("it is copied").contains("\nInterface language: ja (chosen)\n"));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("バージョン").is_none(), "Esc closes it");
}

/// Answers the dialog that was asked for last.
fn answer(harness: &mut Screen, purpose: Purpose, file: &std::path::Path) {
    assert_eq!(harness.state().dialogs().last(), Some(&purpose));
    let paths = vec![file.to_owned()];
    let answer = DialogAnswer::Picked { purpose, paths };
    harness.state_mut().run(Command::Hear(Outcome::DialogClosed(answer)));
    session::wait(harness);
}

#[test]
fn settings_are_exported_and_imported_and_that_is_undone() {
    let (file, mut harness) = reading("標題\n\n内文。\n");
    let exported = file.path().with_file_name("設定.json");
    harness.state_mut().run(Command::Set(Setting::Theme(ThemeChoice::Dark)));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.event(Event::Text("export".to_owned()));
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Export settings…").click();
    harness.run();
    answer(&mut harness, Purpose::WriteSettings, &exported);
    harness.get_by_label_contains("The settings were written to ");
    let written = std::fs::read_to_string(&exported).expect("the file is there");
    assert!(written.contains("\"dark\"") && !written.contains("a.txt"), "{written}");

    let changed =
        Settings { theme: ThemeChoice::Light, text_size: 30.0, ..harness.state().reader.settings.clone() };
    let changed = Settings { language: Some(Language::Ja), ..changed };
    harness.state_mut().run(Command::Set(Setting::Language(changed.language)));
    harness.state_mut().run(Command::Set(Setting::Theme(changed.theme)));
    harness.state_mut().run(Command::Set(Setting::TextSize(changed.text_size)));
    harness.run();
    harness.state_mut().run(Command::Do(Action::ImportSettings));
    harness.run();
    answer(&mut harness, Purpose::ReadSettings, &exported);
    let settings = &harness.state().reader.settings;
    assert_eq!((settings.theme, settings.text_size, settings.language), (ThemeChoice::Dark, 18.0, None));
    assert_eq!(settings.recent, changed.recent, "what was read stays");
    assert_eq!(harness.state().reader.language, Language::En);
    harness.get_by_label_contains("The settings were imported");

    harness.get_by_role_and_label(Role::Button, "Undo").click();
    harness.run();
    let settings = &harness.state().reader.settings;
    assert_eq!((settings.theme, settings.text_size), (changed.theme, changed.text_size));
    assert_eq!(harness.state().reader.language, Language::Ja);
    harness.state_mut().run(Command::Do(Action::Redo));
    assert_eq!(harness.state().reader.settings.theme, ThemeChoice::Dark);

    answer_again(&mut harness, &exported);
    harness.get_by_label("The settings in this file are in use already.");
}

fn answer_again(harness: &mut Screen, file: &std::path::Path) {
    harness.state_mut().run(Command::Do(Action::ImportSettings));
    harness.run();
    answer(harness, Purpose::ReadSettings, file);
}

#[test]
fn what_holds_no_settings_is_refused_with_a_sentence_and_changes_nothing() {
    let mut harness = harness();
    let before = harness.state().reader.settings.clone();
    for (content, said) in [
        ("", "This file is empty."),
        ("{", "The JSON of this file is malformed at line 1, column 1."),
        ("標題\n\n內文。", "The JSON of this file is malformed"),
        ("{\"format\": \"moyue-article\"}", "There are no settings of Moyue in this file."),
        ("{\"version\": 7, \"theme\": \"dark\"}", "These settings come from a newer version of Moyue."),
    ] {
        let file = TestFile::new("a.json", content.as_bytes());
        answer_again(&mut harness, file.path());
        harness.get_by_label_contains(said);
        assert_eq!(harness.state().reader.settings, before, "{content}");
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    let partly = TestFile::new("a.json", b"{\"theme\": \"dark\", \"text_size\": \"large\"}");
    answer_again(&mut harness, partly.path());
    harness.get_by_label_contains("Not understood, and left at the default: text_size");
    assert_eq!(harness.state().reader.settings.theme, ThemeChoice::Dark);
}

#[test]
fn an_import_reads_the_article_as_it_says() {
    let lines = "標題\n\n這一行是被切斷的，\n下一行接著它，\n一直到句子的末尾才結束。\n";
    let file = TestFile::new("a.txt", lines.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let settings = Settings { keep_lines: true, ..Settings::default() };
    let exported = TestFile::new("s.json", settings.exported().as_bytes());
    let before = harness.state().reader.revisions.read;
    answer_again(&mut harness, exported.path());
    assert!(harness.state().reader.settings.keep_lines);
    assert!(harness.state().reader.revisions.read > before, "the article is read again");
}

#[test]
fn the_word_settings_leads_to_the_settings_first() {
    let mut harness = harness();
    command(&mut harness, "settings");
    harness.get_by_label("Search settings");
}
