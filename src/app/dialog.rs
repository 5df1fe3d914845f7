//! The system's dialog for choosing files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use crate::article::ENDINGS;
use rfd::{AsyncFileDialog, FileHandle};

/// Extensions of glossaries of other programs, which can be opened like articles.
const GLOSSARY_EXTENSIONS: [&str; 12] =
    ["tsv", "csv", "tab", "ifo", "idx", "dict", "dz", "syn", "zip", "u8", "dsl", "gz"];

/// Extensions of the files of terms.
const TERMS_EXTENSIONS: [&str; 3] = ["json", "tsv", "txt"];

/// Extensions of the formats that articles are written in, in the order in which they are offered.
pub const COPY_EXTENSIONS: [&str; 4] = ["json", "md", "html", "txt"];

/// The name of a file of terms, until the person gives it another.
const TERMS_FILE: &str = "terms.json";

/// Whether the dialog comes from the desktop portal or, where there is none, from the program zenity.
const IS_PORTAL: bool = cfg!(all(unix, not(target_os = "macos")));

/// Asks the person for files, one dialog at a time, while the window keeps drawing.
pub struct Dialog {
    wake: Arc<dyn Fn() + Send + Sync>,
    open: Option<Receiver<Answer>>,
}

/// The words in the dialog, in the interface's language.
#[derive(Clone, Debug)]
pub struct Labels {
    /// The dialog's title.
    pub title: String,
    /// The filter for articles, or for terms.
    pub articles: String,
    /// The filter for all files.
    pub all_files: String,
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These files, at least one.
    Picked(Vec<PathBuf>),
    /// The person changed their mind.
    Cancelled,
    /// This system has no dialog: neither the desktop portal nor zenity answers, one of them must be installed.
    NoDialog,
    /// There is a dialog, but it broke down or could not hand over the file's name. Dropping the file on the window
    /// still opens it.
    Failed,
}

impl Dialog {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), open: None }
    }

    /// Opens the dialog in `folder`, above the window when the system can tell which that is.
    ///
    /// Must be called on the window's thread. Nothing happens while another dialog is open.
    pub fn open(&mut self, labels: &Labels, folder: Option<&Path>, window: Option<&eframe::Frame>) {
        if self.is_open() {
            return;
        }
        let all = [ENDINGS, &GLOSSARY_EXTENSIONS].concat();
        // macOS wants the dialog made on this thread; waiting for it can be done on any.
        let choice = above(described(labels, folder, &all), window).pick_files();
        self.wait_for(async move {
            choice.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect())
        });
    }

    /// As [`Self::open`], for glossaries alone.
    pub fn open_glossaries(
        &mut self,
        labels: &Labels,
        folder: Option<&Path>,
        window: Option<&eframe::Frame>,
    ) {
        if self.is_open() {
            return;
        }
        let all = [&GLOSSARY_EXTENSIONS[..], &["txt"]].concat();
        let choice = above(described(labels, folder, &all), window).pick_files();
        self.wait_for(async move {
            choice.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect())
        });
    }

    /// As [`Self::open`], for a file of terms to read.
    pub fn open_terms(&mut self, labels: &Labels, folder: Option<&Path>, window: Option<&eframe::Frame>) {
        if self.is_open() {
            return;
        }
        // Of one file the answer would not tell a dialog that was cancelled from one that is not there.
        let choice = above(described(labels, folder, &TERMS_EXTENSIONS), window).pick_files();
        self.wait_for(async move {
            choice.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect())
        });
    }

    /// As [`Self::open`], for the name of a file of terms to write.
    pub fn save_terms(&mut self, labels: &Labels, folder: Option<&Path>, window: Option<&eframe::Frame>) {
        if self.is_open() {
            return;
        }
        let dialog = described(labels, folder, &TERMS_EXTENSIONS).set_file_name(TERMS_FILE);
        let choice = above(dialog, window).save_file();
        self.wait_for(async move { named(choice.await) });
    }

    /// As [`Self::open`], for the name of a file to write an article to: `formats` are the names of the formats of
    /// [`COPY_EXTENSIONS`], the place is a folder and the name that is offered.
    pub fn save_copy(
        &mut self,
        labels: &Labels,
        formats: &[String; 4],
        (folder, name): (Option<&Path>, &str),
        window: Option<&eframe::Frame>,
    ) {
        if self.is_open() {
            return;
        }
        let mut dialog = AsyncFileDialog::new().set_title(&labels.title).set_file_name(name);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        for (format, extension) in formats.iter().zip(COPY_EXTENSIONS) {
            dialog = dialog.add_filter(format!("{format} (.{extension})"), &[extension]);
        }
        let choice = above(dialog, window).save_file();
        self.wait_for(async move { named(choice.await) });
    }

    fn wait_for(&mut self, choice: impl Future<Output = Option<Vec<PathBuf>>> + Send + 'static) {
        let (sender, receiver) = mpsc::channel();
        let wake = Arc::clone(&self.wake);
        let wait = move || {
            let paths = pollster::block_on(choice);
            // A window that is gone needs no answer.
            if sender.send(answer(paths, is_installed("zenity"))).is_ok() {
                wake();
            }
        };
        self.open = Some(receiver);
        if thread::Builder::new().name("dialog".into()).spawn(wait).is_err() {
            // The sender went with the thread that could not be, which the next look will notice.
            (self.wake)();
        }
    }

    /// Whether the person is choosing.
    pub const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The answer, once.
    pub fn poll(&mut self) -> Option<Answer> {
        let answer = match self.open.as_ref()?.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::Failed,
        };
        self.open = None;
        Some(answer)
    }
}

fn above(dialog: AsyncFileDialog, window: Option<&eframe::Frame>) -> AsyncFileDialog {
    match window {
        Some(window) => dialog.set_parent(window),
        None => dialog,
    }
}

/// A dialog for a name gives none when it is cancelled, and also when there is no dialog.
fn named(file: Option<FileHandle>) -> Option<Vec<PathBuf>> {
    match file {
        Some(file) => Some(vec![file.path().to_owned()]),
        None if IS_PORTAL => Some(Vec::new()),
        None => None,
    }
}

fn described(labels: &Labels, folder: Option<&Path>, all: &[&str]) -> AsyncFileDialog {
    let mut extensions: Vec<_> = all.iter().map(|extension| (*extension).to_owned()).collect();
    let mut everything = vec!["*"];
    if IS_PORTAL {
        // Here patterns tell capitals apart.
        extensions.extend(all.iter().map(|extension| extension.to_uppercase()));
        // rfd writes `*.` before each extension for zenity, where a name without a dot is matched by this one only.
        everything.push("* *");
    }
    let mut dialog = AsyncFileDialog::new().set_title(&labels.title);
    // macOS has one filter for all of the dialog; there every file can be chosen.
    if !cfg!(target_os = "macos") {
        dialog = dialog.add_filter(&labels.articles, &extensions).add_filter(&labels.all_files, &everything);
    }
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
        if IS_PORTAL && let Some(folder) = folder.to_str() {
            // rfd tells zenity the file's name only; a name that ends in a slash is a folder. The portal ignores it.
            dialog = dialog.set_file_name(format!("{}/", folder.trim_end_matches('/')));
        }
    }
    dialog
}

/// What rfd's answer means.
///
/// Through the portal and zenity an empty list is a dialog that was cancelled, and none says that the portal did not
/// answer and zenity did not either, or not in Unicode. Elsewhere none is a dialog that was cancelled.
fn answer(paths: Option<Vec<PathBuf>>, is_zenity_installed: bool) -> Answer {
    match paths {
        Some(paths) => {
            let paths = if IS_PORTAL { rejoined(paths) } else { paths };
            if paths.is_empty() { Answer::Cancelled } else { Answer::Picked(paths) }
        }
        None if !IS_PORTAL => Answer::Cancelled,
        None if is_zenity_installed => Answer::Failed,
        None => Answer::NoDialog,
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
