//! The command line as a program of the console: on Windows a shell waits for no other, and shows what no other says.
//!
//! It does what `moyue` does, but for the window, which it has `moyue` open and does not wait for.

use std::env::{self, consts::EXE_SUFFIX};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use moyue::{cli, page};

fn main() -> ExitCode {
    cli::run(open, page::setter)
}

/// Has the program next to this one open the window.
fn open(files: Vec<PathBuf>) -> ExitCode {
    match start(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(io::stderr(), "moyue: the window's program could not be started ({error})"));
            ExitCode::FAILURE
        }
    }
}

fn start(files: Vec<PathBuf>) -> io::Result<()> {
    let this = env::current_exe()?;
    let window = this.with_file_name(format!("moyue{EXE_SUFFIX}"));
    if window == this {
        return Err(io::Error::other("this program has its name"));
    }
    // Without streams: whoever reads what this program prints is not to wait for the window's end.
    Command::new(window)
        .args(files)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
}
