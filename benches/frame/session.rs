//! The whole screen without a window.

use std::ops::Deref;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, Vec2, pos2, vec2,
};
use moyue::app;
use moyue::article::Anchor;
use moyue::reader::{Command, Language, Reader, Settings};
use moyue::ui;

use crate::times::milliseconds;

/// The window, in pt.
pub const WINDOW: Vec2 = vec2(1280.0, 800.0);

/// What a window would hold, and the time on its clock.
pub struct Session {
    ctx: egui::Context,
    inner: app::Session,
    passed: usize,
    turns: usize,
    back: bool,
}

impl Deref for Session {
    type Target = app::Session;

    fn deref(&self) -> &app::Session {
        &self.inner
    }
}

/// How long a frame took.
#[derive(Clone, Copy)]
pub struct Frame {
    pub pass: Duration,
    tessellation: Duration,
    /// Whether glyphs were drawn that no frame before had.
    pub new_glyphs: bool,
    /// Whether the image that all glyphs are in was made anew, mostly twice as large.
    pub new_atlas: bool,
}

impl Frame {
    /// In ms.
    pub fn total(&self) -> f64 {
        milliseconds(self.pass + self.tessellation)
    }
}

impl Session {
    pub fn new() -> Self {
        let ctx = egui::Context::default();
        let reader = Reader::new(Settings::default(), Language::ZhHant);
        let mut session = app::Session::new(reader, ui::Screen::default(), || {});
        session.prepare(&ctx);
        Self { ctx, inner: session, passed: 0, turns: 0, back: false }
    }

    /// Opens a file; it is on the screen of the next frame.
    pub fn open(&mut self, path: &Path) {
        self.inner.run(Command::OpenPaths(vec![path.to_owned()]));
        while self.reader.loading.is_some() {
            self.inner.receive();
            thread::sleep(Duration::from_millis(1));
        }
        assert!(self.reader.notices.is_empty(), "the article is refused");
    }

    /// Waits until every job has ended and was heard of.
    fn wait(&mut self) {
        while !self.jobs.is_idle() {
            self.inner.receive();
            thread::sleep(Duration::from_millis(1));
        }
    }

    pub fn run(&mut self, command: Command) {
        self.inner.run(command);
    }

    /// Draws until nothing moves of itself; the pointer rests over the text.
    pub fn rest(&mut self) {
        self.rest_over(WINDOW.x / 2.0);
    }

    /// As [`Self::rest`], with the pointer so far from the left edge.
    pub fn rest_over(&mut self, x: f32) {
        self.wait();
        self.frame(vec![Event::PointerMoved(pos2(x, WINDOW.y / 2.0))]);
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    /// A frame of scrolling, in turn with the wheel and by a page; at either end of the article it turns round.
    pub fn scroll(&mut self) -> Frame {
        self.back = match self.reader.position {
            position if position == Anchor::default() => false,
            _ if self.reader.progress >= 0.995 => true,
            _ => self.back,
        };
        self.turns += 1;
        if self.turns.is_multiple_of(2) {
            let modifiers = if self.back { Modifiers::SHIFT } else { Modifiers::NONE };
            self.press(Key::Space, modifiers)
        } else {
            self.wheel(if self.back { 3.0 } else { -3.0 })
        }
    }

    /// Turns the wheel by so many lines; text moves down when they are positive.
    pub fn wheel(&mut self, lines: f32) -> Frame {
        self.frame(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, lines),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        }])
    }

    pub fn press(&mut self, key: Key, modifiers: Modifiers) -> Frame {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![Event::ModifiersChanged(modifiers), event(true), event(false)])
    }

    /// One frame with these events, as the window's shell runs it.
    pub fn frame(&mut self, events: Vec<Event>) -> Frame {
        self.passed += 1;
        self.inner.receive();
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(self.passed as f64 / 60.0),
            events,
            ..Default::default()
        };
        let start = Instant::now();
        let (ctx, session) = (&self.ctx, &mut self.inner);
        let output = ctx.run_ui(input, |ui| session.ui(ui));
        let pass = start.elapsed();
        let start = Instant::now();
        let new_glyphs = !output.textures_delta.set.is_empty();
        let new_atlas = output.textures_delta.set.values().flatten().any(|change| change.pos.is_none());
        let egui::FullOutput { shapes, pixels_per_point, mut textures_delta, .. } = output;
        // There is no graphics card to take them.
        textures_delta.clear();
        let triangles = self.ctx.tessellate(shapes, pixels_per_point);
        let tessellation = start.elapsed();
        assert!(!triangles.is_empty(), "nothing is drawn");
        Frame { pass, tessellation, new_glyphs, new_atlas }
    }

    /// A place in the middle of the middle one of the longest passages, another one every turn.
    pub fn middle(&self, turn: usize) -> Anchor {
        let passages = self.reader.document.as_ref().map_or(&[][..], |document| &document.shown.passages);
        let longest = passages.iter().map(|passage| passage.text.len()).max().unwrap_or_default();
        let long: Vec<_> = passages.iter().filter(|passage| passage.text.len() * 2 >= longest).collect();
        let Some(passage) = long.get(long.len() / 2) else { return Anchor::default() };
        let offset = passage.char_count() * (turn + 1) / 7;
        Anchor { offset: passage.anchor.offset + offset, ..passage.anchor }
    }
}
