//! Articles as texts of other formats, and their terms as glossaries of other programs, one file a format. What a format has no words for is written as near as it
//! can be; each file says what that is.

mod epub;
mod formulas;
mod html;
mod inlines;
mod markdown;
mod plain;
mod table;
mod tbx;

use crate::text::language_tag::{LanguageTag, Naming};

pub use epub::to_epub;
pub use html::{to_html, to_html_with};
pub use markdown::to_markdown;
pub use plain::to_plain;
pub use table::{to_csv, to_tsv};
pub use tbx::{WrittenGlossary, to_tbx};

/// A text without the control characters that say nothing in it. They are left over from terminals and old systems;
/// a text with many of them would not be known as one again.
fn without_controls(mut text: String) -> String {
    let is_left_over = |c: char| matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}');
    if text.contains(is_left_over) {
        text.retain(|c| !is_left_over(c));
    }
    text
}

/// Whether XML has a form of a character (Extensible Markup Language 1.0 §2.2).
const fn is_of_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The name of a summary's section, in the article's language.
fn summary_name(language: &str) -> &'static str {
    match LanguageTag::of(language).naming() {
        Some(Naming::ZhHant | Naming::ZhHans) | None => "摘要",
        Some(Naming::Ja) => "概要",
        Some(Naming::Ko) => "요약",
        Some(Naming::En) => "Summary",
    }
}

/// What stands around and between a term's other names and its reading.
fn brackets(is_wide: bool) -> (&'static str, &'static str, &'static str) {
    if is_wide { ("（", "、", "）") } else { (" (", "; ", ")") }
}
