//! The session that a window would hold, driven without one.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui_kittest::Harness;
use moyue::app;
use moyue::page;
use moyue::reader::{Command, DesktopRequest, Language, Purpose, Reader, Settings};
use moyue::ui;

/// The harness of these tests.
pub type Screen = Harness<'static, Session>;

/// What a window would hold, but for the desktop around it.
pub struct Session {
    inner: app::Session,
    /// What was asked of the desktop.
    pub asked: Vec<DesktopRequest>,
}

impl Deref for Session {
    type Target = app::Session;

    fn deref(&self) -> &app::Session {
        &self.inner
    }
}

impl DerefMut for Session {
    fn deref_mut(&mut self) -> &mut app::Session {
        &mut self.inner
    }
}

impl Session {
    /// The title of the article on screen.
    pub fn title(&self) -> &str {
        self.reader.document.as_ref().map_or("", |document| &document.shown.head.title)
    }

    /// The web addresses that were to be opened.
    pub fn opened_links(&self) -> Vec<&str> {
        let mut addresses = Vec::new();
        for request in &self.asked {
            if let DesktopRequest::OpenAddress(address) = request {
                addresses.push(address.as_str());
            }
        }
        addresses
    }

    /// What the file dialogs were for that were to be shown.
    pub fn dialogs(&self) -> Vec<Purpose> {
        let purpose = |request: &DesktopRequest| match request {
            DesktopRequest::ShowDialog(dialog) => Some(dialog.purpose),
            _ => None,
        };
        self.asked.iter().filter_map(purpose).collect()
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        self.inner.receive();
        self.inner.ui(ui);
        self.asked.extend(self.inner.take_requests());
    }
}

/// A window of 1280 × 800 pt with nothing open.
pub fn harness() -> Screen {
    harness_with(egui::vec2(1280.0, 800.0), 1.0)
}

/// A window of a size in pt, with so many pixels to a point.
pub fn harness_with(size: egui::Vec2, pixels_per_point: f32) -> Screen {
    let reader = Reader::new(Settings::default(), Language::En);
    let session = app::Session::new(reader, ui::Screen::default(), || {});
    let session = Session { inner: session, asked: Vec::new() };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        // Fast enough for a double click.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .with_context_setup(|ctx| ctx.set_fonts(page::fonts::definitions(Language::En)))
        .build_ui_state(|ui, session: &mut Session| session.frame(ui), session);
    harness.run();
    harness
}

/// A window in which a file with this text is open; the file goes with what is given.
pub fn reading(text: &str) -> (TestFile, Screen) {
    let file = TestFile::new("a.txt", text.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    (file, harness)
}

/// Opens a file and waits until it is on screen or refused.
pub fn open(harness: &mut Screen, path: &Path) {
    harness.state_mut().run(Command::OpenPaths(vec![path.to_owned()]));
    wait(harness);
}

/// Waits until something is so.
pub fn wait_until(harness: &mut Screen, what: &str, is_so: impl Fn(&Screen) -> bool) {
    for _ in 0..4_000 {
        if is_so(harness) {
            harness.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    panic!("still waiting until {what}");
}

/// Waits until every job has ended and was heard of.
pub fn wait(harness: &mut Screen) {
    // What is asked for in one frame may begin in the next.
    harness.run_steps(2);
    for _ in 0..2_000 {
        if harness.state().jobs.is_idle() {
            harness.run();
            // That may have asked for more.
            if harness.state().jobs.is_idle() {
                return;
            }
        }
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    panic!("something is still under way");
}

/// A file that goes with the test.
pub struct TestFile {
    /// Removed when this is dropped.
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl TestFile {
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test's files");
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("the test's file is written");
        Self { _folder: folder, path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A file as the system drops it.
#[derive(Debug)]
pub struct DroppedPath(pub PathBuf);

impl egui::DroppedFile for DroppedPath {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
