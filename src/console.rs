//! The command line as a program of the console: on Windows a shell waits for no other, and shows what no other says.
//!
//! It does what `moyue` does, but for the window, which it has `moyue` open and does not wait for.

use std::borrow::Cow;
use std::env::{self, consts::EXE_SUFFIX};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use moyue::cli::LANGUAGE;
use moyue::open_error::SystemError;
use moyue::words::{Msg, system_error};
use moyue::{app, cli, page};

fn main() -> ExitCode {
    app::start_log(cli::LANGUAGE);
    app::add_same_words();
    let kept = cli::KeptForWindow {
        settings: app::kept_settings,
        replace_settings: app::replace_settings,
        report: app::program_report,
    };
    cli::run(open, page::setter, kept)
}

/// Has the program next to this one open the window.
fn open(files: &[PathBuf]) -> ExitCode {
    match start(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            drop(writeln!(io::stderr(), "moyue: {}", failure.said()));
            ExitCode::FAILURE
        }
    }
}

/// Why the window's program was not started.
enum Failure {
    /// There is none of this name next to this one.
    Missing(String),
    /// The system did not do it.
    System(SystemError),
}

impl Failure {
    fn said(&self) -> Cow<'static, str> {
        match self {
            Self::Missing(name) => Msg::WindowProgramMissing { name }.text(LANGUAGE),
            Self::System(error) => {
                Msg::WindowProgramNotStarted { reason: &system_error(*error, LANGUAGE) }.text(LANGUAGE)
            }
        }
    }
}

fn start(files: &[PathBuf]) -> Result<(), Failure> {
    let name = format!("moyue{EXE_SUFFIX}");
    let this = env::current_exe().map_err(|error| Failure::System(error.into()))?;
    let window = this.with_file_name(&name);
    if window == this || !window.exists() {
        return Err(Failure::Missing(name));
    }
    // Without streams: whoever reads what this program prints is not to wait for the window's end.
    Command::new(window)
        .args(files)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
        .map_err(|error| Failure::System(error.into()))
}
