//! What went wrong in a native file, with its place and a hint.

use super::hint::hint;
use crate::import::JsonError;

/// A parser's error and the path inside the document at which it happened.
pub(super) struct Failure {
    path: String,
    error: serde_json::Error,
}

impl Failure {
    /// An error after or outside of the document.
    pub(super) fn at_top(error: serde_json::Error) -> Self {
        Self { path: String::new(), error }
    }

    /// An error inside the document.
    pub(super) fn inside(error: serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = error.path().to_string();
        // A place that has no name yet, such as a key that cannot be read, is written as `?`, the top as a dot.
        let path = path.trim_end_matches(".?").trim_end_matches('?').trim_end_matches('.').to_owned();
        Self { path, error: error.into_inner() }
    }

    /// What is wrong, and where. `is_json` says whether the whole text is JSON, so that only its shape can be wrong.
    pub(super) fn explain(&self, text: &str, is_json: bool) -> JsonError {
        let line = self.error.line().max(1);
        let message = self.error.to_string();
        let place = format!(" at line {} column {}", self.error.line(), self.error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        JsonError {
            line,
            column: characters(text, line, self.error.column()).max(1),
            path: self.path.clone(),
            hint: hint(message, is_json),
        }
    }
}

/// The number of characters in the first `bytes` bytes of a line.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line - 1).unwrap_or_default();
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}
