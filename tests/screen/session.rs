//! The session that a window would hold, and what these tests ask of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use moyue::reader::{DesktopRequest, Purpose, Settings};

pub use crate::window::{Screen, Session, open, wait};

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
}

/// A window of 1280 × 800 pt with nothing open.
pub fn harness() -> Screen {
    harness_with(egui::vec2(1280.0, 800.0), 1.0)
}

/// A window of a size in pt, with so many pixels to a point.
pub fn harness_with(size: egui::Vec2, pixels_per_point: f32) -> Screen {
    crate::window::window(Settings::default(), size, pixels_per_point)
}

/// A window in which a file with this text is open; the file goes with what is given.
pub fn reading(text: &str) -> (TestFile, Screen) {
    let file = TestFile::new("a.txt", text.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    (file, harness)
}

/// Presses a key, without letting go of it, and draws one frame.
pub fn strike(harness: &mut Screen, key: egui::Key) {
    let modifiers = egui::Modifiers::NONE;
    harness.event(egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
    harness.step();
}

/// What is in the window of a role and a name; text outside is told, too.
pub fn seen<'a>(harness: &'a Screen, role: egui::Role, name: &'a str) -> Vec<egui_kittest::Node<'a>> {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let window = harness.ctx.content_rect();
    let is_called = move |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let called = if role == egui::Role::Label { node.value() } else { node.label() };
        called.as_deref() == Some(name)
    };
    let nodes = harness.query_all_by_role(role).filter(is_called);
    nodes.filter(|node| window.intersects(node.rect())).collect()
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
