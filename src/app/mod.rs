//! The window's shell: performs what the reading session asks for and keeps settings.

pub mod dialog;
pub mod links;
pub mod loader;
pub mod store;

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window with `files`, absolute paths; the first of them is shown. To be replaced by the real shell.
pub fn run(files: Vec<PathBuf>) -> ExitCode {
    drop(files);
    ExitCode::FAILURE
}
