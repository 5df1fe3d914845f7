//! What the program runs on, for the report of a fault.

use std::env::{self, consts};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use directories::{BaseDirs, ProjectDirs};
use eframe::CreationContext;

use super::log_file;
use super::store::system_folder;
use crate::reader::{Environment, Reader, ReportItem, Settings};

/// The system, its version and the processor, found out when it is asked for first.
static SYSTEM: LazyLock<String> = LazyLock::new(|| [system(), consts::ARCH.to_owned()].join(", "));

/// What is known before there is a window.
pub fn environment() -> Environment {
    let folder = |folder: Option<PathBuf>| folder.map(|folder| shown(&folder)).unwrap_or_default();
    Environment {
        system: || SYSTEM.clone(),
        session: session(&env_text("XDG_SESSION_TYPE")),
        renderer: String::new(),
        settings_folder: folder(system_folder(ProjectDirs::config_dir)),
        data_folder: folder(system_folder(ProjectDirs::data_dir)),
        log: folder(log_file::path()),
    }
}

/// What is known when the window is there.
pub fn note_window(environment: &mut Environment, renderer: String, is_on_x11: bool) {
    environment.renderer = renderer;
    if cfg!(all(unix, not(target_os = "macos"))) {
        environment.session = session(if is_on_x11 { "x11" } else { "wayland" });
    }
    // Nothing is listened for or read from here on unless there is a log.
    drop(log_file::driver());
    log::info!("{}; {}", (environment.system)(), environment.session);
    log::info!("drawn by {}", environment.renderer);
}

/// The lines of the report without a window, with these settings.
pub fn report(settings: Settings) -> Vec<(ReportItem, String)> {
    let mut reader = Reader::new(settings, super::system_language());
    reader.environment = environment();
    reader.report(None)
}

/// What paints a window of eframe.
#[cfg(target_os = "linux")]
pub fn renderer(_: &CreationContext<'_>) -> String {
    ["OpenGL".to_owned(), log_file::driver()].join(": ")
}

/// What paints a window of eframe.
#[cfg(not(target_os = "linux"))]
pub fn renderer(creation: &CreationContext<'_>) -> String {
    let Some(state) = &creation.wgpu_render_state else { return String::new() };
    let about = state.adapter.get_info();
    let driver = [about.name, about.driver, about.driver_info].into_iter().filter(|said| !said.is_empty());
    format!("{:?}: {}", about.backend, driver.collect::<Vec<_>>().join(", "))
}

/// The system and its version.
#[cfg(target_os = "linux")]
fn system() -> String {
    let text = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let release = ["/etc/os-release", "/usr/lib/os-release"].into_iter();
    let name = release.map(text).find_map(|release| pretty_name(&release));
    let kernel = format!("Linux {}", text("/proc/sys/kernel/osrelease").trim());
    name.into_iter().chain([kernel]).collect::<Vec<_>>().join(", ")
}

/// The name of a distribution with its version: `PRETTY_NAME` of os-release(5).
#[cfg(target_os = "linux")]
fn pretty_name(release: &str) -> Option<String> {
    let value = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    let name = value.trim().trim_matches(['"', '\'']).replace('\\', "");
    (!name.is_empty()).then_some(name)
}

/// The system and its version.
#[cfg(windows)]
fn system() -> String {
    let version = windows_version::OsVersion::current();
    format!("Windows {}.{}.{}", version.major, version.minor, version.build)
}

/// The system and its version, as Apple's list of properties has it.
#[cfg(target_os = "macos")]
fn system() -> String {
    let list =
        std::fs::read_to_string("/System/Library/CoreServices/SystemVersion.plist").unwrap_or_default();
    let after = list.split_once("<key>ProductVersion</key>").map_or("", |(_, after)| after);
    let version = after.split_once("<string>").and_then(|(_, version)| version.split_once("</string>"));
    format!("macOS {}", version.map_or("", |(version, _)| version)).trim().to_owned()
}

/// The system alone.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn system() -> String {
    consts::OS.to_owned()
}

/// What shows windows, by the name that desktops have for it, and the desktop; nothing where there is no choice.
fn session(kind: &str) -> String {
    let name = match kind {
        "x11" if !env_text("WAYLAND_DISPLAY").is_empty() => "X11 in a Wayland session",
        "x11" => "X11",
        "wayland" => "Wayland",
        _ => "",
    };
    let said = [name.to_owned(), env_text("XDG_CURRENT_DESKTOP")];
    said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ")
}

fn env_text(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// A path as it is shown to others: the user's own folder, which has their name, is `~`.
fn shown(path: &Path) -> String {
    let base = BaseDirs::new();
    shown_from(path, base.as_ref().map(BaseDirs::home_dir))
}

fn shown_from(path: &Path, home: Option<&Path>) -> String {
    let below = home.filter(|home| home.parent().is_some()).and_then(|home| path.strip_prefix(home).ok());
    match below {
        Some(below) => Path::new("~").join(below).display().to_string(),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_name_of_the_user_is_not_told() {
        let shown = |path: &str, home: &str| shown_from(path.as_ref(), Some(home.as_ref()));
        assert_eq!(shown("/home/li/.config/moyue", "/home/li"), "~/.config/moyue");
        assert_eq!(shown("/home/lina/.config", "/home/li"), "/home/lina/.config");
        assert_eq!(shown("/srv/moyue", "/"), "/srv/moyue", "a system without homes");
        assert_eq!(shown_from("/srv/moyue".as_ref(), None), "/srv/moyue");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_distribution_is_named() {
        let name = |release: &str| pretty_name(release);
        assert_eq!(name("NAME=\"A\"\nPRETTY_NAME=\"Debian 12\"\n").as_deref(), Some("Debian 12"));
        assert_eq!(name("PRETTY_NAME='Arch Linux'").as_deref(), Some("Arch Linux"));
        assert_eq!(name("PRETTY_NAME=\"\""), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn there_is_a_system_and_a_report_of_it() {
        let report = report(Settings::default());
        let system = report.iter().find(|(item, _)| *item == ReportItem::System).expect("a system");
        assert!(system.1.ends_with(consts::ARCH) && system.1.len() > consts::ARCH.len() + 4, "{system:?}");
    }
}
