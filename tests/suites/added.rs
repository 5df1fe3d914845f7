//! Tables of terms as text: cases in `tests/suite/added`, each named by a file.

use std::fmt::Write as _;

use moyue::dictionary::read_table;
use moyue::reader::Language;
use moyue::words::{glossary_error, glossary_warning};

/// The entries, a line each, and the warnings.
pub fn outcome(name: &str, input: &str) -> String {
    let file = name.split_once(':').map_or(name, |(file, _)| file);
    let read = match read_table(input.as_bytes(), file) {
        Ok(read) => read,
        Err(error) => return format!("error: {}", glossary_error(&error, Language::En)),
    };
    let mut text = String::new();
    for entry in read.data.iter() {
        let aliases = entry.aliases().collect::<Vec<_>>().join(", ");
        let reading = entry.reading.unwrap_or_default();
        let parts = [entry.term, &aliases, reading, &entry.definition.replace('\n', " / ")];
        let line = parts.map(str::to_owned).join(" | ").replace("|  |", "| |").replace("|  |", "| |");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    for warning in read.warnings {
        let _ = writeln!(text, "warning: {}", glossary_warning(&warning, Language::En));
    }
    text.trim_end().to_owned()
}
