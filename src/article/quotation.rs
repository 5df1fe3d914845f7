//! Who is quoted: the last line of a quotation, which begins with a dash.

use crate::text::class::{is_han, is_hangul, is_kana};

/// The longest line that is taken for the source of a quotation, in characters; a longer one is a speech.
const LONGEST: usize = 60;
/// Dashes that a source begins with.
const DASHES: [char; 5] = ['—', '―', '─', '–', '⸺'];

/// Whether the last line of a quotation says who is quoted.
pub fn names_source(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(DASHES) && line.chars().count() <= LONGEST
}

/// The dash that stands before the source of a quotation in the language of its text: two em in Chinese and Japanese
/// (GB/T 15834 §4.13, jlreq §3.1.2), one in others.
pub fn source_dash(quotation: &str) -> &'static str {
    if quotation.contains(is_kana) {
        "――"
    } else if quotation.contains(is_hangul) {
        "― "
    } else if quotation.contains(is_han) {
        "——"
    } else {
        "— "
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_a_dash_before_it() {
        for line in ["——陸羽《茶經》", "— Confucius", " ― 옛 책", "――『豆腐百珍』"]
        {
            assert!(names_source(line), "{line}");
        }
        assert!(!names_source("陸羽《茶經》") && !names_source(&format!("——{}", "說".repeat(60))));
        for (text, dash) in [("茶者", "——"), ("茶は", "――"), ("차는", "― "), ("Tea is", "— ")]
        {
            assert_eq!(source_dash(text), dash);
        }
    }
}
