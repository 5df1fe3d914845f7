//! The system's dialog for choosing files.

use std::path::PathBuf;

use rfd::{AsyncFileDialog, FileHandle};

use super::OnScreen;
use super::jobs::Jobs;
use super::work::copy;
use super::work::pictures::take;
use crate::article::FileType;
use crate::files;
use crate::reader::{DialogAnswer, FileDialog, Outcome, Purpose, own};
use crate::words::{Msg, format_name};

/// The name of a file of terms, until the user gives it another.
const TERMS_FILE: &str = "terms.json";
/// The name of a file of settings, likewise.
const SETTINGS_FILE: &str = "moyue-settings.json";

/// What the names of fonts end in.
const FONTS: &[&str] = &["ttf", "otf", "ttc", "otc"];

/// Whether the dialog comes from the desktop portal or, where there is none, from the program zenity.
const IS_PORTAL: bool = cfg!(all(unix, not(target_os = "macos")));

/// Shows a dialog, above the window where there is one; its end is an [`Outcome::DialogClosed`].
///
/// Must be called on the window's thread.
pub fn show(jobs: &Jobs, dialog: &FileDialog, window: Option<&impl OnScreen>) {
    let purpose = dialog.purpose;
    // macOS wants the dialog made on this thread; waiting for it can be done on any.
    let described = described(dialog);
    let system = match window {
        Some(window) => described.set_parent(window),
        None => described,
    };
    match purpose {
        // Of one file the answer would not tell a dialog that was cancelled from one that is not there.
        Purpose::OpenArticles
        | Purpose::AddGlossaries
        | Purpose::ReadTerms
        | Purpose::ReadSettings
        | Purpose::ChooseFace(_) => {
            let choice = system.pick_files();
            wait_for(jobs, purpose, async move {
                choice.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect())
            });
        }
        Purpose::WriteTerms | Purpose::WriteSettings | Purpose::SaveCopy | Purpose::SavePicture => {
            let choice = system.save_file();
            wait_for(jobs, purpose, async move { named(choice.await).await });
        }
    }
}

fn wait_for(
    jobs: &Jobs,
    purpose: Purpose,
    choice: impl Future<Output = Option<Vec<PathBuf>>> + Send + 'static,
) {
    let wait = move |_: &_| {
        let paths = pollster::block_on(choice);
        Outcome::DialogClosed(answer(purpose, paths, is_installed("zenity")))
    };
    jobs.spawn("dialog", wait, move |_| Outcome::DialogClosed(DialogAnswer::Failed(purpose)));
}

/// A dialog for a name gives none when it is cancelled, and also when there is no dialog: then it is looked for.
async fn named(file: Option<FileHandle>) -> Option<Vec<PathBuf>> {
    match file {
        Some(file) => Some(vec![file.path().to_owned()]),
        None if IS_PORTAL && (is_installed("zenity") || is_portal_there().await) => Some(Vec::new()),
        None => None,
    }
}

/// Whether the desktop portal answers for its file dialog.
#[cfg(all(unix, not(target_os = "macos")))]
async fn is_portal_there() -> bool {
    let Ok(bus) = zbus::Connection::session().await else { return false };
    let portal = "org.freedesktop.portal.Desktop";
    let properties = Some("org.freedesktop.DBus.Properties");
    let version = ("org.freedesktop.portal.FileChooser", "version");
    let asked = bus.call_method(Some(portal), "/org/freedesktop/portal/desktop", properties, "Get", &version);
    asked.await.is_ok()
}

/// Elsewhere the dialog is the system's own.
#[cfg(not(all(unix, not(target_os = "macos"))))]
async fn is_portal_there() -> bool {
    false
}

fn described(FileDialog { purpose, folder, name, language }: &FileDialog) -> AsyncFileDialog {
    let (title, filter) = match purpose {
        Purpose::OpenArticles => (Msg::DialogTitle, Msg::FilterArticles),
        Purpose::AddGlossaries => (Msg::GlossaryTitle, Msg::FilterGlossaries),
        Purpose::ChooseFace(_) => (Msg::FaceFileTitle, Msg::FilterFonts),
        Purpose::ReadTerms => (Msg::ImportTitle, Msg::FilterTerms),
        Purpose::WriteTerms => (Msg::ExportTitle, Msg::FilterTerms),
        Purpose::ReadSettings => (Msg::ImportSettingsTitle, Msg::Settings),
        Purpose::WriteSettings => (Msg::ExportSettingsTitle, Msg::Settings),
        Purpose::SaveCopy => (Msg::SaveCopyTitle, Msg::FilterArticles),
        Purpose::SavePicture => (Msg::SaveImageTitle, Msg::FilterAll),
    };
    let mut dialog = AsyncFileDialog::new().set_title(title.text(*language));
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    if *purpose == Purpose::SaveCopy {
        for kind in FileType::written() {
            let (format, ending) = (format_name(kind.format, *language), kind.ending());
            dialog = dialog.add_filter(format!("{format} (.{ending})"), &[ending]);
        }
        return dialog.set_file_name(copy::file_name(name));
    }
    if *purpose == Purpose::SavePicture {
        return dialog.set_file_name(take::file_name(name));
    }
    let all = extensions(*purpose);
    let mut listed: Vec<_> = all.iter().map(|extension| (*extension).to_owned()).collect();
    let mut everything = vec!["*"];
    if IS_PORTAL {
        // Here patterns tell capitals apart.
        listed.extend(all.iter().map(|extension| extension.to_uppercase()));
        // rfd writes `*.` before each extension for zenity, where a name without a dot is matched by this one only.
        everything.push("* *");
    }
    // macOS has one filter for all of the dialog; there every file can be chosen.
    if !cfg!(target_os = "macos") {
        dialog = dialog.add_filter(filter.text(*language), &listed);
        dialog = dialog.add_filter(Msg::FilterAll.text(*language), &everything);
    }
    match purpose {
        Purpose::WriteTerms => return dialog.set_file_name(TERMS_FILE),
        Purpose::WriteSettings => return dialog.set_file_name(SETTINGS_FILE),
        _ => {}
    }
    match folder.as_ref().and_then(|folder| folder.to_str()) {
        // rfd tells zenity the file's name only; a name that ends in a slash is a folder. The portal ignores it.
        Some(folder) if IS_PORTAL => dialog.set_file_name(format!("{}/", folder.trim_end_matches('/'))),
        _ => dialog,
    }
}

/// Extensions of the files that are listed.
fn extensions(purpose: Purpose) -> Vec<&'static str> {
    match purpose {
        Purpose::OpenArticles => files::opened_extensions(),
        Purpose::AddGlossaries => files::added_extensions(),
        Purpose::ReadTerms | Purpose::WriteTerms => own::extensions(),
        Purpose::ReadSettings | Purpose::WriteSettings => vec!["json"],
        Purpose::ChooseFace(_) => FONTS.to_vec(),
        Purpose::SavePicture => Vec::new(),
        Purpose::SaveCopy => FileType::written().map(FileType::ending).collect(),
    }
}

/// What rfd's answer means.
///
/// Through the portal and zenity an empty list is a dialog that was cancelled, and none says that the portal did not
/// answer and zenity did not either, or not in Unicode. Elsewhere none is a dialog that was cancelled.
fn answer(purpose: Purpose, paths: Option<Vec<PathBuf>>, is_zenity_installed: bool) -> DialogAnswer {
    match paths {
        Some(paths) => {
            let paths = if IS_PORTAL { rejoined(paths) } else { paths };
            if paths.is_empty() { DialogAnswer::Cancelled } else { DialogAnswer::Picked { purpose, paths } }
        }
        None if !IS_PORTAL => DialogAnswer::Cancelled,
        None if is_zenity_installed => DialogAnswer::Failed(purpose),
        None => DialogAnswer::NoDialog(purpose),
    }
}

/// zenity separates paths by `|`, which a name may contain too; but a path begins with a slash, a piece does not.
fn rejoined(pieces: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for piece in pieces {
        match paths.last_mut() {
            Some(path) if !piece.is_absolute() => {
                path.as_mut_os_string().push("|");
                path.as_mut_os_string().push(piece);
            }
            _ => paths.push(piece),
        }
    }
    paths.retain(|path| path.is_absolute());
    paths
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests;
