//! A reading session with its screen and its loader, but without a window.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui_kittest::Harness;
use moyue::app::conversions::Conversions;
use moyue::app::finder::FindWorker;
use moyue::app::loader::Loader;
use moyue::app::pictures::Pictures;
use moyue::reader::{Command, Effect, FindCommand, Language, Reader, Settings};
use moyue::ui;

/// The harness of these tests.
pub type Screen = Harness<'static, Session>;

/// What a window would hold.
pub struct Session {
    pub reader: Reader,
    screen: ui::Screen,
    loader: Loader,
    finder: FindWorker,
    conversions: Conversions,
    pictures: Pictures,
    /// The web addresses that were to be opened.
    pub opened_links: Vec<String>,
}

impl Session {
    /// Runs a command as the window's shell would.
    pub fn run(&mut self, command: Command) {
        for effect in self.reader.update(command) {
            match effect {
                Effect::Load(origin) => {
                    self.loader.convert_to(self.reader.settings.conversion);
                    self.loader.load(origin);
                }
                Effect::Convert => {
                    if let Some(work) = self.reader.conversion_work() {
                        self.conversions.start(self.reader.revision, work);
                    }
                }
                Effect::ReadPictures(wanted) => {
                    if let Some(document) = &self.reader.document {
                        self.pictures.want(document, self.reader.opened, wanted);
                    }
                }
                Effect::OpenLink(address) => self.opened_links.push(address),
                Effect::Find(search) => self.finder.search(*search),
                Effect::StopFinding => self.finder.stop(),
                _ => {}
            }
        }
    }

    /// The title of the article on screen.
    pub fn title(&self) -> &str {
        self.reader.document.as_ref().map_or("", |document| &document.head.title)
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        if let Some(loaded) = self.loader.poll() {
            self.run(Command::Loaded { origin: loaded.origin, result: loaded.result });
        }
        for news in self.finder.poll() {
            self.run(Command::Find(FindCommand::News(news)));
        }
        while let Some(read) = self.pictures.poll() {
            self.screen.take_picture(read);
        }
        while let Some(command) = self.conversions.poll() {
            self.run(command);
        }
        for command in self.screen.ui(ui, &self.reader) {
            self.run(command);
        }
    }
}

/// A window of 1280 × 800 pt with nothing open.
pub fn harness() -> Screen {
    harness_with(egui::vec2(1280.0, 800.0), 1.0)
}

/// A window of a size in pt, with so many pixels to a point.
pub fn harness_with(size: egui::Vec2, pixels_per_point: f32) -> Screen {
    let session = Session {
        reader: Reader::new(Settings::default(), Language::En),
        screen: ui::Screen::default(),
        loader: Loader::new(|| {}),
        finder: FindWorker::new(|| {}),
        conversions: Conversions::new(|| {}),
        pictures: Pictures::new(|| {}),
        opened_links: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        // Fast enough for a double click.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .with_context_setup(|ctx| ctx.set_fonts(ui::fonts::definitions(Language::En)))
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

/// Waits until nothing is being read, searched or converted.
pub fn wait(harness: &mut Screen) {
    // What is asked for in one frame may begin in the next.
    harness.run_steps(2);
    for _ in 0..2_000 {
        let reader = &harness.state().reader;
        if reader.loading.is_none() && !reader.find.is_searching() && !reader.converting {
            harness.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    panic!("something is still being read or converted");
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
