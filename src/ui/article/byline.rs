//! The line under the headline.

use crate::page::minutes;
use crate::reader::{Document, Language};
use crate::words::{Msg, grouped};

/// What stands between two parts. A line ends after it, never before it: a word joiner (UAX #14 LB11) follows the first
/// blank.
const BETWEEN: &str = "\u{2002}\u{2060}·\u{2002}";

/// Source, date, length and reading time, as far as known.
pub fn byline(document: &Document, language: Language) -> String {
    let head = &document.shown.head;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(head.source.as_ref().map(|source| source.name.clone()).filter(|name| !name.is_empty()));
    if !head.authors.is_empty() {
        parts.push(head.authors.join("、"));
    }
    parts.extend(document.article.published.clone());
    parts.push(Msg::Characters { count: &grouped(document.length) }.text(language).into_owned());
    let minutes = minutes(document.length);
    parts.push(if minutes < 120 {
        Msg::Minutes { minutes: &minutes }.text(language).into_owned()
    } else {
        Msg::Hours { hours: &(minutes / 60) }.text(language).into_owned()
    });
    parts.join(BETWEEN)
}
