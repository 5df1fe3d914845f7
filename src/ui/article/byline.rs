//! The line under the headline.

use crate::page::minutes;
use crate::reader::{Document, Language};
use crate::ui::numbers::grouped;
use crate::ui::strings::Word;

/// Source, date, length and reading time, as far as known.
pub fn byline(document: &Document, language: Language) -> String {
    let head = &document.shown.head;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(head.source.as_ref().map(|source| source.name.clone()).filter(|name| !name.is_empty()));
    if !head.authors.is_empty() {
        parts.push(head.authors.join("、"));
    }
    parts.extend(document.article.published.clone());
    parts.push(Word::Characters.with(language, &[&grouped(document.length)]));
    let minutes = minutes(document.length);
    parts.push(if minutes < 120 {
        Word::Minutes.with(language, &[&minutes])
    } else {
        Word::Hours.with(language, &[&(minutes / 60)])
    });
    parts.join("\u{2002}·\u{2002}")
}
