//! The window where a graphics driver paints it, by eframe.

use eframe::{CreationContext, Frame, NativeOptions, UserEvent};
use egui::{Context, RawInput, Ui, ViewportBuilder, Visuals};
use winit::application::ApplicationHandler;
use winit::event_loop::EventLoop;

use super::{Window, environment};

/// The window of `app` as `builder` has it; it is made when the system is ready for it.
pub fn new(
    mut app: Window,
    viewport: ViewportBuilder,
    event_loop: &EventLoop<UserEvent>,
) -> impl ApplicationHandler<UserEvent> + use<> {
    let options = NativeOptions {
        viewport,
        persist_window: false,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let start = move |creation: &CreationContext<'_>| {
        app.begin(&creation.egui_ctx, creation, environment::renderer(creation));
        app.note_shown(true);
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    eframe::create_native("moyue", options, Box::new(start), event_loop)
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        Self::hear(input);
    }

    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        self.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.ui(ui, frame);
    }

    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    #[cfg(target_os = "linux")]
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    #[cfg(not(target_os = "linux"))]
    fn on_exit(&mut self) {
        self.finish();
    }
}
