//! Native files that are refused or read with warnings: `tests/suite/json/*.txt`.

use moyue::import::{Hint, ImportError, import};

/// Where and why a file is refused, or its title and what it is warned of.
pub fn outcome(_: &str, text: &str) -> String {
    match import(text.as_bytes(), &Hint { name: "article.json", ..Hint::default() }) {
        Err(ImportError::Json(error)) => {
            let path = if error.path.is_empty() { "top" } else { &error.path };
            format!("{}:{} {path}\n{}\n{}", error.line, error.column, error.message, error.hint)
        }
        Err(error) => error.to_string(),
        Ok(imported) => {
            let warnings: Vec<String> = imported
                .warnings
                .iter()
                .map(|warning| format!("warn {}: {}", warning.line, warning.kind))
                .collect();
            format!("read: {}\n{}", imported.article.title, warnings.join("\n")).trim_end().to_owned()
        }
    }
}
