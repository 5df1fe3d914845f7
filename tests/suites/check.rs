//! Articles in, what an editor would ask about them out: `tests/suite/check.txt`.
//!
//! A case is plain text, or the native format without its first fields.

use moyue::check::check;
use moyue::import::{Hint, import};
use moyue::reader::Language;
use moyue::words::{finding, place};
use serde_json::{Value, json};

/// The findings, a line each.
pub fn outcome(name: &str, text: &str) -> String {
    let text = if text.starts_with('{') { native(text) } else { text.to_owned() };
    let imported =
        import(text.as_bytes(), &Hint::default()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let findings = check(&imported.article);
    let lines = findings.iter().map(|found| {
        let (place, what) = (place(&found.place, Language::En), finding(&found.kind, Language::En));
        format!("{}: {place}: {what}", found.kind.severity().name())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The article with the fields that every native file has.
fn native(text: &str) -> String {
    let mut article = json!({"format": "moyue-article", "version": 1, "title": "題", "language": "zh-Hant"});
    let Value::Object(fields) = serde_json::from_str(text).expect("the case is JSON") else {
        panic!("{text}")
    };
    article.as_object_mut().expect("an object").extend(fields);
    article.to_string()
}
