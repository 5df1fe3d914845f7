//! `moyue settings`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::Args;

use super::streams::{LANGUAGE, STANDARD, complain, not_written, print, say};
use crate::files;
use crate::reader::{ImportedSettings, NoticeKind, ReportItem, Settings, SettingsError};
use crate::words::{notice, settings_error, settings_imported};

/// Writes the settings to a file for another machine, or takes those of a file.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[group(required = true, multiple = false)]
pub struct SettingsFile {
    /// Write the settings in use to this file, - prints them; files that were read and paths are left out
    #[arg(long, value_name = "FILE")]
    pub export: Option<PathBuf>,
    /// Put the settings of this file in the place of those in use, - reads the standard input
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
}

/// What is kept for the window, which the programs know.
#[derive(Clone, Copy)]
pub struct KeptForWindow {
    /// The settings in use, and what is to be said of the file that keeps them.
    pub settings: fn() -> (Settings, Option<NoticeKind>),
    /// Puts others in their place, but for what belongs to this machine.
    pub replace_settings: fn(&Settings) -> Result<(), NoticeKind>,
    /// What the program is and what it runs on.
    pub report: fn() -> Vec<(ReportItem, String)>,
}

/// Exports or imports. The code is 0 when it was done and 1 when it was not, after a sentence.
pub fn settings(asked: &SettingsFile, kept: KeptForWindow) -> ExitCode {
    let done = match asked {
        SettingsFile { import: Some(file), .. } => import(file, kept),
        SettingsFile { export: Some(file), .. } => export(file, kept),
        SettingsFile { .. } => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(sentence);
            ExitCode::FAILURE
        }
    }
}

fn export(file: &Path, kept: KeptForWindow) -> Result<(), String> {
    let (settings, notice) = (kept.settings)();
    if let Some(kind) = notice {
        complain(said(&kind));
    }
    let content = settings.exported();
    let written = if file.as_os_str() == STANDARD {
        print(content)
    } else {
        files::write_atomically(file, content.as_bytes()).map_err(Into::into)
    };
    written.map_err(|error| not_written(error).into_owned())
}

fn import(file: &Path, kept: KeptForWindow) -> Result<(), String> {
    let refused = |error: SettingsError| format!("{}: {}", file.display(), settings_error(&error, LANGUAGE));
    let (limit, go_on) = (Settings::FILE_LIMIT_BYTES, AtomicBool::new(false));
    let bytes = if file.as_os_str() == STANDARD {
        files::read_from(std::io::stdin().lock(), limit, &go_on)
    } else {
        files::read_up_to(file, limit, &go_on)
    };
    let bytes = bytes.map_err(|error| refused(error.into()))?;
    let ImportedSettings { settings, ignored } = Settings::imported(&bytes).map_err(refused)?;
    (kept.replace_settings)(&settings).map_err(|kind| said(&kind))?;
    if !ignored.is_empty() {
        say(&settings_imported(true, &ignored, LANGUAGE));
    }
    Ok(())
}

/// A notice in one line: what it speaks of stands after it.
fn said(kind: &NoticeKind) -> String {
    let (said, file) = notice(kind, LANGUAGE);
    file.map_or_else(|| said.to_string(), |file| format!("{said} ({file})"))
}
