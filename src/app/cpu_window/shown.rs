//! What a window shows, and how it comes there.

use std::error::Error;
use std::num::NonZeroU32;
use std::sync::Arc;

use eframe::UserEvent;
use egui::epaint::{ClippedPrimitive, Primitive};
use egui::{
    Color32, Context, Event, FullOutput, RawInput, TextureId, Vec2, ViewportBuilder, ViewportCommand,
    ViewportEvent, ViewportId, ViewportInfo, vec2,
};
use egui_winit::{ActionRequested, State, process_viewport_commands, update_viewport_info};
use softbuffer::{SoftBufferError, Surface};
use winit::dpi::PhysicalSize;
use winit::event::WindowEvent;
use winit::event_loop::{ActiveEventLoop, EventLoopProxy, OwnedDisplayHandle};
use winit::window::Window;

use crate::app::input_method::is_on_x11;
use crate::app::painter::{Painter, PixelCanvas};

/// The widest texture, in texels, and the longest side of a picture; as wide is the texture of all letters. Memory alone is
/// a limit here; this is what graphics processors have.
const MAX_TEXTURE_SIDE: usize = 8192;

/// How much of a frame is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FrameWork {
    /// It is worked out and shown.
    Whole,
    /// Work that has ended is taken in, and nothing is shown.
    Logic,
}

/// A window and what it shows.
pub struct Shown {
    pub app: crate::app::Window,
    pub state: State,
    painter: Painter,
    /// What the last frame consists of, to be shown again.
    primitives: Vec<ClippedPrimitive>,
    /// The textures that no frame after it needs.
    unneeded: Vec<TextureId>,
    ground: Color32,
    scale: f32,
    /// The size for which the last frame was worked out, px; none before the first.
    size: Option<PhysicalSize<u32>>,
    /// The size of what is on the screen, px; none before there is something.
    on_screen: Option<PhysicalSize<u32>>,
    /// Input that no frame has taken in.
    input: RawInput,
    info: ViewportInfo,
    is_closing: bool,
    is_on_x11: bool,
    surface: Surface<OwnedDisplayHandle, Arc<Window>>,
    pub window: Arc<Window>,
}

impl Shown {
    /// Makes a window, hidden until its first frame is there.
    ///
    /// # Errors
    /// When the system makes no window, or none that can be painted.
    pub fn new(
        mut app: crate::app::Window,
        ctx: &Context,
        builder: ViewportBuilder,
        event_loop: &ActiveEventLoop,
        proxy: EventLoopProxy<UserEvent>,
    ) -> Result<Self, Box<dyn Error>> {
        let builder = fitted(builder, event_loop);
        let window = Arc::new(egui_winit::create_window(ctx, event_loop, &builder)?);
        #[cfg(windows)]
        put_icon_on_taskbar(&window);
        let context = softbuffer::Context::new(event_loop.owned_display_handle())?;
        let surface = Surface::new(&context, Arc::clone(&window))?;
        let scale = window.scale_factor() as f32;
        let mut info = ViewportInfo::default();
        update_viewport_info(&mut info, ctx, &window, true);
        let root = ViewportId::ROOT;
        let mut state =
            State::new(ctx.clone(), root, event_loop, Some(scale), window.theme(), Some(MAX_TEXTURE_SIDE));
        state.init_accesskit(event_loop, &window, proxy);
        app.begin(ctx, &*window, "CPU".to_owned());
        Ok(Self {
            app,
            state,
            painter: Painter::default(),
            primitives: Vec::new(),
            unneeded: Vec::new(),
            ground: Color32::TRANSPARENT,
            scale,
            size: None,
            on_screen: None,
            input: RawInput::default(),
            info,
            is_closing: false,
            is_on_x11: is_on_x11(&*window),
            surface,
            window,
        })
    }

    /// Whether an X server shows the window.
    pub const fn is_on_x11(&self) -> bool {
        self.is_on_x11
    }

    /// Whether the window is on the screen, as far as the system says.
    pub fn is_seen(&self) -> bool {
        self.window.is_visible() != Some(false) && self.window.is_minimized() != Some(true)
    }

    /// Whether the window is as large as the last frame.
    pub fn is_as_large(&self) -> bool {
        self.size == Some(self.window.inner_size())
    }

    /// Takes in what happened to the window; whether a frame is to follow.
    pub fn hear(&mut self, event: &WindowEvent) -> bool {
        match event {
            WindowEvent::Occluded(is_occluded) => self.info.occluded = Some(*is_occluded),
            WindowEvent::CloseRequested => self.info.events.push(ViewportEvent::Close),
            _ => {}
        }
        let is_heard = self.state.on_window_event(&self.window, event).repaint;
        is_heard || matches!(event, WindowEvent::CloseRequested | WindowEvent::Resized(_))
    }

    /// Whether the window is to be closed.
    pub const fn is_closing(&self) -> bool {
        self.is_closing
    }

    /// Works out a frame and shows it.
    pub fn frame(&mut self, ctx: &Context, event_loop: &ActiveEventLoop, work: FrameWork) {
        update_viewport_info(&mut self.info, ctx, &self.window, false);
        let mut input = std::mem::take(&mut self.input);
        input.append(self.state.take_egui_input(&self.window));
        input.viewports = [(ViewportId::ROOT, self.info.clone())].into_iter().collect();
        crate::app::Window::hear(&mut input);
        self.is_closing |= input.viewport().close_requested();
        if work == FrameWork::Logic || self.info.visible() == Some(false) {
            self.take_in(ctx, event_loop, input);
        } else {
            self.work_out(ctx, event_loop, input);
        }
    }

    /// Takes in what the jobs have done; the input is for the next frame.
    fn take_in(&mut self, ctx: &Context, event_loop: &ActiveEventLoop, input: RawInput) {
        let (app, window) = (&mut self.app, &*self.window);
        let output = ctx.run_logic(&input, |ctx| app.logic(ctx, window));
        self.input = input;
        self.info.events.clear();
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, output.platform_output);
        for commands in output.viewport_commands.into_values() {
            self.obey(ctx, commands);
        }
    }

    fn work_out(&mut self, ctx: &Context, event_loop: &ActiveEventLoop, input: RawInput) {
        let (app, window) = (&mut self.app, &*self.window);
        let FullOutput { platform_output, mut textures_delta, shapes, pixels_per_point, viewport_output } =
            ctx.run_ui(input, |ui| {
                app.logic(ui.ctx(), window);
                app.ui(ui, window);
            });
        self.info.events.clear();
        self.state.handle_platform_output_with_event_loop(&self.window, event_loop, platform_output);
        let primitives = ctx.tessellate(shapes, pixels_per_point);
        let ground = ctx.global_style().visuals.panel_fill;
        // Elsewhere a frame may also be what the system asks for because the last one is lost.
        let is_same = self.is_on_x11
            && textures_delta.set.is_empty()
            && self.is_as_large()
            && (self.scale, self.ground) == (pixels_per_point, ground)
            && are_same(&self.primitives, &primitives);
        (self.primitives, self.scale, self.ground) = (primitives, pixels_per_point, ground);
        let unneeded = textures_delta.free.drain().collect();
        self.painter.free_textures(&std::mem::replace(&mut self.unneeded, unneeded));
        self.painter.set_textures(&textures_delta);
        textures_delta.clear();
        if self.size.is_none() {
            self.app.note_shown(true);
        }
        let is_hidden = self.size.is_none() && self.window.is_visible() == Some(false);
        if is_hidden {
            self.window.set_visible(true);
        }
        self.size = Some(self.window.inner_size());
        // What is painted into a hidden window is not kept, and an X server asks for it when the window is there.
        if !(is_same || is_hidden && self.is_on_x11) {
            self.show();
        }
        for output in viewport_output.into_values() {
            self.obey(ctx, output.commands);
        }
    }

    /// Shows what the last frame consists of.
    pub fn show(&mut self) {
        let size = self.window.inner_size();
        match (self.paint(size), self.on_screen) {
            (Ok(()), _) => self.on_screen = Some(size),
            (Err(error), None) => {
                log::error!("nothing can be shown: {error}");
                self.app.note_shown(false);
                self.is_closing = true;
            }
            (Err(error), Some(last)) => {
                log::error!("{} × {} px were not shown: {error}", size.width, size.height);
                // An X server that is far away takes no more pixels at once than a request holds.
                if last != size {
                    self.window.set_max_inner_size(Some(last));
                }
            }
        }
    }

    fn paint(&mut self, size: PhysicalSize<u32>) -> Result<(), SoftBufferError> {
        let (Some(width), Some(height)) = (NonZeroU32::new(size.width), NonZeroU32::new(size.height)) else {
            // A minimised window.
            return Ok(());
        };
        self.surface.resize(width, height)?;
        let mut pixels = self.surface.buffer_mut()?;
        let mut canvas = PixelCanvas::new(&mut pixels, size.width as usize);
        canvas.clear(self.ground);
        self.painter.paint(&mut canvas, self.scale, &self.primitives);
        self.window.pre_present_notify();
        pixels.present()
    }

    /// Does with the window what a frame asks for.
    fn obey(&mut self, ctx: &Context, commands: Vec<ViewportCommand>) {
        let mut actions = Vec::new();
        process_viewport_commands(ctx, &mut self.info, commands, &self.window, &mut actions);
        for action in actions {
            let event = match action {
                ActionRequested::Cut => Some(Event::Cut),
                ActionRequested::Copy => Some(Event::Copy),
                ActionRequested::Paste => match self.state.clipboard_text() {
                    Some(text) => Some(Event::Paste(text.replace("\r\n", "\n"))).filter(|_| !text.is_empty()),
                    None => self.state.clipboard_image().map(|image| Event::PasteImage(Arc::new(image))),
                },
                // Nothing here asks for these.
                ActionRequested::Screenshot(_) | ActionRequested::PaintWhileHidden => None,
            };
            self.state.egui_input_mut().events.extend(event);
        }
    }
}

/// The icon that the program brings; the one of the builder is for the title bar alone.
#[cfg(windows)]
fn put_icon_on_taskbar(window: &Window) {
    use winit::platform::windows::{IconExtWindows as _, WindowExtWindows as _};
    // `winresource` gives the icon this number.
    window.set_taskbar_icon(winit::window::Icon::from_resource(1, None).ok());
}

/// Whether two frames consist of the same. What a driver would be called back for never is.
fn are_same(before: &[ClippedPrimitive], after: &[ClippedPrimitive]) -> bool {
    let is_same =
        |(before, after): (&ClippedPrimitive, &ClippedPrimitive)| match (&before.primitive, &after.primitive)
        {
            (Primitive::Mesh(one), Primitive::Mesh(other)) => {
                before.clip_rect == after.clip_rect && one == other
            }
            _ => false,
        };
    before.len() == after.len() && before.iter().zip(after).all(is_same)
}

/// No larger than the largest monitor: a window that is kept may have stood on another one, and some systems show none
/// that reaches beyond.
fn fitted(builder: ViewportBuilder, event_loop: &ActiveEventLoop) -> ViewportBuilder {
    let sizes = event_loop.available_monitors().map(|monitor| {
        let size = monitor.size().to_logical::<f32>(monitor.scale_factor());
        vec2(size.width, size.height)
    });
    match (builder.inner_size, sizes.reduce(Vec2::max)) {
        (Some(size), Some(largest)) if largest.x > 0.0 && largest.y > 0.0 => {
            builder.with_inner_size(size.min(largest))
        }
        _ => builder,
    }
}
