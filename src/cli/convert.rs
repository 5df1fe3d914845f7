//! `moyue convert`.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use thiserror::Error;

use super::streams::{self, STANDARD, print, say};
use super::{Conversion, Target};
use crate::files;
use crate::import::{Hint, Imported, import, to_json};
use crate::reader::Refusal;
use crate::text::decode::Encoding;

/// Converts, and reports on the standard error. The code is 0 when it is done and 1 when it is not.
pub fn convert(conversion: &Conversion) -> ExitCode {
    let said = match read_as(&conversion.file, conversion.encoding) {
        Ok(imported) => {
            warn(&conversion.file, &imported);
            match write(conversion, &imported) {
                Ok(()) => return ExitCode::SUCCESS,
                Err(error) => error.to_string(),
            }
        }
        Err(refusal) => format!("{}: {refusal}", conversion.file.display()),
    };
    say(&format!("moyue: {said}"));
    ExitCode::FAILURE
}

#[derive(Debug, Error)]
#[error(
    "{output}: the result could not be written ({error}); check the folder, its permissions and the free space"
)]
struct NotWritten {
    output: String,
    error: io::Error,
}

/// Imports a file, or the standard input.
pub(super) fn read(path: &Path) -> Result<Imported, Refusal> {
    read_as(path, None)
}

/// Imports a file, or the standard input, in the encoding that the person tells.
fn read_as(path: &Path, encoding: Option<&'static Encoding>) -> Result<Imported, Refusal> {
    let bytes = streams::read(path)?;
    if path.as_os_str() == STANDARD {
        return Ok(import(&bytes, &Hint { name: "", encoding })?);
    }
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    Ok(import(&bytes, &Hint { name: &name, encoding })?)
}

fn warn(file: &Path, imported: &Imported) {
    for warning in &imported.warnings {
        let file = file.display();
        match warning.line {
            // It is about the file as a whole.
            0 => say(&format!("{file}: {}", warning.kind)),
            line => say(&format!("{file}:{line}: {}", warning.kind)),
        }
    }
}

fn write(conversion: &Conversion, imported: &Imported) -> Result<(), NotWritten> {
    let mut text = match conversion.to {
        Target::Json => to_json(&imported.article),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    match conversion.output.as_deref().filter(|output| output.as_os_str() != STANDARD) {
        Some(output) => files::write_atomically(output, text.as_bytes())
            .map_err(|error| NotWritten { output: output.display().to_string(), error }),
        None => print(&text).map_err(|error| NotWritten { output: STANDARD.to_owned(), error }),
    }
}
