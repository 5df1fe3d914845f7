//! Unicode's own test of UAX #14: `tests/suite/LineBreakTest.txt`, an unmodified copy under `LICENSE-Unicode`.

use moyue::typeset::{Rules, WritingSystem, breaks};

/// Lines of the file that are not met, each with its reason.
///
/// All stand in scripts without spaces (class SA), where UAX #14 leaves breaks to the implementation and the file
/// assumes one that does not know these scripts. Nobody writes any of these.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("× 0E31 × 102C ÷", CHANGE_OF_SCRIPT),
    ("× 102C × 0E31 ÷", CHANGE_OF_SCRIPT),
    ("× 102C × 0E01 ÷", CHANGE_OF_SCRIPT),
    ("× 0E01 × 102C ÷", CHANGE_OF_SCRIPT),
    ("× 0E31 × 0308 × 0E31 ÷", FOREIGN_MARK),
    ("× 0E31 × 0308 × 102C ÷", FOREIGN_MARK),
    ("× 102C × 0308 × 0E31 ÷", FOREIGN_MARK),
    ("× 102C × 0308 × 102C ÷", FOREIGN_MARK),
    ("× 0E01 × 0308 × 0E31 ÷", FOREIGN_MARK),
    ("× 0E01 × 0308 × 102C ÷", FOREIGN_MARK),
];
/// Thai next to Burmese: the segmenter takes a change of script for the border of a word.
const CHANGE_OF_SCRIPT: &str = "a vowel sign of one script on a letter of another";
/// A diaeresis ends the word for the segmenter, and the vowel sign after it begins another.
const FOREIGN_MARK: &str = "a vowel sign behind a combining mark of another script";

#[test]
fn untailored_breaks_are_those_of_unicode() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in include_str!("suite/LineBreakTest.txt").lines() {
        let case = line.split('#').next().unwrap_or_default().trim();
        if case.is_empty() {
            continue;
        }
        count += 1;
        let (text, expected) = parsed(case);
        let found = breaks(&text, Rules::Uax14, WritingSystem::Other, false);
        let excepted = EXCEPTIONS.iter().any(|(exception, reason)| *exception == case && !reason.is_empty());
        if (found == expected) == excepted {
            wrong.push(format!("{line}\n  found {found:?}, excepted: {excepted}"));
        }
    }
    assert_eq!(count, 19_338, "the file's last lines say how many there are");
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

/// A line's text, and the places marked `÷` in it, in characters.
fn parsed(case: &str) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for word in case.split_whitespace() {
        match word {
            "÷" => places.push(text.chars().count()),
            "×" => {}
            code => text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
        }
    }
    (text, places)
}
