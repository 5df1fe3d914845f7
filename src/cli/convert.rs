//! `moyue convert`.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{self, Path, PathBuf};
use std::process::ExitCode;

use indicatif::ProgressBar;

use super::streams::{self, LANGUAGE, STANDARD, complain, not_read, not_written, print, say, text};
use super::{Convert, Script};
use crate::article::{FileType, Origin};
use crate::files::{self, FileContent};
use crate::import::{Archive, Format, Hint, Imported, Options, import, import_archive, import_as};
use crate::open_error::{OpenError, SystemError};
use crate::reader::converted;
use crate::text::convert;
use crate::text::decode::Encoding;
use crate::words::{Msg, import_warning};

/// Code for arguments that make no sense together.
const MISUSED: u8 = 2;

/// Converts, and reports on the standard error. The code is 0 when all is done, 1 when a file was refused or could
/// not be written, and 2 when there are several files and no folder for them.
pub fn convert(conversion: &Convert) -> ExitCode {
    match (&conversion.dir, conversion.files.as_slice()) {
        (Some(folder), files) => convert_into(folder, files, conversion),
        (None, [file]) => match convert_one(file, conversion.output.as_deref(), conversion, &say) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failed(&[failure]),
        },
        (None, _) => {
            complain(text(Msg::SeveralFilesNeedFolder));
            ExitCode::from(MISUSED)
        }
    }
}

/// Why a file was not converted.
#[derive(Debug)]
enum Failure {
    Refused { file: PathBuf, error: OpenError },
    NotWritten { output: String, error: SystemError },
    SameName { file: PathBuf, output: PathBuf },
}

impl Failure {
    /// What is said of it: the file's name, and why.
    fn said(&self) -> String {
        match self {
            Self::Refused { file, error } => not_read(file.display(), error),
            Self::NotWritten { output, error } => format!("{output}: {}", not_written(*error)),
            Self::SameName { file, output } => {
                format!("{}: {}", file.display(), text(Msg::WrittenBefore { output: &output.display() }))
            }
        }
    }
}

/// Imports a file, or the standard input.
pub(super) fn read(path: &Path) -> Result<Imported, OpenError> {
    read_as(path, None, None)
}

/// The same in the format and the encoding that the user tells.
fn read_as(
    path: &Path,
    format: Option<Format>,
    encoding: Option<&'static Encoding>,
) -> Result<Imported, OpenError> {
    let content = streams::content(path)?;
    let name = if path.as_os_str() == STANDARD { None } else { path.file_name() };
    let name = name.map(OsStr::to_string_lossy).unwrap_or_default();
    let hint = Hint { name: &name, encoding, ..Hint::default() };
    Ok(match (content, format) {
        (FileContent::Bytes(bytes), Some(format)) => import_as(&bytes, &hint, format)?,
        (FileContent::Bytes(bytes), None) => import(&bytes, &hint)?,
        (FileContent::Archive(file), format) => {
            let mut archive = Archive::open(file, hint.cancel)?;
            import_archive(&mut archive, &hint, format, Options::default())?
        }
    })
}

/// Converts one file after the other, goes on past those that fail, and names them at the end.
fn convert_into(folder: &Path, files: &[PathBuf], conversion: &Convert) -> ExitCode {
    if let Err(error) = fs::create_dir_all(folder) {
        let output = folder.display().to_string();
        return failed(&[Failure::NotWritten { output, error: error.into() }]);
    }
    // It is drawn on a terminal alone.
    let progress = if files.len() > 1 { ProgressBar::new(files.len() as u64) } else { ProgressBar::hidden() };
    let mut failures = Vec::new();
    let mut written = HashSet::new();
    for file in files {
        let output = folder.join(output_name(file, conversion.to));
        let result = if written.insert(output.clone()) {
            let say_above = |line: &str| progress.suspend(|| say(line));
            convert_one(file, Some(&output), conversion, &say_above)
        } else {
            Err(Failure::SameName { file: file.clone(), output })
        };
        failures.extend(result.err());
        progress.inc(1);
    }
    progress.finish_and_clear();
    if failures.is_empty() { ExitCode::SUCCESS } else { failed(&failures) }
}

fn failed(failures: &[Failure]) -> ExitCode {
    for failure in failures {
        complain(failure.said());
    }
    ExitCode::FAILURE
}

fn convert_one(
    file: &Path,
    output: Option<&Path>,
    conversion: &Convert,
    say: &dyn Fn(&str),
) -> Result<(), Failure> {
    let imported = read_as(file, conversion.from.map(|kind| kind.format), conversion.encoding)
        .map_err(|error| Failure::Refused { file: file.to_owned(), error })?;
    for warning in &imported.warnings {
        let (file, said) = (file.display(), import_warning(&warning.kind, LANGUAGE));
        match warning.line {
            // It is about the file as a whole.
            0 => say(&format!("{file}: {said}")),
            line => say(&format!("{file}:{line}: {said}")),
        }
    }
    let article = match conversion.script {
        Some(script) => converted(imported.article, forms(script)),
        None => imported.article,
    };
    let origin = Origin::File(path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let output = output.filter(|output| output.as_os_str() != STANDARD);
    let content = files::content_of(&article, conversion.to.format, Some(&origin)).map_err(SystemError::from);
    let written = content.and_then(|content| match output {
        Some(output) => files::write_atomically(output, &content).map_err(SystemError::from),
        None => print(content),
    });
    let output = output.map_or_else(|| STANDARD.to_owned(), |output| output.display().to_string());
    written.map_err(|error| Failure::NotWritten { output, error })
}

fn forms(script: Script) -> convert::Conversion {
    match script {
        Script::Hans => convert::Conversion::Mainland,
        Script::HantTw => convert::Conversion::Taiwan,
        Script::HantHk => convert::Conversion::HongKong,
    }
}

/// The file's own name with the ending of the format.
fn output_name(file: &Path, kind: &FileType) -> OsString {
    let name = file.file_name().filter(|name| *name != STANDARD).unwrap_or(OsStr::new("article"));
    Path::new(name).with_extension(kind.ending()).into_os_string()
}
