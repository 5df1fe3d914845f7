//! The log: written to a file where the environment variable [`VARIABLE`] names one, and nowhere else.
//!
//! It has what the program and what draws its window say of their work: which jobs begin and end, and what the system
//! refuses, with the system's own words. Nothing of an article or of what is typed goes into it, so of the libraries those
//! alone are heard that know neither, and files are named by their endings and sizes.

use std::backtrace::Backtrace;
use std::ffi::OsStr;
use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{env, thread};

use chrono::Local;
use log::{Level, LevelFilter, Log, Metadata, Record};

use super::store::{FOLDER_VARIABLE, system_folder};
use crate::open_error::SystemError;
use crate::reader::{Language, Outcome, ReportItem};
use crate::words::{Msg, system_error};

/// Names the file; `1` is for [`FILE`] in the folder of the program's state, and `0` or nothing for no log.
pub const VARIABLE: &str = "MOYUE_LOG";

/// The name of the file where the variable names none.
const FILE: &str = "moyue.log";

/// How much a run of the program writes at most, in bytes, and how large a file is begun anew.
const LIMIT_BYTES: u64 = 16 * 1024 * 1024;

/// Who is heard, by the beginning of the target, and up to which level.
const HEARD: &[(&str, LevelFilter)] = &[
    ("moyue", LevelFilter::Debug),
    ("eframe", LevelFilter::Debug),
    ("egui_glow", LevelFilter::Debug),
    ("egui_wgpu", LevelFilter::Debug),
    // What else egui_winit says may have what is being typed in it.
    ("egui_winit::clipboard", LevelFilter::Debug),
    ("wgpu", LevelFilter::Info),
    ("wgpu_core", LevelFilter::Warn),
    ("wgpu_hal", LevelFilter::Warn),
    ("naga", LevelFilter::Warn),
];

/// Who names the driver, and what stands before its name.
const DRIVER: (&str, &str) = ("egui_glow", "opengl ");

static LOG: LogFile =
    LogFile { open: Mutex::new(OpenLog { path: None, file: None, left: 0 }), driver: Mutex::new(Vec::new()) };

struct LogFile {
    open: Mutex<OpenLog>,
    /// What was said of the driver: its version, name and maker.
    driver: Mutex<Vec<String>>,
}

struct OpenLog {
    path: Option<PathBuf>,
    file: Option<File>,
    /// How much may still be written, in bytes.
    left: u64,
}

/// Begins the log where one is asked for. Where it cannot be written, a sentence in this language on the standard error says
/// so, and all else goes on.
pub fn start(language: Language) {
    let Some(asked) = env::var_os(VARIABLE).filter(|asked| !asked.is_empty() && asked != "0") else { return };
    let Some(path) = path_of(&asked) else {
        say(&Msg::NoSettingsFolder { variable: &FOLDER_VARIABLE }.text(language));
        return;
    };
    match open(&path) {
        Ok(file) => {
            *lock(&LOG.open) = OpenLog { path: Some(path.clone()), file: Some(file), left: LIMIT_BYTES };
            hear(LevelFilter::Debug);
            listen_to_panics();
            log::info!("Moyue {}, process {}", ReportItem::version(), std::process::id());
        }
        Err(error) => {
            let reason = system_error(SystemError::from(&error), language);
            say(&Msg::LogNotWritten { file: &path.display(), reason: &reason }.text(language));
        }
    }
}

/// Where the log is written; none where it is not.
pub fn path() -> Option<PathBuf> {
    lock(&LOG.open).path.clone()
}

/// Listens for the name of the driver, which is told while the window is made, until [`driver`] is asked for it.
///
/// OpenGL itself can be asked only by code that Rust does not check, which this crate has none of.
pub fn listen_for_driver() {
    hear(LevelFilter::Debug);
}

/// The driver's name, maker and version, as far as they were told; nothing more is listened for unless there is a log.
pub fn driver() -> String {
    if path().is_none() {
        log::set_max_level(LevelFilter::Off);
    }
    lock(&LOG.driver).join(", ")
}

/// Notes a file by the ending of its name and its size.
pub fn note_file(what: &str, path: Option<&Path>) {
    let Some(path) = path.filter(|_| log::log_enabled!(Level::Info)) else { return };
    let ending = ending(path);
    match fs::metadata(path) {
        Ok(about) => log::info!("{what}: {ending}, {} bytes", about.len()),
        Err(error) => log::info!("{what}: {ending}, {:?}", error.kind()),
    }
}

/// Notes what went wrong in a job, by the names that the program has for it.
pub fn note_outcome(outcome: &Outcome) {
    match outcome {
        Outcome::Loaded { result: Err(error), .. } => log::warn!("not loaded: {}", names_in(error)),
        Outcome::Reread { result: Err(error), .. } => log::warn!("not read again: {}", names_in(error)),
        Outcome::Pasted(Err(error)) => log::warn!("not pasted: {}", names_in(error)),
        Outcome::GlossaryRead { result: Err(error), .. } => log::warn!("no glossary: {}", names_in(error)),
        Outcome::TermsRead { result: Err(error), .. } => log::warn!("no terms: {}", names_in(error)),
        Outcome::SettingsRead { result: Err(error), .. } => log::warn!("no settings: {}", names_in(error)),
        Outcome::CopySaved(Err(error)) => log::warn!("no copy: {}", names_in(error)),
        Outcome::Rewritten(Err(error)) => log::warn!("not rewritten: {}", names_in(error)),
        Outcome::DialogClosed(answer) => log::info!("dialog: {}", names_in(answer)),
        Outcome::Noticed(kind) => log::info!("notice: {}", names_in(kind)),
        _ => {}
    }
}

fn path_of(asked: &OsStr) -> Option<PathBuf> {
    if asked != "1" {
        return Some(asked.into());
    }
    let folder = system_folder(|folders| folders.state_dir().unwrap_or(folders.data_local_dir()))?;
    Some(folder.join(FILE))
}

/// Opens a file to be written on, and begins it anew where it has grown large. Its folder is made if need be.
fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent().filter(|_| path.ends_with(FILE)) {
        fs::create_dir_all(folder)?;
    }
    let is_large = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > LIMIT_BYTES);
    if is_large {
        return File::create(path);
    }
    File::options().append(true).create(true).open(path)
}

fn hear(most: LevelFilter) {
    // It may be heard already.
    drop(log::set_logger(&LOG));
    log::set_max_level(most);
}

/// Whether something of this target and level goes into the log.
fn is_heard(target: &str, level: Level) -> bool {
    let is_of =
        |name: &str| target.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    HEARD.iter().any(|(name, most)| is_of(name) && level <= *most)
}

impl Log for LogFile {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        is_heard(about.target(), about.level())
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // Whoever formats it may want to log something, too.
        let text = record.args().to_string();
        if record.target().starts_with(DRIVER.0) && text.contains(DRIVER.1) {
            *lock(&self.driver) = driver_in(&text);
        }
        let mut open = lock(&self.open);
        if open.file.is_some() {
            let time = Local::now().format("%Y-%m-%d %H:%M:%S%.3f %:z");
            // What has several lines is set in.
            let text = text.trim().replace('\n', "\n    ");
            open.write(&format!("{time} {:5} {}: {text}\n", record.level(), record.target()));
        }
    }

    fn flush(&self) {}
}

impl OpenLog {
    fn write(&mut self, line: &str) {
        let Some(file) = &mut self.file else { return };
        let is_last = line.len() as u64 > self.left;
        self.left = self.left.saturating_sub(line.len() as u64);
        let line = if is_last { "The log of this process ends here: it has grown too long.\n" } else { line };
        // A disk that is full is no reason to stop reading.
        if file.write_all(line.as_bytes()).is_err() || is_last {
            self.file = None;
        }
    }
}

/// What is told of the driver, a line each: its name first, then its maker and version.
fn driver_in(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(DRIVER.1)?.split_once(": "));
    let mut told: Vec<_> = lines.collect();
    told.sort_by_key(|(what, _)| (*what != "renderer", *what));
    told.into_iter().map(|(_, said)| said.trim().to_owned()).filter(|said| !said.is_empty()).collect()
}

/// Has panics written to the log, and then done with as before.
fn listen_to_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let thread = thread::current();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let (name, said) = (thread.name().unwrap_or("without a name"), said(panic));
        log::error!("panic in the thread {name}, {place}: {said}\n{}", Backtrace::force_capture());
        before(panic);
    }));
}

/// What a panic says. Of what was put together while the program ran no more is told than what stands before the first
/// mark of quotation: it may quote the text that was being read.
fn said(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    if let Some(literal) = payload.downcast_ref::<&'static str>() {
        return (*literal).to_owned();
    }
    payload.downcast_ref::<String>().map(|text| before_quotation(text).to_owned()).unwrap_or_default()
}

fn before_quotation(text: &str) -> &str {
    text.split(['"', '\'', '`', '“', '「']).next().unwrap_or_default()
}

/// The ending of a file's name, no longer than endings are.
fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is_usual = ending.len() <= 12 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_usual && !ending.is_empty() { format!(".{ending}") } else { "another ending".to_owned() }
}

/// The names of the variants at the beginning of a value, without what they hold: `Import/TooManyTerms`.
fn names_in(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    let names = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '(').next().unwrap_or_default();
    names.trim_end_matches('(').replace('(', "/")
}

fn say(sentence: &str) {
    drop(writeln!(io::stderr(), "moyue: {sentence}"));
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_error::OpenError;
    use crate::reader::{NoticeKind, TermChange};

    #[test]
    fn who_may_know_the_text_is_not_heard() {
        for (target, level, is) in [
            ("moyue::app::jobs", Level::Debug, true),
            ("moyue", Level::Info, true),
            ("moyue_other", Level::Error, false),
            ("html5ever::tokenizer", Level::Error, false),
            ("egui_winit", Level::Error, false),
            ("egui_winit::clipboard", Level::Error, true),
            ("epaint::text::fonts", Level::Error, false),
            ("eframe::native::run", Level::Trace, false),
            ("wgpu_core::device", Level::Info, false),
        ] {
            assert_eq!(is_heard(target, level), is, "{target}");
        }
    }

    #[test]
    fn the_driver_is_named_first() {
        let told =
            "\nopengl version: 4.5 Mesa 22.3.6\nopengl renderer: llvmpipe (LLVM 15)\nopengl vendor: Mesa";
        assert_eq!(driver_in(told), ["llvmpipe (LLVM 15)", "Mesa", "4.5 Mesa 22.3.6"]);
        assert_eq!(driver_in("opengl renderer: "), [""; 0]);
    }

    #[test]
    fn values_are_named_without_what_they_hold() {
        assert_eq!(names_in(&OpenError::Missing), "Missing");
        assert_eq!(names_in(&OpenError::Unreadable(SystemError::DeviceFailed)), "Unreadable/DeviceFailed");
        let changed = NoticeKind::TermChanged(TermChange::Added("secret".into()));
        assert_eq!(names_in(&changed), "TermChanged/Added");
        assert_eq!(names_in(&"secret"), "");
    }

    #[test]
    fn a_file_is_named_by_its_ending_alone() {
        assert_eq!(ending("/secret/稿.txt".as_ref()), ".txt");
        assert_eq!(ending("/secret/稿".as_ref()), "another ending");
        assert_eq!(ending("/secret/a.what is to be kept".as_ref()), "another ending");
    }

    #[test]
    fn a_panic_quotes_nothing() {
        let quoting = "byte index 1 is not a char boundary; it is inside '墨' (bytes 0..3) of `墨閱`";
        assert_eq!(before_quotation(quoting), "byte index 1 is not a char boundary; it is inside ");
        assert_eq!(
            before_quotation("index out of bounds: the len is 3"),
            "index out of bounds: the len is 3"
        );
    }

    /// Names the log of the other process of the test below.
    const CHILD: &str = "MOYUE_TEST_LOG";

    /// Not a test by itself: the other process of the next one.
    #[test]
    fn child() {
        if env::var_os(CHILD).is_none() {
            return;
        }
        start(Language::En);
        let text = "secret";
        let panics = |work: fn(&str)| thread::Builder::new().name("broken".into()).spawn(move || work(text));
        for work in [|text: &str| panic!("it quotes “{text}”"), |_: &str| panic!("a fault of ours")] {
            assert!(panics(work).unwrap().join().is_err());
        }
    }

    #[test]
    fn a_panic_goes_into_the_log_with_its_place_and_no_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        let output = std::process::Command::new(env::current_exe().unwrap())
            .args(["--exact", "app::log_file::tests::child", "--nocapture"])
            .envs([(CHILD, "1".as_ref()), (VARIABLE, path.as_os_str())])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let log = fs::read_to_string(&path).unwrap();
        for part in
            ["ERROR", "panic in the thread broken, src", "log_file.rs:", "it quotes", "a fault of ours"]
        {
            assert!(log.contains(part), "{part} in {log}");
        }
        assert!(log.contains("\n      "), "the trace is set in: {log}");
        assert!(!log.contains("secret"), "{log}");
    }

    #[test]
    fn a_log_ends_where_it_has_grown_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deeper").join(FILE);
        let mut log = OpenLog { path: None, file: Some(open(&path).unwrap()), left: 10 };
        for line in ["one\n", "two\n", "three\n", "four\n"] {
            log.write(line);
        }
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.starts_with("one\ntwo\nThe log"), "{written}");
        assert_eq!(written.lines().count(), 3);
        File::options().write(true).open(&path).unwrap().set_len(LIMIT_BYTES + 1).unwrap();
        drop(open(&path).unwrap());
        assert_eq!(fs::metadata(&path).unwrap().len(), 0, "it is begun anew");
        assert!(open(&folder.path().join("no/such/folder/a.log")).is_err());
        assert!(open(folder.path()).is_err());
    }
}
