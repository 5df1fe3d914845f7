//! Native files that are refused or read with warnings: `tests/suite/json/*.txt`.

mod suite_file;

use moyue::import::{Hint, ImportError, import};

#[test]
fn malformed_files_are_refused_with_place_and_hint() {
    suite_file::run("json", 20, |_, text| {
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
    });
}
