//! Articles as texts of other formats, one file a format. What a format has no words for is written as near as it
//! can be; each file says what that is.

mod html;
mod inlines;
mod markdown;
mod plain;

pub use html::{to_html, to_html_with};
pub use markdown::to_markdown;
pub use plain::to_plain;

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
