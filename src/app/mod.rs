//! The window: a session in it, what the desktop does for it, and the settings that it keeps.

mod cpu_window;
mod dialog;
mod driver_window;
mod environment;
mod graphics;
mod input_method;
pub mod jobs;
mod kept;
mod log_file;
mod other_windows;
mod painter;
mod paste_key;
mod repainter;
mod same_words;
mod session;
mod settling;
mod still_window;
pub mod store;
mod system_fonts;
mod system_look;
mod touchpad;
mod window;
pub mod work;

pub use kept::{kept_settings, program_report, replace_settings};
pub use log_file::start as start_log;
pub use same_words::add_same_words;
pub use session::Session;

use std::env;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::{self, ExitCode, Stdio};
use std::rc::Rc;
use std::time::Duration;

use eframe::UserEvent;
use egui::{Context, RawInput, Ui, ViewportBuilder, ViewportCommand};
use winit::dpi::PhysicalSize;
use winit::event_loop::EventLoop;
use winit::raw_window_handle::{HasDisplayHandle, HasWindowHandle};

use crate::reader::{
    Action, Command, DesktopRequest, Language, NoticeKind, Origin, Outcome, OwnTerms, Reader, Settings,
};
use crate::ui::Screen;
use crate::words::{Msg, notice, window_title};
use input_method::InputMethod;
use jobs::JobFailure;
use other_windows::OwnWindow;
use repainter::Repainter;
use settling::Settling;
use still_window::{StillWindow, WindowState};
use store::{PastedFolder, Saver, Store, StoreNotice};

/// The longest text that is put into the clipboard of an X server, in bytes of UTF-8.
///
/// arboard hands a selection over in one request and never in parts (the `INCR` of ICCCM §2.7.2). Beyond the longest
/// request, 16,777,212 bytes on Xorg, Xvfb and Xwayland, it sends nothing, not even that it has failed, and a program
/// that pastes waits for ever: measured with xclip, 16.5 MB take 0.1 s and 17.5 MB never come. Wayland hands texts over
/// through a pipe, Windows and macOS through memory; there no length is too much.
const X11_CLIPBOARD: usize = 16_000_000;

/// Opens the window with `files`, absolute paths; the first of them is shown. [`crate::article::STANDARD_INPUT`] among
/// them is the standard input.
///
/// A file that is open in another window is shown there, and no window is opened.
///
/// Gives 1 when no window can be opened, after a sentence on the standard error output; on Windows in a box, too.
pub fn run(files: &[PathBuf]) -> ExitCode {
    if let [file] = files
        && env::var_os(graphics::AGAIN).is_none()
        && other_windows::show_elsewhere(file)
    {
        return ExitCode::SUCCESS;
    }
    log_file::listen_for_driver();
    let repainter = Repainter::default();
    let (mut window, place) = Window::new(repainter.clone());
    let language = window.session.reader.language;
    // The article is read while the window is being made.
    window.session.run(Command::Start(files.to_vec()));
    let state = Rc::clone(&window.state);
    let its_state = Rc::clone(&state);
    let repaint = repainter.caller();
    let run = move || {
        let event_loop = EventLoop::<UserEvent>::with_user_event().build()?;
        let app = graphics::window(window, place, &event_loop);
        event_loop.run_app(&mut StillWindow::new(app, its_state, repaint))
    };
    // A driver that fails while the window is made may end in a panic of wgpu, which has been said by then.
    let failure = match panic::catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) if state.is_there.get() => return ExitCode::SUCCESS,
        Err(panic) if state.is_there.get() => panic::resume_unwind(panic),
        Ok(Err(_)) => Msg::NoWindowDisplay,
        // eframe keeps to itself why it gave up.
        Ok(Ok(())) | Err(_) => match graphics::try_next(files) {
            Ok(true) => return ExitCode::SUCCESS,
            Ok(false) | Err(_) => Msg::NoWindow,
        },
    };
    no_window(&failure.text(language));
    ExitCode::FAILURE
}

/// A program with a window has nobody who reads its streams on Windows.
fn no_window(sentence: &str) {
    drop(writeln!(io::stderr(), "moyue: {sentence}"));
    #[cfg(windows)]
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Moyue")
        .set_description(sentence)
        .show();
}

/// What a dialog of the system can be shown above.
trait OnScreen: HasWindowHandle + HasDisplayHandle {}

impl<W: HasWindowHandle + HasDisplayHandle> OnScreen for W {}

/// A session, and what is kept of it.
struct Window {
    session: Session,
    settings: Saver<Settings>,
    terms: Saver<OwnTerms>,
    title: String,
    own: OwnWindow,
    repainter: Repainter,
    state: Rc<WindowState>,
    /// Whether what the window was told to do comes about in the next frame, which has to be asked for when this one is done.
    wants_frame: bool,
    /// None before the window is there.
    settling: Option<Settling>,
    /// None but on X11.
    input_method: Option<InputMethod>,
}

impl Window {
    /// A window with what is kept, and how it is to be made.
    fn new(repainter: Repainter) -> (Self, ViewportBuilder) {
        let (store, terms_store) = (Store::<Settings>::of_system(), Store::<OwnTerms>::of_system());
        let (settings, notice) = store.load();
        let (own, terms_notice) = terms_store.load();
        let notices = [
            notice.map(StoreNotice::said_of::<Settings>),
            terms_notice.map(StoreNotice::said_of::<OwnTerms>),
        ];
        let builder = window::builder(settings.window);
        let kept_in = store.file().map(|path| path.display().to_string()).unwrap_or_default();
        let savers = (Saver::new(store, &settings), Saver::new(terms_store, &own));
        let mut reader = Reader::new(settings, system_language());
        reader.own = own;
        reader.environment = environment::environment();
        let mut session = Session::new(reader, Screen::new(kept_in), repainter.caller());
        let pasted = PastedFolder::of_system();
        session.reader.pasted.folder = pasted.path().map(PathBuf::from);
        session.work.paste.folder = pasted;
        for notice in notices.into_iter().flatten() {
            session.run(Command::Notify(notice));
        }
        let (settings, terms) = savers;
        system_look::listen(&mut session.jobs);
        let own = OwnWindow::listen(&mut session.jobs);
        (
            Self {
                session,
                settings,
                terms,
                title: String::new(),
                own,
                repainter,
                state: Rc::default(),
                wants_frame: false,
                settling: None,
                input_method: None,
            },
            builder,
        )
    }

    /// Begins its life in a window that is painted by `renderer`.
    fn begin(&mut self, ctx: &Context, window: &impl OnScreen, renderer: String) {
        let is_on_x11 = input_method::is_on_x11(window);
        self.repainter.attach(ctx);
        system_fonts::provide(ctx);
        environment::note_window(&mut self.session.reader.environment, renderer, is_on_x11);
        self.session.prepare(ctx);
        self.settling = Some(Settling::new(ctx));
        if is_on_x11 {
            self.input_method = Some(InputMethod::default());
            self.session.screen.limit_copies(X11_CLIPBOARD);
        }
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
    }

    /// Notes whether something can be shown in the window.
    fn note_shown(&self, can_be: bool) {
        self.state.is_there.set(can_be);
    }

    /// Looks through the input before egui does.
    fn hear(input: &mut RawInput) {
        touchpad::tell_all(input);
    }

    /// Takes in what the jobs have done, and what was asked for since.
    fn logic(&mut self, ctx: &Context, window: &impl OnScreen) {
        self.session.receive();
        if self.state.paste.asked.take() {
            self.session.run(Command::Do(Action::Paste));
        }
        self.perform(ctx, window);
    }

    /// Draws what the session shows.
    fn ui(&mut self, ui: &mut Ui, window: &impl OnScreen) {
        self.session.ui(ui);
        self.perform(ui.ctx(), window);
        self.keep(ui.ctx());
        self.state.paste.is_typing.set(ui.ctx().text_edit_focused());
        self.state.paste.is_unsettled.set(false);
        if let Some(input_method) = &mut self.input_method {
            input_method.keep(ui.ctx(), &self.title);
            let drawn = ui.ctx().viewport_rect().size() * ui.ctx().pixels_per_point();
            self.state.drawn.set(Some(PhysicalSize::new(drawn.x.round() as u32, drawn.y.round() as u32)));
        }
        let is_repeated = self.settling.as_mut().is_some_and(|settling| settling.end_pass(ui.ctx()));
        if !is_repeated && std::mem::take(&mut self.wants_frame) {
            ui.ctx().request_repaint_after(Duration::from_millis(1));
        }
    }

    /// Does what only the desktop can.
    fn perform(&mut self, ctx: &Context, window: &impl OnScreen) {
        for request in self.session.take_requests() {
            match request {
                DesktopRequest::ShowDialog(dialog) => dialog::show(&self.session.jobs, &dialog, Some(window)),
                DesktopRequest::OpenAddress(address) => self.open_address(address),
                DesktopRequest::Paste => {
                    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                    self.wants_frame = true;
                }
                DesktopRequest::NewWindow(file) => self.open_window(file),
                DesktopRequest::ShowWindow => {
                    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                    ctx.send_viewport_cmd(ViewportCommand::Focus);
                    let attention = egui::UserAttentionType::Informational;
                    ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
                }
                DesktopRequest::ToggleFullScreen => {
                    let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
                }
                DesktopRequest::CloseWindow => {
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                    self.wants_frame = true;
                }
            }
        }
    }

    /// Another window is another process of this program.
    fn open_window(&self, file: Option<PathBuf>) {
        let not_opened = |error| Outcome::Noticed(NoticeKind::NoNewWindow(error));
        let work = move |_: &_| {
            let started = env::current_exe().and_then(|program| {
                process::Command::new(program)
                    .args(file)
                    .env_remove(graphics::AGAIN)
                    .stdin(Stdio::null())
                    .spawn()
            });
            match started {
                // Whoever has started a process has to hear of its end.
                Ok(mut window) => {
                    drop(window.wait());
                    None
                }
                Err(error) => Some(not_opened(error.into())),
            }
        };
        self.session.jobs.spawn("new window", work, move |failure| match failure {
            JobFailure::NoThread(error) => Some(not_opened(error)),
            JobFailure::Crashed => None,
        });
    }

    /// Opens an address in the browser, or in the mail program, which take their time to start.
    fn open_address(&self, address: String) {
        let refused = |address| Outcome::Noticed(NoticeKind::NoBrowser(address));
        let unopened = address.clone();
        let work = move |_: &_| webbrowser::open(&address).is_err().then(|| refused(address));
        self.session.jobs.spawn("browser", work, move |_| Some(refused(unopened.clone())));
    }

    /// Keeps the window's title, its place, the settings and the terms up to date.
    fn keep(&mut self, ctx: &Context) {
        let Session { reader, jobs, .. } = &mut self.session;
        self.own.note(reader.loading.as_ref().and_then(Origin::path).or(reader.file()));
        let title = window_title(reader);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        reader.settings.window = window::place(ctx).or(reader.settings.window);
        reader.remember_place();
        self.settings.offer(&reader.settings, jobs);
        self.terms.offer(&reader.own, jobs);
    }

    /// Writes what is not yet written.
    fn finish(&mut self) {
        log::info!("the window is closed");
        let reader = &mut self.session.reader;
        reader.remember_place();
        let settings = self.settings.finish(&reader.settings).map_err(StoreNotice::said_of::<Settings>);
        let terms = self.terms.finish(&reader.own).map_err(StoreNotice::said_of::<OwnTerms>);
        for kind in [settings, terms].into_iter().filter_map(Result::err) {
            let (said, file) = notice(&kind, reader.language);
            let file = file.map(|file| format!(" ({file})")).unwrap_or_default();
            drop(writeln!(io::stderr(), "moyue: {said}{file}"));
        }
    }
}

/// The interface's language where the user has not chosen one.
fn system_language() -> Language {
    sys_locale::get_locale().map_or(Language::En, |locale| Language::from_locale(&locale))
}
