//! A reading session with its screen and its loader, but without a window.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui_kittest::Harness;
use moyue::app::conversions::Conversions;
use moyue::app::finder::FindWorker;
use moyue::app::glossaries::Glossaries;
use moyue::app::loader::Loader;
use moyue::app::marker::Marker;
use moyue::app::pictures::Pictures;
use moyue::app::watcher::Watcher;
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
    watcher: Watcher,
    /// Effects that only a window's shell performs.
    pub asked: Vec<Effect>,
    marker: Marker,
    glossaries: Glossaries,
    /// Articles that are being marked.
    marking: usize,
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
                    let read_as = self.reader.read_as(&origin);
                    self.loader.load_as(origin, read_as);
                }
                Effect::Reread(origin) => {
                    let read_as = self.reader.read_as(&origin);
                    self.loader.reread(origin, read_as, self.reader.fingerprint());
                }
                Effect::Convert => {
                    if let Some(work) = self.reader.conversion_work() {
                        self.conversions.start(self.reader.revision, work);
                    }
                }
                Effect::MarkTerms => {
                    if let Some(marking) = self.reader.marking() {
                        self.marker.start(marking);
                        self.marking += 1;
                    }
                }
                Effect::ReadPictures(wanted) => {
                    if let Some(document) = &self.reader.document {
                        self.pictures.want(document, self.reader.readings, wanted);
                    }
                }
                Effect::OpenLink(address) => self.opened_links.push(address),
                Effect::Find(search) => self.finder.search(*search),
                Effect::StopFinding => self.finder.stop(),
                effect => self.asked.push(effect),
            }
        }
    }

    /// The title of the article on screen.
    pub fn title(&self) -> &str {
        self.reader.document.as_ref().map_or("", |document| &document.head.title)
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        if let Some(loaded) = self.loader.poll() {
            let (origin, result) = (loaded.origin, loaded.result);
            self.run(if loaded.is_reread {
                Command::Reread { origin, result }
            } else {
                Command::Loaded { origin, result }
            });
        }
        if let Some(path) = self.watcher.poll() {
            self.run(Command::FileChanged(path));
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
        while let Some(marked) = self.marker.poll() {
            self.marking -= 1;
            self.run(marked);
        }
        while let Some(command) = self.glossaries.poll() {
            self.run(command);
        }
        for command in self.screen.ui(ui, &self.reader) {
            self.run(command);
        }
        let file = self.reader.document.as_ref().and_then(|document| document.file.as_ref());
        self.watcher.watch(self.reader.file(), file.and_then(|file| file.stamp));
        for file in self.reader.glossaries_to_read() {
            self.glossaries.read(file);
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
        watcher: Watcher::new(|| {}),
        asked: Vec::new(),
        marker: Marker::new(|| {}),
        glossaries: Glossaries::new(|| {}),
        marking: 0,
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

/// Waits until nothing is being read, searched or converted.
/// Waits until nothing is being read, searched, converted or marked.
pub fn wait(harness: &mut Screen) {
    // What is asked for in one frame may begin in the next.
    harness.run_steps(2);
    for _ in 0..2_000 {
        let Session { reader, marking, .. } = harness.state();
        let is_reading = reader.loading.is_some() || reader.added.is_reading();
        if !is_reading && !reader.find.is_searching() && !reader.converting && *marking == 0 {
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
