//! Other windows of this program: a start with a file that is open in one of them brings that window to the front.
//!
//! Each window has a file of its own in one folder, which it keeps locked, and listens on a local socket of the same name.
//! A lock goes with its process, so what a crash has left behind is known for that, and removed. Nothing of this is
//! needed to read: where there is no folder, no lock or no socket, a second window opens.

mod socket;

use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::jobs::{JobLink, Jobs};
use super::store::windows_folder;
use crate::reader::Outcome;

/// The longest path that is asked for, in bytes.
const LONGEST: u32 = 64 * 1024;
/// How long a window has for its answer. Its listener does nothing else, so it takes a fraction of a millisecond.
const PATIENCE: Duration = Duration::from_millis(200);
/// The answers.
const HERE: &[u8; 1] = b"1";
const NOT_HERE: &[u8; 1] = b"0";

/// How this window is found by others.
#[derive(Default)]
pub struct OwnWindow {
    /// The file that is open in it.
    open: Arc<Mutex<Option<PathBuf>>>,
    /// Its file in the folder; none where it cannot be found.
    _file: Option<WindowFile>,
}

/// A window's file, locked as long as this lives.
struct WindowFile {
    path: PathBuf,
    _lock: File,
}

/// Whether a file is open in another window, which comes to the front.
pub fn show_elsewhere(file: &Path) -> bool {
    windows_folder().is_some_and(|folder| show_in(&folder, file))
}

fn show_in(folder: &Path, file: &Path) -> bool {
    // Most starts are those of an only window.
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let Ok(file) = fs::canonicalize(file) else { return false };
    entries.flatten().map(|entry| entry.path()).filter(|path| is_window_file(path)).any(|window| {
        match File::open(&window).map(|lock| lock.try_lock()) {
            Ok(Err(TryLockError::WouldBlock)) => ask(&window, &file).unwrap_or(false),
            Ok(Ok(())) => {
                // Its process is gone.
                drop(fs::remove_file(socket_path(&window)));
                drop(fs::remove_file(&window));
                false
            }
            Ok(Err(TryLockError::Error(_))) | Err(_) => false,
        }
    })
}

/// Asks a window whether it has a file open.
fn ask(window: &Path, file: &Path) -> io::Result<bool> {
    let mut stream = socket::connect(&socket_path(window))?;
    socket::limit(&stream, PATIENCE)?;
    let path = file.as_os_str().as_encoded_bytes();
    let length = u32::try_from(path.len()).map_err(io::Error::other)?;
    stream.write_all(&length.to_le_bytes())?;
    stream.write_all(path)?;
    let mut answer = *NOT_HERE;
    stream.read_exact(&mut answer)?;
    Ok(answer == *HERE)
}

impl OwnWindow {
    /// Has this window be found; what it is asked comes as an [`Outcome::WindowWanted`].
    pub fn listen(jobs: &mut Jobs) -> Self {
        windows_folder().and_then(|folder| Self::listen_in(jobs, &folder).ok()).unwrap_or_default()
    }

    fn listen_in(jobs: &mut Jobs, folder: &Path) -> io::Result<Self> {
        make_private(folder)?;
        let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().subsec_micros();
        let path = folder.join(format!("{}-{time}.{WINDOW}", std::process::id()));
        let lock = File::options().create_new(true).write(true).open(&path)?;
        lock.try_lock().map_err(|error| io::Error::other(error.to_string()))?;
        let file = WindowFile { path, _lock: lock };
        let listener = socket::listen(&socket_path(&file.path))?;
        let open = Arc::<Mutex<Option<PathBuf>>>::default();
        let known = Arc::clone(&open);
        jobs.spawn_listener("windows", move |link| answer_all(&listener, &known, link));
        Ok(Self { open, _file: Some(file) })
    }

    /// What is open from now on.
    pub fn note(&self, file: Option<&Path>) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.as_deref() != file {
            *open = file.map(Path::to_owned);
        }
    }
}

/// It is found no more.
impl Drop for WindowFile {
    fn drop(&mut self) {
        drop(fs::remove_file(socket_path(&self.path)));
        drop(fs::remove_file(&self.path));
    }
}

fn answer_all(listener: &socket::Listener, open: &Mutex<Option<PathBuf>>, link: &JobLink) {
    while !link.is_cancelled() {
        let Ok(stream) = socket::accept(listener) else {
            // As long as the system has no connection to spare.
            std::thread::sleep(PATIENCE);
            continue;
        };
        // One who asks wrongly gets no answer.
        if answer(stream, open).unwrap_or(false) {
            link.send(Outcome::WindowWanted);
        }
    }
}

/// Answers one who asks for a file; whether it is open here.
fn answer(mut stream: socket::Stream, open: &Mutex<Option<PathBuf>>) -> io::Result<bool> {
    socket::limit(&stream, PATIENCE)?;
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut asked = vec![0; length as usize];
    stream.read_exact(&mut asked)?;
    let here = open.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let here = here.and_then(|file| fs::canonicalize(file).ok());
    let is_here = here.is_some_and(|file| file.as_os_str().as_encoded_bytes() == asked);
    stream.write_all(if is_here { HERE } else { NOT_HERE })?;
    Ok(is_here)
}

/// How the names of windows' files end.
const WINDOW: &str = "window";

fn is_window_file(path: &Path) -> bool {
    path.extension() == Some(OsStr::new(WINDOW))
}

fn socket_path(window: &Path) -> PathBuf {
    window.with_extension("socket")
}

/// Makes the folder, which nobody else may look into.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::app::jobs::tests::{jobs, outcome};

    /// A folder of articles and one of windows.
    fn folders() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let (windows, article) = (home.path().join("windows"), home.path().join("雨.txt"));
        fs::write(&article, "text").unwrap();
        (home, windows, article)
    }

    #[test]
    fn a_file_that_is_open_is_shown_where_it_is() {
        let (home, windows, article) = folders();
        assert!(!show_in(&windows, &article), "there is no window");
        let (mut jobs, wakes) = jobs();
        let window = OwnWindow::listen_in(&mut jobs, &windows).unwrap();
        assert!(!show_in(&windows, &article), "nothing is open in it");
        window.note(Some(&article));
        let link = home.path().join("link.txt");
        std::os::unix::fs::symlink(&article, &link).unwrap();
        for file in [&article, &link, &home.path().join(".").join("雨.txt")] {
            assert!(show_in(&windows, file), "{file:?}");
            assert!(matches!(outcome(&jobs, &wakes), Outcome::WindowWanted));
        }
        assert!(!show_in(&windows, &home.path().join("gone.txt")));
        window.note(None);
        assert!(!show_in(&windows, &article), "it was closed");
        drop(window);
        assert_eq!(fs::read_dir(&windows).unwrap().count(), 0);
    }

    #[test]
    fn what_a_crash_has_left_is_removed() {
        let (_home, windows, article) = folders();
        make_private(&windows).unwrap();
        let (dead, other) = (windows.join("1-1.window"), windows.join("notes.txt"));
        let socket = socket_path(&dead);
        for file in [&dead, &other] {
            fs::write(file, "").unwrap();
        }
        // A socket that nobody listens on any more.
        drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
        assert!(!show_in(&windows, &article));
        assert!(!dead.exists() && !socket.exists());
        assert!(other.exists(), "what is no window's is left alone");
    }

    #[test]
    fn a_window_that_does_not_answer_is_not_waited_for() {
        let (_home, windows, article) = folders();
        make_private(&windows).unwrap();
        let silent = windows.join("1-1.window");
        let lock = File::create(&silent).unwrap();
        lock.lock().unwrap();
        assert!(!show_in(&windows, &article), "it does not listen");
        let listener = std::os::unix::net::UnixListener::bind(socket_path(&silent)).unwrap();
        assert!(!show_in(&windows, &article), "it listens and says nothing");
        drop(listener);
        assert!(silent.exists(), "it is alive");
    }

    #[test]
    fn one_who_asks_wrongly_harms_nothing() {
        let (_home, windows, article) = folders();
        let (mut jobs, _wakes) = jobs();
        let window = OwnWindow::listen_in(&mut jobs, &windows).unwrap();
        window.note(Some(&article));
        let mut entries = fs::read_dir(&windows).unwrap().map(|entry| entry.unwrap().path());
        let socket = entries.find(|path| path.extension() == Some(OsStr::new("socket"))).unwrap();
        for said in [&b""[..], b"\xff\xff\xff\xff", b"\x10\0\0\0short", b"abc"] {
            let mut stream = std::os::unix::net::UnixStream::connect(&socket).unwrap();
            stream.write_all(said).unwrap();
        }
        assert!(show_in(&windows, &article));
    }
}
