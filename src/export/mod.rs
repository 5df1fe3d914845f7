//! Articles as texts of other formats, one file a format. What a format has no words for is written as near as it
//! can be; each file says what that is.

mod html;
mod inlines;
mod markdown;
mod plain;

pub use html::{to_html, to_html_with};
pub use markdown::to_markdown;
pub use plain::to_plain;

/// A text without the control characters that say nothing in it. They are left over from terminals and old systems;
/// a text with many of them would not be known as one again.
fn without_controls(mut text: String) -> String {
    let is_left_over = |c: char| matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}');
    if text.contains(is_left_over) {
        text.retain(|c| !is_left_over(c));
    }
    text
}

/// The name of a summary's section, in the article's language.
fn summary_name(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("ja") => "概要",
        Some("ko") => "요약",
        Some("en") => "Summary",
        _ => "摘要",
    }
}

/// What stands around and between a term's other names and its reading.
fn brackets(is_wide: bool) -> (&'static str, &'static str, &'static str) {
    if is_wide { ("（", "、", "）") } else { (" (", "; ", ")") }
}
