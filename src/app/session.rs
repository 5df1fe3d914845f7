//! A reading session with its screen and its jobs, but without a window: what the window, the tests of the screen and
//! the benchmarks drive.

use std::sync::Arc;

use egui::epaint::text::FontProvider;
use egui::{Context, Ui};

use super::jobs::{Jobs, Message};
use super::log_file;
use super::work::Work;
use crate::page::fonts;
use crate::reader::{Command, DesktopRequest, Language, Reader};
use crate::ui::Screen;

/// A reading session, what is drawn of it, and what is done for it away from the window's thread.
pub struct Session {
    /// What is read, and how.
    pub reader: Reader,
    /// What is drawn.
    pub screen: Screen,
    /// What is under way.
    pub jobs: Jobs,
    /// What is shared by what is under way.
    pub work: Work,
    requests: Vec<DesktopRequest>,
    /// The language whose fonts egui has.
    fonts: Option<Language>,
}

impl Session {
    /// A session that has not begun: [`Command::Start`] begins it. `repaint` is called, from other threads, when
    /// [`Self::receive`] has something to take.
    pub fn new(reader: Reader, screen: Screen, repaint: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            reader,
            screen,
            jobs: Jobs::new(repaint),
            work: Work::default(),
            requests: Vec::new(),
            fonts: None,
        }
    }

    /// Gives egui fonts and style, so that the first frame is drawn right at once.
    pub fn prepare(&mut self, ctx: &Context) {
        self.give_fonts(ctx);
        self.screen.prepare(ctx, &self.reader);
    }

    /// Carries a command out, and starts what it asks for.
    pub fn run(&mut self, command: Command) {
        for effect in self.reader.update(command) {
            self.requests.extend(self.work.start(&mut self.jobs, effect));
        }
    }

    /// Takes what the jobs have to say; before each frame.
    pub fn receive(&mut self) {
        while let Some(message) = self.jobs.next() {
            match message {
                Message::Outcome(outcome) => {
                    log_file::note_outcome(&outcome);
                    self.run(Command::Hear(outcome));
                }
                Message::Picture(read) => self.screen.take_picture(read),
                Message::Animation(read) => self.screen.take_animation(read),
                Message::Faces(read) => self.screen.take_faces(&read),
                Message::FaceSample(sample) => self.screen.take_face_sample(sample),
            }
        }
    }

    /// Draws a frame, and carries out what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        for command in self.screen.ui(ui, &self.reader) {
            self.run(command);
        }
        self.give_fonts(ui.ctx());
    }

    /// What was asked of the desktop since the last call, in its order.
    pub fn take_requests(&mut self) -> Vec<DesktopRequest> {
        std::mem::take(&mut self.requests)
    }

    fn give_fonts(&mut self, ctx: &Context) {
        let language = self.reader.language;
        if self.fonts.is_none() {
            ctx.add_font_provider(Arc::clone(self.work.faces.shelf()) as Arc<dyn FontProvider>);
        }
        if self.fonts != Some(language) {
            self.fonts = Some(language);
            ctx.set_fonts(fonts::definitions(language));
        }
    }
}
