//! Every message in every language.

use super::en::ALL;
use crate::reader::Language;

#[test]
fn every_message_is_said_with_all_that_is_filled_in() {
    for (name, holes, msg) in ALL {
        for language in Language::ALL {
            let said = msg.text(language);
            assert!(!said.is_empty(), "{name} in {language:?}");
            for hole in *holes {
                assert!(said.contains(&format!("[{hole}]")), "{name} in {language:?} lacks {hole}: {said}");
            }
        }
    }
}

#[test]
fn korean_is_written_in_hangul() {
    let is_other =
        |c: char| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}');
    for (name, _, msg) in ALL {
        let said = msg.text(Language::Ko);
        assert!(!said.contains(is_other), "{name}: {said}");
    }
}

#[test]
fn a_sentence_without_holes_is_not_copied() {
    for (name, holes, msg) in ALL {
        let is_borrowed = matches!(msg.text(Language::En), std::borrow::Cow::Borrowed(_));
        assert_eq!(is_borrowed, holes.is_empty(), "{name}");
    }
}
