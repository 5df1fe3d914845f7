//! Glossaries that are text: cases in `tests/suite/added`, each named by a file, which may be followed by the language of
//! the article that it is read for: `a.tbx (ja): title`.

use std::fmt::Write as _;

use moyue::dictionary::read_text;
use moyue::reader::Language;
use moyue::words::{glossary_error, glossary_warning};

/// The entries, a line each, and the warnings.
pub fn outcome(name: &str, input: &str) -> String {
    let file = name.split_once(':').map_or(name, |(file, _)| file);
    let (file, language) = file.split_once(" (").unwrap_or((file, ""));
    let read = match read_text(input.as_bytes(), file, language.trim_end_matches(')')) {
        Ok(read) => read,
        Err(error) => return format!("error: {}", glossary_error(&error, Language::En)),
    };
    let mut text = String::new();
    for entry in read.data.iter() {
        let aliases = entry.aliases().collect::<Vec<_>>().join(", ");
        let reading = entry.reading.unwrap_or_default();
        let parts = [entry.term, &aliases, reading, &entry.definition.replace('\n', " / ")];
        let line = parts.map(str::to_owned).join(" | ").replace("|  |", "| |").replace("|  |", "| |");
        let url = entry.url.map(|url| format!(" | {url}")).unwrap_or_default();
        let usage = entry.usage;
        let example =
            usage.example.as_ref().map(|example| format!(" | example: {}", example.replace('\n', " / ")));
        let status = (!usage.status.is_agreed()).then(|| format!(" | {}", usage.status.name()));
        let replacement = usage.replacement.as_ref().map(|name| format!(" | use {name}"));
        let usage: String = [example, status, replacement].into_iter().flatten().collect();
        let _ = writeln!(text, "{}{url}{usage}", line.trim_end());
    }
    for warning in read.warnings {
        let _ = writeln!(text, "warning: {}", glossary_warning(&warning, Language::En));
    }
    text.trim_end().to_owned()
}
