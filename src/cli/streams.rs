//! Files and standard streams, by the name `-`.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::article::STANDARD_INPUT;
use crate::files::{self, FileContent};
use crate::open_error::{OpenError, SystemError};
use crate::reader::Language;
use crate::words::{Msg, refused, system_error};

/// The language that the command line speaks: that of its help.
pub const LANGUAGE: Language = Language::En;
/// In the place of a file's name: the standard input or output.
pub const STANDARD: &str = STANDARD_INPUT;

/// The bytes of a file, or of the standard input.
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let go_on = AtomicBool::new(false);
    if path.as_os_str() == STANDARD {
        files::read_from(io::stdin().lock(), files::SIZE_LIMIT_BYTES, &go_on)
    } else {
        files::read(path, &go_on)
    }
}

/// What a file holds that an article is read from, or all that comes from the standard input.
pub fn content(path: &Path) -> Result<FileContent, OpenError> {
    if path.as_os_str() == STANDARD {
        read(path).map(FileContent::Bytes)
    } else {
        files::content(path, &AtomicBool::new(false))
    }
}

/// Prints to the standard output. Whoever reads it may have had enough of it, which is no fault.
///
/// # Errors
/// Why the system did not take it.
pub fn print(content: impl AsRef<[u8]>) -> Result<(), SystemError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(content.as_ref()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Unlike `eprintln!`, does not mind a standard error that nobody listens to.
pub fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// What a message says on the command line.
pub fn text(msg: Msg<'_>) -> Cow<'static, str> {
    msg.text(LANGUAGE)
}

/// Says what went wrong, after the program's name.
pub fn complain(what: impl Display) {
    say(&format!("moyue: {what}"));
}

/// Why a file was not read, after its name.
pub fn not_read(file: impl Display, error: &OpenError) -> String {
    format!("{file}: {}", refused(error, LANGUAGE))
}

/// Why a result was not written.
pub fn not_written(error: SystemError) -> Cow<'static, str> {
    text(Msg::ResultNotWritten { reason: &system_error(error, LANGUAGE) })
}
