//! Pasting an article, and what becomes of it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use moyue::app::store::PastedFolder;
use moyue::app::work::paste::Clipping;
use moyue::article::{Anchor, Origin};
use moyue::reader::{
    Action, Command, DesktopRequest, DialogAnswer, NoticeKind, Outcome, OwnTerm, PasteError, Purpose, Scope,
};

use crate::article;
use crate::files::{act, has};
use crate::session::{Screen, TestFile, harness, harness_with, reading, wait};

/// A part of a page, as a browser hands it over.
const PAGE: &str = "<meta charset='utf-8'><h1>雨天的圖書館</h1><p>雨下了一整天，<b>圖書館</b>裡很安靜。</p>";

/// In the clipboard from now on; what is pasted is kept in the folder.
fn put(harness: &mut Screen, folder: &Path, html: Option<&str>, text: Option<&str>) {
    let clipping =
        Clipping { html: html.map(Into::into), text: text.map(Into::into), has_image: false, is_known: true };
    let paste = &mut harness.state_mut().work.paste;
    paste.clipboard = Arc::new(move || clipping.clone());
    paste.folder = PastedFolder::at(folder);
}

fn paste(harness: &mut Screen) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::V);
    wait(harness);
}

/// The file of the pasted text on screen.
fn pasted_file(harness: &Screen) -> std::path::PathBuf {
    match harness.state().reader.document.as_ref().map(|document| &document.origin) {
        Some(Origin::Pasted(path)) => path.clone(),
        other => panic!("{other:?}"),
    }
}

/// The names of the lines at which something pasted is opened.
fn pasted_lines(harness: &Screen) -> usize {
    harness.query_all_by_role(Role::Button).filter(|node| is_pasted_line(node)).count()
}

fn is_pasted_line(node: &egui_kittest::Node<'_>) -> bool {
    use egui_kittest::kittest::NodeT as _;
    node.accesskit_node().label().is_some_and(|label| label.starts_with("Pasted, "))
}

#[test]
fn ctrl_v_opens_what_is_in_the_clipboard_as_an_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_file, mut harness) = reading(&article());
    put(&mut harness, folder.path(), Some(PAGE), Some("雨天的圖書館"));
    paste(&mut harness);
    assert_eq!(harness.state().title(), "雨天的圖書館");
    assert!(harness.state().reader.notices.is_empty());
    assert_eq!(pasted_lines(&harness), 1, "it is at hand");
    assert!(has(&harness, " · 雨天的圖書館"), "with its title");
    assert!(has(&harness, "Pasted, "), "and says what it is in the place of a file's name");
    // Another article, and back by the list.
    act(&mut harness, Action::OpenFirstArticle);
    wait(&mut harness);
    let line = harness.query_all_by_role(Role::Button).find(is_pasted_line).expect("a line");
    line.click();
    wait(&mut harness);
    assert_eq!(harness.state().title(), "雨天的圖書館");
}

#[test]
fn a_few_words_are_an_article_and_are_called_by_when_they_were_pasted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = harness();
    put(&mut harness, folder.path(), Some("<span>three short words</span>"), None);
    paste(&mut harness);
    let reader = &harness.state().reader;
    assert!(moyue::words::title(reader).starts_with("Pasted, "), "{}", moyue::words::title(reader));
    assert!(reader.document.as_ref().is_some_and(|document| document.warnings.is_empty()));
    assert!(has(&harness, "three short words"));
}

#[test]
fn markdown_is_read_as_such_and_has_a_name_without_a_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = harness();
    let text = "## 二樓\n\n雨下了一整天，**圖書館**裡很安靜。\n\n## 三樓\n\n- 書\n";
    put(&mut harness, folder.path(), None, Some(text));
    paste(&mut harness);
    assert!(has(&harness, "雨下了一整天，圖書館裡很安靜。"), "the marks are read");
    harness.get_by_role_and_label(Role::TreeItem, "三樓");
    assert!(moyue::words::title(&harness.state().reader).starts_with("Pasted, "));
}

#[test]
fn a_field_that_has_the_keyboard_gets_what_is_pasted() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_file, mut harness) = reading(&article());
    put(&mut harness, folder.path(), Some(PAGE), None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Paste("量子".to_owned()));
    paste(&mut harness);
    assert_eq!(harness.state().reader.look_up.query, "量子");
    assert_eq!(harness.state().title(), "測試文章的標題");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
    // Without a field the same event of the window is an article.
    for _ in 0..2 {
        harness.key_press(Key::Escape);
        harness.run();
    }
    harness.event(Event::Paste("量子".to_owned()));
    wait(&mut harness);
    assert_eq!(harness.state().title(), "雨天的圖書館");
}

#[test]
fn what_cannot_be_pasted_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_file, mut harness) = reading(&article());
    put(&mut harness, folder.path(), None, None);
    paste(&mut harness);
    assert!(has(&harness, "There is no text in the clipboard."));
    let image = Clipping { has_image: true, is_known: true, ..Clipping::default() };
    harness.state_mut().work.paste.clipboard = Arc::new(move || image.clone());
    act(&mut harness, Action::Paste);
    wait(&mut harness);
    assert!(has(&harness, "only an image in the clipboard"));
    assert_eq!(harness.state().title(), "測試文章的標題");
    // Where only the window is told, it is asked, and has the last word.
    harness.state_mut().work.paste.clipboard = Arc::new(Clipping::default);
    act(&mut harness, Action::Paste);
    wait(&mut harness);
    assert_eq!(harness.state().asked.last(), Some(&DesktopRequest::Paste));
    harness.event(Event::Paste("只有文字。".to_owned()));
    wait(&mut harness);
    assert!(has(&harness, "只有文字。"));
}

#[test]
fn what_was_pasted_is_there_at_the_next_start_until_it_is_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = harness();
    put(&mut first, folder.path(), None, Some(&article()));
    paste(&mut first);
    first.get_by_role_and_label(Role::TreeItem, "社論").click();
    first.run();
    first.state_mut().reader.remember_place();
    let settings = first.state().reader.settings.clone();
    // The window is gone, and nothing was written when it went.
    drop(first);
    let mut later = harness();
    put(&mut later, folder.path(), None, None);
    later.state_mut().reader.settings = settings;
    later.state_mut().run(Command::Start(Vec::new()));
    wait(&mut later);
    assert_eq!(later.state().title(), "測試文章的標題");
    assert_eq!(later.state().reader.position, Anchor::new(1, 0, 0), "and so is the place in it");
    let file = pasted_file(&later);
    assert_eq!(pasted_lines(&later), 1);
    let line = later.query_all_by_role(Role::Button).find(is_pasted_line).expect("a line").rect();
    later.hover_at(line.center());
    later.run();
    let name = moyue::words::origin_name(
        &Origin::Pasted(file.clone()),
        &later.state().reader.pasted.today,
        later.state().reader.language,
    );
    later.get_by_label(&format!("Delete “{name}”")).click();
    wait(&mut later);
    assert_eq!(pasted_lines(&later), 0);
    assert!(!file.exists());
}

#[test]
fn saved_it_is_a_file_with_all_that_belongs_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = TestFile::new("other.txt", b"other");
    let copy = target.path().with_file_name("saved.md");
    let mut harness = harness();
    put(&mut harness, folder.path(), None, Some(&article()));
    paste(&mut harness);
    let pasted = pasted_file(&harness);
    let scope = Scope::Article(Origin::Pasted(pasted.clone()));
    harness.state_mut().run(Command::AddTerm(OwnTerm { term: "溫度".into(), scope, ..OwnTerm::default() }));
    wait(&mut harness);
    harness.get_by_role_and_label(Role::TreeItem, "社論").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    assert_eq!(harness.state().dialogs(), [Purpose::SaveCopy]);
    let answer = DialogAnswer::Picked { purpose: Purpose::SaveCopy, paths: vec![copy.clone()] };
    harness.state_mut().run(Command::Hear(Outcome::DialogClosed(answer)));
    wait(&mut harness);
    let reader = &harness.state().reader;
    let document = reader.document.as_ref().expect("an article");
    assert_eq!(document.origin, Origin::File(copy.clone()));
    assert_eq!(reader.position, Anchor::new(1, 0, 0));
    assert_eq!(reader.own.terms[0].scope, Scope::Article(Origin::File(copy.clone())));
    assert!(!document.shown.occurrences.of(moyue::glossary::EntryId::Own(0)).is_empty());
    assert!(!pasted.exists(), "what is saved need not be kept");
    assert_eq!(pasted_lines(&harness), 0);
    assert_eq!(reader.settings.recent[0].file, copy);
}

#[test]
fn what_was_pasted_is_kept_where_saving_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = harness();
    put(&mut harness, folder.path(), Some(PAGE), None);
    paste(&mut harness);
    let pasted = pasted_file(&harness);
    act(&mut harness, Action::SaveCopy);
    let paths = vec![folder.path().join("no such folder/a.md")];
    let answer = DialogAnswer::Picked { purpose: Purpose::SaveCopy, paths };
    harness.state_mut().run(Command::Hear(Outcome::DialogClosed(answer)));
    wait(&mut harness);
    assert!(pasted.exists());
    assert_eq!(pasted_file(&harness), pasted);
    // Nor is anything lost where it cannot be kept.
    let file = TestFile::new("a.txt", b"a file in the place of a folder");
    put(&mut harness, file.path(), Some(PAGE), None);
    paste(&mut harness);
    let last = harness.state().reader.notices.last().map(|notice| &notice.kind);
    assert!(matches!(last, Some(NoticeKind::NotPasted(PasteError::NotKept { .. }))), "{last:?}");
    assert!(has(&harness, "What was pasted could not be kept"));
}

#[test]
fn the_menu_pastes_in_the_smallest_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = harness_with(vec2(480.0, 360.0), 1.0);
    put(&mut harness, folder.path(), Some(PAGE), None);
    harness.get_by_label("Open").click();
    harness.run();
    harness.get_by_label("Paste and open").click();
    wait(&mut harness);
    assert_eq!(harness.state().title(), "雨天的圖書館");
}
