//! What the window is drawn by, where the system has several interfaces for that and the first one may fail: a driver that
//! is old or broken is worse than none, for it is found and then fails.
//!
//! wgpu takes the interface from the variable [`VARIABLE`]. An event loop can be made only once in a process, so the next
//! interface is tried by another one.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, io};

use crate::article::STANDARD_INPUT;

/// Names the interface to wgpu; what it names without a window that can be drawn is followed by the next one.
const VARIABLE: &str = "WGPU_BACKEND";

/// What is tried after what wgpu prefers, which on Windows is Direct3D 12. Elsewhere there is but one interface.
const INTERFACES: &[&str] = if cfg!(windows) { &["vulkan", "gl"] } else { &[] };

/// Starts the program again with `files`, to be drawn by the next interface; whether there was one.
///
/// The standard input cannot be read a second time, so a start with it is not repeated.
///
/// # Errors
/// Why the system does not start it.
pub fn try_next(files: &[PathBuf]) -> io::Result<bool> {
    let tried = env::var_os(VARIABLE);
    let next = next_of(INTERFACES, tried.as_deref());
    let Some(next) = next.filter(|_| !files.iter().any(|file| file == Path::new(STANDARD_INPUT))) else {
        return Ok(false);
    };
    let mut program = Command::new(env::current_exe()?);
    program.args(files).env(VARIABLE, next).stdin(Stdio::null()).spawn().map(|_| true)
}

/// The interface after the one that was tried; the first where that is none of these.
fn next_of<'a>(interfaces: &[&'a str], tried: Option<&OsStr>) -> Option<&'a str> {
    let place = interfaces.iter().position(|interface| tried == Some(OsStr::new(interface)));
    interfaces.get(place.map_or(0, |place| place + 1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_interface_is_tried_once() {
        let next = |tried: Option<&str>| next_of(&["vulkan", "gl"], tried.map(OsStr::new));
        assert_eq!(next(None), Some("vulkan"));
        assert_eq!(next(Some("dx12")), Some("vulkan"));
        assert_eq!(next(Some("vulkan")), Some("gl"));
        assert_eq!(next(Some("gl")), None);
        assert_eq!(next_of(&[], None), None);
    }
}
