//! Files and standard streams, by the name `-`.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::files;
use crate::refusal::Refusal;

/// In the place of a file's name: the standard input or output.
pub const STANDARD: &str = "-";

/// The bytes of a file, or of the standard input.
pub fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    let go_on = AtomicBool::new(false);
    if path.as_os_str() == STANDARD {
        files::read_from(io::stdin().lock(), files::SIZE_LIMIT_BYTES, &go_on)
    } else {
        files::read(path, &go_on)
    }
}

/// Prints to the standard output. Whoever reads it may have had enough of it, which is no fault.
pub fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Unlike `eprintln!`, does not mind a standard error that nobody listens to.
pub fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}
