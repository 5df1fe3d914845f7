//! The window where no graphics driver paints it: what eframe does elsewhere, for one window and a [`Painter`].

mod shown;

use std::time::{Duration, Instant};

use eframe::UserEvent;
use egui::{Context, ViewportBuilder};
use egui_winit::accesskit_winit::WindowEvent as AccessibilityEvent;
use winit::application::ApplicationHandler;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy};
use winit::window::WindowId;

use shown::{FrameWork, Shown};

/// How long a frame that was asked for is waited for. A Wayland compositor keeps a hidden window waiting; work that has
/// ended is taken in meanwhile.
const PATIENCE: Duration = Duration::from_millis(250);

/// How long a frame of a movement is shown. A driver waits for the screen; here nothing would hold a movement back.
const FRAME: Duration = Duration::from_micros(16_667);

/// How often a window is worked on that is not seen.
const UNSEEN: Duration = Duration::from_millis(100);

/// A window, and when it is painted.
pub struct CpuWindow {
    ctx: Context,
    proxy: EventLoopProxy<UserEvent>,
    /// What is shown and how, until there is a window that shows it.
    app: Option<(super::Window, ViewportBuilder)>,
    shown: Option<Shown>,
    /// When the last frame was begun.
    last_frame: Option<Instant>,
    /// When the next frame is due.
    next_frame: Option<Instant>,
    /// Whether a frame has been asked for that has not come yet.
    is_asked: bool,
    /// Until when nothing is done but to wait for it.
    patience: Option<Instant>,
}

impl CpuWindow {
    /// The window of `app` as `builder` has it; it is made when the system is ready for it.
    pub fn new(app: super::Window, builder: ViewportBuilder, event_loop: &EventLoop<UserEvent>) -> Self {
        Self {
            ctx: Context::default(),
            proxy: event_loop.create_proxy(),
            app: Some((app, builder.with_visible(false))),
            shown: None,
            last_frame: None,
            next_frame: None,
            is_asked: false,
            patience: None,
        }
    }

    /// Has the next frame come then, if it does not come sooner.
    fn want_frame(&mut self, when: Instant) {
        self.next_frame = Some(self.next_frame.map_or(when, |next| next.min(when)));
    }

    fn frame(&mut self, event_loop: &ActiveEventLoop, work: FrameWork) {
        self.last_frame = Some(Instant::now());
        if let Some(shown) = &mut self.shown {
            shown.frame(&self.ctx, event_loop, work);
        }
    }

    /// When a frame of a movement is due that goes on now.
    fn next_of_movement(&self) -> Instant {
        let now = Instant::now();
        self.last_frame.map_or(now, |last| now.max(last + FRAME))
    }

    /// Asks for the frame that is due, and has the loop sleep until the next one.
    fn plan(&mut self, event_loop: &ActiveEventLoop) {
        let now = Instant::now();
        let is_past = |time: &mut Option<Instant>| time.take_if(|time| *time <= now).is_some();
        if is_past(&mut self.next_frame)
            && let Some(shown) = &self.shown
        {
            if self.patience.is_some() {
                // It has been asked for.
            } else if shown.is_on_x11() {
                // An X server has no time for a frame; what it asks for is to be shown again, whatever else is due.
                self.frame(event_loop, FrameWork::Whole);
            } else if shown.is_seen() {
                shown.window.request_redraw();
                self.is_asked = true;
                self.patience = Some(now + PATIENCE);
            } else {
                // A window that is not seen is not asked to paint on every system, and has to be painted to be seen.
                self.frame(event_loop, FrameWork::Whole);
                self.next_frame = self.next_frame.map(|next| next.max(now + UNSEEN));
            }
        }
        if is_past(&mut self.patience) {
            self.frame(event_loop, FrameWork::Logic);
        }
        if self.shown.as_ref().is_some_and(Shown::is_closing) {
            event_loop.exit();
        }
        let next = self.next_frame.into_iter().chain(self.patience).min();
        event_loop.set_control_flow(next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }
}

impl ApplicationHandler<UserEvent> for CpuWindow {
    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        if let Some((app, builder)) = self.app.take() {
            let proxy = self.proxy.clone();
            self.ctx.set_request_repaint_callback(move |info| {
                // After the end of the loop nobody hears it.
                let _ = proxy.send_event(UserEvent::RequestRepaint {
                    viewport_id: info.viewport_id,
                    when: Instant::now() + info.delay,
                    cumulative_pass_nr: info.current_cumulative_pass_nr,
                });
            });
            match Shown::new(app, &self.ctx, builder, event_loop, self.proxy.clone()) {
                Ok(shown) => self.shown = Some(shown),
                Err(error) => {
                    log::error!("no window: {error}");
                    event_loop.exit();
                    return;
                }
            }
        }
        self.want_frame(Instant::now());
    }

    fn window_event(&mut self, event_loop: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        let Some(shown) = &mut self.shown else { return };
        match event {
            WindowEvent::RedrawRequested if shown.is_on_x11() && !shown.is_as_large() => {
                self.want_frame(Instant::now());
            }
            WindowEvent::RedrawRequested if self.is_asked || !shown.is_as_large() => {
                self.is_asked = false;
                self.patience = None;
                self.frame(event_loop, FrameWork::Whole);
            }
            // The system wants again what has been there already.
            WindowEvent::RedrawRequested => shown.show(),
            // Windows shows what is left of the old size until it is painted over.
            WindowEvent::Resized(_) if cfg!(windows) => {
                shown.hear(&event);
                self.frame(event_loop, FrameWork::Whole);
            }
            event => {
                if shown.hear(&event) {
                    let is_movement = matches!(
                        event,
                        WindowEvent::CursorMoved { .. }
                            | WindowEvent::MouseWheel { .. }
                            | WindowEvent::Touch(_)
                    );
                    self.want_frame(if is_movement { self.next_of_movement() } else { Instant::now() });
                }
            }
        }
    }

    fn user_event(&mut self, _: &ActiveEventLoop, event: UserEvent) {
        let now = Instant::now();
        match event {
            UserEvent::RequestRepaint { viewport_id, when, cumulative_pass_nr } => {
                let passes = self.ctx.cumulative_pass_nr_for(viewport_id);
                // What was asked for before the last frame is in it.
                if passes == cumulative_pass_nr || passes == cumulative_pass_nr + 1 {
                    let is_seen = self.shown.as_ref().is_some_and(Shown::is_seen);
                    let soonest = if is_seen { self.next_of_movement() } else { now + UNSEEN };
                    self.want_frame(when.max(soonest));
                }
            }
            UserEvent::AccessKitActionRequest(event) => match event.window_event {
                AccessibilityEvent::InitialTreeRequested => {
                    self.ctx.enable_accesskit();
                    self.want_frame(now);
                }
                AccessibilityEvent::ActionRequested(request) => {
                    if let Some(shown) = &mut self.shown {
                        shown.state.on_accesskit_action_request(request);
                    }
                    self.want_frame(now);
                }
                AccessibilityEvent::AccessibilityDeactivated => self.ctx.disable_accesskit(),
            },
        }
    }

    /// All that has come is taken in.
    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.plan(event_loop);
    }

    fn exiting(&mut self, _: &ActiveEventLoop) {
        if let Some(mut shown) = self.shown.take() {
            shown.app.finish();
        }
    }
}
