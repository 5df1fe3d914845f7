//! The session that a window would hold, driven without one: for the tests that act on the screen and those that draw it.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::time::Duration;

use egui_kittest::Harness;
use moyue::app;
use moyue::page;
use moyue::reader::{Command, DesktopRequest, Language, Reader, Settings};
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
    fn frame(&mut self, ui: &mut egui::Ui) {
        self.inner.receive();
        self.inner.ui(ui);
        self.asked.extend(self.inner.take_requests());
    }
}

/// A window of a size in pt with nothing open, with so many pixels to a point.
pub fn window(settings: Settings, size: egui::Vec2, pixels_per_point: f32) -> Screen {
    let reader = Reader::new(settings, Language::En);
    let language = reader.language;
    let session = app::Session::new(reader, ui::Screen::default(), || {});
    let session = Session { inner: session, asked: Vec::new() };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(pixels_per_point)
        // Fast enough for a double click.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .with_context_setup(move |ctx| ctx.set_fonts(page::fonts::definitions(language)))
        .build_ui_state(|ui, session: &mut Session| session.frame(ui), session);
    harness.run();
    harness
}

/// Opens a file and waits until it is on screen or refused.
pub fn open(harness: &mut Screen, path: &Path) {
    harness.state_mut().run(Command::OpenPaths(vec![path.to_owned()]));
    wait(harness);
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
