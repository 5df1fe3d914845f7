//! Native files that are refused or read with warnings: `tests/suite/json/*.txt`.

use moyue::import::{Hint, ImportError, Warning, import};
use moyue::reader::Language;
use moyue::words::{import_error, import_warning, json_hint};

/// Where and why a file is refused, or its title and what it is warned of.
pub fn outcome(_: &str, text: &str) -> String {
    match import(text.as_bytes(), &Hint { name: "article.json", ..Hint::default() }) {
        Err(ImportError::Json(error)) => {
            let path = if error.path.is_empty() { "top" } else { &error.path };
            let hint = json_hint(&error.hint, Language::En);
            format!("{}:{} {path}\n{hint}", error.line, error.column)
        }
        Err(error) => import_error(&error, Language::En).into_owned(),
        Ok(imported) => {
            let warnings: Vec<String> = imported
                .warnings
                .iter()
                .map(|Warning { line, kind }| format!("warn {line}: {}", import_warning(kind, Language::En)))
                .collect();
            format!("read: {}\n{}", imported.article.title, warnings.join("\n")).trim_end().to_owned()
        }
    }
}
