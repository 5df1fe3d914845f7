//! `moyue manual`: what a package needs of the command line besides the program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::streams::{complain, not_written};
use super::{Command, CommandLine};

/// Writes the manual and what shells complete; for packages.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Manual {
    /// The folder to write into; it is made if need be
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// The shells that a package brings completions for.
const SHELLS: [Shell; 4] = [Shell::Bash, Shell::Fish, Shell::PowerShell, Shell::Zsh];

/// Writes a page of the manual for the program and each subcommand into `man` of the folder, and a file for each shell
/// into `completions`, under the names by which they are looked for.
pub fn manual(asked: &Manual) -> ExitCode {
    match write(&asked.folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(not_written(error.into()));
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<()> {
    let command = CommandLine::<Command>::command();
    let pages = folder.join("man");
    fs::create_dir_all(&pages)?;
    clap_mangen::generate_to(command.clone(), &pages)?;
    let completions = folder.join("completions");
    fs::create_dir_all(&completions)?;
    for shell in SHELLS {
        clap_complete::generate_to(shell, &mut command.clone(), "moyue", &completions)?;
    }
    Ok(())
}
