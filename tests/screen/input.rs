//! The keyboard and the clipboard where they meet the system: fields that take the keyboard, texts that are too long.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moyue::reader::{NoticeKind, Purpose};

use crate::copied;
use crate::session::reading;

const TEXT: &str = "標題\n\n第一段，有字。\n\n[術語]\n\n字\n寫下來的話。\n";

#[test]
fn a_text_that_is_too_long_for_the_clipboard_is_offered_to_be_saved() {
    let (_file, mut harness) = reading(TEXT);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    let whole = copied(&mut harness).expect("there is no limit");
    harness.state_mut().screen.limit_copies(whole.len());
    assert_eq!(copied(&mut harness).as_deref(), Some(&*whole), "it is just short enough");
    harness.state_mut().screen.limit_copies(whole.len() - 1);
    assert_eq!(copied(&mut harness), None, "nothing is copied, not even half of it");
    let notice = harness.state().reader.notices.last().map(|notice| notice.kind.clone());
    let characters = whole.chars().count();
    assert_eq!(notice, Some(NoticeKind::TooLongToCopy { characters }));
    harness.run();
    harness.get_by_label_contains(&format!("is {characters} characters long"));
    harness.get_by_role_and_label(Role::Button, "Save a copy as…").click();
    harness.run();
    assert_eq!(harness.state().dialogs(), [Purpose::SaveCopy]);
    let kinds = harness.state().reader.notices.iter().map(|notice| &notice.kind);
    assert_eq!(kinds.filter(|kind| matches!(kind, NoticeKind::TooLongToCopy { .. })).count(), 0);
}

#[test]
fn a_field_takes_the_keyboard_and_the_input_method_in_the_frame_of_its_shortcut() {
    let (_file, mut harness) = reading(TEXT);
    let modifiers = Modifiers::COMMAND;
    for (key, name) in [(Key::F, "Find in the article"), (Key::G, "Search the glossary")] {
        // Without its release, which would have a frame of its own.
        harness.event(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        harness.step();
        let ime = harness.output().platform_output.ime.expect("an input method is let in");
        let field = harness.get_by_role_and_label(Role::TextInput, name);
        assert!(field.accesskit_node().is_focused(), "{name}");
        assert!(field.rect().expand(2.0).contains_rect(ime.rect), "{name}: {ime:?}");
    }
}
