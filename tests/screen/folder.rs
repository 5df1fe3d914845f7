//! The other articles in the folder of the open one, and windows of their own.

use std::fs;
use std::path::Path;

use egui::{Event, Key, Modifiers, PointerButton, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::reader::{Action, Command, DesktopRequest, NoticeKind, OpenError, Origin};

use crate::files::{act, has};
use crate::session::{Screen, harness, harness_with, open, wait, wait_until};

/// A folder with articles, each called by its name, and with other files.
fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in names {
        write(folder.path(), name);
    }
    fs::write(folder.path().join("picture.png"), "no article").expect("a file");
    folder
}

fn write(folder: &Path, name: &str) {
    fs::write(folder.join(name), format!("{name}\n\n這一篇的內文。\n")).expect("an article");
}

const CHAPTERS: [&str; 4] = ["第十章.txt", "第一章.txt", "第二章.txt", "第三章.txt"];

/// The names in the list, in its order.
fn listed(harness: &Screen) -> Vec<String> {
    let mut lines: Vec<_> = harness
        .query_all_by_role(Role::ListBoxOption)
        .filter_map(|node| {
            let name = node.accesskit_node().label()?;
            name.contains("章.").then(|| (node.rect().top(), name))
        })
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|(_, name)| name).collect()
}

fn press(harness: &mut Screen, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    wait(harness);
}

#[test]
fn the_articles_of_the_folder_are_listed_in_natural_order() {
    let folder = folder(&CHAPTERS);
    let mut harness = harness();
    open(&mut harness, &folder.path().join("第二章.txt"));
    assert_eq!(listed(&harness), ["第一章.txt", "第二章.txt", "第三章.txt", "第十章.txt"]);
    let current = harness.get_by_role_and_label(Role::ListBoxOption, "第二章.txt");
    assert_eq!(current.accesskit_node().is_selected(), Some(true));
    harness.get_by_role_and_label(Role::ListBoxOption, "第十章.txt").click();
    wait(&mut harness);
    assert_eq!(harness.state().title(), "第十章.txt");
    // The list can be folded.
    harness.get_by_role_and_label(Role::Button, "In this folder").click();
    harness.run();
    assert_eq!(listed(&harness), [""; 0]);
    harness.get_by_role_and_label(Role::Button, "In this folder").click();
    harness.run();
    assert_eq!(listed(&harness).len(), 4);
}

#[test]
fn an_article_alone_has_no_list() {
    let folder = folder(&["第一章.txt"]);
    let mut harness = harness();
    open(&mut harness, &folder.path().join("第一章.txt"));
    assert!(!has(&harness, "In this folder"));
    for action in [Action::NextFile, Action::PreviousFile] {
        assert!(!harness.state().reader.offers(action), "{action:?}");
        act(&mut harness, action);
    }
    wait(&mut harness);
    assert_eq!(harness.state().title(), "第一章.txt");
    act(&mut harness, Action::OpenFirstArticle);
    wait(&mut harness);
    assert!(harness.state().reader.folder.files.is_empty());
}

#[test]
fn keys_go_from_article_to_article() {
    let folder = folder(&CHAPTERS);
    // Where there is no room for the list as well.
    for size in [vec2(1280.0, 800.0), vec2(480.0, 360.0)] {
        let mut harness = harness_with(size, 1.0);
        open(&mut harness, &folder.path().join("第二章.txt"));
        press(&mut harness, Key::PageDown);
        assert_eq!(harness.state().title(), "第三章.txt");
        press(&mut harness, Key::PageDown);
        press(&mut harness, Key::PageDown);
        assert_eq!(harness.state().title(), "第十章.txt", "that is the last one");
        press(&mut harness, Key::PageUp);
        assert_eq!(harness.state().title(), "第三章.txt");
        // Pressed faster than articles are read.
        for _ in 0..2 {
            harness.state_mut().run(Command::Do(Action::PreviousFile));
        }
        wait(&mut harness);
        assert_eq!(harness.state().title(), "第一章.txt");
    }
}

#[test]
fn what_comes_and_goes_in_the_folder_is_seen() {
    let folder = folder(&["第一章.txt", "第三章.txt"]);
    let mut harness = harness();
    open(&mut harness, &folder.path().join("第一章.txt"));
    assert_eq!(listed(&harness), ["第一章.txt", "第三章.txt"]);
    // It is certainly watched as soon as a change of it is seen.
    fs::write(folder.path().join("第一章.txt"), "新的標題\n\n內文。\n").expect("the file is written");
    wait_until(&mut harness, "the change is seen", |harness| harness.state().title() == "新的標題");
    write(folder.path(), "第二章.txt");
    wait_until(&mut harness, "the new one is listed", |harness| listed(harness).len() == 3);
    assert_eq!(listed(&harness), ["第一章.txt", "第二章.txt", "第三章.txt"]);
    fs::remove_file(folder.path().join("第三章.txt")).expect("the file is removed");
    wait_until(&mut harness, "the old one is gone", |harness| listed(harness).len() == 2);
}

#[test]
fn a_folder_opens_its_first_article_or_the_one_read_last() {
    let (folder, empty) = (folder(&CHAPTERS), tempfile::tempdir().expect("a folder"));
    let mut harness = harness();
    open(&mut harness, folder.path());
    assert_eq!(harness.state().title(), "第一章.txt");
    open(&mut harness, &folder.path().join("第三章.txt"));
    act(&mut harness, Action::OpenFirstArticle);
    wait(&mut harness);
    open(&mut harness, folder.path());
    assert_eq!(harness.state().title(), "第三章.txt");
    assert!(harness.state().reader.notices.is_empty());
    open(&mut harness, empty.path());
    assert_eq!(harness.state().title(), "第三章.txt");
    let refused =
        NoticeKind::Refused { origin: Origin::File(empty.path().to_owned()), error: OpenError::NoArticles };
    assert_eq!(harness.state().reader.notices.last().map(|notice| &notice.kind), Some(&refused));
    assert!(has(&harness, "There is no article in this folder."));
}

#[test]
fn the_middle_button_opens_an_article_in_a_window_of_its_own() {
    let folder = folder(&CHAPTERS);
    let mut harness = harness();
    open(&mut harness, &folder.path().join("第二章.txt"));
    let middle = |harness: &mut Screen, role, name: &str| {
        let pos = harness.get_by_role_and_label(role, name).rect().center();
        harness.hover_at(pos);
        harness.run();
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            harness.event(Event::PointerButton { pos, button: PointerButton::Middle, pressed, modifiers });
        }
        wait(harness);
        harness.state().asked.last().cloned()
    };
    let in_window = |name: &str| Some(DesktopRequest::NewWindow(Some(folder.path().join(name))));
    assert_eq!(middle(&mut harness, Role::ListBoxOption, "第三章.txt"), in_window("第三章.txt"));
    assert_eq!(middle(&mut harness, Role::Button, "第二章.txt"), in_window("第二章.txt"));
    assert_eq!(harness.state().title(), "第二章.txt", "and stays here");
    press(&mut harness, Key::N);
    assert_eq!(harness.state().asked.last(), Some(&DesktopRequest::NewWindow(None)));
}
