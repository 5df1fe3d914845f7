//! What paints the window: a graphics driver, or the program itself where that is quicker or there is no other way.
//!
//! A driver that is old or broken is worse than none, for it is found and then fails. An event loop can be made only once
//! in a process, so what comes next is tried by another one.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use eframe::UserEvent;
use egui::ViewportBuilder;
use winit::application::ApplicationHandler;
use winit::event_loop::EventLoop;

use super::cpu_window::CpuWindow;
use super::{Window, driver_window};
use crate::article::STANDARD_INPUT;

/// Names what paints the window: [`CPU`], or [`DRIVER`] where the program would not ask one.
pub const VARIABLE: &str = "MOYUE_PAINTER";
const CPU: &str = "cpu";
const DRIVER: &str = "driver";

/// Is set where the program starts itself again. The one before is still there for a moment, with the same files.
pub const AGAIN: &str = "MOYUE_STARTED_AGAIN";

/// Names the driver's interface to wgpu.
const INTERFACE: &str = "WGPU_BACKEND";

/// What is set for each way after the first, on which a driver is asked by the interface that wgpu prefers (on Windows
/// Direct3D 12).
const WAYS: &[(&str, &str)] = if cfg!(windows) {
    &[(INTERFACE, "vulkan"), (INTERFACE, "gl"), (VARIABLE, CPU)]
} else {
    &[(VARIABLE, CPU)]
};

/// The window of `app` as `builder` has it.
pub fn window(
    app: Window,
    builder: ViewportBuilder,
    event_loop: &EventLoop<UserEvent>,
) -> Box<dyn ApplicationHandler<UserEvent> + 'static> {
    if is_by_cpu(|name| env::var_os(name), has_processor) {
        Box::new(CpuWindow::new(app, builder, event_loop))
    } else {
        Box::new(driver_window::new(app, builder, event_loop))
    }
}

/// Whether no driver is asked, where `variable` gives the environment's variables.
///
/// OpenGL of software, and one whose pictures go over a network, take longer to start than the program takes to paint.
fn is_by_cpu(variable: impl Fn(&str) -> Option<OsString>, has_processor: impl Fn() -> bool) -> bool {
    let is = |name: &str, value: &str| variable(name).is_some_and(|set| set == *value);
    if is(VARIABLE, CPU) || is(VARIABLE, DRIVER) {
        return is(VARIABLE, CPU);
    }
    let is_software = is("LIBGL_ALWAYS_SOFTWARE", "1") || is("LIBGL_ALWAYS_SOFTWARE", "true");
    let display = variable("DISPLAY").unwrap_or_default();
    let is_far = variable("WAYLAND_DISPLAY").is_none()
        && !display.is_empty()
        && ![":", "unix:"].iter().any(|near| display.as_encoded_bytes().starts_with(near.as_bytes()));
    cfg!(target_os = "linux") && (is_software || is_far || !has_processor())
}

/// Whether the kernel of Linux has a graphics processor that draws: a render node, a device of Nvidia's own driver, or
/// that of Windows below.
fn has_processor() -> bool {
    let is_render_node = |name: OsString| name.as_encoded_bytes().starts_with(b"renderD");
    let nodes = Path::new("/dev/dri").read_dir().into_iter().flatten().flatten();
    nodes.map(|node| node.file_name()).any(is_render_node)
        || ["/dev/nvidiactl", "/dev/dxg"].iter().any(|device| Path::new(device).exists())
}

/// Starts the program again with `files`, to be painted in the next way; whether there was one.
///
/// The standard input cannot be read a second time, so a start with it is not repeated.
///
/// # Errors
/// Why the system does not start it.
pub fn try_next(files: &[PathBuf]) -> io::Result<bool> {
    let next = next_of(WAYS, |name| env::var_os(name), has_processor);
    let Some((variable, value)) =
        next.filter(|_| !files.iter().any(|file| file == Path::new(STANDARD_INPUT)))
    else {
        return Ok(false);
    };
    let mut program = Command::new(env::current_exe()?);
    program.args(files).env(variable, value).env(AGAIN, "1").stdin(Stdio::null()).spawn().map(|_| true)
}

/// The way after the last one that is set; the first where none is. Where no driver was asked, one is: it may know a display
/// of fewer colours, which the program does not.
fn next_of<'a>(
    ways: &[(&'a str, &'a str)],
    variable: impl Fn(&str) -> Option<OsString>,
    has_processor: impl Fn() -> bool,
) -> Option<(&'a str, &'a str)> {
    if variable(VARIABLE).is_none() && is_by_cpu(&variable, has_processor) {
        return Some((VARIABLE, DRIVER));
    }
    let tried = ways.iter().rposition(|(name, value)| variable(name).is_some_and(|set| set == **value));
    ways.get(tried.map_or(0, |tried| tried + 1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment with these variables.
    fn with<'a>(variables: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| variables.iter().find(|(its, _)| *its == name).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn every_way_is_tried_once() {
        let ways = [(INTERFACE, "vulkan"), (INTERFACE, "gl"), (VARIABLE, CPU)];
        let next =
            |variables: &[(&str, &str)]| next_of(&ways, with(variables), || true).map(|(_, value)| value);
        assert_eq!(next(&[]), Some("vulkan"));
        assert_eq!(next(&[(INTERFACE, "dx12")]), Some("vulkan"));
        assert_eq!(next(&[(INTERFACE, "vulkan")]), Some("gl"));
        assert_eq!(next(&[(INTERFACE, "gl"), (VARIABLE, DRIVER)]), Some(CPU));
        assert_eq!(next(&[(INTERFACE, "gl"), (VARIABLE, CPU)]), None);
        assert_eq!(next(&[(VARIABLE, CPU)]), None);
    }

    #[test]
    fn where_the_program_cannot_paint_a_driver_is_asked_and_then_no_more() {
        let next = |variables: &[(&str, &str)]| next_of(&[(VARIABLE, CPU)], with(variables), || false);
        let first = if cfg!(target_os = "linux") { DRIVER } else { CPU };
        assert_eq!(next(&[]), Some((VARIABLE, first)));
        assert_eq!(next(&[(VARIABLE, DRIVER)]), Some((VARIABLE, CPU)));
        assert_eq!(next(&[(VARIABLE, CPU)]), None);
    }

    #[test]
    fn a_driver_is_asked_where_there_is_a_processor_for_it() {
        let is = |variables: &[(&str, &str)], has_processor| is_by_cpu(with(variables), || has_processor);
        assert_eq!(is(&[("DISPLAY", ":0")], false), cfg!(target_os = "linux"));
        for near in [":0", "unix:0.0", ""] {
            assert!(!is(&[("DISPLAY", near)], true), "{near}");
        }
        assert_eq!(is(&[("DISPLAY", "localhost:10.0")], true), cfg!(target_os = "linux"), "by ssh");
        assert!(!is(&[("DISPLAY", "far:0"), ("WAYLAND_DISPLAY", "wayland-0")], true));
        assert_eq!(is(&[("LIBGL_ALWAYS_SOFTWARE", "1")], true), cfg!(target_os = "linux"));
    }

    #[test]
    fn what_the_user_says_stands() {
        for has_processor in [false, true] {
            assert!(is_by_cpu(with(&[(VARIABLE, CPU)]), || has_processor));
            assert!(!is_by_cpu(with(&[(VARIABLE, DRIVER), ("LIBGL_ALWAYS_SOFTWARE", "1")]), || {
                has_processor
            }));
        }
    }
}
