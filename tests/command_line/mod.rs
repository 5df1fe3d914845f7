//! The program as a process, for the tests of the command line.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program in a folder, with its settings in the folder `config` there, and without a log.
pub fn moyue(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moyue"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.env("MOYUE_CONFIG_DIR", folder.join("config")).env_remove("MOYUE_LOG");
    command
}

/// What comes of that.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    moyue(folder, arguments).output().unwrap()
}

/// What was printed.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What was said besides.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
