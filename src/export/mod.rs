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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Section};
    use crate::import::{Format, Hint, import_as};

    #[test]
    fn what_is_written_can_be_read_again_whatever_is_left_over_in_it() {
        let text = "雨\u{1A}天\u{1B}$\0";
        let sections = vec![Section { blocks: vec![Block::paragraph(text)], ..Section::default() }];
        let article = Article { title: text.into(), sections, ..Article::default() };
        let written = [
            (Format::Plain, to_plain(&article)),
            (Format::Markdown, to_markdown(&article)),
            (Format::Html, to_html(&article)),
        ];
        for (format, text) in written {
            let again = import_as(text.as_bytes(), &Hint::default(), format);
            assert_eq!(again.expect(&text).article.title, "雨天$", "{format:?}");
        }
    }
}
