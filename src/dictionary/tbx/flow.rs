//! Text of XML as paragraphs.

use crate::text::segment_break::vanishes;

/// Stands for a line end that is meant, written as `&#10;`; XML 1.0 has no such character.
pub(super) const HARD_BREAK: char = '\u{1F}';

/// The paragraphs of a text: parted by line ends that are meant, by empty lines, and by those that are followed by text at
/// once. A line that is set in goes on with the one before: so do files that are laid out for the eye.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = Vec::new();
    for part in text.split(HARD_BREAK) {
        let mut paragraph = String::new();
        for line in part.split('\n') {
            let is_set_in = line.starts_with(char::is_whitespace);
            let line = line.trim();
            if line.is_empty() || !is_set_in {
                paragraphs.push(std::mem::take(&mut paragraph));
            }
            let between = paragraph.chars().next_back().zip(line.chars().next());
            if between.is_some_and(|(before, after)| !vanishes(before, after)) {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
        paragraphs.push(paragraph);
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_set_in_go_on() {
        for (text, wanted) in [
            ("雨。", &["雨。"][..]),
            ("\n      rain\n      drops\n    ", &["rain drops"]),
            ("\n  雨\r\n  傘\n", &["雨傘"]),
            ("一\n二", &["一", "二"]),
            ("  一\n\n  二", &["一", "二"]),
            ("一\u{1F}  二\u{1F}", &["一", "二"]),
            (" \n ", &[]),
        ] {
            assert_eq!(paragraphs(text), wanted, "{text:?}");
        }
    }
}
